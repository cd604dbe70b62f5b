package extract

// actTold returns the act or site of which the pronoun of relation at node e goes on to tell: "a
// plan that would cut 240 posts", "closes a plant that employs 900". It is -1 if there is none. Who
// does the one does the other.
func (s *sentence) actTold(e int) int {
	if e <= s.first || s.nodes[e].ent >= 0 || s.nodes[e].hash != thatHash && !s.nodes[e].cls.has(s.k.rel) {
		return -1
	}
	a := e - 1
	if a > s.first && s.is(a, s.k.commaHash) {
		a--
	}
	if s.nodes[a].ent >= 0 || !s.listed("actword", a) {
		return -1
	}
	return a
}
