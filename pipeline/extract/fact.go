package extract

import (
	"cmp"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"slices"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// fact is a finding before it becomes a mention: it refers to nodes.
type fact struct {
	schema.Fact
	rule        *rule
	sub         subject
	first, last int32 // nodes of the evidence
	trigger     int32 // node of the verb or noun that makes it a fact
	qty         int32 // node of the figure, -1
	group       int32 // facts cut from one predicate share it; 0 none
	date        int32 // node of a date inside the match, -1
	metricNode  int32 // node of the series noun, -1
	parent      int32 // index+1 of the fact of the sentence that it is apposed to, 0 none
	window      int32 // node+1 of the window of an extreme, 0 none
	scope       string
	each, joint bool
	drop        bool
	security    bool  // the subject is named by its shares
	official    bool  // its actor is a regulator or a government
	prior       bool  // a figure of before, after "from"
	of          int32 // 1 + the fact it is compared with; -1: that of an earlier sentence
	placed      bool  // its own words say which part of the trading day, and of what follows too
	moment      bool  // its sentence tells how the day ended after it
	speech      bool  // made of an attributed statement
	placedDay   bool  // its day is known from a calendar before its sentence
	background  bool
	speaker     string
	pending     when.Interval // a date ahead of a fact told as done
	pendingAt   int32
	localTime   string
	timeZone    string
	dateRule    string
	dateText    string
	sent        int
}

// apply runs the rules over one sentence and appends what they find.
func (s *sentence) apply(g *grammar, m *matcher, out []fact) []fact {
	m.s, m.masks, m.left.of = s, g.masks, 0
	nodes := s.nodes[s.first:s.end]
	m.symbols = m.auto.read(m.symbols[:0], nodes)
	var mem [32]int32
	try := mem[:0]
	for i := s.first; i < s.end; i++ {
		try = m.auto.candidates(try[:0], nodes, m.symbols, i-s.first)
		for _, p := range try {
			if !m.at(g.programs[p], i) {
				continue
			}
			for _, ri := range g.programs[p].rules {
				out = s.fire(&g.rules[ri], m, i, out)
			}
		}
	}
	return out
}

// fire turns a match of rule r that started at node i into facts.
func (s *sentence) fire(r *rule, m *matcher, i int, out []fact) []fact {
	np := &s.np
	s.besides, s.awaits, s.parties.n = 0, false, 0
	if !s.findSubject(r, m, i, np, out) {
		return out
	}
	if r.subject != subjFact && (r.metric == "") != (np.metric == "") || r.metric != "" && !s.ownerFits(r, np) {
		return out
	}
	base := fact{rule: r, trigger: int32(i), qty: -1, date: -1, sent: s.index, first: int32(i), last: int32(m.endAt - 1)}
	base.EventType = r.event
	base.security = np.security
	base.metricNode, base.of = np.metricNode, s.besides
	if r.subject == subjFact {
		base.Direction, base.first, base.parent = out[np.from-1].Direction, np.first, np.from
	}
	base.Bound, base.Modality, base.Polarity = schema.BoundEq, schema.Actual, "pos"
	s.assign(&base, r, m, np)
	if s.awaits && base.Modality == schema.Actual {
		base.Modality = schema.Expected
	}
	if v := m.caps['V'-'A']; v.end > v.first {
		base.trigger = v.first
	}
	if r.subject == subjSeries || r.subject == subjFollows {
		s.inherit(&base, m, out)
	}
	if r.event == schema.EarningsResult && base.Metric != nil && balance(*base.Metric) {
		return out
	}
	if r.event == schema.PriceMove && (!s.priced(np, m) || s.listed("nomove", i) || s.orders(i)) {
		return out
	}
	if r.subject == subjDeal {
		base.ActorName, base.ActorID = s.ctx.deal.actor, s.ctx.deal.actorID
	}
	start := len(out)
	for k := 0; k < np.n; k++ {
		sub := np.subs[k]
		if !s.subjectFits(r, &sub) {
			continue
		}
		f := base
		if sub.weak && f.ActorName != nil && *f.ActorName == sub.displayName() && r.event == schema.MacroIndicator {
			f.ActorName, f.ActorID = nil, nil // "Norway raised its growth forecast"
		}
		if sub.weak && f.ActorName != nil && *f.ActorName == sub.displayName() && r.id != "mna/sold-to" && !s.another(&sub, *f.ActorName) {
			continue
		}
		if r.event == schema.RatingChange && sub.weak && f.ActorName != nil && s.personal(&sub) {
			continue // "Oppenheimer analyst X downgraded the stock": not Oppenheimer's
		}
		f.sub = sub
		s.figures(&f, r, m, k, np.n)
		s.remultiply(&f, m)
		s.spread(&f)
		f.first = min(f.first, sub.first)
		f.last = max(f.last, sub.last)
		if np.metricNode >= 0 {
			f.first = min(f.first, np.metricNode, np.first)
		}
		if np.n > 1 {
			f.group = int32(start + 1)
			f.joint = !f.each && s.jointTotal(r, &f)
		}
		if s.complete(r, &f) {
			out = s.eachParty(&f, append(out, f))
		}
	}
	if len(out) == start+1 && r.metric == "macro" && np.metricNode >= 0 {
		out = s.otherSeries(np, m, out[start:], out)
	}
	if len(out) > start && m.am.end > 0 && m.am.from >= 0 {
		out = s.priors(out[start:], m, out)
	}
	if len(out) > start && m.am.end > 0 && m.am.level >= 0 && np.n == 1 {
		out = s.countLevels(out[start:], m, out)
	}
	if len(out) > start && !r.noGap {
		out = s.gapping(r, m, out[start:], out)
	}
	return out
}

// priced reports whether a change can be one of price: "Microsoft shed 10
// percent of its staff" and "It tripled its profit" are not, for a company
// that is named without its shares.
func (s *sentence) priced(np *nounPhrase, m *matcher) bool {
	if np.n == 0 || np.security || np.subs[0].kind != schema.KindCompany || m.endAt >= s.end {
		return true
	}
	n := &s.nodes[m.endAt]
	if m.endAt+2 < s.end && n.hash == s.k.of && s.listed("worthnoun", m.endAt+2) {
		return true // "lost a quarter of its value"
	}
	return n.ent >= 0 || n.date >= 0 || n.hash != s.k.of && !n.cls.has(s.k.pronoun) && !(m.am.end == 0 && n.cls.has(s.k.det))
}

// leftSubject is subjectOf for the rules that match at node i: there are many of
// one verb, and its subject is looked for once.
func (s *sentence) leftSubject(m *matcher, i int, np *nounPhrase) bool {
	x := &m.left
	if x.of != i+1 {
		x.of, x.ok = i+1, s.subjectOf(i, &x.np)
		x.besides, x.awaits = s.besides, s.awaits
	}
	*np, s.besides, s.awaits = x.np, x.besides, x.awaits
	return x.ok
}

// findSubject fills np from where the rule says the subject is.
func (s *sentence) findSubject(r *rule, m *matcher, i int, np *nounPhrase, out []fact) bool {
	switch r.subject {
	case subjLeft:
		return s.leftSubject(m, i, np) || r.ofResults() && r.metric == "" && s.divisionOwner(i, np)
	case subjNP:
		*np = m.np
		return m.hasNP
	case subjPoss:
		return s.possessive(i, np)
	case subjClause:
		return s.governingSubject(i, false, np)
	case subjClaim:
		return s.governingSubject(i, r.event == schema.Extreme || r.event == schema.Streak, np)
	case subjPrev:
		return s.previousSubject(r, out, np)
	case subjFact:
		return s.factBefore(i, np, out)
	case subjNext:
		*np = nounPhrase{metricNode: -1, first: int32(i - 1), last: int32(i - 1)}
		if i-1 < s.first || s.nodes[i-1].ent < 0 || s.demonym(i-1) {
			return false
		}
		if i-3 >= s.first && s.nodes[i-1].cls.has(s.k.kindBits["#currency"]) && s.nodes[i-3].cls.has(s.k.kindBits["#currency"]) && s.text(i-2, i-2) == "/" {
			np.first, i = int32(i-3), i-2 // "Euro/dollar: UP"
		}
		np.add(s.named(i - 1))
		return true
	case subjUpTo:
		return i > s.first && s.phraseEndingAt(i-1, np)
	case subjBank:
		return s.bankSubject(i, np)
	case subjTail:
		return s.phraseEndingAt(m.endAt-1, np)
	case subjHost:
		return s.host(r, i, np)
	case subjPlace:
		return s.marketplace(i, np)
	case subjGroup:
		return s.gathering(r, i, np)
	case subjWords:
		return s.words(m, np)
	case subjXchg:
		return s.exchange(i, m, np)
	case subjScene:
		return s.scene(i, m.endAt, np)
	case subjHead:
		return s.phraseEndingAt(i, np)
	case subjStat:
		return s.previousSubject(r, out, np) || s.lastStat(i, np)
	case subjLand:
		return s.land(i, m.endAt, np)
	case subjDoer:
		return s.agentOf(i, np) && np.subs[0].kind == schema.KindCompany || s.firmNear(i, i, np)
	case subjFirm:
		return s.firmNear(i, m.endAt, np)
	case subjPart:
		return s.part(m, np)
	case subjOpen:
		return s.openSeries(i, r.metric == "macro", np)
	case subjGovt:
		return s.governing(i, np)
	case subjState:
		return s.imposer(i, m.endAt, np)
	case subjRates, subjRate1:
		return s.rateSetter(i, m.endAt, r.subject == subjRates, np)
	case subjNear:
		return s.nearName(r, i, np)
	case subjMain:
		if s.ctx.mainCo == nil {
			return false
		}
		*np = nounPhrase{metricNode: -1, first: int32(i), last: int32(i)}
		sub := *s.ctx.mainCo
		sub.first, sub.last, sub.weak = int32(i), int32(i), true
		np.add(sub)
		return true
	case subjFirst:
		return s.firstName(r, i, np)
	case subjAgent:
		return s.agentOf(i, np) || r.ofResults() && s.divisionOwner(i, np)
	case subjEmployer:
		return s.employerOf(m, i, np)
	case subjSeries, subjFollows:
		return s.seriesFor(r, m, out, np)
	case subjDeal:
		return s.lastDeal(i, np)
	case subjTopic:
		return s.resultCompany(i, np)
	}
	c := m.caps[r.subject[0]-'A']
	if c.end <= c.first {
		return false
	}
	return s.resolvePhrase(int(c.first), int(c.end), np)
}

// possessive resolves the owner that stands before node i: "X's 10% gain",
// "its 10% gain".
func (s *sentence) possessive(i int, np *nounPhrase) bool {
	j := i - 1
	for j >= s.first && i-j < 5 && s.nodes[j].cls.has(s.k.adj.or(s.k.det)) && s.nodes[j].ent < 0 && !s.nodes[j].cls.has(s.k.pronoun) {
		j--
	}
	if j < s.first {
		return false
	}
	if s.nodes[j].cls.has(s.k.poss) {
		return s.phraseEndingAt(j, np)
	}
	if s.nodes[j].cls.has(s.k.pronoun) {
		*np = nounPhrase{metricNode: -1, first: int32(j), last: int32(j)}
		return s.ctx.refer(s, refAny, j, np)
	}
	return false
}

// governingSubject finds the subject of the nearest verb to the left of node
// i, for phrases that hang on it: "hit a record high", "rose for a third day".
func (s *sentence) governingSubject(i int, strict bool, np *nounPhrase) bool {
	for j := i - 1; j >= s.first && i-j < maxArguments; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.semicolon || strict && !s.argument(j) {
			return false
		}
		if n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) {
			if strict && s.drivesCurrency(j, i) {
				return false // "worries knocked sterling to a low": sterling's
			}
			if s.subjectOf(j, np) {
				return true
			}
			if n.form&formIng != 0 || n.form == 0 && strings.HasSuffix(s.text(j, j), "ing") || n.cls.has(s.k.be) || j > s.first && s.nodes[j-1].cls.has(s.k.to) {
				continue // "extending gains", "to close at": the main verb is further left
			}
			return false
		}
	}
	return false
}

// drivesCurrency reports whether the verb at node j moves a currency that stands
// between it and node i, as its object.
func (s *sentence) drivesCurrency(j, i int) bool {
	if !s.nodes[j].cls.has(s.k.typeBits["drive"]) || j > s.first && s.nodes[j-1].cls.has(s.k.be) {
		return false
	}
	for k := j + 1; k < i && k < j+4; k++ {
		n := &s.nodes[k]
		if n.ent >= 0 {
			return n.cls.has(s.k.kindBits["#currency"])
		}
		if !n.cls.has(s.k.det.or(s.k.adv).or(s.k.adj)) {
			return false
		}
	}
	return false
}

// previousSubject takes subject and series from the last fact of the same
// type in the sentence: "..., against forecasts of 3 percent".
func (s *sentence) previousSubject(r *rule, out []fact, np *nounPhrase) bool {
	for k := len(out) - 1; k >= 0; k-- {
		f := &out[k]
		if f.EventType != r.event || f.sent != s.index || f.EventType == schema.MacroIndicator && f.Modality != schema.Actual && r.id != "macro_indicator/and-period" || f.Metric == nil && r.metric != "" {
			continue
		}
		*np = nounPhrase{metricNode: f.metricNode, first: f.first, last: f.last}
		if f.Metric != nil && r.metric != "" {
			np.metric = *f.Metric
		}
		np.add(f.sub)
		s.besides = int32(k + 1)
		return true
	}
	return false
}

// factBefore takes subject and series from the nearest fact that ends before
// node i: "retail sales fell 0.2 percent, their biggest drop since May".
func (s *sentence) factBefore(i int, np *nounPhrase, out []fact) bool {
	best := -1
	for k := range out {
		f := &out[k]
		if (int(f.last) < i || f.EventType == schema.PriceMove && int(f.trigger) < i) && f.sent == s.index && f.EventType != schema.Extreme && f.EventType != schema.Streak && f.EventType != schema.Schedule && !f.prior && f.Modality != schema.Forecast &&
			(best < 0 || f.last >= out[best].last) {
			best = k
		}
	}
	if best < 0 || i-int(out[best].last) > 8 {
		return false
	}
	for j := int(out[best].last) + 1; j < i; j++ { // "prices rose, driving the 10-year yield to a low": the yield's
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.typeBits["#index"].or(s.k.typeBits["#commodity"]).or(s.k.typeBits["#yield"])) {
			return false
		}
	}
	f := &out[best]
	*np = nounPhrase{metricNode: -1, first: f.first, last: f.last, from: int32(best + 1)}
	if f.Metric != nil {
		np.metric = *f.Metric
	}
	np.add(f.sub)
	return true
}

// nearName takes the nearest name of a right kind to the left of node i, with
// no verb between.
func (s *sentence) nearName(r *rule, i int, np *nounPhrase) bool {
	*np = nounPhrase{metricNode: -1, first: int32(i), last: int32(i)}
	for j := i - 1; j >= s.first && i-j < 7; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(r.kinds) {
			np.add(s.named(j))
			np.first = int32(j)
			return true
		}
		if n.cls.has(s.k.verb.or(s.k.stop)) {
			break
		}
	}
	return false
}

// argument reports whether node j can stand between a verb and the phrase that
// hangs on it: figures, dates, prepositions, places. A name or a noun there
// has the phrase for itself ("fell, including a 26-year low at Ford").
func (s *sentence) argument(j int) bool {
	n := &s.nodes[j]
	switch {
	case n.qty >= 0 || n.date >= 0 || n.hash == s.k.commaHash || n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)):
		return true
	case n.ent >= 0:
		return n.cls.has(s.k.kindBits["place"].or(s.k.kindBits["#exchange"]).or(s.k.kindBits["#currency"]))
	case n.cls.has(s.k.typeBits["shortof"]):
		return true
	case n.cls.has(s.k.typeBits["including"]):
		return false
	}
	return n.cls.has(s.k.prep.or(s.k.det).or(s.k.adj).or(s.k.adv).or(s.k.conj).or(s.k.typeBits["argskip"]).or(s.k.typeBits["perunit"]).or(s.k.ccyName).or(s.k.typeBits["against"]).or(s.k.typeBits["flat"]).or(s.k.typeBits["upnoun"]).or(s.k.typeBits["downnoun"]).or(s.k.up).or(s.k.down).or(s.k.typeBits["highnoun"]).or(s.k.typeBits["lownoun"]).or(s.k.poss)) || n.hash == s.k.and || s.d.Tokens[n.first].Kind == token.LongDash || s.d.Tokens[n.first].Kind == token.Dash
}

// firstName takes the first name of the sentence that the rule's kinds allow.
func (s *sentence) firstName(r *rule, i int, np *nounPhrase) bool {
	*np = nounPhrase{metricNode: -1, first: int32(i), last: int32(i)}
	for j := s.first; j < s.end; j++ {
		if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(r.kinds) {
			np.add(s.named(j))
			return true
		}
	}
	return false
}

func (s *sentence) subjectFits(r *rule, sub *subject) bool {
	if sub.unlisted && !s.corporate(r, sub) && (r.event != schema.PriceMove || r.needs != "direction" && r.needs != "direction,value") {
		return false // a bare name is enough for a figure of price only
	}
	if r.kinds == (mask{}) {
		return true
	}
	kind := sub.kind
	return r.kinds.has(s.k.kindBits[kind])
}

// ownerFits checks whose series it is: a company's or a country's.
func (s *sentence) ownerFits(r *rule, np *nounPhrase) bool {
	if np.n == 0 {
		return false
	}
	if r.metric == "macro" {
		s.ofCountry(np)
		s.ofPublisher(np)
	}
	company := s.k.kindBits["issuer"].has(s.k.kindBits[np.subs[0].kind])
	if np.metricNode < 0 { // taken over from an earlier fact
		return company == (r.metric == "company")
	}
	if r.metric == "macro" {
		return !company && (s.payload(int(np.metricNode), s.k.macroClass) != "" || s.nodes[np.metricNode].cls.has(s.k.typeBits["serieshead"]))
	}
	return company && s.payload(int(np.metricNode), s.k.metricClass) != ""
}

// assign sets the constant and captured fields of a rule.
func (s *sentence) assign(f *fact, r *rule, m *matcher, np *nounPhrase) {
	if v := m.caps['V'-'A']; v.end > v.first {
		if d := s.sign(int(v.first)); d != "" {
			f.Direction = &d
		}
	}
	if np.metricNode < 0 && np.metric != "" {
		f.Metric = ptr(np.metric)
	} else if np.metric != "" {
		name := s.payload(int(np.metricNode), s.k.metricClass)
		if r.metric == "macro" {
			name = cmp.Or(s.payload(int(np.metricNode), s.k.macroClass), np.metric)
		}
		f.Metric = &name
	}
	for _, a := range r.set {
		s.setField(f, a, m)
	}
}

// direction is the sign that the lexicon gives node i.
func (s *sentence) direction(i int) string {
	switch c := s.nodes[i].cls; {
	case c.has(s.k.up):
		return schema.Up
	case c.has(s.k.down):
		return schema.Down
	case c.has(s.k.flat):
		return schema.Flat
	}
	return ""
}

// complete reports whether a fact has what its rule needs.
func (s *sentence) complete(r *rule, f *fact) bool {
	if f.EventType == schema.PriceMove && f.sub.kind != schema.KindMarket && f.sub.kind != schema.KindSector && f.qty >= 0 && s.qtys[s.nodes[f.qty].qty].scaled && *f.Unit == schema.UnitCurrency {
		return false // "lost $17.5 million" is a result, not a price
	}
	if w := int(f.window) - 1; f.EventType == schema.Extreme && w > s.first {
		if q := s.quantityOf(s.groupOf(w) - 1); s.groupOf(w) > s.first && q != nil && q.unit == "" {
			return false // "the S&P posted 93 new 52-week highs": so many stocks did
		}
	}
	if f.EventType == schema.PriceMove && f.Value == nil && f.Level == nil && f.sub.ent != nil && slices.Contains(s.lex.lists["nocontract"], f.sub.ent.Name) {
		return false // "U.S. stock-index futures fell" names no contract
	}
	if f.sub.unlisted && !f.security && !s.corporate(r, &f.sub) && (f.LevelUnit == nil || *f.LevelUnit != schema.UnitCurrency) {
		return false // a price or the word shares must say that it is a company
	}
	if f.sub.kind == schema.KindIndex && f.LevelUnit != nil && *f.LevelUnit == schema.UnitCurrency {
		return false // an index has no price: the pronoun or the name means a share
	}
	if f.EventType == schema.PriceMove && f.Unit != nil && (*f.Unit == schema.UnitCount || *f.Unit == schema.UnitCurrency && !s.k.kindBits["priced"].has(s.k.kindBits[f.sub.kind])) {
		return false
	}
	if f.EventType == schema.PriceMove && f.sub.kind == schema.KindCompany && f.LevelUnit != nil && *f.LevelUnit == schema.UnitPct {
		return false // "should rise 12 percent to 14 percent" is an outlook
	}
	if f.EventType == schema.PriceLevel && f.Level != nil && !s.stands(f) {
		return false
	}
	for need := range fields(r.needs) {
		ok := true
		switch need {
		case "value":
			ok = f.Value != nil
		case "direction":
			ok = f.Direction != nil
		case "level":
			ok = f.Level != nil
		case "office": // a person must hold one
			ok = f.sub.kind != schema.KindPerson || f.sub.ent != nil && f.sub.ent.Title != ""
		case "shares": // a company's shares are named, or the clause speaks of trading
			ok = s.np.security || s.tradingAfter(int(f.trigger))
		case "past": // a headline may be in the present tense
			ok = s.nodes[f.trigger].form&(formPast|formPart) != 0 || s.index == 0 || s.lookedBack(int(f.trigger))
			ok = ok && (f.EventType != schema.PriceMove || s.plain(int(f.trigger)))
		case "noted": // of the subject, not of the times: no "worst crisis since"
			ok = s.noted(f)
		case "run": // of periods that follow one another
			ok = s.inRun(f)
		case "market": // the verb is one of markets: "eked out a gain"
			ok = s.listed("marketget", s.getting(f))
		case "ever":
			ok = f.Scope != nil && *f.Scope == "record"
		case "bonds": // bonds, of all markets, are a thing that has a price
			ok = f.sub.ent != nil && slices.Contains(s.lex.lists["bondmarket"], f.sub.ent.Name)
		case "named":
			ok = !f.sub.weak
		case "scope":
			ok = f.Scope != nil
		case "actor":
			ok = f.ActorName != nil
		case "date":
			ok = f.date >= 0
		case "regulator": // a regulator or a government acts
			ok = f.official && !strings.Contains(*f.ActorName, "Court")
		case "statesman": // somebody in office
			ok = s.statesman()
		case "calamity":
			ok = s.calamity()
		case "epidemic":
			ok = s.epidemic()
		case "flowing":
			s.flowing(f)
		case "day": // an appointment, not a period
			ok = f.date >= 0 && s.onDay(int(f.date))
		case "by": // a last day
			ok = f.date >= 0 && (s.dateExpr(int(f.date)).Prep == when.By || s.text(int(f.date)-1, int(f.date)-1) == "by")
		case "awaited": // told as due, or as waited for
			ok = f.date >= 0 && (s.dueWord(int(f.trigger), int(f.date)) || s.ahead(int(f.date)))
		case "explicit":
			ok = f.date >= 0 && s.explicitDay(int(f.date))
		case "forthcoming":
			ok = s.forthcoming(int(f.trigger))
		case "under-way": // "is hosting"
			ok = s.nowDoing(int(f.trigger))
		case "dated": // a day follows in the clause
			ok = s.dated(f)
		case "issued": // a report or data, not the series itself
			ok = s.publication(int(f.last))
		case "released": // a series that is published, named in lower case or as an abbreviation
			ok = f.metricNode < 0 || s.text(int(f.metricNode), int(f.metricNode)) != "economy" && s.nodes[max(f.metricNode-1, 0)].flags&token.FlagCap == 0 || s.nodes[max(f.metricNode-1, 0)].ent >= 0
		case "undated": // a release of which everybody knows the day
			f.placedDay = true
			ok = s.publication(int(f.last))
		case "ahead": // the sentence says that the date lies ahead
			ok = f.date >= 0 && s.ahead(int(f.date))
		case "opening": // the sentence opens with its day
			ok = s.opening(f)
		case "present":
			ok = s.present(int(f.trigger))
		case "percent":
			ok = f.Unit != nil && *f.Unit == schema.UnitPct
		case "basis": // the date says what a figure is compared with
			ok = f.date >= 0 && s.isBasis(int(f.date))
		case "period": // the date is a period that a statistic can be of
			ok = f.date >= 0 && s.isPeriod(int(f.date))
		default:
			ok = s.macroNeed(need, f)
		}
		if !ok {
			return false
		}
	}
	return true
}

// lookedBack reports whether the gerund at node v tells what was before:
// "oil rose after sinking on Monday".
func (s *sentence) lookedBack(v int) bool {
	return s.nodes[v].form&formIng != 0 && v > s.first && s.is(v-1, s.k.times.after)
}

// noted reports whether no word of fact f says that its superlative is of the
// times: "fears the worst recession since 2008".
func (s *sentence) noted(f *fact) bool {
	w := int(f.window) - 1
	for i := int(f.trigger); i <= w; i++ {
		if s.listed("crisisnoun", i) {
			return false
		}
	}
	if g := s.groupOf(int(f.trigger)); g > s.first && (s.is(g-1, s.k.of) || s.nodes[g-1].cls.has(s.k.typeBits["including"])) {
		return false // "one of the biggest ever"
	}
	if w < 0 || s.nodes[w].date < 0 {
		return true
	}
	switch e := s.dateExpr(w); {
	case e.Kind == when.KindRecord:
		return w+1 >= s.end || !s.nodes[w+1].cls.has(s.k.word) || s.nodes[w+1].cls.has(s.k.prep.or(s.k.conj).or(s.k.sub).or(s.k.adv))
	case e.Prep == when.NoPrep && s.d.Str(int(s.nodes[w].first)) == "this": // "its lowest level this year"
		return true
	case e.Prep == when.NoPrep:
		for w > s.first+1 && s.nodes[w-1].cls.has(s.k.adv.or(s.k.bound)) { // "in almost three years"
			w--
		}
		return s.nodes[w-1].cls.has(s.k.prep)
	case e.Prep == when.In:
		return e.Kind != when.KindYear && e.Kind != when.KindMonth
	}
	return true
}

// groupOf is the first node of the determiners and adjectives before node i.
func (s *sentence) groupOf(i int) int {
	for i > s.first && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.det.or(s.k.adj)) {
		i--
	}
	return i
}

// inRun reports whether the ordinal of a streak counts periods that follow one
// another: "for a third day", "in the third straight quarter", not "for the
// third quarter".
func (s *sentence) inRun(f *fact) bool {
	quarter, straight := false, false
	for i := int(f.trigger); i <= int(f.last); i++ {
		straight = straight || s.listed("straightword", i)
		quarter = quarter || s.nodes[i].hash == s.k.times.quarter || s.nodes[i].hash == s.k.times.year
	}
	return straight || !quarter && s.nodes[f.trigger].hash != s.k.times.in && (s.nodes[f.trigger].hash != s.k.to1 || s.nodes[f.trigger+1].hash == s.k.a)
}

// getting is the verb before the noun that fact f starts from.
func (s *sentence) getting(f *fact) int {
	i := int(f.trigger)
	for i > s.first && !(s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.verb)) {
		i--
	}
	return i
}

// orders reports whether the word of direction at node i is a verb that acts on
// something else: "may lower 114 ratings".
func (s *sentence) orders(i int) bool {
	return i > s.first && s.nodes[i].cls.has(s.k.typeBits["downadj"]) && s.nodes[i].cls.has(s.k.verb) && s.nodes[i-1].cls.has(s.k.modal)
}

// plain reports whether the verb at node v is neither perfect nor denied nor
// supposed: "has climbed" without a figure says nothing of the day.
func (s *sentence) plain(v int) bool {
	for i := s.groupStart(v, s.first); i < v; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.have.or(s.k.neg).or(s.k.modal)) {
			return false
		}
	}
	return true
}

// tradingAfter reports whether a date or a part of the trading day follows
// the verb at node v: "Apple rose in after-hours trading".
func (s *sentence) tradingAfter(v int) bool {
	for i := v + 1; i < s.end && i <= v+3; i++ {
		if s.nodes[i].date >= 0 && i == v+1 || s.payload(i, s.k.sessionClass) != "" {
			return true
		}
	}
	return false
}

// jointTotal: one sum named for several subjects is a total, unless "each" or
// a percentage says otherwise.
func (s *sentence) jointTotal(r *rule, f *fact) bool {
	return f.Unit != nil && *f.Unit == schema.UnitCurrency && f.EventType != schema.PriceMove && f.EventType != schema.PriceLevel
}
