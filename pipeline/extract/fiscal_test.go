package extract

import (
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestFiscalQuarter: a fiscal quarter is filed under the calendar one that holds most of
// its days. The articles are of 13 March 2024.
func TestFiscalQuarter(t *testing.T) {
	e := newEngine(t)
	const reported = "Intel said net income rose 5 percent to $2 billion in its fiscal second quarter. "
	for _, c := range []struct {
		text, event string
		value       float64
		date, rule  string
	}{
		{reported, schema.EarningsResult, 5, "2023-10-01", fiscalQuarter},
		{"Intel said net income rose 5 percent to $2 billion in the second quarter ended Feb. 29.", schema.EarningsResult, 5, "2024-01-01", fiscalQuarter},
		{"Intel said net income rose 5 percent to $2 billion in the first quarter ended Nov. 30.", schema.EarningsResult, 5, "2023-10-01", fiscalQuarter},
		{reported + "It expects fiscal third-quarter revenue of $3 billion.", schema.Guidance, 3e9, "2024-01-01", fiscalQuarter},
		{reported + "A year earlier it earned $1.9 billion.", schema.EarningsResult, 1.9e9, "2022-10-01", "year_before"},
		{"Intel expects fiscal second-quarter revenue of $3 billion.", schema.Guidance, 3e9, "2024-04-01", fiscalLabel},
		{"Toyota Motor said third-quarter net profit rose 5 percent to 200 billion yen.", schema.EarningsResult, 5, "2023-10-01", fiscalQuarter},
		{"Canon said fourth-quarter net profit climbed 9 percent to 310 billion yen.", schema.EarningsResult, 9, "2023-10-01", fiscalQuarter},
		{"Intel said net income rose 5 percent to $2 billion in the fourth quarter.", schema.EarningsResult, 5, "2023-10-01", "quarter_bare_past"},
	} {
		got := "no fact"
		for _, m := range extractText(e, c.text) {
			if m.EventType == c.event && m.Value != nil && *m.Value == c.value {
				got = "no date"
				if m.EventDate != nil && m.DateRule != nil {
					got = m.EventDate.String() + " " + *m.DateRule
				}
			}
		}
		if got != c.date+" "+c.rule {
			t.Errorf("%s: %s, want %s %s", c.text, got, c.date, c.rule)
		}
	}
}
