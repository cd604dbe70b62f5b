package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// What was said: where the statement of an attribution stands.

// whatHe reports whether the verb at node v stands in a clause that names a thing:
// "what he called blackmail".
func (s *sentence) whatHe(v int) bool {
	for i := v - 1; i >= s.first && i > v-4; i-- {
		if w := &s.nodes[i]; w.ent < 0 && (w.cls.has(s.k.rel) || strings.EqualFold(s.text(i, i), "what")) {
			return true
		}
	}
	return false
}

// setOff reports whether a comma parts the speaker from the statement before
// them: in "the tariffs Beijing announced" nobody states anything.
func (s *sentence) setOff(at *attribution) bool {
	for i := min(int(at.who.node), at.verb-1); i > s.first && i > at.verb-16; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.commaHash || n.cls.has(s.k.quote) || s.d.Tokens[n.first].Kind == token.LongDash {
			return true
		}
		if s.text(i, i) == "led" && s.is(i+1, s.k.by) {
			continue // "economists led by Jane Roe"
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.modal)) && n.form&formNoun == 0 && i < int(at.who.node) {
			return false
		}
	}
	return false
}

// statement sets the nodes of what was said.
func (s *sentence) statement(at *attribution, after bool) {
	at.kind = "indirect"
	open, end := -1, -1
	for i := s.first; i < s.end; i++ {
		if s.nodes[i].cls.has(s.k.quote) {
			if i+2 < s.end && s.nodes[i+2].cls.has(s.k.quote) && len(s.text(i+1, i+1)) == 1 {
				i += 2 // a letter of a name: `Toys "R" Us`
				continue
			}
			if open < 0 {
				open = i
			}
			end = i
		}
	}
	before := s.quotedBefore(min(at.verb, int(at.who.node)), open)
	switch {
	case !after && before > 0 && end > at.verb: // `"We will," he added, while others said it was "hard"`
		at.first, at.last, at.kind = open, before, "direct"
		if v := at.verb + 1; v+1 < s.end && s.is(v, s.k.commaHash) && s.nodes[v+1].cls.has(s.k.quote) {
			at.last = end // `"If so," he said, "we will."`
		}
		if open > s.first+1 {
			at.first, at.kind = s.first, "mixed"
		}
		end = before
	case open >= 0 && end > open && (end < at.verb || open > at.verb):
		at.first, at.last, at.kind = open, end, "direct"
		if open > s.first+1 && end < at.verb {
			at.first, at.kind = s.first, "mixed"
		} else if b := s.afterThat(at.verb + 1); open > b+1 && end-open <= scareWords+1 && !after && (at.who.person != nil || s.holdsOffice(&at.who)) && s.unquoted(open) {
			at.first, at.last, at.kind, open = b, s.end-1, "indirect", -1
		}
	case after || int(at.who.node) > s.first+8 && at.verb > s.end-6:
		at.first, at.last = s.first, at.verb-1
		if !after {
			at.last = min(at.last, int(at.who.node)-1)
		}
	case !after && s.trails(at) >= 0:
		at.first, at.last = s.first, s.trails(at)
	default:
		at.first, at.last = s.afterThat(at.verb+1), s.end-1
	}
	for at.last > at.first && s.nodes[at.last].cls.has(s.k.stop) {
		at.last--
	}
	for at.first < at.last && (s.nodes[at.first].cls.has(s.k.stop) || s.nodes[at.first].cls.has(s.k.sub)) {
		at.first++
	}
	if at.kind == "indirect" && open >= 0 {
		at.kind = "mixed"
		if open == end && open < at.verb && after || open == end && open < int(at.who.node) {
			at.kind = "direct" // the end of a longer quotation
			at.first, at.last = s.first, open
		}
	}
}

// quotedBefore is the node of the mark that ends a quotation of more than some words right
// before node v, the first of them opening at node open; 0 if there is none.
func (s *sentence) quotedBefore(v, open int) int {
	e := v - 1
	if e > s.first && s.is(e, s.k.commaHash) {
		e--
	}
	if open < 0 || e <= open || !s.nodes[e].cls.has(s.k.quote) {
		return 0
	}
	for i := e - 1; i >= open; i-- {
		if s.nodes[i].cls.has(s.k.quote) {
			if e-i <= scareWords+2 {
				return 0 // a title
			}
			break
		}
	}
	return e
}

// scareWords is how many words in quotation marks make no quotation: a name of
// something, a word that its speaker keeps away from.
const scareWords = 3

// unquoted reports whether words of the article's stand before the quotation that opens at node
// open: "said it was a" before one, not "said:".
func (s *sentence) unquoted(open int) bool {
	n := &s.nodes[open-1]
	return n.hash != s.k.commaHash && n.hash != s.k.colon
}

// trails returns the last node of a statement that stands before its speaker,
// because nothing is said behind the verb: "Prices rose, the bank said in a
// statement on its website". It is -1 if there is none.
func (s *sentence) trails(at *attribution) int {
	if v := at.verb + 1; v < s.end && s.listed("announceverb", at.verb) && s.nodes[v].date < 0 && (s.nodes[v].ent >= 0 || !s.nodes[v].cls.has(s.k.prep.or(s.k.stop))) {
		return -1 // "announces its decision on Friday": its object follows
	}
	day := at.verb + 1
	for day < s.end && s.nodes[day].date >= 0 {
		day++
	}
	only := day < s.end && s.is(day, s.k.commaHash) && (day > at.verb+1 || day+1 < s.end && s.nodes[day+1].form&formIng != 0) // "X said on Sunday, the latest in a series", "X said, citing"
	for i := at.verb + 1; i < s.end && !only; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.date < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.modal).or(s.k.have).or(s.k.rel).or(s.k.pronoun)) && !n.cls.has(s.k.typeBits.of("noteword")) && s.text(i, i) != "its" {
			return -1
		}
	}
	const shortest = 3
	for i := int(at.who.node) - 1; i > s.first+shortest && i > int(at.who.node)-6; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.commaHash {
			return i - 1
		}
		if s.is(i, s.k.by) && s.text(i-1, i-1) == "led" {
			i-- // "strategists led by Jane Roe"
			continue
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep)) {
			return -1
		}
	}
	return -1
}

// afterThat skips what stands between a verb of saying and "that": "wrote in a
// note that".
func (s *sentence) afterThat(i int) int {
	const reach = 9
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && s.text(j, j) == "that" {
			return j + 1
		}
		if n.ent < 0 && n.date < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.modal).or(s.k.stop).or(s.k.quote)) && !n.cls.has(s.k.typeBits.of("noteword")) {
			break
		}
	}
	return i
}
