package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones with seasons must resolve on a machine without tz files

	"github.com/wiremill/wiremill/schema"
)

// Precisions of a publication date.
const (
	bySecond = "second"
	byMinute = "minute"
	byDay    = "day"
	byMonth  = "month"
	byYear   = "year"
	byNone   = "none"
)

// stamp is a date as some text gave it. at is set only if the instant is known
// to the minute: a clock without a zone gives a day and no instant, because a
// wrong zone would let a reader of the lake see the future.
type stamp struct {
	day       schema.Date // in the zone printed; first day of a month or year
	at        time.Time
	precision string // "" for no date
	zone      string
	text      string
}

// zoneTable maps printed zone names to offsets.
type zoneTable map[string]zone

type zone struct {
	loc  *time.Location // carries the season's rules, or a fixed offset
	iana string
}

func parseZones(text string) (zoneTable, error) {
	t := zoneTable{}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if len(f) != 3 {
			return nil, fmt.Errorf("zones.txt: %q: want name, offset, IANA zone", line)
		}
		loc, err := time.LoadLocation(f[2])
		if err != nil {
			return nil, fmt.Errorf("zones.txt: %s: %w", f[0], err)
		}
		if f[1] != "-" {
			z, ok := offsetZone(f[1])
			if !ok {
				return nil, fmt.Errorf("zones.txt: %s: bad offset %s", f[0], f[1])
			}
			loc = z.loc
		}
		t[f[0]] = zone{loc: loc, iana: f[2]}
	}
	return t, nil
}

// offsetZone reads +08:00, +0800, -5 and the like. The IANA zones of whole-hour
// offsets are named Etc/GMT-8 for +08:00: the sign there is the other way.
func offsetZone(s string) (zone, bool) {
	if len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return zone{}, false
	}
	digits := strings.Replace(s[1:], ":", "", 1)
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 4 || n < 0 {
		return zone{}, false
	}
	h, m := n, 0
	if len(digits) > 2 {
		h, m = n/100, n%100
	}
	if h > 14 || m > 59 {
		return zone{}, false
	}
	seconds := h*3600 + m*60
	iana := "UTC"
	switch {
	case m != 0:
		iana = "" // no IANA zone is just that offset
	case h != 0 && s[0] == '+':
		iana = "Etc/GMT-" + strconv.Itoa(h)
	case h != 0:
		iana = "Etc/GMT+" + strconv.Itoa(h)
	}
	if s[0] == '-' {
		seconds = -seconds
	}
	return zone{loc: time.FixedZone("", seconds), iana: iana}, true
}

// parse reads a printed date or time in any of the usual orders. It refuses
// what it does not wholly understand, and dates whose order of day and month
// is anyone's guess (03/04/2024).
func (z zoneTable) parse(s string) (stamp, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 80 {
		return stamp{}, false
	}
	if st, ok := epoch(s); ok {
		return st, true
	}
	var p stampParts
	for _, tok := range stampTokens(s) {
		if !p.take(tok, z) {
			return stamp{}, false
		}
	}
	st, ok := p.stamp()
	st.text = s
	return st, ok
}

// epoch reads Unix seconds or milliseconds, as crawlers print them.
func epoch(s string) (stamp, bool) {
	if len(s) != 10 && len(s) != 13 {
		return stamp{}, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return stamp{}, false
	}
	t := time.Unix(n, 0).UTC()
	if len(s) == 13 {
		t = time.UnixMilli(n).UTC()
	}
	return stamp{day: schema.DateOf(t), at: t, precision: bySecond, zone: "UTC", text: s}, true
}

// stampTokens cuts at spaces, commas and the T of ISO 8601, and loosens zones
// and am/pm from the clock before them.
func stampTokens(s string) []string {
	var out []string
	for _, f := range strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\t' || r == ',' || r == '|' || r == '(' || r == ')' || r == '\u00a0' || r == '\u202f'
	}) {
		if i := strings.IndexByte(f, 'T'); i >= 8 && i+1 < len(f) && isDigit(f[0]) && isDigit(f[i+1]) {
			out = append(out, f[:i])
			f = f[i+1:]
		}
		out = append(out, splitClock(f)...)
	}
	return out
}

// splitClock cuts 18:15:07+08:00, 18:15Z and 6:15pm after the digits of the clock.
func splitClock(f string) []string {
	colon := strings.IndexByte(f, ':')
	if f == "" || !isDigit(f[0]) || colon < 0 && (len(f) < 6 || !strings.ContainsAny(f, "Z+")) {
		return []string{f}
	}
	end := 0
	for end < len(f) && (isDigit(f[end]) || f[end] == ':' || f[end] == '.') {
		end++
	}
	if end == len(f) {
		return []string{f}
	}
	return []string{f[:end], f[end:]}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
