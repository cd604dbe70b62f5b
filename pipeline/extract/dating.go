package extract

import (
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// dates finds the date expression that belongs to the fact and resolves it.
func (s *sentence) dates(f *fact, doc *document) {
	if f.scope != "" {
		f.Scope = ptr(f.scope)
	}
	if f.placedDay {
		return
	}
	tense := s.tense(f)
	if f.EventType == schema.PriceMove && f.BasePeriod != nil {
		s.setFrame(f, s.end, doc)
	}
	if s.moves(f) && f.BasePeriod == nil && !f.speech {
		if i := s.nearestDate(f, func(i int) bool { return s.baseAt(f, i) != "" }); i >= 0 {
			f.BasePeriod = ptr(s.baseAt(f, i))
			s.setFrame(f, i, doc)
		} else if i := s.whenAt(f); i >= 0 && s.baseAt(f, i) != "" {
			f.BasePeriod = ptr(s.baseAt(f, i)) // "in 1931, when it fell 47 percent"
		} else if b := s.ownPeriod(f); b != "" {
			f.BasePeriod = &b
			s.setFrame(f, s.end, doc)
		} else if b := s.framed(f, doc); b != "" && (!soFar(b) || s.whenAt(f) < 0) { // a time of its own is not of this year
			f.BasePeriod = &b
		} else if f.EventType == schema.EarningsResult && f.Direction != nil {
			f.BasePeriod = ptr("YoY") // results are compared with the year before unless they say otherwise
		}
	}
	if !f.prior && !f.speech && f.EventType != schema.Guidance && s.dayAfter(f, doc) {
		return
	}
	at := int(f.date)
	if at < 0 && !f.prior && !f.speech && f.rule.subject != subjPrev {
		at = s.nearestDate(f, func(i int) bool { return s.dates1(f, i) })
		if at < 0 {
			at = s.whenAt(f)
		}
		if at < 0 {
			at = s.elsewhere(f)
		}
	}
	if at < 0 && f.rule.subject == subjPrev && s.moves(f) {
		at = s.dateWithin(f)
	}
	if at >= 0 {
		s.dateBy(f, at, tense)
	}
	s.defaults(f, doc)
}

// dateWithin is the date inside the evidence itself, the day of one item of a
// list: "fell 1.1 percent on July 15, and 1.5 percent on August 18".
func (s *sentence) dateWithin(f *fact) int {
	for i := int(f.trigger); i <= int(f.last); i++ {
		if s.dates1(f, i) {
			return i
		}
	}
	return -1
}

// dateBy resolves the expression at node at and dates the fact by it, unless
// the fact only began or was measured from then.
func (s *sentence) dateBy(f *fact, at int, tense when.Tense) {
	doc := s.doc
	e := s.inYear(f, s.dateExpr(at))
	if tense == when.Future && (s.saidBetween(at, int(f.trigger)) || (e.Kind == when.KindDate || e.Kind == when.KindWeekday) && at < int(f.trigger) && s.saidAt(at)) {
		tense = when.Past // "in July it said it planned to cut jobs", "said on Monday it would buy"
	}
	if f.EventType == schema.Guidance && (happened(f.Modality) || s.earlier(f)) && givenIn(e) {
		tense = when.Past
	}
	rolling := s.moves(f) && e.Kind == when.KindRolling
	iv, ok := e.Resolve(s.today(e), tense)
	if ok && tense == when.Future && s.farAhead(e, iv) && (e.Kind == when.KindDate || doc.history || s.saidAt(at) || f.EventType == schema.Guidance && givenIn(e)) {
		iv, ok = e.Resolve(s.today(e), when.Past) // "said in July it would cut jobs", an entry of a chronology
	}
	if !ok && !known(doc.anchor) && !e.HasClock() { // kept for who knows the day
		f.dateText, f.dateRule = s.text(at, at), "unresolved"
	}
	if ok && tense == when.Past && known(doc.anchor) && iv.From > doc.anchor.Date+1 {
		s.lateAhead(f, e, iv, at)
	} else if ok && !s.toDate(f) && !rolling &&
		!(tense == when.Future && happens(f.EventType) && known(doc.anchor) && iv.To < doc.anchor.Date) {
		if f.EventType == schema.Flow && e.Kind == when.KindEnded && e.Grain == when.Week {
			iv.From = iv.To // the week is known by its last day
		}
		s.setDate(f, iv, at)
	}
	if e.HasClock() {
		f.localTime, f.timeZone = e.LocalTime(), e.Zone
	}
}

// farAhead reports whether a day or month whose year is not told would be further ahead
// than it lies back.
func (s *sentence) farAhead(e when.Expr, iv when.Interval) bool {
	const halfYear = 183
	return (e.Kind == when.KindDate || e.Kind == when.KindMonth) && e.Year == 0 && e.YearRel == 0 && known(s.doc.anchor) && iv.From > s.doc.anchor.Date+halfYear
}

// givenIn reports whether a month or a day says when an outlook was given, "in July
// it had forecast", and not what it is for: "cut its forecast for December".
func givenIn(e when.Expr) bool {
	if e.Kind != when.KindMonth && e.Kind != when.KindDate {
		return false
	}
	return e.Prep == when.NoPrep || e.Prep == when.In || e.Prep == when.On
}

// today is what an expression is reckoned from: the article's day, or, for "this
// morning" and "yesterday" in what is printed after midnight, that of its lead.
func (s *sentence) today(e when.Expr) when.Anchor {
	a := s.doc.anchor
	if e.Kind == when.KindUnit && e.Grain == when.Day && s.doc.news != 0 && s.doc.news == a.Date-1 && s.doc.early() {
		a.Date, a.At = s.doc.news, time.Time{}
	}
	return a
}

func (s *sentence) dateExpr(i int) when.Expr { return s.chunker.dates[s.nodes[i].date] }

// toDate reports whether the base period runs up to the article's day, so
// that the event date is that day and not the period.
func (s *sentence) toDate(f *fact) bool {
	if f.BasePeriod == nil || !s.moves(f) {
		return false
	}
	switch b := *f.BasePeriod; {
	case soFar(b):
		return true
	case len(b) > 5 && (b[:5] == "since" || b[:5] == "from_"):
		return true
	}
	return false
}

// soFar reports whether a base period is this week, month or year so far.
func soFar(base string) bool { return base == "WTD" || base == "MTD" || base == "YTD" }

func (s *sentence) setDate(f *fact, iv when.Interval, at int) {
	f.EventDate, f.EventDateEnd = iv.From.Ptr(), iv.To.Ptr()
	f.DatePrecision = iv.Precision
	f.dateRule = iv.Rule
	f.dateText = s.text(at, at)
}

// dates1 reports whether the date expression at node i can date the fact.
func (s *sentence) dates1(f *fact, i int) bool {
	if s.nodes[i].date < 0 || int(f.window) == i+1 || s.recordsBegan(i) || s.lastThere(i) {
		return false
	}
	if i+1 < s.end && s.nodes[i+1].cls.has(s.k.poss) && i > int(f.last) && happens(f.EventType) {
		return false // "70 percent more than Friday's price"
	}
	if s.ofContract(f, i) || i < s.head || s.ofAhead(f, i) || s.ofLevelBefore(f, i) || s.otherPeriod(f, s.dateExpr(i)) {
		return false
	}
	switch e := s.dateExpr(i); e.Kind {
	case when.KindWindow, when.KindRecord, when.KindVague, when.KindBasis, when.KindPhrase:
		return false
	default:
		if f.EventType == schema.PolicyAction && f.Modality == schema.Scheduled && e.Prep == when.From && e.Kind == when.KindDate {
			return true // tariffs from April 2
		}
		if e.Prep == when.NoPrep && i > s.first && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.to) && (happens(f.EventType) || immediate(f.EventType)) {
			return false // extended to October
		}
		if e.Prep == when.From || i > s.first && s.is(i-1, s.k.from) {
			return f.EventType == schema.Extreme && i+1 < s.end && i < int(f.trigger) && s.nodes[i+1].cls.has(s.k.poss) // "from Wednesday's record high"
		}
		if periodicType(f.EventType) && i > int(f.last) && s.comparedBefore(int(f.last)+1, i) {
			return false // "0.9 points more than the rate of 2024"
		}
		if f.EventType == schema.MacroIndicator || f.EventType == schema.EarningsResult { // "from a year earlier" is the base, not the date
			return s.baseAt(f, i) == "" && !(i > s.first && s.is(i-1, s.k.from) || e.Prep == when.From)
		}
		return s.canBeDay(f, e)
	}
}

// periodicType reports whether facts of a type are of a period.
func periodicType(event string) bool {
	return event == schema.MacroIndicator || event == schema.EarningsResult
}

// comparedBefore reports whether a word of comparison stands from node i to node j.
func (s *sentence) comparedBefore(i, j int) bool {
	for ; i < j; i++ {
		if n := &s.nodes[i]; n.ent < 0 && (n.hash == s.k.than || n.cls.has(s.k.compared)) {
			return true
		}
	}
	return false
}

// otherPeriod reports whether a date of this kind says something else of a
// fact: when an outlook was given, what a dividend is for.
func (s *sentence) otherPeriod(f *fact, e when.Expr) bool {
	k := e.Kind
	switch f.EventType {
	case schema.Guidance:
		return k == when.KindWeekday || k == when.KindAgo || k == when.KindUnit && (e.Grain == when.Day || e.Grain == when.Week)
	case schema.FinMetric: // "valued at 7.5 times fiscal 2009 earnings" is so today
		return f.Unit != nil && *f.Unit == schema.UnitTimes && (k == when.KindYear || k == when.KindQuarter || k == when.KindHalf || k == when.KindEnded)
	case schema.Dividend:
		return f.Modality == schema.Actual && (k == when.KindYear && e.Prep != when.In || k == when.KindQuarter || k == when.KindHalf || k == when.KindNth || k == when.KindEnded)
	}
	return false
}

// canBeDay reports whether an expression can be when a fact happened, and not
// its deadline ("by the end of 2009"), its start or the year that it speaks of.
func (s *sentence) canBeDay(f *fact, e when.Expr) bool {
	switch e.Prep {
	case when.After, when.Before:
		if observed(f.EventType) {
			return false
		}
	case when.Since:
		return happens(f.EventType) && f.Modality == schema.Actual && f.EventType != schema.CentralBank // "has cut by 3 points since September" is no act of September
	case when.By, when.Until, when.Through:
		if f.Modality == schema.Actual && (happens(f.EventType) || immediate(f.EventType)) && !e.HasClock() {
			return false
		}
	}
	switch e.Kind {
	case when.KindQuarter, when.KindHalf, when.KindNth, when.KindEnded:
		return f.EventType != schema.Dividend // a payout for a period is declared when the article says
	case when.KindYear, when.KindDecade:
	default:
		return true
	}
	switch f.EventType {
	case schema.AnalystComment, schema.PolicyStatement:
		return false
	case schema.Dividend, schema.RatingChange:
		return e.Prep == when.In && !e.Fiscal // "a dividend for 2009" is declared when the article says
	}
	return known(s.doc.anchor) || e.Prep == when.In || !happens(f.EventType) && !immediate(f.EventType)
}

// openingDate is the node that a sentence opens with, or the date behind a word or two
// that lead to it: "As of October, X had", "Back in 2007, X said".
func (s *sentence) openingDate() int {
	for i := s.first; i < s.end && i < s.first+3; i++ {
		n := &s.nodes[i]
		if n.date >= 0 {
			return i
		}
		if n.ent >= 0 || !n.cls.has(s.k.adv.or(s.k.conj).or(s.k.prep).or(s.k.sub)) {
			break
		}
	}
	return s.first
}

// otherMeasure returns the comma that ends the same figure told in another measure
// from node i on: "1,800 people, or 6 percent of its staff, in the first three months".
func (s *sentence) otherMeasure(i int) int {
	const reach = 9
	if s.nodes[i].hash != s.k.commaHash || i+2 >= s.end || s.nodes[i+1].hash != s.k.or {
		return i
	}
	figure := false
	for j := i + 2; j < s.end && j < i+reach; j++ {
		figure = figure || s.nodes[j].qty >= 0
		if s.nodes[j].hash == s.k.commaHash {
			if figure {
				return j
			}
			return i
		}
		if s.nodes[j].ent < 0 && (s.nodes[j].cls.has(s.k.verb) || s.nodes[j].cls.has(s.k.sub)) {
			return i
		}
	}
	return i
}

// clauseBreak reports whether a new clause starts at node i.
func (s *sentence) clauseBreak(i int) bool {
	n := &s.nodes[i]
	if n.cls.has(s.k.sub) && i+1 < s.end && s.nodes[i+1].date >= 0 && s.begins("asof", i) {
		return false // "stood at 1.2 trillion as of June 30"
	}
	if n.hash == asHash && s.asWhat(i) {
		return false
	}
	switch {
	case n.ent >= 0 || n.date >= 0:
		return false
	case n.hash == s.k.semicolon || n.cls.has(s.k.sub.or(s.k.conj).or(s.k.quote)):
		return true
	case n.hash == s.k.and && s.verbBehind(i):
		return true
	case n.hash == s.k.commaHash:
		return i+1 < s.end && s.nodes[i+1].date < 0
	}
	return (n.hash == s.k.from || n.cls.has(s.k.compared)) && s.sumBehind(i)
}

// asWhat reports whether "as" at node i brings in no clause but what somebody is or does:
// "named Jane Roe as chairman in May".
func (s *sentence) asWhat(i int) bool {
	const reach = 6
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.date >= 0:
			return j > i+1
		case n.qty >= 0, n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.sub).or(s.k.conj).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.pronoun)) || n.cls.has(s.k.verb) && n.form&formIng == 0 || n.hash == s.k.commaHash):
			return false
		}
	}
	return false
}

// sumBehind reports whether a price follows node i: what is told after it is of
// that one ("at $902.30, versus $897.20 late on Monday").
func (s *sentence) sumBehind(i int) bool {
	return i+1 < s.end && s.nodes[i+1].qty >= 0 && s.qtys[s.nodes[i+1].qty].unit == schema.UnitCurrency && !s.qtys[s.nodes[i+1].qty].scaled
}

// verbBehind reports whether a verb follows node i, an adverb between at most:
// "rose 2 percent and is still up 40 percent this year".
func (s *sentence) verbBehind(i int) bool {
	i++
	if i+1 < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv) {
		i++
	}
	return i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.verb.or(s.k.have).or(s.k.modal).or(s.k.be))
}

func (s *sentence) clauseBreakBetween(a, b int) bool {
	for i := a; i < b; i++ {
		if s.nodes[i].hash == s.k.semicolon {
			return true
		}
	}
	return false
}

// ofYear dates an act by the year that stands before its noun: "its 2001 merger
// with Acme".
func (s *sentence) ofYear(f *fact) {
	switch f.EventType {
	case schema.MNA, schema.Listing, schema.CreditEvent, schema.Management, schema.Legal:
	default:
		return
	}
	for i := max(int(f.trigger)-3, s.first); i < int(f.trigger); i++ {
		if s.nodes[i].qty < 0 || !s.yearAt(i) {
			continue
		}
		y := int(s.qtys[s.nodes[i].qty].val)
		if !known(s.doc.anchor) || y >= s.doc.anchor.Date.Time().Year() {
			return
		}
		f.EventDate, f.EventDateEnd = schema.NewDate(y, time.January, 1).Ptr(), schema.NewDate(y, time.December, 31).Ptr()
		f.DatePrecision, f.dateRule, f.dateText = "year", "year", s.text(i, i)
		if f.Modality == schema.Actual {
			f.Modality = schema.Past
		}
		return
	}
}
