package ingest

import (
	"encoding/hex"
	"strings"

	"github.com/zeebo/xxh3"

	"github.com/wiremill/wiremill/schema"
)

// Parser makes articles of records. It is immutable and safe for concurrent use.
type Parser struct {
	opts    Options
	marks   *marks
	dates   *dater
	english map[string]bool
}

// NewParser compiles the embedded patterns. An error is a fault of the build.
func NewParser(o Options) (*Parser, error) {
	m, err := compileMarks(marksText)
	if err != nil {
		return nil, err
	}
	d, err := newDater(zonesText, agenciesText, o.Now)
	if err != nil {
		return nil, err
	}
	return &Parser{opts: o, marks: m, dates: d, english: wordSet(englishText)}, nil
}

// Parse turns one record into an article, or says why it cannot be one: exactly
// one of the two results is set. Story, availability and counts of later
// stages are left for them.
func (p *Parser) Parse(raw Raw) (schema.Article, *schema.Reject) {
	rec, refused := p.record(raw)
	if refused != nil {
		return schema.Article{}, refused
	}
	if strings.TrimSpace(rec.body) == "" {
		reason, detail := schema.RejectEmpty, "the file has no text"
		if raw.Format == JSON {
			reason, detail = schema.RejectNoText, "neither text nor html has any words"
		}
		return schema.Article{}, parseReject(raw, reason, detail)
	}
	return p.article(raw, rec), nil
}

// record is what the formats have in common.
type record struct {
	id, title, body, source, byline, url string
	published                            string // the date field as printed
}

// record decodes raw by its format.
func (p *Parser) record(raw Raw) (record, *schema.Reject) {
	switch raw.Format {
	case JSON:
		return jsonRecord(raw)
	case HTML:
		return htmlFile(raw)
	default:
		text, ok, why := decodeText(raw.Data)
		if !ok {
			return record{}, parseReject(raw, schema.RejectCharset, why)
		}
		return record{body: text}, nil
	}
}

func (p *Parser) article(raw Raw, rec record) schema.Article {
	lead := p.dates.lead(rec.body)
	if rec.title == "" && raw.Format == Text {
		rec.title = lead.title
	}
	if rec.byline == "" {
		rec.byline = lead.byline
	} else if names := bylineOf(rec.byline); names != "" {
		rec.byline = names
	}
	if rec.source == "" {
		rec.source = lead.agency
	}
	when := p.dates.date(raw, rec, lead)
	skip := p.marks.skip(rec.body, lead.skip)
	return schema.Article{
		ArticleID:          articleID(rec.title, rec.body),
		ExternalID:         optional(rec.id),
		SourceURI:          raw.URI,
		Title:              optional(rec.title),
		Body:               rec.body,
		Source:             optional(rec.source),
		Byline:             optional(rec.byline),
		URL:                optional(rec.url),
		Language:           p.language(rec.body, skip),
		PublishedAt:        when.at,
		PublishedDate:      when.day,
		PublishedPrecision: when.precision,
		DateSource:         when.source,
		DateEvidence:       optional(when.evidence),
		WordCount:          countWords(rec.body),
		Skip:               skip,
		TimeZone:           when.zone,
	}
}

// Boilerplate returns the spans of a stored article that Parse put into Skip,
// which is not stored: they follow from the body alone. It is safe for
// concurrent use.
func (p *Parser) Boilerplate(a *schema.Article) []schema.Span {
	return p.marks.skip(a.Body, p.dates.lead(a.Body).skip)
}

// articleID is 128 bits of xxh3 over title and body: 2^-64 chance of a clash
// among four billion articles.
func articleID(title, body string) string {
	var h xxh3.Hasher
	h.WriteString(title)
	h.WriteString("\n")
	h.WriteString(body)
	sum := h.Sum128().Bytes()
	return hex.EncodeToString(sum[:])
}

func parseReject(raw Raw, reason, detail string) *schema.Reject {
	r := rejectOf(raw.URI, stageParse, reason, detail, raw.Data)
	return &r
}

// optional is nil for what the input does not say.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// countWords counts runs between white space that hold a letter or a digit.
func countWords(s string) int32 {
	var n int32
	inWord := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' || c >= '\t' && c <= '\r':
			inWord = false
		case !inWord && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0xc3 && c != 0xe2):
			inWord = true
			n++
		}
	}
	return n
}
