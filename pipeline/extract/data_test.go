package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDataIsMerged: a list accepts any line as a word, so it would take the marks of
// a merge that was not finished for words.
func TestDataIsMerged(t *testing.T) {
	for _, glob := range []string{"lexicon/*.txt", "rules/*.rule", "entity/lexicon/*.txt", "entity/lexicon/words/*.txt"} {
		files, err := filepath.Glob(glob)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files (%v)", glob, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(string(text), "\n") {
				if strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, "=======") || strings.HasPrefix(line, ">>>>>>>") {
					t.Errorf("%s:%d: %s", file, i+1, line)
				}
			}
		}
	}
}
