package when

import "github.com/wiremill/wiremill/pipeline/extract/token"

// part reads early March, mid-2009, late Wednesday, early next year, late in 2008.
func (p *parser) part(i int) (Point, int) {
	q := Part(p.val(i, cPart))
	j := i + 1
	if p.hyphen(j) {
		j++
	}
	if q := p.prep(j); (q == In || q == On) && !p.hyphen(i+1) {
		j++
	}
	if p.is(j, cPart) && p.val(j, cPart) != int16(q) { // mid-to-late
		return Point{}, i
	}
	if p.is(j, cThe) {
		if p.is(j+1, cUnit) && p.prep(j-1) == In {
			if pt, n := p.partOf(q, j+1); n > j+1 {
				return pt, n
			}
			return Point{}, i
		}
		j++
	}
	pt, n := p.core(j)
	if n == j || pt.Part != Whole {
		return Point{}, i
	}
	switch pt.Kind {
	case KindMonth, KindYear, KindDecade, KindQuarter, KindHalf, KindWeekday:
	case KindUnit:
		if pt.Rel == Prior {
			return Point{}, i
		}
	default:
		return Point{}, i
	}
	pt.Part = q
	return pt, n
}

// partOf reads the bare unit of "early in the year".
func (p *parser) partOf(q Part, i int) (Point, int) {
	pt := point(KindUnit)
	pt.Grain, pt.Part = p.grain(i), q
	if pt.Grain == Day || pt.Grain == Half {
		return Point{}, i
	}
	return pt, i + 1
}

// edge reads the end of 2015, end-March, the start of this year.
func (p *parser) edge(i int) (Point, int) {
	q := Part(p.val(i, cEdge))
	j := i + 1
	hyphened := p.hyphen(j)
	if hyphened || p.prep(j) == Of {
		j++
	} else if q != End {
		return Point{}, i
	} else if !p.is(j, cMonth|cMonthShort) && !p.year4(j) {
		return Point{}, i
	}
	if p.is(j, cThe) {
		j++
		if p.is(j, cUnit) && !p.hyphen(j+1) {
			pt := point(KindUnit)
			pt.Grain, pt.Part = p.grain(j), q
			if pt.Grain == Day || pt.Grain == Half || pt.Grain == Weekend {
				return Point{}, i
			}
			return pt, j + 1
		}
	}
	pt, n := p.core(j)
	if n == j || pt.Part != Whole || pt.Kind == KindWindow || pt.Kind == KindAgo {
		return Point{}, i
	}
	pt.Part = q
	return pt, n
}

// ordinal reads second quarter, first half of 2010, first nine months of the
// year, first week of June.
func (p *parser) ordinal(i int) (Point, int) {
	o := int8(p.val(i, cOrdinal))
	j := i + 1
	fiscal := p.is(i-1, cFiscal)
	if p.is(j, cFiscal) {
		fiscal = true
		j++
	}
	if p.hyphen(j) {
		j++
	}
	if !p.is(j, cUnit) {
		return p.ordinalCount(i, j, o)
	}
	g := p.grain(j)
	n := j + 1
	if p.lower(i-1, "a") && !p.hyphen(i+1) || p.prep(n) == In && (p.lower(n+1, "a") && p.is(n+2, cStreak)) || p.is(n, cStreak) {
		return Point{}, i // a third quarter, a third quarter in a row
	}
	switch {
	case g == Quarter && (o <= 4 || o == 99), g == Half && (o <= 2 || o == 99):
		pt := point(KindQuarter)
		last := int8(4)
		if g == Half {
			pt.Kind, last = KindHalf, 2
		}
		pt.Ord = o
		if o == 99 {
			pt.Ord = last
		}
		if g == Half {
			if c, m := p.container(n); m > n && (c.Kind == KindMonth || c.Kind == KindUnit && c.Grain == Month) {
				c.Part = Early // the first half of January
				if o != 1 {
					c.Part = Late
				}
				return c, m
			}
		}
		if e, m := p.ended(amount{n: 1}, g, n); m > n {
			e.Ord = o
			return e, m
		}
		y, m := p.yearTail(n)
		pt.Year, pt.YearRel, pt.Fiscal = y.Year, y.YearRel, fiscal || y.Fiscal
		return pt, m
	case g == Week || g == Month || g == Day:
		if c, m := p.container(n); m > n {
			return nth(c, g, 1, o), m
		}
	}
	return Point{}, i
}

// ordinalCount reads first nine months of 2008, final three months of the year.
func (p *parser) ordinalCount(i, j int, o int8) (Point, int) {
	if o != 1 && o != 99 {
		return Point{}, i
	}
	a := p.quantity(j)
	if a.next == j || a.few || a.half || !p.is(a.next, cUnits) {
		return Point{}, i
	}
	g := p.grain(a.next)
	n := a.next + 1
	c, m := p.container(n)
	if m == n {
		if g != Month && g != Quarter || o != 1 || p.prep(n) == Of { // of what is no period
			return Point{}, i
		}
		c = point(KindUnit)
		c.Grain = Year
		y, k := p.yearTail(n)
		if c.YearRel, c.Year, m = y.YearRel, y.Year, k; k == n {
			c.YearRel = 0
		} else {
			c.Kind = KindYear
		}
	}
	return nth(c, g, a.n, o), m
}

// fiscal reads fiscal 2009, fiscal first quarter, fiscal year 2009, calendar 2009.
func (p *parser) fiscal(i int) (Point, int) {
	isFiscal := p.is(i, cFiscal)
	j := i + 1
	if p.is(j, cOrdinal) {
		pt, n := p.ordinal(j)
		if n == j {
			return Point{}, i
		}
		pt.Fiscal = isFiscal
		return pt, n
	}
	if p.hyphen(j) {
		j++
	}
	if p.lower(j, "year") {
		if pt, n := p.ended(amount{n: 1}, Year, j+1); n > j+1 {
			return pt, n
		}
		j++
	} else if p.lower(i, "full") {
		return Point{}, i
	}
	if y, ok := p.year(j); ok && !p.notYear(j) {
		pt := point(KindYear)
		pt.Year, pt.Fiscal = int16(y), isFiscal
		return pt, j + 1
	}
	return Point{}, i
}

// recent reads recent weeks, the latest quarter: recognised, not resolved.
func (p *parser) recent(i int) (Point, int) {
	if p.is(i+1, cUnit|cUnits) {
		return point(KindVague), i + 2
	}
	return Point{}, i
}

// soFar reads so far this year, so far in January.
func (p *parser) soFar(e Expr, i int) (Expr, int) {
	j := i + 2
	if p.prep(j) == In || p.prep(j) == During {
		j++
	}
	if p.is(j, cThe) && p.is(j+1, cUnit) {
		pt, n := p.phrase(j + 1)
		if n > j+1 {
			pt.Kind = KindUnit
			e.Point, e.SoFar = pt, true
			return e, n
		}
	}
	pt, n := p.core(j)
	if n == j {
		return e, i
	}
	e.Point, e.SoFar = pt, true
	return e, n
}

// earlier reads earlier this month, later on Wednesday, earlier in the week.
func (p *parser) earlier(e Expr, i int) (Expr, int) {
	j := i + 1
	if q := p.prep(j); q == In || q == On {
		j++
	}
	e.SoFar = p.lower(i, "earlier")
	if p.is(j, cThe) && p.prep(j-1) == In && p.is(j+1, cUnit) && !p.lower(j+1, "session") {
		e.Point = point(KindUnit)
		e.Grain = p.grain(j + 1)
		return e, j + 2
	}
	pt, n := p.core(j)
	if n == j {
		return e, i
	}
	switch pt.Kind {
	case KindUnit, KindWeekday, KindYear, KindMonth, KindDecade:
		e.Point = pt
		return e, n
	}
	return e, i
}

// code reads Q1, Q2 2009, H1, FY08, FY2009.
func (p *parser) code(i int) (Point, int) {
	if p.kind(i) != token.Word || p.flags(i)&token.FlagDigit == 0 {
		return Point{}, i
	}
	s := p.text(i)
	if s[0] == 'F' && len(s) >= 4 && s[1] == 'Y' {
		y, ok := shortYear(s[2:])
		if !ok {
			return Point{}, i
		}
		pt := point(KindYear)
		pt.Year, pt.Fiscal = y, true
		return pt, i + 1
	}
	if len(s) != 2 || s[1] < '1' {
		return Point{}, i
	}
	pt := point(KindQuarter)
	pt.Ord = int8(s[1] - '0')
	switch {
	case s[0] == 'Q' && s[1] <= '4':
	case s[0] == 'H' && s[1] <= '2':
		pt.Kind = KindHalf
	default:
		return Point{}, i
	}
	if pt.Kind == KindHalf && !p.codeContext(i) {
		return Point{}, i
	}
	y, n := p.yearTail(i + 1)
	pt.Year, pt.YearRel, pt.Fiscal = y.Year, y.YearRel, p.is(i-1, cFiscal)
	return pt, n
}

// codeContext: H1 is also a hardware or visa name, so it needs a preposition,
// a year or a financial noun beside it.
func (p *parser) codeContext(i int) bool {
	return p.prep(i-1) != NoPrep || p.year4(i+1) || p.is(i+1, cYearNoun)
}

// digitCode reads 1Q, 1Q08, 2H, 2H2009.
func (p *parser) digitCode(i int) (Point, int) {
	v, ok := p.num(i)
	if !ok || v < 1 || v > 4 || p.kind(i+1) != token.Word || !p.joined(i+1) {
		return Point{}, i
	}
	s := p.text(i + 1)
	pt := point(KindQuarter)
	pt.Ord = int8(v)
	switch {
	case s[0] == 'Q':
	case s[0] == 'H' && v <= 2:
		pt.Kind = KindHalf
	default:
		return Point{}, i
	}
	if len(s) > 1 {
		y, ok := shortYear(s[1:])
		pt.Year = y
		if !ok {
			return Point{}, i
		}
		return pt, i + 2
	}
	y, n := p.yearTail(i + 2)
	pt.Year, pt.YearRel = y.Year, y.YearRel
	return pt, n
}

// shortYear reads 08 as 2008, 98 as 1998, 2008 as itself.
func shortYear(s string) (int16, bool) {
	v := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		v = v*10 + int(s[i]-'0')
	}
	switch {
	case len(s) == 2 && v >= 80:
		return int16(1900 + v), true
	case len(s) == 2:
		return int16(2000 + v), true
	}
	return int16(v), len(s) == 4 && v >= 1900 && v <= 2100
}
