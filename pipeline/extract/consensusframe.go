package extract

import "github.com/wiremill/wiremill/schema"

// What analysts expected of a company's result, where asides stand between them, their verb and
// the figure: "analysts, on the same basis, expected earnings, without charges, of 67 cents",
// "analysts on average expect Acme to post a loss of $2 billion".

// consensusReach bounds how far those who expect and the figure stand from the verb, in nodes.
const consensusReach = 18

// consensusRead is what one verb of expecting tells.
type consensusRead struct {
	verb, figure int
	metric       int // the noun of the series, -1
	owner        nounPhrase
}

// consensusLeft appends the expected results of the sentence that are left when the rules have run.
func (s *sentence) consensusLeft(facts []fact) []fact {
	if !s.cls.has(s.k.qty) || !s.cls.has(s.k.typeBits.of("foresee").or(s.k.typeBits.of("outlookverb"))) || !s.holdsListed("resultexpecter") {
		return facts
	}
	for v := s.first + 1; v < s.end; v++ {
		n := &s.nodes[v]
		if n.ent >= 0 || !n.cls.has(s.k.verb) || !n.cls.has(s.k.typeBits.of("foresee").or(s.k.typeBits.of("outlookverb"))) || s.suffers(v) || !s.expecterActs(v) {
			continue
		}
		r := consensusRead{verb: v, figure: -1, metric: -1}
		if s.consensusFigure(&r) && !s.figureTold(r.figure, facts) && s.consensusOwner(&r) {
			facts = s.consensusFacts(&r, facts)
		}
	}
	return facts
}

// expecterActs reports whether those who follow companies are the subject of the verb at node v:
// asides and participles may stand between.
func (s *sentence) expecterActs(v int) bool {
	for i := s.groupStart(v, s.first) - 1; i >= s.first && v-i < consensusReach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 && s.listed("resultexpecter", i):
			return i+1 >= s.end || !s.nodes[i+1].cls.has(s.k.poss)
		case n.hash == s.k.semicolon || n.ent < 0 && n.cls.has(s.k.quote.or(s.k.be).or(s.k.modal)):
			return false
		case n.ent < 0 && n.cls.has(s.k.verb) && n.form&formPart == 0 && !n.cls.has(s.k.adj):
			return false
		}
	}
	return false
}

// consensusFigure finds the figure that is expected, and the series it is of.
func (s *sentence) consensusFigure(r *consensusRead) bool {
	for i := r.verb + 1; i < s.end && i-r.verb < consensusReach; i++ {
		n := &s.nodes[i]
		switch {
		case n.qty >= 0:
			r.figure = i
			return s.suitsConsensus(r)
		case n.ent >= 0 || n.date >= 0:
		case s.payload(i, s.k.metricClass) != "" && r.metric < 0:
			r.metric = i
		case n.hash == s.k.semicolon || n.cls.has(s.k.quote.or(s.k.modal).or(s.k.compared).or(s.k.typeBits.of("beforeprep"))) || n.cls.has(s.k.conj) && n.hash != s.k.and || s.listed("sourceword", i):
			return false
		case s.anothersMatter(i) || s.listed("wholetrade", i) || s.listed("industry", i):
			return false
		}
	}
	return false
}

// suitsConsensus reports whether the figure is of the kind that the series expected, or the one
// told last, is told in.
func (s *sentence) suitsConsensus(r *consensusRead) bool {
	q := s.quantityOf(r.figure)
	if q == nil || q.unit != schema.UnitCurrency && q.unit != schema.UnitPct {
		return false
	}
	if q.unit == schema.UnitPct {
		return r.metric >= 0
	}
	if perShare(q) {
		return true
	}
	return q.val >= leastSum && (r.metric >= 0 || s.seriesAfterFigure(r) || s.doc.results.total != "" && s.reporting())
}

// reporting reports whether the article is telling results.
func (s *sentence) reporting() bool {
	x := &s.doc.results
	return x.has && s.index-x.sentence <= resultReach && x.sub.kind == schema.KindCompany
}

// seriesAfterFigure finds the series behind the figure: "$374 million in revenue".
func (s *sentence) seriesAfterFigure(r *consensusRead) bool {
	const reach = 4
	for i := r.figure + 1; i < s.end && i <= r.figure+reach; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.stop.or(s.k.verb)) {
			break
		}
		if s.payload(i, s.k.metricClass) != "" {
			r.metric = i
			return true
		}
	}
	return false
}

// consensusOwner finds of whom it is expected: the companies named between the verb and the figure,
// else the one whose results the article is telling, or the one that it is about.
func (s *sentence) consensusOwner(r *consensusRead) bool {
	np := &r.owner
	np.reset(r.verb, r.verb)
	for i := r.verb + 1; i < r.figure; i++ {
		n := &s.nodes[i]
		if n.ent < 0 {
			continue
		}
		if n.cls.has(s.k.company) && !s.demonym(i) {
			np.add(s.named(i))
		} else if n.cls.has(s.k.kindBits.of("#index").or(s.k.kindBits.of("#sector"))) {
			return false
		}
	}
	switch x := &s.doc.results; {
	case np.n > 0:
		return true
	case s.reporting():
		np.just(s.toldSince(s.weak(x.sub, r.verb), max(s.first, r.verb-consensusReach), r.verb))
	case s.ctx.mainCo != nil:
		np.just(s.weak(*s.ctx.mainCo, r.verb))
	}
	return np.n > 0 && np.subs[0].kind == schema.KindCompany
}

// consensusFacts appends what r tells of each company.
func (s *sentence) consensusFacts(r *consensusRead, facts []fact) []fact {
	start := len(facts)
	for _, x := range r.owner.subs[:r.owner.n] {
		f := fact{rule: &s.k.resultRule, trigger: int32(r.verb), qty: -1, date: -1, metricNode: int32(r.metric), sent: s.index, first: int32(min(r.verb, r.figure)), last: int32(r.figure), sub: x}
		f.EventType, f.Bound, f.Modality, f.Polarity = schema.EarningsResult, schema.BoundEq, schema.Forecast, "pos"
		f.Metric = ptr(s.consensusSeries(r))
		if !x.weak {
			f.first, f.last = min(f.first, x.first), max(f.last, x.last)
		}
		s.setValue(&f, r.figure)
		facts = append(facts, f)
	}
	together(facts, start)
	return facts
}

// consensusSeries is the series that r tells of: per share where the figure can be nothing else.
func (s *sentence) consensusSeries(r *consensusRead) string {
	m := s.doc.results.total
	if r.metric >= 0 {
		m = s.payload(r.metric, s.k.metricClass)
	}
	if q := s.quantityOf(r.figure); q != nil && perShare(q) && (m == "" || inMoney(&m)) {
		return "eps"
	}
	if m == "" {
		return "other"
	}
	return m
}
