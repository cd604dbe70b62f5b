package extract

import "testing"

// TestReserve holds what must not be found: each text and the type that it must
// not give.
func TestReserve(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ text, event string }{
		{"Nokia shares fell. Finance chief Jane Roe said she could not comment on the sale.", "analyst_comment"},
		{"The bridge collapsed on Monday, the U.S. Labor Department said.", "policy_statement"},
		{"Sales fell as shoppers wrestled with higher gasoline prices.", "price_move"},
		{"It survived the 1998 collapse of Lehman Brothers.", "price_move"},
		{"Will the Federal Reserve cut interest rates?", "central_bank"},
	} {
		for _, m := range extractText(e, c.text) {
			if m.EventType == c.event {
				t.Errorf("%q: %s of %s by %s", c.text, m.EventType, m.SubjectName, m.RuleID)
			}
		}
	}
}
