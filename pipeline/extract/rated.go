package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

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
	if s.onlyBroker(&x) && !s.inList("broker", actor) && s.coveredBut(x.displayName(), i, np) && !s.inList("raterhouse", np.subs[0].displayName()) {
		return true // "wrote Barclays, reiterating its buy rating"
	}
	np.reset(i, i)
	np.add(x)
	return true
}

// onlyBroker reports whether x is a broker that the article is not about.
func (s *sentence) onlyBroker(x *subject) bool {
	return s.inList("broker", x.displayName()) && !(s.ctx.mainCo != nil && s.ctx.mainCo.same(x))
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
		if s.someonesHouse(i) {
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

// someonesHouse reports whether the company at node i is whom somebody named works for:
// "Acme's Dan Ives hiked his target", "Dan Ives of Acme".
func (s *sentence) someonesHouse(i int) bool {
	if i+3 < s.end && s.nodes[i+1].cls.has(s.k.poss) && (s.nodes[i+2].cls.has(s.k.person) || s.twoNames(i+2)) {
		return true
	}
	if i-2 < s.first || s.nodes[i-1].ent >= 0 || !s.nodes[i-1].cls.has(s.k.prep) {
		return false
	}
	return s.nodes[i-2].cls.has(s.k.person) || i-3 >= s.first && s.twoNames(i-3)
}

// twoNames reports whether the nodes i and i+1 look like the names of a person.
func (s *sentence) twoNames(i int) bool {
	for j := i; j < i+2; j++ {
		n := &s.nodes[j]
		if n.date >= 0 || n.qty >= 0 || n.flags&token.FlagCap == 0 || n.ent >= 0 && !n.cls.has(s.k.person) {
			return false
		}
	}
	return true
}
