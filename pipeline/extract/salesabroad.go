package extract

import (
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// Figures of a company in one country: "Acme said U.S. sales fell", "North American sales
// grew". No country has sales or revenue of its own, so they are those of the company that
// says so or whose results are being told.

// salesAbroad gives a company its series np that stands with a place alone.
func (s *sentence) salesAbroad(np *nounPhrase) {
	m := int(np.metricNode)
	if m <= s.first || np.n != 1 || !s.k.kindBits.of("place").has(s.k.kindBits.of(np.subs[0].kind)) || !s.firmSeriesOfPlace(m) {
		return
	}
	b := max(int(np.first), s.first)
	var owner nounPhrase
	owner.reset(b, b)
	told := s.afterSaying(b) && s.whoSays(b, s.k.company, &owner)
	if r := &s.doc.results; !told && r.has && s.index-r.sentence <= resultReach && !s.namesCompany() {
		owner.add(s.weak(r.sub, m))
	}
	if owner.n == 1 && owner.subs[0].kind == schema.KindCompany && !s.surveyor(owner.subs[0].displayName()) && !s.onlyRates(&owner.subs[0]) {
		np.subs[0] = owner.subs[0]
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
