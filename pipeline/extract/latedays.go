package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// lateDays dates the acts and statements that are still without a day once
// their modality is known.
func (s *sentence) lateDays(facts []fact, doc *document) {
	besides(facts)
	expectedChanges(facts)
	for k := range facts {
		f := &facts[k]
		if f.EventType == schema.EarningsResult && f.EventDate == nil && (f.prior || f.Modality == schema.Past) {
			beside(f, facts)
		}
		if !known(doc.anchor) || f.prior || f.Polarity == "neg" {
			continue
		}
		if f.EventDate == nil && f.dateText == "" {
			s.lateDay(f, doc)
		}
		doc.noteAct(f)
	}
}

// lateDay gives an act the day that its sentence says it was told on, that of
// the same act told before, or that of the article.
func (s *sentence) lateDay(f *fact, doc *document) {
	switch f.EventType {
	case schema.CentralBank:
		switch f.Modality {
		case schema.Expected, schema.Possible, schema.Forecast, schema.Scheduled:
			s.nextMeeting(f)
			return
		}
	case schema.Flow, schema.FinMetric, schema.Ownership, schema.Guidance:
		s.figureDay(f, doc)
		return
	}
	if !happens(f.EventType) && !immediate(f.EventType) {
		return
	}
	if f.pending.Precision != "" && (f.Modality == schema.Scheduled || f.Modality == schema.Expected || f.Modality == schema.Possible) {
		s.setDate(f, f.pending, int(f.pendingAt))
		return
	}
	switch f.Modality {
	case schema.Past, schema.Forecast:
		return
	case schema.Actual:
		if day, ok := doc.acts[actKey(f)]; ok && !s.earlier(f) {
			s.setDay(f, day, "same_act")
			return
		}
		if f.EventType == schema.Buyback || f.EventType == schema.Dividend || f.EventType == schema.PublicHealth {
			s.setDay(f, doc.anchor.Date, "article_day")
		}
		return
	}
	if s.onlyDay(f) {
		return
	}
	switch {
	case f.Modality == schema.Reported || f.Modality == schema.Denied,
		f.Modality == schema.Possible && (f.EventType == schema.MNA || f.EventType == schema.Financing) && s.index < actSentences && !s.looksAhead(f) && !s.perfect(int(f.trigger)),
		f.Modality == schema.Scheduled && s.announced(f):
		day, rule := doc.anchor.Date, "article_day"
		if doc.news != 0 && doc.news < day {
			day, rule = doc.news, "day_of_lead"
		}
		s.setDay(f, day, rule)
	}
}

// announced reports whether a plan is news of the day: told without a time of
// its own, of a kind that is announced.
func (s *sentence) announced(f *fact) bool {
	switch f.EventType {
	case schema.PolicyAction:
		return true
	case schema.Operations, schema.Labour, schema.Buyback, schema.Legal, schema.Financing:
	default:
		return false
	}
	return s.index < actSentences && s.nearestDate(f, func(i int) bool { return s.nodes[i].date >= 0 && i >= s.head && s.dates1(f, i) }) < 0
}

// beside gives a figure of the year before that a table prints beside that of
// now the same period of that year.
func beside(f *fact, facts []fact) {
	for k := range facts {
		g := &facts[k]
		if g.EventType != f.EventType || !same(g.Metric, f.Metric) || g.sub.displayName() != f.sub.displayName() {
			continue
		}
		if g.prior || g.Modality == schema.Past || g.EventDate == nil || g.DatePrecision == "day" {
			continue
		}
		iv := yearBefore(when.Interval{From: *g.EventDate, To: *g.EventDateEnd})
		f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule = iv.From.Ptr(), iv.To.Ptr(), g.DatePrecision, "year_before"
		return
	}
}

// nextMeeting dates what a central bank may do by the day ahead that its
// sentence names, if it is just one: "likely to cut when it meets on Dec. 11".
func (s *sentence) nextMeeting(f *fact) {
	const horizon = 120 // days
	at, sure := -1, false
	var day when.Interval
	for i := max(s.head, int(f.first)-2*clauseReach); i < s.end && i < int(f.last)+clauseReach; i++ {
		if s.nodes[i].date < 0 {
			continue
		}
		e := s.dateExpr(i)
		if e.Kind != when.KindWeekday && e.Kind != when.KindDate || e.Prep == when.Since || e.Prep == when.From || i+1 < s.end && s.nodes[i+1].cls.has(s.k.poss) {
			continue
		}
		iv, ok := e.Resolve(s.doc.anchor, when.Future)
		if !ok || iv.From < s.doc.anchor.Date || iv.From > s.doc.anchor.Date+horizon {
			continue
		}
		if past, ok := s.toldDay(i); ok && e.Kind == when.KindWeekday && past.From <= s.doc.anchor.Date && !s.meets(i) {
			continue // "said on Tuesday that it may cut"
		}
		meets := s.meets(i)
		if at >= 0 && meets == sure {
			at = s.end // of two, who knows
		} else if at < 0 || meets {
			at, day, sure = i, iv, meets
		}
	}
	if at >= 0 && at < s.end {
		s.setDate(f, day, at)
	}
}

// meets reports whether the date at node i is that of a meeting: "meets on
// Thursday", "Wednesday's meeting", "its decision on Tuesday".
func (s *sentence) meets(i int) bool {
	const reach = 3
	for j := max(s.first, i-reach); j < s.end && j <= i+reach; j++ {
		if j != i && s.begins("meeting", j) {
			return true
		}
	}
	return false
}

// actKey names an act that an article may tell more than once.
func actKey(f *fact) string { return f.EventType + "\x00" + f.sub.displayName() }

// actReach is how many days back an act may lie that later sentences speak of
// without its day.
const actReach = 7

// noteAct remembers the day of an act, the period of flows, that their own
// words date.
func (d *document) noteAct(f *fact) {
	switch f.EventType {
	case schema.Flow:
		if f.EventDate != nil && f.dateText != "" && f.Modality == schema.Actual {
			d.flow, d.flowBase = when.Interval{From: *f.EventDate, To: *f.EventDateEnd, Precision: f.DatePrecision}, f.BasePeriod
		}
		return
	case schema.CentralBank, schema.RegAction, schema.MNA, schema.Shock, schema.PolicyAction, schema.CreditEvent:
	default:
		return
	}
	if f.Modality != schema.Actual || f.EventDate == nil || f.dateText == "" || f.DatePrecision != "day" || *f.EventDate < d.anchor.Date-actReach || *f.EventDate > d.anchor.Date {
		return
	}
	if d.acts == nil {
		d.acts = map[string]schema.Date{}
	}
	d.acts[actKey(f)] = *f.EventDate
}

// clauseBefore gives an act whose sentence opens with a clause on an earlier
// time ("After its founder left in October, the bank committed ...") that time.
func (s *sentence) clauseBefore(f *fact) bool {
	i := s.head
	if i >= s.end || s.nodes[i].ent >= 0 || !s.listed("whenafter", i) {
		return false
	}
	at := -1
	for i++; i < int(f.first); i++ {
		if s.nodes[i].date >= 0 && at < 0 {
			at = i
		}
		if s.is(i, s.k.commaHash) && at >= 0 {
			e := s.dateExpr(at)
			if iv, ok := e.Resolve(s.doc.anchor, when.Past); ok && e.Prep != when.Since && e.Prep != when.From && (e.Kind == when.KindMonth || e.Kind == when.KindYear || e.Kind == when.KindDate) && iv.From < s.doc.anchor.Date-2 {
				s.setDate(f, iv, at)
				return true
			}
			return false
		}
	}
	return false
}

// besides gives figures of companies that are without a period that of another
// figure of the same company in the sentence.
func besides(facts []fact) {
	for k := range facts {
		f := &facts[k]
		if f.EventDate != nil || f.dateText != "" || f.prior || f.Modality == schema.Past || !figure(f.EventType) {
			continue
		}
		for j := range facts {
			g := &facts[j]
			if g.EventDate == nil || g.prior || g.Modality == schema.Past || !figure(g.EventType) {
				continue
			}
			if g.EventType != f.EventType && (f.EventType == schema.FinMetric || g.EventType == schema.FinMetric) {
				continue
			}
			if g.sub.displayName() == f.sub.displayName() || f.EventType == schema.Guidance && same(f.Metric, g.Metric) {
				f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule = g.EventDate, g.EventDateEnd, g.DatePrecision, "same_sentence"
				break
			}
		}
	}
}

// expectedChanges takes the percentage that was expected of a series for a change against the
// same period as the one told beside it: "fell 5.9 percent, worse than the 4.7 percent expected".
func expectedChanges(facts []fact) {
	for k := range facts {
		f := &facts[k]
		if f.EventType != schema.EarningsResult || f.Modality != schema.Forecast || f.BasePeriod != nil || f.Level != nil || !same(f.Unit, ptr(schema.UnitPct)) {
			continue
		}
		for j := range facts {
			g := &facts[j]
			if g.Modality == schema.Actual && g.BasePeriod != nil && same(g.Unit, f.Unit) && same(g.Metric, f.Metric) {
				f.BasePeriod = g.BasePeriod
				if f.Direction == nil {
					f.Direction = g.Direction
				}
				break
			}
		}
	}
}

// same reports whether two fields that may be missing are there and agree.
func same[T comparable](a, b *T) bool { return a != nil && b != nil && *a == *b }

// differ reports whether two fields that may be missing are there and do not agree.
func differ[T comparable](a, b *T) bool { return a != nil && b != nil && *a != *b }

// figure lists the event types that are figures of a company.
func figure(event string) bool {
	return event == schema.EarningsResult || event == schema.Guidance || event == schema.FinMetric
}

// lateAhead keeps the date of a fact told as done that lies ahead: a figure of a
// period to come is a forecast, an act may still prove to be planned.
func (s *sentence) lateAhead(f *fact, e when.Expr, iv when.Interval, at int) {
	if f.EventType == schema.EarningsResult && !f.prior && ofYear(e) && iv.Precision != "day" {
		s.setDate(f, iv, at)
		f.Modality = schema.Forecast
		return
	}
	f.pending, f.pendingAt = iv, int32(at)
}

// ofYear reports whether an expression says which year it is of.
func ofYear(e when.Expr) bool {
	return e.Year != 0 || e.YearRel != 0 || e.To.Year != 0 || e.To.YearRel != 0
}

// figureDay dates a flow by the report it is of, what a company has, owns and
// foretells by the day of the article.
func (s *sentence) figureDay(f *fact, doc *document) {
	switch f.EventType {
	case schema.Flow:
		if doc.flow.Precision != "" && f.Modality == schema.Actual {
			s.setPeriod(f, doc.flow, "same_report")
			if f.BasePeriod == nil {
				f.BasePeriod = doc.flowBase
			}
			return
		}
		if f.Modality == schema.Actual && s.index < actSentences && !s.earlier(f) {
			s.setDay(f, doc.anchor.Date, "article_day")
		}
	case schema.FinMetric, schema.Ownership:
		if f.Modality == schema.Actual && (s.index < actSentences || f.EventType == schema.Ownership) && !s.earlier(f) {
			s.setDay(f, doc.anchor.Date, "article_day")
		}
	case schema.Guidance:
		if f.Modality == schema.Actual && !s.earlier(f) {
			s.setDay(f, doc.anchor.Date, "article_day")
		}
	}
}
