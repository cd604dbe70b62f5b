package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestInflect writes out verbs of patterns: irregular ones as the lexicon has them, others by
// the spelling of their base.
func TestInflect(t *testing.T) {
	l := &lexicon{paradigms: map[string][]string{"give": {"give", "gives", "gave", "given", "giving"}, "cut": {"cut", "cuts", "cut", "cut", "cutting"}}}
	for pattern, want := range map[string]string{
		"( &give | to )":     "( gave | give | given | gives | giving | to )",
		"&cut back":          "( cut | cuts | cutting ) back",
		"( &subsidise )":     "( subsidise | subsidised | subsidises | subsidising )",
		"( &ratify )":        "( ratified | ratifies | ratify | ratifying )",
		"( &relax )":         "( relax | relaxed | relaxes | relaxing )",
		"S & P":              "S & P",
		"( &bar up | open )": "( ( bar | bared | baring | barred | barring | bars ) up | open )",
	} {
		got, err := l.inflect(strings.Fields(pattern))
		if err != nil || !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s: got %q, %v; want %s", pattern, got, err, want)
		}
	}
	if _, err := l.inflect([]string{"&x"}); err == nil {
		t.Error("&x: no error")
	}
}
