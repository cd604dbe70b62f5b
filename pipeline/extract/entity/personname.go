package entity

import (
	"strings"
	"unicode"
)

// PersonName writes the name of a person in one line and, where it is printed in capitals, as
// names are: IAN MCCAFFERTY becomes Ian McCafferty, SEAN O'NEIL-ROE Sean O'Neil-Roe. Words
// without a vowel and those with a point are initials and stay.
func PersonName(s string) string {
	words := strings.Fields(s)
	if s == strings.ToUpper(s) {
		for i, w := range words {
			if strings.ContainsAny(w, "AEIOUY") && !strings.Contains(w, ".") {
				words[i] = lowerName(w)
			}
		}
	}
	return strings.Join(words, " ")
}

// lowerName lowers all letters of a word but those that begin it or a part of it: behind a
// hyphen, behind Mc, behind the apostrophe of O'Neil and D'Arcy.
func lowerName(w string) string {
	r := []rune(w)
	for i := 1; i < len(r); i++ {
		part := r[i-1] == '-' || i == 2 && (r[1] == '\'' || r[1] == '’') || i == 2 && len(r) > 3 && r[0] == 'M' && r[1] == 'c'
		if !part {
			r[i] = unicode.ToLower(r[i])
		}
	}
	return string(r)
}
