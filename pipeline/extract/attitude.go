package extract

import (
	"slices"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Views told without a verb of saying: "highlighted the need", "was confident that",
// "raised its price, saying". Who holds them must be somebody known to speak.

// opines finds the attitude that the sentence tells of somebody, where no verb of saying
// and no rule has: the rules of policy_statement find those of states and of people
// named beside their verb.
func (s *sentence) opines(facts []fact) (attribution, bool) {
	if !s.cls.has(s.k.attitude.or(s.k.be).or(s.k.saying)) {
		return attribution{}, false
	}
	for v := s.first; v+2 < s.end; v++ {
		n := &s.nodes[v]
		if n.ent >= 0 || n.date >= 0 || n.flags&token.FlagQuoted != 0 || s.statedByRule(facts, v) {
			continue
		}
		at := attribution{verb: v, first: v + 1, last: s.end - 1, kind: "indirect"}
		switch {
		case s.holdsView(v), s.feels(v):
			if !s.speakerBefore(v, &at.who) || !s.commenting(&at.who) {
				continue
			}
		case s.addsSaying(v):
			if !s.actsAndSays(v, &at.who) || at.who.person == nil && at.who.title == "" && !rates(facts) {
				continue
			}
		default:
			continue
		}
		for at.last > at.first && s.nodes[at.last].cls.has(s.k.stop) {
			at.last--
		}
		return at, at.last-at.first >= 2
	}
	return attribution{}, false
}

// rates reports whether one of some facts is that of who rates something.
func rates(facts []fact) bool {
	return slices.ContainsFunc(facts, func(f fact) bool { return f.EventType == schema.RatingChange })
}

// saidWith gives what is said with an act the company that is acted on, where it names none:
// "Acme Research downgraded Borden, saying demand was weak".
func (s *sentence) saidWith(said fact, facts []fact, at *attribution) fact {
	if at.verb < 0 || !s.addsSaying(at.verb) || !said.sub.weak && said.sub.ent != at.who.org && said.sub.ent != at.who.person {
		return said
	}
	for k := range facts {
		if f := &facts[k]; f.EventType == schema.RatingChange && int(f.last) < at.verb {
			said.sub = s.weak(f.sub, at.verb)
			return said
		}
	}
	return said
}

// viewWithin adds what somebody in office has urged, pledged or hailed as another speaker
// tells it: "Roe said Lee urged the firms to invest".
func (s *sentence) viewWithin(at *attribution, facts []fact) []fact {
	if !s.cls.has(s.k.attitude) || at.kind == "direct" || at.verb < 0 {
		return facts
	}
	for v := at.first + 1; v < at.last; v++ {
		if n := &s.nodes[v]; v == at.verb || n.ent >= 0 || n.date >= 0 || n.flags&token.FlagQuoted != 0 || !s.holdsView(v) || s.statedByRule(facts, v) {
			continue
		}
		within := attribution{verb: v, first: v + 1, last: at.last, kind: "indirect"}
		if !s.speakerBefore(v, &within.who) || within.who.person == nil || within.who.person == at.who.person || !s.holdsOffice(&within.who) {
			continue
		}
		return append(facts, s.speechFact(&within, s.speechEvent(&within)))
	}
	return facts
}

// statedByRule reports whether a rule has found the statement that the verb at node v makes.
func (s *sentence) statedByRule(facts []fact, v int) bool {
	for k := range facts {
		if facts[k].EventType == schema.PolicyStatement && int(facts[k].trigger) == v {
			return true
		}
	}
	return false
}

// holdsView reports whether the verb at node v tells an attitude, actively and as a
// fact: "highlighted the need", "expressed hope".
func (s *sentence) holdsView(v int) bool {
	n := &s.nodes[v]
	if !n.cls.has(s.k.attitude) || !n.cls.has(s.k.verb) || n.form&(formPast|form3s) == 0 || s.passiveSaying(v) || !s.spokenActively(v) {
		return false
	}
	if p := v - 1; p >= s.first && s.nodes[p].ent < 0 && s.nodes[p].cls.has(s.k.to.or(s.k.modal).or(s.k.neg).or(s.k.be)) {
		return false
	}
	if x := &s.nodes[v+1]; x.qty >= 0 || x.ent < 0 && x.cls.has(s.k.stop) || s.metWith(v) {
		return false
	}
	return !s.nodes[v].cls.has(s.k.stanceVerb) || n.cls.has(s.k.attitude.without(s.k.stanceVerb)) || s.stanceBehind(v)
}

// metWith reports whether the attitude at node v is one that somebody meets with, not holds, or of
// nothing that is named: "companies threatened by", "Roe, accused of fraud", "rejected it".
func (s *sentence) metWith(v int) bool {
	if v+1 >= s.end || s.nodes[v+1].ent >= 0 {
		return false
	}
	switch n := &s.nodes[v+1]; {
	case n.hash == s.k.by:
		return true
	case n.cls.has(s.k.prep):
		return s.listed("takesblame", v)
	default:
		return n.hash == itHash && v+2 < s.end && s.nodes[v+2].ent < 0 && (s.is(v+2, asHash) || s.nodes[v+2].cls.has(s.k.stop))
	}
}

// stanceBehind reports whether an attitude is the object of the verb at node v.
func (s *sentence) stanceBehind(v int) bool {
	for i := v + 1; i < s.end && i < v+7; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.typeBits.of("stancenoun")) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.prep).or(s.k.sub)) {
			return false
		}
	}
	return false
}

// feels reports whether "is", "was" at node v stands before how somebody sees things:
// "was fully confident the country could".
func (s *sentence) feels(v int) bool {
	if !s.nodes[v].cls.has(s.k.be) {
		return false
	}
	i := v + 1
	for i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv) {
		i++
	}
	return i+2 < s.end && s.nodes[i].ent < 0 && s.listed("opinionadj", i)
}

// addsSaying reports whether the verb of saying at node v is a participle that says what
// was said with an act: ", saying it would".
func (s *sentence) addsSaying(v int) bool {
	n := &s.nodes[v]
	if !n.cls.has(s.k.saying) || n.form&formIng == 0 || v-2 < s.first {
		return false
	}
	return s.is(v-1, s.k.commaHash) || s.nodes[v-1].ent < 0 && s.listed("document", v-1)
}

// actsAndSays finds the subject of the first finite verb of the sentence, who has
// something to say by the participle at node v: somebody known to speak, or a house that
// issues a paper.
func (s *sentence) actsAndSays(v int, who *speaker) bool {
	paper := s.listed("document", v-1)
	for i := s.first + 1; i < v; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || !n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) || n.form&(formPast|form3s) == 0 && !n.cls.has(s.k.be.or(s.k.have)) || s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.rel) {
			continue
		}
		if !s.speakerBefore(i, who) {
			return false
		}
		if who.person == nil && paper && who.title == "" {
			who.title = "house"
		}
		return s.commenting(who) || who.person == nil && paper
	}
	return false
}
