package extract

import (
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestPartOfLand: a figure of a part of the United States is one of a place, as
// those of countries are.
func TestPartOfLand(t *testing.T) {
	e := newEngine(t)
	for text, want := range map[string]string{
		"U.S. new home sales fell 3 percent in February. Sales dropped 12 percent in the Northeast.": "US Northeast",
		"U.S. new home sales fell 3 percent in February. They fell 6 percent in the Midwest.":        "US Midwest",
	} {
		found := false
		for _, m := range extractText(e, text) {
			if m.SubjectKind != schema.KindMacro {
				t.Errorf("%s: %s is a %s", text, m.SubjectName, m.SubjectKind)
			}
			found = found || m.SubjectName == want
		}
		if !found {
			t.Errorf("%s: nothing of %s", text, want)
		}
	}
}
