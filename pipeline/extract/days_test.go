package extract

import (
	"testing"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// TestDays reads whole sentences: the day, base and session that a fact gets.
// 10 June 2009 is a Wednesday; the article is sent at 5 p.m. in New York, or
// has a date but no clock, or no date at all.
func TestDays(t *testing.T) {
	e, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, event, sent, want string }{
		{"report", "Corus Motors may cut 900 jobs, a trade paper reported on Monday.", "labour", "clock", "2009-06-08 - -"},
		{"dateline", "OSLO, June 10 (Reuters) - Oil prices fell 2 percent to $70 a barrel on Tuesday.", "price_move", "clock", "2009-06-09 1D -"},
		{"ahead", "General Electric shares climbed 3.1 percent to $13 ahead of its results on Friday.", "price_move", "clock", "2009-06-10 1D close"},
		{"perfect", "General Electric shares had jumped by 7 percent on Tuesday.", "price_move", "clock", "2009-06-09 1D -"},
		{"no clock", "The Nikkei 225 average rose 1.4 percent.", "price_move", "day", "2009-06-10 1D close"},
		{"year", "The S&P 500 fell 38 percent in 2008.", "price_move", "none", "2008-01-01 1Y -"},
		{"outlook", "Siemens expects sales of 80 billion euros in 2012.", "guidance", "none", "2012-01-01 - -"},
		{"unknown", "General Electric raised its forecast for 2012.", "guidance", "none", "- - -"},
		{"turned", "The Nikkei 225 average fell 2.5 percent before buyers turned it round and it closed up 0.7 percent.", "price_move", "clock", "2009-06-10 1D -"},
	} {
		a := schema.Article{ArticleID: c.name, Body: c.text, Language: "en", PublishedPrecision: "none"}
		day := schema.NewDate(2009, time.June, 10)
		switch c.sent {
		case "clock":
			at := time.Date(2009, time.June, 10, 21, 0, 0, 0, time.UTC)
			a.PublishedDate, a.PublishedAt, a.PublishedPrecision, a.TimeZone = &day, &at, "minute", "America/New_York"
		case "day":
			a.PublishedDate, a.PublishedPrecision, a.TimeZone = &day, "day", "Asia/Tokyo"
		}
		res := e.Extract(&a)
		got := "no such fact"
		for i := range res.Mentions {
			m := &res.Mentions[i]
			if m.EventType != c.event {
				continue
			}
			show := func(s *string) string {
				if s == nil {
					return "-"
				}
				return *s
			}
			date := "-"
			if m.EventDate != nil {
				date = m.EventDate.String()
			}
			got = date + " " + show(m.BasePeriod) + " " + show(m.Session)
			break
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
