package extract

import "github.com/wiremill/wiremill/schema"

// Appointments without a day, and those whose subject a clause of "which" follows.

// antecedentOf returns the name that a clause of "which" or "who" between two commas
// is of, if the name at node i stands in that clause and the second comma before the
// verb group at node v; -1 if there is none.
func (s *sentence) antecedentOf(v, i int) int {
	const longest = 20
	if g := s.groupStart(v, s.first); g-1 <= i || !s.is(g-1, s.k.commaHash) {
		return -1
	}
	for j := i; j-2 >= s.first && j > i-longest; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.rel) && s.is(j-1, s.k.commaHash) {
			if s.nodes[j-2].ent >= 0 {
				return j - 2
			}
			return -1
		}
	}
	return -1
}

// dueBehind reports whether "due to", "scheduled to" follows node i up to the verb at
// node v: "was due to meet" is told on the day.
func (s *sentence) dueBehind(i, v int) bool {
	for j := i + 1; j <= v && j <= i+3; j++ {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.typeBits.of("dueto")) {
			return true
		}
	}
	return false
}

// dueSoon reports whether an appointment without a day is one of officials that is near:
// "was due to address parliament".
func (s *sentence) dueSoon(f *fact) bool {
	v := int(f.trigger)
	if !s.dueBehind(max(s.first, s.groupStart(v, s.first)-1), v) || !s.k.kindBits.of("official").or(s.k.kindBits.of("country")).has(s.k.kindBits.of(f.sub.kind)) && f.sub.kind != schema.KindPerson {
		return false
	}
	for i := v; i <= int(f.last)+1 && i < s.end; i++ {
		if s.nodes[i].ent < 0 && s.listed("publicact", i) {
			f.placedDay = true
			return true
		}
	}
	return false
}
