package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

var inHash, worthHash, withHash, betweenHash, cashHash = token.Hash("in"), token.Hash("worth"), token.Hash("with"), token.Hash("between"), token.Hash("cash")

// leastPrice is the smallest sum that a company is bought for; what is smaller is
// the price of a share if the text says so.
const leastPrice = 1_000_000

// priceAfter finds the price behind node i: "for about $5 billion", "in a $23
// billion deal", ", a deal worth $5 billion,", "at $12 a share".
func (s *sentence) priceAfter(d *deal, i int) {
	const reach, toSum = 16, 6
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.qty >= 0 || n.ent >= 0 || n.date >= 0 {
			continue
		}
		if n.cls.has(s.k.be) && j+1 < s.end && s.listed("valuing", j+1) { // "that was priced at"
			continue
		}
		if n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal)) && !s.listed("valuing", j) || n.hash == s.k.semicolon || s.d.Tokens[n.first].Kind == token.LongDash {
			return
		}
		if !s.priceWord(j) && !(n.hash == s.k.to1 && d.subtype == "buyout_offer") {
			continue
		}
		for k := j + 1; k < s.end && k <= j+toSum; k++ {
			m := &s.nodes[k]
			if q := s.quantityOf(k); q != nil {
				if q.unit == schema.UnitCurrency && d.sum < 0 && (q.val >= leastPrice || k+1 < s.end && s.nodes[k+1].cls.has(s.k.perUnit)) {
					if d.share >= 0 && s.quantityOf(d.share).unit == "" && k+1 < s.end && s.nodes[k+1].cls.has(s.k.perUnit) {
						return // so many shares, at so much each
					}
					d.sum, d.to = k, max(d.to, k)
					s.otherPrice(d, k+1)
				}
				break
			}
			if m.ent >= 0 || m.date >= 0 || m.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep)) && !s.listed("valuing", k) {
				break
			}
		}
		if d.sum >= 0 {
			return
		}
	}
}

// otherPrice reads the price told in another way: "$33 a share, or $47.5 billion".
// It returns the node behind it.
func (s *sentence) otherPrice(d *deal, i int) int {
	e := i
	for e < s.end && (s.nodes[e].cls.has(s.k.perUnit) || s.is(e, s.k.commaHash) || s.is(e, s.k.openParen)) {
		e++
	}
	if e < s.end && s.is(e, s.k.or) {
		e++
	}
	if e == i || e >= s.end || s.quantityOf(e) == nil || s.quantityOf(e).unit != schema.UnitCurrency || !s.is(e-1, s.k.or) {
		return i
	}
	d.each, d.to = e, max(d.to, e)
	return e + 1
}

// priceWord reports whether a price can follow node i.
func (s *sentence) priceWord(i int) bool {
	switch s.nodes[i].hash {
	case s.k.forWord, s.k.at, inHash, worthHash:
		return true
	}
	return s.listed("valuing", i)
}

// priceBefore finds the price in the noun phrase before noun i: "its $6.5 billion
// purchase of".
func (s *sentence) priceBefore(d *deal, i int) {
	for j := i - 1; j >= s.first && i-j < 7; j-- {
		n := &s.nodes[j]
		if q := s.quantityOf(j); q != nil {
			if q.unit == schema.UnitCurrency {
				d.sum, d.from = j, j
			}
			return
		}
		if n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep).or(s.k.poss)) && !s.perShareWord(j) {
			return
		}
	}
}

// perShareWord reports whether node i belongs to "a share" or joins words.
func (s *sentence) perShareWord(i int) bool {
	return s.nodes[i].cls.has(s.k.perUnit) || s.d.Tokens[s.nodes[i].first].Kind == token.Dash
}
