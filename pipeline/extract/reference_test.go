package extract

import "testing"

// TestReference checks what referring expressions refer to.
func TestReference(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ text, event, subject string }{
		{"Boeing cut its outlook. JPMorgan analysts said in a note that demand was weak. Its shares fell 4 percent.", "price_move", "Boeing"},
		{"Intel fell on weak demand, unlike fellow blue-chip industrial Boeing. The company said it would cut 900 jobs.", "labour", "Intel"},
		{"Microsoft bought a unit of Pfizer, whose shares fell 3 percent.", "price_move", "Pfizer"},
		{"Intel won a suit against Pfizer. Pfizer appealed. The chipmaker said it would cut 900 jobs.", "labour", "Intel"},
		{"Intel, already cut to junk, plans layoffs. Pfizer, battered by competition, already cut 2,000 jobs in May.", "labour", "Pfizer"},
		{"Boeing fell after JPMorgan cut its rating on the plane maker. The stock fell 5 percent.", "price_move", "Boeing"},
		{"Boeing bought parts from Intel and Pfizer and its majority owner Microsoft.", "ownership", "Pfizer"},
	} {
		found := false
		for _, m := range extractText(e, c.text) {
			if m.EventType == c.event && m.SubjectName == c.subject {
				found = true
			}
		}
		if !found {
			t.Errorf("no %s of %s in %q", c.event, c.subject, c.text)
			for _, m := range extractText(e, c.text) {
				t.Log(brief(&m))
			}
		}
	}
}
