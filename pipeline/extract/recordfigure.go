package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// Records that a figure told otherwise is: "prices fell a record 16.6 percent", "inflation
// jumped to a record 3.2 percent", "raising a record $19.6 billion".

var thenHash = token.Hash("then")

// recordFigures appends an extreme for every figure of a fact that the sentence calls a record.
func (s *sentence) recordFigures(facts []fact) []fact {
	told := len(facts)
	if told == 0 || facts[told-1].sent != s.index {
		return facts
	}
	for i := s.first; i < s.end; i++ {
		if s.nodes[i].date < 0 || s.dateExpr(i).Kind != when.KindRecord {
			continue
		}
		q := s.figureOfRecord(i)
		if q < 0 {
			continue
		}
		if k := s.holderOf(facts[:told], q, i); k >= 0 {
			facts = append(facts, s.recordOfFact(&facts[k], i, q, int32(k+1)))
		}
	}
	return facts
}

// figureOfRecord is the node of the figure that the word at node i calls a record; -1 if it
// calls none so.
func (s *sentence) figureOfRecord(i int) int {
	const reach = 4
	if i == s.first || !s.listed("figurerecord", i) || s.hyphen(i-1) && (i-2 < s.first || !s.is(i-2, thenHash)) {
		return -1
	}
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.qty >= 0:
			return j
		case n.ent >= 0 || n.date >= 0 || !s.is(j, s.k.of) && !n.cls.has(s.k.adv.or(s.k.typeBits.of("bound"))):
			return -1
		}
	}
	return -1
}

// holderOf is the fact whose figure or level the quantity at node q is, where none is told
// yet of the record at node i; -1 if there is none.
func (s *sentence) holderOf(facts []fact, q, i int) int {
	best := -1
	for k := len(facts) - 1; k >= 0 && facts[k].sent == s.index; k-- {
		f := &facts[k]
		switch {
		case f.drop:
		case f.EventType == schema.Extreme && f.window == int32(i+1):
			return -1
		case f.qty == int32(q) && holdsRecord(f.EventType), f.Level != nil && ofPrice(f.EventType) && s.levelAt(f, q):
			best = k
		}
	}
	return best
}

// levelAt reports whether the level of fact f is the quantity at node q.
func (s *sentence) levelAt(f *fact, q int) bool {
	return f.first <= int32(q) && int32(q) <= f.last && s.quantityOf(q).val == *f.Level
}

// holdsRecord reports whether a figure of an event of this type can be a record.
func holdsRecord(event string) bool {
	switch event {
	case schema.Financing, schema.Listing, schema.FinMetric, schema.RegAction, schema.Legal, schema.Operations:
		return true
	}
	return telling(event)
}

// recordOfFact is the record at node i of the figure at node q, which fact f, the one before
// of, tells.
func (s *sentence) recordOfFact(f *fact, i, q int, of int32) fact {
	e := *f
	e.rule, e.EventType, e.EventSubtype = &s.k.recordRule, schema.Extreme, nil
	e.Value, e.ValueHigh, e.Unit, e.Currency, e.Points, e.qty, e.Bound = nil, nil, nil, nil, nil, -1, schema.BoundEq
	e.ActorName, e.ActorID, e.CounterpartyName, e.BasePeriod = nil, nil, nil, nil
	e.prior, e.group, e.parent = false, 0, of
	e.last = max(e.last, int32(q))
	if e.Level != nil && !s.levelAt(f, q) {
		e.Level, e.LevelUnit, e.LevelCurrency = nil, nil, nil
	}
	if e.Direction == nil {
		e.Direction = ptr(schema.Up)
	}
	s.setWindow(&e, i)
	return e
}
