package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// cue is what the text says of the part of the trading day that a fact
// belongs to.
type cue struct {
	session string
	lasting bool // it holds for what the article says next of the same markets; opening does not
	bound   bool // told by the figure's own bound: "as much as"
}

// sessionReach is how far, in nodes, a word of the trading day may follow the
// fact it speaks of; sessionBack how far it may stand before.
const (
	sessionReach = 10
	sessionBack  = 4
)

// session gives a fact the part of the trading day that its clause names, else
// the one that the article named before for markets of the same hours.
func (s *sentence) session(f *fact, doc *document) {
	if !observed(f.EventType) || f.Session != nil {
		return
	}
	if s.onTheWay(f) {
		f.Session = ptr(schema.SessionIntraday)
		return
	}
	market := s.regionOfSubject(&f.sub)
	c := s.sessionNear(f)
	if c.bound { // "as much as 6 percent in premarket trading"
		if o := s.outOfHours(f); o != "" {
			c = cue{o, true, false}
		}
	}
	if c.session != "" {
		f.Session = &c.session
		if !c.bound {
			s.said, s.passing = market, c.session
		}
		f.placed = c.lasting
		if c.lasting && !abroad(&f.sub) {
			doc.setSession(market, c.session)
		}
		return
	}
	if f.EventType == schema.Volume {
		return
	}
	if f.EventType == schema.PriceMove && f.Bound == schema.BoundLe && f.ValueHigh == nil && f.Value != nil { // the second of "0.8 percent and 1.1 percent respectively"
		f.Session = ptr(schema.SessionIntraday)
		return
	}
	if f.EventType == schema.Extreme && s.touched(f) {
		f.Session = ptr(schema.SessionIntraday)
		return
	}
	v := doc.sessions[market]
	if v == "" && doc.scene != "" && (market == "America" && f.sub.kind != schema.KindIndex || f.sub.futures) {
		v = doc.scene
	}
	if s.passing != "" && s.said == market { // "when the Dow was down 2 percent and the S&P 500 3 percent"
		v = s.passing
	}
	if (v == schema.SessionPremarket || v == schema.SessionPostmarket) && s.notOutOfHours(f) {
		return
	}
	if v == schema.SessionClose && f.sub.kind == schema.KindIndex && s.snapshot(f) {
		return
	}
	if v == schema.SessionClose && f.EventType == schema.PriceMove && s.closesLater(f) {
		f.moment = true
		return
	}
	if v != "" {
		f.Session = &v
	}
}

// abroad reports whether a market is no one place's: "European shares" say nothing of the
// hours where the article is written.
func abroad(x *subject) bool {
	return x.kind == schema.KindMarket && !x.weak && (x.ent == nil || x.ent.TimeZone == "")
}

// snapshot reports whether a move is told as a state ("was up 2 percent"),
// which copied paragraphs of the afternoon are in an article on the close.
func (s *sentence) snapshot(f *fact) bool {
	v := int(f.trigger)
	if s.nodes[v].cls.has(s.k.verb) || f.Level != nil && f.Points != nil {
		return false
	}
	g := s.groupStart(v, s.first)
	return g < v && (s.is(g, s.k.times.was) || s.is(g, s.k.times.were))
}

// setScene reads what part of the day an article announces that all its moves
// are of: "companies making headlines in premarket trading".
func (s *sentence) setScene(doc *document, facts []fact) {
	if s.index > 0 || len(facts) > 0 || doc.scene != "" {
		return
	}
	for i := s.head; i < s.end; i++ {
		if n := &s.nodes[i]; n.qty >= 0 {
			return
		}
	}
	for i := s.head; i < s.end; i++ {
		switch v := s.payload(i, s.k.sessionClass); v {
		case schema.SessionPremarket, schema.SessionPostmarket:
			doc.scene = v
			return
		}
	}
}

// setSession remembers what part of the day a market's moves are of. The close
// is final: what follows it in an article looks back at the same session.
func (d *document) setSession(market, v string) {
	if d.sessions == nil {
		d.sessions, d.mixed = map[string]string{}, map[string]bool{}
	}
	d.mixed[market] = d.mixed[market] || d.sessions[market] != "" && d.sessions[market] != v
	if d.sessions[market] != schema.SessionClose {
		d.sessions[market] = v
	}
}

// observed lists the event types that are observations of a market.
func observed(event string) bool {
	switch event {
	case schema.PriceMove, schema.PriceLevel, schema.Extreme, schema.Streak, schema.RelPerformance, schema.Volume:
		return true
	}
	return false
}

// unhoured reports whether what is traded has no hours before or after those of
// an exchange.
func (s *sentence) unhoured(x *subject) bool {
	switch x.kind {
	case schema.KindFX, "currency", schema.KindCrypto, schema.KindCommodity, schema.KindYield:
		return true
	}
	return x.ent != nil && slices.Contains(s.lex.lists["bondmarket"], x.ent.Name)
}

// touched reports whether an extreme was one of a moment: "hit a record high",
// "touching its lowest".
func (s *sentence) touched(f *fact) bool {
	for i := int(f.trigger); i >= s.first && i >= int(f.first)-2; i-- {
		if s.nodes[i].ent < 0 && slices.Contains(s.k.times.touch, s.nodes[i].hash) {
			return true
		}
		if i < int(f.trigger) && s.nodes[i].cls.has(s.k.verb) {
			return false
		}
	}
	return false
}

// sessionNear looks for an explicit word of the trading day in the clause: from
// the trigger back to the subject, then onwards to the next clause, then at
// what stands before.
func (s *sentence) sessionNear(f *fact) cue {
	for i := min(int(f.trigger)+1, int(f.last)); i >= int(f.first) && i >= int(f.trigger)-1; i-- { // "closed", "closed up", "after opening down"
		if c := s.cueAt(f, i); c.session != "" {
			return c
		}
	}
	if t := int(f.trigger); t > s.first && s.nodes[t-1].cls.has(s.k.verb) { // "after opening down 0.6 percent"
		if c := s.cueAt(f, t-1); c.session != "" {
			return c
		}
	}
	for i := s.beforeOrigin(f); i >= int(f.first); i-- {
		if c := s.cueAt(f, i); c.session != "" {
			return c
		}
	}
	another := false // "and added another 3 percent in late trading": of that move, not of this
	for i := int(f.last) + 1; i < s.end && i <= int(f.last)+sessionReach && !s.sessionBreak(i); i++ {
		another = another || s.is(i, s.k.and) && i+1 < s.end && s.nodes[i+1].cls.has(s.k.verb) && s.nodes[i+1].cls.has(s.k.up.or(s.k.down))
		if c := s.cueAt(f, i); c.session != "" && !(another && (c.session == schema.SessionPremarket || c.session == schema.SessionPostmarket)) {
			return c
		}
		if n := &s.nodes[i]; n.ent < 0 && n.hash == s.k.times.before { // "fell 2 percent before it turned and closed up"
			break
		}
	}
	for i := int(f.first) - 1; i >= s.first && i >= int(f.first)-sessionBack && s.nodes[i].hash != s.k.semicolon; i-- {
		if c := s.cueAt(f, i); c.session != "" {
			return c
		}
	}
	if s.nodes[s.first].cls.has(s.k.prep) { // "In midafternoon trading, the index ..."
		for i := s.first; i < int(f.first) && i < s.first+4; i++ {
			if c := s.cueAt(f, i); c.session != "" {
				return c
			}
		}
	}
	return cue{}
}

// sessionBreak reports whether what node i opens is no longer said of the fact
// before it. "as of the close" and ", to settle at" still are.
func (s *sentence) sessionBreak(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 {
		return false
	}
	if n.cls.has(s.k.sub) && i+1 < s.end && s.is(i+1, s.k.of) {
		return false
	}
	next := i + 1
	if next < s.end && (s.is(i, s.k.and) || n.hash == s.k.commaHash) {
		m := &s.nodes[next]
		if n.hash == s.k.commaHash && m.ent < 0 && (m.date >= 0 || m.qty >= 0 || m.cls.has(s.k.prep.or(s.k.to).or(s.k.conj).or(s.k.bound)) && !m.cls.has(s.k.sub)) {
			return false
		}
		return m.ent >= 0 || m.cls.has(s.k.det.or(s.k.pronoun).or(s.k.sub)) || n.hash == s.k.commaHash
	}
	return n.hash == s.k.semicolon || n.cls.has(s.k.sub.or(s.k.quote)) || n.cls.has(s.k.conj) && i+1 < s.end && s.nodes[i+1].ent >= 0
}

// endsHalf reports whether the verb at node i ends a part of the day only: "ended
// the morning up 2 percent".
func (s *sentence) endsHalf(i int) bool {
	if i+2 >= s.end || !s.nodes[i].cls.has(s.k.verb) || !s.nodes[i+1].cls.has(s.k.det) {
		return false
	}
	return s.listed("halfday", i+2)
}

// cueAt is the part of the trading day that node i speaks of: "closed", "ended
// up", "as much as", "by 1150 GMT", "in early Asian trade".
func (s *sentence) cueAt(f *fact, i int) cue {
	n := &s.nodes[i]
	if v := s.payload(i, s.k.sessionClass); v != "" {
		if v == schema.SessionOpen && s.stillAhead(i) {
			v = schema.SessionPremarket
		}
		if v == schema.SessionClose && s.endsHalf(i) {
			return cue{schema.SessionIntraday, false, false}
		}
		return cue{v, s.lasts(i, v), false}
	}
	if n.qty >= 0 && s.qtys[n.qty].bound == schema.BoundLe && s.qtys[n.qty].bounded {
		if int(f.qty) == i || f.EventType != schema.PriceMove {
			return cue{schema.SessionIntraday, false, true} // a move of "as much as" is one within the day
		}
		return cue{}
	}
	if n.date >= 0 {
		if e := s.dateExpr(i); e.HasClock() {
			return cue{s.clockSession(f, e), true, false}
		} else if e.Kind == when.KindClock && i+1 < s.end && s.trades(i+1) { // "in mid-afternoon trading"
			return cue{schema.SessionIntraday, true, false}
		}
		return cue{}
	}
	if v := s.dayPart(f, i); v != "" {
		return cue{v, true, false}
	}
	if n.last > n.first && n.cls.has(s.k.up.or(s.k.down).or(s.k.flat)) { // phrase: its first word tells
		if e, next := s.lookupWord(int(n.first)); next > 0 {
			if v := e.val(s.k.sessionClass); v != "" {
				return cue{v, true, false}
			}
		}
	}
	return cue{}
}

// stillAhead reports whether the opening at node i is yet to come: "ahead of the
// opening bell".
func (s *sentence) stillAhead(i int) bool {
	for j := i - 1; j >= s.first && j >= i-3; j-- {
		if n := &s.nodes[j]; n.ent < 0 && (n.hash == s.k.times.before || s.begins("aheadof", j)) {
			return true
		}
	}
	return false
}

// lasts reports whether the word at node i says where the market stands, and
// not what happened on the way: opening, a high within the day.
func (s *sentence) lasts(i int, v string) bool {
	switch v {
	case schema.SessionOpen:
		return false
	case schema.SessionIntraday:
		w := s.text(i, i)
		return !strings.HasPrefix(w, "as ") && !strings.HasPrefix(w, "at ") && !strings.HasPrefix(w, "intra")
	}
	return true
}

// dayPart reads "in early Asian trade", "in late trading", "in the morning".
func (s *sentence) dayPart(f *fact, i int) string {
	if s.nodes[i].ent >= 0 {
		return ""
	}
	late := false
	switch s.nodes[i].hash {
	case s.k.times.late:
		late = true
	case s.k.times.early, s.k.times.morning, s.k.times.afternoon, s.k.times.midday:
	default:
		return ""
	}
	const reach = 3
	for j := i + 1; j < s.end && j <= i+reach && !s.clauseBreak(j); j++ {
		if s.trades(j) {
			if late && s.after(f) {
				return schema.SessionPostmarket
			}
			return schema.SessionIntraday
		}
	}
	if !late && i-2 >= s.first && s.nodes[i-1].cls.has(s.k.det) && s.is(i-2, s.k.times.in) && !s.is(i, s.k.times.early) {
		return schema.SessionIntraday
	}
	return ""
}

// trades reports whether node j is a word for dealing: "trading", "deals".
func (s *sentence) trades(j int) bool {
	return s.is(j, s.k.times.trade) || s.is(j, s.k.times.trading) || s.is(j, s.k.times.deals) || s.is(j, s.k.times.dealings)
}

// after reports whether the subject's market had closed when the article was
// printed: late trading is then that after the bell.
func (s *sentence) after(f *fact) bool {
	_, _, rule, ok := s.doc.cal.Session(s.marketOfSubject(&f.sub), s.doc.anchor)
	return ok && over(rule)
}

// clockSession says what part of the subject's trading day a clock time is.
func (s *sentence) clockSession(f *fact, e when.Expr) string {
	mic := s.marketOfSubject(&f.sub)
	zone := s.doc.cal.Zone(mic)
	if zone == nil || mic == when.RoundTheClock || mic == when.Always || e.Zone != "" && !e.Local && e.Zone != zone.String() {
		return schema.SessionIntraday
	}
	switch at, ok := s.doc.cal.InHours(mic, s.doc.anchor.Date, int(e.Clock)); {
	case ok && at > 0:
		return schema.SessionClose
	case ok && at < 0 && f.sub.kind != schema.KindIndex:
		return schema.SessionPremarket
	}
	return schema.SessionIntraday
}

// timeWords are words of the clock and the calendar that the code knows by name.
type timeWords struct {
	early, late, morning, afternoon, midday, trade, trading, deals, dealings, in, after, before, ahead, following, day, also, had, contract, settlement, delivery, was, were, markets, when, which, the, week, weekly, month, monthly, quarter, quarterly, year, yearly, annual, time, seen, as, such, with uint64

	touch []uint64 // verbs of a price that was reached for a moment
}

func newTimeWords() timeWords {
	h := token.Hash
	w := timeWords{h("early"), h("late"), h("morning"), h("afternoon"), h("midday"), h("trade"), h("trading"), h("deals"), h("dealings"), h("in"),
		h("after"), h("before"), h("ahead"), h("following"), h("day"), h("also"), h("had"), h("contract"), h("settlement"), h("delivery"), h("was"), h("were"), h("markets"), h("when"), h("which"), h("the"), h("week"), h("weekly"), h("month"), h("monthly"), h("quarter"), h("quarterly"), h("year"), h("yearly"), h("annual"), h("time"), h("seen"), h("as"), h("such"), h("with"), nil}
	for v := range strings.FieldsSeq("hit hits hitting touch touched touches touching reach reached reaches reaching") {
		w.touch = append(w.touch, h(v))
	}
	return w
}
