package when

import (
	_ "embed"
	"fmt"
	"strings"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

//go:embed data/holidays.txt
var holidaysData string

// holiday is a day with a name; Point carries its rule: Month and Day, or
// Month, Weekday, Ord and Offset (nth weekday), or Offset alone (from Easter).
type holiday struct {
	words []uint64
	Point
}

// newHolidays reads holidays.txt and adds the first words to lex.
func newHolidays(lex *lexicon) ([]holiday, error) {
	var out []holiday
	for n, line := range strings.Split(holidaysData, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, rule, ok := strings.Cut(line, " = ")
		if !ok {
			return nil, fmt.Errorf("when/data/holidays.txt:%d: want NAME = RULE, got %q", n+1, line)
		}
		h := holiday{Point: point(KindHoliday)}
		if err := h.setRule(rule); err != nil {
			return nil, fmt.Errorf("when/data/holidays.txt:%d: %w", n+1, err)
		}
		for _, w := range strings.Fields(name) {
			w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
			h.words = append(h.words, token.Hash(w))
		}
		first, _, _ := strings.Cut(name, " ")
		first = strings.TrimSuffix(strings.TrimSuffix(first, "'s"), "'")
		if w := lex.find(token.Hash(first)); w == nil || w.cls&cHoliday == 0 {
			lex.add(first, cHoliday, int16(len(out)))
		}
		out = append(out, h)
	}
	return out, nil
}

func (h *holiday) setRule(rule string) error {
	var y, m, d, n, off int
	switch {
	case strings.HasPrefix(rule, "nth "):
		if _, err := fmt.Sscanf(rule+" +0", "nth %d %d %d +%d", &m, &d, &n, &off); err != nil {
			return err
		}
		h.Month, h.Weekday, h.Ord, h.Offset = int8(m), int8(d), int8(n), int16(off)
		return nil
	case strings.HasPrefix(rule, "easter "):
		_, err := fmt.Sscanf(rule, "easter %d", &off)
		h.Offset = int16(off)
		return err
	case strings.HasPrefix(rule, "year "):
		h.Point = point(KindYear)
		_, err := fmt.Sscanf(rule, "year %d", &y)
		h.Year = int16(y)
		return err
	}
	_, err := fmt.Sscanf(rule, "%d-%d", &m, &d)
	h.Month, h.Day = int8(m), int8(d)
	return err
}

// holiday reads a day with a name, or, behind "since", what began in a year that everybody
// knows: "since the Great Depression".
func (p *parser) holiday(i int) (Point, int) {
	if p.flags(i)&token.FlagCap == 0 {
		return Point{}, i
	}
	first := int(p.val(i, cHoliday))
	for k := first; k < len(p.r.named) && p.r.named[k].words[0] == p.r.named[first].words[0]; k++ {
		if n := p.matches(p.r.named[k].words, i); n > i {
			pt := p.r.named[k].Point
			if pt.Kind == KindYear {
				if p.prep(i-1) == Since || p.is(i-1, cThe) && p.prep(i-2) == Since {
					return pt, n
				}
				continue
			}
			y, m := p.yearTail(n)
			pt.Year, pt.YearRel = y.Year, y.YearRel
			return pt, m
		}
	}
	return Point{}, i
}

// matches reports where a name that starts at i ends, i if it is not there;
// a possessive within the name is passed over.
func (p *parser) matches(words []uint64, i int) int {
	n := i
	for k, h := range words {
		if k > 0 && p.kind(n) == token.Poss {
			n++
		}
		if n >= p.end || p.toks[n].Hash != h {
			return i
		}
		n++
	}
	return n
}

// namedDay returns the day of a KindHoliday point in year y.
func (pt Point) namedDay(y int) schema.Date {
	switch {
	case pt.Day > 0:
		return schema.NewDate(y, time.Month(pt.Month), int(pt.Day))
	case pt.Month > 0:
		return nthWeekday(y, int(pt.Month), int(pt.Weekday), int(pt.Ord)) + schema.Date(pt.Offset)
	}
	return easter(y) + schema.Date(pt.Offset)
}

// nthWeekday returns the nth given weekday of a month; n = 99 is the last.
func nthWeekday(y, m, wd, n int) schema.Date {
	if n == 99 {
		last := schema.NewDate(y, time.Month(m)+1, 0)
		return last - schema.Date((int(last.Weekday())-wd+7)%7)
	}
	first := schema.NewDate(y, time.Month(m), 1)
	return first + schema.Date((wd-int(first.Weekday())+7)%7+7*(n-1))
}

// easter returns Western Easter Sunday (the Meeus/Jones/Butcher algorithm).
func easter(y int) schema.Date {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	return schema.NewDate(y, time.Month((h+l-7*m+114)/31), (h+l-7*m+114)%31+1)
}
