package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

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
		np.reset(j, j)
		return s.ctx.refer(s, refAny, j, np)
	}
	return false
}

// governingSubject finds the subject of the nearest verb to the left of node
// i, for phrases that hang on it: "hit a record high", "rose for a third day".
func (s *sentence) governingSubject(r *rule, i int, strict bool, np *nounPhrase, out []fact) bool {
	return s.subjectAlong(r, i, strict, np, out) || r.metric == anyMetric && (s.asideRecord(i, np, out) || !strict && s.recordOfEconomy(i, np))
}

// subjectAlong is governingSubject of what is no aside.
func (s *sentence) subjectAlong(r *rule, i int, strict bool, np *nounPhrase, out []fact) bool {
	if b := i - 2; r.event == schema.Extreme && b >= s.first && s.nodes[b+1].ent < 0 && s.nodes[b+1].cls.has(s.k.poss) && s.nodes[b].ent >= 0 && s.nodes[b].cls.has(s.k.unions.index) {
		return false // "it was the Nasdaq's best day since" is of its owner
	}
	for j := i - 1; j >= s.first && i-j < maxArguments; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.semicolon {
			return false
		}
		if r.metric == anyMetric && (s.absoluteAt(j, i, np) || s.factAt(j, np, out)) {
			return true
		}
		if r.metric == anyMetric && s.statisticAt(j, np) {
			return true
		}
		if r.metric == anyMetric && n.ent < 0 && n.cls.has(s.k.uttering) && n.cls.has(s.k.verb) {
			return false // "X calls it the worst slump since"
		}
		if strict && !s.argument(j) {
			return false
		}
		if n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) {
			if strict && s.drivesCurrency(j, i) {
				return false // "worries knocked sterling to a low": sterling's
			}
			if r.metric == anyMetric && s.linking(j) {
				strict = false
				continue // "marking its biggest fall": of what fell
			}
			if r.metric == anyMetric && j > s.first && s.nodes[j-1].cls.has(s.k.to) && s.factBehind(j-1, np, out) {
				return true // "rose to 106.8 from 105.3 to equal a 15-year high"
			}
			if r.metric == anyMetric && s.itWas(j, np) || s.subjectOf(j, np) || r.metric == anyMetric && (s.recordBack(i, j, np, out) || s.openSeries(j, true, np) || s.openSeries(j, false, np)) {
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

// absoluteAt takes the market that ends at node j behind "with", or beside another, where it has
// no verb of its own before what is said of it at node i: "with the Dow on course for its best
// week", "with the yen near its lowest".
func (s *sentence) absoluteAt(j, i int, np *nounPhrase) bool {
	if s.nodes[j].ent < 0 || !s.nodes[j].cls.has(s.k.kindBits.of("traded")) {
		return false
	}
	ahead := false
	for k := j + 1; k < i; k++ {
		n := &s.nodes[k]
		if s.listed("headingword", k) {
			ahead = true
		} else if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !n.cls.has(s.k.prep.or(s.k.det).or(s.k.pronoun).or(s.k.adj)) {
			return false
		}
	}
	if j+1 == i || !s.phraseEndingAt(j, np) {
		return false
	}
	b := int(np.first) - 1
	return b >= s.first && s.nodes[b].ent < 0 && (s.nodes[b].hash == s.k.times.with || ahead && (s.nodes[b].hash == s.k.and || s.nodes[b].hash == s.k.commaHash))
}

// factAt takes subject and series of the facts that the word at node j tells, or
// that end there: what is said after it of a record is said of them.
func (s *sentence) factAt(j int, np *nounPhrase, out []fact) bool {
	found := false
	for k := len(out) - 1; k >= 0; k-- {
		f := &out[k]
		if f.sent != s.index || int(f.trigger) != j && int(f.last) != j || !f.goesOn() {
			continue
		}
		if !found {
			*np = nounPhrase{metricNode: -1, first: f.first, last: f.last, from: int32(k + 1)}
			if f.Metric != nil {
				np.metric = *f.Metric
			}
		} else if first := &out[np.from-1]; f.trigger != first.trigger || f.EventType != first.EventType || !same(f.Metric, first.Metric) || f.sub.displayName() == first.sub.displayName() {
			continue
		}
		found = true
		np.add(f.sub)
	}
	return found
}

// goesOn reports whether a record can be one of what f tells: of a present move or figure
// that is not itself measured by another.
func (f *fact) goesOn() bool {
	if f.prior || f.of != 0 || f.window > 0 || !telling(f.EventType) {
		return false
	}
	return f.Modality != schema.Past && (f.Modality != schema.Forecast || f.EventType == schema.MacroIndicator)
}

var nearHash = token.Hash("near")

// statisticAt takes the statistic that stands before the "at" at node j, no verb between:
// "unemployment at a 14-year high".
func (s *sentence) statisticAt(j int, np *nounPhrase) bool {
	if j == s.first || !s.is(j, s.k.at) && s.nodes[j].hash != nearHash || s.payload(j-1, s.k.macroClass) == "" {
		return false
	}
	return s.phraseEndingAt(j-1, np) && np.metric != ""
}

// factBehind takes the fact that the nearest verb before the infinitive at node i tells.
func (s *sentence) factBehind(i int, np *nounPhrase, out []fact) bool {
	const reach = 12
	for k := i - 1; k >= s.first && k > i-reach; k-- {
		if s.factAt(k, np, out) {
			return true
		}
		if n := &s.nodes[k]; n.ent < 0 && n.cls.has(s.k.verb) || n.hash == s.k.semicolon {
			return false
		}
	}
	return false
}

// telling reports whether what a fact of a type tells can be a record.
func telling(event string) bool {
	switch event {
	case schema.PriceMove, schema.PriceLevel, schema.MacroIndicator, schema.EarningsResult, schema.CentralBank, schema.Labour, schema.Volume, schema.Flow, schema.Buyback, schema.Dividend:
		return true
	}
	return false
}

// linking reports whether the gerund at node j only says what the clause before it
// amounts to: "..., marking the first fall since May".
func (s *sentence) linking(j int) bool {
	return s.nodes[j].form&formIng != 0 && j > s.first && s.is(j-1, s.k.commaHash) && s.nodes[j].cls.has(s.k.typeBits.of("linkverb"))
}

// drivesCurrency reports whether the verb at node j moves a currency that stands
// between it and node i, as its object.
func (s *sentence) drivesCurrency(j, i int) bool {
	if !s.nodes[j].cls.has(s.k.typeBits.of("drive")) || j > s.first && s.nodes[j-1].cls.has(s.k.be) {
		return false
	}
	for k := j + 1; k < i && k < j+4; k++ {
		n := &s.nodes[k]
		if n.ent >= 0 {
			return n.cls.has(s.k.kindBits.of("#currency"))
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
		if f.EventType != r.event || f.sent != s.index || f.Metric == nil && r.metric != "" {
			continue
		}
		if f.EventType == schema.MacroIndicator && (f.Modality != schema.Actual && !r.is(roleAnotherPeriod) || offUnit(f)) {
			continue
		}
		for k > 0 && f.qty >= 0 && out[k-1].sent == s.index && out[k-1].EventType == f.EventType && out[k-1].qty == f.qty && r.is(roleSameUnit) {
			k-- // of two readings of one figure the one that its verb gives
			f = &out[k]
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
		if f.sent != s.index || f.prior || f.Modality == schema.Forecast || best >= 0 && f.last < out[best].last {
			continue
		}
		switch f.EventType {
		case schema.Extreme, schema.Streak, schema.Schedule:
			continue
		}
		if int(f.last) < i || f.EventType == schema.PriceMove && int(f.trigger) < i {
			best = k
		}
	}
	if best < 0 || i-int(out[best].last) > 8 {
		return false
	}
	for j := int(out[best].last) + 1; j < i; j++ { // "prices rose, driving the 10-year yield to a low": the yield's
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.typeBits.of("#index").or(s.k.typeBits.of("#commodity")).or(s.k.typeBits.of("#yield"))) {
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
	np.reset(i, i)
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
		return n.cls.has(s.k.kindBits.of("place").or(s.k.kindBits.of("#exchange")).or(s.k.kindBits.of("#currency")))
	case n.ent < 0 && n.cls.has(s.k.bound): // "just above a record low"
		return true
	case n.cls.has(s.k.including):
		return false
	}
	return n.cls.has(s.k.prep.or(s.k.det).or(s.k.adj).or(s.k.adv).or(s.k.conj).or(s.k.typeBits.of("argskip")).or(s.k.typeBits.of("perunit")).or(s.k.ccyName).or(s.k.against).or(s.k.typeBits.of("flat")).or(s.k.typeBits.of("upnoun")).or(s.k.typeBits.of("downnoun")).or(s.k.up).or(s.k.down).or(s.k.typeBits.of("highnoun")).or(s.k.typeBits.of("lownoun")).or(s.k.poss)) || n.hash == s.k.and || s.d.Tokens[n.first].Kind == token.LongDash || s.d.Tokens[n.first].Kind == token.Dash
}

// firstName takes the first name of the sentence that the rule's kinds allow, and that is
// not of who says so: "a survey by Acme", "according to Acme".
func (s *sentence) firstName(r *rule, i int, np *nounPhrase) bool {
	np.reset(i, i)
	for j := s.first; j < s.end; j++ {
		if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(r.kinds) && !(j > s.first && s.nodes[j-1].ent < 0 && (s.is(j-1, s.k.by) || s.nodes[j-1].cls.has(s.k.saying))) {
			np.add(s.named(j))
			return true
		}
	}
	return false
}
