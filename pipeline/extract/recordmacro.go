package extract

// Records of an economy whose series the text does not tell by name and verb alone: "the
// mood of households rose for the first time since May".

// recordOfEconomy finds whose statistic the record at node i is of: the series is named
// before it in its clause, its country in the sentence or by the statistic told last.
func (s *sentence) recordOfEconomy(i int, np *nounPhrase) bool {
	m := s.statisticBefore(i)
	if m < 0 || s.describesPrices(i) {
		return false
	}
	np.reset(m, m)
	if !s.economyAround(m, np) {
		return false
	}
	np.metric, np.metricNode, np.placed = s.payload(m, s.k.macroClass), -1, true
	return true
}

// statisticBefore is the nearest word of a statistic before node i in its clause, in which
// nothing that is traded is named; -1 if there is none.
func (s *sentence) statisticBefore(i int) int {
	const reach = 24
	m := -1
	for j := i - 1; j >= s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("traded")):
			return -1
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0:
		case n.cls.has(s.k.security.or(s.k.price).or(s.k.yieldNoun).or(s.k.futures)) && s.payload(j, s.k.macroClass) == "", n.hash == s.k.semicolon:
			return -1
		case m < 0 && s.payload(j, s.k.macroClass) != "" && s.payload(j, s.k.metricClass) == "" && !s.begins("economystem", j):
			m = j
		case m < 0 && (n.cls.has(s.k.sub.or(s.k.conj).or(s.k.quote).or(s.k.saying)) || n.hash == s.k.and && s.nodes[j+1].cls.has(s.k.word) && !s.nodes[j+1].cls.has(s.k.adj)):
			return -1 // of another clause
		case m >= 0 && n.cls.has(s.k.typeBits.of("drive")):
			return -1 // what is pushed there other rules tell
		case m >= 0 && n.cls.has(s.k.stop.or(s.k.sub).or(s.k.rel).or(s.k.saying)):
			return m
		}
	}
	return m
}

// describesPrices reports whether the high at node i only says how prices are: "record high
// crude prices".
func (s *sentence) describesPrices(i int) bool {
	for j := i; j < s.end && j < i+3; j++ {
		if n := &s.nodes[j]; n.ent >= 0 || n.cls.has(s.k.price) {
			return true
		}
	}
	return false
}

// economyAround takes the country named nearest to the statistic at node m, else that of the
// statistic told last.
func (s *sentence) economyAround(m int, np *nounPhrase) bool {
	const reach = 8
	best := -1
	for j := max(s.first, m-reach); j < s.end && j <= m+reach; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("region"))) && (best < 0 || abs(j-m) < abs(best-m)) {
			best = j
		}
	}
	if best >= 0 {
		c := s.ents[s.nodes[best].ent].Ent
		np.add(subject{ent: c, kind: c.Kind, first: int32(best), last: int32(best)})
		return true
	}
	if d := &s.doc.stat; d.ok && s.index-d.sentence <= openReach {
		np.add(s.weak(d.fact.sub, m))
		return true
	}
	return s.ctx.mainCo == nil && !s.doc.results.has && s.ctx.statOwner(s, m, np)
}

func abs(n int) int { return max(n, -n) }
