package extract

import "github.com/wiremill/wiremill/schema"

// What the noun at c.at of a case tells: whom it is aimed at, who brings it, who wins it.

// suitHead reports whether node h is the head of its noun phrase: no "lawsuit
// settlement", no "case study".
func (s *sentence) suitHead(h int) bool {
	if h+1 >= s.end {
		return true
	}
	n := &s.nodes[h+1]
	switch {
	case n.cls.has(s.k.poss):
		return false
	case n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !n.cls.has(s.k.word):
		return true
	}
	return n.cls.has(s.k.verb.or(s.k.prep).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub).or(s.k.conj).or(s.k.to).or(s.k.adv).or(s.k.pronoun).or(s.k.det).or(s.k.neg)) && !n.cls.has(s.k.suitNoun)
}

// suited reads the parties of the case that the noun at c.at names.
func (s *sentence) suited(c *courtCase) bool {
	h := c.at
	b := s.suitPhrase(h)
	v := s.suitVerb(b)
	c.subtype = "suit"
	if v >= 0 && (s.onlyAsked(v) || s.begins("charging", h) && s.listed("booking", v)) {
		return false // "took a $1 billion charge"
	}
	var own nounPhrase
	owned := s.ownerOf(h, &own) && s.acts(&own)
	doing, ruling := v >= 0 && s.listed("suitdo", v), v >= 0 && s.listed("suitrule", v)
	aimed := s.suitTarget(c)
	switch {
	case aimed && (v < 0 || !s.listed("suitown", v)):
		s.suitActor(c, v, &own, owned)
	case c.aimed && !aimed && !(v >= 0 && s.listed("suitown", v)): // against somebody who is not known
		return false
	case s.undergone(b, &c.parties):
	case doing && s.caseAgent(v, &c.parties):
		c.first = min(c.first, v)
	case aimed:
		s.suitActor(c, v, &own, owned)
	case owned && (ruling || s.suitDone(h)):
		c.parties = own
		if ruling {
			c.first = min(c.first, v)
		}
	case (ruling || s.suitDone(h)) && s.suitBy(c):
	case ruling && s.oursInCourt(v, c):
	default:
		return false
	}
	if c.parties.n == 0 || c.parties.security {
		return false
	}
	if ruling || v >= 0 && s.listed("suitown", v) && !s.listed("suitdo", v) { // who only faces a suit is not judged
		c.subtype = "verdict"
	}
	c.first, c.last = min(c.first, int(c.parties.subs[0].first)), max(c.last, int(c.parties.last))
	return s.k.kindBits.of("party").has(s.k.kindBits.of(c.parties.subs[0].kind))
}

// suitPhrase is the first node of the noun phrase whose head is at node h.
func (s *sentence) suitPhrase(h int) int {
	const longest = 9
	b := h
	for b > s.first && h-b < longest {
		n := &s.nodes[b-1]
		if n.ent < 0 && n.date < 0 && n.qty < 0 && !n.cls.has(s.k.poss) {
			if !n.cls.has(s.k.word) && !s.isDash(b-1) && !n.cls.has(s.k.quote) || n.cls.has(s.k.prep.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub).or(s.k.conj).or(s.k.to).or(s.k.neg).or(s.k.adv)) || n.hash == s.k.and || n.hash == s.k.or {
				break
			}
			if n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) && (n.form&(formIng|formPart) == 0 || s.listed("suitdo", b-1) || s.listed("suitrule", b-1)) {
				break
			}
			if s.listed("suitparticle", b-1) || (n.cls.has(s.k.verb) || !n.cls.has(s.k.nounform)) && (s.listed("suitdo", b-1) || s.listed("suitrule", b-1)) {
				break
			}
		}
		b--
	}
	return b
}

// suitVerb is the verb that the noun phrase from node b on is the object of, with its
// preposition: "faces a lawsuit", "was hit with a lawsuit", "threw out the case"; -1 if
// there is none.
func (s *sentence) suitVerb(b int) int {
	v := b - 1
	for v > s.first && v > b-4 && !s.nodes[v].cls.has(s.k.verb) && s.nodes[v].ent < 0 && (s.nodes[v].cls.has(s.k.prep.or(s.k.adv).or(s.k.to)) || s.listed("suitparticle", v) || s.nodes[v].date >= 0) {
		v--
	}
	if v < s.first || s.nodes[v].ent >= 0 || !s.nodes[v].cls.has(s.k.verb) && !s.listed("suitdo", v) && !s.listed("suitrule", v) {
		return -1
	}
	return v
}

// suitTarget reads whom the case is aimed at, behind its noun: "against X", "accusing X
// of", "says that X".
func (s *sentence) suitTarget(c *courtCase) bool {
	for j := c.at + 1; j+1 < s.end && j < c.at+partyReach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 {
			continue
		}
		if j <= c.at+3 && s.listed("punishing", c.at) && s.listed("imposedon", j) {
			return s.partiesFrom(j+1, j+partyReach, false, &c.parties)
		}
		if n.cls.has(s.k.against) && !n.cls.has(s.k.verb) && s.begins("aiming", j) || s.listed("accusing", j) && s.accuses(c.at, j) {
			c.aimed = true
			return s.partiesFrom(j+1, j+partyReach, false, &c.parties)
		}
		if j == c.at+1 && n.cls.has(s.k.rel) && s.nodes[j+1].ent >= 0 && s.nodes[j+1].cls.has(s.k.kindBits.of("party")) && !s.demonym(j+1) { // "damages that X was told to pay"
			return s.partiesFrom(j+1, j+partyReach, false, &c.parties)
		}
		if n.hash == s.k.semicolon || n.cls.has(s.k.modal.or(s.k.sub).or(s.k.saying)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) && !n.cls.has(s.k.be.or(s.k.have)) && !s.listed("suitpass", j) {
			return false
		}
	}
	return false
}

// suitActor reads who brings the case: the subject of the verb, its owner, or whom "by"
// names.
func (s *sentence) suitActor(c *courtCase, v int, own *nounPhrase, owned bool) {
	var np nounPhrase
	switch {
	case owned && own.subs[0].displayName() != c.parties.subs[0].displayName():
		np = *own
	case v >= 0 && s.listed("suitdo", v) && s.caseAgent(v, &np):
		c.first = min(c.first, v)
	default:
		s.byWhom(c)
		return
	}
	x := &np.subs[0]
	c.actor, c.first = x.displayName(), min(c.first, int(x.first))
	if x.ent != nil {
		c.actorID = &x.ent.ID
	}
	c.official = x.kind == schema.KindRegulator || x.kind == schema.KindGovernment || s.governs(x) && x.kind == schema.KindOrganisation
}

// suitDone reports whether something happens to the case behind its noun: "was
// rejected", "began on Tuesday".
func (s *sentence) suitDone(h int) bool {
	const reach = 9
	for j := h + 1; j < s.end && j < h+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.verb) && (s.listed("suitpass", j) || s.listed("suitrule", j) || s.listed("suitgo", j)) {
			return true
		}
		if n.ent < 0 && (n.cls.has(s.k.rel.or(s.k.sub).or(s.k.saying)) || n.hash == s.k.semicolon || n.cls.has(s.k.verb) && !n.cls.has(s.k.be.or(s.k.have)) && !n.cls.has(s.k.nounform)) {
			return false
		}
	}
	return false
}

// suitBy takes who brings the case where "by", "from" or "of" names them behind it.
func (s *sentence) suitBy(c *courtCase) bool {
	j := c.at + 1
	if j+1 >= s.end || s.nodes[j].ent >= 0 || !s.listed("suitfrom", j) || s.begins("deciding", c.at) { // who decides is the court
		return false
	}
	return s.partiesFrom(j+1, j+6, false, &c.parties)
}

// accuses reports whether the verb at node j says what the case at node h accuses
// somebody of: "lawsuit alleging that", "the suit, filed on Monday, says".
func (s *sentence) accuses(h, j int) bool {
	if s.nodes[j].form&formIng != 0 {
		return true
	}
	return j == h+1 || s.is(j-1, s.k.commaHash) && s.is(h+1, s.k.commaHash)
}

// caseAgent finds who does the verb at node v: its own subject, or, where it is an
// infinitive or a gerund, that of the verb that governs it.
func (s *sentence) caseAgent(v int, np *nounPhrase) (ok bool) {
	if s.suffers(v) && !s.listed("suitput", v) || s.negated(v) || s.unmade(v) {
		return false
	}
	defer func() { ok = ok && !(np.subs[0].unlisted && s.begins("counsel", int(np.subs[0].first))) }()
	n := &s.nodes[v]
	if n.form&formIng != 0 || v > s.first && s.nodes[v-1].cls.has(s.k.to) {
		return s.agentOf(v, np) && s.acts(np)
	}
	return s.agentSubject(v, np) && s.acts(np) && !s.peopleOf(v, np)
}

// peopleOf reports whether the subject found for verb v only owns the people who act:
// "X's outside investors had sought".
func (s *sentence) peopleOf(v int, np *nounPhrase) bool {
	e := s.groupStart(v, s.first) - 1
	at := int(np.subs[0].last) + 1
	return at < e && s.nodes[at].cls.has(s.k.poss) && s.nodes[e].ent < 0 && plural(s.text(e, e))
}

// unmade reports whether the infinitive v is of what has not come about: "has yet to
// secure", "failed to win".
func (s *sentence) unmade(v int) bool {
	if v-2 < s.first || !s.nodes[v-1].cls.has(s.k.to) {
		return false
	}
	return s.listed("forgone", v-2) || s.listed("notyet", v-2)
}

// undergone finds who is under the act whose noun phrase begins at node b: "is under
// investigation", "is the target of a lawsuit".
func (s *sentence) undergone(b int, np *nounPhrase) bool {
	const reach = 5
	p := b - 1
	if p <= s.first || s.nodes[p].ent >= 0 {
		return false
	}
	switch {
	case s.listed("regsubject", p):
	case (s.is(p, s.k.of) || s.nodes[p].hash == inHash) && s.listed("undergone", p-1):
		p--
	default:
		return false
	}
	for j := p - 1; j >= s.first && j > p-reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 {
			return false
		}
		if n.cls.has(s.k.be.or(s.k.verb)) {
			return !s.negated(j) && s.subjectOf(j, np) && s.acts(np)
		}
		if !n.cls.has(s.k.det.or(s.k.adv).or(s.k.adj)) {
			return false
		}
	}
	return false
}

// oursInCourt takes the company that the article is about where a court rules with verb v
// and the sentence names nobody: "a judge threw out the case".
func (s *sentence) oursInCourt(v int, c *courtCase) bool {
	if name, _ := s.bench(v); name == "" || s.ctx.mainCo == nil {
		return false
	}
	for j := s.first; j < s.end; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.company.or(s.k.person)) && j > v {
			return false
		}
	}
	c.parties.reset(v, v)
	c.parties.add(s.weak(*s.ctx.mainCo, c.at))
	return true
}
