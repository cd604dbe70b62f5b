package extract

// Who announces by a noun: "an announcement by Acme that it would", "Acme's warning that it".

// announcerOf takes for the pronoun at node h the name of who tells by a noun what the clause
// that it opens says.
func (s *sentence) announcerOf(h int, out *nounPhrase) bool {
	i := s.announcing(h)
	if i < 0 {
		return false
	}
	out.add(s.named(i))
	return true
}

// announcing is the node of the name whose announcement the clause is that opens with "that"
// before node h; -1 if there is none.
func (s *sentence) announcing(h int) int {
	i := h - 2
	if i-2 < s.first || s.nodes[h-1].hash != thatHash || !s.thing(h) && !s.plural(h) {
		return -1
	}
	for i > s.first+2 && s.nodes[i].date >= 0 { // "Acme's warning on Monday that it"
		i--
		if s.nodes[i].cls.has(s.k.prep) {
			i--
		}
	}
	if s.listed("announcenoun", i) {
		for i--; i > s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adj); i-- {
		}
		if i-1 >= s.first && s.nodes[i].cls.has(s.k.poss) && s.canAnnounce(i-1) {
			return i - 1
		}
		return -1
	}
	if s.canAnnounce(i) && (s.nodes[i-1].hash == s.k.from || s.nodes[i-1].hash == s.k.by) && s.listed("announcenoun", i-2) {
		return i
	}
	return -1
}

// canAnnounce reports whether node i names somebody who can announce.
func (s *sentence) canAnnounce(i int) bool {
	n := &s.nodes[i]
	return n.ent >= 0 && n.cls.has(s.k.kindBits.of("issuer")) && !s.demonym(i)
}
