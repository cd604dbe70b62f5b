package extract

// placedNoun takes a common noun that no list has for a statistic of the place that
// its phrase names: "mobile phone ownership in Kenya", "the cattle herd of Australia",
// "the U.S. auto market". Where the article is on companies, it may be theirs.
func (s *sentence) placedNoun(b, h, seg, e int, out *nounPhrase) bool {
	if s.ctx.mainCo != nil || s.firmsTold() || !s.countable(b, h, seg, e) || s.ofOthers(b, h, e) {
		return false
	}
	kept := *out
	if _, ok := s.seriesPlace(b, h, seg, e, out); !ok || out.n != 1 {
		*out = kept
		if !s.statModified(b, h) || !s.toldWithin(openReach) && !s.officeSpeaks() || !s.ctx.statOwner(s, h, out) {
			*out = kept
			return false
		}
	}
	name := s.openName(b, h, e-1)
	if name == "" {
		*out = kept
		return false
	}
	out.metric, out.metricNode, out.placed, out.loose = name, int32(h), true, true
	return true
}

// countable reports whether the head h of a phrase from node b is of a kind that is
// measured: a common noun, the market or the prices of some good, the share of a part,
// what the firms of a trade earn.
func (s *sentence) countable(b, h, seg, e int) bool {
	switch {
	case s.listed("tradeword", h):
		p := &s.nodes[max(b, h-1)]
		return h > b && p.ent < 0 && p.cls.has(s.k.word) && !p.cls.has(s.k.det.or(s.k.poss).or(s.k.adj).or(s.k.adv).or(s.k.security)) && p.date < 0 || seg < e && s.is(seg, s.k.of)
	case s.listed("shareword", h):
		return seg+1 < e && s.is(seg, s.k.of) && !s.nodes[seg+1].cls.has(s.k.det) && !s.namesTrade(b, e)
	case s.nodes[h].cls.has(s.k.metric) && s.payload(h, s.k.macroClass) == "":
		return s.namesTrade(b, e) || s.statModified(b, h)
	}
	return s.seriesNoun(h) && !s.nodes[h].cls.has(s.k.verb)
}

// statModified reports whether the words before the head h make it a statistic whatever
// it is: "the median earnings", "average household size".
func (s *sentence) statModified(b, h int) bool { return s.anyListed("statadj", b, h-1) }

// namesTrade reports whether the nodes [b,e) name the firms of a trade.
func (s *sentence) namesTrade(b, e int) bool { return s.anyListed("tradebody", b, e-1) }

// bareAgain takes a noun that stands alone for the series that the article has just told
// by a longer name: "weekly jobless claims ... claims fell", "forex reserves ... the reserves rose".
func (s *sentence) bareAgain(b, h, e int, out *nounPhrase) bool {
	d := &s.doc.stat
	if h+1 < e || s.nodes[h].cls.has(s.k.verb) {
		return false
	}
	if s.againHere(b, h, out) {
		return true
	}
	if !s.toldWithin(openReach) || d.head == 0 || s.nodes[h].hash != d.head || d.fact.Metric == nil {
		return false
	}
	for i := b; i < h; i++ {
		if n := &s.nodes[i]; n.ent >= 0 || n.date < 0 && !n.cls.has(s.k.det.or(s.k.adv).or(s.k.adj)) {
			return false
		}
	}
	out.metric, out.metricNode, out.placed = *d.fact.Metric, int32(h), true
	out.add(s.weak(d.fact.sub, h))
	return true
}

// againHere is bareAgain within one sentence: "home prices fell 1 percent while prices
// of ... declined": the noun at h ends the name of a series that stands before it.
func (s *sentence) againHere(b, h int, out *nounPhrase) bool {
	for i := b; i < h; i++ {
		if n := &s.nodes[i]; n.ent >= 0 || n.date < 0 && !n.cls.has(s.k.det.or(s.k.adv)) {
			return false
		}
	}
	for j := b - 2; j >= s.first; j-- {
		name := s.payload(j, s.k.macroClass)
		if name == "" || s.nodes[j].last == s.nodes[j].first || s.lastWord(j) != s.nodes[h].hash {
			continue
		}
		if s.ctx.statOwner(s, j, out) {
			out.metric, out.metricNode, out.placed = name, int32(h), true
			return true
		}
	}
	return false
}
