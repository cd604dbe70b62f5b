package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// People whom no list has, by what happens to people only: careers, courts, age.

// career reports whether words first to last, two or three that no list has, are
// a person by what comes after them: "Noel Quinn was appointed", "resigned", ", 68,".
func (l *linker) career(first, last int) bool {
	if last == first || !l.personal(first, last) {
		return false
	}
	if l.ageFollows(last + 1) {
		return true
	}
	n := last + 1
	for n < last+5 && l.auxiliary(n) {
		n++
	}
	if l.isCap(n) {
		return false
	}
	switch d := l.deed(n); {
	case d&deedRetired != 0:
		return true
	case d&deedBecame != 0:
		return l.roleFollows(n)
	case n == last+1:
		return false
	default:
		return d&deedAppointed != 0 || d&deedEither != 0 && l.heFollows(n)
	}
}

// roleFollows reports whether a role stands a few words behind token k: "became the
// first chief executive".
func (l *linker) roleFollows(k int) bool {
	const reach = 5
	for n := k + 1; n < len(l.toks) && n <= k+reach; n++ {
		if l.toks[n].Flags&token.FlagStart != 0 {
			return false
		}
		if l.has(n, clsRole|clsRoleLow) {
			return true
		}
	}
	return false
}

// personal reports whether words first to last can be the name of a person.
func (l *linker) personal(first, last int) bool {
	if l.personRun(first) != last || l.toks[first].Flags&token.FlagStart == 0 && l.isCap(first-1) {
		return false
	}
	for k := first; k <= last; k++ {
		if k > first && l.middleName(k, first) {
			continue
		}
		if l.has(k, clsHead|clsLegal|clsMarket|clsTime|clsNever|clsPlace|clsRole|clsStocks) || l.has(k, clsCommon) && k == last || l.toks[k].End-l.toks[k].Start < 2 {
			return false
		}
	}
	return true
}

// ageFollows reports whether the age of a person stands between commas or brackets
// at token k: "Jane Roe, 68,".
func (l *linker) ageFollows(k int) bool {
	if k+2 >= len(l.toks) || l.byte(k) != ',' && l.byte(k) != '(' || l.toks[k+1].Kind != token.Number {
		return false
	}
	t := &l.toks[k+1]
	if w := l.d.Text[t.Start:t.End]; len(w) != 2 || w[0] < '1' || w[0] > '9' {
		return false
	}
	switch l.byte(k + 2) {
	case ',', ')', '.':
		return l.toks[k+2].Flags&token.FlagSpace == 0
	}
	return false
}

// heFollows reports whether the words after token k speak of him or her or of a
// prison, in the sentence or at the start of the next one.
func (l *linker) heFollows(k int) bool {
	const reach = 40
	for n := k + 1; n < len(l.toks) && n < k+reach; n++ {
		if l.deed(n)&(deedPronoun|deedPrison) != 0 {
			return true
		}
		if n > k+1 && l.toks[n].Flags&token.FlagStart != 0 {
			return false
		}
	}
	return false
}

// auxiliary reports whether token k is a word of a verb group: was, has been, will be.
func (l *linker) auxiliary(k int) bool { return l.deed(k)&deedAuxiliary != 0 }

// addPerson adds the person whose name is words first to last, and the last name
// as a short form.
func (l *linker) addPerson(first, last int) {
	e := l.s.make(schema.KindPerson, "", PersonName(l.d.Span(first, last)))
	c := cand{first: int32(first), last: int32(last), end: int32(last), ent: e, flags: Unlisted, grade: gradeName, words: uint8(last - first + 1), conf: 0.85}
	l.s.cands = append(l.s.cands, c)
	l.lastName(&c)
}
