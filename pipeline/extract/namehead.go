package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// officials takes "Italy's prime minister", "Chinese regulators", "White House
// officials" for the government or office they speak for.
func (s *sentence) officials(b, h int, out *nounPhrase) bool {
	if h > b && s.nodes[h-1].ent < 0 && s.nodes[h-1].cls.has(s.k.anaphor) && s.payload(h-1, s.k.anaphorClass) == "company" {
		return false // "company officials"
	}
	for i := h - 1; i >= b; i-- {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("official")) {
			out.add(s.named(i))
			out.official = true
			return true
		}
	}
	for i := h + 1; i <= int(out.last) && i <= h+4 && (s.is(h+1, s.k.of) || s.is(h+1, inHash)); i++ { // "the government of Japan", "officials in Beijing"
		n := &s.nodes[i]
		if n.ent < 0 {
			continue
		}
		e := s.ents[n.ent].Ent
		if e.Kind == entity.KindCity && s.listed("capital", i) {
			e = s.doc.gaz.Country(e.Country)
		}
		if e != nil && s.k.kindBits.of("official").has(s.k.kindBits.of(e.Kind)) {
			out.add(subject{ent: e, kind: e.Kind, first: int32(i), last: int32(i)})
			out.official = true
			return true
		}
	}
	for i := h - 1; i >= b; i-- { // "the Trump administration"
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.person) && s.ents[n.ent].Ent.Title != "" && s.nodes[i+1].ent < 0 && s.listed("regime", i+1) {
			if c := s.doc.gaz.Country(s.ents[n.ent].Ent.Country); c != nil {
				out.add(subject{ent: c, kind: c.Kind, first: int32(i), last: int32(h)})
				out.official = true
				return true
			}
		}
	}
	return false
}

// unlisted takes a capitalised name that nobody lists for a company: two words
// or more, or one inside the sentence, that are no words of the lexicon.
func (s *sentence) unlisted(b, h int, out *nounPhrase) bool {
	first := h
	for i := h; i >= b && h-i < 4; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 || !s.inName(n) || n.date >= 0 || n.qty >= 0 || !n.cls.has(s.k.word) || n.flags&token.FlagCap == 0 || s.shouted(i) {
			break
		}
		first = i
	}
	n := &s.nodes[first]
	if n.flags&token.FlagCap == 0 || !s.inName(n) || n.ent >= 0 || s.shouted(first) || !n.cls.has(s.k.word) || first == h && n.flags&token.FlagStart != 0 && !s.gaz.OwnWord(&s.d.Tokens[n.first]) {
		return false
	}
	if h+1 < s.end && s.is(h+1, s.k.commaHash) && (s.seatAfter(h+1) || s.seatOf(h+1)) {
		return false // "Natick, Massachusetts-based"
	}
	s.listBefore(b, first, out)
	out.add(subject{name: s.text(first, h), kind: schema.KindCompany, first: int32(first), last: int32(h), unlisted: true})
	return true
}

// shouted reports whether the word at node i stands in capitals that make no name: a
// heading, or letters that stand for a word of the language.
func (s *sentence) shouted(i int) bool {
	const shortest = 3
	if s.nodes[i].flags&token.FlagUpper == 0 {
		return false
	}
	if len(s.text(i, i)) < shortest || !s.gaz.OwnWord(&s.d.Tokens[s.nodes[i].first]) {
		return true
	}
	upper := func(j int) bool { return j >= s.first && j < s.end && s.nodes[j].flags&token.FlagUpper != 0 }
	return upper(i-1) || upper(i+1)
}

// listBefore adds the listed names that are coordinated with the unlisted one at
// node first: "stocks such as Coinbase, Robinhood and Acme".
func (s *sentence) listBefore(b, first int, out *nounPhrase) {
	i := first - 1
	if i-1 < b || !s.is(i, s.k.and) || s.nodes[i-1].ent < 0 || !s.nodes[i-1].cls.has(s.k.company) || s.demonym(i-1) {
		return
	}
	for i--; i > b && s.is(i-1, s.k.commaHash) && s.nodes[i-2].ent >= 0; {
		i -= 2
	}
	out.security = out.security || s.exampleShares(i)
	for ; i < first; i++ {
		if s.nodes[i].ent >= 0 {
			out.add(s.named(i))
		}
	}
}

// inName reports whether a capitalised word can be one of a name: the lexicon does
// not have it, or only as what companies make and run ("Toys", "Ports").
func (s *sentence) inName(n *node) bool { return n.entry < 0 || !n.cls.has(s.k.unnamed) && n.rule == 0 }

// namesOther reports whether the nodes [b,e) hold a capitalised word that no
// name covers.
func (s *sentence) namesOther(b, e int) bool {
	for i := b; i < e; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.date < 0 && n.cls.has(s.k.cap) {
			return true
		}
		if n.ent >= 0 && n.cls.has(s.k.person) {
			return true
		}
	}
	return false
}

// nameHead collects the coordinated names that end at node h.
func (s *sentence) nameHead(b, seg, h int, out *nounPhrase) bool {
	if s.demonym(h) || s.partialIndex(h) {
		return false
	}
	if h-2 >= b && s.nodes[h].cls.has(s.k.kindBits.of("#market")) && s.nodes[h-1].cls.has(s.k.poss) && s.nodes[h-2].cls.has(s.k.company) {
		out.security = true // "HSBC's Hong Kong shares"
		out.add(s.named(h - 2))
		return true
	}
	if k := s.grade(h); k > b {
		out.add(s.named(k))
		out.subs[0].futures = s.named(h).futures
		return true
	}
	var items [maxSubjects]int
	k := 0
	for i := h; i >= b && k < maxSubjects; {
		n := &s.nodes[i]
		if n.ent >= 0 && !s.demonym(i) && s.separated(i, h, k) && !(i < h && n.cls.has(s.k.kindBits.of("#commodity")) && s.nodes[h].cls.has(s.k.company)) { // "oil and gas major Acme"
			items[k] = i
			k++
		} else if n.ent < 0 && (n.cls.has(s.k.security) || n.cls.has(s.k.metric)) && k > 0 && i < h {
			break
		}
		i--
	}
	if k > 0 && s.exampleShares(items[k-1]) {
		out.security = true
	}
	for ; k > 0; k-- {
		out.add(s.named(items[k-1]))
	}
	return out.n > 0
}

// grade is the name in the bracket before the general name of a commodity at node h that
// says which one is meant: "West Texas Intermediate (WTI) crude". 0 if there is none.
func (s *sentence) grade(h int) int {
	if h-3 < s.first || !s.nodes[h].cls.has(s.k.kindBits.of("#commodity")) || !s.is(h-1, s.k.closeParen) || !s.is(h-3, s.k.openParen) {
		return 0
	}
	if n := &s.nodes[h-2]; n.ent < 0 || !n.cls.has(s.k.kindBits.of("#commodity")) {
		return 0
	}
	return h - 2
}

// exampleShares reports whether the name at node i is the first of the examples
// of some shares: "crypto stocks such as Coinbase and Strategy".
func (s *sentence) exampleShares(i int) bool {
	b := s.first // "such as" ends a phrase
	if i-2 < b {
		return false
	}
	h := i - 2
	switch p := &s.nodes[i-1]; {
	case p.hash == s.k.times.as && s.is(i-2, s.k.times.such):
		h = i - 3
	case p.cls.has(s.k.including):
	default:
		return false
	}
	if h > b && s.is(h, s.k.commaHash) {
		h--
	}
	return h >= s.first && (s.nodes[h].cls.has(s.k.security) || s.nodes[h].ent >= 0 && s.nodes[h].cls.has(s.k.kindBits.of("#sector").or(s.k.kindBits.of("market"))))
}

// partialIndex: "the S&P index of energy shares" is not the S&P 500. What an index is "of"
// may be its own description, if it is broad or if a number names the index: "the Nikkei
// 225 index of Japanese shares".
func (s *sentence) partialIndex(h int) bool {
	if !s.nodes[h].cls.has(s.k.index) || h+2 >= s.end || !s.is(h+1, s.k.of) {
		return false
	}
	numbered := strings.ContainsAny(s.text(h, h), "0123456789")
	for i := h + 2; i < s.end && i < h+7; i++ {
		n := &s.nodes[i]
		switch {
		case n.cls.has(s.k.typeBits.of("broadword")), i == h+2 && (n.qty >= 0 || s.ofItsMarket(h, i)):
			return false // "of blue chips", "of 30 shares", "the Nikkei index of Japanese shares"
		case n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop)):
			return !numbered
		case s.ofTrade(i):
			return true
		}
	}
	return !numbered
}

// ofItsMarket reports whether node i names all shares of the country of the index at node h.
func (s *sentence) ofItsMarket(h, i int) bool {
	n := &s.nodes[i]
	return n.ent >= 0 && n.cls.has(s.k.kindBits.of("market")) && s.ents[n.ent].Ent.Country == s.ents[s.nodes[h].ent].Ent.Country
}

// ofTrade reports whether node i names companies of one trade: "banks", "bank shares".
func (s *sentence) ofTrade(i int) bool {
	n := &s.nodes[i]
	return n.ent >= 0 && n.cls.has(s.k.kindBits.of("#sector")) || n.ent < 0 && (s.groupNoun(i) || s.gaz.SectorWord(&s.d.Tokens[n.last]) != "")
}

// separated reports whether the name at i is an item of the list that ends at
// h, not a modifier of the name after it ("Hong Kong's Hang Seng Index").
func (s *sentence) separated(i, h, k int) bool {
	if k == 0 {
		return true
	}
	for j := i + 1; j <= h; j++ {
		n := &s.nodes[j]
		switch {
		case n.hash == s.k.commaHash || n.hash == s.k.and || n.hash == s.k.or:
			return true
		case n.hash == s.k.openParen:
			j = s.closeParenAt(j, h)
		case n.cls.has(s.k.poss) || n.ent >= 0:
			return false
		}
	}
	return false
}

func (s *sentence) closeParenAt(i, limit int) int {
	for j := i; j <= limit; j++ {
		if s.is(j, s.k.closeParen) {
			return j
		}
	}
	return limit
}

func (s *sentence) named(i int) subject {
	sp := &s.ents[s.nodes[i].ent]
	return subject{ent: sp.Ent, kind: sp.Ent.Kind, futures: sp.Flags&entity.Futures != 0 || strings.HasSuffix(s.text(i, i), "utures"), first: int32(i), last: int32(i)}
}
