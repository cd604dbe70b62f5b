package ingest

import (
	"testing"
	"time"

	"github.com/wiremill/wiremill/schema"
	"pgregory.net/rapid"
)

func newTestDater(t *testing.T, now string) *dater {
	t.Helper()
	var at time.Time
	if now != "" {
		day, err := schema.ParseDate(now)
		if err != nil {
			t.Fatal(err)
		}
		at = day.Time()
	}
	d, err := newDater(zonesText, agenciesText, at)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseStamp(t *testing.T) {
	d := newTestDater(t, "")
	for _, tt := range []struct{ in, day, precision, at, zone string }{
		{"2024-03-12T09:30:05+08:00", "2024-03-12", "second", "2024-03-12T01:30:05Z", "Etc/GMT-8"},
		{"2024-03-12T23:30:05.250-04:00", "2024-03-12", "second", "2024-03-13T03:30:05.25Z", "Etc/GMT+4"},
		{"2024-03-12T09:30Z", "2024-03-12", "minute", "2024-03-12T09:30:00Z", "UTC"},
		{"2024-03-12T09:30:05+0530", "2024-03-12", "second", "2024-03-12T04:00:05Z", ""},
		{"20240312T093005Z", "2024-03-12", "second", "2024-03-12T09:30:05Z", "UTC"},
		{"2022-12-19T09:55:35", "2022-12-19", "day", "", ""},                // a clock without a zone is no instant
		{"2025-02-12T00:00:00+08:00", "2025-02-12", "day", "", "Etc/GMT-8"}, // midnight is how databases print a day
		{"2024-03-12", "2024-03-12", "day", "", ""},
		{"2024/03/12", "2024-03-12", "day", "", ""},
		{"20240312", "2024-03-12", "day", "", ""},
		{"2024-03-12 18:05:00 GMT", "2024-03-12", "second", "2024-03-12T18:05:00Z", "UTC"},
		{"Tue, 12 Mar 2024 18:05:00 +0100", "2024-03-12", "second", "2024-03-12T17:05:00Z", "Etc/GMT-1"},
		{"Tue, 12 Mar 2024 18:05:00 GMT", "2024-03-12", "second", "2024-03-12T18:05:00Z", "UTC"},
		{"Fri Oct 20, 2006 6:15pm EDT", "2006-10-20", "minute", "2006-10-20T22:15:00Z", "America/New_York"},
		{"March 12, 2024 at 9:30 a.m. ET", "2024-03-12", "minute", "2024-03-12T13:30:00Z", "America/New_York"},
		{"January 12, 2024 at 9:30 a.m. ET", "2024-01-12", "minute", "2024-01-12T14:30:00Z", "America/New_York"},
		{"12 March 2024, 16:08 HKT", "2024-03-12", "minute", "2024-03-12T08:08:00Z", "Asia/Hong_Kong"},
		{"2024-12-20 HKT 08:30", "2024-12-20", "minute", "2024-12-20T00:30:00Z", "Asia/Hong_Kong"},
		{"12 Mar 2024 12:10 am GMT+8", "2024-03-12", "minute", "2024-03-11T16:10:00Z", "Etc/GMT-8"},
		{"March 12th 2024", "2024-03-12", "day", "", ""},
		{"25/03/2024", "2024-03-25", "day", "", ""},
		{"3/25/2024", "2024-03-25", "day", "", ""},
		{"03.04.2024", "2024-04-03", "day", "", ""}, // dots are European
		{"1710200000", "2024-03-11", "second", "2024-03-11T23:33:20Z", "UTC"},
		{"1710200000500", "2024-03-11", "second", "2024-03-11T23:33:20.5Z", "UTC"},
		{"Sept 2023", "2023-09-01", "month", "", ""},
		{"2023-09", "2023-09-01", "month", "", ""},
		{"2023", "2023-01-01", "year", "", ""},
		{"03/04/2024", "", "", "", ""}, // April or March: anyone's guess
		{"31 June 2024", "", "", "", ""},
		{"yesterday", "", "", "", ""},
		{"12 March", "", "", "", ""},
		{"2024-03-12T25:00:00Z", "", "", "", ""},
		{"prices throughout", "", "", "", ""},
		{"", "", "", "", ""},
	} {
		st, ok := d.zones.parse(tt.in)
		if ok != (tt.precision != "") {
			t.Errorf("%q: ok is %v, got %s %s", tt.in, ok, st.day, st.precision)
			continue
		}
		if !ok {
			continue
		}
		at := ""
		if !st.at.IsZero() {
			at = st.at.Format(time.RFC3339Nano)
		}
		if st.day.String() != tt.day || st.precision != tt.precision || at != tt.at || st.zone != tt.zone {
			t.Errorf("%q: got %s %s %s %s, want %s %s %s %s", tt.in, st.day, st.precision, at, st.zone, tt.day, tt.precision, tt.at, tt.zone)
		}
	}
}

func TestZonesExist(t *testing.T) {
	d := newTestDater(t, "")
	for name, z := range d.zones {
		if _, err := time.LoadLocation(z.iana); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, offset := range []string{"+08:00", "-0500", "+14", "+00:00"} {
		z, ok := offsetZone(offset)
		if !ok {
			t.Fatalf("offset %s is not read", offset)
		}
		loc, err := time.LoadLocation(z.iana)
		if err != nil {
			t.Fatal(err)
		}
		at := time.Unix(0, 0)
		_, want := at.In(z.loc).Zone()
		if _, got := at.In(loc).Zone(); got != want {
			t.Errorf("%s: zone %s is %d s off UTC, want %d", offset, z.iana, got, want)
		}
	}
}

// TestTimeLine: lines above a text that say when it was sent, and lines that do not.
func TestTimeLine(t *testing.T) {
	d := newTestDater(t, "")
	for line, want := range map[string]string{
		"Fri Oct 20, 2006 6:15pm EDT":                   "2006-10-20T22:15:00Z America/New_York",
		"Last Updated: Fri Oct 20, 2006 6:15pm EDT":     "2006-10-20T22:15:00Z America/New_York",
		"Published: 8 March 2011 | 14:05 GMT":           "2011-03-08T14:05:00Z UTC",
		"Updated Thu Mar 10, 2011 9:15 a.m. HKT":        "2011-03-10T01:15:00Z Asia/Hong_Kong",
		"Posted at 11:20 AM ET, March 3, 2009":          "2009-03-03T16:20:00Z America/New_York",
		"First published: Jan 5 2009, 09:10 GMT":        "2009-01-05T09:10:00Z UTC",
		"Last modified: 5 January 2009 16:40 HKT":       "2009-01-05T08:40:00Z Asia/Hong_Kong",
		"Mon, 05 Jan 2009 08:12:00 +0800":               "2009-01-05T00:12:00Z Etc/GMT-8",
		"Updated 03:15 PM, Oct 12, 2012":                "2012-10-12 day", // a clock without a zone is no instant
		"MONDAY, JANUARY 5, 2009":                       "2009-01-05 day",
		"Modified on 2009-01-05":                        "2009-01-05 day",
		"Updated 05/01/2009":                            "", // May or January
		"Sales rose 5 percent in January 2009":          "",
		"The rule, last modified in 2009, has 12 parts": "",
	} {
		var l lead
		got := ""
		if d.timeLine(line, &l) {
			got = l.header.day.String() + " " + l.header.precision
			if !l.header.at.IsZero() {
				got = l.header.at.UTC().Format(time.RFC3339) + " " + l.header.zone
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

func TestDateline(t *testing.T) {
	d := newTestDater(t, "")
	for _, tt := range []struct{ line, skipped, agency, date string }{
		{"NEW YORK, March 8 (Reuters) - Stocks fell.", "NEW YORK, March 8 (Reuters) - ", "Reuters", "March 8"},
		{"LONDON, Dec 31, 2008 (AFP) - Stocks fell.", "LONDON, Dec 31, 2008 (AFP) - ", "AFP", "Dec 31"},
		{"NEW YORK/LONDON (Reuters) - Stocks fell.", "NEW YORK/LONDON (Reuters) - ", "Reuters", ""},
		{"(Bloomberg) -- Stocks fell.", "(Bloomberg) -- ", "Bloomberg", ""},
		{"Hong Kong (AP) — Stocks fell.", "Hong Kong (AP) — ", "AP", ""},
		{"SAN JOSE, Calif., March 12, 2024 /PRNewswire/ -- Acme said", "SAN JOSE, Calif., March 12, 2024 /PRNewswire/ -- ", "PRNewswire", "March 12"},
		{"CHICAGO--(BUSINESS WIRE)--Acme said", "CHICAGO--(BUSINESS WIRE)--", "BUSINESS WIRE", ""},
		{"Mumbai, Mar 12 (PTI) The rupee rose", "Mumbai, Mar 12 (PTI) ", "PTI", "Mar 12"},
		{"TOKYO, March 8 - Dealers sold dollars.", "TOKYO, March 8 - ", "", "March 8"},
		{"BEIJING -- China opposed the tariff.", "BEIJING -- ", "", ""},
		{"FRANKFURT, 7 March (dpa-AFX) - The ECB", "FRANKFURT, 7 March (dpa-AFX) - ", "DPA", "March 7"},
		{"Shares fell 2 percent (Reuters) - traders said.", "", "", ""},
		{"Shares of Acme (ACME.N) - the oil group - fell.", "", "", ""},
		{"The deal - worth $2 billion - closed.", "", "", ""},
		{"UPDATE 2 -- Oil falls", "", "", ""},
		{"FACTBOX - What the bill says", "", "", ""},
	} {
		var l lead
		n := d.datelineOf(tt.line, &l)
		if tt.line[:n] != tt.skipped || l.agency != tt.agency || l.dateline.text != tt.date {
			t.Errorf("%q: skips %q, agency %q, date %q", tt.line, tt.line[:n], l.agency, l.dateline.text)
		}
	}
}

func TestDatelineYear(t *testing.T) {
	dec31 := dateline{month: time.December, day: 31, text: "Dec 31"}
	for _, tt := range []struct{ hint, precision, want string }{
		{"2009-01-01", byDay, "2008-12-31"},   // filed on New Year's Eve, stored the day after
		{"2008-12-31", byDay, "2008-12-31"},   //
		{"2008-12-29", byDay, "2008-12-31"},   // a feed named in another zone
		{"2008-12-01", byDay, "2007-12-31"},   //
		{"2008-12-01", byMonth, "2008-12-31"}, //
		{"2008-01-01", byYear, "2008-12-31"},  // a copyright year is the article's own
	} {
		day, err := schema.ParseDate(tt.hint)
		if err != nil {
			t.Fatal(err)
		}
		st, ok := dec31.resolve(stamp{day: day, precision: tt.precision})
		if !ok || st.day.String() != tt.want {
			t.Errorf("%s by %s: got %s, want %s", tt.hint, tt.precision, st.day, tt.want)
		}
	}
	if _, ok := dec31.resolve(stamp{}); ok {
		t.Error("a dateline without any year must stay undated")
	}
}

func TestPathDate(t *testing.T) {
	for path, want := range map[string]string{
		"20080103.txt":                     "2008-01-03 day",
		"wire-2008-01-03.jsonl.gz":         "2008-01-03 day",
		"2008/01/03/a.txt":                 "2008-01-03 day",
		"2008/digest_2008_01_03.txt":       "2008-01-03 day",
		"20240312093000.txt":               "2024-03-12 day",
		"feed/2008-01/a.txt":               "2008-01-01 month",
		"world/2017-09/15/content_123.htm": "2017-09-15 day",
		"us-fiat-idUSL015499620080701":     "",
		"2024-13-40.txt":                   "",
		"20081301.txt":                     "",
		"reuters-2008.jsonl":               "",
		"9999-01-01.txt":                   "",
		"a.txt":                            "",
	} {
		got := ""
		if st := pathDate(path); st.precision != "" {
			got = st.day.String() + " " + st.precision
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

func TestCopyrightYear(t *testing.T) {
	for body, want := range map[string]string{
		"Text.\n©2023 Bloomberg L.P.":                          "2023",
		"Text.\nCopyright (c) 2019-2023 Example.":              "2023",
		"Text.\n© Example News Ltd 2021. All rights reserved.": "2021",
		"Text.\nCopyright fees rose.\n2023 was a good year.":   "",
		"Sales of 2023 cars.":                                  "",
		"©9999":                                                "",
	} {
		got := ""
		if st := copyrightYear(body); st.precision == byYear {
			got = st.day.String()[:4]
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", body, got, want)
		}
	}
}

// TestImpossibleDates: a date that cannot be is passed over, the article stays.
func TestImpossibleDates(t *testing.T) {
	d := newTestDater(t, "2024-03-12")
	for field, want := range map[string]string{
		"2024-03-12": "field", "2024-03-14": "field", // tomorrow's paper in the easternmost zone
		"2024-03-15": "none", "2027-01-01": "none", "9999-12-31": "none", "1899-12-31": "none", "0001-01-01T00:00:00Z": "none",
	} {
		got := d.date(Raw{URI: "a.jsonl#1", Format: JSON}, record{published: field}, lead{})
		if got.source != want || (got.day == nil) != (want == "none") {
			t.Errorf("%s: got %s", field, got.source)
		}
	}
	if d := newTestDater(t, ""); !d.believable(stamp{day: schema.NewDate(2027, 1, 1), precision: byDay}) {
		t.Error("without a time of the run 2027 is as good as any year")
	}
}

func TestParseStampNeverPanics(t *testing.T) {
	d := newTestDater(t, "")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[0-9TZ:. /+,apmEDT-]{0,30}`).Draw(t, "stamp")
		if st, ok := d.zones.parse(s); ok && (st.precision == "" || st.text == "") {
			t.Fatalf("%q: date without precision or text: %+v", s, st)
		}
	})
}
