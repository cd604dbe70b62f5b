package extract

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestCutAnywhere: an article that breaks off after any word, or begins with any,
// is extracted all the same. What looks a word too far fails here first.
// WIREMILL_CUT=FILE cuts the articles of another file of JSON lines.
func TestCutAnywhere(t *testing.T) {
	file := "../../testdata/labelled/articles.jsonl"
	if elsewhere := os.Getenv("WIREMILL_CUT"); elsewhere != "" {
		file = elsewhere
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e, cuts := newEngine(t), 0
	for lines := json.NewDecoder(f); lines.More(); {
		var a struct{ ID, Text, Body string }
		if err := lines.Decode(&a); err != nil {
			t.Fatal(err)
		}
		for para := range strings.SplitSeq(a.Text+a.Body, "\n") {
			for i := range len(para) {
				if para[i] == ' ' {
					mustExtract(t, e, a.ID, para[:i])
					mustExtract(t, e, a.ID, para[i+1:])
					cuts++
				}
			}
		}
	}
	if cuts < 1000 {
		t.Errorf("%s: only %d words", file, cuts)
	}
}

func mustExtract(t *testing.T, e *Engine, id, text string) {
	defer func() {
		if err := recover(); err != nil {
			t.Errorf("%s: %q: %v", id, text, err)
		}
	}()
	extractText(e, text)
}
