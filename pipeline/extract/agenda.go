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
	heading := s.k.agendaHead
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
		if len(out) == before {
			out = s.dueFirst(out)
		}
		if len(out) == before {
			out = s.willSee(out)
		}
	}
	out = s.unlessTold(out, before)
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
	verb := s.k.agendaVerb
	if !s.cls.has(verb) {
		return -1, 0
	}
	for v = s.first + 1; v < s.end; v++ {
		n := &s.nodes[v]
		if n.ent >= 0 || !n.cls.has(verb) || n.form&(form3s|formBase) == 0 {
			continue
		}
		p := &s.nodes[v-1]
		if p.ent < 0 && p.cls.has(s.k.modal.or(s.k.adv)) && v-2 >= s.first {
			p = &s.nodes[v-2]
		}
		if !(p.date >= 0 && (s.onDayExpr(p) || s.dateExprOf(p).Kind == when.KindPhrase) || p.ent < 0 && (s.bookAt(v) || s.datedBook(v))) {
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
	calendar := s.k.onCalendar
	if !s.cls.has(calendar.or(s.k.modal)) {
		return out
	}
	for v := s.first + 1; v < s.end; v++ {
		n := &s.nodes[v]
		if n.ent >= 0 || !n.cls.has(calendar) && !s.willAppear(v) {
			continue
		}
		b := v - 1
		for b > s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.adv) && !s.nodes[b].cls.has(s.k.be) {
			b-- // "are also due"
		}
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

// institution names the body that a person speaks for.
func (s *sentence) institution(e *entity.Entity) *entity.Entity {
	for _, c := range s.doc.gaz.ByName(e.Parent, entity.Context{}) {
		if c.Ent.Name == e.Parent {
			return c.Ent
		}
	}
	return nil
}

// bookAt reports whether what holds appointments stands before the verb at node v:
// "the calendar features", "next week will bring".
func (s *sentence) bookAt(v int) bool {
	return s.listed("agendabook", v-1) || v-2 >= s.first && s.nodes[v-1].cls.has(s.k.modal) && s.listed("agendabook", v-2)
}

// dueWord reports whether a word between nodes i and j says that something is to
// come: "results from X are due on Friday".
func (s *sentence) dueWord(i, j int) bool {
	for ; i < j; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.date < 0 && s.listed("dueword", i) {
			return true
		}
	}
	return false
}
