package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// questioned reports whether the sentence asks: what it asks is not told.
func (s *sentence) questioned() bool {
	for i := s.end - 1; i >= s.first && i >= s.end-3; i-- {
		if s.text(i, i) == "?" {
			return true
		}
	}
	return false
}

// imagined makes an act possible that the words before it only think of: "in the
// event of a bankruptcy by Acme".
func (s *sentence) imagined(f *fact) {
	if f.Modality != schema.Actual || f.speech {
		return
	}
	switch f.EventType {
	case schema.CreditEvent, schema.MNA, schema.Labour, schema.Shock, schema.Legal, schema.CentralBank, schema.PolicyAction, schema.RegAction:
	default:
		return
	}
	for i := int(f.first) - 1; i >= s.first && i >= int(f.first)-5; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 || n.cls.has(s.k.stop) {
			return
		}
		if s.listed("imagined", i) || i >= int(f.first)-3 && s.listed("supposing", i) && !(s.listed("ofwhatwas", i) && (s.nodes[f.trigger].form&formPast != 0 || !s.nodes[f.trigger].cls.has(s.k.verb) && s.pastVerb())) {
			f.Modality = schema.Possible
			return
		}
	}
}

// unplanned reports whether an act hangs on a plan that is denied: "was not
// looking to raise capital", "no longer expected to return to profit".
func (s *sentence) unplanned(f *fact) bool {
	plan := false
	switch f.EventType {
	case schema.Financing, schema.Guidance:
		plan = f.Value == nil
	case schema.Labour, schema.Operations, schema.Buyback, schema.Listing, schema.Legal:
	case schema.Ownership: // "will not seek to raise its stake", what is held is told all the same
		if f.Direction == nil {
			return false
		}
	default:
		return false
	}
	const reach = 6
	for j := int(f.trigger) - 1; j >= s.first && j > int(f.trigger)-reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.pronoun)) {
			return false
		}
		w := s.text(j, j)
		plan = plan || n.cls.has(s.k.to) || strings.HasSuffix(w, " to")
		if n.cls.has(s.k.neg) || n.hash == noHash || strings.HasPrefix(strings.ToLower(w), "no ") || w == "longer" && j > s.first && strings.EqualFold(s.text(j-1, j-1), "no") {
			return plan
		}
	}
	return false
}

// advocated reports whether a decision on rates is what a dissenter wanted:
// "voted in favour of a half-point cut".
func (s *sentence) advocated(f *fact) bool {
	for i := int(f.trigger) - 1; i >= s.first && i > int(f.trigger)-9; i-- {
		if s.nodes[i].ent < 0 && s.begins("dissent", i) {
			return true
		}
	}
	return false
}

// averted reports whether a failure is told as one that does not happen: "would not let the
// bank go bankrupt", "no way that", "they are not going bust".
func (s *sentence) averted(f *fact) bool {
	const reach = 8
	if f.Polarity == "neg" {
		return true
	}
	t := int(f.trigger)
	for i := t - 1; i >= s.first && t-i <= reach; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 {
			continue
		}
		if n.cls.has(s.k.stop) && !s.isDash(i) {
			return false
		}
		if s.listed("averting", i) || s.listed("letting", i) && s.unwilling(i) {
			return true
		}
	}
	return false
}

// unwilling reports whether the words before node i say that it is not done, or not to be:
// "would not let", "too fragile to allow", "better than letting".
func (s *sentence) unwilling(i int) bool {
	const reach = 6
	for j := i - 1; j >= s.first && i-j <= reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && (n.cls.has(s.k.neg) || s.is(j, s.k.than) || s.listed("unfit", j)) {
			return true
		}
	}
	return false
}

// anyOf reports whether the subject of f is told by a bare plural, which is nobody in
// particular: "banks are starting to fail".
func (s *sentence) anyOf(f *fact) bool {
	i := int(f.sub.first)
	if !f.sub.weak || f.group != 0 || s.nodes[i].ent >= 0 || !s.nodes[i].cls.has(s.k.anaphor) || !plural(s.text(i, i)) {
		return false
	}
	return i == s.first || !s.nodes[i-1].cls.has(s.k.det.or(s.k.adj).or(s.k.poss).or(s.k.pronoun)) && s.nodes[i-1].qty < 0
}

// thingFailed reports whether what collapsed is a price or a plan of the subject of f: "its stock
// price collapsed", "talks to take over Acme collapsed".
func (s *sentence) thingFailed(f *fact) bool {
	g := s.groupStart(int(f.trigger), s.first)
	for i := int(f.sub.last) + 1; i < g; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.poss.or(s.k.price).or(s.k.security)) {
			return true
		}
	}
	for i := int(f.sub.first) - 1; i >= s.first && int(f.sub.first)-i < 10; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.stop) {
			return false
		}
		if n.ent < 0 && s.listed("failedtalk", i) {
			return true
		}
	}
	return false
}
