package extract

import (
	"github.com/wiremill/wiremill/schema"
)

// stands reports whether the figure of a price_level is a level at all, not the
// size of a change, a ratio or a sum of money.
func (s *sentence) stands(f *fact) bool {
	l := int(f.last)
	for l > int(f.trigger) && s.nodes[l].qty < 0 {
		l--
	}
	q := s.quantityOf(l)
	if q == nil {
		return true
	}
	if q.unit == schema.UnitPct && f.sub.kind != schema.KindYield || q.scaled && f.sub.kind == schema.KindCompany {
		return false // "jet fuel was 40 percent hedged"; "PetroChina stood at $403 billion"
	}
	if s.differs(l) {
		return false
	}
	v := &s.nodes[f.trigger]
	if v.cls.has(s.k.tradeVerb) && !q.bounded && l > int(f.trigger) && !s.nodes[l-1].cls.has(s.k.prep) && q.unit != schema.UnitCurrency {
		return false // "ending 337 points, or 3.8 percent lower"
	}
	if b := int(f.trigger) - 1; b >= s.first && s.nodes[b].ent < 0 && s.text(b, b) == "average" {
		return false // "an average closing price of $1"
	}
	if b := int(f.sub.first) - 1; b >= s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.sub) && v.cls.has(s.k.be) && v.form&formPast == 0 {
		switch s.text(b, b) {
		case "when", "When", "if", "If":
			return false // "when corn is $4 a bushel"
		}
	}
	if f.rule.is(roleAtLevel) && v.cls.has(s.k.poss) {
		return false // "the S&P 500's 0.5 percent decline"
	}
	return true
}

// differs reports whether what follows the figure at node l makes it a
// difference or a ratio: "$20 a barrel cheaper", "13.8 times earnings".
func (s *sentence) differs(l int) bool {
	for i := l + 1; i < s.end && i <= l+3; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 {
			return false
		}
		if n.cls.has(s.k.sidedAdj.or(s.k.upNoun).or(s.k.downNoun)) && !n.cls.has(s.k.prep) || s.listed("differenceword", i) {
			return true
		}
		if !n.cls.has(s.k.perUnit.or(s.k.adv)) {
			return false
		}
	}
	return false
}

// ledMove reports whether a move is led, not a group of buyers: "stocks fell,
// led by X", not "a consortium led by X".
func (s *sentence) ledMove(f *fact) bool {
	i := int(f.trigger) - 1
	if *f.Direction != schema.Up && *f.Direction != schema.Down || i < s.first {
		return false
	}
	n := &s.nodes[i]
	return n.hash == s.k.commaHash || n.ent < 0 && n.cls.has(s.k.upNoun.or(s.k.downNoun).or(s.k.be)) || n.ent >= 0 && n.cls.has(s.k.kindBits.of("#market").or(s.k.kindBits.of("#index")))
}

// attachLevels gives a move the level that its subject is said to stand at in
// the same sentence ("traded at $1.2539, down 0.5 percent"): one fact, not two.
func attachLevels(facts []fact) []fact {
	const reach = 8
	for i := range facts {
		l := &facts[i]
		move := l.EventType == schema.PriceMove && l.Value == nil && l.Level != nil           // "rose to 14.6, up 0.9 points"
		if l.EventType != schema.PriceLevel && !move || l.prior || l.rule.is(roleMovedFrom) { // what it moved from
			continue
		}
		for k := range facts {
			m := &facts[k]
			if m.EventType == schema.Extreme && l.rule.is(roleAtLevel) && m.Level != nil && *m.Level == *l.Level && m.sub.displayName() == l.sub.displayName() {
				l.drop = true // "closed above 20,000 for the first time"
			}
			if m.EventType != schema.PriceMove || m.sub.displayName() != l.sub.displayName() || m.otherPair(l) || m.first > l.last+reach || l.first > m.last+reach {
				continue
			}
			if k == i || move && !m.figureOf(l) {
				continue
			}
			if differ(m.Level, l.Level) {
				continue // "at $1.25, down 1 percent, after touching $1.24"
			}
			if m.Level == nil && !levelTaken(facts, m, l) {
				m.Level, m.LevelUnit, m.LevelCurrency = l.Level, l.LevelUnit, l.LevelCurrency
				m.first, m.last = min(m.first, l.first), max(m.last, l.last)
			}
			l.drop = true
		}
	}
	out := facts[:0]
	for i := range facts {
		if !facts[i].drop {
			out = append(out, facts[i])
		}
	}
	return out
}

// figureOf reports whether m is the figure of the move l, which only has its level.
func (m *fact) figureOf(l *fact) bool {
	return !m.earlier && m.Value != nil && m.Level == nil && m.trigger >= l.trigger && same(m.Direction, l.Direction)
}

// levelTaken reports whether another move than m and l has the level of l already.
func levelTaken(facts []fact, m, l *fact) bool {
	for i := range facts {
		x := &facts[i]
		if x.EventType == schema.PriceMove && x.trigger != m.trigger && x != l && same(x.Level, l.Level) && x.sub.displayName() == m.sub.displayName() {
			return true
		}
	}
	return false
}
