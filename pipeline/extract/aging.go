package extract

import (
	"github.com/wiremill/wiremill/schema"
)

// happens lists the event types that are acts on a day, not figures of a period.
func happens(event string) bool {
	switch event {
	case schema.MNA, schema.Financing, schema.RegAction, schema.Labour, schema.CreditEvent, schema.Management, schema.Legal, schema.Operations,
		schema.Listing, schema.CentralBank, schema.OfficialMeeting, schema.Shock, schema.PublicHealth:
		return true
	}
	return false
}

// age marks facts that are history at the time of the article: a move of an
// earlier session, an act of an earlier month.
func (s *sentence) age(f *fact, doc *document) {
	if f.Modality != schema.Actual || f.EventDateEnd == nil || !known(doc.anchor) || (f.EventType == schema.Extreme || f.EventType == schema.Streak) && f.Metric != nil {
		return
	}
	switch f.EventType {
	case schema.MacroIndicator, schema.EarningsResult, schema.Flow, schema.Guidance, schema.Schedule:
		return
	case schema.AnalystComment, schema.PolicyStatement:
		if f.date >= 0 && *f.EventDateEnd < doc.anchor.Date-pastAfter {
			f.Modality = schema.Past // "said in 2007 that"
		}
	case schema.PriceMove, schema.PriceLevel, schema.Extreme, schema.Streak, schema.Volume, schema.RelPerformance:
		if f.dateRule == "previous_day" || f.EventType == schema.Extreme && *f.EventDateEnd < doc.anchor.Date && s.lookedFrom(f) {
			f.Modality = schema.Past
			return
		}
		day, _, _, ok := doc.cal.Session(s.marketOfSubject(&f.sub), doc.anchor)
		if ok && *f.EventDateEnd < min(day, doc.anchor.Date-1) {
			f.Modality = schema.Past
		}
	default:
		if counted := f.EventType == schema.Operations && f.Value != nil && (f.DatePrecision == "month" || f.DatePrecision == "quarter"); counted && *f.EventDateEnd >= doc.anchor.Date-resultAge {
			return // "carried 11 million passengers in February": what is reported now
		}
		if *f.EventDateEnd < doc.anchor.Date-pastAfter || f.DatePrecision != "day" && acted(f.EventType) && *f.EventDateEnd < doc.anchor.Date-pastWeek {
			f.Modality = schema.Past
		}
	}
}

// lookedFrom reports whether an extreme is what another move is measured from
// or comes after: "slipped from Wednesday's high", "after a record selloff".
func (s *sentence) lookedFrom(f *fact) bool {
	for i := int(f.trigger) - 1; i >= s.first && i >= int(f.trigger)-6; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.from || n.hash == s.k.times.after || n.hash == s.k.times.following {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.to)) {
			return false // "from 105.3 to equal a 15-year high"
		}
	}
	return false
}

// pctOver reports whether a change is one of more than some percent.
func (f *fact) pctOver(most float64) bool {
	return f.Value != nil && *f.Unit == schema.UnitPct && *f.Value > most
}

// bareOver reports whether a change of more than some percent has neither points nor a
// level beside it, as a day's move would.
func (f *fact) bareOver(most float64) bool {
	return f.Level == nil && f.Points == nil && f.pctOver(most)
}

// mostTimesADay is how many times a share's price is not taken to grow in one day.
const mostTimesADay = 10

// openEnded reports whether a move without a stated base is not one of the
// day: one in the perfect ("has fallen 15.5 percent"), or one that another
// move is compared with ("worse than the 40 percent drop in the S&P 500").
func (s *sentence) openEnded(f *fact) bool {
	v := int(f.trigger)
	if f.sub.kind != schema.KindCompany && f.Unit != nil && *f.Unit == schema.UnitTimes {
		return true // no market doubles in a day
	}
	if f.Unit != nil && *f.Unit == schema.UnitTimes && f.Value != nil && *f.Value >= mostTimesADay {
		return true // nor is a share worth ten times as much
	}
	if huge := hugeDayOf(f.sub.kind); huge > 0 && f.bareOver(huge) && (f.Session == nil || !f.placed || !s.nodes[v].cls.has(s.k.verb) || f.rule.is(roleNoun)) {
		return true
	}
	if s.standsFar(f) {
		return true
	}
	if s.nodes[v].cls.has(s.k.verb) {
		for i := s.groupStart(v, s.first); i < v; i++ {
			if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.have) && f.Level == nil {
				return true
			}
		}
		return false
	}
	if f.sub.kind == schema.KindIndex && f.Level == nil && f.pctOver(largestDay) {
		return true
	}
	if f.rule.subject != subjNP {
		return false
	}
	from := int(f.first)
	if from-1 >= s.first && s.is(from-1, s.k.times.the) {
		from--
	}
	if from-1 >= s.first && (s.is(from-1, s.k.and) || s.is(from-1, s.k.or)) {
		from -= 8 // "than the 7 percent slide in the Dow and the 8 percent slide in the S&P"
	}
	for i := int(f.first) - 1; i >= s.first && i >= from-4; i-- {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.compared) || n.hash == s.k.than || n.hash == s.k.double {
			return true
		}
	}
	return false
}

// over reports whether the rule that chose a session says that it had ended
// when the article was printed.
func over(rule string) bool {
	return rule == "after_close" || rule == "before_open" || rule == "market_closed"
}

// immediate lists the event types that news reports on the day they happen.
func immediate(event string) bool {
	switch event {
	case schema.AnalystComment, schema.PolicyStatement, schema.RatingChange, schema.Buyback, schema.Dividend, schema.PolicyAction:
		return true
	}
	return false
}
