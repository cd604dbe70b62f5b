package extract

import (
	"github.com/wiremill/wiremill/schema"
)

// What courts do, and what is done in them, by a verb ("indicted X", "X was jailed") or
// by the noun that names the case ("a lawsuit against X", "X's appeal").

// courtCase is what one word of the law tells.
type courtCase struct {
	at, first, last int
	subtype         string
	aimed           bool // "against" somebody
	parties         nounPhrase
	actor           string
	actorID         *string
	official        bool // an authority brings it
}

// event is the type of the fact: what an authority brings is its act.
func (c *courtCase) event() string {
	if c.official {
		return schema.RegAction
	}
	return schema.Legal
}

// caseAt appends what node i tells of a case in court, if no rule found it.
func (s *sentence) caseAt(i int, facts []fact) []fact {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 {
		return facts
	}
	c := courtCase{at: i, first: i, last: i}
	switch {
	case n.cls.has(s.k.suitNoun) && s.listed("trialword", i):
		c.subtype = "trial"
		if !s.subjectOf(i, &c.parties) || c.parties.n == 0 || !s.mortal(&c.parties.subs[0]) || c.parties.security {
			return facts
		}
	case n.cls.has(s.k.caseVerb) && n.cls.has(s.k.verb) && !(n.cls.has(s.k.suitNoun) && s.asNoun(i)):
		if s.begins("weaktry", i) && !s.inCourt(i) || !s.tried(&c, facts) {
			return facts
		}
	case n.cls.has(s.k.suitNoun):
		if s.listed("regsuit", i) {
			return s.regNounAt(i, facts)
		}
		if !s.suitHead(i) || s.listed("bankfiling", i) && s.cls.has(s.k.typeBits.of("bankrupt")) || s.listed("weaksuit", i) && !s.inCourt(i) && !(i+1 < s.end && s.begins("aiming", i+1)) || !s.suited(&c) {
			return facts
		}
	default:
		return facts
	}
	start := len(facts)
	for k := range c.parties.subs[:c.parties.n] {
		x := c.parties.subs[k]
		if x.displayName() != c.actor && !s.toldOf(c.event(), c.first, c.last, &x, facts[:start]) {
			facts = append(facts, s.caseFact(&c, x))
		}
	}
	together(facts, start)
	return facts
}

// asNoun reports whether the word at node i, which may be verb or noun, is a noun here:
// "dropped charges", "the appeal of".
func (s *sentence) asNoun(i int) bool {
	if s.nodes[i].form&(formIng|formPart) != 0 && s.nodes[i].form&formBase == 0 {
		return false
	}
	if i > s.first {
		if n := &s.nodes[i-1]; n.ent < 0 && (n.cls.has(s.k.verb.or(s.k.adj).or(s.k.prep).or(s.k.poss)) && !n.cls.has(s.k.to) || n.cls.has(s.k.det)) {
			return true
		}
	}
	return i+1 < s.end && s.nodes[i+1].cls.has(s.k.prep) && s.nodes[i+1].ent < 0 && s.groupStart(i, s.first) == i && !s.is(i+1, s.k.to1)
}

// together marks the facts from start on as told of a list by the same words.
func together(facts []fact, start int) {
	if len(facts)-start < 2 {
		return
	}
	for k := start; k < len(facts); k++ {
		facts[k].group = int32(start + 1)
	}
}

// inCourt reports whether another word of the sentence than that at node i says that it
// speaks of the law.
func (s *sentence) inCourt(i int) bool {
	for j := s.first; j < s.end; j++ {
		if j == i {
			continue
		}
		if n := &s.nodes[j]; n.ent < 0 && (s.begins("courtcontext", j) || s.listed("courtnoun", j)) || n.ent >= 0 && s.ofCourt(j) {
			return true
		}
	}
	return false
}

// ofCourt reports whether the name at node j is that of a court.
func (s *sentence) ofCourt(j int) bool {
	return courtNamed(s.text(j, j))
}

// toldOf reports whether a fact of the type tells of company x near nodes [a,b].
func (s *sentence) toldOf(event string, a, b int, x *subject, facts []fact) bool {
	for k := range facts {
		f := &facts[k]
		if f.EventType == event && f.sent == s.index && int(f.first) <= b && int(f.last) >= a && f.sub.displayName() == x.displayName() {
			return true
		}
	}
	return false
}

// caseFact is the fact that x is a party to the case.
func (s *sentence) caseFact(c *courtCase, x subject) fact {
	f := fact{rule: &s.k.caseRule, trigger: int32(c.at), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(c.first), last: int32(c.last), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = c.event(), schema.BoundEq, schema.Actual, "pos"
	if c.subtype != "" {
		f.EventSubtype = ptr(c.subtype)
	}
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	if c.actor != "" {
		f.ActorName, f.ActorID = ptr(c.actor), c.actorID
	}
	if q := s.sumAtStake(c); q >= 0 {
		s.setValue(&f, q)
	}
	return f
}

// sumAtStake is the node of the money that the case is about or costs, -1 if none is
// told beside it.
func (s *sentence) sumAtStake(c *courtCase) int {
	const before, behind = 6, 12
	for j := c.at - 1; j >= max(s.first, c.at-before); j-- { // "a $2 billion lawsuit"
		if q := s.quantityOf(j); q != nil {
			if q.unit == schema.UnitCurrency && q.val >= leastSum {
				return j
			}
			break
		}
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep)) && !n.cls.has(s.k.nounform) && !s.is(j, s.k.of) && j != c.at-1 {
			break
		}
	}
	for j := c.at + 1; j < min(s.end, max(c.at, c.last)+behind); j++ {
		n := &s.nodes[j]
		if q := s.quantityOf(j); q != nil && q.unit == schema.UnitCurrency && q.val >= leastSum {
			return j
		}
		if n.ent < 0 && (n.hash == s.k.semicolon || n.cls.has(s.k.saying.or(s.k.sub).or(s.k.rel).or(s.k.modal)) || n.cls.has(s.k.caseVerb) && n.cls.has(s.k.verb)) {
			break
		}
	}
	return -1
}
