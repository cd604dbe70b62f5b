package extract

import "testing"

// TestHeldBack holds what must not be found: each text and the type that it must
// not give.
func TestHeldBack(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ text, event string }{
		{"Nokia shares fell. Finance chief Jane Roe said she could not comment on the sale.", "analyst_comment"},
		{"The bridge collapsed on Monday, the U.S. Labor Department said.", "policy_statement"},
		{"Sales fell as shoppers wrestled with higher gasoline prices.", "price_move"},
		{"It survived the 1998 collapse of Lehman Brothers.", "price_move"},
		{"Nokia has not launched a new phone this year.", "operations"},
		{"Intel net margins improved to 45.8 percent of sales from 43.8 percent.", "fin_metric"},
		{"Talk circulated that Infosys may bid for Europe's biggest IT firm.", "mna"},
		{"Intel said it was not looking to raise more capital.", "financing"},
		{"Ford said it no longer expected to return to profitability in 2026.", "guidance"},
		{"Carmakers told of a plunge in sales, including Ford off 34 percent.", "price_move"},
		{"Funds in Dubai invested in equities which have lost 30 percent or more.", "price_move"},
		{"All U.S. airlines, except Delta Air Lines, are facing record high oil prices.", "extreme"},
		{"Sales of Nissan trucks are down 34 percent, compared with a 1 percent rise for Toyota.", "price_move"},
		{"Prosecutors ask what Boeing told Intel as it was acquired, including \"representations as to the quality of the portfolio.\"", "analyst_comment"},
		{"Will the Federal Reserve cut interest rates?", "central_bank"},
		{"Such a law would curb the Federal Reserve's power to cut rates.", "central_bank"},
		{"Boeing would need the money to mend its roofs.", "financing"},
		{"Boeing ended the quarter with a stock of 1,200 engines, down 13 percent from December.", "price_move"},
		{"Ford sold less in March. Key vehicles: Ranger up 16 percent, Explorer down 8 percent, Fusion up 4 percent.", "price_move"},
		{"GENEVA - Carriers told of a bad year. It cost them dear. China, Spain and Norway grew. Passenger traffic fell 3 percent.", "macro_indicator"},
		{"Boeing told of its plans. It opened a plant. Students will begin on Monday to learn about them.", "schedule"},
		{"Orders are fine. If U.S. industrial output falls 3 percent, the economy is in decline.", "macro_indicator"},
		{"Freddie Mac has capital enough to weather the worst housing market in 20 years.", "extreme"},
		{"Boeing led the Nasdaq Composite to its worst day since April 2000.", "extreme"},
		{"Yields on U.S. and European debt traded near record lows.", "extreme"},
		{"The chairman was unavailable for further comment, Boeing spokesman John Roe said.", "analyst_comment"},
	} {
		for _, m := range extractText(e, c.text) {
			if m.EventType == c.event {
				t.Errorf("%q: %s of %s by %s", c.text, m.EventType, m.SubjectName, m.RuleID)
			}
		}
	}
}

// TestSpeakerOfReport checks who is taken for the speaker, or nobody.
func TestSpeakerOfReport(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ text, speaker string }{
		{"Warren Buffett said Boeing needed help. Ben Bernanke agreed that there was a chance. He said Boeing was sound.", "Ben Bernanke"},
		{"Analysts say Japan may slow but say the slump will be short and shallow.", ""},
	} {
		last := ""
		for _, m := range extractText(e, c.text) {
			if m.SpeakerName != nil {
				last = *m.SpeakerName
			}
		}
		if last != c.speaker {
			t.Errorf("%q: %q speaks last, want %q", c.text, last, c.speaker)
		}
	}
}
