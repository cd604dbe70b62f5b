package extract

import (
	"slices"
	"strings"
)

// onMarkets reports whether a title is that of a report on markets.
func onMarkets(title *string, lex *lexicon) bool {
	if title == nil {
		return false
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(*title), func(r rune) bool { return r == ' ' || r == ',' || r == ':' || r == ';' || r == '-' }) {
		if slices.Contains(lex.lists["markettitle"], w) {
			return true
		}
	}
	return false
}

// marketTalk reports whether the article or the sentence tells of markets: the
// title says so, a figure of a price stands just before, or the sentence names
// shares or an index. Beside results a company that falls may do so in them.
func (s *sentence) marketTalk() bool {
	if s.doc.results.has && s.index-s.doc.results.sentence <= 2 {
		return false
	}
	return s.doc.markets || s.doc.priced > 0 && s.index+1-s.doc.priced <= 1 || s.cls.has(s.k.marketLike)
}
