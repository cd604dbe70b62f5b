package extract

import (
	"cmp"
	"iter"
	"strings"

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
		if am.nlevel == n-1 {
			s.setLevel(f, int(am.levels[k-1]))
		}
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
		at := am.level
		if k > 0 && am.nlevel == n-1 { // "fell 3 percent to $132 and $22, respectively"
			at = am.levels[k-1]
		}
		s.setLevel(f, int(at))
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
		if !mayBeNegative(f.sub.kind, unit) {
			return
		}
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
		case schema.KindCompany:
			unit = schema.UnitPoints
			if f.EventType == schema.EarningsResult || f.EventType == schema.Operations || f.EventType == schema.Labour {
				unit = schema.UnitCount // customers, vehicles, jobs
			}
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

// mayBeNegative reports whether a level of a kind of subject can lie below
// zero: rates, series of the economy and, since April 2020, oil; no share, index
// or currency does.
func mayBeNegative(kind, unit string) bool {
	switch kind {
	case schema.KindYield, schema.KindCommodity, schema.KindMacro, schema.KindGovernment:
		return true
	}
	return unit == schema.UnitPct
}

// foreignCents is the money of a figure in another country's cents: "65 U.S.
// cents".
func (s *sentence) foreignCents(i int) string {
	if i+2 >= s.end || s.nodes[i+1].ent < 0 || s.nodes[i+2].ent >= 0 {
		return ""
	}
	return s.payload(i+2, s.lex.classes["ccyminor"])
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

// boundBefore reads "more than" before node i.
func (s *sentence) boundBefore(i int) (string, bool) {
	if i-1 < s.first {
		return "", false
	}
	b := s.payload(i-1, s.k.boundClass)
	return b, b != ""
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

// crosses reports whether a verb before node i passes a threshold.
func (s *sentence) crosses(i int) bool {
	for j := i - 1; j >= s.first; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) {
			return n.cls.has(s.k.typeBits.of("crossverb"))
		}
	}
	return false
}

// sign is the direction of node i: a payload of class dirval, else that of
// its class of change.
func (s *sentence) sign(i int) string {
	if d := s.payload(i, s.k.dirvalClass); d != "" {
		return d
	}
	if q := s.quantityOf(i); q != nil && q.limit < 0 { // "as low as $21.70"
		return schema.Down
	} else if q != nil && q.limit > 0 {
		return schema.Up
	}
	return cmp.Or(s.direction(i), s.payload(i, s.lex.classes["grade"]))
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

func ptr[T any](v T) *T { return &v }
