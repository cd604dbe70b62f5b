package extract

import (
	"cmp"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// fact is a finding before it becomes a mention: it refers to nodes.
type fact struct {
	schema.Fact
	rule        *rule
	sub         subject
	first, last int32 // nodes of the evidence
	trigger     int32 // node of the verb or noun that makes it a fact
	earlier     bool  // told as what was before: "after shedding 2 percent"
	qty         int32 // node of the figure, -1
	aim         int32 // node of whom a measure is aimed at, where there are several; 0
	group       int32 // facts cut from one predicate share it; 0 none
	date        int32 // node of a date inside the match, -1
	metricNode  int32 // node of the series noun, -1
	parent      int32 // index+1 of the fact of the sentence that it is apposed to, 0 none
	window      int32 // node+1 of the window of an extreme, 0 none
	scope       string
	each, joint bool
	drop        bool
	marked      bool  // a high or low that is looked back to, with a day of its own
	security    bool  // the subject is named by its shares
	official    bool  // its actor is a regulator or a government
	prior       bool  // a figure of before, after "from"
	phraseAt    int32 // node at which the phrase of its subject begins
	loose       bool  // that phrase names a series that no list has
	of          int32 // 1 + the fact it is compared with; -1: that of an earlier sentence
	placed      bool  // its own words say which part of the trading day, and of what follows too
	moment      bool  // its sentence tells how the day ended after it
	speech      bool  // made of an attributed statement
	placedDay   bool  // its day is known from a calendar before its sentence
	background  bool
	part        string // of its company that it is of (firmpart.go)
	speaker     string
	counter     string        // what its currency is quoted in (pair.go)
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
	m.s, m.masks, m.read.at = s, g.masks, 0
	framed := s.cls.has(s.k.frameTrigger)
	if !framed && (len(m.next) == 0 || m.next[0].node() >= s.end) {
		return s.faresLeft(s.outlooksLeft(s.consensusLeft(s.resultsLeft(out))))
	}
	for i := s.first; i < s.end; i++ {
		for ; len(m.next) > 0 && m.next[0].node() == i; m.next = m.next[1:] {
			p := g.programs[m.next[0].program()]
			if !m.at(p, i) {
				continue
			}
			for _, ri := range p.rules {
				out = s.fire(&g.rules[ri], m, i, out)
			}
		}
		if framed && s.nodes[i].cls.has(s.k.frameTrigger) {
			for _, read := range s.k.frames {
				out = read(s, i, out)
			}
		}
	}
	return s.recordFigures(s.deedFigures(s.faresLeft(s.outlooksLeft(s.consensusLeft(s.resultsLeft(out))))))
}

// fire turns a match of rule r that started at node i into facts.
func (s *sentence) fire(r *rule, m *matcher, i int, out []fact) []fact {
	np := &s.np
	s.besides, s.awaits, s.parties.n = 0, false, 0
	if !r.find(s, search{r: r, m: m, at: i, out: out}, np) && !s.statementAhead(r, m, i, np) {
		return out
	}
	if r.event == schema.PriceMove && np.n > 0 && !s.subjectFits(r, &np.subs[0]) {
		s.mainSubject(r, i, np)
	}
	s.onBehalf(r, np)
	if !s.metricFits(r, np) && !(s.statementAhead(r, m, i, np) && s.metricFits(r, np)) {
		return out
	}
	if s.movesUnpriced(r, m, np, out) {
		return out
	}
	base := s.factFor(r, m, i, np, out)
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
		if f, ok := s.factOn(r, m, base, np, k, int32(start+1)); ok {
			out = s.eachTarget(f, s.eachParty(f, append(out, *f)))
		}
	}
	return s.factsBeside(r, m, np, out, start)
}

// factFor is what all facts of a match of rule r at node i share, until the next match.
func (s *sentence) factFor(r *rule, m *matcher, i int, np *nounPhrase, out []fact) *fact {
	base := &m.base
	*base = fact{rule: r, trigger: int32(i), qty: -1, date: -1, sent: s.index, first: int32(i), last: int32(m.endAt - 1)}
	base.EventType = r.event
	base.security = np.security
	base.metricNode, base.of = np.metricNode, s.besides
	base.phraseAt, base.loose = np.first, np.loose
	if np.from > 0 {
		base.Direction, base.first, base.parent = out[np.from-1].Direction, np.first, np.from
	}
	base.Bound, base.Modality, base.Polarity = schema.BoundEq, schema.Actual, "pos"
	s.assign(base, r, m, np)
	if s.awaits && base.Modality == schema.Actual {
		base.Modality = schema.Expected
	}
	if v := m.caps['V'-'A']; v.end > v.first {
		base.trigger = v.first
	}
	base.earlier = s.lookedBack(int(base.trigger))
	if r.subject == subjSeries || r.subject == subjFollows {
		s.inherit(base, m, out)
	}
	return base
}

// factOn is the fact of a match on its subject k, until the next one; ok is false if that
// cannot be one or something that the rule needs is missing.
func (s *sentence) factOn(r *rule, m *matcher, base *fact, np *nounPhrase, k int, group int32) (*fact, bool) {
	sub := np.subs[k]
	if !s.subjectFits(r, &sub) {
		return nil, false
	}
	f := &m.fact
	*f = *base
	if sub.weak && f.ActorName != nil && *f.ActorName == sub.displayName() && r.event == schema.MacroIndicator {
		f.ActorName, f.ActorID = nil, nil // "Norway raised its growth forecast"
	}
	if sub.weak && f.ActorName != nil && *f.ActorName == sub.displayName() && !s.another(&sub, *f.ActorName) {
		return f, false
	}
	if r.event == schema.RatingChange && sub.weak {
		if (s.personal(&sub) || s.onlyRates(&sub)) && !s.another(&sub, sub.displayName()) {
			return f, false // "Oppenheimer analyst X downgraded the stock": not Oppenheimer's
		}
		if f.ActorName != nil {
			s.ofList(&sub, *f.ActorName)
		}
	}
	f.sub = sub
	s.figures(f, r, m, k, np.n)
	if f.window > 0 {
		s.markDay(f)
	}
	s.remultiply(f, m)
	s.spread(f)
	f.first = min(f.first, sub.first)
	f.last = max(f.last, sub.last)
	if np.metricNode >= 0 {
		f.first = min(f.first, np.metricNode, np.first)
	}
	if np.n > 1 {
		f.group = group
		f.joint = !f.each && s.jointTotal(r, f)
	}
	for _, infer := range r.infer {
		infer(s, f)
	}
	return f, s.complete(r, f)
}

// factsBeside adds what the words of a match tell beside its facts, which begin at start:
// further series, earlier figures, levels, the names and figures of a gapped list.
func (s *sentence) factsBeside(r *rule, m *matcher, np *nounPhrase, out []fact, start int) []fact {
	if len(out) == start+1 && r.metric == "macro" && np.metricNode >= 0 {
		out = s.otherSeries(np, m, out[start:], out)
	}
	if len(out) > start && r.event == schema.PriceMove && out[len(out)-1].Value != nil {
		s.doc.priced = s.index + 1
		s.doc.noteMove(&out[len(out)-1], s.index)
	}
	if len(out) > start && ofPrice(r.event) && np.metric == "" {
		s.doc.traded = s.index + 1
	}
	if len(out) > start && r.event == schema.MacroIndicator {
		s.doc.series = s.index + 1
	}
	if len(out) > start && m.am.end > 0 && m.am.from >= 0 {
		out = s.priors(out[start:], m, out)
	}
	if len(out) > start && m.am.end > 0 && m.am.level >= 0 && np.n == 1 {
		out = s.countLevels(out[start:], m, out)
	}
	if len(out) == start+1 && np.n == 1 {
		out = s.counterparts(m, out)
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

func (s *sentence) subjectFits(r *rule, sub *subject) bool {
	if sub.unlisted && !s.corporate(r, sub) && (r.event != schema.PriceMove || !r.priced) {
		return false // a bare name is enough for a figure of price only
	}
	if r.kinds == (mask{}) || r.metric == anyMetric && s.np.metric != "" {
		return true
	}
	kind := sub.kind
	if kind == schema.KindSector && r.ofResults() && !s.np.security { // "Chinese airlines posted a drop in profit"
		kind = schema.KindCompany
	}
	if kind == entity.KindExchange && s.np.security && (r.event == schema.PriceMove || r.event == schema.PriceLevel) { // "LSE shares rose 2 percent"
		kind = schema.KindCompany
	}
	return r.kinds.has(s.k.kindBits.of(kind))
}

// metricFits checks that a rule of series finds a series, and one of things a
// thing; what is said of records is said of both.
func (s *sentence) metricFits(r *rule, np *nounPhrase) bool {
	switch {
	case r.metric == anyMetric:
		return np.metric == "" || np.metricNode < 0 || s.ownerFits(&s.k.macroSeries, np) || !np.subs[0].weak && s.ownerFits(&s.k.firmSeries, np)
	case r.subject != subjFact && (r.metric == "") != (np.metric == ""):
		return false
	}
	return r.metric == "" || s.ownerFits(r, np)
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
	if r.metric == "company" {
		s.salesAbroad(np)
	}
	company := s.k.kindBits.of("issuer").has(s.k.kindBits.of(np.subs[0].kind)) || r.ofResults() && np.subs[0].kind == schema.KindSector
	if company && s.inList("producers", np.subs[0].displayName()) {
		company = r.metric == "company" && s.payload(max(int(np.metricNode), 0), s.k.macroClass) == "" && !s.nodes[max(int(np.metricNode), 0)].cls.has(s.k.seriesHead) // "OPEC output"
	}
	if np.metricNode < 0 { // taken over from an earlier fact
		return company == (r.metric == "company")
	}
	if r.metric == "macro" {
		return !company && (s.payload(int(np.metricNode), s.k.macroClass) != "" || s.nodes[np.metricNode].ent >= 0 || s.nodes[np.metricNode].cls.has(s.k.seriesHead) || s.stockpiles(int(np.metricNode)) || np.placed)
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
	if (np.metricNode < 0 || s.besides > 0) && np.metric != "" { // taken over from an earlier fact
		f.Metric = ptr(np.metric)
	} else if np.metric != "" {
		name := s.payload(int(np.metricNode), s.k.metricClass)
		if r.metric == "macro" || r.metric == anyMetric && !s.k.kindBits.of("issuer").has(s.k.kindBits.of(np.subs[0].kind)) {
			name = cmp.Or(s.tradedSeries(int(np.metricNode)), s.payload(int(np.metricNode), s.k.macroClass), np.metric)
		} else if (name == "sales" || name == "revenue") && s.likeForLike(int(np.metricNode)+1, m.startAt) {
			name = "comparable_sales"
		}
		f.Metric = &name
	}
	for _, a := range r.set {
		a.apply(s, f, m)
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
