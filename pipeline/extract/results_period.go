package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// fiscalSlack is how many days before a period ends it may be reported on.
const fiscalSlack = 10

// fiscalOld is how many days after a period ends its results are news at most. Where the
// year ends in March, the third quarter, which is filed as July to September, is reported
// until the middle of February.
const fiscalOld = 140

// leadReach is how far into an article, in nodes, its lead goes.
const leadReach = 80

// quarterlyReach is how far into an article, in nodes, a quarter without number
// may be that which it reports on.
const quarterlyReach = 120

// notePeriod remembers the fiscal period that the article names first, if it
// is over: the figures without a period are of it.
func (s *sentence) notePeriod() {
	x := &s.doc.results
	if x.noted || !known(s.doc.anchor) {
		return
	}
	x.noted = true
	for i := range s.chunker.dates {
		x.fiscal = x.fiscal || s.chunker.dates[i].Fiscal
	}
	x.fiscal = x.fiscal || s.aprilYear()
	for i := range s.nodes {
		if s.nodes[i].date < 0 && (i < 2 || s.nodes[i-2].qty < 0) {
			continue // most nodes
		}
		e, ok := s.headQuarter(i)
		if !ok {
			if s.nodes[i].date < 0 || s.foreseenAt(i) {
				continue
			}
			e = s.dateExpr(i)
			if basedOn(e) {
				continue
			}
			if iv, ok := s.salesMonth(i, e); ok && x.month.Precision == "" {
				x.month = iv
			}
		}
		switch e.Kind {
		case when.KindQuarter, when.KindHalf, when.KindEnded, when.KindNth:
		default:
			continue
		}
		iv, ok := s.namedPeriod(e, when.Past)
		if iv.Rule == fiscalLabel && !x.fiscal && i > leadReach {
			continue // "In Q2, for example": looks back
		}
		if ok && (iv.To <= s.doc.anchor.Date+fiscalSlack || iv.Rule == fiscalLabel) && iv.To-iv.From >= 80 && iv.To > s.doc.anchor.Date-fiscalOld {
			if iv.Rule == fiscalLabel {
				s.placeFiscal(iv)
			}
			x.period = s.covered(calendarQuarter(iv))
			return
		}
	}
	for i := 0; i < len(s.nodes) && i < quarterlyReach; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.date < 0 && strings.Contains(s.text(i, i), "uarterly") {
			x.period = lastQuarter(s.doc.anchor.Date) // "a quarterly profit", reported today
			return
		}
	}
}

// foreseenAt reports whether the date at node i of the article is one of an
// outlook: "third-quarter sales would fall", "expects first-quarter earnings of".
func (s *sentence) foreseenAt(i int) bool {
	const reach = 8
	ahead := s.k.futureAux.or(s.k.typeBits.of("outlookverb"))
	for j := i - 1; j >= 0 && i-j <= reach && !s.nodes[j].cls.has(s.k.stop); j-- {
		if s.nodes[j].ent < 0 && s.nodes[j].cls.has(ahead) {
			return true
		}
	}
	noun := true
	for j := i + 1; j < len(s.nodes) && j-i <= 4 && !s.nodes[j].cls.has(s.k.stop); j++ {
		n := &s.nodes[j]
		if n.ent < 0 && (n.cls.has(s.k.futureAux) || noun && n.cls.has(s.k.typeBits.of("outlooknoun"))) {
			return true // "raised its first-quarter earnings forecast"
		}
		noun = noun && n.ent < 0 && n.cls.has(s.k.metric)
	}
	return false
}

// salesMonth is the month that the lead names as that of the sales it reports: "a 2 percent
// rise in March sales", "sales at stores open at least a year fell in July".
func (s *sentence) salesMonth(i int, e when.Expr) (when.Interval, bool) {
	const reach = 10
	const stale = 45 // days after its end within which a month's sales are reported
	if i > leadReach || e.Kind != when.KindMonth && (e.Kind != when.KindEnded || e.Grain != when.Week) {
		return when.Interval{}, false
	}
	iv, ok := e.Resolve(s.doc.anchor, when.Past)
	if e.Kind == when.KindEnded {
		iv, ok = fiscalMonth(iv)
	}
	if !ok || iv.To > s.doc.anchor.Date+fiscalSlack || iv.To < s.doc.anchor.Date-stale {
		return iv, false
	}
	for j := max(0, i-reach); j < len(s.nodes) && j <= i+2; j++ {
		switch s.payload(j, s.k.metricClass) {
		case "sales", "comparable_sales":
			return iv, true
		}
	}
	return iv, false
}

// fiscalMonth is the calendar month that four or five weeks stand for: "the five weeks
// ended April 5" are March.
func fiscalMonth(iv when.Interval) (when.Interval, bool) {
	const shortest, longest = 25, 36 // days
	if d := iv.To - iv.From; d < shortest || d > longest {
		return iv, false
	}
	t := (iv.From + (iv.To-iv.From)/2).Time()
	return when.Interval{From: schema.NewDate(t.Year(), t.Month(), 1), To: schema.NewDate(t.Year(), t.Month()+1, 1) - 1, Precision: "month", Rule: "fiscal_month"}, true
}

// quarterNear resolves the quarter that stands with a fact, "fiscal 2008
// fourth-quarter" as one.
func (s *sentence) quarterNear(f *fact, tense when.Tense) (when.Interval, bool) {
	i := s.nearestDate(f, func(i int) bool {
		if !s.dates1(f, i) {
			return false
		}
		e := s.dateExpr(i)
		return e.Kind == when.KindQuarter || e.Kind == when.KindHalf || e.Kind == when.KindEnded && e.Grain == when.Quarter && e.Ord > 0
	})
	if i < 0 {
		return when.Interval{}, false
	}
	e := s.dateExpr(i)
	for _, j := range [2]int{i - 1, i + 1} {
		if e.Year == 0 && e.YearRel == 0 && j >= s.first && j < s.end && s.nodes[j].date >= 0 && s.dateExpr(j).Kind == when.KindYear {
			e.Year = s.dateExpr(j).Year
		}
	}
	return s.reportPeriod(e, tense)
}

func (s *sentence) fiscal(f *fact) {
	x := &s.doc.results
	period := s.reportedOf(f)
	if f.Direction != nil && (f.Value != nil || f.Level != nil) && f.Modality != schema.Past {
		if f.BasePeriod == nil || !basis(*f.BasePeriod) {
			f.BasePeriod = ptr(yearOnYear)
		}
		if s.near("sequential", f) {
			f.BasePeriod = ptr("QoQ")
		}
	}
	if !f.prior && f.Modality != schema.Past && known(s.doc.anchor) {
		s.ownQuarter(f)
	}
	switch {
	case period.Precision == "":
	case f.prior || f.Modality == schema.Past:
		if f.EventDate == nil || f.DatePrecision == "year" && f.dateRule != "year" && f.dateRule != "fiscal_year" || samePeriod(when.Interval{From: *f.EventDate, To: *f.EventDateEnd}, period) {
			s.setPeriod(f, yearBefore(period), "year_before")
		}
		return
	case f.EventDate == nil && fiscalRule(period.Rule):
		s.setPeriod(f, period, period.Rule) // not to be taken for a calendar quarter
	case f.EventDate == nil:
		s.setPeriod(f, period, "article_period")
	case f.DatePrecision == "quarter":
		iv := calendarQuarter(when.Interval{From: *f.EventDate, To: *f.EventDateEnd, Precision: "quarter"})
		f.EventDate, f.EventDateEnd = iv.From.Ptr(), iv.To.Ptr()
	}
	if f.Metric != nil {
		x.sub, x.metric, x.sentence, x.has = f.sub, *f.Metric, s.index, true
		if *f.Metric != "eps" {
			x.total = *f.Metric
		}
		if f.Modality != schema.Forecast {
			x.ahead = when.Interval{}
		}
	}
}

// reportedOf is the period that a figure without one is of: that which the article reports
// on, of sales the month.
func (s *sentence) reportedOf(f *fact) when.Interval {
	x := &s.doc.results
	if x.month.Precision != "" && f.Metric != nil && strings.HasSuffix(*f.Metric, "sales") && !s.quarterly() {
		return x.month
	}
	return x.period
}

// samePeriod reports whether the period iv is, by the calendar or fiscal, the one reported on.
func samePeriod(iv, reported when.Interval) bool {
	const apart, shortest, longest = 45, 80, 100 // days between their beginnings, and of a quarter
	if d := iv.From - reported.From; fiscalRule(reported.Rule) && iv.To-iv.From > shortest && iv.To-iv.From < longest {
		return d < apart && d > -apart
	}
	return calendarQuarter(iv).From == reported.From
}

// ownQuarter dates a result by the quarter of its own clause, a consensus that
// follows an outlook by the period of that, a "quarterly" one by the last quarter.
func (s *sentence) ownQuarter(f *fact) {
	if iv, ok := s.quarterNear(f, when.Past); ok && iv.To > s.doc.anchor.Date-fiscalOld*6 {
		s.setPeriod(f, iv, iv.Rule)
		return
	}
	x := &s.doc.results
	if iv, ok := s.ofReport(); ok {
		s.setPeriod(f, iv, "quarter_of_report")
		return
	}
	if f.EventDate != nil && f.EventDateEnd != nil && f.dateRule == "period_ended" {
		if iv, ok := fiscalMonth(when.Interval{From: *f.EventDate, To: *f.EventDateEnd}); ok {
			s.setPeriod(f, iv, iv.Rule)
			return
		}
	}
	if f.EventDate != nil && (f.DatePrecision == "day" && *f.EventDate > s.doc.anchor.Date-8 || f.DatePrecision == "week") { // "posted on Wednesday": not the period
		f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule, f.dateText = nil, nil, "", "", ""
	}
	switch {
	case f.DatePrecision == "year" && f.dateRule == "period_ended" && f.EventDateEnd != nil:
		iv := namedYear(*f.EventDateEnd)
		f.EventDate, f.EventDateEnd = iv.From.Ptr(), iv.To.Ptr()
	case f.EventDate != nil:
	case f.Modality == schema.Actual && s.inOnlyQuarter(f):
	case f.Modality == schema.Forecast && x.ahead.Precision != "" && s.index-x.sentence <= 1:
		s.setPeriod(f, x.ahead, "outlook_period")
	case x.period.Precision == "" && s.quarterly():
		s.setPeriod(f, lastQuarter(s.doc.anchor.Date), "latest_quarter")
	}
}

// ofReport is the quarter that a report of the sentence told of, which it names by
// its own day: "last month's earnings".
func (s *sentence) ofReport() (when.Interval, bool) {
	for i := s.first; i+2 < s.end; i++ {
		if s.nodes[i].date < 0 || !s.nodes[i+1].cls.has(s.k.poss) || !s.listed("reportword", i+2) {
			continue
		}
		if iv, ok := s.dateExpr(i).Resolve(s.doc.anchor, when.Past); ok && (iv.Precision == "month" || iv.Precision == "week" || iv.Precision == "day") {
			return lastQuarter(iv.From), true
		}
	}
	return when.Interval{}, false
}

// quarterly reports whether the sentence speaks of a quarter without a number.
func (s *sentence) quarterly() bool {
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.date >= 0 && s.dateExpr(i).Kind == when.KindQuarter {
			return false
		}
		if n.ent < 0 && strings.Contains(s.text(i, i), "uarter") {
			return true
		}
	}
	return false
}

// inOnlyQuarter gives a result the one quarter that its sentence names.
func (s *sentence) inOnlyQuarter(f *fact) bool {
	iv, ok := s.onlyQuarter()
	if ok {
		s.setPeriod(f, iv, "quarter_of_sentence")
	}
	return ok
}

// onlyQuarter resolves the one quarter that the sentence of a fact names.
func (s *sentence) onlyQuarter() (when.Interval, bool) {
	at := -1
	for i := s.first; i < s.end; i++ {
		if s.nodes[i].date < 0 || s.dateExpr(i).Kind != when.KindQuarter {
			continue
		}
		if at >= 0 {
			return when.Interval{}, false
		}
		at = i
	}
	if at < 0 || s.foreseenAt(at) || s.comparedAt(at) {
		return when.Interval{}, false
	}
	e := s.dateExpr(at)
	if basedOn(e) {
		return when.Interval{}, false
	}
	return s.reportPeriod(e, when.Past)
}

// basedOn reports whether a period is the one that a figure is compared with: "fell from
// the first quarter", "more than in 2007".
func basedOn(e when.Expr) bool {
	return e.Prep == when.From || e.Prep == when.Than
}

// lastQuarter is the calendar quarter that was over last on a day.
func lastQuarter(day schema.Date) when.Interval {
	t := (day + fiscalSlack).Time()
	from := schema.NewDate(t.Year(), (t.Month()-1)/3*3+1, 1)
	prev := (from - 1).Time()
	return when.Interval{From: schema.NewDate(prev.Year(), prev.Month()-2, 1), To: from - 1, Precision: "quarter"}
}

func (s *sentence) setPeriod(f *fact, iv when.Interval, rule string) {
	f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule = iv.From.Ptr(), iv.To.Ptr(), iv.Precision, rule
}

// yearBefore is the same period of the year before.
func yearBefore(iv when.Interval) when.Interval {
	shift := func(d schema.Date) schema.Date {
		t := d.Time()
		return schema.NewDate(t.Year()-1, t.Month(), t.Day())
	}
	iv.From, iv.To = shift(iv.From), shift(iv.To+1)-1 // by the day after, so that 28 February comes from 29
	return iv
}
