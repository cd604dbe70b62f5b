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
		case n.ent >= 0 && n.cls.has(s.k.place):
			e := s.mainIndex(s.ents[n.ent].Ent.Country)
			if e == nil {
				return false
			}
			sub := subject{ent: e, kind: e.Kind}
			sub.first, sub.last = int32(i), int32(h)
			out.add(sub)
			return true
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0:
			return false
		case s.listed("landword", i) && i < h-1:
			e := s.mainIndex(s.landBefore(b)) // "the lira jumped and the country's benchmark index rose"
			if e == nil {
				return false
			}
			out.add(s.weak(subject{ent: e, kind: e.Kind}, h))
			return true
		case !n.cls.has(s.k.poss.or(s.k.adj)) && !s.listed("indexadj", i):
			return false
		}
	}
	return false
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
		code, name, _ := strings.Cut(line, ": ")
		if code != country {
			continue
		}
		for _, c := range s.doc.gaz.ByName(name, entity.Context{}) {
			if c.Ent.Kind == schema.KindIndex {
				return c.Ent
			}
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
