package extract

// coveredBy finds the company whose share the broker who acts in the verb at node i
// covers: the nearest other one before it, else the one the article is about.
func (s *sentence) coveredBy(i int, np *nounPhrase) bool {
	return s.agentOf(i, np) && np.n > 0 && s.coveredBut(np.subs[0].displayName(), i, np)
}

// coveredBut finds the company, another than actor, that a rater judges at node i; the
// actor is empty where nobody names him: "the analyst", "he".
func (s *sentence) coveredBut(actor string, i int, np *nounPhrase) bool {
	x := subject{first: int32(i), last: int32(i)}
	if !s.another(&x, actor) {
		return false
	}
	np.reset(i, i)
	np.add(x)
	return true
}

// ratedAbout reports whether who acts was only referred to, as "the brokerage", and was taken
// for the company that the article is about: raters judge that, so it is another.
func (s *sentence) ratedAbout(x *subject) bool {
	return x.weak && s.ctx.mainCo != nil && s.ctx.mainCo.same(x)
}

// onlyRates reports whether a company found by reference is a broker that the article is not
// about: it rates others.
func (s *sentence) onlyRates(x *subject) bool {
	return hasAny(x.displayName(), "Securities", "Research") && !(s.ctx.mainCo != nil && s.ctx.mainCo.same(x))
}

// ofList replaces the company that "the stock" was resolved to, where the sentence that
// named it tells of several and another paragraph begins, by the one the article is about:
// "Rival X fell 7 percent, while Y lost 3." does not say whom raters judge after it.
func (s *sentence) ofList(x *subject, actor string) {
	m := s.ctx.mainCo
	if m == nil || m.same(x) || m.displayName() == actor || s.names(x, s.first, int(x.first)) {
		return
	}
	for i := len(s.ctx.seen) - 1; i >= 0; i-- {
		a := &s.ctx.seen[i]
		if !a.sub.same(x) {
			continue
		}
		if from, to := int(s.starts[a.sentence]), int(s.starts[a.sentence+1]); a.para != s.d.Sentences[s.index].Para && s.otherFirm(x, from, to) {
			*x = s.weak(*m, int(x.first))
		}
		return
	}
}

// names reports whether the nodes [from,to) name x.
func (s *sentence) names(x *subject, from, to int) bool {
	for i := from; i < to; i++ {
		if s.nodes[i].ent >= 0 && s.named(i).same(x) {
			return true
		}
	}
	return false
}

// otherFirm reports whether the nodes [from,to) name a company besides x.
func (s *sentence) otherFirm(x *subject, from, to int) bool {
	for i := from; i < to; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(i) && !s.named(i).same(x) {
			return true
		}
	}
	return false
}

// personal reports whether a company that a weak subject was resolved to
// stands in this sentence before a person, or behind one and "of": that is whom the person
// works for.
func (s *sentence) personal(x *subject) bool {
	for i := s.first; i < int(x.first) && i+1 < s.end; i++ {
		if s.nodes[i].ent < 0 || !s.named(i).same(x) {
			continue
		}
		if i-2 >= s.first && s.nodes[i-1].cls.has(s.k.prep) && s.nodes[i-2].cls.has(s.k.person) {
			return true
		}
		for j := i + 1; j < s.end && j <= i+3; j++ {
			if s.nodes[j].cls.has(s.k.person) {
				return true
			}
		}
	}
	return false
}
