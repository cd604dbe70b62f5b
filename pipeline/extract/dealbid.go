package extract

import "github.com/wiremill/wiremill/schema"

// Bids: for whom they are where only who makes them is told, and which way they go.

// bid reads an offer that says only who makes it: "a sweetened bid by X", "X's
// offer", "X made a bid", "an X takeover offer". It is for who answers it, for the
// company of the deal told last, else for the one that the article is about, if it
// is an offer to take over.
func (s *sentence) bid(d *deal, owned bool, np *nounPhrase) bool {
	if owned && s.mergedPair(d, np) { // "X and Y made public their merger proposal"
		return true
	}
	from := s.partyAfter(d, d.at+1, s.k.from, &d.buyer)
	if !from && !s.partyAfter(d, d.at+1, s.k.by, &d.buyer) {
		switch {
		case owned:
			s.refusedOne(d.at, np)
			d.buyer = np.subs[0]
		case s.bidder(d):
		default:
			return s.bidFromNobody(d, np)
		}
	}
	if s.bidForOther(int(d.buyer.last)+1) || s.outbids(d.at) {
		return false
	}
	if d.buyer.kind != schema.KindCompany || d.buyer.weak && !owned && (!s.ctx.deal.known || *s.ctx.deal.actor != d.buyer.displayName()) {
		return false
	}
	buyer, told := d.buyer.displayName(), &s.ctx.deal
	f := fact{trigger: int32(d.at)}
	switch {
	case s.answers(d, from && !s.listed("bidsoft", d.at) || d.subtype == "acquisition", np), s.battledFor(d.at, np) && np.subs[0].displayName() != buyer:
		d.target = *np
	case told.known && s.index-told.sentence <= dealWindow && told.sub.displayName() != buyer && (*told.actor == buyer || !owned):
		d.target.just(s.weak(told.sub, d.at))
	case !d.buyer.weak && !s.definiteBid(d) && s.pricedBid(d) && s.oneOther(d, np):
		d.target = *np
	case (s.takeover(&f) || s.listed("takeover", d.at)) && s.ctx.mainCo != nil && s.ctx.mainCo.displayName() != buyer:
		d.target.just(s.weak(*s.ctx.mainCo, d.at))
	default:
		return false
	}
	s.priceBefore(d, d.at)
	s.priceAfter(d, d.to+1)
	return true
}

// pricedBid reports whether the bid is of a sum that companies are bought for.
func (s *sentence) pricedBid(d *deal) bool {
	if d.sum < 0 {
		s.priceBefore(d, d.at)
	}
	return d.sum >= 0 && s.quantityOf(d.sum).val >= leastCompany/10
}

// definiteBid reports whether the bid is one that was told of before: "the $5 billion bid".
func (s *sentence) definiteBid(d *deal) bool {
	for j := d.at - 1; j >= s.first && d.at-j < 9; j-- {
		n := &s.nodes[j]
		if n.hash == theHash || n.ent >= 0 || n.ent < 0 && n.cls.has(s.k.verb) && n.form&formPart == 0 {
			return n.hash == theHash
		}
	}
	return false
}

// oneOther takes the only other company that the sentence names before the bid: "shares in Y jumped
// after X made a $5 billion bid".
func (s *sentence) oneOther(d *deal, np *nounPhrase) bool {
	np.reset(d.at, d.at)
	for i := s.first; i < d.at; i++ {
		n := &s.nodes[i]
		if n.ent < 0 || !n.cls.has(s.k.company) || s.demonym(i) || s.commentator(i) {
			continue
		}
		if x := s.named(i); x.displayName() != d.buyer.displayName() {
			if np.n > 0 && !np.subs[0].same(&x) {
				return false
			}
			np.just(x)
		}
	}
	return np.n > 0 && !np.security && s.dealable(np)
}

// outbids reports whether the bid at node i is what another one is better than: "topping a bid
// from Y".
func (s *sentence) outbids(i int) bool {
	const reach = 6
	for j := i - 1; j > s.first && i-j < reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("outbidding", j) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb)) {
			return false
		}
	}
	return false
}

// bidForOther reports whether the words from node i on go on to say for whom a bid is, which was
// not understood: "a bid made by the X group for the world's biggest miner".
func (s *sentence) bidForOther(i int) bool {
	const reach = 5
	for j := i; j+1 < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if s.is(j, s.k.forWord) {
			return s.nodes[j+1].qty < 0
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb)) && !s.is(j, s.k.openParen) && !s.is(j, s.k.closeParen) {
			return false
		}
	}
	return false
}

// bidFromNobody reads an offer to take over of which only who answers it is told: "X received
// a takeover approach".
func (s *sentence) bidFromNobody(d *deal, np *nounPhrase) bool {
	f := fact{trigger: int32(d.at)}
	if d.subtype != "buyout_offer" || !s.takeover(&f) || !s.answers(d, false, np) || np.subs[0].kind != schema.KindCompany {
		return false
	}
	d.target = *np
	s.priceBefore(d, d.at)
	s.priceAfter(d, d.to+1)
	return true
}

// agreedTo reads who agrees to be taken over for a price, by nobody who is named: "X agreed to a
// $17 billion buyout".
func (s *sentence) agreedTo(d *deal, np *nounPhrase) bool {
	const reach = 8
	for j := d.at - 1; j > s.first && d.at-j < reach; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.to1 && s.nodes[j-1].ent < 0 && s.begins("consenting", j-1) {
			if s.priceBefore(d, d.at); d.sum < j || !s.actor(j-1, &d.seller) || d.seller.kind != schema.KindCompany {
				return false
			}
			np.just(d.seller)
			d.target, d.seller = *np, subject{}
			d.from = min(d.from, int(d.target.subs[0].first))
			return s.dealable(&d.target)
		}
		if n.ent >= 0 || n.cls.has(s.k.stop) {
			return false
		}
	}
	return false
}

// bidder finds who makes the bid at node d.at: the company in its noun phrase, or
// the subject of "made".
func (s *sentence) bidder(d *deal) bool {
	for j := d.at - 1; j >= s.first && d.at-j < 9; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.company) && j > s.first && s.nodes[j-1].cls.has(s.k.det):
			d.buyer = s.named(j)
			d.from = j
			return true
		case n.cls.has(s.k.verb) && (s.listed("bidmaking", j) || s.listed("bidleaving", j)):
			return s.actor(j, &d.buyer)
		case s.listed("bidlink", j): // "walked away from", "returned with"
		case n.qty < 0 && (n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep).or(s.k.be).or(s.k.conj)) && !n.cls.has(s.k.nounform)):
			return false
		}
	}
	return false
}

// answers finds the company that an offer was made to: "X rejected an approach from
// Y". Where the offer does not say from whom it came, the verb must be one of answers.
func (s *sentence) answers(d *deal, sent bool, np *nounPhrase) bool {
	if s.answeredBy(d, np) {
		return s.dealable(np) && np.subs[0].displayName() != d.buyer.displayName()
	}
	if !sent {
		j := d.at - 1
		for j > s.first && d.at-j < 9 && !(s.nodes[j].cls.has(s.k.verb) && !s.nodes[j].cls.has(s.k.nounform)) {
			j--
		}
		if j < s.first || !s.begins("bidanswer", j) {
			return false
		}
	}
	if j := s.relativeBefore(d.at); j >= 0 {
		if !s.relativeTo(j, np) {
			return false
		}
	} else if s.ownersAnswer(d.at, np) {
		return s.dealable(np) && np.subs[0].displayName() != d.buyer.displayName()
	} else if !s.governingAgent(d.at, np) {
		return false
	}
	return s.dealable(np) && !np.security && np.subs[0].displayName() != d.buyer.displayName()
}

// ownersAnswer finds whose shareholders or directors answer the offer at node i: "X
// shareholders voted down", "X's board rejected".
func (s *sentence) ownersAnswer(i int, np *nounPhrase) bool {
	for v := i - 1; v > s.first && i-v < 10; v-- {
		if n := &s.nodes[v]; n.ent >= 0 || !n.cls.has(s.k.verb) || n.cls.has(s.k.nounform) {
			continue
		}
		e := s.groupStart(v, s.first) - 1
		return e > s.first && s.nodes[e].ent < 0 && s.listed("holderbody", e) && (s.nodes[e-1].ent >= 0 || s.nodes[e-1].cls.has(s.k.poss)) && s.phraseEndingAt(e-1, np)
	}
	return false
}

// answeredBy finds whose answer to the offer is told by a noun: "X's rejection of a bid".
func (s *sentence) answeredBy(d *deal, np *nounPhrase) bool {
	for j := d.at - 1; j > s.first && d.at-j < 9; j-- {
		switch n := &s.nodes[j]; {
		case n.hash == s.k.of:
			return s.nodes[j-1].ent < 0 && s.begins("bidanswer", j-1) && !s.nodes[j-1].cls.has(s.k.verb) && s.ownerOf(j-1, np)
		case n.ent >= 0 && int32(j) >= d.buyer.first && int32(j) <= d.buyer.last: // "its rejection of X's bid"
		case n.ent >= 0 || n.cls.has(s.k.verb.or(s.k.stop)) && !n.cls.has(s.k.nounform):
			return false
		}
	}
	return false
}

// refusedOne makes the one whose bid at node i is answered the owner, not who answers it: "Y's
// rejection of X's bid".
func (s *sentence) refusedOne(i int, np *nounPhrase) {
	const reach = 8
	for j := i - 1; j-3 >= s.first && i-j < reach; j-- {
		if !s.nodes[j].cls.has(s.k.poss) {
			continue
		}
		e := j - 1
		if s.nodes[e].ent >= 0 && s.nodes[e].cls.has(s.k.company) && s.is(e-1, s.k.of) && s.nodes[e-2].ent < 0 && s.begins("bidanswer", e-2) {
			np.just(s.named(e))
		}
		return
	}
}

// relativeBefore returns the pronoun of relation whose clause node i is in, -1 if
// there is none: "Y, which is trying to fend off a bid".
func (s *sentence) relativeBefore(i int) int {
	const reach = 10
	for j := i - 1; j > s.first && i-j < reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.rel) && n.hash != thatHash && s.is(j-1, s.k.commaHash) {
			return j
		}
		if n.ent >= 0 || n.cls.has(s.k.stop) {
			break
		}
	}
	return -1
}

// offerMoves is the direction in which the offer at node i is changed: "raised its
// bid", "a lowered offer"; nil if it is not.
func (s *sentence) offerMoves(i int) *string {
	const reach = 5
	for j := i - 1; j >= s.first && i-j < reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.cls.has(s.k.stop) {
			break
		}
		if !n.cls.has(s.k.verb.or(s.k.nounform)) {
			continue
		}
		if d := s.sign(j); d == schema.Up || d == schema.Down {
			return &d
		}
		if s.listed("sweetened", j) {
			return ptr(schema.Up)
		}
	}
	return nil
}
