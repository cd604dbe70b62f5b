package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Views of many who are not named and whose house the text does not tell: "Some analysts warn that
// copper will fall". What they merely say or expect is no more than talk; a verb of holding makes it
// a view, and what it is of must be named.

// crowdView finds the view of a crowd in the sentence.
func (s *sentence) crowdView(facts []fact) (fact, bool) {
	if !s.cls.has(s.k.uttering.or(s.k.attitude)) {
		return fact{}, false
	}
	for v := s.first + 1; v+2 < s.end; v++ {
		h := s.crowdBefore(v)
		if h < 0 {
			continue
		}
		at := attribution{verb: v, first: s.afterThat(v + 1), last: s.end - 1, kind: "indirect"}
		for at.last > at.first && s.nodes[at.last].cls.has(s.k.stop) {
			at.last--
		}
		const shortest = 3
		if at.last-at.first < shortest || s.figured(&at) || s.metWith(v) || len(facts) > 0 {
			return fact{}, false
		}
		name := s.text(h, h)
		at.who = speaker{org: &entity.Entity{Name: name, Kind: schema.KindOrganisation}, node: int32(h), unlisted: true, title: name}
		f := s.speechFact(&at, schema.AnalystComment)
		f.ActorName, f.ActorID = nil, nil
		return f, f.sub.ent != at.who.org
	}
	return fact{}, false
}

// crowdBefore is the node of those without a name who are the subject of the verb of holding at
// node v, -1 if they are not: "analysts", not "analysts at Acme" or "analysts who".
func (s *sentence) crowdBefore(v int) int {
	n := &s.nodes[v]
	if n.ent >= 0 || n.date >= 0 || !s.listed("crowdverb", v) || !n.cls.has(s.k.verb) || n.flags&token.FlagQuoted != 0 || n.form&(formPast|formBase) == 0 {
		return -1
	}
	h := s.groupStart(v, s.first) - 1
	for h > s.first && s.nodes[h].ent < 0 && s.nodes[h].cls.has(s.k.adv) {
		h--
	}
	if h < s.first || s.nodes[h].ent >= 0 || !s.listed("crowdvoice", h) || s.passiveSaying(v) {
		return -1
	}
	if p := v - 1; s.nodes[p].ent < 0 && s.nodes[p].cls.has(s.k.neg.or(s.k.to).or(s.k.modal)) {
		return -1
	}
	for i := h - 1; i >= s.first && i > h-4; i-- { // "a government that analysts fear", "consumers and analysts"
		if p := &s.nodes[i]; p.ent >= 0 || p.cls.has(s.k.rel.or(s.k.quote)) {
			return -1
		}
	}
	return h
}
