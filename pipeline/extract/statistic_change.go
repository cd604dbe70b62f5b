package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// What a statistic changed by.

// ofOneSeries reports whether two figures can be of one series.
func ofOneSeries(f, of *fact) bool {
	if f.Unit == nil || of.Unit == nil {
		return false
	}
	return *f.Unit == *of.Unit || same(of.LevelUnit, f.Unit)
}

// change reports whether a figure is a change, told by its size: figures beside
// it go the same way unless they say otherwise.
func (s *sentence) change(f *fact) bool {
	if f.Metric == nil || f.Level != nil || s.k.macroIndex[*f.Metric] || s.k.macroBase[*f.Metric] == "" {
		return false
	}
	if f.qty >= 0 && *f.Metric != "gdp" && s.cameTo(int(f.qty)) { // growth is a change, wherever it came to
		return false
	}
	return *f.Unit == schema.UnitPct && f.qty >= 0 || *f.Unit == schema.UnitCount && strings.Contains(*f.Metric, "payrolls")
}

// cameTo reports whether the figure at node q is a level that a series came to: "slowed to
// 2.1 percent", "fell to an annual 3 percent", not "grew at a 3 percent rate".
func (s *sentence) cameTo(q int) bool {
	const reach = 4
	for i := q - 1; i >= 0 && i >= q-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 && n.hash == s.k.to1:
			return true
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep)):
			return false
		}
	}
	return false
}

// statOfUnit is the statistic before the last one if a figure has its unit and not that of the
// last, whose series it then is: jobs, told on behind the rate of those without one. A bare
// figure behind an index is of the index.
func (s *sentence) statOfUnit(f *fact, doc *document) *fact {
	b := &doc.statBefore
	if !b.ok || s.index-b.sentence > openReach || f.Unit == nil || same(doc.stat.fact.Unit, ptr(schema.UnitPoints)) {
		return nil
	}
	if ofOneSeries(f, &doc.stat.fact) || !ofOneSeries(f, &b.fact) {
		return nil
	}
	f.Metric, f.sub = b.fact.Metric, s.weak(b.fact.sub, int(f.trigger))
	return &b.fact
}
