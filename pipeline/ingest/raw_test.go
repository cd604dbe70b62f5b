package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
)

// TestRawTestdata describes what ingest makes of the project's own sample
// files, broken ones included. WIREMILL_UPDATE=1 rewrites the golden.
func TestRawTestdata(t *testing.T) {
	p := newParser(t, Options{Now: time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC)})
	var out strings.Builder
	in, results := 0, 0
	refuse := func(r schema.Reject) error {
		results++
		fmt.Fprintf(&out, "%s\n  reject %s in %s, %d bytes: %s\n", r.SourceURI, r.Reason, r.Stage, r.Bytes, r.Detail)
		return nil
	}
	err := Read(context.Background(), Options{}, []string{filepath.Join("..", "..", "testdata", "raw")},
		func(raw Raw) error {
			in++
			a, refused := p.Parse(raw)
			if refused != nil {
				return refuse(*refused)
			}
			results++
			describe(&out, a)
			if diff := cmp.Diff(a.Skip, p.Boilerplate(&schema.Article{Body: a.Body})); diff != "" {
				t.Errorf("%s: boilerplate of the stored article (-Skip +Boilerplate): %s", raw.URI, diff)
			}
			return nil
		},
		func(r schema.Reject) error { in++; return refuse(r) })
	if err != nil {
		t.Fatal(err)
	}
	if in != results || in < 50 {
		t.Errorf("%d records in, %d articles and rejects out; want the same, and at least 50", in, results)
	}
	golden := filepath.Join("testdata", "raw.golden")
	if os.Getenv("WIREMILL_UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(out.String(), "\n")); diff != "" {
		t.Error(diff)
	}
}

func describe(out *strings.Builder, a schema.Article) {
	s := summaryOf(a)
	fmt.Fprintf(out, "%s\n  %s %s, %d words\n", a.SourceURI, a.ArticleID, s.Lang, s.Words)
	fmt.Fprintf(out, "  %s %s %s from %s %q %s\n", s.Precision, s.Day, s.At, s.From, s.Evidence, s.Zone)
	for _, field := range [][2]string{{"id", s.ID}, {"title", s.Title}, {"source", s.Source}, {"byline", s.Byline}, {"url", s.URL}} {
		if field[1] != "" {
			fmt.Fprintf(out, "  %s %s\n", field[0], field[1])
		}
	}
	for _, text := range s.Skipped {
		fmt.Fprintf(out, "  skip %q\n", text)
	}
}
