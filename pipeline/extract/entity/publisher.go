package entity

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Indices that are called as the house is which publishes them: "the Nikkei rose",
// but "the Nikkei reported"; "S&P fell", but "S&P's downgrade of Acme". The house is
// another reading of the index's name.

// publishers takes the house for the index where its name acts or speaks.
func (l *linker) publishers() {
	l.start, l.end = 0, len(l.toks)
	for i := range l.s.cands {
		c := &l.s.cands[i]
		if c.ent == nil || c.kind != kindIndex || c.alt == 0 || c.last != c.end || c.flags&(Code|Futures|FromRIC|Unlisted) != 0 {
			continue
		}
		if house := l.publisher(c); house != nil && (l.actsAsHouse(c) || l.speaksOf(house, c)) {
			c.ent, c.kind, c.grade = house, kindOf(house), gradeName
		}
	}
}

// publisher is the house that the name of an index also means on the day, nil if it
// means none.
func (l *linker) publisher(c *cand) *Entity {
	for at := c.alt; at != 0; at = l.g.reads[at-1].next {
		if e := l.g.reads[at-1].ent; e.Kind != schema.KindIndex && e.curated && e.validOn(l.c) && !e.unlistedOn(l.c) {
			return e
		}
	}
	return nil
}

// speaksOf reports whether the article names the company that publishes the index in
// full, and its short name stands where no index is: "Dow Jones, which is for sale".
func (l *linker) speaksOf(house *Entity, c *cand) bool {
	return house.Kind == schema.KindCompany && l.s.isSure(house) && l.opensClause(int(c.first)) && l.deed(int(c.last)+1)&deedMoves == 0
}

// actsAsHouse reports whether what an index does not do, or has not, stands beside its name.
func (l *linker) actsAsHouse(c *cand) bool {
	p := int(c.first) - 1
	if h := l.hash(p); h == hashBy || h == hashTo && l.hash(p-1) == hashAccording {
		return !l.has(int(c.last)+1, clsIndex) // "rated BB by S&P"; an index has its article
	}
	n := int(c.last) + 1
	if n < len(l.toks) && l.toks[n].Kind == token.Poss {
		n++
	}
	if n >= len(l.toks) || l.toks[n].Flags&token.FlagStart != 0 {
		return false
	}
	if l.deed(n)&deedHouse == 0 {
		n = l.pastAuxiliaries(l.pastDay(n))
	}
	return l.deed(n)&deedHouse != 0 && !l.isCap(n) || l.deed(n)&deedRates != 0 && l.ratingFollows(n)
}

// pastDay returns the token behind "on Monday" at token k, k if nothing like it stands there.
func (l *linker) pastDay(k int) int {
	if l.hash(k) == hashOn && l.isCap(k+1) {
		return k + 2
	}
	return k
}

// ratingFollows reports whether the verb at token n has a rating as its object, or moves to
// one: "may lower Acme's rating", "cut Brazil to BB+", not "cut its losses".
func (l *linker) ratingFollows(n int) bool {
	const reach = 9
	for k := n + 1; k <= n+reach && k < len(l.toks) && l.toks[k].Flags&token.FlagStart == 0; k++ {
		h := l.hash(k)
		if h == hashRating || h == hashRatings || h == hashTo && k+1 < len(l.toks) && letterGrade(l.d.Str(k+1)) {
			return true
		}
	}
	return false
}

// letterGrade reports whether a word is a grade of an agency: "BB+", "Baa2".
func letterGrade(w string) bool {
	return len(w) > 0 && len(w) < 6 && (w[0] == 'A' || w[0] == 'B' || w[0] == 'C') && strings.Trim(w, "ABCa123+-") == ""
}

var hashRating, hashRatings = token.Hash("rating"), token.Hash("ratings")
