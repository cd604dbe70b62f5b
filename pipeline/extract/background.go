package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// recollected lists the event types that an article tells of the past as well as
// of its own day, and whose date, if they have one, may be a period reported on
// instead of the day of the report.
func recollected(event string) bool {
	switch event {
	case schema.EarningsResult, schema.Guidance, schema.RegAction, schema.RatingChange, schema.Extreme, schema.PolicyAction:
		return true
	}
	return acted(event)
}

// recalled reports whether the sentence tells what has been.
func (s *sentence) recalled(facts []fact) bool {
	for k := range facts {
		if f := &facts[k]; f.Modality == schema.Actual && !f.speech && s.hasBeen(f) {
			return true
		}
	}
	return false
}

// background marks what the news is told against: what its own words put before
// the news ("last week X reported", "days after X cut"), what an aside says of
// somebody ("X, which filed for bankruptcy"), what has been, behind the news.
func (s *sentence) background(facts []fact) {
	recalled := s.recalled(facts)
	for k := range facts {
		f := &facts[k]
		switch f.EventType {
		case schema.RegAction, schema.CreditEvent, schema.Legal, schema.PolicyAction:
			s.reported(f)
		case schema.MacroIndicator:
			if f.Modality == schema.Actual && s.reportThat(int(f.first)) {
				f.Modality = schema.Reported
			}
		}
		s.underWay(f)
		if f.Modality != schema.Actual || f.speech || f.prior {
			continue
		}
		switch {
		case recollected(f.EventType) && !s.ofNewsDay(f) && s.inAside(int(f.trigger)),
			recollected(f.EventType) && s.earlierFrame(f),
			recollected(f.EventType) && s.longAfter(f),
			s.cameBefore(f, facts),
			s.hasBeen(f), recalled && f.dateText == "" && (f.EventType == schema.EarningsResult || f.EventType == schema.Guidance),
			s.releasedBefore(f),
			s.followed(f),
			s.overYears(f):
			f.Modality = schema.Past
		}
	}
	for k := range facts { // "reported a decline in revenue for the first time", "a buyback, its biggest"
		f := &facts[k]
		if f.EventType != schema.Extreme || f.Modality != schema.Actual {
			continue
		}
		for j := range facts {
			g := &facts[j]
			if g.Modality != schema.Past || g.prior || g.EventType == schema.Extreme || !recollected(g.EventType) {
				continue
			}
			if g.first <= f.last && f.first <= g.last && g.sub.displayName() == f.sub.displayName() {
				f.Modality = schema.Past
			}
		}
	}
}

// ofNewsDay reports whether a fact's own words put it on the day of the article
// or the day before.
func (s *sentence) ofNewsDay(f *fact) bool {
	return f.dateText != "" && f.EventDateEnd != nil && known(s.doc.anchor) && *f.EventDateEnd >= s.doc.anchor.Date-1
}

// inAside reports whether verb v is that of a relative clause set off by a comma
// and told in the simple past: "Circuit City, which filed for bankruptcy".
func (s *sentence) inAside(v int) bool {
	if !s.nodes[v].cls.has(s.k.verb) || s.nodes[v].form&formPast == 0 || s.nodes[v].form&formBase != 0 {
		return false
	}
	i := s.groupStart(v, s.first) - 1
	if i >= s.first && s.nodes[i].date >= 0 {
		i--
	}
	if i <= s.first || s.nodes[i].ent >= 0 || !s.nodes[i].cls.has(s.k.rel) || !s.is(i-1, s.k.commaHash) {
		return false
	}
	for j := v + 1; j < s.end && s.nodes[j].hash != s.k.commaHash; j++ {
		if s.nodes[j].date < 0 {
			continue
		}
		iv, ok := s.dateExpr(j).Resolve(s.doc.anchor, when.Past)
		return !ok || iv.To < s.doc.anchor.Date-1
	}
	return true
}

// earlierFrame reports whether a time before the news stands before the verb of
// a fact in its clause: "last week, Sony reported", "X in July posted".
func (s *sentence) earlierFrame(f *fact) bool {
	if !known(s.doc.anchor) {
		return false
	}
	v := int(f.trigger)
	if f.EventType == schema.Extreme || f.EventType == schema.Dividend || f.EventType == schema.EarningsResult && !s.near("resultverb", f) {
		return false
	}
	for i := v - 1; i >= s.first && i >= v-24; i-- {
		n := &s.nodes[i]
		if n.date >= 0 {
			return s.beforeNews(f, s.dateExpr(i))
		}
		if n.ent < 0 && (n.hash == s.k.semicolon || n.cls.has(s.k.quote.or(s.k.sub).or(s.k.rel))) {
			return false
		}
	}
	return false
}

// beforeNews reports whether e is a time, not a period that figures are of, that
// ended before the day before the article.
func (s *sentence) beforeNews(f *fact, e when.Expr) bool {
	switch e.Kind {
	case when.KindMonth:
		if f.EventType == schema.Operations {
			return false // "delivered 55 aircraft in August": what is reported now
		}
	case when.KindUnit, when.KindAgo, when.KindWeekday, when.KindDate:
	default:
		return false
	}
	if e.Grain == when.Quarter || e.Grain == when.Year && f.EventType == schema.EarningsResult {
		return false
	}
	before := s.doc.anchor.Date - 1
	if happens(f.EventType) {
		before = s.doc.anchor.Date - pastAfter
	}
	iv, ok := e.Resolve(s.doc.anchor, when.Past)
	return ok && iv.To < before
}

// longAfter reports whether a fact is what something followed by more than a day:
// "comes days after X announced", "weeks after it cut".
func (s *sentence) longAfter(f *fact) bool {
	for i := int(f.trigger) - 1; i > s.first && i >= int(f.trigger)-12; i-- {
		n := &s.nodes[i]
		if s.is(i, s.k.times.after) {
			p := s.text(i-1, i-1)
			return strings.HasSuffix(p, "days") || strings.HasSuffix(p, "weeks") || strings.HasSuffix(p, "months") || strings.HasSuffix(p, "years")
		}
		if n.ent < 0 && (n.hash == s.k.semicolon || n.hash == s.k.commaHash || n.cls.has(s.k.quote)) {
			return false
		}
	}
	return false
}

// cameBefore reports whether a fact is a streak that something ended, or a move
// of it: "rebounded after falling two days in a row".
func (s *sentence) cameBefore(f *fact, facts []fact) bool {
	if !observed(f.EventType) {
		return false
	}
	if !s.afterGerund(f) {
		return false
	}
	if f.EventType == schema.Streak {
		return true
	}
	for k := range facts {
		if t := &facts[k]; t.EventType == schema.Streak && t.first <= f.last && t.last >= f.first {
			return true
		}
	}
	return false
}

// afterGerund reports whether what tells fact f is a gerund behind "after", or
// hangs on one, as the length of a streak does: "after falling two days in a row".
func (s *sentence) afterGerund(f *fact) bool {
	const reach = 8
	for v := int(f.trigger); v > s.first && v >= int(f.trigger)-reach; v-- {
		n := &s.nodes[v]
		if n.ent < 0 && n.cls.has(s.k.verb) {
			g := s.groupStart(v, s.first)
			return g > s.first && s.is(g-1, s.k.times.after) && (n.form&formIng != 0 || s.is(g, s.k.having))
		}
		if f.EventType != schema.Streak || n.hash == s.k.commaHash || n.hash == s.k.semicolon {
			return false
		}
	}
	return false
}

// hasBeen: what others have done, told in the perfect behind the news.
func (s *sentence) hasBeen(f *fact) bool {
	return (f.EventType == schema.Guidance || f.EventType == schema.CreditEvent) && f.dateText == "" && s.recalls(f)
}

// releasedBefore: "Friday's jobs data", on Monday.
func (s *sentence) releasedBefore(f *fact) bool {
	if f.EventType != schema.MacroIndicator || !known(s.doc.anchor) {
		return false
	}
	for i := int(f.first); i >= s.first && i >= int(f.first)-4; i-- {
		if n := &s.nodes[i]; n.date >= 0 && i+1 < s.end && s.nodes[i+1].cls.has(s.k.poss) {
			e := s.dateExpr(i)
			iv, ok := e.Resolve(s.doc.anchor, when.Past)
			return ok && e.Kind == when.KindWeekday && iv.To < s.doc.anchor.Date-1
		}
	}
	return false
}

// reportThat reports whether what stands at node i hangs on "a report that",
// "media reports that".
func (s *sentence) reportThat(i int) bool {
	for j := i - 1; j > s.first && j >= i-4; j-- {
		if s.text(j, j) == "that" && s.nodes[j-1].ent < 0 && s.nodes[j-1].cls.has(s.k.typeBits.of("hearsay")) {
			return true
		}
	}
	return false
}

// underWay: what a company "is doing" over a time that lies ahead is planned.
func (s *sentence) underWay(f *fact) {
	v := int(f.trigger)
	if f.Modality != schema.Actual || f.speech || !acted(f.EventType) || !known(s.doc.anchor) || s.nodes[v].form&formIng == 0 || !s.nowDoing(v) {
		return
	}
	for i := v + 1; i < s.end && i <= int(f.last)+6; i++ {
		if s.clauseBreak(i) {
			return
		}
		if s.nodes[i].date < 0 {
			continue
		}
		if iv, ok := s.dateExpr(i).Resolve(s.doc.anchor, when.Future); ok && iv.To > s.doc.anchor.Date+1 {
			f.Modality = schema.Scheduled
		}
		return
	}
}

// followed reports whether a noun that tells fact f is what something followed:
// "that followed cuts of 1,700 jobs", "the growth followed a 2.7 percent increase".
func (s *sentence) followed(f *fact) bool {
	const reach = 5
	if t := int(f.trigger); t > s.first && s.listed("followverb", t-1) {
		return true // whatever "cuts" is taken for
	}
	if s.nodes[f.trigger].cls.has(s.k.verb) || f.EventType == schema.PriceMove || f.EventType == schema.MacroIndicator && f.Value == nil {
		return false
	}
	for i := int(f.trigger) - 1; i >= s.first && i >= int(f.trigger)-reach; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.verb) {
			return s.listed("followverb", i)
		}
		if n.ent < 0 && (n.cls.has(s.k.stop) || n.cls.has(s.k.prep) && i < int(f.trigger)-2) {
			return false
		}
	}
	return false
}

// overYears reports whether an act is summed over a time that runs up to the
// article: "cut about 1,000 jobs in the past year".
func (s *sentence) overYears(f *fact) bool {
	if !acted(f.EventType) || f.EventType == schema.Dividend {
		return false
	}
	for i := int(f.trigger); i < s.end && i <= int(f.last)+8; i++ {
		if i > int(f.trigger) && s.clauseBreak(i) {
			return false
		}
		if s.nodes[i].date >= 0 && s.past(i) {
			return true
		}
	}
	for i := s.first; i < int(f.first); i++ {
		if s.nodes[i].date >= 0 {
			return s.past(i) && !s.clauseBreakBetween(i, int(f.first))
		}
	}
	return false
}

// past reports whether the expression at node i is a stretch of years up to now.
func (s *sentence) past(i int) bool {
	e := s.dateExpr(i)
	if e.Kind != when.KindRolling || e.Grain != when.Year {
		return false
	}
	iv, ok := e.Resolve(s.doc.anchor, when.Past)
	return ok && iv.To <= s.doc.anchor.Date
}
