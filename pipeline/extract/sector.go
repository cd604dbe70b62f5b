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
	market, _ := strings.CutSuffix(s.ctx.mkt, " stocks")
	for ; i <= h; i += 2 {
		first, _ := s.gaz.Group(s.d, int(s.nodes[i].last))
		name := strings.TrimSpace(market + " " + strings.ToLower(s.d.Span(first, int(s.nodes[i].last))))
		out.add(subject{name: name, kind: schema.KindSector, first: int32(i), last: int32(i), grouped: true})
	}
	return out.n > 0
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
	market, _ := strings.CutSuffix(s.ctx.mkt, " stocks")
	for ; i <= h; i += 2 {
		name := strings.TrimSpace(market + " " + s.sectorCalled(i) + " stocks")
		out.add(subject{name: name, kind: schema.KindSector, first: int32(i), last: int32(i), grouped: true})
	}
	return out.n > 0
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
	market, _ := strings.CutSuffix(s.ctx.mkt, " stocks")
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

// sectorMoves reports whether a fact of a sector that only a plural names is one that
// reports on markets tell: a move with a percentage, a place among others.
func (s *sentence) sectorMoves(f *fact) bool {
	return f.EventType == schema.RelPerformance || !s.listed("economyverb", int(f.trigger)) && f.EventType == schema.PriceMove && f.Value != nil && *f.Unit == schema.UnitPct
}

// unlistedMove reports whether a move in percent of a name that nothing lists is told
// among moves of the market. In a list whose other names are unknown the figure may be theirs.
func (s *sentence) unlistedMove(f *fact) bool {
	b := int(f.sub.first) - 1
	return (b < s.first || s.nodes[b].hash != s.k.and) && f.EventType == schema.PriceMove && f.Value != nil && *f.Unit == schema.UnitPct && s.marketTalk() && s.nameWhole(&f.sub)
}
