package extract

import (
	"github.com/wiremill/wiremill/schema"
)

// publishedGauge takes the gauge at node h for a statistic of the country of who
// publishes it, by whose name it goes ("the ZEW index"), or else, where statistics are
// told and no market, for another of them: "the investment index".
func (s *sentence) publishedGauge(b, h int, out *nounPhrase) bool {
	if !s.listed("gaugeword", h) {
		return false
	}
	for i := h - 1; i >= b; i-- {
		if s.nodes[i].ent >= 0 {
			return s.gaugeFrom(i, b, h, out) || s.gaugeOfLand(i, b, h, out)
		}
	}
	if h-1 < b || s.nodes[h-1].cls.has(s.k.det.or(s.k.adj).or(s.k.security).or(s.k.futures)) || s.ctx.mainCo != nil || !s.statTold() || s.marketTalk() {
		return false
	}
	name := s.openName(b, h, h)
	if name == "" || !s.ctx.statOwner(s, h, out) {
		return false
	}
	out.metric, out.metricNode, out.placed = name, int32(h), true
	return true
}

// gaugeFrom takes the gauge at node h for one that the body named at node i publishes.
func (s *sentence) gaugeFrom(i, b, h int, out *nounPhrase) bool {
	e := s.ents[s.nodes[i].ent].Ent
	c := s.doc.gaz.Country(e.Country)
	if c == nil || !s.k.kindBits.of("official").has(s.k.kindBits.of(e.Kind)) && e.Kind != schema.KindOrganisation {
		return false
	}
	name := s.openName(b, h, h)
	if name == "" {
		return false
	}
	out.metric, out.metricNode, out.placed = name, int32(h), true
	out.add(s.weak(subject{ent: c, kind: c.Kind}, i))
	return true
}

// gaugeOfLand takes the gauge at node h that the country or region at node i owns, with words
// that say what it is of, for a statistic of that: "Japan's services price index", not
// "Japan's benchmark index", which is of shares.
func (s *sentence) gaugeOfLand(i, b, h int, out *nounPhrase) bool {
	land := s.nodes[i].cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("region")))
	if !land || s.marketThing(b, h, h) {
		return false
	}
	said := false
	for j := i + 1; j < h; j++ {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.poss), n.date >= 0, n.ent < 0 && n.cls.has(s.k.adj.or(s.k.adv)):
		case n.ent >= 0 || n.qty >= 0 || n.cls.has(s.k.security.or(s.k.futures).or(s.k.yieldNoun).or(s.k.anaphor).or(s.k.verb).or(s.k.stop)) || s.within("tradedword", j):
			return false
		default:
			said = said || n.cls.has(s.k.seriesHead.or(s.k.measureHead).or(s.k.price).or(s.k.typeBits.of("macrobase")))
		}
	}
	name := s.openName(i+1, h, h)
	if !said || name == "" {
		return false
	}
	out.metric, out.metricNode, out.placed = name, int32(h), true
	out.add(s.named(i))
	return true
}
