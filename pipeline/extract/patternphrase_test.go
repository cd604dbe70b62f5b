package extract

import "testing"

// TestPatternPhrases: words of a pattern are found where the lexicon knows them as one.
func TestPatternPhrases(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ toks, want []string }{
		{[]string{"laid", "off"}, []string{"(", phraseMark + "laid off", "|", "laid", "off", ")"}},
		{[]string{"laid", "off", "?"}, []string{"laid", "off", "?"}},
		{[]string{"laid", "bricks"}, []string{"laid", "bricks"}},
		{[]string{"V=laid", "off"}, []string{"V=laid", "off"}},
	} {
		got := e.lex.joinPhrases(c.toks)
		if len(got) != len(c.want) {
			t.Errorf("%q: got %q, want %q", c.toks, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q: got %q, want %q", c.toks, got, c.want)
				break
			}
		}
	}
}
