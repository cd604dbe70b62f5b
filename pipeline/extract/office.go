package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Public offices: which one a name stands beside, of which state or body it is,
// and what "the government", "lawmakers" or "the embassy" mean without a state.

// officeBeside reads the public office told beside the name in nodes
// [first,last], and the state or body that it is of; title is "" if there is none.
func (s *sentence) officeBeside(first, last int) (org *entity.Entity, title string) {
	if org, title = s.officeBefore(first); title != "" {
		return org, title
	}
	if org, title = s.officeAhead(first); title != "" {
		return org, title
	}
	return s.officeBehind(last)
}

// officeBehind reads the apposition behind the name that ends at node last:
// "Kamal Nath, India's trade minister", "Jane Roe, a member of the Bundestag".
func (s *sentence) officeBehind(last int) (*entity.Entity, string) {
	if last+2 >= s.end || !s.setsApart(last+1) {
		return nil, ""
	}
	return s.officeIn(last+2, s.end)
}

// officeAhead reads the phrase that a comma parts from the name behind it at node
// first: "India's trade minister, Kamal Nath".
func (s *sentence) officeAhead(first int) (*entity.Entity, string) {
	if first-2 < s.first || !s.is(first-1, s.k.commaHash) {
		return nil, ""
	}
	b := first - 1
	for b > s.first && first-b < longestOffice && !s.officeEnds(b-1) {
		b--
	}
	return s.officeIn(b, first-1)
}

// longestOffice is the length in nodes of the longest phrase that tells an office.
const longestOffice = 14

// officeEnds reports whether no phrase that tells an office goes on at node i.
func (s *sentence) officeEnds(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 {
		return n.cls.has(s.k.person.or(s.k.company).or(s.k.quote))
	}
	if n.hash == s.k.commaHash || n.hash == s.k.closeParen || n.cls.has(s.k.quote.or(s.k.rel).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.sub)) {
		return true
	}
	return n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0
}

// officeIn reads an office and its body in the phrase that begins at node b and
// ends before node e: the head says which office, a name of whom.
func (s *sentence) officeIn(b, e int) (org *entity.Entity, title string) {
	var state, place *entity.Entity
	head, body := -1, -1
	for i := b; i < e && i < b+longestOffice && !s.officeEnds(i); i++ {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 && s.listed("exword", i):
			return nil, ""
		case n.ent >= 0 && s.demonym(i) && i+1 < e && s.nodes[i+1].cls.has(s.k.poss):
			return nil, "" // "American's marketing chief": of the airline
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")):
			if state == nil && (head < 0 || i+1 >= e || s.officeEnds(i+1) || s.nodes[i+1].cls.has(s.k.poss.or(s.k.stop))) { // not "a spokesman for the U.S. conglomerate"
				state = s.ents[n.ent].Ent
			}
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("city")) && head < 0 && place == nil:
			place = s.ents[n.ent].Ent // "the top Ohio regulator"
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("city")) && place == nil && s.listed("parthead", head) && s.is(i-1, s.k.of):
			place = s.ents[n.ent].Ent // "the governor of Ohio"
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("official")):
			if org == nil && s.ents[n.ent].Flags&entity.Unlisted == 0 {
				org = s.ents[n.ent].Ent
			}
		case n.ent < 0 && head < 0 && s.listed("homebody", i) && s.listed("statebody", i):
			body = i // "a foreign ministry spokesman"
		case n.ent < 0 && head < 0 && (n.cls.has(s.k.officialHead) || n.cls.has(s.k.typeBits.of("officialtitle"))) && !s.listed("statebody", i):
			head = i
		}
	}
	if head < 0 {
		return nil, ""
	}
	last := head
	for last+1 < e && s.nodes[last+1].ent < 0 && s.nodes[last+1].cls.has(s.k.word) && !s.is(last+1, s.k.and) && !s.nodes[last+1].cls.has(s.k.prep.or(s.k.conj).or(s.k.rel).or(s.k.verb)) {
		last++ // "deputy director"
	}
	if last+3 < e && s.is(last+1, s.k.of) && s.listed("oppositionword", last+3) {
		last += 3 // "leader of the opposition"
	}
	title = s.text(head, last)
	if org == nil {
		org = state
	}
	if org == nil && head < last && s.listed("rankword", head) && s.anyRole(head+1, last) {
		return nil, "" // "deputy chief economist", "deputy head": of a house
	}
	if org == nil && place != nil && s.officialTitle(title) && !s.federal(title) {
		return place, title
	}
	if org == nil && body >= 0 {
		return s.stateOf(body), title
	}
	if org == nil && !s.officialTitle(title) {
		return nil, ""
	}
	return org, title
}

// anyRole reports whether one of the nodes [first,last] is a role in a house: "chief economist".
func (s *sentence) anyRole(first, last int) bool {
	roles := s.k.typeBits.of("voicerole").or(s.k.typeBits.of("titleword")).or(s.k.typeBits.of("manager"))
	for i := first; i <= last; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(roles) {
			return true
		}
	}
	return false
}

// holdsOffice reports whether somebody speaks for the public: by an office that the
// gazetteer or the text gives them, or by the body they speak for.
func (s *sentence) holdsOffice(w *speaker) bool {
	if w.former || s.advises(w) || s.studies(w) {
		return false
	}
	return s.bearsOffice(w) || s.forBody(w) || s.serves(w)
}

// studies reports whether somebody is one of learning, though a state may pay them: "a
// scholar at an institute under the ministry", not "economics minister".
func (s *sentence) studies(w *speaker) bool {
	return s.hasWordOf("learned", w.title) && !s.hasWordOf("officehead", w.title)
}

// advises reports whether somebody sits in a house that does not govern, as deputies
// in China do and members of Hong Kong's council: their views are their own.
func (s *sentence) advises(w *speaker) bool {
	if w.person == nil || w.title == "" {
		return false
	}
	country := s.homeCode()
	if w.org != nil {
		country = w.org.Country
	}
	if !s.inList("advisinghouse", country) {
		return false
	}
	title := strings.TrimSuffix(w.title, ".")
	if i := strings.Index(title, " to"); i > 0 {
		title = title[:i] // "deputy to the congress"
	}
	return s.inList("privatemember", title[strings.LastIndexByte(title, ' ')+1:])
}

// bearsOffice reports whether a speaker bears the title of an office.
func (s *sentence) bearsOffice(w *speaker) bool {
	if w.org != nil && (w.org.Kind == schema.KindCompany || hasAny(w.org.Name, "University", "College", "School")) { // whose chancellors govern nothing
		return w.person != nil && s.officialTitle(firstWord(w.person.Name))
	}
	return s.officialTitle(w.title) || w.person != nil && (w.org != nil && w.org.Kind == entity.KindCity || s.officialTitle(firstWord(w.person.Name)))
}

// forBody reports whether a speaker speaks for a state or one of its bodies: a
// trade body states no policy.
func (s *sentence) forBody(w *speaker) bool {
	e := w.org
	if e != nil && w.unlisted && s.publicName(e.Name) {
		return true
	}
	if e == nil || w.unlisted || !s.k.kindBits.of("official").has(s.k.kindBits.of(e.Kind)) {
		return false
	}
	return e.Kind != schema.KindOrganisation || e.Country == "" || s.partyNamed(e.Name)
}

// partyNamed reports whether an organisation is a political party.
func (s *sentence) partyNamed(name string) bool {
	return strings.HasSuffix(name, " Party") || s.inList("party", name)
}

// serves reports whether the gazetteer knows a person in office, of no company,
// and the text does not name another house.
func (s *sentence) serves(w *speaker) bool {
	return w.person != nil && w.person.Title != "" && !hasAny(w.title, "analyst", "strategist", "economist") && !s.ofCompany(w.person) &&
		(w.org == nil || w.org.Name == w.person.Parent || s.forBody(w))
}

// homeState is the state that a body named without one is of: that of the official
// who spoke last, else that of the place that the article is from.
func (s *sentence) homeState() *entity.Entity {
	if w := &s.ctx.speaker; s.index-s.ctx.spoke <= 2*refWindow && s.holdsOffice(w) {
		switch {
		case w.org != nil && w.org.Country != "":
			return s.doc.gaz.Country(w.org.Country)
		case w.org != nil && w.org.Kind == entity.KindCountry:
			return w.org
		case w.person != nil && w.person.Country != "":
			return s.doc.gaz.Country(w.person.Country)
		}
	}
	if s.ctx.country == "" {
		return s.ctx.home
	}
	return s.doc.gaz.Country(s.ctx.country)
}

// bodyNamed is the state whose body, named without it, ends at node e: "the
// government", "Lawmakers". A capitalised word or a name before it says that it
// is somebody else's.
func (s *sentence) bodyNamed(e int) *entity.Entity {
	if e < s.first || s.nodes[e].ent >= 0 {
		return nil
	}
	if s.is(e, officeHash) && e-2 >= s.first && s.nodes[e-1].cls.has(s.k.poss) { // "the prime minister's office"
		return s.holderState(e - 2)
	}
	if !s.listed("homebody", e) || s.listed("looseword", e) && !s.looseAtHome(e) {
		return nil
	}
	for i := e - 1; i >= s.first && i > e-5; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("city")) && s.listed("capital", i) { // "Seoul's finance ministry"
			return s.doc.gaz.Country(s.ents[n.ent].Ent.Country)
		}
		if n.cls.has(s.k.poss) && i > s.first && s.nodes[i-1].ent >= 0 && s.nodes[i-1].cls.has(s.k.kindBits.of("city")) {
			continue
		}
		if n.ent >= 0 || n.cls.has(s.k.poss) || n.entry < 0 && n.flags&token.FlagCap != 0 && n.date < 0 && n.cls.has(s.k.word) && !s.listed("partyword", i) {
			return nil
		}
		if n.cls.has(s.k.pronoun) { // "its ministry"
			return s.firstState(i)
		}
		if n.cls.has(s.k.det.or(s.k.stop).or(s.k.verb).or(s.k.quote).or(s.k.conj)) {
			break
		}
	}
	if s.anyListed("partgovernment", max(s.first, e-2), e-1) {
		return nil // "the state government"
	}
	state := s.setIn(e)
	if state == nil {
		state = s.homeState()
	}
	if state != nil && state.Country == "US" && s.ministry(e) {
		state = s.otherState(e)
	}
	if state != nil && s.listed("parliamentary", e) {
		return s.legislature(state)
	}
	return state
}

// ministry reports whether the body at node e is a ministry, of which the United
// States have none.
func (s *sentence) ministry(e int) bool {
	return strings.HasSuffix(strings.ToLower(s.text(e, e)), "ministry")
}

// otherState is the country named last before node e that has ministries.
func (s *sentence) otherState(e int) *entity.Entity {
	for j := e - 1; j >= 0 && j > e-bankReach; j-- {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) && s.ents[n.ent].Ent.Country != "US" {
			return s.ents[n.ent].Ent
		}
	}
	return nil
}

// firstState is the first country named in the sentence before node i.
func (s *sentence) firstState(i int) *entity.Entity {
	for j := s.first; j < i; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) {
			return s.ents[n.ent].Ent
		}
	}
	return nil
}

// legislature is the parliament of a state, or the state if nobody lists it.
func (s *sentence) legislature(state *entity.Entity) *entity.Entity {
	for _, name := range s.lex.lists["legislature"] {
		for _, c := range s.doc.gaz.ByName(name, entity.Context{}) {
			if c.Ent.Name == name && c.Ent.Country == state.Country {
				return c.Ent
			}
		}
	}
	return state
}

var officeHash = token.Hash("office")

// againAs reports whether the noun at node e can stand for a body that has spoken: "the ministers",
// "leaders", not "its leaders", "Western diplomats".
func (s *sentence) againAs(e int) bool {
	if !s.listed("statebody", e) || !plural(s.text(e, e)) || s.is(e, diplomatsHash) {
		return false
	}
	return e == s.first || s.is(e-1, theHash) || s.nodes[e-1].ent < 0 && s.nodes[e-1].cls.has(s.k.stop.or(s.k.quote))
}

var diplomatsHash = token.Hash("diplomats")

// bodyAgain is the body that spoke last, for "leaders said", "the ministers said".
func (s *sentence) bodyAgain(e int) *entity.Entity {
	w := &s.ctx.speaker
	if e < s.first || s.nodes[e].ent >= 0 || !s.againAs(e) || s.index-s.ctx.spoke > refWindow || w.person != nil || !s.forBody(w) || s.othersBank(e) {
		return nil
	}
	return w.org
}

// stateOf is the state whose body is named at node j: that whose name stands before
// or behind it, else that of the article.
func (s *sentence) stateOf(j int) *entity.Entity {
	for i := j - 1; i >= s.first && i > j-4; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("official")) {
			return s.ents[n.ent].Ent
		}
		if n.ent < 0 && n.cls.has(s.k.prep.or(s.k.verb).or(s.k.stop)) {
			break
		}
	}
	if j+2 < s.end && s.nodes[j+1].hash == s.k.of && s.nodes[j+2].ent >= 0 && s.nodes[j+2].cls.has(s.k.kindBits.of("country")) {
		return s.ents[s.nodes[j+2].ent].Ent
	}
	return s.bodyNamed(j)
}

// governedBy reports whether a preposition governs the name at node i, over the
// titles before it.
func (s *sentence) governedBy(i int) bool {
	for j := i - 1; j >= s.first && j > i-6; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.prep) {
			return true
		}
		if n.ent < 0 && n.flags&token.FlagCap == 0 && !n.cls.has(s.k.officialHead.or(s.k.det).or(s.k.poss).or(s.k.adj)) {
			return false
		}
	}
	return false
}

// paperOf is the house whose paper speaks before the verb group at g: "a statement
// from the ministry said", "the Xinhua commentary".
func (s *sentence) paperOf(g int) *entity.Entity {
	for i := g - 1; i >= s.first && i > g-8; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && s.listed("document", i) {
			for j := i + 2; j < g; j++ {
				if x := &s.nodes[j]; x.ent >= 0 && x.cls.has(s.k.kindBits.of("employer").or(s.k.kindBits.of("country"))) && !s.demonym(j) {
					return s.ents[x.ent].Ent
				}
			}
			if i+1 < g && (s.nodes[i+1].cls.has(s.k.prep) || s.nodes[i+1].cls.has(s.k.verb)) {
				return s.bodyNamed(g - 1)
			}
			return nil
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal)) {
			return nil
		}
	}
	return nil
}
