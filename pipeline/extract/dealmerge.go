package extract

// Mergers: who merges with whom, and of which of the two it is told.

// merges reads "X merged with Y", "X and Y agreed to merge".
func (s *sentence) merges(d *deal) bool {
	w := d.at + 1
	for w < s.end && s.nodes[w].date >= 0 { // "plans to merge this year with X"
		w++
	}
	if w+1 < s.end && s.is(w, withHash) {
		if !s.actor(d.at, &d.buyer) || !s.object(d, w+1) {
			return false
		}
		if s.priceAfter(d, d.to+1); d.sum < 0 && s.planned(d.at) { // "its $24 billion deal to combine with Y"
			s.priceBefore(d, s.groupStart(d.at, s.first)-2)
		}
		s.mergedInto(d)
		return true
	}
	if d.at+1 < s.end && (s.nodes[d.at+1].cls.has(s.k.det.or(s.k.pronoun)) || s.nodes[d.at+1].ent >= 0) {
		return false // "combine their operations"
	}
	if s.nodes[d.at].form&(formPast|formPart) != 0 && s.begins("dealcombined", d.at) && !s.nodes[s.groupStart(d.at, s.first)].cls.has(s.k.have) {
		return false // "the three banks combined"
	}
	if !s.agentOf(d.at, &d.target) || d.target.n < 2 || !s.dealable(&d.target) || d.target.security {
		return false
	}
	d.buyer = d.target.subs[1]
	d.target.n = 1
	s.priceAfter(d, d.at+1)
	return true
}

// mergedPair makes a merger of the two companies of np: "X and Y ended their $3 billion merger
// agreement", "X and Y ended talks on a tie-up".
func (s *sentence) mergedPair(d *deal, np *nounPhrase) bool {
	if np.n != 2 || !s.begins("dealmerge", d.at) || s.nodes[d.at].form&formPart != 0 || np.security || !s.dealable(np) {
		return false
	}
	d.target, d.buyer = *np, np.subs[1]
	d.target.n = 1
	s.priceBefore(d, d.at)
	s.priceAfter(d, d.at+1)
	return true
}

// mergedInto makes the company that the text is about the one that is told of in a merger
// with another, where it is not named: "the bank's merger with Y", "plans to merge with Y".
func (s *sentence) mergedInto(d *deal) {
	m := s.ctx.mainCo
	if m == nil || d.target.n != 1 || d.target.subs[0].displayName() == m.displayName() {
		return
	}
	if d.buyer.kind == "" && !d.talk && !s.somebodys(d.at) {
		return
	}
	if d.buyer.kind != "" && (!d.buyer.weak || d.buyer.displayName() != m.displayName() || d.talk || s.spokenOf(m, d.at)) {
		return
	}
	d.buyer = d.target.subs[0]
	d.target.subs[0] = s.weak(*m, d.at)
}

// spokenOf reports whether the sentence names x before node i.
func (s *sentence) spokenOf(x *subject, i int) bool {
	for j := s.first; j < i; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && s.ents[n.ent].Ent == x.ent {
			return true
		}
	}
	return false
}

// somebodys reports whether the noun at node i has an owner: "the bank's $8 billion merger".
func (s *sentence) somebodys(i int) bool {
	const reach = 5
	for j := i - 1; j >= s.first && i-j <= reach; j-- {
		n := &s.nodes[j]
		if n.cls.has(s.k.poss) || s.possessiveWord(j) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep)) {
			break
		}
	}
	return false
}
