package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Bodies called by what they do or where they sit: "the anti-graft body", "the Paris-based
// think-tank", "the rating agency".

// calledBy makes the body that the noun at node e stands for, with the words that qualify it
// behind "the", the one that speaks: the one that spoke last, else the one named last.
func (s *sentence) calledBy(e int, who *speaker) bool {
	const longest = 4 // "Paris", "-", "based"
	if e-1 < s.first || s.nodes[e].ent >= 0 || !s.listed("calledbody", e) {
		return false
	}
	b := e - 1
	for b > s.first && b > e-longest && s.qualifiesBody(b) {
		b--
	}
	if !s.is(b, theHash) {
		return false
	}
	c := called{alone: b == e-1, rates: b < e-1 && s.listed("ratingword", e-1), group: s.listed("calledgroup", e)}
	if w := &s.ctx.speaker; w.org != nil && !w.unlisted && s.index-s.ctx.spoke <= refWindow && s.goesBy(w.org, c) {
		*who = speaker{org: w.org, node: int32(e), title: c.title()}
		return true
	}
	if c.alone {
		return false
	}
	for i := b - 1; i >= 0 && i > b-bodyReach; i-- {
		if n := &s.nodes[i]; n.ent >= 0 && s.goesBy(s.ents[n.ent].Ent, c) {
			*who = speaker{org: s.ents[n.ent].Ent, node: int32(e), title: c.title()}
			return true
		}
	}
	return false
}

// called is how a body is called.
type called struct {
	alone bool // "the body": nothing qualifies the noun
	rates bool // "the rating agency"
	group bool // "the oil producers' group": of organisations only
}

// title is that of a house that lives by its views, for one that rates.
func (c called) title() string {
	if c.rates {
		return "house"
	}
	return ""
}

// goesBy reports whether an organisation may be called so.
func (s *sentence) goesBy(e *entity.Entity, c called) bool {
	switch {
	case c.rates:
		return s.inList("raterhouse", e.Name)
	case c.group:
		return e.Kind == schema.KindOrganisation
	}
	return e.Kind != schema.KindCentralBank && s.k.kindBits.of("body").has(s.k.kindBits.of(e.Kind))
}

// qualifiesBody reports whether node i may stand between "the" and the noun for a body: a word
// that says what it does, or a place and "based".
func (s *sentence) qualifiesBody(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 {
		return n.cls.has(s.k.place)
	}
	if n.date >= 0 || n.qty >= 0 || s.is(i, theHash) || s.listed("otherword", i) || s.listed("agencyother", i) {
		return false
	}
	return s.d.Tokens[n.first].Kind == token.Dash || n.cls.has(s.k.word) && !n.cls.has(s.k.det.or(s.k.prep).or(s.k.conj).or(s.k.pronoun).or(s.k.poss).or(s.k.be).or(s.k.modal).or(s.k.stop))
}
