package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// What is owed and has a price but no name of its own: a company's bonds, what banks lend
// each other money for, the spread between two yields.

// paperReach is how far before the end of its phrase the head of such a price may stand.
const paperReach = 12

// debtPaper reads the phrase that ends at node e as such a price: "GM's 8.375 percent bonds",
// "interbank rates for dollars", "the spread between Italian and German yields".
func (s *sentence) debtPaper(e int, out *nounPhrase) bool {
	for h := e; h >= s.first && h > e-paperReach; h-- {
		n := &s.nodes[h]
		if n.ent < 0 && n.hash != s.k.and && n.cls.has(s.k.stop.or(s.k.sub).or(s.k.rel).or(s.k.be).or(s.k.have).or(s.k.modal)) {
			return false
		}
		if n.ent >= 0 || n.hash == s.k.and || n.date >= 0 || h < e && !s.complements(h+1) {
			continue
		}
		switch {
		case s.listed("issuedpaper", h):
			return s.firmPaper(s.paperStart(h), h, e, out)
		case s.listed("yieldgap", h) && (h == e || s.listed("gapprep", h+1)):
			return s.spreadAt(s.paperStart(h), h, e, out)
		case s.listed("moneyrate", h):
			return s.lentAt(s.paperStart(h), h, e, out)
		}
	}
	return false
}

// complements reports whether node i can lead from the head of a phrase to what it is of.
func (s *sentence) complements(i int) bool {
	n := &s.nodes[i]
	return n.ent < 0 && (n.cls.has(s.k.prep) || n.hash == s.k.openParen)
}

// paperStart is where the phrase with its head at node h begins.
func (s *sentence) paperStart(h int) int {
	const longest = 10
	b := h
	for b > s.first && h-b < longest {
		p := &s.nodes[b-1]
		other := p.cls.has(s.k.stop.or(s.k.prep).or(s.k.sub).or(s.k.rel).or(s.k.conj).or(s.k.be).or(s.k.have).or(s.k.modal)) || p.hash == s.k.and || p.cls.has(s.k.verb) && !s.listed("papermod", b-1)
		if p.ent < 0 && p.qty < 0 && other {
			break
		}
		b--
	}
	return b
}

// firmPaper takes the bonds at node h of a phrase that begins at node b for those of the
// company that they are of.
func (s *sentence) firmPaper(b, h, e int, out *nounPhrase) bool {
	firm := -1
	for i := h - 1; i >= b && firm < 0; i-- {
		if s.issues(i) {
			firm = i
		}
	}
	if firm < 0 && h+2 <= e && s.nodes[h+1].cls.has(s.k.gen) && s.issues(e) {
		firm = e // "bonds of Acme"
	}
	out.reset(b, e)
	var x subject
	switch {
	case firm >= 0:
		x = s.named(firm)
	case s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.pronoun) && s.couponIn(b, h) && s.ctx.refer(s, refCompany, b, out):
		x = out.subs[0] // "Its 7.2 percent notes"
		out.reset(b, e)
	default:
		return false
	}
	out.add(subject{name: x.displayName() + " bonds", kind: schema.KindYield, first: int32(b), last: int32(h), weak: x.weak})
	return true
}

// issues reports whether node i names a company, which may have issued bonds.
func (s *sentence) issues(i int) bool {
	n := &s.nodes[i]
	return n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(i)
}

// couponIn reports whether nodes [b,h) tell what bonds pay.
func (s *sentence) couponIn(b, h int) bool {
	for i := b; i < h; i++ {
		if q := s.quantityOf(i); q != nil && q.unit == schema.UnitPct {
			return true
		}
	}
	return false
}

// spreadAt takes the spread at node h for what its phrase says; a bare one could be any.
func (s *sentence) spreadAt(b, h, e int, out *nounPhrase) bool {
	if h == e && (b == h || s.onlyIndexWords(b, h)) || h > s.first && s.nodes[h-1].ent < 0 && s.nodes[h-1].cls.has(s.k.adv.or(s.k.to)) {
		return false // "has also spread"
	}
	if n := &s.nodes[e]; n.ent >= 0 && n.cls.has(s.k.index) {
		return false // "spreads on the iTraxx Crossover index" are that index
	}
	return s.asPrinted(b, h, e, out)
}

// lentAt takes the rate at node h for the price of money, where its phrase says that banks
// or markets lend it.
func (s *sentence) lentAt(b, h, e int, out *nounPhrase) bool {
	for i := b; i <= e; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("#yield")) && i == h-1 {
			out.reset(b, e)
			out.add(s.named(i)) // "overnight dollar Libor rates"
			return true
		}
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("central_bank")) {
			return false
		}
	}
	for i := b; i <= e; i++ {
		if i != h && s.listed("moneylent", i) {
			return s.asPrinted(b, h, e, out)
		}
	}
	return false
}

// asPrinted makes the words of nodes b to e, without their article, the name of a price.
func (s *sentence) asPrinted(b, h, e int, out *nounPhrase) bool {
	const longest = 80
	for b < h && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.det.or(s.k.adv)) && !s.nodes[b].cls.has(s.k.pronoun) {
		b++
	}
	name := s.d.Span(int(s.nodes[b].first), int(s.nodes[e].last))
	if len(name) > longest || s.nodes[b].cls.has(s.k.pronoun) {
		return false
	}
	out.reset(b, e)
	out.add(subject{name: strings.Join(strings.Fields(name), " "), kind: schema.KindYield, first: int32(b), last: int32(e)})
	return true
}
