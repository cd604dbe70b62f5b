package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// farAhead bounds, in days, how far ahead a date without a year is believed to
// lie; a date as near behind is taken to have passed.
const (
	farAhead   = 150
	justBehind = 60
)

// onDay reports whether the date at node i is a day or a week: what a calendar
// holds. "In 2008" is no appointment.
func (s *sentence) onDay(i int) bool {
	e := s.dateExpr(i)
	switch e.Kind {
	case when.KindWeekday, when.KindDate, when.KindHoliday, when.KindClock:
		return true
	case when.KindUnit:
		if e.Grain == when.Month && e.Offset == 0 && (strings.HasPrefix(s.text(i, i), "later") || i > s.first && s.text(i-1, i-1) == "later") {
			return true
		}
		return (e.Grain == when.Day || e.Grain == when.Week || e.Grain == when.Month && e.Offset == 1) && e.Offset >= 0
	case when.KindMonth, when.KindNth:
		return e.Part != when.Whole || e.Kind == when.KindNth
	}
	return false
}

// explicitDay: a named day, not a week.
func (s *sentence) explicitDay(i int) bool {
	e := s.dateExpr(i)
	return e.Kind == when.KindWeekday || e.Kind == when.KindDate || e.Kind == when.KindUnit && e.Grain == when.Day
}

// ahead reports whether the date at node i lies ahead by what the sentence
// says: it is printed so (next week, tomorrow), a word before it looks forward,
// or the day of the month is only near in the future.
func (s *sentence) ahead(i int) bool {
	e := s.dateExpr(i)
	a := s.doc.anchor
	if e.Rel == when.Next || e.Rel == when.OfNext || e.Kind == when.KindUnit && e.Offset > 0 {
		return true
	}
	if e.Kind == when.KindDate && known(a) {
		next, ok := e.Resolve(a, when.Future)
		if !ok || next.To <= a.Date || next.To > a.Date+farAhead {
			return false
		}
		last, ok := e.Resolve(a, when.Past)
		return !ok || last.To > a.Date || last.To < a.Date-justBehind
	}
	if s.presentFollows(i) || s.doc.agenda.section {
		return true
	}
	for j := i - 1; j >= s.first && j > i-12; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.typeBits.of("aheadof")) {
			return true
		}
		if n.hash == s.k.semicolon || n.cls.has(s.k.verb) && n.form&formPast != 0 && n.form&formBase == 0 {
			return false
		}
	}
	return false
}

var isHash, areHash, willHash, mayHash, couldHash = token.Hash("is"), token.Hash("are"), token.Hash("will"), token.Hash("may"), token.Hash("could")
var wasHash, wereHash = token.Hash("was"), token.Hash("were")

// presentFollows reports whether the clause of the date at node i goes on in
// the present or the future: "the meeting on Thursday is in focus".
func (s *sentence) presentFollows(i int) bool {
	if i+1 >= s.end {
		return false
	}
	n := &s.nodes[i+1]
	switch n.hash {
	case isHash, areHash, willHash, mayHash, couldHash, shouldHash:
		return n.ent < 0
	}
	return false
}

// present reports whether the verb at node v is told in the present: "reports
// on Friday", not "was expected to report on Friday".
func (s *sentence) present(v int) bool {
	for i := v - 1; i >= s.first && i > v-6; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 {
			continue
		}
		if n.cls.has(s.k.have) || n.hash == wasHash || n.hash == wereHash {
			return false
		}
	}
	if n := &s.nodes[v]; n.form != 0 && !n.cls.has(s.k.verb) || n.form == formBase|formNoun && s.np.n == 1 && !s.infinitive(v) {
		return false // "the RBC report on Sunday"
	}
	return s.nodes[v].form&(formPast|formPart) == 0 || s.nodes[v].form&(formBase|form3s) != 0
}

// infinitive reports whether "to" or a modal stands before the verb at node v.
func (s *sentence) infinitive(v int) bool {
	for i := v - 1; i >= s.first && i > v-4; i-- {
		if s.nodes[i].cls.has(s.k.to.or(s.k.modal).or(s.k.do)) {
			return true
		}
	}
	return false
}

// host finds whose appointment the words at node i speak of: the nearest name
// of a right kind before them, in this sentence or just before it; for a
// company, the one that the article is about.
func (s *sentence) host(r *rule, i int, np *nounPhrase) bool {
	np.reset(i, i)
	for j := i - 1; j >= 0 && j > i-bankReach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 || !n.cls.has(r.kinds) || s.demonym(j) {
			continue
		}
		if j < s.first && r.kinds.has(s.k.kindBits.of("#company")) {
			break
		}
		sub := s.named(j)
		if j < s.first {
			sub = s.weak(sub, i)
		}
		np.add(sub)
		return true
	}
	if o := &s.doc.occasion; o.sentence > 0 && s.index+1-o.sentence <= 2*refWindow && s.eventBefore(i) {
		np.add(s.weak(o.sub, i))
		return true
	}
	if m := s.ctx.mainCo; m != nil && r.kinds.has(s.k.kindBits.of("#company")) {
		np.add(s.weak(*m, i))
		return true
	}
	return false
}

// eventBefore reports whether an event that has been named is spoken of before node i:
// "The summit begins", "The first session will be held".
func (s *sentence) eventBefore(i int) bool {
	const reach = 5
	return s.anyListed("occasionhead", max(s.first, i-reach), i)
}

// marketplace names the markets of a country: "Japanese markets"; bare
// "markets" are those of the article's place.
func (s *sentence) marketplace(i int, np *nounPhrase) bool {
	np.reset(i, i)
	adj := ""
	first := i
	for j := i - 1; j >= s.first && j >= i-4; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")) {
			e := s.ents[n.ent].Ent
			if adj = marketAdjective(e); adj == "" {
				adj = e.Name
			}
			first = j
			break
		}
		if n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep)) {
			break
		}
	}
	if adj == "" && s.ctx.place1 != nil && s.ctx.place1.ent != nil {
		adj = marketAdjective(s.ctx.place1.ent)
	}
	if adj == "" {
		return false
	}
	np.add(subject{name: adj + " markets", kind: schema.KindMarket, first: int32(first), last: int32(i)})
	return true
}

// appointment names the institution of a person whose speech is announced.
func (s *sentence) appointment(f *fact, doc *document) {
	if f.rule.metric != "" {
		s.country(f, doc)
	}
	e := f.sub.ent
	if e == nil || f.sub.kind != schema.KindPerson {
		return
	}
	if e.Parent == "" {
		org, title := s.officeBeside(int(f.sub.first), int(f.sub.last))
		if !f.sub.weak && (s.officialTitle(title) || e.Title != "" && e.Country != "") {
			f.speaker = e.Name
			s.ofOffice(f, &attribution{who: speaker{person: e, org: org, title: title, node: f.sub.first}})
		}
		return
	}
	f.SpeakerName = ptr(e.Name)
	f.speaker = e.Name
	for _, c := range doc.gaz.ByName(e.Parent, entity.Context{}) {
		if c.Ent.Name == e.Parent {
			f.sub.ent = s.state(c.Ent, true)
			f.sub.kind = f.sub.ent.Kind
			return
		}
	}
}

// opening dates an appointment by the day that its sentence opens with.
func (s *sentence) opening(f *fact) bool {
	for i := int(f.last) + 1; i < s.end && i < int(f.last)+4; i++ {
		if s.nodes[i].date >= 0 && s.onDay(i) {
			return false // it has a day of its own
		}
	}
	for i := s.first; i < s.first+2 && i < s.end; i++ {
		if s.nodes[i].date >= 0 && s.onDay(i) {
			f.date = int32(i)
			return true
		}
	}
	return s.doc.agenda.dated && s.agendaDay(f)
}

// gathering finds who meets: the subject of the verb at node v, the central
// bank that it refers to, or the body in whose name people meet ("Group of Seven
// finance ministers").
func (s *sentence) gathering(r *rule, v int, np *nounPhrase) bool {
	if b := s.bankOwned(s.groupStart(v, s.first) - 1); b != nil && r.kinds.has(s.k.kindBits.of(b.Kind)) {
		np.just(subject{ent: b, kind: b.Kind, first: int32(v), last: int32(v)}) // "South Korea's monetary policy board meets"
		return true
	}
	if s.subjectOf(v, np) {
		if j := s.antecedentOf(v, int(np.subs[0].first)); j >= 0 && s.nodes[j].cls.has(r.kinds) {
			np.reset(j, j)
			np.add(s.named(j)) // "The G20, which includes China and India, will meet"
		}
		return true
	}
	if p := s.groupStart(v, s.first) - 1; !(p >= s.first && strings.HasSuffix(s.text(p, p), "ankers")) && s.bankSubject(v, np) {
		s.awaits = false
		return !s.nodes[np.first].cls.has(s.k.kindBits.of("country")) // "talks with the U.S. will begin"
	}
	e := s.groupStart(v, s.first) - 1
	for e > s.first && (s.nodes[e].cls.has(s.k.rel) || s.is(e, s.k.commaHash)) {
		e--
	}
	for n := 0; e > s.first && n < 6 && s.nodes[e].ent < 0 && (s.nodes[e].cls.has(s.k.typeBits.of("rolenoun").or(s.k.typeBits.of("bankword"))) || n > 0 && s.is(e, s.k.and)); n++ {
		e--
	}
	if o := s.officeAtHome(e); o != nil { // "the customs bureau will release data"
		np.just(s.weak(subject{ent: o, kind: o.Kind}, e))
		return true
	}
	if e >= s.first && s.nodes[e].ent < 0 && !s.nodes[e].cls.has(s.k.typeBits.of("rolenoun")) && s.listed("govword", e) && s.land(e, e+1, np) { // "parliament will vote": of the country that the article is about
		return true
	}
	if n := &s.nodes[max(e, s.first)]; n.ent < 0 || !n.cls.has(r.kinds) {
		return false
	}
	np.just(s.named(e))
	return true
}

// forthcoming reports whether the verb at node v is told as to come: "will
// hold", "is due to report", "plans to meet", "are to vote".
func (s *sentence) forthcoming(v int) bool {
	if s.np.n > 0 && s.np.subs[0].weak && s.np.subs[0].kind == schema.KindPerson {
		return false // "he": who speaks or is spoken of is told too seldom
	}
	for i := int(s.np.first) - 1; s.np.n > 0 && s.np.n < maxSubjects && i >= s.first && i > int(s.np.first)-3; i-- { // "talks with the U.S. will begin"
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.prep) && i > s.first && !s.nodes[i-1].cls.has(s.k.stop) && s.nodes[i-1].date < 0 {
			return false
		} else if !n.cls.has(s.k.det) {
			break
		}
	}
	due := s.nodes[v].ent < 0 && s.nodes[v].cls.has(s.k.typeBits.of("dueto"))
	for i := s.groupStart(v, s.first); i < v; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 {
			continue
		}
		if n.cls.has(s.k.neg) || s.is(i, s.k.times.had) || (s.is(i, s.k.times.was) || s.is(i, s.k.times.were)) && !s.dueBehind(i, v) {
			return false
		}
		switch s.payload(i, s.k.modalityClass) {
		case schema.Scheduled, schema.Expected:
			return true
		}
		if n.cls.has(s.k.typeBits.of("dueto")) || n.cls.has(s.k.to) && i > s.first && s.nodes[i-1].cls.has(s.k.be) {
			return true
		}
	}
	return due
}

// dated finds the day that a fact's verb is to happen on: the next one of its
// clause, else the one that the sentence opens with.
func (s *sentence) dated(f *fact) bool {
	const reach = 16
	for i := int(f.last) + 1; i < s.end && i <= int(f.last)+reach; i++ {
		n := &s.nodes[i]
		if n.date >= 0 {
			if !s.onDay(i) {
				continue
			}
			switch s.dateExpr(i).Prep {
			case when.By, when.Since, when.Than, when.After, when.Before:
				return false
			}
			f.date, f.last = int32(i), int32(i)
			return true
		}
		if n.ent >= 0 {
			continue
		}
		if n.cls.has(s.k.quote.or(s.k.sub).or(s.k.rel).or(s.k.saying).or(s.k.conj)) || n.hash == s.k.semicolon || n.hash == s.k.commaHash && !s.clauseGoesOn(i) {
			break
		}
	}
	if s.nodes[s.first].date >= 0 && s.explicitDay(s.first) && s.dateExpr(s.first).Rel != when.Last {
		f.date = int32(s.first)
		return true
	}
	return s.sameDay(f) || s.doc.agenda.dated && s.agendaDay(f) || s.dueSoon(f)
}

// sameDay dates an appointment by the day that ends the clause to which "and" joins
// it: "will issue forecasts on Friday, and the governor will speak".
func (s *sentence) sameDay(f *fact) bool {
	i := int(s.np.first) - 1
	for n := 0; i > s.first && n < 3 && !s.is(i, s.k.and) && !s.nodes[i].cls.has(s.k.verb.or(s.k.stop).or(s.k.prep)); n++ {
		i-- // a title: "and Chair Jerome Powell"
	}
	if i <= s.first || !s.is(i, s.k.and) {
		return false
	}
	if i--; i > s.first && s.is(i, s.k.commaHash) {
		i--
	}
	if s.nodes[i].date < 0 || !s.onDay(i) {
		return false
	}
	f.date = int32(i)
	return true
}

// clauseGoesOn reports whether the comma at node i stands in a name or before a day.
func (s *sentence) clauseGoesOn(i int) bool {
	if i+1 >= s.end || s.nodes[i+1].date >= 0 {
		return i+1 < s.end
	}
	n := &s.nodes[i+1]
	return n.ent >= 0 && i > s.first && (s.nodes[i-1].ent >= 0 || n.cls.has(s.k.place) && s.is(i+2, s.k.commaHash) && s.nodes[i-1].flags&token.FlagCap != 0)
}

// publication reports whether node i ends in a word for what is published: "jobs
// report", "inflation data".
func (s *sentence) publication(i int) bool {
	w := s.text(i, i)
	if k := strings.LastIndexByte(w, ' '); k >= 0 {
		w = w[k+1:]
	}
	switch strings.ToLower(w) {
	case "report", "data", "figures", "numbers", "release":
		return true
	}
	return false
}

// nowDoing reports whether the gerund at node v follows "is" or "are".
func (s *sentence) nowDoing(v int) bool {
	for i := s.groupStart(v, s.first); i < v; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.be) {
			w := s.text(i, i)
			return w == "is" || w == "are" || w == "’s" || w == "'s"
		}
	}
	return false
}
