package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// What a statement is about.

// topic is what a statement is about: the first name in it, else the company that the
// article is about, if the statement can be of it, else the speaker.
func (s *sentence) topic(at *attribution) subject {
	for i := at.first; i <= at.last; i++ {
		if s.namesTopic(i, at) {
			return s.named(i)
		}
	}
	if s.aboutMain(at) {
		return s.weak(*s.ctx.mainCo, at.verb)
	}
	e := at.who.person
	if e == nil || s.ownHouse(&at.who) {
		e = at.who.org
	}
	return subject{ent: e, kind: e.Kind, first: at.who.node, last: at.who.node}
}

// ownHouse reports whether a speaker manages a listed company that does not live by its
// views: what they say of nothing else is of it.
func (s *sentence) ownHouse(who *speaker) bool {
	org := who.org
	return org != nil && org.Kind == schema.KindCompany && org.Ticker != "" && s.managed(who.title) && !s.viewHouse(org) && !s.ratingHouse(org.Name)
}

// namesTopic reports whether the name at node i is one that a statement can be about.
func (s *sentence) namesTopic(i int, at *attribution) bool {
	n := &s.nodes[i]
	if n.ent < 0 || i == int(at.who.node) || !n.cls.has(s.k.kindBits.of("topic")) || s.demonym(i) {
		return false
	}
	return i == s.first || s.d.Tokens[s.nodes[i-1].first].Kind != token.Dash // "sales ex-gasoline"
}

// aboutMain reports whether a statement that names nothing is one about the company of
// the article: its own people make it, the text right before tells of no other one, or
// the statement refers to a company, not to an economy.
func (s *sentence) aboutMain(at *attribution) bool {
	m := s.ctx.mainCo
	if m == nil {
		return false
	}
	if m.ent != nil && at.who.org != nil && at.who.org.Name == m.ent.Name {
		return true
	}
	if at.who.person != nil && s.ownHouse(&at.who) {
		return false // of another company that is listed: his words are of his own
	}
	refers, economy := false, false
	for i := at.first; i <= at.last; i++ {
		refers = refers || s.refersToCompany(i)
		economy = economy || s.nodes[i].ent < 0 && s.payload(i, s.k.macroClass) != "" && s.payload(i, s.k.metricClass) == ""
	}
	if refers {
		return s.lastTold(m, 3*refWindow)
	}
	return !economy && s.lastTold(m, topicReach)
}

// topicReach is how many sentences before a statement tell what it is about.
const topicReach = 2

// refersToCompany reports whether node i stands for a company or is of one: "it", "the
// retailer", "the shares", "margins".
func (s *sentence) refersToCompany(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 {
		return false
	}
	if n.cls.has(s.k.pronoun) {
		expletive := n.hash == itHash && i+1 < s.end && s.nodes[i+1].cls.has(s.k.be) // "it is hard to"
		return (s.thing(i) || s.plural(i)) && !n.cls.has(s.k.det) && !expletive
	}
	return n.cls.has(s.k.security) || s.payload(i, s.k.anaphorClass) == "company" || s.payload(i, s.k.metricClass) != ""
}

// lastTold reports whether the sentence names the subject, or the last one before it that
// names companies, no more than some sentences back.
func (s *sentence) lastTold(x *subject, reach int) bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && s.ents[n.ent].Ent == x.ent {
			return true
		}
	}
	last := -1
	for k := len(s.ctx.seen) - 1; k >= 0; k-- {
		a := &s.ctx.seen[k]
		if a.sentence < s.index-reach || last >= 0 && a.sentence < last {
			return false
		}
		if a.sub.same(x) {
			return true
		}
		if a.sub.kind != schema.KindCompany {
			continue
		}
		last = a.sentence
	}
	return false
}
