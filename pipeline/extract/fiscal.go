package extract

import (
	"slices"
	"strings"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// Fiscal quarters are filed under the calendar ones that hold most of their days, so that
// nothing reported is dated after its report: where they lie, the article shows by the day
// on which one ended, or by reporting on it. Else they keep their name, as years do.
const (
	fiscalLabel   = "fiscal_label"   // the calendar quarter of the same name
	fiscalQuarter = "fiscal_quarter" // the calendar quarter that holds most of its days
)

// earlyReport is how many days before the end of the calendar quarter that holds most of
// its days a fiscal quarter may be reported on: one that ended in August is, in September.
const earlyReport = 15

// begun is how many days before its end a calendar quarter has too far to go for a result
// to be of it: the fiscal one of that name is.
const begun = 60

func fiscalRule(rule string) bool { return rule == fiscalLabel || rule == fiscalQuarter }

// reportPeriod resolves the period of a result or an outlook.
func (s *sentence) reportPeriod(e when.Expr, tense when.Tense) (when.Interval, bool) {
	if end, ok := s.quarterEnd(e, tense); ok && e.Ord > 0 {
		return coveredBy(end), true
	}
	iv, ok := s.namedPeriod(e, tense)
	if last := s.doc.anchor.Date + earlyReport; iv.Rule == fiscalLabel && !s.doc.results.placed && tense != when.Future && iv.From > last {
		return lastQuarter(last - fiscalSlack), ok // the article reports on something else
	}
	return s.covered(iv), ok
}

// namedPeriod resolves the period of a result or an outlook, a fiscal quarter as the
// calendar one of its name. A quarter too old for its results to be news is the fiscal one
// of that name.
func (s *sentence) namedPeriod(e when.Expr, tense when.Tense) (when.Interval, bool) {
	x := &s.doc.results
	if e.Kind != when.KindQuarter && e.Kind != when.KindHalf {
		if end, ok := s.quarterEnd(e, tense); ok && e.Ord > 0 {
			return labelled(int(e.Ord), end), true
		}
		iv, ok := e.Resolve(s.doc.anchor, tense)
		if ok && e.Kind == when.KindEnded && iv.Precision == "year" {
			return namedYear(iv.To), true
		}
		return iv, ok
	}
	fiscal := e.Fiscal
	label := fiscal || x.fiscal
	e.Fiscal = false
	iv, ok := e.Resolve(s.doc.anchor, tense)
	if e.Year != 0 || e.YearRel != 0 {
		if fiscal {
			iv.Rule = fiscalLabel
		}
		return iv, ok
	}
	if ok && tense != when.Future && iv.To > s.doc.anchor.Date+begun && e.Kind == when.KindQuarter {
		iv.Rule = fiscalLabel
		return iv, ok
	}
	if !ok || !label && (tense == when.Future || s.index >= leadSentences && !x.placed || iv.To > s.doc.anchor.Date-fiscalOld-20) {
		return iv, ok
	}
	least := s.doc.anchor.Date - fiscalOld
	if tense == when.Future {
		least = s.doc.anchor.Date - fiscalSlack
	}
	for y := s.doc.anchor.Date.Time().Year() - 1; ; y++ {
		e.Year = int16(y)
		if iv, ok = e.Resolve(s.doc.anchor, tense); !ok || iv.To >= least {
			iv.Rule = fiscalLabel
			return iv, ok
		}
	}
}

// quarterEnd is the day on which the quarter ended that an expression names: "the quarter
// ended Aug. 31", "the three months to June".
func (s *sentence) quarterEnd(e when.Expr, tense when.Tense) (schema.Date, bool) {
	if e.Kind != when.KindEnded || e.Grain != when.Quarter && (e.Grain != when.Month || e.N != 3) {
		return 0, false
	}
	iv, ok := e.Resolve(s.doc.anchor, tense)
	return iv.To, ok
}

// labelled is the calendar quarter of the same number as the fiscal quarter
// that ended on a day: "the first quarter ended Nov. 30" is that of the next year.
func labelled(ord int, end schema.Date) when.Interval {
	const late = 100 // days that a fiscal quarter may end after the calendar one of its name
	for y := end.Time().Year() - 1; ; y++ {
		from, to := schema.NewDate(y, time.Month(ord*3-2), 1), schema.NewDate(y, time.Month(ord*3+1), 0)
		if to >= end-late {
			return when.Interval{From: from, To: to, Precision: "quarter", Rule: fiscalLabel}
		}
	}
}

// placeFiscal finds where the fiscal quarters of the article lie from the one that it
// reports on: by the last day on which it says that a quarter ended, else that one is the
// last that can be reported on. One that was over when another had gone by is the fiscal
// quarter of its number as well: in August Toyota's first quarter is that to June.
func (s *sentence) placeFiscal(named when.Interval) {
	last := s.doc.anchor.Date + earlyReport
	end, ok := s.lastEnd(last)
	x := &s.doc.results
	x.placed = true
	switch recent := lastQuarter(s.doc.anchor.Date - earlyReport - fiscalSlack); {
	case ok:
		x.shift = quartersBetween(named, coveredBy(end))
	case named.To > s.doc.anchor.Date+fiscalSlack:
		x.shift = quartersBetween(named, lastQuarter(last-fiscalSlack))
	case named.To < recent.From && x.fiscal:
		x.shift = quartersBetween(named, recent)
	}
}

// lastEnd is the last day, of those that can be reported on, on which the article says that
// a quarter ended.
func (s *sentence) lastEnd(last schema.Date) (end schema.Date, ok bool) {
	for i := range s.chunker.dates {
		if d, is := s.quarterEnd(s.chunker.dates[i], when.Past); is && d <= last && d > s.doc.anchor.Date-fiscalOld && d > end {
			end, ok = d, true
		}
	}
	return end, ok
}

// aprilYear reports whether the company that the article is about is of a country where
// fiscal years begin in April.
func (s *sentence) aprilYear() bool {
	m := s.ctx.mainCo
	if m == nil || m.ent == nil {
		return false
	}
	home := s.doc.gaz.Country(m.ent.Country)
	return home != nil && slices.Contains(s.lex.lists["aprilyear"], strings.ToLower(home.Name))
}

// covered moves a fiscal quarter from the calendar quarter of its name to the one that
// holds most of its days, if the article shows where that is.
func (s *sentence) covered(iv when.Interval) when.Interval {
	x := &s.doc.results
	if iv.Rule != fiscalLabel || !x.placed || iv.Precision != "quarter" && iv.Precision != "half" {
		return iv
	}
	iv.From, iv.To = quartersOn(iv.From, x.shift), quartersOn(iv.To+1, x.shift)-1
	iv.Rule = fiscalQuarter
	return iv
}

func quartersOn(d schema.Date, n int) schema.Date {
	t := d.Time()
	return schema.NewDate(t.Year(), t.Month()+time.Month(3*n), t.Day())
}

func quartersBetween(a, b when.Interval) int {
	t, u := a.From.Time(), b.From.Time()
	return (u.Year()-t.Year())*4 + (int(u.Month())-int(t.Month()))/3
}

// coveredBy is the calendar quarter that holds most days of a quarter that ended on a day.
func coveredBy(end schema.Date) when.Interval {
	const weeks = 13
	return calendarQuarter(when.Interval{From: end - 7*weeks + 1, To: end, Precision: "quarter", Rule: fiscalQuarter})
}

// calendarQuarter moves a fiscal quarter of 13 weeks ("the quarter ended
// Sept. 28") to the calendar quarter that holds most of its days.
func calendarQuarter(iv when.Interval) when.Interval {
	if iv.To-iv.From < 80 || iv.To-iv.From > 100 {
		return iv
	}
	t := (iv.From + (iv.To-iv.From)/2).Time()
	iv.From = schema.NewDate(t.Year(), (t.Month()-1)/3*3+1, 1)
	iv.To = schema.NewDate(t.Year(), (t.Month()-1)/3*3+4, 1) - 1
	return iv
}

// namedYear is the year by whose number a fiscal year goes that ended on a day.
func namedYear(end schema.Date) when.Interval {
	y := end.Time().Year()
	return when.Interval{From: schema.NewDate(y, 1, 1), To: schema.NewDate(y, 12, 31), Precision: "year", Rule: "period_ended"}
}
