package extract

import (
	"slices"

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
	return n.ent < 0 && n.date < 0 && (n.cls.has(s.k.onCalendar) || s.listed("dueword", i))
}

// willSee reads what somebody will get to see: "investors will get reports on X and Y on
// Thursday".
func (s *sentence) willSee(out []fact) []fact {
	for v := s.first + 2; v+1 < s.end; v++ {
		if s.nodes[v].ent >= 0 || !s.listed("getsdata", v) {
			continue
		}
		g := s.groupStart(v, s.first)
		if g == v || !s.nodes[g].cls.has(s.k.modal) {
			continue
		}
		if at := s.dayWithin(s.first, s.end); at >= 0 {
			return s.calendar(v+1, s.end, at, out)
		}
		return out
	}
	return out
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

// datedBook reports whether the data of a day stand before the verb at node v: "Thursday's
// data include".
func (s *sentence) datedBook(v int) bool {
	if v-3 < s.first || !s.listed("agendadata", v-1) {
		return false
	}
	for i := v - 2; i > s.first && i > v-5; i-- {
		if s.nodes[i].cls.has(s.k.poss) {
			return s.nodes[i-1].date >= 0 && s.onDayExpr(&s.nodes[i-1])
		}
	}
	return false
}
