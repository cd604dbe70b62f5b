package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// A currency has a price in every other one, so one sentence tells of several: "rose against
// the euro and the yen", "0.3 percent against the euro and 0.2 percent versus the yen",
// "slipped to $1.2850 and 117.20 yen".

// setCounter settles what the currency that fact f is about is quoted in.
func (s *sentence) setCounter(f *fact) {
	if f.counter == "" && f.sub.ent != nil && f.sub.ent.Kind == entity.KindCurrency {
		f.counter = s.otherCurrency(f, f.sub.ent.Currency)
	}
}

// otherPair reports whether two facts are of one currency against two others.
func (f *fact) otherPair(g *fact) bool {
	return f.counter != "" && g.counter != "" && f.counter != g.counter && f.sub.displayName() == g.sub.displayName()
}

// counterparts adds to the fact found last, of a currency, those of the other currencies that
// its words tell it against.
func (s *sentence) counterparts(m *matcher, out []fact) []fact {
	f := &out[len(out)-1]
	if f.sub.ent == nil || f.sub.ent.Kind != entity.KindCurrency || !ofPrice(f.EventType) {
		return out
	}
	s.setCounter(f)
	if f.counter == "" {
		return out
	}
	at := s.counterNode(f)
	if at > 0 && f.Level == nil {
		out = s.listedCounters(out, at)
	}
	if out[len(out)-1].EventType == schema.Extreme {
		return out
	}
	return s.nextCounters(out, max(s.figureEnd(m), at)+1)
}

// figureEnd is the node of the last figure of a match that is its own.
func (s *sentence) figureEnd(m *matcher) int {
	e := m.endAt - 1
	if m.am.end > 0 {
		e = int(max(m.am.value, m.am.points, m.am.level))
	}
	if c := m.caps['L'-'A']; c.end > c.first {
		e = int(c.first)
	}
	return e
}

// counterNode is the node that names what fact f is quoted in, behind its trigger; 0 if
// nothing but its level says so.
func (s *sentence) counterNode(f *fact) int {
	const reach = 9
	for i := int(f.trigger); i < s.end && i < int(f.last)+reach; i++ {
		if c := s.counterAt(i, f.sub.ent.Currency); c != "" {
			if c == f.counter {
				return i
			}
			return 0
		}
	}
	return 0
}

// listedCounters adds the currencies of the list that goes on behind node at: "the euro, the
// yen and the franc".
func (s *sentence) listedCounters(out []fact, at int) []fact {
	base := out[len(out)-1]
	start := len(out)
	for j := at + 1; j < s.end; j++ {
		last := s.is(j, s.k.and)
		if !last && !s.is(j, s.k.commaHash) {
			break
		}
		if !last && j+1 < s.end && s.is(j+1, s.k.and) {
			j, last = j+1, true
		}
		c := s.currencyAfter(j)
		if c == j || !s.namesCurrencyBut(c, base.sub.ent.Currency) {
			break
		}
		f := base
		f.counter, f.last, f.group = s.ents[s.nodes[c].ent].Ent.Currency, max(base.last, int32(c)), 1
		out = append(out, f)
		if j = c; last {
			if s.beginsClause(c + 1) {
				break
			}
			return out
		}
	}
	return out[:start] // no list, or the subject of the next clause
}

// beginsClause reports whether what stands at node i makes the name before it a subject.
func (s *sentence) beginsClause(i int) bool {
	return i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.gen))
}

// nextCounters adds the changes and the levels that stand behind an "and" at node j, each
// with its own currency.
func (s *sentence) nextCounters(out []fact, j int) []fact {
	base := out[len(out)-1]
	for range maxSubjects {
		for j < s.end && s.nodes[j].cls.has(s.k.perUnit) {
			j++
		}
		b := j
		for j < s.end && (s.is(j, s.k.commaHash) || s.is(j, s.k.and)) {
			j++
		}
		if j == b || j >= s.end {
			return out
		}
		am, end := s.amountsAt(j)
		if end == j {
			return out
		}
		if am.level < 0 && am.points >= 0 && base.Level != nil {
			am.level, am.points = am.points, -1 // "to $1.2850 and 117.20 yen"
		}
		f := base
		f.Value, f.ValueHigh, f.Level, f.LevelUnit, f.LevelCurrency, f.Points, f.counter, f.qty = nil, nil, nil, nil, nil, nil, "", -1
		s.bindAmounts(&f, &am, 0, 1)
		c, at := s.counterBetween(&f, j, end)
		if c == "" || c == base.counter || (f.Value == nil) != (base.Value == nil) && f.Level == nil {
			return out
		}
		f.counter, f.first, f.last, f.group = c, base.first, max(int32(end-1), int32(at)), 0
		out = append(out, f)
		j = max(end, at+1)
	}
	return out
}

// counterBetween is the currency, and its node, that the figures of nodes [j,end) are against
// or in.
func (s *sentence) counterBetween(f *fact, j, end int) (string, int) {
	own := f.sub.ent.Currency
	for i := j; i < s.end && i < end+counterReach; i++ {
		if c := s.counterAt(i, own); c != "" {
			return c, i
		}
		if i >= end && !s.nodes[i].cls.has(s.k.against.or(s.k.det)) {
			break
		}
	}
	if f.Level != nil && f.LevelCurrency != nil && *f.LevelCurrency != own {
		return *f.LevelCurrency, j
	}
	return "", j
}
