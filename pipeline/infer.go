package pipeline

import (
	"slices"
	"time"

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
// An article may be dated by one that became available after it. Its facts as
// they stood until then go to mention_revisions, and what is known of the time
// before stays what it was.
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
		if inf.At.After(a.AvailableAt) {
			at := inf.At
			a.DatedAt = &at
		}
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
		if a.DatedAt != nil {
			supersede(rows, a.ArticleID, *a.DatedAt)
		}
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

// supersede keeps the mentions of an article as they stood until at.
func supersede(rows *store.Contents, article string, at time.Time) {
	for _, m := range rows.Mentions {
		if m.ArticleID == article {
			rows.MentionRevisions = append(rows.MentionRevisions, schema.MentionRevision{SupersededAt: at, Mention: m})
		}
	}
}
