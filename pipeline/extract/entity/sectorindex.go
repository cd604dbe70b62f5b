package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Indices of a sector that no list has: "the Topix real estate sub-index", "the S&P 500
// financials index", "the Amex Securities Broker Dealer index". The house or the index
// that they are part of tells them from statistics.

// maxSector bounds the words between an index's house and "index".
const maxSector = 6

// sectorIndex makes an index of the words that "index" in lower case at token i ends, and
// returns where to go on; i+1 if they name none.
func (l *linker) sectorIndex(i int) int {
	if l.mode != sentenceCase {
		return i + 1
	}
	k, named := i-1, false
	for ; k > i-maxSector && l.sectorPart(k); k-- {
		named = named || l.has(k, clsSector|clsGroup) || l.deed(k)&deedSector != 0
	}
	first := l.familyStart(k)
	if first < 0 || !named && first+1 >= i || l.counts(first, i) {
		return i + 1
	}
	l.s.dropFrom(first)
	e := l.s.make(schema.KindIndex, "", l.plainName(first, i))
	l.s.cands = append(l.s.cands, cand{first: int32(first), last: int32(i), end: int32(i), ent: e, kind: kindIndex, flags: Unlisted, grade: gradeName, words: uint8(min(i-first+1, 255)), conf: 0.85})
	return i + 1
}

// sectorPart reports whether token k is of what an index's name says of its sector: words
// of sectors, the dash and the prefix of "mid-cap", "sub-index".
func (l *linker) sectorPart(k int) bool {
	if k <= l.start {
		return false
	}
	if l.toks[k].Kind == token.Dash || l.hash(k) == hashAnd || l.g.sectors[mix(l.hash(k), l.hash(k+1))] != "" { // "real estate"
		return true
	}
	return !l.isCap(k) && (l.has(k, clsSector|clsGroup) || l.deed(k)&deedSector != 0)
}

// familyStart returns where the capitalised words begin that end at token k and name the
// house or the index of a family of indices; -1 if they do not.
func (l *linker) familyStart(k int) int {
	n := len(l.s.cands)
	if c := l.s.last(); n > 1 && c != nil && int(c.last) == k && c.ent.Kind == KindCountry {
		n, k = n-1, int(c.first)-1 // "the Dow Jones U.S. airlines index"
	}
	if n > 0 {
		c := &l.s.cands[n-1]
		if own := int(c.last) == k || l.toks[k].Kind == token.Poss && int(c.last) == k-1; own && c.ent != nil && (c.kind == kindIndex || l.g.houses[c.ent.Name]) {
			return int(c.first)
		}
	}
	if !l.isCap(k) {
		return -1
	}
	for first := l.runStart(k); first <= k; first++ {
		if l.deed(first)&deedFamily != 0 {
			return first
		}
	}
	return -1
}

// counts reports whether a word of statistics stands in tokens first to last.
func (l *linker) counts(first, last int) bool {
	for k := first; k < last; k++ {
		if l.g.series[l.toks[k].Hash] {
			return true
		}
	}
	return false
}
