package extract

import (
	"strconv"

	"github.com/wiremill/wiremill/schema"
)

// debuts reports whether a company's move is one of its first day of trading:
// told with a debut or an issue price, or just after a sentence on debuts.
func (s *sentence) debuts(f *fact, doc *document) bool {
	const before, after = 4, 12
	for i := max(s.first, int(f.first)-before); i < s.end && i <= int(f.last)+after; i++ {
		if i > int(f.last) && s.nodes[i].hash == s.k.semicolon {
			break
		}
		if s.nodes[i].ent < 0 && s.debutWord(i) {
			doc.debut = s.index + 1
			return true
		}
	}
	return doc.debut == s.index && s.index > 0
}

// debutWord reports whether the words at node i speak of a first day of trading.
func (s *sentence) debutWord(i int) bool {
	if s.begins("debut", i) {
		return i == s.first || s.nodes[i-1].hash != s.k.since && (i < s.first+2 || s.nodes[i-2].hash != s.k.since)
	}
	if i+1 >= s.end {
		return false
	}
	pair := func(a, b string) bool { return s.listed(a, i) && s.begins(b, i+1) }
	return pair("issueword", "priceword") || pair("firstword", "dayofword") && i+2 < s.end && s.is(i+2, s.k.of) && i+3 < s.end && s.trades(i+3)
}

// noteDebut remembers a sentence that tells of debuts without figures: "Two
// companies debuted on Thursday."
func (s *sentence) noteDebut(doc *document) {
	for i := s.first; i < s.end && s.cls.has(s.k.qty); i++ {
		if n := &s.nodes[i]; n.qty >= 0 && s.qtys[n.qty].unit == schema.UnitPct {
			return
		}
	}
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.form&formPast != 0 && n.ent < 0 && n.cls.has(s.k.verb) && s.begins("debut", i) {
			doc.debut = s.index + 1
			return
		}
	}
}

// comparedBase gives a move that another is compared with the base of that:
// "has gained 11 percent this year, versus a 36 percent jump in the index".
func (s *sentence) comparedBase(f *fact) {
	const reach = 4
	if s.nodes[f.trigger].cls.has(s.k.verb) {
		return
	}
	for i := int(f.first) - 1; i >= s.first && i >= int(f.first)-reach; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 || !n.cls.has(s.k.typeBits.of("compared")) && !s.listed("versusword", i) && n.hash != s.k.than {
			continue
		}
		for k := len(s.found) - 1; k >= 0; k-- {
			g := &s.found[k]
			if g.EventType == schema.PriceMove && g.BasePeriod != nil && g.last < f.first && *g.BasePeriod != "1D" {
				f.BasePeriod = g.BasePeriod
				return
			}
		}
		return
	}
}

// bases fills the base period of what is told beside a move, once all facts of
// the sentence are settled: a ranking is of the move's period, a run of days
// is as long as it says, an outlook compares with the year before.
func (s *sentence) bases(facts []fact) {
	for k := range facts {
		f := &facts[k]
		if f.BasePeriod != nil {
			continue
		}
		switch f.EventType {
		case schema.Streak:
			if f.Unit != nil && *f.Unit == schema.UnitDays && f.Value != nil {
				f.BasePeriod = ptr(strconv.Itoa(int(*f.Value)) + "D")
			}
		case schema.RelPerformance:
			for j := range facts {
				if g := &facts[j]; g.EventType == schema.PriceMove && g.BasePeriod != nil && g.sub.displayName() == f.sub.displayName() {
					f.BasePeriod = g.BasePeriod
					break
				}
			}
			if f.BasePeriod == nil && f.DatePrecision == "day" && f.Modality == schema.Actual {
				f.BasePeriod = ptr("1D")
			}
		case schema.Guidance:
			if f.Unit != nil && *f.Unit == schema.UnitPct && f.Direction != nil && f.Metric != nil {
				f.BasePeriod = ptr(yearOnYear)
			}
		}
	}
}

// afterSuperlative reports whether the period at node i is the window of "its
// biggest drop in five years", not the base of a move.
func (s *sentence) afterSuperlative(i int) bool {
	const reach = 8
	for j := i - 1; j >= s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.qty >= 0 && n.date < 0 || n.hash == s.k.commaHash {
			return false
		}
		if n.date < 0 && s.listed("superlative", j) {
			return true
		}
	}
	return false
}
