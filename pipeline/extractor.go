package pipeline

import "github.com/wiremill/wiremill/schema"

// Extractor finds the facts of one article; NewEngine makes the real one. It
// must be safe for concurrent use and depend on nothing but the article.
type Extractor interface {
	Extract(*schema.Article) Found
	// Hash identifies rules, lexicons and gazetteer.
	Hash() string
}

// Found is what one article yields. EventID and AvailableAt are not filled yet.
type Found struct {
	Mentions []schema.Mention
	Quotes   []schema.Quote
	Entities []schema.Entity
}
