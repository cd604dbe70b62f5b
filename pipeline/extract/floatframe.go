package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Companies that go public, told by the offering, its size and its price: "its Hong Kong
// IPO of up to HK$8.3 billion", "an offer price of HK$24.05", "a price range of $16 to
// $17".

// floatAt appends the listings that node i tells with a figure, those that no rule found.
func (s *sentence) floatAt(i int, facts []fact) []fact {
	const ahead, behind = 12, 8
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 {
		return facts
	}
	price := s.listed("floatrange", i) || i+1 < s.end && s.listed("floatprice", i) && s.is(i+1, priceHash)
	if price && s.listed("floatoffer", i) && !s.floating(facts) {
		return facts
	}
	if price = price || s.pricedOffering(i); !price && !n.cls.has(s.k.floatNoun) {
		return facts
	}
	var np nounPhrase
	known := false
	take := func(j int) bool {
		if s.sumTold(j, facts) {
			return true
		}
		if !known && !s.floater(i, &np, facts) {
			return false
		}
		known = true
		facts = append(facts, s.floatFact(i, j, np.subs[0], price))
		return true
	}
	for j := i - 1; j >= s.first && i-j < behind && !price && s.inDebtPhrase(j); j-- {
		if s.bigSum(j) && !take(j) {
			return facts
		}
	}
	if j := s.raisedIn(i); !price && j >= 0 && !take(j) {
		return facts
	}
	for j := i + 1; j < s.end && j-i < ahead && s.besideFloat(j); j++ {
		price = price || s.nodes[j].ent < 0 && s.begins("floatset", j) // "its IPO was priced at"
		q := s.quantityOf(j)
		if q == nil || q.unit != schema.UnitCurrency || price == (q.val >= leastPrice) {
			continue
		}
		if !price && q.val < leastPrice || !take(j) {
			return facts
		}
		if price {
			break
		}
	}
	return facts
}

// raisedIn returns the sum raised in the offering of node i: "raising $5 billion in the
// city's biggest initial public offering"; -1 if none is told.
func (s *sentence) raisedIn(i int) int {
	const reach = 8
	for j := i - 1; j > s.first && i-j < reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("debtmeans", j) || n.hash == inHash || n.hash == s.k.from {
			if s.bigSum(j - 1) {
				return j - 1
			}
			return -1
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop)) && !n.cls.has(s.k.poss) {
			break
		}
	}
	return -1
}

// pricedOffering reports whether the noun at node i is of an offering whose price is told:
// "the price of its offering", "its offering was priced".
func (s *sentence) pricedOffering(i int) bool {
	const reach = 5
	if !s.listed("floatprice", i) && !s.nodes[i].cls.has(s.k.floatNoun) || s.nodes[i].cls.has(s.k.verb) && !s.nodes[i].cls.has(s.k.nounform) {
		return false
	}
	for j := i - 1; j > s.first && i-j < reach; j-- {
		if n := &s.nodes[j]; n.hash == priceHash && (s.is(j+1, s.k.of) || s.is(j+1, s.k.forWord)) {
			return true
		} else if n.ent < 0 && n.cls.has(s.k.verb) {
			break
		}
	}
	for j := i + 1; j < s.end && j < i+reach; j++ {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) {
			return s.begins("floatset", j) && s.suffers(j)
		}
	}
	return false
}

// floating reports whether the text speaks of a company that goes public.
func (s *sentence) floating(facts []fact) bool {
	if floatTold(facts) != nil {
		return true
	}
	if f := &s.ctx.floated; f.known && s.index-f.sentence <= dealWindow {
		return true
	}
	return s.cls.has(s.k.floatNoun)
}

// besideFloat reports whether what is told of the offering goes on at node j.
func (s *sentence) besideFloat(j int) bool {
	n := &s.nodes[j]
	switch {
	case n.qty >= 0, n.date >= 0, n.hash == s.k.commaHash, n.hash == s.k.openParen, n.hash == s.k.closeParen:
		return true
	case n.ent >= 0:
		return n.cls.has(s.k.place) || n.cls.has(s.k.kindBits.of("exchange"))
	case n.hash == s.k.semicolon, n.hash == s.k.and, s.begins("floatvalue", j), n.cls.has(s.k.sub) && !n.cls.has(s.k.rel):
		return false
	case n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform):
		return s.begins("floatlink", j)
	}
	return true
}

// floater finds who goes public: the owner of the noun, the name before it, who acts, else
// the company that the text told last as going public.
func (s *sentence) floater(i int, np *nounPhrase, facts []fact) bool {
	if s.ownerOf(i, np) && np.n > 0 && np.metric == "" && np.subs[0].kind == schema.KindCompany { // its, or its shares'
		return true
	}
	if j := i - 1; j >= s.first && s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.company) && !s.demonym(j) { // "the Acme IPO"
		np.just(s.named(j))
		return true
	}
	if i+2 < s.end && s.is(i+1, s.k.of) {
		if k := s.describedCompany(i + 2); k > 0 {
			np.just(s.named(k))
			return true
		}
	}
	if s.agentOf(i, np) && s.acts(np) && np.subs[0].kind == schema.KindCompany && !np.security {
		return true
	}
	if f := floatTold(facts); f != nil {
		np.just(f.sub)
		return true
	}
	f := &s.ctx.floated
	if !f.known || s.index-f.sentence > dealWindow {
		return false
	}
	np.just(s.weak(f.sub, i))
	return true
}

// floatTold is a fact of the sentence that tells of a company going public, nil if none does.
func floatTold(facts []fact) *fact {
	for k := range facts {
		if f := &facts[k]; f.EventType == schema.Listing && !f.drop && f.sub.kind == schema.KindCompany {
			return f
		}
	}
	return nil
}

// floatFact is the fact that company x goes public, at the figure of node q.
func (s *sentence) floatFact(i, q int, x subject, price bool) fact {
	f := fact{rule: &s.k.floatRule, trigger: int32(i), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(i), last: int32(i), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.Listing, schema.BoundEq, schema.Actual, "pos"
	if price {
		f.EventSubtype = ptr("pricing")
	}
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	s.setValue(&f, q)
	if h := s.quantityOf(min(q+2, s.end-1)); price && f.ValueHigh == nil && h != nil && q+2 < s.end && s.nodes[q+1].cls.has(s.k.to) && h.unit == schema.UnitCurrency && h.val > *f.Value {
		f.ValueHigh, f.Bound, f.last = ptr(h.val), schema.BoundBetween, max(f.last, int32(q+2))
	}
	return f
}

var priceHash = token.Hash("price")
