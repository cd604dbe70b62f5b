// Package token turns an article's text into tokens and sentences in one pass.
//
// Tokens are spans into the text: nothing is copied. A word's Hash is that of
// its folded form (lower case, accents removed, curly apostrophe made
// straight), so that lexicons and gazetteers are probed without touching the
// text again. Numbers are parsed while they are scanned.
//
// Words keep inner apostrophes ("don't", "O'Reilly") but lose a possessive,
// which is a token of its own (Poss). Hyphens are tokens, so "10-year" is
// three. Letter-dot runs ("U.S.", "p.m.") are one word with FlagAbbrev.
package token

import (
	"github.com/wiremill/wiremill/schema"
)

// Kind says what a token is.
type Kind uint8

// Kinds of token.
const (
	Word     Kind = iota + 1
	Number        // 1,234.5 - Value holds it
	Money         // currency sign: $ US$ HK$ € £ ¥ - Hash is that of the sign as printed, upper case
	Pct           // %
	Poss          // 's or a bare possessive apostrophe
	Quote         // any double quotation mark, or a typographic single one
	Dash          // - between things without spaces
	LongDash      // -- – — or a dash with spaces
	Punct         // anything else, one rune
)

// Flags of a token.
type Flags uint16

// Flag bits.
const (
	FlagCap    Flags = 1 << iota // first letter upper case
	FlagUpper                    // two letters or more, all upper case
	FlagSpace                    // white space before it
	FlagLine                     // a line break before it
	FlagPara                     // a paragraph break before it (blank line, skipped span, start of text)
	FlagAbbrev                   // letter-dot run: U.S., p.m.
	FlagDigit                    // a word that contains a digit (H100) or a number without comma or point (2008)
	FlagOpen                     // opening quotation mark
	FlagQuoted                   // inside quotation marks
	FlagStart                    // first token of a sentence
)

// Token is one token: Text[Start:End] of its Doc.
type Token struct {
	Start, End uint32
	Hash       uint64
	Value      float64 // of a Number
	Kind       Kind
	Flags      Flags
}

// Is reports whether all bits of f are set.
func (t *Token) Is(f Flags) bool { return t.Flags&f == f }

// Sentence is a half-open range of tokens.
type Sentence struct {
	First, End int
	Para       int // number of its paragraph, from 0
}

// Doc is a tokenised text. Its slices are reused by the next Tokenize.
type Doc struct {
	Text      string
	Tokens    []Token
	Sentences []Sentence
	skip      []schema.Span
	wrapped   bool
}

// Str returns the text of token i.
func (d *Doc) Str(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// Span returns the text from token first to token last, both included.
func (d *Doc) Span(first, last int) string {
	return d.Text[d.Tokens[first].Start:d.Tokens[last].End]
}

// Tokenize fills d with the tokens and sentences of text, leaving out the
// byte ranges in skip (sorted, not overlapping). It does not allocate once
// d's slices have grown to size.
func (d *Doc) Tokenize(text string, skip []schema.Span) {
	d.Text, d.skip = text, skip
	d.Tokens, d.Sentences = d.Tokens[:0], d.Sentences[:0]
	s := scanner{text: text, out: d.Tokens, flags: FlagPara | FlagLine | FlagSpace}
	at := 0
	for _, sp := range skip {
		if sp.Start > at {
			s.scan(at, sp.Start)
		}
		s.flags |= FlagPara | FlagLine | FlagSpace
		at = max(at, sp.End)
	}
	s.scan(at, len(text))
	d.Tokens = s.out
	d.wrapped = hardWrapped(text)
	d.markQuotes()
	d.split()
}
