package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"Apple Inc.": "Apple", "AMAZON COM INC": "Amazon COM", "The Coca-Cola Company": "Coca-Cola", "BANK OF AMERICA CORP /DE/": "Bank of America",
		"Volkswagen AG": "Volkswagen", "Deutsche Bank Aktiengesellschaft": "Deutsche Bank", "Procter & Gamble Co": "Procter & Gamble", "PT Astra International Tbk": "Astra International",
		"Alphabet Inc. (Class A)": "Alphabet", "ABN AMRO Bank N.V. Depositary receipts": "ABN AMRO Bank", "TESLA INC. DL -,001": "Tesla", "Tencent Holdings Limited": "Tencent Holdings",
		"Wells Fargo & Company": "Wells Fargo", "Nestlé S.A.": "Nestlé", "AMC ENTERTAINMENT HOLDINGS, INC.": "AMC Entertainment Holdings",
	} {
		if got := plain(tidy(in)); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestKey(t *testing.T) {
	for _, same := range [][2]string{{"Kohl's Corporation", "KOHLS CORP"}, {"Nestlé S.A.", "NESTLE SA"}, {"Johnson & Johnson", "JOHNSON AND JOHNSON"}, {"The Boeing Company", "BOEING CO"}, {"ASML Holding N.V.", "ASML HOLDING NV"}} {
		if a, b := key(same[0]), key(same[1]); a != b {
			t.Errorf("key(%q) = %q, key(%q) = %q", same[0], a, same[1], b)
		}
	}
	if key("Delta Electronics") == key("Delta Air Lines") {
		t.Error("two companies share a key")
	}
}

func TestJunk(t *testing.T) {
	for name, want := range map[string]bool{
		"APPLE 14/19 FLR": true, "NextEra Energy Inc. 7.375% Corporate Units": true, "BPA MF SH FTSE MIB 29163 B28871": true, "two": true,
		"Acme Acquisition Corp. Warrant": true, "Apple Inc.": false, "3M Company": false, "Call Center Holdings": false,
	} {
		if got := junk(listing{ticker: "XX", name: name}); got != want {
			t.Errorf("junk(%q) = %v, want %v", name, got, want)
		}
	}
	if !junk(listing{ticker: "ANZPD.AX", name: "ANZ", suffix: "AX"}) || !junk(listing{ticker: "JPM-PC", name: "JPMorgan"}) {
		t.Error("preference shares are lines of their own")
	}
}

// Lines of one issuer are joined, its own market's first; two companies of one
// name in two countries are not.
func TestGroup(t *testing.T) {
	rows := []listing{
		{ticker: "AIRX.DU", name: "ZARQUON AIR LTD H YC 1", country: "CN", isin: "CN01", suffix: "DU"},
		{ticker: "601999.SS", name: "Zarquon Air Limited", country: "CN", suffix: "SS"},
		{ticker: "0999.HK", name: "Zarquon Air Limited", country: "HK", isin: "CN01", suffix: "HK"},
		{ticker: "ZRQ", name: "ZARQUON AIR LTD", issuer: "77"},
		{ticker: "DLT.BK", name: "Delta Works PCL", country: "TH", suffix: "BK"},
		{ticker: "2999.TW", name: "Delta Works Inc", country: "TW", suffix: "TW"},
	}
	var got []string
	for _, s := range group(rows) {
		var t []string
		for _, r := range s.lines {
			t = append(t, r.ticker)
		}
		got = append(got, s.name+": "+strings.Join(t, " "))
	}
	want := []string{"Zarquon Air: 0999.HK 601999.SS ZRQ AIRX.DU", "Delta Works: 2999.TW", "Delta Works: DLT.BK"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestPackIsStable(t *testing.T) {
	rows := []listing{{ticker: "B", name: "Beta Works Inc", issuer: "1"}, {ticker: "A", name: "Alpha Works Holdings Ltd", country: "GB", suffix: ""}}
	a, b := string(pack(group(rows))), string(pack(group(rows)))
	if a != b || !strings.Contains(a, "=Alpha Works Holdings|GB||||Alpha Works\n") {
		t.Errorf("got %q, then %q", a, b)
	}
}
