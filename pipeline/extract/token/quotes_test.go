package token

import (
	"strings"
	"testing"
)

// TestLostMark: a quotation whose end has no mark does not turn what is said and what is told
// around for the rest of the paragraph.
func TestLostMark(t *testing.T) {
	text := `"It is weak, Roe said. "It will grow," she said. He agreed and said "so will we" twice.`
	var d Doc
	d.Tokenize(text, nil)
	for word, quoted := range map[string]bool{"grow": true, "she": false, "agreed": false, "we": true, "twice": false} {
		at := strings.Index(text, " "+word) + 1
		for i := range d.Tokens {
			if k := &d.Tokens[i]; int(k.Start) == at && (k.Flags&FlagQuoted != 0) != quoted {
				t.Errorf("%q: quoted %v", word, !quoted)
			}
		}
	}
}
