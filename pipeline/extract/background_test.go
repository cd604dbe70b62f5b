package extract

import (
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestBackground: what an article of 2024-03-13, a Wednesday, tells of the past is
// past, and what it tells of its day is not.
func TestBackground(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ event, text, want string }{
		{schema.CreditEvent, "Retailer Joann, which filed for bankruptcy, owes landlords money.", schema.Past},
		{schema.CreditEvent, "Retailer Joann, which filed for bankruptcy on Tuesday, owes landlords money.", schema.Actual},
		{schema.Guidance, "Last week, Nokia reported lower sales and cut its annual profit forecast.", schema.Past},
		{schema.Guidance, "On Tuesday, Nokia cut its annual profit forecast.", schema.Actual},
		{schema.EarningsResult, "Microsoft in January posted a fourth-quarter profit of $3 billion.", schema.Past},
		{schema.EarningsResult, "Microsoft posted a fourth-quarter profit of $3 billion.", schema.Actual},
		{schema.Buyback, "The plan comes weeks after Sony announced a $2 billion buyback.", schema.Past},
		{schema.Buyback, "The shares rose after Sony announced a $2 billion buyback.", schema.Actual},
		{schema.Streak, "Nokia rebounded after falling two days in a row.", schema.Past},
		{schema.PriceMove, "Nokia closed at 4 euros after falling as much as 3 percent.", schema.Actual},
		{schema.Labour, "Microsoft cut about 1,000 jobs in the past year.", schema.Past},
		{schema.Labour, "That followed cuts of 1,700 jobs at Microsoft.", schema.Past},
		{schema.RegAction, "Regulators are probing Microsoft, according to people familiar with the matter.", schema.Reported},
		{schema.RegAction, "Regulators are probing Microsoft, the company said.", schema.Actual},
		{schema.Operations, "Microsoft is cutting production by 10 percent over the next two years.", schema.Scheduled},
		{schema.Operations, "Microsoft is cutting production by 10 percent.", schema.Actual},
		{schema.MacroIndicator, "Oil rose on a report that Saudi Arabia lowered oil exports.", schema.Reported},
		{schema.MNA, "Nokia had agreed earlier to sell its maps unit to Microsoft.", schema.Past},
	} {
		found := false
		for _, m := range extractText(e, c.text) {
			if m.EventType != c.event {
				continue
			}
			found = true
			if m.Modality != c.want {
				t.Errorf("%s: %s is %s, want %s", c.text, c.event, m.Modality, c.want)
			}
		}
		if !found {
			t.Errorf("%s: no %s", c.text, c.event)
		}
	}
}

// TestNotAhead: nothing that has happened is dated after its article.
func TestNotAhead(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ text, event, modality, date string }{
		{"Japan reported data. The jobless rate rose to 1.2 percent, versus 1.1 percent in April.", schema.MacroIndicator, schema.Past, "2023-04-01"},
		{"Intel's fiscal fourth quarter ended in February. Intel reported fourth-quarter net income of $2 billion.", schema.EarningsResult, schema.Actual, ""},
		{"Microsoft is valued at 7.5 times fiscal 2025 earnings.", schema.FinMetric, schema.Actual, "2024-03-13"},
	} {
		found := false
		for _, m := range extractText(e, c.text) {
			if m.EventType != c.event || m.Modality != c.modality {
				continue
			}
			found = true
			if m.EventDate == nil || c.date != "" && m.EventDate.String() != c.date {
				t.Errorf("%s: dated %v, want %s", c.text, m.EventDate, c.date)
			} else if c.date == "" && m.EventDate.String() > "2024-03-13" {
				t.Errorf("%s: dated %v, after its article", c.text, m.EventDate)
			}
		}
		if !found {
			t.Errorf("%s: no %s %s", c.text, c.modality, c.event)
		}
	}
}
