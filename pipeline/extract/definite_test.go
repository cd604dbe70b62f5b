package extract

import "testing"

// finds reports what is missing: each case wants an event of a subject.
func finds(t *testing.T, cases []struct{ text, event, subject string }) {
	t.Helper()
	e := newEngine(t)
	for _, c := range cases {
		found := false
		for _, m := range extractText(e, c.text) {
			found = found || m.EventType == c.event && m.SubjectName == c.subject
		}
		if !found {
			t.Errorf("no %s of %s in %q", c.event, c.subject, c.text)
			for _, m := range extractText(e, c.text) {
				t.Log(brief(&m))
			}
		}
	}
}

// TestDefinite: bodies called by their kind once they were named.
func TestDefinite(t *testing.T) {
	finds(t, []struct{ text, event, subject string }{
		{"The Hospital Authority met in Hong Kong. The authority warned that costs would rise.", "policy_statement", "Hong Kong Hospital Authority"},
		{"The International Energy Agency met. The agency warned that demand would fall.", "policy_statement", "International Energy Agency"},
		{"The Bank of Japan met. The bank kept its key interest rate unchanged at 0.5 percent.", "central_bank", "Bank of Japan"},
		{"Turkey's exports rose. The central bank kept its key rate unchanged at 8 percent.", "central_bank", "Central Bank of the Republic of Turkey"},
		{"The Federal Reserve met. Morgan Stanley fell 2 percent. The bank will cut 300 jobs.", "labour", "Morgan Stanley"},
		{"Under Secretary for Financial Services and the Treasury Joseph Chan said markets were calm.", "policy_statement", "Hong Kong"},
		{"Hong Kong stocks rose. Retail sales in the SAR rose 3 percent in May.", "macro_indicator", "Hong Kong"},
		{"Hong Kong stocks rose. Retail sales on the mainland rose 3 percent in May.", "macro_indicator", "China"},
		{"Intel fell. The corporation will cut 900 jobs.", "labour", "Intel"},
		{"Hong Kong stocks rose. The city's flag carrier will cut 200 jobs.", "labour", "Cathay Pacific Airways"},
		{"The Energy Information Administration and the International Energy Agency met. The Paris-based agency warned that demand would fall.", "policy_statement", "International Energy Agency"},
		{"The FDIC met. The bank regulator warned that lenders would fail.", "policy_statement", "Federal Deposit Insurance Corp"},
		{"The Mortgage Bankers Association met. The trade group said lenders should act.", "analyst_comment", "Mortgage Bankers Association"},
		{"A U.S. trade official said talks could fail. FDIC Chairman Sheila Bair left. The official said aid was needed.", "policy_statement", "US"},
		{"Shares fell. The city's de facto central bank cautioned that rates in Hong Kong would stay high.", "policy_statement", "Hong Kong Monetary Authority"},
	})
}

// TestUnnamedOfficials: those who speak or act for a state without a name, or from an office.
func TestUnnamedOfficials(t *testing.T) {
	finds(t, []struct{ text, event, subject string }{
		{"Switzerland's financial regulator said lenders should raise capital.", "policy_statement", "Switzerland"},
		{"A Swiss regulator said lenders should raise capital.", "policy_statement", "Switzerland"},
		{"WASHINGTON (Reuters) - Banks fell. Regulators said more lenders would fail.", "policy_statement", "US"},
		{"U.S. officials said they would act. The plan was weak. Officials said banks must raise capital.", "policy_statement", "US"},
		{"PARIS (Reuters) - Banks fell. The Paris prosecutor's office said the trader would be questioned.", "policy_statement", "France"},
		{"The U.S. service sector contracted in January.", "macro_indicator", "US"},
	})
}

// TestJointStatements: two who say it together, and those told again by what they are.
func TestJointStatements(t *testing.T) {
	finds(t, []struct{ text, event, subject string }{
		{"Iceland and Britain said they had agreed on a payout.", "policy_statement", "UK"},
		{"Norwegian Finance Minister Jane Roe and Swedish Finance Minister Joe Poe said lenders needed capital.", "policy_statement", "Sweden"},
		{"Swiss regulators left. U.S. regulators said lenders needed capital. Nothing was done. They said savers should stay calm.", "policy_statement", "US"},
	})
}

// TestPeriodBehind: a figure without a month is of the one behind that which it changed from.
func TestPeriodBehind(t *testing.T) {
	e := newEngine(t)
	for _, m := range extractText(e, "NEW YORK, March 5 (Reuters) - The U.S. services index fell to 46.2 from 51.8 in January.") {
		if m.EventType == "macro_indicator" && m.Modality == "actual" && (m.EventDate == nil || m.EventDate.Time().Month() != 2) {
			t.Error("not of February:", brief(&m))
		}
	}
}

// TestDefiniteOther: other bodies than those named before, which are described the same way.
func TestDefiniteOther(t *testing.T) {
	e := newEngine(t)
	for _, text := range []string{
		"The International Energy Agency met. The news agency warned that demand would fall.",
		"The Federal Deposit Insurance Corp met. The top regulator in Massachusetts warned that lenders would fail.",
		"A German official said talks could fail. The company official said aid was needed.",
	} {
		for _, m := range extractText(e, text) {
			if m.EventType == "policy_statement" && m.Sentence > 0 {
				t.Errorf("told of %q: %s", text, brief(&m))
			}
		}
	}
}

// TestAside: clauses that go on behind what stands between two marks, and series
// of verbs.
func TestAside(t *testing.T) {
	finds(t, []struct{ text, event, subject string }{
		{"Nokia, a maker of phones, cut 200 jobs.", "labour", "Nokia"},
		{"Nokia (Espoo) cut 200 jobs.", "labour", "Nokia"},
		{"Nokia, along with Intel, cut 200 jobs.", "labour", "Nokia"},
		{"Nokia -- the world's best-known maker of phones -- will cut 200 jobs.", "labour", "Nokia"},
		{"Nokia will hire 200 people, open three plants and raise its dividend.", "operations", "Nokia"},
		{"Nokia will hire 200 people, open three plants and raise its dividend.", "dividend", "Nokia"},
		{"Nokia cut 200 jobs, closed three plants and lowered its dividend.", "dividend", "Nokia"},
		{"Tokyo's envoys met Ottawa and Beijing, which has imposed tariffs of 84 percent on steel.", "policy_action", "China"},
		{"The plan faces opposition from rival Intel, which will hire 300 people.", "labour", "Intel"},
		{"There was no sign of a truce between Ottawa and Beijing, which has imposed tariffs of 84 percent.", "policy_action", "China"},
		{"Sales at Boeing, which cut 200 jobs last year, fell 3 percent.", "labour", "Boeing"},
		{"Stocks fell after remarks by Fed Chair Jerome Powell, who said inflation was too high.", "policy_statement", "Federal Reserve"},
		{"Exports from China, which rose 5 percent in May, beat forecasts.", "macro_indicator", "China"},
	})
}

// TestGroup: several who act, by example or counted.
func TestGroup(t *testing.T) {
	finds(t, []struct{ text, event, subject string }{
		{"Other top airlines -- including Ryanair and Southwest Airlines -- also have announced job cuts.", "labour", "Southwest Airlines"},
		{"Intel and other chipmakers, including Broadcom, are cutting jobs.", "labour", "Broadcom"},
		{"Intel and other chipmakers, including Broadcom, are cutting jobs.", "labour", "Intel"},
		{"Chipmakers, among them Intel and Broadcom, cut 200 jobs each.", "labour", "Intel"},
		{"Intel and Broadcom met on Monday. Both companies will cut 200 jobs.", "labour", "Intel"},
		{"Intel and Broadcom met on Monday. The two companies will cut 200 jobs.", "labour", "Broadcom"},
		{"The US and China held talks. Both countries imposed tariffs of 10 percent.", "policy_action", "China"},
		{"Intel rose 2 percent after chief executive Jane Roe unveiled a new chip on Monday.", "operations", "Intel"},
		{"U.S. housing starts fell 3 percent in May, the Commerce Department said. Private home building touched its lowest rate in more than seven years.", "extreme", "US"},
	})
}

// TestDescribed: names beside their description, and descriptions for names.
func TestDescribed(t *testing.T) {
	finds(t, []struct{ text, event, subject string }{
		{"Finland's largest phone maker, Nokia, will cut 200 jobs.", "labour", "Nokia"},
		{"Australia's top airline, Qantas Airways Ltd (QAN.AX), will cut 4 percent of its workforce.", "labour", "Qantas Airways"},
		{"Infosys rose 2 percent. India's top software exporter will cut 200 jobs.", "labour", "Infosys"},
		{"Nokia: will cut 200 jobs.", "labour", "Nokia"},
		{"U.S. July crude rose $2.69 to settle at $134.62 a barrel.", "price_move", "WTI crude"},
		{"London Brent July crude rose $2 to $133 a barrel.", "price_move", "Brent crude"},
		{"Intel fell 2 percent. Chief Executive Jane Roe said she expects full-year profit of $4 per share.", "guidance", "Intel"},
		{"Nokia, cutting 200 jobs in Finland, fell 3 percent.", "labour", "Nokia"},
		{"An index of bank shares .BKX rose 1.7 percent.", "price_move", "KBW Bank Index"},
		{"Authorities in Japan urged residents to save power.", "policy_statement", "Japan"},
		{"Officials in Beijing said growth would slow.", "policy_statement", "China"},
	})
}

// TestContinued: a quotation that stands alone is a statement of who spoke before in
// words of the article's; one behind another quotation is the rest of that.
func TestContinued(t *testing.T) {
	e := newEngine(t)
	for text, want := range map[string]int{
		"Chief Executive John Lee said taxes would rise.\n\n\"Once the rules are clear, others will follow. We will watch the market.\"":      2,
		"Chief Executive John Lee said taxes would rise.\n\n\"Others will follow,\" he said.\n\n\"We will watch the market with care.\"":      3,
		"Chief Executive John Lee said taxes would rise.\n\n\"Others will follow in the spring. We will watch the market,\" he said.":         2,
		"Chief Executive John Lee said taxes would rise.\n\nThe Chief Executive also said that developers should be ready for higher prices.": 2,
	} {
		n := 0
		for _, m := range extractText(e, text) {
			if m.EventType == "policy_statement" {
				n++
			}
		}
		if n != want {
			t.Errorf("%d statements, want %d, in %q", n, want, text)
		}
	}
}
