package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// rankHash is the hash of every rank.
var rankWord, rankHash = token.Hash("no"), token.Hash("No. 2")

// rankAt returns the last token of a rank that starts at token i: "the No. 2 bank". It is i
// if there is none.
func (c *chunker) rankAt(i, end int) int {
	const digits = 2
	if t := &c.d.Tokens[i]; t.Hash != rankWord || t.Flags&token.FlagCap == 0 || i+2 >= end {
		return i
	}
	k := i + 1
	if c.d.Str(k) == "." && !c.d.Tokens[k].Is(token.FlagSpace) {
		k++
	} else if i == 0 || c.d.Tokens[i-1].Kind != token.Poss && c.d.Tokens[i-1].Hash != theHash {
		return i
	}
	if n := &c.d.Tokens[k]; k < end && n.Kind == token.Number && n.End-n.Start <= digits {
		return k
	}
	return i
}
