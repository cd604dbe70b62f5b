package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// Which period an outlook is of.

// outlookPeriod dates an outlook: by its own quarter, by "for the year", by
// that of another figure of the sentence.
func (s *sentence) outlookPeriod(f *fact, facts []fact) {
	x := &s.doc.results
	if f.BasePeriod == nil && f.Direction != nil && f.Unit != nil && *f.Unit == schema.UnitPct {
		f.BasePeriod = ptr(yearOnYear)
	}
	if !known(s.doc.anchor) {
		return
	}
	if f.EventDate == nil || f.DatePrecision == "year" && f.dateRule == "fiscal_year" {
		if iv, ok := s.quarterNear(f, when.Future); ok {
			s.setPeriod(f, iv, iv.Rule)
		}
	}
	s.wholePeriod(f)
	if strings.Contains(f.dateText, "ended") && f.EventDateEnd != nil && *f.EventDateEnd > s.doc.anchor.Date { // the year that ended is over
		iv := yearBefore(when.Interval{From: *f.EventDate, To: *f.EventDateEnd, Precision: f.DatePrecision})
		s.setPeriod(f, iv, f.dateRule)
	}
	if f.DatePrecision == "year" && f.dateRule == "period_ended" {
		iv := namedYear(*f.EventDateEnd)
		f.EventDate, f.EventDateEnd = iv.From.Ptr(), iv.To.Ptr()
	}
	for k := range facts {
		if g := &facts[k]; f.EventDate == nil && g.EventType == f.EventType && g.EventDate != nil && g.DatePrecision != "day" && g.sub.displayName() == f.sub.displayName() {
			s.setPeriod(f, when.Interval{From: *g.EventDate, To: *g.EventDateEnd, Precision: g.DatePrecision}, "same_outlook")
		}
	}
	if f.EventDate == nil && s.thisYear(f) {
		y := s.doc.anchor.Date.Time().Year()
		s.setPeriod(f, when.Interval{From: schema.NewDate(y, 1, 1), To: schema.NewDate(y, 12, 31), Precision: "year"}, "this_year")
	}
	if f.EventDate == nil && x.ahead.Precision != "" && x.has && s.index-x.sentence <= resultReach && x.sub.displayName() == f.sub.displayName() {
		s.setPeriod(f, x.ahead, "same_outlook") // of the outlook told before
	}
	if f.EventDate != nil && f.DatePrecision != "day" {
		x.ahead = when.Interval{From: *f.EventDate, To: *f.EventDateEnd, Precision: f.DatePrecision}
	}
}

// wholePeriod gives what is foretold for "this year" all of it, not the year so far.
func (s *sentence) wholePeriod(f *fact) {
	if f.Modality != schema.Forecast || f.EventDateEnd == nil || *f.EventDateEnd != s.doc.anchor.Date {
		return
	}
	y, m := f.EventDate.Time().Year(), f.EventDate.Time().Month()
	switch f.DatePrecision {
	case "year":
		f.EventDateEnd = schema.NewDate(y, 12, 31).Ptr()
	case "quarter":
		f.EventDateEnd = schema.NewDate(y, m+3, 0).Ptr()
	}
}

// thisYear reports whether an outlook is "for the year", full-year or annual.
func (s *sentence) thisYear(f *fact) bool {
	return s.nearest(f, func(i int) bool {
		if s.nodes[i].date < 0 {
			return s.listed("fullyear", i) || s.nodes[i].cls.has(s.k.metric) && s.begins("fullyear", i) || i+2 < s.end && strings.EqualFold(s.text(i, i), "full") && strings.EqualFold(s.text(i+2, i+2), "year")
		}
		e := s.dateExpr(i)
		return e.Grain == when.Year && (e.Kind == when.KindPhrase || e.Kind == when.KindUnit && e.Offset == 0 || e.Kind == when.KindBasis)
	}) >= 0
}
