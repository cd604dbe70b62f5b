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
	// which is 50 times slower. English news has 25-45 %, market tables in
	// English 15 %; other languages stay below 10 % ("a", "in", "for", "per",
	// "her", "is" occur elsewhere too).
	englishShare = 0.15
	// settledWords are enough to stop counting, fewestWords to count at all.
	settledWords, fewestWords = 40, 4
	// maxFunctionWord is longer than every word of english.txt.
	maxFunctionWord = 8
	unsure          = "und"
)

// language returns the ISO 639-1 code of the body's language, "und" if unsure.
func (p *Parser) language(body string, skip []schema.Span) string {
	sample := sampleOf(body, skip)
	if p.isEnglish(sample) {
		return "en"
	}
	info := whatlanggo.Detect(sample)
	code := info.Lang.Iso6391()
	if code == "" || !info.IsReliable() {
		return unsure
	}
	return code
}

// isEnglish counts function words and stops as soon as they settle it.
func (p *Parser) isEnglish(sample string) bool {
	var buf [maxFunctionWord]byte
	words, english := 0, 0
	for i := 0; i < len(sample); {
		if !isWordByte(sample[i]) {
			i++
			continue
		}
		start := i
		for i < len(sample) && isWordByte(sample[i]) {
			i++
		}
		if isDigit(sample[start]) {
			continue
		}
		words++
		if i-start <= len(buf) && p.english[string(lowerInto(buf[:0], sample[start:i]))] {
			english++
		}
		if words >= settledWords && float64(english) >= englishShare*float64(words) {
			return true
		}
	}
	return words >= fewestWords && float64(english) >= englishShare*float64(words)
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
