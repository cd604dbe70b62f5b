package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner appends the tokens of one stretch of text.
type scanner struct {
	text  string
	out   []Token
	flags Flags // of white space seen before the next token
}

// scan tokenises text[at:end].
func (s *scanner) scan(at, end int) {
	for at < end {
		c := s.text[at]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			s.flags |= FlagSpace
			at++
		case c == '\n':
			if s.flags&FlagLine != 0 {
				s.flags |= FlagPara
			}
			s.flags |= FlagLine | FlagSpace
			at++
		case letter(c):
			at = s.word(at, end)
		case c-'0' < 10:
			at = s.number(at, end)
		case c == '.' && at+1 < end && s.text[at+1]-'0' < 10 && s.flags&FlagSpace != 0:
			at = s.number(at, end)
		case c < utf8.RuneSelf:
			at = s.mark(at, end)
		default:
			at = s.unicode(at, end)
		}
	}
}

func letter(c byte) bool { return (c|0x20)-'a' < 26 }
func upper(c byte) bool  { return c-'A' < 26 }

func (s *scanner) add(start, end int, kind Kind, h uint64, f Flags) {
	s.out = append(s.out, Token{Start: uint32(start), End: uint32(end), Hash: h, Kind: kind, Flags: f | s.flags})
	s.flags = 0
}

// word scans a word that starts with a letter, and its possessive.
func (s *scanner) word(start, end int) int {
	if start+1 < end && s.text[start+1] == '.' {
		if n := s.abbrev(start, end); n > 0 {
			return n
		}
	}
	at, h, uppers := s.letters(start, end)
	f, letters := Flags(0), at-start
loop:
	for at < end {
		c := s.text[at]
		switch {
		case letter(c):
			letters++
			if upper(c) {
				uppers++
			}
			h = hashByte(h, lower(c))
			at++
		case c-'0' < 10 && f&FlagDigit == 0 && (money(s.text[start:at]) || s.letterSum(start, at, end)):
			break loop // USD80.05
		case c-'0' < 10:
			f |= FlagDigit
			h = hashByte(h, c)
			at++
		case (c == '\'' || c == 0xE2) && apostrophe(s.text[at:end]) > 0: // other letters begin with 0xE2 as well
			n := apostrophe(s.text[at:end])
			if !s.joins(at+n, end) {
				break loop
			}
			h = hashByte(h, '\'')
			at += n
		case c < utf8.RuneSelf:
			break loop
		default:
			r, n := utf8.DecodeRuneInString(s.text[at:end])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
				break loop
			}
			letters++
			if unicode.IsUpper(r) {
				uppers++
			}
			h = hashRune(h, r)
			at += n
		}
	}
	if s.capital(start) {
		f |= FlagCap
	}
	if letters > 1 && uppers == letters {
		f |= FlagUpper
	}
	if at < end && s.text[at] == '$' && (uppers == letters && letters <= 3 || s.dollarName(start, at)) {
		at++
		s.add(start, at, Money, hashByte(h, '$'), 0)
		return at
	}
	s.add(start, at, Word, h, f)
	if at < end && s.text[at] == ' ' { // most words
		return at
	}
	return s.possessive(at, end)
}

// letters scans ASCII letters, most words whole: it returns where they end, their hash
// and how many of them are upper case.
func (s *scanner) letters(at, end int) (next int, h uint64, uppers int) {
	h = fnvOffset
	text := s.text[:end]
	for ; at < len(text); at++ {
		c := text[at]
		if !letter(c) {
			break
		}
		h = hashByte(h, c|0x20)
		uppers += int(^c >> 5 & 1)
	}
	return at, h, uppers
}

// capital reports whether the letter at text[at] is upper case.
func (s *scanner) capital(at int) bool {
	if c := s.text[at]; c < utf8.RuneSelf {
		return upper(c)
	}
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return unicode.IsUpper(r)
}

// money reports whether a word that touches a figure is what sums are printed
// with: an ISO 4217 code or a sign in letters.
func money(w string) bool {
	switch w {
	case "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "HKD", "SGD", "AUD", "CAD", "NZD", "INR", "KRW", "CHF", "SEK", "NOK", "DKK", "MYR", "THB", "IDR", "PHP",
		"TWD", "AED", "SAR", "ZAR", "BRL", "MXN", "PLN", "RUB", "TRY", "ILS", "CZK", "HUF", "VND", "PKR", "LKR", "BDT", "KES", "NGN", "EGP", "QAR", "KWD", "BHD", "OMR", "CLP", "COP", "KZT", "UAH", "CNH",
		"Rs", "RM", "Rp", "SFr", "Rmb", "SKr", "NKr", "DKr", "Skr", "Nkr", "Dkr", "Php", "Bt", "KSh", "Ksh", "KShs", "Kshs", "Ush", "Tsh", "Dh", "Dhs", "Rph", "Fr", "Sfr", "NIS", "TL", "KD", "QR", "SR",
		"Y": // yen, at Dow Jones
		return true
	}
	return false
}

// letterSum reports whether a single letter before a figure at text[at] stands for a money, of
// South Africa or Nigeria, and the figure is written as a sum: "R94.36", "N2 billion", "to R202".
func (s *scanner) letterSum(start, at, end int) bool {
	if at != start+1 || s.text[start] != 'R' && s.text[start] != 'N' {
		return false
	}
	i := at
	for i < end && s.text[i]-'0' < 10 {
		i++
	}
	if i+1 < end && (s.text[i] == '.' || s.text[i] == ',') && s.text[i+1]-'0' < 10 {
		return true
	}
	for _, scale := range [...]string{" million", " billion", " trillion", "bn", "m ", "-billion", "-million", "trn"} {
		if strings.HasPrefix(s.text[i:end], scale) {
			return true
		}
	}
	before := s.text[max(0, start-4):start]
	return s.text[start] == 'R' && i-at > 1 && (strings.HasSuffix(before, " to ") || strings.HasSuffix(before, " at "))
}

// apostrophe returns the length of an apostrophe at the start of s, else 0.
func apostrophe(s string) int {
	if s[0] == '\'' {
		return 1
	}
	if len(s) >= 3 && (s[:3] == "’" || s[:3] == "‘") {
		return 3
	}
	return 0
}

// joins reports whether an apostrophe before text[at] is inside a word: a
// letter follows, and not just a possessive s.
func (s *scanner) joins(at, end int) bool {
	if at >= end || !letter(s.text[at]) {
		return false
	}
	if s.text[at]|0x20 != 's' {
		return true
	}
	return at+1 < end && letter(s.text[at+1])
}

// possessive scans 's, or the bare apostrophe after a word in s; at is the
// end of the word, or of the mark that closes it.
func (s *scanner) possessive(at, end int) int {
	if at >= end || (s.text[at] != '\'' && s.text[at] != 0xE2) {
		return at
	}
	n := apostrophe(s.text[at:end])
	if n == 0 {
		return at
	}
	next := at + n
	switch {
	case next < end && s.text[next]|0x20 == 's' && (next+1 == end || !letter(s.text[next+1])):
		next++
	case s.text[at-1]|0x20 == 's' && next < end && s.text[next] == ' ':
	default:
		return at
	}
	s.add(at, next, Poss, 0, 0)
	return next
}

// abbrev scans a run of single letters with dots, U.S. or p.m., and returns
// where it ends; 0 if there is none.
func (s *scanner) abbrev(start, end int) int {
	at, h := start, uint64(fnvOffset)
	n := 0
	for at+1 < end && letter(s.text[at]) && s.text[at+1] == '.' {
		h = hashByte(hashByte(h, lower(s.text[at])), '.')
		at += 2
		n++
	}
	if n == 1 && at < end && letter(s.text[at]) && (at+1 == end || !letter(s.text[at+1]) && s.text[at+1]-'0' > 9) && upper(s.text[start]) {
		h = hashByte(hashByte(h, lower(s.text[at])), '.') // U.S without its last dot
		at++
		n++
	}
	if n < 2 {
		return 0
	}
	if at < end && letter(s.text[at]) { // U.S.Steel: leave the word to itself
		at0 := at
		for at0 < end && letter(s.text[at0]) {
			at0++
		}
		if at0-at == 1 {
			return 0
		}
	}
	f := FlagAbbrev
	if upper(s.text[start]) {
		f |= FlagCap | FlagUpper
	}
	s.add(start, at, Word, h, f)
	return s.possessive(at, end)
}

// mostDigits is the size beyond which further digits of a figure are not read: more than a
// float64 holds, and enough of them make it no number.
const mostDigits = 1e17

// behindDollar is the length of the country's letters that stand between a dollar sign and
// its figure: "$US88", "$A1.20". 0 if none do.
func (s *scanner) behindDollar(at, end int) int {
	const longest = 2
	n := 0
	for at+n < end && n < longest && s.text[at+n] >= 'A' && s.text[at+n] <= 'Z' {
		n++
	}
	if n == 0 || at+n >= end || s.text[at+n] < '0' || s.text[at+n] > '9' {
		return 0
	}
	return n
}

// wordHash is the hash of the ASCII letters of text from at to end, folded.
func (s *scanner) wordHash(at, end int) uint64 {
	h := uint64(fnvOffset)
	for ; at < end; at++ {
		h = hashByte(h, lower(s.text[at]))
	}
	return h
}

// mark scans ASCII punctuation.
func (s *scanner) mark(at, end int) int {
	c := s.text[at]
	h := hashByte(fnvOffset, c)
	switch c {
	case '%':
		s.add(at, at+1, Pct, h, 0)
	case '$':
		if n := s.behindDollar(at+1, end); n > 0 { // $US88: as US$88
			s.add(at, at+1+n, Money, hashByte(s.wordHash(at+1, at+1+n), '$'), 0)
			return at + 1 + n
		}
		s.add(at, at+1, Money, h, 0)
	case '"':
		s.add(at, at+1, Quote, h, 0)
	case '-':
		return s.dash(at, end)
	case '\'':
		if at+1 < end && s.text[at+1] == '\'' { // '' as a quotation mark
			s.add(at, at+2, Quote, h, 0)
			return at + 2
		}
		s.add(at, at+1, Punct, h, 0)
	case '`':
		if at+1 < end && s.text[at+1] == '`' {
			s.add(at, at+2, Quote, h, FlagOpen)
			return at + 2
		}
		s.add(at, at+1, Punct, h, 0)
	case '.', ')': // "Acme Inc.'s", "Acme (ACM.N)'s"
		s.add(at, at+1, Punct, h, 0)
		return s.possessive(at+1, end)
	default:
		s.add(at, at+1, Punct, h, 0)
	}
	return at + 1
}

func (s *scanner) dash(at, end int) int {
	n := 1
	for at+n < end && s.text[at+n] == '-' {
		n++
	}
	open := at+n >= end || s.text[at+n] == ' ' || s.text[at+n] == '\n'
	kind := Dash
	if n > 1 || open && s.flags&FlagSpace != 0 {
		kind = LongDash
	}
	s.add(at, at+n, kind, hashByte(fnvOffset, '-'), 0)
	return at + n
}

// unicode scans a token that starts beyond ASCII.
func (s *scanner) unicode(at, end int) int {
	r, n := utf8.DecodeRuneInString(s.text[at:end])
	next := at + n
	h := hashRune(fnvOffset, r)
	switch r {
	case '“', '„', '«':
		s.add(at, next, Quote, h, FlagOpen)
	case '”', '»':
		s.add(at, next, Quote, h, 0)
	case '‘':
		s.add(at, next, Punct, h, FlagOpen)
	case '’':
		s.add(at, next, Punct, h, 0)
	case '—', '–', '―':
		s.add(at, next, LongDash, hashByte(fnvOffset, '-'), 0)
	case '‐', '‑':
		s.add(at, next, Dash, hashByte(fnvOffset, '-'), 0)
	case '€', '£', '¥', '₹', '₩', '₽', '₺', '₫', '฿', '₱', '₦', '₪', '₴', '¢':
		s.add(at, next, Money, h, 0)
	case '½', '¼', '¾', '⅓', '⅔', '⅛', '⅜', '⅝', '⅞':
		s.add(at, next, Number, 0, 0)
		s.out[len(s.out)-1].Value = vulgar(r)
	case '\u00a0', '\u2009', '\u202f', '\u200b', '\ufeff', '\u3000', '\u2003', '\u2002':
		s.flags |= FlagSpace
	case '\u2028', '\u2029':
		s.flags |= FlagSpace | FlagLine | FlagPara
	default:
		if unicode.IsLetter(r) {
			return s.word(at, end)
		}
		if unicode.IsSpace(r) {
			s.flags |= FlagSpace
			return next
		}
		s.add(at, next, Punct, h, 0)
	}
	return next
}

// dollarName reports whether the bytes from start to at are how houses write the
// name of a dollar before its sign: Aus$, Can$, Cdn$, Sing$.
func (s *scanner) dollarName(start, at int) bool {
	switch s.text[start:at] {
	case "Aus", "Can", "Cdn", "Sing", "Aust":
		return true
	}
	return false
}
