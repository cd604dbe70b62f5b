package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// What a deal yields: a fact for each company and figure.

// addDeal appends a fact for each figure of the deal and each company that it is
// about, unless a rule has told it.
func (s *sentence) addDeal(d *deal, facts []fact) []fact {
	if d.share < 0 && d.rule.event == schema.MNA {
		s.apposedShare(d)
	}
	var figures [3]int
	n := 0
	for _, q := range [...]int{d.share, d.sum, d.each} {
		if q >= 0 {
			figures[n] = q
			n++
		}
	}
	if d.target.security && (n == 0 && !d.whole || d.target.subs[0].same(&d.seller)) {
		return facts // shares are traded, and its own are issued
	}
	if d.rule.event == schema.Ownership && n == 0 && d.buyer.kind == "" && d.seller.kind == "" {
		return facts // a holding of nobody's and of no size
	}
	told := len(facts)
	for k := range d.target.subs[:d.target.n] {
		x := d.target.subs[k]
		s.meantBefore(&x, &d.buyer)
		if s.ofMerged(&x) || s.namesMaker(&x) || x.weak && x.kind != schema.KindCompany || d.rule.event == schema.MNA && (s.unknownTarget(&x) || s.lostObject(d, &x)) { // "have the Treasury buy it"
			continue
		}
		if x.displayName() == d.buyer.displayName() {
			switch {
			case d.rule.event == schema.Ownership && s.namesakes(&x, &d.buyer): // "AMR, the parent of American Airlines"
				x = subject{name: s.text(int(x.first), int(x.last)), kind: schema.KindCompany, first: x.first, last: x.last}
			case x.weak && s.another(&x, d.buyer.displayName()): // "X made an offer for the bank"
			case d.buyer.weak: // "X, which it bought": it is another one
				d.buyer = subject{}
			default:
				continue
			}
		}
		for m := 0; m < max(n, 1); m++ {
			q := -1
			if m < n {
				q = figures[m]
			}
			if !s.dealKnown(d, &x, q, facts[:told]) {
				facts = append(facts, s.dealFact(d, x, q))
			}
		}
	}
	return facts
}

// namesakes reports whether two names of one company are told apart by who owns the other.
func (s *sentence) namesakes(x, y *subject) bool {
	if x.weak || y.weak || x.ent == nil || y.ent != x.ent {
		return false
	}
	a, b := s.text(int(x.first), int(x.last)), s.text(int(y.first), int(y.last))
	return !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a)
}

// valuedByDeals takes what is told that a company is worth, beside a deal with the same figure, for
// the deal's alone, and else for one of what is dealt in: "bought a stake in Acme, valuing the
// company at $5 billion".
func (s *sentence) valuedByDeals(facts []fact) {
	for k := range facts {
		f := &facts[k]
		if f.EventType != schema.FinMetric || f.drop || f.Metric == nil || *f.Metric != "valuation" {
			continue
		}
		for m := range facts {
			g := &facts[m]
			if g.EventType != schema.MNA || g.drop || g.first > f.first {
				continue
			}
			if g.qty == f.qty {
				f.drop = true
			} else if f.sub.weak && f.sub.displayName() != g.sub.displayName() {
				f.sub = s.weak(g.sub, int(f.first))
			}
		}
	}
}

// ofMerged reports whether x is what two that merge will be, and none of those that the text
// names: "55 percent of the combined company".
func (s *sentence) ofMerged(x *subject) bool {
	const reach = 3
	if !x.weak {
		return false
	}
	for j := int(x.last); j >= s.first && int(x.last)-j < reach; j-- {
		if s.nodes[j].ent < 0 && s.listed("mergedword", j) {
			return true
		}
	}
	return false
}

// namesMaker reports whether x is the first of two names that say what the company makes that is
// dealt in: "the takeover of the Volvo and Scania maker".
func (s *sentence) namesMaker(x *subject) bool {
	i := int(x.last) + 1
	if i+2 >= s.end || !s.is(i, s.k.and) {
		return false
	}
	named := s.nodes[i+1].ent >= 0 && !s.nodes[i+1].cls.has(s.k.place) || s.nodes[i+1].ent < 0 && s.nodes[i+1].flags&token.FlagCap != 0 && !s.demonym(i+1)
	return named && s.firmNoun(i+2) && (i+3 >= s.end || s.nodes[i+3].ent < 0 && s.nodes[i+3].flags&token.FlagCap == 0)
}

// apposedShare notes what part of the company it is that is dealt in, told behind it: "bought
// shares in Acme for $2 billion, a 10.8 percent stake".
func (s *sentence) apposedShare(d *deal) {
	const reach, before, behind = 8, 6, 4
	i := d.to + 1
	for i < s.end && i <= d.to+reach && !s.is(i, s.k.commaHash) && !s.nodes[i].cls.has(s.k.verb) {
		i++
	}
	if i+1 >= s.end || !s.is(i, s.k.commaHash) {
		return
	}
	share := -1
	for j := i + 1; j < s.end && j <= i+before+behind; j++ {
		n := &s.nodes[j]
		switch {
		case n.qty >= 0:
			if q := s.quantityOf(j); share >= 0 || q.unit != schema.UnitPct {
				return
			}
			share = j
		case n.ent < 0 && n.cls.has(s.k.stakeNoun):
			if share > 0 && !(j+1 < s.end && (s.is(j+1, inHash) || s.is(j+1, s.k.of))) {
				d.share, d.to = share, j
			}
			return
		case n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel)), n.cls.has(s.k.verb) && n.form&formPart == 0:
			return
		}
	}
}

// meantBefore makes a description of what is dealt in, "the struggling bank", that was taken
// for a name of its sentence, the last one before it that does not buy.
func (s *sentence) meantBefore(x, buyer *subject) {
	h := int(x.last)
	if !x.weak || s.nodes[h].ent >= 0 || !s.firmNoun(h) || strings.HasSuffix(s.text(h, h), "ies") {
		return
	}
	desc, apart := s.demanded(refCompany, h), s.listed("allword", h-1)
	for i := h - 1; i >= s.first; i-- {
		n := &s.nodes[i]
		apart = apart || n.ent < 0 && n.cls.has(s.k.sub.or(s.k.rel))
		if n.ent < 0 || !n.cls.has(s.k.company) || s.demonym(i) || s.commentator(i) || s.holdsTitle(i+1) || !apart && s.acting(i) {
			continue
		}
		if y := s.named(i); !y.same(buyer) && desc.fits(&y) && !s.joinedTo(i, buyer) {
			*x = s.weak(y, h)
			return
		}
	}
}

// unknownTarget reports whether what is dealt in is only pointed at, and is neither named in
// the sentence nor one that the article is about or told of a deal in: "shortly before X
// announced plans to buy it".
func (s *sentence) unknownTarget(x *subject) bool {
	if !x.weak || x.ent == nil || s.spokenOf(x, s.end) || s.ctx.inHeadline(x.ent) {
		return false
	}
	if s.demanded(refCompany, int(x.last)).sectors != "" { // "the insurer": of its trade there are few
		return false
	}
	m, told := s.ctx.mainCo, &s.ctx.deal
	return !(m != nil && m.same(x)) && !(told.known && told.sub.same(x))
}

// lostObject reports whether what is sold was read as the one who sells it, though it is
// neither that one itself nor some of what it has: "X considers a sale of the company",
// "resolved not to sell its stake".
func (s *sentence) lostObject(d *deal, x *subject) bool {
	if !x.weak || d.buyer.kind != "" || d.seller.kind == "" || x.displayName() != d.seller.displayName() {
		return false
	}
	i := int(x.first)
	return d.subtype == "stake" || d.subtype == "divestiture" || s.nodes[i].hash != itselfHash && !s.listed("allparts", d.to) && !s.listed("allparts", i)
}

// holdsTitle reports whether node i is a title: "Acme chief executive".
func (s *sentence) holdsTitle(i int) bool {
	return i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("titleword")))
}

// acting reports whether a verb follows the name at node i.
func (s *sentence) acting(i int) bool {
	return i+1 < s.end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal))
}

// joinedTo reports whether "and" joins the name at node i to another one before it.
func (s *sentence) joinedTo(i int, x *subject) bool {
	if i-2 < s.first || !s.is(i-1, s.k.and) || s.nodes[i-2].ent < 0 {
		return false
	}
	y := s.named(i - 2)
	return y.same(x)
}

// dealKnown reports whether a fact tells the deal, with the figure at node q.
func (s *sentence) dealKnown(d *deal, x *subject, q int, facts []fact) bool {
	for k := range facts {
		f := &facts[k]
		if f.EventType != d.rule.event || f.drop || int(f.last) < d.from || int(f.first) > d.to {
			continue
		}
		if f.sub.displayName() != x.displayName() && (int(f.trigger) == d.at || x.weak && !f.sub.weak || q < 0 || int(f.qty) == q) {
			return true
		}
		if f.sub.displayName() == x.displayName() && (q < 0 || int(f.qty) == q) {
			return true
		}
	}
	return false
}

// dealFact is the fact that company x is dealt in, at the figure of node q.
func (s *sentence) dealFact(d *deal, x subject, q int) fact {
	f := fact{rule: d.rule, trigger: int32(d.at), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(d.from), last: int32(d.to), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = d.rule.event, schema.BoundEq, schema.Actual, "pos"
	if d.subtype != "" {
		f.EventSubtype = ptr(d.subtype)
	}
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	by := &d.buyer
	if by.kind == "" {
		by = &d.seller
	}
	if by.kind != "" && s.canDeal(d, by) {
		f.ActorName = ptr(by.displayName())
		if by.ent != nil {
			f.ActorID = &by.ent.ID
		}
		f.first, f.last = min(f.first, by.first), max(f.last, by.last)
	}
	if d.talk || d.noun != d.at && s.begins("debtwish", d.at) { // "merger talks", "seeks a stake"
		f.Modality = schema.Possible
	}
	if d.paid >= 0 {
		f.trigger = int32(d.paid)
	}
	if d.subtype == "buyout_offer" {
		f.Direction = s.offerMoves(d.at)
	}
	if d.noun != d.at {
		f.Direction = s.stakeMoves(d.at)
	}
	if d.seller.kind != "" && by != &d.seller {
		f.CounterpartyName = ptr(d.seller.displayName())
	}
	if q >= 0 {
		s.setValue(&f, q)
		s.sharePrice(&f, d.to+1)
	}
	return f
}

// canDeal reports whether the buyer or seller found for d is one: a name that was read whole,
// nobody who only arranges it.
func (s *sentence) canDeal(d *deal, by *subject) bool {
	if by.ent == nil && by.kind == schema.KindCompany && !by.weak && !s.nameWhole(by) {
		return false
	}
	return d.rule.event != schema.MNA || d.subtype == "joint_venture" || !s.onlyBrokers(d.at, by)
}

// onlyBrokers reports whether a state, a regulator or a central bank that was found before
// the word of a deal does not deal itself: "the Fed helped arrange the takeover of X by Y",
// "granted approval for X to acquire".
func (s *sentence) onlyBrokers(at int, by *subject) bool {
	official := s.k.kindBits.of("official").has(s.k.kindBits.of(by.kind))
	if !official && by.kind != schema.KindPerson || int(by.last) >= at {
		return false
	}
	owned := false
	for i := int(by.last) + 1; i < at; i++ {
		n := &s.nodes[i]
		owned = owned || n.ent < 0 && n.cls.has(s.k.poss)
		if official && n.ent >= 0 && n.cls.has(s.k.company) || n.ent < 0 && s.listed("brokers", i) {
			return true
		}
	}
	return official && !s.nodes[at].cls.has(s.k.verb) && !owned && !by.weak
}

// sharePrice notes at what price a number of shares changes hands: "sold 2 million shares
// at $31.15 each".
func (s *sentence) sharePrice(f *fact, at int) {
	if f.Unit == nil || *f.Unit != schema.UnitCount || at+1 >= s.end || s.nodes[at].hash != s.k.at {
		return
	}
	if q := s.quantityOf(at + 1); q != nil && q.unit == schema.UnitCurrency {
		s.setLevel(f, at+1)
	}
}
