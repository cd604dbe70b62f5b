package pipeline_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/schema"
)

// examples returns the articles of testdata.
func examples(t *testing.T) []schema.Article {
	t.Helper()
	var out []schema.Article
	o := pipeline.ExplainOptions{Extractor: nothing{}, Inputs: []string{
		filepath.Join("..", "testdata", "raw"), filepath.Join("..", "testdata", "labelled", "articles.jsonl")}}
	err := pipeline.Explain(t.Context(), o, func(x pipeline.Explained) error {
		if x.Reject == nil {
			out = append(out, x.Article)
		}
		return nil
	})
	if err != nil || len(out) < 50 {
		t.Fatalf("%d articles in testdata: %v", len(out), err)
	}
	return out
}

type nothing struct{}

func (nothing) Hash() string                           { return "" }
func (nothing) Extract(*schema.Article) pipeline.Found { return pipeline.Found{} }

// What the engine finds in an article depends on nothing but the article: not
// on those before it, and it does not change when others follow.
func TestEngineDependsOnTheArticleOnly(t *testing.T) {
	articles := examples(t)
	fresh := func() pipeline.Extractor {
		e, err := pipeline.NewEngine(nil)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	printed := func(f pipeline.Found) string {
		b, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	forward, backward := fresh(), fresh()
	found, at := make([]pipeline.Found, len(articles)), make([]string, len(articles))
	for i := range articles {
		found[i] = forward.Extract(&articles[i])
		at[i] = printed(found[i])
	}
	for i := range articles {
		if now := printed(found[i]); now != at[i] {
			t.Errorf("%s: rows changed after later articles were read: %s", articles[i].SourceURI, firstDifference(at[i], now))
		}
	}
	for i, a := range slices.Backward(articles) {
		if got := printed(backward.Extract(&a)); got != at[i] {
			t.Errorf("%s: other rows after other articles: %s", a.SourceURI, firstDifference(at[i], got))
		}
	}
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-60)
	return "…" + a[from:min(len(a), i+30)] + "… became …" + b[from:min(len(b), i+30)] + "…"
}

// Every span lies at its bytes, in real text.
func TestEngineEvidence(t *testing.T) {
	e, err := pipeline.NewEngine(nil)
	if err != nil {
		t.Fatal(err)
	}
	mentions := 0
	for _, a := range examples(t) {
		f := e.Extract(&a)
		for _, m := range f.Mentions {
			mentions++
			if a.Body[m.StartByte:m.EndByte] != m.Text || m.Text == "" {
				t.Errorf("%s: mention %q is not at bytes %d to %d", a.SourceURI, m.Text, m.StartByte, m.EndByte)
			}
		}
		for _, q := range f.Quotes {
			if a.Body[q.StartByte:q.EndByte] != q.Text || q.Text == "" {
				t.Errorf("%s: quote %q is not at bytes %d to %d", a.SourceURI, q.Text, q.StartByte, q.EndByte)
			}
		}
	}
	if mentions < 100 {
		t.Errorf("only %d mentions in the example articles", mentions)
	}
}
