package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

var inHash, withHash, betweenHash = token.Hash("in"), token.Hash("with"), token.Hash("between")

// leastPrice is the smallest sum that a company is bought for; what is smaller is
// the price of a share if the text says so.
const leastPrice = 1_000_000

// priceAfter finds the price behind node i: "for about $5 billion", "in a $23
// billion deal", ", a deal worth $5 billion,", "at $12 a share".
func (s *sentence) priceAfter(d *deal, i int) {
	const reach = 18
	for j := i; j < s.end && j < i+reach && d.sum < 0; j++ {
		n := &s.nodes[j]
		if e := s.asideEnd(j); e > j {
			i, j = i+e-j, e
			continue
		}
		switch {
		case n.qty >= 0 || n.ent >= 0 || n.date >= 0:
		case s.listed("valuing", j):
			s.valuedAt(d, j)
		case s.priceWord(j) || n.hash == s.k.to1 && d.subtype == "buyout_offer":
			s.takePrice(d, j+1)
		case n.cls.has(s.k.be) && j-2 >= i && s.nodes[j-1].cls.has(s.k.rel) && s.is(j-2, s.k.commaHash): // "Y, which is valued at"
			return
		case n.cls.has(s.k.be.or(s.k.modal).or(s.k.have)) && s.worthAhead(j) > 0: // "that was priced at", "would be valued at"
			j = s.worthAhead(j) - 1
		case n.cls.has(s.k.modal) && j+1 < s.end && s.listed("topping", j+1): // "that could top"
			s.takePrice(d, j+2)
			return
		case n.hash == firmHash || n.hash == firmsHash:
		case n.form&formPart != 0 && j+1 < s.end && s.is(j+1, s.k.by): // "by a group led by"
		case n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal)), n.hash == s.k.semicolon, s.d.Tokens[n.first].Kind == token.LongDash:
			return
		}
	}
}

// worthAhead is the word of worth that the verbs from node i on lead to, -1 if they lead to none:
// "would be valued", "is estimated to be worth".
func (s *sentence) worthAhead(i int) int {
	const reach = 6
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("valuing", j) {
			return j
		}
		if n.ent >= 0 || !n.cls.has(s.k.groupLead.or(s.k.be).or(s.k.modal).or(s.k.have).or(s.k.to)) && !s.listed("sumguess", j) {
			break
		}
	}
	return -1
}

// asideEnd is the last node of what is told of the company between its name and the price, from
// node i on: "Y, in which Z owns 35 percent, for $5 billion", "Y, including its debt, for", "the
// part of Y that it does not own for"; i if no price follows.
func (s *sentence) asideEnd(i int) int {
	const reach, own = 16, 8
	if !s.is(i, s.k.commaHash) {
		for j := i; j+1 < s.end && j < i+own; j++ {
			n := &s.nodes[j]
			if j > i && n.ent < 0 && s.listed("ownword", j) && s.priceWord(j+1) {
				return j
			}
			if n.ent >= 0 || n.qty >= 0 || n.date >= 0 || j == i && !n.cls.has(s.k.pronoun.or(s.k.rel)) || n.cls.has(s.k.stop) {
				return i
			}
		}
		return i
	}
	for j := i + 2; j+1 < s.end && j < i+reach; j++ {
		if s.is(j, s.k.commaHash) && s.priceWord(j+1) {
			if s.sumAt(j + 2) {
				return j
			}
			return i
		}
	}
	return i
}

// sumAt reports whether a sum of money stands within a few words of node i: "for about $5
// billion", "in a $5 billion deal".
func (s *sentence) sumAt(i int) bool {
	const reach = 5
	for j := i; j < s.end && j < i+reach; j++ {
		if q := s.quantityOf(j); q != nil {
			return q.unit == schema.UnitCurrency
		}
		if n := &s.nodes[j]; n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.prep)) && !s.is(j, s.k.at) {
			return false
		}
	}
	return false
}

// valuedAt reads the price behind a word of worth: "worth $5 billion", "valuing the
// company at more than $5 billion".
func (s *sentence) valuedAt(d *deal, i int) {
	const reach = 11
	if s.takePrice(d, i+1); d.sum >= 0 {
		return
	}
	for j := i + 1; j < s.end && j < i+reach; j++ {
		if s.is(j, s.k.at) {
			s.takePrice(d, j+1)
			return
		}
		if n := &s.nodes[j]; n.cls.has(s.k.stop) {
			return
		}
	}
}

// takePrice takes the sum that stands within a few words of node i.
func (s *sentence) takePrice(d *deal, i int) {
	const reach = 6
	for k := i; k < s.end && k < i+reach; k++ {
		m := &s.nodes[k]
		if q := s.quantityOf(k); q != nil {
			e := s.spanEnd(k)
			each := e+1 < s.end && s.nodes[e+1].cls.has(s.k.perUnit)
			if q.unit != schema.UnitCurrency || q.val < leastPrice && !each {
				return
			}
			if each && d.share >= 0 && s.quantityOf(d.share).unit == "" {
				return // so many shares, at so much each
			}
			d.sum, d.to = k, max(d.to, k)
			if s.otherPrice(d, e+1) == e+1 {
				s.secondPrice(d, e+1, each)
			}
			return
		}
		if m.ent >= 0 || m.date >= 0 || m.cls.has(s.k.stop.or(s.k.verb)) && !s.listed("valuing", k) && !s.listed("sumguess", k) || m.cls.has(s.k.prep) && m.hash != s.k.of {
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

// spanEnd is the last node of the price at node i, which may be a span: "$6 to $8 a share".
func (s *sentence) spanEnd(i int) int {
	if i+2 < s.end && (s.is(i+1, s.k.to1) || s.is(i+1, s.k.and)) {
		if q, h := s.quantityOf(i), s.quantityOf(i+2); h != nil && h.unit == q.unit && h.val > q.val {
			return i + 2
		}
	}
	return i
}

// secondPrice reads from node i on the price in all behind that of a share, or the other way
// round: "for $40 a share in a deal valued at $14 billion", "for $5 billion, at $12 a share".
func (s *sentence) secondPrice(d *deal, i int, each bool) {
	const reach = 20
	for j := i; j+1 < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		switch q := s.quantityOf(j + 1); {
		case n.qty >= 0 || n.ent >= 0 || n.date >= 0:
		case q != nil && (s.listed("valuing", j) || s.priceWord(j) || s.is(j, s.k.of)):
			whole := !(j+2 < s.end && s.nodes[j+2].cls.has(s.k.perUnit))
			if q.unit == schema.UnitCurrency && whole == each && (q.val >= leastPrice || !whole) {
				d.each, d.to = j+1, max(d.to, j+1)
			}
			return
		case s.listed("valuing", j) || s.listed("sumguess", j):
		case n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal)) && !n.cls.has(s.k.nounform), n.hash == s.k.semicolon:
			return
		}
	}
}

// priceWord reports whether a price can follow node i.
func (s *sentence) priceWord(i int) bool {
	switch s.nodes[i].hash {
	case s.k.forWord, s.k.at, inHash:
		return true
	}
	return false
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
		if n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.stop.or(s.k.prep).or(s.k.poss)) && !s.perShareWord(j) || n.cls.has(s.k.verb) && n.form&formPart == 0 { // not "leveraged"
			return
		}
	}
}

// offeredFor finds the price before the infinitive that says what it is for: "offered $5
// billion ($123 million), or $10 a share, to buy". The verb of paying says how real it is.
func (s *sentence) offeredFor(d *deal) {
	g := s.groupStart(d.at, s.first)
	if g-2 < s.first || !s.nodes[g-1].cls.has(s.k.to) {
		return
	}
	var sums [2]int
	n, apart := 0, false // a sum in brackets is the same one in another currency
	for j := g - 2; j >= s.first && g-j < maxObject; j-- {
		m, q := &s.nodes[j], s.quantityOf(j)
		switch {
		case s.is(j, s.k.closeParen):
			apart = true
		case s.is(j, s.k.openParen):
			apart = false
		case apart || m.date >= 0:
		case q != nil && q.unit == schema.UnitCurrency && n < len(sums):
			sums[n] = j
			n++
		case q == nil && m.ent < 0 && m.cls.has(s.k.verb) && s.begins("dealpay", j):
			if n > 0 {
				d.paid, d.sum, d.from = j, sums[n-1], min(d.from, j)
			}
			if n > 1 {
				d.each = sums[0]
			}
			return
		case q != nil || m.ent >= 0 || !m.cls.has(s.k.perUnit.or(s.k.adv).or(s.k.det)) && !s.is(j, s.k.commaHash) && !s.is(j, s.k.or) && !s.listed("pricekind", j):
			return
		}
	}
}

// perShareWord reports whether node i belongs to "a share" or joins words.
func (s *sentence) perShareWord(i int) bool {
	return s.nodes[i].cls.has(s.k.perUnit) || s.isDash(i)
}
