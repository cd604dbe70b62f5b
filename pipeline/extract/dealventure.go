package extract

import "github.com/wiremill/wiremill/schema"

// Joint ventures: who founds or ends one with whom. It is told of the first of the two,
// the other is the actor.

// jointVenture reads "X set up a joint venture with Y", "X and Y agreed on a 50-50 joint
// venture", "X's joint venture with Y".
func (s *sentence) jointVenture(d *deal) bool {
	var np nounPhrase
	known := s.ownerOf(d.at, &np) && s.acts(&np)
	if !known {
		known = s.venturing(d.at) && s.governingAgent(d.at, &np) && s.acts(&np)
	}
	if !known {
		return false
	}
	if i := d.at + 1; i+1 < s.end && s.is(i, withHash) {
		if !s.partyAfter(d, i, withHash, &d.buyer) {
			return false
		}
	} else if np.n == 2 && s.venturing(d.at) {
		d.buyer = np.subs[1]
	} else {
		return false
	}
	if np.subs[0].kind != schema.KindCompany { // a state scraps one with Y: it is told of Y
		np.subs[0], d.buyer = d.buyer, np.subs[0]
	}
	d.target = np
	d.target.n = 1
	s.priceBefore(d, d.at)
	s.ventureShare(d)
	return np.subs[0].kind == schema.KindCompany && d.buyer.displayName() != np.subs[0].displayName()
}

// venturing reports whether the joint venture at node i is founded, changed or ended by the
// verb before it.
func (s *sentence) venturing(i int) bool {
	const reach = 9
	for j := i - 1; j >= s.first && i-j < reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("venturing", j) {
			return true
		}
		if n.ent >= 0 || n.cls.has(s.k.stop) {
			break
		}
	}
	return false
}

// ventureShare notes how it is split, before the noun: "a 51 percent joint venture".
func (s *sentence) ventureShare(d *deal) {
	const reach = 5
	for j := d.at - 1; j >= s.first && d.at-j < reach; j-- {
		if q := s.quantityOf(j); q != nil && q.unit == schema.UnitPct {
			d.share = j
			return
		}
	}
}

// withoutDeeds takes back what was read as an act of business of the venture that d tells.
func withoutDeeds(d *deal, facts []fact) {
	for k := range facts {
		if f := &facts[k]; f.EventType == schema.Operations && f.Value == nil && int(f.first) <= d.at && int(f.last) >= d.at {
			f.drop = true
		}
	}
}
