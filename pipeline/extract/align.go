package extract

import (
	"strings"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// leadNodes is the length of a sentence that is the lead; a shorter one before
// it is a headline or a dateline.
const leadNodes = 8

// leadDay reads the day that the lead names ("on Wednesday"): an article sent
// after midnight, or dated by an editor elsewhere, tells of the day before.
func (s *sentence) leadDay(doc *document) {
	if doc.news != 0 || doc.lead || !known(doc.anchor) {
		return
	}
	doc.lead = s.end-s.first >= leadNodes && s.index >= 1
	if !s.cls.has(s.k.date) {
		return
	}
	for i := s.first + 1; i < s.end; i++ { // "will impose tariffs on Monday, the president said on Sunday"
		if s.nodes[i].date >= 0 && s.saidAt(i) {
			if iv, ok := s.toldDay(i); ok && iv.From >= doc.cal.Prev(when.RoundTheClock, doc.anchor.Date) {
				doc.news = iv.From
				return
			}
		}
	}
	for i := s.first; i < s.end; i++ {
		if i > s.first && s.nodes[i].ent < 0 && s.nodes[i].date < 0 && s.nodes[i].cls.has(s.k.sub) {
			return // "rallied after the Fed raised rates Wednesday"
		}
		if i > s.first && s.begins("datedword", i-1) {
			continue // "a letter dated Wednesday"
		}
		if iv, ok := s.toldDay(i); ok && iv.From >= doc.cal.Prev(when.RoundTheClock, doc.anchor.Date) {
			doc.news = iv.From
			return
		}
	}
}

// toldDay resolves the bare weekday at node i if something is told of it: not
// awaited, not the end of something else ("since Monday", "after Tuesday's vote").
func (s *sentence) toldDay(i int) (when.Interval, bool) {
	if s.nodes[i].date < 0 {
		return when.Interval{}, false
	}
	e := s.dateExpr(i)
	if e.Kind != when.KindWeekday && e.Kind != when.KindDate || i < s.head || e.Rel != when.Bare || e.To.Kind != when.KindNone || e.Prep != when.NoPrep && e.Prep != when.On {
		return when.Interval{}, false
	}
	if i+1 < s.end && s.nodes[i+1].cls.has(s.k.poss) {
		return when.Interval{}, false
	}
	const reach = 8
	for j := i - 1; j >= s.first && j >= i-reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 {
			continue
		}
		if j == i-1 && e.Prep == when.NoPrep && (n.cls.has(s.k.prep.or(s.k.sub)) || n.hash == s.k.from) || s.awaiting(j) {
			return when.Interval{}, false
		}
		if s.clauseBreak(j) {
			break
		}
	}
	iv, ok := e.Resolve(s.doc.anchor, when.Past)
	if e.Kind == when.KindDate && (!ok || !known(s.doc.anchor) || iv.From > s.doc.anchor.Date || iv.From < s.doc.anchor.Date-toldReach) {
		return when.Interval{}, false
	}
	return iv, ok
}

// toldReach is how many days back a day of the month may lie that something is
// told of.
const toldReach = 45

// awaiting reports whether node j turns to what is to come: "will", "due",
// "ahead of", "scheduled".
func (s *sentence) awaiting(j int) bool {
	n := &s.nodes[j]
	if n.hash == s.k.times.ahead || n.hash == s.k.times.before || n.cls.has(s.k.futureAux) {
		return true
	}
	switch s.payload(j, s.k.modalityClass) {
	case schema.Scheduled, schema.Expected:
		return true
	}
	return false
}

// align gives an extreme or streak that is told of a move or a figure the day
// and the modality of that: "rose 34 basis points on Friday, its biggest jump
// since September".
func (s *sentence) align(facts []fact) {
	const reach = 4 // nodes between the two
	for i := range facts {
		f := &facts[i]
		s.foretoldWith(f, facts[:i])
		s.ofWeek(f)
		if f.EventType != schema.Extreme && f.EventType != schema.Streak || f.dateText != "" {
			continue
		}
		var of *fact
		for k := range facts {
			m := &facts[k]
			moved := m.EventType == schema.PriceMove || m.EventType == schema.MacroIndicator
			beside := m.trigger <= f.trigger && m.last+reach >= f.first
			if !moved || m.prior || !beside || m.sub.displayName() != f.sub.displayName() {
				continue
			}
			if of != nil && m.trigger < of.trigger {
				continue
			}
			of = m
		}
		if of == nil || of.EventDate == nil || of.EventType == schema.PriceMove && of.dateText == "" {
			continue
		}
		f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule, f.dateText = of.EventDate, of.EventDateEnd, of.DatePrecision, of.dateRule, of.dateText
		if of.Modality == schema.Past {
			f.Modality = schema.Past
		}
	}
}

// foretoldWith makes a statistic without a day of its own, told as going along with one
// that is foretold, a forecast for the same period: "exports probably shrank 10 percent
// in June, while imports declined 4 percent".
func (s *sentence) foretoldWith(f *fact, before []fact) {
	if f.EventType != schema.MacroIndicator || f.Modality != schema.Actual || f.dateText != "" || f.first <= int32(s.first) {
		return
	}
	if j := int(f.first) - 1; s.nodes[j].hash != whileHash && s.nodes[j].hash != s.k.and {
		return
	}
	for k := len(before) - 1; k >= 0; k-- {
		of := &before[k]
		if of.EventType != schema.MacroIndicator || of.sub.displayName() != f.sub.displayName() || of.last >= f.first {
			continue
		}
		if of.Modality == schema.Forecast && !of.prior && s.nodes[of.trigger].form&formPast != 0 && s.nodes[f.trigger].form&formPast != 0 {
			f.Modality = schema.Forecast
			f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule, f.dateText = of.EventDate, of.EventDateEnd, of.DatePrecision, of.dateRule, of.dateText
		}
		return
	}
}

var whileHash = token.Hash("while")

// dayAfter dates what a clause looks back to by a day: "a day after it cut
// its forecast", "after three days of losses".
func (s *sentence) dayAfter(f *fact, doc *document) bool {
	const reach = 3
	if !known(doc.anchor) || f.date >= 0 {
		return false
	}
	from := int(f.first) - 1
	if f.EventType == schema.Streak { // "rebounded after falling two days in a row"
		from = max(from, int(f.trigger)-1)
	}
	if s.beforeDay(f, doc) {
		return true
	}
	for i := from; i >= s.first && (i >= int(f.first)-reach || i >= from-reach); i-- {
		if !s.is(i, s.k.times.after) {
			if s.nodes[i].hash == s.k.commaHash || s.nodes[i].cls.has(s.k.verb) && !(f.EventType == schema.Streak && s.nodes[i].form&formIng != 0) {
				return false
			}
			continue
		}
		day := i > s.first && s.oneDay(i-1)
		streak := f.EventType == schema.Streak && (i+1 >= int(f.first) || i > from-reach)
		if !day && !streak {
			return false
		}
		market := when.RoundTheClock
		if observed(f.EventType) {
			market = s.marketOfSubject(&f.sub)
		}
		last := doc.anchor.Date
		if d, _, _, ok := doc.cal.Session(market, doc.anchor); ok && observed(f.EventType) {
			last = d
		} else if doc.news != 0 {
			last = doc.news
		}
		s.setDay(f, doc.cal.Prev(market, last), "day_before")
		if day && f.Modality == schema.Actual {
			f.Modality = schema.Past
		}
		return true
	}
	return false
}

// oneDay reports whether the words that end at node i are "a day", "one day".
func (s *sentence) oneDay(i int) bool {
	switch strings.ToLower(s.text(i, i)) {
	case "a day", "one day", "day", "a session", "one session", "session":
		return true
	}
	return false
}

// inYear completes a month that hangs on a year: "2018, when it surged 5.9
// percent in January".
func (s *sentence) inYear(f *fact, e when.Expr) when.Expr {
	if e.Kind != when.KindMonth && e.Kind != when.KindQuarter || e.Year != 0 || e.YearRel != 0 || f.EventType == schema.Schedule {
		return e // "a forecast for 2009 when it reports in April"
	}
	if at := s.whenAt(f); at >= 0 && s.dateExpr(at).Kind == when.KindYear {
		e.Year = s.dateExpr(at).Year
	}
	return e
}

// early reports whether the article was sent before the morning's news: what
// it says without a day is then of the day that its lead names.
func (d *document) early() bool {
	const morning = 10 // o'clock
	if d.anchor.At.IsZero() {
		return true
	}
	at := d.anchor.At
	if d.anchor.Zone != nil {
		at = at.In(d.anchor.Zone)
	} else if schema.DateOf(at.UTC()) != d.anchor.Date {
		return true // another day there than in London
	}
	return at.Hour() < morning
}

// presentTense reports whether a move is told in the present: "rises 1.5 percent".
func (s *sentence) presentTense(f *fact) bool {
	n := &s.nodes[f.trigger]
	return n.cls.has(s.k.verb) && n.form&form3s != 0 && n.form&(formPast|formPart) == 0
}

// chronicle reports whether a headline announces history and not news.
func chronicle(title *string) bool {
	if title == nil {
		return false
	}
	word, _, _ := strings.Cut(strings.ToLower(*title), ":")
	switch word {
	case "chronology", "timeline", "factbox", "key dates", "history":
		return true
	}
	return false
}

// ofWeek dates the extreme of a week ("their largest weekly increase"): before
// Friday it is told of the week before.
func (s *sentence) ofWeek(f *fact) {
	if f.EventType != schema.Extreme || !known(s.doc.anchor) || f.dateText != "" {
		return
	}
	for i := int(f.first); i <= int(f.last); i++ {
		if s.nodes[i].date < 0 || span(s.dateExpr(i)) != "1W" {
			continue
		}
		week := when.Expr{Prep: when.NoPrep, Point: when.Point{Kind: when.KindUnit, Grain: when.Week, Weekday: -1}, Clock: -1}
		if wd := s.doc.anchor.Date.Weekday(); wd >= time.Monday && wd < time.Friday {
			week.Offset = -1
		}
		if iv, ok := week.Resolve(s.doc.anchor, when.Past); ok {
			s.setDate(f, iv, i)
			if week.Offset < 0 && f.Modality == schema.Actual {
				f.Modality = schema.Past
			}
		}
		return
	}
}

// settleZone takes the zone of the first market that an article speaks of for
// its own, where neither clock nor house says where it was written: Wall Street
// in an article about Hong Kong means the session before.
func (s *sentence) settleZone(f *fact, doc *document) {
	if doc.anchor.Zone != nil || !doc.anchor.At.IsZero() || f.sub.ent == nil || f.sub.ent.TimeZone == "" {
		return
	}
	doc.anchor.Zone = doc.cal.Zone(s.marketOfSubject(&f.sub))
}

// also gives an act or a statement that goes on from the one before ("he also
// urged") the day that was told of that.
func (s *sentence) also(f *fact, doc *document) bool {
	const reach = 4
	if doc.told.sentence != s.index-1 || s.index == 0 || doc.told.day == 0 {
		return false
	}
	for i := s.first; i < s.end && i < s.first+reach; i++ {
		if s.is(i, s.k.times.also) {
			s.setDay(f, doc.told.day, "same_act")
			return true
		}
	}
	return false
}

// noteDay remembers the day of an act that the sentence names.
func (s *sentence) noteDay(doc *document) {
	if !s.cls.has(s.k.date) {
		return
	}
	for i := s.first; i < s.end; i++ {
		if s.nodes[i].date < 0 {
			continue
		}
		if iv, ok := s.toldDay(i); ok {
			doc.told = toldDay{iv.From, s.index}
			return
		}
	}
}

// toldDay is the day that a sentence told its acts of.
type toldDay struct {
	day      schema.Date
	sentence int
}

// onlyDay gives an act the day that its sentence names, if it names just one:
// "agreed to pay 9 billion dollars, the Justice Department said late Monday".
func (s *sentence) onlyDay(f *fact) bool {
	var day schema.Date
	at := -1
	for i := s.head; i < s.end; i++ {
		if s.nodes[i].date < 0 {
			continue
		}
		switch e := s.dateExpr(i); e.Kind {
		case when.KindWeekday, when.KindDate:
		case when.KindUnit, when.KindMonth:
			if f.Modality == schema.Actual {
				return false // of another time, perhaps that of the act
			}
			continue
		default:
			continue
		}
		iv, ok := s.toldDay(i)
		if !ok && f.Modality != schema.Actual {
			continue
		}
		if !ok || at >= 0 && day != iv.From || s.afterwards(f, i) {
			return false
		}
		day, at = iv.From, i
	}
	if at < 0 {
		return false
	}
	s.setDay(f, day, "day_of_sentence")
	f.dateText = s.text(at, at)
	return true
}

// afterwards reports whether a fact stands in a clause of "after" that the date
// at node i comes before: "rallied on Friday after the Fed pledged".
func (s *sentence) afterwards(f *fact, i int) bool {
	for j := i + 1; j < int(f.first); j++ {
		if s.is(j, s.k.times.after) {
			return true
		}
	}
	return false
}

// earlier reports whether the verb of a fact is in the past perfect: "had
// agreed" was before what the article tells.
func (s *sentence) earlier(f *fact) bool {
	for i := s.groupStart(int(f.trigger), s.first); i < int(f.trigger); i++ {
		if s.is(i, s.k.times.had) {
			return true
		}
	}
	return false
}
