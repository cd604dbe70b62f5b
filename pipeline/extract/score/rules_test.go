package score

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
)

func ptr[T any](v T) *T { return &v }

func TestPlaces(t *testing.T) {
	text := squash("Tin rose.\n\nTin  fell, the trader’s “book”\u00a0says.")
	if want := `Tin rose. Tin fell, the trader's "book" says.`; text != want {
		t.Fatalf("squash: %q, want %q", text, want)
	}
	for _, c := range []struct {
		evidence string
		nth      int
		want     []place
	}{
		{"Tin", 0, []place{{0, 3}, {10, 13}}},
		{"Tin", 2, []place{{10, 13}}},
		{"Tin", 3, []place{{0, 3}, {10, 13}}}, // a slip: any occurrence rather than none
		{"Tin\n fell", 0, []place{{10, 18}}},
		{"trader's \"book\"", 0, []place{{24, 39}}},
		{"copper", 0, nil},
		{" ", 0, nil},
	} {
		got := placesOf(text, &Fact{Quote: c.evidence, Nth: c.nth})
		if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(place{})); diff != "" {
			t.Errorf("%q %d (-want +got):\n%s", c.evidence, c.nth, diff)
		}
	}
	if got := places("aaa", "aa"); len(got) != 2 {
		t.Errorf("overlapping occurrences: %v", got)
	}
}

func TestOverlap(t *testing.T) {
	if !overlap([]place{{0, 5}}, []place{{9, 12}, {4, 6}}) {
		t.Error("ranges that share a byte overlap")
	}
	if overlap([]place{{0, 5}}, []place{{5, 8}}) || overlap(nil, []place{{0, 1}}) {
		t.Error("ranges that only touch do not overlap, nor does nothing")
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b      string
		shortened bool
		want      bool
	}{
		{"Acme Holdings Ltd.", "ACME", false, true},        // legal forms do not count
		{"The Limited", "the company", false, false},       // unless there is nothing else
		{"Hill & Dale", "Hill and Dale plc", false, true},  // ampersand
		{"USD/JPY", "usd/jpy", false, true},                // the slash stays
		{"USD/JPY", "USD JPY", false, false},               //
		{"Euro Stoxx", "EuroStoxx", false, true},           // spacing
		{"U.S.", "United States", false, true},             // places
		{"the euro zone", "Eurozone", false, true},         //
		{"Hang Seng", "Hang Seng Tech", false, true},       // words of one in the other
		{"Tech Hang Seng", "Hang Seng Tech", false, true},  //
		{"Nikkei 225", "Nikkei", false, false},             // one word is too little for an index,
		{"Nordlys Shipping", "Nordlys", true, true},        // enough for a company,
		{"Nordlys Shipping", "Shipping", true, false},      // if it is the first
		{"New Harbour", "New", true, false},                // and longer than three letters
		{"Harbour Energy", "Harbour Bank", true, false},    //
		{"", "", true, false},                              //
		{"…", "…", true, false},                            // no word at all
		{"Grupo Ávila", "grupo ávila", false, true},        // letters of any script
		{"Peak_Line", "peak_line", false, true},            //
		{"People's Republic of China", "PRC", false, true}, //
	} {
		if got := sameName(c.a, c.b, c.shortened); got != c.want {
			t.Errorf("%q, %q (shortened %v): %v, want %v", c.a, c.b, c.shortened, got, c.want)
		}
		if got := sameName(c.b, c.a, c.shortened); got != c.want {
			t.Errorf("%q, %q (shortened %v): %v, want %v", c.b, c.a, c.shortened, got, c.want)
		}
	}
}

func TestSameSubject(t *testing.T) {
	named := func(name, ticker string) *schema.Mention {
		m := &schema.Mention{Fact: schema.Fact{SubjectName: name}}
		if ticker != "" {
			m.Ticker = &ticker
		}
		return m
	}
	for _, c := range []struct {
		fact    Fact
		mention *schema.Mention
		want    bool
	}{
		{Fact{Entity: "Acme", Ticker: "NYSE:BRK/B"}, named("something else", "brk-b"), true},
		{Fact{Entity: "Hang Seng", Ticker: "^HSI"}, named("the gauge", "HSI"), true},
		{Fact{Entity: "Acme"}, named("something else", ""), false}, // no tickers are not equal tickers
		{Fact{Entity: "Acme", Ticker: "ACM"}, named("Acme", "ACM.L"), true},
		{Fact{Entity: "Nordlys Shipping", Kind: schema.KindCompany}, named("Nordlys", ""), true},
		{Fact{Entity: "Nordlys Shipping"}, named("Nordlys", ""), true},
		{Fact{Entity: "Nordlys Shipping", Kind: schema.KindIndex}, named("Nordlys", ""), false},
	} {
		if got := sameSubject(&c.fact, c.mention); got != c.want {
			t.Errorf("%+v, %q: %v, want %v", c.fact, c.mention.SubjectName, got, c.want)
		}
	}
}

func TestAboutSame(t *testing.T) {
	said := schema.Mention{Fact: schema.Fact{SubjectName: "rates", SpeakerName: ptr("Governor Ueland"), ActorName: ptr("Norbank")}}
	silent := schema.Mention{Fact: schema.Fact{SubjectName: "rates"}}
	for _, c := range []struct {
		name    string
		fact    Fact
		mention schema.Mention
		want    bool
	}{
		{"same speaker", Fact{Type: schema.AnalystComment, Entity: "krone", Speaker: "Kari Ueland"}, said, true},
		{"other speaker", Fact{Type: schema.AnalystComment, Entity: "krone", Speaker: "Kari Moen"}, said, false},
		{"same institution", Fact{Type: schema.PolicyStatement, Entity: "krone", Actor: "Norbank plc"}, said, true},
		{"only for speech", Fact{Type: schema.Guidance, Entity: "krone", Speaker: "Kari Ueland"}, said, false},
		{"nobody is not somebody", Fact{Type: schema.AnalystComment, Entity: "krone"}, silent, false},
	} {
		if got := aboutSame(&c.fact, &c.mention); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct {
		x, y *float64
		want bool
	}{
		{ptr(200.0), ptr(201.0), true},
		{ptr(200.0), ptr(201.01), false},
		{ptr(0.0), ptr(0.0), true},
		{ptr(0.0), ptr(0.001), false},
		{ptr(-0.5), ptr(0.5), false},
		{nil, ptr(0.0), false},
		{nil, nil, false},
	} {
		if got := near(c.x, c.y); got != c.want {
			t.Errorf("near %v %v: %v", str0(c.x), str0(c.y), got)
		}
	}
}

func str0(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}

func TestSameFigure(t *testing.T) {
	figure := func(value, level *float64, unit, currency string) *schema.Mention {
		return &schema.Mention{Fact: schema.Fact{Value: value, Level: level, Unit: &unit, Currency: &currency}}
	}
	for _, c := range []struct {
		name    string
		fact    Fact
		mention *schema.Mention
		want    bool
	}{
		{"no value annotated", Fact{Type: schema.MNA}, figure(ptr(3.0), nil, "pct", ""), true},
		{"value", Fact{Value: ptr(3.0), Unit: "pct"}, figure(ptr(3.0), nil, "pct", ""), true},
		{"value missing", Fact{Value: ptr(3.0), Unit: "pct"}, figure(nil, nil, "pct", ""), false},
		{"unit", Fact{Value: ptr(3.0), Unit: "pct"}, figure(ptr(3.0), nil, "pp", ""), false},
		{"currency", Fact{Value: ptr(3.0), Unit: "currency", Currency: "EUR"}, figure(ptr(3.0), nil, "currency", "USD"), false},
		{"same currency", Fact{Value: ptr(3.0), Unit: "currency", Currency: "EUR"}, figure(ptr(3.0), nil, "currency", "EUR"), true},
		{"level", Fact{Type: schema.PriceLevel, Level: ptr(70.0)}, figure(nil, ptr(70.0), "", ""), true},
		{"level as value", Fact{Type: schema.PriceLevel, Level: ptr(70.0)}, figure(ptr(70.0), nil, "", ""), true},
		{"value as level", Fact{Type: schema.PriceLevel, Value: ptr(70.0)}, figure(nil, ptr(70.0), "", ""), true},
		{"other level", Fact{Type: schema.PriceLevel, Level: ptr(70.0)}, figure(nil, ptr(71.0), "", ""), false},
		{"no level", Fact{Type: schema.PriceLevel}, figure(nil, ptr(71.0), "", ""), false},
	} {
		if got := sameFigure(&c.fact, c.mention); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestSameDate(t *testing.T) {
	for _, c := range []struct {
		annotated, date string
		want            bool
	}{
		{"2024", "2024-12-31", true}, {"2024", "2023-12-31", false},
		{"2024-H1", "2024-06-30", true}, {"2024-H1", "2024-07-01", false}, {"2024-H2", "2024-07-01", true},
		{"2024-Q1", "2024-03-31", true}, {"2024-Q1", "2024-04-01", false}, {"2024-Q4", "2024-10-01", true},
		{"2024-02", "2024-02-29", true}, {"2024-02", "2024-03-01", false},
		{"2025-W01", "2024-12-30", true}, {"2024-W01", "2024-12-30", false}, {"2020-W53", "2021-01-03", true},
		{"2024-02-29", "2024-02-29", true}, {"2024-02-29", "2024-02-28", false},
	} {
		d, err := schema.ParseDate(c.date)
		if err != nil {
			t.Fatal(err)
		}
		if got := sameDate(c.annotated, &d); got != c.want {
			t.Errorf("%s, %s: %v, want %v", c.annotated, c.date, got, c.want)
		}
	}
	if sameDate("2024", nil) {
		t.Error("no date agrees with none")
	}
}

func TestFields(t *testing.T) {
	day := schema.NewDate(2024, 5, 16)
	move := func(f schema.Fact) schema.Mention {
		f.EventType = schema.PriceMove
		return schema.Mention{Fact: f}
	}
	for _, c := range []struct {
		field   string
		fact    Fact
		mention schema.Mention
		want    verdict
	}{
		{"direction", Fact{}, move(schema.Fact{Direction: ptr("up")}), unstated},
		{"direction", Fact{Direction: "up"}, move(schema.Fact{}), differs},
		{"direction", Fact{Direction: "up"}, move(schema.Fact{Direction: ptr("up")}), agrees},
		{"bound", Fact{Bound: "gt"}, move(schema.Fact{Bound: "gt"}), unstated}, // bounds nothing that is scored
		{"bound", Fact{Value: ptr(1.0)}, move(schema.Fact{Bound: "eq"}), agrees},
		{"bound", Fact{Value: ptr(1.0)}, move(schema.Fact{}), agrees},
		{"bound", Fact{Value: ptr(1.0)}, move(schema.Fact{Bound: "approx"}), differs},
		{"value_high", Fact{ValueHigh: ptr(5.0)}, move(schema.Fact{ValueHigh: ptr(5.0)}), agrees},
		{"value_high", Fact{ValueHigh: ptr(5.0)}, move(schema.Fact{}), differs},
		{"level", Fact{Level: ptr(5.0)}, move(schema.Fact{Level: ptr(6.0)}), differs},
		{"base_period", Fact{Period: "since:2018-10"}, move(schema.Fact{BasePeriod: ptr("since:2019")}), agrees},
		{"base_period", Fact{Period: "1D"}, move(schema.Fact{Scope: ptr("1D")}), differs},
		{"base_period", Fact{Period: "10Y"}, schema.Mention{Fact: schema.Fact{EventType: schema.Extreme, Scope: ptr("10Y"), BasePeriod: ptr("1D")}}, agrees},
		{"date", Fact{Date: "2024-Q2"}, move(schema.Fact{EventDate: &day}), agrees},
		{"modality", Fact{}, move(schema.Fact{Modality: "actual"}), agrees},
		{"modality", Fact{}, move(schema.Fact{Modality: "past"}), differs},
		{"session", Fact{Session: "close"}, move(schema.Fact{}), differs},
		{"ticker", Fact{Ticker: "^HSI"}, move(schema.Fact{Ticker: ptr("HSI")}), agrees},
		{"metric", Fact{Metric: "eps"}, move(schema.Fact{Metric: ptr("revenue")}), differs},
		{"actor", Fact{Actor: "Nordlys"}, move(schema.Fact{ActorName: ptr("Nordlys Shipping")}), agrees},
		{"speaker", Fact{Speaker: "Carla Mok"}, move(schema.Fact{SpeakerName: ptr("Mok")}), agrees},
		{"speaker", Fact{Speaker: "Carla Mok"}, move(schema.Fact{}), differs},
	} {
		for _, f := range fields() {
			if f.name != c.field {
				continue
			}
			if got := f.compare(&c.fact, &c.mention); got != c.want {
				t.Errorf("%s of %s: %v, want %v", c.field, oneLine(c.fact), got, c.want)
			}
		}
	}
}
