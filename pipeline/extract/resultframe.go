package extract

import "github.com/wiremill/wiremill/schema"

// Results told by a series and the figure beside it, where no rule knows the verb: "took a
// related charge of $9 million", "for the year-earlier quarter, Acme earned no more than 38 cents
// a share", "announcing a charge of $340 million".

// resultRead is what one noun of a company's series tells.
type resultRead struct {
	at, figure int // the noun, its figure
	verb       int // what is done with it, -1
	metric     string
	owner      nounPhrase
}

// resultsLeft appends the results of the sentence that are left when the rules have run.
func (s *sentence) resultsLeft(facts []fact) []fact {
	if !s.cls.has(s.k.qty) || !s.cls.has(s.k.metric) && !s.holdsListed("chargehead") {
		return facts
	}
	for i := s.first; i < s.end; i++ {
		facts = s.resultAt(i, facts)
	}
	return facts
}

// holdsListed reports whether a word of the list stands in the sentence.
func (s *sentence) holdsListed(list string) bool { return s.anyListed(list, s.first, s.end-1) }

// resultAt appends the result that the series at node i tells, if no rule found it.
func (s *sentence) resultAt(i int, facts []fact) []fact {
	r := resultRead{at: i, figure: -1, verb: -1, metric: s.statementSeries(i)}
	if r.metric == "" || i+1 < s.end && s.begins("resultnot", i+1) {
		return facts
	}
	if r.figure = s.figureOfSeries(i); r.figure < 0 || s.figureTold(r.figure, facts) || !s.suitsSeries(&r) || s.besideResult(&r) {
		return facts
	}
	if !s.resultOwner(&r) || r.owner.n != 1 || r.owner.subs[0].kind != schema.KindCompany {
		return facts
	}
	return append(facts, s.resultFact(&r))
}

// statementSeries is the series of the income statement that the noun at node i names, "" if
// it names none.
func (s *sentence) statementSeries(i int) string {
	n := &s.nodes[i]
	switch m := s.payload(i, s.k.metricClass); {
	case n.ent >= 0 || n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.verb):
		return ""
	case m != "" && core(m):
		return m
	case s.listed("chargehead", i):
		return "charge"
	}
	return ""
}

// figureOfSeries is the node of the figure of the series at node i: "earnings for the quarter of
// 57 cents", "a $57 million charge"; -1 if it has none.
func (s *sentence) figureOfSeries(i int) int {
	if q := s.figureBehindSeries(i); q >= 0 {
		return q
	}
	const before = 4
	for j := i - 1; j >= s.first && i-j <= before; j-- {
		n := &s.nodes[j]
		if n.qty >= 0 {
			return j
		}
		if n.ent >= 0 || !s.isDash(j) && n.date < 0 && !n.cls.has(s.k.adj) && (!n.cls.has(s.k.word) || n.cls.has(s.k.prep.or(s.k.verb).or(s.k.stop).or(s.k.det).or(s.k.conj))) {
			break
		}
	}
	return -1
}

// figureBehindSeries is the figure of the series at node i that "of" or "at" leads to; -1 if
// there is none before something else is told.
func (s *sentence) figureBehindSeries(i int) int {
	const reach = 9
	for j := i + 1; j+1 < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && n.cls.has(s.k.compared.or(s.k.typeBits.of("beforeprep"))):
			return -1
		case n.ent < 0 && (n.hash == s.k.of || n.hash == s.k.at):
			if q := s.figureAfter(j); q > 0 {
				return q
			}
		case n.date >= 0 || n.ent < 0 && n.cls.has(s.k.prep.or(s.k.det).or(s.k.adj).or(s.k.adv)) && n.hash != s.k.from && !n.cls.has(s.k.compared.or(s.k.sub).or(s.k.rel)):
		case n.qty >= 0 || n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.conj).or(s.k.poss).or(s.k.to)):
			return -1
		}
	}
	return -1
}

// figureTold reports whether a fact has the figure at node q, as a value or as a level.
func (s *sentence) figureTold(q int, facts []fact) bool {
	for k := range facts {
		if f := &facts[k]; !f.drop && (int(f.qty) == q || int(f.first) <= q && q <= int(f.last) && (f.Value != nil || f.Level != nil) && f.EventType != schema.AnalystComment && f.EventType != schema.PolicyStatement) {
			return true
		}
	}
	return false
}

// suitsSeries reports whether the figure is of the kind that its series is told in: money, of
// margins a share.
func (s *sentence) suitsSeries(r *resultRead) bool {
	q := s.quantityOf(r.figure)
	if q == nil {
		return false
	}
	if !inMoney(&r.metric) && r.metric != "charge" {
		return q.unit == schema.UnitPct
	}
	share := r.figure+1 < s.end && s.nodes[r.figure+1].cls.has(s.k.perUnit)
	return q.unit == schema.UnitCurrency && (q.val >= leastSum || share && perShare(q))
}

// besideResult reports whether the words before the series say that its figure is of another
// time or of what others foresee: "from a profit of", "estimates for revenue of".
func (s *sentence) besideResult(r *resultRead) bool {
	const reach = 7
	for j := min(r.at, r.figure) - 1; j >= s.first && r.at-j <= reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if n.hash == s.k.from || n.hash == withHash || n.cls.has(s.k.compared.or(s.k.typeBits.of("beforeprep")).or(s.k.typeBits.of("outlooknoun")).or(s.k.typeBits.of("foreteller")).or(s.k.typeBits.of("consensusnoun"))) || s.listed("valuing", j) {
			return true
		}
		if n.cls.has(s.k.stop.or(s.k.verb)) {
			return false
		}
	}
	return false
}

// resultOwner finds whose series it is: its owner, or who acts by the verb before it where that
// is one of telling, having or taking results.
func (s *sentence) resultOwner(r *resultRead) bool {
	const reach = 12
	b := min(r.at, r.figure)
	for j := b - 1; j >= s.first && b-j < reach; j-- {
		n := &s.nodes[j]
		switch {
		case n.hash == s.k.semicolon, n.ent < 0 && n.cls.has(s.k.rel.or(s.k.sub).or(s.k.conj)) && n.date < 0, n.qty >= 0:
			return s.ownSeries(r)
		case n.ent < 0 && n.cls.has(s.k.verb.or(s.k.have)) && !n.cls.has(s.k.nounform):
			if !s.begins("resultdo", j) {
				return false
			}
			r.verb = j
			return !s.suffers(j) && s.agentOf(j, &r.owner) && s.acts(&r.owner) && !r.owner.security
		}
	}
	return s.ownSeries(r) || s.opensSeries(r)
}

// opensSeries takes the company whose results the article has just told for a series that opens
// its sentence: "Net profit of $351 million, or 47 cents per share, was up from".
func (s *sentence) opensSeries(r *resultRead) bool {
	const opening = 3
	x := &s.doc.results
	if r.at-max(s.first, s.head) > opening || r.figure < r.at || !x.has || s.index-x.sentence > resultReach || s.ofUnlisted(r.at) {
		return false
	}
	for j := max(s.first, s.head); j < r.at; j++ {
		if n := &s.nodes[j]; n.ent >= 0 || n.cls.has(s.k.prep.or(s.k.stop)) {
			return false
		}
	}
	r.owner.just(s.weak(x.sub, r.at))
	return true
}

// ownSeries finds the owner of the series that its own phrase names.
func (s *sentence) ownSeries(r *resultRead) bool {
	return s.ownerOf(min(r.at, r.figure), &r.owner) && s.acts(&r.owner)
}

// resultFact is the fact that r tells.
func (s *sentence) resultFact(r *resultRead) fact {
	x := r.owner.subs[0]
	f := fact{rule: &s.k.resultRule, trigger: int32(r.at), qty: -1, date: -1, metricNode: int32(r.at), sent: s.index, first: int32(r.at), last: int32(r.at), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity, f.Metric = schema.EarningsResult, schema.BoundEq, schema.Actual, "pos", ptr(r.metric)
	if r.verb >= 0 {
		f.trigger, f.first = int32(r.verb), min(f.first, int32(r.verb))
	}
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	s.setValue(&f, r.figure)
	return f
}
