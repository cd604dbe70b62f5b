package when

import (
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// Precisions, as the schema names them.
const (
	byDay     = "day"
	byWeek    = "week"
	byMonth   = "month"
	byQuarter = "quarter"
	byHalf    = "half"
	byYear    = "year"
)

// Resolve returns the days that e means in a clause of tense t of an article
// with anchor a. It returns false if they do not follow: a relative word
// without an anchor that is exact enough, a length, a vague word, an
// ambiguous 1/2/2008.
func (e Expr) Resolve(a Anchor, t Tense) (Interval, bool) {
	if e.Prep == From && e.To.Kind == KindNone && t == Future {
		t = Past // "will rise from June": a base lies behind
	}
	if e.Prep == Since {
		t = Past
	}
	if e.To.Kind != KindNone {
		return e.resolveRange(a, t)
	}
	if e.Kind == KindMonth && t != Future && e.Prep.ahead() && a.month() && monthsBack(a, e.Month) >= 6 {
		t = Future // "by March", said in December
	}
	iv, ok := e.Point.resolve(a, t)
	if !ok {
		return Interval{}, false
	}
	if (e.SoFar || e.Kind == KindUnit && e.Offset == 0 && t != Future) && e.Part == Whole && a.known() && iv.From <= a.Date && a.Date < iv.To {
		iv.To = a.Date
	}
	if e.SoFar {
		iv.Rule = "earlier_" + iv.Rule
	}
	return iv, true
}

// ahead reports whether a preposition looks to what comes.
func (q Prep) ahead() bool { return q == By || q == Until }

// monthsBack returns how many months before the anchor's the month m lies, 0 to 11.
func monthsBack(a Anchor, m int8) int {
	return (int(a.Date.Time().Month()) - int(m) + 12) % 12
}

// resolveRange resolves both ends; the year of the second holds for the first.
func (e Expr) resolveRange(a Anchor, t Tense) (Interval, bool) {
	p, q := e.Point, e.To
	if p.Year == 0 && p.YearRel == 0 {
		p.Year, p.YearRel = q.Year, q.YearRel
	}
	to, ok := q.resolve(a, t)
	if !ok {
		return Interval{}, false
	}
	if p.Year == 0 && p.YearRel == 0 && p.Kind != KindWeekday {
		p.Year = int16(to.To.Time().Year())
	}
	from, ok := p.resolve(a, t)
	if !ok {
		return Interval{}, false
	}
	if from.From > to.To && p.Kind == KindWeekday {
		if t == Future {
			to.From, to.To = to.From+7, to.To+7
		} else {
			from.From -= 7
		}
	} else if from.From > to.To && e.Year == 0 { // November to January
		p.Year--
		if from, ok = p.resolve(a, t); !ok {
			return Interval{}, false
		}
	}
	if from.From > to.To {
		return Interval{}, false
	}
	return Interval{from.From, to.To, to.Precision, "range_" + to.Rule}, true
}

// resolve resolves one point.
func (pt Point) resolve(a Anchor, t Tense) (Interval, bool) {
	switch pt.Kind {
	case KindUnit:
		return pt.unit(a, t)
	case KindAgo:
		return pt.ago(a, t)
	case KindRolling:
		return pt.rolling(a)
	case KindWeekday:
		return pt.weekday(a, t)
	case KindDate, KindHoliday:
		return pt.date(a, t)
	case KindMonth:
		return pt.monthOf(a, t)
	case KindYear:
		iv := yearInterval(int(pt.Year))
		iv.Rule = "year"
		if pt.Fiscal {
			iv.Rule = "fiscal_year"
		}
		return part(iv, pt.Part), true
	case KindDecade:
		y := int(pt.Year)
		return part(Interval{schema.NewDate(y, 1, 1), schema.NewDate(y+9, 12, 31), byYear, "decade"}, pt.Part), true
	case KindQuarter, KindHalf:
		return pt.quarter(a, t)
	case KindNth:
		return pt.nth(a, t)
	case KindEnded:
		return pt.ended(a, t)
	}
	return Interval{}, false
}

// unit resolves today, last week, this year: whole periods of the calendar.
func (pt Point) unit(a Anchor, t Tense) (Interval, bool) {
	if pt.Fiscal {
		return Interval{}, false // the fiscal year of whom?
	}
	need := a.known()
	switch pt.Grain {
	case Month, Quarter, Half:
		need = a.month()
	case Year, Decade:
		need = a.year()
	}
	if !need {
		return Interval{}, false
	}
	from := a.Date
	if pt.Grain == Week && pt.Kind == KindUnit && from.Weekday() == time.Sunday && (pt.Offset < 0 || pt.Offset == 0 && t == Future) {
		from++ // on a Sunday the week just over is last week, that ahead is this week
	}
	iv, ok := shift(from, pt.Grain, int(pt.Offset))
	if !ok {
		return iv, false
	}
	name := [...]string{"last", "this", "next"}[min(max(int(pt.Offset), -1), 1)+1]
	iv.Rule = name + "_" + grainName(pt.Grain)
	if pt.Grain == Day {
		iv.Rule = [...]string{"yesterday", "today", "tomorrow"}[min(max(int(pt.Offset), -1), 1)+1]
	}
	if pt.Rel == Prior {
		iv.Rule = "previous_" + grainName(pt.Grain)
	}
	return part(iv, pt.Part), true
}

// ago resolves two days ago, a year earlier: the period that lies so far back.
func (pt Point) ago(a Anchor, t Tense) (Interval, bool) {
	if pt.Offset > 0 && t != Future || pt.HalfN {
		return Interval{}, false // "a week later" in a tale: later than what?
	}
	q := pt
	q.Rel = Bare
	iv, ok := q.unit(a, t)
	iv.Rule = grainName(pt.Grain) + "s_ago"
	if pt.Offset > 0 {
		iv.Rule = grainName(pt.Grain) + "s_hence"
	}
	return iv, ok
}

// rolling resolves the past month, the next five years: from or up to the anchor.
func (pt Point) rolling(a Anchor) (Interval, bool) {
	if !a.known() || pt.HalfN {
		return Interval{}, false
	}
	far, ok := step(a.Date, pt.Grain, int(pt.Offset)*int(pt.N))
	if !ok {
		return Interval{}, false
	}
	iv := Interval{far, a.Date, precisionOf(pt.Grain), "past_" + grainName(pt.Grain) + "s"}
	if pt.Offset > 0 {
		iv.From, iv.To, iv.Rule = a.Date, far, "next_"+grainName(pt.Grain)+"s"
	}
	return iv, true
}

// weekday resolves Friday, last Friday, Friday of last week.
func (pt Point) weekday(a Anchor, t Tense) (Interval, bool) {
	if !a.known() {
		return Interval{}, false
	}
	wd, today := int(pt.Weekday), int(a.Date.Weekday())
	back := schema.Date((today - wd + 7) % 7)
	monday := a.Date - schema.Date((today+6)%7)
	inWeek := schema.Date((wd + 6) % 7)
	var d schema.Date
	rule := "weekday_past"
	switch pt.Rel {
	case OfLast:
		d, rule = monday-7+inWeek, "weekday_of_last_week"
	case OfThis:
		d, rule = monday+inWeek, "weekday_of_this_week"
	case OfNext:
		d, rule = monday+7+inWeek, "weekday_of_next_week"
	case Next:
		d, rule = monday+7+inWeek, "weekday_next"
	case Last:
		d, rule = a.Date-back, "weekday_last"
		if back == 0 {
			d -= 7
		}
	default:
		if d = a.Date - back; t == Future {
			d, rule = a.Date+(7-back)%7, "weekday_future"
		} else if far := a.farthest(); far > a.Date && int(far.Weekday()) == wd {
			d, rule = far, "weekday_ahead"
		} else if t == None && back >= 5 { // nearer ahead than behind: Friday's report, said on Thursday
			d, rule = a.Date+7-back, "weekday_near"
		}
	}
	return Interval{d, d, byDay, rule}, true
}

// farthest returns the day it is, at the anchor's instant, in the first
// markets to open (Wellington, 21:00 UTC): a wrap sent from New York at six in
// the evening can speak of Thursday's trading in Sydney on Wednesday.
func (a Anchor) farthest() schema.Date {
	if a.At.IsZero() {
		return a.Date
	}
	return max(a.Date, schema.DateOf(a.At.UTC().Add(3*time.Hour)))
}

// years returns the year of a point that says or implies one, and whether it does.
func (pt Point) years(a Anchor) (int, bool) {
	switch {
	case pt.Year != 0:
		return int(pt.Year), true
	case pt.YearRel != 0 && a.year():
		return a.Date.Time().Year() + int(pt.YearRel) - yearRelZero, true
	}
	return 0, false
}

// date resolves a day of a month or a named day.
func (pt Point) date(a Anchor, t Tense) (Interval, bool) {
	if pt.Numeric {
		if a.Zone == nil {
			return Interval{}, false
		}
		if !strings.HasPrefix(a.Zone.String(), "America/") {
			pt.Month, pt.Day = pt.Day, pt.Month
		}
	}
	day := func(y int) (schema.Date, bool) {
		if pt.Kind == KindHoliday {
			return pt.namedDay(y), true
		}
		return schema.NewDate(y, time.Month(pt.Month), int(pt.Day)), validDay(y, int(pt.Month), int(pt.Day))
	}
	rule := "month_day"
	if pt.Kind == KindHoliday {
		rule = "named_day"
	}
	if y, ok := pt.years(a); ok {
		d, ok := day(y)
		return Interval{d, d, byDay, rule + "_year"}, ok
	}
	if pt.YearRel != 0 || !a.month() {
		return Interval{}, false
	}
	d, near, ok := pt.nearestDay(a, t, day)
	return Interval{d, d, byDay, rule + near}, ok
}

// reachDays is how far back a date without a year reaches: the text names the
// year of what is more than eight months old, so "effective August 31" in May
// lies ahead whatever the tense. (Reuters 2008: all 20 such dates read by hand.)
const reachDays = 240

// nearestDay chooses the year of a date that names none.
func (pt Point) nearestDay(a Anchor, t Tense, day func(int) (schema.Date, bool)) (schema.Date, string, bool) {
	y := a.Date.Time().Year()
	limit := a.Date
	if !a.known() {
		limit += 30 // the last day of the anchor's month, or near it
	} else if t != Future {
		limit = a.farthest()
	}
	var before, after schema.Date
	var hasBefore, hasAfter bool
	for k := y - 1; k <= y+1; k++ {
		d, ok := day(k)
		if !ok || pt.Kind == KindDate && pt.Weekday >= 0 && int(d.Weekday()) != int(pt.Weekday) {
			continue
		}
		if d <= limit {
			before, hasBefore = d, true
		} else if !hasAfter {
			after, hasAfter = d, true
		}
	}
	switch {
	case pt.Weekday >= 0 && pt.Kind == KindDate && hasBefore != hasAfter:
		if hasBefore {
			return before, "_weekday", true
		}
		return after, "_weekday", true
	case t == Future:
		if hasBefore && before == a.Date {
			return before, "_future", true
		}
		return after, "_future", hasAfter
	case hasAfter && (!hasBefore || a.Date-before > reachDays):
		return after, "_near", true
	}
	return before, "_past", hasBefore
}
