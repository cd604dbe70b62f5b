package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// Who is told by a role alone where an article opens, and named where it goes on: "A
// pharmacist on Monday said", "The head of Acme University called on the council", then "At
// a lunch, Jane Roe said".

// leadVoice is the role that the first sentence tells of somebody without a name.
type leadVoice struct {
	who  speaker
	name string // whose role it turned out to be, "" as long as nobody's
}

// leadMemory is for how many sentences of the article who it opened with may be named.
const leadMemory = 6

// readLead reads the role that opens the article as the subject of its first verb.
func (s *sentence) readLead() {
	if s.index > 0 {
		return
	}
	s.ctx.lead = leadVoice{}
	if s.nodes[s.first].ent >= 0 || !s.nodes[s.first].cls.has(s.k.det) {
		return
	}
	role, v := s.leadPhrase()
	if role < 0 || v < 0 {
		return
	}
	last := role
	for last+1 < v && s.nodes[last+1].ent < 0 && s.nodes[last+1].cls.has(s.k.word) && !s.nodes[last+1].cls.has(s.k.prep.or(s.k.conj).or(s.k.adv)) {
		last++
	}
	if _, title := s.officeIn(s.first+1, v); title != "" {
		s.ctx.lead.who.title = title
	} else {
		s.ctx.lead.who.title = s.text(role, last)
	}
	s.ctx.lead.who.node = int32(role)
	s.ctx.lead.who.described = true
	s.leadHouse(role, v)
}

// leadPhrase returns the node of the role in the phrase that opens the sentence, and that of
// the verb behind it; -1 where the phrase names somebody or is none of a person.
func (s *sentence) leadPhrase() (role, v int) {
	const longest = 24
	role = -1
	for i := s.first + 1; i < s.end && i < s.first+longest; i++ {
		n := &s.nodes[i]
		switch {
		case s.is(i, s.k.openParen) && i+2 < s.end && s.is(i+2, s.k.closeParen):
			i += 2 // "(HKU)"
		case role >= 0 && s.is(role+1, s.k.forWord) && n.hash != s.k.commaHash && (n.ent >= 0 || !n.cls.has(s.k.verb)):
			// "the secretary for Home and Youth Affairs"
		case n.ent >= 0 && n.cls.has(s.k.person), n.hash == s.k.commaHash, n.cls.has(s.k.quote.or(s.k.rel).or(s.k.stop)):
			return -1, -1
		case n.ent >= 0 || n.date >= 0:
		case role >= 0 && i > role && n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.flags&token.FlagCap == 0 && !n.cls.has(s.k.prep):
			return role, i
		case role < 0 && !s.plural(i) && (n.cls.has(s.k.captionRole) || s.listed("personword", i) || s.listed("housevoice", i)):
			role = i
		case role < 0 && n.cls.has(s.k.prep):
			return -1, -1 // "A survey by an analyst"
		}
	}
	return -1, -1
}

// leadHouse finds the house of the role at node role in the phrase before node v.
func (s *sentence) leadHouse(role, v int) {
	w := &s.ctx.lead.who
	governs := s.officialTitle(w.title)
	if governs && s.is(role+1, s.k.forWord) {
		return // "the secretary for Home Affairs"
	}
	if role > s.first {
		if w.org = s.capitalsOwn(role, role-1); w.org != nil {
			return // "a senior Beijing official"
		}
	}
	for i := s.first; i < v; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(i) {
			w.org, w.unlisted = s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
			return
		}
	}
	for i := role; i+2 < v; i++ {
		if s.is(i, s.k.of) {
			if org, ok := s.houseAt(i + 2); ok {
				w.org, w.unlisted = org, true
			}
			return
		}
	}
}

// asLead gives somebody of whom the text tells no role that which the article opened with.
func (s *sentence) asLead(who *speaker) {
	x := &s.ctx.lead
	p := who.person
	if x.who.title == "" || s.index > leadMemory || p == nil || x.name != "" && x.name != p.Name {
		return
	}
	if who.org != nil || who.former || p.Title != "" || p.Parent != "" || who.title != "" && (s.commentates(who.title) || s.officialTitle(who.title)) {
		return
	}
	x.name = p.Name
	who.org, who.unlisted, who.title, who.described = x.who.org, x.who.unlisted, x.who.title, true
	s.remember(who)
}

// leadNamed takes the capitalised words that nothing lists and that end at node e, where a
// clause opens, for who the article opened with: "Mak said", below "The home secretary said".
func (s *sentence) leadNamed(e int, who *speaker) bool {
	x := &s.ctx.lead
	if x.who.title == "" || x.name != "" || s.index == 0 || s.index > leadMemory || e < s.first {
		return false
	}
	first := s.loneName(e)
	if n := &s.nodes[e]; first < 0 && n.ent < 0 && n.entry < 0 && n.cls.has(s.k.word) && n.flags&token.FlagCap != 0 && n.flags&token.FlagUpper == 0 {
		first = e
	}
	if first < 0 || first > s.first && s.nodes[first-1].cls.has(s.k.word) {
		return false
	}
	return s.newSpeaker(first, e, who)
}

// leadSpeaks takes the house of the role that opens the article for who speaks in its first
// sentence.
func (s *sentence) leadSpeaks(v int, who *speaker) bool {
	x := &s.ctx.lead.who
	if s.index > 0 || x.title == "" || int(x.node) > v {
		return false
	}
	for i := int(x.node) + 1; i < v; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.flags&token.FlagCap == 0 {
			return false // somebody else's verb
		}
	}
	*who = *x
	if who.org == nil && s.officialTitle(x.title) {
		who.org = s.presumedState(x)
	}
	return who.org != nil
}
