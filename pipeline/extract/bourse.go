package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Places that stand for their markets: "Tokyo rose 1.2 percent while Seoul and Sydney
// each shed more than 1 percent".

// bourse makes the place that a percentage is told of its market, and reports whether the
// sentence speaks of markets: others move in it too, or the one before told a price.
func (s *sentence) bourse(f *fact) bool {
	if f.Value == nil || *f.Unit != schema.UnitPct || *f.Value > largestDay || !s.placeMoves(f) {
		return false
	}
	if !s.tradedLately() && s.placesMoving() < 2 || !s.ofTrading() {
		return false
	}
	if x := s.mainIndexOf(f.sub.ent); x != nil && f.Level != nil && f.LevelCurrency == nil { // "Tokyo fell 2 percent to 9,340"
		f.sub.ent, f.sub.kind = x, x.Kind
		return true
	}
	return s.ofMarket(&f.sub)
}

// bourseMoved is bourse for a move without a figure: "London opened higher", or what is told
// beside a price, "Seoul, Taipei and Manila also rose".
func (s *sentence) bourseMoved(f *fact) bool {
	if f.Value != nil || !s.ofTrading() || !s.placeMoves(f) || !s.amongMoves(f) {
		return false
	}
	beside := s.tradedLately() || s.cls.has(s.k.marketLike) || s.placesMoving() > 0
	return (beside || s.listed("sessionmove", int(f.trigger))) && s.ofMarket(&f.sub)
}

// tradedLately reports whether the sentence or one of the two before it told of a price.
func (s *sentence) tradedLately() bool {
	return s.doc.traded > 0 && s.index+1-s.doc.traded <= 2
}

// placeMoves reports whether the place that a move is told of can be its subject: nothing
// between the two belongs to another, and the article does not speak of a series.
func (s *sentence) placeMoves(f *fact) bool {
	e := f.sub.ent
	if e == nil || f.sub.weak || s.cls.has(s.k.typeBits.of("macrometric")) || s.doc.series == s.index+1 {
		return false
	}
	if b := int(f.sub.first) - 1; b >= s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.prep) && !s.absolute(b, int(f.trigger)) {
		return false // "wheat in Chicago and corn fell"
	}
	rel := int(f.sub.last) + 2 // "Hong Kong, which was closed for two days, fell"
	for i := int(f.sub.last) + 1; i < s.groupStart(int(f.trigger), s.first) && !(rel < s.end && s.nodes[rel].cls.has(s.k.rel)); i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.date < 0 && n.qty < 0 && n.hash != s.k.and && n.hash != s.k.commaHash && !n.cls.has(s.k.adv.or(s.k.each).or(s.k.verb).or(s.k.be)) {
			return false // "shares in London trade and were 2.9 percent firmer"
		}
	}
	return true
}

// absolute reports whether the "with" at node b brings a clause without a verb of its own:
// "with Tokyo gaining 1 percent", "with Tokyo up 1 percent".
func (s *sentence) absolute(b, trigger int) bool {
	return s.nodes[b].hash == s.k.times.with && (s.nodes[trigger].form&formIng != 0 || s.nodes[trigger].form == 0)
}

// leadingMarket makes the place that is said to lead others its market, where the
// article speaks of markets.
func (s *sentence) leadingMarket(f *fact) bool {
	return f.sub.ent != nil && !f.sub.weak && s.ofTrading() && s.ofMarket(&f.sub)
}

// ofMarket puts for a place the market that is named after it, or that of its country.
func (s *sentence) ofMarket(sub *subject) bool {
	for _, c := range s.doc.gaz.ByName(sub.ent.Name+" shares", entity.Context{}) {
		if c.Ent.Kind == schema.KindMarket {
			sub.ent, sub.kind = c.Ent, c.Ent.Kind
			return true
		}
	}
	if c := s.doc.gaz.Country(sub.ent.Country); c != nil {
		if adj := marketAdjective(c); adj != "" {
			sub.ent, sub.name, sub.kind = nil, adj+" stocks", schema.KindMarket
			return true
		}
	}
	return false
}

// placesMoving counts the places of the sentence that stand right before a verb of change
// and its percentage.
func (s *sentence) placesMoving() int {
	n := 0
	for i := s.first; i+2 < s.end; i++ {
		if s.nodes[i].ent < 0 || !s.nodes[i].cls.has(s.k.place) || s.demonym(i) || i > s.first && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.prep) && s.nodes[i-1].hash != s.k.times.with {
			continue
		}
		for j := i + 1; j < s.end && j < i+6; j++ {
			x := &s.nodes[j]
			if q := s.quantityOf(j); q != nil {
				if q.unit == schema.UnitPct {
					n++
				}
				break
			}
			if x.ent >= 0 || x.cls.has(s.k.stop) {
				break
			}
		}
	}
	return n
}

// ofTrading reports whether the article has spoken of shares, of an index or of markets.
func (s *sentence) ofTrading() bool {
	if s.doc.markets {
		return true
	}
	for i := 0; i < s.end; i++ {
		if s.nodes[i].cls.has(s.k.marketLike) || s.listed("bourseword", i) {
			return true
		}
	}
	return false
}

// floorOf puts for an exchange that moved the stocks of its country, unless it has a share of
// its own, which then is what moved, or is one of several.
func (s *sentence) floorOf(f *fact) bool {
	e := f.sub.ent
	if e == nil || f.sub.weak || e.Country == "" || severalExchanges(e.Country) || f.LevelCurrency != nil || f.Value != nil && *f.Unit != schema.UnitPct && *f.Unit != schema.UnitPoints {
		return false
	}
	if f.Value == nil && (s.nodes[f.trigger].form&(formPast|formPart) == 0 || !strings.Contains(s.text(int(f.trigger), int(f.trigger)), " ")) {
		return false // "closed higher", not "expanded"
	}
	for _, c := range s.doc.gaz.ByName(e.Name, entity.Context{}) {
		if c.Ent.Kind == schema.KindCompany {
			return false
		}
	}
	if x := s.mainIndexOf(e); x != nil && f.Value != nil { // what it is measured by
		f.sub.ent, f.sub.kind = x, x.Kind
		return true
	}
	return s.ofMarket(&f.sub)
}
