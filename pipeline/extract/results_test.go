package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

func interval(t *testing.T, from, to string) when.Interval {
	t.Helper()
	a, err := schema.ParseDate(from)
	if err != nil {
		t.Fatal(err)
	}
	b, err := schema.ParseDate(to)
	if err != nil {
		t.Fatal(err)
	}
	return when.Interval{From: a, To: b, Precision: "quarter"}
}

func TestCalendarQuarter(t *testing.T) {
	for _, c := range []struct{ from, to, wantFrom, wantTo string }{
		{"2019-06-30", "2019-09-28", "2019-07-01", "2019-09-30"}, // a quarter of 13 weeks
		{"2019-07-01", "2019-09-30", "2019-07-01", "2019-09-30"},
		{"2018-11-01", "2019-01-31", "2018-10-01", "2018-12-31"}, // most days of a fiscal quarter
		{"2018-04-01", "2019-03-31", "2018-04-01", "2019-03-31"}, // a year
	} {
		got := calendarQuarter(interval(t, c.from, c.to))
		if diff := cmp.Diff(interval(t, c.wantFrom, c.wantTo), got); diff != "" {
			t.Errorf("calendarQuarter(%s, %s) (-want +got):\n%s", c.from, c.to, diff)
		}
	}
}

func TestYearBefore(t *testing.T) {
	for _, c := range []struct{ from, to, wantFrom, wantTo string }{
		{"2019-07-01", "2019-09-30", "2018-07-01", "2018-09-30"},
		{"2007-12-01", "2008-02-29", "2006-12-01", "2007-02-28"},
		{"2008-12-01", "2009-02-28", "2007-12-01", "2008-02-29"},
	} {
		got := yearBefore(interval(t, c.from, c.to))
		if diff := cmp.Diff(interval(t, c.wantFrom, c.wantTo), got); diff != "" {
			t.Errorf("yearBefore(%s, %s) (-want +got):\n%s", c.from, c.to, diff)
		}
	}
}
