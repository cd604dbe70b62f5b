package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Companies that only a deal makes known: by what the name does ("Kraken
// acquired") or by what is done to it ("a stake in Adevinta").

// maxLoose is the length in words of the longest name that a deal alone makes
// a company.
const maxLoose = 3

// deeds makes companies of the loose capitalised words, none of them a word of
// the language, that stand where only a company can.
func (l *linker) deeds() {
	loose := l.s.loose
	for n := 0; n < len(loose); {
		first := int(loose[n])
		last := first
		for n++; n < len(loose) && int(loose[n]) == last+1 && l.toks[last+1].Flags&(token.FlagStart|token.FlagPara) == 0; n++ {
			last++
		}
		l.start, l.end = 0, len(l.toks)
		if last-first >= maxLoose || !l.nameOfOwn(first, last) || l.inTitle(first) {
			continue
		}
		if !l.takesPart(first) && !l.deedFollows(last) {
			continue
		}
		e := l.s.make(schema.KindCompany, "", l.plainName(first, last))
		l.s.cands = append(l.s.cands, cand{first: int32(first), last: int32(last), end: int32(last), ent: e, flags: Unlisted, grade: gradeName, words: uint8(last - first + 1), conf: 0.75})
		l.addForm(l.runKey(first, last), uint8(last-first+1), e)
	}
}

// nameOfOwn reports whether the words first to last can be a name that no list
// has: none says what it is, one at least is no word of the language, and
// nothing capitalised or joined stands beside them.
func (l *linker) nameOfOwn(first, last int) bool {
	own := false
	for k := first; k <= last; k++ {
		if l.has(k, clsRole|clsTime|clsFirst|clsNever|clsMarket|clsLegal|clsPlace) || l.isCode(k) || l.toks[k].End-l.toks[k].Start < 3 {
			return false
		}
		own = own || !l.has(k, clsAny)
	}
	if !own || l.s.forms[l.runKey(first, last)].ent != nil {
		return false
	}
	if p := first - 1; p >= 0 && l.toks[first].Flags&token.FlagStart == 0 && (l.isCap(p) && !l.has(p, clsPlace) || l.toks[first].Flags&token.FlagSpace == 0) {
		return false
	}
	n := last + 1
	return !l.isCap(n) || l.toks[n].Flags&(token.FlagStart|token.FlagPara) != 0
}

// deedFollows reports whether token last+1 says what only companies do.
func (l *linker) deedFollows(last int) bool { return l.has(last+1, clsDeed) && !l.isCap(last+1) }

// takesPart reports whether the words before token first make its name a party
// to a deal: "acquired", "a stake in", "the takeover of", perhaps with whose
// it is between ("a stake in Norway's").
func (l *linker) takesPart(first int) bool {
	p := first - 1
	if p >= 0 && l.toks[p].Kind == token.Poss {
		p -= 2
	} else if l.has(p, clsPlace) && l.isCap(p) {
		p--
	}
	if l.has(p, clsTaken) {
		return l.closed(first)
	}
	switch l.hash(p) {
	case hashOf, hashIn, hashWith, hashBy:
		return l.has(p-1, clsTaken) && l.closed(first)
	}
	return false
}

// closed reports whether the name that starts at token k ends its noun phrase:
// "acquired Kraken for", not "acquired Rafale jets".
func (l *linker) closed(k int) bool {
	for l.isCap(k + 1) {
		k++
	}
	n := k + 1
	if n >= len(l.toks) || l.toks[n].Flags&token.FlagStart != 0 {
		return true
	}
	switch t := &l.toks[n]; t.Kind {
	case token.Word:
		return l.has(n, clsAfterName)
	case token.Punct:
		return l.byte(n) == ',' || l.byte(n) == '.' || l.byte(n) == '(' || l.byte(n) == ';'
	}
	return false
}
