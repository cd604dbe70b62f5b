package entity

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// A Scratch that has seen other articles says the same as a fresh one, to the
// last column, and what it said before does not change.
func TestScratchKeepsNothing(t *testing.T) {
	g := load(t)
	b, err := os.ReadFile("testdata/traps.txt")
	if err != nil {
		t.Fatal(err)
	}
	link := func(s *Scratch, day, text string) []Span {
		var d token.Doc
		d.Tokenize(text, nil)
		return g.Link(nil, &d, on(day), s)
	}
	values := func(spans []Span) (out []Entity) {
		for _, s := range spans {
			out = append(out, *s.Ent)
		}
		return out
	}
	var used Scratch
	var texts [][2]string
	var first [][]Span
	var then [][]Entity
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		c := strings.SplitN(line, "|", 3)
		texts = append(texts, [2]string{c[0], c[1]})
		first = append(first, link(&used, c[0], c[1]))
		then = append(then, values(first[len(first)-1]))
	}
	same := cmpopts.IgnoreUnexported(Entity{})
	for i := len(texts) - 1; i >= 0; i-- {
		fresh := values(link(&Scratch{}, texts[i][0], texts[i][1]))
		if d := cmp.Diff(fresh, then[i], same, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%q after other texts (-fresh +used):\n%s", texts[i][1], d)
		}
		if d := cmp.Diff(then[i], values(first[i]), same, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%q was changed by later texts (-then +now):\n%s", texts[i][1], d)
		}
	}
}
