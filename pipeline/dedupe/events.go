package dedupe

import "github.com/wiremill/wiremill/schema"

// Events merges mentions into events.
func Events(mentions []schema.Mention, articles []schema.Article, o EventOptions) ([]schema.Event, []schema.EventRevision) {
	return nil, nil
}

// Quotes sets DuplicateOf.
func Quotes(quotes []schema.Quote, articles []schema.Article) {}
