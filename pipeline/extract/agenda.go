package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// agenda is a list of what is to come: under a heading ("Key events this week:"),
// a paragraph that opens with its day ("Monday: ..."), or after a sentence that
// says what the week holds.
type agenda struct {
	section bool          // the sentences are the lines of a calendar
	last    int           // the last sentence of it that named something
	para    int           // paragraph of day
	day     when.Interval // the day that paragraph or line before opened with
	dated   bool
	week    when.Interval // the week that the article says to hold something
	weekly  bool
}

// agendaGap is how many sentences without an entry end a calendar.
const agendaGap = 3

// openAgenda reads the heading or the day that the sentence opens with.
func (s *sentence) openAgenda() {
	g := &s.doc.agenda
	if s.first >= s.end || !known(s.doc.anchor) {
		return
	}
	para := s.d.Sentences[s.index].Para
	if para != g.para && !g.section {
		g.dated = false
	}
	if g.section && s.index-g.last > agendaGap {
		g.section, g.dated = false, false
	}
	if i := s.first; s.nodes[i].date >= 0 && s.explicitDay(i) && s.headsList(i) {
		if iv, ok := s.dateExpr(i).Resolve(s.doc.anchor, when.Future); ok && iv.From >= s.doc.anchor.Date {
			g.day, g.dated, g.para = iv, true, para
		}
	}
	if s.agendaHeading() {
		g.section, g.dated, g.last = true, false, s.index
	}
}

// headsList reports whether the date at node i opens a list: "Monday:", "Friday
// - ", "TUESDAY, APRIL 30" on a line of its own.
func (s *sentence) headsList(i int) bool {
	for i++; i < s.end && (s.nodes[i].date >= 0 || s.is(i, s.k.commaHash)); i++ {
	}
	return i == s.end || s.is(i, s.k.colon) || s.d.Tokens[s.nodes[i].first].Kind == token.LongDash
}

// agendaHeading reports whether the sentence announces a calendar: it says so in
// few words and without a figure, and ends in a colon or has no verb of the past.
func (s *sentence) agendaHeading() bool {
	const short = 18 // nodes
	heading := s.k.typeBits["agendahead"]
	if !s.cls.has(heading) {
		return false
	}
	head := -1
	for i := s.first; i < s.end && i < s.first+short; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(heading) {
			head = i
		}
		if n.qty >= 0 || n.ent < 0 && n.cls.has(s.k.verb) && n.form&formPast != 0 && n.form&formBase == 0 && head < 0 {
			return false
		}
		if head >= 0 && s.is(i, s.k.colon) {
			return true
		}
	}
	return head >= 0 && s.end-s.first <= short && !s.is(s.end-1, s.k.period)
}

// entries adds what the sentence announces, if it is one of a calendar or says
// what a day or a week holds.
func (s *sentence) entries(out []fact) []fact {
	g := &s.doc.agenda
	if !known(s.doc.anchor) {
		return out
	}
	before := len(out)
	v, e := s.holds()
	switch {
	case v >= 0: // "Friday brings U.S. payrolls"
		out = s.calendar(v+1, e, s.holdDate(v), out)
	case g.section || g.dated && g.para == s.d.Sentences[s.index].Para:
		out = s.calendar(s.first, s.end, -1, out)
	default:
		out = s.onCalendar(out)
	}
	out = s.alsoDue(out)
	if g.section {
		for k := range out {
			if k >= before || out[k].EventType == schema.Schedule {
				g.last = s.index
			}
		}
	}
	return out
}

// holds finds the verb of "the week holds", "next week brings", "Tuesday's
// calendar features" and where its list ends.
func (s *sentence) holds() (v, end int) {
	verb := s.k.typeBits["agendaverb"]
	if !s.cls.has(verb) {
		return -1, 0
	}
	for v = s.first + 1; v < s.end; v++ {
		n := &s.nodes[v]
		if n.ent >= 0 || !n.cls.has(verb) || n.form&(form3s|formBase) == 0 {
			continue
		}
		p := &s.nodes[v-1]
		if p.ent < 0 && p.cls.has(s.k.modal) && v-2 >= s.first {
			p = &s.nodes[v-2]
		}
		if !(p.date >= 0 && (s.onDayExpr(p) || s.dateExprOf(p).Kind == when.KindPhrase) || p.ent < 0 && p.cls.has(s.k.typeBits["agendabook"])) {
			continue
		}
		end = v + 1
		for end < s.end && s.nodes[end].hash != s.k.semicolon && !s.nodes[end].cls.has(s.k.quote) {
			end++
		}
		return v, end
	}
	return -1, 0
}

func (s *sentence) dateExprOf(n *node) when.Expr { return s.chunker.dates[n.date] }

func (s *sentence) onDayExpr(n *node) bool {
	switch e := s.dateExprOf(n); e.Kind {
	case when.KindWeekday, when.KindDate:
		return true
	case when.KindUnit:
		return (e.Grain == when.Day || e.Grain == when.Week) && e.Offset >= 0
	}
	return false
}

// holdDate is the node of the day or week that holds something, -1 if it is the
// week the article is of, which the agenda then keeps.
func (s *sentence) holdDate(v int) int {
	for i := v - 1; i >= s.first && i >= v-4; i-- {
		if n := &s.nodes[i]; n.date >= 0 && s.onDayExpr(n) {
			if iv, ok := s.dateExpr(i).Resolve(s.doc.anchor, when.Future); ok && s.dateExpr(i).Kind == when.KindUnit {
				s.doc.agenda.week, s.doc.agenda.weekly = iv, true
			}
			return i
		}
	}
	s.thisWeek()
	return -1
}

// thisWeek makes the week the article is of the agenda's: the one to come if
// it is printed at the weekend.
func (s *sentence) thisWeek() {
	day := s.doc.anchor.Date
	monday := day - schema.Date((int(day)+3)%7) // day 0 of the epoch was a Thursday
	if day-monday >= 5 {
		monday += 7
	}
	s.doc.agenda.week, s.doc.agenda.weekly = when.Interval{From: monday, To: monday + 6, Precision: "week", Rule: "agenda_week"}, true
}

// onCalendar reads "X and Y are on the calendar", "earnings from X will be in
// focus" where no heading announces them.
func (s *sentence) onCalendar(out []fact) []fact {
	calendar := s.k.typeBits["oncalendar"]
	if !s.cls.has(calendar) {
		return out
	}
	for v := s.first + 1; v < s.end; v++ {
		n := &s.nodes[v]
		if n.ent >= 0 || !n.cls.has(calendar) {
			continue
		}
		b := v - 1
		if s.nodes[b].ent >= 0 || !s.nodes[b].cls.has(s.k.be.or(s.k.v)) || s.is(b, s.k.times.was) || s.is(b, s.k.times.were) {
			continue
		}
		from := s.groupStart(b, s.first) - 1
		for from >= s.first && s.nodes[from].hash != s.k.semicolon && !s.nodes[from].cls.has(s.k.verb.or(s.k.be).or(s.k.quote).or(s.k.sub)) {
			from--
		}
		to := s.groupStart(b, s.first)
		at := -1
		for i := from + 1; i < s.end; i++ {
			if s.nodes[i].date >= 0 && s.onDay(i) {
				at = i
			}
		}
		if at < 0 && !s.doc.agenda.weekly {
			return out
		}
		n0 := len(out)
		out = s.calendar(from+1, to, at, out)
		if len(out) == n0 && s.payload(v, s.lex.classes["oncalendar"]) == "results" {
			out = s.reporters(from+1, to, at, out)
		}
		return out
	}
	return out
}

// alsoDue reads who reports on another day: "X reports on Thursday, followed by
// Y and Z on Friday", "X will report on Friday; Y on Monday".
func (s *sentence) alsoDue(out []fact) []fact {
	last := -1
	for k := range out {
		if f := &out[k]; f.EventType == schema.Schedule && (f.Metric != nil && *f.Metric == "earnings" || f.rule.id == "schedule/reports-on") && int(f.last) > last {
			last = int(f.last)
		}
	}
	if last < 0 {
		return out
	}
	for i := last + 1; i+1 < s.end; i++ {
		n := &s.nodes[i]
		switch {
		case n.hash == s.k.commaHash || n.hash == s.k.semicolon || n.hash == s.k.and:
			continue
		case n.ent < 0 && s.text(i, i) == "followed" && s.is(i+1, s.k.by):
			return s.reporters(i+2, s.end, -1, out)
		case n.ent >= 0 && n.cls.has(s.k.kindBits["#company"]):
			d := i
			for d < s.end && (s.nodes[d].ent >= 0 || s.is(d, s.k.commaHash) || s.is(d, s.k.and)) {
				d++
			}
			if d < s.end && s.nodes[d].date >= 0 && s.explicitDay(d) {
				out = s.reporters(i, d, d, out)
				i = d
				continue
			}
		}
		break
	}
	return out
}

// entryFact starts the fact of one entry in nodes [first,last].
func (s *sentence) entryFact(first, last, date int, x subject) fact {
	f := fact{rule: &s.k.agendaRule, trigger: int32(last), qty: -1, date: int32(date), metricNode: -1, sent: s.index, first: int32(first), last: int32(last), sub: x}
	f.EventType, f.Modality, f.Polarity, f.Bound = schema.Schedule, schema.Scheduled, "pos", schema.BoundEq
	if date < 0 {
		s.agendaDay(&f)
	} else {
		f.first, f.last = min(f.first, int32(date)), max(f.last, int32(date))
	}
	return f
}

// agendaDay dates a fact by what the calendar says before the sentence.
func (s *sentence) agendaDay(f *fact) bool {
	g := &s.doc.agenda
	iv := g.day
	switch {
	case g.dated && (g.section || g.para == s.d.Sentences[s.index].Para):
	case g.weekly:
		iv = g.week
	default:
		return false
	}
	f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule = iv.From.Ptr(), iv.To.Ptr(), iv.Precision, "agenda"
	f.placedDay = true
	return true
}

// entryDate is the node of the day that an entry ending before node i is due
// on: the next one in its line, else at.
func (s *sentence) entryDate(i, end, at int) int {
	for ; i < end && i < s.end; i++ {
		if s.nodes[i].hash == s.k.semicolon {
			break
		}
		if s.nodes[i].date >= 0 && s.onDay(i) {
			if iv, ok := s.dateExpr(i).Resolve(s.doc.anchor, when.Future); ok && iv.To >= s.doc.anchor.Date {
				return i
			}
		}
	}
	if at < 0 && s.doc.agenda.section && s.nodes[s.first].date >= 0 && s.explicitDay(s.first) {
		return s.first // "Monday: ...", "On Friday, ..."
	}
	return at
}

// calendar adds the entries in nodes [from,end): statistics, decisions, results.
func (s *sentence) calendar(from, end, at int, out []fact) []fact {
	owner := subject{}
	for i := from; i < end; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits["#central_bank"]):
			if j := s.decision(i, end); j > i {
				out = append(out, s.entryFact(i, j, s.entryDate(j+1, end, at), s.named(i)))
				i = j
			}
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0:
		case n.cls.has(s.k.metric) && s.payload(i, s.k.macroClass) != "" && !n.cls.has(s.k.verb) && s.nounEntry(i, end):
			out = s.statisticEntry(i, end, at, &owner, out)
		case n.cls.has(s.k.typeBits["resultword"]) && !n.cls.has(s.k.verb):
			if i+1 < end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.typeBits["resultsof"]) {
				out = s.reporters(i+2, end, at, out)
			} else if i > from && s.nodes[i-1].ent >= 0 && s.nounEntry(i, end) {
				out = s.reporters(from, i, at, out)
			}
		}
	}
	return out
}

// nounEntry reports whether the noun at node i is named as such and not the
// subject of a statement: "CPI, Friday", not "CPI rose".
func (s *sentence) nounEntry(i, end int) bool {
	for i++; i < end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.typeBits["entryword"]) {
			continue
		}
		return n.date >= 0 || n.ent >= 0 || n.qty < 0 && !n.cls.has(s.k.verb.or(s.k.modal).or(s.k.have).or(s.k.neg)) && (!n.cls.has(s.k.be) || i+1 < end && s.nodes[i+1].cls.has(s.k.typeBits["entryword"]))
	}
	return true
}

// statisticEntry adds the statistic at node i for every country that it is said to be of.
func (s *sentence) statisticEntry(i, end, at int, owner *subject, out []fact) []fact {
	name := s.payload(i, s.k.macroClass)
	if s.text(i, i) == "economy" {
		return out
	}
	j := i + 1
	for j < end && s.nodes[j].ent < 0 && s.nodes[j].date < 0 && s.nodes[j].cls.has(s.k.typeBits["entryword"]) {
		j++
	}
	var subs [maxSubjects]subject
	n := 0
	last := j - 1
	if j+1 < end && s.nodes[j].ent < 0 && s.nodes[j].date < 0 && s.nodes[j].cls.has(s.k.gen) { // "data in Australia and Japan"
		for k := j + 1; k < end && n < maxSubjects && (s.nodes[k].cls.has(s.k.place) || s.is(k, s.k.and) || s.is(k, s.k.commaHash) || s.nodes[k].cls.has(s.k.det)); k++ {
			if s.nodes[k].ent >= 0 {
				subs[n], last = s.named(k), k
				n++
			}
		}
	}
	if n == 0 {
		x, ok := s.seriesOwner(i, owner)
		if !ok {
			return out
		}
		subs[0], n = x, 1
	}
	*owner = subs[n-1]
	day := s.entryDate(last+1, end, at)
	for _, x := range subs[:n] {
		f := s.entryFact(min(int(x.first), i), max(last, i), day, x)
		f.rule, f.metricNode, f.Metric = &s.k.agendaMacroRule, int32(i), ptr(name)
		out = append(out, f)
	}
	return out
}

// seriesOwner is whose statistic node i is: a country before it in its phrase,
// the one that the series belongs to by name, that of the entry before.
func (s *sentence) seriesOwner(i int, owner *subject) (subject, bool) {
	for k := i - 1; k >= s.first && i-k < 8; k-- {
		n := &s.nodes[k]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits["country"].or(s.k.kindBits["region"])):
			return s.named(k), true
		case n.ent >= 0 && n.cls.has(s.k.kindBits["official"]) && s.ents[n.ent].Ent.Country != "":
			if c := s.doc.gaz.Country(s.ents[n.ent].Ent.Country); c != nil {
				return subject{ent: c, kind: c.Kind, first: int32(k), last: int32(k)}, true
			}
		case n.ent < 0 && n.cls.has(s.k.typeBits["worldword"]):
			return subject{name: "Global", kind: schema.KindMacro, first: int32(k), last: int32(k)}, true
		}
		if n.ent < 0 && n.date < 0 && n.cls.has(s.k.stop.or(s.k.verb)) || s.is(k, s.k.and) {
			break
		}
	}
	if owner.kind != "" {
		return s.weak(*owner, i), true
	}
	if code := s.payload(i, s.k.homeClass); code != "" {
		if c := s.doc.gaz.Country(code); c != nil {
			return s.weak(subject{ent: c, kind: c.Kind}, i), true
		}
	}
	return subject{}, false
}

// decision returns the last node of what the central bank at node i is to do
// ("rate decision", "policy meeting", "minutes"), i if it is not said.
func (s *sentence) decision(i, end int) int {
	const reach = 7
	for j := i + 1; j < end && j < i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 || n.qty >= 0:
			return i
		case n.cls.has(s.k.typeBits["decisionnoun"]):
			if s.nounEntry(j, end) {
				return j
			}
			return i
		case n.date < 0 && !n.cls.has(s.k.poss) && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be).or(s.k.prep)):
			return i
		}
	}
	return i
}

// reporters adds the companies of a list in nodes [from,end) that are to report.
func (s *sentence) reporters(from, end, at int, out []fact) []fact {
	var items [maxSubjects]int
	n, last := 0, from
	for i := from; i < end && n < maxSubjects; i++ {
		x := &s.nodes[i]
		if x.ent >= 0 {
			if x.cls.has(s.k.kindBits["#company"]) && !s.nextIsPoss(i, end) {
				items[n], last = i, i
				n++
			}
			continue
		}
		if x.date >= 0 && n > 0 || x.hash == s.k.semicolon || x.cls.has(s.k.be.or(s.k.modal).or(s.k.have).or(s.k.quote)) || x.cls.has(s.k.verb) && x.form&(formPast|form3s) != 0 {
			break
		}
	}
	day := s.entryDate(last+1, s.end, at)
	for _, i := range items[:n] {
		f := s.entryFact(i, i, day, s.named(i))
		f.first, f.last = min(f.first, int32(max(s.first, from-2))), max(f.last, int32(last))
		f.Metric = ptr("earnings")
		out = append(out, f)
	}
	return out
}

// institution names the body that a person speaks for.
func (s *sentence) institution(e *entity.Entity) *entity.Entity {
	for _, c := range s.doc.gaz.ByName(e.Parent, entity.Context{}) {
		if c.Ent.Name == e.Parent {
			return c.Ent
		}
	}
	return nil
}
