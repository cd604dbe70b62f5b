package when

import (
	"strings"
	"testing"

	"github.com/wiremill/wiremill/schema"
	"pgregory.net/rapid"
)

func newCalendars(t testing.TB) *Calendars {
	t.Helper()
	c, err := NewCalendars()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSession(t *testing.T) {
	c := newCalendars(t)
	rows := table(t, "session.tsv", 3)
	if len(rows) < 60 {
		t.Errorf("%d rows, want 60 at least", len(rows))
	}
	for _, row := range rows {
		day, session, rule, ok := c.Session(row[0], parseAnchor(t, row[1]))
		got := "none"
		if ok {
			got = strings.TrimSpace(day.String() + " " + session)
		}
		if got != row[2] || ok && rule == "" {
			t.Errorf("%s at %s: got %s by %q, want %s", row[0], row[1], got, rule, row[2])
		}
	}
}

// Closures of 2008, against the days on which the indexes printed a close.
func TestTradingDays2008(t *testing.T) {
	c := newCalendars(t)
	for mic, want := range map[string]string{
		"XNYS": "01-01 01-21 02-18 03-21 05-26 07-04 09-01 11-27 12-25",
		"XHKG": "01-01 02-07 02-08 03-21 03-24 04-04 05-01 05-12 06-09 07-01 08-06 08-22 09-15 10-01 10-07 12-25 12-26",
		"XTKS": "01-01 01-02 01-03 01-14 02-11 03-20 04-29 05-05 05-06 07-21 09-15 09-23 10-13 11-03 11-24 12-23 12-31",
	} {
		var got []string
		for d := schema.NewDate(2008, 1, 1); d <= schema.NewDate(2008, 12, 31); d++ {
			if wd := d.Weekday(); wd != 0 && wd != 6 && !c.IsTrading(mic, d) {
				got = append(got, d.String()[5:])
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s closed %s\n\twant %s", mic, s, want)
		}
	}
}

func TestTradingDayArithmetic(t *testing.T) {
	c := newCalendars(t)
	day := func(s string) schema.Date {
		d, err := schema.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, k := range []struct {
		mic, from string
		n         int
		want      string
	}{
		{"XHKG", "2023-07-13", -3, "2023-07-10"}, // a fourth day of gains began on Monday
		{"XNYS", "2008-07-07", -1, "2008-07-03"},
		{"XNYS", "2008-07-03", 1, "2008-07-07"},
		{"XNYS", "2008-07-05", 0, "2008-07-05"},
		{"24x7", "2023-07-15", -1, "2023-07-14"},
		{"24x5", "2023-07-17", -1, "2023-07-14"},
	} {
		if got := c.AddTradingDays(k.mic, day(k.from), k.n); got != day(k.want) {
			t.Errorf("%s %s %+d: got %v, want %s", k.mic, k.from, k.n, got, k.want)
		}
	}
}

// A session lies on a trading day that had begun at the article's instant, and
// no later session had.
func TestSessionIsTheLatest(t *testing.T) {
	c := newCalendars(t)
	rapid.Check(t, func(t *rapid.T) {
		mic := rapid.SampledFrom([]string{"XNYS", "XLON", "XTKS", "XHKG", "XASX", "XSHG", "XBOM"}).Draw(t, "mic")
		at := schema.NewDate(1991, 1, 1).Time().Unix() + rapid.Int64Range(0, 35*365*86400).Draw(t, "at")
		a := Anchor{Precision: "second", At: unix(at)}
		a.Date = schema.DateOf(a.At)
		day, session, _, ok := c.Session(mic, a)
		if !ok || !c.IsTrading(mic, day) {
			t.Fatalf("%s %v: %v %v", mic, a.At, day, ok)
		}
		local := a.At.In(c.Zone(mic))
		if day > schema.DateOf(local) {
			t.Fatalf("%s: session %v after %v", mic, day, local)
		}
		if next := c.Next(mic, day); next < schema.DateOf(local) {
			t.Fatalf("%s at %v: %v, but %v was over too", mic, local, day, next)
		}
		if c.AddTradingDays(mic, c.Next(mic, day), -1) != day {
			t.Fatalf("%s: Next and Prev of %v are not inverse", mic, day)
		}
		if session == schema.SessionIntraday && day != schema.DateOf(local) {
			t.Fatalf("%s: intraday of another day, %v at %v", mic, day, local)
		}
	})
}
