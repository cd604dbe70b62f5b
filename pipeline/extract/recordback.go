package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Records of what was told before: "It was the lowest since May", "The June reading was
// the lowest since", "took claims to 461,000, the most in six years".

// moved is the move of a price that was told last with its figure.
type moved struct {
	sub      subject
	sentence int
	several  bool // its sentence told moves of others as well
	ok       bool
}

// noteMove keeps the move of fact f for what the next sentence says of it.
func (d *document) noteMove(f *fact, sentence int) {
	same := d.moved.ok && d.moved.sentence == sentence
	if !same || d.moved.sub.displayName() != f.sub.displayName() {
		d.moved = moved{sub: f.sub, sentence: sentence, several: same, ok: true}
	}
}

// itWas takes the statistic of the sentence before for the "It" that its sentence begins
// with, before the "was" at node j, where nothing else was told: "It was the weakest since".
func (s *sentence) itWas(j int, np *nounPhrase) bool {
	d := s.doc
	if j != s.first+1 || s.nodes[s.first].hash != itHash || !s.nodes[j].cls.has(s.k.be) || d.stat.sentence != s.index-1 || d.priced == s.index || d.results.has && d.results.sentence == s.index-1 {
		return false
	}
	return s.lastStat(s.first, np)
}

// recordBack finds whose record the superlative at node i is, behind the verb at node j,
// where its clause only points back: to the clause before it, or to the sentence before.
func (s *sentence) recordBack(i, j int, np *nounPhrase, out []fact) bool {
	e := s.groupStart(j, s.first) - 1
	if e < s.first || s.nodes[e].ent >= 0 {
		return false
	}
	if s.nodes[e].cls.has(s.k.rel) && e > s.first && s.is(e-1, s.k.commaHash) {
		return s.factAside(e-1, np, out)
	}
	return s.figurePhrase(e) && (s.moveBefore(i, np) || s.index-s.doc.stat.sentence <= 1 && s.lastStat(j, np))
}

// figurePhrase reports whether the noun phrase that ends at node e is a figure or a change
// told before and nothing else: "that", "the decline", "June's reading", "the 8 percent drop".
func (s *sentence) figurePhrase(e int) bool {
	const longest = 9
	if s.listed("demonstrative", e) {
		return true
	}
	if !s.changeNoun(e) && !s.listed("figurenoun", e) {
		return false
	}
	for i := e - 1; i >= s.first && i > e-longest; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
			return false
		case s.listed("demonstrative", i), n.date >= 0 && s.clauseOpens(i):
			return true
		case n.date < 0 && n.qty < 0 && !s.changeNoun(i) && !s.listed("figuremod", i) && !n.cls.has(s.k.adj.or(s.k.poss)) && s.d.Tokens[n.first].Kind != token.Dash:
			return false
		}
	}
	return false
}

func (s *sentence) changeNoun(i int) bool {
	return s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.nounUp.or(s.k.nounDown))
}

// clauseOpens reports whether a clause begins with node i.
func (s *sentence) clauseOpens(i int) bool {
	if i == s.first || i == s.head {
		return true
	}
	p := &s.nodes[i-1]
	return p.ent < 0 && (p.cls.has(s.k.stop.or(s.k.conj).or(s.k.quote).or(s.k.saying)) || p.hash == bulletHash)
}

// moveBefore takes the price whose move the sentence before told, if it told that of one only,
// for a superlative at node i of moves, days or levels: "That was the biggest decline since".
func (s *sentence) moveBefore(i int, np *nounPhrase) bool {
	d := s.doc
	if m := &d.moved; !m.ok || m.several || m.sentence != s.index-1 || d.stat.ok && d.stat.sentence == s.index-1 || !s.ofMoves(i) {
		return false
	}
	np.just(s.weak(d.moved.sub, i))
	return true
}

// ofMoves reports whether what the superlative at node i is of can be a move, a level or a
// day of trading.
func (s *sentence) ofMoves(i int) bool {
	const reach = 6
	for j := i + 1; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0:
			return false
		case n.cls.has(s.k.prep.or(s.k.stop).or(s.k.argSkip)), n.hash == sinceHash:
			return true
		case n.date < 0 && !s.changeNoun(j) && !s.listed("recordnoun", j) && !n.cls.has(s.k.adj) && s.d.Tokens[n.first].Kind != token.Dash:
			return false
		}
	}
	return true
}

var sinceHash = token.Hash("since")

// asideRecord finds whose record the superlative at node i is, which a comma or a dash sets
// behind what it is said of.
func (s *sentence) asideRecord(i int, np *nounPhrase, out []fact) bool {
	g := s.groupOf(i) - 1
	for g > s.first && s.nodes[g].ent < 0 && (s.is(g, s.k.and) || s.nodes[g].cls.has(s.k.adv)) {
		g--
	}
	if g <= s.first || s.nodes[g].ent >= 0 || !s.is(g, s.k.commaHash) && !s.longDash(g) {
		return false
	}
	return s.factAside(g, np, out) || s.figureReached(g, np)
}

// factAside takes the fact that ends right before the comma or dash at node g.
func (s *sentence) factAside(g int, np *nounPhrase, out []fact) bool {
	const reach = 6
	best := -1
	for k := range out {
		f := &out[k]
		if f.sent != s.index || !telling(f.EventType) || f.window > 0 || int(f.last) >= g || best >= 0 && f.last < out[best].last {
			continue
		}
		best = k
	}
	if best < 0 || g-int(out[best].last) > reach {
		return false
	}
	f := &out[best]
	for j := int(f.last) + 1; j < g; j++ {
		if n := &s.nodes[j]; n.ent >= 0 || n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) || s.is(j, s.k.commaHash) || n.hash == s.k.semicolon {
			return false // another clause
		}
	}
	*np = nounPhrase{metricNode: -1, first: f.first, last: f.last, from: int32(best + 1)}
	if f.Metric != nil {
		np.metric = *f.Metric
	}
	np.add(f.sub)
	return true
}

// figureReached takes what is brought to the figure before the comma at node g: "took claims
// to 448,000, the highest".
func (s *sentence) figureReached(g int, np *nounPhrase) bool {
	const reach = 4
	q := g - 1
	for q > s.first && g-q < reach && s.nodes[q].qty < 0 && s.nodes[q].ent < 0 && s.nodes[q].cls.has(s.k.perUnit) {
		q--
	}
	if q <= s.first || s.nodes[q].qty < 0 {
		return false
	}
	t := q - 1
	for t > s.first && s.nodes[t].ent < 0 && s.nodes[t].cls.has(s.k.adv.or(s.k.bound)) {
		t--
	}
	if t-1 <= s.first || !s.nodes[t].cls.has(s.k.to) || !s.phraseEndingAt(t-1, np) {
		return false
	}
	return np.metric != "" || np.subs[0].kind != schema.KindCompany
}

// subjectAcrossNames takes the subject of the verb of the clause for a high or a low that more stands
// before than the arguments of that verb, but nobody else's name: "fell to $110 on Monday, backing down
// from last week's record high".
func (s *sentence) subjectAcrossNames(q search, np *nounPhrase) bool {
	if q.r.event != schema.Extreme {
		return false
	}
	if s.recordPlaced(q.at, np) {
		return true
	}
	if !s.governingSubject(q.r, q.at, false, np, q.out) || np.n == 0 || np.metric != "" || np.from > 0 {
		return false
	}
	for i := int(np.last) + 1; i < q.at; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("traded")) || n.ent < 0 && (n.cls.has(s.k.security.or(s.k.price).or(s.k.metric).or(s.k.anaphor)) || s.payload(i, s.k.macroClass) != "") {
			return false
		}
	}
	return true
}

// recordPlaced takes what the phrase before the high at node i says to stand there: "with the
// Nikkei average at a five-year low".
func (s *sentence) recordPlaced(i int, np *nounPhrase) bool {
	g := s.groupOf(i)
	for g > s.first && (s.nodes[g].date >= 0 || s.nodes[g-1].date >= 0) {
		g = s.groupOf(g - 1)
	}
	p := g - 1
	if p <= s.first || s.nodes[p].ent >= 0 || !s.is(p, s.k.at) && s.nodes[p].hash != nearHash {
		return false
	}
	for p > s.first && s.nodes[p-1].ent < 0 && s.nodes[p-1].cls.has(s.k.adv) {
		p--
	}
	e := p - 1
	return s.nodes[e].ent >= 0 && s.nodes[e].cls.has(s.k.kindBits.of("traded")) && s.phraseEndingAt(e, np) && np.metric == ""
}
