package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Lists of what is to come that no heading announces: they open with what says so, or with
// who will get to see it.

// dueFirst reads a list behind the words that say it is to come: "On tap for Thursday are
// reports on X and Y", "Also due this week is X".
func (s *sentence) dueFirst(out []fact) []fact {
	const opening, reach = 4, 12
	cue := s.first
	for cue < s.end && cue < s.first+opening && !s.saysDue(cue) {
		cue++
	}
	if cue >= s.end || !s.saysDue(cue) {
		return out
	}
	for i := cue + 1; i+1 < s.end && i <= cue+reach; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 || n.date >= 0:
		case n.cls.has(s.k.be) && !s.is(i, s.k.times.was) && !s.is(i, s.k.times.were):
			at := s.dayWithin(s.first, s.end)
			if at < 0 && !s.doc.agenda.weekly {
				return out
			}
			return s.calendar(i+1, s.end, at, out)
		case n.cls.has(s.k.stop.or(s.k.verb)):
			return out
		}
	}
	return out
}

// unlessTold drops those of the facts from start on that rules have told before it: the same
// series of the same place.
func (s *sentence) unlessTold(facts []fact, start int) []fact {
	n := start
	for k := start; k < len(facts); k++ {
		f := &facts[k]
		told := slices.ContainsFunc(facts[:start], func(g fact) bool {
			return g.EventType == schema.Schedule && !g.drop && f.Metric != nil && same(g.Metric, f.Metric) && g.sub.displayName() == f.sub.displayName()
		})
		if !told {
			facts[n] = *f
			n++
		}
	}
	return facts[:n]
}

// saysDue reports whether the word at node i says that something is to come.
func (s *sentence) saysDue(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 {
		return false
	}
	return n.cls.has(s.k.onCalendar) || s.listed("dueword", i) || s.listed("amongfirst", i) && s.bookWithin(i+1)
}

// bookWithin reports whether what holds appointments stands right behind node i: "among the
// week's key data".
func (s *sentence) bookWithin(i int) bool {
	const reach = 7
	for j := i; j < s.end && j < i+reach; j++ {
		if n := &s.nodes[j]; n.ent < 0 && (s.listed("agendabook", j) || n.date >= 0 && s.onDayExpr(n)) {
			return true
		}
	}
	return false
}

// willSee reads what somebody will get to see: "investors will get reports on X and Y on
// Thursday".
func (s *sentence) willSee(out []fact) []fact {
	for v := s.first + 2; v+1 < s.end; v++ {
		if s.nodes[v].ent >= 0 || !s.listed("getsdata", v) {
			continue
		}
		g := s.groupStart(v, s.first)
		if g == v || !s.nodes[g].cls.has(s.k.modal) || !s.watcherBefore(g) {
			continue
		}
		if at := s.dayWithin(s.first, s.end); at >= 0 {
			return s.calendar(v+1, s.end, at, out)
		}
		return out
	}
	return out
}

// watcherBefore reports whether those who wait for figures stand before node g: "investors",
// "Wall Street this week".
func (s *sentence) watcherBefore(g int) bool {
	i := g - 1
	for i > s.first && (s.nodes[i].date >= 0 || s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv) || s.is(i, s.k.commaHash)) {
		i--
	}
	return i >= s.first && s.nodes[i].date < 0 && s.listed("figurewatcher", i)
}

// dayWithin is the node of the last day or week of nodes [i,end) that something can be due in,
// -1 if there is none.
func (s *sentence) dayWithin(i, end int) int {
	at := -1
	for ; i < end; i++ {
		if n := &s.nodes[i]; n.date >= 0 && (s.onDay(i) || s.onDayExpr(n)) {
			at = i
		}
	}
	return at
}

// willAppear reports whether the verb at node v says that figures are to come out: "will also be
// released".
func (s *sentence) willAppear(v int) bool {
	if !s.listed("publishedword", v) || !s.nodes[v].cls.has(s.k.verb) {
		return false
	}
	g := s.groupStart(v, s.first)
	return g < v-1 && s.nodes[g].cls.has(s.k.modal) && strings.EqualFold(s.text(g, g), "will")
}

// datedBook reports whether the data of a day stand before the verb at node v: "Thursday's
// data include".
func (s *sentence) datedBook(v int) bool {
	if v-1 > s.first && s.nodes[v-1].ent < 0 && s.nodes[v-1].cls.has(s.k.modal) {
		v--
	}
	if v-3 < s.first || !s.listed("agendadata", v-1) {
		return false
	}
	for i := v - 2; i > s.first && i > v-5; i-- {
		if p := &s.nodes[i-1]; s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.poss) {
			return p.date >= 0 && s.onDayExpr(p) || p.ent < 0 && s.listed("agendabook", i-1)
		}
	}
	return false
}
