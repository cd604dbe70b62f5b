package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// captioned reads a comment under a caption in capitals: `JANE ROE, CHIEF
// ECONOMIST, ACME SECURITIES, NEW YORK: "It is weak."`
func (s *sentence) captioned() (attribution, bool) {
	role := s.k.captionRole
	if !s.cls.has(role) {
		return attribution{}, false
	}
	for t := s.first + 2; t < s.end; t++ {
		n := &s.nodes[t]
		if n.ent >= 0 || n.flags&token.FlagUpper == 0 || !n.cls.has(role) {
			continue
		}
		first, comma := s.captionName(t)
		end := s.captionEnd(t)
		if first < 0 || end < 0 {
			continue
		}
		at := attribution{verb: -1, first: end, last: s.end - 1, kind: "direct"}
		at.who = speaker{node: int32(first), title: s.text(comma+1, t), former: s.listed("exword", comma+1)}
		if x := &s.nodes[first]; first == comma-1 && x.ent >= 0 {
			at.who.person = s.ents[x.ent].Ent
		} else {
			name := entity.PersonName(s.text(first, comma-1))
			at.who.person = &entity.Entity{ID: entity.NewID(schema.KindPerson, "", name), Name: name, Kind: schema.KindPerson}
			s.ctx.made = append(s.ctx.made, at.who.person)
		}
		s.captionHouse(t, end, &at.who)
		s.remember(&at.who)
		for at.first < at.last && (s.nodes[at.first].cls.has(s.k.stop) && !s.nodes[at.first].cls.has(s.k.quote)) {
			at.first++
		}
		at.colon = at.last-at.first < 2
		return at, true
	}
	return attribution{}, false
}

// captionName returns the first node of the name in capitals before the role at
// node t and the comma between them, -1 if there is none.
func (s *sentence) captionName(t int) (first, comma int) {
	comma = t
	for comma > s.first && comma > t-6 && s.upperCase(comma) {
		comma--
	}
	if !s.is(comma, s.k.commaHash) || comma == s.first {
		return -1, -1
	}
	if n := &s.nodes[comma-1]; n.ent >= 0 && n.cls.has(s.k.person) && n.flags&token.FlagUpper != 0 {
		return comma - 1, comma
	}
	first = comma
	for first > s.first && comma-first < 4 && s.upperCase(first-1) && s.nodes[first-1].date < 0 && s.nodes[first-1].qty < 0 {
		first--
	}
	if comma-first < 2 {
		return -1, -1
	}
	return first, comma
}

// captionEnd returns the colon or quotation mark that ends the caption with the
// role at node t, -1 if words that are not in capitals follow.
func (s *sentence) captionEnd(t int) int {
	const longest = 26
	for i := t + 1; i < s.end && i < t+longest; i++ {
		n := &s.nodes[i]
		switch {
		case s.is(i, s.k.colon) || n.cls.has(s.k.quote):
			return i
		case s.upperCase(i) || s.is(i, s.k.ampersand) || n.cls.has(s.k.stop.or(s.k.poss)) || s.d.Tokens[n.first].Kind != token.Word:
		default:
			return -1
		}
	}
	return -1
}

func (s *sentence) upperCase(i int) bool {
	n := &s.nodes[i]
	if n.flags&token.FlagUpper != 0 {
		return true
	}
	w := s.text(i, i)
	return strings.ToUpper(w) == w && s.d.Tokens[n.first].Kind == token.Word
}

// captionHouse reads for whom somebody in a caption speaks: a name between the
// role at node t and the end, else the words after the role.
func (s *sentence) captionHouse(t, end int, who *speaker) {
	first, last := s.captionWords(t, end)
	for i := t + 1; i < end && (last < first || i <= last); i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) {
			who.org = s.ents[n.ent].Ent
			return
		}
	}
	if last >= first {
		name := lowerCapitals(s.text(first, last))
		who.org = &entity.Entity{ID: entity.NewID(schema.KindCompany, "", name), Name: name, Kind: schema.KindCompany}
		s.ctx.made = append(s.ctx.made, who.org)
	}
}

// captionWords returns the nodes of a house behind the role at node t: what stands
// between two commas, or behind "OF" if where it sits follows: "PRESIDENT OF ACME CAPITAL
// IN ALBANY".
func (s *sentence) captionWords(t, end int) (first, last int) {
	of := -1
	from := t + 1
	for from < end && !s.is(from, s.k.commaHash) && !(s.nodes[from].ent < 0 && s.nodes[from].cls.has(s.k.prep) && s.nodes[from].hash != s.k.of) {
		if s.nodes[from].hash == s.k.of && of < 0 {
			of = from
		}
		from++
	}
	if of >= 0 && (from >= end || s.nodes[from].hash == inHash || from+1 < end && s.nodes[from+1].cls.has(s.k.kindBits.of("place"))) {
		return of + 1, from - 1
	}
	to := from + 1
	for to < end && !s.is(to, s.k.commaHash) && s.nodes[to].hash != inHash {
		to++
	}
	return from + 1, min(to, end) - 1
}

// lowerCapitals writes words in capitals as names are: "RAYMOND JAMES AND CO"
// becomes "Raymond James and Co"; words without a vowel are abbreviations.
func lowerCapitals(name string) string {
	words := strings.Fields(name)
	for k, w := range words {
		switch low := strings.ToLower(w); {
		case low == "and" || low == "of" || low == "the" || low == "for":
			words[k] = low
		case strings.ContainsAny(low, "aeiouy"):
			_, n := utf8.DecodeRuneInString(low)
			words[k] = strings.ToUpper(low[:n]) + low[n:]
		}
	}
	return strings.Join(words, " ")
}
