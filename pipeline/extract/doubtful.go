package extract

import "github.com/wiremill/wiremill/schema"

// doubtful reports whether the words around a fact leave open, or take back, what
// its rule read: "declined to say whether it would appeal", "may stop cutting".
func (s *sentence) doubtful(f *fact) bool {
	switch {
	case f.speech:
		return false
	case acted(f.EventType) && s.whether(int(f.trigger)):
		return true
	case f.EventType == schema.CentralBank:
		t := int(f.trigger)
		if t > s.first && s.nodes[t].form&formIng != 0 && s.nodes[t-1].ent < 0 && s.listed("endword", t-1) {
			return true
		}
		if t-2 >= s.first && s.nodes[t-1].cls.has(s.k.to) && s.listed("abilitynoun", t-2) {
			return true // "its ability to cut rates"
		}
		if f.rule.is(roleRateMove) && f.Value != nil && f.Unit != nil && *f.Unit == schema.UnitPct && s.oddsBefore(t) && !s.is(max(int(f.qty)-1, s.first), s.k.to1) {
			f.Value, f.Unit, f.qty = nil, nil, -1 // "a 33 percent chance that it will raise rates, down from 48 percent"
		}
	}
	return false
}

// whether reports whether the clause of node v is an indirect question.
func (s *sentence) whether(v int) bool {
	const reach = 8
	for i := v - 1; i >= s.first && i >= v-reach; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if s.listed("whetherword", i) {
			return true
		}
		if n.cls.has(s.k.stop) {
			return false
		}
	}
	return false
}

// oddsBefore reports whether what node v tells hangs on its odds.
func (s *sentence) oddsBefore(v int) bool {
	const reach = 10
	for i := v - 1; i >= s.first && i >= v-reach; i-- {
		if s.nodes[i].ent < 0 && s.listed("chancenoun", i) {
			return true
		}
	}
	return false
}

// placedElsewhere reports whether nothing in the sentence is of the country that a
// statistic has been given: without a figure that is a guess too many.
func (s *sentence) placedElsewhere(x *subject) bool {
	if !x.weak || x.ent == nil {
		return x.weak
	}
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && s.ents[n.ent].Ent.Country == x.ent.Country {
			return false
		}
	}
	return true
}

// goesOnTelling reports whether the article has just told a statistic of the country of
// f, the sentence names no other, and its verb tells what happened: "Retail sales fell".
func (s *sentence) goesOnTelling(f *fact) bool {
	n, d := &s.nodes[f.trigger], &s.doc.stat
	return n.cls.has(s.k.verb) && n.form&formPast != 0 && s.toldWithin(openReach) && d.fact.sub.ent == f.sub.ent && !s.placed() && s.ctx.mainCo == nil && !s.firmsTold()
}

// doneByFirm reports whether a measure whose country the sentence does not name is one of
// a company: "Acme stuck to its $25 billion plan".
func (s *sentence) doneByFirm(f *fact) bool {
	if !f.sub.weak || f.sub.ent == nil {
		return false
	}
	firm := false
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 {
			if i < int(f.trigger) && n.cls.has(s.k.officialHead) {
				return false // "lawmakers", "the government"
			}
			continue
		}
		e := s.ents[n.ent].Ent
		if s.k.kindBits.of("official").has(s.k.kindBits.of(e.Kind)) && e.Kind != schema.KindOrganisation {
			return false
		}
		firm = firm || i < int(f.trigger) && n.cls.has(s.k.company) && s.startsClause(i)
	}
	return firm
}
