package extract

import "github.com/wiremill/wiremill/schema"

// Shares in companies that are sold without saying in which: the seller's own, or those of whose
// founder or owner sells.

// ownStake reads the share of its own that the seller sells to somebody: "X sold a 9.9 percent
// stake to Y for $5 billion". What it sells the better half of is another company.
func (s *sentence) ownStake(d *deal, known bool) bool {
	const reach, most = 7, 50
	j := d.at + 1
	for j < s.end && j < d.at+reach && !s.nodes[j].cls.has(s.k.stakeNoun) {
		j++
	}
	if j+1 >= s.end || j == d.at+reach || d.share < d.at || s.relativeBefore(d.at) >= 0 {
		return false
	}
	if d.share > j { // "a stake of up to 50 percent"
		j = d.share
	}
	if s.ownersStake(d, j) {
		return true
	}
	if !known || !s.is(j+1, s.k.to1) || s.possessiveWord(d.at+1) {
		return false
	}
	if q := s.quantityOf(d.share); q.unit != schema.UnitPct || q.val > most || d.seller.kind != schema.KindCompany || d.seller.weak {
		return false
	}
	d.to = j
	if !s.partyAfter(d, j+1, s.k.to1, &d.buyer) && !s.takenBy(j+2) {
		return false
	}
	d.target.just(d.seller)
	d.subtype, d.seller = "stake", subject{}
	s.priceAfter(d, d.to+1)
	return true
}

// takenBy reports whether those begin at node i who take a share and are called by no name: "two
// outside investors", "the government", "Abu Dhabi".
func (s *sentence) takenBy(i int) bool {
	if i >= s.end {
		return false
	}
	n, q := &s.nodes[i], s.quantityOf(i)
	switch {
	case q != nil:
		return q.unit == ""
	case n.ent >= 0:
		return n.cls.has(s.k.place)
	}
	return n.date < 0 && n.cls.has(s.k.det.or(s.k.adj).or(s.k.nounform)) || s.listed("ownerbody", i)
}

// ownersStake reads whose founders or owners sell the share that ends at node e.
func (s *sentence) ownersStake(d *deal, e int) bool {
	var np nounPhrase
	if e+3 < s.end && s.is(e+1, inHash) && s.is(e+2, theHash) && s.nodes[e+3].cls.has(s.k.anaphor) { // "in the company"
		e += 3
	}
	if e+1 < s.end && s.is(e+1, inHash) || !s.insiders(d.at, &np) || !s.dealable(&np) || np.security {
		return false
	}
	d.target, d.seller = np, subject{}
	d.subtype, d.to = "stake", e
	s.partyAfter(d, e+1, s.k.to1, &d.buyer)
	s.priceAfter(d, d.to+1)
	return true
}

// insiders finds whose founders or owners do what verb v tells: "Acme's founders", "promoters of
// Acme".
func (s *sentence) insiders(v int, np *nounPhrase) bool {
	const reach = 6
	e := s.groupStart(v, s.first) - 1
	for h := e; h >= s.first && e-h < reach; h-- {
		n := &s.nodes[h]
		if n.ent < 0 && s.listed("insider", h) {
			if h+1 < e && s.is(h+1, s.k.of) {
				return s.phraseStartingAt(h+2, np) == e+1 && np.n == 1
			}
			return h == e && s.ownerOf(h, np) && np.n == 1 && np.subs[0].kind == schema.KindCompany
		}
		if n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.verb)) || n.date >= 0) {
			return false
		}
	}
	return false
}

// shareOf reports whether the figure of d is of a share in a company, and not of things: "5 percent
// of Y", "its 5 percent stake in Y", not "5 percent fewer phones".
func (s *sentence) shareOf(d *deal) bool {
	const reach = 4
	for j := d.share + 1; d.share >= 0 && j < s.end && j <= d.share+reach; j++ {
		if n := &s.nodes[j]; n.ent >= 0 || s.is(j, s.k.of) || n.cls.has(s.k.stakeNoun.or(s.k.security)) {
			return n.ent < 0
		}
	}
	return false
}

// wholeOfIt reports whether the shares whose phrase stands between node i and node e are all of
// them: "all of Y's outstanding shares".
func (s *sentence) wholeOfIt(i, e int) bool {
	if i-1 > s.first && s.is(i-1, s.k.of) {
		i -= 2
	}
	for j := max(i, s.first); j < e; j++ {
		if s.nodes[j].ent < 0 && s.listed("allshares", j) {
			return true
		}
	}
	return false
}
