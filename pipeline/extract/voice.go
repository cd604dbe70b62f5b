package extract

// namedBefore reports whether the sentence names the subject of f before its evidence.
func (s *sentence) namedBefore(f *fact) bool {
	for i := s.first; f.sub.ent != nil && i < int(f.trigger); i++ {
		if n := &s.nodes[i]; n.ent >= 0 && s.ents[n.ent].Ent == f.sub.ent {
			return true
		}
	}
	return false
}

// suffers reports whether a form of be, or a pronoun of relation before it, makes
// verb v passive: "was convicted", "who has been jailed", "were charged".
func (s *sentence) suffers(v int) bool {
	if s.nodes[v].form&formIng != 0 { // "is buying"
		return false
	}
	passive := false
	for i := s.groupStart(v, s.first); i < v; i++ {
		switch n := &s.nodes[i]; {
		case n.cls.has(s.k.be):
			passive = true
		case n.cls.has(s.k.to): // "is to shut"
			passive = false
		}
	}
	return passive
}

// mainVerb reports whether verb v tells what its clause is about: neither a gerund
// without an auxiliary nor a bare infinitive behind a singular word.
func (s *sentence) mainVerb(v int) bool {
	n := &s.nodes[v]
	if s.groupStart(v, s.first) < v || v == s.first {
		return true
	}
	switch {
	case n.form&formIng != 0:
		return false
	case n.form&formPart != 0 && s.is(v-1, s.k.and) && v+1 < s.end && !s.nodes[v+1].cls.has(s.k.det.or(s.k.pronoun)):
		return false // "new and remodeled restaurants"
	case n.form&formBase != 0 && n.form&formPast == 0:
		return plural(s.text(v-1, v-1)) || s.nodes[v-1].cls.has(s.k.to) || s.nodes[v-1].hash == theyHash
	}
	return true
}
