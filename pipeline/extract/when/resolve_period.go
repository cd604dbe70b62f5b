package when

import (
	"time"

	"github.com/wiremill/wiremill/schema"
)

// monthOf resolves June, June 2009, last June, early March.
func (pt Point) monthOf(a Anchor, t Tense) (Interval, bool) {
	m := int(pt.Month)
	if y, ok := pt.years(a); ok {
		iv := monthInterval(y, m)
		iv.Rule = "month_year"
		return part(iv, pt.Part), true
	}
	if pt.YearRel != 0 || !a.month() {
		return Interval{}, false
	}
	now := a.Date.Time()
	y, am := now.Year(), int(now.Month())
	rule := "month_bare_past"
	switch {
	case pt.Rel == Last:
		// Of the month just over one says "last month"; its name is the year before's.
		rule = "month_last"
		if m >= am-1 {
			y--
		}
	case pt.Rel == Next:
		rule = "month_next"
		if m <= am {
			y++
		}
	case pt.Rel == This:
		rule = "month_this"
	case t == Future:
		// What is to be published is of the month just gone.
		if rule = "month_bare_future"; (am-m+12)%12 == 1 {
			if rule = "month_bare_recent"; m > am {
				y--
			}
		} else if m < am {
			y++
		}
	case m == am+1 || am == 12 && m == 1 && pt.Part != Whole:
		// The month ahead: nobody leaves out the year of what is eleven months
		// old. (Reuters 2008: 24 of 25 such read by hand.)
		if rule = "month_bare_near"; m < am {
			y++
		}
	case m > am:
		y--
	}
	iv := monthInterval(y, m)
	iv.Rule = rule
	return part(iv, pt.Part), true
}

// quarter resolves second quarter, first half of 2010. Without a year it is
// the nearest one that the article can speak of: reports come in the months
// after a quarter, forecasts shortly before it.
func (pt Point) quarter(a Anchor, t Tense) (Interval, bool) {
	if pt.Fiscal {
		return Interval{}, false
	}
	months, rule := 3, "quarter"
	if pt.Kind == KindHalf {
		months, rule = 6, "half"
	}
	of := func(y int) Interval {
		from := schema.NewDate(y, time.Month((int(pt.Ord)-1)*months+1), 1)
		to := schema.NewDate(y, time.Month(int(pt.Ord)*months+1), 0)
		return Interval{from, to, rule, rule}
	}
	if y, ok := pt.years(a); ok {
		iv := of(y)
		iv.Rule += "_year"
		return part(iv, pt.Part), true
	}
	if pt.YearRel != 0 || !a.month() {
		return Interval{}, false
	}
	y := a.Date.Time().Year()
	past := of(y)
	if past.From > a.Date {
		past = of(y - 1)
	}
	next := of(past.From.Time().Year() + 1)
	const soon, old = 45, 200 // days
	reported := schema.Date(92)
	if pt.Kind == KindHalf {
		reported = 0 // halves are for outlooks
	}
	age, ahead := a.Date-past.To, next.From-a.Date
	switch {
	case t == Future && age > reported, t != Future && age > old && ahead <= soon:
		next.Rule += "_bare_future"
		return part(next, pt.Part), true
	}
	past.Rule += "_bare_past"
	return part(past, pt.Part), true
}

// nth resolves first nine months of 2008, last week of June.
func (pt Point) nth(a Anchor, t Tense) (Interval, bool) {
	var in Interval
	ok := true
	switch {
	case pt.Month == -1: // of this or last month
		if !a.month() {
			return Interval{}, false
		}
		in, ok = shift(a.Date, Month, int(pt.Offset))
	case pt.Month > 0:
		q := pt
		q.Kind, q.Part = KindMonth, Whole
		in, ok = q.monthOf(a, t)
	default:
		y, has := pt.years(a)
		if !has {
			if !a.known() || pt.Fiscal {
				return Interval{}, false
			}
			y = a.Date.Time().Year()
		}
		if pt.Fiscal {
			return Interval{}, false
		}
		in = yearInterval(y)
		if !has && t != Future { // "the first nine months", said in January
			if end, ok := step(in.From, pt.Grain, int(pt.N)); ok && pt.Ord != 99 && end > a.Date+31 {
				in = yearInterval(y - 1)
			}
		}
	}
	if !ok {
		return Interval{}, false
	}
	return pt.slice(in)
}

// slice cuts the nth grains out of a period.
func (pt Point) slice(in Interval) (Interval, bool) {
	n := int(pt.N)
	var from, to schema.Date
	var ok bool
	if pt.Ord == 99 {
		from, ok = step(in.To+1, pt.Grain, -n)
		to = in.To
	} else {
		if from, ok = step(in.From, pt.Grain, n*(int(pt.Ord)-1)); !ok {
			return Interval{}, false
		}
		to, ok = step(from, pt.Grain, n)
		to--
	}
	if !ok || from > to || from < in.From || from > in.To {
		return Interval{}, false
	}
	iv := Interval{from, min(to, in.To), precisionOf(pt.Grain), "nth_" + grainName(pt.Grain)}
	if pt.Grain == Month && n == 3 {
		iv.Precision = byQuarter
	} else if pt.Grain == Month && n == 6 {
		iv.Precision = byHalf
	}
	return iv, true
}

// ended resolves three months to June, quarter ended March 31.
func (pt Point) ended(a Anchor, t Tense) (Interval, bool) {
	q := pt
	switch {
	case pt.Day > 0:
		q.Kind = KindDate
	case pt.Month == 0:
		q.Kind = KindWeekday // the week to Wednesday
	default:
		q.Kind = KindMonth
	}
	end, ok := q.resolve(a, t)
	if !ok {
		return Interval{}, false
	}
	from, ok := step(end.To+1, pt.Grain, -int(pt.N))
	if !ok {
		return Interval{}, false
	}
	iv := Interval{from, end.To, precisionOf(pt.Grain), "period_ended"}
	switch {
	case pt.Grain == Month && pt.N == 3:
		iv.Precision = byQuarter
	case pt.Grain == Month && pt.N == 6:
		iv.Precision = byHalf
	case pt.Grain == Month && pt.N >= 12:
		iv.Precision = byYear
	}
	return iv, true
}

// part narrows a period to its early, middle or late part, or to its last day.
func part(iv Interval, p Part) Interval {
	n := iv.To - iv.From + 1
	switch p {
	case Early, Start:
		iv.To, iv.Rule = iv.From+max(n/3, 1)-1, "early_"+iv.Rule
	case Mid:
		iv.From, iv.To, iv.Rule = iv.From+n/3, iv.From+max(2*n/3, n/3+1)-1, "mid_"+iv.Rule
	case Late:
		iv.From, iv.Rule = iv.From+min(2*n/3, n-1), "late_"+iv.Rule
	case End:
		iv.From, iv.Precision, iv.Rule = iv.To, byDay, "end_of_"+iv.Rule
	}
	return iv
}

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

func monthInterval(y, m int) Interval {
	return Interval{schema.NewDate(y, time.Month(m), 1), schema.NewDate(y, time.Month(m)+1, 0), byMonth, ""}
}

func yearInterval(y int) Interval {
	return Interval{schema.NewDate(y, 1, 1), schema.NewDate(y, 12, 31), byYear, ""}
}

// shift returns the calendar period of grain g that lies n periods from d's.
func shift(d schema.Date, g Grain, n int) (Interval, bool) {
	t := d.Time()
	y, m := t.Year(), int(t.Month())
	switch g {
	case Day:
		d += schema.Date(n)
		return Interval{d, d, byDay, ""}, true
	case Week:
		monday := d - schema.Date((int(d.Weekday())+6)%7) + schema.Date(7*n)
		return Interval{monday, monday + 6, byWeek, ""}, true
	case Weekend:
		// The weekend that touches d or was last before it; next is the one after.
		saturday := d - schema.Date((int(d.Weekday())+1)%7) + schema.Date(7*n)
		return Interval{saturday, saturday + 1, byWeek, ""}, true
	case Month:
		return monthInterval(y, m+n), true
	case Quarter:
		q := (m-1)/3 + n
		return Interval{schema.NewDate(y, time.Month(q*3+1), 1), schema.NewDate(y, time.Month(q*3+4), 0), byQuarter, ""}, true
	case Half:
		h := (m-1)/6 + n
		return Interval{schema.NewDate(y, time.Month(h*6+1), 1), schema.NewDate(y, time.Month(h*6+7), 0), byHalf, ""}, true
	case Year:
		return yearInterval(y + n), true
	case Decade:
		y = y - y%10 + 10*n
		return Interval{schema.NewDate(y, 1, 1), schema.NewDate(y+9, 12, 31), byYear, ""}, true
	}
	return Interval{}, false
}

// step moves d by n grains, keeping the day of the month where it exists.
func step(d schema.Date, g Grain, n int) (schema.Date, bool) {
	months := 0
	switch g {
	case Day:
		return d + schema.Date(n), true
	case Week:
		return d + schema.Date(7*n), true
	case Month:
		months = n
	case Quarter:
		months = 3 * n
	case Half:
		months = 6 * n
	case Year:
		months = 12 * n
	case Decade:
		months = 120 * n
	case Century:
		months = 1200 * n
	default:
		return d, false
	}
	t := d.Time()
	m := int(t.Month()) - 1 + months
	y := t.Year() + m/12
	if m %= 12; m < 0 {
		m += 12
		y--
	}
	return schema.NewDate(y, time.Month(m+1), min(t.Day(), daysIn(y, m+1))), true
}

func grainName(g Grain) string {
	return [...]string{"", "day", "week", "month", "quarter", "half", "year", "decade", "weekend", "century"}[g]
}

func precisionOf(g Grain) string {
	switch g {
	case Day:
		return byDay
	case Week, Weekend:
		return byWeek
	case Month:
		return byMonth
	case Quarter:
		return byQuarter
	case Half:
		return byHalf
	}
	return byYear
}
