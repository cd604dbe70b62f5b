package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// mergeChanges makes one move of two that tell one change in points and in percent: "rose by
// 958 points to end at 59,885, up 1.6 percent", "saw a rise of 276 points to end 1.6 percent
// higher".
func mergeChanges(facts []fact) []fact {
	for i := range facts {
		p := &facts[i]
		if !p.inPercent() {
			continue
		}
		for k := range facts {
			if c := &facts[k]; c.sameChange(p) {
				p.Points = c.Value
				if p.Level == nil {
					p.Level, p.LevelUnit, p.LevelCurrency = c.Level, c.LevelUnit, c.LevelCurrency
				}
				p.first, p.last = min(p.first, c.first), max(p.last, c.last)
				c.drop = true
			}
		}
	}
	ownFigures(facts)
	out := facts[:0]
	for i := range facts {
		if !facts[i].drop {
			out = append(out, facts[i])
		}
	}
	return out
}

// inPercent reports whether the fact is a move of a price told in percent and in nothing else.
func (f *fact) inPercent() bool {
	return f.EventType == schema.PriceMove && f.Value != nil && *f.Unit == schema.UnitPct && f.Points == nil && f.group == 0 && !f.drop
}

// sameChange reports whether f, told in points or money, can be the change that p tells in
// percent: of one subject, one way, over one period, and to one level.
func (f *fact) sameChange(p *fact) bool {
	if f.EventType != schema.PriceMove || f.Value == nil || *f.Unit == schema.UnitPct || *f.Unit != schema.UnitPoints && *f.Unit != schema.UnitCurrency || f.group != 0 || f.drop {
		return false
	}
	const reach = 12
	if f.sub.displayName() != p.sub.displayName() || f.otherPair(p) || !same(f.Direction, p.Direction) || f.Modality != p.Modality || f.earlier != p.earlier {
		return false
	}
	return !differ(f.Level, p.Level) && !differ(f.BasePeriod, p.BasePeriod) && f.first <= p.last+1 && p.first <= f.last+reach && f.trigger < p.trigger
}

// ofShares reports whether the sentence of fact f names shares, a sector or a market before its
// figure, and no series that companies report.
func (s *sentence) ofShares(f *fact) bool {
	shares := false
	for i := s.first; i < int(f.qty); i++ {
		switch n := &s.nodes[i]; {
		case n.cls.has(s.k.security) || n.ent >= 0 && n.cls.has(s.k.marketLike.or(s.k.kindBits.of("#sector"))):
			shares = true
		case n.ent < 0 && n.cls.has(s.k.metric) && !n.cls.has(s.k.upNoun.or(s.k.downNoun)):
			return false
		}
	}
	return shares
}

// ownFigures drops the moves read from a figure that the text gives to the shares of another:
// "bank shares slid 8 percent at Acme, 5 percent at Intel".
func ownFigures(facts []fact) {
	for i := range facts {
		if !facts[i].rule.is(roleWhere) {
			continue
		}
		for k := range facts {
			if g := &facts[k]; g.qty == facts[i].qty && g.EventType == schema.PriceMove && !g.rule.is(roleWhere) {
				g.drop = true
			}
		}
	}
}

// bondPrices turns the direction of what a bond itself lost or gained in points, which is told
// of its yield, that moves against it: "the 30-year Treasury bond fell 6/32 point".
func (s *sentence) bondPrices(facts []fact) {
	for i := range facts {
		f := &facts[i]
		if f.EventType != schema.PriceMove || f.sub.kind != schema.KindYield || f.sub.ent == nil || f.Value == nil || *f.Unit != schema.UnitPoints || f.sub.weak || f.Direction == nil {
			continue
		}
		name := strings.ToLower(s.text(int(f.sub.first), int(f.sub.last)))
		if strings.Contains(name, "yield") || strings.Contains(name, "rate") || strings.Contains(name, "spread") || !strings.HasSuffix(f.sub.ent.Name, " yield") {
			continue
		}
		switch *f.Direction {
		case schema.Up:
			f.Direction = ptr(schema.Down)
		case schema.Down:
			f.Direction = ptr(schema.Up)
		}
	}
}
