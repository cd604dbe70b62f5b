package ingest

import (
	"strconv"
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// stampParts collects what the tokens of a printed date say.
type stampParts struct {
	year, day            int
	month                time.Month
	hour, minute, second int
	nano                 int
	clock, seconds       bool
	pm                   byte // 'a', 'p' or 0
	zone                 zone
}

// take adds one token; false means that the text is not a date.
func (p *stampParts) take(tok string, zones zoneTable) bool {
	if isDigit(tok[0]) {
		return p.takeDate(tok) || p.takeClock(tok) || p.takeNumber(tok)
	}
	word := strings.ToLower(strings.Trim(tok, ".-–—/"))
	switch word {
	case "", "at", "on", "the", "of":
		return true
	case "am", "a.m":
		p.pm = 'a'
		return true
	case "pm", "p.m":
		p.pm = 'p'
		return true
	}
	if m, ok := monthOf(word); ok && p.month == 0 {
		p.month = m
		return true
	}
	return isWeekday(word) || p.takeZone(tok, zones)
}

func (p *stampParts) takeZone(tok string, zones zoneTable) bool {
	if z, ok := offsetZone(tok); ok {
		p.zone = z
		return true
	}
	if z, ok := zones[strings.ToUpper(tok)]; ok {
		p.zone = z
		return true
	}
	if rest, ok := strings.CutPrefix(strings.Replace(tok, "UTC", "GMT", 1), "GMT"); ok {
		z, ok := offsetZone(rest)
		p.zone = z
		return ok
	}
	return false
}

// takeDate reads a token that is a whole date: 2024-03-12, 2024/03/12,
// 20240312, 2024-03, 12.03.2024, 25/03/2024.
func (p *stampParts) takeDate(tok string) bool {
	if len(tok) == 8 && onlyDigits(tok) {
		return p.setDay(tok[:4], tok[4:6], tok[6:])
	}
	sep := strings.IndexAny(tok, "-/.")
	if sep < 0 {
		return false
	}
	f := strings.Split(tok, tok[sep:sep+1])
	for _, s := range f {
		if s == "" || !onlyDigits(s) {
			return false
		}
	}
	switch {
	case len(f) == 3 && len(f[0]) == 4:
		return p.setDay(f[0], f[1], f[2])
	case len(f) == 3 && len(f[2]) == 4 && tok[sep] == '.': // only Europe prints dots
		return p.setDay(f[2], f[1], f[0])
	case len(f) == 3 && len(f[2]) == 4 && atoi(f[0]) > 12:
		return p.setDay(f[2], f[1], f[0])
	case len(f) == 3 && len(f[2]) == 4 && atoi(f[1]) > 12:
		return p.setDay(f[2], f[0], f[1])
	case len(f) == 2 && len(f[0]) == 4 && len(f[1]) == 2 && tok[sep] != '.':
		m := atoi(f[1])
		if p.month != 0 || m < 1 || m > 12 {
			return false
		}
		p.year, p.month = atoi(f[0]), time.Month(m)
		return true
	}
	return false
}

func (p *stampParts) setDay(y, m, d string) bool {
	if p.month != 0 || len(m) > 2 || len(d) > 2 || atoi(m) < 1 || atoi(m) > 12 || atoi(d) < 1 {
		return false
	}
	p.year, p.month, p.day = atoi(y), time.Month(atoi(m)), atoi(d)
	return true
}

// takeClock reads 18:15, 18:15:07, 18:15:07.123 and, with a dot, 6.15 (then am
// or pm must follow, which stamp checks).
func (p *stampParts) takeClock(tok string) bool {
	if p.clock {
		return false
	}
	f := strings.Split(tok, ":")
	if len(f) == 1 {
		f = strings.Split(tok, ".")
		if len(f) != 2 {
			return p.takePackedClock(tok)
		}
	}
	if len(f) > 3 || len(f[0]) > 2 || len(f[1]) != 2 {
		return false
	}
	if len(f) == 3 {
		sec, frac, _ := strings.Cut(f[2], ".")
		if len(sec) != 2 {
			return false
		}
		p.second, p.seconds = atoi(sec), true
		p.nano = atoi((frac + "000000000")[:9])
	}
	p.hour, p.minute, p.clock = atoi(f[0]), atoi(f[1]), true
	return p.hour < 24 && p.minute < 60 && p.second < 60
}

// takePackedClock reads the clock of 20240312T181507Z.
func (p *stampParts) takePackedClock(tok string) bool {
	if p.day == 0 || len(tok) != 6 || !onlyDigits(tok) {
		return false
	}
	p.hour, p.minute, p.second = atoi(tok[:2]), atoi(tok[2:4]), atoi(tok[4:])
	p.clock, p.seconds = true, true
	return p.hour < 24 && p.minute < 60 && p.second < 60
}

// takeNumber reads a lone year or day, 12th included, and an hour as in 6pm.
func (p *stampParts) takeNumber(tok string) bool {
	lower := strings.ToLower(tok)
	for _, suffix := range []string{"am", "pm"} {
		if h, ok := strings.CutSuffix(lower, suffix); ok && !p.clock && onlyDigits(h) {
			p.hour, p.clock, p.pm = atoi(h), true, suffix[0]
			return p.hour >= 1 && p.hour <= 12
		}
	}
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		lower = strings.TrimSuffix(lower, suffix)
	}
	if !onlyDigits(lower) {
		return false
	}
	switch {
	case len(lower) == 4 && p.year == 0:
		p.year = atoi(lower)
	case len(lower) <= 2 && p.day == 0:
		p.day = atoi(lower)
		return p.day >= 1 && p.day <= 31
	default:
		return false
	}
	return true
}

// stamp puts the parts together. A clock at exactly midnight is how databases
// print a plain day.
func (p *stampParts) stamp() (stamp, bool) {
	st := stamp{zone: p.zone.iana}
	switch {
	case p.year == 0 || p.day != 0 && p.month == 0:
		return stamp{}, false
	case p.month == 0:
		st.day, st.precision = schema.NewDate(p.year, time.January, 1), byYear
	case p.day == 0:
		st.day, st.precision = schema.NewDate(p.year, p.month, 1), byMonth
	default:
		st.day, st.precision = schema.NewDate(p.year, p.month, p.day), byDay
		if st.day.Time().Day() != p.day {
			return stamp{}, false // 31 June
		}
	}
	if p.pm == 'p' && p.hour < 12 {
		p.hour += 12
	} else if p.pm == 'a' && p.hour == 12 {
		p.hour = 0
	}
	midnight := p.hour == 0 && p.minute == 0 && p.second == 0 && p.nano == 0
	if st.precision == byDay && p.clock && p.zone.loc != nil && !midnight {
		st.at = time.Date(p.year, p.month, p.day, p.hour, p.minute, p.second, p.nano, p.zone.loc).UTC().Truncate(time.Microsecond)
		st.precision = byMinute
		if p.seconds {
			st.precision = bySecond
		}
	}
	return st, true
}

func monthOf(word string) (time.Month, bool) {
	if len(word) < 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if word == full || word == full[:3] || word == "sept" && m == time.September {
			return m, true
		}
	}
	return 0, false
}

func isWeekday(word string) bool {
	if len(word) < 3 {
		return false
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		full := strings.ToLower(d.String())
		if word == full || word == full[:3] || len(word) == 4 && strings.HasPrefix(full, word) || word == "thurs" && d == time.Thursday {
			return true
		}
	}
	return false
}

func onlyDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
