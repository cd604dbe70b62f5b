// Package entity finds out who a text is about: it links the names in a
// tokenised article to companies, indices, currencies, governments and people.
//
// Names come from three places, in this order of trust: codes printed in the
// text ("( XOM.N )", "(NYSE: X)", "<TKA>"), the curated lexicon (lexicon/, one
// readable line per entity) and the listed companies (companies.txt.zst, built
// by `go run ./pipeline/extract/entity/build`). A name that can also be an
// ordinary word, a place or a person is linked only where the article gives
// evidence; a name in none of them becomes an entity of its own if the text
// shows that it is a company (legal suffix, apposition) or a person.
//
// Rows of --entities FILE.csv (Options.Override) win over all of these. The file
// is CSV, its first line names the columns in any order:
//
//	name      required; as an editor would write it
//	kind      company (the default), index, etf, person, commodity, currency,
//	          crypto, country, city, government, central_bank, regulator,
//	          organisation, exchange, medium, market, yield
//	ticker    Yahoo style; empty for who is not listed
//	mic       ISO 10383 code of its market; from the ticker's suffix if empty
//	isin, country (ISO 3166 alpha-2), currency (ISO 4217), sector, tz (IANA)
//	parent, title, adj   of a person: institution and office; of a country: adjective
//	from, to  first and last day, YYYY-MM-DD, on which the row holds; empty is open
//	aliases   other names, separated by ";". ~ before one: only with evidence in the
//	          article. ^: also an ordinary word, so with evidence where a sentence
//	          begins. In lower case: matches in any case.
//	people    of a country: demonyms. lines: other tickers of the same shares,
//	          separated by blanks. ric: Reuters codes of an index (".HSI")
//
// A ticker is printed only on days when its shares traded (lexicon/listed.txt and
// the first month that companies.txt.zst gives); before that, and after the last
// day of a row, the name stands for the company without a ticker.
//
// A Gazetteer is immutable after Load and safe for concurrent use; what one
// article needs lives in a Scratch.
package entity

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Kinds of entity beyond the subject kinds of the contract.
const (
	KindCountry  = "country"  // also regions: Europe, euro zone, emerging markets (Country is "")
	KindCity     = "city"     // Country says where
	KindExchange = "exchange" // NYSE, Hong Kong Stock Exchange
	KindMedium   = "medium"   // who prints: Reuters, Xinhua
	KindCurrency = "currency" // a currency without its pair: Currency holds its code

	kindNone = "none" // lexicon/ignore.txt: a phrase that is not to be linked
)

// Entity is somebody or something that news is about. The string "" means none.
type Entity struct {
	// What linking asks of each name comes first: it lies in one line of the cache.
	Kind     string      // schema.Kind* or Kind* of this package
	Country  string      // ISO 3166 alpha-2
	From, To schema.Date // first and last day the row holds; 0 is open
	listed   schema.Date // first day of trading, if it is known to be late; 0 is always
	issuer   int32       // index+1 of its issuer among the listed companies
	delisted bool
	curated  bool

	ID       string // 32 hex digits: hash of kind and ticker, or of kind and folded name
	Name     string // as an editor would write it, without a legal suffix
	Ticker   string // Yahoo style
	MIC      string // ISO 10383 code of the ticker's market
	ISIN     string
	Currency string // ISO 4217: of trading; of a currency or a pair's base, its own
	Sector   string // GICS sector
	TimeZone string // IANA zone of its market
	Parent   string // name of the group it belongs to, of a person's institution
	Title    string // of a person in office: "Fed Chair"
	Adj      string // of a country: its adjective, "Chinese"
}

// SubjectKind returns the contract's subject_kind for the entity.
func (e *Entity) SubjectKind() string {
	switch e.Kind {
	case KindCountry, KindCity:
		return schema.KindGovernment
	case KindExchange, KindMedium:
		return schema.KindOrganisation
	case KindCurrency:
		return schema.KindFX
	}
	return e.Kind
}

// Delisted reports whether the reference data says that the line no longer trades.
func (e *Entity) Delisted() bool { return e.delisted }

// validOn reports whether the row holds on a day; every row does on an unknown day.
func (e *Entity) validOn(c *Context) bool {
	if !c.HasDate {
		return true
	}
	return (e.From == 0 || c.Published >= e.From) && (e.To == 0 || c.Published <= e.To)
}

// NewID returns the stable id of an entity.
func NewID(kind, ticker, name string) string {
	key := kind + "\x00" + ticker
	if ticker == "" {
		key = kind + "\x01" + token.Fold(strings.Join(strings.Fields(name), " "))
	}
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16])
}

// unlistedOn reports whether the line's first day of trading lies after the article.
func (e *Entity) unlistedOn(c *Context) bool {
	return e.listed != 0 && c.HasDate && c.Published < e.listed
}

// Flags say how a span was found.
type Flags uint16

// Flag bits of a span.
const (
	Demonym   Flags = 1 << iota // "Chinese" for China
	Unlisted                    // made from the text: in no list
	ShortForm                   // a shorter name after a full one, or an abbreviation the text introduced
	Weak                        // may be an ordinary word or somebody else: no evidence in this article
	FromRIC                     // a code printed in the text names it
	Code                        // the span is itself such a code, beside the name: skip it when reading the sentence
	Suffixed                    // the span includes a legal suffix
	Titled                      // a person with a title or role beside the name
	Futures                     // the span includes "futures"
	Plural                      // a group: "Chinese banks", "U.S. stocks"
)

// Span is one linked name: tokens First to Last of the Doc, both included. A
// possessive after the name is not part of it.
type Span struct {
	First, Last int
	Ent         *Entity
	Flags       Flags
	Confidence  float32
}

// Context is what is known of an article beside its text.
type Context struct {
	Published schema.Date // day of publication, if HasDate
	HasDate   bool
	Source    string // agency or site
	Title     string // headline, if it is not part of the text
	Country   string // market the article is about, ISO alpha-2, if known
	Dateline  string // country that the article is datelined in, ISO alpha-2, if known
	Home      string // country that its source reports from, ISO alpha-2, if it has one
}
