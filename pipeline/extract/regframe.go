package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// What an authority does to a company: by a verb that says it all ("fined Y", "is
// investigating Y"), or by one that needs its object ("opened an inquiry into Y",
// "extended its review of the deal", "added Y to a list of").

// maxTarget bounds the words between an authority's verb and whom it acts on.
const maxTarget = 18

// regAct is what one verb tells of an authority.
type regAct struct {
	at, last int
	sum      int
	actor    string
	actorID  *string
	from     int // where its name begins
	court    bool
	targets  nounPhrase
}

// regAt appends the acts of an authority that node i tells, if no rule found them.
func (s *sentence) regAt(i int, facts []fact) []fact {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.regVerb) || !n.cls.has(s.k.verb) {
		return facts
	}
	a := regAct{at: i, last: i, sum: -1, from: i}
	if n.form&formBase != 0 && n.form&(formPast|form3s) == 0 && !s.mainVerb(i) {
		return facts // "to help it take over X"
	}
	if s.suffers(i) {
		if !s.regSuffered(&a) {
			return facts
		}
	} else if !s.authority(&a) || s.noRuling(&a) || !s.regTargets(&a) {
		return s.ruledAlone(&a, facts)
	}
	start := len(facts)
	for k := range a.targets.subs[:a.targets.n] {
		x := a.targets.subs[k]
		if !s.toldOf(a.event(), min(i, int(x.first)), a.last, &x, facts[:start]) && !s.regTold(i, &x, facts[:start]) && x.displayName() != a.actor {
			facts = append(facts, s.regFact(&a, x))
		}
	}
	if len(facts) > start {
		notMeasure(facts[:start], s.index, i)
	}
	together(facts, start)
	return facts
}

// noRuling reports whether what an authority does is no act on a company: it accuses in
// court, is vague, is no act of a court, or was asked for.
func (s *sentence) noRuling(a *regAct) bool {
	if s.nodes[a.at].cls.has(s.k.caseVerb) && s.prosecutes(a.actor) {
		return true
	}
	if a.court {
		return !s.listed("courtverb", a.at) || s.begged(a)
	}
	return s.regVague(a.at) || s.begged(a)
}

// notMeasure drops what was read as a measure in the verb at node v of a sentence and is an
// act on a company: "banned exports of X's chips".
func notMeasure(facts []fact, sentence, v int) {
	for k := range facts {
		if f := &facts[k]; f.EventType == schema.PolicyAction && f.sent == sentence && int(f.trigger) == v && f.Value == nil {
			f.drop = true
		}
	}
}

// accused reports whether the person or the country named at node j is whom an act is against.
func (s *sentence) accused(a *regAct, j int) bool {
	n := &s.nodes[j]
	if n.cls.has(s.k.person) && (j <= a.at+4 || a.court && j <= a.at+7) && s.begins("regperson", a.at) {
		return true
	}
	return a.court && n.cls.has(s.k.kindBits.of("country")) && !s.demonym(j) && s.standsFree(j)
}

// prosecutes reports whether who acts accuses in court: what they charge is of the law.
func (s *sentence) prosecutes(actor string) bool { return s.holdsWord("prosecuting", actor) }

// event is the type of the act: what a court does is of the law.
func (a *regAct) event() string {
	if a.court {
		return schema.Legal
	}
	return schema.RegAction
}

// regVague reports whether the verb at node i says of an authority only with an object
// that is not there that it acts: "delayed its decision", "opened an inquiry".
func (s *sentence) regVague(i int) bool {
	switch {
	case s.begins("courtonly", i):
		return true
	case s.begins("regdirect", i) && s.companyNext(i):
		return false
	case s.begins("regtell", i) && s.infinitiveBehind(i):
		g := s.groupStart(i, s.first) // "would allow X to invest" only says so
		return g < i && s.begins("lenient", i) && s.nodes[g].cls.has(s.k.modal)
	case s.begins("regseek", i) && s.regObject(i, 4, "reginfo", "reginfo"):
		return false // "is seeking documents from X"
	case s.begins("regtell", i) && !s.begins("regweak", i):
		return true
	case s.begins("regopen", i):
		return !s.regObject(i, 7, "regprobe", "regprobe")
	}
	return s.begins("regweak", i) && !s.regObject(i, 20, "regnoun", "regprobe")
}

// companyNext reports whether a company is what verb i acts on: its name comes next.
func (s *sentence) companyNext(i int) bool {
	const reach = 4
	for j := i + 1; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			return true
		}
		if n.ent < 0 && !n.cls.has(s.k.det.or(s.k.adj).or(s.k.nounUp)) && n.date < 0 && !s.demonym(j) {
			return false
		}
	}
	return false
}

// infinitiveBehind reports whether "to" or "from" and what is to be done follow verb i:
// "told the bank to sell".
func (s *sentence) infinitiveBehind(i int) bool {
	const reach = 9
	for j := i + 1; j+1 < s.end && j < i+reach; j++ {
		if n := &s.nodes[j]; n.ent < 0 && (n.hash == withHash && s.begins("charging", i) || n.cls.has(s.k.to) && s.nodes[j+1].cls.has(s.k.verb) || n.hash == s.k.from && s.nodes[j+1].form&formIng != 0) {
			return true
		}
	}
	return false
}

// regObject reports whether a word of two lists follows verb i, which makes it an
// authority's: an inquiry, a review, a fine, a licence, a list.
func (s *sentence) regObject(i, reach int, list, more string) bool {
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && (s.listed(list, j) || s.listed(more, j) || n.cls.has(s.k.typeBits.of("banlist"))) {
			return true
		}
		if n.ent < 0 && (n.cls.has(s.k.stop) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) && n.form&formIng == 0 && !n.cls.has(s.k.regVerb)) {
			return false
		}
	}
	return false
}

// authority finds who acts in a.at: a regulator, a government, an office that nothing
// lists.
func (s *sentence) authority(a *regAct) bool {
	var np nounPhrase
	if name, b := s.office(a.at); name != "" && (!strings.Contains(name, "olice") || s.begins("raiding", a.at)) {
		a.actor, a.from = strings.Join(strings.Fields(name), " "), b
		return true
	}
	if name, b := s.bench(a.at); name != "" {
		a.actor, a.from, a.court = name, b, true
		return true
	}
	if v := s.saidBefore(a.at); v >= 0 {
		b := regAct{at: v}
		if s.authority(&b) {
			a.actor, a.actorID, a.court, a.from = b.actor, b.actorID, b.court, b.from
			return true
		}
	}
	if !s.subjectOf(a.at, &np) && !(a.at > s.first && s.nodes[a.at-1].cls.has(s.k.to) && s.governingAgent(a.at, &np)) || np.n == 0 || np.metric != "" {
		return false
	}
	x := &np.subs[0]
	if c := s.doc.gaz.Country(s.countryAt(int(x.first))); x.kind == entity.KindCity && c != nil && s.listed("capital", int(x.first)) {
		x.ent, x.kind = c, c.Kind
	}
	a.court = courtNamed(x.displayName())
	if !s.k.kindBits.of("official").has(s.k.kindBits.of(x.kind)) {
		return false
	}
	if !a.court && (x.kind == schema.KindOrganisation || x.kind == entity.KindCountry) && !np.official && !s.governs(x) {
		return false
	}
	a.actor, a.from = x.displayName(), int(x.first)
	if x.ent != nil {
		a.actorID = &x.ent.ID
	}
	return true
}

// begged reports whether the authority is only to act as somebody asks: "will ask the
// Commission to block the merger".
func (s *sentence) begged(a *regAct) bool {
	for j := a.from - 1; j >= s.first && j >= a.from-6; j-- { // "requested that the agency allow"
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) && s.listed("begging", j) {
			return true
		}
	}
	if a.at == s.first || !s.nodes[a.at-1].cls.has(s.k.to) {
		return false
	}
	for j := a.from - 1; j >= s.first && j >= a.from-4; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) {
			return true
		}
	}
	return false
}

// governs reports whether an organisation or a country can act on a company: the
// European Union and the FTC do, a union or a club does not.
func (s *sentence) governs(x *subject) bool {
	if x.kind == entity.KindCountry {
		return true
	}
	for _, w := range s.lex.lists["authorityname"] {
		if strings.Contains(x.displayName(), w) {
			return true
		}
	}
	return false
}

// regTargets finds the companies that the verb's object names, or that of the deal told
// last.
func (s *sentence) regTargets(a *regAct) bool {
	a.targets.reset(a.at, a.at)
	its, limit := -1, min(s.end-1, a.at+maxTarget)
	finds := a.court && s.begins("courtfinds", a.at)
	for j := a.at + 1; j <= limit; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && a.targets.n == 0 && (n.cls.has(s.k.quote.or(s.k.modal)) || s.listed("regaside", j)):
			return false
		case finds && a.targets.n == 0 && n.ent < 0 && n.cls.has(s.k.verb.or(s.k.have)) && !n.cls.has(s.k.nounform):
			return false // "found the grocer had misled X"
		case n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j):
			if a.targets.n > 0 && !s.listBetween(int(a.targets.subs[a.targets.n-1].last), j) {
				return true
			}
			a.targets.add(s.named(j))
			a.last = j
		case a.targets.n == 0 && n.ent >= 0 && s.accused(a, j):
			a.targets.add(s.named(j))
			a.last = j
		case j == a.at+1 && n.ent < 0 && n.cls.has(s.k.pronoun) && !n.cls.has(s.k.det): // "charged it with"
			if !s.ctx.refer(s, refAny, j, &a.targets) || !s.mortal(&a.targets.subs[0]) {
				return false
			}
			a.last = j
		case a.targets.n == 0 && n.ent < 0 && n.cls.has(s.k.anaphor) && s.is(j-1, theHash) && j <= a.at+5 && s.payload(j, s.k.anaphorClass) == "company":
			if s.ctx.refer(s, refCompany, j, &a.targets) {
				a.last = j
				return true
			}
		case a.targets.n == 0 && n.ent < 0 && j <= a.at+2 && s.nameWord(j):
			x, ok := s.strangeParty(j)
			if !ok {
				break
			}
			a.targets.add(x)
			a.last = int(x.last)
			return true
		case n.ent < 0 && s.listed("regwhether", j) && a.targets.n == 0: // "whether Alcoa bribed", not "whether investors spread rumours about Lehman"
			limit = min(limit, j+3)
		case s.possessiveWord(j) && its < 0 && s.regTheirs(a, j):
			its = j
		case n.qty >= 0 && s.quantityOf(j).unit == schema.UnitCurrency && s.begins("fining", a.at) && a.sum < 0:
			a.sum, a.last = j, max(a.last, j)
		case n.ent < 0 && s.listed("dealnoun", j) && a.targets.n == 0 && s.definite(j) && s.ctx.deal.known && s.index-s.ctx.deal.sentence <= dealWindow:
			a.last = j
			if x := s.dealMaker(j); x.kind == "company" {
				a.targets.add(x)
			}
			return a.targets.n > 0
		case n.ent < 0 && n.hash == s.k.and && j+1 < s.end && s.nodes[j+1].ent < 0 && s.nodes[j+1].form&formPast != 0 && s.nodes[j+1].cls.has(s.k.verb): // "seized its units and sold them to X"
			limit = j
		case n.ent < 0 && (n.hash == s.k.semicolon || n.cls.has(s.k.be.or(s.k.have).or(s.k.modal).or(s.k.saying)) && a.targets.n > 0 || n.cls.has(s.k.saying) && n.cls.has(s.k.verb)):
			return a.targets.n > 0
		}
	}
	if a.targets.n == 0 && its >= 0 { // "Novavax said the FDA had delayed approval of its vaccine"
		return s.ctx.refer(s, refCompany, its, &a.targets)
	}
	return a.targets.n > 0
}

// regTheirs reports whether what the pronoun at node j owns is what authorities approve, or
// anything that they look into: "was inquiring into its operations".
func (s *sentence) regTheirs(a *regAct, j int) bool {
	const reach = 3
	for k := j + 1; k < s.end && k <= j+reach; k++ {
		if s.listed("regtheir", k) {
			return true
		}
	}
	return s.begins("actprobe", a.at)
}

// listBetween reports whether nodes a and b are items of one list: nothing but words that
// describe, commas and "and" between.
func (s *sentence) listBetween(a, b int) bool {
	joined := false
	for j := a + 1; j < b; j++ {
		switch n := &s.nodes[j]; {
		case n.hash == s.k.commaHash || n.hash == s.k.and:
			joined = true
		case n.cls.has(s.k.poss) || n.ent < 0 && (n.cls.has(s.k.prep.or(s.k.be).or(s.k.have).or(s.k.rel)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform)):
			return false
		}
	}
	return joined
}

// definite reports whether noun j is one that the text told of: "the deal".
func (s *sentence) definite(j int) bool {
	return s.is(j-1, theHash) || s.listed("regthis", j-1)
}

// dealMaker is who buys in the deal told last, else what is bought.
func (s *sentence) dealMaker(i int) subject {
	d := &s.ctx.deal
	for k := len(s.ctx.seen) - 1; k >= 0; k-- {
		if x := &s.ctx.seen[k].sub; x.displayName() == *d.actor {
			return s.weak(*x, i)
		}
	}
	return s.weak(d.sub, i)
}

// regTold reports whether a fact tells the act on company x.
func (s *sentence) regTold(i int, x *subject, facts []fact) bool {
	for k := range facts {
		f := &facts[k]
		if f.EventType == schema.RegAction && int(f.first) <= i && int(f.last) >= i && (f.sub.displayName() == x.displayName() || x.weak) {
			return true
		}
	}
	return false
}

// regFact is the fact that the authority acts on x.
func (s *sentence) regFact(a *regAct, x subject) fact {
	f := fact{rule: &s.k.regRule, trigger: int32(a.at), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(min(a.from, a.at)), last: int32(a.last), sub: x, official: true}
	f.EventType, f.Bound, f.Modality, f.Polarity = a.event(), schema.BoundEq, schema.Actual, "pos"
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	if a.actor != "" {
		f.ActorName, f.ActorID = ptr(a.actor), a.actorID
	}
	if kind := s.regSubtype(a.at); kind != "" {
		f.EventSubtype = ptr(kind)
	}
	if a.court {
		f.rule = &s.k.caseRule
		a.sum = s.sumAtStake(&courtCase{at: a.at, last: a.last})
	}
	if a.sum >= 0 {
		s.setValue(&f, a.sum)
	}
	return f
}

// regSubtype is the kind of act that the verb or noun at node i tells.
func (s *sentence) regSubtype(i int) string {
	for _, kind := range [...]string{"fine", "probe", "approve", "licence", "ban", "charge"} {
		if s.begins("act"+kind, i) {
			return kind
		}
	}
	return "order"
}

// standsFree reports whether the name at node j describes no noun behind it: not "U.S.
// private equity house X".
func (s *sentence) standsFree(j int) bool {
	if j+1 >= s.end {
		return true
	}
	n := &s.nodes[j+1]
	return n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.prep).or(s.k.to).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.conj).or(s.k.poss)) || n.hash == s.k.and || n.date >= 0)
}
