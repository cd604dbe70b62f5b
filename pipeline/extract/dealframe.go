package extract

import (
	"cmp"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Deals told in other words than those of a rule: a verb or noun of buying,
// selling or bidding, whoever acts, and as object a company, a part of one or a
// share in one. Who buys need not be said: "the takeover of Wachovia".

// deal is what one trigger tells.
type deal struct {
	at       int // the verb or noun
	noun     int // the noun, where at is the verb that it is the object of
	rule     *rule
	subtype  string
	target   nounPhrase
	buyer    subject
	seller   subject
	share    int  // node of the share that is dealt in, -1
	sum      int  // node of the price, -1
	each     int  // node of the price told in another way, per share or in all, -1
	paid     int  // the verb of paying whose purpose the deal is, -1: "offered $5 billion to buy"
	talk     bool // it is only talked of
	whole    bool // all shares of the target
	from, to int  // nodes that tell it
}

// dealAt appends the deal that node i tells, if no rule found it.
func (s *sentence) dealAt(i int, facts []fact) []fact {
	if n := &s.nodes[i]; n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.dealTrigger) {
		return facts
	}
	d := &s.deal
	*d = deal{at: i, noun: i, rule: &s.k.dealRule, share: -1, sum: -1, each: -1, paid: -1, from: i, to: i}
	if (s.readDeal(d) || s.dealPriced(d, facts)) && !(d.noun != d.at && s.regTold(d.at, &d.target.subs[0], facts)) {
		if d.subtype == "joint_venture" {
			withoutDeeds(d, facts)
		}
		facts = s.addDeal(d, facts)
	}
	return facts
}

// readDeal finds the parties of the deal that node d.at tells.
func (s *sentence) readDeal(d *deal) bool {
	if s.dealParties(d) {
		return true
	}
	if n := &s.nodes[d.at]; n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) {
		return false
	}
	d.buyer, d.seller, d.share, d.sum, d.each, d.paid = subject{}, subject{}, -1, -1, -1, -1
	return s.dealAgain(d)
}

// dealParties reads a deal whose parties are told beside node d.at.
func (s *sentence) dealParties(d *deal) bool {
	n := &s.nodes[d.at]
	if d.at > s.first && s.nodes[d.at-1].cls.has(s.k.quote) { // a rating of "buy"
		return false
	}
	switch {
	case s.listed("dealagain", d.at) && s.dealValues(d):
		d.subtype = "price"
		return true
	case n.cls.has(s.k.verb) && n.cls.has(s.k.buyVerb):
		d.subtype = "acquisition"
		return s.boughtOne(d) || s.buys(d)
	case n.cls.has(s.k.verb) && n.cls.has(s.k.sellVerb):
		d.subtype = "sale"
		return s.boughtOne(d) || s.sells(d)
	case n.cls.has(s.k.verb) && s.listed("bidverb", d.at) && s.is(min(d.at+1, s.end-1), s.k.forWord):
		d.subtype = "buyout_offer"
		return s.dealNoun(d, s.k.forWord) && d.buyer.kind == schema.KindCompany
	case n.cls.has(s.k.verb) && s.begins("dealpay", d.at) && s.pays(d):
		d.subtype = cmp.Or(d.subtype, "acquisition") // or a stake
		return true
	case n.cls.has(s.k.verb) && s.begins("dealprivate", d.at):
		d.subtype = "acquisition"
		return s.takesPrivate(d) || s.takesShare(d)
	case n.cls.has(s.k.verb) && s.begins("dealapproach", d.at) && n.form&(formPast|formPart|formIng) != 0:
		return s.approaches(d)
	case n.cls.has(s.k.verb) && s.begins("dealmerge", d.at):
		d.subtype = "merger"
		return s.merges(d)
	case s.listed("breakfee", d.at):
		d.subtype = "termination_fee"
		return s.breakFee(d)
	case s.listed("jointventure", d.at):
		d.subtype = "joint_venture"
		return s.jointVenture(d)
	case s.listed("dealtalk", d.at) || s.listed("plaintalk", d.at):
		return s.dealTalks(d)
	case !n.cls.has(s.k.verb) && s.begins("dealmerge", d.at):
		d.subtype = "merger"
		return s.dealNoun(d, withHash) || s.dealNoun(d, s.k.of) || s.dealNoun(d, betweenHash)
	case n.cls.has(s.k.buyNoun):
		d.subtype = "acquisition"
		return !s.costOf(d.at) && (s.dealNoun(d, s.k.of) || s.dealNamed(d) || n.cls.has(s.k.bidNoun) && s.dealNoun(d, s.k.forWord))
	case !n.cls.has(s.k.verb) && s.begins("dealsale", d.at):
		d.subtype = "divestiture"
		return !s.costOf(d.at) && (s.dealNoun(d, s.k.of) || s.soldTo(d))
	case n.last == n.first && s.begins("dealplain", d.at):
		d.subtype = "acquisition"
		var np nounPhrase
		return s.is(min(d.at+1, s.end-1), s.k.forWord) && s.ownerOf(d.at, &np) && s.dealNoun(d, s.k.forWord) && d.buyer.kind == schema.KindCompany
	case n.cls.has(s.k.bidNoun):
		d.subtype = "buyout_offer"
		return (s.begins("dealsuit", d.at) || s.offeredTo(d.at)) && s.dealNoun(d, s.k.to1) || s.dealNoun(d, s.k.forWord) || s.dealNoun(d, onHash) && d.target.subs[0].ent != nil
	}
	return false
}

// boughtOne reads the passive: "X was bought by Y", "X, acquired by Y in 2004,",
// "agreeing to be bought by Y".
func (s *sentence) boughtOne(d *deal) bool {
	v := d.at
	if s.nodes[v].form&formPart == 0 || v == s.first {
		return false
	}
	switch {
	case s.suffers(v):
		if g := s.groupStart(v, s.first); g-1 > s.first && s.nodes[g-1].cls.has(s.k.rel) && s.relativeTo(g-1, &d.target) {
			break
		}
		if !s.subjectOf(v, &d.target) && !(s.wills(v) && s.governingAgent(v, &d.target)) {
			return false
		}
	case v+1 < s.end && (s.is(v+1, s.k.by) || s.is(v+1, s.k.to1) && d.subtype == "sale") && s.groupStart(v, s.first) == v: // "X, bought by Y", "X sold to Y"
		e := v - 1
		if s.is(e, s.k.commaHash) && e > s.first {
			e--
		}
		if s.nodes[e].ent < 0 && !(s.firmNoun(e) && e == v-1 && s.apposedTo(e, &d.target)) || s.nodes[e].ent >= 0 && !s.phraseEndingAt(e, &d.target) {
			return false
		}
	default:
		return false
	}
	if !s.dealable(&d.target) || d.target.security {
		return false
	}
	prep := s.k.by
	if d.subtype == "sale" {
		prep = s.k.to1
	}
	bought := s.partyAfter(d, v+1, prep, &d.buyer)
	if s.priceAfter(d, d.to+1); d.sum < 0 {
		s.priceAfter(d, v+1) // "bought for $5 billion by Y"
	}
	return bought || d.sum >= 0 || d.target.subs[0].ent != nil && !(d.target.subs[0].weak && s.hypothetical())
}

// wills reports whether verb v hangs on another verb or on talks: "agreed to be bought",
// "before agreeing to be bought", "in talks to be bought".
func (s *sentence) wills(v int) bool {
	for j := s.groupStart(v, s.first); j > s.first && v-j < 6; j-- {
		if s.nodes[j].cls.has(s.k.to) {
			for j--; j > s.first && (s.nodes[j].date >= 0 || s.nodes[j].cls.has(s.k.adv)); j-- {
			}
			return s.nodes[j].cls.has(s.k.verb) || s.payload(j, s.lex.classes["infnoun"]) != "" || s.listed("plaintalk", j) || s.listed("dealtalk", j)
		}
	}
	return s.nodes[s.groupStart(v, s.first)].form&formIng != 0
}

// hypothetical reports whether the sentence only supposes what it tells.
func (s *sentence) hypothetical() bool { return s.anyListed("supposing", s.first, s.end-1) }

// buys reads the active: "X bought Y", "to acquire Y's phone business", "Y, which X
// bought in 2004".
func (s *sentence) buys(d *deal) bool {
	known := s.actor(d.at, &d.buyer)
	if s.talked(d.at, &d.buyer, &d.seller) {
		known, d.talk = true, true
	}
	if !s.object(d, s.lastVerb(d.at)+1) && !s.relativeObject(d) {
		return false
	}
	plan := s.planned(d.at)
	if !known && !plan || !known && d.target.subs[0].weak {
		s.priceAfter(d, d.to+1) // who buys need not be said if the price or the share is
		return (d.sum >= 0 || s.shareOf(d)) && !d.target.subs[0].weak
	}
	switch s.priceAfter(d, d.to+1); {
	case d.sum >= 0:
	case plan:
		s.priceBefore(d, s.groupStart(d.at, s.first)-2)
	default:
		s.offeredFor(d)
	}
	return true
}

// pays reads the price before what it is for: "X offered $90 a share, or nearly $8
// billion, for Y".
func (s *sentence) pays(d *deal) bool {
	const reach = 3
	for j := d.at + 1; j < s.end && j <= d.at+reach; j++ {
		q := s.quantityOf(j)
		if q == nil {
			continue
		}
		if q.unit != schema.UnitCurrency || !s.actor(d.at, &d.buyer) {
			return false
		}
		d.sum = j
		e := s.otherPrice(d, j+1)
		for e+1 < s.end && e < d.at+maxObject && !s.is(e, s.k.forWord) && s.nodes[e].hash != onHash && !(s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.verb.or(s.k.be).or(s.k.rel).or(s.k.sub)) && !s.listed("pricekind", e)) {
			e++
		}
		if e+1 < s.end && (s.is(e, s.k.forWord) || s.nodes[e].hash == onHash && s.begins("dealspend", d.at)) {
			if s.object(d, e+1) {
				return true
			}
		}
		return s.begins("dealpaying", d.at) && s.paysForTold(d) || e+2 < s.end && s.is(e, s.k.forWord) && s.paysForPart(d, e+1)
	}
	return false
}

// sells reads "X sold Y to Z": who sells, or to whom, or for how much must be said.
func (s *sentence) sells(d *deal) bool {
	var to subject
	d.talk = s.talked(d.at, &d.seller, &to)
	known := (d.talk || s.actor(d.at, &d.seller)) && d.seller.kind != schema.KindPerson
	if !s.object(d, s.pastHolders(d.at+1)) && !s.relativeObject(d) {
		return s.ownStake(d, known)
	}
	bought := s.partyAfter(d, d.to+1, s.k.to1, &d.buyer)
	if !bought && to.kind != "" {
		d.buyer, bought = to, true
	}
	s.priceAfter(d, d.to+1)
	if n := &s.nodes[d.target.subs[0].first]; n.ent < 0 && n.cls.has(s.k.pronoun) && !n.cls.has(s.k.det) && n.hash != itselfHash {
		known = false // "began selling it"
	}
	if x := &d.target.subs[0]; x.ent == nil && !x.weak && int(x.last-x.first) >= 0 && s.nodes[x.first].ent < 0 && !s.nodes[x.last].cls.has(s.k.unitNoun) {
		known = false // a name that nothing lists may be a product's
	}
	return known || bought || d.sum >= 0 || s.shareOf(d) && !d.target.subs[0].weak
}

// dealNoun reads a deal that a noun tells: "X's $2 billion purchase of Y", "the
// takeover of Y by X", "Y's acquisition by X", "a bid for Y".
func (s *sentence) dealNoun(d *deal, prep uint64) bool {
	var np nounPhrase
	owned := s.ownerOf(d.at, &np) && s.acts(&np)
	if d.at+1 >= s.end {
		return false
	}
	if d.subtype == "divestiture" {
		s.sellerOf(d, owned, &np)
	}
	if d.subtype == "buyout_offer" { // a bid of so much may be for shares: "a $5 billion bid for the Y stock it does not own"
		s.priceBefore(d, d.at)
	}
	if p, made := s.dealtPrep(d, prep); p > 0 && s.object(d, p+1) && !(p > d.at+1 && d.target.subs[0].weak) {
		if d.subtype == "merger" && d.target.n > 1 && prep != withHash {
			d.buyer, d.target.n, owned = d.target.subs[1], 1, false
		}
		switch {
		case made:
		case owned && d.subtype == "divestiture":
			d.seller = np.subs[0]
		case owned:
			d.buyer = np.subs[0]
		case d.subtype == "divestiture":
			s.actor(d.at, &d.seller)
		case d.subtype == "merger" && d.buyer.kind != "":
		case s.nodes[d.at].cls.has(s.k.verb): // "X bid for Y"
			s.actor(d.at, &d.buyer)
		default:
			if s.governingAgent(d.at, &np) && s.acts(&np) && np.subs[0].kind != schema.KindPerson { // who approves it, who defends it
				d.buyer = np.subs[0]
			}
		}
		s.partyAfter(d, d.to+1, s.k.by, &d.buyer)
		s.priceBefore(d, d.at)
		s.priceAfter(d, d.to+1)
		if d.subtype == "merger" && prep == withHash {
			s.mergedInto(d)
		}
		return true
	}
	if d.subtype == "merger" && (owned || s.governingAgent(d.at, &np)) && s.mergedPair(d, &np) {
		return true
	}
	if d.subtype == "buyout_offer" && !s.is(d.at+1, prep) || d.subtype == "acquisition" && !owned && (s.is(d.at+1, s.k.by) || s.is(d.at+1, s.k.from)) {
		return s.bid(d, owned, &np)
	}
	if d.subtype == "acquisition" && !owned && prep == s.k.of && s.agreedTo(d, &np) {
		return true
	}
	if owned && d.subtype == "acquisition" && s.is(d.at+1, s.k.by) && s.partyAfter(d, d.at+1, s.k.by, &d.buyer) {
		d.target = np
		s.priceBefore(d, d.at)
		s.priceAfter(d, d.to+1)
		return s.dealable(&d.target)
	}
	return false
}

// sellerOf finds who sells by the noun of a sale: whoever talks of it, else, where the text
// says whose sale it is (owned), the owner, else who acts: "the sale of its phone unit".
func (s *sentence) sellerOf(d *deal, owned bool, owner *nounPhrase) {
	var talker nounPhrase
	switch {
	case s.talkedOf(d.at, &talker):
		d.seller, d.talk = talker.subs[0], true
	case !owned:
		s.actor(d.at, &d.seller)
	case owner.subs[0].kind == schema.KindCompany:
		d.seller = owner.subs[0]
	}
}

// actor finds who acts in node i.
func (s *sentence) actor(i int, x *subject) bool {
	var np nounPhrase
	if !s.agentOf(i, &np) || !s.acts(&np) {
		return false
	}
	*x = np.subs[0]
	return true
}

// planned reports whether the infinitive at node v hangs on a word that tells of a
// deal, so that nobody need be named who makes it: "the deal to buy", "talks to acquire".
func (s *sentence) planned(v int) bool {
	g := s.groupStart(v, s.first)
	return g-2 >= s.first && s.nodes[g-1].cls.has(s.k.to) && s.payload(g-2, s.lex.classes["infnoun"]) != ""
}

// companyBehind takes the company whose name stands within a few words of node i,
// which say what it is.
func (s *sentence) companyBehind(i int, np *nounPhrase) {
	const reach = 5
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.company) {
			np.n, np.last = 0, int32(j)
			np.add(s.named(j))
			return
		}
		if n.ent >= 0 || n.flags&token.FlagCap != 0 || n.cls.has(s.k.stop.or(s.k.prep).or(s.k.be).or(s.k.have).or(s.k.rel)) || n.hash == s.k.and {
			return
		}
	}
}

// dealable reports whether what was found can be bought: companies, not shares.
func (s *sentence) dealable(np *nounPhrase) bool {
	if np.n == 0 || np.metric != "" {
		return false
	}
	for i := range np.subs[:np.n] {
		x := &np.subs[i]
		s.asFirm(x)
		if !s.k.kindBits.of("issuer").has(s.k.kindBits.of(x.kind)) || x.unlisted && !s.nameWhole(x) && !s.toldFirm(int(x.last)+1) {
			return false
		}
	}
	return true
}
