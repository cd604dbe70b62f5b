package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// clauseReach is how far, in nodes, a date may stand from a fact it dates.
const clauseReach = 14

// settle gives a fact its date, base period, session, modality and polarity
// from the words around it.
func (s *sentence) settle(f *fact, doc *document) {
	if !f.prior && !f.speech {
		s.modality(f)
	}
	if f.EventType == schema.MacroIndicator {
		f.drop = f.drop || s.otherEarnings(f)
		s.consensusBehind(f)
		s.statistic(f, doc)
		return
	}
	if f.EventType == schema.CentralBank {
		s.awaited(f)
		f.drop = f.drop || s.advocated(f)
	}
	if f.EventType == schema.PriceMove && s.year(f) {
		f.drop = true
	}
	switch f.EventType {
	case schema.Schedule:
		s.appointment(f, doc)
	case schema.PolicyStatement:
		s.pledged(f)
	case schema.RatingChange:
		s.rater(f)
	}
	if (f.EventType == schema.Streak || f.EventType == schema.Extreme) && f.sub.kind == entity.KindCity && f.Metric != nil {
		s.country(f, doc) // the dateline names a city
	}
	s.imagined(f)
	s.partOf(f)
	f.drop = f.drop || s.paidPrice(f) || s.expansion(f) || s.unplanned(f) || s.ofBusiness(f) || s.anyShares(f) || s.ofPrices(f)
	if f.Value == nil && !f.speech && f.Modality == schema.Actual && s.questioned() {
		f.drop = true
	}
	s.session(f, doc)
	s.listing(f)
	s.fromExtremeAfter(f)
	s.bygone(f)
	s.dates(f, doc)
	s.ofYear(f)
	s.turnover(f)
	s.age(f, doc)
	if f.placed && f.EventDate != nil {
		if doc.days == nil {
			doc.days = map[string]schema.Date{}
		}
		doc.days[s.regionOfSubject(&f.sub)] = *f.EventDate
	}
	switch f.EventType {
	case schema.PolicyAction, schema.RegAction, schema.CentralBank:
		s.supposed(f)
		s.government(f, doc)
	}
	if f.EventType == schema.PriceMove && f.sub.kind == schema.KindCompany && !f.security && f.BasePeriod != nil && *f.BasePeriod == "YoY" {
		f.drop = true // a company "up 66 percent from a year earlier" speaks of its business
	}
	s.decided(f, doc)
	if f.EventType == schema.PriceMove && (f.sub.kind == schema.KindIndex && s.paid(f) || s.eachTime(f)) {
		f.drop = true
	}
	if f.EventType == schema.Schedule && (f.EventDateEnd == nil && !f.placedDay && f.dateRule != "unresolved" || f.EventDateEnd != nil && known(doc.anchor) && *f.EventDateEnd < doc.anchor.Date) {
		f.drop = true
	}
}

// paid reports whether a price in money follows a figure: "ended up 2.3 percent
// $45.99" is of a share, whatever its subject seems to be.
func (s *sentence) paid(f *fact) bool {
	for i := int(f.qty) + 1; f.qty >= 0 && i < s.end && i <= int(f.last)+1; i++ {
		if n := &s.nodes[i]; n.qty >= 0 && s.qtys[n.qty].ccy != "" {
			return true
		}
	}
	return false
}

// document is what is known of the article as a whole.
type document struct {
	anchor   when.Anchor
	cal      *when.Calendars
	sessions map[string]string      // by market: explicit session of an earlier clause
	scene    string                 // part of the day that the article announces for all its moves
	mixed    map[string]bool        // markets of which the article names several
	days     map[string]schema.Date // the day of the fact that named it
	told     toldDay
	acts     map[string]schema.Date // days of the acts that their own words date
	debut    int                    // 1 + the last sentence that told of first days of trading
	flow     when.Interval          // period of the flows told last
	flowBase *string
	lead     bool        // the lead has been read
	history  bool        // a chronology or factbox: no day is that of the article
	news     schema.Date // the day that the lead names, 0 if none
	frame    frame
	agenda   agenda
	gaz      *entity.Gazetteer
	stat     stat    // the last statistic
	dated    stat    // the last one whose period is known
	results  results // the last result of a company
	measure  measure // who took the last measure
}

// frame is a period that a sentence opens with ("For the week, the Dow rose
// 3.5 percent. The S&P 500 rose 1.7 percent"): it holds for the moves of
// indices that follow and do not say otherwise.
type frame struct {
	base     string
	sentence int
	opens    bool // it stands at the start of its sentence: holds in the next one too
	market   bool // said of an index or a market
}

// modality reads the verb group of the fact's trigger: "may rise", "is
// expected to rise", "did not rise".
func (s *sentence) modality(f *fact) {
	v := int(f.trigger)
	g := s.groupStart(v, s.first)
	if g == v && !s.nodes[v].cls.has(s.k.verb) { // a noun: "an expected 2 percent rise"
		g = max(s.first, v-4)
		if f.EventType == schema.PriceMove && s.foreseen(f) {
			f.Modality = schema.Expected
		}
	}
	if f.Modality == schema.Actual && s.heading(f) {
		f.Modality = schema.Expected
	}
	for i := g; i <= v; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 {
			continue
		}
		if n.cls.has(s.k.neg) {
			f.Polarity = "neg"
		}
		if m := s.payload(i, s.k.modalityClass); m != "" && i != v && f.Modality == schema.Actual {
			f.Modality = willed(f.EventType, m, n.cls.has(s.k.typeBits["futureaux"]))
		}
	}
}

// heading reports whether a move, an extreme or a streak lies ahead: "on course
// for a weekly gain", "heading for its best month since May".
func (s *sentence) heading(f *fact) bool {
	const reach = 7
	switch f.EventType {
	case schema.PriceMove, schema.Extreme, schema.Streak:
	default:
		return false
	}
	for i := int(f.trigger) - 1; i > s.first && i > int(f.trigger)-reach; i-- {
		switch n := &s.nodes[i]; {
		case n.ent < 0 && s.listed("headingto", i):
			return s.nodes[i-1].ent < 0 && s.listed("headingword", i-1)
		case n.ent >= 0, n.hash == s.k.commaHash, n.cls.has(s.k.stop):
			return false
		}
	}
	return false
}

// foreseen reports whether the subject of a verbless move "is seen", "is
// expected": "the index is seen ending the year at 1,000, up 10 percent".
func (s *sentence) foreseen(f *fact) bool {
	for i := int(f.sub.last) + 1; i < int(f.trigger) && f.sub.last < f.trigger; i++ {
		if n := &s.nodes[i]; n.ent < 0 && i > s.first && s.nodes[i-1].cls.has(s.k.be) {
			switch s.payload(i, s.k.modalityClass) {
			case schema.Expected, schema.Forecast:
				return true
			}
		}
	}
	return false
}

// willed says what "will" and "would" mean for an event type: an announced
// payout is itself the event, a central bank's decision is
// expected until it is taken.
func willed(event, modality string, will bool) string {
	switch event {
	case schema.Dividend:
		if will {
			return schema.Actual
		}
	case schema.PolicyAction:
		if modality == schema.Expected || modality == schema.Possible && will {
			return schema.Scheduled // what a government plans, or says it would do, it has announced
		}
	case schema.CentralBank:
		if modality == schema.Scheduled {
			return schema.Expected
		}
	}
	return modality
}

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
		if i := s.nearest(f, func(i int) bool { return s.baseAt(f, i) != "" }); i >= 0 {
			f.BasePeriod = ptr(s.baseAt(f, i))
			s.setFrame(f, i, doc)
		} else if i := s.whenAt(f); i >= 0 && s.baseAt(f, i) != "" {
			f.BasePeriod = ptr(s.baseAt(f, i)) // "in 1931, when it fell 47 percent"
		} else if b := s.ownPeriod(f); b != "" {
			f.BasePeriod = &b
			s.setFrame(f, s.end, doc)
		} else if b := s.framed(f, doc); b != "" {
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
		at = s.nearest(f, func(i int) bool { return s.dates1(f, i) })
		if at < 0 {
			at = s.whenAt(f)
		}
		if at < 0 {
			at = s.elsewhere(f)
		}
	}
	if at >= 0 {
		s.dateBy(f, at, tense)
	}
	s.defaults(f, doc)
}

// dateBy resolves the expression at node at and dates the fact by it, unless
// the fact only began or was measured from then.
func (s *sentence) dateBy(f *fact, at int, tense when.Tense) {
	doc := s.doc
	e := s.inYear(f, s.dateExpr(at))
	if tense == when.Future && (s.saidBetween(at, int(f.trigger)) || e.Kind == when.KindDate && at < int(f.trigger) && s.saidAt(at)) {
		tense = when.Past // "in July it said it planned to cut jobs"
	}
	rolling := s.moves(f) && e.Kind == when.KindRolling
	iv, ok := e.Resolve(doc.anchor, tense)
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

func (s *sentence) dateExpr(i int) when.Expr { return s.chunker.dates[s.nodes[i].date] }

// toDate reports whether the base period runs up to the article's day, so
// that the event date is that day and not the period.
func (s *sentence) toDate(f *fact) bool {
	if f.BasePeriod == nil || !s.moves(f) {
		return false
	}
	switch b := *f.BasePeriod; {
	case b == "WTD" || b == "MTD" || b == "YTD":
		return true
	case len(b) > 5 && (b[:5] == "since" || b[:5] == "from_"):
		return true
	}
	return false
}

func (s *sentence) moves(f *fact) bool {
	switch f.EventType {
	case schema.PriceMove, schema.EarningsResult, schema.MacroIndicator, schema.RelPerformance, schema.Flow:
		return true
	}
	return false
}

func (s *sentence) setDate(f *fact, iv when.Interval, at int) {
	f.EventDate, f.EventDateEnd = iv.From.Ptr(), iv.To.Ptr()
	f.DatePrecision = iv.Precision
	f.dateRule = iv.Rule
	f.dateText = s.text(at, at)
}

// baseAt is the base period that the date expression at node i gives the
// fact, "" if none: any for a move of price, a comparison with an earlier
// period for statistics and results ("from a year earlier").
func (s *sentence) baseAt(f *fact, i int) string {
	if s.nodes[i].date < 0 {
		return ""
	}
	e := s.inYear(f, s.dateExpr(i))
	if e.Prep == when.Since && i > s.first && s.nodes[i-1].cls.has(s.k.typeBits["highsup"].or(s.k.typeBits["lowsup"]).or(s.k.typeBits["highnoun"]).or(s.k.typeBits["lownoun"])) {
		return "" // "its highest since 2021": the window of an extreme
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

// dates1 reports whether the date expression at node i can date the fact.
func (s *sentence) dates1(f *fact, i int) bool {
	if s.nodes[i].date < 0 || int(f.window) == i+1 {
		return false
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
		if f.EventType == schema.MacroIndicator || f.EventType == schema.EarningsResult { // "from a year earlier" is the base, not the date
			return s.baseAt(f, i) == "" && !(i > s.first && s.is(i-1, s.k.from) || e.Prep == when.From)
		}
		return s.canBeDay(f, e)
	}
}

// otherPeriod reports whether a date of this kind says something else of a
// fact: when an outlook was given, what a dividend is for.
func (s *sentence) otherPeriod(f *fact, e when.Expr) bool {
	k := e.Kind
	switch f.EventType {
	case schema.Guidance:
		return k == when.KindWeekday || k == when.KindAgo
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
		return happens(f.EventType) && f.Modality == schema.Actual
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

// nearest finds the date expression of the fact's clause that fits: after the
// trigger first, then before it, then one that opens the sentence.
func (s *sentence) nearest(f *fact, fits func(int) bool) int {
	for i := int(f.trigger); i <= int(f.last); i++ {
		if fits(i) {
			return i
		}
	}
	for i := int(f.last) + 1; i < s.end && i <= int(f.last)+clauseReach; i++ {
		if s.clauseBreak(i) {
			break
		}
		if fits(i) {
			return i
		}
	}
	for i := int(f.trigger) - 1; i >= s.first && i >= int(f.first)-clauseReach; i-- {
		if s.clauseBreak(i) {
			break
		}
		if fits(i) {
			return i
		}
	}
	if fits(s.first) && !s.clauseBreakBetween(s.first, int(f.first)) {
		return s.first
	}
	return -1
}

// clauseBreak reports whether a new clause starts at node i.
func (s *sentence) clauseBreak(i int) bool {
	n := &s.nodes[i]
	if n.cls.has(s.k.sub) && i+1 < s.end && s.nodes[i+1].date >= 0 && s.begins("asof", i) {
		return false // "stood at 1.2 trillion as of June 30"
	}
	return n.ent < 0 && n.date < 0 && (n.hash == s.k.semicolon || n.cls.has(s.k.sub) || n.cls.has(s.k.conj) || n.cls.has(s.k.quote) ||
		n.hash == s.k.and && i+1 < s.end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.verb.or(s.k.have).or(s.k.modal)) ||
		n.hash == s.k.commaHash && i+1 < s.end && s.nodes[i+1].date < 0)
}

func (s *sentence) clauseBreakBetween(a, b int) bool {
	for i := a; i < b; i++ {
		if s.nodes[i].hash == s.k.semicolon {
			return true
		}
	}
	return false
}

// ofSuperlative reports whether a highest or lowest stands just before node i,
// whose window it is: "to the lowest in almost four months".
func (s *sentence) ofSuperlative(i int) bool {
	const reach = 3
	sup := s.k.typeBits["highsup"].or(s.k.typeBits["lowsup"])
	for j := i - 1; j >= s.first && j >= i-reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(sup) {
			return true
		} else if n.cls.has(s.k.stop.or(s.k.verb)) {
			return false
		}
	}
	return false
}

// defaults fills what the clause leaves out: the base period of a move and
// the session it belongs to.
func (s *sentence) defaults(f *fact, doc *document) {
	market := f.EventType == schema.PriceMove || f.EventType == schema.Extreme || f.EventType == schema.Streak ||
		f.EventType == schema.PriceLevel || f.EventType == schema.RelPerformance || f.EventType == schema.Volume
	if f.EventType == schema.PriceMove && f.BasePeriod == nil && !s.ofOneDay(f) {
		s.comparedBase(f)
	}
	if f.EventType == schema.PriceMove && f.BasePeriod == nil && (s.ofOneDay(f) || !s.openEnded(f)) {
		f.BasePeriod = ptr("1D")
		if doc.frame.sentence == s.index {
			doc.frame.base = "" // the sentence has come back to the day
		}
		if f.sub.kind == schema.KindCompany && s.debuts(f, doc) {
			f.BasePeriod = ptr("first_day")
		}
	}
	if f.Session != nil && *f.Session == schema.SessionPremarket && f.EventDate == nil && known(doc.anchor) {
		s.setDay(f, doc.anchor.Date, "article_day")
	}
	if f.EventDate != nil || f.prior || f.Modality == schema.Expected || f.Modality == schema.Possible || f.Modality == schema.Scheduled {
		return
	}
	if market {
		if doc.history || s.index >= leadSentences && s.presentTense(f) {
			return // a chronology, a table, a poll: of when, it does not say
		}
		s.settleZone(f, doc)
		if f.Metric != nil && f.EventType != schema.PriceMove || f.EventType == schema.Extreme && s.k.kindBits["official"].has(s.k.kindBits[f.sub.kind]) {
			return // of a statistic: dated as its figures are
		}
		if day, session, rule, ok := doc.cal.Session(s.marketOfSubject(&f.sub), doc.anchor); ok {
			if rule == "before_open" && s.upEarly(f, doc) {
				day, rule = doc.anchor.Date, "premarket_today"
			}
			if rule == "continuous_market" && doc.news != 0 {
				day, rule = doc.news, "day_of_lead"
			}
			if s.wasBefore(f, doc, rule) {
				day, rule = doc.cal.Prev(s.marketOfSubject(&f.sub), day), "day_before"
			}
			s.setDay(f, day, rule)
			s.presume(f, session, rule)
		}
		return
	}
	day, rule := doc.anchor.Date, "article_day"
	if doc.news != 0 && doc.news < day && (doc.early() || happens(f.EventType) && (s.index < leadSentences || s.ofMain(f))) {
		day, rule = doc.news, "day_of_lead"
	}
	switch {
	case !known(doc.anchor):
	case f.EventType == schema.CentralBank && s.index >= leadSentences && !s.nodes[f.trigger].cls.has(s.k.verb): // "driven by its rate cuts"
	case s.clauseBefore(f):
	case (immediate(f.EventType) || happens(f.EventType)) && s.also(f, doc):
	case immediate(f.EventType):
		s.setDay(f, day, rule)
	case happens(f.EventType) && s.onlyDay(f):
	case s.index < actSentences && happens(f.EventType) && !s.earlier(f):
		s.setDay(f, day, rule)
	}
}

// listing picks the line of a company that the text means: a price in Hong
// Kong dollars is that of the Hong Kong line, premarket that of the US line.
func (s *sentence) listing(f *fact) {
	if f.sub.ent == nil || f.sub.kind != schema.KindCompany || s.gaz == nil {
		return
	}
	switch f.EventType {
	case schema.PriceMove, schema.PriceLevel, schema.Extreme, schema.RelPerformance:
	default:
		return
	}
	switch {
	case f.LevelCurrency != nil && len(*f.LevelCurrency) == 3:
		f.sub.ent = s.gaz.Line(f.sub.ent, *f.LevelCurrency)
	case f.Session != nil && (*f.Session == schema.SessionPremarket || *f.Session == schema.SessionPostmarket):
		f.sub.ent = s.gaz.Line(f.sub.ent, "US")
	}
}

// fromExtremeAfter reads what a change is measured from when that is a high
// or low: "from its peak of 11,722 on Jan. 14", "since its January low".
func (s *sentence) fromExtremeAfter(f *fact) {
	if f.EventType != schema.PriceMove || f.BasePeriod != nil {
		return
	}
	const reach = 9
	from := int(f.trigger) + 1
	if strings.Contains(f.rule.id, "noun") { // "trimmed its drop from its high to a decline of 13 percent"
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
		if n.date >= 0 && s.dateExpr(i).Prep == when.Since || n.hash == s.k.from || n.hash == s.k.since {
			if n.hash == s.k.from {
				if b := s.sinceDate(i); b != "" {
					f.BasePeriod = &b
				}
			}
			for j := i; j < s.end && j < i+6; j++ {
				if s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.typeBits["highnoun"].or(s.k.typeBits["lownoun"])) {
					f.BasePeriod = ptr(s.fromExtreme(capture{int32(j), int32(j + 5)}, i))
					return
				}
			}
		}
	}
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

// leadSentences is how many sentences tell the news itself; what is undated
// further down is background as often as not.
const leadSentences = 3

// actSentences is how many sentences tell acts of the day. On the annotated
// articles 64 of 71 acts dated so were the day's, where the annotation says.
const actSentences = 10

// happens lists the event types that are acts on a day, not figures of a period.
func happens(event string) bool {
	switch event {
	case schema.MNA, schema.Financing, schema.RegAction, schema.Labour, schema.CreditEvent, schema.Management, schema.Legal, schema.Operations,
		schema.Listing, schema.CentralBank, schema.OfficialMeeting, schema.Shock, schema.PublicHealth:
		return true
	}
	return false
}

// pastAfter is how old, in days, an act must be to be told as history.
const pastAfter = 10

// age marks facts that are history at the time of the article: a move of an
// earlier session, an act of an earlier month.
func (s *sentence) age(f *fact, doc *document) {
	if f.Modality != schema.Actual || f.EventDateEnd == nil || !known(doc.anchor) || f.EventType == schema.Extreme && f.Metric != nil {
		return
	}
	switch f.EventType {
	case schema.MacroIndicator, schema.EarningsResult, schema.Flow, schema.Guidance, schema.Schedule, schema.AnalystComment, schema.PolicyStatement:
		return
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
		if *f.EventDateEnd < doc.anchor.Date-pastAfter || f.DatePrecision != "day" && acted(f.EventType) && *f.EventDateEnd < doc.anchor.Date-pastWeek {
			f.Modality = schema.Past
		}
	}
}

// pastWeek is how old, in days, an act must be that is told by its month or
// year: "bought it in May" is history in June, "last week" is the news.
const pastWeek = 7

// lookedFrom reports whether an extreme is what another move is measured from
// or comes after: "slipped from Wednesday's high", "after a record selloff".
func (s *sentence) lookedFrom(f *fact) bool {
	for i := int(f.trigger) - 1; i >= s.first && i >= int(f.trigger)-6; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.from || n.hash == s.k.times.after || n.hash == s.k.times.following {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb) {
			return false
		}
	}
	return false
}

// largeDay is a move of an index, in percent, that few days have: just after a
// move of a longer period it is of that too.
const largeDay = 5

// hugeDay is the move of an index, in percent, that is a day's only if level,
// points or session say so. (Reuters 2008, the wildest year: of 16 bare moves
// beyond it none was a day's.)
const hugeDay = 10

// largestDay is the move of an index, in percent, beyond which a day is not
// taken for granted: since 1990 no major index has moved more in one.
const largestDay = 15

// openEnded reports whether a move without a stated base is not one of the
// day: one in the perfect ("has fallen 15.5 percent"), or one that another
// move is compared with ("worse than the 40 percent drop in the S&P 500").
func (s *sentence) openEnded(f *fact) bool {
	v := int(f.trigger)
	if f.sub.kind == schema.KindIndex && f.Value != nil && *f.Unit == schema.UnitPct && *f.Value > hugeDay && f.Level == nil && f.Points == nil && (f.Session == nil || !f.placed || !s.nodes[v].cls.has(s.k.verb) || strings.Contains(f.rule.id, "noun")) {
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
	if f.sub.kind == schema.KindIndex && f.Value != nil && *f.Unit == schema.UnitPct && *f.Value > largestDay && f.Level == nil {
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
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.typeBits["compared"]) || n.hash == s.k.than || n.hash == s.k.double {
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

func (s *sentence) setDay(f *fact, day schema.Date, rule string) {
	f.EventDate, f.EventDateEnd = day.Ptr(), day.Ptr()
	f.DatePrecision, f.dateRule = "day", rule
}

func known(a when.Anchor) bool {
	return a.Precision == "day" || a.Precision == "minute" || a.Precision == "second"
}

// immediate lists the event types that news reports on the day they happen.
func immediate(event string) bool {
	switch event {
	case schema.AnalystComment, schema.PolicyStatement, schema.RatingChange, schema.Buyback, schema.Dividend, schema.PolicyAction:
		return true
	}
	return false
}

// regionOfSubject names the markets that trade at about the same hours as a
// subject's: the first part of its IANA zone (America, Europe, Asia), that of
// the place the article reports from if it has none of its own.
func (s *sentence) regionOfSubject(x *subject) string {
	if x.futures || x.ent == nil && x.kind != schema.KindMarket {
		return s.marketOfSubject(x)
	}
	zone := ""
	if x.ent != nil {
		zone = x.ent.TimeZone
	}
	if zone == "" && s.ctx.place1 != nil {
		zone = s.ctx.place1.ent.TimeZone
	}
	region, _, _ := strings.Cut(zone, "/")
	if region == "Australia" || region == "Pacific" {
		region = "Asia"
	}
	return region
}

// marketOfSubject is the MIC whose calendar a subject's moves follow; FX,
// commodities and crypto follow the pseudo-markets of package when.
func (s *sentence) marketOfSubject(x *subject) string {
	if x.futures || x.ent != nil && (x.ent.Ticker == "DX-Y.NYB" || x.ent.Name == "US Treasuries" || x.kind == schema.KindIndex && strings.Contains(x.ent.Name, "Dollar")) {
		return when.RoundTheClock
	}
	switch x.kind {
	case schema.KindCrypto:
		return when.Always
	case schema.KindFX, "currency", schema.KindCommodity, schema.KindYield:
		return when.RoundTheClock
	}
	if x.ent != nil && x.ent.MIC != "" {
		return x.ent.MIC
	}
	if x.ent != nil {
		if m := countryMarket(x.ent.Country); m != "" {
			return m
		}
	}
	return when.RoundTheClock
}

func countryMarket(country string) string {
	switch country {
	case "US":
		return "XNYS"
	case "JP":
		return "XTKS"
	case "HK":
		return "XHKG"
	case "CN":
		return "XSHG"
	case "GB":
		return "XLON"
	case "DE":
		return "XETR"
	case "FR":
		return "XPAR"
	case "KR":
		return "XKRX"
	case "IN":
		return "XBOM"
	case "AU":
		return "XASX"
	case "CA":
		return "XTSE"
	}
	return ""
}
