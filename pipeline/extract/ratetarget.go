package extract

import "github.com/wiremill/wiremill/schema"

// The prices that raters set for shares: the new one, and the one before it.

// newTarget finds the price that g tells: "to $18", "an $18 price target".
func (s *sentence) newTarget(g *grading) {
	const reach = 9
	if !g.target || g.sum >= 0 {
		return
	}
	if s.isMoney(g.from - 1) {
		g.sum = g.from - 1
		return
	}
	for j := max(g.last, g.noun) + 1; j+1 < s.end && j < g.last+reach; j++ {
		n := &s.nodes[j]
		if (n.cls.has(s.k.to) || s.is(j, s.k.of) || s.is(j, s.k.at)) && s.isMoney(j+1) {
			g.sum, g.last = j+1, j+1
			return
		}
		if n.cls.has(s.k.verb.or(s.k.stop).or(s.k.sub)) {
			return
		}
	}
}

// priceTargets gives the targets told at the noun of g without a price the one behind it:
// "raised its target for X from $300 to $350".
func (s *sentence) priceTargets(g *grading, facts []fact) {
	kept := false
	for k := range facts {
		f := &facts[k]
		if kept && s.targetOf(f, g) && f.Direction == nil {
			f.Direction = ptr(schema.Flat) // "kept their hold rating and 390p target"
		}
		kept = kept || f.EventType == schema.RatingChange && f.sent == s.index && f.Direction != nil && *f.Direction == schema.Flat
		if s.targetOf(f, g) && f.qty < 0 {
			p := grading{from: g.from, noun: g.noun, last: int(f.last), target: true, sum: -1}
			if s.newTarget(&p); p.sum >= 0 {
				s.setValue(f, p.sum)
			}
		}
	}
}

// targetOf reports whether f tells of the target whose noun is that of g.
func (s *sentence) targetOf(f *fact, g *grading) bool {
	return f.EventType == schema.RatingChange && f.sent == s.index && f.Metric != nil && int(f.first) <= g.noun && int(f.last) >= g.from
}

// oldTargets appends the prices that targets told at the noun of g had before: "to $27 from
// $25", "from $25 to $27".
func (s *sentence) oldTargets(g *grading, facts []fact) []fact {
	for k, n := 0, len(facts); k < n; k++ {
		f := facts[k]
		if !s.targetOf(&f, g) || f.qty < 0 || f.prior {
			continue
		}
		at := int(f.qty) + 2
		if !s.is(at-1, s.k.from) {
			at = int(f.qty) - 2
		}
		if at <= s.first || at >= s.end || !s.is(at-1, s.k.from) || !s.oldPrice(&f, at) {
			continue
		}
		now := f
		f.Direction, f.Modality, f.prior = nil, schema.Past, true
		if s.setValue(&f, at); !s.isMoney(at) {
			f.Unit, f.Currency = now.Unit, now.Currency
			if *f.Value > 10*(*now.Value) { // "to 150 pence from 130"
				*f.Value = decimal(*f.Value / 100)
			}
		}
		facts = append(facts, f)
	}
	return facts
}

// oldPrice reports whether node j is the price that a target of f had before: a sum of money,
// or a bare number of what it is now.
func (s *sentence) oldPrice(f *fact, j int) bool {
	q := s.quantityOf(j)
	return s.isMoney(j) || q != nil && q.unit == "" && f.Currency != nil && !s.yearNumber(j)
}

// isMoney reports whether node j is a sum of money such as a share costs.
func (s *sentence) isMoney(j int) bool {
	q := s.quantityOf(j)
	return q != nil && q.unit == schema.UnitCurrency && q.val < leastPrice
}
