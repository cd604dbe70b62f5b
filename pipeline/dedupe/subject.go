package dedupe

import (
	"strings"
	"unicode"
)

// entity is the identity of whom a mention names: its id, else kind and name
// without case, punctuation and legal form.
func (r *rules) entity(id, name *string, kind string) string {
	if id != nil {
		return *id
	}
	if name == nil {
		return ""
	}
	var kept []string
	words := nameWords(*name)
	for _, w := range words {
		if !r.forms[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		kept = words
	}
	return kind + ":" + strings.Join(kept, " ")
}

// nameWords splits a name into lower-case words: "J.P. Morgan & Co." is jp, morgan, co.
func nameWords(name string) []string {
	var b strings.Builder
	for _, c := range strings.ToLower(name) {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			b.WriteRune(c)
		case c == '.' || c == '\'' || c == '’':
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}
