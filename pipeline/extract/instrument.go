package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// instrumentCode returns the token after a code of Reuters that stands bare
// behind the name of what it is the code of ("light crude CLc1", "gold XAU=",
// "10-year notes US10YT=RR"); i if there is none. Reading, one skips it.
func (c *chunker) instrumentCode(i, end int) int {
	t := &c.d.Tokens[i]
	if t.Kind == token.Punct && c.d.Str(i) == "=" && t.Is(token.FlagSpace) && i+1 < end && !c.d.Tokens[i+1].Is(token.FlagSpace) && ricBody(c.d.Str(i+1)) {
		return i + 2 // "the dollar index =USD"
	}
	if t.Flags&(token.FlagCap|token.FlagStart) != token.FlagCap || t.Kind != token.Word || len(c.nodes) == 0 {
		return i
	}
	w := c.d.Str(i)
	if c.nodes[len(c.nodes)-1].ent >= 0 && c.ricAt(i, end) {
		return i + 3 // the second of two: "RIM.TO RIMM.O"
	}
	if continuation(w) {
		return i + 1
	}
	if i+1 < end && c.d.Str(i+1) == "=" && !c.d.Tokens[i+1].Is(token.FlagSpace) && ricBody(w) {
		i += 2
		if i < end && c.d.Tokens[i].Kind == token.Word && !c.d.Tokens[i].Is(token.FlagSpace) { // US10YT=RR
			i++
		}
		return i
	}
	return i
}

// ricAt reports whether the two tokens around a dot from token i on are a code of Reuters.
func (c *chunker) ricAt(i, end int) bool {
	k := i + 2
	if k >= end || c.d.Str(i+1) != "." || c.d.Tokens[i+1].Is(token.FlagSpace) || c.d.Tokens[k].Is(token.FlagSpace) {
		return false
	}
	w, place := c.d.Str(i), c.d.Str(k)
	return len(w) < 6 && ricBody(w) && len(place) < 3 && ricBody(place)
}

// continuation reports whether a word is the code of a continued contract: one
// to four capitals, c and the number of the month.
func continuation(w string) bool {
	n := len(w)
	if n < 3 || n > 7 || w[n-1]-'0' > 9 {
		return false
	}
	k := n - 1
	for k > 0 && w[k-1]-'0' <= 9 {
		k--
	}
	return k >= 2 && n-k <= 2 && w[k-1] == 'c' && ricBody(w[:k-1])
}

// ricBody reports whether a word is of capitals and figures only.
func ricBody(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i]-'A' > 25 && w[i]-'0' > 9 {
			return false
		}
	}
	return true
}
