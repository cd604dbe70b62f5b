package extract

import "github.com/wiremill/wiremill/schema"

// What an authority does to a company, told by the noun of the act: "faces an antitrust
// probe", "granted X a licence", "a fine on X", "X's licence was revoked".

// regNounAt appends what the noun at node i tells of an authority's act.
func (s *sentence) regNounAt(i int, facts []fact) []fact {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.verb) && s.regAsVerb(i) || !s.suitHead(i) {
		return facts
	}
	a := regAct{at: i, last: i, from: i, sum: -1}
	if !s.regNounParties(&a) || a.actor == "" && a.sum < 0 && !s.regulated(i) {
		return facts
	}
	start := len(facts)
	for k := range a.targets.subs[:a.targets.n] {
		x := a.targets.subs[k]
		if x.kind != schema.KindPerson && s.mortal(&x) && x.displayName() != a.actor && !s.toldOf(schema.RegAction, min(a.from, i), a.last, &x, facts[:start]) {
			facts = append(facts, s.regFact(&a, x))
		}
	}
	together(facts, start)
	return facts
}

// regAsVerb reports whether the word at node i, which may be noun or verb, is a verb here:
// "probes", "fines" behind a name and before its object.
func (s *sentence) regAsVerb(i int) bool {
	return i > s.first && (s.nodes[i-1].ent >= 0 && !s.demonym(i-1) || s.nodes[i-1].cls.has(s.k.to.or(s.k.modal).or(s.k.be).or(s.k.adv))) && !(i+1 < s.end && s.nodes[i+1].cls.has(s.k.prep))
}

// regulated reports whether the sentence speaks of an authority, besides the word at
// node i.
func (s *sentence) regulated(i int) bool {
	if s.listed("regplain", i) {
		return true
	}
	for j := s.suitPhrase(i); j < i; j++ { // "Chinese approval", "a U.S. probe"
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.place) && !s.nodes[j+1].cls.has(s.k.poss) {
			return true
		}
	}
	for j := s.first; j < s.end; j++ {
		n := &s.nodes[j]
		if j == i || n.date >= 0 {
			continue
		}
		if n.ent >= 0 && (n.cls.has(s.k.kindBits.of("regulator")) || n.cls.has(s.k.kindBits.of("government"))) || n.ent < 0 && (s.listed("authority", j) || s.begins("regcontext", j)) {
			return true
		}
	}
	return false
}

// regNounParties finds on whom the authority acts, and which it is.
func (s *sentence) regNounParties(a *regAct) bool {
	i := a.at
	b := s.suitPhrase(i)
	v := s.suitVerb(b)
	if v >= 0 && (s.onlyAsked(v) || s.begins("regself", v)) {
		return false
	}
	a.from = b
	s.regNounActor(a)
	a.sum = s.fineIn(b, i)
	for j := b; j < i; j++ { // "granted X a licence"
		n := &s.nodes[j]
		if n.ent < 0 && (s.begins("regself", j) || n.cls.has(s.k.neg) || s.is(j, noHash)) {
			return false // "its own investigation", "no licence"
		}
		if n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) && j+1 < i && s.nodes[j+1].ent < 0 && s.nodes[j+1].cls.has(s.k.det.or(s.k.adj)) && v >= 0 && s.listed("reggive", v) {
			a.targets.reset(j, j)
			a.from = v
			a.targets.add(s.named(j))
			return true
		}
	}
	if s.undergone(b, &a.targets) {
		return true
	}
	if s.regNounAim(a) {
		return true
	}
	if v >= 0 && s.listed("regget", v) && s.caseAgent(v, &a.targets) {
		a.from = v
		return true
	}
	if s.ownerOf(i, &a.targets) && s.acts(&a.targets) && (v >= 0 && s.listed("regtake", v) || s.regNounDone(i)) {
		if v >= 0 {
			a.from = min(a.from, v)
		}
		return true
	}
	return false
}

// regNounAim reads on whom the act falls behind its noun: "into X", "on X", "for X's drug".
func (s *sentence) regNounAim(a *regAct) bool {
	if s.begins("softnod", a.at) { // "the Fed's backing of a bid": nobody gets it
		return false
	}
	const reach = 6
	for j := a.at + 1; j+1 < s.end && j < a.at+reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if s.is(j, s.k.from) || s.is(j, s.k.by) {
			return false
		}
		if q := s.quantityOf(j); q != nil {
			if q.unit == schema.UnitCurrency && a.sum < 0 && q.val >= leastSum {
				a.sum, a.last = j, j
			}
			continue
		}
		if s.listed("regaim", j) && s.possessiveWord(j+1) {
			return false // "approval for its drug": of who gets it
		}
		if s.listed("regaim", j) && s.nodes[j+1].qty < 0 {
			return s.partiesFrom(j+1, j+10, true, &a.targets) && !s.nodes[a.targets.subs[0].first].cls.has(s.k.pronoun)
		}
		if n.cls.has(s.k.stop.or(s.k.modal).or(s.k.rel).or(s.k.sub).or(s.k.to)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.be.or(s.k.have)) && !s.listed("suitpass", j) {
			return false
		}
	}
	return false
}

// regNounActor reads which authority acts: in the phrase of the noun, behind "by" or
// "from", or as the subject of its verb.
func (s *sentence) regNounActor(a *regAct) {
	for j := a.from; j < a.at; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && (n.cls.has(s.k.kindBits.of("regulator")) || n.cls.has(s.k.kindBits.of("government")) || n.cls.has(s.k.kindBits.of("central_bank"))) {
			a.actor, a.actorID = s.named(j).ent.Name, &s.named(j).ent.ID
			return
		}
	}
	const reach, longest = 10, 6
	for j := a.at + 1; j+1 < s.end && j < a.at+reach; j++ {
		n := &s.nodes[j]
		if n.date >= 0 || !s.is(j, s.k.by) && !s.is(j, s.k.from) {
			if n.hash == s.k.semicolon || n.ent < 0 && n.cls.has(s.k.modal.or(s.k.rel)) {
				break
			}
			continue
		}
		for k := j + 1; k < s.end && k < j+longest; k++ {
			m := &s.nodes[k]
			if m.ent >= 0 && m.cls.has(s.k.kindBits.of("body")) || m.ent < 0 && (s.listed("authority", k) || s.listed("attorneyword", k)) {
				a.actor, a.last = s.text(j+1, k), k
				if m.ent >= 0 {
					x := s.named(k)
					a.actor, a.actorID = x.displayName(), &x.ent.ID
				}
				return
			}
			if m.ent < 0 && m.cls.has(s.k.stop.or(s.k.verb)) && !m.cls.has(s.k.nounform) {
				break
			}
		}
	}
	if v := s.suitVerb(s.suitPhrase(a.at)); v >= 0 {
		b := regAct{at: v}
		if !s.suffers(v) && s.authority(&b) && !b.court {
			a.actor, a.actorID = b.actor, b.actorID
		}
	}
}

// fineIn is the node of the sum in the phrase of a fine, nodes [b,i): "a $12 million
// fine", "$12 million in penalties".
func (s *sentence) fineIn(b, i int) int {
	for j := i - 1; j >= max(s.first, b-3); j-- {
		if q := s.quantityOf(j); q != nil && q.unit == schema.UnitCurrency && q.val >= leastSum && s.begins("finenoun", i) {
			return j
		}
	}
	return -1
}

// regNounDone reports whether something befalls the act behind its noun: "was revoked".
func (s *sentence) regNounDone(i int) bool {
	const reach = 8
	for j := i + 1; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.verb) && s.listed("regtake", j) {
			return true
		}
		if n.ent < 0 && (n.cls.has(s.k.rel.or(s.k.sub).or(s.k.stop)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.be.or(s.k.have))) {
			return false
		}
	}
	return false
}
