package extract

import (
	"strings"
)

// What a description says of the company it stands for: "the South Korean bank".

// described is what a company must be that a description can mean.
type described struct {
	sectors string // one of these, "" any
	country string // code, "" any
}

// demanded reads the trade and the country from the description that ends at node h, or
// from that of who says so, for the "it" behind a verb of saying.
func (s *sentence) demanded(k refKind, h int) described {
	if k == refAny && s.thing(h) && s.afterSaying(h) {
		k, h = refCompany, s.sayer(h)
	}
	if k != refCompany {
		return described{}
	}
	return described{sectors: s.sectorsOf(k, h), country: s.countryOf(h)}
}

// countryOf is the code of the country that stands before the noun at node h: "the French
// company", "Japan's exchange".
func (s *sentence) countryOf(h int) string {
	const longest = 4
	if s.nodes[h].ent >= 0 || !s.nodes[h].cls.has(s.k.anaphor) {
		return ""
	}
	for i := h - 1; i >= s.first && i > h-longest; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) && (s.demonym(i) || s.nodes[i+1].cls.has(s.k.poss)):
			if i > s.first && s.isDash(i-1) {
				return "" // "the Franco-German company"
			}
			return s.ents[n.ent].Ent.Country
		case n.ent >= 0 || n.ent < 0 && n.cls.has(s.k.det.or(s.k.stop).or(s.k.prep)):
			return ""
		}
	}
	return ""
}

// fits reports whether the description can mean a subject: nothing known of it speaks
// against.
func (d described) fits(x *subject) bool {
	if x.ent == nil {
		return true
	}
	return x.inSector(d.sectors) && (d.country == "" || x.ent.Country == "" || strings.EqualFold(x.ent.Country, d.country))
}

// picks reports whether what is known of a subject speaks for the description.
func (d described) picks(x *subject) bool {
	if x.ent == nil {
		return false
	}
	return d.sectors != "" && x.ent.Sector != "" && x.inSector(d.sectors) || d.country != "" && strings.EqualFold(x.ent.Country, d.country)
}
