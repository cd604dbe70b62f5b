package extract

// Statements told at second hand: "was quoted as saying", "the agency quoted Roe as saying".

// quotedAs reads the statement whose "saying" is node v: who is quoted stands before the
// verb of quoting where that is passive, behind it where a medium quotes.
func (s *sentence) quotedAs(v int) (attribution, bool) {
	at := attribution{verb: v}
	q := s.quoting(v)
	if q < 0 {
		return at, false
	}
	g := s.groupStart(q, s.first)
	passive := s.suffers(q)
	switch {
	case passive && !s.speakerBefore(q, &at.who):
		return at, false
	case !passive && !s.quotedPerson(q+1, v-1, &at.who):
		return at, false
	}
	s.statement(&at, false)
	if passive && at.kind == "indirect" && at.last < g && !s.setOff(&at) {
		return at, false
	}
	return at, at.last-at.first >= 2
}

// quoting is the node of the verb of quoting before the "as saying" that ends at node v, -1
// if there is none: "quoted by the agency as saying".
func (s *sentence) quoting(v int) int {
	const reach = 12
	if v-2 < s.first || !s.listed("sayingword", v) || !s.is(v-1, asHash) {
		return -1
	}
	for i := v - 2; i >= s.first && i > v-reach; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && s.listed("quotingword", i) {
			return i
		}
		if n.cls.has(s.k.quote) || n.hash == s.k.semicolon {
			return -1
		}
	}
	return -1
}

// quotedPerson takes who is quoted in nodes [b,e): the first person named, else whoever
// speaks for a house there.
func (s *sentence) quotedPerson(b, e int, who *speaker) bool {
	for i := b; i < e; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.person) {
			return s.fillSpeaker(i, who)
		}
	}
	return b < e && (s.spokesman(e-1, who) || s.personNamed(e-1, who) || s.nodes[b].ent >= 0 && s.fillSpeaker(b, who))
}
