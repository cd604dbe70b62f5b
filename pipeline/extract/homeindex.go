package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// homeIndex resolves the index of a country that goes without its name: "Hong
// Kong's benchmark", "the main Korean gauge". Countries with two of them, which
// houses call by turns the benchmark, have none here.
func (s *sentence) homeIndex(b, h int, out *nounPhrase) bool {
	for i := h - 1; i >= b; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && (n.cls.has(s.k.place) || n.cls.has(s.k.kindBits.of("#exchange"))):
			return s.indexOf(i, h, out)
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0:
			return false
		case s.listed("landword", i) && i < h-1:
			e := s.mainIndex(s.landBefore(b)) // "the lira jumped and the country's benchmark index rose"
			if e == nil {
				return false
			}
			out.add(s.weak(subject{ent: e, kind: e.Kind}, h))
			return true
		case !n.cls.has(s.k.poss.or(s.k.adj).or(s.k.det)) && !s.listed("indexadj", i):
			return false
		}
	}
	if h > b && strings.EqualFold(s.text(h-1, h-1), "all-share") && s.allShares(b, h, out) {
		return true
	}
	if i := s.frontedPlace(b); i >= 0 && s.onlyIndexWords(b, h) {
		return s.indexOf(i, h, out)
	}
	return false
}

// allShares takes for "the All-Share Index" at nodes b to h, where no other is named so, that of
// the country of the article.
func (s *sentence) allShares(b, h int, out *nounPhrase) bool {
	country := s.marketBehind(b) // "Nigerian stocks fell. The All-Share Index"
	if country == "" {
		country = s.ctx.country
	}
	for _, line := range s.lex.lists["allshareindex"] {
		if code, name, _ := strings.Cut(line, ": "); code == country {
			if e := s.indexNamed(name); e != nil {
				out.add(subject{ent: e, kind: e.Kind, first: int32(b), last: int32(h)})
				return true
			}
		}
	}
	return false
}

// marketBehind is the country of the market or exchange that the text named last before node b.
func (s *sentence) marketBehind(b int) string {
	const reach = 80
	for i := b - 1; i >= 0 && i >= b-reach; i-- {
		if n := &s.nodes[i]; n.ent >= 0 && (n.cls.has(s.k.marketLike) || n.cls.has(s.k.kindBits.of("#exchange"))) {
			return s.ents[n.ent].Ent.Country
		}
	}
	return ""
}

// marketsIndex takes for "the index" at node h, where none was named, the main one of the market
// that was named last: "Nigerian stocks fell. The index dropped 2 percent".
func (s *sentence) marketsIndex(h int, out *nounPhrase) bool {
	country := s.marketBehind(h)
	e := s.mainIndex(country)
	if e == nil || severalExchanges(country) {
		return false
	}
	out.add(s.weak(subject{ent: e, kind: e.Kind}, h))
	return true
}

// indexOf takes the main index of the place or exchange at node i for the index at node h.
func (s *sentence) indexOf(i, h int, out *nounPhrase) bool {
	at := s.ents[s.nodes[i].ent].Ent
	e := s.mainIndexOf(at)
	if e == nil || at.Kind == entity.KindExchange && severalExchanges(at.Country) {
		return false
	}
	sub := subject{ent: e, kind: e.Kind}
	sub.first, sub.last = int32(min(i, h)), int32(h)
	out.add(sub)
	return true
}

// severalExchanges reports whether a country has exchanges with an index each.
func severalExchanges(country string) bool {
	return country == "US" || country == "CN" || country == "IN" || country == "JP"
}

// frontedPlace returns the place that opens the clause before node b: "In Abu Dhabi, the
// index fell"; -1 if there is none.
func (s *sentence) frontedPlace(b int) int {
	i := b - 1
	if i > s.first && s.is(i, s.k.commaHash) {
		i--
	}
	if i-1 < s.first || s.nodes[i].ent < 0 || !s.nodes[i].cls.has(s.k.place) || s.demonym(i) || s.nodes[i-1].hash != inHash {
		return -1
	}
	if i-2 >= s.first && !s.nodes[i-2].cls.has(s.k.stop.or(s.k.conj)) && !s.is(i-2, s.k.and) && i-2 >= s.head {
		return -1 // "rose after an attack in Kuwait, the index fell"
	}
	return i
}

// onlyIndexWords reports whether nothing but words of an index stands from node b to its head.
func (s *sentence) onlyIndexWords(b, h int) bool {
	for i := b; i < h; i++ {
		if n := &s.nodes[i]; n.ent >= 0 || !n.cls.has(s.k.det) && !s.listed("indexadj", i) {
			return false
		}
	}
	return b < h || s.nodes[h].ent < 0 && s.nodes[h].cls.has(s.k.det)
}

// mainIndexOf is the main index of a place, that of its city if the lexicon has one.
func (s *sentence) mainIndexOf(e *entity.Entity) *entity.Entity {
	for _, line := range s.lex.lists["cityindex"] {
		city, name, _ := strings.Cut(line, ": ")
		if strings.HasPrefix(strings.ToLower(e.Name), city) {
			return s.indexNamed(name)
		}
	}
	return s.mainIndex(e.Country)
}

// landBefore is the country of the last name before node b in the sentence, "" if there
// is none.
func (s *sentence) landBefore(b int) string {
	for i := b - 1; i >= s.first; i-- {
		if n := &s.nodes[i]; n.ent >= 0 {
			return s.ents[n.ent].Ent.Country
		}
	}
	return ""
}

// mainIndex is the index that stands for the stock market of a country, nil if
// the lexicon names none.
func (s *sentence) mainIndex(country string) *entity.Entity {
	for _, line := range s.lex.lists["mainindex"] {
		if code, name, _ := strings.Cut(line, ": "); code == country {
			return s.indexNamed(name)
		}
	}
	return nil
}

// indexNamed is the index of that name.
func (s *sentence) indexNamed(name string) *entity.Entity {
	for _, c := range s.doc.gaz.ByName(name, entity.Context{}) {
		if c.Ent.Kind == schema.KindIndex {
			return c.Ent
		}
	}
	return nil
}

// benchmark resolves "the benchmark index" at nodes b to h to the first index of the
// article that is called one, whichever others were named since.
func (x *context) benchmark(s *sentence, b, h int, out *nounPhrase) bool {
	for b <= h && !s.listed("benchmarkword", b) {
		b++
	}
	if b > h || !x.indicesTogether() {
		return false
	}
	for i := range x.seen {
		if a := &x.seen[i]; a.sub.kind == schema.KindIndex && slices.Contains(s.lex.lists["benchmark"], a.sub.displayName()) {
			out.add(s.weak(a.sub, h))
			return true
		}
	}
	return false
}

// indicesTogether reports whether the sentence that named an index last named two or
// more: "the index" after it could be any of them.
func (x *context) indicesTogether() bool {
	var last *antecedent
	for i := len(x.seen) - 1; i >= 0; i-- {
		a := &x.seen[i]
		switch {
		case a.sub.kind != schema.KindIndex:
		case last == nil:
			last = a
		case a.sentence != last.sentence:
			return false
		case a.sub.displayName() != last.sub.displayName():
			return true
		}
	}
	return false
}

// namedCurrency is the currency that the word at node h stands behind, or that of the country
// whose it is: "the hryvnia currency", "South Korea's currency".
func (s *sentence) namedCurrency(b, h int, out *nounPhrase) bool {
	i := h - 1
	if i >= b && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.poss) {
		i--
	}
	if i < b || s.nodes[i].ent < 0 {
		return false
	}
	if s.nodes[i].cls.has(s.k.kindBits.of("#currency")) {
		out.add(s.named(i))
		return true
	}
	c := s.ents[s.nodes[i].ent].Ent
	if c.Kind != entity.KindCountry || c.Currency == "" {
		return false
	}
	for _, x := range s.doc.gaz.ByName(c.Currency, entity.Context{}) {
		if x.Ent.Kind == entity.KindCurrency {
			out.add(subject{ent: x.Ent, kind: x.Ent.Kind, first: int32(i), last: int32(h)})
			return true
		}
	}
	return false
}

// homeCurrency is the currency of the article's country, for "the local currency" at
// nodes b to h.
func (s *sentence) homeCurrency(b, h int, out *nounPhrase) bool {
	if h == b || s.nodes[h-1].ent >= 0 || !s.listed("localword", h-1) {
		return false
	}
	country := s.ctx.country
	for i := 0; i < s.first && country == ""; i++ { // "South Korean stocks fell"
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.marketLike) {
			country = s.ents[n.ent].Ent.Country
		}
	}
	c := s.doc.gaz.Country(country)
	if c == nil {
		return false
	}
	for _, x := range s.doc.gaz.ByName(c.Currency, entity.Context{}) {
		if x.Ent.Kind == entity.KindCurrency {
			out.add(s.weak(subject{ent: x.Ent, kind: x.Ent.Kind}, h))
			return true
		}
	}
	return false
}
