package entity

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
	"pgregory.net/rapid"
)

// linked renders spans as "text=Name[ticker]" for comparison.
func linked(g *Gazetteer, text string, c Context) []string {
	var d token.Doc
	d.Tokenize(text, nil)
	var out []string
	for _, s := range g.Link(nil, &d, c, &Scratch{}) {
		if s.Flags&Code != 0 {
			continue
		}
		w := ""
		if s.Flags&Weak != 0 {
			w = "?"
		}
		t := s.Ent.Ticker
		if t == "" {
			t = s.Ent.Kind
		}
		out = append(out, fmt.Sprintf("%s=%s[%s]%s", strings.Join(strings.Fields(d.Span(s.First, s.Last)), " "), s.Ent.Name, t, w))
	}
	return out
}

func on(day string) Context {
	d, err := schema.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return Context{Published: d, HasDate: true}
}

// load returns the whole gazetteer, loaded once for all tests.
func load(tb testing.TB) *Gazetteer {
	tb.Helper()
	g, err := loadOnce()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

var loadOnce = sync.OnceValues(func() (*Gazetteer, error) { return Load(Options{}) })

// Every span lies inside the document, they are in order and do not overlap,
// and linking twice says the same.
func TestSpansInOrder(t *testing.T) {
	g := load(t)
	piece := rapid.SampledFrom([]string{"Apple", "Gap", "shares", " of ", "Inc.", "( XOM.N )", ".GSPC", "S&P 500", "index", "futures", "Jane Roe", ", an analyst at ", "Acme", "Group", "10-year", "Treasury", "yield", "the", "Chinese", "tech", "stocks", "banks", "'s", "\n", "\n\n", ".", ",", "(", ")", "<", ">", "(NYSE:", "HSI", "&", "-", "said", "Chief Executive", "\xff", "é", "U.S.", "C.N", "0700.HK", "won", "GENERAL MOTORS", "J.", "of", "and", "“", "”"})
	var s Scratch
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(piece).Draw(t, "text"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "sep"))
		var d token.Doc
		d.Tokenize(text, nil)
		spans := g.Link(nil, &d, on("2008-05-06"), &s)
		at := -1
		for _, sp := range spans {
			if sp.First <= at || sp.Last < sp.First || sp.Last >= len(d.Tokens) {
				t.Fatalf("%q: span %d-%d after %d of %d tokens", text, sp.First, sp.Last, at, len(d.Tokens))
			}
			if sp.Ent == nil || sp.Ent.Name == "" || len(sp.Ent.ID) != 32 || sp.Confidence <= 0 || sp.Confidence > 1 {
				t.Fatalf("%q: span %+v", text, sp)
			}
			at = sp.Last
		}
		if again := g.Link(nil, &d, on("2008-05-06"), &Scratch{}); len(again) != len(spans) {
			t.Fatalf("%q: %d spans, then %d", text, len(spans), len(again))
		}
	})
}

// A name of the lexicon is found by itself, and its ids are its own.
func TestLexiconLoads(t *testing.T) {
	g := load(t)
	counts := map[string]int{}
	ids := map[string]string{}
	for _, e := range g.ents {
		counts[e.Kind]++
		if e.Kind == kindNone {
			continue
		}
		key := e.Kind + "|" + e.Ticker
		if e.Ticker == "" {
			key += "|" + token.Fold(e.Name)
		}
		if old, ok := ids[e.ID]; ok && old != key {
			t.Errorf("id of %q is that of %q", key, old)
		}
		ids[e.ID] = key
	}
	for kind, want := range map[string]int{schema.KindIndex: 400, KindCountry: 240, KindCity: 400, schema.KindCompany: 700, schema.KindPerson: 200, schema.KindCentralBank: 60, schema.KindCommodity: 60, KindCurrency: 55, schema.KindCrypto: 20, schema.KindETF: 45, KindExchange: 80} {
		if counts[kind] < want {
			t.Errorf("%d entities of kind %s, want %d or more", counts[kind], kind, want)
		}
	}
	if len(g.lines) < 60000 {
		t.Errorf("%d listed lines, want 60,000 or more", len(g.lines))
	}
}

func TestLine(t *testing.T) {
	g := load(t)
	alibaba := g.ByName("Alibaba", on("2023-07-13"))[0].Ent
	for hint, want := range map[string]string{"": "9988.HK", "HKD": "9988.HK", "XHKG": "9988.HK", "US": "BABA", "USD": "BABA", "XNYS": "BABA", "JP": "9988.HK"} {
		if got := g.Line(alibaba, hint).Ticker; got != want {
			t.Errorf("Line(Alibaba, %q) = %s, want %s", hint, got, want)
		}
	}
	if e := g.Line(alibaba, "US"); !SameIssuer(e, alibaba) || e.ID == alibaba.ID || e.Currency != "USD" {
		t.Errorf("US line %+v: want another line of the same issuer, in USD", e)
	}
}

func TestPointInTime(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ name, day, want string }{
		{"Facebook", "2021-10-01", "FB"}, {"Facebook", "2023-10-01", "META"}, {"Google", "2014-01-02", "GOOG"}, {"Google", "2020-01-02", "GOOGL"},
		{"Bear Stearns", "2008-03-01", "BSC"}, {"Washington Mutual", "2008-03-01", "WM"}, {"Daimler", "2007-01-05", "DCX.DE"}, {"Daimler", "2015-01-05", "DAI.DE"},
	} {
		got := linked(g, c.name+" shares fell 3 percent in busy trading.", on(c.day))
		if len(got) != 1 || !strings.HasSuffix(got[0], "["+c.want+"]") {
			t.Errorf("%s on %s: %v, want %s", c.name, c.day, got, c.want)
		}
	}
	if got := linked(g, "Bear Stearns fell in March.", Context{}); len(got) != 1 || !strings.Contains(got[0], "Bear Stearns") {
		t.Errorf("undated: %v", got)
	}
}

func TestOverride(t *testing.T) {
	csv := "name,kind,ticker,country,aliases\nZarquon Industries,company,ZRQ,US,Zarquon;Zarquon Labs\n"
	g, err := Load(Options{Override: strings.NewReader(csv), NoListings: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := linked(g, "Shares of Zarquon rose.", Context{}); len(got) != 1 || got[0] != "Zarquon=Zarquon Industries[ZRQ]" {
		t.Errorf("got %v", got)
	}
	if g.Hash() == load(t).Hash() {
		t.Error("the hash does not see the override")
	}
	for _, bad := range []string{"", "name\n\"x", "nom,ticker\nA,B\n", "name,ticker\n,B\n", "name,from\nA,yesterday\n"} {
		if _, err := Load(Options{Override: strings.NewReader(bad), NoListings: true}); err == nil || !strings.Contains(err.Error(), "entities file") {
			t.Errorf("%q: error %v, want one that names the entities file", bad, err)
		}
	}
}

func TestFlags(t *testing.T) {
	g := load(t)
	text := "Chinese banks fell. Brazilian Gerrard Optics Corp ( GRDO.O ) rose and S&P 500 futures slipped. Gap opened."
	var d token.Doc
	d.Tokenize(text, nil)
	want := map[string]Flags{"Chinese banks": Plural, "Brazilian": Demonym, "Gerrard Optics Corp": Unlisted | Suffixed | FromRIC, "( GRDO.O )": Code | FromRIC, "Gap": Weak}
	for _, s := range g.Link(nil, &d, on("2008-05-06"), &Scratch{}) {
		w, ok := want[d.Span(s.First, s.Last)]
		if !ok {
			continue
		}
		delete(want, d.Span(s.First, s.Last))
		if s.Flags != w {
			t.Errorf("%s: flags %b, want %b", d.Span(s.First, s.Last), s.Flags, w)
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

// processorTime is what this process has used: unlike the clock it does not run
// while others have the processor.
func processorTime(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestLinearTime links hostile texts at two lengths: four times the text may not
// take more than eight times as long.
func TestLinearTime(t *testing.T) {
	if os.Getenv("WIREMILL_BENCH") == "" {
		t.Skip("a measurement: make bench takes it") // a busy machine must fail no test
	}
	g := load(t)
	for _, unit := range []string{"Gap and ", "Acme Inc ", "J. ", "( XOM.N ) ", "10-year ", "Bank of ", "& ", ", an analyst ", "Roe-", "Mr. ", "Apple rose 1 percent. Its shares fell. ", "3-", "Continental said so. "} {
		var d token.Doc
		var s Scratch
		var took [2]time.Duration
		for i, n := range []int{200_000, 800_000} {
			d.Tokenize(strings.Repeat(unit, n/len(unit)), nil)
			took[i] = time.Hour
			for range 6 { // the first run grows memory, and the machine has other work
				start := processorTime(t)
				g.Link(nil, &d, Context{}, &s)
				took[i] = min(took[i], processorTime(t)-start)
			}
		}
		ratio := float64(took[1]) / float64(took[0])
		t.Logf("%q: %v for 200 kB, %v for 800 kB: ratio %.1f", unit, took[0], took[1], ratio)
		if ratio > 8 {
			t.Errorf("%q: four times the text takes %.1f times as long", unit, ratio)
		}
	}
}
