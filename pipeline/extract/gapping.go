package extract

import (
	"github.com/wiremill/wiremill/schema"
)

// priors makes the figure after "from" a fact of its own for statistics and
// results ("rose to 5.5 percent from 5.3 percent"): what it was before.
func (s *sentence) priors(from []fact, m *matcher, out []fact) []fact {
	switch from[0].EventType {
	case schema.MacroIndicator, schema.CentralBank, schema.EarningsResult, schema.Dividend, schema.FinMetric, schema.Guidance:
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
	if f.Value == nil || from[0].Unit != nil && *from[0].Unit != *f.Unit && (from[0].LevelUnit == nil || *from[0].LevelUnit != *f.Unit) {
		return out
	}
	f.prior, f.of = true, int32(len(out)-len(from)+1)
	if n := int(m.am.from) + 1; n < s.end && s.nodes[n].date >= 0 {
		f.date = int32(n)
	}
	f.last = max(f.last, m.am.from)
	return append(out, f)
}

// gapping carries a predicate on to a phrase that leaves its verb out: "X rose
// 2 percent and Y 3 percent", "while Y 3 percent to 10".
func (s *sentence) gapping(r *rule, m *matcher, from, out []fact) []fact {
	if from[0].Value == nil {
		return out
	}
	unit := *from[0].Unit
	at := m.endAt
	for range 6 {
		j := at
		for j < s.end && (s.is(j, s.k.commaHash) || s.is(j, s.k.semicolon) || s.nodes[j].cls.has(s.k.conj) || s.is(j, s.k.and)) {
			j++
		}
		if j == at || j >= s.end {
			return out
		}
		var np nounPhrase
		next := s.phraseStartingAt(j, &np)
		if next == 0 || np.metric != "" && r.metric == "" {
			return out
		}
		for next < s.end && s.nodes[next].cls.has(s.k.adv) {
			next++
		}
		if next < s.end && s.is(next, s.k.by) {
			next++
		}
		if next >= s.end || s.nodes[next].qty < 0 {
			return out
		}
		am, end := s.amountsAt(next)
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
			if f.Value != nil && *f.Unit == unit {
				out = append(out, f)
			}
		}
		at = end
	}
	return out
}
