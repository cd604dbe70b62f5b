package extract

import (
	"cmp"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// priors makes the figure after "from" a fact of its own for statistics and
// results ("rose to 5.5 percent from 5.3 percent"): what it was before.
func (s *sentence) priors(from []fact, m *matcher, out []fact) []fact {
	switch from[0].EventType {
	case schema.MacroIndicator, schema.CentralBank, schema.EarningsResult, schema.Dividend, schema.FinMetric, schema.Guidance:
	case schema.PriceMove:
		return s.priorLevel(from, m, out)
	default:
		return out
	}
	if len(from) > 1 {
		return out
	}
	f := from[0]
	f.Value, f.ValueHigh, f.Unit, f.Currency, f.Level, f.LevelUnit, f.LevelCurrency, f.Points = nil, nil, nil, nil, nil, nil, nil, nil
	f.Direction, f.Modality, f.date = nil, schema.Past, -1
	s.setValue(&f, int(m.am.from))
	s.lentUnit(&f, &from[0])
	if f.Value == nil || from[0].Unit != nil && *from[0].Unit != *f.Unit && (from[0].LevelUnit == nil || *from[0].LevelUnit != *f.Unit) && !s.besideLevel(&f, out) {
		return out
	}
	f.prior, f.of = true, int32(len(out)-len(from)+1)
	if n := int(m.am.from) + 1; n < s.end && s.nodes[n].date >= 0 {
		f.date = int32(n)
	}
	f.last = max(f.last, m.am.from)
	return append(out, f)
}

// lentUnit gives the bare figure that a rate came from the unit of the rate: "fell to 2.1
// percent in November from 4.0 in July".
func (s *sentence) lentUnit(f, to *fact) {
	if f.EventType != schema.MacroIndicator && f.EventType != schema.CentralBank || f.Value == nil || !same(f.Unit, ptr(schema.UnitCount)) || !percentual(to) || *f.Value > 4*max(1, *to.Value) {
		return
	}
	if n := int(f.qty) + 1; n >= s.end || s.nodes[n].date >= 0 || s.nodes[n].cls.has(s.k.stop) {
		f.Unit = to.Unit
	}
}

// priorLevel makes the level that a price moved from one of its own: "fell to 1.7760
// marks from 1.7885".
func (s *sentence) priorLevel(from []fact, m *matcher, out []fact) []fact {
	f := from[0]
	if len(from) > 1 || f.Level == nil || f.trigger > 0 && s.nodes[f.trigger-1].hash == s.k.colon { // a line of a list is one fact: "Euro/dollar: UP at"
		return out
	}
	before, unit, currency := *f.Level, *f.LevelUnit, f.LevelCurrency
	f.Value, f.ValueHigh, f.Unit, f.Currency, f.Level, f.LevelUnit, f.LevelCurrency, f.Points = nil, nil, nil, nil, nil, nil, nil, nil
	f.EventType, f.Direction, f.Bound, f.Modality, f.date = schema.PriceLevel, nil, schema.BoundEq, schema.Past, -1
	s.setLevel(&f, int(m.am.from))
	if f.Level == nil || *f.LevelUnit != unit || *f.Level == before {
		return out
	}
	if f.LevelCurrency == nil {
		f.LevelCurrency = currency
	}
	f.prior, f.of = true, int32(len(out)-len(from)+1)
	if n := int(m.am.from) + 1; n < s.end && s.nodes[n].date >= 0 {
		f.date = int32(n)
	}
	return append(out, f)
}

// besideLevel reports whether the figure of before f is of a level of a statistic that the
// sentence told: "amounted to $3.4 billion, up 7 percent from $3.1 billion".
func (s *sentence) besideLevel(f *fact, out []fact) bool {
	if f.EventType != schema.MacroIndicator {
		return false
	}
	for k := len(out) - 1; k >= 0 && out[k].sent == s.index; k-- {
		if g := &out[k]; g.EventType == f.EventType && g.Unit != nil && *g.Unit == *f.Unit && same(g.Metric, f.Metric) {
			return true
		}
	}
	return false
}

// gapping carries a predicate on to a phrase that leaves its verb out: "X rose
// 2 percent and Y 3 percent", "while Y 3 percent to 10".
func (s *sentence) gapping(r *rule, m *matcher, from, out []fact) []fact {
	if from[0].Value == nil {
		return out
	}
	unit := *from[0].Unit
	if s.is(m.endAt, s.k.closeParen) {
		return s.bracketList(r, &from[0], m.endAt, out)
	}
	at := m.endAt
	for range 6 {
		var np nounPhrase
		j, next := s.gapped(r, &from[0], at, &np)
		if next == 0 {
			return out
		}
		am, end := s.amountsAt(next)
		if end == next && r.metric == "macro" && unit == schema.UnitCount { // "and government 43,000"
			am, end = amounts{value: int32(next), points: -1, level: -1, from: -1, first: int32(next)}, next+1
		}
		if end == next {
			return out
		}
		for k := 0; k < np.n; k++ {
			if !s.subjectFits(r, &np.subs[k]) {
				continue
			}
			f := from[0]
			f.sub, f.Value, f.ValueHigh, f.Level, f.LevelUnit, f.LevelCurrency, f.Points = np.subs[k], nil, nil, nil, nil, nil, nil
			f.first, f.last, f.group = int32(j), int32(end-1), 0
			s.bindAmounts(&f, &am, k, np.n)
			f.first, f.last = int32(j), int32(end-1)
			if r.metric == "macro" && np.metric != "" && np.metricNode >= 0 {
				f.Metric, f.metricNode = ptr(cmp.Or(s.payload(int(np.metricNode), s.k.macroClass), np.metric)), np.metricNode
			} else if name := s.gappedFirmSeries(r, &np); name != "" { // "revenue rose 3 percent and operating profit 5 percent"
				f.Metric, f.metricNode = &name, np.metricNode
				if f.sub.weak {
					f.sub = from[0].sub
				}
			}
			if f.Value != nil && *f.Unit == unit {
				out = append(out, f)
			}
		}
		at = end
	}
	return out
}

// gappedFirmSeries is the name of the series of a company that phrase np names anew; empty
// if it names none.
func (s *sentence) gappedFirmSeries(r *rule, np *nounPhrase) string {
	if r.metric != "company" || np.metricNode < 0 {
		return ""
	}
	return s.payload(int(np.metricNode), s.k.metricClass)
}

// bracketList carries the direction of a change in brackets, which close at node j, on to
// the names listed behind it: "Acme (up 8 percent), Intel (7 percent) and Boeing (6 percent)".
func (s *sentence) bracketList(r *rule, from *fact, j int, out []fact) []fact {
	for {
		for j++; j < s.end && (s.is(j, s.k.commaHash) || s.is(j, s.k.and)); j++ {
		}
		open := s.bracketBehind(j)
		if open < 0 || !s.is(min(open+2, s.end-1), s.k.closeParen) {
			return out
		}
		q := s.quantityOf(open + 1)
		if q == nil || q.unit != *from.Unit || q.sign != 0 {
			return out
		}
		f := *from
		f.sub = subject{name: s.text(j, open-1), kind: schema.KindCompany, first: int32(j), last: int32(open - 1), unlisted: true}
		if n := &s.nodes[open-1]; n.ent >= 0 {
			f.sub = s.named(open - 1)
		}
		if s.subjectFits(r, &f.sub) && !s.demonym(open-1) {
			f.Value, f.ValueHigh, f.Level, f.LevelUnit, f.LevelCurrency, f.Points = nil, nil, nil, nil, nil, nil
			s.setValue(&f, open+1)
			f.first, f.last, f.group = int32(open-1), int32(open+1), 0
			out = append(out, f)
		}
		j = open + 2
	}
}

// bracketBehind is the bracket that opens behind the name which begins at node j, -1 if
// none does.
func (s *sentence) bracketBehind(j int) int {
	const longest = 5
	for k := j; k < s.end && k < j+longest; k++ {
		switch n := &s.nodes[k]; {
		case s.is(k, s.k.openParen) && k > j:
			return k
		case n.ent < 0 && n.flags&token.FlagCap == 0:
			return -1
		}
	}
	return -1
}

// gapped finds the phrase that shares the predicate of fact f, which ends at node
// at, and the node of its figure: 0 if none does.
func (s *sentence) gapped(r *rule, f *fact, at int, np *nounPhrase) (first, figure int) {
	j := at
	for j < s.end && r.metric == "macro" && s.nodes[j].date >= 0 { // "rose 5 percent in May and imports 3 percent"
		j++
	}
	b := j
	for j < s.end && (s.is(j, s.k.commaHash) || s.is(j, s.k.semicolon) || s.nodes[j].cls.has(s.k.conj) || s.is(j, s.k.and)) {
		j++
	}
	if j == b || j >= s.end {
		return 0, 0
	}
	next := s.phraseStartingAt(j, np)
	if r.metric == "macro" && (next == 0 || np.n == 0 || np.metric == "" && !s.k.kindBits.of("place").has(s.k.kindBits.of(np.subs[0].kind))) {
		next = s.gappedSeries(f, j, np)
	}
	if next == 0 || np.metric != "" && r.metric == "" {
		return 0, 0
	}
	for next < s.end && s.nodes[next].cls.has(s.k.adv) {
		next++
	}
	if next < s.end && s.is(next, s.k.by) {
		next++
	}
	if next >= s.end || s.nodes[next].qty < 0 {
		return 0, 0
	}
	return j, next
}

// gappedSeries takes the nouns from node j to a figure for one more series of whom
// fact f is of: "output rose 3 percent, mining 5 percent and power generation 6 percent".
// It returns the node behind them.
func (s *sentence) gappedSeries(f *fact, j int, np *nounPhrase) int {
	const longest = 5
	if f.EventType != schema.MacroIndicator || f.Metric == nil || f.Modality == schema.Past {
		return 0
	}
	e := j
	for e < s.end && e-j < longest && (s.ofSeries(e) || s.nodes[e].form&formIng != 0 || s.is(e, s.k.and) && e > j) {
		n := &s.nodes[e]
		if n.qty >= 0 || n.cls.has(s.k.adv) || s.is(e, s.k.by) {
			break
		}
		if n.cls.has(s.k.prep.or(s.k.pronoun).or(s.k.typeBits.of("bound")).or(s.k.typeBits.of("foresee"))) || s.is(e, s.k.than) || n.ent >= 0 && !n.cls.has(s.k.kindBits.of("place")) {
			return 0
		}
		e++
	}
	if e == j || e >= s.end || s.nodes[e-1].ent >= 0 || !s.nodes[e-1].cls.has(s.k.word) || s.nodes[e-1].cls.has(s.k.sidedAdj) {
		return 0
	}
	name := s.seriesName(j, e-1)
	if name == "" || s.listed("noseries", e-1) || s.nodes[e-1].cls.has(s.k.typeBits.of("highsup").or(s.k.typeBits.of("lowsup"))) {
		return 0
	}
	if f.Metric != nil && strings.HasPrefix(*f.Metric, "sector_") {
		name = *f.Metric
	}
	*np = nounPhrase{metric: name, metricNode: int32(e - 1), first: int32(j), last: int32(e - 1), placed: true}
	np.add(s.weak(f.sub, j))
	return e
}
