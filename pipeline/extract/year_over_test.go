package extract

import (
	"testing"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// TestYearOver: in the first days of January "the year" of what is told as done is the one
// before, and later the one that runs.
func TestYearOver(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct {
		month time.Month
		text  string
		want  string
	}{
		{time.January, "For the year, the Nikkei 225 rose 6.4 percent.", "1Y 2023-01-01 past"},
		{time.January, "The Nikkei 225 closed the year up 6.4 percent.", "1Y 2023-01-01 past"},
		{time.January, "The Nikkei 225 gained 6.4 percent for all of 2023.", "1Y 2023-01-01 past"},
		{time.January, "The Nikkei 225 is up 6.4 percent for the year.", "YTD 2024-01-04 actual"},
		{time.January, "The Nikkei 225 gained 6.4 percent this year.", "YTD 2024-01-04 actual"},
		{time.May, "For the year, the Nikkei 225 rose 6.4 percent.", "YTD 2024-05-02 actual"},
	} {
		a := article(c.text)
		day := schema.NewDate(2024, c.month, map[time.Month]int{time.January: 4, time.May: 2}[c.month])
		at := day.Time().Add(12 * time.Hour)
		a.PublishedDate, a.PublishedAt = &day, &at
		got := "no move"
		for _, m := range e.Extract(&a).Mentions {
			if m.EventType == schema.PriceMove {
				got = *m.BasePeriod + " " + m.EventDate.String() + " " + m.Modality
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
