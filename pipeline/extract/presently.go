package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// Appointments told in the present: "The bank sets policy on Friday", "Germans vote next
// week", "Acme reports after the bell".

// presently reads the event that the finite verb at node v puts on a day to come, though
// nothing before it says that it is one: its subject is one that the verb agrees with.
func (s *sentence) presently(e *comingEvent) bool {
	n := &s.nodes[e.verb]
	if !s.tellsNow(e.verb) || !n.cls.has(s.k.verb) && n.form != 0 && !s.is(e.verb-1, s.k.commaHash) || e.group != e.verb || e.verb == s.first {
		return false
	}
	e.kind, e.now = appears, true
	return !s.leadsOn(e.verb) && s.agreesPresent(e.verb)
}

// tellsNow reports whether the verb at node v is one that tells of appointments in the present.
func (s *sentence) tellsNow(v int) bool { return s.listed("presentverb", v) || s.lightVerb(v) }

// agreesPresent reports whether what stands before the verb in the present at node v can be
// its subject: a name or a singular before "meets", a plural before "meet".
func (s *sentence) agreesPresent(v int) bool {
	p := v - 1
	before := &s.nodes[p]
	third := thirdPerson(s.text(v, v))
	switch {
	case s.is(p, s.k.commaHash):
		return third && s.closesAside(p)
	case before.ent >= 0 && third:
		return true
	case before.ent >= 0:
		return s.demonym(p) && plural(s.text(p, p)) || p-1 > s.first && s.is(p-1, s.k.and)
	case before.cls.has(s.k.rel):
		return true
	case before.cls.has(s.k.pronoun):
		return s.human(p) || s.is(p, itHash) && third || s.is(p, theyHash) && !third
	}
	return plural(s.text(p, p)) != third && s.determined(p)
}

// determined reports whether node p ends a phrase that an article, a name or an owner
// determines: "the group", "Acme's annual general meeting", "euro zone finance ministers".
func (s *sentence) determined(p int) bool {
	const longest = 6
	for i := p; i >= s.first && i > p-longest; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 || n.cls.has(s.k.det.or(s.k.poss)):
			return i < p
		case !n.cls.has(s.k.word) || n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.prep.or(s.k.verb).or(s.k.modal).or(s.k.to).or(s.k.be).or(s.k.conj)):
			return false
		}
	}
	return false
}

// chronicled reports whether the date at node i heads what a chronicle tells of that day, in
// the present: "April 17 - Acme announces", outside a calendar.
func (s *sentence) chronicled(i int) bool {
	return !s.doc.agenda.section && (s.headsList(i) || s.isDash(i+1))
}

// thirdPerson reports whether a verb in the present is one of the third person, by its first word.
func thirdPerson(verb string) bool {
	w := firstWord(verb)
	return plural(w) || w == "goes" || w == "sets"
}

// closesAside reports whether the comma at node p closes what stands apart behind a name or a
// title: "Intel, the chip maker, reports".
func (s *sentence) closesAside(p int) bool {
	o := s.asideOpens(p)
	return o > s.first && (s.nodes[o-1].ent >= 0 || s.nodes[o-1].cls.has(s.k.captionRole))
}

// asideOpens returns the comma that opens what the comma at node p closes, -1 if p is none.
func (s *sentence) asideOpens(p int) int {
	const longest = 14
	for i := p - 1; s.is(p, s.k.commaHash) && i > s.first && i > p-longest; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.commaHash {
			return i
		}
		if n.ent < 0 && n.cls.has(s.k.quote.or(s.k.be).or(s.k.modal)) {
			return -1
		}
	}
	return -1
}

// reportsToday reports whether a session ahead of the article is all that is said of when
// somebody publishes: "reports after the bell", "is due before the market opens".
func (s *sentence) reportsToday(e *comingEvent) (when.Interval, bool) {
	const reach = 7
	if !known(s.doc.anchor) || !s.listed("publishverb", e.verb) {
		return when.Interval{}, false
	}
	for i := e.verb + 1; i < s.end && i <= e.verb+reach; i++ {
		switch v := s.payload(i, s.k.sessionClass); {
		case v == schema.SessionPremarket || v == schema.SessionPostmarket || s.overSession(i) > i:
			day := s.doc.anchor.Date
			return when.Interval{From: day, To: day, Precision: "day", Rule: "session_ahead"}, true
		case s.nodes[i].date >= 0 || s.nodes[i].cls.has(s.k.stop):
			return when.Interval{}, false
		}
	}
	return when.Interval{}, false
}

// expectedTo reports whether the "to" at node i puts the event before it ahead, by a verb of
// expecting: "X and Y expect the deal to close in May".
func (s *sentence) expectedTo(i int) bool {
	const reach = 6
	if i-1 <= s.first || s.nodes[i-1].ent >= 0 || !s.listed("eventnoun", i-1) && !s.nodes[i-1].cls.has(s.k.anaphor) {
		return false
	}
	for j := i - 2; j > s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.predictVerb) && n.cls.has(s.k.verb) {
			return !s.passiveSaying(j)
		}
		if n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal)) {
			return false
		}
	}
	return false
}

// overSession returns the node behind the words of a session that begin at node i: "after the
// market closes", "before the opening bell", "after the close of U.S. trading". It returns i if
// there are none.
func (s *sentence) overSession(i int) int {
	const longest = 7
	if n := &s.nodes[i]; n.ent >= 0 || n.hash != beforeHash && n.hash != s.k.times.after {
		return i
	}
	j, session := i+1, false
	for ; j < s.end && j < i+longest && s.nodes[j].date < 0; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && (s.listed("sessionword", j) || s.payload(j, s.k.sessionClass) != ""):
			session = true
		case n.cls.has(s.k.det.or(s.k.poss)) || s.is(j, s.k.of) || n.ent >= 0 && n.cls.has(s.k.place.or(s.k.kindBits.of("market"))) || s.is(j, s.k.times.in):
		default:
			if session {
				return j
			}
			return i
		}
	}
	if session {
		return j
	}
	return i
}

// comingEnds reports whether the clause of an event to come ends at node i.
func (s *sentence) comingEnds(i int) bool {
	n := &s.nodes[i]
	switch {
	case n.hash == s.k.semicolon || n.cls.has(s.k.quote.or(s.k.rel).or(s.k.be).or(s.k.have).or(s.k.modal)):
		return true
	case n.cls.has(s.k.sub):
		return n.hash != beforeHash && !s.listed("soonword", max(i-1, s.first)) && !s.listed("soonword", min(i+1, s.end-1)) // "before the Senate", "as soon as Friday"
	case n.cls.has(s.k.verb):
		return n.cls.has(s.k.saying) || n.form&(formPast|form3s) != 0 && n.form&(formBase|formPart) == 0
	}
	return n.hash == s.k.commaHash && !s.clauseGoesOn(i)
}

// publishesResults reports whether an event is that a company reports: "posts its interim
// results on Friday", "reports on Friday".
func (s *sentence) publishesResults(e *comingEvent, sub *subject) bool {
	if !s.listed("publishverb", e.verb) || sub.kind != schema.KindCompany && sub.kind != schema.KindSector {
		return false
	}
	object := e.verb + 1
	for i := object; i < s.end && i <= max(e.at, object+3); i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.typeBits.of("resultword")) {
			return true
		}
	}
	return s.begins("report", e.verb) && (e.at <= object || s.payload(object, s.k.sessionClass) != "")
}
