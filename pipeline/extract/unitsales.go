package extract

import (
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// Vehicles that a maker has sold. "U.S. auto sales fell 9 percent" is a statistic unless a
// maker of vehicles says so of a month that is over: then they are its own.

// makerSales turns a statistic of vehicles sold into a result of the maker who tells it.
func (s *sentence) makerSales(f *fact) {
	if f.Metric == nil || *f.Metric != "car_sales" || f.Modality != schema.Actual || s.mentions("tradebody") {
		return
	}
	for i := max(int(f.phraseAt), s.first); i < int(f.trigger); i++ {
		if s.nodes[i].cls.has(s.k.poss) || s.nodes[i].ent < 0 && s.listed("industry", i) {
			return // "China's auto sales", "industry sales"
		}
	}
	var np nounPhrase
	if !s.vehicleMaker(f, &np) {
		return
	}
	f.EventType, f.Metric, f.sub = schema.EarningsResult, ptr("unit_sales"), s.weak(np.subs[0], int(f.trigger))
	if f.LevelUnit != nil && *f.LevelUnit == schema.UnitPoints {
		f.LevelUnit = ptr(schema.UnitCount)
	}
	if f.Direction != nil && f.BasePeriod == nil {
		f.BasePeriod = ptr(yearOnYear)
	}
}

// vehicleMaker finds the maker who tells f: who says it before or behind, else whose
// results the article is telling.
func (s *sentence) vehicleMaker(f *fact, np *nounPhrase) bool {
	at := max(int(f.phraseAt), s.first)
	np.reset(at, at)
	want := s.k.kindBits.of("#company")
	told := s.afterSaying(at) && s.whoSays(at, want, np) || s.ownerBehind(int(f.trigger), np)
	for k := len(s.found) - 1; k >= 0 && !told; k-- { // "its car sales rose, while truck sales fell"
		if g := &s.found[k]; g.EventType == schema.EarningsResult && g.trigger < f.trigger {
			np.add(g.sub)
			told = true
		}
	}
	if !told {
		if r := &s.doc.results; f.sub.weak && r.has && s.index-r.sentence <= resultReach && !s.namesCompany() {
			np.add(r.sub)
		}
	}
	return np.n == 1 && slices.Contains(s.lex.lists["vehiclemaker"], np.subs[0].displayName())
}

// namesCompany reports whether the sentence names a company.
func (s *sentence) namesCompany() bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(i) {
			return true
		}
	}
	return false
}
