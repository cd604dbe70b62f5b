package token

// Numbers as they are printed: "1,234.5", "1,00,000", "½".

// number scans 1,234.56 and 1,14,158; a comma counts only before exactly three digits, or
// before pairs that three digits end.
func (s *scanner) number(start, end int) int {
	var v, scale float64 = 0, 1
	f := FlagDigit
	at, point := start, false
	for at < end {
		c := s.text[at]
		switch {
		case c-'0' < 10:
			if v < mostDigits && scale < mostDigits {
				v = v*10 + float64(c-'0')
				if point {
					scale *= 10
				}
			}
			at++
			continue
		case c == ',' && !point && (s.thousands(at+1, end) || s.lakhs(at+1, end)):
			at++
			f &^= FlagDigit
			continue
		case c == '.' && !point && at+1 < end && s.text[at+1]-'0' < 10:
			point = true
			at++
			f &^= FlagDigit
			continue
		}
		break
	}
	s.add(start, at, Number, 0, f)
	s.out[len(s.out)-1].Value = v / scale
	return s.possessive(at, end) // the S&P 500's
}

func (s *scanner) thousands(at, end int) bool {
	for i := 0; i < 3; i++ {
		if at+i >= end || s.text[at+i]-'0' > 9 {
			return false
		}
	}
	return at+3 >= end || s.text[at+3]-'0' > 9
}

// lakhs reports whether text[at] continues a number grouped as in India: "1,14,158".
func (s *scanner) lakhs(at, end int) bool {
	for at+3 < end && s.text[at]-'0' < 10 && s.text[at+1]-'0' < 10 && s.text[at+2] == ',' {
		at += 3
		if s.thousands(at, end) {
			return true
		}
	}
	return false
}

func vulgar(r rune) float64 {
	switch r {
	case '½':
		return 0.5
	case '¼':
		return 0.25
	case '¾':
		return 0.75
	case '⅓':
		return 1.0 / 3
	case '⅔':
		return 2.0 / 3
	case '⅛':
		return 0.125
	case '⅜':
		return 0.375
	case '⅝':
		return 0.625
	default:
		return 0.875
	}
}
