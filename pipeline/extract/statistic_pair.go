package extract

// The two series that a sentence told side by side, of which the next one tells on:
// "Exports shrank 10 percent, while imports declined 4.1 percent. They contracted 7.5 and
// 4.5 percent respectively in May."

// seriesPair is the two series of one owner that were told last, in the order of the text.
type seriesPair struct{ former, latter stat }

// noteSeries keeps a series for a sentence that tells on of it and of the one beside it.
func (s *sentence) noteSeries(f *fact, doc *document) {
	if f.drop || f.Metric == nil || f.trigger < 0 || f.tellsOnOfPair() {
		return
	}
	p, now := &doc.pair, stat{fact: *f, sentence: s.index, ok: true}
	if p.latter.ok && same(p.latter.fact.Metric, f.Metric) {
		return
	}
	p.former, p.latter = p.latter, now
	if p.former.ok && p.former.sentence == s.index && p.former.fact.trigger > f.trigger {
		p.former, p.latter = p.latter, p.former
	}
}

// tellsOnOfPair reports whether f tells on of a series that a sentence before told of.
func (f *fact) tellsOnOfPair() bool {
	return f.rule.subject == subjFormer || f.rule.subject == subjLatter
}

// pairBefore is what the sentence before told of the series that f tells on of; nil if f is
// no such fact.
func (p *seriesPair) pairBefore(f *fact) *fact {
	switch f.rule.subject {
	case subjFormer:
		return &p.former.fact
	case subjLatter:
		return &p.latter.fact
	}
	return nil
}

// ofPair takes subject and series of the former or the latter of the two that the
// sentences right before told side by side.
func (s *sentence) ofPair(i int, latter bool, np *nounPhrase) bool {
	const reach = 2 // sentences
	p := &s.doc.pair
	if !p.former.ok || p.former.sentence != p.latter.sentence || s.index-p.latter.sentence > reach || p.former.fact.sub.displayName() != p.latter.fact.sub.displayName() {
		return false
	}
	g := &p.former.fact
	if latter {
		g = &p.latter.fact
	}
	*np = nounPhrase{metric: *g.Metric, metricNode: -1, first: int32(i), last: int32(i)}
	np.add(s.weak(g.sub, i))
	s.besides = -1
	return true
}
