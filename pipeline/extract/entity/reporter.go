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
		if l.isCap(last+1) && l.has(last+1, clsPlace) && !l.opens(last+1) { // PTC India
			last++
		}
		from := l.nameFrom(int(loose[first]), last)
		if from > last || l.s.forms[l.runKey(from, last)].ent != nil || !l.hasResults(from, last) || l.insideName(from) {
			continue
		}
		e := l.s.make(schema.KindCompany, "", l.plainName(from, last))
		l.s.cands = append(l.s.cands, cand{first: int32(from), last: int32(last), end: int32(last), ent: e, flags: Unlisted, grade: gradeName, words: uint8(last - from + 1), conf: 0.75})
		l.addForm(l.runKey(from, last), uint8(last-from+1), e)
	}
}

// joins reports whether the loose words at tokens a and b are of one name.
func (l *linker) joins(a, b int) bool {
	if l.opens(b) {
		return false
	}
	return b == a+1 || b == a+2 && l.byte(a+1) == '&'
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
		case cls&(clsTime|clsNever|clsMarket|clsLegal|clsOffice|clsGov) != 0, cls&clsRole != 0 && cls&clsSoftRole == 0, l.isCode(k), l.deed(k)&deedResult != 0:
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
	if n := last + 1; l.isCap(n) && !l.opens(n) || l.byte(n) == '&' {
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
	if v := l.pastAuxiliaries(n); l.deed(v)&deedReports != 0 && !l.isCap(v) && l.resultWithin(v+1, 12) {
		return true
	}
	p := first - 1
	if l.hash(p) == hashThe {
		p--
	}
	h := l.hash(p)
	return (h == hashAt || h == hashFor) && l.deed(p-1)&deedResult != 0 && l.closed(first)
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
