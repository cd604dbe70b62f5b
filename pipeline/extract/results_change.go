package extract

import (
	"cmp"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// changeReach is how far, in nodes, the change of a figure may stand after it:
// "a net profit of 46 billion yen for the year that ended in March, up 67 percent".
const changeReach = 24

// changed completes a result that is told as a sum ("revenue of X, up N
// percent from a year earlier"): the change is its value then, the sum its level.
func (s *sentence) changed(f *fact) {
	if f.qty < 0 || f.Value == nil || f.Level != nil || f.prior || f.Modality == schema.Past && f.EventType != schema.Operations {
		return
	}
	if f.Unit == nil {
		return
	}
	share := *f.Unit == schema.UnitPct && f.Metric != nil && !inMoney(f.Metric) // "was 10 percent, up from 8 percent"
	if !share && *f.Unit != schema.UnitCurrency && *f.Unit != schema.UnitCount {
		return
	}
	counted := int(f.qty)
	if d := f.last - f.qty; f.EventType == schema.Operations || d > 0 && d <= 4 && f.EventType == schema.EarningsResult { // what is counted stands behind its figure
		counted = int(f.last)
	}
	at, sign := s.changeOf(counted)
	if sign == "" || share && at >= 0 || f.Direction != nil && at < 0 {
		return
	}
	if f.EventType == schema.Operations && at > counted && s.copulaBetween(counted, at) {
		return // "which runs 3,800 stores, were up 2.3 percent": its shares were
	}
	f.Direction = &sign
	if f.BasePeriod == nil && (f.EventType == schema.EarningsResult || f.EventType == schema.Operations || f.EventType == schema.Dividend) {
		f.BasePeriod = ptr(yearOnYear)
	}
	if at < 0 { // "up from $1.1 billion"
		return
	}
	level := int(f.qty)
	f.Value, f.ValueHigh, f.Unit, f.Currency, f.Bound = nil, nil, nil, nil, schema.BoundEq
	s.setValue(f, at)
	f.qty = int32(level) // what it continues with is of the sum
	s.setLevel(f, level)
	f.Direction, f.last = &sign, max(f.last, int32(at))
}

// copulaBetween reports whether an auxiliary stands between nodes a and b.
func (s *sentence) copulaBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if s.nodes[i].cls.has(s.k.be) {
			return true
		}
	}
	return false
}

// changeOf finds the change that is told of the figure at node q after it, and
// its direction; at is -1 where only the direction is told.
func (s *sentence) changeOf(q int) (at int, sign string) {
	for i := q + 1; i < s.end && i <= q+changeReach; i++ {
		n := &s.nodes[i]
		switch {
		case n.qty >= 0 && n.ent < 0:
			if s.qtys[n.qty].unit != "" && !s.apposed(q, i) {
				return s.nounChange(i)
			}
		case n.ent < 0 && n.date < 0 && n.cls.has(s.k.upNoun.or(s.k.downNoun)) && i+2 < s.end && s.is(i+1, s.k.of) && s.isPct(i+2) && (s.nodes[i-1].cls.has(s.k.det.or(s.k.adj)) || s.nodes[i-1].date >= 0):
			return i + 2, s.sign(i) // "an increase of 25 percent"
		case n.ent < 0 && n.date < 0 && n.cls.has(s.k.sidedAdj):
			return s.adjChange(i)
		case n.ent < 0 && n.date < 0 && n.form&formIng != 0 && n.cls.has(s.k.up.or(s.k.down)) && i+1 < s.end && s.isPct(s.figureAfter(i)):
			return s.figureAfter(i), s.sign(i)
		case n.date >= 0 || n.ent >= 0 || n.hash == s.k.commaHash || n.hash == s.k.openParen || n.hash == s.k.closeParen || n.hash == s.k.or:
		case n.ent < 0 && n.cls.has(s.k.typeBits.of("beforeprep")) && n.last > n.first && s.changeWord(i) != "":
			return -1, s.changeWord(i)
		case n.cls.has(s.k.compared) || n.hash == s.k.semicolon || n.hash == s.k.and || n.hash == s.k.from || n.cls.has(s.k.quote) || n.cls.has(s.k.sub) && !n.cls.has(s.k.rel):
			return -1, ""
		case n.ent < 0 && s.listed("marking", i): // "representing an increase of 5.9 percent"
		case n.cls.has(s.k.metric) || n.cls.has(s.k.verb) && !s.afterRel(i):
			return -1, ""
		}
	}
	return -1, ""
}

// changeWord is the direction of a phrase such as "up from".
func (s *sentence) changeWord(i int) string {
	switch word, _, _ := strings.Cut(s.text(i, i), " "); word {
	case "up":
		return schema.Up
	case "down":
		return schema.Down
	}
	return ""
}

// apposed reports whether the figure at i only restates that at q: per share
// after "or", in another money in brackets.
func (s *sentence) apposed(q, i int) bool {
	for j := i - 1; j > q && i-j <= 3; j-- {
		if s.nodes[j].hash == s.k.or || s.nodes[j].hash == s.k.openParen {
			return true
		}
	}
	return false
}

// adjChange reads "up 67 percent", "up from" at node i.
func (s *sentence) adjChange(i int) (int, string) {
	if j := s.figureAfter(i); s.isPct(j) {
		return j, s.sign(i)
	}
	if i+1 < s.end && (s.nodes[i+1].hash == s.k.from || s.nodes[i+1].date >= 0 && s.isFrom(i+1)) {
		return -1, s.sign(i)
	}
	return -1, ""
}

// nounChange reads "a 14 percent rise" whose figure stands at node i.
func (s *sentence) nounChange(i int) (int, string) {
	if !s.isPct(i) {
		return -1, ""
	}
	if at, sign := s.comparative(i + 1); at > 0 { // "4 percent more than"
		return i, sign
	}
	for j := i + 1; j < s.end && j <= i+3; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.upNoun.or(s.k.downNoun)) {
			return i, s.sign(j)
		}
		if n.date < 0 && !n.cls.has(s.k.adj) {
			break
		}
	}
	return -1, ""
}

// figureAfter is the node of the figure right after node i, adverbs skipped.
func (s *sentence) figureAfter(i int) int {
	for j := i + 1; j < s.end && j <= i+3; j++ {
		if s.nodes[j].qty >= 0 {
			return j
		}
		if !s.nodes[j].cls.has(s.k.adv.or(s.k.typeBits.of("bound"))) && s.nodes[j].hash != s.k.by && s.nodes[j].hash != s.k.a && s.nodes[j].hash != s.k.an {
			break
		}
	}
	return -1
}

func (s *sentence) isPct(i int) bool {
	q := s.quantityOf(i)
	return q != nil && (q.unit == schema.UnitPct || q.unit == schema.UnitTimes || q.unit == unitFraction)
}

// isFrom reports whether the date at node i is what a change is measured from.
func (s *sentence) isFrom(i int) bool {
	_, ok := s.dateExpr(i).Base(s.doc.anchor)
	return ok
}

// afterRel: "that ended in March", "which was".
func (s *sentence) afterRel(i int) bool {
	return i > s.first && (s.nodes[i-1].cls.has(s.k.rel) || s.nodes[i].form&formPart != 0 && !s.nodes[i-1].cls.has(s.k.have))
}

// lossDown gives what a company lost the direction down.
func (s *sentence) lossDown(f *fact) {
	if f.Direction != nil || f.Metric == nil || f.prior || f.Modality == schema.Past {
		return
	}
	switch *f.Metric {
	case "net_loss", "operating_loss", "pretax_loss", "loss_per_share":
		f.Direction = ptr(schema.Down)
	case "eps": // "a loss of $1.67 per share"
		if f.rule.is(roleExpected) && s.onlyLoss(f) {
			f.Direction = ptr(schema.Down)
		}
		for i := int(f.trigger); i < int(f.qty); i++ {
			if s.nodes[i].cls.has(s.k.typeBits.of("lossnoun")) {
				f.Direction = ptr(schema.Down)
			}
		}
	}
}

// onlyLoss reports whether what is expected of a figure per share is a loss, as the figure
// itself: no word of its evidence is of a profit.
func (s *sentence) onlyLoss(f *fact) bool {
	loss := false
	for i := int(f.first); i <= int(f.last); i++ {
		switch s.payload(i, s.k.metricClass) {
		case "net_loss", "operating_loss", "loss_per_share":
			loss = true
		case "net_income", "operating_income", "eps":
			return false
		}
	}
	return loss
}

// exceeded reads the bound of "to exceed two dollars a share", "topped $5 billion".
func (s *sentence) exceeded(f *fact) {
	for i := int(f.qty) - 1; f.qty >= 0 && i >= s.first && i >= int(f.qty)-2; i-- {
		if f.Bound == schema.BoundEq && f.Value != nil && s.nodes[i].ent < 0 && s.listed("exceeding", i) {
			f.Bound = schema.BoundGt
		}
	}
}

// boundChange reads the direction of "were 11 percent higher than a year before".
func (s *sentence) boundChange(f *fact) {
	if !f.rule.is(roleBoundChange) {
		return
	}
	if _, sign := s.comparative(int(f.qty) + 1); sign != "" {
		f.Direction = &sign
		return
	}
	f.drop = true
}

// comparative reads "higher than", "below" at node i.
func (s *sentence) comparative(i int) (int, string) {
	if i >= s.end || s.nodes[i].ent >= 0 {
		return -1, ""
	}
	switch w, _, _ := strings.Cut(s.text(i, i), " "); w {
	case "more", "higher", "above", "greater", "better", "up":
		return i, schema.Up
	case "less", "lower", "below", "under", "worse", "down":
		return i, schema.Down
	}
	return -1, ""
}

// yearAgo reports whether the figure of f stands right before the day that another
// is compared with: "earnings of $1.7 billion a year ago".
func (s *sentence) yearAgo(f *fact) bool {
	if f.Direction != nil && f.Level != nil || f.qty < 0 {
		return false
	}
	if i := int(f.qty) + 1; i < s.end && s.nodes[i].date >= 0 && strings.EqualFold(s.text(i, i), "YoY") {
		return false // "up 34 percent YoY"
	}
	if s.opensYearAgo(f) {
		return true
	}
	i := int(f.qty) + 1
	for i < s.end && s.nodes[i].cls.has(s.k.perUnit) {
		i++
	}
	return i < s.end && s.nodes[i].date >= 0 && s.dateExpr(i).Prep == when.NoPrep && s.isBasis(i)
}

// opensYearAgo reports whether the clause of f opens with the day that another figure is
// compared with: "In the year-ago quarter, it earned $4 billion".
func (s *sentence) opensYearAgo(f *fact) bool {
	b := s.head
	for i := int(f.trigger); i > s.head; i-- {
		if n := &s.nodes[i]; n.hash == s.k.semicolon || n.ent < 0 && (n.cls.has(s.k.compared) || n.cls.has(s.k.sub) && n.date < 0) {
			return false
		}
	}
	if b < s.end && s.nodes[b].ent < 0 && s.nodes[b].date < 0 && s.nodes[b].cls.has(s.k.conj) {
		b++ // "But a year earlier"
	}
	if b >= s.end || b >= int(f.trigger) || s.nodes[b].date < 0 || !s.isBasis(b) {
		return false
	}
	e := s.dateExpr(b)
	base, ok := e.Base(s.doc.anchor)
	return ok && base == yearOnYear && e.Prep != when.From && e.Prep != when.Than
}

// inherit gives a figure that hangs on another ("$554 million, or $3.82 a
// share") the modality of that one.
func (s *sentence) inherit(f *fact, m *matcher, out []fact) {
	var from *fact
	for k := len(out) - 1; k >= 0; k-- {
		x := &out[k]
		if x.qty < 0 || x.EventType != f.EventType || from != nil && from.Modality != schema.Actual {
			continue
		}
		reach := int32(4)
		if f.rule.is(roleElsewhere) || f.rule.is(roleMetricOf) && x.Modality == schema.Forecast {
			reach = 9
		}
		if d := int32(m.startAt) - x.qty; d > 0 && d <= reach {
			from = x
		}
	}
	if from == nil {
		return
	}
	if f.Modality == schema.Actual {
		f.Modality, f.prior = from.Modality, from.prior
	}
	if f.rule.is(roleElsewhere) && from.Unit != nil && *from.Unit == schema.UnitPct {
		f.Direction, f.BasePeriod = cmp.Or(f.Direction, from.Direction), from.BasePeriod
	}
	if f.Direction == nil && !from.prior && f.rule.is(rolePerShare) {
		f.Direction, f.BasePeriod = from.Direction, from.BasePeriod
		if f.Direction == nil {
			s.lossDown(from)
			f.Direction = from.Direction
		}
	}
	if f.rule.is(rolePerShare) && f.Metric != nil && *f.Metric == "eps" && from.Metric != nil && *from.Metric == "net_loss" {
		f.Direction = ptr(schema.Down) // what is lost per share
	}
	f.ActorName, f.ActorID = from.ActorName, from.ActorID
}
