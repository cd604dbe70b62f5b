package extract

// policyTalk reports whether a sentence speaks of rates that a central bank
// sets: it names one, or their cuts, and no yield or spread.
func (s *sentence) policyTalk(strict bool) bool {
	bank, talk := false, false
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
			bank = bank || s.setsRates(i)
		case strict && (n.cls.has(s.k.yieldNoun) || s.listed("spreadword", i)):
			return false
		default:
			talk = talk || s.listed("ratetalk", i) || n.cls.has(s.k.typeBits.of("ratename").or(s.k.bankWord))
		}
	}
	return bank || talk
}

// heldRate: what keeps a rate says that it does not move, or at what level.
func (s *sentence) heldRate(f *fact) bool {
	if f.Value != nil && *f.Value < 100 {
		return true
	}
	for i := int(f.first); i <= int(f.last); i++ {
		if n := &s.nodes[i]; n.ent < 0 && (n.cls.has(s.k.flat) || s.listed("holdword", i)) {
			return true
		}
	}
	return false
}

// bankJustNamed reports whether the sentences before speak of a central bank, and this
// one of nothing that is traded: "We don't think a 10 basis point cut will help".
func (s *sentence) bankJustNamed() bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.cls.has(s.k.yieldNoun) || n.ent < 0 && s.listed("spreadword", i) || n.ent >= 0 && n.cls.has(s.k.kindBits.of("traded")) {
			return false
		}
	}
	for i := s.first - 1; i >= 0 && i >= s.first-bankNear; i-- {
		if s.nodes[i].ent >= 0 && s.setsRates(i) {
			return true
		}
	}
	return false
}
