package extract

import (
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// Figures of a company in one country: "Its profit fell. North American sales grew". No
// country has sales or revenue of its own, so they are those of the company whose results are
// being told. Who says so of itself is found before (saidBy).

// salesAbroad gives a company its series np that stands with a place alone.
func (s *sentence) salesAbroad(np *nounPhrase) {
	m := int(np.metricNode)
	if m <= s.first || np.n != 1 || !s.k.kindBits.of("place").has(s.k.kindBits.of(np.subs[0].kind)) || !s.firmSeriesOfPlace(m) {
		return
	}
	r := &s.doc.results
	if r.has && s.index-r.sentence <= resultReach && r.sub.kind == schema.KindCompany && !s.namesCompany() {
		np.subs[0] = s.weak(r.sub, m)
	}
}

// firmSeriesOfPlace reports whether the series at node m is one that only companies have, and
// stands right behind a place that does not own it: "China's sales" may be anybody's.
func (s *sentence) firmSeriesOfPlace(m int) bool {
	if s.payload(m, s.k.macroClass) != "" || !slices.Contains(s.lex.lists["partseries"], s.payload(m, s.k.metricClass)) {
		return false
	}
	return s.nodes[m-1].ent >= 0 && s.nodes[m-1].cls.has(s.k.place.or(s.k.demonym)) && (m+1 >= s.end || !s.is(m+1, s.k.of))
}
