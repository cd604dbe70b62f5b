package extract

import (
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// Whose day is told with that of another: "X reports on Thursday, followed by Y and Z on
// Friday", "The Fed meets on Tuesday and the Bank of Japan on Thursday".

// alsoDue adds the appointments that follow the last one of the sentence without a verb.
func (s *sentence) alsoDue(out []fact) []fact {
	k := s.lastAppointment(out)
	if k < 0 {
		return out
	}
	f, results := out[k], resultsDue(out)
	for i := s.pastDay(&f) + 1; i+1 < s.end; i++ {
		n := &s.nodes[i]
		switch {
		case n.hash == s.k.commaHash || n.hash == s.k.semicolon || n.hash == s.k.and || n.ent < 0 && n.cls.has(s.k.det) || s.is(i, s.k.times.with):
			continue
		case n.ent < 0 && s.text(i, i) == "followed" && s.is(i+1, s.k.by):
			if results {
				return s.reporters(i+2, s.end, -1, out)
			}
			return s.calendar(i+2, s.end, -1, out)
		case n.ent >= 0 && (results && n.cls.has(s.k.kindBits.of("#company")) || s.k.kindBits.of(f.sub.kind).has(n.cls) && !s.demonym(i)):
			d := i
			for d < s.end && (s.nodes[d].ent >= 0 || s.is(d, s.k.commaHash) || s.is(d, s.k.and) || s.listed("followingword", d)) {
				d++
			}
			if d < s.end && s.nodes[d].date >= 0 && s.explicitDay(d) {
				out = s.sameOn(i, d, &f, results, out)
				i = d
				continue
			}
		}
		break
	}
	return out
}

// lastAppointment is the fact of the sentence that puts something on the last day that is
// told, -1 if none does.
func (s *sentence) lastAppointment(out []fact) int {
	last := -1
	for k := range out {
		if f := &out[k]; f.EventType == schema.Schedule && !f.drop && (last < 0 || f.last > out[last].last) {
			last = k
		}
	}
	return last
}

// resultsDue reports whether one of the appointments is that somebody reports results.
func resultsDue(facts []fact) bool {
	return slices.ContainsFunc(facts, func(f fact) bool {
		return f.EventType == schema.Schedule && (f.Metric != nil && *f.Metric == "earnings" || f.rule.is(roleReports))
	})
}

// pastDay is the last node of an appointment and of its day.
func (s *sentence) pastDay(f *fact) int { return int(max(f.last, f.date)) }

// sameOn adds what fact f tells for each of the names from node i to their day at node d.
func (s *sentence) sameOn(i, d int, f *fact, results bool, out []fact) []fact {
	if results {
		return s.reporters(i, d, d, out)
	}
	for ; i < d; i++ {
		if s.nodes[i].ent >= 0 && s.k.kindBits.of(f.sub.kind).has(s.nodes[i].cls) {
			g := s.entryFact(i, d, d, s.named(i))
			g.Metric = f.Metric
			out = append(out, g)
		}
	}
	return out
}
