package dedupe

import "github.com/wiremill/wiremill/schema"

// Events merges mentions into events.
func Events(mentions []schema.Mention, articles []schema.Article, o EventOptions) ([]schema.Event, []schema.EventRevision) {
	return nil, nil
}

// Quotes sets DuplicateOf.
func Quotes(quotes []schema.Quote, articles []schema.Article) {}

// Articles sets StoryID, Version, DuplicateOf, DuplicateKind and Similarity.
func Articles(articles []schema.Article, o ArticleOptions) {
	for i := range articles {
		a := &articles[i]
		a.StoryID, a.Version, a.DuplicateKind = a.ArticleID, 1, KindNone
	}
}
