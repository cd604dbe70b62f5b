package when

import "github.com/wiremill/wiremill/pipeline/extract/token"

// amount is a parsed count.
type amount struct {
	n    int16
	half bool
	few  bool
	next int // token after it; the start if there is no count
}

// quantity reads a count: 52, five, twenty-five, three and a half, 5-1/2, a few.
func (p *parser) quantity(i int) amount {
	none := amount{next: i}
	switch {
	case p.kind(i) == token.Number:
		v, ok := p.num(i)
		if !ok || v > 1000 {
			return none
		}
		return p.halves(amount{n: int16(v), next: i + 1})
	case p.is(i, cNumber):
		a := amount{n: p.val(i, cNumber), next: i + 1}
		if p.lower(i, "a") && p.is(i+1, cFew) {
			return amount{few: true, next: i + 2}
		}
		if (p.lower(i, "a") || p.lower(i, "the")) && p.lower(i+1, "couple") {
			a.n, a.next = 2, i+2
		}
		if p.lower(a.next-1, "couple") && p.prep(a.next) == Of {
			a.next++
		}
		if a.n >= 20 && a.n < 100 && p.hyphen(i+1) && p.is(i+2, cNumber) {
			a.n, a.next = a.n+p.val(i+2, cNumber), i+3
		}
		if p.is(a.next, cNumber) && p.val(a.next, cNumber) == 100 && a.n < 10 {
			a.n, a.next = a.n*100, a.next+1
		}
		return p.halves(a)
	case p.is(i, cFew):
		return amount{few: true, next: i + 1}
	}
	return none
}

// halves reads the half after a count: 5-1/2, 3 ½, "three and a half", "three-and-a-half".
func (p *parser) halves(a amount) amount {
	n := a.next
	h := func(i int) bool { return p.hyphen(i) }
	if p.kind(n) == token.Number && p.toks[n].Value == 0.5 {
		return amount{n: a.n, half: true, next: n + 1}
	}
	j := n
	if h(j) {
		j++
	}
	if v, ok := p.num(j); ok && v == 1 && p.punct(j+1, '/') && p.joined(j+1) && p.kind(j+2) == token.Number && p.toks[j+2].Value == 2 {
		return amount{n: a.n, half: true, next: j + 3}
	}
	if p.lower(j, "and") {
		j++
		if h(j) {
			j++
		}
		if p.lower(j, "a") {
			j++
			if h(j) {
				j++
			}
			if p.lower(j, "half") {
				return amount{n: a.n, half: true, next: j + 1}
			}
		}
	}
	return a
}

func (p *parser) grain(i int) Grain {
	return Grain(p.val(i, cUnit))
}

// count reads what begins with a count: two weeks ago, three-year, three
// months to June; after in, over, within also a bare length: in four years.
func (p *parser) count(i int) (Point, int) {
	a := p.quantity(i)
	if a.next == i {
		return Point{}, i
	}
	j := a.next
	hyphened := p.hyphen(j)
	if hyphened {
		j++
	}
	if !p.is(j, cUnit|cUnits) || p.lower(j, "half") {
		return Point{}, i
	}
	g := p.grain(j)
	n := j + 1
	if pt, m := p.ago(a, g, n); m > n {
		return pt, m
	}
	if many := a.few && hyphened && p.lower(i, "multi"); many && p.highLow(n) { // a multi-year high
		pt := point(KindWindow)
		pt.Grain = g
		return pt, n
	}
	if a.few {
		return Point{}, i
	}
	stretch := n
	if hyphened && p.lower(n, "period") {
		stretch++ // the three-month period that ended Aug. 4
	}
	if !hyphened || stretch > n {
		if pt, m := p.ended(a, g, stretch); m > stretch {
			return pt, m
		}
	}
	if g == Quarter && p.prep(n) == Of && p.lower(n+1, "a") && p.lower(n+2, "century") { // a quarter of a century
		g, a, n = Year, amount{n: 25 * a.n, next: a.next}, n+3
	}
	pt := point(KindWindow)
	pt.Grain, pt.N, pt.HalfN = g, a.n, a.half
	if g != Day && p.highLow(n) { // a 17 year low, but not "a session low"
		return pt, n
	}
	if hyphened || p.hyphen(a.next) {
		if p.hyphen(n) || p.instrument(n) || p.is(j, cUnits) {
			return Point{}, i
		}
		return pt, n
	}
	if p.stretched(i, n) {
		return pt, n
	}
	return Point{}, i
}

// stretched reports whether "in" or "over" stands before the length of time at token i, and
// nothing that it is of behind it, at token n: "in about two years", not "over two years of".
func (p *parser) stretched(i, n int) bool {
	k := i - 1
	for p.is(k, cAbout) && p.prep(k) != Over && k > i-4 {
		k--
	}
	switch p.prep(k) {
	case In:
		return true
	case Over:
		return !p.is(n, cPrep) || p.prep(n) != Of
	}
	return false
}

// highLow reports whether token i is what a stretch of time is the window of.
func (p *parser) highLow(i int) bool {
	return p.anyLower(i, "high", "highs", "low", "lows", "peak", "peaks", "trough", "troughs", "closing", "intraday")
}

// ofHigh reads the bare unit at token i that is the window of a high or low: "a decade-high",
// "quarter-century lows", "a year low".
func (p *parser) ofHigh(i int) (Point, int) {
	g, n := p.grain(i), i+1
	pt := point(KindWindow)
	pt.Grain, pt.N = g, 1
	if p.hyphen(n) {
		n++
	}
	if g == Quarter && n > i+1 && p.is(n, cUnit) && p.grain(n) == Century {
		pt.Grain, pt.N = Year, 25
		n++
		if p.hyphen(n) {
			n++
		}
	}
	if g == Day || g == Weekend || !p.highLow(n) {
		return Point{}, i
	}
	return pt, n
}

// ago reads the direction after a length: ago, earlier, later, before.
func (p *parser) ago(a amount, g Grain, n int) (Point, int) {
	j := n
	if p.hyphen(j) {
		j++
	}
	var dir int16
	switch {
	case p.is(j, cAgo):
		dir = p.val(j, cAgo)
	case p.is(j, cBefore) && p.closes(j+1):
		dir = -1
	case p.lower(j, "previously"):
		dir = -1
	default:
		return Point{}, n
	}
	pt := point(KindAgo)
	pt.Grain, pt.N, pt.HalfN, pt.Offset = g, a.n, a.half, dir*a.n
	if a.few {
		pt.Kind = KindVague
	}
	return pt, j + 1
}

// closes reports whether nothing that "before" could govern follows.
func (p *parser) closes(i int) bool {
	switch p.kind(i) {
	case token.Word:
		return p.is(i, cPrep|cAnd) || p.lower(i, "when") || p.lower(i, "but")
	case token.Number, token.Money:
		return false
	}
	return true
}

// ended reads the end of a stretch: three months to June, 12 months through
// March 2009, nine months ended Sept. 30.
func (p *parser) ended(a amount, g Grain, n int) (Point, int) {
	start := n
	if (p.lower(n, "that") || p.lower(n, "which")) && (p.lower(n+1, "ended") || p.lower(n+1, "ends")) {
		n++ // the year that ended in March
	}
	if !p.is(n, cEnded) {
		return Point{}, start
	}
	j := n + 1
	for p.prep(j) == In || p.prep(j) == On || p.is(j, cThe) || p.is(j, cPart|cEdge) || p.hyphen(j) || p.prep(j) == Of {
		j++
	}
	end, m := p.core(j)
	if m == j || end.Kind != KindMonth && end.Kind != KindDate && !(g == Week && end.Kind == KindWeekday && end.Rel == Bare) {
		return Point{}, start
	}
	pt := end
	pt.Kind, pt.Grain, pt.N = KindEnded, g, a.n
	return pt, m
}

// instrument reports whether a length is part of a security's or a person's
// name (10-year Treasury note), not a window of time.
func (p *parser) instrument(i int) bool {
	if p.flags(i)&token.FlagCap != 0 && p.kind(i) == token.Word {
		return true
	}
	for _, w := range [...]string{"old", "note", "notes", "bond", "bonds", "yield", "yields", "treasury", "treasuries", "gilt", "gilts", "bund", "bunds",
		"paper", "debt", "government", "benchmark", "swap", "swaps", "loan", "loans", "contract", "deal", "agreement", "plan", "term", "veteran",
		"moving", "mortgage", "maturity", "sovereign", "lease", "sentence", "fixed", "credit", "commercial", "libor", "breakeven", "tips", "dollar", "euro", "lending", "tenor", "inflation"} {
		if p.lower(i, w) {
			return true
		}
	}
	return false
}

// unit reads what begins with a bare unit: week before, year ago, year-end,
// year to March, quarter ended June 30, year 2008.
func (p *parser) unit(i int) (Point, int) {
	g := p.grain(i)
	one := amount{n: 1}
	n := i + 1
	if pt, m := p.ofHigh(i); m > i {
		return pt, m
	}
	if pt, m := p.ago(one, g, n); m > n {
		return pt, m
	}
	j := n
	if p.hyphen(j) {
		j++
	}
	if p.lower(j, "end") && (g == Year || g == Month || g == Quarter) {
		pt := point(KindUnit)
		pt.Grain, pt.Part = g, End
		if y, ok := p.year(j + 1); ok && g == Year && !p.notYear(j+1) {
			pt = point(KindYear)
			pt.Year, pt.Part = int16(y), End
			return pt, j + 2
		}
		return pt, j + 1
	}
	if g == Year || g == Quarter || g == Half || g == Week || g == Month {
		if pt, m := p.ended(one, g, n); m > n {
			return pt, m
		}
	}
	if g == Year {
		if y, ok := p.year(n); ok && !p.notYear(n) {
			pt := point(KindYear)
			pt.Year = int16(y)
			return pt, n + 1
		}
	}
	if q := p.prep(i - 1); g == Half && (q == In || q == Over) && p.lower(n, "a") && p.is(n+1, cUnit) { // in half a century
		pt := point(KindWindow)
		switch p.grain(n + 1) {
		case Century:
			pt.Grain, pt.N = Year, 50
		case Decade:
			pt.Grain, pt.N = Year, 5
		case Year:
			pt.Grain, pt.N = Month, 6
		default:
			return Point{}, i
		}
		return pt, n + 2
	}
	if g == Weekend && p.is(i-1, cThe) {
		pt := point(KindUnit)
		pt.Grain = Weekend
		return pt, n
	}
	return Point{}, i
}
