package extract

import (
	"strconv"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// debut is the first day of trading told last: whose, "" if the text does not name them.
type debut struct {
	sentence int // 1 + its sentence
	who      string
}

// debuts reports whether a company's move is one of its first day of trading: told with
// it, or just after a sentence that told it.
func (s *sentence) debuts(f *fact, doc *document) bool {
	const before, after = 4, 12
	for i := max(s.first, int(f.first)-before); i < s.end && i <= int(f.last)+after; i++ {
		if i > int(f.last) && s.nodes[i].hash == s.k.semicolon {
			break
		}
		if s.nodes[i].ent < 0 && s.debutWord(i) {
			doc.debut = debut{s.index + 1, f.sub.displayName()}
			return true
		}
	}
	return doc.debut.sentence == s.index && s.index > 0 && (doc.debut.who == "" || doc.debut.who == f.sub.displayName())
}

// debutWord reports whether the words at node i tell a first day of trading: "debuted",
// "in its Hong Kong debut", "on their first day of trading". A price is one of issue only
// where a debut was told: what a bidder offers is an offer price too.
func (s *sentence) debutWord(i int) bool {
	const reach = 6
	pair := func(a, b string) bool { return i+1 < s.end && s.listed(a, i) && s.begins(b, i+1) }
	switch debut := s.begins("debut", i); {
	case debut && s.nodes[i].cls.has(s.k.verb) && s.nodes[i].form&(formPast|formIng) != 0:
		return true
	case debut:
		for j := i - 1; j >= s.first && i-j <= reach && !pair("debut", "priceword"); j-- {
			if s.nodes[j].ent < 0 && s.listed("debutprep", j) {
				return true
			}
		}
		return false
	case pair("issueword", "priceword"):
		return s.doc.debut.sentence > 0
	}
	return pair("firstword", "dayofword") && i > s.first && s.possessiveWord(i-1) && i+3 < s.end && s.is(i+2, s.k.of) && s.trades(i+3)
}

// noteDebut remembers a sentence that tells of debuts without figures: "Two
// companies debuted on Thursday."
func (s *sentence) noteDebut(doc *document) {
	if doc.debut.sentence == s.index+1 {
		return
	}
	for i := s.first; i < s.end && s.cls.has(s.k.qty); i++ {
		if n := &s.nodes[i]; n.qty >= 0 && s.qtys[n.qty].unit == schema.UnitPct {
			return
		}
	}
	who := ""
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.company) {
			x := s.named(i)
			who = x.displayName()
		}
		if n.form&formPast != 0 && n.ent < 0 && n.cls.has(s.k.verb) && s.begins("debut", i) && !s.longPast(i+1) {
			doc.debut = debut{s.index + 1, who}
			return
		}
	}
}

// longPast reports whether node i is a month or a year: "since the funds debuted in January".
func (s *sentence) longPast(i int) bool {
	if i >= s.end || s.nodes[i].date < 0 {
		return false
	}
	switch s.dateExpr(i).Kind {
	case when.KindMonth, when.KindYear, when.KindQuarter, when.KindHalf, when.KindRolling, when.KindAgo:
		return true
	}
	return false
}

// debutants adds the listing of those whose debut was told without their names: "Two
// companies debuted on Thursday. Acme jumped 75 percent to 90.17 yuan".
func (s *sentence) debutants(facts []fact) []fact {
	if d := &s.doc.debut; d.sentence == 0 || d.sentence != s.index || d.who != "" {
		return facts
	}
	for i := range facts {
		f := &facts[i]
		if f.EventType != schema.PriceMove || f.drop || f.Modality != schema.Actual || f.BasePeriod == nil || *f.BasePeriod != "first_day" || f.sub.kind != schema.KindCompany {
			continue
		}
		g := *f
		g.Fact = schema.Fact{EventType: schema.Listing, EventSubtype: ptr("debut"), Bound: schema.BoundEq, Modality: f.Modality, Polarity: f.Polarity,
			EventDate: f.EventDate, EventDateEnd: f.EventDateEnd, DatePrecision: f.DatePrecision}
		g.rule, g.qty, g.metricNode = &s.k.floatRule, -1, -1
		facts = append(facts, g)
	}
	return facts
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
		if n.ent >= 0 || !n.cls.has(s.k.compared) && !s.listed("versusword", i) && n.hash != s.k.than {
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
// is as long as it says, an outlook compares with the year before. A figure that is compared
// with none has none.
func (s *sentence) bases(facts []fact) {
	for k := range facts {
		f := &facts[k]
		if s.uncompared(f) {
			f.BasePeriod = nil
			continue
		}
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
