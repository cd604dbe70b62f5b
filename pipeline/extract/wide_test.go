package extract

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestRuleClasses: no Go code names a class that only patterns may ask for. It would
// get an empty mask.
func TestRuleClasses(t *testing.T) {
	lex, err := loadLexicon(data, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	for _, file := range goFiles(t) {
		for line := range strings.Lines(file) {
			for i, text := range strings.Split(line, `"`) {
				if i%2 == 1 {
					asked = append(asked, strings.Fields(text)...)
				}
			}
		}
	}
	for name, class := range lex.classes {
		if class >= maxClasses && slices.Contains(asked, name) {
			t.Errorf("Go code names %q: take the word rule out of its sections", name)
		}
	}
	t.Logf("%d of %d classes, %d of %d of rules only", len(lex.names), maxClasses, lex.ruleOnly, maxRuleOnly)
}

func goFiles(t *testing.T) (texts []string) {
	names, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}
