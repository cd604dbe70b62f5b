package extract

// tellerBehind finds the company that says at the end of the sentence what is told of a thing of
// its own at node e: "The plant will reopen in May, Acme said on Monday."
func (s *sentence) tellerBehind(e int, np *nounPhrase) bool {
	v := s.end - 1
	for v > e && s.nodes[v].ent < 0 && (s.nodes[v].date >= 0 || s.nodes[v].cls.has(s.k.stop.or(s.k.adv))) {
		v--
	}
	if v-2 <= e || s.nodes[v].ent >= 0 || !s.nodes[v].cls.has(s.k.verb) || !s.nodes[v].cls.has(s.k.saying) {
		return false
	}
	n := v - 1
	if s.nodes[n].ent < 0 || !s.nodes[n].cls.has(s.k.company) || s.demonym(n) || !s.is(n-1, s.k.commaHash) && !s.nodes[n-1].cls.has(s.k.quote) {
		return false
	}
	np.just(s.named(n))
	return true
}
