package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// Whose a result is that names its owner behind the figure: "Profit fell 12 percent at Acme".

// figureHouse is the name that "at" puts right behind the figure of a result.
type figureHouse struct {
	sub    subject
	listed bool // it is known to have shares of its own
}

// ofHouseBehind gives a result that only context puts to a company to the one that is named
// right behind its figure: "Sales rose 5 percent at Acme and fell 3 percent at Borden".
func (s *sentence) ofHouseBehind(f *fact) {
	h, ok := s.atBehind(f)
	if !ok || !h.listed || slices.Contains(s.ctx.units, h.sub.ent) {
		return
	}
	if f.last = max(f.last, h.sub.last); !h.sub.same(&f.sub) {
		f.sub = h.sub
	}
}

// brandBehind names the part of a company that stands right behind its figure by a name of its
// own: "Sales rose 5 percent at Blue Lantern" in an article about who runs it.
func (s *sentence) brandBehind(f *fact) []string {
	h, ok := s.atBehind(f)
	if !ok || h.sub.same(&f.sub) || h.listed && !slices.Contains(s.ctx.units, h.sub.ent) {
		return nil
	}
	return []string{partWord(h.sub.displayName())}
}

// atBehind reads "at Acme", "at rival Acme", "at Boston's Acme Inc" behind the figure of f, if
// the phrase of its series names no owner.
func (s *sentence) atBehind(f *fact) (h figureHouse, ok bool) {
	const longest = 9
	i := max(int(f.last), int(f.qty)) + 1
	for i < s.end && s.nodes[i].date >= 0 {
		i++
	}
	if f.qty < 0 || i+1 >= s.end || !s.is(i, s.k.at) || !f.sub.weak && int(f.sub.last) >= int(f.first) && int(f.sub.last) < int(f.trigger) && s.seriesOwned(f) {
		return h, false
	}
	for j := i + 1; j < s.end && j < i+longest; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j):
			h.sub = s.named(j)
			h.listed = h.sub.ent != nil && h.sub.ent.Ticker != ""
			return h, s.endsHouse(j + 1)
		case n.ent >= 0 && s.placeName(j), n.cls.has(s.k.poss) && j > i+1, n.ent >= 0 && n.cls.has(s.k.place):
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0 || s.possessiveWord(j) || n.cls.has(s.k.pronoun):
			return h, false
		case n.flags&token.FlagCap != 0 && n.cls.has(s.k.word) && n.entry < 0:
			e := j
			for e+1 < s.end && s.nameWord(e+1) {
				e++
			}
			h.sub = subject{name: s.text(j, e), first: int32(j), last: int32(e)}
			return h, s.endsHouse(e + 1)
		case n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.prep).or(s.k.conj)) || s.predicates(j) && n.form&formNoun == 0 || s.partHead(j):
			return h, false
		}
	}
	return h, false
}

// endsHouse reports whether a name ends before node i: it neither owns nor describes what follows.
func (s *sentence) endsHouse(i int) bool {
	if i >= s.end {
		return true
	}
	n := &s.nodes[i]
	if n.ent >= 0 || n.cls.has(s.k.poss) {
		return false
	}
	return n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.stop.or(s.k.conj).or(s.k.sub).or(s.k.prep).or(s.k.rel)) || s.is(i, s.k.and) || s.is(i, s.k.openParen)
}

// seriesOwned reports whether the subject of f stands before its verb as the owner of the series:
// "Acme's sales rose 5 percent", not "sales at Acme rose 10 percent and fell 5 percent at Borden".
func (s *sentence) seriesOwned(f *fact) bool {
	i := int(f.sub.last) + 1
	return i < s.end && (s.nodes[i].cls.has(s.k.poss) || s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.metric))
}

// postingVerb is the verb whose object the series at node m is, -1 if there is none: "posted
// operating revenue of".
func (s *sentence) postingVerb(m int) int {
	const longest = 6
	for i := m - 1; i > s.first && i > m-longest; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.poss).or(s.k.prep).or(s.k.conj)) || s.possessiveWord(i):
			return -1
		case (n.cls.has(s.k.typeBits.of("resultverb")) || s.listed("postverb", i)) && n.form&(formPast|form3s) != 0:
			return i
		}
	}
	return -1
}

// partWord writes a word as one of the name of a series.
func partWord(w string) string {
	w = strings.ReplaceAll(strings.ToLower(w), ".", "")
	return strings.Join(strings.FieldsFunc(w, func(c rune) bool { return strings.ContainsRune(" -'\"’,", c) }), "_")
}
