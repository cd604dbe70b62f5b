package extract

import (
	"math"
	"slices"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// What the figure of a statistic is measured in, and which way it goes, where the figure
// does not say so itself.

// indexUnit: a bare figure of an index is in points, as is one told beside it.
func (s *sentence) indexUnit(f, of *fact) {
	if f.Metric == nil || f.Unit == nil || f.Value == nil || *f.Unit != schema.UnitCount || *f.Value > 1000 {
		return
	}
	if s.k.macroIndex[*f.Metric] || s.sentimental(*f.Metric) || s.ofGauge(f) || s.amongGauges(f) || of != nil && same(of.Unit, ptr(schema.UnitPoints)) && same(of.Metric, f.Metric) {
		f.Unit = ptr(schema.UnitPoints)
	}
}

// countedLevel: a bare level of thousands that a series of things comes to counts them,
// that of a series in money is money: "starts fell 3 percent to an annual rate of 940,000",
// "reserves rose 4.8 billion dollars to 34.6 billion".
func (s *sentence) countedLevel(f *fact) {
	if f.Metric == nil || s.k.macroIndex[*f.Metric] || f.Level == nil || *f.Level < leastCount || !same(f.LevelUnit, ptr(schema.UnitPoints)) {
		return
	}
	f.LevelUnit = ptr(schema.UnitCount)
	if same(f.Unit, ptr(schema.UnitCurrency)) {
		f.LevelUnit, f.LevelCurrency = f.Unit, f.Currency
	}
}

// ofJobs: what is counted behind a rate of unemployment, whose series it takes over, are the
// jobs of the same report: "April's gain was revised up to 294,000".
func (s *sentence) ofJobs(f *fact) {
	if !f.rule.is(roleRevision) && !f.rule.is(rolePrior) || !same(f.Metric, ptr("unemployment_rate")) {
		return
	}
	if same(f.Unit, ptr(schema.UnitCount)) && *f.Value >= leastCount {
		f.Metric = ptr("payrolls")
	}
}

// amongGauges reports whether a figure with decimals, which counts nothing, is told in a
// sentence that tells of an index, or behind one: "orders were at 46.5 while production rose
// to 49.1".
func (s *sentence) amongGauges(f *fact) bool {
	if *f.Value == math.Trunc(*f.Value) || f.qty < 0 || int(f.qty)+1 < s.end && s.listed("measureunit", int(f.qty)+1) {
		return false
	}
	for k := range s.found {
		if g := &s.found[k]; g.Metric != nil && s.k.macroIndex[*g.Metric] {
			return true
		}
	}
	return s.toldWithin(1) && same(s.doc.stat.fact.Unit, ptr(schema.UnitPoints))
}

// ofGauge reports whether the phrase of a series says that it is one: "the employment
// index", "the prices paid measure".
func (s *sentence) ofGauge(f *fact) bool {
	for i := max(s.first, int(f.phraseAt)); i < int(f.trigger); i++ {
		if n := &s.nodes[i]; n.ent < 0 && s.within("gaugeword", i) {
			return true
		}
	}
	return false
}

// sentimental reports whether a series is by its last word one of a mood, which only
// an index can measure: "confidence", "business_sentiment".
func (s *sentence) sentimental(metric string) bool {
	return slices.Contains(s.lex.lists["moodword"], metric[strings.LastIndexByte(metric, '_')+1:])
}

// wayOfNoun is the way of the noun of change that a series stands behind: "the drop in
// orders was 13 percent".
func (s *sentence) wayOfNoun(f *fact) *string {
	for i := max(s.first, int(f.first)); i+1 < int(f.metricNode); i++ {
		n := &s.nodes[i]
		switch next := &s.nodes[i+1]; {
		case next.ent >= 0 || next.hash != s.k.times.in && next.hash != s.k.of:
		case n.cls.has(s.k.upNoun):
			return ptr(schema.Up)
		case n.cls.has(s.k.downNoun):
			return ptr(schema.Down)
		}
	}
	return nil
}
