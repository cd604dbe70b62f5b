package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/schema"
)

// explained is an article with two facts, one inside the other, and a line that
// was kept out of extraction.
func explained() pipeline.Explained {
	body := "Chairs rose 2% to 40 points. (Edited by Jo)"
	up, pct, points, ticker := schema.Up, schema.UnitPct, schema.UnitPoints, "CHR"
	value, level := 2.0, 40.0
	day, rule := schema.NewDate(2024, 3, 14), "weekday"
	mention := func(start, end int32) schema.Mention {
		m := schema.Mention{StartByte: start, EndByte: end, Text: body[start:end], RuleID: "price_move/verb", Confidence: 0.9, DateRule: &rule}
		m.Fact = schema.Fact{EventType: schema.PriceMove, SubjectName: "Chairs", Ticker: &ticker, Direction: &up, Value: &value, Unit: &pct,
			Bound: schema.BoundNearly, Level: &level, LevelUnit: &points, EventDate: &day, EventDateEnd: &day, Modality: schema.Actual, Polarity: "pos"}
		return m
	}
	return pipeline.Explained{
		Article: schema.Article{SourceURI: "chairs.txt", ArticleID: "abc", Body: body, Language: "en", PublishedDate: &day,
			PublishedPrecision: "day", DateSource: "header", Skip: []schema.Span{{Start: 29, End: len(body)}}},
		Found: pipeline.Found{Mentions: []schema.Mention{mention(0, 27), mention(0, 14)}},
	}
}

func TestExplainPlain(t *testing.T) {
	var b strings.Builder
	if err := (painter{}).print(&b, explained()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	want := []string{
		"chairs.txt  article abc  language en",
		"published 2024-03-14 (to the day, from the header)",
		"",
		"⟦1 ⟦2 Chairs rose 2%⟧ to 40 points⟧. (Edited by Jo)",
	}
	if diff := cmp.Diff(want, lines[:4]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	row := regexp.MustCompile(`\| 1 \| price_move \| Chairs CHR \| up nearly 2 pct at 40 points \| 2024-03-14 weekday \| actual +\| price_move/verb \| 0-27 \| 0.90 \|`)
	if !row.MatchString(b.String()) {
		t.Errorf("no such row: %s\n%s", row, b.String())
	}
}

// In colour the text itself stays as it is, apart from the numbers.
func TestExplainColoured(t *testing.T) {
	var b strings.Builder
	painter{color: true}.body(&b, explained())
	if !strings.Contains(b.String(), "\x1b[2m(Edited by Jo)") {
		t.Errorf("what is kept out of extraction is not faint: %q", b.String())
	}
	plain := regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(b.String(), "")
	if want := "Chairs rose 2%2 to 40 points1. (Edited by Jo)"; plain != want {
		t.Errorf("text %q, want %q", plain, want)
	}
}

func TestExplainReject(t *testing.T) {
	var b strings.Builder
	r := &schema.Reject{SourceURI: "a.txt", Stage: "parse", Reason: "empty", Detail: "the file has no text"}
	if err := (painter{}).print(&b, pipeline.Explained{Reject: r}); err != nil {
		t.Fatal(err)
	}
	if want := "a.txt: rejected in stage parse as empty: the file has no text\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
