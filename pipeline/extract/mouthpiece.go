package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// Houses that speak by somebody unnamed, told in other places than right before the verb.

// opensStatement is the node of the house that the statement before a spokesman at node i
// begins with: "The Commission is reviewing the case, a spokesman said"; -1 if none does.
func (s *sentence) opensStatement(i int) int {
	const phrase = 3
	b := s.first
	if b < s.end && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.det) {
		b++
	}
	if b+2 >= i || s.nodes[b].ent < 0 || s.demonym(b) || !s.nodes[b].cls.has(s.k.kindBits.of("speaking")) || s.nodes[b].cls.has(s.k.person) {
		return -1
	}
	if n := &s.nodes[b+1]; n.ent >= 0 || !n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.adv)) {
		return -1
	}
	for j := i - 1; j > b && j >= i-phrase; j-- {
		if s.is(j, s.k.commaHash) {
			return b
		}
	}
	return -1
}

// houseApart reads the house that two commas set apart behind what it is, the second at node c:
// "South Korea's regulator, the Financial Services Commission, said".
func (s *sentence) houseApart(c int, who *speaker) bool {
	const longest = 3
	if c-3 <= s.first || !s.is(c, s.k.commaHash) {
		return false
	}
	n := &s.nodes[c-1]
	if n.ent < 0 || s.demonym(c-1) || n.cls.has(s.k.person.or(s.k.place)) || !n.cls.has(s.k.kindBits.of("speaking")) {
		return false
	}
	for i := c - 2; i > s.first && i >= c-longest; i-- {
		if s.is(i, s.k.commaHash) {
			p := &s.nodes[i-1]
			if p.ent >= 0 || p.date >= 0 || !p.cls.has(s.k.word) || p.cls.has(s.k.verb) && !p.cls.has(s.k.nounform) || p.cls.has(s.k.adv) {
				return false
			}
			*who = speaker{org: s.ents[n.ent].Ent, node: int32(c - 1)}
			return true
		}
		if x := &s.nodes[i]; x.ent >= 0 || !x.cls.has(s.k.det) {
			return false
		}
	}
	return false
}

// bankChief reads who heads a central bank that is told by its country and ends at node e:
// "China's central bank governor said", "the Indian central bank chief".
func (s *sentence) bankChief(e int, who *speaker) bool {
	if e-2 < s.first || s.nodes[e].ent >= 0 || !s.listed("bankhead", e) || s.nodes[e-1].hash != centralBankHash {
		return false
	}
	b := s.bankOwned(e - 1)
	if b == nil && s.demonym(e-2) {
		b = bankOf(s.gaz, s.ents[s.nodes[e-2].ent].Ent)
	}
	if b == nil {
		return false
	}
	*who = speaker{org: b, node: int32(e), title: s.text(e, e)}
	return true
}

var centralBankHash = token.Hash("central bank")

// holdsViews reports whether the name at node i is of a house that has views of its own: a firm,
// a body that supervises, one of several states.
func (s *sentence) holdsViews(i int) bool {
	n := &s.nodes[i]
	return n.cls.has(s.k.kindBits.of("#company").or(s.k.kindBits.of("regulator")).or(s.k.kindBits.of("central_bank"))) || s.inList("polbody", s.ents[n.ent].Ent.Name)
}
