package when

import "github.com/wiremill/wiremill/pipeline/extract/token"

// clock reads a time of day into e: 10.16am local time, 1150 GMT, 4 p.m. in
// New York, midday. It returns i if there is none.
func (p *parser) clock(e *Expr, i int) int {
	j := i
	for p.is(j, cAbout) && j < i+2 {
		j++
	}
	minutes, n := p.timeOfDay(j)
	if n == j {
		return i
	}
	e.Clock = minutes
	if e.Kind == KindNone {
		e.Kind = KindClock
	}
	return p.elsewhere(e, p.zone(e, n))
}

// elsewhere reads the same instant in another zone, in parentheses: 10 a.m.
// (1500 GMT). It is the better one if the first names no zone.
func (p *parser) elsewhere(e *Expr, n int) int {
	if !p.punct(n, '(') {
		return n
	}
	minutes, m := p.timeOfDay(n + 1)
	if m == n+1 {
		return n
	}
	alt := Expr{Clock: minutes}
	if m = p.zone(&alt, m); !p.punct(m, ')') || alt.Zone == "" {
		return n
	}
	if e.Zone == "" && !e.Local {
		e.Clock, e.Zone = alt.Clock, alt.Zone
	}
	return m + 1
}

// timeOfDay reads the figures of a time of day, in minutes; -1 for a part of
// the day (mid-morning) that has no exact time.
func (p *parser) timeOfDay(i int) (int16, int) {
	if p.is(i, cClockword) {
		return p.val(i, cClockword), i + 1
	}
	if p.is(i, cPart) && (p.is(i+1, cDaytime) || p.hyphen(i+1) && p.is(i+2, cDaytime)) {
		if p.hyphen(i + 1) {
			return -1, i + 3
		}
		return -1, i + 2
	}
	if p.kind(i) != token.Number || p.kind(i-1) == token.Money || p.toks[i].End-p.toks[i].Start > 5 {
		return 0, i
	}
	h, m, n := p.hourMinute(i)
	if n == i {
		return 0, i
	}
	if p.is(n, cAmpm) {
		if h < 1 || h > 12 || m > 59 {
			return 0, i
		}
		return int16(h%12+int(p.val(n, cAmpm)))*60 + int16(m), n + 1
	}
	if h > 23 || m > 59 {
		return 0, i
	}
	t := &p.toks[i]
	full := p.punct(i+1, ':') || t.End-t.Start == 4 && t.Flags&token.FlagDigit != 0
	if full && (p.zoneAt(n) || p.is(n, cLocal)) {
		return int16(h*60 + m), n
	}
	if q := p.prep(i - 1); p.punct(i+1, ':') && (q == At || q == By || q == Since || q == Until) {
		return int16(h*60 + m), n
	}
	return 0, i
}

// hourMinute reads 10.16, 6:15, 1150 or 4 as hours and minutes.
func (p *parser) hourMinute(i int) (h, m, n int) {
	t := &p.toks[i]
	if t.Flags&token.FlagDigit == 0 { // 10.16
		s := p.d.Text[t.Start:t.End]
		if len(s) < 4 || s[len(s)-3] != '.' || !p.is(i+1, cAmpm) {
			return 0, 0, i
		}
		v := int(t.Value*100 + 0.5)
		return v / 100, v % 100, i + 1
	}
	v := int(t.Value)
	if p.punct(i+1, ':') && p.joined(i+1) && p.joined(i+2) {
		if m, ok := p.num(i + 2); ok && p.toks[i+2].End-p.toks[i+2].Start == 2 && v < 24 {
			return v, m, i + 3
		}
		return 0, 0, i
	}
	if t.End-t.Start == 4 {
		return v / 100, v % 100, i + 1
	}
	return v, 0, i + 1
}

// zoneAt reports whether token i is a zone abbreviation, printed in capitals.
func (p *parser) zoneAt(i int) bool {
	return p.is(i, cZone) && (p.flags(i)&token.FlagUpper != 0 || p.lower(i, "eastern") || p.lower(i, "pacific"))
}

// zone reads what says whose time it is: GMT, local time, New York time, in Tokyo.
func (p *parser) zone(e *Expr, n int) int {
	j := n
	paren := p.punct(j, '(')
	if paren {
		j++
	}
	switch {
	case p.zoneAt(j):
		e.Zone = p.r.zones.names[p.val(j, cZone)]
		j++
		if p.lower(j, "standard") || p.lower(j, "daylight") {
			j++
		}
		if p.lower(j, "time") {
			j++
		}
	case p.is(j, cLocal):
		e.Local = true
		j++
		if p.lower(j, "time") {
			j++
		}
	default:
		k := j
		in := p.prep(j) == In
		if in {
			k++
		}
		z, m := p.city(k)
		if m == k || !in && !p.lower(m, "time") {
			return n
		}
		e.Zone, j = z, m
		if p.lower(j, "time") {
			j++
		}
	}
	if paren {
		if !p.punct(j, ')') {
			e.Zone, e.Local = "", false
			return n
		}
		j++
	}
	return j
}

// inCity reads the place after "late Wednesday": in New York.
func (p *parser) inCity(e *Expr, n int) int {
	if p.prep(n) != In {
		return n
	}
	z, m := p.city(n + 1)
	if m == n+1 {
		return n
	}
	e.Zone = z
	return m
}

// clockDay reads the day after a time: at 4 p.m. on Wednesday.
func (p *parser) clockDay(e Expr, n int) (Expr, int) {
	j := n
	if p.punct(j, ',') {
		j++
	}
	if p.prep(j) == On {
		j++
	}
	pt, m := p.core(j)
	if m == j {
		return e, n
	}
	switch {
	case pt.Kind == KindWeekday, pt.Kind == KindDate, pt.Kind == KindUnit && pt.Grain == Day:
		e.Point = pt
		if (e.Part == Late || e.Part == Early || e.Clock >= 0) && e.Zone == "" {
			m = p.inCity(&e, m)
		}
		return e, m
	}
	return e, n
}
