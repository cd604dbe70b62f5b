package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Bodies whose names are words of the language: "the Government Accountability
// Office", "the International Council of Shopping Centers", "the Department of
// Veterans Affairs". Their heads say what they are.

// maxBody bounds the tokens by which a body's name goes on behind its head.
const maxBody = 12

// bodyEnd returns the last token of the name of a body whose head is token k: the
// head, or what follows "of", "for" or "on" there.
func (l *linker) bodyEnd(k int) int {
	if l.mode != sentenceCase || l.classOf(k)&clsOrg == 0 {
		return k
	}
	last := k
	for j := k + 1; j < l.end && j < k+maxBody; j++ {
		switch h := l.hash(j); {
		case l.toks[j].Flags&token.FlagPara != 0:
			return last
		case h == hashOf || h == hashFor || h == hashOn && last == k:
			if l.hash(j+1) == hashThe {
				j++
			}
		case h == hashAnd || l.byte(j) == ',' || l.byte(j) == '&':
			comma := l.byte(j) == ','
			if comma && l.hash(j+1) == hashAnd {
				j, comma = j+1, false
			}
			if last == k || !l.bodyWord(j+1) || comma && !l.listGoesOn(j+2) {
				return last
			}
		case !l.isCap(j) || last == k && j == k+1 || l.has(j, clsTime|clsRole|clsLegal) && !l.bodyWord(j):
			return last
		default:
			last = j
		}
	}
	return last
}

// bodyWord reports whether token k is a capitalised word of the language that names a
// field: "and Human Services", not "and Google".
func (l *linker) bodyWord(k int) bool {
	return l.isCap(k) && l.has(k, clsCommon|clsHead) && !l.has(k, clsTime|clsNever)
}

// listGoesOn reports whether a list of fields goes on at token k: "Labor, and
// Pensions", "Fisheries and Food".
func (l *linker) listGoesOn(k int) bool {
	return l.hash(k) == hashAnd || l.byte(k) == ',' && (l.hash(k+1) == hashAnd || l.bodyWord(k+1))
}

// bodyStart returns where the name of a body begins of which the words from token
// first on are known: "and" joins them to more words of the language, and an article
// stands before these: "the Hong Kong Taxi and Public Light Bus Association".
func (l *linker) bodyStart(first, head int) int {
	if l.mode != sentenceCase || l.classOf(head)&clsOrg == 0 || l.hash(first-1) != hashAnd || !l.bodyWord(first-2) {
		return first
	}
	from := l.runStart(first - 2)
	if l.hash(from-1) != hashThe {
		return first
	}
	for j := from; j < first-1; j++ {
		if l.ownWord(j) && !l.inPlace(j) {
			return first
		}
	}
	return from
}

// inPlace reports whether token k stands in the name of a place that was found.
func (l *linker) inPlace(k int) bool {
	for i := len(l.s.cands) - 1; i >= 0 && int(l.s.cands[i].last) >= k; i-- {
		if c := &l.s.cands[i]; int(c.first) <= k && (c.ent.Kind == KindCountry || c.ent.Kind == KindCity) {
			return true
		}
	}
	return false
}

// bodyStands reports whether the tokens first to last, whose head is token k, are the
// name of a body though all are words of the language: an article or a place stands
// before two of them at least, or the head says of what it is.
func (l *linker) bodyStands(first, k, last int) bool {
	if l.mode != sentenceCase || l.classOf(k)&clsOrg == 0 {
		return false
	}
	words := 0
	for j := first; j < k; j++ {
		if l.isCap(j) && !l.has(j, clsNever|clsRole|clsTime) {
			words++
		}
	}
	if last > k {
		return words > 0 || l.hash(k+1) == hashOf && !l.has(last, clsRole) && l.deed(k)&deedPanel == 0
	}
	return words >= leastBody && (l.hash(first-1) == hashThe || l.has(first, clsPlace))
}

// leastBody is the number of words before its head by which a body is known alone:
// "the Accountability Office" is one known already.
const leastBody = 2

// bodyKind is the kind of a body by its first words: committees of a parliament are of
// the state.
func (l *linker) bodyKind(first, last int, kind string) string {
	if kind != schema.KindOrganisation {
		return kind
	}
	for j := first; j < first+3 && j <= last; j++ {
		if l.has(j, clsGov) && l.isCap(j) {
			return schema.KindGovernment
		}
	}
	return kind
}
