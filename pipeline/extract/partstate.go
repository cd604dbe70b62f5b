package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Cities and parts of countries govern too: "California's legislature", "the Bavarian
// government", "the Chicago City Council", "the mayor of Boston".

// partBody is the city or the part of a country whose body ends at node e, nil if none does:
// "Texas lawmakers". A capital's name alone is its country's government.
func (s *sentence) partBody(e int) *entity.Entity {
	const reach = 5
	if e < s.first || s.nodes[e].ent >= 0 || !s.listed("partbody", e) {
		return nil
	}
	local := s.listed("citybody", e)
	for i := e - 1; i >= s.first && i > e-reach; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 {
			if n.cls.has(s.k.kindBits.of("city")) && (local || !s.listed("capital", i)) {
				return s.ents[n.ent].Ent
			}
			return nil
		}
		local = local || s.listed("citybody", i) || s.listed("partgovernment", i)
		if !n.cls.has(s.k.poss) && !s.listed("partgovernment", i) && !s.listed("partbody", i) && !n.cls.has(s.k.adj) {
			return nil
		}
	}
	return nil
}

// partActs takes the city or part of a country whose body or head acts in the verb whose
// group begins behind node e.
func (s *sentence) partActs(e int, np *nounPhrase) bool {
	p := s.partBody(e)
	if p == nil {
		p = s.partOfHead(e)
	}
	if p == nil {
		return false
	}
	np.just(subject{ent: p, kind: p.Kind, first: int32(e), last: int32(e)})
	return true
}

// partGoverns finds the city or part of a country that takes a measure in the verb at node v.
func (s *sentence) partGoverns(v int, np *nounPhrase) bool {
	e := s.groupStart(v, s.first) - 1
	for e > s.first && (s.nodes[e].date >= 0 || s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.adv)) {
		e--
	}
	if e = s.planMaker(v, e); e < s.first {
		return false
	}
	for e > s.first && (s.nodes[e].date >= 0 || s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.adv)) {
		e--
	}
	if e-1 > s.first && s.is(e, s.k.commaHash) && s.nodes[e-1].ent >= 0 && s.nodes[e-1].cls.has(s.k.person) {
		e-- // "The governor of Ohio, Jane Roe, declared"
	}
	if c := s.chamber(e); c != nil {
		np.just(subject{ent: c, kind: c.Kind, first: int32(e), last: int32(e)})
		return true
	}
	return s.partActs(e, np)
}

// partOfHead is the city or part of a country that who is named or meant at node e governs:
// "Texas Governor Roe", "the mayor".
func (s *sentence) partOfHead(e int) *entity.Entity {
	if e < s.first {
		return nil
	}
	var who speaker
	n := &s.nodes[e]
	switch {
	case n.ent >= 0 && n.cls.has(s.k.person):
		who = speaker{person: s.ents[n.ent].Ent, node: int32(e)}
		s.affiliate(e, e, &who)
	case n.ent < 0 && s.listed("soleoffice", e):
		if !s.roleAgain(e, &who) || who.person == nil {
			return nil
		}
	default:
		return nil
	}
	if s.hasWordOf("parthead", strings.TrimSuffix(who.title, ".")) && who.org != nil && who.org.Kind == entity.KindCity {
		return who.org
	}
	return nil
}

// partSpeaks reports whether who speaks is a body of a city or a part of a country.
func (s *sentence) partSpeaks(w *speaker) bool {
	return w.person == nil && w.org != nil && w.org.Kind == entity.KindCity && w.title == partTitle
}

// partTitle is the title of a speaker that is a body of a city or a part of a country.
const partTitle = "authority"

// governsItself reports whether a city is told as one that takes measures of its own: not by
// the name of a capital alone.
func (s *sentence) governsItself(f *fact) bool {
	if f.sub.weak && s.anyListed("partgovernment", max(s.first, int(f.sub.first)-2), int(f.sub.first)-1) {
		return true // "the state senate"
	}
	return !f.sub.weak && f.sub.kind == entity.KindCity && (!s.listed("capital", int(f.sub.last)) || s.partBody(int(f.sub.last)) != nil)
}

// chamber is the lower house of the United States where "the House" acts at node e.
func (s *sentence) chamber(e int) *entity.Entity {
	if e <= s.first || s.nodes[e].ent >= 0 || s.text(e, e) != "House" || !s.is(e-1, theHash) {
		return nil
	}
	if c := s.homeState(); c != nil && c.Country != "US" || c == nil && !s.tellsOfBody("US", e) {
		return nil
	}
	for _, c := range s.doc.gaz.ByName("US House of Representatives", entity.Context{}) {
		if c.Ent.Kind == schema.KindGovernment {
			return c.Ent
		}
	}
	return nil
}

// longArticle is how many nodes back an article is asked what it named: more than news has, so
// that a text without end takes no longer than its length.
const longArticle = 4000

// tellsOfBody reports whether the article names a body of a state before node e.
func (s *sentence) tellsOfBody(country string, e int) bool {
	for i := max(0, e-longArticle); i < e; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("government")) && s.ents[n.ent].Ent.Country == country {
			return true
		}
	}
	return false
}

// publicName reports whether the name of a body that nobody lists is one of what governs a
// city or a part of a country: "Springfield City Council".
func (s *sentence) publicName(name string) bool { return s.holdsWord("publicname", name) }

// isChamber reports whether the subject of the verb at node v is a parliament, by its name or
// as the words before the verb tell it: "Norway's parliament".
func (s *sentence) isChamber(x *subject, v int) bool {
	if x.kind != schema.KindPerson && s.holdsWord("chambername", x.displayName()) {
		for i := int(x.last) + 1; i < v; i++ { // "told Congress the Pentagon was dropping plans"
			if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("official")) {
				return false
			}
		}
		return true
	}
	const reach = 8
	for i := v - 1; i >= s.first && i > v-reach; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && s.listed("chamberword", i) {
			return true
		}
		if n.ent >= 0 || n.cls.has(s.k.quote) || n.hash == s.k.semicolon {
			return false
		}
	}
	return false
}

// measureAgain takes who took the last measure for the "it" or "they" that the sentence of the
// verb at node v begins with: "But it rejected two taxes".
func (s *sentence) measureAgain(v int, np *nounPhrase) bool {
	e := s.groupStart(v, s.first) - 1
	m := &s.doc.measure
	if !m.ok || m.sentence != s.index-1 || e < s.first || e > s.first+1 || !s.is(e, itHash) {
		return false
	}
	if e > s.first && (s.nodes[e-1].ent >= 0 || !s.nodes[e-1].cls.has(s.k.conj.or(s.k.adv))) {
		return false
	}
	np.just(s.weak(m.sub, e))
	return true
}

// governedBody is the state, city or body that somebody governs whom the gazetteer does not
// know in office, as the text tells it; nil if they govern none.
func (s *sentence) governedBody(x *subject) *entity.Entity {
	who := speaker{person: x.ent, node: x.first}
	if x.weak {
		s.recall(&who)
	} else {
		s.affiliate(int(x.first), int(x.last), &who)
	}
	if !s.holdsOffice(&who) || !s.rulesBy(who.title) {
		return nil
	}
	if o := s.officeBody(&who); o != nil && o.Kind != schema.KindCompany {
		return s.state(o, true)
	}
	return nil
}

// rulesBy reports whether a title is one of who takes measures, not of who speaks for them.
func (s *sentence) rulesBy(title string) bool {
	return s.holdsWord("ruler", title) || s.hasWordOf("parthead", strings.TrimSuffix(title, "."))
}

// bodyBefore takes the body of a state that the words before node g name, or mean again.
func (s *sentence) bodyBefore(g int, who *speaker) bool {
	if p := s.partBody(g - 1); p != nil {
		*who = speaker{org: p, node: int32(g - 1), title: partTitle}
		return true
	}
	e := s.bodyNamed(g - 1)
	if e == nil {
		e = s.bodyAgain(g - 1)
	}
	if e == nil {
		return s.calledBy(g-1, who)
	}
	*who = speaker{org: e, node: int32(g - 1)}
	return true
}

// partTold takes the part of a country that the article named last for "the state senate" at
// node e.
func (s *sentence) partTold(e int, np *nounPhrase) bool {
	const reach = 80
	for i := e - 1; i > 0 && i > e-reach; i-- {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("city")) && !s.listed("capital", i) {
			p := s.ents[n.ent].Ent
			np.just(s.weak(subject{ent: p, kind: p.Kind}, e))
			return true
		}
	}
	return false
}

// homeChamber makes "Congress" and "the Senate" in an article from another country that does
// not speak of the United States those of that country.
func (s *sentence) homeChamber(x *subject) {
	if x.ent == nil || x.ent.Country != "US" || s.ctx.country == "" || s.ctx.country == "US" || !s.inList("sharedchamber", x.ent.Name) || x.first < 0 || int(x.last) >= len(s.nodes) {
		return
	}
	if !s.inList("barechamber", s.text(int(x.first), int(x.last))) || s.speaksOf("US") {
		return
	}
	if c := s.doc.gaz.Country(s.ctx.country); c != nil {
		x.ent, x.kind = c, c.Kind
	}
}
