package extract

import "github.com/wiremill/wiremill/schema"

// What "it" moved: the text may have spoken last of a thing that has no price.

// pricedReach is how many sentences a price that was told is what "it" goes on about.
const pricedReach = 3

// movesUnpriced reports whether the "it" or "they" that the move, the extreme or the streak
// of rule r is of stands for something else than the name it was resolved to: for a
// statistic that was told last, or for what no price was told of.
func (s *sentence) movesUnpriced(r *rule, m *matcher, np *nounPhrase, out []fact) bool {
	if np.n == 0 || np.metric != "" || np.security || !ofPrice(r.event) {
		return false
	}
	x := &np.subs[0]
	h := int(x.last)
	if !x.weak || h < s.first || h >= s.end || !s.thing(h) && s.nodes[h].hash != theyHash || s.nodes[h].cls.has(s.k.det) {
		return false
	}
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && s.ents[n.ent].Ent == x.ent {
			return false // its own sentence names it
		}
	}
	for i := s.first; i < h && !pricedIn(out, s.index); i++ {
		if s.nodes[i].ent < 0 && s.payload(i, s.k.macroClass) != "" && s.payload(i, s.k.metricClass) == "" {
			return true // "GDP data showed it grew"
		}
	}
	d := s.doc
	if d.stat.ok && s.index-d.stat.sentence <= 1 && d.traded <= d.stat.sentence {
		return true
	}
	return x.kind != schema.KindCrypto && !s.unitPriced(m, h) && (d.traded == 0 || s.index+1-d.traded > pricedReach)
}

// unitPriced reports whether the match tells a move to a price of one piece, behind node h:
// "It rose 1.2 percent to $32.50", not "to $32.50 million".
func (s *sentence) unitPriced(m *matcher, h int) bool {
	pct := false
	for i := h + 1; i < m.endAt && i < s.end; i++ {
		if s.nodes[i].qty < 0 {
			continue
		}
		q := s.quantityOf(i)
		if pct && q.unit == schema.UnitCurrency && !q.scaled && s.nodes[i-1].cls.has(s.k.to) {
			return true
		}
		pct = pct || q.unit == schema.UnitPct
	}
	return false
}

// pricedIn reports whether one of the facts tells a move of a price in a sentence.
func pricedIn(facts []fact, sentence int) bool {
	for i := range facts {
		if facts[i].sent == sentence && ofPrice(facts[i].EventType) {
			return true
		}
	}
	return false
}

// ofPrice reports whether an event is of what is traded, or of a series.
func ofPrice(event string) bool {
	switch event {
	case schema.PriceMove, schema.PriceLevel, schema.Extreme, schema.Streak:
		return true
	}
	return false
}
