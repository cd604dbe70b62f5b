package extract

import "github.com/wiremill/wiremill/schema"

// stateTakeovers makes acts of a regulator of the takeovers whose taker is a state,
// a regulator or a central bank: "the Treasury's takeover of Acme", "the government
// will take over the bank". What a state buys at a price or a share stays a deal.
func (s *sentence) stateTakeovers(facts []fact) {
	for i := range facts {
		f := &facts[i]
		if f.EventType != schema.MNA || f.Value != nil || !s.listed("stateseizure", int(f.trigger)) || !s.ofState(f) && !s.byState(f) {
			continue
		}
		f.EventType, f.EventSubtype = schema.RegAction, ptr("order")
	}
}

// ofState reports whether the actor of fact f is a state or one of its bodies, named
// right before what it does.
func (s *sentence) ofState(f *fact) bool {
	if f.ActorName == nil {
		return false
	}
	const reach = 8
	owned := false // "the Treasury's takeover"
	for i := int(f.trigger) - 1; i >= s.first && i > int(f.trigger)-reach; i-- {
		n := &s.nodes[i]
		if n.ent < 0 {
			owned = owned || n.cls.has(s.k.poss)
			continue
		}
		if !s.nodes[f.trigger].cls.has(s.k.verb) && !owned {
			return false // "the Fed helped engineer a takeover"
		}
		return s.ents[n.ent].Ent.Name == *f.ActorName && n.cls.has(s.k.kindBits.of("official").or(s.k.kindBits.of("country")))
	}
	return false
}

// byState reports whether a takeover in the passive is one by a state that is not
// named: "was taken over last week by the state".
func (s *sentence) byState(f *fact) bool {
	const reach = 6
	for i := int(f.trigger) + 1; i+1 < s.end && i < int(f.trigger)+reach; i++ {
		if s.is(i, s.k.by) {
			for i++; i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.det.or(s.k.adj)); i++ {
			}
			return i < s.end && s.listed("statebody", i)
		}
	}
	return false
}
