package extract

import (
	"slices"
	"testing"
)

func TestPhrasesOf(t *testing.T) {
	for _, x := range []struct {
		line string
		want []string
	}{
		{"open a year", []string{"open a year"}},
		{"( open | opened ) ( for )? a year", []string{"open for a year", "open a year", "opened for a year", "opened a year"}},
		{"sales ( at stores )?", []string{"sales at stores", "sales"}},
	} {
		got, err := phrasesOf(x.line)
		if err != nil || !slices.Equal(got, x.want) {
			t.Errorf("%q: %q, %v; want %q", x.line, got, err, x.want)
		}
	}
	for _, line := range []string{"( open", "( a ( b ) )"} {
		if got, err := phrasesOf(line); err == nil {
			t.Errorf("%q: %q, want an error", line, got)
		}
	}
}
