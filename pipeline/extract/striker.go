package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Who strikes, invades and fires in a war: a state, its capital or its forces, who governs it,
// or those who fight for no state: "Moscow launched", "Russian troops seized", "the U.S.
// military", "Hamas fighters".

// striker finds who does what verb v tells in a war.
func (s *sentence) striker(v int, np *nounPhrase) bool {
	e := s.beforeDates(s.groupStart(v, s.first) - 1)
	for e > s.first && s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.adv) {
		e--
	}
	if e >= s.first && s.nodes[e].ent < 0 && s.listed("fighters", e) {
		return s.fightsFor(e, np)
	}
	if e >= s.first && s.nodes[e].ent >= 0 && !s.demonym(e) && s.belligerent(e, np) {
		return true
	}
	if !s.subjectOf(v, np) || np.n == 0 {
		return false
	}
	if x := &np.subs[0]; x.kind == schema.KindPerson || s.k.kindBits.of("city").has(s.k.kindBits.of(x.kind)) {
		return !x.weak && x.ent != nil && s.belligerent(int(x.first), np)
	}
	return true
}

// fightsFor takes the state or the body that the forces at node e fight for.
func (s *sentence) fightsFor(e int, np *nounPhrase) bool {
	const reach = 4
	for i := e - 1; i >= s.first && i >= e-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && s.demonym(i), n.ent >= 0 && n.cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("organisation"))):
			np.just(s.named(i))
			return true
		case n.ent >= 0 && n.cls.has(s.k.person), n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep)) && !n.cls.has(s.k.poss) && !s.isDash(i):
			return false
		}
	}
	return false
}

// belligerent takes the name at node i for who strikes: a state, a capital, a body, or somebody
// in office, for whose state it is.
func (s *sentence) belligerent(i int, np *nounPhrase) bool {
	if i < s.first || s.nodes[i].ent < 0 {
		return false
	}
	x := s.named(i)
	switch {
	case x.kind == entity.KindCountry || x.kind == schema.KindOrganisation || x.kind == schema.KindGovernment:
	case s.sovereign(i):
		c := s.doc.gaz.Country(x.ent.Country)
		if c == nil {
			return false
		}
		x.ent, x.kind = c, c.Kind
	default:
		return false
	}
	np.just(x)
	return true
}
