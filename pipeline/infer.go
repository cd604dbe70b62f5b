package pipeline

import (
	"slices"

	"github.com/wiremill/wiremill/pipeline/dedupe"
	"github.com/wiremill/wiremill/pipeline/store"
	"github.com/wiremill/wiremill/schema"
)

// inferred is the date_source of a day taken from other articles.
const inferred = "inferred"

// inferDates gives articles that do not say their day that of the dated
// articles whose facts they share, and resolves their own facts anew with it.
// boilerplate tells what of a stored body is not the journalist's text.
// It returns the entities that the new facts refer to.
//
// An article's day depends on articles available no later than itself, so that
// the state of any earlier time stays what it was.
func inferDates(rows *store.Contents, e Extractor, boilerplate func(*schema.Article) []schema.Span) []schema.Entity {
	var seen []schema.Entity
	at := make(map[string]int, len(rows.Articles))
	for i := range rows.Articles {
		at[rows.Articles[i].ArticleID] = i
	}
	anew := map[string][]schema.Mention{}
	for _, inf := range dedupe.Infer(rows.Articles, rows.Mentions) {
		a := rows.Articles[at[inf.ArticleID]] // a copy
		day, evidence := inf.Day, inf.Evidence
		a.PublishedDate, a.PublishedPrecision, a.DateSource, a.DateEvidence = &day, "day", inferred, &evidence
		a.Skip = boilerplate(&a)
		t := telling{article: a, found: e.Extract(&a)}
		t.stamp()
		if !inf.Confirmed(t.found.Mentions) {
			continue
		}
		for i := range t.found.Mentions {
			if t.found.Mentions[i].EventDate != nil {
				t.found.Mentions[i].Confidence *= inf.Confidence
			}
		}
		rows.Articles[at[inf.ArticleID]] = t.article
		anew[inf.ArticleID] = t.found.Mentions
		seen = append(seen, t.found.Entities...)
	}
	if len(anew) == 0 {
		return nil
	}
	rows.Mentions = slices.DeleteFunc(rows.Mentions, func(m schema.Mention) bool { return anew[m.ArticleID] != nil })
	for _, id := range sortedKeys(anew) {
		rows.Mentions = append(rows.Mentions, anew[id]...)
	}
	return seen
}
