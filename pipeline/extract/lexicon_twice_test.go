package extract

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A list that stands in two places would be merged silently, and read as one by neither.
func TestListStandsOnce(t *testing.T) {
	files := fstest.MapFS{
		"lexicon/a.txt": {Data: []byte("[tallied list]\njobs\n")},
		"lexicon/b.txt": {Data: []byte("[tallied list]\nposts\n")},
	}
	_, err := loadLexicon(files, "lexicon")
	if err == nil || !strings.Contains(err.Error(), `b.txt:1: list "tallied" stands in two places`) {
		t.Errorf("got %v, want an error that names the file and the list", err)
	}
}
