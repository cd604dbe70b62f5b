package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// sectorNoun takes "banks", "oil producers and miners" at nodes b to h, of no place, for
// those of the market that the article reports on.
func (s *sentence) sectorNoun(b, h int, out *nounPhrase) bool {
	if h > b && s.listed("sectorhead", h) {
		return s.theSector(b, h, out)
	}
	if s.listed("sectorword", h) {
		return s.sectorWord(b, h, out)
	}
	if !s.groupNoun(h) || !s.marketTalk() {
		return false
	}
	i := h
	for i-2 >= b && (s.nodes[i-1].hash == s.k.and || s.is(i-1, s.k.commaHash)) && s.groupNoun(i-2) {
		i -= 2
	}
	for j := b; j < i; j++ {
		if n := &s.nodes[j]; n.ent >= 0 || n.qty >= 0 || n.cls.has(s.k.poss.or(s.k.pronoun)) {
			return false // "its banks", "three banks"
		}
	}
	market := s.homeMarket()
	for ; i <= h; i += 2 {
		first, _ := s.gaz.Group(s.d, int(s.nodes[i].last))
		name := strings.TrimSpace(market + " " + strings.ToLower(s.d.Span(first, int(s.nodes[i].last))))
		out.add(subject{name: name, kind: schema.KindSector, first: int32(i), last: int32(i), grouped: true})
	}
	return out.n > 0
}

// sectorGauge takes "an index of bank stocks", which has no name, for those stocks.
func (s *sentence) sectorGauge(b, h, seg, e int, out *nounPhrase) bool {
	n := &s.nodes[e-1]
	unnamed := s.nodes[b].hash == s.k.a || s.nodes[b].hash == s.k.an
	if !unnamed || s.payload(h, s.k.anaphorClass) != "index" || seg >= e || !s.is(seg, s.k.of) || n.ent < 0 || !n.cls.has(s.k.kindBits.of("#sector")) {
		return false
	}
	out.add(s.named(e - 1))
	return true
}

// sectorWord takes "energy", "real estate and industrials" for the shares of that kind.
func (s *sentence) sectorWord(b, h int, out *nounPhrase) bool {
	if !s.marketTalk() || s.doc.series > 0 && s.index+1-s.doc.series <= 1 {
		return false
	}
	i := h
	for i-2 >= b && (s.nodes[i-1].hash == s.k.and || s.is(i-1, s.k.commaHash)) && s.listed("sectorword", i-2) {
		i -= 2
	}
	if i > b && !s.onlyDescribed(b, i) {
		return false
	}
	market := s.homeMarket()
	for ; i <= h; i += 2 {
		name := strings.TrimSpace(market + " " + s.sectorCalled(i) + " stocks")
		out.add(subject{name: name, kind: schema.KindSector, first: int32(i), last: int32(i), grouped: true})
	}
	return out.n > 0
}

// homeMarket is how the article's country stands before a sector: "US". It is empty where
// the article is of the whole world.
func (s *sentence) homeMarket() string {
	if m, ok := strings.CutSuffix(s.ctx.mkt, " stocks"); ok && m != "Global" {
		return m
	}
	return ""
}

// sectorCalled is the sector that the word at node i names: "financials" financial,
// but "materials" not mining.
func (s *sentence) sectorCalled(i int) string {
	word := strings.ToLower(s.text(i, i))
	if name := s.gaz.SectorWord(&s.d.Tokens[s.nodes[i].last]); name != "" && (strings.HasPrefix(word, name) || strings.HasPrefix(name, word)) {
		return name
	}
	return word
}

// theSector takes "the financial sector" for the shares of that kind.
func (s *sentence) theSector(b, h int, out *nounPhrase) bool {
	if s.gaz.SectorWord(&s.d.Tokens[s.nodes[h-1].last]) == "" || s.nodes[h-1].ent >= 0 || !s.marketTalk() {
		return false
	}
	for i := b; i < h-1; i++ {
		if s.nodes[i].ent >= 0 || s.nodes[i].qty >= 0 {
			return false
		}
	}
	market := s.homeMarket()
	out.add(subject{name: strings.TrimSpace(market + " " + s.sectorCalled(h-1) + " stocks"), kind: schema.KindSector, first: int32(h - 1), last: int32(h), grouped: true})
	return true
}

// groupNoun reports whether node i is a plural that means the companies of a sector.
func (s *sentence) groupNoun(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.word) {
		return false
	}
	_, ok := s.gaz.Group(s.d, int(n.last))
	return ok
}

// sectorMoves reports whether a fact of a sector that only a plural or a word names is one
// that reports on markets tell: a move with a percentage, a place among others.
func (s *sentence) sectorMoves(f *fact) bool {
	if f.EventType == schema.RelPerformance {
		return true
	}
	if s.listed("sectorword", int(f.sub.last)) && !s.cls.has(s.k.marketLike) {
		return false // "industrial fell 16 percent and health care 5 percent" are units of a company
	}
	if f.EventType != schema.PriceMove || s.listed("economyverb", int(f.trigger)) {
		return false
	}
	return f.security && f.Value == nil || f.Value != nil && *f.Unit == schema.UnitPct // "shares of home builders fell"
}

// ownFigure reports whether the figure of fact f stands in a bracket of its own behind the name.
func (s *sentence) ownFigure(f *fact) bool {
	return f.sub.last < f.qty && s.is(int(f.sub.last)+1, s.k.openParen) && s.closedAt(int(f.qty)+1)
}

// unlistedMove reports whether a move in percent of a name that nothing lists is told
// among moves of the market. In a list whose other names are unknown the figure may be
// theirs; beside sales it is of what a company sells; behind a dot stands a code.
func (s *sentence) unlistedMove(f *fact) bool {
	if f.EventType == schema.PriceMove && f.Value != nil && *f.Unit == schema.UnitPct && s.ownFigure(f) {
		return s.nameWhole(&f.sub)
	}
	if f.EventType != schema.PriceMove || f.Value == nil || *f.Unit != schema.UnitPct || !s.doc.markets && !s.cls.has(s.k.marketLike) || !s.nameWhole(&f.sub) {
		return false
	}
	for i := s.first; i < int(f.first); i++ {
		if s.listed("businessfigure", i) {
			return false
		}
	}
	b := int(f.sub.first) - 1
	return b < s.first || s.nodes[b].hash != s.k.and && s.text(b, b) != "."
}
