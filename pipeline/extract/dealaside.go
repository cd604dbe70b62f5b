package extract

import "github.com/wiremill/wiremill/schema"

// What stands between the words of a deal: "the $5 billion bid launched last week by X for
// Y", "the acquisition in 1999 of Y", "to buy and break up Y", "X's bid, which values Y at $5
// billion".

// dealtPrep finds the preposition behind which stands what is dealt in: right behind the
// noun of the deal, or behind when it was and who made it, whom it notes. It is -1 if there
// is none; made: who made the deal was told there.
func (s *sentence) dealtPrep(d *deal, prep uint64) (at int, made bool) {
	const reach = 12
	for j := d.at + 1; j < s.end && j <= d.at+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.hash == prep && n.date < 0:
			return j, made
		case d.sum < 0 && (n.hash == s.k.of || n.hash == s.k.at || s.listed("valuing", j)):
			if j = s.sumOfBid(d, j+1); j < 0 {
				return -1, false
			}
		case n.date >= 0, made && j <= d.to, n.ent < 0 && n.cls.has(s.k.adv) && !n.cls.has(s.k.verb):
		case n.ent < 0 && n.form&formPart != 0 && s.listed("bidmaking", j):
		case n.hash == withHash && j == d.at+1 && prep == s.k.forWord: // "its joint bid with X for Y"
			var np nounPhrase
			k := s.phraseStartingAt(j+1, &np)
			if k == 0 || np.n == 0 || np.subs[0].kind != schema.KindCompany {
				return -1, false
			}
			j = k - 1
		case n.hash == s.k.by && !made && d.subtype != "merger":
			party := &d.buyer
			if d.subtype == "divestiture" {
				party = &d.seller
			}
			if made = s.partyAfter(d, j, s.k.by, party); !made {
				return -1, false
			}
		case n.hash == s.k.openParen && made:
			j = s.closeParenAt(j, s.end-1)
		case made && n.ent < 0 && s.firmNoun(j): // "by Air China group for Y"
		default:
			return -1, false
		}
	}
	return -1, false
}

// offeredTo reports whether the offer at node i is made to the company behind it: "presented its
// takeover offer to Y". Other offers to somebody are of goods.
func (s *sentence) offeredTo(i int) bool {
	const reach = 9
	f := fact{trigger: int32(i)}
	if !s.takeover(&f) && !s.listed("takeover", i) || i+2 >= s.end || !s.is(i+1, s.k.to1) || s.nodes[i+2].qty >= 0 {
		return false
	}
	for j := i - 1; j > s.first && i-j < reach; j-- {
		if s.nodes[j].ent < 0 && s.listed("bidgiving", j) {
			return true
		}
	}
	return false
}

// pastHolders passes to whom a part is spun off: "spin off to shareholders its phone unit".
func (s *sentence) pastHolders(i int) int {
	if i+2 >= s.end || !s.is(i, s.k.to1) {
		return i
	}
	j := i + 1
	if s.nodes[j].cls.has(s.k.det) {
		j++
	}
	if j+1 < s.end && s.listed("holderbody", j) {
		return j + 1
	}
	return i
}

// sumOfBid notes the price at node i that a bid is of, and returns the last node of it, -1 if
// there is none: "a bid of about $31 a share for Y", "an offer worth $5 billion".
func (s *sentence) sumOfBid(d *deal, i int) int {
	for i < s.end && s.nodes[i].ent < 0 && s.nodes[i].qty < 0 && (s.nodes[i].cls.has(s.k.bound.or(s.k.adv)) || s.is(i, s.k.at)) {
		i++
	}
	if i >= s.end {
		return -1
	}
	q := s.quantityOf(i)
	each := i+1 < s.end && s.nodes[i+1].cls.has(s.k.perUnit)
	if q == nil || q.unit != schema.UnitCurrency || q.val < leastPrice && !each {
		return -1
	}
	d.sum, d.to = i, i
	if e := s.otherPrice(d, i+1); e > i+1 {
		i = e - 1
	}
	for i+1 < s.end && (s.nodes[i+1].cls.has(s.k.perUnit) || s.listed("pricekind", i+1)) {
		i++
	}
	return i
}

// lastVerb is the last of the verbs from node v on whose object is the same: "buy and break
// up Y"; v if it is the only one.
func (s *sentence) lastVerb(v int) int {
	w := v + 2
	if w+1 >= s.end || !s.is(v+1, s.k.and) {
		return v
	}
	n := &s.nodes[w]
	noun := n.cls.has(s.k.nounform) && s.nodes[w+1].ent < 0
	if n.ent >= 0 || !n.cls.has(s.k.verb) || noun {
		return v
	}
	return w
}

// dealValues reads what a deal is worth by its verb: "X's bid values Y at $9 a share", "the
// deal, which values the company at $5 billion". A company that is only described is the one
// of the deal told last.
func (s *sentence) dealValues(d *deal) bool {
	i := d.at + 1
	for i < s.end && (s.is(i, s.k.commaHash) || s.nodes[i].cls.has(s.k.rel)) && i <= d.at+2 {
		i++
	}
	for i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.groupLead) && i < d.at+5 {
		i++
	}
	if i >= s.end || !s.listed("dealvalues", i) || s.nodes[i-1].cls.has(s.k.be) {
		return false
	}
	if !s.object(d, i+1) || d.target.n != 1 || d.to+2 >= s.end || !s.is(d.to+1, s.k.at) {
		return false
	}
	told := &s.ctx.deal
	if x := &d.target.subs[0]; x.weak {
		if !told.known || s.index-told.sentence > dealWindow {
			return false
		}
		d.target.just(s.weak(told.sub, int(x.first)))
	}
	if s.takePrice(d, d.to+2); d.sum < 0 {
		return false
	}
	var np nounPhrase
	switch {
	case s.ownerOf(d.at, &np) && s.acts(&np) && np.subs[0].kind == schema.KindCompany && np.subs[0].displayName() != d.target.subs[0].displayName():
		d.buyer = np.subs[0]
	case told.known && told.actor != nil && told.sub.displayName() == d.target.subs[0].displayName():
		d.buyer = s.dealMaker(d.at)
	}
	return true
}

// soldTo reads the sale of a whole company that is told as its own: "Y's $15 billion sale to X",
// "its sale to X". A sale without a price may be of goods.
func (s *sentence) soldTo(d *deal) bool {
	var np nounPhrase
	if d.at+2 >= s.end || !s.is(d.at+1, s.k.to1) || !s.ownerOf(d.at, &np) || !s.dealable(&np) || np.security {
		return false
	}
	if s.priceBefore(d, d.at); d.sum < 0 || s.quantityOf(d.sum).val < leastCompany || !s.partyAfter(d, d.at+1, s.k.to1, &d.buyer) || d.buyer.kind != schema.KindCompany {
		return false
	}
	d.subtype, d.target = "acquisition", np
	return true
}

// leastCompany is the smallest sum that a company is sold for and its wares hardly ever are.
const leastCompany = 500_000_000

// costOf reports whether the deal that noun i tells is only what a cost or a gain came from: "a
// charge for the acquisition of Y", "costs related to the purchase of Y".
func (s *sentence) costOf(i int) bool {
	const reach = 7
	for j := i - 1; j > s.first && i-j < reach; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && s.listed("dealcost", j):
			return true
		case n.ent >= 0, n.cls.has(s.k.stop), n.cls.has(s.k.verb) && !s.begins("costlink", j):
			return false
		}
	}
	return false
}

// breakFee reads what one party to the deal told last pays the other if it fails: "Y would owe X
// a $3 billion break-up fee".
func (s *sentence) breakFee(d *deal) bool {
	told := &s.ctx.deal
	if s.priceBefore(d, d.at); d.sum < 0 {
		s.priceAfter(d, d.at+1)
	}
	if d.sum < 0 && d.at+2 < s.end && s.is(d.at+1, s.k.of) {
		s.takePrice(d, d.at+2)
	}
	if d.sum < 0 || !told.known || s.index-told.sentence > 2*dealWindow || s.otherDeal(d.at) {
		return false
	}
	d.target = nounPhrase{metricNode: -1, first: int32(d.at), last: int32(d.at)}
	d.target.add(s.weak(told.sub, d.at))
	d.buyer = s.dealMaker(d.at)
	return true
}
