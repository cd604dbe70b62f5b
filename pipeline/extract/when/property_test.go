package when

import (
	"strings"
	"testing"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
	"pgregory.net/rapid"
)

func unix(s int64) time.Time { return time.Unix(s, 0).UTC() }

// words is a vocabulary that makes expressions, half of them broken.
func words() *rapid.Generator[string] {
	return rapid.SampledFrom(strings.Fields(`last this next past previous the a in on at by since from until to of over between and
		early mid late end start - -- , . ' ( ) / : Monday Friday Fri May March Jan June December 7 31 4-6 2008 1990s 2008-01-07
		1/2/2008 20.01.2008 10.16am 6:15 pm p.m. GMT New York first second fourth quarter half week weeks month months year years
		decade two three few several ago earlier later before ended so far record all-time ever year-on-year y/y annual rise same
		period today yesterday overnight Christmas Eve fiscal FY2009 1Q08 H1 2Q $ % percent people 52-week 5-1/2-year said Tuesday's
		weekend date recent 9999 0 13 99 é ` + "\u2013" + ` ½`))
}

func text() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(words(), 0, 14).Draw(t, "words"), rapid.SampledFrom([]string{" ", " ", " ", ""}).Draw(t, "gap"))
	})
}

func anchors() *rapid.Generator[Anchor] {
	return rapid.Custom(func(t *rapid.T) Anchor {
		a := Anchor{Date: schema.Date(rapid.IntRange(8000, 22000).Draw(t, "day"))}
		a.Precision = rapid.SampledFrom([]string{"day", "month", "year", "none"}).Draw(t, "precision")
		return a
	})
}

// Expressions are in order, do not overlap and stay within their sentence; a
// resolved interval is one; nothing panics.
func TestFindAndResolveHold(t *testing.T) {
	r := newRecogniser(t)
	rapid.Check(t, func(t *rapid.T) {
		var d token.Doc
		d.Tokenize(text().Draw(t, "text"), nil)
		a := anchors().Draw(t, "anchor")
		at := 0
		for _, e := range r.Find(nil, &d) {
			if e.First < at || e.Last < e.First || e.Last >= len(d.Tokens) {
				t.Fatalf("%q: %d..%d after %d", d.Text, e.First, e.Last, at)
			}
			at = e.Last + 1
			for i := e.First + 1; i <= e.Last; i++ {
				if d.Tokens[i].Is(token.FlagStart) {
					t.Fatalf("%q: %q crosses a sentence", d.Text, d.Span(e.First, e.Last))
				}
			}
			for _, tn := range []Tense{None, Past, Future} {
				iv, ok := e.Resolve(a, tn)
				if ok && (iv.From > iv.To || iv.Precision == "" || iv.Rule == "") {
					t.Fatalf("%q at %v: %+v", d.Span(e.First, e.Last), a.Date, iv)
				}
			}
			e.Base(a)
			e.Scope(a)
		}
	})
}

// relative are expressions that mean nothing without the article's date.
func relative() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"on Friday", "today", "yesterday", "last week", "this month", "next quarter", "last year", "in June",
		"on Jan. 7", "in the second quarter", "two days ago", "over the past month", "so far this year", "since early October", "by year-end",
		"in the three months to June", "late last week", "on Christmas Eve", "in the first nine months of the year", "last March",
		"from April 4-6", "between March and May", "at the end of the month", "in the first half", "a year earlier"})
}

func TestUnknownAnchorResolvesNothingRelative(t *testing.T) {
	r := newRecogniser(t)
	rapid.Check(t, func(t *rapid.T) {
		s := relative().Draw(t, "expression")
		var d token.Doc
		d.Tokenize("Tin rose "+s+".", nil)
		es := r.Find(nil, &d)
		if len(es) != 1 {
			t.Fatalf("%q: %d expressions", s, len(es))
		}
		for _, tn := range []Tense{None, Past, Future} {
			if iv, ok := es[0].Resolve(Anchor{Precision: "none"}, tn); ok {
				t.Fatalf("%q resolves to %+v without an anchor", s, iv)
			}
		}
	})
}

// A weekday of the past never lies after the article, nor a week before it; one
// of the future never before it.
func TestWeekdaysKeepTheirSide(t *testing.T) {
	r := newRecogniser(t)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}).Draw(t, "day")
		a := anchors().Draw(t, "anchor")
		a.Precision = "day"
		var d token.Doc
		d.Tokenize("Tin rose on "+name+".", nil)
		es := r.Find(nil, &d)
		past, ok := es[0].Resolve(a, Past)
		next, ok2 := es[0].Resolve(a, Future)
		if !ok || !ok2 || past.From > a.Date || past.From <= a.Date-7 || next.From < a.Date || next.From >= a.Date+7 {
			t.Fatalf("%s at %v: past %v, future %v", name, a.Date, past, next)
		}
		if past.From.Weekday().String() != name || next.From.Weekday().String() != name {
			t.Fatalf("%s at %v: past %v, future %v", name, a.Date, past, next)
		}
	})
}

// A period that contains the anchor by its words contains it by its days; so
// does one part of it, and the next period begins where this one ends.
func TestPeriodsContainTheirPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := schema.Date(rapid.IntRange(0, 30000).Draw(t, "day"))
		g := rapid.SampledFrom([]Grain{Day, Week, Month, Quarter, Half, Year, Decade}).Draw(t, "grain")
		iv, _ := shift(d, g, 0)
		next, _ := shift(d, g, 1)
		prev, _ := shift(d, g, -1)
		if d < iv.From || d > iv.To || next.From != iv.To+1 || prev.To != iv.From-1 {
			t.Fatalf("%v: %v, before %v, after %v", d, iv, prev, next)
		}
		n := 0
		for _, p := range []Part{Early, Mid, Late} {
			q := part(iv, p)
			if q.From < iv.From || q.To > iv.To || q.From > q.To {
				t.Fatalf("part %d of %v: %v", p, iv, q)
			}
			if q.From <= d && d <= q.To {
				n++
			}
		}
		if n == 0 {
			t.Fatalf("%v is in no part of %v", d, iv)
		}
	})
}

// Longest match: an expression with its year is found whole, not without it.
func TestLongestWins(t *testing.T) {
	r := newRecogniser(t)
	rapid.Check(t, func(t *rapid.T) {
		head := rapid.SampledFrom([]string{"in June", "on June 7,", "in the second quarter of", "in the first half of", "in early June", "by the end of", "since October"}).Draw(t, "head")
		s := head + " 2008"
		var d token.Doc
		d.Tokenize("Tin rose "+s+" again.", nil)
		es := r.Find(nil, &d)
		if len(es) != 1 || d.Span(es[0].First, es[0].Last) != s {
			t.Fatalf("%q: got %+v", s, es)
		}
	})
}

func TestClock(t *testing.T) {
	r := newRecogniser(t)
	for text, want := range map[string]string{
		"It rose at 10.16am local time.":                  "10:16 local",
		"It rose by 1150 GMT.":                            "11:50 Etc/UTC",
		"It rose by 11:50 GMT.":                           "11:50 Etc/UTC",
		"It rose at 4 p.m. in New York.":                  "16:00 America/New_York",
		"It rose at 4 p.m. New York time.":                "16:00 America/New_York",
		"It rose at 6:15pm EDT.":                          "18:15 America/New_York",
		"It rose at 12:05 a.m. HKT.":                      "00:05 Asia/Hong_Kong",
		"It rose at 12 p.m.":                              "12:00 ",
		"It rose by midday.":                              "12:00 ",
		"It rose at midnight.":                            "00:00 ",
		"It rose by mid-morning.":                         " ",
		"It rose by 2:30 p.m. in Hong Kong.":              "14:30 Asia/Hong_Kong",
		"It rose late Wednesday in New York.":             " America/New_York",
		"It rose at 9:30 a.m. Eastern time.":              "09:30 America/New_York",
		"It rose at 1030 in 2008 stores.":                 "none",
		"It rose at 1,150.":                               "none",
		"It rose to 10.16.":                               "none",
		"It rose at 3:20 a.m. EDT (0720 GMT) on Tuesday.": "03:20 America/New_York",
		"It rose at 10:30 on Monday.":                     "10:30 ",
		"It rose at 4:03 p.m. (2003 GMT) Friday.":         "20:03 Etc/UTC",
	} {
		var d token.Doc
		d.Tokenize(text, nil)
		es := r.Find(nil, &d)
		got := "none"
		if len(es) > 0 && (es[0].Kind == KindClock || es[0].HasClock() || es[0].Zone != "") {
			got = es[0].LocalTime() + " " + es[0].Zone
			if es[0].Local {
				got += "local"
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestZones(t *testing.T) {
	z, err := NewZones()
	if err != nil {
		t.Fatal(err)
	}
	for name := range z.cities {
		if _, ok := z.City(strings.ToUpper(name)); !ok {
			t.Errorf("city %q has no zone", name)
		}
	}
	for name := range z.abbrs {
		if _, ok := z.Abbrev(strings.ToUpper(name)); !ok {
			t.Errorf("abbreviation %q has no zone", name)
		}
	}
	if _, ok := z.City("Nowhere"); ok {
		t.Error("Nowhere has a zone")
	}
}

func TestAnchorIn(t *testing.T) {
	hk, err := time.LoadLocation("Asia/Hong_Kong")
	if err != nil {
		t.Fatal(err)
	}
	a := Anchor{Date: schema.NewDate(2023, 7, 12), Precision: "second", At: time.Date(2023, 7, 12, 23, 0, 0, 0, time.UTC)}
	if got := a.In(hk).Date; got != schema.NewDate(2023, 7, 13) {
		t.Errorf("23:00 UTC on the 12th in Hong Kong: %v", got)
	}
}

// newsText is wire copy of our own, as dense in dates as the real thing.
const newsText = `The index slipped 1.2 percent to 2,310.50 on Tuesday, its lowest close since early March, after steel makers warned
that orders would stay thin until the end of the year. Copper futures for delivery in December had lost 4 percent by 1150 GMT.
Analysts polled by the paper had expected the central bank to hold its main rate at 3.25 percent for a third month.
Northern Mills Inc said it earned $41 million, or 33 cents a share, in the second quarter, compared with $38 million a year earlier.
The company employs 2,008 people in nine countries and plans to open a plant near the coast, a spokeswoman told reporters.

`

func BenchmarkFind(b *testing.B) {
	r := newRecogniser(b)
	var d token.Doc
	d.Tokenize(strings.Repeat(newsText, 100), nil)
	es := r.Find(nil, &d)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		es = r.Find(es[:0], &d)
	}
}

func TestFindDoesNotAllocate(t *testing.T) {
	r := newRecogniser(t)
	var d token.Doc
	d.Tokenize(strings.Repeat(newsText, 3), nil)
	es := r.Find(nil, &d)
	if n := testing.AllocsPerRun(20, func() { es = r.Find(es[:0], &d) }); n > 0 {
		t.Errorf("%v allocations a document", n)
	}
}
