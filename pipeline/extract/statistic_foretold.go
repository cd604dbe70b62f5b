package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// otherEarnings reports whether a figure of wages is of the earnings of
// companies: "earnings growth has averaged 3 percent".
func (s *sentence) otherEarnings(f *fact) bool {
	if f.EventType != schema.MacroIndicator || f.Metric == nil || *f.Metric != "wages" {
		return false
	}
	for i := int(f.first); i <= int(f.last); i++ {
		if strings.EqualFold(s.text(i, i), "earnings") {
			for j := max(i-3, s.first); j < i; j++ {
				if s.listed("wageword", j) {
					return false
				}
			}
			return i == s.first || s.nodes[i-1].cls.has(s.k.stop.or(s.k.quote))
		}
	}
	return false
}

// consensusBehind makes a figure compared with a forecast if words behind it say
// so: "faster than the 2.0 percent rate forecast by analysts".
func (s *sentence) consensusBehind(f *fact) {
	gauge := f.rule.is(roleReading) // "the reading was below the 36 percent expected"
	if !gauge && (f.EventType != schema.MacroIndicator || !f.rule.is(rolePrior) || f.Modality != schema.Past) {
		return
	}
	for i := int(f.qty) + 1; i < s.end && i <= int(f.qty)+4; i++ {
		n := &s.nodes[i]
		if n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.stop) {
			return
		}
		if n.ent < 0 && s.listed("foretoldby", i) && !(i+1 < s.end && s.nodes[i+1].date >= 0 && s.text(i, i) == "seen") {
			f.Modality, f.prior = schema.Forecast, false
			if gauge {
				f.Direction = nil
			}
			return
		}
	}
}

// seriesRevised names the series whose forecast is revised, if it is not growth:
// "revised its 2008 inflation forecast to".
func (s *sentence) seriesRevised(f *fact) {
	if !f.rule.is(roleOutlookRevision) {
		return
	}
	for i := int(f.trigger); i < s.end && i < int(f.trigger)+8 && i <= int(f.last); i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.qty >= 0 {
			continue
		}
		if s.text(i, i) == "growth" {
			return
		}
		if m := s.payload(i, s.k.macroClass); m != "" {
			f.Metric = &m
			if f.BasePeriod == nil {
				f.BasePeriod = ptr(yearOnYear)
			}
			return
		}
	}
}
