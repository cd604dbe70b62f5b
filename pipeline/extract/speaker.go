package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// speaker is who a statement is attributed to.
type speaker struct {
	person   *entity.Entity // nil if an institution speaks
	org      *entity.Entity // for whom
	title    string         // role as printed
	node     int32
	unlisted bool // the organisation is in no list
	former   bool // holds the office no longer

	described bool // the text says what they do: "Jane Roe, who trades timber"
}

func (x *speaker) name() string {
	if x.person != nil {
		return x.person.Name
	}
	return x.org.Name
}

// speakerAfter reads "said Ken Peng, a strategist at Citigroup".
func (s *sentence) speakerAfter(v int, who *speaker) bool {
	if s.listed("tellverb", v) || v > s.first && !s.is(v-1, s.k.commaHash) && !s.nodes[v-1].cls.has(s.k.quote) && s.d.Tokens[s.nodes[v-1].first].Kind != token.LongDash {
		return false // "X said Y ..." and "X told Y" are X's words
	}
	if c := s.commaOfRole(v + 1); c >= 0 {
		return s.personApart(c, who) // "said a ministry spokesman, Jane Roe"
	}
	if o := s.asideOpens(v - 1); o > s.first && s.nodes[o-1].ent >= 0 && s.nodes[o-1].cls.has(s.k.person) {
		return false // "Jane Roe, economist at Acme, said GCC central banks"
	}
	for i := v + 1; i < s.end && i <= v+4 && (i == v+1 || s.nodes[v+1].cls.has(s.k.det)); i++ { // "said a spokesman at X", "said analysts at X", "said a report from X"
		if n := &s.nodes[i]; n.ent < 0 && s.voiceBehind(i, i == v+1) {
			e := i
			for e+1 < s.end && s.nodes[e+1].date < 0 && !s.nodes[e+1].cls.has(s.k.stop.or(s.k.quote).or(s.k.rel)) {
				e++
			}
			if s.voiceOf(i, e, who) {
				return true
			}
			if !s.listed("document", i) {
				return false
			}
			break
		}
	}
	if s.toldAgainBehind(v+1, who) || s.familyBehind(v+1, who) {
		return true
	}
	for i := v + 1; i < s.end && i <= v+6; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && s.speaks(i) {
			if s.statesOf(v, i) || s.ownsStated(i) || s.oneOfMany(v+1) && i+1 < s.end && s.nodes[i+1].ent < 0 && s.listed("commonvoice", i+1) {
				return false // ", said Acme is", ", said Acme's loss": the subject of what was said; ", said an Acme customer"
			}
			return s.fillSpeaker(i, who)
		}
		if last := s.properName(i); last > i && (v == s.first || s.is(v-1, s.k.commaHash) || s.nodes[v-1].cls.has(s.k.quote)) {
			return s.newSpeaker(i, last, who)
		}
		if n.cls.has(s.k.verb.or(s.k.be).or(s.k.modal).or(s.k.sub).or(s.k.quote).or(s.k.pronoun).or(s.k.prep)) || n.hash == s.k.commaHash {
			return false
		}
		if n.cls.has(s.k.det) && i == v+1 && v > s.first && !s.is(v-1, s.k.commaHash) && !s.nodes[v-1].cls.has(s.k.quote) {
			return false // "X said the bank ..." states, it does not attribute
		}
	}
	return false
}

// familyBehind reads ", said Cheng" after Cheng Haodong has been named, whose family name stands first.
func (s *sentence) familyBehind(b int, who *speaker) bool {
	if b >= s.end || s.nodes[b].ent >= 0 || s.nodes[b].date >= 0 || s.nodes[b].flags&token.FlagCap == 0 || !s.nodes[b].cls.has(s.k.word) {
		return false
	}
	if b+1 < s.end && !s.nodes[b+1].cls.has(s.k.stop.or(s.k.prep).or(s.k.rel)) && s.nodes[b+1].date < 0 {
		return false
	}
	return s.personByWord(b, who)
}

// voiceBehind reports whether the word at node i behind a verb of saying tells of somebody
// unnamed, or of a paper, that speaks for a house; without an article before it the
// house must follow: "said analysts at Acme", not "said spokeswoman Jane Roe".
func (s *sentence) voiceBehind(i int, bare bool) bool {
	housed := i+1 < s.end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.prep)
	switch {
	case s.listed("voice", i):
		return housed || !bare
	case s.listed("housevoice", i):
		return housed
	}
	return !bare && s.listed("document", i)
}

// ownsStated reports whether the name at node i only owns what is spoken of: nobody is
// named behind the apostrophe, as in "said Acme's Jane Roe".
func (s *sentence) ownsStated(i int) bool {
	if i+2 >= s.end || !s.nodes[i+1].cls.has(s.k.poss) {
		return false
	}
	for j := i + 2; j < s.end && j < i+6; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.flags&token.FlagCap != 0 || n.cls.has(s.k.captionRole) || s.listed("personword", j) {
			return false
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.quote)) || s.finiteForm(j) {
			return true
		}
	}
	return true
}

// statesOf reports whether the name at node i behind the verb of saying at node v
// begins what was said: a verb follows before any mark.
func (s *sentence) statesOf(v, i int) bool {
	near := s.k.be.or(s.k.have).or(s.k.modal).or(s.k.verb).or(s.k.neg)
	if i+1 < s.end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(near) {
		return true
	}
	if v > s.first && s.nodes[v-1].cls.has(s.k.quote) || s.nodes[i].cls.has(s.k.person) {
		return false
	}
	for j := i + 1; j < s.end && j < i+12; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.rel).or(s.k.sub).or(s.k.quote)) || n.ent >= 0 && n.cls.has(s.k.person) {
			return false
		}
		if s.finiteForm(j) {
			return true
		}
	}
	return false
}

// properName returns the last node of a run of two to four capitalised words
// that nothing links: a person nobody lists. It returns i if there is none.
func (s *sentence) properName(i int) int {
	last := i
	for j := i; j < s.end && j < i+4; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.entry >= 0 || n.date >= 0 || n.qty >= 0 || n.flags&token.FlagCap == 0 || n.flags&token.FlagUpper != 0 && (j > i || len(s.text(j, j)) > initials) || !n.cls.has(s.k.word) {
			break
		}
		last = j
	}
	return last
}

// initials is how many letters stand for first names at most: "VK Sharma".
const initials = 2

// newSpeaker makes a person of the words from node first to node last.
func (s *sentence) newSpeaker(first, last int, who *speaker) bool {
	name := s.text(first, last)
	*who = speaker{node: int32(last), person: &entity.Entity{ID: entity.NewID(schema.KindPerson, "", name), Name: name, Kind: schema.KindPerson}}
	s.ctx.made = append(s.ctx.made, who.person)
	s.affiliate(first, last, who)
	s.asLead(who)
	return true
}

// speakerBefore reads "Ken Peng, a strategist at Citigroup, said", "he said".
func (s *sentence) speakerBefore(v int, who *speaker) bool {
	g := s.overPhrase(s.groupStart(v, s.first))
	if b := s.beforeDates(g-1) + 1; b > s.first {
		g = b // "The council on Monday said"
	}
	if s.houseApart(g-1, who) || s.bankChief(g-1, who) {
		return true
	}
	if s.nameApart(g-1, who) || s.shortName(g-1, who) || s.nameFirst(g, who) {
		return true
	}
	if s.ledVoices(g, who) {
		return true
	}
	g = s.overAside(g)
	if g > s.first && s.nodes[g-1].cls.has(s.k.pronoun) {
		return s.speakerAgain(g-1, who)
	}
	if g > s.first && s.nodes[g-1].ent < 0 && (s.nodes[g-1].flags&token.FlagCap != 0 || s.secondPart(g-1)) && (s.personByWord(g-1, who) || s.personNamed(g-1, who) || s.leadNamed(g-1, who)) {
		return true
	}
	if g > s.first && s.nodes[g-1].ent >= 0 && s.nodes[g-1].cls.has(s.k.place) && !s.demonym(g-1) && s.personByWord(g-1, who) {
		return true // "Hamburg wrote", after Marc Hamburg has been named
	}
	if s.unclosed(g-1, who) || s.spokesman(g-1, who) || s.roleAgain(g-1, who) || s.personOf(g-1, who) || s.companyChief(g-1, who) {
		return true
	}
	if g > s.first && s.nodes[g-1].ent < 0 && s.listed("document", g-1) && s.documentOf(g-1, who) {
		return true
	}
	if i := s.editorial(v, g); i >= 0 {
		*who = speaker{org: s.ents[s.nodes[i].ent].Ent, node: int32(i), title: editorialTitle}
		return true
	}
	if e := s.housePrinted(g); e != nil {
		*who = speaker{org: e, node: int32(g - 1)}
		return true
	}
	if g-1 > s.first && s.is(g-1, s.k.commaHash) && s.nameOpens(g-1, who) {
		return true
	}
	if g > s.first && s.nodes[g-1].ent < 0 && s.nodes[g-1].cls.has(s.k.conj) && s.opener(g-1, who) {
		return true
	}
	if g-1 > s.first && s.is(g-1, s.k.commaHash) && s.setApart(g-1, who) {
		return true
	}
	if s.houseByNoun(g-1, who) || s.leadSpeaks(v, who) {
		return true
	}
	if s.partBody(g-1) != nil {
		return s.bodyBefore(g, who)
	}
	return s.subjectSpeaks(v, g, who)
}

// subjectSpeaks takes the subject of the verb at node v for who speaks, else the body or the
// person before its group at node g.
func (s *sentence) subjectSpeaks(v, g int, who *speaker) bool {
	if !s.subjectOf(v, &s.np) || s.np.n == 0 || s.np.metric != "" {
		return s.bodyBefore(g, who) || s.personBefore(g, who)
	}
	sub := &s.np.subs[0]
	if sub.ent == nil {
		return false
	}
	if s.np.official || sub.weak {
		*who = speaker{org: sub.ent, node: sub.first}
		if s.np.official && !s.plural(g-1) && !strings.HasSuffix(s.text(g-1, g-1), "s") {
			s.holder(who)
		}
		return true
	}
	return s.fillSpeaker(int(sub.first), who)
}

// housePrinted is the paper, the capital or the bank that the words before node g name as the
// one that speaks, nil if they name none.
func (s *sentence) housePrinted(g int) *entity.Entity {
	if e := s.paperOf(g); e != nil {
		return e
	}
	if e := s.capitalSpeaks(g - 1); e != nil {
		return e
	}
	return s.bankNamed(g - 1)
}

// capitalSpeaks is the country whose government is named by its capital at node i:
// "Beijing said", not "an official in Beijing said".
func (s *sentence) capitalSpeaks(i int) *entity.Entity {
	if i < s.first || s.nodes[i].ent < 0 || !s.listed("capital", i) {
		return nil
	}
	if i > s.first && !s.is(i-1, s.k.by) {
		if p := &s.nodes[i-1]; s.is(i-1, s.k.and) || p.ent < 0 && p.cls.has(s.k.prep.or(s.k.poss)) {
			return nil
		}
	}
	if s.listed("unioncapital", i) {
		return s.union()
	}
	return s.doc.gaz.Country(s.ents[s.nodes[i].ent].Ent.Country)
}

// opener takes the person who opens the sentence for the subject of a second verb,
// which follows the conjunction at node c: "Roe declined to comment but said".
func (s *sentence) opener(c int, who *speaker) bool {
	const reach = 6
	for i := s.first; i < c && i < s.first+reach; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.person):
			return s.fillSpeaker(i, who)
		case n.ent >= 0 && i > s.first:
		case n.ent < 0 && s.human(i) && i == s.first:
			return s.speakerAgain(i, who)
		case n.ent < 0 && n.flags&token.FlagCap != 0 && i == s.first && s.personByWord(i, who):
			return true
		case n.cls.has(s.k.verb.or(s.k.be).or(s.k.quote).or(s.k.prep)) && n.ent < 0:
			return false
		}
	}
	return false
}

// ownTitle reports whether the capitalised title at node i stands behind "the" and
// is that of a speaker: "The Chief Executive also said".
func (s *sentence) ownTitle(w *speaker, i int) bool {
	for i > s.first && s.nodes[i-1].hash != theHash && s.nodes[i-1].flags&token.FlagCap != 0 {
		i--
	}
	if i == s.first || s.nodes[i-1].hash != theHash {
		return false
	}
	title := strings.ToLower(s.text(i, i))
	return strings.Contains(strings.ToLower(w.title), title) || strings.Contains(strings.ToLower(w.person.Title), title)
}

// personBefore takes the person nearest before the verb group at g.
func (s *sentence) personBefore(g int, who *speaker) bool {
	for g-1 > s.first && s.nodes[g-1].date >= 0 {
		g-- // "Jane Roe on Tuesday said"
	}
	if g-1 < s.first || s.nodes[g-1].ent < 0 && !s.is(g-1, s.k.commaHash) && !s.is(g-1, s.k.closeParen) {
		return false // "David Kim will stay, the paper said"
	}
	for i := g - 1; i >= s.first && i > g-16; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.person) {
			return !s.withinRelative(i) && s.fillSpeaker(i, who)
		}
		if n.cls.has(s.k.quote) || n.hash == s.k.semicolon {
			return false
		}
	}
	return false
}

func (s *sentence) speaks(i int) bool {
	return s.nodes[i].cls.has(s.k.kindBits.of("speaking")) && !s.demonym(i)
}

// fillSpeaker takes the name at node i as speaker and looks for title and
// organisation beside it.
func (s *sentence) fillSpeaker(i int, who *speaker) bool {
	if !s.speaks(i) {
		return false
	}
	e := s.ents[s.nodes[i].ent].Ent
	*who = speaker{node: int32(i)}
	if e.Kind != schema.KindPerson {
		who.org, who.unlisted = e, s.ents[s.nodes[i].ent].Flags&entity.Unlisted != 0
		for j := i + 1; j < s.end && j <= i+6; j++ { // "Citigroup analyst Ken Peng"
			if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.person) {
				who.person, who.node = s.ents[s.nodes[j].ent].Ent, int32(j)
				who.title, who.former = s.titleBetween(i+1, j), s.formerly(i, i)
				return true
			}
			if s.nodes[j].cls.has(s.k.verb.or(s.k.stop)) {
				break
			}
		}
		if b := i + 2; b < s.end && s.nodes[i+1].cls.has(s.k.poss) { // "Deutsche Bank's Edison Yu", whom nothing lists
			if last := s.properName(b); last > b && last < b+3 {
				return s.newSpeaker(b, last, who)
			}
		}
		return true
	}
	who.person = e
	s.affiliate(i, i, who)
	s.asLead(who)
	return true
}
