package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Journeys of those in office: who goes where, told by a verb ("arrived in Beijing") or by a
// noun ("his visit to Beijing"). Each is a meeting of who travels.

// visits adds the journeys of officials that no rule has found.
func (s *sentence) visits(out []fact) []fact {
	for i := s.first + 1; i+1 < s.end; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 || !n.listed.meets(s.k.visitWords) || n.flags&token.FlagQuoted != 0 {
			continue
		}
		e := encounter{verb: i, object: i + 1}
		if s.listed("tripnoun", i) && !s.tripAsVerb(i) {
			if x := s.visitor(&e); x.ent != nil {
				out = s.addMeeting(s.meetingFact(&e, x), out)
			}
			continue
		}
		if s.listed("tripverb", i) && s.goesTo(&e) && s.journeyTold(&e) {
			if x := s.meeter(&e); x.ent != nil {
				out = s.addMeeting(s.meetingFact(&e, x), out)
			}
		}
	}
	return out
}

// tripAsVerb reports whether the word at node i, which may be noun or verb, is a verb here:
// "to visit", "Merkel visits China".
func (s *sentence) tripAsVerb(i int) bool {
	p := &s.nodes[i-1]
	return p.ent < 0 && p.cls.has(s.k.to.or(s.k.modal)) || p.ent >= 0 && p.cls.has(s.k.person)
}

// goesTo finds where the journey of the verb goes: "arrived in Beijing", "visited a plant in
// Ohio".
func (s *sentence) goesTo(e *encounter) bool {
	const near, far = 4, 9
	reach, prep := near, s.listed("tripdirect", e.verb)
	if prep {
		reach = far
	}
	for i := e.verb + 1; i < s.end && i <= e.verb+reach; i++ {
		n := &s.nodes[i]
		switch {
		case n.date >= 0:
		case n.ent >= 0 && n.cls.has(s.k.place) && !s.demonym(i):
			e.object = i
			return prep
		case n.ent < 0 && s.listed("tripprep", i):
			prep = true
		case n.ent >= 0 && n.cls.has(s.k.company) && prep, n.ent < 0 && s.deedThing(i) && s.listed("tripdirect", e.verb):
			e.object = i
			return true
		case n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.sub).or(s.k.rel).or(s.k.quote)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform)):
			return false
		}
	}
	return false
}

// journeyTold reports whether the verb of a journey is told as done or planned by somebody in
// office, and finds who it is.
func (s *sentence) journeyTold(e *encounter) bool {
	v := e.verb
	n, g := &s.nodes[v], s.groupStart(v, s.first)
	if !n.cls.has(s.k.verb) && !s.tripAsVerb(v) || s.negated(v) || s.doneTo(v, g) {
		return false
	}
	e.ahead = s.toMeet(v, g) || s.meetsLater(v, g)
	if n.form&(formPast|form3s) == 0 && !e.ahead && !(n.form&formIng != 0 && g < v) {
		return false
	}
	for i := g; i < v && !e.ahead; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.modal.or(s.k.to)) {
			return false
		}
	}
	if e.ahead && s.dayBehind(v) >= 0 {
		return false // with a day it is an appointment
	}
	if !s.speakerBefore(v, &e.who) {
		s.whoElseMeets(e, g)
	}
	return e.who.person != nil && s.officiates(&e.who)
}

// doneTo reports whether the verb at node v, whose group begins at node g, is one: "was left".
func (s *sentence) doneTo(v, g int) bool {
	for i := g; i < v && s.nodes[v].form&formIng == 0; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.be) {
			return true
		}
	}
	return false
}

// meetsLater reports whether the verb at node v, whose group begins at node g, is what is
// planned: "is due to meet", "are expected to meet", "plans to visit".
func (s *sentence) meetsLater(v, g int) bool {
	const reach = 4
	if n := &s.nodes[v]; n.cls.has(s.k.verb) && n.form&formBase == 0 || v == s.first || !s.nodes[v-1].cls.has(s.k.to) {
		return false
	}
	for i := v - 2; i >= s.first && i >= min(g, v-2)-reach; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 {
			return false
		}
		if n.cls.has(s.k.neg) || s.listed("unmet", i) && n.cls.has(s.k.det) {
			return false
		}
		if s.listed("planning", i) || n.cls.has(s.k.typeBits.of("dueto")) {
			return !s.begins("unwilling", i)
		}
		if n.date < 0 && !n.cls.has(s.k.adv.or(s.k.be)) {
			return false
		}
	}
	return false
}

// visitor finds who is on the journey that the noun at node i tells, if it says where to:
// "Merkel's visit to Beijing", "said during a visit to Osaka", "the visit by Jane Roe to".
func (s *sentence) visitor(e *encounter) subject {
	i := e.verb
	if !s.tripTo(e) || !s.occasionOf(s.meetingPhrase(i), i) {
		return subject{}
	}
	e.ahead = s.tripAhead(i)
	if e.ahead && (s.dayBehind(i) >= 0) {
		return subject{}
	}
	if i+2 < s.end && s.is(i+1, s.k.by) {
		for j := i + 2; j < s.end && j < i+8 && s.nodes[j].hash != s.k.commaHash; j++ {
			if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.person) {
				return s.inOfficeAt(j)
			}
		}
		return subject{}
	}
	for j := i - 1; j > s.first && j > i-6; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.poss) {
			if s.nodes[j-1].ent >= 0 && s.nodes[j-1].cls.has(s.k.person) {
				return s.inOfficeAt(j - 1)
			}
			return subject{}
		}
		if n.ent < 0 && n.cls.has(s.k.pronoun) && s.human(j) {
			break
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep)) {
			break
		}
	}
	return s.travellerNear(i)
}

// tripTo reports whether the noun of a journey at e.verb says where it goes, and notes it.
func (s *sentence) tripTo(e *encounter) bool {
	i := e.verb
	for j := i - 1; j >= s.first && j >= i-3; j-- { // "his Beijing trip"
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.place) && !s.demonym(j) && !s.nodes[j+1].cls.has(s.k.poss) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.prep).or(s.k.stop).or(s.k.poss)) {
			break
		}
	}
	const reach = 9
	for j := i + 1; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.place) && !s.demonym(j) && s.tripPrepBefore(j, i):
			e.object = j
			return true
		case n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.sub).or(s.k.rel).or(s.k.quote)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform)):
			return false
		}
	}
	return false
}

// tripPrepBefore reports whether a word like "to" stands between nodes i and j.
func (s *sentence) tripPrepBefore(j, i int) bool {
	for k := j - 1; k > i; k-- {
		if s.nodes[k].ent < 0 && s.listed("tripprep", k) {
			return true
		}
	}
	return false
}

// tripAhead reports whether the journey told by the noun at node i has not begun: "his planned
// trip", "a trip next week".
func (s *sentence) tripAhead(i int) bool {
	for j := i - 1; j >= s.first && j > i-5; j-- {
		if s.nodes[j].ent < 0 && s.listed("nextword", j) {
			return true
		}
	}
	return false
}

// inOfficeAt is the person named at node j, if they hold an office.
func (s *sentence) inOfficeAt(j int) subject {
	if !s.statesmanAt(j) && !s.governedTitle(j) {
		return subject{}
	}
	x := s.ents[s.nodes[j].ent].Ent
	return subject{ent: x, kind: x.Kind, first: int32(j), last: int32(j)}
}

// travellerNear is who in office is the subject nearest to the noun of a journey at node i:
// before it, else behind it ("Speaking during a visit to Osaka, Jane Roe said").
func (s *sentence) travellerNear(i int) subject {
	const before, behind = 22, 16
	for j := i - 1; j >= s.first && j > i-before; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.semicolon || n.cls.has(s.k.quote) {
			break
		}
		if n.ent >= 0 && n.cls.has(s.k.person) && s.subjectLike(j) {
			return s.inOfficeAt(j)
		}
		if n.ent < 0 && n.cls.has(s.k.pronoun) && s.human(j) && s.subjectLike(j) {
			var who speaker
			if s.speakerAgain(j, &who) && who.person != nil && s.officiates(&who) {
				return subject{ent: who.person, kind: schema.KindPerson, first: int32(j), last: int32(j), weak: true}
			}
			return subject{}
		}
	}
	for j := i + 1; j < s.end && j < i+behind; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.person) && s.subjectLike(j) {
			return s.inOfficeAt(j)
		}
	}
	return subject{}
}

// subjectLike reports whether what stands at node j can be the subject of a verb: one follows,
// or a comma, or the day.
func (s *sentence) subjectLike(j int) bool {
	if j+1 >= s.end {
		return false
	}
	n := &s.nodes[j+1]
	return n.date >= 0 || n.hash == s.k.commaHash || n.ent < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.adv))
}

// whoElseMeets finds who meets where the verb at e.verb has no subject of its own: the person in
// office nearest before it, or the company whose people meet those in office.
func (s *sentence) whoElseMeets(e *encounter, g int) {
	const reach = 14
	for j := g - 1; j >= s.first && j > g-reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.person) && s.subjectLike(j) {
			e.who = speaker{person: s.ents[n.ent].Ent, node: int32(j)}
			return
		}
		if n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) && s.delegates(j, g) {
			e.who = speaker{org: s.ents[n.ent].Ent, node: int32(j)}
			return
		}
		if n.hash == s.k.semicolon || n.cls.has(s.k.quote) {
			return
		}
	}
}

// delegates reports whether the company named at node j is one whose people are the subject that
// ends before node g: "Executives of Acme met", "Acme executives met".
func (s *sentence) delegates(j, g int) bool {
	const reach = 4
	for i := max(s.first, j-reach); i < min(g, j+reach); i++ {
		if s.nodes[i].ent < 0 && s.listed("delegate", i) {
			return true
		}
	}
	return false
}

// gerundMeets reports whether "meeting" at node v is a verb: "before meeting Jane Roe".
func (s *sentence) gerundMeets(v int) bool {
	p := &s.nodes[v-1]
	if p.ent >= 0 || s.nodes[v+1].ent < 0 && s.nodes[v+1].cls.has(s.k.prep) {
		return false
	}
	return p.hash == s.k.commaHash || s.listed("meetwhile", v-1) || p.cls.has(s.k.be)
}
