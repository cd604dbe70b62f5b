package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Shares bought back, told by verb or noun and the figures about it: "bought back 2.87
// percent of its capital, at a cost of 9.7 million euros", "a share buyback of around $100
// million", "purchased 5 million of its own shares".

// maxBuyback bounds how far a figure may stand from its verb or noun.
const maxBuyback = 22

// backAt appends the repurchases that node i tells, those that no rule found.
func (s *sentence) backAt(i int, facts []fact) []fact {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.backTrigger) || !s.buysBack(i) {
		return facts
	}
	var np nounPhrase
	known := false
	take := func(j int) bool {
		if s.sumTold(j, facts) || j-2 >= s.first && s.nodes[j-1].cls.has(s.k.to) && s.quantityOf(j-2) != nil { // "$400 million to $500 million"
			return true
		}
		if !known && !s.buyerBack(i, &np) {
			return false
		}
		known = true
		facts = append(facts, s.backFact(i, j, np.subs[0]))
		return true
	}
	for j := i - 1; j >= s.first && i-j < 15 && s.besideBuyback(j, true); j-- { // "spent $5 billion on a buyback"
		if s.backFigure(j) && !take(j) {
			return facts
		}
	}
	for j := i + 1; j < s.end && j-i < maxBuyback && s.besideBuyback(j, false); j++ {
		if s.backFigure(j) && !take(j) {
			return facts
		}
	}
	return facts
}

// buysBack reports whether node i tells of shares bought back: a noun of it, or a verb whose
// object is the company's own shares.
func (s *sentence) buysBack(i int) bool {
	n := &s.nodes[i]
	for j := s.first; j < s.end; j++ {
		if s.nodes[j].ent < 0 && s.begins("backnot", j) { // securities of others, bought back from clients
			return false
		}
	}
	if s.listed("buyback", i) && !n.cls.has(s.k.verb) || i > s.first && (s.listed("backshares", i-1) || s.nodes[i-1].cls.has(s.k.det) && s.nodes[i-1].ent < 0) && n.cls.has(s.k.typeBits.of("buybackverb")) && !s.suffers(i) {
		return true // "a share buy back"
	}
	own, shares := n.cls.has(s.k.typeBits.of("buybackverb")), false
	for j := max(s.first, i-6); j < s.end && j < i+12; j++ {
		m := &s.nodes[j]
		switch {
		case m.ent >= 0 && j > i && m.cls.has(s.k.company):
			j = s.end
		case j > i && (s.listed("debtpaper", j) || s.listed("debtloan", j) || s.listed("backother", j)):
			return false
		case m.cls.has(s.k.security) || s.listed("backshares", j):
			shares = true
		case j > i && s.listed("backown", j):
			own = true
		case j > i && m.hash == s.k.semicolon:
			j = s.end
		}
	}
	return own && shares
}

// backFigure reports whether node j is a sum, a number of shares or a part of them.
func (s *sentence) backFigure(j int) bool {
	const reach = 7
	q := s.quantityOf(j)
	if q == nil {
		return false
	}
	switch q.unit {
	case schema.UnitCurrency:
		return q.val >= leastPrice // not what each share costs
	case schema.UnitPct, unitFraction, "":
	default:
		return false
	}
	if q.unit == "" && q.val < 1000 {
		return false
	}
	for k := j + 1; k < s.end && k <= j+reach; k++ {
		m := &s.nodes[k]
		if m.cls.has(s.k.security) || s.listed("backshares", k) {
			return true
		}
		if m.qty >= 0 || m.ent >= 0 || m.cls.has(s.k.verb.or(s.k.stop).or(s.k.be)) {
			return false
		}
	}
	return false
}

// besideBuyback reports whether what is told of the repurchase goes on at node j.
func (s *sentence) besideBuyback(j int, before bool) bool {
	n := &s.nodes[j]
	switch {
	case n.qty >= 0, n.date >= 0, n.hash == s.k.commaHash, n.hash == s.k.openParen, n.hash == s.k.closeParen:
		return true
	case before && (n.hash == s.k.and || n.cls.has(s.k.payoutNoun)):
		return false
	case n.ent >= 0:
		return before && !n.cls.has(s.k.company) || n.cls.has(s.k.place)
	case n.hash == s.k.semicolon, n.cls.has(s.k.sub) && !n.cls.has(s.k.rel) && n.hash != asHash, n.cls.has(s.k.modal):
		return false
	case n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform):
		return s.begins("backlink", j) || before && s.begins("backbefore", j)
	}
	return true
}

// buyerBack finds who buys back: who acts, else the company of the repurchase told last,
// else the one that the text is about.
func (s *sentence) buyerBack(i int, np *nounPhrase) bool {
	if s.agentOf(i, np) && s.acts(np) || s.paidBy(i, np) {
		s.boardOf(&np.subs[0], i)
		if np.subs[0].kind == schema.KindCompany {
			return !np.security
		}
	}
	for j := s.head; j < i; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && !n.cls.has(s.k.place) && !s.demonym(j) {
			np.just(s.named(j))
			return n.cls.has(s.k.company) && s.opensSentence(j)
		}
	}
	return s.toldOrMain(&s.ctx.bought, i, np)
}

// backFact is the fact that company x buys back, at the figure of node q.
func (s *sentence) backFact(i, q int, x subject) fact {
	f := fact{rule: &s.k.backRule, trigger: int32(i), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(i), last: int32(i), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.Buyback, schema.BoundEq, schema.Actual, "pos"
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	s.setValue(&f, q)
	return f
}

// opensSentence reports whether no verb stands before node j: it opens the sentence.
func (s *sentence) opensSentence(j int) bool {
	for k := s.first; k < j; k++ {
		if n := &s.nodes[k]; n.ent < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal)) && n.flags&token.FlagCap == 0 {
			return false
		}
	}
	return true
}
