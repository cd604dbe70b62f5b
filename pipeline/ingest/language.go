package ingest

import (
	_ "embed"
	"strings"

	"github.com/abadojack/whatlanggo"

	"github.com/wiremill/wiremill/schema"
)

//go:embed english.txt
var englishText string

const (
	// sampleBytes of the body are enough to tell a language.
	sampleBytes = 1200
	// englishShare of function words settles English without the detector,
	// which is 50 times slower. English news has 30-45 %, other languages
	// below 8 % ("in", "on", "a", "an", "die", "was" occur elsewhere too).
	englishShare = 0.2
	unsure       = "und"
)

// language returns the ISO 639-1 code of the body's language, "und" if unsure.
func (p *Parser) language(body string, skip []schema.Span) string {
	sample := sampleOf(body, skip)
	words, english := 0, 0
	var buf [16]byte
	for word := range strings.FieldsFuncSeq(sample, notLetter) {
		words++
		if len(word) <= len(buf) && p.english[string(lowerInto(buf[:0], word))] {
			english++
		}
	}
	if words >= 4 && float64(english) >= englishShare*float64(words) {
		return "en"
	}
	info := whatlanggo.Detect(sample)
	code := info.Lang.Iso6391()
	if code == "" || !info.IsReliable() {
		return unsure
	}
	return code
}

// sampleOf is the beginning of the body after a skipped lead.
func sampleOf(body string, skip []schema.Span) string {
	if len(skip) > 0 && skip[0].Start == 0 && skip[0].End < len(body) {
		body = body[skip[0].End:]
	}
	if len(body) <= sampleBytes {
		return body
	}
	return strings.ToValidUTF8(body[:sampleBytes], "")
}

func notLetter(r rune) bool {
	return r < 'A' || r > 'Z' && r < 'a' || r > 'z' && r < 0xc0 || r == '’' || r == '“' || r == '”' || r == '—'
}

// lowerInto appends the ASCII-lower-cased word to dst.
func lowerInto(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		dst = append(dst, c)
	}
	return dst
}

// wordSet reads one word a line; # starts a comment.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			set[line] = true
		}
	}
	return set
}
