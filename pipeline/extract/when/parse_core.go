package when

import "github.com/wiremill/wiremill/pipeline/extract/token"

// core reads a date without its preposition at token i: the point, and the
// token after it, which is i if there is none.
func (p *parser) core(i int) (Point, int) {
	if p.kind(i) == token.Number {
		return p.number(i)
	}
	w := p.word(i)
	if w == nil {
		return p.code(i)
	}
	if w.cls&starts == 0 {
		return Point{}, i
	}
	l, c := longest{end: i}, w.cls
	if c&cDay != 0 {
		l.add(p.dayName(i))
	}
	if c&cWeekday != 0 {
		l.add(p.weekday(i))
	}
	if c&cWeekdayShort != 0 {
		l.add(p.weekdayShort(i))
	}
	if c&(cMonth|cMonthShort) != 0 {
		l.add(p.month(i))
	}
	if c&(cRel|cPast|cPrior|cComing|cFollowing) != 0 {
		l.add(p.rel(i))
	}
	if c&cOrdinal != 0 {
		l.add(p.ordinal(i))
	}
	if c&cPart != 0 {
		l.add(p.part(i))
	}
	if c&cEdge != 0 {
		l.add(p.edge(i))
	}
	if c&(cNumber|cFew) != 0 {
		l.add(p.count(i))
	}
	if c&cUnit != 0 {
		l.add(p.unit(i))
	}
	if c&(cFiscal|cCalendar) != 0 {
		l.add(p.fiscal(i))
	}
	if c&cRecent != 0 {
		l.add(p.recent(i))
	}
	if c&cHoliday != 0 {
		l.add(p.holiday(i))
	}
	return l.Point, l.end
}

// longest keeps the longest of several readings.
type longest struct {
	Point
	end int
}

func (l *longest) add(pt Point, n int) {
	if n > l.end {
		l.Point, l.end = pt, n
	}
}

func point(k Kind) Point { return Point{Kind: k, Weekday: -1} }

// dayName reads today, yesterday afternoon, tomorrow.
func (p *parser) dayName(i int) (Point, int) {
	pt := point(KindUnit)
	pt.Grain, pt.Offset = Day, p.val(i, cDay)
	if pt.Offset == 9 {
		pt.Kind = KindVague
		return pt, i + 1
	}
	if p.is(i+1, cDaytime) {
		return pt, i + 2
	}
	return pt, i + 1
}

// weekday reads Friday, Friday night, Friday, Jan. 20, Friday of last week.
func (p *parser) weekday(i int) (Point, int) {
	if p.is(i-1, cEpithet) || p.flags(i)&token.FlagCap == 0 {
		return Point{}, i
	}
	pt := point(KindWeekday)
	pt.Weekday = int8(p.val(i, cWeekday))
	n := i + 1
	if p.is(n, cDaytime) {
		n++
	}
	if d, m := p.dateAfterWeekday(n, pt.Weekday); m > n {
		return d, m
	}
	j := n
	if p.prep(j) == Of || p.prep(j) == In {
		j++
	}
	if p.is(j, cRel|cPrior) && p.is(j+1, cUnit) && Grain(p.val(j+1, cUnit)) == Week {
		switch v := p.relOffset(j); v {
		case -1:
			pt.Rel = OfLast
		case 0:
			pt.Rel = OfThis
		default:
			pt.Rel = OfNext
		}
		return pt, j + 2
	}
	return pt, n
}

// dateAfterWeekday reads ", Jan. 20" or "(March 7)" or "7 January" after a weekday.
func (p *parser) dateAfterWeekday(n int, wd int8) (Point, int) {
	j := n
	paren := p.punct(j, '(')
	if paren || p.punct(j, ',') {
		j++
	}
	var d Point
	m := j
	switch {
	case p.is(j, cMonth|cMonthShort):
		d, m = p.month(j)
	case p.kind(j) == token.Number:
		d, m = p.number(j)
	}
	if m == j || d.Kind != KindDate {
		return Point{}, n
	}
	if paren {
		if !p.punct(m, ')') {
			return Point{}, n
		}
		m++
	}
	d.Weekday = wd
	return d, m
}

func (p *parser) weekdayShort(i int) (Point, int) {
	if p.flags(i)&token.FlagCap == 0 {
		return Point{}, i
	}
	n := i + 1
	if p.punct(n, '.') {
		n++
	}
	d, m := p.dateAfterWeekday(n, int8(p.val(i, cWeekdayShort)))
	if m == n {
		return Point{}, i
	}
	return d, m
}

// relOffset returns the offset of last, this, next, previous at i.
func (p *parser) relOffset(i int) int16 {
	switch {
	case p.is(i, cRel):
		return p.val(i, cRel)
	case p.is(i, cPrior|cPast):
		return -1
	}
	return 1
}

// rel reads last week, this Friday, next June, the past four weeks.
func (p *parser) rel(i int) (Point, int) {
	off := p.relOffset(i)
	j := i + 1
	if p.is(j, cFiscal) && p.is(j+1, cUnit) {
		pt := point(KindUnit)
		pt.Grain, pt.Offset, pt.Fiscal = Grain(p.val(j+1, cUnit)), off, true
		return pt, j + 2
	}
	if p.is(j, cCalendar) && p.is(j+1, cUnit) {
		j++
	}
	switch {
	case p.is(j, cUnit):
		return p.relUnit(i, j, off)
	case p.is(j, cWeekday) && p.is(i, cRel):
		pt := point(KindWeekday)
		pt.Weekday, pt.Rel = int8(p.val(j, cWeekday)), relOf(off)
		n := j + 1
		if p.is(n, cDaytime) {
			n++
		}
		return pt, n
	case p.is(j, cMonth) && p.is(i, cRel) && p.flags(j)&token.FlagCap != 0:
		pt := point(KindMonth)
		pt.Month, pt.Rel = int8(p.val(j, cMonth)), relOf(off)
		return p.dayOfMonth(pt, j+1)
	case p.is(j, cDaytime) && p.is(i, cRel):
		pt := point(KindUnit)
		pt.Grain, pt.Offset = Day, off
		if off > 0 {
			return Point{}, i
		}
		return pt, j + 1
	case p.is(j, cSeason) && p.is(i, cRel):
		return point(KindVague), j + 1
	case p.is(j, cUnits):
		pt := point(KindVague)
		return pt, j + 1
	}
	return p.relCount(i, j, off)
}

func relOf(off int16) Rel {
	switch {
	case off < 0:
		return Last
	case off > 0:
		return Next
	}
	return This
}

// relUnit reads last week, the past month, the previous quarter, last quarter of 2008.
func (p *parser) relUnit(i, j int, off int16) (Point, int) {
	pt := point(KindUnit)
	pt.Grain, pt.Offset = Grain(p.val(j, cUnit)), off
	if off < 0 && (pt.Grain == Quarter || pt.Grain == Half || pt.Grain == Week || pt.Grain == Month) {
		if c, n := p.container(j + 1); n > j+1 {
			return nth(c, pt.Grain, 1, 99), n
		}
	}
	switch {
	case p.is(i, cPast), off < 0 && p.lower(i-1, "the") && pt.Grain != Quarter && pt.Grain != Day && pt.Grain != Weekend && p.is(i, cRel):
		a := p.halves(amount{n: 1, next: j + 1}) // the past year and a half
		pt.Kind, pt.N, pt.HalfN = KindRolling, 1, a.half
		return pt, a.next
	case p.is(i, cPrior):
		pt.Rel = Prior
	case p.is(i, cFollowing):
		pt.Kind = KindVague
		return pt, j + 1
	case pt.Grain == Decade || pt.Grain == Century:
		pt.Kind, pt.N = KindRolling, 1
		return pt, j + 1
	case pt.Grain == Day && p.lower(j, "day") && off != 0:
		pt.Kind = KindVague // the next day, the last day of: of something else
		if c, n := p.container(j + 1); n > j+1 {
			return nth(c, Day, 1, 99), n
		}
		return pt, j + 1
	}
	return pt, j + 1
}

// relCount reads the last four weeks, the next two years, the coming months.
func (p *parser) relCount(i, j int, off int16) (Point, int) {
	if p.is(j, cFew) {
		if p.is(j+1, cUnits) {
			return point(KindVague), j + 2
		}
		return Point{}, i
	}
	k := j
	for p.is(k, cAbout) && k < j+3 {
		k++
	}
	c := p.quantity(k)
	if c.next == k || !p.is(c.next, cUnit|cUnits) {
		return Point{}, i
	}
	pt := point(KindRolling)
	pt.Grain, pt.Offset, pt.N, pt.HalfN = p.grain(c.next), off, c.n, c.half
	n := c.next + 1
	if off < 0 && !p.is(i, cPast) {
		if ct, m := p.container(n); m > n && !c.half {
			return nth(ct, pt.Grain, c.n, 99), m
		}
	}
	return pt, n
}

// nth returns the n grains at position ord (99: the last) of a container.
func nth(c Point, g Grain, n int16, ord int8) Point {
	if n == 1 && (g == Quarter || g == Half) && (c.Kind == KindYear || c.Kind == KindUnit && c.Grain == Year) {
		pt := point(KindQuarter)
		last := int8(4)
		if g == Half {
			pt.Kind, last = KindHalf, 2
		}
		pt.Ord, pt.Year, pt.YearRel, pt.Fiscal = ord, c.Year, c.YearRel, c.Fiscal
		if c.Kind == KindUnit {
			pt.YearRel = yearRelZero + int8(c.Offset)
		}
		if ord == 99 {
			pt.Ord = last
		}
		return pt
	}
	pt := c
	pt.Kind, pt.Grain, pt.N, pt.Ord = KindNth, g, n, ord
	if c.Kind == KindUnit {
		switch c.Grain {
		case Year:
			pt.YearRel = yearRelZero + int8(c.Offset)
		case Month:
			pt.Month, pt.Offset = -1, c.Offset
		}
	}
	return pt
}

// container reads "of 2008", "of the year", "of last year", "of January": the
// period that a first or last part is of.
func (p *parser) container(i int) (Point, int) {
	j := i
	switch p.prep(j) {
	case Of, In:
		j++
	default:
		if !p.is(j, cRel) {
			if y, ok := p.year(j); ok && !p.notYear(j) {
				pt := point(KindYear)
				pt.Year = int16(y)
				return pt, j + 1
			}
			return Point{}, i
		}
	}
	if p.is(j, cThe) {
		if p.is(j+1, cUnit) {
			g := Grain(p.val(j+1, cUnit))
			if g == Year || g == Month {
				pt := point(KindUnit)
				pt.Grain = g
				return pt, j + 2
			}
			return Point{}, i
		}
		j++
	}
	pt, n := p.core(j)
	if n == j {
		return Point{}, i
	}
	switch {
	case pt.Kind == KindYear || pt.Kind == KindMonth && pt.Part == Whole:
		return pt, n
	case pt.Kind == KindUnit && (pt.Grain == Year || pt.Grain == Month):
		return pt, n
	}
	return Point{}, i
}
