package ingest

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
)

func newParser(t testing.TB, o Options) *Parser {
	t.Helper()
	p, err := NewParser(o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// summary is what the tables below compare of an article.
type summary struct {
	ID, Title, Body, Source, Byline, URL, Lang string
	At, Day, Precision, From, Evidence, Zone   string
	Words                                      int32
	Skipped                                    []string
}

func summaryOf(a schema.Article) summary {
	s := summary{
		ID: deref(a.ExternalID), Title: deref(a.Title), Body: a.Body, Source: deref(a.Source), Byline: deref(a.Byline),
		URL: deref(a.URL), Lang: a.Language, Precision: a.PublishedPrecision, From: a.DateSource,
		Evidence: deref(a.DateEvidence), Zone: a.TimeZone, Words: a.WordCount,
	}
	if a.PublishedAt != nil {
		s.At = a.PublishedAt.Format(time.RFC3339Nano)
	}
	if a.PublishedDate != nil {
		s.Day = a.PublishedDate.String()
	}
	for _, sp := range a.Skip {
		s.Skipped = append(s.Skipped, a.Body[sp.Start:sp.End])
	}
	return s
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func TestParseText(t *testing.T) {
	p := newParser(t, Options{})
	for _, tt := range []struct {
		name, uri, in string
		want          summary
	}{
		{
			"header and agency mark", "a.txt",
			" date 2024-03-12 (Bloomberg) -- Shares of the bank rose 2% on Tuesday.\n\nMost Read from Bloomberg\n\n©2024 Bloomberg L.P.",
			summary{
				Source: "Bloomberg", Lang: "en", Day: "2024-03-12", Precision: "day", From: "header",
				Evidence: "date 2024-03-12", Words: 18,
				Skipped: []string{" date 2024-03-12 (Bloomberg) -- ", "Most Read from Bloomberg", "©2024 Bloomberg L.P."},
			},
		},
		{
			"headline, byline, update time, dateline", "wire/b.txt",
			"Oil slips as stocks build\n\nBy Ann Lee\nLast Updated: Tue Mar 12, 2024 6:15pm EDT\n\nNEW YORK (Reuters) - Crude fell 1 percent to $77.93 a barrel.\n",
			summary{
				Title: "Oil slips as stocks build", Source: "Reuters", Byline: "Ann Lee", Lang: "en",
				At: "2024-03-12T22:15:00Z", Day: "2024-03-12", Precision: "minute", From: "header",
				Evidence: "Last Updated: Tue Mar 12, 2024 6:15pm EDT", Zone: "America/New_York", Words: 27,
				Skipped: []string{"By Ann Lee", "Last Updated: Tue Mar 12, 2024 6:15pm EDT", "NEW YORK (Reuters) - "},
			},
		},
		{
			"dateline without year, year from the path", "2008/01/c.txt",
			"TOKYO, Jan 4 (Reuters) - The Nikkei fell 4 percent, and the yen rose against the dollar.",
			summary{
				Source: "Reuters", Lang: "en", Day: "2008-01-04", Precision: "day", From: "dateline",
				Evidence: "Jan 4; year from 2008/01", Words: 16, Skipped: []string{"TOKYO, Jan 4 (Reuters) - "},
			},
		},
		{
			"copyright year only", "d.txt",
			"(Bloomberg) — The gauge has climbed 26% from a low this month, while bonds fell.\n©2022 Bloomberg L.P.",
			summary{
				Source: "Bloomberg", Lang: "en", Day: "2022-01-01", Precision: "year", From: "copyright",
				Evidence: "©2022 Bloomberg L.P.", Words: 17, Skipped: []string{"(Bloomberg) — ", "©2022 Bloomberg L.P."},
			},
		},
		{
			"nothing dates it", "e.txt", "Stocks rose 2 percent on Tuesday and bonds were flat.",
			summary{Lang: "en", Precision: "none", From: "none", Words: 10},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, refused := p.Parse(Raw{URI: tt.uri, Format: Text, Data: []byte(tt.in)})
			if refused != nil {
				t.Fatal(refused.Detail)
			}
			tt.want.Body = tt.in // the body is the input's own text
			if diff := cmp.Diff(tt.want, summaryOf(a)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseJSON(t *testing.T) {
	p := newParser(t, Options{})
	for _, tt := range []struct {
		name, in string
		want     summary
	}{
		{
			"every field", `{"id":17,"title":" Oil slips ","text":"Oil fell 1 percent to the lowest of the year.","published":"2024-03-12T09:30:05+08:00","source":"Wire","byline":["Ann Lee","Bob Ray"],"url":"https://example.com/a","unknown":{"x":[1]}}`,
			summary{
				ID: "17", Title: "Oil slips", Body: "Oil fell 1 percent to the lowest of the year.", Source: "Wire", Byline: "Ann Lee, Bob Ray",
				URL: "https://example.com/a", Lang: "en", At: "2024-03-12T01:30:05Z", Day: "2024-03-12", Precision: "second",
				From: "field", Evidence: "2024-03-12T09:30:05+08:00", Zone: "Etc/GMT-8", Words: 10,
			},
		},
		{
			"html instead of text", `{"html":"<html><body><article><p>` + strings.Repeat("The index rose two percent, and the bank said that it expects more of this. ", 8) + `</p><p>Bonds fell.</p></article></body></html>","published":"2024-03-12"}`,
			summary{
				Body: strings.TrimSpace(strings.Repeat("The index rose two percent, and the bank said that it expects more of this. ", 8)) + "\n\nBonds fell.",
				Lang: "en", Day: "2024-03-12", Precision: "day", From: "field", Evidence: "2024-03-12", Words: 122,
			},
		},
		{
			"a record's url is believed before the name of the file it shares", `{"text":"The index rose and the bank said so.","url":"https://example.com/2008/01/03/story.html"}`,
			summary{
				Body: "The index rose and the bank said so.", URL: "https://example.com/2008/01/03/story.html", Lang: "en",
				Day: "2008-01-03", Precision: "day", From: "url", Evidence: "2008/01/03", Words: 8,
			},
		},
		{
			"no url: the name of the file", `{"text":"The index rose and the bank said so.","published":"9999-01-01"}`,
			summary{
				Body: "The index rose and the bank said so.", Lang: "en",
				Day: "2024-03-13", Precision: "day", From: "filename", Evidence: "20240313", Words: 8,
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, refused := p.Parse(Raw{URI: "feed-20240313.jsonl#1", Format: JSON, Data: []byte(tt.in)})
			if refused != nil {
				t.Fatal(refused.Detail)
			}
			if diff := cmp.Diff(tt.want, summaryOf(a)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseRejects(t *testing.T) {
	p := newParser(t, Options{})
	for _, tt := range []struct {
		name   string
		format Format
		in     string
		want   string
	}{
		{"empty text", Text, " \r\n\t", schema.RejectEmpty},
		{"byte order mark alone", Text, "\xef\xbb\xbf", schema.RejectEmpty},
		{"Shift-JIS", Text, strings.Repeat("\x93\xfa\x96\x7b\x8c\x6f\x8d\xcf", 20), schema.RejectCharset},
		{"UTF-32", Text, "\x00\x00\xfe\xff\x00\x00\x00a", schema.RejectCharset},
		{"broken JSON", JSON, `{"text":"cut off`, schema.RejectInvalidJSON},
		{"not an object", JSON, `["text"]`, schema.RejectInvalidJSON},
		{"text is a number", JSON, `{"text":17}`, schema.RejectInvalidJSON},
		{"no text", JSON, `{"id":"a","title":"Oil slips"}`, schema.RejectNoText},
		{"text is null", JSON, `{"text":null}`, schema.RejectNoText},
		{"blank text", JSON, `{"text":" \n"}`, schema.RejectNoText},
		{"two values", JSON, `{"text":"a"} {"text":"b"}`, schema.RejectInvalidJSON},
		{"page without an article", HTML, `<html><body></body></html>`, schema.RejectNoText},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, refused := p.Parse(Raw{URI: "f#1", Format: tt.format, Data: []byte(tt.in)})
			if refused == nil {
				t.Fatalf("got article %q", a.Body)
			}
			if refused.Reason != tt.want || refused.Stage != "parse" || refused.SourceURI != "f#1" ||
				refused.Bytes != int64(len(tt.in)) || len(refused.SHA256) != 64 || refused.Detail == "" {
				t.Errorf("want %s, got %+v", tt.want, *refused)
			}
		})
	}
}

func TestParsePage(t *testing.T) {
	page := `<html><head><title>Oil slips</title><meta charset="windows-1252">
<meta property="article:published_time" content="2024-03-12T10:00:00-04:00"><meta property="og:url" content="https://example.com/oil">
</head><body><nav>Home Markets Sport</nav><article><h1>Oil slips</h1><p>` +
		strings.Repeat("Crude fell one percent on Tuesday, the bank\x92s analysts said, and it will fall more. ", 6) +
		`</p></article><footer>Cookies</footer></body></html>`
	a, refused := newParser(t, Options{}).Parse(Raw{URI: "oil.html", Format: HTML, Data: []byte(page)})
	if refused != nil {
		t.Fatal(refused.Detail)
	}
	got := summaryOf(a)
	if !strings.Contains(got.Body, "bank’s analysts") || strings.Contains(got.Body, "Cookies") {
		t.Errorf("body %q", got.Body)
	}
	if got.Title != "Oil slips" || got.At != "2024-03-12T14:00:00Z" || got.URL != "https://example.com/oil" || got.From != "field" {
		t.Errorf("got %+v", got)
	}
}

func TestArticleIDIsTheText(t *testing.T) {
	p := newParser(t, Options{})
	id := func(uri, line string) string {
		a, refused := p.Parse(Raw{URI: uri, Format: JSON, Data: []byte(line)})
		if refused != nil {
			t.Fatal(refused.Detail)
		}
		return a.ArticleID
	}
	one := id("a#1", `{"title":"T","text":"Oil fell.","id":1}`)
	if len(one) != 32 {
		t.Errorf("id %q: want 32 hex digits", one)
	}
	if other := id("b#9", `{"id":2,"text":"Oil fell.","title":"T"}`); other != one {
		t.Error("the same title and text must have the same id")
	}
	if other := id("a#1", `{"title":"T","text":"Oil rose.","id":1}`); other == one {
		t.Error("another text must have another id")
	}
}

func TestLanguage(t *testing.T) {
	p := newParser(t, Options{})
	for body, want := range map[string]string{
		"The central bank said on Tuesday that it will keep its key rate at 4 percent.":                                                       "en",
		"TOKYO STOCKS CLOSED HIGHER AND THE DOLLAR FELL TO 140 YEN, DEALERS SAID.":                                                            "en",
		"Der Leitindex schloss am Dienstag leicht im Plus, während die Aktien der Banken nachgaben und der Euro stieg, teilte die Börse mit.": "de",
		"La Banque de France prévoit une croissance faible cette année, selon une enquête publiée mardi auprès des entreprises.":              "fr",
		"12.5 13.1": "und",
	} {
		if got := p.language(body, nil); got != want {
			t.Errorf("%q: got %s, want %s", body, got, want)
		}
	}
}
