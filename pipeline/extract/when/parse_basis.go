package when

import "github.com/wiremill/wiremill/pipeline/extract/token"

// basis reads what says only the base of a change: year-on-year, annual rise,
// year to date, the same period last year, year-ago quarter.
func (p *parser) basis(e Expr, i int) (Expr, int) {
	w := p.word(i)
	if w == nil || w.cls&(cBasis|cBasisAdj|cUnit|cInitial|cSame) == 0 {
		return e, i
	}
	name, n := "", i
	switch {
	case w.cls&cBasis != 0:
		name, n = basisNames()[w.val[slot(cBasis)]], i+1
		if p.lower(i, "annual") && (!p.is(n, cChange) || p.loss(n)) || p.lower(i, "mom") && p.flags(i)&token.FlagCap == 0 {
			return e, i
		}
	case w.cls&cBasisAdj != 0:
		if !p.is(i+1, cChange) || p.loss(i+1) && (p.lower(i, "quarterly") || p.lower(i, "yearly")) {
			return e, i
		}
		name, n = basisNames()[w.val[slot(cBasisAdj)]], i+1
	case w.cls&cSame != 0:
		return p.samePeriod(e, i)
	default:
		if w.cls&cUnit != 0 {
			name, n = p.unitBasis(i)
		}
		if n == i && w.cls&cInitial != 0 {
			name, n = p.initials(i)
		}
	}
	if n == i {
		return e, i
	}
	if p.lower(n, "basis") {
		n++
	}
	e.Kind, e.Basis = KindBasis, name
	return e, n
}

// loss reports whether the noun of change at i is, of a company, a result: a
// quarterly loss.
func (p *parser) loss(i int) bool { return p.lower(i, "loss") || p.lower(i, "losses") }

// unitBasis reads year-on-year, month over month, year to date, year-ago quarter.
func (p *parser) unitBasis(i int) (string, int) {
	g := p.grain(i)
	skip := func(j int) int {
		if p.hyphen(j) {
			return j + 1
		}
		return j
	}
	j := skip(i + 1)
	switch {
	case p.prep(j) == On || p.prep(j) == Over:
		k := skip(j + 1)
		if p.is(k, cUnit) && p.grain(k) == g && p.toks[k].Hash == p.toks[i].Hash {
			return onBasisOf(g), k + 1
		}
	case p.prep(j) == To:
		if k := skip(j + 1); p.lower(k, "date") {
			return toDate(g), k + 1
		}
	case g == Year && p.is(j, cAgo) && p.val(j, cAgo) < 0 && (j > i+1 || p.is(j+1, cPeriod)):
		if p.is(j+1, cPeriod) {
			return "YoY", j + 2
		}
		return "YoY", j + 1
	}
	return "", i
}

// initials reads y/y, m/m, q/q, y-o-y.
func (p *parser) initials(i int) (string, int) {
	g := Grain(p.val(i, cInitial))
	if p.punct(i+1, '/') && p.is(i+2, cInitial) && p.toks[i+2].Hash == p.toks[i].Hash {
		return onBasisOf(g), i + 3
	}
	if p.hyphen(i+1) && p.lower(i+2, "o") && p.hyphen(i+3) && p.is(i+4, cInitial) && p.toks[i+4].Hash == p.toks[i].Hash {
		return onBasisOf(g), i + 5
	}
	return "", i
}

// samePeriod reads the same period last year, same quarter a year ago.
func (p *parser) samePeriod(e Expr, i int) (Expr, int) {
	if !p.is(i+1, cPeriod) {
		return e, i
	}
	j := i + 2
	if p.prep(j) == Of || p.prep(j) == In {
		j++
	}
	if p.is(j, cThe) { // "the same period of the previous year"
		j++
	}
	pt, n := p.core(j)
	if n == j {
		return e, i
	}
	year := pt.Kind == KindYear || pt.Grain == Year && (pt.Kind == KindAgo && pt.N == 1 || pt.Kind == KindUnit && pt.Offset == -1)
	if !year {
		return e, i
	}
	e.Kind, e.Basis = KindBasis, "YoY"
	return e, n
}

// onBasis reads "on the year", "on-year", "on month" after on at i-1.
func (p *parser) onBasis(e Expr, i int) (Expr, int) {
	j := i
	if p.hyphen(j) || p.lower(j, "the") {
		j++
	}
	if !p.is(j, cUnit) || p.hyphen(j+1) {
		return e, i
	}
	g := p.grain(j)
	if j == i && g != Year && g != Month && g != Quarter {
		return e, i
	}
	switch g {
	case Year, Month, Quarter:
		e.Basis = onBasisOf(g)
	case Week, Day:
		e.Basis = toDate(g)
	default:
		return e, i
	}
	e.Kind = KindBasis
	return e, j + 1
}

// basisFrom reads a base after its preposition: from the same period last year.
func (p *parser) basisFrom(e Expr, j int, q Prep) (Expr, int) {
	if q == Since && p.lower(j, "records") || q == Since && p.lower(j, "record") && p.hyphen(j+1) {
		n := j + 1
		for n < p.end && n < j+4 && !p.lower(n-1, "began") {
			n++
		}
		if p.lower(n-1, "began") {
			e.Kind = KindRecord
			return e, n
		}
	}
	k := j
	if p.is(k, cThe) || p.lower(k, "a") || p.lower(k, "an") {
		k++
	}
	e2, n := p.basis(e, k)
	if n == k {
		return e, j
	}
	return e2, n
}

func onBasisOf(g Grain) string {
	switch g {
	case Year:
		return "YoY"
	case Quarter:
		return "QoQ"
	case Month:
		return "MoM"
	case Week:
		return "1W"
	}
	return "1D"
}

func toDate(g Grain) string {
	switch g {
	case Year:
		return "YTD"
	case Quarter:
		return "QTD"
	case Month:
		return "MTD"
	case Week:
		return "WTD"
	}
	return "1D"
}

// anyLower reports whether token i is one of some words in lower case.
func (p *parser) anyLower(i int, words ...string) bool {
	for _, w := range words {
		if p.lower(i, w) {
			return true
		}
	}
	return false
}

// record reads record, all-time, ever as the window of an extreme.
func (p *parser) record(e Expr, i int) (Expr, int) {
	if !p.is(i, cRecord) {
		return e, i
	}
	n := i + 1
	switch p.val(i, cRecord) {
	case 0:
		if p.prep(i-1) == Of || p.anyLower(i-1, "track", "court") || p.anyLower(n, "label", "company", "date") ||
			p.hyphen(n) && !p.anyLower(n+1, "high", "low", "breaking", "setting") {
			return e, i
		}
	case 1:
		if p.anyLower(n, "since", "more", "closer", "so") || p.anyLower(i-1, "hardly", "if", "for", "rarely") || p.hyphen(n) {
			return e, i
		}
	default:
		switch {
		case p.hyphen(n) && p.lower(n+1, "time"):
			n += 2
		case p.lower(n, "time") && p.highLow(n+1): // "an all time high"
			n++
		default:
			return e, i
		}
	}
	e.Kind = KindRecord
	return e, n
}
