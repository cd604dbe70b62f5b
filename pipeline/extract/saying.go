package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// noteStranger records that the verb of saying at node v has a subject whom
// nobody knows, or names: "he said" further on does not mean who spoke before.
func (s *sentence) noteStranger(v int) {
	if s.unnamedBefore(v) || s.unnamedBehind(v) {
		s.ctx.strange = s.index
		return
	}
	for _, i := range [...]int{s.groupStart(v, s.first) - 1, v + 1} {
		if i < s.first || i >= s.end {
			continue
		}
		if n := &s.nodes[i]; n.ent < 0 && n.date < 0 && n.qty < 0 && n.flags&token.FlagCap != 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.pronoun.or(s.k.det)) {
			s.ctx.strange = s.index
		}
	}
}

// unnamedBefore reports whether the subject of the verb of saying at node v is one person without a
// name: "A dealer in Tokyo said", "one of the lawyers told the court" is none.
func (s *sentence) unnamedBefore(v int) bool {
	const longest = 12
	voice := false
	for i := s.groupStart(v, s.first) - 1; i >= s.first && i > v-longest; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.person), n.cls.has(s.k.stop.or(s.k.quote).or(s.k.rel)) && n.ent < 0:
			return false
		case n.ent >= 0 || n.date >= 0:
		case s.oneOfMany(i): // "Jane Roe an analyst at Acme noted" lacks a comma
			return voice && (i == s.first || s.nodes[i-1].flags&token.FlagCap == 0)
		case s.commonVoice(i):
			voice = true
		case s.predicates(i) && n.form&formNoun == 0 && n.flags&token.FlagCap == 0:
			return false
		}
	}
	return false
}

// unnamedBehind reports whether one person without a name follows the verb of saying at node v:
// ", said one property broker".
func (s *sentence) unnamedBehind(v int) bool {
	const longest = 7
	if v == s.first || v+1 >= s.end || !s.oneOfMany(v+1) || !s.is(v-1, s.k.commaHash) && !s.nodes[v-1].cls.has(s.k.quote) {
		return false
	}
	for i := v + 2; i < s.end && i < v+longest; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.prep).or(s.k.rel)) {
			return false
		}
		if n.ent < 0 && s.commonVoice(i) {
			return i+1 >= s.end || s.nodes[i+1].ent < 0 && s.nodes[i+1].flags&token.FlagCap == 0
		}
	}
	return false
}

// oneOfMany reports whether node i brings in somebody who has not been told of: "a", "one", "another".
func (s *sentence) oneOfMany(i int) bool {
	h := s.nodes[i].hash
	return s.nodes[i].ent < 0 && (h == s.k.a || h == s.k.an || s.listed("onemore", i))
}

// commonVoice reports whether node i is a word for one person who may be quoted without a name.
func (s *sentence) commonVoice(i int) bool {
	n := &s.nodes[i]
	return (n.cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("voicerole"))) || s.listed("personword", i) || s.listed("unnamed", i) || s.listed("commonvoice", i)) && !plural(s.text(i, i))
}

// withheld reports whether a statement tells no view: who speaks says that
// there is nothing to say ("could not comment", "had no information").
func (s *sentence) withheld(at *attribution) bool {
	if at.verb < 0 {
		return false
	}
	if at.who.person == nil && at.who.org != nil && s.inList("surveyor", at.who.org.Name) && s.named1(at, "data") {
		return true // "according to Acme data"
	}
	if at.who.person == nil && at.who.org != nil && courtNamed(at.who.org.Name) && at.first < at.verb {
		return true // "according to a complaint filed in court"
	}
	if s.wordless(at) || at.kind != "direct" && s.is(at.first, hereHash) {
		return true // "Here's how Acme did, according to LSEG"
	}
	const reach = 12
	for i := at.first; i < at.last && i < at.first+reach; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || !n.cls.has(s.k.neg) && !s.listed("refusal", i) {
			continue
		}
		for j := i + 1; j <= at.last && j < i+4; j++ {
			if s.nodes[j].ent < 0 && s.listed("withheld", j) && (at.kind != "direct" || s.begins("commenting", j)) {
				return true
			}
		}
	}
	return at.kind == "mixed" && at.who.person == nil && !s.inNote(at.verb) && s.scareQuote(at)
}

var hereHash = token.Hash("here")

// saidByUnnamed reports whether a source that is not named follows the verb of saying at
// node v: ", said another person close to the company".
func (s *sentence) saidByUnnamed(v int) bool {
	const reach = 4
	if v == s.first || !s.is(v-1, s.k.commaHash) && !s.nodes[v-1].cls.has(s.k.quote) {
		return false
	}
	for i := v + 1; i < s.end && i <= v+reach && s.nodes[i].ent < 0; i++ {
		if s.listed("unnamed", i) || s.listed("viewvoice", i) && (i+1 >= s.end || s.nodes[i+1].cls.has(s.k.stop)) {
			return true
		}
		if s.nodes[i].cls.has(s.k.verb.or(s.k.stop).or(s.k.prep)) {
			return false
		}
	}
	return false
}

// wordless reports whether nothing that was said stands in the sentence: "Roe said on a
// conference call", behind a question that is a sentence of its own.
func (s *sentence) wordless(at *attribution) bool {
	if at.verb < 0 || at.first < at.verb || at.kind != "indirect" || !s.listed("plainsaying", at.verb) {
		return false
	}
	i := at.verb + 1
	for i < s.end && (s.nodes[i].date >= 0 || s.listed("tellverb", at.verb) && (s.nodes[i].ent >= 0 || s.listed("listeners", i)) || s.nodes[i].hash == thatHash) {
		i++
	}
	if i >= s.end || s.nodes[i].ent >= 0 || !s.nodes[i].cls.has(s.k.prep) {
		return false
	}
	for ; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		noun := n.form&(formPast|form3s) == 0 && !n.cls.has(s.k.be.or(s.k.have).or(s.k.do).or(s.k.modal)) // "a conference call"
		if s.predicates(i) && !noun || n.cls.has(s.k.pronoun.or(s.k.sub)) {
			return false
		}
	}
	return true
}

// scareQuote reports whether no more than three words of a statement are quoted:
// a name of something, not a view of a house.
func (s *sentence) scareQuote(at *attribution) bool {
	open, words := -1, 0
	for i := at.first; i <= min(at.last+1, s.end-1); i++ {
		if !s.nodes[i].cls.has(s.k.quote) {
			continue
		}
		if open >= 0 {
			words += i - open - 1
			open = -1
		} else {
			open = i
		}
	}
	return open < 0 && words > 0 && words <= 3
}

// pluralVerb reports whether a verb of saying attributes nothing: one in the
// plural said of a single name, or one of a question that is not answered:
// "analysts say Japan may slow but say it will recover" is not what Japan says.
func (s *sentence) pluralVerb(at *attribution) bool {
	if at.who.person != nil || at.who.title != "" {
		return false
	}
	if i := int(at.who.node) - 1; i >= s.first && strings.EqualFold(s.text(i, i), "what") {
		return true // "asks what Acme told its buyers"
	}
	if s.text(at.verb, at.verb) != "say" {
		return false
	}
	for i := at.verb - 1; i >= s.first; i-- {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.saying) && n.cls.has(s.k.verb) {
			return true
		}
	}
	return false
}

// passiveSaying reports whether the verb of saying at node v is told of somebody,
// not said by them: "is expected", "to have encouraged".
func (s *sentence) passiveSaying(v int) bool {
	i := v - 1
	for i > s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv) {
		i--
	}
	if i < s.first || s.nodes[i].ent >= 0 {
		return false
	}
	n := &s.nodes[i]
	if n.cls.has(s.k.be) {
		return s.nodes[v].form&formPart != 0
	}
	return n.cls.has(s.k.have) && i > s.first && s.nodes[i-1].cls.has(s.k.to)
}

// matterOfFact reports whether an office that nobody speaks for is the source of
// a fact, not of a policy: it is named behind it ("ten men were arrested, the
// Justice Department said"), and nothing there is wished, feared or planned.
func (s *sentence) matterOfFact(at *attribution) bool {
	if at.who.person != nil || at.kind != "indirect" || at.first > at.verb || at.who.org.Kind == schema.KindCentralBank || s.worldBody(at) {
		return false
	}
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if n.cls.has(s.k.modal) || s.begins("stance", i) {
			return false
		}
	}
	return true
}

// worldBody reports whether an organisation speaks itself, which answers for no state: "the
// IMF said", where "the oil minister of OPEC member Qatar said" is Qatar.
func (s *sentence) worldBody(at *attribution) bool {
	for i := int(at.who.node) - 1; i < at.verb; i++ {
		if i > s.first && s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.kindBits.of("country")) || i < int(at.who.node) && i > s.first && s.is(i, s.k.of) {
			return false
		}
	}
	return at.who.org.Kind == schema.KindOrganisation
}

// signsOff reports whether the phrase that ends with node h names who says what
// stands before it: "..., the company said".
func (s *sentence) signsOff(h int) bool {
	if h+1 >= s.end || s.nodes[h+1].ent >= 0 || !s.nodes[h+1].cls.has(s.k.saying) || !s.nodes[h+1].cls.has(s.k.verb) {
		return false
	}
	b := h
	for b > s.first && b > h-4 && s.nodes[b].ent < 0 && !s.is(b, s.k.commaHash) && !s.nodes[b].cls.has(s.k.quote) {
		b--
	}
	return b > s.first+4 && (s.is(b, s.k.commaHash) || s.nodes[b].cls.has(s.k.quote))
}

// named1 reports whether a word stands right behind the house that speaks.
func (s *sentence) named1(at *attribution, word string) bool {
	i := int(at.who.node) + 1
	return i < s.end && s.text(i, i) == word
}

// begunBy is the person whom the sentence before this one begins with, if that
// sentence came after the last statement: "Roe agreed. He said".
func (s *sentence) begunBy() *entity.Entity {
	if s.index == 0 || s.index-1 <= s.ctx.spoke {
		return nil
	}
	for i := int(s.starts[s.index-1]); i < s.first && i < int(s.starts[s.index-1])+4; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.person) {
			return s.ents[n.ent].Ent
		}
		if p := s.voiceCalled(i); p != nil {
			return p
		}
		if n.hash == s.k.commaHash && i == int(s.starts[s.index-1])+1 {
			continue // "Still, Roe repeated"
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep).or(s.k.be).or(s.k.quote)) && n.flags&token.FlagCap == 0 {
			return nil
		}
	}
	return nil
}

// voiceCalled is the person who has been told of before and whose family name the capitalised word
// at node i is: "Roe" after "Jane Roe".
func (s *sentence) voiceCalled(i int) *entity.Entity {
	n := &s.nodes[i]
	if n.ent >= 0 || n.entry >= 0 || n.date >= 0 || n.qty >= 0 || n.flags&token.FlagCap == 0 || !n.cls.has(s.k.word) {
		return nil
	}
	word := s.text(i, i)
	for k := len(s.ctx.voices) - 1; k >= 0; k-- {
		if p := s.ctx.voices[k].person; p != nil && strings.HasSuffix(p.Name, " "+word) {
			return p
		}
	}
	return nil
}

// houseOfRole is the house right before the role of the person named at node
// first: "Goldman Sachs analyst Jane Roe".
func (s *sentence) houseOfRole(first int) (*entity.Entity, bool) {
	const longest = 5
	role := false
	if first-3 > s.first && s.is(first-1, s.k.by) && s.text(first-2, first-2) == "led" {
		if first -= 2; s.nodes[first-1].ent >= 0 && s.nodes[first-1].cls.has(s.k.kindBits.of("employer")) { // "strategists at Acme led by Jane Roe"
			return s.ents[s.nodes[first-1].ent].Ent, s.ents[s.nodes[first-1].ent].Flags&entity.Unlisted != 0
		}
		role = s.listed("viewvoice", first-1) // "Acme economists led by Jane Roe"
	}
	for i := first - 1; i >= s.first && i > first-longest; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 {
			if role && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(i) {
				return s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
			}
			return nil, false
		}
		role = role || n.cls.has(s.k.typeBits.of("voicerole").or(s.k.typeBits.of("manager")))
		if n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep)) {
			return nil, false
		}
	}
	return nil, false
}

// saidAt reports whether the date at node at is that of a verb of saying before
// it: "said on July 18 it would cut".
func (s *sentence) saidAt(at int) bool {
	n := &s.nodes[max(at-1, s.first)]
	return n.ent < 0 && n.cls.has(s.k.saying) && n.cls.has(s.k.verb) && n.form&formPast != 0
}

// hasAny reports whether a title has one of some words.
func hasAny(title string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(title, w) })
}
