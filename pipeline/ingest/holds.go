package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wiremill/wiremill/schema"
)

// holds tells whether text fulfils every condition of k.
func (m *marks) holds(k *mark, text string) bool {
	if len(k.starts)+len(k.is) > 0 && !startsOrIs(k, text) {
		return false
	}
	if k.maxWords > 0 && !atMostWords(text, k.maxWords) {
		return false
	}
	if len(k.ends) > 0 && !anyOf(k.ends, strings.TrimRight(text, ". "), hasSuffixFold) {
		return false
	}
	if len(k.contains) > 0 && !anyOf(k.contains, asciiLower(text), strings.Contains) {
		return false
	}
	if len(k.has) > 0 && !anyOf(k.has, text, strings.Contains) {
		return false
	}
	switch k.shape {
	case "names":
		return bylineOf(text) != ""
	case "email":
		return hasEmail(text)
	case "agencies":
		return m.agencies.only(strings.TrimSpace(strings.TrimRight(text, ".")))
	}
	return true
}

func startsOrIs(k *mark, text string) bool {
	for _, s := range k.starts {
		if hasPrefixFold(text, s) && boundary(text, len(s), s) {
			return true
		}
	}
	if len(k.is) == 0 {
		return false
	}
	bare := strings.TrimRight(text, " .:;>»→")
	for _, s := range k.is {
		if len(bare) == len(s) && hasPrefixFold(bare, s) {
			return true
		}
	}
	return false
}

func anyOf(list []string, text string, test func(string, string) bool) bool {
	for _, s := range list {
		if test(text, s) {
			return true
		}
	}
	return false
}

// boundary tells whether phrase, ending at i in text, does not cut a word.
func boundary(text string, i int, phrase string) bool {
	last := phrase[len(phrase)-1]
	if !isWordByte(last) || i >= len(text) {
		return true
	}
	return !isWordByte(text[i])
}

func isWordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0xc3 && c != 0xe2
}

// hasPrefixFold compares without regard to ASCII case; prefix is lower case.
func hasPrefixFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		if lowerByte(s[i]) != prefix[i] {
			return false
		}
	}
	return true
}

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && hasPrefixFold(s[len(s)-len(suffix):], suffix)
}

// atMostWords counts words between white space, no further than needed.
func atMostWords(text string, limit int) bool {
	n, inWord := 0, false
	for i := 0; i < len(text); i++ {
		space := text[i] <= ' '
		if !space && !inWord {
			if n++; n > limit {
				return false
			}
		}
		inWord = !space
	}
	return true
}

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// asciiLower keeps the length of s, so that offsets hold.
func asciiLower(s string) string { return string(lowerInto(make([]byte, 0, len(s)), s)) }

// hasEmail tells an address from a handle or a price (3 @ 4).
func hasEmail(s string) bool {
	i := strings.IndexByte(s, '@')
	if i <= 0 || !isWordByte(s[i-1]) {
		return false
	}
	host, _, _ := strings.Cut(s[i+1:], " ")
	return strings.IndexByte(strings.TrimRight(host, ".;,)"), '.') > 0
}

// bylineOf returns the names of "By Jane Doe and John Smith in London", "" if
// the line is not a byline. It must have at least two names, and they must not
// be a day: "By Friday Afternoon".
func bylineOf(line string) string {
	if len(line) > 120 || !hasPrefixFold(line, "by ") {
		return ""
	}
	names := strings.TrimRight(strings.TrimSpace(line[3:]), ",;")
	words := strings.Fields(names)
	if len(words) < 2 || len(words) > 16 || names[0] == '(' {
		return ""
	}
	allCaps := strings.ToUpper(names) == names
	if allCaps && len(words) > 5 {
		return ""
	}
	for _, w := range words {
		bare := strings.ToLower(strings.Trim(w, ",.;"))
		if nameLink(bare) || w == "|" || w == "-" || w == "&" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || strings.ContainsAny(w, "0123456789%$?!:\"“”") || isWeekday(bare) {
			return ""
		}
		if _, month := monthOf(bare); month && bare != "may" && bare != "april" && bare != "june" {
			return ""
		}
	}
	if last := words[len(words)-1]; strings.HasSuffix(last, ".") && len(last) > 4 {
		return "" // a sentence
	}
	return names
}

// nameLink are the small words inside names and between them.
func nameLink(w string) bool {
	switch w {
	case "and", "in", "of", "for", "at", "de", "del", "la", "le", "van", "von", "der", "da", "di", "bin", "al", "el", "staff", "reporter", "correspondent", "with", "the":
		return true
	}
	return false
}

// linkHeadline tells a lone headline of another story, as web pages put
// between paragraphs: Title Case, no full stop, no digit (so that a line of
// market data is never lost), between a finished sentence and a long paragraph.
func linkHeadline(body string, line, prev schema.Span, next int) bool {
	text := body[line.Start:line.End]
	if prev.Start == prev.End || !finished(body[prev.Start:prev.End]) || finished(text) || strings.ContainsAny(text, "0123456789") {
		return false
	}
	after, _ := nextLine(body, next)
	if after.End-after.Start < 100 || !opensSentence(body[after.Start:after.End]) {
		return false
	}
	words := strings.Fields(text)
	if len(words) < 5 || len(words) > 20 {
		return false
	}
	lower := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "‘“'\"("))
		switch {
		case unicode.IsUpper(r):
			if strings.ContainsFunc(w, unicode.IsLower) {
				lower++
			}
		case len(w) > 4 && unicode.IsLower(r):
			return false
		}
	}
	return lower >= 4
}

func finished(s string) bool {
	s = strings.TrimRight(s, "\"')”’ \t")
	return s != "" && strings.IndexByte(".!?:", s[len(s)-1]) >= 0
}

func opensSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "‘“'\"("))
	return unicode.IsUpper(r)
}
