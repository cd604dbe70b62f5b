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
		{"Boeing, the biggest customer of Intel chips, cut its outlook. The supplier of Intel parts said it would cut 900 jobs.", "labour", "Boeing"},
		{"Boeing had a weak year. The company owed Pfizer $5 million. In May, the company said it would cut 900 jobs.", "labour", "Boeing"},
		{"Intel raised its outlook. Quarterly results at Pfizer beat forecasts, but the drugmaker said it would cut 900 jobs.", "labour", "Pfizer"},
		{"Boeing shares have lost 6 percent since markets fell on fears about Intel and Pfizer. The shares are down 9 percent this year.", "price_move", "Boeing"},
		{"Boeing had a weak year. European shares rose in the morning. But shares later fell 3 percent.", "price_move", "European stocks"},
		{"HSBC dropped its offer for Korea Exchange Bank. HSBC said so. The South Korean bank said it would cut 900 jobs.", "labour", "Korea Exchange Bank"},
		{"Citigroup is in talks. A deal would show the pressure that Wachovia, the biggest lender of the state, has faced. The bank said it would cut 900 jobs.", "labour", "Wachovia"},
		{"Google plans to cut jobs at DoubleClick once it has closed its $2.9 billion acquisition of the advertising firm.", "mna", "DoubleClick"},
		{"The index of factory activity fell to 37.5 in May, the Institute for Supply Management said. It was the weakest since 1983.", "extreme", "US"},
		{"Citigroup cut jobs, while Merrill Lynch kept its staff before Bank of America said it would buy the ailing investment bank.", "mna", "Merrill Lynch"},
		{"Boeing cut its outlook. Orders are slow, said Jane Roe, a portfolio manager at Pfizer Asset Management. The company said it would cut 900 jobs.", "labour", "Boeing"},
		{"Lehman Brothers was saved after a run of its clients made Bear Stearns sell itself to JPMorgan.", "mna", "Bear Stearns"},
		{"Intel rose 2 percent. Pfizer fell. Both stocks are down 9 percent this year.", "price_move", "Pfizer"},
		{"The Nikkei rose 2 percent. The Hang Seng fell. Both indexes hit a record on Monday.", "extreme", "Hang Seng Index"},
		{"Solana jumped to $140 on Monday. The token is up 26 percent this year.", "price_move", "Solana"},
		{"Intel cut its outlook. Separately, Boeing said profit rose. Analysts were glad. It took a charge of $2 billion. Its board approved a $1 billion buyback. The company said it would cut 900 jobs.", "labour", "Boeing"},
		{"Boeing beat forecasts. Revenue at its Pfizer health unit rose 9 percent. The company said it would cut 900 jobs.", "labour", "Boeing"},
		{"Boeing beat forecasts.\n\nRevenue rose 9 percent. Intel said sales of its own engines jumped.\n\nThe company cut 900 jobs.", "labour", "Boeing"},
		{"Boeing rose 2 percent. Four makers of chips were among the losers, including Intel. Its shares fell 6 percent.", "price_move", "Intel"},
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
