package extract

import (
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestResultBase: in an article of 2024-03-13, what a result or an outlook is compared with
// and which period it is of.
func TestResultBase(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct {
		text  string
		value float64
		base  string
		date  string
	}{
		{"Nokia reported a net loss of $1.9 million for the fourth quarter, compared with a net loss of $27 million a year earlier.", 1.9e6, "", "2023-10-01"},
		{"Nokia reported a net loss of $1.9 million for the fourth quarter, compared with a net loss of $27 million a year earlier.", 27e6, "", "2022-10-01"},
		{"Nokia said net income in the fourth quarter rose to $30 million from $20 million.", 30e6, "YoY", "2023-10-01"},
		{"Nokia cut its full-year profit forecast by 9 percent.", 9, "", "2024-01-01"},
		{"Nokia said sales at stores open at least a year rose 2 percent in February. Total sales fell 3 percent to $80 million.", 3, "YoY", "2024-02-01"},
		{"Nokia said total sales rose 7 percent in the four weeks ended March 2.", 7, "YoY", "2024-02-01"},
		{"Nokia said net loss narrowed to $13 million for the second quarter ended on January 31 from $26 million a year earlier.", 26e6, "", "2022-10-01"},
	} {
		base, date := "none", "none"
		for _, m := range extractText(e, c.text) {
			if (m.EventType == schema.EarningsResult || m.EventType == schema.Guidance) && m.Value != nil && *m.Value == c.value {
				base, date = "", ""
				if m.BasePeriod != nil {
					base = *m.BasePeriod
				}
				if m.EventDate != nil {
					date = m.EventDate.String()
				}
			}
		}
		if base != c.base || date != c.date {
			t.Errorf("%s: %v has base %q date %s, want %q %s", c.text, c.value, base, date, c.base, c.date)
		}
	}
}
