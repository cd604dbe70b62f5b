package extract

import "github.com/wiremill/wiremill/schema"

// Bids: for whom they are where only who makes them is told, and which way they go.

// bid reads an offer that says only who makes it: "a sweetened bid by X", "X's
// offer". It is for the company of the deal told last, else for the one that the
// article is about, if it is an offer to take over.
func (s *sentence) bid(d *deal, owned bool, np *nounPhrase) bool {
	from := s.partyAfter(d, d.at+1, s.k.from, &d.buyer)
	if !from && !s.partyAfter(d, d.at+1, s.k.by, &d.buyer) {
		if !owned {
			return false
		}
		d.buyer = np.subs[0]
	}
	if d.buyer.kind != schema.KindCompany {
		return false
	}
	buyer, told := d.buyer.displayName(), &s.ctx.deal
	f := fact{trigger: int32(d.at)}
	switch {
	case (from || d.subtype == "acquisition") && s.answers(d, np):
		d.target = *np
	case told.known && s.index-told.sentence <= dealWindow && told.sub.displayName() != buyer && (*told.actor == buyer || !owned):
		d.target.add(s.weak(told.sub, d.at))
	case (s.takeover(&f) || s.listed("takeover", d.at)) && s.ctx.mainCo != nil && s.ctx.mainCo.displayName() != buyer:
		d.target.add(s.weak(*s.ctx.mainCo, d.at))
	default:
		return false
	}
	s.priceBefore(d, d.at)
	s.priceAfter(d, d.to+1)
	return true
}

// answers finds the company that an offer was made to: "X rejected an approach from Y".
func (s *sentence) answers(d *deal, np *nounPhrase) bool {
	return s.governingAgent(d.at, np) && s.dealable(np) && !np.security && np.subs[0].displayName() != d.buyer.displayName()
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
