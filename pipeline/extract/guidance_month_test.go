package extract

import (
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestGuidanceMonth: in an article of 2024-03-13 the month that an outlook was given
// in lies behind it, the month that it is for ahead.
func TestGuidanceMonth(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ text, want string }{
		{"In July, Nokia had forecast a profit of $3 billion.", "2023-07-01"},
		{"Nokia cut its annual profit forecast on November 30.", "2023-11-30"},
		{"Nokia cut its profit forecast for July.", "2024-07-01"},
	} {
		got := "no guidance"
		for _, m := range extractText(e, c.text) {
			if m.EventType == schema.Guidance && m.EventDate != nil {
				got = m.EventDate.String()
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
