package extract

import "github.com/wiremill/wiremill/schema"

// A series that stands far before its verb: words that say of which part or period it is,
// and asides, come between. "Revenue at Acme's investment bank, which makes markets, fell".

// farSeries bounds how far before its verb a series may stand, in nodes.
const farSeries = 26

// seriesAhead finds the series of a company's results that the verb at node v is about where
// the plain search for its subject finds none.
func (s *sentence) seriesAhead(v int, np *nounPhrase) bool {
	e := s.groupStart(v, s.first) - 1
	m := s.farHead(e)
	if m < 0 || m < e && (!s.endsPhrase(m+1) || s.anyListed("wholetrade", m+1, e)) {
		return false
	}
	b := m
	for b > s.first && m-b < longestPart && s.beforeHead(b-1) {
		b--
	}
	if b > s.first && s.nodes[b-1].ent < 0 && s.nodes[b-1].cls.has(s.k.prep.or(s.k.to)) {
		return false
	}
	if !s.resolvePhrase(b, m+1, np) || np.metric == "" || np.subs[0].kind != schema.KindCompany {
		np.reset(b, m)
		if !s.saidBy(b, np) && (m == e || !s.ownerBehind(m, np)) {
			return false
		}
		np.metric = s.payload(m, s.k.metricClass)
	}
	np.metricNode = int32(m)
	if k := s.ownerWithin(m+1, e); k >= 0 && (np.n == 0 || np.subs[0].weak) {
		np.subs[0], np.n = s.named(k), 1
	}
	return np.n == 1 && np.subs[0].kind == schema.KindCompany
}

// saidBy finds the company that says what begins at node b, of a series that only a place or
// nothing owns: "Acme said this week that Swiss sales shrank".
func (s *sentence) saidBy(b int, np *nounPhrase) bool {
	v := b - 1
	for v > s.first && (s.nodes[v].date >= 0 || s.nodes[v].ent < 0 && (s.nodes[v].hash == thatHash || s.nodes[v].cls.has(s.k.adv))) {
		v--
	}
	if v <= s.first || s.nodes[v].ent >= 0 || !s.nodes[v].cls.has(s.k.saying) || !s.nodes[v].cls.has(s.k.verb) {
		return false
	}
	var x nounPhrase
	if !s.subjectOf(v, &x) || x.n != 1 || x.metric != "" || x.subs[0].kind != schema.KindCompany || s.surveys(&x.subs[0]) {
		return false
	}
	np.add(x.subs[0])
	return true
}

// statementAhead looks for the subject of a match of rule r at node i, of a company's series,
// further ahead than the plain search does.
func (s *sentence) statementAhead(r *rule, m *matcher, i int, np *nounPhrase) bool {
	return r.subject == subjLeft && r.metric == "company" && s.cls.has(s.k.metric) && (m.am.end > 0 || m.caps[captureA].end > 0) && s.seriesAhead(i, np)
}

// farHead is the noun of a company's series that what ends at node e hangs on: prepositions
// with their nouns, days and asides; -1 if another thing stands between.
func (s *sentence) farHead(e int) int {
	head := -1
	for j := e; j >= s.first && e-j < farSeries; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.poss):
		case n.hash == s.k.closeParen:
			if j = s.openParen(j); j < 0 {
				return -1
			}
		case n.hash == s.k.commaHash:
			if j = s.asideBefore(j); j < 0 {
				return head
			}
		case s.payload(j, s.k.metricClass) != "" && !n.cls.has(s.k.verb):
			head = j
			if j == s.first || !s.hangsOn(j) {
				return head
			}
		case n.cls.has(s.k.verb) && n.form&formPart != 0 && j+1 <= e && (s.nodes[j+1].date >= 0 || s.nodes[j+1].ent < 0 && s.nodes[j+1].cls.has(s.k.prep)) && head < 0: // "the quarter ended May 2"
		case n.cls.has(s.k.verb.or(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub))), n.cls.has(s.k.conj) && n.hash != s.k.and, n.qty >= 0:
			return head
		}
	}
	return head
}

// endsPhrase reports whether the noun before node i is the last of its phrase: "sales at", not
// "sales growth".
func (s *sentence) endsPhrase(i int) bool {
	n := &s.nodes[i]
	return n.date >= 0 || n.ent < 0 && n.cls.has(s.k.prep.or(s.k.rel)) || n.hash == s.k.commaHash || n.hash == s.k.openParen
}

// hangsOn reports whether the series at node j is only what a preposition tells of another:
// "profit from sales".
func (s *sentence) hangsOn(j int) bool {
	const reach = 5
	for i := j - 1; i >= s.first && j-i < reach; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.prep) {
			return i > s.first && (s.payload(i-1, s.k.metricClass) != "" || s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.upNoun.or(s.k.downNoun)))
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.det).or(s.k.poss)) {
			return false
		}
	}
	return false
}

// asideBefore is the comma that opens the aside which the one at node j closes, -1 if none
// does: ", which owns no bank,", ", a gauge of demand,".
func (s *sentence) asideBefore(j int) int {
	const longest = 16
	for i := j - 2; i > s.first && j-i < longest; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.semicolon || n.cls.has(s.k.quote) || n.qty >= 0 {
			return -1
		}
		if n.hash != s.k.commaHash {
			continue
		}
		if next := &s.nodes[i+1]; next.ent < 0 && next.qty < 0 && next.cls.has(s.k.rel.or(s.k.prep).or(s.k.det).or(s.k.sub)) || s.listed("asideword", i+1) {
			return i
		}
		return -1
	}
	return -1
}

// asideAfter is the comma that closes the aside which the one at node j opens, where the
// series before it goes on with its figure or its verb; j if none does: "sales, a gauge of
// demand, to rise", "profit, before tax, of".
func (s *sentence) asideAfter(j int) int {
	const longest = 16
	if s.nodes[j].hash != s.k.commaHash || j+2 >= s.end || s.nodes[j+1].ent >= 0 || s.nodes[j+1].qty >= 0 || !s.nodes[j+1].cls.has(s.k.rel.or(s.k.prep).or(s.k.det)) {
		return j
	}
	for k := j + 2; k+1 < s.end && k-j < longest; k++ {
		n := &s.nodes[k]
		if n.hash == s.k.semicolon || n.qty >= 0 {
			return j
		}
		if n.hash != s.k.commaHash {
			continue
		}
		if next := &s.nodes[k+1]; next.ent < 0 && (next.cls.has(s.k.to) || next.hash == s.k.of || next.hash == s.k.at && k+2 < s.end && s.nodes[k+2].qty >= 0) {
			return k
		}
		return j
	}
	return j
}

// rangeAfter reports whether two figures that "to" joins follow node j: "revenue from $6.1
// billion to $6.4 billion".
func (s *sentence) rangeAfter(j int) bool {
	return j+3 < s.end && s.nodes[j+1].qty >= 0 && s.is(j+2, s.k.to1) && s.nodes[j+3].qty >= 0
}

// beforeHead reports whether node i can stand before the noun of a series in its phrase.
func (s *sentence) beforeHead(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.poss.or(s.k.adj).or(s.k.det)) || s.isDash(i) || s.is(i, s.k.ampersand) {
		return true
	}
	return n.qty < 0 && n.cls.has(s.k.word.or(s.k.cap)) && !n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.prep).or(s.k.rel).or(s.k.sub).or(s.k.conj).or(s.k.to))
}

// ownerWithin is the node of the company in the nodes [i,e] whose the series before them is:
// "at Acme", "in Acme's fiscal first quarter"; -1 if none is.
func (s *sentence) ownerWithin(i, e int) int {
	for j := i; j <= e && j < s.end; j++ {
		n := &s.nodes[j]
		if n.hash == s.k.commaHash || n.hash == s.k.openParen {
			return -1
		}
		if n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) && (s.nodes[j-1].ent < 0 && s.nodes[j-1].cls.has(s.k.prep) || j+1 <= e && s.nodes[j+1].cls.has(s.k.poss)) {
			return j
		}
	}
	return -1
}
