package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Indices that no list has, named by what their phrase says they are of: "the MSCI index
// of Asian shares outside Japan", "an index of Shanghai-listed banks", "the pan-European
// auto sector index".

// describedIndex takes the phrase of nodes b to e with its head at node h, its first part
// ending before seg, for such an index.
func (s *sentence) describedIndex(b, h, seg, e int, out *nounPhrase) bool {
	if s.payload(h, s.k.anaphorClass) != "index" && !s.listed("subindex", h) {
		return false
	}
	for b-2 >= s.first && s.d.Str(int(s.nodes[b-1].first)) == "&" && s.nodes[b-1].ent < 0 {
		b -= 2 // "S&P"
	}
	of := seg < e && s.leadsToStocks(seg) && s.stocksIn(seg+1, e)
	if !of && !s.sectorIndexWords(b, h) {
		return false
	}
	if !of {
		e = seg
	}
	switch i := s.indexBefore(b, h); {
	case of && i >= 0:
		return s.nameHead(b, i+1, i, out) // "the FTSEurofirst 300 index of top shares"
	case of && s.nodes[b].cls.has(s.k.det) && s.nodes[b].hash != theHash && !s.listed("subindex", h) && !s.housed(b, h):
		return false // "an index of bank stocks" stands for those
	}
	if name := s.knownIndex(b, e); name != "" {
		if x := s.indexNamed(name); x != nil {
			out.add(subject{ent: x, kind: x.Kind, first: int32(b), last: int32(e - 1)})
			return true
		}
	}
	for b < h && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.det) {
		b++
	}
	if s.nodes[b].cls.has(s.k.pronoun) || e-b > maxIndexWords {
		return false
	}
	name := strings.Join(strings.Fields(s.d.Span(int(s.nodes[b].first), int(s.nodes[e-1].last))), " ")
	out.add(subject{name: name, kind: schema.KindIndex, first: int32(b), last: int32(e - 1)})
	return true
}

// indexBefore is the node that names an index among nodes [b,h), no sector behind it; -1 if none does.
func (s *sentence) indexBefore(b, h int) int {
	for i := h - 1; i >= b; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.index) {
			return i
		}
		if n.ent < 0 && s.gaz.SectorWord(&s.d.Tokens[n.last]) != "" {
			return -1
		}
	}
	return -1
}

// housed reports whether one of nodes [b,h) is a house that publishes indices.
func (s *sentence) housed(b, h int) bool {
	for i := b; i < h; i++ {
		if s.listed("indexhouse", i) {
			return true
		}
	}
	return false
}

// maxIndexWords bounds the phrase that describes an index.
const maxIndexWords = 14

// leadsToStocks reports whether the preposition at node i leads from an index to what it is of.
func (s *sentence) leadsToStocks(i int) bool {
	return s.is(i, s.k.of) || s.nodes[i].hash == s.k.forWord || s.listed("indexprep", i)
}

// stocksIn reports whether nodes [i,e) are of shares or of the companies of a sector.
func (s *sentence) stocksIn(i, e int) bool {
	for ; i < e; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && (n.cls.has(s.k.price) || s.payload(i, s.k.macroClass) != "") {
			return false
		}
		if n.ent < 0 && n.cls.has(s.k.security) || s.groupNoun(i) || n.ent >= 0 && n.cls.has(s.k.kindBits.of("#sector").or(s.k.kindBits.of("#market"))) {
			return true
		}
	}
	return false
}

// sectorIndexWords reports whether the words of nodes [b,h) before an index name its house or
// say that it is of shares, and of which sector or region.
func (s *sentence) sectorIndexWords(b, h int) bool {
	house, sector := false, false
	for i := b; i < h; i++ {
		n := &s.nodes[i]
		switch {
		case s.listed("indexhouse", i), n.ent >= 0 && n.cls.has(s.k.index), n.ent < 0 && n.cls.has(s.k.security):
			house = true
		case n.ent < 0 && s.payload(i, s.k.macroClass) != "", n.qty >= 0 && n.ent < 0:
			return false
		case s.listed("indexof", i), n.ent < 0 && s.gaz.SectorWord(&s.d.Tokens[n.last]) != "", n.ent >= 0 && n.cls.has(s.k.kindBits.of("#sector")):
			sector = true
		}
	}
	return house && sector
}

// knownIndex is the index that the lexicon has for a house and a word of nodes [b,e): that of
// MSCI "outside Japan". It is empty where a sector narrows it.
func (s *sentence) knownIndex(b, e int) string {
	for i := b; i < e; i++ {
		if n := &s.nodes[i]; n.ent < 0 && s.gaz.SectorWord(&s.d.Tokens[n.last]) != "" || n.ent >= 0 && n.cls.has(s.k.kindBits.of("#sector")) {
			return ""
		}
	}
	for _, line := range s.lex.lists["houseindex"] {
		key, name, _ := strings.Cut(line, ": ")
		house, word, _ := strings.Cut(key, " ")
		if s.wordWithin(b, e, house) && s.wordWithin(b, e, word) {
			return name
		}
	}
	return ""
}

// wordWithin reports whether one of nodes [b,e) holds a word, in whatever case.
func (s *sentence) wordWithin(b, e int, word string) bool {
	for i := b; i < e; i++ {
		if strings.Contains(strings.ToLower(s.text(i, i)), word) {
			return true
		}
	}
	return false
}
