package dedupe

import (
	"time"

	"github.com/wiremill/wiremill/schema"
)

// interval is the days a fact may belong to, both ends included.
type interval struct {
	from, to schema.Date
	known    bool
}

// intervalOf reads event_date; where event_date_end is missing the precision says how long it is.
func intervalOf(f *schema.Fact) interval {
	if f.EventDate == nil {
		return interval{}
	}
	from := *f.EventDate
	if f.EventDateEnd != nil && *f.EventDateEnd >= from {
		return interval{from, *f.EventDateEnd, true}
	}
	t := from.Time()
	y, m := t.Year(), t.Month()
	to := from
	switch f.DatePrecision {
	case "week":
		to = from + 6
	case "month":
		to = schema.NewDate(y, m+1, 1) - 1
	case "quarter":
		to = schema.NewDate(y, m+3, 1) - 1
	case "half":
		to = schema.NewDate(y, m+6, 1) - 1
	case "year":
		to = schema.NewDate(y+1, time.January, 1) - 1
	}
	return interval{from, max(from, to), true}
}

func (a interval) days() int { return int(a.to-a.from) + 1 }

func (a interval) overlaps(b interval) bool { return a.from <= b.to && b.from <= a.to }

// meet returns the days both allow; an unknown interval allows all, and two that do not meet keep a.
func (a interval) meet(b interval) interval {
	switch {
	case !b.known:
		return a
	case !a.known:
		return b
	case !a.overlaps(b):
		return a
	}
	return interval{max(a.from, b.from), min(a.to, b.to), true}
}

// maxMonths bounds the months that an interval is filed under: "in the 1990s"
// is found by its last years only.
const maxMonths = 24

// months lists the months that a touches, as year*12+month, at most maxMonths of them.
func (a interval) months() []int {
	first, last := month(a.from), month(a.to)
	first = max(first, last-maxMonths+1)
	out := make([]int, 0, last-first+1)
	for m := first; m <= last; m++ {
		out = append(out, m)
	}
	return out
}

func month(d schema.Date) int {
	t := d.Time()
	return t.Year()*12 + int(t.Month()) - 1
}
