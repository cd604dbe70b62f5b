package extract

// conditional reports whether the clause of a fact hangs on a condition, which tells nothing
// that happened or is expected: "if revenue falls 10 percent", "even if it sold the unit",
// "declined to say if it would appeal".
func (s *sentence) conditional(f *fact) bool {
	const reach = 25
	if f.speech {
		return false
	}
	from := int(f.trigger)
	for i := from - 1; i >= s.first && i >= from-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0:
		case s.listed("conditionword", i) || s.pairListed("conditionword", i):
			return s.doubtsClause(i)
		case n.cls.has(s.k.stop.or(s.k.rel)) || s.listed("thenword", i):
			return false
		}
	}
	return false
}

// doubtsClause reports whether the conjunction at node i has a clause behind it that is in doubt:
// not "the biggest if not the best", "as if", "would not be surprised if".
func (s *sentence) doubtsClause(i int) bool {
	if i > s.first && s.nodes[i-1].ent < 0 && (s.is(i-1, s.k.times.as) || s.listed("surmise", i-1)) {
		return false
	}
	return i+1 < s.end && !s.nodes[i+1].cls.has(s.k.stop) && !s.listed("ifshort", i+1)
}
