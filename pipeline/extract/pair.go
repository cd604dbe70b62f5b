package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// pair turns a currency into the pair of market convention: the euro, the
// pound, the Australian and New Zealand dollars are quoted in dollars, all
// others per dollar, so that their pair moves against them.
func (s *sentence) pair(m *schema.Mention, e *entity.Entity, f *fact) {
	m.SubjectKind = schema.KindFX
	s.setCounter(f) // of a level found since
	other := f.counter
	if e.Currency == "USD" {
		if other == "" {
			m.SubjectName = "US dollar"
			return
		}
		base, quote, flip := convention("USD", other)
		s.setPair(m, base, quote, flip)
		return
	}
	if other == "" {
		other = "USD"
	}
	base, quote, flip := convention(e.Currency, other)
	s.setPair(m, base, quote, flip)
}

func (s *sentence) setPair(m *schema.Mention, base, quote string, flip bool) {
	m.SubjectName = base + "/" + quote
	m.SubjectID = ptr(entity.NewID(schema.KindFX, "", m.SubjectName))
	m.Ticker, m.MIC = nil, nil
	if flip && m.Direction != nil {
		switch *m.Direction {
		case schema.Up:
			m.Direction = ptr(schema.Down)
		case schema.Down:
			m.Direction = ptr(schema.Up)
		}
	}
	if m.Level != nil && (m.LevelUnit == nil || *m.LevelUnit != schema.UnitCurrency || m.LevelCurrency == nil || *m.LevelCurrency != quote) {
		m.LevelUnit, m.LevelCurrency = ptr(schema.UnitCurrency), ptr(quote)
	}
}

// convention orders a pair: flip tells that a is not its base.
func convention(a, b string) (base, quote string, flip bool) {
	ra, rb := rank(a), rank(b)
	if ra <= rb {
		return a, b, false
	}
	return b, a, true
}

func rank(c string) int {
	for i := 0; i+3 <= len(conventionOrder); i += 4 {
		if conventionOrder[i:i+3] == c {
			return i
		}
	}
	return len(conventionOrder)
}

// opens reports whether the phrase that ends at node i opens the sentence.
func (s *sentence) opens(i int) bool { return i <= s.first+2 }

// headsMove tells that the "against" at i heads the move of a further
// currency: "(the euro fell to $1.44,) and against the yen, the dollar fell".
func (s *sentence) headsMove(i int) bool {
	c := s.currencyAfter(i)
	if c <= i || c+1 >= s.end || s.text(c+1, c+1) != "," {
		return false
	}
	v := s.currencyAfter(c+1) + 1 // "the yen, pound and euro" is a list
	return v > c+2 && v < s.end && s.nodes[v].ent < 0 && s.nodes[v].cls.has(s.k.verb.or(s.k.be).or(s.k.have))
}

// otherCurrency finds what a currency moved against: "against the dollar",
// "to 110.2 yen", "per dollar".
func (s *sentence) otherCurrency(f *fact, own string) string {
	if i := int(f.sub.last) + 2; i < s.end && s.nodes[i].ent >= 0 && s.text(i-1, i-1) == "/" && s.ents[s.nodes[i].ent].Ent.Kind == entity.KindCurrency {
		return s.ents[s.nodes[i].ent].Ent.Currency // "Euro/dollar: UP"
	}
	priced := f.Level != nil && f.LevelCurrency != nil && *f.LevelCurrency != own
	for i := int(f.trigger); i < s.end && i < int(f.last)+9; i++ {
		if i > int(f.last) && s.nodes[i].cls.has(s.k.against) && s.headsMove(i) {
			break
		}
		if priced && s.is(i, s.k.and) && s.levelBefore(f, i) {
			break // "fell to 95.70 yen and to $1.3440 per euro"
		}
		if c := s.counterAt(i, own); c != "" {
			return c
		}
	}
	if f.earlier { // "edged up against the yen after sinking on Monday"
		for i := int(f.sub.last) + 1; i < int(f.trigger); i++ {
			if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.against) && s.currencyAfter(i) > i && s.ents[s.nodes[s.currencyAfter(i)].ent].Ent.Currency != own {
				return s.ents[s.nodes[s.currencyAfter(i)].ent].Ent.Currency
			}
		}
	}
	for i := int(f.first) - 1; i > s.first && i >= int(f.first)-6; i-- { // "Against the euro, the pound fell"
		if s.namesCurrencyBut(i, own) && s.againstIt(i) && s.opens(i) {
			return s.ents[s.nodes[i].ent].Ent.Currency
		}
	}
	if priced {
		return *f.LevelCurrency
	}
	return ""
}

// counterAt is the currency that node i says something is quoted in: "per dollar", or the
// one that "against" stands before; empty if it says none.
func (s *sentence) counterAt(i int, own string) string {
	if c := s.payload(i, s.lex.classes["perunit"]); len(c) == 3 && c != own {
		return c
	}
	if s.namesCurrencyBut(i, own) && s.againstIt(i) {
		return s.ents[s.nodes[i].ent].Ent.Currency
	}
	return ""
}

// levelBefore reports whether the level of fact f stands before node i, behind its verb.
func (s *sentence) levelBefore(f *fact, i int) bool {
	for j := int(f.trigger) + 1; j < i; j++ {
		if q := s.quantityOf(j); q != nil && q.val == *f.Level {
			return true
		}
	}
	return false
}

// namesCurrencyBut reports whether node i names a currency that is not own.
func (s *sentence) namesCurrencyBut(i int, own string) bool {
	n := &s.nodes[i]
	return n.ent >= 0 && s.ents[n.ent].Ent.Kind == entity.KindCurrency && s.ents[n.ent].Ent.Currency != own
}

// againstIt reports whether "against" or "versus" leads to the currency at node i.
func (s *sentence) againstIt(i int) bool {
	for j := i - 1; j >= s.first && j >= i-counterReach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.against) {
			return true
		} else if n.ent >= 0 || !n.cls.has(s.k.det) {
			return false
		}
	}
	return false
}
