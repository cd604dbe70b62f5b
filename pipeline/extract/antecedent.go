package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// house reports whether e has been named as the house of an analyst: what "the
// company" does afterwards it does not, unless the article is about it.
func (x *context) house(e *entity.Entity) bool {
	return slices.Contains(x.houses, e) && (x.mainCo == nil || x.mainCo.ent != e)
}

// acts reports whether the article is about x, or a sentence of it has x for its subject:
// what is only named in passing is not spoken of again by "it" or "the company".
func (x *context) acts(sub *subject) bool {
	if x.mainCo != nil && x.mainCo.same(sub) || sub.ent != nil && x.inHeadline(sub.ent) {
		return true
	}
	return slices.ContainsFunc(x.seen, func(a antecedent) bool { return a.subj && a.sub.same(sub) })
}

// besideMain reports whether a is a company that some sentence only has to do with, while the
// headline names another that the description fits: "the company" is that one.
func (x *context) besideMain(a *antecedent, desc *described) bool {
	m := x.mainCo
	if a.leads || a.sub.kind != schema.KindCompany || m == nil || m.ent == nil || m.same(&a.sub) || !x.inHeadline(m.ent) || !desc.fits(m) {
		return false
	}
	return a.sub.ent == nil || !x.inHeadline(a.sub.ent)
}

// endsParagraph reports whether sentence s opens a paragraph and a is a company, not that of
// the article, which the one before it came to only in its course: "... Microsoft said sales
// of its rival service jumped", and then "The company's costs rose".
func (x *context) endsParagraph(s *sentence, a *antecedent) bool {
	if a.sub.kind != schema.KindCompany || x.mainCo == nil || x.mainCo.same(&a.sub) {
		return false
	}
	return s.opensParagraph(s.index) && !s.opensParagraph(a.sentence)
}

// opensParagraph reports whether a sentence is the first of its paragraph.
func (s *sentence) opensParagraph(sentence int) bool {
	return sentence == 0 || s.d.Sentences[sentence].Para != s.d.Sentences[sentence-1].Para
}

// rival reports whether the name at node i is brought in as somebody's rival:
// "the retailer" after it is not that one. The noun may stand a few words before
// the name: "fellow industrial X".
func (s *sentence) rival(i int) bool {
	for j := i - 1; j >= s.first && i-j < 5; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep).or(s.k.det)) || n.hash == s.k.and {
			return false
		}
		if n.cls.has(s.k.rivalNoun) {
			return true
		}
	}
	return false
}

// referWhose takes the name right before "whose", a comma and a code between.
func (s *sentence) referWhose(h int, out *nounPhrase) bool {
	if h < s.first || !s.is(h, whoseHash) {
		return false
	}
	for i := h - 1; i >= s.first && h-i < 6; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && !s.demonym(i) && n.cls.has(s.k.referable) {
			out.add(s.weak(s.named(i), h))
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) {
			return false
		}
	}
	return false
}

// sectorsOf returns the sectors that a company may be of that node h calls by
// its trade: "the chipmaker". Empty: any.
func (s *sentence) sectorsOf(k refKind, h int) string {
	if k != refCompany || s.nodes[h].ent >= 0 || !s.nodes[h].cls.has(s.k.anaphor) {
		return ""
	}
	w := strings.ToLower(s.text(h, h))
	for _, l := range s.lex.lists["trade"] {
		if name, sectors, ok := strings.Cut(l, ": "); ok && name == w {
			return sectors
		}
	}
	return ""
}

// inSector reports whether the subject can be of one of some sectors: it is, or
// nothing says what it does.
func (x *subject) inSector(sectors string) bool {
	return sectors == "" || x.ent == nil || x.ent.Sector == "" || strings.Contains(sectors, x.ent.Sector)
}

// sayer returns the node that ends the phrase before the verb of saying before
// node h: "the chipmaker said it".
func (s *sentence) sayer(h int) int {
	for j := h - 1; j > s.first; j-- {
		if s.nodes[j].cls.has(s.k.saying) {
			return j - 1
		}
	}
	return h
}

// referPair resolves "they" to the two companies that open its sentence: "X and Y
// said they would merge".
func (s *sentence) referPair(h int, out *nounPhrase) bool {
	company := s.k.kindBits.of("#company")
	for i := s.first; i+3 < h; i++ {
		if !s.nodes[i].cls.has(company) || s.nodes[i].ent < 0 {
			continue
		}
		j := i + 1
		if s.is(j, s.k.openParen) {
			j = s.closeParenAt(j, h) + 1
		}
		if j+1 >= h || !s.is(j, s.k.and) || s.nodes[j+1].ent < 0 || !s.nodes[j+1].cls.has(company) {
			return false
		}
		out.add(s.weak(s.named(i), h))
		out.add(s.weak(s.named(j+1), h))
		out.both = true
		return true
	}
	return false
}

// whoseHash: "X, whose shares fell".
var whoseHash = token.Hash("whose")
