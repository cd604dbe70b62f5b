package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// Names that a comma sets apart behind a role: "a ministry spokesman, Jane Roe".

// commaOfRole returns the comma behind the role that the phrase at node b tells, if a
// person is named behind it: "a ministry spokesman, Jane Roe"; else -1.
func (s *sentence) commaOfRole(b int) int {
	for j := b; j < s.end && j < b+9; j++ {
		n := &s.nodes[j]
		if n.hash == s.k.commaHash {
			if j > b+1 && s.nameBehind(j) >= 0 {
				return j
			}
			return -1
		}
		if n.ent >= 0 && n.cls.has(s.k.person) || n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.quote).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.sub).or(s.k.rel)) || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.flags&token.FlagCap == 0) {
			return -1
		}
	}
	return -1
}

// nameBehind returns the last node of the name behind the comma at node c that follows
// a role, -1 if there is none.
func (s *sentence) nameBehind(c int) int {
	r := c - 1
	if r-2 > s.first && s.nodes[r].ent >= 0 && s.nodes[r-1].cls.has(s.k.prep) {
		r -= 2 // "the chief executive of Acme, Jane Roe"
	}
	if c+1 >= s.end || s.nodes[r].ent >= 0 || !s.nodes[r].cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("titleword")).or(s.k.typeBits.of("voicerole")).or(s.k.typeBits.of("officialtitle")).or(s.k.officialHead)) {
		return -1
	}
	if n := &s.nodes[c+1]; n.ent >= 0 && n.cls.has(s.k.person) {
		return c + 1
	}
	if last := s.properName(c + 1); last > c+1 {
		return last
	}
	return -1
}

// personApart reads the person behind the comma at node c that follows a role.
func (s *sentence) personApart(c int, who *speaker) bool {
	last := s.nameBehind(c)
	if last < 0 {
		return false
	}
	if s.nodes[last].ent >= 0 {
		return s.fillSpeaker(last, who)
	}
	return s.newSpeaker(c+1, last, who)
}
