package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// Figures in words that count nothing: the age of somebody, the rank of a company.

// agedHash is the hash of every age.
var yearHash, oldHash, agedHash = token.Hash("year"), token.Hash("old"), token.Hash("68-year-old")

// ageAt returns the last token of an age that starts at token i: "68-year-old". If
// there is none, it is not behind i.
func (c *chunker) ageAt(i, end int) int {
	if c.d.Tokens[i].Kind != token.Number {
		return i
	}
	for _, h := range [...]uint64{yearHash, oldHash} {
		if i+1 < end && c.d.Tokens[i+1].Kind == token.Dash {
			i++
		}
		if i+1 >= end || wordHash(c.d, i+1) != h {
			return -1
		}
		i++
	}
	return i
}

// rankHash is the hash of every rank.
var rankHash = token.Hash("No. 2")

// rankAt returns the last token of a rank that starts at token i: "the No. 2 bank". It is i
// if there is none.
func (c *chunker) rankAt(i, end int) int {
	const digits = 2
	if t := &c.d.Tokens[i]; t.Hash != noHash || t.Flags&token.FlagCap == 0 || i+2 >= end {
		return i
	}
	k := i + 1
	if c.d.Str(k) == "." && !c.d.Tokens[k].Is(token.FlagSpace) {
		k++
	} else if i == 0 || c.d.Tokens[i-1].Kind != token.Poss && c.d.Tokens[i-1].Hash != theHash {
		return i
	}
	if n := &c.d.Tokens[k]; n.Kind == token.Number && n.End-n.Start <= digits {
		return k
	}
	return i
}
