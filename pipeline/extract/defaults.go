package extract

import (
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// defaults fills what the clause leaves out: the base period of a move and
// the session it belongs to.
func (s *sentence) defaults(f *fact, doc *document) {
	s.endedYear(f)
	if f.EventType == schema.PriceMove && f.BasePeriod == nil {
		s.defaultBase(f, doc)
	}
	s.besideDay(f)
	if f.Session != nil && *f.Session == schema.SessionPremarket && f.EventDate == nil && known(doc.anchor) {
		s.setDay(f, doc.anchor.Date, "article_day")
	}
	if f.EventDate != nil || f.prior || f.Modality == schema.Expected || f.Modality == schema.Possible || f.Modality == schema.Scheduled {
		return
	}
	switch f.EventType {
	case schema.PriceMove, schema.Extreme, schema.Streak, schema.PriceLevel, schema.RelPerformance, schema.Volume:
		s.defaultSession(f, doc)
	default:
		s.defaultDay(f, doc)
	}
}

// besideDay dates a move by the weekday of the one that the sentence tells just before it
// of the same markets: "Ford fell 8 percent on Thursday, while GM lost 7".
func (s *sentence) besideDay(f *fact) {
	if f.EventType != schema.PriceMove || f.EventDate != nil || s.toDate(f) || s.nodes[f.trigger].form&formPast == 0 {
		return
	}
	for k := len(s.found) - 1; k >= 0; k-- {
		g := &s.found[k]
		if g.EventType != schema.PriceMove || g.last >= f.first {
			continue
		}
		if g.dateRule == "weekday_past" && s.nodes[g.trigger].form&formPast != 0 && s.regionOfSubject(&g.sub) == s.regionOfSubject(&f.sub) && s.sessionNear(f).session == "" {
			f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule = g.EventDate, g.EventDateEnd, g.DatePrecision, "day_beside"
		}
		return
	}
}

// defaultBase takes the close before for the base of a move that names none.
func (s *sentence) defaultBase(f *fact, doc *document) {
	if at := s.openingDate(); !s.ofOneDay(f) || at >= 0 && s.text(at, at) == f.dateText { // "By Wednesday it had risen 14 percent this year, against 8 percent for"
		s.comparedBase(f)
	}
	if f.BasePeriod != nil || !s.ofOneDay(f) && s.openEnded(f) {
		return
	}
	if b := s.firstDays(f); b != "" {
		f.BasePeriod = &b
		return
	}
	f.BasePeriod = ptr("1D")
	if doc.frame.sentence == s.index {
		doc.frame.base = "" // the sentence has come back to the day
	}
	if f.sub.kind == schema.KindCompany && s.debuts(f, doc) {
		f.BasePeriod = ptr("first_day")
	}
}

// firstDays is the run of days that a sentence opens with and f is of: "The first five days of
// trading got off to a bad start, with the index down 5 percent".
func (s *sentence) firstDays(f *fact) string {
	const opening = 4
	for i := s.first; i < s.first+opening && i+2 < int(f.first); i++ {
		if !strings.EqualFold(s.text(i, i), "first") || !s.nodes[i+2].cls.has(s.k.typeBits.of("dayword")) {
			continue
		}
		if q := s.quantityOf(i + 1); q != nil && q.val >= 2 && q.val <= 31 {
			return strconv.Itoa(int(q.val)) + "D"
		}
	}
	return ""
}

// defaultSession dates what markets do by the session that the article tells of.
func (s *sentence) defaultSession(f *fact, doc *document) {
	if doc.history || s.index >= leadSentences && s.presentTense(f) {
		return // a chronology, a table, a poll: of when, it does not say
	}
	s.settleZone(f, doc)
	if f.Metric != nil && f.EventType != schema.PriceMove || f.EventType == schema.Extreme && s.k.kindBits.of("official").has(s.k.kindBits.of(f.sub.kind)) {
		return // of a statistic: dated as its figures are
	}
	day, session, rule, ok := doc.cal.Session(s.marketOfSubject(&f.sub), doc.anchor)
	if !ok {
		return
	}
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

// defaultDay dates an act by the day that the lead names, else by that of the article, if
// the act is one of its news.
func (s *sentence) defaultDay(f *fact, doc *document) {
	if f.speech && f.Modality == schema.Past {
		return // "had said": before, we do not know when
	}
	if f.EventType == schema.CentralBank && s.overTime(f) {
		return
	}
	day, rule := doc.anchor.Date, "article_day"
	if doc.news != 0 && doc.news < day && (doc.early() || happens(f.EventType) && (s.index < leadSentences || s.ofMain(f))) {
		day, rule = doc.news, "day_of_lead"
	} else if there := s.dayThere(f); there < day && doc.news == 0 {
		day, rule = there, "article_day_there"
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

// dayThere is the day of the article where the subject of a fact is: what is
// printed in Hong Kong on Tuesday at 3 a.m. was said in London on Monday.
func (s *sentence) dayThere(f *fact) schema.Date {
	if s.doc.anchor.At.IsZero() {
		return s.doc.anchor.Date
	}
	zone := s.doc.cal.Zone(s.marketOfSubject(&f.sub))
	if zone == nil || s.marketOfSubject(&f.sub) == when.RoundTheClock {
		return s.doc.anchor.Date
	}
	return schema.DateOf(s.doc.anchor.At.In(zone))
}
