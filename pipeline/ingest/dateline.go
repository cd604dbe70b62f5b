package ingest

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// datelineOf reads a dateline at the beginning of a line and returns the bytes
// it takes, with the dash and space after it, or 0. It fills agency and
// dateline of l.
//
//	NEW YORK, March 8 (Reuters) - ...     (Bloomberg) -- ...
//	SAN JOSE, Calif., March 12, 2024 /PRNewswire/ -- ...
//	TOKYO, March 8 - ...                  BEIJING -- ...
func (d *dater) datelineOf(line string, l *lead) int {
	head := line[:min(len(line), datelineBytes)]
	agency, open, end := d.agencyMark(head)
	place := head[:max(open, 0)]
	if agency == "" {
		open, end = dash(head)
		if open <= 0 {
			return 0
		}
		place = head[:open]
	}
	place = strings.Trim(place, " -–—")
	place, when := cutDay(place)
	if !isPlace(place) {
		return 0
	}
	if agency == "" && (!isUpper(place) || when.day == 0 && strings.HasPrefix(head[open:], " - ")) {
		return 0
	}
	l.agency, l.dateline = agency, when
	end += len(line[end:]) - len(strings.TrimLeft(line[end:], " -–—:\t"))
	return end
}

// agencyMark finds the first (Agency) or /Agency/ of head.
func (d *dater) agencyMark(head string) (agency string, open, end int) {
	for from := 0; from < len(head); {
		i := strings.IndexAny(head[from:], "(/")
		if i < 0 {
			break
		}
		open = from + i
		closing := byte(')')
		if head[open] == '/' {
			closing = '/'
		}
		n := strings.IndexByte(head[open+1:], closing)
		if n < 0 {
			from = open + 1 // NEW YORK/LONDON (Reuters)
			continue
		}
		if name := d.agencies.in(head[open+1 : open+1+n]); name != "" {
			return name, open, open + n + 2
		}
		from = open + 1
	}
	return "", -1, 0
}

// dash finds the first dash between spaces, or a double one.
func dash(head string) (open, end int) {
	open = -1
	for _, d := range [...]string{" - ", " -- ", " — ", " – ", "--"} {
		if i := strings.Index(head, d); i >= 0 && (open < 0 || i < open) {
			open, end = i, i+len(d)
		}
	}
	return open, end
}

// cutDay takes "March 8", "March 8, 2024" or "8 March" off the end of a dateline.
func cutDay(place string) (string, dateline) {
	words := strings.Fields(strings.ReplaceAll(place, ",", " , "))
	for i, w := range words {
		m, ok := monthOf(strings.ToLower(strings.TrimSuffix(w, ".")))
		if !ok {
			continue
		}
		var when dateline
		rest := words[i+1:]
		switch {
		case len(rest) > 0 && isDay(rest[0]):
			when = dateline{month: m, day: atoi(rest[0])}
			rest = rest[1:]
		case i > 0 && isDay(words[i-1]):
			when = dateline{month: m, day: atoi(words[i-1])}
			words = words[:i-1]
			i--
		default:
			continue
		}
		if len(rest) > 0 && rest[0] == "," {
			rest = rest[1:]
		}
		if len(rest) > 0 && len(rest[0]) == 4 && onlyDigits(rest[0]) {
			when.year = atoi(rest[0])
			rest = rest[1:]
		}
		if len(rest) > 0 {
			return place, dateline{} // something else follows: not a dateline
		}
		when.text = w + " " + strconv.Itoa(when.day)
		return strings.Trim(strings.Join(words[:i], " "), " ,"), when
	}
	return place, dateline{}
}

func isDay(s string) bool { return len(s) <= 2 && onlyDigits(s) && atoi(s) >= 1 && atoi(s) <= 31 }

// isPlace accepts nothing at all, or capitalised words: NEW YORK, Hong Kong.
func isPlace(s string) bool {
	if len(s) > 60 {
		return false
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '/' }) {
		switch w {
		case "and", "de", "la", "of", "the":
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || strings.ContainsAny(w, "0123456789:;!?\"“”()%$") {
			return false
		}
	}
	return strings.Count(s, " ") <= 6
}

// isUpper tells NEW YORK from Analysts.
func isUpper(s string) bool {
	name, _, _ := strings.Cut(s, ",")
	letters := 0
	for _, r := range name {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 3
}

// resolve gives a dateline the year that it lacks: that of the latest such day
// not after the hint, since a file is named no earlier than its articles are
// written. Three days are left for feeds named in another time zone.
func (l dateline) resolve(hint stamp) (stamp, bool) {
	if l.day == 0 {
		return stamp{}, false
	}
	year := l.year
	text := l.text
	if year == 0 {
		if hint.precision == "" {
			return stamp{}, false
		}
		year = hint.day.Time().Year()
		if hint.precision != byYear {
			slack := hint.day.Time().AddDate(0, 0, 3)
			if hint.precision == byMonth {
				slack = hint.day.Time().AddDate(0, 1, 2)
			}
			if time.Date(year, l.month, l.day, 0, 0, 0, 0, time.UTC).After(slack) {
				year--
			}
		}
		text += "; year from " + hint.text
	} else {
		text += ", " + strconv.Itoa(year)
	}
	var p stampParts
	p.year, p.month, p.day = year, l.month, l.day
	st, ok := p.stamp()
	st.text = text
	return st, ok
}
