package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// What a statement is about.

// topic is what a statement is about: the name that a clause of it is about, else the
// house of who leads it or speaks for it, the company that the article is about if the
// statement can be of it, a name that it mentions, what the article told of last, or the
// speaker's house, else the speaker.
func (s *sentence) topic(at *attribution) subject {
	s.listedHouse(&at.who)
	t := s.themes(s.statedFrom(at), at)
	own := s.insider(at)
	if t.subject >= 0 && !(own == nil && s.byTheWay(at, &t)) && !(own != nil && s.besideHouse(at, own, &t)) {
		return s.named(t.subject)
	}
	if own != nil && t.other >= 0 && s.viewsOthers(&at.who) {
		return s.named(t.other)
	}
	if own != nil {
		return subject{ent: own, kind: own.Kind, first: at.who.node, last: at.who.node}
	}
	if s.aboutMain(at, t.refers) {
		return s.weak(*s.ctx.mainCo, at.verb)
	}
	if t.other >= 0 && !s.onlyMentions(at, t.other) {
		return s.named(s.mainMentioned(at, t.other))
	}
	if m, ok := s.matter(at); ok && (!s.houseTold(&at.who) || s.touches(at, &m)) {
		return m
	}
	return s.houseElseSpeaker(&at.who)
}

// byTheWay reports whether a statement of somebody whose house is told names a market, a land or an
// office only where it says when or why something else is so: "if oil stays dear, airlines suffer".
func (s *sentence) byTheWay(at *attribution, t *theme) bool {
	return t.hanging && !s.nodes[t.subject].cls.has(s.k.company) && s.houseTold(&at.who)
}

// listedHouse gives somebody of whom the text tells no house the company that the gazetteer knows
// them to run.
func (s *sentence) listedHouse(who *speaker) {
	if who.org != nil || who.former || who.person == nil || who.person.Parent == "" {
		return
	}
	if e := s.institution(who.person); e != nil && e.Kind == schema.KindCompany {
		who.org = e
	}
}

// onlyMentions reports whether a statement comes to the market named at node i only by the way:
// the article is about a company or another market, which the statement can be of.
func (s *sentence) onlyMentions(at *attribution, i int) bool {
	n := &s.nodes[i]
	if i+1 < s.end && s.nodes[i+1].cls.has(s.k.to) {
		return false // "a reason for gold to climb"
	}
	if n.cls.has(s.k.company.or(s.k.kindBits.of("#country"))) || !n.cls.has(s.k.kindBits.of("traded")) {
		return false
	}
	m, ok := s.matter(at)
	if !ok || m.kind == entity.KindCountry || m.ent != nil && m.ent == s.ents[n.ent].Ent {
		return false
	}
	return m.kind == schema.KindCompany || s.k.kindBits.of("traded").has(s.k.kindBits.of(m.kind))
}

// houseElseSpeaker is what a statement is of that nothing tells the topic of: the house of who speaks,
// not the place that he is of, else the speaker.
func (s *sentence) houseElseSpeaker(who *speaker) subject {
	e, p := who.org, who.person
	if p != nil && !s.houseTold(who) {
		e = p
	}
	return subject{ent: e, kind: e.Kind, first: who.node, last: who.node, untold: p != nil}
}

// houseTold reports whether the text tells for whom a speaker speaks.
func (s *sentence) houseTold(who *speaker) bool {
	return who.org != nil && !who.former && s.housesViews(who.org)
}

// housesViews reports whether e is somebody that people work for: no place, no index.
func (s *sentence) housesViews(e *entity.Entity) bool {
	return s.k.kindBits.of("employer").has(s.k.kindBits.of(e.Kind))
}

// besideHouse reports whether the name that a statement begins with is not what somebody of
// house own speaks about, but what it does: no company, in a clause that hangs on another, or
// said by the house itself or of "our".
func (s *sentence) besideHouse(at *attribution, own *entity.Entity, t *theme) bool {
	n := &s.nodes[t.subject]
	if n.cls.has(s.k.company) || n.cls.has(s.k.kindBits.of("#country")) && s.viewsSold(own) {
		return false
	}
	return t.hanging || at.who.person == nil && at.who.title == "" || s.ofOurs(at)
}

// mainMentioned is the node of a statement that names the company of the article, else
// node other.
func (s *sentence) mainMentioned(at *attribution, other int) int {
	m := s.ctx.mainCo
	for i := at.first; i <= at.last && m != nil; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && i != int(at.who.node) && s.ents[n.ent].Ent == m.ent {
			return i
		}
	}
	return other
}

// insider is the company whose own people speak, nil if somebody has a view of others:
// what they say of nothing else is of it.
func (s *sentence) insider(at *attribution) *entity.Entity {
	who, m := &at.who, s.ctx.mainCo
	switch org := who.org; {
	case who.former:
		return nil
	case org == nil:
		if m != nil && m.ent != nil && who.person != nil && who.person.Parent == "" && (s.ofUs(at) || s.runs(who.title)) && s.lastTold(m, 3*refWindow) {
			return m.ent // "our shops are full", says somebody whose house the text does not tell
		}
		return nil
	case org.Kind != schema.KindCompany:
		return nil
	case m != nil && m.ent != nil && m.ent.Name == org.Name && !s.brokersView(at) && !(s.viewsOthers(who) && !s.anyListed("ourword", at.first, at.last)), s.ownHouse(who), s.mouthOf(who),
		org.Ticker != "" && s.ofUs(at) && !s.voices(who.title) && !s.viewHouse(org) && !s.ratingHouse(org.Name),
		who.person == nil && who.title == "" && !s.viewsSold(org):
		return org
	}
	return nil
}

// brokersView reports whether a house that lives by its views speaks of others, through nobody
// who runs it, in an article that is about it: "Banks face losses, Acme Securities said".
func (s *sentence) brokersView(at *attribution) bool {
	who := &at.who
	if who.person != nil || !s.viewsSold(who.org) || !s.besideItself(who.org, at) {
		return false
	}
	return s.inList("viewvoice", who.title) || who.title == "" && (at.kind != "indirect" || s.inNote(at.verb) || s.houseForesees(at))
}

// mouthOf reports whether somebody speaks for a house as its spokesman, or for a listed
// one as its lawyer.
func (s *sentence) mouthOf(who *speaker) bool {
	return s.hasWordOf("mouthpiece", who.title) || who.org.Ticker != "" && s.hasWordOf("lawyertitle", who.title)
}

// viewsOthers reports whether a rating agency speaks, or an analyst of a house that lives by
// its views, even where the article is about the house.
func (s *sentence) viewsOthers(who *speaker) bool {
	if who.org == nil || who.person == nil {
		return who.org != nil && s.inList("raterhouse", who.org.Name)
	}
	house := s.viewsSold(who.org) || s.inList("raterhouse", who.org.Name) || s.ratingHouse(who.org.Name)
	return hasAny(who.title, "fund manager", "portfolio manager") || house && s.voices(who.title)
}

// ofOurs reports whether a statement of a company's own people says so: "our sales", "the
// company's results".
func (s *sentence) ofOurs(at *attribution) bool {
	for i := at.first; i <= at.last; i++ {
		if n := &s.nodes[i]; n.ent < 0 && (s.listed("ourword", i) || n.cls.has(s.k.anaphor) && !plural(s.text(i, i)) && s.refersToCompany(i)) {
			return true
		}
	}
	return false
}

// ofUs reports whether a statement is one of us and ours.
func (s *sentence) ofUs(at *attribution) bool { return s.anyListed("usword", at.first, at.last) }

// ownHouse reports whether a speaker runs a house, or manages a listed one that does not
// live by its views.
func (s *sentence) ownHouse(who *speaker) bool {
	org := who.org
	if org == nil || org.Kind != schema.KindCompany {
		return false
	}
	others := s.viewHouse(org) || s.ratingHouse(org.Name)
	if s.runs(who.title) {
		return org.Ticker != "" || !who.unlisted && !others
	}
	return org.Ticker != "" && !others && s.managed(who.title)
}

// runs reports whether a title is that of somebody who runs a house: "chief executive",
// "Acme's chairman", "president and chief executive".
func (s *sentence) runs(title string) bool {
	title = strings.ToLower(title)
	if i := strings.LastIndex(title, "'s "); i >= 0 {
		title = title[i+3:]
	}
	if s.inList("runstitle", title) {
		return true
	}
	first, second, joined := strings.Cut(title, " and ")
	return joined && (s.inList("runstitle", first) || s.inList("runstitle", second))
}

// aboutMain reports whether a statement that no name is the subject of is one about the
// company of the article: it refers to a company before it names one, or to what was just
// told of that one, and the text right before tells of no other one.
func (s *sentence) aboutMain(at *attribution, refers bool) bool {
	m := s.ctx.mainCo
	if m == nil || m.ent != nil && m.ent == at.who.org && s.viewsOthers(&at.who) {
		return false
	}
	if !refers && s.generic(at) {
		return false
	}
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.company) {
			break
		}
		if !s.refersToCompany(i) {
			continue
		}
		if n.cls.has(s.k.pronoun) || s.listed("theyword", i) {
			if refers {
				return s.lastTold(m, refWindow)
			}
			continue // "it had much impact": of what another clause is about
		}
		return s.lastTold(m, 3*refWindow)
	}
	return s.demonstrates(at) && s.lastTold(m, topicReach)
}

// generic reports whether a statement is about companies or what is traded of them at large:
// "most firms will cut their dividends", "equities are cheap".
func (s *sentence) generic(at *attribution) bool {
	return s.anyListed("firmsword", at.first, at.last) || s.anyListed("wholemarket", at.first, at.last)
}

// demonstrates reports whether a statement begins with what was just told: "That is a
// lot of bad news".
func (s *sentence) demonstrates(at *attribution) bool {
	i := at.first
	for i < at.last && s.nodes[i].cls.has(s.k.quote) {
		i++
	}
	return i < s.end && s.nodes[i].ent < 0 && s.listed("thisword", i)
}

// topicReach is how many sentences before a statement tell what it is about.
const topicReach = 2

// refersToCompany reports whether node i stands for a company or is of one: "it", "the
// retailer", "the shares", "margins".
func (s *sentence) refersToCompany(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 {
		return false
	}
	if n.cls.has(s.k.pronoun) {
		return (s.thing(i) || s.plural(i)) && !n.cls.has(s.k.det) && n.hash != itselfHash && !s.expletive(i)
	}
	if s.listed("firmpart", i) && i > s.first && s.listed("pointing", i-1) {
		return true // "the deal", "this business"
	}
	if s.payload(i, s.k.anaphorClass) == "company" {
		return (i+1 >= s.end || s.nodes[i+1].ent < 0) && !s.anyOne(i) // not "software maker Acme"
	}
	return n.cls.has(s.k.security) && !s.listed("wholemarket", i) || s.listed("theyword", i) || s.payload(i, s.k.metricClass) != ""
}

// anyOne reports whether the noun at node i is of nobody who was told of: "a Swiss bank",
// "any company".
func (s *sentence) anyOne(i int) bool {
	const reach = 4
	for j := i - 1; j >= s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.a || n.hash == s.k.an || n.ent < 0 && s.listed("anyword", j) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.det.or(s.k.poss).or(s.k.prep).or(s.k.stop).or(s.k.verb)) {
			return false
		}
	}
	return false
}

// expletive reports whether "it" at node i stands for nothing: "it is hard to", "it will take".
func (s *sentence) expletive(i int) bool {
	if s.nodes[i].hash != itHash || i+1 >= s.end {
		return false
	}
	if s.nodes[i+1].cls.has(s.k.poss) {
		return s.foretells(i + 2) // "it's likely that", not "it's lost its way"
	}
	for i++; i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.modal.or(s.k.adv)); i++ {
	}
	return i < s.end && s.nodes[i].ent < 0 && (s.nodes[i].cls.has(s.k.be) || s.listed("emptyverb", i))
}

// foretells reports whether what "it's" before node i stands for follows: "hard to", "a
// sign that", "important for".
func (s *sentence) foretells(i int) bool {
	const reach = 6
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && (n.cls.has(s.k.to) || s.listed("foretold", j)) {
			return j > i
		}
		if n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.quote)) {
			return false
		}
	}
	return false
}

// lastTold reports whether the sentence names the subject, or the last one before it that
// names companies, no more than some sentences back.
func (s *sentence) lastTold(x *subject, reach int) bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && s.ents[n.ent].Ent == x.ent {
			return true
		}
	}
	last := -1
	for k := len(s.ctx.seen) - 1; k >= 0; k-- {
		a := &s.ctx.seen[k]
		if a.sentence < s.index-reach || last >= 0 && a.sentence < last {
			return false
		}
		if a.sub.same(x) {
			return true
		}
		if s.k.kindBits.of("employer").has(s.k.kindBits.of(a.sub.kind)) {
			last = a.sentence
		}
	}
	return false
}
