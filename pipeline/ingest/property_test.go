package ingest

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
	"pgregory.net/rapid"
)

// pieces are what articles, marks, datelines and damage are made of.
var pieces = []string{
	"Shares rose 2%. ", "(Reporting by Ann Lee; Editing by Bob Ray)", "(Reporting by", "(", ")", "\n", "\n\n", "\r\n",
	" date 2024-03-12 ", "NEW YORK, March 8 (Reuters) - ", "(Bloomberg) — ", "By Ann Lee", "Read more: Fed Holds Rates",
	"©2023 Bloomberg L.P.", "Last Updated: Tue Mar 12, 2024 6:15pm EDT", "--With assistance from Ann Lee.", "“Up,” she said. ",
	"Keywords: MARKETS", "Xiaomi Phones Sell Well as Rivals Stumble Again", "\x00", "\xff", "\x93", "é", "’", "\u00a0", "\xef\xbb\xbf",
	`{"text":"`, `","title":"x"}`, `{"html":"<p>`, "<article>", strings.Repeat("The index climbed on Tuesday as the bank cut rates. ", 4),
	"Forward-Looking Statements", "###", "AFP", "(AFP)", "@", "ann@example.com", "2024", "/", "-- ",
}

func drawBytes(t *rapid.T) []byte {
	if rapid.Bool().Draw(t, "noise") {
		return rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "bytes")
	}
	return []byte(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), ""))
}

// TestParseAnything: whatever the bytes, Parse gives an article or a reject, the
// body is fit for Parquet and DuckDB, and Skip lists clean spans of it.
func TestParseAnything(t *testing.T) {
	p := newParser(t, Options{})
	rapid.Check(t, func(t *rapid.T) {
		data := drawBytes(t)
		f := rapid.SampledFrom([]Format{Text, JSON, HTML}).Draw(t, "format")
		if f == JSON && rapid.Bool().Draw(t, "quoted") {
			data = []byte(`{"text":` + quoteJSON(string(data)) + `}`)
		}
		raw := Raw{URI: "2024/x.jsonl#1", Format: f, Data: data, Bytes: int64(len(data))}
		before := string(data)
		a, refused := p.Parse(raw)
		if string(data) != before {
			t.Fatal("Parse changed its input")
		}
		if refused != nil {
			if diff := cmp.Diff(schema.Article{}, a); diff != "" {
				t.Fatalf("both article and reject: %s", diff)
			}
			return
		}
		checkArticle(t, a)
		stored := a
		stored.Skip = nil
		if diff := cmp.Diff(a.Skip, p.Boilerplate(&stored)); diff != "" {
			t.Fatalf("boilerplate of the stored article (-Skip +Boilerplate): %s", diff)
		}
		again, _ := p.Parse(raw)
		if diff := cmp.Diff(a, again); diff != "" {
			t.Fatalf("parsed twice, two articles: %s", diff)
		}
	})
}

func checkArticle(t *rapid.T, a schema.Article) {
	if a.Body == "" || !utf8.ValidString(a.Body) || strings.ContainsRune(a.Body, 0) {
		t.Fatalf("body %q", a.Body)
	}
	if a.ArticleID == "" || a.Language == "" || a.PublishedPrecision == "" || a.DateSource == "" {
		t.Fatalf("incomplete: %+v", a)
	}
	if (a.PublishedDate == nil) != (a.PublishedPrecision == "none") || (a.PublishedDate == nil) != (a.DateSource == "none") ||
		(a.PublishedAt != nil) != (a.PublishedPrecision == "second" || a.PublishedPrecision == "minute") {
		t.Fatalf("dates disagree: %+v", a)
	}
	end := -1
	for _, s := range a.Skip {
		if s.Start <= end || s.End <= s.Start || s.End > len(a.Body) {
			t.Fatalf("spans %v of %d bytes", a.Skip, len(a.Body))
		}
		if !utf8.ValidString(a.Body[s.Start:s.End]) {
			t.Fatalf("span %v cuts a character", s)
		}
		end = s.End
	}
}

// quoteJSON quotes s as JSON and leaves its bytes as they are, valid or not.
func quoteJSON(s string) string {
	r := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\x00", `\u0000`)
	return `"` + r.Replace(s) + `"`
}

// TestReadAnything: every record comes out once, as a record or as a reject.
func TestReadAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := drawBytes(t)
		o := Options{Stdin: strings.NewReader(string(data)), MaxRecordBytes: rapid.Int64Range(1, 400).Draw(t, "limit")}
		seen := map[string]bool{}
		once := func(uri string) error {
			if seen[uri] {
				t.Fatalf("%s twice", uri)
			}
			seen[uri] = true
			return nil
		}
		err := Read(context.Background(), o, []string{"-"},
			func(r Raw) error {
				if r.Bytes > o.MaxRecordBytes {
					t.Fatalf("%s: %d bytes pass the limit", r.URI, r.Bytes)
				}
				return once(r.URI)
			},
			func(r schema.Reject) error { return once(r.SourceURI) })
		if err != nil || len(seen) == 0 {
			t.Fatalf("%d results, error %v", len(seen), err)
		}
	})
}

// BenchmarkParse runs on text of the shape of a wire feed: 3 kB of prose in one
// paragraph, a dateline, brackets with tickers, credits at the end.
func BenchmarkParse(b *testing.B) {
	p := newParser(b, Options{})
	prose := strings.Repeat(`Shares of the lender ( BANK.N ) fell 2.3 percent to $17.40 on Tuesday after it said that profit would miss forecasts. `, 26)
	line := `{"id":"wire/1","published":"2024-03-12T09:30:00-04:00","title":"Lender falls","source":"Wire","text":"NEW YORK (Reuters) - ` +
		prose + `(Reporting by Ann Lee; Editing by Bob Ray)"}`
	raw := Raw{URI: "wire.jsonl#1", Format: JSON, Data: []byte(line)}
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		if _, refused := p.Parse(raw); refused != nil {
			b.Fatal(refused.Detail)
		}
	}
}
