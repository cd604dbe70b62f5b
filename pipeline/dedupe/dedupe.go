// Package dedupe finds out which rows say the same thing: articles that copy or
// update an earlier article, mentions of one event, printings of one quote.
//
// Its functions run over the whole contents of a lake (old rows and new)
// and are pure: no clock, no randomness, no file. They are also *online*: rows
// are taken in order of available_at (then article_id, then place in the text),
// a row may attach to rows before it, and nothing it does changes what earlier
// rows were assigned. So the state after the rows available by ts is what a
// lake that never saw the others would hold, which is what events_asof(ts)
// promises; and it does not matter in how many runs the rows came, in what
// order the files were read, or whether dedupe ran over them before.
//
// Call Articles first: Events and Quotes read StoryID.
//
//	words.go        text -> normalised word hashes
//	fingerprint.go  word hashes -> shingles, winnowed fingerprints
//	index.go        fingerprints of the last days -> candidates
//	articles.go     the online loop over articles; relate.go: what one is to another
//	identity.txt    what makes two mentions of a type one event; identity.go reads it
//	subject.go, interval.go, amount.go   when subjects, dates, amounts agree
//	match.go        mention -> the event it belongs to
//	events.go       the online loop over mentions; event.go: one event as it grows;
//	                moves.go, consensus.go: its family and its row
//	quotes.go       the online loop over quotes
//	infer.go        the day of an article that does not say it, from those that share its facts;
//	                its caller finds the article's facts anew before Articles and Events run
package dedupe

import "github.com/wiremill/wiremill/schema"

// Relations of an article to an earlier one: the vocabulary of duplicate_kind.
const (
	KindNone    = "none"
	KindExact   = "exact"   // the same words under another title or source
	KindNear    = "near"    // a copy, retouched or cut: it adds no figure and hardly any text
	KindVersion = "version" // an update: figures or text added or changed
)

// ArticleOptions are the knobs of Articles; the zero value is the measured default.
type ArticleOptions struct {
	// Boilerplate returns the byte ranges of the body that are not the
	// journalist's text. It must depend on the stored columns only: Article.Skip
	// is not stored, so reading it would let old and new rows be treated unlike.
	// Nil: nothing is left out but what very many stories share.
	Boilerplate func(*schema.Article) []schema.Span
	// Parallel runs independent tasks and returns when all are done. Nil: one
	// after the other. Results do not depend on it.
	Parallel func(tasks []func())
}

// EventOptions are the knobs of Events; the zero value is usable.
type EventOptions struct {
	// Country returns the ISO country of an entity_id, "" if unknown. Actors of
	// different countries are different acts; without Country none are.
	Country func(entityID string) string
}
