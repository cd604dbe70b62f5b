package extract

// What may stand between the series of an outlook and its figure.

// fromPart reports whether the "from" at node j tells of which part a series is, not what it was
// before: "revenue from continuing operations".
func (s *sentence) fromPart(j int) bool {
	const reach = 4
	if s.payload(j-1, s.k.metricClass) == "" {
		return false // "losses stemming from"
	}
	for k := j + 1; k < s.end && k <= j+reach; k++ {
		n := &s.nodes[k]
		switch {
		case n.qty >= 0 || n.date >= 0 || n.ent < 0 && (n.hash == s.k.a || n.hash == s.k.an || n.cls.has(s.k.stop) || s.payload(k, s.k.metricClass) != ""):
			return false
		case n.ent < 0 && n.cls.has(s.k.prep.or(s.k.to)):
			return k > j+1
		}
	}
	return true
}

// deductionAfter is the last node of what the series before node j is told without, where a
// figure follows it: "earnings before interest, taxes and amortization of"; j if there is none.
func (s *sentence) deductionAfter(j int) int {
	const longest = 16
	if s.nodes[j].hash != beforeHash {
		return j
	}
	for k := j + 1; k+1 < s.end && k-j < longest; k++ {
		n := &s.nodes[k]
		if n.qty >= 0 || n.hash == s.k.semicolon || n.ent < 0 && n.cls.has(s.k.be.or(s.k.modal)) {
			return j
		}
		if n.hash == s.k.of || n.hash == s.k.at || n.cls.has(s.k.to) && n.ent < 0 {
			return k - 1
		}
	}
	return j
}

// describesSeries reports whether node j is a participle that describes the series behind it:
// "paid losses".
func (s *sentence) describesSeries(j int) bool {
	n := &s.nodes[j]
	return n.ent < 0 && n.cls.has(s.k.verb) && n.form&formPart != 0 && j+1 < s.end && (s.payload(j+1, s.k.metricClass) != "" || s.listed("outlaynoun", j+1))
}
