package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// words makes the text of capture S the subject: a group that no gazetteer
// lists ("Foreign investors", "Global equity funds").
func (s *sentence) words(m *matcher, np *nounPhrase) bool {
	c := m.caps['S'-'A']
	if c.end <= c.first {
		return false
	}
	for c.first > int32(s.first) && s.groupWord(int(c.first)-1) {
		c.first--
	}
	name := s.text(int(c.first), int(c.end-1))
	switch name = strings.ToLower(strings.TrimPrefix(name, "net ")); name {
	case "foreigners":
		name = "foreign investors"
	case "fiis":
		name = "foreign institutional investors"
	case "fpis":
		name = "foreign portfolio investors"
	case "diis":
		name = "domestic institutional investors"
	case "institutions":
		name = "institutional investors"
	case "speculators", "insiders":
	default:
		if name = s.text(int(c.first), int(c.end-1)); !strings.Contains(name, " ") {
			return false // bare "investors", "funds"
		}
		name = strings.TrimPrefix(name, "net ")
	}
	r, n := utf8.DecodeRuneInString(name)
	*np = nounPhrase{metricNode: -1, first: c.first, last: c.end - 1}
	np.add(subject{name: string(unicode.ToUpper(r)) + name[n:], kind: schema.KindMarket, first: c.first, last: c.end - 1})
	return true
}

// groupWord: node i says which investors or funds: foreign, U.S., global, retail.
func (s *sentence) groupWord(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 {
		return n.cls.has(s.k.kindBits.of("place")) || s.demonym(i)
	}
	return s.listed("fundgroup", i)
}

// exchange finds the market that a turnover is of: the nearest exchange before
// node i in the sentence, else one after it, else "U.S. exchanges", else that of
// the money it is told in or of the place the article reports from.
func (s *sentence) exchange(i int, m *matcher, np *nounPhrase) bool {
	np.reset(i, i)
	want := s.k.kindBits.of("exchange").or(s.k.kindBits.of("index"))
	for j := i - 1; j >= s.first; j-- {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(want) && i-j < 16 {
			np.add(s.venue(j))
			return true
		}
	}
	for j := i + 1; j < s.end && j < i+12; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(want):
			np.add(s.venue(j))
			return true
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) && j+1 < s.end && s.nodes[j+1].hash == exchangesHash:
			np.add(subject{name: marketAdjective(s.ents[n.ent].Ent) + " exchanges", kind: schema.KindMarket, first: int32(j), last: int32(j + 1)})
			return true
		}
	}
	money := ""
	if c := m.caps[captureA]; c.end > c.first {
		if q := s.quantityOf(int(c.first)); q != nil {
			money = q.ccy
		}
	}
	return s.homeExchange(i, money, np)
}

// homeExchange is the exchange of the place that the article reports from, or
// of the country of the money: "turnover on the main board", told from Hong Kong.
func (s *sentence) homeExchange(i int, money string, np *nounPhrase) bool {
	var names []string
	country := moneyCountry(money)
	if p := s.ctx.place1; p != nil && p.ent != nil && (country == "" || p.ent.Country == country) {
		names, country = append(names, p.ent.Name+" Stock Exchange"), p.ent.Country
	}
	if country == "CN" {
		np.add(subject{name: "Mainland China exchanges", kind: schema.KindMarket, first: int32(i), last: int32(i), weak: true})
		return true
	}
	if c := s.doc.gaz.Country(country); c != nil {
		names = append(names, c.Name+" Stock Exchange", strings.TrimPrefix(c.Name, "South ")+" Exchange")
	}
	if country == "JP" {
		names = append(names, "Tokyo Stock Exchange")
	}
	for _, name := range names {
		for _, c := range s.doc.gaz.ByName(name, entity.Context{}) {
			if c.Ent.Kind == entity.KindExchange {
				np.add(s.weak(subject{ent: c.Ent, kind: c.Ent.Kind}, i))
				return true
			}
		}
	}
	return false
}

// moneyCountry is the country whose exchange counts its turnover in a currency.
func moneyCountry(ccy string) string {
	switch ccy {
	case "HKD", "CNY", "JPY", "KRW", "SGD":
		return ccy[:2]
	}
	return ""
}

// dealings: the turnover told by fact f is that of a market, not of a company.
func (s *sentence) dealings(f *fact) bool {
	t := int(f.trigger)
	if t > s.first && s.nodes[t-1].ent < 0 && s.nodes[t-1].cls.has(s.k.have) {
		return false // "had turnover of"
	}
	for i := max(s.first, t-2); i < int(f.qty); i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("priced").or(s.k.kindBits.of("#etf"))) && !n.cls.has(s.k.kindBits.of("#index").or(s.k.kindBits.of("country"))) || i < t && n.ent < 0 && (n.cls.has(s.k.pronoun) || s.listed("turnoverowner", i)) {
			return false
		}
	}
	return true
}

// venue is the market that the name at node i stands for in talk of turnover:
// "the Nasdaq" is the exchange, not the index.
func (s *sentence) venue(i int) subject {
	sub := s.named(i)
	if sub.kind == schema.KindIndex {
		return subject{name: s.text(i, i), kind: schema.KindMarket, first: int32(i), last: int32(i)}
	}
	return sub
}

// mentions reports whether a word of the sentence begins like one of a list of
// the lexicon.
func (s *sentence) mentions(list string) bool {
	for i := s.first; i < s.end; i++ {
		if s.nodes[i].ent < 0 && s.begins(list, i) {
			return true
		}
	}
	return false
}

// statesman reports whether somebody in public office is named in the sentence.
func (s *sentence) statesman() bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.person) && s.statesmanAt(i) {
			return true
		}
	}
	return false
}

// statesmanAt reports whether the person named at node i is in public office, as lists or
// the article say.
func (s *sentence) statesmanAt(i int) bool {
	e := s.ents[s.nodes[i].ent].Ent
	if s.titledOffice(e) {
		return true
	}
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.person.Name == e.Name && s.holdsOffice(v) {
			return true
		}
	}
	return false
}

// titledOffice reports whether a listed person has the title of a public office.
func (s *sentence) titledOffice(e *entity.Entity) bool {
	return slices.ContainsFunc(s.lex.lists["office"], func(t string) bool { return strings.Contains(e.Title, t) })
}

var exchangesHash = token.Hash("exchanges")

// office names an authority that no gazetteer lists, as the subject of the verb
// at node v: "Britain's communications regulator", "U.S. health regulators".
func (s *sentence) office(v int) (string, int) {
	e := s.groupStart(v, s.first) - 1
	for e > s.first && s.nodes[e].date >= 0 {
		e--
	}
	if e-2 >= s.first && s.nodes[e].ent >= 0 && s.nodes[e].cls.has(s.k.place) && s.nodes[e-1].cls.has(s.k.prep) {
		e -= 2 // "federal authorities in Seattle"
	}
	if e < s.first || s.nodes[e].ent >= 0 {
		return "", 0
	}
	if !s.listed("authority", e) && !(e > s.first && strings.EqualFold(s.text(e-1, e), "attorney general")) {
		return "", 0
	}
	b := e
	for b > s.first && e-b < 5 {
		n := &s.nodes[b-1]
		if n.cls.has(s.k.stop.or(s.k.verb).or(s.k.det).or(s.k.conj).or(s.k.sub)) && n.ent < 0 && !n.cls.has(s.k.poss) && n.form&formIng == 0 || n.cls.has(s.k.prep) && n.ent < 0 || n.date >= 0 {
			break
		}
		b--
	}
	return s.text(b, e), b
}

// planMaker is the node of who plans what verb v tells, where a verb or a noun of a plan
// ends at node e: "officials proposed to", "the government move to"; else e.
func (s *sentence) planMaker(v, e int) int {
	if i := s.planner(v); i >= s.first {
		if g := s.groupStart(i, s.first); g < i || s.nodes[i].form&(formPast|form3s) != 0 {
			return g - 1
		}
	}
	if e-2 < s.first || !s.nodes[e].cls.has(s.k.to) || !s.nodes[e-1].cls.has(s.k.nounform) || !s.listed("planning", e-1) {
		return e
	}
	if e -= 2; s.nodes[e].cls.has(s.k.poss) && e > s.first {
		e--
	}
	return e
}

// governing finds who takes a measure in the verb at node v: its subject, or
// the country of "the government", "lawmakers", "the cabinet".
func (s *sentence) governing(v int, np *nounPhrase) bool {
	if i, _ := s.ledToAct(v); i >= s.first {
		if s.nodes[i].ent < 0 {
			return s.bareGovernment(i, np)
		}
		np.just(s.named(i))
		return true
	}
	if s.measureAgain(v, np) || s.partGoverns(v, np) || s.plansMeasure(v, np) || s.rulingSubject(v, np) {
		return true
	}
	e := s.groupStart(v, s.first) - 1
	if i := s.intender(v, e); i >= s.first {
		np.just(s.named(i))
		return true
	}
	for e > s.first && (s.nodes[e].date >= 0 || s.nodes[e].cls.has(s.k.adv)) {
		e--
	}
	if e = s.planMaker(v, e); e < s.first {
		return false
	}
	if e > s.first && s.nodes[e].ent < 0 && s.listed("bodypart", e) && s.nodes[e-1].ent >= 0 && s.sovereign(e-1) { // "a Housing Authority committee"
		np.just(s.named(e - 1))
		return true
	}
	if m := &s.doc.measure; e == s.first && s.is(e, itHash) && m.ok && m.sentence == s.index-1 { // "It also plans to": who took the last measure
		np.just(s.weak(m.sub, e))
		return true
	}
	if e > s.first && s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.pronoun) && s.nodes[e-1].ent < 0 {
		return s.sayingGovernor(e, np)
	}
	return s.holderActs(e, np) || s.bodyIn(e, np) || s.bareGovernment(e, np)
}

// holderActs takes who holds the office that the text names without them at node e: "the
// president".
func (s *sentence) holderActs(e int, np *nounPhrase) bool {
	var who speaker
	if s.nodes[e].ent >= 0 || !s.listed("soleoffice", e) || !s.roleAgain(e, &who) || who.person == nil {
		return false
	}
	np.just(s.weak(subject{ent: who.person, kind: who.person.Kind}, e))
	return true
}

// intender is the node of the country that the verb at node v, whose group begins behind
// node e, is blamed on or planned by, or -1.
func (s *sentence) intender(v, e int) int {
	named := func(i int) bool { return i >= s.first && s.nodes[i].ent >= 0 }
	switch {
	case s.nodes[v].form&formIng != 0 && named(v-2) && s.listed("blameprep", v-1): // "blamed China for imposing"
		return v - 2
	case e < s.first || !s.nodes[e].cls.has(s.k.to):
		return -1
	case named(e-3) && s.nodes[e-2].cls.has(s.k.poss): // "Norway's plans to impose"
		return e - 3
	case named(e-2) && s.nodes[e-2].cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("government"))): // "the U.S. move to slap"
		return e - 2
	}
	return -1
}

// sayingGovernor finds for the pronoun at node e who says what it will do: "Norway said it
// would", "Smith said on Friday he had", "officials said they would".
func (s *sentence) sayingGovernor(e int, np *nounPhrase) bool {
	ruler := s.k.kindBits.of("country").or(s.k.kindBits.of("government")).or(s.k.kindBits.of("person")).or(s.k.kindBits.of("city"))
	said := false
	for i := e - 1; i >= s.first; i-- {
		n := &s.nodes[i]
		said = said || n.ent < 0 && n.cls.has(s.k.saying)
		switch {
		case !said:
		case n.ent < 0 && s.listed("govword", i):
			return s.land(i, i+1, np)
		case n.ent >= 0 && n.cls.has(ruler) && !s.nodes[i+1].cls.has(s.k.poss) && !s.isDash(i+1): // "Norway's Acme said it"
			np.just(s.named(i))
			return true
		}
	}
	return false
}
