package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// headBefore reports whether a noun phrase ends before node i: what stands there
// is no noun that would make the words before it attributes, as in "a store
// manager", "its phone-making unit", "the brand's logo".
func (s *sentence) headBefore(i int) bool {
	if i >= s.end {
		return true
	}
	n := &s.nodes[i]
	switch {
	case n.ent >= 0: // a name is apposed: "its tablet Surface", "the drug Avastin"
		return true
	case n.cls.has(s.k.poss) || s.d.Tokens[n.first].Kind == token.Dash:
		return false
	}
	return n.cls.has(s.k.phraseEnd.or(s.k.cap)) || n.hash == s.k.and || strings.HasSuffix(s.text(i, i), "ly") || s.listed("afternoun", i) || s.toldMore(i)
}

// attributive reports whether the verb at node i can stand before the noun that it
// describes: "underperforming stores", "branded goods". A finite one cannot, nor
// one that an "and" joins to the verb before.
func (s *sentence) attributive(i int) bool {
	return s.nodes[i].form&(formBase|form3s) == 0 && !s.is(i-1, s.k.and)
}
