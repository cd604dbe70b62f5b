package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// phraseEndingAt reads leftwards from node e to where the noun phrase begins
// and resolves its head.
func (s *sentence) phraseEndingAt(e int, out *nounPhrase) bool {
	if n := &s.nodes[e]; n.ent >= 0 && s.ents[n.ent].Flags&entity.Code != 0 {
		return s.nameAt(e, out) // "an index of bank shares .BKX"
	}
	b := e
	for b > s.first {
		p := &s.nodes[b-1]
		if p.ent >= 0 {
			b--
			continue
		}
		if p.hash == s.k.commaHash {
			if !s.listComma(b-1, e) && !s.placeComma(b-1) {
				break
			}
			b--
			continue
		}
		if p.hash == s.k.closeParen {
			o := s.openParen(b - 1)
			if o < 0 || b-o > 8 {
				break
			}
			b = o
			continue
		}
		if p.qty >= 0 && b < e && s.qtys[p.qty].unit == schema.UnitPct && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.prep) {
			break // "were up 2 percent in the morning and X rose": the figure is of the clause before
		}
		if p.hash == s.k.times.with && s.parted(e) || s.dayFronted(b-1, e) {
			break // "ended flat, with the index down 10 points"
		}
		if p.cls.has(s.k.sub) && s.deducts(b-1, e) {
			b--
			continue
		}
		if p.cls.has(s.k.stop.or(s.k.sub).or(s.k.rel)) || p.cls.has(s.k.verb) && !s.contract(b-1) && !s.describesGoods(b-1, e) || p.cls.has(s.k.be.or(s.k.have).or(s.k.modal)) {
			break
		}
		if p.hash == s.k.and && s.bareSecurity(b, e) && b-2 >= s.first && s.nodes[b-2].ent < 0 && !s.nodes[b-2].cls.has(s.k.security) {
			break // "missed estimates and shares fell"
		}
		if p.hash != s.k.and && p.cls.has(s.k.conj) || p.hash == s.k.and && (!s.listAnd(b-1) || s.nodes[b].cls.has(s.k.det) && s.nodes[e].cls.has(s.k.typeBits.of("macrometric"))) {
			break // "lost jobs for eight months and the jobless rate rose"
		}
		b--
	}
	if s.resolvePhrase(b, e+1, out) {
		return !s.betweenBoth(b, out) && !(out.metric == "" && s.exampleOfSeries(b))
	}
	a := s.clauseAnd(b, e) // "fell to a six-week low and Britain's FTSE 100 closed"
	return a > b && s.resolvePhrase(a+1, e+1, out)
}

// dayFronted reports whether the date at node d is a day that stands before the noun phrase
// ending at node e without a comma: "in Tokyo on Friday Acme fell", "said on Monday U.S.
// output rose".
func (s *sentence) dayFronted(d, e int) bool {
	if d < s.first || s.nodes[d].date < 0 || d >= e || s.dateExpr(d).Prep != when.On {
		return false
	}
	n := &s.nodes[d+1]
	return n.ent >= 0 || n.cls.has(s.k.det.or(s.k.security).or(s.k.metric))
}

// clauseAnd returns the last "and" of nodes b to e that stands behind the figures or the time of
// a clause before, and so joins two clauses; -1 if there is none.
func (s *sentence) clauseAnd(b, e int) int {
	for a := e - 1; a > b; a-- {
		if !s.is(a, s.k.and) {
			continue
		}
		for i := a - 1; i >= b; i-- {
			if n := &s.nodes[i]; n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.perUnit) {
				return a
			}
		}
		if p := &s.nodes[a-1]; p.cls.has(s.k.perUnit) || p.ent < 0 && b > s.first && s.nodes[b-1].qty >= 0 {
			return a
		}
		return -1
	}
	return -1
}

// exampleOfSeries reports whether the names that begin at node b are only examples of those
// whose series is told: "sales at chains such as Acme fell".
func (s *sentence) exampleOfSeries(b int) bool {
	const reach = 7
	if b-2 < s.first || !(s.is(b-1, s.k.times.as) && s.is(b-2, s.k.times.such) || s.nodes[b-1].ent < 0 && s.nodes[b-1].cls.has(s.k.including)) {
		return false
	}
	for i := b - 2; i > s.first && i > b-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 && n.cls.has(s.k.security) || n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop)) && !n.cls.has(s.k.metric):
			return false
		case n.ent < 0 && (n.hash == s.k.at || n.hash == s.k.of || n.hash == inHash) && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.metric):
			return true
		}
	}
	return false
}

// betweenBoth reports whether the yields of a phrase that begins at node b are only what a
// spread is between: "the gap between two- and 10-year yields widened".
func (s *sentence) betweenBoth(b int, out *nounPhrase) bool {
	if out.n == 0 || out.subs[0].kind != schema.KindYield {
		return false
	}
	for i := b; i >= s.first+1 && i > b-3; i-- {
		if s.nodes[i].ent < 0 && s.is(i, betweenHash) {
			return true
		}
	}
	return false
}

// deducts reports whether the "before" at node i tells what a series is told without, up to
// node e: "operating profit before restructuring charges".
func (s *sentence) deducts(i, e int) bool {
	if i <= s.first || !s.nodes[i].cls.has(s.k.prep) || s.payload(i-1, s.k.metricClass) == "" {
		return false
	}
	return s.nodes[e].ent < 0 && s.listed("deduction", e)
}

// parted reports whether what "with" says of the name at node e follows it: "with the
// index down 10 points", "with the euro earlier falling".
func (s *sentence) parted(e int) bool {
	v := e + 1
	for s.nodes[e].ent >= 0 && v < s.end && s.nodes[v].ent < 0 && s.nodes[v].cls.has(s.k.adv) {
		v++
	}
	return v < s.end && (s.nodes[v].cls.has(s.k.sidedAdj.or(s.k.flat)) || s.nodes[v].form&formIng != 0)
}

// bareSecurity reports whether the nodes from b to e are a word for shares and at
// most a word that refers to whose.
func (s *sentence) bareSecurity(b, e int) bool {
	return s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.security) && (b == e || b == e-1 && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.det))
}

// listAnd reports whether the "and" at node i joins two nouns rather than two clauses.
func (s *sentence) listAnd(i int) bool {
	if i-1 < s.first {
		return false
	}
	p := &s.nodes[i-1]
	if p.hash == s.k.commaHash {
		return s.listComma(i-1, i)
	}
	if p.ent >= 0 && s.measuredAgainst(i-1) {
		return false // "fell 1 percent against the yen and the pound rose"
	}
	return p.ent >= 0 || p.hash == s.k.closeParen || p.cls.has(s.k.word) && !p.cls.has(s.k.verb) && p.date < 0 && p.qty < 0
}

// measuredAgainst reports whether the name at node i is what a move was measured
// against: the clause of the move ends with it.
func (s *sentence) measuredAgainst(i int) bool {
	for i--; i > s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.det.or(s.k.adj)); i-- {
	}
	return i > s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.against)
}

// listComma reports whether the comma at node i stands between items of a
// list of names: a name on both sides and an "and" further right.
func (s *sentence) listComma(i, e int) bool {
	if i-1 < s.first || s.nodes[i-1].ent < 0 && !s.is(i-1, s.k.closeParen) && !s.capitalItem(i-1) {
		return i-2 >= s.first && s.is(i-2, s.k.of) && i+1 < e && s.nodes[i-1].cls.has(s.k.word) && !s.nodes[i-1].cls.has(s.k.det.or(s.k.be)) && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.word) && !s.nodes[i+1].cls.has(s.k.det.or(s.k.conj).or(s.k.sub).or(s.k.rel)) // "sales of existing, single-family homes"
	}
	for j := i + 1; j <= e+1 && j < s.end; j++ {
		if s.is(j, s.k.and) {
			return true
		}
		if s.nodes[j].cls.has(s.k.verb) {
			return s.runOfNames(i, e)
		}
	}
	return s.runOfNames(i, e)
}

// capitalItem reports whether node i can be the last word of a name that nothing lists,
// among others of a list.
func (s *sentence) capitalItem(i int) bool {
	n := &s.nodes[i]
	return i > s.first && n.ent < 0 && n.date < 0 && n.flags&token.FlagCap != 0 && n.flags&token.FlagStart == 0 && n.cls.has(s.k.word)
}

// runOfNames reports whether the comma at node i is one of three names or more that
// only commas join, up to node e: "Acme, Intel, Nvidia were among the gainers".
func (s *sentence) runOfNames(i, e int) bool {
	names := 0
	for j := e; j >= s.first && s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.company); j -= 2 {
		names++
		if j-1 < s.first || !s.is(j-1, s.k.commaHash) {
			return names > 2 && j < i
		}
	}
	return names > 2
}

// resolvePhrase finds the head of the noun phrase in nodes [b,e): names, or a
// security, metric, price or referring noun with its owner.
func (s *sentence) resolvePhrase(b, e int, out *nounPhrase) bool {
	out.reset(b, e-1)
	for b < e && (b+1 < e || s.nodes[b].hash != s.k.both) && (s.nodes[b].date >= 0 || s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.adv.or(s.k.conj).or(s.k.quote)) || s.is(b, s.k.commaHash)) {
		b++
	}
	// A phrase that opens with a preposition ("In Tokyo the Nikkei") has its
	// head after it.
	for b < e && s.nodes[b].cls.has(s.k.prep) {
		p := b + 1
		for p < e && !s.nodes[p].cls.has(s.k.det) {
			p++
		}
		if p >= e {
			p = b + 1
		}
		b = p
	}
	if b >= e {
		return false
	}
	out.first = int32(b)
	seg := b // end of the segment before the first preposition
	for seg < e && !s.nodes[seg].cls.has(s.k.prep) && (s.nodes[seg].date < 0 || s.attributiveDate(seg, e)) {
		seg++
	}
	if seg == b {
		return false
	}
	if !s.resolveHead(b, seg, e, out) {
		return seg < e && s.examples(b, e, out)
	}
	s.gradeOf(b, seg, out)
	if s.forDelivery(seg, e) {
		for i := range out.subs[:out.n] {
			out.subs[i].futures = out.subs[i].kind != schema.KindCommodity
		}
	}
	return true
}

// forDelivery: "gold for June delivery" is a futures contract.
func (s *sentence) forDelivery(seg, e int) bool {
	return seg+1 < e && s.nodes[seg].date >= 0 && s.nodes[seg+1].hash == s.k.delivery
}

// attributiveDate: the date at node i stands before the head of the phrase
// that ends at e: "China's July exports".
func (s *sentence) attributiveDate(i, e int) bool {
	for j := i + 1; j < e && j <= i+4; j++ {
		n := &s.nodes[j]
		switch {
		case n.date >= 0 || n.ent < 0 && n.cls.has(s.k.prep) || j > i+1 && s.dateExpr(i).Prep != when.NoPrep:
			return false
		case n.ent < 0 && n.cls.has(s.k.metric.or(s.k.futures).or(s.k.seriesHead)): // "the August contract", "second-quarter growth"
			return true
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("#commodity")): // "U.S. July crude"
			return i > s.first && s.nodes[i-1].ent >= 0 && s.nodes[i-1].cls.has(s.k.place.or(s.k.kindBits.of("#exchange")))
		}
	}
	return false
}

// phraseStartingAt reads the noun phrase that starts at node i and returns the
// node after it, 0 if it does not resolve to a subject.
func (s *sentence) phraseStartingAt(i int, out *nounPhrase) int {
	e := i
	for e < s.end {
		next := s.phraseOn(i, e)
		if next == e {
			break
		}
		e = next
	}
	for e-1 > i && s.nodes[e-1].ent < 0 && s.nodes[e-1].date < 0 && s.nodes[e-1].cls.has(s.k.adv) && !s.nodes[e-1].cls.has(s.k.metric.or(s.k.security)) {
		e-- // "gold prices now", "Broadcom also"
	}
	if e-1 > i && e+1 < s.end && s.looseCode(e+1) == e-1 {
		e-- // "Lehman Brothers shares LEH.N"
	}
	if e == i || !s.resolvePhrase(i, e, out) {
		return 0
	}
	return e
}

// phraseOn returns the node behind what at node e belongs to the noun phrase that started
// at node i; e where the phrase ends.
func (s *sentence) phraseOn(i, e int) int {
	n := &s.nodes[e]
	switch {
	case n.ent >= 0:
		return e + 1
	case n.hash == s.k.openParen: // ( AIRF.PA )
		if c := s.closeParenAt(e, min(e+8, s.end-1)); s.is(c, s.k.closeParen) {
			return c + 1
		}
		return e
	case n.hash == s.k.commaHash || n.hash == s.k.and:
		if s.joinsPhrase(i, e) {
			return e + 1
		}
		return e
	case e == i && n.qty >= 0 && e+3 < s.end && s.is(e+2, s.k.and) && s.nodes[e+3].ent >= 0: // "two- and 10-year yields"
		return e + 3
	case e == i && n.cls.has(s.k.verb) && !n.cls.has(s.k.v) && e+1 < s.end && s.nodes[e+1].ent >= 0 && strings.HasSuffix(s.text(e, e), "ing"):
		return e + 1 // "ailing Italian airline Alitalia"
	case n.cls.has(s.k.phraseBreak), n.date >= 0 && !s.attributiveDate(e, s.end), e > i && s.predicated(e):
		return e
	case n.cls.has(s.k.prep) && !(e > i && n.cls.has(s.k.gen) && s.nodes[e-1].cls.has(s.k.ownedNoun) && !s.standsAt(e)):
		return e
	}
	return e + 1
}

// standsAt reports whether the preposition at node e tells where a price stands, not
// whose it is: "prices at a record high".
func (s *sentence) standsAt(e int) bool {
	if !s.is(e, s.k.at) {
		return false
	}
	i := e + 1
	for i < s.end && s.nodes[i].ent < 0 && s.nodes[i].date < 0 && s.nodes[i].cls.has(s.k.det.or(s.k.adj).or(s.k.adv)) {
		i++
	}
	return i < s.end && s.nodes[i].date >= 0 && (s.dateExpr(i).Kind == when.KindRecord || s.dateExpr(i).Kind == when.KindWindow)
}

// joinsPhrase reports whether the comma or "and" at node e joins two things of a noun
// phrase: "banks and insurers", "Acme, Borden and the Nikkei".
func (s *sentence) joinsPhrase(i, e int) bool {
	switch {
	case e+1 >= s.end:
		return false
	case e > i && s.groupNoun(e-1) && s.groupNoun(e+1):
		return true
	case s.is(e, s.k.commaHash):
		return s.nodes[e+1].ent >= 0 && s.listComma(e, min(e+48, s.end-1))
	}
	return s.nodes[e+1].ent >= 0 || s.nodes[e+1].cls.has(s.k.det) && e+2 < s.end && s.nodes[e+2].ent >= 0
}

// predicated reports whether the word at node e begins what is said of the phrase before it: "sent
// the index higher", "pushed the jobless rate up to 6 percent".
func (s *sentence) predicated(e int) bool {
	n, before := &s.nodes[e], &s.nodes[e-1]
	if n.cls.has(s.k.pronoun) && !n.cls.has(s.k.det) {
		return true // "the part of Acme it does not own"
	}
	sided := n.cls.has(s.k.sidedAdj) || n.cls.has(s.k.adv) && e+1 < s.end && s.nodes[e+1].cls.has(s.k.sidedAdj) // "sharply higher"
	if sided && (before.ent >= 0 || before.cls.has(s.k.security.or(s.k.price).or(s.k.yieldNoun).or(s.k.futures))) {
		return true
	}
	return n.cls.has(s.k.up.or(s.k.down)) && !n.cls.has(s.k.seriesHead) && e+1 < s.end && (s.nodes[e+1].cls.has(s.k.to) || s.nodes[e+1].qty >= 0 || s.is(e+1, s.k.by))
}

// placeComma reports whether the comma at node i stands in the seat of a company of which a
// series is told: "net income for the Espoo, Finland-based phone maker".
func (s *sentence) placeComma(i int) bool {
	const longest = 4
	b := i - 1
	for b > s.first && i-b <= longest && (s.nodes[b].flags&token.FlagCap != 0 || s.nodes[b].cls.has(s.k.det)) {
		b--
	}
	return b > s.first && b < i-1 && s.nodes[b].cls.has(s.k.prep) && s.nodes[b-1].cls.has(s.k.metric) && s.seatAfter(i)
}

// seatAfter reports whether a land and "-based" follow node i: ", Finland-based".
func (s *sentence) seatAfter(i int) bool {
	const longest = 4
	for j := i + 1; j+1 < s.end && j < i+longest; j++ {
		if s.isDash(j) {
			return j > i+1 && s.is(j+1, basedHash)
		}
		if s.nodes[j].flags&token.FlagCap == 0 {
			return false
		}
	}
	return false
}
