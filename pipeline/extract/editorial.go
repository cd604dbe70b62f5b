package extract

// Editorials: a newspaper speaks in its own name, "the Securities Times said in a
// front-page commentary", "an editorial in the China Daily said".

// editorialTitle is the role of a medium that speaks for itself.
const editorialTitle = "editorial"

// editorial is the node of the medium whose editorial says something by the verb at node
// v, whose group begins at node g; -1 if none does.
func (s *sentence) editorial(v, g int) int {
	medium := -1
	for i := g - 1; i >= s.first && i > g-meetingReach; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("#medium")) {
			medium = i
			continue
		}
		if n.ent < 0 && s.listed("editorialword", i) {
			return medium
		}
		if n.ent < 0 && n.cls.has(s.k.be.or(s.k.have).or(s.k.modal).or(s.k.quote)) {
			return -1
		}
	}
	if medium != g-1 {
		return -1
	}
	const reach = 7 // "said in a front-page commentary"
	for i := v + 1; i < s.end && i < v+reach; i++ {
		if n := &s.nodes[i]; n.ent < 0 && s.listed("editorialword", i) {
			return medium
		} else if n.cls.has(s.k.quote.or(s.k.stop)) {
			break
		}
	}
	return -1
}
