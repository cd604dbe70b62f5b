package when

import (
	"fmt"
	"strconv"

	"github.com/wiremill/wiremill/schema"
)

// Base returns the base_period of a change that e qualifies: WTD for "this
// week", YoY for "from a year earlier", since:2009-03 for "since March 2009".
// It returns false if e says no base.
func (e Expr) Base(a Anchor) (string, bool) {
	if e.Prep == Since {
		return e.since(a)
	}
	switch e.Kind {
	case KindBasis:
		if e.Basis == "WoW" {
			return "1W", true
		}
		return e.Basis, true
	case KindAgo:
		return e.agoBase()
	case KindUnit:
		return e.unitBase()
	case KindRolling:
		if e.Offset > 0 {
			return "", false
		}
		return e.length()
	case KindWindow:
		if e.Prep == In || e.Prep == Over {
			return e.length()
		}
	case KindPhrase:
		return toDate(e.Grain), e.Grain != Decade && e.Grain != Weekend && e.Grain != Century
	case KindEnded, KindNth:
		return e.length()
	}
	return e.periodBase(a)
}

// agoBase: a year earlier is YoY, two years earlier 2Y.
func (e Expr) agoBase() (string, bool) {
	if e.Offset >= 0 {
		return "", false
	}
	if e.N == 1 && !e.HalfN {
		switch e.Grain {
		case Year, Quarter, Month, Week, Day:
			return onBasisOf(e.Grain), true
		}
	}
	return e.length()
}

// unitBase: this year is YTD, last year 1Y, from last year YoY.
func (e Expr) unitBase() (string, bool) {
	if e.Fiscal || e.Grain == Weekend {
		return "", false
	}
	from := e.Prep == From || e.Prep == Than || e.Rel == Prior
	switch {
	case e.Part == End:
		return "", false
	case e.Offset == 0:
		return toDate(e.Grain), e.Grain != Half && e.Grain != Decade
	case e.Offset == -1 && from:
		switch e.Grain {
		case Year, Quarter, Month, Week, Day:
			return onBasisOf(e.Grain), true
		}
	case e.Offset == -1:
		p := e.Point
		p.N = 1
		return p.length()
	}
	return "", false
}

// periodBase: in January is MTD if the article is of that January, else 1M; a
// named period after "from" is the one compared with.
func (e Expr) periodBase(a Anchor) (string, bool) {
	switch e.Kind {
	case KindWeekday, KindDate, KindHoliday:
		if e.Prep == From {
			return e.since(a)
		}
		return "1D", e.To.Kind == KindNone
	case KindMonth, KindYear, KindQuarter, KindHalf:
	default:
		return "", false
	}
	if e.Fiscal {
		return "", false // no market has a fiscal quarter
	}
	iv, ok := e.Resolve(a, Past)
	if e.Prep == From {
		if !ok || !a.month() {
			return "", false
		}
		return fromBase(e.Kind, iv.From, a.Date)
	}
	current := ok && a.known() && iv.From <= a.Date && a.Date <= iv.To && e.Part == Whole && e.To.Kind == KindNone
	if e.Kind == KindYear && a.year() && int(e.Year) == a.Date.Time().Year() {
		current = true
	}
	switch {
	case e.To.Kind != KindNone:
		return "", false
	case e.Kind == KindMonth && current:
		return "MTD", true
	case e.Kind == KindMonth:
		return "1M", true
	case e.Kind == KindYear && current:
		return "YTD", true
	case e.Kind == KindYear:
		return "1Y", true
	case e.Kind == KindQuarter && current:
		return "QTD", true
	case e.Kind == KindQuarter:
		return "1Q", true
	}
	return "6M", true
}

// fromBase tells the base of "from May" by its distance: figures are printed
// one or two periods after the one they are of.
func fromBase(k Kind, from, now schema.Date) (string, bool) {
	f, n := from.Time(), now.Time()
	months := (n.Year()-f.Year())*12 + int(n.Month()) - int(f.Month())
	switch {
	case k == KindMonth && months <= 3:
		return "MoM", true
	case k == KindMonth && months >= 12 && months <= 15:
		return "YoY", true
	case k == KindQuarter && months <= 8:
		return "QoQ", true
	case k == KindQuarter && months >= 12 && months <= 20:
		return "YoY", true
	case k == KindYear && n.Year()-f.Year() <= 2:
		return "YoY", true
	}
	return "", false
}

// Scope returns the window of an extreme that e qualifies: 3Y for "three-year",
// since:2018-10 for "since October 2018", record. It returns false if e is none.
func (e Expr) Scope(a Anchor) (string, bool) {
	if e.Kind == KindRecord {
		return "record", true
	}
	if e.Prep == Since {
		return e.since(a)
	}
	switch e.Kind {
	case KindWindow:
		if e.N == 0 { // multi-year
			return Vague(e.Grain)
		}
		return e.length()
	case KindRolling:
		if e.Offset < 0 {
			return e.length()
		}
	case KindUnit:
		if e.Offset == 0 && e.Grain != Day && e.Grain != Weekend && !e.Fiscal {
			return e.unitBase()
		}
	case KindPhrase:
		if e.Grain != Day {
			return toDate(e.Grain), e.Grain != Weekend && e.Grain != Decade && e.Grain != Century
		}
	case KindYear:
		if a.year() && int(e.Year) == a.Date.Time().Year() && e.To.Kind == KindNone {
			return "YTD", true
		}
		if !a.year() && e.To.Kind == KindNone {
			return fmt.Sprintf("since:%d", e.Year), true
		}
	case KindMonth:
		if s, ok := e.periodBase(a); s == "MTD" {
			return s, ok
		}
	}
	return "", false
}

// Vague prints a length of time of which only the unit is known: "a multi-year high",
// "the lowest in months".
func Vague(g Grain) (string, bool) {
	switch g {
	case Year, Decade, Century:
		return "recent_years", true
	case Month, Quarter, Half:
		return "recent_months", true
	case Week:
		return "recent_weeks", true
	}
	return "", false
}

// length prints a length of time: 3Y, 7M, 6W, 3.5Y.
func (pt Point) length() (string, bool) {
	n, unit := int(pt.N), ""
	half := ""
	if pt.HalfN {
		half = ".5"
	}
	switch pt.Grain {
	case Day:
		unit = "D"
	case Week:
		if n == 52 { // a 52-week high is one of the year
			return "1Y", true
		}
		unit = "W"
	case Month:
		unit = "M"
	case Quarter:
		unit = "Q"
	case Half:
		unit, n = "M", 6*n
	case Year:
		unit = "Y"
	case Decade:
		unit, n = "Y", 10*n
		if pt.HalfN {
			n, half = n+5, ""
		}
	case Century:
		unit, n = "Y", 100*n
	default:
		return "", false
	}
	if n == 0 {
		return "", false
	}
	if unit == "W" && n == 52 && half == "" {
		n, unit = 1, "Y"
	}
	return strconv.Itoa(n) + half + unit, true
}

// since prints the start of "since October 2018": since:YYYY, since:YYYY-MM or
// since:YYYY-MM-DD, by what the text says.
func (e Expr) since(a Anchor) (string, bool) {
	if e.Kind == KindUnit && e.Offset == 0 && (e.Part == Start || e.Part == Early) && e.Grain != Day {
		return e.unitBase()
	}
	iv, ok := e.Resolve(a, Past)
	if !ok && e.Kind == KindMonth && e.Year == 0 && e.Month > 0 {
		return fmt.Sprintf("since:--%02d", e.Month), true // of which year, nothing says
	}
	if !ok {
		return "", false
	}
	if b, ok := e.sinceEnd(a, iv); ok {
		return b, true
	}
	if a.known() && e.Kind == KindMonth && e.Year == 0 && iv.From > a.Date { // a month still to come did not begin anything
		t := iv.From.Time()
		iv.From = schema.NewDate(t.Year()-1, t.Month(), t.Day())
	}
	s := iv.From.String()
	switch e.Kind {
	case KindYear, KindDecade:
		if e.Part == Mid || e.Part == Late || e.Part == End {
			return "since:" + s[:7], true
		}
		return "since:" + s[:4], true
	case KindMonth, KindQuarter, KindHalf, KindEnded:
		return "since:" + s[:7], true
	case KindAgo, KindUnit, KindRolling, KindNth:
		switch e.Grain {
		case Year, Decade:
			if e.Part != Whole && e.Part != Early && e.Part != Start {
				return "since:" + s[:7], true
			}
			return "since:" + s[:4], true
		case Month, Quarter, Half:
			return "since:" + s[:7], true
		}
	case KindWindow, KindBasis, KindPhrase:
		return "", false
	}
	return "since:" + s, true
}

// sinceEnd: since the end of last year is YTD, since the end of last month MTD.
func (e Expr) sinceEnd(a Anchor, iv Interval) (string, bool) {
	if e.Part != End || !a.known() {
		return "", false
	}
	now, next := a.Date.Time(), (iv.To + 1).Time()
	switch {
	case next.Year() == now.Year() && next.YearDay() == 1:
		return "YTD", true
	case next.Year() == now.Year() && next.Month() == now.Month() && next.Day() == 1:
		return "MTD", true
	}
	return "", false
}
