package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// Roles beside the names of speakers.

func (s *sentence) titleBetween(a, b int) string {
	for a < b && s.nodes[a].cls.has(s.k.poss) {
		a++
	}
	if a >= b {
		return ""
	}
	return s.text(a, b-1)
}

// titleAround reads the role before ("strategist Ken Peng") or after a name
// (", a strategist at Citigroup").
func (s *sentence) titleAround(i int) string {
	if i+2 < s.end && (s.is(i+1, s.k.commaHash) || s.longDash(i+1)) {
		j := i + 2
		for j < s.end && s.nodes[j].cls.has(s.k.det) {
			j++
		}
		b := j
		for j < s.end && (s.opensRole(j) || !s.nodes[j].cls.has(s.k.stop.or(s.k.prep).or(s.k.verb).or(s.k.rel)) && (s.nodes[j].ent < 0 || j > b && s.nodes[j].cls.has(s.k.place))) {
			j++
		}
		if j > b && j-b < 8 {
			return s.text(b, j-1)
		}
	}
	b := i
	for b > s.first && i-b < 4 && s.titleWord(b-1) {
		b--
	}
	return s.titleBetween(b, i)
}

// titleWord reports whether node i can be a word of a role before a name; "Judge" is one though it
// may be a verb.
func (s *sentence) titleWord(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || !n.cls.has(s.k.word) || n.cls.has(s.k.det.or(s.k.prep).or(s.k.conj).or(s.k.sub)) {
		return false
	}
	return !n.cls.has(s.k.verb) || n.flags&token.FlagCap != 0 && s.listed("judging", i)
}
