package entity

import "github.com/wiremill/wiremill/pipeline/extract/token"

// Houses that somebody's role makes known: "strategist at Acme".

// maxHouse bounds the words of a house named by somebody's role there.
const maxHouse = 5

// houses reports whether the word at k joins somebody's role to the house that
// follows: "strategist at", "an analyst with". What follows is a house even if
// all its words are common ("Mill Street Research").
func (l *linker) houses(k int) bool {
	if h := l.hash(k); h != hashAt && h != hashWith && h != hashFor {
		return false
	}
	const reach = 6
	for j := k - 1; j >= l.start && j > k-reach && l.toks[j].Kind == token.Word; j-- {
		if l.has(j, clsRole|clsRoleLow) {
			return true
		}
	}
	return false
}

// housed makes a company of the loose capitalised words that begin at token k
// where a role says that somebody works there, and returns its last token, k-1
// if there is none. A place alone or a unit ("Asia research") is no house.
func (l *linker) housed(k int) int {
	if !l.isCap(k) || !l.houses(k-1) {
		return k - 1
	}
	last, own := k, false
	for ; last < k+maxHouse && l.isCap(last) && l.toks[last].Flags&token.FlagPara == 0 && !l.has(last, clsTime|clsRole|clsNever|clsFirst); last++ {
		own = own || l.ownWord(last)
	}
	if last--; last < k || l.isCap(last+1) || l.nameGoesOn(last) || last == k && !own || l.has(last, clsPlace) {
		return k - 1
	}
	if last+1 < l.end && last == k && l.has(last+1, clsAny) {
		if t := &l.toks[last+1]; t.Kind == token.Word && t.Flags&token.FlagSpace != 0 {
			return k - 1 // "for Acme shares"
		}
	}
	return last
}

// nameGoesOn reports whether a mark behind token k joins more capitalised words to a name:
// "Roe & Poe", "Landesbank Baden-Wurttemberg", "Roe, Poe & Doe".
func (l *linker) nameGoesOn(k int) bool {
	switch {
	case l.byte(k+1) == '&':
		return true
	case k+2 < l.end && l.toks[k+1].Kind == token.Dash:
		return l.isCap(k+2) && l.toks[k+1].Flags&token.FlagSpace == 0 && l.toks[k+2].Flags&token.FlagSpace == 0
	}
	for j := k + 1; j < k+maxHouse && l.byte(j) == ',' && l.isCap(j+1); j += 2 {
		if (l.byte(j+2) == '&' || l.hash(j+2) == hashAnd) && l.isCap(j+3) {
			return true
		}
	}
	return false
}
