package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// What an authority does to a company: by a verb that says it all ("fined Y", "is
// investigating Y"), or by one that needs its object ("opened an inquiry into Y",
// "extended its review of the deal", "added Y to a list of").

// maxTarget bounds the words between an authority's verb and whom it acts on.
const maxTarget = 14

// regAct is what one verb tells of an authority.
type regAct struct {
	at, last int
	sum      int
	actor    string
	actorID  *string
	from     int // where its name begins
	targets  nounPhrase
}

// regAt appends the acts of an authority that node i tells, if no rule found them.
func (s *sentence) regAt(i int, facts []fact) []fact {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.regVerb) || !n.cls.has(s.k.verb) || s.suffers(i) {
		return facts
	}
	a := regAct{at: i, last: i, sum: -1}
	if s.begins("regweak", i) && !s.regObject(i, 16, "regnoun", "regprobe") || s.begins("regopen", i) && !s.regObject(i, 7, "regprobe", "regprobe") || !s.authority(&a) || s.begged(&a) || !s.regTargets(&a) {
		return facts
	}
	for k := range a.targets.subs[:a.targets.n] {
		x := a.targets.subs[k]
		if !s.regTold(i, &x, facts) && x.displayName() != a.actor {
			facts = append(facts, s.regFact(&a, x))
		}
	}
	return facts
}

// regObject reports whether a word of two lists follows verb i, which makes it an
// authority's: an inquiry, a review, a fine, a licence, a list.
func (s *sentence) regObject(i, reach int, list, more string) bool {
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && (s.listed(list, j) || s.listed(more, j)) {
			return true
		}
		if n.ent < 0 && (n.cls.has(s.k.stop) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) && n.form&formIng == 0 && !n.cls.has(s.k.regVerb)) {
			return false
		}
	}
	return false
}

// authority finds who acts in a.at: a regulator, a government, an office that nothing
// lists.
func (s *sentence) authority(a *regAct) bool {
	var np nounPhrase
	if name, b := s.office(a.at); name != "" && !strings.Contains(name, "olice") {
		a.actor, a.from = strings.Join(strings.Fields(name), " "), b
		return true
	}
	if !s.subjectOf(a.at, &np) || np.n == 0 || np.metric != "" {
		return false
	}
	x := &np.subs[0]
	if !s.k.kindBits.of("official").has(s.k.kindBits.of(x.kind)) || strings.Contains(x.displayName(), "Court") {
		return false
	}
	if (x.kind == schema.KindOrganisation || x.kind == "country") && !np.official && !s.governs(x) {
		return false
	}
	a.actor, a.from = x.displayName(), int(x.first)
	if x.ent != nil {
		a.actorID = &x.ent.ID
	}
	return true
}

// begged reports whether the authority is only to act as somebody asks: "will ask the
// Commission to block the merger".
func (s *sentence) begged(a *regAct) bool {
	if a.at == s.first || !s.nodes[a.at-1].cls.has(s.k.to) {
		return false
	}
	for j := a.from - 1; j >= s.first && j >= a.from-4; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) {
			return true
		}
	}
	return false
}

// governs reports whether an organisation or a country can act on a company: the
// European Union and the FTC do, a union or a club does not.
func (s *sentence) governs(x *subject) bool {
	if x.kind == "country" {
		return true
	}
	for _, w := range s.lex.lists["authorityname"] {
		if strings.Contains(x.displayName(), w) {
			return true
		}
	}
	return false
}

// regTargets finds the companies that the verb's object names, or that of the deal told
// last.
func (s *sentence) regTargets(a *regAct) bool {
	a.targets = nounPhrase{metricNode: -1, first: int32(a.at), last: int32(a.at)}
	its, limit := -1, min(s.end-1, a.at+maxTarget)
	for j := a.at + 1; j <= limit; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && a.targets.n == 0 && (n.cls.has(s.k.quote.or(s.k.modal)) || s.listed("regaside", j)):
			return false
		case n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j):
			if a.targets.n > 0 && !s.listed2(int(a.targets.subs[a.targets.n-1].last), j) {
				return true
			}
			a.targets.add(s.named(j))
			a.last = j
		case n.ent < 0 && s.listed("regwhether", j) && a.targets.n == 0: // "whether Alcoa bribed", not "whether investors spread rumours about Lehman"
			limit = min(limit, j+3)
		case s.possessiveWord(j) && its < 0 && j > a.at && j+3 < s.end && (s.listed("regtheir", j+1) || s.listed("regtheir", j+2) || s.listed("regtheir", j+3)):
			its = j
		case n.qty >= 0 && s.quantityOf(j).unit == schema.UnitCurrency && s.begins("fine", a.at) && a.sum < 0:
			a.sum, a.last = j, max(a.last, j)
		case n.ent < 0 && s.listed("dealnoun", j) && a.targets.n == 0 && s.definite(j) && s.ctx.deal.known && s.index-s.ctx.deal.sentence <= dealWindow:
			a.last = j
			if x := s.dealMaker(j); x.kind == "company" {
				a.targets.add(x)
			}
			return a.targets.n > 0
		case n.ent < 0 && (n.hash == s.k.semicolon || n.cls.has(s.k.be.or(s.k.have).or(s.k.modal).or(s.k.saying)) && a.targets.n > 0 || n.cls.has(s.k.saying) && n.cls.has(s.k.verb)):
			return a.targets.n > 0
		}
	}
	if a.targets.n == 0 && its >= 0 { // "Novavax said the FDA had delayed approval of its vaccine"
		return s.ctx.refer(s, refCompany, its, &a.targets)
	}
	return a.targets.n > 0
}

// listed2 reports whether nodes a and b are items of one list: nothing but words that
// describe, commas and "and" between.
func (s *sentence) listed2(a, b int) bool {
	joined := false
	for j := a + 1; j < b; j++ {
		switch n := &s.nodes[j]; {
		case n.hash == s.k.commaHash || n.hash == s.k.and:
			joined = true
		case n.cls.has(s.k.poss) || n.ent < 0 && (n.cls.has(s.k.prep.or(s.k.be).or(s.k.have).or(s.k.rel)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform)):
			return false
		}
	}
	return joined
}

// definite reports whether noun j is one that the text told of: "the deal".
func (s *sentence) definite(j int) bool {
	return s.is(j-1, theHash) || s.listed("regthis", j-1)
}

// dealMaker is who buys in the deal told last, else what is bought.
func (s *sentence) dealMaker(i int) subject {
	d := &s.ctx.deal
	for k := len(s.ctx.seen) - 1; k >= 0; k-- {
		if x := &s.ctx.seen[k].sub; x.displayName() == *d.actor {
			return s.weak(*x, i)
		}
	}
	return s.weak(d.sub, i)
}

// regTold reports whether a fact tells the act on company x.
func (s *sentence) regTold(i int, x *subject, facts []fact) bool {
	for k := range facts {
		f := &facts[k]
		if f.EventType == schema.RegAction && int(f.first) <= i && int(f.last) >= i && (f.sub.displayName() == x.displayName() || x.weak) {
			return true
		}
	}
	return false
}

// regFact is the fact that the authority acts on x.
func (s *sentence) regFact(a *regAct, x subject) fact {
	f := fact{rule: &s.k.regRule, trigger: int32(a.at), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(min(a.from, a.at)), last: int32(a.last), sub: x, official: true}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.RegAction, schema.BoundEq, schema.Actual, "pos"
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	f.ActorName, f.ActorID = ptr(a.actor), a.actorID
	if a.sum >= 0 {
		s.setValue(&f, a.sum)
	}
	return f
}
