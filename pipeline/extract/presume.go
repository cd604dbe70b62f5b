package extract

import (
	"slices"
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// presume gives a day's move of shares that no word places in the day the part
// that the article's own clock tells: within hours it is a snapshot, after them
// the past tense tells how it ended.
func (s *sentence) presume(f *fact, session, rule string) {
	// "was up" is a snapshot, whenever it is printed: the close is told in the past of a verb
	if f.Session != nil {
		return
	}
	share := f.sub.kind == schema.KindCompany || f.sub.kind == schema.KindSector || f.sub.kind == schema.KindETF
	if f.EventType == schema.RelPerformance {
		if rule == "after_close" && (share || broad(&f.sub)) && !s.presentTense(f) {
			f.Session = ptr(schema.SessionClose)
		}
		return
	}
	if f.EventType != schema.PriceMove || f.BasePeriod == nil || *f.BasePeriod != "1D" && !s.toDate(f) {
		return
	}
	past := s.nodes[f.trigger].form&formPast != 0
	switch {
	case rule == "market_clock" && session == schema.SessionIntraday:
		f.Session = &session
	case rule == "after_close" && share && !s.presentTense(f):
		f.Session = ptr(schema.SessionClose)
	case !over(rule):
	case !past:
		if rule == "after_close" && f.Level != nil && !s.snapshot(f) && s.groupStart(int(f.trigger), s.first) == int(f.trigger) { // "Dow up 1.0 pct at 10,248"
			f.Session = ptr(schema.SessionClose)
		}
	case f.sub.kind == schema.KindIndex && (s.besideSnapshot(f) || s.closesLater(f)):
		f.moment = true // "the Dow was down 132 points, while the S&P 500 fell 17"
	case broad(&f.sub) && (rule != "before_open" || s.regionOfSubject(&f.sub) != "America") && !s.justClosed(f, rule) || f.Level != nil:
		f.Session = ptr(schema.SessionClose)
	}
}

// closesLater reports whether the sentence goes on to tell how the day ended:
// "fell 2.5 percent before buyers turned it around and it closed up 0.7 percent".
func (s *sentence) closesLater(f *fact) bool {
	turned := false
	for i := int(f.last) + 1; i < s.end; i++ {
		n := &s.nodes[i]
		if n.hash == s.k.semicolon || turned && n.ent >= 0 {
			return false // of another market, perhaps
		}
		turned = turned || n.ent < 0 && (n.hash == s.k.times.before || n.cls.has(s.k.conj) && n.hash != s.k.and)
		if turned && n.ent < 0 && (s.payload(i, s.k.sessionClass) == schema.SessionClose || s.begins("closeword", i)) {
			return true
		}
	}
	return false
}

// besideSnapshot reports whether the sentence tells a state of another index of
// the same markets.
func (s *sentence) besideSnapshot(f *fact) bool {
	for k := range s.found {
		g := &s.found[k]
		if g.EventType == schema.PriceMove && g.sub.kind == schema.KindIndex && g.Session == nil && s.snapshot(g) && s.regionOfSubject(&g.sub) == s.regionOfSubject(&f.sub) {
			return true
		}
	}
	return false
}

// justClosed reports whether an article was sent so soon after the close that a
// move without a level may be from before it.
func (s *sentence) justClosed(f *fact, rule string) bool {
	const soon = 60 // minutes
	if rule != "after_close" || f.Points != nil {
		return false
	}
	mic := s.marketOfSubject(&f.sub)
	zone := s.doc.cal.Zone(mic)
	if zone == nil || s.doc.anchor.At.IsZero() {
		return false
	}
	at := s.doc.anchor.At.In(zone).Add(-soon * time.Minute)
	side, ok := s.doc.cal.InHours(mic, schema.DateOf(at), at.Hour()*60+at.Minute())
	return ok && side <= 0 && s.index > 0
}

// told is what backfill must know of a mention beside its row.
type told struct {
	market string // what names its session, "" if nothing does
	moment bool   // not the end of its day, which the sentence tells too
	past   bool   // told in the past of a verb, as an end of a day is
	shares bool   // of an index, a company, a sector
	bare   bool   // a move of the shares of a market without a figure
	gauge  bool   // a move of an index with its figure
}

// measured drops the bare moves of markets whose indexes the article tells with figures:
// "Asian stocks fell" leads up to what the Nikkei lost, and is a fact where nothing more is
// told, or where it names its day; nor does it say more than "Japanese stocks rose to eight-month highs" or "for a third day".
func measured(ms []schema.Mention, about []told) ([]schema.Mention, []told) {
	if !slices.ContainsFunc(about, func(t told) bool { return t.bare }) {
		return ms, about // most articles
	}
	type place struct{ sentence, start int }
	gauged, peaked := map[string]bool{}, map[place]bool{}
	for i := range ms {
		if about[i].gauge {
			gauged[about[i].market] = true
		}
		if e := ms[i].EventType; e == schema.Extreme || e == schema.Streak {
			peaked[place{int(ms[i].Sentence), int(ms[i].StartByte)}] = true
		}
	}
	n := 0
	for i := range ms {
		m, t := &ms[i], &about[i]
		if t.bare && m.DateText == nil && (gauged[t.market] || t.market == "" && len(gauged) > 0 || peaked[place{int(m.Sentence), int(m.StartByte)}]) {
			continue
		}
		ms[n], about[n] = *m, *t
		n++
	}
	return ms[:n], about[:n]
}

// backfill gives observations that stand before the word that places their
// market's session in the day that part too, if the article names no other. An
// article without a clock that names none tells in the past how the day ended.
func (d *document) backfill(ms []schema.Mention, about []told) {
	for i := range ms {
		m, t := &ms[i], &about[i]
		v := d.sessions[t.market]
		if v == "" && d.anchor.At.IsZero() && t.past && t.shares && t.market != "" && len(d.sessions) == 0 {
			v = schema.SessionClose
		} else if d.mixed[t.market] {
			continue
		} else if m.EventDate != nil && d.days[t.market] != *m.EventDate {
			continue
		}
		if m.Session != nil || t.moment || m.Modality != schema.Actual || m.EventType == schema.Volume || v != schema.SessionClose && v != schema.SessionIntraday {
			continue
		}
		if b := m.BasePeriod; b != nil && *b != "1D" && m.EventType == schema.PriceMove {
			if v == schema.SessionClose && upToDate(*b) && m.EventDate != nil {
				m.Session = &v // "for the week, the index was up 2 percent", after the close
			}
			continue
		}
		state := strings.Contains(m.Text, " was ") || strings.Contains(m.Text, " were ") // see snapshot
		if v == schema.SessionClose && m.SubjectKind == schema.KindIndex && state {
			continue
		}
		m.Session = &v
	}
}

// upToDate lists the base periods that run up to the day of the article.
func upToDate(b string) bool { return b == "WTD" || b == "MTD" || b == "YTD" || b == "1W" }

// about is what backfill must know of a fact.
func (s *sentence) about(f *fact) told {
	if !observed(f.EventType) {
		return told{}
	}
	t := told{market: s.regionOfSubject(&f.sub), moment: f.moment}
	figured := f.Value != nil || f.Level != nil
	oneOfMany := f.sub.first == f.sub.last && s.nodes[f.sub.first].cls.has(s.k.place) // "while Taipei rose" leads up to nothing
	t.bare = f.EventType == schema.PriceMove && f.sub.kind == schema.KindMarket && !figured && !oneOfMany && !slices.Contains(s.lex.lists["bondmarket"], f.sub.displayName())
	t.gauge = f.EventType == schema.PriceMove && f.sub.kind == schema.KindIndex && figured
	t.past = s.nodes[f.trigger].form&formPast != 0 && s.nodes[f.trigger].cls.has(s.k.verb)
	switch f.sub.kind {
	case schema.KindIndex, schema.KindCompany, schema.KindSector, schema.KindETF, schema.KindMarket:
		t.shares = true
	}
	return t
}

// closeWith gives the other indexes of a list that ended with one that did the
// close too: "Dow up 1.0 pct at 10,248, Nasdaq up 1.8 pct".
func (s *sentence) closeWith(facts []fact) {
	for k := range facts {
		f := &facts[k]
		if f.EventType != schema.PriceMove || f.sub.kind != schema.KindIndex || f.Session != nil || f.BasePeriod == nil || *f.BasePeriod != "1D" || s.snapshot(f) || s.nodes[f.trigger].cls.has(s.k.verb) {
			continue
		}
		for j := range facts {
			if g := &facts[j]; g.EventType == schema.PriceMove && g.sub.kind == schema.KindIndex && g.Session != nil && *g.Session == schema.SessionClose && g.Level != nil && g.trigger < f.trigger && s.regionOfSubject(&g.sub) == s.regionOfSubject(&f.sub) {
				f.Session = ptr(schema.SessionClose)
				break
			}
		}
	}
}
