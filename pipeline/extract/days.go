package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// dateline finds where a sentence begins behind its dateline ("HOUSTON, Aug 31
// (Colonial) - Hurricane ..."): that day is of the sending, not of what is told.
func (s *sentence) dateline() {
	const reach = 14
	s.head = s.first
	if s.index > 1 {
		return
	}
	day := false
	for i := s.first; i < s.end && i < s.first+reach; i++ {
		n := &s.nodes[i]
		if n.date >= 0 {
			day = day || s.dateExpr(i).Kind == when.KindDate
			continue
		}
		switch t := s.text(i, i); t {
		case "-", "--", "–", "—":
			if day {
				s.head = i + 1
			}
			return
		}
		if n.cls.has(s.k.verb) && n.ent < 0 && n.flags&token.FlagCap == 0 {
			return
		}
	}
}

// tense is that of what a fact tells. A bid is told when it has been made,
// though the deal is only possible.
func (s *sentence) tense(f *fact) when.Tense {
	if f.EventType == schema.RatingChange {
		return when.Past // "said on Monday it may cut"
	}
	switch f.Modality {
	case schema.Expected, schema.Scheduled, schema.Forecast:
		return when.Future
	case schema.Possible:
		if f.EventType != schema.MNA && f.EventType != schema.Financing || s.looksAhead(f) {
			return when.Future
		}
	}
	if f.EventType == schema.Guidance {
		return when.Future // raised or cut, it is of what is to come
	}
	return when.Past
}

// looksAhead reports whether the verb group of a fact has a modal verb.
func (s *sentence) looksAhead(f *fact) bool {
	for i := s.groupStart(int(f.trigger), s.first); i < int(f.trigger); i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.modal.or(s.k.futureAux)) {
			return true
		}
	}
	return false
}

// ofAhead reports whether the date at node i, behind a fact, is of something
// that is still to come: "climbed ahead of its results on Monday", "advanced
// and will not trade on Thursday".
func (s *sentence) ofAhead(f *fact, i int) bool {
	if i <= int(f.last) || s.tense(f) == when.Future {
		return false
	}
	for j := int(f.last) + 1; j < i; j++ {
		if n := &s.nodes[j]; n.ent < 0 && n.date < 0 && (s.begins("aheadof", j) || observed(f.EventType) && n.cls.has(s.k.futureAux.or(s.k.neg))) {
			return true
		}
	}
	return false
}

// ofLevelBefore reports whether the date at node i is of the level that a move
// came from: "narrowed to 254 basis points from a record 281 last week".
func (s *sentence) ofLevelBefore(f *fact, i int) bool {
	if f.EventType != schema.PriceMove && f.EventType != schema.PriceLevel || i <= int(f.trigger) {
		return false
	}
	for j := i - 1; j > int(f.trigger) && j >= i-5; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.from && n.ent < 0 {
			return j < i-1
		}
		if s.clauseBreak(j) {
			return false
		}
	}
	return false
}

// ofOneDay reports whether the fact's own words put it on one day, so that its
// move is one of the day whatever the tense: "having jumped 7 percent on Wednesday".
func (s *sentence) ofOneDay(f *fact) bool {
	if f.DatePrecision != "day" || f.EventDate == nil || f.dateText == "" {
		return false
	}
	switch f.dateRule {
	case "weekday_past", "weekday_last", "weekday_ahead", "today", "yesterday", "month_day_past", "weekday_of_last_week", "weekday_of_this_week":
		return f.sub.kind == schema.KindCompany || f.Value == nil || f.Unit == nil || *f.Unit != schema.UnitPct || *f.Value <= largestDay
	}
	return false
}

// dawn is the hour, in minutes, from which an American market's day has begun
// though its bell has not rung.
const dawn = 6 * 60

// upEarly reports whether a move told before the opening bell is one of that
// morning: its words say that it is of the early hours or of a moment.
func (s *sentence) upEarly(f *fact, doc *document) bool {
	if f.Session == nil || *f.Session == schema.SessionClose || *f.Session == schema.SessionPostmarket {
		return false
	}
	mic := s.marketOfSubject(&f.sub)
	zone := doc.cal.Zone(mic)
	if zone == nil || doc.anchor.At.IsZero() || s.regionOfSubject(&f.sub) != "America" {
		return false
	}
	at := doc.anchor.At.In(zone)
	return at.Hour()*60+at.Minute() >= dawn && schema.DateOf(at) == doc.anchor.Date && doc.cal.IsTrading(mic, doc.anchor.Date)
}

// saidOn finds the date of the saying, which stands beside its verb and not in
// the statement: "said on Monday", "told reporters in Oslo late on Tuesday", or opens the
// sentence before who says it: "In December, X said".
func (s *sentence) saidOn(at *attribution) int {
	if i := s.saidBeside(at); i != unsaid {
		return i
	}
	return s.saidFirst(at)
}

// unsaid: no date stands beside a verb of saying; -1: one does, of something else.
const unsaid = -2

// saidBeside is the date behind the verb of saying.
func (s *sentence) saidBeside(at *attribution) int {
	const far = 12
	near := 3
	if at.verb+1 < s.end && s.nodes[at.verb+1].ent < 0 && s.nodes[at.verb+1].date < 0 && s.nodes[at.verb+1].cls.has(s.k.prep) {
		near = 7 // "said in a speech to parliament on Monday that"
	}
	for i := at.verb + 1; i < s.end && i <= at.verb+near; i++ {
		n := &s.nodes[i]
		if n.date >= 0 {
			if s.daily(i) && (s.dateExpr(i).Kind != when.KindYear || s.closesSaying(i+1)) {
				return i
			}
			return -1
		}
		if n.cls.has(s.k.quote.or(s.k.sub)) || n.cls.has(s.k.det) && !s.nodes[i-1].cls.has(s.k.prep) || n.qty >= 0 {
			break
		}
	}
	if at.last >= at.verb && !s.quoteBefore(at.verb) { // what follows is the statement
		return unsaid
	}
	found := -1
	for i := at.verb + 1; i < s.end && i <= at.verb+far; i++ {
		if s.nodes[i].date >= 0 {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	if found < 0 {
		return unsaid
	}
	if !s.daily(found) || found+1 < s.end && s.nodes[found+1].cls.has(s.k.poss) || s.wholeYear(found) && s.commaOrVerb(at.verb+1, found) {
		return -1
	}
	return found
}

// wholeYear reports whether the date at node i is a year: much else can be of it.
func (s *sentence) wholeYear(i int) bool {
	e := s.dateExpr(i)
	return e.Kind == when.KindYear || e.Kind == when.KindUnit && e.Grain == when.Year
}

// commaOrVerb reports whether a comma or a verb stands in the nodes [a,b).
func (s *sentence) commaOrVerb(a, b int) bool {
	for i := a; i < b; i++ {
		if n := &s.nodes[i]; n.ent < 0 && (n.hash == s.k.commaHash || n.cls.has(s.k.verb)) {
			return true
		}
	}
	return false
}

// closesSaying reports whether node i ends the words about the saying: a bare year before
// anything else belongs to what is said ("said in 2007 profits fell").
func (s *sentence) closesSaying(i int) bool {
	return i >= s.end || s.nodes[i].hash == thatHash || s.nodes[i].hash == s.k.commaHash || s.nodes[i].cls.has(s.k.stop.or(s.k.quote))
}

// saidFirst is the date that opens the sentence, with nobody and no verb between it and
// who speaks.
func (s *sentence) saidFirst(at *attribution) int {
	found := -1
	for i := s.first; i < int(at.who.node) && i < at.verb; i++ {
		n := &s.nodes[i]
		switch {
		case n.date >= 0 && found < 0 && s.daily(i):
			found = i
		case n.date >= 0 || n.ent >= 0 && !n.cls.has(s.k.place) && found < 0, n.ent < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.sub).or(s.k.quote)):
			return -1
		}
	}
	return found
}

// quoteBefore reports whether the sentence quotes something before node v.
func (s *sentence) quoteBefore(v int) bool {
	for i := s.first; i < v; i++ {
		if s.nodes[i].cls.has(s.k.quote) {
			return true
		}
	}
	return false
}

// daily reports whether the date at node i can be when somebody spoke.
func (s *sentence) daily(i int) bool {
	switch e := s.dateExpr(i); e.Kind {
	case when.KindWeekday, when.KindDate, when.KindHoliday:
		return e.Prep == when.NoPrep || e.Prep == when.On
	case when.KindUnit:
		if e.Offset > 0 || e.Part != when.Whole || e.Prep != when.NoPrep {
			return false
		}
		return e.Grain == when.Day || e.Grain == when.Week || e.Grain == when.Month || e.Grain == when.Year && e.Offset < 0
	case when.KindMonth:
		return e.Prep == when.In
	case when.KindAgo:
		return e.Prep == when.NoPrep
	case when.KindYear:
		return e.Prep == when.In && !e.Fiscal && known(s.doc.anchor) && int(e.Year) < s.doc.anchor.Date.Time().Year()
	}
	return false
}

// elsewhere finds the date of a fact whose clause has none: that of the main
// clause, for what stands in "with the S&P 500 posting its best run", and that
// of the level that an extreme names: "its record of 2,130, set in May 2015".
func (s *sentence) elsewhere(f *fact) int {
	const reach = 5
	if f.EventType == schema.Extreme {
		for i := int(f.last) + 1; i+1 < s.end && i <= int(f.last)+reach; i++ {
			if s.nodes[i].ent < 0 && s.listed("setverb", i) && s.is(i-1, s.k.commaHash) {
				for j := i + 1; j < s.end && j <= i+2; j++ {
					if s.nodes[j].date >= 0 {
						return j
					}
				}
			}
		}
	}
	if f.EventType == schema.Shock {
		return s.yearOfCalamity(f)
	}
	if !observed(f.EventType) || s.nodes[f.trigger].form&formIng == 0 {
		return -1
	}
	for i := int(f.first) - 1; i > s.head && i >= int(f.first)-reach; i-- {
		if !s.is(i-1, s.k.commaHash) || s.nodes[i].ent >= 0 || !strings.EqualFold(s.text(i, i), "with") {
			continue
		}
		for j := i - 2; j >= s.head; j-- {
			if s.nodes[j].date >= 0 {
				if s.dates1(f, j) && s.dateExpr(j).Prep != when.Since {
					return j
				}
				return -1
			}
		}
	}
	return -1
}

// yearOfCalamity finds the year that a calamity is named by: "the 2011
// earthquake that killed 18,000".
func (s *sentence) yearOfCalamity(f *fact) int {
	const name = 2
	for i := int(f.first) - 1; i >= s.head; i-- {
		if s.nodes[i].date < 0 || s.dateExpr(i).Kind != when.KindYear {
			continue
		}
		for j := i + 1; j < s.end && j <= i+name; j++ {
			if s.nodes[j].ent < 0 && s.begins("calamity", j) {
				return i
			}
		}
	}
	return -1
}

// eachTime reports whether a move is told of all of several times: "of the
// eight times the index fell by 8 percent".
func (s *sentence) eachTime(f *fact) bool {
	i := int(f.first) - 1
	for i > s.first && s.nodes[i].ent < 0 && (s.nodes[i].cls.has(s.k.det) || s.is(i, s.k.times.when) || strings.EqualFold(s.text(i, i), "that")) {
		i--
	}
	return i > s.first && s.nodes[i].ent < 0 && strings.EqualFold(s.text(i, i), "times")
}

// saidBetween reports whether somebody spoke or acted between the date at node a
// and node b: "in March, Delta unveiled plans to cut".
func (s *sentence) saidBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		n := &s.nodes[i]
		past := n.ent < 0 && n.cls.has(s.k.verb) && n.form&formPast != 0 && n.form&formBase == 0
		if !past || s.groupStart(i, a+1) != i {
			continue
		}
		if n.cls.has(s.k.saying) || i+1 < s.end && s.nodes[i+1].cls.has(s.k.typeBits.of("infnoun").or(s.k.det)) {
			return true
		}
	}
	return false
}

// ofMain reports whether a fact is about the company the article is about.
func (s *sentence) ofMain(f *fact) bool {
	return s.ctx.mainCo == nil || s.ctx.mainCo.displayName() == f.sub.displayName()
}

// noon is the hour, in London, before which what "after" tells of a market
// around the clock was in the American day before.
const noon = 12

// wasBefore reports whether a move is of the session before the one that its
// article is of: a streak that was broken, what a market of the morning follows.
func (s *sentence) wasBefore(f *fact, doc *document, rule string) bool {
	if f.rule.is(roleBroken) {
		return true
	}
	if rule != "day_of_lead" || doc.news != doc.anchor.Date || doc.anchor.At.IsZero() || doc.anchor.At.UTC().Hour() >= noon || s.nodes[f.trigger].form&formPast == 0 {
		return false
	}
	for i := int(f.first) - 1; i > s.head && i >= int(f.first)-3; i-- {
		if s.is(i, s.k.times.after) {
			return true
		}
		if s.nodes[i].cls.has(s.k.verb) || s.nodes[i].hash == s.k.commaHash {
			return false
		}
	}
	return false
}

// beforeDay dates what had happened before a day that opens the sentence:
// "Before Friday's announcement, the stock had declined".
func (s *sentence) beforeDay(f *fact, doc *document) bool {
	i := s.head
	if i+1 >= s.end || !observed(f.EventType) || !s.earlier(f) && f.parent == 0 && f.EventType != schema.Extreme {
		return false
	}
	if s.nodes[i].date < 0 && s.is(i, s.k.times.before) {
		i++
	}
	if s.nodes[i].date < 0 || i+1 >= s.end || !s.nodes[i+1].cls.has(s.k.poss) {
		return false
	}
	e := s.dateExpr(i)
	if e.Kind != when.KindWeekday && e.Kind != when.KindDate || e.Prep != when.Before && !s.is(i-1, s.k.times.before) {
		return false
	}
	iv, ok := e.Resolve(doc.anchor, when.Past)
	if !ok {
		return false
	}
	s.setDay(f, doc.cal.Prev(s.marketOfSubject(&f.sub), iv.From), "day_before")
	return true
}

// thatPeriod reports whether the sentence speaks of "that month", "the same quarter".
func (s *sentence) thatPeriod() bool {
	for i := s.first; i+1 < s.end; i++ {
		if s.nodes[i].ent < 0 && s.listed("sameword", i) && s.listed("periodname", i+1) {
			return true
		}
	}
	return false
}
