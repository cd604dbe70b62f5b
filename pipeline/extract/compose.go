package extract

import (
	"cmp"
	"iter"
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// fields splits a comma-separated list without allocating.
func fields(list string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for list != "" {
			f, rest, _ := strings.Cut(list, ",")
			if !yield(strings.TrimSpace(f)) {
				return
			}
			list = rest
		}
	}
}

// figures binds the matched figures to fact f, that of subject k of n.
func (s *sentence) figures(f *fact, r *rule, m *matcher, k, n int) {
	am := &m.am
	if am.end > 0 {
		s.bindAmounts(f, am, k, n)
	}
	if c := m.caps[captureA]; c.end > c.first {
		s.setValue(f, int(c.first))
	}
	if c := m.caps['L'-'A']; c.end > c.first {
		s.setLevel(f, int(c.first))
	}
	if c := m.caps['P'-'A']; c.end > c.first {
		if q := s.quantityOf(int(c.first)); q != nil {
			f.Points = ptr(q.val)
		}
	}
}

// bindAmounts picks value, points and level for subject k of n out of the
// figures of a change: the k-th figure with "respectively", else the same for all.
func (s *sentence) bindAmounts(f *fact, am *amounts, k, n int) {
	f.each = am.each || am.resp
	f.last = max(f.last, am.end-1)
	if n > 1 && am.nmore == n-1 && k > 0 {
		s.setValue(f, int(am.more[k-1]))
		if q := s.quantityOf(int(am.value)); q != nil && q.bounded && f.Bound == schema.BoundEq {
			f.Bound = q.bound // "as much as 1 percent and 2 percent"
		}
		f.group = 1
		return
	}
	switch q := s.quantityOf(int(am.value)); {
	case q != nil && q.level && am.level < 0 && f.sub.kind == schema.KindYield: // "jumped above 20 percent"
		s.setLevel(f, int(am.value))
	case am.value >= 0:
		s.setValue(f, int(am.value))
		if am.points >= 0 {
			if q := s.quantityOf(int(am.points)); q != nil && (q.unit == "" || q.unit == schema.UnitPoints) {
				f.Points = ptr(q.val)
			}
		}
	case am.points >= 0:
		s.setValue(f, int(am.points))
	case am.level >= 0 && levelIsValue(f.EventType):
		s.setValue(f, int(am.level))
		return
	}
	if am.level >= 0 && f.EventType != schema.Extreme {
		s.setLevel(f, int(am.level))
		s.smallChange(f)
	}
}

// smallChange gives cents the money of the level: "rose nine cents to C$6.33".
func (s *sentence) smallChange(f *fact) {
	if f.EventType == schema.PriceMove && f.Value != nil && *f.Value < 1 && f.Currency != nil && f.LevelCurrency != nil && *f.Unit == schema.UnitCurrency {
		f.Currency = f.LevelCurrency
	}
}

// levelIsValue: for statistics and results "rose to 5 percent" states the
// figure itself.
func levelIsValue(event string) bool {
	switch event {
	case schema.MacroIndicator, schema.EarningsResult, schema.Guidance, schema.FinMetric, schema.CentralBank, schema.Dividend, schema.Ownership:
		return true
	}
	return false
}

func (s *sentence) quantityOf(i int) *quantity {
	if i < 0 || s.nodes[i].qty < 0 {
		return nil
	}
	return &s.qtys[s.nodes[i].qty]
}

// setValue makes the quantity at node i the fact's value.
func (s *sentence) setValue(f *fact, i int) {
	q := s.quantityOf(i)
	if q == nil {
		return
	}
	f.qty = int32(i)
	f.first, f.last = min(f.first, int32(i)), max(f.last, int32(i))
	v, unit := q.val, q.unit
	switch {
	case unit == unitFraction: // fell by a third
		v, unit = decimal(v*100), schema.UnitPct
	case unit == "" && f.Unit != nil && *f.Unit == schema.UnitTimes: // the rule says so
		unit = schema.UnitTimes
	case unit == "" && f.EventType != schema.Volume && (f.sub.kind == schema.KindIndex || f.sub.kind == schema.KindMarket):
		unit = schema.UnitPoints
	case unit == "" && f.sub.kind == schema.KindCompany && f.EventType == schema.PriceMove && f.sub.ent != nil && f.sub.ent.Currency != "":
		unit = schema.UnitCurrency // "dropped 31-3/4 to 103-1/4": a price in the money of its market
		f.Currency = ptr(f.sub.ent.Currency)
	case unit == "":
		unit = schema.UnitCount
	}
	f.Value, f.Unit, f.Bound = &v, &unit, q.bound
	if q.high > 0 {
		h := q.high
		f.ValueHigh = &h
	}
	if unit == schema.UnitCurrency && q.ccy != "" {
		f.Currency = ptr(q.ccy)
	}
	if q.sign != 0 && f.Direction == nil {
		d := schema.Up
		if q.sign < 0 {
			d = schema.Down
		}
		f.Direction = &d
	}
}

// setLevel makes the quantity at node i the fact's level.
func (s *sentence) setLevel(f *fact, i int) {
	q := s.quantityOf(i)
	if q == nil {
		return
	}
	v, unit := q.val, q.unit
	if unit == unitFraction || unit == "" && s.d.Tokens[q.numFirst].Kind != token.Number { // "another one" is no level
		return
	}
	if q.sign < 0 {
		v = -v // a yield of -0.07 percent
	}
	f.last = max(f.last, int32(i))
	if c := s.foreignCents(i); unit == "" && c != "" {
		v, unit = decimal(v/100), schema.UnitCurrency
		f.Level, f.LevelUnit, f.LevelCurrency, f.last = &v, &unit, &c, max(f.last, int32(i+2))
		return
	}
	if unit == "" {
		switch f.sub.kind {
		case schema.KindFX, "currency":
			unit = schema.UnitCurrency
		case schema.KindYield:
			unit = schema.UnitPct
		default:
			unit = schema.UnitPoints
		}
	}
	f.Level, f.LevelUnit = &v, &unit
	if f.EventType == schema.PriceLevel && q.bounded {
		f.Bound = q.bound
	}
	if unit == schema.UnitCurrency && q.ccy != "" {
		f.LevelCurrency = ptr(q.ccy)
	}
}

// foreignCents is the money of a figure in another country's cents: "65 U.S.
// cents".
func (s *sentence) foreignCents(i int) string {
	if i+2 >= s.end || s.nodes[i+1].ent < 0 || s.nodes[i+2].ent >= 0 {
		return ""
	}
	return s.payload(i+2, s.lex.classes["ccyminor"])
}

// setField sets one field from a rule's "set".
func (s *sentence) setField(f *fact, a assign, m *matcher) {
	v := a.value
	if v == "$verb" {
		if v = s.verbDirection(int(f.trigger)); v == "" {
			return
		}
	} else if v == "$cross" { // a threshold that is passed is one above, unless the verb says otherwise
		if v = s.verbDirection(int(f.trigger)); v == "" && s.crosses(int(f.trigger)) {
			v = schema.Up
		} else if v == "" {
			return
		}
	} else if v == "$inverse" {
		c := m.caps['V'-'A']
		switch s.sign(int(c.first)) {
		case schema.Up:
			v = schema.Down
		case schema.Down:
			v = schema.Up
		case schema.Flat:
			v = schema.Flat
		default:
			return
		}
	} else if v == "$run" { // the noun that the periods are of, else the verb
		if c := m.caps['V'-'A']; c.end > c.first && s.sign(int(c.first)) != "" {
			v = s.sign(int(c.first))
		} else if v = s.verbDirection(int(f.trigger)); v == "" {
			return
		}
	} else if v == "$perf" {
		v = s.performance(m)
	} else if v == "$sup" {
		v = s.superlative(m)
	} else if len(v) == 2 && v[0] == '$' {
		if v = s.captured(m, v[1]); v == "" {
			return
		}
	}
	switch a.field {
	case "direction":
		if d := s.signOf(a.value, v, m); d != "" {
			f.Direction = &d
		}
	case "subtype":
		f.EventSubtype = &v
	case "metric":
		if a.value == "$series" {
			v = s.shareOfOutput(int(m.caps['M'-'A'].first))
		} else if a.value == "$M" { // a word may have payloads of other classes too
			n := int(m.caps['M'-'A'].first)
			if p := s.payload(n, s.k.macroClass); p != "" && f.EventType == schema.MacroIndicator {
				v = p
			} else if p := s.payload(n, s.k.metricClass); p != "" {
				v = p
			} else if p := s.payload(n, s.lex.classes["tablehead"]); p != "" {
				v = p
			}
		}
		f.Metric = &v
	case "base_period":
		if v == "$from" {
			v = s.fromExtreme(m.caps['X'-'A'], m.startAt)
		}
		f.BasePeriod = &v
	case "session":
		f.Session = &v
	case "modality":
		f.Modality = v
	case "polarity":
		f.Polarity = v
	case "scope":
		f.Scope = &v
	case "unit":
		f.Unit = &v
	case "actor", "counterparty", "speaker":
		s.setParty(f, a, m)
	case "actors":
		s.setParty(f, assign{"actor", a.value}, m)
		s.setParties(a, m)
	case "date":
		if c := m.caps[a.value[1]-'A']; c.end > c.first {
			f.date = c.first
		}
	case "level": // the threshold before the match: "closed above 20,000 for the first time"
		for i := m.startAt - 1; i >= s.first && i >= m.startAt-4; i-- {
			if q := s.quantityOf(i); q != nil {
				if q.unit != schema.UnitPct || f.sub.kind == schema.KindYield {
					s.setLevel(f, i)
				}
				break
			}
		}
	case "window":
		if c := m.caps[a.value[1]-'A']; c.end > c.first {
			s.setWindow(f, int(c.first))
		}
	case "ordinal":
		if c := m.caps[a.value[1]-'A']; c.end > c.first {
			s.setOrdinal(f, int(c.first))
		}
	case "multiple":
		if c := m.caps[a.value[1]-'A']; c.end > c.first {
			s.setMultiple(f, s.payload(int(c.first), s.lex.classes["multiple"]))
		}
	case "background":
		f.background = v == "true"
	}
}

// fromExtreme is the base of a change measured from a high or low, with the
// date of it if one stands inside the match.
func (s *sentence) fromExtreme(c capture, start int) string {
	base := "from_high"
	if s.sign(int(c.first)) == schema.Down {
		base = "from_low"
	}
	for i := start; i < int(c.end)+2 && i < s.end; i++ {
		if s.nodes[i].date < 0 {
			continue
		}
		if iv, ok := s.dateExpr(i).Resolve(s.doc.anchor, when.Past); ok {
			return base + ":" + isoPeriod(iv)
		}
	}
	return base
}

// isoPeriod prints an interval at its precision.
func isoPeriod(iv when.Interval) string {
	d := iv.From.String()
	switch iv.Precision {
	case "year":
		return d[:4]
	case "month", "quarter", "half":
		return d[:7]
	}
	return d
}

// setMultiple reads "doubled" as 2 times and "halved" as 50 percent.
func (s *sentence) setMultiple(f *fact, payload string) {
	v, err := strconv.ParseFloat(payload, 64)
	if err != nil {
		return
	}
	unit, dir := schema.UnitTimes, schema.Up
	if v < 1 {
		v, unit, dir = decimal((1-v)*100), schema.UnitPct, schema.Down
	}
	f.Value, f.Unit, f.Direction = &v, &unit, &dir
	if b, _ := s.boundBefore(int(f.trigger)); b != "" {
		f.Bound = b
	}
}

// boundBefore reads "more than" before node i.
func (s *sentence) boundBefore(i int) (string, bool) {
	if i-1 < s.first {
		return "", false
	}
	b := s.payload(i-1, s.k.boundClass)
	return b, b != ""
}

// setWindow gives an extreme its scope: the date expression or the word
// (record) at node i.
func (s *sentence) setWindow(f *fact, i int) {
	f.window = int32(i + 1)
	if s.nodes[i].date >= 0 {
		e := s.dateExpr(i)
		if i > s.first && s.is(i-1, s.k.times.seen) { // "a level last seen in August"
			e.Prep = when.Since
		}
		if v, ok := e.Scope(s.doc.anchor); ok {
			f.Scope = &v
		}
		return
	}
	if p := s.payload(i, s.lex.classes["periodword"]); p != "" { // "its best week of the year"
		f.Scope = ptr(p)
		return
	}
	f.Scope = ptr("record")
}

// setOrdinal gives a streak its length, in days if its unit is the trading
// day, else as a count of its periods.
func (s *sentence) setOrdinal(f *fact, i int) {
	v, unit := 0.0, schema.UnitCount
	if q := s.quantityOf(i); q != nil {
		v = q.val
		f.qty = int32(i)
	} else if s.nodes[i].date >= 0 { // five-day
		e := s.dateExpr(i)
		v = float64(e.N)
		if e.Grain == when.Day {
			unit = schema.UnitDays
		}
	} else if p := s.payload(i, s.k.ordClass); p != "" {
		v, _ = strconv.ParseFloat(p, 64)
	}
	if v < 2 || v > 100 {
		return
	}
	for j := i + 1; j < s.end && j < i+6; j++ {
		if s.nodes[j].cls.has(s.k.typeBits["dayword"]) {
			unit = schema.UnitDays
			break
		}
	}
	f.Value, f.Unit = &v, &unit
}

// verbDirection is the sign of the nearest verb of change to the left of node i.
func (s *sentence) verbDirection(i int) string {
	for j := i - 1; j >= s.first && i-j < maxArguments; j-- {
		if d := s.sign(j); d != "" {
			return d
		}
		if q := s.quantityOf(j); q != nil && q.bounded { // "closed above 20,000"
			switch q.bound {
			case schema.BoundGt:
				return schema.Up
			case schema.BoundLt:
				return schema.Down
			}
		}
	}
	return ""
}

// captured is the payload of a capture in any class, else its text.
func (s *sentence) captured(m *matcher, letter byte) string {
	c := m.caps[letter-'A']
	if c.end <= c.first {
		return ""
	}
	if e := s.nodes[c.first].entry; e >= 0 && len(s.lex.entries[e].vals) > 0 {
		return s.lex.entries[e].vals[0].text
	}
	return strings.ToLower(s.text(int(c.first), int(c.end-1)))
}

// signOf reads a direction: a constant, $verb (the verb of change before the
// match), $V (the sign of capture V), $policy ($V as easing or tightening).
func (s *sentence) signOf(src, v string, m *matcher) string {
	if src[0] != '$' || src == "$verb" || src == "$sup" || src == "$run" || src == "$perf" || src == "$inverse" || src == "$cross" {
		return v
	}
	letter := src[1]
	if src == "$policy" {
		letter = 'V'
	}
	c := m.caps[letter-'A']
	if c.end <= c.first {
		return ""
	}
	d := s.sign(int(c.first))
	if src != "$policy" {
		if d == "" && s.listed("leastword", int(c.first)) { // "grew 2 percent, the slowest since 2002"
			d = schema.Down
		}
		return d
	}
	switch d {
	case schema.Up:
		return schema.Tightening
	case schema.Down:
		return schema.Easing
	}
	return schema.Flat
}

// superlative is the direction of capture V up to the window W: that of the
// noun of change between them ("its biggest loss ever"), else its own.
func (s *sentence) superlative(m *matcher) string {
	v, w := m.caps['V'-'A'], m.caps['W'-'A']
	for i := int(v.end); i < int(w.first); i++ {
		if d := s.sign(i); d == schema.Up || d == schema.Down {
			return d
		}
	}
	if s.listed("leastword", int(v.first)) {
		return schema.Down
	}
	if d := s.sign(int(v.first)); d != "" {
		return d
	}
	if d := s.verbDirection(int(v.first)); d != "" { // "fell at the fastest pace"
		return d
	}
	return schema.Up
}

// crosses reports whether a verb before node i passes a threshold.
func (s *sentence) crosses(i int) bool {
	for j := i - 1; j >= s.first; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) {
			return n.cls.has(s.k.typeBits["crossverb"])
		}
	}
	return false
}

// performance is the direction of "the biggest loser", "the worst performer".
func (s *sentence) performance(m *matcher) string {
	for i := m.startAt; i < m.endAt; i++ {
		if s.listed("loserword", i) {
			return schema.Down
		}
	}
	return schema.Up
}

// sign is the direction of node i: a payload of class dirval, else that of
// its class of change.
func (s *sentence) sign(i int) string {
	if d := s.payload(i, s.k.dirvalClass); d != "" {
		return d
	}
	return cmp.Or(s.direction(i), s.payload(i, s.lex.classes["grade"]))
}

// setParty names the actor, counterparty or speaker of a fact: a capture, or
// the subject of the verb that the match starts with ($left).
func (s *sentence) setParty(f *fact, a assign, m *matcher) {
	var np nounPhrase
	if strings.HasPrefix(a.value, "$left") {
		if !s.subjectOf(m.startAt, &np) {
			if name, b := s.office(m.startAt); name != "" && a.field == "actor" {
				f.ActorName, f.official, f.first = &name, true, min(f.first, int32(b))
			}
			return
		}
	} else if a.value == "$agent" {
		if !s.agentOf(m.startAt, &np) {
			return
		}
	} else {
		c := m.caps[a.value[1]-'A']
		if c.end <= c.first || !s.resolvePhrase(int(c.first), int(c.end), &np) {
			return
		}
	}
	if np.n == 0 || np.metric != "" {
		return
	}
	sub := &np.subs[0]
	name := sub.displayName()
	if agency(sub) {
		if f.EventType != schema.RatingChange {
			return
		}
		name = "Standard & Poor's"
	}
	f.first, f.last = min(f.first, sub.first), max(f.last, sub.last)
	switch a.field {
	case "actor":
		f.ActorName = &name
		f.official = s.k.kindBits["official"].has(s.k.kindBits[sub.kind]) || sub.kind == entity.KindCity && s.listed("capital", int(sub.first))
		if sub.ent != nil {
			f.ActorID = &sub.ent.ID
		}
	case "counterparty":
		f.CounterpartyName = &name
	case "speaker":
		f.SpeakerName = &name
	}
}

func (x *subject) displayName() string {
	switch {
	case x.ent == nil:
		return x.name
	case x.futures && !strings.HasSuffix(x.ent.Name, "utures"):
		return x.ent.Name + " futures"
	}
	return x.ent.Name
}

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

func ptr[T any](v T) *T { return &v }
