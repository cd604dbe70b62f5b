//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/pipeline/extract/score"
	"github.com/wiremill/wiremill/schema"
)

// scoreTables says what the program finds in testdata/labelled, from file to
// mention: agreement with the annotation, and what each confidence is worth.
func scoreTables(t *testing.T) string {
	t.Helper()
	dir := filepath.Join("..", "..", "testdata", "labelled")
	gold, err := score.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	engine, err := loadEngine("")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]schema.Mention{}
	err = pipeline.Explain(t.Context(), pipeline.ExplainOptions{Inputs: []string{filepath.Join(dir, "articles.jsonl")}, Extractor: engine},
		func(x pipeline.Explained) error {
			if x.Reject != nil || x.Article.ExternalID == nil {
				return fmt.Errorf("%s: not an article with an id: %v", x.Article.SourceURI, x.Reject)
			}
			found[*x.Article.ExternalID] = x.Found.Mentions
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
	report := gold.Score(found)
	var b strings.Builder
	if err := report.WriteTable(&b, false); err != nil {
		t.Fatal(err)
	}
	b.WriteString("\n")
	reliability(&b, found, report.Spurious)
	return b.String()
}

// reliability prints, for each range of confidence, the share of mentions that
// the annotation agrees with.
func reliability(b *strings.Builder, found map[string][]schema.Mention, wrong []score.Spurious) {
	floors := [...]float64{0.95, 0.9, 0.8, 0.7, 0.5, 0}
	var all, bad [len(floors)]int
	rangeOf := func(m schema.Mention) int {
		for i, floor := range floors {
			if m.Confidence >= floor-1e-9 {
				return i
			}
		}
		return len(floors) - 1
	}
	for _, mentions := range found {
		for _, m := range mentions {
			all[rangeOf(m)]++
		}
	}
	for _, w := range wrong {
		bad[rangeOf(w.Mention)]++
	}
	fmt.Fprintf(b, "%-12s %8s %8s\n", "confidence", "mentions", "right %")
	for i, floor := range floors {
		if all[i] > 0 {
			fmt.Fprintf(b, "from %.2f    %8d %8.1f\n", floor, all[i], 100*float64(all[i]-bad[i])/float64(all[i]))
		}
	}
}
