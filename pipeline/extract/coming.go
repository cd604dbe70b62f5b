package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// What is to come on a day, told by a verb of events in the future ("will be delivered
// in 2015", "are set to discuss"), or by a noun and a word of appointing ("delivery is
// expected by June"), whatever the subject of the sentence is called.

// coming adds the appointments of the sentence that no rule has found.
func (s *sentence) coming(out []fact) []fact {
	if !s.cls.has(s.k.date.or(s.k.typeBits.of("session"))) && !s.doc.agenda.dated {
		return s.alsoDue(out)
	}
	for v := s.first + 1; v < s.end; v++ {
		n := &s.nodes[v]
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !s.mayCome(n) {
			continue
		}
		e, ok := s.eventAt(v)
		if !ok {
			continue
		}
		if e.at, e.day, ok = s.comingDay(&e); ok && !s.toldBy(out, &e) && s.appointee(&e, &s.np) && s.dayFits(&e) {
			out = s.appoint(&e, out)
		}
	}
	return s.alsoDue(out)
}

// mayCome is the cheap test of a word by eventAt that nearly all words fail.
func (s *sentence) mayCome(n *node) bool {
	return n.listed.meets(s.k.comingWords) || n.cls.has(s.k.verb) && n.form&(formBase|formPart|formIng) != 0 || n.cls.has(s.k.be) && n.listed.one != 0
}

// eventKind says how an event that is to come is told.
type eventKind uint8

const (
	appears eventKind = iota // people and bodies meet, publish, decide
	phase                    // something begins, ends, is delivered
	fixed                    // whatever it is, it is due
	noun                     // its noun stands beside a word of appointing
)

// comingEvent is an event that a sentence tells as to come.
type comingEvent struct {
	kind  eventKind
	verb  int  // node of the verb, of the word of appointing
	group int  // first node of its verb group
	thing bool // its subject does not act: "will be laid", "production will start"
	now   bool // it is told in the present: "meets on Friday"
	at    int  // node of its day
	day   when.Interval
}

// eventAt reads the event that the word at node v tells as to come.
func (s *sentence) eventAt(v int) (e comingEvent, ok bool) {
	e = comingEvent{verb: v, group: s.groupStart(v, s.first)}
	if g := e.group; g-2 >= s.first && s.nodes[g-1].cls.has(s.k.to) && s.nodes[g-2].ent < 0 && s.nodes[g-2].cls.has(s.k.be) {
		e.group = g - 2 // "is to meet"
	}
	if g := e.group - 1; g > s.first && s.nodes[g].cls.has(s.k.to) && s.listed("phaseverb", v) && s.expectedTo(g) {
		e.group, e.thing = g, true // "expect the deal to close"
	}
	n := &s.nodes[v]
	switch {
	case s.listed("deadline", v):
		e.kind, e.thing = noun, true
		return e, !s.overBy(v + 1)
	case s.listed("deferverb", v) && n.form&(formPast|formPart) != 0:
		e.kind, e.thing = noun, true
		return e, true
	case s.listed("runsverb", v) && e.group == v && !s.nodes[v-1].cls.has(s.k.to.or(s.k.det).or(s.k.adj).or(s.k.prep)):
		e.kind, e.thing = noun, true
		return e, s.eventDue(&e) || s.presently(&e)
	case e.group == v && s.tellsNow(v):
		return e, s.presently(&e)
	case s.listed("appointword", v) && !s.leadsVerb(v):
		e.kind, e.thing = noun, true
		return e, s.eventDue(&e)
	case !n.cls.has(s.k.verb.or(s.k.be)) && !s.listed("phaseverb", v) && !s.listed("appearverb", v) || n.form&(formBase|formPart|formIng) == 0 && n.cls.has(s.k.verb):
		return e, false
	case e.group == v:
		return e, false
	case s.listed("appearverb", v):
		e.kind = appears
	case s.listed("phaseverb", v), s.lightVerb(v):
		e.kind = phase
	default:
		e.kind = fixed
	}
	lead := &s.nodes[s.passiveAux(v)]
	if e.thing = e.thing || lead.cls.has(s.k.be); !e.thing && !lead.cls.has(s.k.to.or(s.k.modal).or(s.k.typeBits.of("dueto"))) {
		return e, false // "probably started"
	}
	return e, !s.leadsOn(v) && s.toCome(&e)
}

// lightVerb reports whether the verb at node v makes an event of what stands behind it:
// "take effect", "be wrapped up", "be available".
func (s *sentence) lightVerb(v int) bool {
	if !s.listed("lightverb", v) {
		return false
	}
	for i := v + 1; i < s.end && i <= v+3 && s.nodes[i].date < 0; i++ {
		if n := &s.nodes[i]; n.ent < 0 && s.listed("lightobject", i) {
			return true
		}
	}
	return false
}

// leadsOn reports whether another verb says what begins or goes on: "will start to
// fall", "begin receiving".
func (s *sentence) leadsOn(v int) bool {
	if v+2 >= s.end || s.nodes[v+1].ent >= 0 {
		return false
	}
	n := &s.nodes[v+1]
	return n.cls.has(s.k.to) && s.nodes[v].form&formBase != 0 && s.listed("phaseverb", v) || n.cls.has(s.k.verb) && n.form&formIng != 0
}

// overBy reports whether a verb of the past follows the noun before node i: "the deadline
// passed", "that has expired".
func (s *sentence) overBy(i int) bool {
	if i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.rel) {
		i++
	}
	return i < s.end && s.nodes[i].ent < 0 && (s.nodes[i].cls.has(s.k.have) || s.nodes[i].cls.has(s.k.verb) && s.nodes[i].form&formPast != 0)
}

// leadsVerb reports whether the word at node v is followed by the verb that it puts on
// a day: "due to meet".
func (s *sentence) leadsVerb(v int) bool {
	return v+1 < s.end && s.nodes[v+1].ent < 0 && s.nodes[v+1].cls.has(s.k.to)
}

// toCome reports whether the verb group of an event says that it is to come: "will",
// "is expected to", "said it would". Of other verbs than those of events only what is
// fixed counts: "is due to".
func (s *sentence) toCome(e *comingEvent) bool {
	ahead, settled := false, false
	for i := e.group; i < e.verb; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if n.cls.has(s.k.neg.or(s.k.have)) || s.is(i, s.k.times.had) || (s.is(i, s.k.times.was) || s.is(i, s.k.times.were)) && (!s.dueBehind(i, e.verb) || s.thwarted(e)) {
			return false
		}
		settled = settled || s.listed("fixedword", i)
		switch s.payload(i, s.k.modalityClass) {
		case schema.Scheduled, schema.Expected:
			ahead = true
		case schema.Forecast:
			ahead = ahead || e.kind == phase
		case schema.Possible:
			if !s.saidWould(i) {
				return false
			}
			ahead = true
		}
		ahead = ahead || n.cls.has(s.k.typeBits.of("dueto")) || n.cls.has(s.k.to) && i > s.first && (s.nodes[i-1].cls.has(s.k.be) || s.expectedTo(i))
	}
	if e.kind == phase && s.aims(e) && !e.thing {
		return false
	}
	if e.kind == fixed {
		return settled && s.nodes[e.verb].form&formBase != 0 != e.thing
	}
	return ahead
}

// thwarted reports whether the sentence goes on to say that what was due came otherwise:
// "was scheduled to leave on Sunday, but".
func (s *sentence) thwarted(e *comingEvent) bool {
	for i := e.verb + 1; i+1 < s.end; i++ {
		if s.is(i, s.k.commaHash) && s.is(i+1, butHash) {
			return true
		}
	}
	return false
}

// eventDue reports whether the noun of an event stands before the word of appointing:
// "a decision is expected", "the first flight, scheduled for".
func (s *sentence) eventDue(e *comingEvent) bool {
	i := e.group - 1
	for n := 0; i > s.first && n < 3 && s.nodes[i].ent < 0 && (s.is(i, s.k.commaHash) || s.nodes[i].cls.has(s.k.rel.or(s.k.adv))); n++ {
		i--
	}
	if f := e.verb + 2; f < s.end && s.is(f-1, s.k.forWord) && s.nodes[f].ent < 0 && s.nodes[f].date < 0 && s.listed("eventnoun", f) {
		return true // "is scheduled for completion"
	}
	bare := e.group == e.verb && s.listed("appointword", e.verb) // "results due on Friday"
	if bare && (s.is(e.verb, setHash) || e.verb+1 >= s.end || s.nodes[e.verb+1].date < 0 && !s.nodes[e.verb+1].cls.has(s.k.prep)) {
		return false // "a record set in May", "a planned meeting"
	}
	for j := e.group; j < e.verb; j++ {
		if s.is(j, s.k.times.was) || s.is(j, s.k.times.were) || s.nodes[j].cls.has(s.k.have.or(s.k.neg)) {
			return false
		}
	}
	for n := 0; i >= s.first && n < 8; n++ { // "the results of the study are expected"
		x := &s.nodes[i]
		if x.ent < 0 && x.date < 0 && x.qty < 0 && s.listed("eventnoun", i) && !(x.cls.has(s.k.verb) && x.form&(formPast|form3s) != 0) {
			e.group = i + 1
			return true
		}
		if bare || x.ent < 0 && (x.cls.has(s.k.verb.or(s.k.be).or(s.k.modal).or(s.k.stop).or(s.k.sub)) || x.qty >= 0) {
			return false
		}
		i--
	}
	return false
}

// comingDay finds the day of an event: the next date of its clause that lies ahead,
// else the one before its verb, else the one that the sentence opens with or the calendar
// is at.
func (s *sentence) comingDay(e *comingEvent) (int, when.Interval, bool) {
	const reach = 18
	opens := max(s.first, s.head)
	opening := opens < e.group && s.nodes[opens].date >= 0 && !s.saidBetween(opens, e.group)
	if e.now && opening && s.chronicled(opens) {
		return -1, when.Interval{}, false
	}
	if opening && s.explicitDay(opens) {
		if iv, ok := s.daysAhead(e, opens); ok {
			return opens, iv, true
		}
	}
	for i := e.verb + 1; i < s.end && i <= e.verb+reach; i++ {
		n := &s.nodes[i]
		if n.date >= 0 {
			if iv, ok := s.daysAhead(e, i); ok {
				return i, iv, true
			}
			if e.kind == noun {
				break
			}
			continue
		}
		if past := s.overSession(i); past > i {
			i = past - 1
			continue
		}
		if n.ent >= 0 || s.payload(i, s.k.sessionClass) != "" || i+1 < s.end && s.payload(i+1, s.k.sessionClass) != "" {
			continue // "after the close of trading Wednesday"
		}
		if s.comingEnds(i) || e.kind == noun && s.is(i, s.k.and) && i+1 < s.end && s.nodes[i+1].ent >= 0 {
			break
		}
	}
	for i := e.group - 1; i >= s.first && i > e.group-4; i-- {
		if s.nodes[i].date >= 0 && (i == s.first || !s.nodes[i-1].cls.has(s.k.prep)) {
			iv, ok := s.daysAhead(e, i)
			return i, iv, ok
		}
		if s.nodes[i].ent < 0 && !s.is(i, s.k.commaHash) && !s.nodes[i].cls.has(s.k.adv) {
			break
		}
	}
	if opening {
		iv, ok := s.daysAhead(e, opens)
		return opens, iv, ok
	}
	if iv, ok := s.reportsToday(e); ok {
		return e.verb, iv, true
	}
	g := &s.doc.agenda
	return e.verb, g.day, e.kind != noun && g.dated && (g.section || g.para == s.d.Sentences[s.index].Para)
}

// daysAhead resolves the date at node i if an event to come can be on it.
func (s *sentence) daysAhead(e *comingEvent, i int) (iv when.Interval, ok bool) {
	x := s.dateExpr(i)
	if x.Rel == when.Last || x.Kind == when.KindDate && x.Year == 0 && !s.ahead(i) {
		return iv, false
	}
	if s.listed("deferverb", e.verb) && x.Prep != when.Until && x.Prep != when.To || x.Prep != when.Until && x.Prep != when.Through && s.listed("lastverb", e.verb) {
		return iv, false // "will continue in 2009", "delayed in May" put nothing on a day
	}
	switch x.Prep {
	case when.Since, when.Than, when.Before, when.After, when.As:
		return iv, false
	case when.From, when.To:
		x.Prep = when.NoPrep
	}
	switch x.Kind {
	case when.KindWindow, when.KindRecord, when.KindBasis, when.KindPhrase, when.KindVague, when.KindEnded, when.KindDecade, when.KindAgo:
		return iv, false
	case when.KindMonth, when.KindYear, when.KindQuarter, when.KindHalf:
		if s.namesPeriod(i) || x.Prep == when.For && e.kind != noun {
			return iv, false // "for the quarter": what is told is of it
		}
	}
	if !known(s.doc.anchor) {
		return when.Interval{Rule: "unresolved"}, e.kind != noun // the article has no day to count from
	}
	const farthest = 60 * 366
	iv, ok = x.Resolve(s.doc.anchor, when.Future)
	return iv, ok && iv.To >= s.doc.anchor.Date && iv.To <= s.doc.anchor.Date+farthest
}

// dayFits reports whether an event is put on a day, or on a longer time in which a
// thing is due or a body appears: what a company starts in a year it does (operations).
func (s *sentence) dayFits(e *comingEvent) bool {
	if s.daylong(e.at) || !e.now && (e.thing || e.kind == fixed) {
		return true
	}
	if e.day.To-e.day.From <= longestMonth {
		return e.kind == appears && !e.now
	}
	return e.kind == appears && !e.now && s.np.subs[0].kind != schema.KindCompany && e.day.From > s.doc.anchor.Date
}

// longestMonth is the number of days between the first and the last of a month.
const longestMonth = 30

// daylong reports whether the date at node i is a day, a week or the month to come; if
// it is none, the calendar has the day.
func (s *sentence) daylong(i int) bool {
	return s.nodes[i].date < 0 || s.onDay(i) || s.dateExpr(i).Kind == when.KindRolling
}

// namesPeriod reports whether the date at node i says which one the noun behind it
// is: "its 2009 budget", "May sales".
func (s *sentence) namesPeriod(i int) bool {
	if i+1 >= s.end || s.dateExpr(i).Prep != when.NoPrep {
		return false
	}
	n := &s.nodes[i+1]
	return n.cls.has(s.k.poss) || n.ent < 0 && n.date < 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.prep.or(s.k.adv).or(s.k.conj).or(s.k.sub).or(s.k.rel).or(s.k.be).or(s.k.modal).or(s.k.have).or(s.k.to)) && !s.is(i+1, s.k.and) && n.form&formPast == 0
}

// toldBy reports whether a fact of the sentence tells the event, or one of its day.
func (s *sentence) toldBy(out []fact, e *comingEvent) bool {
	for k := range out {
		f := &out[k]
		if f.EventType == schema.Schedule {
			if int(f.date) == e.at || int(f.trigger) >= e.group && int(f.trigger) <= e.verb || int(f.first) <= e.verb && int(f.last) >= e.verb && int(f.last) <= e.at {
				return true
			}
			continue
		}
		if f.EventType == schema.OfficialMeeting || f.EventType == schema.PolicyStatement || f.speech || e.kind == appears && s.daylong(e.at) && !acted(f.EventType) && f.EventType != schema.CentralBank {
			continue
		}
		if int(f.trigger) >= e.group-2 && int(f.trigger) <= e.verb+3 || int(f.first) <= e.verb && int(f.last) >= e.verb {
			return true
		}
	}
	return false
}

// appoint adds the fact of an event for each whose it is.
func (s *sentence) appoint(e *comingEvent, out []fact) []fact {
	for k := range out { // "will testify before the Senate on Friday" is no meeting yet
		out[k].drop = out[k].drop || out[k].EventType == schema.OfficialMeeting && int(out[k].trigger) == e.verb
	}
	for k := range s.np.n {
		f := fact{rule: &s.k.comingRule, trigger: int32(e.verb), qty: -1, date: int32(e.at), metricNode: -1, sent: s.index, sub: s.np.subs[k]}
		f.EventType, f.Modality, f.Polarity, f.Bound = schema.Schedule, schema.Scheduled, "pos", schema.BoundEq
		f.first, f.last = int32(min(e.group, e.at)), int32(max(e.verb, e.at))
		if !f.sub.weak {
			f.first = min(f.first, f.sub.first)
		}
		f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule, f.dateText = e.day.From.Ptr(), e.day.To.Ptr(), e.day.Precision, e.day.Rule, s.text(e.at, e.at)
		f.placedDay = true
		if s.publishesResults(e, &f.sub) {
			f.Metric = ptr("earnings")
		}
		if e.day.Rule == "unresolved" {
			f.EventDate, f.EventDateEnd, f.DatePrecision = nil, nil, ""
		}
		if s.nodes[e.at].date < 0 { // the day stands in the agenda, not here
			f.date, f.dateText = -1, ""
		}
		out = append(out, f)
	}
	return out
}
