package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// speechFact is the comment or policy statement, whichever event says, that an attribution makes.
func (s *sentence) speechFact(at *attribution, event string) fact {
	f := fact{rule: &s.k.speechRule, trigger: int32(max(at.verb, s.first)), qty: -1, date: -1, metricNode: -1, sent: s.index, speech: true}
	f.EventType = event
	if f.EventType == schema.PolicyStatement {
		f.rule = &s.k.policyRule
	}
	f.Modality, f.Polarity, f.Bound = schema.Actual, "pos", schema.BoundEq
	f.first, f.last = int32(at.first), int32(at.last)
	if at.verb >= 0 {
		f.first, f.last = int32(min(at.first, at.verb, int(at.who.node))), int32(max(at.last, at.verb, int(at.who.node)))
		f.date = int32(s.saidOn(at))
	}
	f.sub = s.topic(at)
	f.speaker = at.who.name()
	s.chance(&f)
	switch {
	case at.who.org != nil:
		f.ActorName, f.ActorID = ptr(at.who.org.Name), ptr(at.who.org.ID)
	case at.who.person != nil && at.who.person.Parent != "":
		f.ActorName = ptr(at.who.person.Parent)
	}
	if f.EventType == schema.PolicyStatement {
		if at.who.person == nil && at.who.title == "" && at.who.org != nil && strings.HasSuffix(s.text(int(at.who.node), int(at.who.node)), "dministration") && int(at.who.node)+1 < s.end && !s.nodes[at.who.node+1].cls.has(s.k.typeBits.of("officialhead")) {
			at.who.org = s.state(at.who.org, true)
		}
		s.ofOffice(&f, at)
		s.figureOf(&f, at)
	} else if s.predicts(at) {
		f.Modality = schema.Forecast
	}
	if f.Modality == schema.Actual && at.verb >= 0 && s.earlier(&f) {
		f.Modality = schema.Past // "had called it a landmark": background of the news
	}
	return f
}

// predicts reports whether a comment is a forecast: its verb is one of
// expecting, or its first clause says what should, is likely or going to happen.
func (s *sentence) predicts(at *attribution) bool {
	if at.verb >= 0 && s.nodes[at.verb].cls.has(s.k.predictVerb) {
		return true
	}
	quotes := 0
	for i := s.first; i < s.end && (i < at.verb || at.verb < 0); i++ {
		if s.nodes[i].cls.has(s.k.quote) {
			quotes++
		}
	}
	if quotes%2 == 1 && at.verb >= 0 {
		return false // the end of a longer statement
	}
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if n.cls.has(s.k.typeBits.of("prospect")) && (s.payload(i, s.lex.classes["prospect"]) != "" || i < at.last && s.nodes[i+1].cls.has(s.k.to)) {
			return true
		}
		noun := n.form&formBase != 0 && i < at.last && s.nodes[i+1].cls.has(s.k.prep) // "demand in China"
		if i != at.verb && i > at.first && (n.cls.has(s.k.predictVerb) || s.listed("assume", i)) && n.cls.has(s.k.verb) && n.form&formBase != 0 && s.mouth(i-1) {
			return true // "We assume", "I would expect"
		}
		if n.cls.has(s.k.modal) && i < at.last && s.nodes[i+1].cls.has(s.k.predictVerb) {
			continue
		}
		if n.cls.has(s.k.modal) && at.verb >= 0 && at.verb < i && strings.HasPrefix(s.text(at.verb, at.verb), "warn") && s.text(i, i) != "would" {
			return true // "warned that profits could fall"
		}
		if i != at.verb && (n.cls.has(s.k.verb) && !noun || n.cls.has(s.k.have.or(s.k.do).or(s.k.modal).or(s.k.neg)) || n.hash == s.k.semicolon) {
			return false
		}
	}
	return false
}

// speechEvent is the event that a statement makes: a policy statement of an
// official, a comment of an analyst or manager; "" for companies' announcements.
func (s *sentence) speechEvent(at *attribution) string {
	w := &at.who
	office := w.person != nil && s.holdsOffice(w)
	if office && s.officeBody(w) == nil && !s.speaksAlone(w) {
		return "" // an office of nobody knows which state
	}
	if w.person != nil && s.sitsInCourt(w.title) {
		return "" // what a judge says is the court's ruling, not a view
	}
	if w.former && w.person != nil && (w.org == nil || w.org.Kind == schema.KindCompany) {
		return schema.AnalystComment
	}
	switch {
	case w.title == editorialTitle:
		return schema.PolicyStatement
	case w.person == nil:
		if s.partSpeaks(w) {
			if s.matterOfFact(at) {
				return ""
			}
			return schema.PolicyStatement
		}
		if s.forBody(w) && w.org.Kind != entity.KindCity && !s.lobby(w.org) {
			if s.matterOfFact(at) {
				return ""
			}
			return schema.PolicyStatement
		}
		if s.inNote(at.verb) || w.title != "" || at.kind != "indirect" && !s.forBody(w) {
			return schema.AnalystComment
		}
		if (s.viewOthers(w.org, at) || s.houseForesees(at) || s.lobby(w.org)) && at.kind == "indirect" && !s.reports(at) && !s.ofItself(at) && (at.verb < 0 || !s.listed("announceverb", at.verb)) {
			return schema.AnalystComment
		}
		if w.org.Kind == schema.KindCompany && at.kind == "indirect" && !w.unlisted && (s.denies(at) || s.explains(at) || s.argues(at) || s.houseViews(at) || s.judgesOther(at) || s.watches(at) || s.takesView(at)) {
			return schema.AnalystComment
		}
		return ""
	case office:
		return schema.PolicyStatement
	}
	if w.org == nil && w.person.Parent == "" && s.ctx.mainCo == nil && !(w.title == "" && s.aboutBusiness()) && !s.hasStanding(at) {
		return "" // somebody in the street
	}
	return schema.AnalystComment
}

// hasStanding reports whether a speaker of no known house is somebody whose word counts: by
// title, by what he leads, or by how he was described before he spoke.
func (s *sentence) hasStanding(at *attribution) bool {
	w := &at.who
	if s.commentates(w.title) || s.officialTitle(w.title) || s.leads(w.person) {
		return true
	}
	return w.described && (at.kind != "direct" || at.verb < 0 || int(w.node) < at.verb)
}

// ofItself reports whether a statement begins with who states it: "UBS said it
// would cut jobs", "said their offers".
func (s *sentence) ofItself(at *attribution) bool {
	if at.first < at.verb {
		return false
	}
	i := at.first
	for i < at.last && (s.nodes[i].date >= 0 || s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv)) {
		i++ // "said earlier this month it would"
	}
	n := &s.nodes[i]
	if at.who.org != nil && s.viewHouse(at.who.org) && s.addsSaying(at.verb) && s.is(i, theHash) {
		return false // "Acme Ratings downgraded Borden, saying the bank was"
	}
	return n.ent < 0 && (n.cls.has(s.k.pronoun) || s.text(i, i) == "its" || s.text(i, i) == "their" || s.text(i, i) == "the" && i < at.last && s.nodes[i+1].cls.has(s.k.anaphor))
}

// viewHouse reports whether a house lives by its views of others, and the article
// is not about itself.
func (s *sentence) viewHouse(e *entity.Entity) bool {
	m := s.ctx.mainCo
	return s.viewsSold(e) && (m == nil || m.ent == nil || m.ent.Name != e.Name)
}

// viewsSold reports whether a house is one that lives by its views: it is known for them, or
// its name says so, as that of Acme Research.
func (s *sentence) viewsSold(e *entity.Entity) bool {
	if slices.Contains(s.lex.lists["viewhouse"], e.Name) {
		return true
	}
	if e.Kind != schema.KindCompany && e.Kind != schema.KindOrganisation {
		return false
	}
	i := strings.LastIndexByte(e.Name, ' ')
	return i > 0 && s.inList("viewname", e.Name[i+1:])
}

// forecasts reports whether a house is one whose expectations of others are views.
func (s *sentence) forecasts(e *entity.Entity) bool {
	return s.viewsSold(e) || slices.Contains(s.lex.lists["forecasthouse"], e.Name)
}

// viewOthers reports whether a house that lives by its views gives one: the article is
// not about it, or what it says does not name itself.
func (s *sentence) viewOthers(e *entity.Entity, at *attribution) bool {
	if s.viewHouse(e) {
		return true
	}
	return s.viewsSold(e) && s.besideItself(e, at)
}

// besideItself reports whether a statement names neither its house nor "it" or "the company".
func (s *sentence) besideItself(e *entity.Entity, at *attribution) bool {
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && s.ents[n.ent].Ent == e || n.ent < 0 && (n.cls.has(s.k.anaphor) || s.text(i, i) == "it" || s.text(i, i) == "its") {
			return false
		}
	}
	return true
}

// denies reports whether a statement says what is not so: a company that does
// comments, where its other statements tell facts.
func (s *sentence) denies(at *attribution) bool {
	for i := at.first; i <= at.last; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.neg) && i != at.verb {
			return at.last-at.first > 4
		}
	}
	return false
}

// watches reports whether a company tells how things stand around it, without a figure:
// "Acme said demand remains weak", where "Acme said it would cut jobs" tells what it does.
func (s *sentence) watches(at *attribution) bool {
	if at.verb < 0 || s.ofItself(at) || at.last-at.first < 4 || s.listed("announceverb", at.verb) {
		return false
	}
	told := false // what the first clause is about
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.qty >= 0 || n.ent >= 0 && s.ents[n.ent].Ent == at.who.org {
			return false
		}
		told = told || n.ent < 0 && s.listed("surrounding", i) && !s.is(max(i-1, s.first), s.k.and)
		if !told && i > at.first && n.ent < 0 && (s.predicates(i) && n.form&formNoun == 0 || n.cls.has(s.k.prep) && n.date < 0 || s.text(i, i) == "its") {
			return false
		}
	}
	return told
}

// argues reports whether a company says by its verb that it holds a view: "Acme argued
// the tax would hurt".
func (s *sentence) argues(at *attribution) bool {
	return at.verb >= 0 && s.listed("arguingverb", at.verb) && !s.reports(at)
}

// takesView reports whether a company says how it sees what happens: "Acme said it was
// disappointed by the ruling", "said it respected the decision".
func (s *sentence) takesView(at *attribution) bool {
	if at.verb < 0 || at.first <= at.verb || s.listed("announceverb", at.verb) || s.reports(at) {
		return false
	}
	i := at.first
	for i < at.last && (s.nodes[i].ent >= 0 && s.ents[s.nodes[i].ent].Ent == at.who.org || s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.pronoun.or(s.k.adv).or(s.k.det).or(s.k.anaphor))) {
		i++
	}
	if i >= at.last || i == at.first || s.nodes[i].ent >= 0 {
		return false
	}
	state := s.nodes[i].cls.has(s.k.be) || s.listed("staying", i)
	for i < at.last && s.nodes[i].ent < 0 && (s.nodes[i].cls.has(s.k.be.or(s.k.have).or(s.k.modal).or(s.k.adv)) || s.listed("staying", i)) {
		i++
	}
	if s.nodes[i].ent >= 0 || s.nodes[i].cls.has(s.k.neg) {
		return false
	}
	return s.listed("ownview", i) || state && (s.listed("opinionadj", i) || s.listed("standing", i))
}

// explains reports whether a company says why things went as they did, and gives no
// figure: a view of it, where its other statements tell facts.
func (s *sentence) explains(at *attribution) bool {
	if at.first < at.verb {
		return false
	}
	cause := false
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.qty >= 0 || n.ent < 0 && n.cls.has(s.k.modal) {
			return false
		}
		cause = cause || n.ent < 0 && i > at.first && s.listed("causeword", i)
	}
	return cause && at.last-at.first > 4
}

// officialTitle: minister, senator, governor speak for the public.
func (s *sentence) officialTitle(title string) bool {
	if s.holdsWord("officephrase", title) {
		return true
	}
	official := s.k.typeBits.of("officialtitle")
	for w := range strings.FieldsSeq(title) {
		if strings.HasSuffix(w, "ority") && !hasAny(title, "eader", "hip") {
			continue // "of majority parent Acme"
		}
		if s.lex.classesOf(strings.TrimSuffix(w, ".")).has(official) {
			return true
		}
	}
	return false
}

// inNote: "said in a note", "wrote in a report": a broker speaks.
func (s *sentence) inNote(v int) bool {
	in := false
	for i := v + 1; i < s.end && i < v+8; i++ {
		n := &s.nodes[i]
		if in && n.cls.has(s.k.typeBits.of("noteword")) {
			return true
		}
		in = in || n.ent < 0 && n.cls.has(s.k.prep)
	}
	return false
}

func firstWord(name string) string {
	w, _, _ := strings.Cut(name, " ")
	return w
}

// commentates reports whether a title is one of people whose views of markets
// are news.
func (s *sentence) commentates(title string) bool {
	roles := s.k.typeBits.of("voicerole").or(s.k.typeBits.of("titleword")).or(s.k.typeBits.of("manager"))
	for w := range strings.FieldsSeq(title) {
		if s.lex.classesOf(w).has(roles) {
			return true
		}
	}
	return false
}

// voices reports whether a title is one of those who speak for a house but do not
// run it: analyst, strategist, trader.
func (s *sentence) voices(title string) bool {
	for w := range strings.FieldsSeq(title) {
		if c := s.lex.classesOf(w); c.has(s.k.typeBits.of("voicerole")) && !c.has(s.k.typeBits.of("manager")) {
			return true
		}
	}
	return false
}

// leads reports whether a person is named in the first sentence: the article is
// about what they say.
func (s *sentence) leads(e *entity.Entity) bool {
	if s.index == 0 {
		return true
	}
	for k := range s.ctx.seen {
		a := &s.ctx.seen[k]
		if a.sentence > 0 {
			return false
		}
		if a.sub.ent == e {
			return true
		}
	}
	return false
}

// ofCompany reports whether the office that a listed person holds is one in a company.
func (s *sentence) ofCompany(person *entity.Entity) bool {
	e := s.institution(person)
	return e != nil && e.Kind == schema.KindCompany
}
