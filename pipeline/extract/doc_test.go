package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocNamesFiles: the files that the package comment names exist.
func TestDocNamesFiles(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, word := range strings.FieldsFunc(string(text), func(r rune) bool { return strings.ContainsRune(" \t\n(),", r) }) {
		if !strings.HasSuffix(word, ".go") {
			continue
		}
		named++
		if files, err := filepath.Glob(word); err != nil || len(files) == 0 {
			t.Errorf("doc.go names %s, which is no file", word)
		}
	}
	if named < 40 {
		t.Errorf("doc.go names %d files", named)
	}
}
