package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// expectedResult tells a result from what is expected of one: "expects sales to rise
// 3 percent" is guidance if the company says so, a forecast if analysts do.
func (s *sentence) expectedResult(f *fact) {
	v := s.groupStart(int(f.trigger), s.first)
	if v == int(f.trigger)-2 && s.flatTo(int(f.trigger)) {
		v = int(f.trigger) // "profit of 50 cents, flat to up 8 percent"
	}
	if s.nodes[v].cls.has(s.k.futureAux) && (f.Modality == schema.Scheduled || f.Modality == schema.Possible) {
		f.Modality = schema.Forecast
		if !s.near("foreteller", f) {
			f.EventType = schema.Guidance
			spread(f)
		}
		return
	}
	if f.Modality == schema.Possible && !same(f.Metric, ptr("charge")) && s.tellsItself(f) { // "cautioned that sales could drop"
		f.EventType = schema.Guidance
		spread(f)
		return
	}
	if s.ownForecast(v, int(f.trigger)) {
		f.Modality, f.EventType = schema.Forecast, schema.Guidance
		spread(f)
		return
	}
	if f.Modality != schema.Past && !f.prior && s.foretold(f) {
		f.Modality, f.EventType = schema.Forecast, schema.Guidance
		spread(f)
		return
	}
	if f.Modality != schema.Actual && f.Modality != schema.Expected || v-1 < s.first || !s.nodes[v-1].cls.has(s.k.to) {
		return
	}
	for j := v - 2; j >= s.first && v-j < 14; j-- {
		n := &s.nodes[j]
		if n.cls.has(s.k.typeBits.of("outlookverb").or(s.k.typeBits.of("foresee"))) && n.cls.has(s.k.verb) {
			var np nounPhrase
			f.Modality = schema.Forecast
			if j > s.first && s.nodes[j-1].ent < 0 && s.nodes[j-1].cls.has(s.k.be) {
				return // "had been expected to post": by others
			}
			if s.subjectOf(j, &np) && np.n > 0 && np.metric == "" && np.subs[0].displayName() == f.sub.displayName() {
				f.EventType = schema.Guidance
				spread(f)
			}
			return
		}
	}
	f.Modality = schema.Expected
}

// ownForecast reports whether the verb group [v,t) is one in which a company
// foretells its own figures: "it now expected to post", not "is expected to".
func (s *sentence) ownForecast(v, t int) bool {
	for i := v; i < t; i++ {
		if n := &s.nodes[i]; n.cls.has(s.k.typeBits.of("outlookverb")) && n.cls.has(s.k.verb) {
			return i == s.first || !s.nodes[i-1].cls.has(s.k.be) && !(s.nodes[i-1].cls.has(s.k.adv) && i-2 >= s.first && s.nodes[i-2].cls.has(s.k.be))
		}
	}
	return false
}

// foreseeing reports whether the verb of outlook at or before node i is active:
// "expects", not "is expected".
func (s *sentence) foreseeing(i int) bool {
	for ; i >= s.first; i-- {
		n := &s.nodes[i]
		if !n.cls.has(s.k.typeBits.of("outlookverb")) || !n.cls.has(s.k.verb) {
			continue
		}
		for i--; i > s.first && s.nodes[i].cls.has(s.k.adv); i-- {
		}
		if n.hash == seenHash && i >= s.first && s.nodes[i].cls.has(s.k.have) { // "has seen its profit hurt"
			return false
		}
		return n.form&formPart == 0 || i < s.first || !s.nodes[i].cls.has(s.k.be)
	}
	return true
}

// foretold reports whether a result without a verb of its own hangs on what its
// company foresees: "forecast that fuel would push its profit down 5 percent".
func (s *sentence) foretold(f *fact) bool {
	will := s.nodes[f.trigger].form&formIng != 0 // "sees revenue growing"
	for j := int(f.trigger) - 1; j >= s.first && int(f.trigger)-j < 16; j-- {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.futureAux.or(s.k.to)):
			will = true
		case n.cls.has(s.k.typeBits.of("outlookverb")) && n.cls.has(s.k.verb):
			var np nounPhrase
			passive := j > s.first && s.nodes[j-1].ent < 0 && s.nodes[j-1].cls.has(s.k.be) // "had been expected to post": by others
			return will && !passive && s.subjectOf(j, &np) && np.n > 0 && np.metric == "" && np.subs[0].displayName() == f.sub.displayName()
		case n.ent < 0 && n.cls.has(s.k.stop.or(s.k.quote)) || n.hash == s.k.commaHash || n.hash == s.k.times.after:
			return false // "expects growth after sales declined"
		}
	}
	return false
}

// surveys reports whether a house measures and foretells the sales of others.
func (s *sentence) surveys(x *subject) bool {
	return s.inList("surveyor", x.displayName())
}

// unfounded reports whether a result is none of its subject: that of a house
// that measures others, a bare number of money, what would have been.
func (s *sentence) unfounded(f *fact) bool {
	if s.surveys(&f.sub) {
		return true
	}
	if s.k.kindBits.of("place").has(s.k.kindBits.of(f.sub.kind)) {
		return true // "at T-Mobile Germany"
	}
	if f.Unit != nil && *f.Unit == schema.UnitCount && f.Metric != nil && core(*f.Metric) && (*f.Value < 1000 || *f.Metric == "eps" || s.yearNumber(int(f.qty))) {
		return true
	}
	if f.sub.weak && !s.doc.results.has && f.metricNode >= 0 && strings.EqualFold(s.text(int(f.metricNode), int(f.metricNode)), "turnover") {
		return true // that of a market
	}
	would := false
	for i := s.groupStart(int(f.trigger), s.first); i < int(f.trigger); i++ {
		if would && s.nodes[i].cls.has(s.k.have) {
			return true
		}
		would = would || s.nodes[i].cls.has(s.k.futureAux)
	}
	return false
}

// yearNumber reports whether the figure at node i is written as a year.
func (s *sentence) yearNumber(i int) bool {
	if i < s.first {
		return false
	}
	text := s.text(i, i)
	return len(text) == 4 && (text[:2] == "19" || text[:2] == "20") && text[2] != '.'
}

// besideOutlook reports whether a figure of rule r stands beside an outlook: what others
// expect, or what was of a period that is over: "down from 37 cents a year earlier".
func (s *sentence) besideOutlook(r *rule, m *matcher) bool {
	const reach = 3
	if !r.is(rolePrior) {
		return r.is(roleExpected)
	}
	c := m.caps[captureA]
	for j := int(c.end); c.end > c.first && j < s.end && j < int(c.end)+reach; j++ {
		if s.nodes[j].date >= 0 {
			iv, ok := s.dateExpr(j).Resolve(s.doc.anchor, when.Past)
			return ok && iv.To < s.doc.anchor.Date
		}
	}
	return false
}

// passive reports whether the verb group of a result is "are expected to".
func (s *sentence) passive(f *fact) bool {
	be := false
	for i := s.groupStart(int(f.trigger), s.first); i < int(f.trigger); i++ {
		n := &s.nodes[i]
		if be && n.cls.has(s.k.typeBits.of("outlookverb").or(s.k.typeBits.of("foresee"))) {
			return true
		}
		be = be || n.cls.has(s.k.be)
	}
	return false
}

// reach completes the range of an outlook whose ends are two figures: "to $6.36
// to $6.46", "31 cents to 36 cents".
func (s *sentence) reach(f *fact) {
	q := s.quantityOf(int(f.qty))
	if q == nil || f.ValueHigh != nil || f.Level != nil || f.Bound != schema.BoundEq || f.rule.is(roleChangeFirst) {
		return
	}
	other := func(at, to int) *quantity {
		if at < s.first || at >= s.end || !s.is(to, s.k.to1) {
			return nil
		}
		o := s.quantityOf(at)
		if o == nil || o.unit != q.unit || o.ccy != q.ccy || o.scaled != q.scaled {
			return nil
		}
		return o
	}
	if s.sharedEnd(f, q) || s.sharedPercent(f, q) {
		return
	}
	if s.flatTo(int(f.qty)-1) && f.Unit != nil && *f.Unit == schema.UnitPct {
		f.ValueHigh, f.Value, f.Bound = f.Value, ptr(0.0), schema.BoundBetween
		return
	}
	if o := other(int(f.qty)+2, int(f.qty)+1); o != nil && o.val > q.val && int(f.qty)+1 < s.end {
		f.ValueHigh, f.Bound, f.last = ptr(o.val), schema.BoundBetween, max(f.last, f.qty+2)
	} else if o := other(int(f.qty)-2, int(f.qty)-1); o != nil && o.val < q.val && (int(f.qty)-3 < s.first || !s.is(int(f.qty)-3, s.k.by) && !s.is(int(f.qty)-3, s.k.from)) {
		f.Value, f.ValueHigh, f.Bound = ptr(o.val), ptr(q.val), schema.BoundBetween
	}
}

// sharedPercent completes the range of an outlook whose lower end leaves its unit to
// the upper one: "from 7 to 10 percent".
func (s *sentence) sharedPercent(f *fact, q *quantity) bool {
	at := int(f.qty) + 2
	if at >= s.end || !s.is(at-1, s.k.to1) || q.unit != "" {
		return false
	}
	o := s.quantityOf(at)
	if o == nil || o.unit != schema.UnitPct || o.val <= q.val {
		return false
	}
	f.Value, f.ValueHigh, f.Bound, f.Unit = ptr(q.val), ptr(o.val), schema.BoundBetween, ptr(schema.UnitPct)
	f.last = max(f.last, int32(at))
	return true
}

// sharedEnd completes the range of an outlook whose lower end leaves the money
// to the upper one: "35 to 85 cents", "17.0 billion to 17.3 billion euros".
func (s *sentence) sharedEnd(f *fact, q *quantity) bool {
	at := int(f.qty) - 2
	if at < s.first || !s.is(at+1, s.k.to1) || q.unit != schema.UnitCurrency {
		return false
	}
	o := s.quantityOf(at)
	if o == nil || o.unit != "" || o.scaled != q.scaled {
		return false
	}
	low := o.val
	if !q.scaled && low > q.val {
		low /= 100
	}
	if low >= q.val || low < q.val/20 {
		return false
	}
	f.Value, f.ValueHigh, f.Bound = ptr(low), ptr(q.val), schema.BoundBetween
	f.first = min(f.first, int32(at))
	return true
}

// ownExpected reports whether what is expected is told by the company itself, which says so
// or whose results the article tells: no one else who expects stands in the sentence.
func (s *sentence) ownExpected(f *fact) bool {
	const reach = 2
	if s.othersExpect(f) {
		return false
	}
	if x := &s.doc.results; x.has && s.index-x.sentence <= reach && x.sub.same(&f.sub) {
		return true
	}
	return s.tellsItself(f)
}

// tellsItself reports whether the company of fact f says itself what the sentence tells.
func (s *sentence) tellsItself(f *fact) bool {
	for i := s.first; i < s.end; i++ {
		var np nounPhrase
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.saying) && n.cls.has(s.k.verb) && s.subjectOf(i, &np) && np.n == 1 && np.subs[0].same(&f.sub) {
			return true
		}
	}
	return false
}

// othersExpect reports whether somebody else than the company of fact f stands in the
// sentence who can expect what it tells: another company, the market, analysts.
func (s *sentence) othersExpect(f *fact) bool {
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.cls.has(s.k.kindBits.of("#market")) || s.listed("surveyword", i) || n.ent >= 0 && n.cls.has(s.k.company) && !s.named(i).same(&f.sub) {
			return true
		}
	}
	return false
}
