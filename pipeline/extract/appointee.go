package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Whose an event that is to come is.

// appointee finds whose appointment an event is: its subject, else who is named in
// the phrase of its subject, who acts or tells before it, the company that the article
// is about or the office that acted or spoke last. Then the subject is a thing.
func (s *sentence) appointee(e *comingEvent, np *nounPhrase) bool {
	r := &s.k.comingRule
	if e.kind != noun && s.gathering(r, e.group, np) && np.n > 0 && np.metric == "" && s.subjectFits(r, &np.subs[0]) && (e.kind != phase || !s.behindPrep(int(np.subs[0].first))) {
		return np.subs[0].kind != schema.KindPerson || !np.subs[0].weak
	}
	*np = nounPhrase{metricNode: -1, first: int32(e.group), last: int32(e.group)}
	j := s.ownerNamed(e)
	if e.now && j < 0 && !s.bodyless(e) {
		return false // "trade resumes on Friday"
	}
	if j < 0 && !e.thing && e.kind == appears && !s.bodyless(e) {
		return false // somebody else acts: "fans will gather on Friday"
	}
	e.thing = true
	if a := s.announcer(e); a >= 0 && (j < 0 || s.behindPrep(j)) {
		x := s.named(a)
		if c := s.doc.gaz.Country(x.ent.Country); c != nil && (x.kind == schema.KindPerson || s.listed("capital", a)) {
			x.ent, x.kind = c, c.Kind // "Beijing said"
		}
		np.add(s.weak(x, e.group))
		return true
	}
	if j >= 0 {
		np.add(s.named(j))
		return true
	}
	if x := s.actingLast(); x != nil && (e.kind == noun || !s.anyThings(e.group)) {
		np.add(s.weak(*x, e.group))
	}
	return np.n > 0
}

// actingLast is the company that the article is about, else the state or office that the
// sentence before told of, if no other state has been named since.
func (s *sentence) actingLast() *subject {
	if s.ctx.mainCo != nil {
		return s.ctx.mainCo
	}
	d := &s.doc.office
	if k := s.index - 1; d.sentence > 0 && d.sentence >= s.index && k >= 0 && d.sub.ent != nil && !s.ctx.namesOtherCountry(int(s.ctx.c.starts[k]), s.end, d.sub.ent) {
		return &d.sub
	}
	return nil
}

// anyThings reports whether the subject before the verb group at node g is a plural that
// nothing determines: "millions of students will begin", "data will be presented". They
// need not be the company's that the article is about.
func (s *sentence) anyThings(g int) bool {
	i := g - 1
	for i >= s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv) {
		i--
	}
	bounds := s.k.stop.or(s.k.verb).or(s.k.sub).or(s.k.rel)
	if i < s.first || s.nodes[i].cls.has(bounds) || !plural(s.text(i, i)) {
		return false
	}
	for b := i; b >= s.first && !s.nodes[b].cls.has(bounds); b-- {
		if n := &s.nodes[b]; n.ent >= 0 || n.cls.has(s.k.det.or(s.k.poss).or(s.k.anaphor).or(s.k.pronoun)) {
			return false
		}
	}
	return true
}

// behindPrep reports whether the name at node i is only whom the event is with: "talks
// with the U.S. will begin".
func (s *sentence) behindPrep(i int) bool {
	for i--; i > s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.det); i-- {
	}
	return i > s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.prep) && !s.is(i, s.k.of) && !s.nodes[i-1].cls.has(s.k.stop)
}

// noteOffice remembers the state or office that a sentence has told of: that of its
// facts, in the lead also the one that it opens with.
func (s *sentence) noteOffice(facts []fact) {
	office := s.k.kindBits.of("official")
	for k := range facts {
		if f := &facts[k]; !f.drop && f.sub.ent != nil && f.sub.ent != s.doc.gaz.World() && office.has(s.k.kindBits.of(f.sub.kind)) {
			s.doc.office = measure{sub: f.sub, ok: true, sentence: s.index + 1}
			return
		}
	}
	const lead = 2
	for i := s.first; s.index < lead && i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(office) && !s.demonym(i) && s.startsClause(i) {
			s.doc.office = measure{sub: s.named(i), ok: true, sentence: s.index + 1}
			return
		}
	}
}

var setHash, butHash = token.Hash("set"), token.Hash("but")

// aims reports whether an event is what somebody wants, not what is fixed: "plans to
// open".
func (s *sentence) aims(e *comingEvent) bool {
	for i := e.group; i < e.verb; i++ {
		if s.listed("aimword", i) {
			return true
		}
	}
	return false
}

// bodyless reports whether the subject of an event is the company, or nobody that could
// act: "the company plans", "it will".
func (s *sentence) bodyless(e *comingEvent) bool {
	i := e.group - 1
	return i >= s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.anaphor)
}

// ownerNamed returns the node of the house or state named in the phrase before the verb
// group of an event, -1 if there is none: "The trial of former Acme managers".
func (s *sentence) ownerNamed(e *comingEvent) int {
	const reach = 12
	kinds := s.k.comingRule.kinds.without(s.k.person)
	for i := e.group - 1; i >= s.first && i > e.group-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(kinds) && (!n.cls.has(s.k.place) || s.sovereign(i)):
			if s.isDash(i + 1) {
				return -1 // "Acme-class"
			}
			if o := s.possessorOver(i); o >= 0 && s.nodes[o].cls.has(kinds) {
				return o
			}
			return i
		case n.ent < 0 && (n.cls.has(s.k.be.or(s.k.have).or(s.k.modal).or(s.k.sub).or(s.k.quote).or(s.k.saying)) || n.hash == s.k.semicolon || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.form&formNoun == 0 && n.flags&token.FlagCap == 0):
			return -1
		}
	}
	return -1
}

// announcer returns the node of the house or state nearest before an event that acts
// or speaks in the sentence, else of who speaks behind it; -1 if there is none: "Acme
// said production will start", ", the ministry said".
func (s *sentence) announcer(e *comingEvent) int {
	kinds := s.k.kindBits.of("employer").or(s.k.kindBits.of("country"))
	acts := s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal)
	for j := e.group - 1; j >= s.first; j-- {
		n := &s.nodes[j]
		if n.ent < 0 || s.demonym(j) || s.behindPrep(j) || s.nodes[j+1].ent >= 0 || !s.nodes[j+1].cls.has(acts) {
			continue
		}
		if n.cls.has(kinds) || s.listed("capital", j) || n.cls.has(s.k.person) && s.ctx.mainCo == nil && s.statesmanAt(j) {
			return j
		}
	}
	if s.ctx.mainCo != nil {
		kinds = s.k.kindBits.of("issuer")
	}
	for v := e.at + 1; v < s.end; v++ {
		if n := &s.nodes[v]; n.ent >= 0 || !n.cls.has(s.k.saying) || !n.cls.has(s.k.verb) {
			continue
		}
		for j := s.groupStart(v, s.first) - 1; j > e.at && j > v-6 && !s.is(j, s.k.commaHash); j-- { // "Norway's transport bureau said"
			if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(kinds) && !s.demonym(j) {
				return j
			}
		}
	}
	return -1
}

// possessorOver returns the node of the name that owns the phrase of which the name at node
// i is only a part: "Canada's tariffs on U.S. goods"; -1 if there is none.
func (s *sentence) possessorOver(i int) int {
	const reach = 9
	over := false
	for j := i - 1; j > s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && n.cls.has(s.k.poss) && s.nodes[j-1].ent >= 0:
			if over {
				return j - 1
			}
			return -1
		case n.ent >= 0 && over:
			return -1
		case n.ent < 0 && n.cls.has(s.k.prep):
			over = true
		case n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be).or(s.k.modal).or(s.k.rel).or(s.k.sub)):
			return -1
		}
	}
	return -1
}
