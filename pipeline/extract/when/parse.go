package when

import "github.com/wiremill/wiremill/pipeline/extract/token"

// expr reads the expression at token i and returns it with the token after
// it; the token is i if there is none.
func (p *parser) expr(i int) (Expr, int) {
	e := Expr{Clock: -1, Point: Point{Weekday: -1}}
	if q := p.prep(i); q != NoPrep && spanned(q) {
		return p.prepExpr(e, i, q)
	}
	if p.is(i, cSo) && p.is(i+1, cFar) {
		return p.soFar(e, i)
	}
	if p.is(i, cEarlier) {
		if e2, n := p.earlier(e, i); n > i {
			return e2, n
		}
	}
	if e2, n := p.basis(e, i); n > i {
		return e2, n
	}
	if e2, n := p.record(e, i); n > i {
		return e2, n
	}
	if n := p.clock(&e, i); n > i {
		return p.clockDay(e, n)
	}
	pt, n := p.core(i)
	if n == i {
		return e, i
	}
	e.Point = pt
	return p.tail(e, n)
}

// tail reads what can follow a date: the other end of a range, a time of day,
// the place whose time it is.
func (p *parser) tail(e Expr, n int) (Expr, int) {
	if to, m := p.rangeTo(e, n); m > n {
		e.To = to
		return e, m
	}
	switch e.Kind {
	case KindWeekday, KindDate, KindUnit:
		if e.Kind == KindUnit && e.Grain != Day {
			return e, n
		}
		j := n
		if p.punct(j, ',') {
			j++
		}
		if q := p.prep(j); q == At || q == By {
			j++
		}
		if m := p.clock(&e, j); m > j {
			return e, m
		}
		if e.Part == Late || e.Part == Early {
			return e, p.inCity(&e, n)
		}
	}
	return e, n
}

// prepExpr reads an expression that begins with a preposition.
func (p *parser) prepExpr(e Expr, i int, q Prep) (Expr, int) {
	e.Prep = q
	j := i + 1
	if q == On {
		if e2, n := p.onBasis(e, j); n > j {
			return e2, n
		}
	}
	if q == In || q == On {
		if p.lower(j, "record") && q == On || p.lower(j, "history") {
			e.Kind, e.Prep = KindRecord, q
			return e, j + 1
		}
	}
	if q == At || q == By || q == From || q == Since || q == Until || q == In || q == Before || q == After {
		if n := p.clock(&e, j); n > j {
			return p.clockDay(e, n)
		}
	}
	if e2, n := p.basisFrom(e, j, q); n > j {
		return e2, n
	}
	k := j
	for p.is(k, cAbout) && k < j+4 {
		k++
	}
	if p.is(k, cThe) {
		k++
	}
	if p.prep(k+1) == Of && (p.lower(k, "all") || p.lower(k, "whole")) { // "for all of 2007"
		k += 2
	}
	pt, n := p.core(k)
	if n == k && k == j+1 && p.is(j, cThe) && (q == In || q == During || q == Over || q == For || q == On) {
		pt, n = p.phrase(k)
	}
	if n == k || k > j && p.is(j, cAbout) && pt.Kind != KindWindow && q != Since {
		return e, i
	}
	e.Point = pt
	if pt.Kind == KindBasis {
		return e, i
	}
	return p.tail(e, n)
}

// phrase reads a bare unit after "the": the period that the text is about.
func (p *parser) phrase(i int) (Point, int) {
	if !p.is(i, cUnit) {
		return Point{}, i
	}
	g := Grain(p.val(i, cUnit))
	if p.kind(i+1) == token.Dash || g == Half {
		return Point{}, i
	}
	return Point{Kind: KindPhrase, Grain: g, Weekday: -1}, i + 1
}

// rangeTo reads the second half of a range.
func (p *parser) rangeTo(e Expr, n int) (Point, int) {
	a := e.Point
	if a.Kind != KindMonth && a.Kind != KindDate && a.Kind != KindYear && a.Kind != KindQuarter && a.Kind != KindWeekday {
		return Point{}, n
	}
	j := n
	switch {
	case p.dash(n) && (p.joined(n) || p.kind(n) == token.LongDash && a.Kind != KindWeekday && p.joined(n+1)):
		j = n + 1
	case (p.prep(n) == To || p.prep(n) == Until || p.prep(n) == Through) && (e.Prep == From || a.Kind == KindMonth && a.Year == 0 && e.Prep != Since):
		j = n + 1
	case e.Prep == Between && p.is(n, cAnd):
		j = n + 1
	default:
		return Point{}, n
	}
	if a.Kind == KindDate && !p.is(j, cMonth|cMonthShort) { // April 4-6
		if d, m := p.dom(j); m > j && d > int(a.Day) {
			b := a
			b.Day, b.Weekday = int8(d), -1
			y, m2 := p.yearTail(m)
			b.Year, b.YearRel = y.Year, y.YearRel
			return b, m2
		}
		if e.Prep == NoPrep || p.dash(n) {
			return Point{}, n
		}
	}
	if a.Kind == KindYear && (p.dash(n) || p.year4(j)) {
		return p.yearRange(a, j, n)
	}
	if p.is(j, cThe) {
		j++
	}
	b, m := p.core(j)
	if a.Kind == KindMonth && b.Kind == KindQuarter && p.is(j, cMonth) { // the April-June quarter
		b.Kind, b.Month = KindMonth, b.Ord*3
	}
	if a.Kind == KindMonth && b.Kind == KindMonth && p.lower(m, "period") {
		m++
	}
	if m == j || !rangeable(a, b) {
		return Point{}, n
	}
	return b, m
}

// yearRange reads the second year of 2007-2008 or 2007-08.
func (p *parser) yearRange(a Point, j, n int) (Point, int) {
	b := Point{Kind: KindYear, Weekday: -1}
	if y, ok := p.year(j); ok && y > int(a.Year) {
		b.Year = int16(y)
		return b, j + 1
	}
	if v, ok := p.num(j); ok && p.toks[j].End-p.toks[j].Start == 2 && v == (int(a.Year)+1)%100 {
		b.Year = a.Year + 1
		return b, j + 1
	}
	return Point{}, n
}

func rangeable(a, b Point) bool {
	switch b.Kind {
	case KindMonth, KindDate:
		return a.Kind == KindMonth || a.Kind == KindDate
	case KindYear:
		return a.Kind == KindYear && b.Year >= a.Year
	case KindQuarter, KindWeekday:
		return a.Kind == b.Kind
	}
	return false
}
