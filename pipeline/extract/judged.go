package extract

// Houses that judge the shares of others: what is said of "the firm" beside them is said of
// one of those.

// judges reports whether the company at node i rates the shares of others: what the sentence
// says of a "firm" further on is of one of those.
func (s *sentence) judges(i int) bool {
	j := i + 1
	if j < s.end && s.is(j, s.k.openParen) {
		j = s.closeParenAt(j, s.end-1) + 1
	}
	return j < s.end && s.nodes[i].cls.has(s.k.company) && s.judging(j)
}

// judgedBy takes the one other company that the sentence names before node h than the house
// at node i that judges: "Acme fell after X downgraded the grocer's stock".
func (s *sentence) judgedBy(i, h int, want mask, out *nounPhrase) bool {
	at := -1
	if j := s.objectOfJudge(i, h); j >= 0 && s.nodes[j].cls.has(want) {
		out.add(s.weak(s.named(j), h))
		return true
	}
	for j := s.first; j < h; j++ {
		n := &s.nodes[j]
		if n.ent < 0 || !n.cls.has(s.k.company) || !n.cls.has(want) || s.demonym(j) || s.ents[n.ent].Ent == s.ents[s.nodes[i].ent].Ent {
			continue
		}
		if at >= 0 && s.ents[n.ent].Ent != s.ents[s.nodes[at].ent].Ent {
			return false
		}
		at = j
	}
	if at >= 0 {
		out.add(s.weak(s.named(at), h))
	}
	return at >= 0
}

// objectOfJudge is the company right behind the verb of the house at node i, before node h:
// "X upgraded Acme"; -1 if there is none.
func (s *sentence) objectOfJudge(i, h int) int {
	const reach = 6
	for j := i + 1; j < h && j <= i+reach; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			return j
		} else if n.ent < 0 && n.hash == s.k.commaHash {
			break
		}
	}
	return -1
}

// judging reports whether the word at node i is what houses do that judge shares: "upgraded".
func (c *chunker) judging(i int) bool {
	n := &c.nodes[i]
	return n.ent < 0 && n.listed.meets(listingOf("upgrading")) && c.lex.wordLists.of("upgrading").words.has(n.hash)
}
