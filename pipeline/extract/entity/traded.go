package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// What tells that a doubtful name is a company's: shares, a deal, a result, a move by
// a percentage, a noun of companies beside it.

// traded: "shares of Gap", "Gap shares", "Gap's stock", "(Gap Inc".
func (l *linker) traded(c *cand) bool {
	l.start, l.end = 0, len(l.toks)
	if c.ent.Kind != schema.KindCompany && c.ent.Kind != schema.KindETF {
		return false
	}
	k := int(c.last) + 1
	if k < l.end && l.toks[k].Kind == token.Poss {
		k++
	}
	if l.has(k, clsTrigger) && l.toks[k].Flags&token.FlagPara == 0 {
		return c.ent.curated || l.insideSentence(c) || c.first == c.end && l.ownWord(int(c.first))
	}
	if c.grade == gradeCase && (l.has(k, clsActs) || l.joinedToSure(c) || c.ent.curated && l.doesBusiness(int(c.last)) && !hasSuffix(l.d.Str(k), "ing")) || l.amongSure(c) {
		return true
	}
	if c.kind == kindFirm && (l.takesPart(int(c.first)) || l.deedFollows(int(c.last)) || l.movesAsShare(c) || l.hasResults(int(c.first), int(c.last))) {
		return true
	}
	if l.ownWord(int(c.first)) && l.houses(int(c.first)-1) {
		return true
	}
	k = int(c.first) - 1
	if h := l.hash(k); h == hashOf || h == hashIn {
		return l.has(k-1, clsTrigger)
	}
	return l.calledFirm(c)
}

// movesAsShare reports whether the name of c did what a share does: by a percentage, or
// in an article that tells of several companies: "Ocado jumped after".
func (l *linker) movesAsShare(c *cand) bool {
	const market = 3 // companies
	first, last := int(c.first), int(c.last)
	own := l.ownWord(first)
	if own && len(l.s.issuer) >= market && l.deed(last+1)&deedMoves != 0 && !l.isCap(last+1) {
		return true
	}
	return (own || c.words > 1 || c.ent.curated && c.grade == gradeCase) && l.percentMove(last)
}

// calledFirm: a noun of companies stands beside a name that is no word of the
// language: "vitamin maker Blackmores", "Fancl, a cosmetics maker".
func (l *linker) calledFirm(c *cand) bool {
	const reach = 7
	if !l.ownWord(int(c.first)) || l.toks[c.first].Flags&token.FlagPara != 0 {
		return false
	}
	if k := int(c.first) - 1; k >= 0 && l.has(k, clsFirm) && !l.isCap(k) {
		return true
	}
	k := int(c.last) + 1
	if l.byte(k) != ',' || l.hash(k+1) != hashA && l.hash(k+1) != hashAn {
		return false
	}
	for j := k + 2; j < k+reach && j < l.end && l.toks[j].Kind != token.Punct; j++ {
		if l.has(j, clsRoleLow) {
			return false
		}
		if l.has(j, clsFirm) && !l.isCap(j) {
			return true
		}
	}
	return false
}
