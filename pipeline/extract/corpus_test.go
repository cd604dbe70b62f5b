package extract

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"github.com/wiremill/wiremill/schema"
)

// corpus reads the articles of $WIREMILL_CORPUS (JSON lines, plain or .gz), at most n.
func corpus(t testing.TB, n int) []schema.Article {
	name := os.Getenv("WIREMILL_CORPUS")
	if name == "" {
		t.Skip("WIREMILL_CORPUS not set")
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if lines, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	sc := bufio.NewScanner(lines)
	sc.Buffer(nil, 1<<23)
	var out []schema.Article
	for sc.Scan() && len(out) < n {
		var r struct{ ID, Title, Text, Published string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		a := schema.Article{ArticleID: r.ID, SourceURI: r.ID, Body: r.Text, Title: &r.Title, PublishedPrecision: "none"}
		if at, err := time.Parse(time.RFC3339, r.Published); err == nil {
			d, u := schema.DateOf(at), at.UTC()
			a.PublishedDate, a.PublishedAt, a.PublishedPrecision = &d, &u, "minute"
		}
		out = append(out, a)
	}
	return out
}

// BenchmarkCorpus measures the whole extract stage on real articles, one core.
func BenchmarkCorpus(b *testing.B) {
	articles := corpus(b, 4000)
	e := newEngine(b)
	bytes := 0
	for i := range articles {
		bytes += len(articles[i].Body)
	}
	b.ReportAllocs()
	perProcessor(b, bytes, func() {
		for i := range articles {
			e.Extract(&articles[i])
		}
	})
}
