package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Meetings told by a verb: somebody in office "met", "held talks with", "received"
// others, or a body "gathered". Everybody who is named is a fact of his own.

// encounter is a meeting that a verb tells.
type encounter struct {
	verb   int // node
	object int // first node of who or what is met
	body   bool
	ahead  bool    // it has not come about yet
	who    speaker // who meets
}

// encounters adds the meetings of officials that no rule has found.
func (s *sentence) encounters(out []fact) []fact {
	for v := s.first + 1; v+1 < s.end; v++ {
		n := &s.nodes[v]
		if n.ent >= 0 || n.date >= 0 || !n.listed.meets(s.k.encounterWords) || n.flags&token.FlagQuoted != 0 {
			continue
		}
		e := encounter{verb: v, object: v + 1}
		if s.meetsAt(&e) && s.takesPlace(&e) {
			out = s.meetingFacts(&e, out)
		} else if e = (encounter{verb: v, object: v + 1}); s.listed("heldnoun", v) && s.talksWith(&e) {
			out = s.meetingFacts(&e, out)
		}
	}
	return out
}

// meetsAt reports whether the verb at node v tells a meeting, and where whom it is with
// begins.
func (s *sentence) meetsAt(e *encounter) bool {
	v := e.verb
	if s.listed("meetverb", v) {
		e.object = s.overMeetPrep(v + 1)
		return s.metObject(e, e.object > v+1)
	}
	if s.listed("meetgerund", v) {
		return s.gerundMeets(v) && s.metObject(e, false) && !e.body || s.meetsNow(e)
	}
	if s.listed("gatherverb", v) && (s.nodes[v+1].date >= 0 || s.nodes[v+1].ent < 0 && s.nodes[v+1].cls.has(s.k.prep.or(s.k.to))) {
		e.body = true
		return true
	}
	if s.listed("holdverb", v) {
		if i := s.heldAt(v + 1); i > 0 {
			e.object = s.overMeetPrep(i + 1)
			e.body = e.object == i+1
			return true
		}
	}
	if s.listed("greetverb", v) {
		e.object = s.overMeetPrep(v + 1)
		return (e.object > v+1 || !s.listed("speakverb", v)) && (s.officialAt(e.object) || s.peerAt(e.object))
	}
	return false
}

// overMeetPrep skips what stands between a verb of meeting and whom: "with", "by phone with".
func (s *sentence) overMeetPrep(i int) int {
	for n := 0; i < s.end && n < 4 && s.nodes[i].ent < 0 && (s.listed("meetprep", i) || s.nodes[i].cls.has(s.k.adv)); n++ {
		i++
	}
	return i
}

// metObject reports whether people are met, not targets: a name or people follow, or
// nothing but place and day, which e.body notes.
func (s *sentence) metObject(e *encounter, with bool) bool {
	const reach = 9
	for i := e.object; i < s.end && i < e.object+reach; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.person):
			return true
		case n.ent >= 0 || n.date >= 0 && i > e.object:
		case s.listed("delegate", i) || n.cls.has(s.k.officialHead):
			return true
		case i == e.object && !with && (n.date >= 0 || n.cls.has(s.k.prep)):
			e.body = true
			return true
		case i+1 < s.end && s.listed("delegate", i+1): // "top executives"
			return true
		case n.cls.has(s.k.verb.or(s.k.stop).or(s.k.sub).or(s.k.to)) && n.flags&token.FlagCap == 0 && !n.cls.has(s.k.poss):
			return false
		}
	}
	return false
}

// heldAt returns the node of the talks or the meeting that begin at node i, 0 if there
// are none.
func (s *sentence) heldAt(i int) int {
	const reach = 8
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if s.listed("heldnoun", j) {
			if s.listed("presskind", j-1) && !n.cls.has(s.k.company) {
				return 0 // "a news conference"
			}
			return j
		}
		if n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep).or(s.k.sub)) && !s.listed("meetingmod", j) && s.d.Tokens[n.first].Kind != token.Dash && !s.is(j, s.k.of) {
			return 0
		}
	}
	return 0
}

// officialAt reports whether the phrase that begins at node i is of somebody in office:
// "Premier Jane Roe", "Norway's president".
func (s *sentence) officialAt(i int) bool {
	const reach = 8
	title := false
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.person) && j+1 < s.end && s.nodes[j+1].cls.has(s.k.poss):
			return false // "welcomed President Jane Roe's decision"
		case n.ent >= 0 && n.cls.has(s.k.person):
			return title || s.statesmanAt(j)
		case n.ent < 0 && n.cls.has(s.k.officialHead.or(s.k.typeBits.of("officialtitle"))):
			title = true
		case n.ent >= 0 && n.cls.has(s.k.company):
			return false // "Acme's chairman"
		case n.ent < 0 && n.flags&token.FlagCap == 0 && n.cls.has(s.k.verb.or(s.k.prep).or(s.k.stop).or(s.k.sub).or(s.k.rel).or(s.k.to)) && !n.cls.has(s.k.poss):
			return title
		}
	}
	return title
}

// peerAt reports whether the phrase that begins at node i is of who holds the same office
// elsewhere: "his Norwegian counterpart".
func (s *sentence) peerAt(i int) bool {
	const reach = 4
	for j := i; j < s.end && j < i+reach; j++ {
		if n := &s.nodes[j]; n.ent < 0 && s.listed("peer", j) {
			return true
		} else if n.ent < 0 && !n.cls.has(s.k.det.or(s.k.adj).or(s.k.pronoun)) {
			return false
		}
	}
	return false
}

// takesPlace reports whether the verb of a meeting is told as done, and who meets is
// known: somebody or a body in office, or whoever meets one.
func (s *sentence) takesPlace(e *encounter) bool {
	v := e.verb
	g := s.groupStart(v, s.first)
	if !s.meetingTense(e, g) || s.negated(v) {
		return false
	}
	if g > s.first && !e.ahead && s.nodes[g-1].ent < 0 && s.nodes[g-1].cls.has(s.k.to.or(s.k.rel)) && !s.whoBehindPerson(g-1) {
		return false
	}
	if !s.speakerBefore(v, &e.who) {
		if j := s.meetingBody(g); j >= 0 {
			e.who = speaker{org: s.ents[s.nodes[j].ent].Ent, node: int32(j)}
		} else {
			s.whoElseMeets(e, g)
		}
	}
	return s.officiates(&e.who) || s.officialAt(e.object) || s.otherOfficial(e)
}

// meetingTense reports whether the verb of a meeting, whose group begins at node g, tells it as
// done, under way or planned; which of them, it notes.
func (s *sentence) meetingTense(e *encounter, g int) bool {
	v := e.verb
	n := &s.nodes[v]
	e.ahead = s.toMeet(v, g) || s.meetsLater(v, g)
	if e.ahead || s.listed("meetgerund", v) {
		return true
	}
	if s.listed("greetverb", v) && s.is(v+1, s.k.by) && s.doneTo(v, g) {
		return true // "was received by the president"
	}
	if n.cls.has(s.k.verb) && n.form&(formPast|form3s) == 0 {
		if n.form&formIng != 0 && s.listed("holdverb", v) {
			return s.meetingNow(v, g)
		}
		if n.form&formBase == 0 || g < v || v == s.first || s.nodes[v-1].ent < 0 && !plural(s.text(v-1, v-1)) || s.nodes[v-1].cls.has(s.k.company) {
			return false
		}
		e.ahead = s.dayBehind(v) >= 0 // "leaders meet in Rome on Friday"
		return true
	}
	for i := g; i < v; i++ {
		if x := &s.nodes[i]; x.ent < 0 && x.cls.has(s.k.modal.or(s.k.to).or(s.k.be).or(s.k.neg).or(s.k.typeBits.of("dueto"))) {
			return false
		}
	}
	return true
}

// otherOfficial reports whether somebody in office is named beside who meets: "Jane Roe
// and Janet Yellen met".
func (s *sentence) otherOfficial(e *encounter) bool {
	for i := e.verb - 1; i >= s.first && e.who.person != nil && i > e.verb-12; i-- {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.person) && s.statesmanAt(i) {
			return true
		}
	}
	return false
}

// whoBehindPerson reports whether the "who" at node i stands behind a comma and a person.
func (s *sentence) whoBehindPerson(i int) bool {
	return i-2 >= s.first && s.text(i, i) == "who" && s.is(i-1, s.k.commaHash) && s.nodes[i-2].ent >= 0 && s.nodes[i-2].cls.has(s.k.person)
}

// meetingBody returns the node of the body or state in whose name people meet, in the
// phrase that ends before node g; -1 if there is none: "Leaders of the G20 gathered".
func (s *sentence) meetingBody(g int) int {
	const reach = 8
	office := s.k.kindBits.of("official")
	for i := g - 1; i >= s.first && i > g-reach; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(office) {
			return i
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.sub).or(s.k.quote)) && n.flags&token.FlagCap == 0 {
			return -1
		}
	}
	return -1
}

// officiates reports whether who meets holds an office or is a body of states.
func (s *sentence) officiates(w *speaker) bool {
	switch {
	case w.person != nil:
		return s.holdsOffice(w) || s.titledOffice(w.person)
	case w.org != nil:
		return s.k.kindBits.of("official").has(s.k.kindBits.of(w.org.Kind)) && !s.lobby(w.org)
	}
	return false
}

// meetingFacts adds a fact for who meets and for each person named who is met.
func (s *sentence) meetingFacts(e *encounter, out []fact) []fact {
	const reach = 16
	var met []int
	for i := e.object; i < s.end && i < e.object+reach && !e.body; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.person) {
			met = append(met, i)
		}
		if n.hash == s.k.commaHash && len(met) == 0 {
			break // "after lawmakers meet behind closed doors, the president"
		}
		if n.ent < 0 && n.date < 0 && n.flags&token.FlagCap == 0 && n.cls.has(s.k.verb.or(s.k.sub).or(s.k.quote).or(s.k.to).or(s.k.rel)) || n.hash == s.k.semicolon {
			break
		}
	}
	if e.who.person != nil && s.attending(e.verb, &s.np) {
		for _, x := range s.np.subs[:s.np.n] {
			if x.kind == schema.KindPerson && x.ent != e.who.person {
				out = s.addMeeting(s.meetingFact(e, x), out) // "X and Y met"
			}
		}
	}
	if w := &e.who; w.org != nil && w.org.Kind == schema.KindCompany && s.attending(e.verb, &s.np) {
		for _, x := range s.np.subs[:s.np.n] {
			if x.kind == schema.KindCompany && x.ent != w.org && s.delegates(int(w.node), e.verb) {
				out = s.addMeeting(s.meetingFact(e, x), out) // "executives of A, B and C met"
			}
		}
	}
	if x := s.meeter(e); x.ent != nil {
		f := s.meetingFact(e, x)
		if len(met) > 0 {
			other := s.ents[s.nodes[met[0]].ent].Ent
			f.CounterpartyName = ptr(other.Name)
		}
		out = s.addMeeting(f, out)
	}
	if e.ahead && s.dayBehind(e.verb) >= 0 && len(out) > 0 {
		met = nil // the appointment is one
	}
	for _, i := range met {
		out = s.addMeeting(s.meetingFact(e, s.named(i)), out)
	}
	return out
}

// meeter is who meets: a person, or a body of states.
func (s *sentence) meeter(e *encounter) subject {
	w := &e.who
	switch {
	case w.person != nil:
		return subject{ent: w.person, kind: w.person.Kind, first: w.node, last: w.node}
	case w.org != nil && (s.officiates(w) || w.org.Kind == schema.KindCompany && (s.delegates(int(w.node), e.verb) || s.listed("meetverb", e.verb) && s.officialAt(e.object))):
		return subject{ent: w.org, kind: w.org.Kind, first: w.node, last: w.node}
	}
	return subject{}
}

// meetingFact starts the fact of a meeting about one of those who met.
func (s *sentence) meetingFact(e *encounter, x subject) fact {
	f := fact{rule: &s.k.meetingRule, trigger: int32(e.verb), qty: -1, date: -1, metricNode: -1, sent: s.index, sub: x}
	f.EventType, f.Modality, f.Polarity, f.Bound = schema.OfficialMeeting, schema.Actual, "pos", schema.BoundEq
	f.first, f.last = min(x.first, int32(e.verb)), max(x.last, int32(min(e.object, s.end-1)))
	if e.ahead {
		f.Modality = schema.Scheduled
		if d := s.dayBehind(e.verb); d >= 0 { // a day makes it an appointment
			f.EventType, f.date = schema.Schedule, int32(d)
			f.last = max(f.last, int32(d))
		}
	}
	return f
}

// addMeeting adds a fact unless the meeting has been found for its subject.
func (s *sentence) addMeeting(f fact, out []fact) []fact {
	for k := range out {
		if g := &out[k]; (g.EventType == schema.OfficialMeeting || g.EventType == schema.Schedule) && g.sub.displayName() == f.sub.displayName() {
			return out
		}
	}
	return append(out, f)
}

// toMeet reports whether the verb at node v, whose group begins at node g, tells a meeting that
// will be: "will meet", "would hold talks".
func (s *sentence) toMeet(v, g int) bool {
	for i := g; i < v; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.neg) {
			return false
		}
		if n.ent < 0 && s.listed("willword", i) {
			return s.nodes[v].form&formIng == 0 && !s.nodes[v-1].cls.has(s.k.have)
		}
	}
	return false
}

// dayBehind is the node of the day told behind the verb at node v in its clause, -1 if none is.
func (s *sentence) dayBehind(v int) int {
	const reach = 16
	for i := v + 1; i < s.end && i < v+reach; i++ {
		n := &s.nodes[i]
		if n.date >= 0 {
			return i
		}
		if n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.rel).or(s.k.sub)) && n.hash != s.k.commaHash || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0) {
			return -1
		}
	}
	return -1
}
