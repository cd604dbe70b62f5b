package when

import "github.com/wiremill/wiremill/pipeline/extract/token"

// number reads a date that begins with a numeral.
func (p *parser) number(i int) (Point, int) {
	if p.kind(i-1) == token.Money || p.joined(i) && i > p.first && (p.kind(i-1) == token.Dash || p.punct(i-1, '/') || p.punct(i-1, ':')) && !p.is(i-2, cPart|cEdge) {
		return Point{}, i
	}
	l := longest{end: i}
	l.add(p.iso(i))
	l.add(p.slashed(i))
	l.add(p.dotted(i))
	l.add(p.dayMonth(i))
	l.add(p.digitCode(i))
	if l.end == i {
		l.add(p.decade(i))
		l.add(p.bareYear(i))
		l.add(p.count(i))
	}
	return l.Point, l.end
}

// iso reads 2008-01-07.
func (p *parser) iso(i int) (Point, int) {
	y, ok := p.year(i)
	if !ok || !p.hyphen(i+1) || !p.hyphen(i+3) {
		return Point{}, i
	}
	m, ok1 := p.num(i + 2)
	d, ok2 := p.num(i + 4)
	if !ok1 || !ok2 || !validDay(y, m, d) {
		return Point{}, i
	}
	pt := point(KindDate)
	pt.Year, pt.Month, pt.Day = int16(y), int8(m), int8(d)
	return pt, i + 5
}

// slashed reads 1/20/2008 and 20/1/2008. Which is the day is settled by
// Resolve where the figures leave it open.
func (p *parser) slashed(i int) (Point, int) {
	if !p.punct(i+1, '/') || !p.punct(i+3, '/') || !p.joined(i+2) {
		return Point{}, i
	}
	a, ok1 := p.num(i)
	b, ok2 := p.num(i + 2)
	y, ok3 := p.year(i + 4)
	if !ok1 || !ok2 || !ok3 {
		return Point{}, i
	}
	return numericDate(a, b, y, i, i+5)
}

func numericDate(a, b, y, i, n int) (Point, int) {
	pt := point(KindDate)
	pt.Year = int16(y)
	mdy, dmy := validDay(y, a, b), validDay(y, b, a)
	switch {
	case mdy && dmy && a != b:
		pt.Numeric = true
		fallthrough
	case mdy:
		pt.Month, pt.Day = int8(a), int8(b)
	case dmy:
		pt.Month, pt.Day = int8(b), int8(a)
	default:
		return Point{}, i
	}
	return pt, n
}

// dotted reads 20.01.2008, which the tokeniser gives as 20.01 and 2008.
func (p *parser) dotted(i int) (Point, int) {
	t := &p.toks[i]
	if t.End-t.Start > 5 || !p.punct(i+1, '.') || !p.joined(i+1) || !p.joined(i+2) {
		return Point{}, i
	}
	y, ok := p.year(i + 2)
	if !ok {
		return Point{}, i
	}
	d, m, dot := 0, 0, false
	for k := t.Start; k < t.End; k++ {
		c := p.d.Text[k]
		switch {
		case c == '.':
			dot = true
		case c == ',':
			return Point{}, i
		case dot:
			m = m*10 + int(c-'0')
		default:
			d = d*10 + int(c-'0')
		}
	}
	if !dot || !validDay(y, m, d) {
		return Point{}, i
	}
	pt := point(KindDate)
	pt.Year, pt.Month, pt.Day = int16(y), int8(m), int8(d)
	return pt, i + 3
}

func validDay(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
}

// dayMonth reads 7 January 2008, 7th of January, 4-6 April.
func (p *parser) dayMonth(i int) (Point, int) {
	d, n := p.dom(i)
	if n == i {
		return Point{}, i
	}
	if n > i+1 && p.prep(n) == Of {
		n++
	}
	if !p.is(n, cMonth|cMonthShort) || p.flags(n)&token.FlagCap == 0 || p.dash(i+1) {
		return Point{}, i
	}
	pt := point(KindDate)
	pt.Month, pt.Day = int8(p.val(n, cMonth)), int8(d)
	n++
	if p.punct(n, '.') && p.joined(n) && p.year4(n+1) {
		n++
	}
	y, m := p.yearTail(n)
	pt.Year, pt.YearRel = y.Year, y.YearRel
	if _, k := p.dom(m); m == n && k > n && p.kind(m) == token.Number {
		return Point{}, i // "up 3 March 7"
	}
	return pt, m
}

func (p *parser) year4(i int) bool { _, ok := p.year(i); return ok }

// decade reads the 1990s.
func (p *parser) decade(i int) (Point, int) {
	y, ok := p.year(i)
	n := i + 1
	if !ok || y%10 != 0 || !p.joined(n) {
		return Point{}, i
	}
	if p.punct(n, '\'') && p.lower(n+1, "s") && p.joined(n+1) {
		n++
	}
	if !p.lower(n, "s") && p.kind(n) != token.Poss {
		return Point{}, i
	}
	pt := point(KindDecade)
	pt.Year = int16(y)
	return pt, n + 1
}

// bareYear reads a year, which needs a word before or after that makes it one.
func (p *parser) bareYear(i int) (Point, int) {
	y, ok := p.year(i)
	if !ok || y < 1850 {
		return Point{}, i
	}
	if pt, n := p.splitYear(i, y); n > i {
		return pt, n
	}
	if p.notYear(i) {
		return Point{}, i
	}
	pt := point(KindYear)
	pt.Year = int16(y)
	if q, m := p.yearQuarter(i + 1); m > i+1 {
		q.Year = pt.Year
		return q, m
	}
	if p.yearBefore(i) || p.yearAfter(i) {
		return pt, i + 1
	}
	return Point{}, i
}

// yearBefore reports whether the words before token i make a year of it.
func (p *parser) yearBefore(i int) bool {
	switch p.prep(i - 1) {
	case NoPrep, At, Over, On:
	case Of, To, Than, For, By, From:
		if p.kind(i-1) == token.Word && p.kind(i+1) == token.Word && !p.is(i+1, cPrep|cAnd|cYearNoun|cThe) && !p.is(i+1, cEnded) {
			return p.prep(i-1) == For || p.prep(i-1) == From || p.is(i-2, cEdge|cUnit|cUnits|cMonth|cYearNoun)
		}
		if q := p.prep(i - 1); q == To || q == By {
			return p.is(i-2, cMonth) || q == By || p.year4(i-2)
		}
		return true
	default:
		return true
	}
	switch {
	case p.is(i-1, cPart|cEdge|cFiscal) || p.lower(i-1, "mid"):
		return true
	case p.dash(i-1) && p.is(i-2, cPart|cEdge):
		return true
	case p.lower(i-1, "year") || p.lower(i-1, "calendar"):
		return true
	case p.is(i-1, cAbout):
		q := p.prep(i - 2)
		return q == Since || q == Until || p.prep(i-3) == Since
	}
	return false
}

// yearAfter reports whether what follows makes a year of a bare numeral: 2025 highs.
func (p *parser) yearAfter(i int) bool {
	if p.is(i+1, cYearNoun) {
		return true
	}
	return p.kind(i+1) == token.Poss && p.kind(i-1) != token.Money
}

// yearQuarter reads the quarter or half after a year: 2008 first half.
func (p *parser) yearQuarter(i int) (Point, int) {
	if p.is(i, cOrdinal) && p.is(i+1, cUnit) {
		g := Grain(p.val(i+1, cUnit))
		if o := p.val(i, cOrdinal); g == Quarter && o <= 4 || g == Half && o <= 2 {
			return nth(point(KindYear), g, 1, int8(o)), i + 2
		}
	}
	return Point{}, i
}

// splitYear reads a fiscal year that two calendar years share: 2007/08.
func (p *parser) splitYear(i, y int) (Point, int) {
	if !p.punct(i+1, '/') || !p.joined(i+1) || !p.joined(i+2) {
		return Point{}, i
	}
	z, ok := p.num(i + 2)
	switch n := p.toks[i+2].End - p.toks[i+2].Start; {
	case !ok || n != 2 && n != 4 || p.joined(i+3) && (p.punct(i+3, '/') || p.punct(i+3, '.')):
		return Point{}, i
	case n == 2 && z != (y+1)%100, n == 4 && z != y+1:
		return Point{}, i
	}
	pt := point(KindYear)
	pt.Year, pt.Fiscal = int16(y+1), true
	return pt, i + 3
}
