package extract

// Talks told by a noun as the time or the place of something else: "said after talks with Premier
// Jane Roe", "in a meeting with the president". Whoever is named took part.

// talksWith reports whether the noun at e.verb is of talks with somebody that take place, and
// finds who holds them: "after talks with Premier Jane Roe, Joe Poe said".
func (s *sentence) talksWith(e *encounter) bool {
	i := e.verb
	w := s.withWhom(i)
	if w < 0 || s.listed("presskind", i-1) && s.nodes[i-1].ent < 0 {
		return false
	}
	b := s.meetingPhrase(i)
	if !s.occasionOf(b, i) {
		return false
	}
	for b > s.first && s.nodes[b-1].ent < 0 && s.nodes[b-1].cls.has(s.k.det) {
		b--
	}
	if b == s.first || s.nodes[b-1].ent >= 0 || !s.listed("talksprep", b-1) {
		return false
	}
	e.object = w + 1
	e.ahead = s.listed("talksahead", b-1)
	if x := s.travellerNear(i); x.ent != nil {
		e.who = speaker{person: x.ent, node: x.first}
		return s.officialAt(e.object) || s.peopleAt(e.object)
	}
	return s.officialAt(e.object) && s.personAt(e.object)
}

// withWhom is the node of "with" behind the noun of talks at node i, over what they are on; -1 if
// there is none.
func (s *sentence) withWhom(i int) int {
	const reach = 5
	for j := i + 1; j+1 < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && s.is(j, s.k.times.with) {
			return j
		}
		if n.ent < 0 && n.date < 0 && (n.cls.has(s.k.verb.or(s.k.stop.or(s.k.sub).or(s.k.rel).or(s.k.be).or(s.k.have).or(s.k.modal))) || n.hash == s.k.and) {
			return -1
		}
	}
	return -1
}

// peopleAt reports whether the phrase that begins at node i is of people who have no names here:
// "Russia's top leaders", "business leaders".
func (s *sentence) peopleAt(i int) bool {
	const reach = 7
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.person) || n.ent < 0 && s.listed("delegate", j) {
			return true
		}
		if n.ent < 0 && (n.cls.has(s.k.verb.or(s.k.stop).or(s.k.sub).or(s.k.rel).or(s.k.prep)) && !n.cls.has(s.k.poss)) && !s.is(j, s.k.of) {
			return false
		}
	}
	return false
}

// personAt reports whether somebody is named in the phrase that begins at node i.
func (s *sentence) personAt(i int) bool {
	const reach = 8
	for j := i; j < s.end && j < i+reach; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.person) {
			return true
		}
	}
	return false
}

// meetsNow reports whether "meeting" at e.verb is what somebody is doing: "were meeting with
// senators", "EU leaders meeting in Paris".
func (s *sentence) meetsNow(e *encounter) bool {
	v := e.verb
	p, next := &s.nodes[v-1], &s.nodes[v+1]
	if p.ent >= 0 || !p.cls.has(s.k.be) && !s.listed("delegate", v-1) || p.cls.has(s.k.be) && v-1 == s.first {
		return false
	}
	if next.ent < 0 && s.is(v+1, s.k.times.with) {
		e.object = v + 2
		return s.metObject(e, true)
	}
	e.body = true
	return next.date >= 0 || next.ent < 0 && (s.is(v+1, s.k.times.in) || s.text(v+1, v+1) == "at")
}

// meetingNow reports whether the participle at node v, whose group begins at node g, tells what
// somebody is doing: "is holding", "after holding".
func (s *sentence) meetingNow(v, g int) bool {
	for i := g; i < v; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.modal.or(s.k.neg)) {
			return false
		}
	}
	return s.nodes[max(v-1, s.first)].ent < 0 && s.nodes[max(v-1, s.first)].cls.has(s.k.be)
}
