package when

import "github.com/wiremill/wiremill/pipeline/extract/token"

// month reads June, June 2009, June last year, Jan. 7, January 7th, 2008,
// March quarter.
func (p *parser) month(i int) (Point, int) {
	if p.flags(i)&token.FlagCap == 0 {
		return Point{}, i
	}
	short := !p.is(i, cMonth)
	pt := point(KindMonth)
	pt.Month = int8(p.val(i, cMonth))
	n := i + 1
	if short && p.punct(n, '.') && p.joined(n) {
		n++
	}
	if d, m := p.dayOfMonth(pt, n); m > n {
		return d, m
	}
	if p.lower(n, "quarter") && pt.Month%3 == 0 {
		q := point(KindQuarter)
		q.Ord = pt.Month / 3
		y, m := p.yearTail(n + 1)
		q.Year, q.YearRel = y.Year, y.YearRel
		return q, m
	}
	y, m := p.yearTail(n)
	if m > n {
		pt.Year, pt.YearRel = y.Year, y.YearRel
		return pt, m
	}
	if !p.plainMonth(i, n, short, int(pt.Month)) {
		return Point{}, i
	}
	return pt, n
}

// dayOfMonth reads the day and the year after a month; it returns pt itself
// and n if there is no day.
func (p *parser) dayOfMonth(pt Point, n int) (Point, int) {
	d, m := p.dom(n)
	if m == n || p.hyphen(m) && p.kind(m+1) != token.Number || p.counts(m) {
		return pt, n
	}
	if p.kind(n) == token.Number && p.kind(m) == token.Punct && p.joined(m) && p.joined(m+1) && p.kind(m+1) == token.Number && p.punct(m, ':') {
		return pt, n
	}
	pt.Kind, pt.Day = KindDate, int8(d)
	y, k := p.yearTail(m)
	pt.Year, pt.YearRel = y.Year, y.YearRel
	return pt, k
}

// counts reports whether token i makes a count of the number before it.
func (p *parser) counts(i int) bool {
	switch p.kind(i) {
	case token.Pct:
		return true
	case token.Word:
		return p.is(i, cNotYear|cUnits)
	case token.Punct:
		return p.punct(i, '/') && p.joined(i)
	}
	return false
}

// dom reads a day of the month: 7, 7th.
func (p *parser) dom(i int) (int, int) {
	v, ok := p.num(i)
	if !ok || v < 1 || v > 31 || p.toks[i].End-p.toks[i].Start > 2 {
		return 0, i
	}
	n := i + 1
	if n < p.end && p.joined(n) && p.kind(n) == token.Word {
		if p.lower(n, "st") || p.lower(n, "nd") || p.lower(n, "rd") || p.lower(n, "th") {
			return v, n + 1
		}
		return 0, i
	}
	return v, n
}

// num returns the value of a numeral without comma or point.
func (p *parser) num(i int) (int, bool) {
	if p.kind(i) != token.Number || p.toks[i].Flags&token.FlagDigit == 0 || p.kind(i-1) == token.Money {
		return 0, false
	}
	v := p.toks[i].Value
	return int(v), v < 1e6
}

// year returns the value of a four-digit numeral that can be a year.
func (p *parser) year(i int) (int, bool) {
	v, ok := p.num(i)
	return v, ok && p.toks[i].End-p.toks[i].Start == 4 && v >= 1800 && v <= 2100
}

// notYear reports whether what follows the numeral at i makes it no year.
func (p *parser) notYear(i int) bool {
	n := i + 1
	switch p.kind(n) {
	case token.Pct, token.Money, token.Number:
		return true
	case token.Word:
		return p.is(n, cNotYear|cUnits|cZone|cAmpm) || p.joined(n)
	case token.Punct:
		return (p.punct(n, '/') || p.punct(n, ':') || p.punct(n, '.')) && p.joined(n) && p.kind(n+1) == token.Number && p.joined(n+1)
	case token.Dash:
		return p.is(n+1, cUnit|cNotYear)
	}
	return false
}

// yearTail reads the year after a month, a day or a quarter: 2009, ", 2009",
// "of 2009", "last year", "of this year".
func (p *parser) yearTail(i int) (Point, int) {
	var pt Point
	j := i
	if p.punct(j, ',') {
		j++
	}
	if q := p.prep(j); j == i && (q == Of || q == In) {
		j++
	}
	fiscal := false
	if p.is(j, cFiscal|cCalendar) && j == i {
		fiscal = p.is(j, cFiscal)
		j++
	} else if p.is(j, cFiscal) && p.prep(j-1) == Of {
		fiscal = true
		j++
		if p.lower(j, "year") {
			j++
		}
	}
	if y, ok := p.year(j); ok && !p.notYear(j) && !(p.punct(j-1, ',') && j > i && p.isListed(j)) {
		pt.Year, pt.Fiscal = int16(y), fiscal
		return pt, j + 1
	}
	if fiscal || p.punct(j-1, ',') && j > i {
		return pt, i
	}
	if p.is(j, cThe) && p.is(j+1, cPrior) {
		j++
	}
	if p.is(j, cRel|cPrior) && p.is(j+1, cUnit) && Grain(p.val(j+1, cUnit)) == Year {
		pt.YearRel = yearRelZero + int8(p.relOffset(j))
		return pt, j + 2
	}
	if p.lower(j, "the") && p.lower(j+1, "same") && p.lower(j+2, "year") || p.lower(j, "the") && p.lower(j+1, "year") && !p.is(j+2, cAgo|cBefore) && j > i && !p.hyphen(j+2) {
		pt.YearRel = yearRelZero
		if p.lower(j+1, "same") {
			return Point{}, i
		}
		return pt, j + 2
	}
	return pt, i
}

// isListed reports whether the numeral at i, after a comma, is a figure of its
// own rather than a year: "on June 5, 2009 people".
func (p *parser) isListed(i int) bool { return p.counts(i + 1) }

// plainMonth decides whether a month word without day or year is a month. May
// and March are also a verb and a name, the short forms are names, and some
// months are given names.
func (p *parser) plainMonth(i, n int, short bool, m int) bool {
	before := p.prep(i-1) != NoPrep || p.is(i-1, cRel|cPast|cPart|cEdge|cAnd|cPrior|cAbout) || p.dash(i-1) && p.is(i-2, cMonth|cMonthShort|cPart|cEdge)
	after := p.dash(n) && p.joined(n) && p.is(n+1, cMonth|cMonthShort) || p.prep(n) == To && p.is(n+1, cMonth|cMonthShort)
	if short {
		named := m != 1 && m != 3 && p.flags(i)&token.FlagCap != 0 && p.kind(n) == token.Word && p.nounAfter(n) // "Nov trade surplus"
		return before && (n > i+1 || m != 1 && m != 3) || after || named || p.kind(i-1) == token.Dash && p.is(i-2, cMonthShort)
	}
	if before || after {
		return !(m == 5 && p.nameAfter(n))
	}
	if p.flags(i)&token.FlagUpper != 0 && m == 5 {
		return false // MAY in a headline of capitals
	}
	start := p.flags(i)&token.FlagStart != 0 || p.kind(i-1) == token.Quote
	prevCap := !start && p.flags(i-1)&token.FlagCap != 0 && p.kind(i-1) == token.Word && p.flags(i-1)&token.FlagStart == 0
	switch m {
	case 5, 3, 8, 4, 6:
		if p.kind(n) == token.Poss {
			return !prevCap && (!start || m != 5 && p.kind(n+1) == token.Word && p.flags(n+1)&token.FlagCap == 0) // "April's gain was revised"
		}
		if prevCap && !p.is(i-1, cPart) && m == 5 {
			return false // Theresa May
		}
		if m == 5 && p.flags(i-1)&token.FlagCap != 0 && p.kind(i-1) == token.Word {
			return false
		}
		if start {
			return p.nounAfter(n)
		}
	}
	return !p.nameAfter(n) || m > 8 || m < 3
}

// nameAfter reports whether a capitalised word follows that could be a surname.
func (p *parser) nameAfter(n int) bool {
	return p.kind(n) == token.Word && p.flags(n)&(token.FlagCap|token.FlagUpper) == token.FlagCap && p.flags(n)&token.FlagAbbrev == 0
}

// nounAfter reports whether a lower-case word follows that can be a noun.
func (p *parser) nounAfter(n int) bool {
	if p.kind(n) != token.Word || p.flags(n)&token.FlagCap != 0 || p.is(n, cThe|cPrep|cNumber|cAnd|cRel) {
		return p.punct(n, ',')
	}
	for _, w := range [...]string{"i", "we", "he", "she", "they", "it", "be", "not", "said", "says", "told", "well", "have", "has", "was", "is", "had", "also"} {
		if p.lower(n, w) {
			return false
		}
	}
	return true
}
