package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

func (s *sentence) moves(f *fact) bool {
	switch f.EventType {
	case schema.PriceMove, schema.EarningsResult, schema.MacroIndicator, schema.RelPerformance, schema.Flow:
		return true
	}
	return false
}

// baseAt is the base period that the date expression at node i gives the
// fact, "" if none: any for a move of price, a comparison with an earlier
// period for statistics and results ("from a year earlier").
func (s *sentence) baseAt(f *fact, i int) string {
	if s.nodes[i].date < 0 {
		return ""
	}
	if f.EventType == schema.PriceMove && s.attributiveDate(i, s.end) {
		return "" // "fell 3 percent after second-quarter earnings"
	}
	if s.lastThere(i) {
		return ""
	}
	e := s.inYear(f, s.dateExpr(i))
	if e.Prep == when.Since && i > s.first && (s.listed("recordword", i-1) || s.nodes[i-1].cls.has(s.k.typeBits.of("highsup").or(s.k.typeBits.of("lowsup")).or(s.k.typeBits.of("highnoun")).or(s.k.typeBits.of("lownoun")))) {
		return "" // "its highest since 2021": the window of an extreme
	}
	if j := i + 1; f.EventType == schema.PriceMove && e.Kind != when.KindWindow && e.Kind != when.KindRolling && j < s.end && s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.typeBits.of("highnoun").or(s.k.typeBits.of("lownoun"))) {
		return "" // "from its January high"
	}
	if s.firstTime(i) || s.afterSuperlative(i) || (e.Kind == when.KindWindow || e.Kind == when.KindRolling) && s.ofSuperlative(i) {
		return ""
	}
	if e.Kind == when.KindWeekday && i > s.first && s.nodes[i-1].hash == s.k.from && s.nodes[i-1].ent < 0 {
		e.Prep = when.From // "from Friday's close"
	}
	b, ok := e.Base(s.doc.anchor)
	if !ok || s.ofContract(f, i) {
		return ""
	}
	if (e.Kind == when.KindDate || e.Kind == when.KindWeekday) && (e.Prep != when.From && e.Prep != when.Since || !s.longAgo(e)) {
		return ""
	}
	if f.EventType != schema.PriceMove && f.EventType != schema.RelPerformance && f.EventType != schema.Flow && b != "YoY" && b != "QoQ" && b != "MoM" {
		return ""
	}
	return b
}

// firstTime reports whether the date at node i is the window of "for the first
// time in four days".
func (s *sentence) firstTime(i int) bool {
	for j := i - 1; j >= s.first && j >= i-3; j-- {
		if s.is(j, s.k.times.time) {
			return true
		}
		if n := &s.nodes[j]; n.ent >= 0 || !n.cls.has(s.k.prep) {
			return false
		}
	}
	return false
}

// ofSuperlative reports whether a highest or lowest stands just before node i,
// whose window it is: "to the lowest in almost four months".
func (s *sentence) ofSuperlative(i int) bool {
	const reach = 3
	sup := s.k.typeBits.of("highsup").or(s.k.typeBits.of("lowsup"))
	for j := i - 1; j >= s.first && j >= i-reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(sup) {
			return true
		} else if n.cls.has(s.k.stop.or(s.k.verb)) {
			return false
		}
	}
	return false
}

// fromExtremeAfter reads what a change is measured from when that is a high
// or low: "from its peak of 11,722 on Jan. 14", "since its January low".
func (s *sentence) fromExtremeAfter(f *fact) {
	if f.EventType != schema.PriceMove || f.BasePeriod != nil {
		return
	}
	const reach = 9
	from := int(f.trigger) + 1
	if f.rule.is(roleNoun) { // "trimmed its drop from its high to a decline of 13 percent"
		for i := int(f.trigger) - 1; i > s.first && i >= int(f.trigger)-clauseReach && !s.clauseBreak(i); i-- {
			if s.nodes[i].hash == s.k.from && s.nodes[i].ent < 0 {
				from = i
			}
		}
	}
	for i := from; i < s.end && i <= int(f.last)+reach; i++ {
		n := &s.nodes[i]
		if i > int(f.last) && n.hash != s.k.since && s.clauseBreak(i) {
			return
		}
		if n.date >= 0 && (s.dateExpr(i).Prep == when.Since || s.dateExpr(i).Prep == when.From && f.Value != nil) || n.hash == s.k.from || n.hash == s.k.since {
			if n.hash == s.k.from {
				if b := s.sinceDate(i); b != "" {
					f.BasePeriod = &b
				}
			}
			for j := i; j < s.end && j < i+6; j++ {
				if s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.typeBits.of("highnoun").or(s.k.typeBits.of("lownoun"))) {
					f.BasePeriod = ptr(s.fromExtreme(capture{int32(j), int32(j + 5)}, i))
					return
				}
				if n.hash == s.k.from && s.bareRecord(j) && !s.datedBetween(from, i) { // "from their record set last October"
					base := "from_high"
					if same(f.Direction, ptr(schema.Up)) {
						base = "from_low"
					}
					f.BasePeriod = &base
					return
				}
			}
		}
	}
}

// datedBetween reports whether a date stands at nodes [from,to): "fell to $120 in August from a record".
func (s *sentence) datedBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if s.nodes[i].date >= 0 {
			return true
		}
	}
	return false
}

// bareRecord reports whether node i is a record that no noun says the kind of.
func (s *sentence) bareRecord(i int) bool {
	if s.nodes[i].date < 0 || s.dateExpr(i).Kind != when.KindRecord {
		return false
	}
	return i+1 >= s.end || s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.stop.or(s.k.verb).or(s.k.prep).or(s.k.sub))
}

// sinceDate reads "from its October 27 close" after the "from" at node i.
func (s *sentence) sinceDate(i int) string {
	for j := i + 1; j < s.end && j < i+4; j++ {
		if s.nodes[j].qty >= 0 {
			return "" // "from $1.08 on Tuesday"
		}
		if s.nodes[j].date < 0 {
			continue
		}
		if iv, ok := s.dateExpr(j).Resolve(s.doc.anchor, when.Past); ok && iv.From < s.doc.cal.Prev(when.RoundTheClock, s.doc.anchor.Date) {
			return "since:" + isoPeriod(iv)
		}
	}
	return ""
}

// yearOver dates a move of "the year" that is told as done in the first days of January: it is
// of the year before, "for the year, the Dow rose 6.4 percent".
func (s *sentence) yearOver(f *fact) {
	const firstDays = 10
	if f.EventType != schema.PriceMove || f.BasePeriod == nil || *f.BasePeriod != "YTD" || !known(s.doc.anchor) {
		return
	}
	now := s.doc.anchor.Date.Time()
	if now.YearDay() > firstDays || !s.toldDone(f) || s.newYear() {
		return
	}
	last := now.Year() - 1
	f.BasePeriod = ptr("1Y")
	s.setPeriod(f, when.Interval{From: schema.NewDate(last, 1, 1), To: schema.NewDate(last, 12, 31), Precision: "year"}, "year_over")
	if f.Modality == schema.Actual {
		f.Modality = schema.Past
	}
}

// toldDone reports whether a move has a verb in the past, or one that ended its period before it:
// "rose 6 percent", "closed the year up 6 percent".
func (s *sentence) toldDone(f *fact) bool {
	if s.nodes[f.trigger].form&formPast != 0 {
		return true
	}
	for i := int(f.sub.last) + 1; i < int(f.trigger); i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.verb) && s.endsTrading(i) {
			return true
		}
	}
	return false
}

// newYear reports whether the sentence speaks of the year that has begun: "this year", "so far",
// "in 2008".
func (s *sentence) newYear() bool {
	for i := s.first; i < s.end; i++ {
		if s.nodes[i].date < 0 {
			continue
		}
		if e := s.dateExpr(i); e.Grain == when.Year && e.Kind != when.KindPhrase && e.Kind != when.KindBasis || e.Kind == when.KindYear && int(e.Year) == s.doc.anchor.Date.Time().Year() {
			return true
		}
	}
	return false
}
