package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// bankReach is how many nodes back a central bank may have been named that
// "the central bank", "policymakers" or "it" means.
const bankReach = 160

// bankSubject finds the central bank that acts in the verb at node v.
func (s *sentence) bankSubject(v int, np *nounPhrase) bool {
	if s.nodes[v].form&formIng != 0 && !s.progressive(v) {
		return s.bankOfGerund(v, np)
	}
	if b := s.beforeDates(v - 2); b >= s.first && s.nodes[v-1].cls.has(s.k.to) {
		if n := &s.nodes[b]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("central_bank")) { // "expect the Fed to cut"
			np.just(s.named(b))
			s.awaits = !s.madeToAct(b)
			return true
		}
	}
	e := s.groupStart(v, s.first) - 1
	if e > s.first && s.nodes[e].hash == itHash && s.stateBodyBefore(e) {
		return false // "the Finance Ministry said it would inject"
	}
	if s.subjectOf(v, np) && np.n > 0 && np.metric == "" && s.centralBank(v, np) {
		return true
	}
	for e > s.first && (s.nodes[e].date >= 0 || s.nodes[e].cls.has(s.k.adv)) {
		e--
	}
	if e = s.actorBefore(v, e); e < s.first {
		return false
	}
	if s.nodes[e].ent >= 0 {
		np.just(s.named(e))
		return s.centralBank(v, np)
	}
	return s.bankReferredTo(e, np)
}

// stateBodyBefore reports whether a body of a state that is no bank is named last before
// node e in its sentence.
func (s *sentence) stateBodyBefore(e int) bool {
	for i := e - 1; i >= s.first; i-- {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("central_bank")) {
			return false
		} else if n.ent < 0 && s.listed("statebody", i) {
			return true
		}
	}
	return false
}

// bankOfGerund finds the bank that does what the gerund at node v tells.
func (s *sentence) bankOfGerund(v int, np *nounPhrase) bool {
	if v-2 >= s.first && s.nodes[v-1].ent < 0 && s.nodes[v-1].cls.has(s.k.prep) && s.setsRates(v-2) { // "dissuade the Fed from easing"
		np.just(s.named(v - 2))
		s.awaits = true
		return true
	}
	if v > s.first && s.is(v-1, s.k.commaHash) { // "surprised markets, cutting its rate"
		return s.subjectOf(v, np) && np.n > 0 && np.metric == "" && s.centralBank(v, np) || s.bankOfClause(v-1, np)
	}
	if v == s.first || !s.is(v-1, s.k.by) || !s.rateSetter(v, v, false, np) {
		return false
	}
	for i := s.first; i < v; i++ { // "is expected to end the year as it began, by holding rates"
		s.awaits = s.awaits || s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.typeBits.of("awaited"))
	}
	return true
}

// bankOfClause finds the bank that a word like "the central bank" names as the subject of the
// clause before the comma at node i: "the central bank stepped up its fight, raising rates".
func (s *sentence) bankOfClause(i int, np *nounPhrase) bool {
	const reach = 14
	for j := i - 1; j >= s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.hash == s.k.semicolon || n.cls.has(s.k.saying) {
			return false
		}
		if n.cls.has(s.k.typeBits.of("bankword")) {
			return j+1 < s.end && s.nodes[j+1].cls.has(s.k.verb) && s.bankReferredTo(j, np)
		}
	}
	return false
}

// bankReferredTo finds the bank that "it" or "policymakers" at node e mean: the last one
// named, else for the latter that of the dateline.
func (s *sentence) bankReferredTo(e int, np *nounPhrase) bool {
	n := &s.nodes[e]
	pronoun := n.hash == itHash
	if !pronoun && !n.cls.has(s.k.typeBits.of("bankword")) {
		return false
	}
	if b := s.bankOwned(e); b != nil {
		np.just(subject{ent: b, kind: b.Kind, first: int32(e - 2), last: int32(e)})
		return true
	}
	for i := e - 1; i >= 0 && e-i < bankReach; i-- {
		p := &s.nodes[i]
		if p.ent < 0 {
			continue
		}
		if s.setsRates(i) {
			np.just(s.weak(subject{ent: s.ents[p.ent].Ent, kind: schema.KindCentralBank}, e))
			return true
		}
		if pronoun && p.cls.has(s.k.kindBits.of("speaking")) && i < s.first {
			return false // somebody else has come between
		}
	}
	return !pronoun && s.bankAtHome(e, np)
}

// bankOwned is the central bank of the country that stands as the owner of node e: "Turkey's
// Monetary Policy Committee"; nil if none does.
func (s *sentence) bankOwned(e int) *entity.Entity {
	if e-2 < s.first || !s.nodes[e-1].cls.has(s.k.poss) || s.nodes[e-2].ent < 0 || !s.nodes[e-2].cls.has(s.k.kindBits.of("country")) {
		return nil
	}
	return bankOf(s.gaz, s.ents[s.nodes[e-2].ent].Ent)
}

// bankAtHome makes "the central bank" at node e, where none has been named, that of the
// country that the article is from.
func (s *sentence) bankAtHome(e int, np *nounPhrase) bool {
	if s.ctx.country == "" || s.othersBank(e) {
		return false
	}
	c := s.doc.gaz.Country(s.ctx.country)
	if c == nil {
		return false
	}
	b := bankOf(s.doc.gaz, c)
	if b == nil {
		return false
	}
	np.just(s.weak(subject{ent: b, kind: b.Kind}, e))
	return true
}

// othersBank reports whether a name or a capitalised word stands before node e: the central
// bank of somebody whom nobody lists.
func (s *sentence) othersBank(e int) bool {
	for i := e - 1; i >= s.first && i > e-4; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 || n.cls.has(s.k.poss) || n.entry < 0 && n.flags&token.FlagCap != 0 && n.date < 0 {
			return true
		}
		if n.cls.has(s.k.det.or(s.k.stop).or(s.k.verb)) {
			return false
		}
	}
	return false
}

// beforeDates returns node i, or the one before the dates that end at it: "expect
// the Fed on Wednesday to cut".
func (s *sentence) beforeDates(i int) int {
	for i >= s.first && s.nodes[i].date >= 0 {
		i--
	}
	return i
}

// progressive reports whether the gerund at node v tells what is done: "is
// cutting", "may start buying", "the Fed cutting"; "room for cutting" does not.
func (s *sentence) progressive(v int) bool {
	if v == s.first {
		return false
	}
	p := &s.nodes[v-1]
	if p.ent >= 0 && p.cls.has(s.k.kindBits.of("central_bank")) {
		s.awaits = true
		return true
	}
	return p.ent < 0 && (p.cls.has(s.k.be) || p.cls.has(s.k.verb) && p.cls.has(s.k.typeBits.of("startstop").or(s.k.typeBits.of("foresee")).or(s.k.catenative)))
}

// actorBefore looks from node e leftwards for who acts in an infinitive or a
// gerund: "policymakers voted 6-1 to leave", "policy makers are seen cutting".
func (s *sentence) actorBefore(v, e int) int {
	n := &s.nodes[v]
	if e >= s.first && s.nodes[e].ent < 0 && (s.nodes[e].cls.has(s.k.to) || n.form&formIng != 0 && s.nodes[e].cls.has(s.k.verb)) {
		for i := e - 1; i >= s.first && e-i < 12; i-- {
			p := &s.nodes[i]
			if p.ent >= 0 || p.cls.has(s.k.typeBits.of("bankword")) {
				return i
			}
			if p.cls.has(s.k.stop.or(s.k.sub)) && p.hash != s.k.commaHash {
				break
			}
		}
		return s.first - 1
	}
	if e > s.first && s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.typeBits.of("bankword")) && s.nodes[e-1].ent >= 0 {
		return e - 1 // "Fed policymakers"
	}
	return e
}

// centralBank reports whether np is one; a country that sets rates does so
// through its own.
func (s *sentence) centralBank(v int, np *nounPhrase) bool {
	sub := &np.subs[0]
	switch {
	case s.k.kindBits.of("central_bank").has(s.k.kindBits.of(sub.kind)):
		return true
	case sub.ent == nil || sub.ent.Kind != entity.KindCountry || !s.setsByVerb(v):
		return false // Norway lends, its central bank sets rates
	}
	kept := 0
	for k := range np.subs[:np.n] { // "the United States, Japan and Britain will cut rates"
		x := np.subs[k]
		if x.ent != nil && x.ent.Kind == entity.KindCountry {
			if b := bankOf(s.doc.gaz, x.ent); b != nil {
				x.ent, x.kind = b, b.Kind
			}
		}
		if x.kind == schema.KindCentralBank {
			np.subs[kept] = x
			kept++
		}
	}
	if kept > 0 {
		np.n = kept
	}
	return kept > 0
}

// setsByVerb reports whether the verb at node v is one of setting rates, which a country
// does by its central bank: it raises, holds, shaves.
func (s *sentence) setsByVerb(v int) bool {
	c := s.nodes[v].cls
	return c.has(s.k.typeBits.of("raiselower").or(s.k.typeBits.of("holdverb")).or(s.k.typeBits.of("multiple")).or(s.k.modal)) || c.has(s.k.typeBits.of("pointgive")) && c.has(s.k.typeBits.of("dirval"))
}

// bankOf is the central bank of a country, nil if nobody lists it.
func bankOf(g *entity.Gazetteer, country *entity.Entity) *entity.Entity {
	if country == nil {
		return nil
	}
	for _, name := range [...]string{country.Name + "'s central bank", country.Adj + " central bank"} {
		for _, c := range g.ByName(name, entity.Context{}) {
			if c.Ent.Kind == schema.KindCentralBank {
				return c.Ent
			}
		}
	}
	return nil
}

// setterTold takes the central bank that the sentences right before tell of.
func (s *sentence) setterTold(i int, np *nounPhrase, take func(int, bool) bool) bool {
	const reach = 60
	for j := s.first - 1; j >= 0 && s.first-j < reach; j-- {
		if take(j, false) {
			np.subs[0] = s.weak(np.subs[0], i)
			return true
		}
	}
	return false
}

// rateSetter finds whose rate the match [i,end) tells: a central bank or a
// country right before it or in it ("China's one-year loan prime rate"), a bank
// of the sentence, the country of the sentence, else, if far, the bank that the
// article named last.
func (s *sentence) rateSetter(i, end int, far bool, np *nounPhrase) bool {
	np.reset(i, i)
	take := func(j int, country bool) bool {
		n := &s.nodes[j]
		if n.ent < 0 {
			return false
		}
		e := s.ents[n.ent].Ent
		if country && n.cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("region"))) {
			if e = bankOf(s.doc.gaz, e); e == nil {
				return false
			}
		} else if n.cls.has(s.k.person) && !country {
			if e = s.institution(e); e == nil || e.Kind != schema.KindCentralBank || strings.HasPrefix(e.Name, regionalFed) {
				return false
			}
		} else if !s.setsRates(j) {
			return false
		}
		np.add(subject{ent: e, kind: e.Kind, first: int32(j), last: int32(j)})
		return true
	}
	for j := end - 1; j >= s.first && j >= i-4; j-- {
		if take(j, true) {
			return true
		}
	}
	for j := i - 1; j >= s.first; j-- {
		if take(j, false) {
			return true
		}
	}
	for j := end; j < s.end && j < end+12; j++ {
		if take(j, false) {
			return true
		}
	}
	if far && i > s.first && s.nodes[i-1].hash == theHash && s.setterTold(i, np, take) { // "after the rate cut": the one just told
		return true
	}
	for j := i - 1; j >= s.first; j-- {
		if take(j, true) {
			return true
		}
	}
	for j := s.first - 1; far && j >= 0 && s.first-j < bankReach; j-- {
		if take(j, false) {
			np.subs[0] = s.weak(np.subs[0], i)
			return true
		}
	}
	return false
}

// setsRates reports whether node j names a central bank that decides on rates:
// the regional ones of the United States do not.
func (s *sentence) setsRates(j int) bool {
	n := &s.nodes[j]
	return n.ent >= 0 && n.cls.has(s.k.kindBits.of("central_bank")) && !strings.HasPrefix(s.ents[n.ent].Ent.Name, regionalFed)
}

// regionalFed begins the names of the banks of the system that set no rates.
const regionalFed = "Federal Reserve Bank of"

// decided dates a decision told without a day in the lead, which is of the day,
// and calls past what was decided before the day before.
func (s *sentence) decided(f *fact, doc *document) {
	if f.Modality != schema.Actual || !known(doc.anchor) {
		return
	}
	switch f.EventType {
	case schema.CentralBank:
	case schema.PolicyAction:
		if f.EventDateEnd != nil && *f.EventDateEnd < doc.anchor.Date-1 {
			f.Modality = schema.Past
		}
		return
	case schema.RegAction, schema.PublicHealth:
		if f.EventDate == nil && s.index < 3 && s.nodes[f.trigger].form&formPast != 0 && !s.perfect(int(f.trigger)) {
			s.setDay(f, doc.anchor.Date, "article_day")
		}
		return
	default:
		return
	}
	switch {
	case f.EventDateEnd != nil && *f.EventDateEnd < doc.anchor.Date-1, f.EventDateEnd != nil && *f.EventDateEnd < doc.anchor.Date && f.DatePrecision != "day":
		f.Modality = schema.Past
	case f.EventDate == nil && s.index < 2 && s.nodes[f.trigger].form&formPast != 0 && s.nodes[f.trigger].cls.has(s.k.verb) && !s.perfect(int(f.trigger)):
		s.setDay(f, doc.anchor.Date, "article_day")
	}
}

func (s *sentence) perfect(v int) bool {
	for i := s.groupStart(v, s.first); i < v; i++ {
		if s.nodes[i].cls.has(s.k.have) {
			return true
		}
	}
	return false
}

// ofSameMeasure gives a figure that goes on with those of a measure what that one has, and
// drops one that is told in another unit: "25 percent on cars and 20 percent on wine".
func (s *sentence) ofSameMeasure(f *fact) {
	if !f.rule.is(roleSameUnit) || f.of <= 0 || int(f.of) > len(s.found) {
		return
	}
	of := &s.found[f.of-1]
	if f.drop = f.drop || !same(f.Unit, of.Unit) || same(f.Value, of.Value); f.drop {
		return
	}
	f.Modality, f.EventSubtype = of.Modality, of.EventSubtype
}
