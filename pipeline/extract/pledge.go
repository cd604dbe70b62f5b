package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Statements told without a verb of saying: pledges, warnings, attitudes.

// pledged names speaker and actor of a pledge or a warning told without a verb
// of saying.
func (s *sentence) pledged(f *fact) {
	if f.speech || f.sub.ent == nil {
		return
	}
	if f.sub.kind == entity.KindCity {
		c := s.capitalSpeaks(int(f.sub.last))
		if c == nil {
			f.drop = true
			return
		}
		f.sub.ent, f.sub.kind = c, c.Kind
	}
	e := f.sub.ent
	lobby := s.lobby(e)
	house := lobby || e.Kind == schema.KindCompany || e.Kind == schema.KindOrganisation && e.Country != "" && !s.partyNamed(e.Name)
	if s.noPledge(f, house, lobby) {
		f.drop = true
		return
	}
	if house {
		s.opined(f, speaker{org: e, node: f.sub.first})
		return
	}
	if f.sub.kind == schema.KindPerson && s.personPledged(f) {
		return
	}
	f.ActorName = ptr(f.sub.displayName())
	if !f.sub.weak && !(s.ctx.spoke == s.index && s.ctx.speaker.person != nil) { // who is quoted there goes on
		s.ctx.speaker, s.ctx.spoke = speaker{org: e, node: f.sub.first}, s.index // "a spokesman said"
	}
	if strings.HasSuffix(s.text(int(f.sub.last), int(f.sub.last)), "dministration") {
		f.sub.ent = s.state(e, true)
		f.sub.kind = f.sub.ent.Kind
	}
}

// noPledge reports whether the words around what looks like a pledge say that it is none.
func (s *sentence) noPledge(f *fact, house, lobby bool) bool {
	e, t, last := f.sub.ent, int(f.trigger), int(f.sub.last)
	switch {
	case f.sub.first < f.trigger && !s.spokenActively(t): // not "denounced by Beijing"
		return true
	case s.begins("rejecting", t) && s.isChamber(&f.sub, t): // a vote
		return true
	case f.Modality != schema.Actual || f.Polarity == "neg":
		return true
	case house && !lobby && (f.sub.weak || !s.listed("housestance", t)):
		return true
	case s.k.kindBits.of("place").has(s.k.kindBits.of(e.Kind)) && e.Country == "" && e.Name != "Europe" && e.Name != "Eurozone":
		return true
	case s.nodes[t].flags&token.FlagQuoted != 0 && f.sub.weak: // `"We welcome it," he said` is found as a quotation
		return true
	case s.listed("plaintiff", last) || last+1 < s.end && s.listed("plaintiff", last+1): // prosecutors accuse in court
		return true
	}
	return e.Kind == entity.KindCountry && s.listed("asking", t) && !s.isChamber(&f.sub, t) // it asks a court, a bank
}

// personPledged names the person who pledges and whom he speaks for; it reports whether the
// actor is found with that.
func (s *sentence) personPledged(f *fact) bool {
	e := f.sub.ent
	f.speaker = e.Name
	who := speaker{person: e, node: f.sub.first}
	if f.sub.weak {
		s.recall(&who)
	} else {
		s.affiliate(int(f.sub.first), int(f.sub.last), &who)
	}
	if !s.holdsOffice(&who) {
		f.drop = f.drop || f.sub.weak || !s.commenting(&who) && who.org == nil || s.nodes[f.trigger].cls.has(s.k.saying)
		s.opined(f, who)
		return true
	}
	if !f.sub.weak {
		s.ctx.speaker, s.ctx.spoke = who, s.index // "she added"
	}
	if s.officeBody(&who) == nil && !s.speaksAlone(&who) {
		f.drop = true
		return true
	}
	s.ofOffice(f, &attribution{who: who})
	if e.Parent == "" {
		return false
	}
	f.ActorName = ptr(e.Parent)
	return true
}

// lobby reports whether a name is of a body that speaks for a trade or for workers:
// what it wants is a view, not a policy.
func (s *sentence) lobby(e *entity.Entity) bool {
	for w := range strings.FieldsSeq(e.Name) {
		if s.inList("lobbyname", w) {
			return e.Kind != schema.KindGovernment && e.Kind != schema.KindRegulator && e.Name != "European Union" && e.Name != "African Union"
		}
	}
	return false
}

// opined makes an attitude of somebody who holds no office, or of a house, a comment:
// "The chamber welcomed the move".
func (s *sentence) opined(f *fact, who speaker) {
	f.rule, f.EventType = &s.k.speechRule, schema.AnalystComment
	f.drop = f.drop || s.nodes[f.trigger].flags&token.FlagQuoted != 0 && s.cls.has(s.k.uttering) // found as a quotation
	f.drop = f.drop || who.person != nil && s.sitsInCourt(who.title) || s.metWith(int(f.trigger))
	last := s.viewEnd(int(f.trigger))
	f.sub = s.topic(&attribution{who: who, verb: int(f.trigger), first: int(f.trigger) + 1, last: last})
	f.last = max(f.last, int32(last))
	f.speaker = who.name()
	if who.org != nil {
		f.ActorName, f.ActorID = ptr(who.org.Name), ptr(who.org.ID)
	}
}

// viewEnd returns the last node of what the verb at node v holds: "emphasized that prices
// had fallen".
func (s *sentence) viewEnd(v int) int {
	i := v
	for i+1 < s.end && i < v+3 && (s.nodes[i+1].cls.has(s.k.sub.or(s.k.quote)) || s.nodes[i+1].date >= 0) {
		i++
	}
	return s.clauseEnd(i)
}

// clauseEnd returns the last node of the clause of the verb at node v.
func (s *sentence) clauseEnd(v int) int {
	i := v
	for i+1 < s.end && !s.nodes[i+1].cls.has(s.k.stop.or(s.k.rel).or(s.k.sub)) {
		i++
	}
	return i
}

// spokenActively reports whether the verb at node v is one, and active: "demand"
// after a modifier is a noun, "was rejected" a passive.
func (s *sentence) spokenActively(v int) bool {
	n := &s.nodes[v]
	if n.form&formNoun != 0 || s.text(v, v) == "demand" || s.text(v, v) == "demands" || n.form == 0 && n.cls.has(s.k.nounform) {
		return false
	}
	for i := s.groupStart(v, s.first); i < v; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.be) && n.form&formIng == 0 {
			return false
		}
	}
	p := max(v-1, s.first)
	if n.form&formIng != 0 && s.nodes[p].ent < 0 && !s.is(p, s.k.commaHash) && !s.nodes[p].cls.has(s.k.be.or(s.k.adv).or(s.k.sub)) {
		return false // "the challenge of governing and defending"
	}
	return !s.nodes[p].cls.has(s.k.poss.or(s.k.det).or(s.k.prep))
}

// mouth reports whether the first person speaks at node i, or just before it.
func (s *sentence) mouth(i int) bool {
	for ; i >= s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv.or(s.k.modal)); i-- {
	}
	if i < s.first {
		return false
	}
	w := s.text(i, i)
	return w == "I" || w == "We" || w == "we"
}
