package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Whose a statistic is, where its sentence does not say so and none has been told before
// it: a country that an earlier sentence names may be one of many, and the city that an
// article is datelined in that of a body which watches the world.

// farReach is how many nodes before its sentence the owner of a statistic may be named.
const farReach = 120

// farOwner takes the country that the sentences before s name last, else the place that
// the article is datelined in, else any that it names.
func (x *context) farOwner(s *sentence, h int, out *nounPhrase) bool {
	n := out.n
	switch {
	case s.countryBefore(s.first, max(0, s.first-farReach), out):
	case x.place1 != nil && (x.place1.ent == nil || !partOfWorld(x.place1.ent)):
		out.add(*x.place1)
	case s.countryBefore(s.first, max(0, s.first-longArticle), out):
	}
	if out.n > n && !x.nearEnough(s, out.subs[n].ent) {
		out.n = n
	}
	if out.n == n && !x.soleCountry(s, out) && !x.officeAhead(s, out) {
		return false
	}
	out.subs[n] = s.weak(out.subs[n], h)
	return true
}

// soleCountry takes the country that the article is on if it names, by the country itself,
// its offices and its cities, no other: "Retail inflation rose to 7.59 percent. ... New Delhi".
func (x *context) soleCountry(s *sentence, out *nounPhrase) bool {
	if !x.soleKnown {
		x.sole, x.soleKnown = x.onlyCode(), true
	}
	c := s.doc.gaz.Country(x.sole)
	if c == nil || x.mainCo != nil {
		return false
	}
	out.add(subject{ent: c, kind: c.Kind})
	return true
}

// officeAhead takes the country of the office of statistics, ministry or central bank that the
// sentences right behind s name first: "The trade deficit widened. Data from the Philippine
// Statistics Authority showed ..."
func (x *context) officeAhead(s *sentence, out *nounPhrase) bool {
	const reach = 60 // nodes
	if x.mainCo != nil {
		return false
	}
	for i := s.end; i < len(x.c.nodes) && i < s.end+reach; i++ {
		n := &x.c.nodes[i]
		if n.ent < 0 || !n.cls.has(x.c.k.kindBits.of("official")) {
			continue
		}
		c := s.doc.gaz.Country(x.c.ents[n.ent].Ent.Country)
		if c == nil {
			return false
		}
		out.add(subject{ent: c, kind: c.Kind})
		return true
	}
	return false
}

// unionBank reports whether e is a central bank that several countries share.
func (x *context) unionBank(e *entity.Entity) bool {
	return e.Kind == schema.KindCentralBank && e.Country == ""
}

// onlyCode is the code of the only country that the article names, "" if it names several.
func (x *context) onlyCode() string {
	placed := x.c.k.kindBits.of("place").or(x.c.k.kindBits.of("official"))
	code := ""
	for i := range x.c.nodes {
		n := &x.c.nodes[i]
		if n.ent < 0 || !n.cls.has(placed) {
			continue
		}
		switch e := x.c.ents[n.ent].Ent; {
		case e.Country == "" && (e.Currency != "" || x.unionBank(e)):
			return "" // the euro zone, or its bank
		case e.Country == "" || e.Country == code:
		case code != "":
			return ""
		default:
			code = e.Country
		}
	}
	return code
}

// nearEnough reports whether e, which an earlier sentence names, can own a statistic of
// sentence s: the article opens on its country, or no other is
// named between the two, or behind the sentence before if that one is on it.
func (x *context) nearEnough(s *sentence, e *entity.Entity) bool {
	if e == nil || e.Country == "US" || e == s.doc.gaz.World() {
		return true
	}
	opening := 0
	if starts := x.c.starts; len(starts) > 0 {
		opening = int(starts[min(2, len(starts)-1)])
	}
	if x.namesCountry(0, min(opening, s.first), e) {
		return true
	}
	if e.Kind == entity.KindCity {
		return false
	}
	low := max(0, s.first-farReach)
	if k := s.index - 1; k > 0 && k < len(x.c.starts) && x.namesCountry(int(x.c.starts[k]), s.first, e) {
		low = int(x.c.starts[k]) // the sentence before is on it
	}
	return !x.namesOtherCountry(low, s.first, e)
}

// namesCountry reports whether nodes [i,end) name the country of e, by its own name or by
// one of its offices: a city may be no more than where the article was written.
func (x *context) namesCountry(i, end int, e *entity.Entity) bool {
	for ; i < end; i++ {
		if n := &x.c.nodes[i]; n.ent >= 0 {
			if y := x.c.ents[n.ent].Ent; y == e && e.Kind != entity.KindCity || e.Country != "" && y.Country == e.Country && (y.Kind == entity.KindCountry || n.cls.has(x.c.k.kindBits.of("official"))) {
				return true
			}
		}
	}
	return false
}

// namesOtherCountry reports whether nodes [i,end) name a country that is not that of e.
func (x *context) namesOtherCountry(i, end int, e *entity.Entity) bool {
	for ; i < end; i++ {
		if n := &x.c.nodes[i]; n.ent >= 0 {
			if y := x.c.ents[n.ent].Ent; y.Kind == entity.KindCountry && y != e && (e.Country == "" || y.Country != e.Country) {
				return true
			}
		}
	}
	return false
}

// landOf is the place p as the word at node i speaks of it: "the country's exports" are not
// those of its capital.
func (s *sentence) landOf(p subject, i int) subject {
	if s.listed("stateword", i) && p.ent != nil && p.ent.Kind == entity.KindCity {
		if c := s.doc.gaz.Country(p.ent.Country); c != nil {
			p.ent, p.kind = c, c.Kind
		}
	}
	return p
}
