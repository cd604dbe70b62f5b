package extract

import "github.com/wiremill/wiremill/schema"

// Who comes and goes at the top, by what happens, the person and the post: "X named Y its
// next CEO", "Y was named X CEO", "Y, who joined X as finance chief in 2015", "the
// departure of X's chairman, Y", "its finance chief resigned".

// post is what one verb or noun of careers tells.
type post struct {
	at       int
	subtype  string
	person   subject
	employer subject
	title    int // node of the post, -1
	last     int
}

// postAt appends the change at the top that node i tells, if no rule found it.
func (s *sentence) postAt(i int, facts []fact) []fact {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.postVerb) {
		return facts
	}
	for k := range facts {
		if f := &facts[k]; f.EventType == schema.Management && !f.drop && int(f.first) <= i && int(f.last) >= i {
			return facts
		}
	}
	for j := s.groupStart(i, s.first); j < i; j++ {
		if s.is(j, shouldHash) { // what others wish
			return facts
		}
	}
	p := post{at: i, last: i, title: -1}
	var ok bool
	switch {
	case i > s.first && s.nodes[i-1].ent < 0 && s.listed("postnewly", i-1) && n.cls.has(s.k.typeBits.of("appointverb")):
		p.subtype = "appoint"
		ok = s.newlyPut(&p)
	case !n.cls.has(s.k.verb) || i > s.first && s.nodes[i-1].cls.has(s.k.poss.or(s.k.det)) && n.form&formPart == 0:
		ok = s.postNoun(&p)
	case n.cls.has(s.k.typeBits.of("appointverb")):
		p.subtype = "appoint"
		ok = s.putsOrIsPut(&p)
	case n.cls.has(s.k.typeBits.of("oustverb")):
		p.subtype = "dismiss"
		ok = s.putsOrIsPut(&p)
	case n.cls.has(s.k.typeBits.of("assumeverb")):
		p.subtype = "appoint"
		ok = s.comesOrGoes(&p)
	default:
		p.subtype = "resign"
		if s.begins("postdeath", i) {
			p.subtype = "death"
		}
		ok = s.quits(&p)
	}
	if !ok || p.employer.kind == "" || p.employer.kind == schema.KindGovernment && !s.bodyAppoints(&p) {
		if p = (post{at: i, last: i, title: -1}); !s.stateChange(&p) {
			return facts
		}
	}
	return append(facts, s.postFact(&p))
}

// bodyAppoints reports whether a body of a state puts somebody in a post of its own: "The
// Airport Authority named Y as its chief executive"; states name ministers.
func (s *sentence) bodyAppoints(p *post) bool {
	return p.subtype == "appoint" && s.nodes[p.at].cls.has(s.k.verb) && int(p.employer.last) < s.groupStart(p.at, s.first) && int(p.person.first) > p.at && p.person.kind != ""
}

// putsOrIsPut reads "X named Y chief executive", "Y was named chief executive of X",
// "Y, appointed in May", "X fired its chief executive".
func (s *sentence) putsOrIsPut(p *post) bool {
	var np nounPhrase
	if s.nodes[p.at].form&formPart != 0 && s.suffers(p.at) {
		if !s.personActing(p.at, &np) {
			return p.subtype == "dismiss" && s.titleActs(p)
		}
		p.person = np.subs[0]
		return s.postBehind(p.at, p) && s.employs(p)
	}
	if s.begins("postreplace", p.at) && s.personActing(p.at, &np) { // "Y replaced him as chairman"
		p.person, p.subtype = np.subs[0], "appoint"
		return s.postBehind(p.at, p) && s.asBefore(p) && s.employs(p)
	}
	if !s.agentOf(p.at, &np) && !s.boardActs(p.at, &np) || np.n == 0 || np.security {
		return false
	}
	if !s.k.kindBits.of("employer").has(s.k.kindBits.of(np.subs[0].kind)) {
		return p.subtype == "appoint" && np.subs[0].kind == schema.KindPerson && s.putsInPost(p) && p.person.kind != "" &&
			!s.is(int(p.person.last)+1, s.k.commaHash) && s.houseOfPost(p) && p.employer.first > p.person.last // "the president named Y to lead X"
	}
	if g := s.groupStart(p.at, s.first); p.subtype == "dismiss" && g > s.first && s.nodes[g-1].cls.has(s.k.to) {
		return false // who seeks to oust is another
	}
	p.employer = np.subs[0]
	return s.putsInPost(p)
}

// newlyPut reads "X's newly appointed finance chief, Y".
func (s *sentence) newlyPut(p *post) bool {
	var np nounPhrase
	if s.ownerOf(p.at-1, &np) && np.n > 0 && np.subs[0].kind == schema.KindCompany {
		p.employer = np.subs[0]
	}
	return s.putsInPost(p) && p.person.kind != "" && s.employs(p)
}

// quits reads "Y resigned", "Y, the chief executive, will step down", "its finance chief
// has quit".
func (s *sentence) quits(p *post) bool {
	var np nounPhrase
	if !s.personActing(p.at, &np) {
		return s.titleActs(p)
	}
	p.person = np.subs[0]
	s.postBehind(p.at, p)
	return s.employs(p)
}

// comesOrGoes reads the verbs that need a post or a house: "Y joined X", "Y became chief
// executive of X", "Y took the helm", "Y left the company".
func (s *sentence) comesOrGoes(p *post) bool {
	var np nounPhrase
	leaves := s.begins("postleave", p.at)
	if leaves {
		p.subtype = "resign"
	}
	if !s.personActing(p.at, &np) {
		return leaves && s.leavesHouse(p) && s.titleActs(p)
	}
	if p.at+1 < s.end && s.nodes[p.at+1].hash == inHash && s.begins("postsucceed", p.at) {
		return false // "may succeed in getting a seat"
	}
	if !leaves && s.begins("posthouse", p.at) && s.joinsPeople(p.at+1) {
		return false
	}
	p.person = np.subs[0]
	if s.suffers(p.at) {
		return s.succeededBy(p)
	}
	if s.begins("posthouse", p.at) && s.houseJoined(p, p.at+1) || s.begins("posttake", p.at) && (s.is(p.at+1, s.k.at) || s.is(p.at+1, s.k.of)) && s.houseJoined(p, p.at+2) {
		return true
	}
	if leaves && s.leavesHouse(p) {
		return s.employs(p)
	}
	return s.postBehind(p.at, p) && !(s.begins("postas", p.at) && !s.asBefore(p)) && s.employs(p)
}

// succeededBy reads who comes after the person who is the subject: "Y will be succeeded by
// Z".
func (s *sentence) succeededBy(p *post) bool {
	const reach = 8
	leaver := p.person
	for j := p.at + 1; j < s.end && j <= p.at+reach; j++ {
		switch n := &s.nodes[j]; {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("#person")):
			p.person, p.last = s.named(j), j
		case s.nameWord(j) && !n.cls.has(s.k.typeBits.of("titleword")):
			x, ok := s.strangePerson(j)
			if !ok {
				continue
			}
			p.person, p.last = x, int(x.last)
		case n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop)):
			return false
		default:
			continue
		}
		q := *p // "Z, the finance chief of another"
		q.person, q.last = leaver, p.at
		p.employer = q.employer
		if s.employs(&q) {
			p.employer = q.employer
		}
		return true
	}
	return false
}

// postNoun reads "the departure of Y", "Y's appointment as chief executive", "his
// resignation".
func (s *sentence) postNoun(p *post) bool {
	p.subtype = "appoint"
	switch {
	case s.begins("postdeath", p.at):
		p.subtype = "death"
	case s.begins("postgone", p.at):
		p.subtype = "resign"
	case s.begins("postout", p.at):
		p.subtype = "dismiss"
	case !s.listed("postcome", p.at):
		return false
	}
	if p.at+1 < s.end && (s.is(p.at+1, s.k.of) || s.is(p.at+1, s.k.by) && p.subtype == "resign") {
		if !s.putsInPost(p) {
			return p.person.kind != "" && (s.knownHouse(p, int(p.person.last)) || s.houseActing(p))
		}
		return (p.person.kind != "" || p.title >= 0) && s.employs(p)
	}
	var np nounPhrase
	if !s.hisOwn(p.at, &np) && !s.ownerOf(p.at, &np) || np.n == 0 {
		return false
	}
	if np.subs[0].kind == schema.KindPerson {
		p.person = np.subs[0]
		if s.is(p.at+1, asHash) {
			s.postBehind(p.at, p)
		}
		return s.employs(p)
	}
	return false
}

// postFact is the fact that p tells.
func (s *sentence) postFact(p *post) fact {
	x := p.employer
	f := fact{rule: &s.k.postRule, trigger: int32(p.at), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(p.at), last: int32(max(p.at, p.last)), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.Management, schema.BoundEq, schema.Actual, "pos"
	f.EventSubtype = &p.subtype
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	if p.person.kind != "" {
		f.CounterpartyName = ptr(p.person.displayName())
		f.first, f.last = min(f.first, p.person.first), max(f.last, p.person.last)
	}
	return f
}
