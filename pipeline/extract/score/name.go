package score

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wiremill/wiremill/schema"
)

// legalForm tells whether a word is part of so many names that it tells no two apart.
func legalForm(word string) bool {
	switch word {
	case "the", "inc", "incorporated", "corp", "corporation", "co", "company", "companies", "ltd", "limited", "plc", "group",
		"holdings", "holding", "sa", "se", "ag", "nv", "spa", "ab", "asa", "oyj", "kk", "bhd", "index":
		return true
	}
	return false
}

// geography gives a place with more than one usual name one of them.
func geography(name string) string {
	switch name {
	case "usa", "united states", "u s", "america":
		return "us"
	case "britain", "united kingdom", "u k":
		return "uk"
	case "euro zone", "euro area":
		return "eurozone"
	case "hong kong sar":
		return "hong kong"
	case "prc", "mainland china", "people s republic of china":
		return "china"
	case "republic of korea":
		return "south korea"
	}
	return name
}

// nameKey cuts a name into the words that identify it: lower case, no
// punctuation but the slash of a currency pair, no legal form unless the name
// is made of nothing else.
func nameKey(name string) []string {
	words := strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(name), "&", " and "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' && r != '/'
	})
	words = strings.Fields(geography(strings.Join(words, " ")))
	kept := slices.DeleteFunc(slices.Clone(words), legalForm)
	if len(kept) == 0 {
		return words
	}
	return kept
}

// tickerKey makes BRK/B and BRK-B, ^HSI and HSI, NYSE:IBM and IBM one.
func tickerKey(ticker string) string {
	t := strings.ReplaceAll(strings.TrimLeft(strings.ToUpper(ticker), "^"), "/", "-")
	return t[strings.LastIndexByte(t, ':')+1:]
}

// minOneWord is the length from which the first word of a name may stand for
// the whole: long enough that "Meta" passes and "New" does not.
const minOneWord = 4

// sameName tells whether two names mean one subject: equal keys, the words of
// one all in the other, or, for names that are shortened (companies, people,
// organisations), the first word alone.
func sameName(a, b string, shortened bool) bool {
	x, y := nameKey(a), nameKey(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if slices.Equal(x, y) || strings.Join(x, "") == strings.Join(y, "") {
		return true
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 1 {
		return shortened && x[0] == y[0] && utf8.RuneCountInString(x[0]) >= minOneWord
	}
	return !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// sameLastName compares people, whose first names and titles come and go.
func sameLastName(a, b string) bool { return lastWord(a) == lastWord(b) }

func lastWord(name string) string {
	k := nameKey(name)
	if len(k) == 0 {
		return ""
	}
	return k[len(k)-1]
}

// sameSubject compares by ticker, then by name.
func sameSubject(f *Fact, m *schema.Mention) bool {
	if a, b := tickerKey(f.Ticker), tickerKey(str(m.Ticker)); a != "" && a == b {
		return true
	}
	shortened := f.Kind == "" || f.Kind == schema.KindCompany || f.Kind == schema.KindOrganisation || f.Kind == schema.KindPerson
	return sameName(f.Entity, m.SubjectName, shortened)
}

// aboutSame is sameSubject; for attributed speech, whose topic is a matter of
// taste, the same speaker or institution is enough.
func aboutSame(f *Fact, m *schema.Mention) bool {
	if sameSubject(f, m) {
		return true
	}
	if f.Type != schema.AnalystComment && f.Type != schema.PolicyStatement {
		return false
	}
	speaker, actor := str(m.SpeakerName), str(m.ActorName)
	return f.Speaker != "" && speaker != "" && sameLastName(f.Speaker, speaker) || f.Actor != "" && sameName(f.Actor, actor, true)
}

// str is "" for nil.
func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
