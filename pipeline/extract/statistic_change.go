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
	return *f.Unit == schema.UnitPct && f.qty >= 0 || *f.Unit == schema.UnitCount && strings.Contains(*f.Metric, "payrolls")
}
