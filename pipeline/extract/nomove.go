package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// turnover drops a move to a sum of millions, which no share costs: it is a
// change of the company's revenue.
func (s *sentence) turnover(f *fact) {
	const leastTurnover = 1e6
	if f.EventType != schema.PriceMove || f.sub.kind != schema.KindCompany || f.Level == nil || *f.Level < leastTurnover || f.LevelUnit == nil || *f.LevelUnit != schema.UnitCurrency {
		return
	}
	f.drop = true
}

// lonely drops moves told by an adjective alone ("helped by lower oil prices")
// that stand beside no move of the day: they tell of weeks and years. It drops as well
// what another fact tells better: doubled, shared, resultTold.
func lonely(facts []fact) {
	for i := range facts {
		f := &facts[i]
		doubled(f, facts)
		f.drop = f.drop || f.EventType == schema.PriceMove && (resultTold(f, facts) || runTold(f, facts))
		if f.EventType == schema.FinMetric && f.Metric != nil && *f.Metric == "revenue_share" {
			f.drop = f.drop || shared(f, facts)
		}
		if !f.rule.is(roleAttributive) || f.security {
			continue
		}
		f.drop = true
		for k := range facts {
			g := &facts[k]
			if g.EventType == schema.PriceMove && (g.rule != f.rule || g.security) && !g.drop && g.Modality == schema.Actual && (g.BasePeriod == nil || *g.BasePeriod == "1D") {
				f.drop = false
			}
		}
	}
}

// doubled drops what a figure is told as besides: an operation whose count is a
// result (subscribers, users), an outlook of the house that forecasts for a place.
func doubled(f *fact, facts []fact) {
	if f.Value == nil || f.qty < 0 {
		return
	}
	for k := range facts {
		g := &facts[k]
		if g.drop || g.qty != f.qty {
			continue
		}
		switch f.EventType {
		case schema.Operations:
			f.drop = f.drop || g.EventType == schema.EarningsResult && g.sub.displayName() == f.sub.displayName()
		case schema.Guidance:
			f.drop = f.drop || g.EventType == schema.MacroIndicator && g.ActorName != nil && *g.ActorName == f.sub.displayName()
		}
	}
}

// shared reports whether a share of sales is the margin or the cost that a result
// tells: "margins improved to 45 percent of sales from 43 percent".
func shared(f *fact, facts []fact) bool {
	for k := range facts {
		g := &facts[k]
		if g.EventType == schema.EarningsResult && g.Unit != nil && *g.Unit == schema.UnitPct && g.first <= f.last && f.first <= g.last {
			return true
		}
	}
	return false
}

// resultTold reports whether the sum of a move is one that a company earned or lost per
// share: "excluding items, it lost 36 cents a share".
func resultTold(f *fact, facts []fact) bool {
	for k := range facts {
		g := &facts[k]
		if g.EventType == schema.EarningsResult && g.qty >= 0 && g.qty == f.qty && !f.security {
			return true
		}
	}
	return false
}

// expansion reports whether a move is the growth of a business: "an expansion in
// commodities".
func (s *sentence) expansion(f *fact) bool {
	return f.EventType == schema.PriceMove && f.Value == nil && s.nodes[f.trigger].ent < 0 && s.listed("business", int(f.trigger))
}

// ofBusiness reports whether the move of a company whose shares nobody names is
// one of the sales told before it: "a plunge in sales, including Acme off 34 percent".
func (s *sentence) ofBusiness(f *fact) bool {
	if f.EventType != schema.PriceMove || f.sub.kind != schema.KindCompany || f.security || f.Level != nil {
		return false
	}
	if s.inCatalogue(int(f.first)) {
		return true
	}
	if !f.rule.is(roleBusinessOrShares) {
		return false
	}
	const reach = 12
	told := false
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.security) {
			return false
		}
		told = told || n.ent < 0 && i < int(f.first) && i > int(f.first)-reach && s.listed("businessfigure", i)
	}
	return told
}

// foreseesBefore reports whether node i stands a few words behind what somebody foresees:
// "analysts were expecting a decline of 2 percent", "estimates for a rise of 6 percent".
func (s *sentence) foreseesBefore(i int) bool {
	const reach = 6
	ahead := s.k.typeBits.of("foresee").or(s.k.typeBits.of("outlooknoun")).or(s.k.typeBits.of("outlookverb"))
	for j := i - 1; j >= s.first && j >= i-reach; j-- {
		switch n := &s.nodes[j]; {
		case n.ent >= 0:
		case n.cls.has(ahead):
			return true
		case n.cls.has(s.k.stop):
			return false
		}
	}
	return false
}

// inCatalogue reports whether node i stands in a list that its heading says to be one of
// wares: "Key vehicles: Accord down 12 percent, Civic up 3 percent".
func (s *sentence) inCatalogue(i int) bool {
	for j := s.first + 1; j < i; j++ {
		if s.is(j, s.k.colon) && s.nodes[j-1].ent < 0 && s.listed("warenoun", j-1) {
			return true
		}
	}
	return false
}

// ofPrices reports whether an extreme is that of the prices behind it, not of its
// subject: "airlines are facing record high oil prices".
func (s *sentence) ofPrices(f *fact) bool {
	i := int(f.last) + 1
	if f.EventType != schema.Extreme || i+1 >= s.end || f.Level != nil || f.sub.last >= f.last {
		return false
	}
	if s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.kindBits.of("commodity")) {
		i++
	}
	w := s.text(i, i)
	return w == "prices" || w == "price" || w == "costs"
}

// anyShares reports whether a move is that of stocks which a relative clause
// picks: "invested in equities which have lost 30 percent".
func (s *sentence) anyShares(f *fact) bool {
	a, b := int(f.sub.first)-1, int(f.sub.last)+1
	if f.EventType != schema.PriceMove || f.sub.kind != schema.KindMarket || a < s.first || b >= s.end {
		return false
	}
	before, behind := &s.nodes[a], &s.nodes[b]
	return before.ent < 0 && before.cls.has(s.k.prep) && behind.ent < 0 && behind.cls.has(s.k.rel)
}

// paidPrice reports whether a move is that of a price somebody pays: "a 20 percent
// drop in the price it pays".
func (s *sentence) paidPrice(f *fact) bool {
	l := int(f.last)
	return f.EventType == schema.PriceMove && l-1 > s.first && s.nodes[l].ent < 0 && s.nodes[l].cls.has(s.k.pronoun) && s.nodes[l-1].ent < 0 && strings.HasPrefix(s.text(l-1, l-1), "price")
}

// year reports whether the figure of a fact is a year: "the 1998 collapse of Acme".
func (s *sentence) year(f *fact) bool { return f.qty >= 0 && s.yearAt(int(f.qty)) }

// yearAt reports whether the figure at node i is a bare year.
func (s *sentence) yearAt(i int) bool {
	q := s.quantityOf(i)
	if q == nil || q.scaled || q.ccy != "" || q.unit != "" || q.val < 1900 || q.val > 2099 || q.numFirst != q.numLast {
		return false
	}
	return len(s.d.Span(q.numFirst, q.numLast)) == 4
}
