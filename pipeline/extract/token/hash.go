package token

import (
	"unicode"
	"unicode/utf8"
)

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Hash returns the hash of a word's folded form, as Tokenize computes it.
// It is FNV-1a: cheap while scanning, and no table of ours is open to attack.
func Hash(word string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			h = hashByte(h, lower(c))
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		h = hashRune(h, r)
		i += n
	}
	return h
}

func hashByte(h uint64, c byte) uint64 { return (h ^ uint64(c)) * fnvPrime }

func lower(c byte) byte {
	if c-'A' < 26 {
		return c + 'a' - 'A'
	}
	return c
}

// hashRune hashes a rune beyond ASCII, folded: accents off, lower case.
func hashRune(h uint64, r rune) uint64 {
	if s := fold(r); s != "" {
		for i := 0; i < len(s); i++ {
			h = hashByte(h, s[i])
		}
		return h
	}
	var buf [utf8.UTFMax]byte
	for _, c := range buf[:utf8.EncodeRune(buf[:], unicode.ToLower(r))] {
		h = hashByte(h, c)
	}
	return h
}

// Fold returns the folded form that Hash hashes.
func Fold(word string) string {
	out := make([]byte, 0, len(word))
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf:
			out = append(out, lower(byte(r)))
		case fold(r) != "":
			out = append(out, fold(r)...)
		default:
			out = utf8.AppendRune(out, unicode.ToLower(r))
		}
	}
	return string(out)
}

// fold returns the ASCII form of an accented Latin letter or a typographic
// mark, "" if it has none.
func fold(r rune) string {
	switch {
	case r == '’' || r == '‘' || r == 'ʼ':
		return "'"
	case r < 0xC0 || r > 0x17F:
		return ""
	}
	const table = "a a a a a a aec e e e e i i i i d n o o o o o x o u u u u y thss" +
		"a a a a a a aec e e e e i i i i d n o o o o o / o u u u u y thy " +
		"a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oeoer r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s "
	i := int(r-0xC0) * 2
	if i+2 > len(table) {
		return ""
	}
	if table[i+1] == ' ' {
		return table[i : i+1]
	}
	return table[i : i+2]
}
