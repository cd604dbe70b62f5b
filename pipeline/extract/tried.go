package extract

import "github.com/wiremill/wiremill/schema"

// tried reads who is tried by the verb at c.at: its subject where that suffers or
// pleads, else its object.
func (s *sentence) tried(c *courtCase, facts []fact) bool {
	i := c.at
	if s.onlyAsked(i) || s.byRegulator(i) {
		return false
	}
	c.subtype = "verdict"
	switch {
	case s.begins("pleading", i):
		if s.suffers(i) || s.begins("plead", i) && !(i+1 < s.end && s.listed("pleafor", i+1)) || !s.caseAgent(i, &c.parties) {
			return false
		}
		c.subtype = "appeal"
	case s.suffers(i) || s.participled(i):
		if !s.subjectOf(i, &c.parties) && !s.triedBefore(c, facts) {
			return false
		}
		s.byWhom(c)
	default:
		if s.objectless(i) {
			return false
		}
		s.caseActor(c)
		if !s.partiesFrom(i+1, i+partyReach, false, &c.parties) { // "sued two rivals": who sues is all that is known
			c.actor, c.actorID = "", nil
			if !s.begins("suing", i) || !s.caseAgent(i, &c.parties) {
				return false
			}
		}
	}
	if s.begins("suing", i) {
		c.subtype = "suit"
	}
	p := &c.parties
	if p.n == 0 || p.security || p.metric != "" || c.subtype != "suit" && !s.mortal(&p.subs[0]) {
		return false
	}
	c.last = max(c.last, int(p.last))
	return s.k.kindBits.of("party").has(s.k.kindBits.of(p.subs[0].kind))
}

// byRegulator reports whether an authority that is no prosecutor does verb i: that is no
// matter of the courts yet.
func (s *sentence) byRegulator(i int) bool {
	if !s.nodes[i].cls.has(s.k.regVerb) || s.suffers(i) {
		return false
	}
	a := regAct{at: i}
	return s.authority(&a) && !a.court && !s.prosecutes(a.actor)
}

// participled reports whether the verb at node i is a participle that says what was done
// to the name before it: "X, accused of running", "a tycoon convicted of fraud".
func (s *sentence) participled(i int) bool {
	n := &s.nodes[i]
	if n.form&formPart == 0 || i+1 >= s.end || s.groupStart(i, s.first) < i {
		return false
	}
	after := &s.nodes[i+1]
	if s.begins("suing", i) && !s.is(i+1, s.k.by) && !(i > s.first && s.is(i-1, s.k.commaHash)) {
		return false
	}
	return after.ent < 0 && (after.cls.has(s.k.prep.or(s.k.to).or(s.k.stop)) || after.date >= 0)
}

// objectless reports whether the active verb at node i has no object right behind it.
func (s *sentence) objectless(i int) bool {
	return i+1 >= s.end || s.nodes[i+1].ent < 0 && s.nodes[i+1].date < 0 && s.nodes[i+1].cls.has(s.k.prep.or(s.k.to).or(s.k.stop))
}

// onlyAsked reports whether the infinitive at node i is only what somebody asks for or
// threatens: "asked the court to jail X", "no plans to sue".
func (s *sentence) onlyAsked(i int) bool {
	g := s.groupStart(i, s.first)
	if g <= s.first || !s.nodes[g-1].cls.has(s.k.to) || s.nodes[g-1].ent >= 0 {
		return false
	}
	for j := g - 2; j >= s.first && j >= g-8; j-- {
		if s.nodes[j].ent < 0 && s.listed("begging", j) {
			return true
		}
	}
	return false
}

// byWhom reads who acts in a passive: "was sued by X".
func (s *sentence) byWhom(c *courtCase) {
	const reach = 7
	var np nounPhrase
	for j := c.at + 1; j+1 < s.end && j < c.at+reach; j++ {
		if s.is(j, s.k.by) && s.nodes[j].date < 0 {
			if s.partiesFrom(j+1, j+reach, false, &np) {
				c.actor = np.subs[0].displayName()
				if e := np.subs[0].ent; e != nil {
					c.actorID = &e.ID
				}
			}
			return
		}
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) {
			return
		}
	}
}

// caseActor reads who does the verb: an office, a court, whoever is its subject.
func (s *sentence) caseActor(c *courtCase) {
	if name, b := s.office(c.at); name != "" {
		c.actor, c.first = name, min(c.first, b)
		return
	}
	var np nounPhrase
	if !s.subjectOf(c.at, &np) || np.n == 0 || np.metric != "" {
		return
	}
	x := &np.subs[0]
	c.actor, c.first = x.displayName(), min(c.first, int(x.first))
	if x.ent != nil {
		c.actorID = &x.ent.ID
	}
}

// triedBefore takes whom the verb before "and" was done to: "was arrested on Monday and
// charged with fraud".
func (s *sentence) triedBefore(c *courtCase, facts []fact) bool {
	const reach = 12
	if len(facts) == 0 || c.at == s.first || !s.is(c.at-1, s.k.and) {
		return false
	}
	f := &facts[len(facts)-1]
	if f.EventType != schema.Legal || f.sent != s.index || int(f.trigger) < c.at-reach || !s.suffers(int(f.trigger)) {
		return false
	}
	c.parties.just(f.sub)
	return true
}
