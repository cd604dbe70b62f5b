package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Companies that only their own results make known: "Home Retail posted a slump
// in profit", "PTC India's net profit", "profits at the John Lewis Partnership".
// Only companies have results, so that their words may be words of the language.

// maxReporter is the length in words of the longest name that results alone make a company.
const maxReporter = 4

// reporters makes companies of the loose capitalised words that have results.
func (l *linker) reporters() {
	loose := l.s.loose
	l.start, l.end = 0, len(l.toks)
	for n := 0; n < len(loose); n++ {
		first := n
		for n+1 < len(loose) && l.joins(int(loose[n]), int(loose[n+1])) {
			n++
		}
		last := int(loose[n])
		if n-first >= maxReporter || l.inTitle(last) {
			l.start, l.end = 0, len(l.toks)
			continue
		}
		l.start, l.end = 0, len(l.toks)
		last = l.toPlace(last)
		from := l.nameFrom(int(loose[first]), last)
		if from > last || l.s.forms[l.runKey(from, last)].ent != nil || !l.hasResults(from, last) || l.insideName(from) {
			continue
		}
		e := l.s.make(schema.KindCompany, "", l.plainName(from, last))
		l.s.cands = append(l.s.cands, cand{first: int32(from), last: int32(last), end: int32(last), ent: e, flags: Unlisted, grade: gradeName, words: uint8(last - from + 1), conf: 0.75})
		l.addForm(l.runKey(from, last), uint8(last-from+1), e)
	}
}

// toPlace returns the last token of the name whose loose words end at token last: that of a
// place which follows, "PTC India", "Bank of Maharashtra".
func (l *linker) toPlace(last int) int {
	n := last + 1
	if l.has(last, clsHead) && l.hash(n) == hashOf {
		n++
	}
	if l.isCap(n) && l.has(n, clsPlace) && !l.opens(n) {
		return n
	}
	return last
}

// joins reports whether the loose words at tokens a and b are of one name.
func (l *linker) joins(a, b int) bool {
	if l.opens(b) {
		return false
	}
	return b == a+1 || b == a+2 && (l.byte(a+1) == '&' || l.has(b, clsHead) && l.isCap(a+1) && l.has(a+1, clsPlace) && !l.opens(a+1)) // South Indian Bank
}

// opens reports whether a sentence or paragraph begins at token k.
func (l *linker) opens(k int) bool { return l.toks[k].Flags&(token.FlagStart|token.FlagPara) != 0 }

// nameFrom returns where in the tokens first to last a name begins that can be a
// company's, last+1 if none does. A word of the language that opens a sentence is
// of the name only where little else is left: "Home Retail", but "Struggling Acme".
func (l *linker) nameFrom(first, last int) int {
	if l.opens(first) && first < last && l.has(first, clsCommon) && l.ownWord(first+1) {
		first++
	}
	for first < last && l.shouts(first) && !l.shouts(last) { // a heading runs into the text
		first++
	}
	own, places := false, 0
	for k := first; k <= last; k++ {
		switch cls := l.classOf(k); {
		case l.byte(k) == '&':
			continue
		case cls&(clsTime|clsNever|clsMarket|clsLegal|clsOffice|clsGov) != 0, cls&clsRole != 0 && cls&clsSoftRole == 0, l.isCode(k), l.periodCode(k), l.deed(k)&deedResult != 0:
			return last + 1
		case first == last && l.innerUpper(k):
			return last + 1 // GSEs, SIVs
		case cls&clsPlace != 0:
			places++
		case l.ownWord(k):
			own = true
		}
	}
	switch words := last - first + 1; {
	case words == 1 && !own, words == places, words == 2 && l.has(first, clsFirst) && !l.has(last, clsHead), places > 1:
		return last + 1 // a word, a place, a person
	}
	p := first - 1
	if p >= 0 && !l.opens(first) && (l.isCap(p) && !l.has(p, clsPlace|clsRole) || l.toks[first].Flags&token.FlagSpace == 0) {
		return last + 1
	}
	if n := last + 1; l.isCap(n) && !l.opens(n) && !l.periodCode(n) || l.byte(n) == '&' {
		return last + 1
	}
	return first
}

// hasResults reports whether the name of tokens first to last owns a result,
// reports one, or is where one was made.
func (l *linker) hasResults(first, last int) bool {
	n := last + 1
	if n < len(l.toks) && l.toks[n].Kind == token.Poss {
		return l.resultWithin(n+1, 5)
	}
	if (last > first || l.nodeOf(last) == nil) && l.ownSeries(n) {
		return true
	}
	n = l.pastAppositive(n)
	if d := l.pastWhen(n); l.has(d, clsSay) && !l.isCap(d) && l.speaksFirst(first) && l.tellsOwn(d+1) {
		return true
	}
	if v := l.pastAuxiliaries(l.pastWhen(n)); l.deed(v)&deedReports != 0 && !l.isCap(v) && l.resultWithin(v+1, 12) {
		return true
	}
	p := first - 1
	if l.hash(p) == hashThe {
		p--
	}
	h := l.hash(p)
	whole := l.closed(first) || h == hashAt && first == last && l.ownWord(last) && l.ends(last)
	return (h == hashAt || h == hashFor) && whole && l.deed(p-1)&deedResult != 0
}

// ownSeries reports whether the words at token k are a series of results and how it moved:
// "Acme net profit rose", "Acme Q2 revenue up".
func (l *linker) ownSeries(k int) bool {
	const reach = 4
	for end := min(k+reach, len(l.toks)); k < end && l.toks[k].Kind != token.Poss && !l.opens(k); k++ {
		if l.deed(k)&deedResult != 0 { // "Navigator sales" are of a product
			return l.deed(k)&deedSold == 0 && l.deed(k+1)&deedMoves != 0
		}
		if l.deed(k)&(deedReports|deedDoes|deedMoves) != 0 || l.has(k, clsSay) {
			return false
		}
		if l.toks[k].Kind == token.Punct || l.isCap(k) && !l.has(k, clsTime) && !l.isCode(k) && !l.periodCode(k) {
			return false
		}
	}
	return false
}

// pastWhen returns the token behind what says when, or an adverb, at token k: "on Monday",
// "today", "also".
func (l *linker) pastWhen(k int) int {
	if k < len(l.toks) && !l.isCap(k) && l.has(k, clsTime) {
		return k + 1
	}
	return l.pastDay(k)
}

// pastAppositive returns the token behind what a comma at token k opens and another one closes:
// "Acme, the boat builder, said"; k if nothing is opened there.
func (l *linker) pastAppositive(k int) int {
	const longest = 16
	if l.byte(k) != ',' || k+1 >= len(l.toks) || l.isCap(k+1) {
		return k
	}
	for n := k + 1; n < k+longest && n < len(l.toks) && !l.opens(n); n++ {
		if l.byte(n) == ',' {
			return n + 1
		}
	}
	return k
}

// speaksFirst reports whether the name that begins at token k can be all that speaks: no role
// stands before it, nothing that it is the last of, and no owner.
func (l *linker) speaksFirst(k int) bool {
	p := k - 1
	if p < 0 || l.opens(k) {
		return true
	}
	if l.byte(p) == '.' && l.isCap(p-1) && l.toks[p].Flags&token.FlagSpace == 0 { // "A.J. Wright": what stands before the initials
		return false
	}
	return !l.has(p, clsRole) && l.byte(p) != ',' && l.byte(p) != '.' && l.hash(p) != hashAnd && l.toks[p].Kind != token.Poss
}

// tellsOwn reports whether the words behind "said" at token k are of a result that nobody
// else has: "Acme said on Monday its quarterly profit rose", but not "Roe said profit at Acme
// rose".
func (l *linker) tellsOwn(k int) bool {
	const reach = 9
	for from, end := k, min(k+reach, len(l.toks)); k < end; k++ {
		switch t := &l.toks[k]; {
		case k > from && l.opens(k), l.byte(k) == ',' || l.byte(k) == ';' || l.byte(k) == ':', t.Kind == token.Quote, t.Kind == token.Poss:
			return false
		case l.isCap(k) && !l.has(k, clsTime):
			return false
		case l.deed(k)&deedResult != 0:
			return !l.ofAnother(k + 1)
		}
	}
	return false
}

// ofAnother reports whether the words at token k say whose a result is.
func (l *linker) ofAnother(k int) bool {
	switch l.hash(k) {
	case hashAt, hashOf, hashFor, hashFrom:
		return l.isCap(k+1) && !l.has(k+1, clsTime) || l.hash(k+1) == hashThe && l.isCap(k+2)
	}
	return false
}

// resultWithin reports whether a noun of results stands among the n tokens from k
// on, in the same clause.
func (l *linker) resultWithin(k, n int) bool {
	for from, end := k, min(k+n, len(l.toks)); k < end; k++ {
		switch t := &l.toks[k]; {
		case k > from && t.Flags&(token.FlagStart|token.FlagPara) != 0, l.byte(k) == ',' || l.byte(k) == ';' || l.byte(k) == ':', t.Kind == token.Quote:
			return false
		case l.deed(k)&deedResult != 0:
			return true
		}
	}
	return false
}
