package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Who is named behind an act or a noun that is aimed at somebody: "sued A, B and C",
// "a complaint against former X chief Y", "ordered the company to".

// partyReach bounds the words between an act and whom it is aimed at.
const partyReach = 14

// partiesFrom reads into np whom the words from node i on name first, and the others
// of that list; limit is where the search ends. A deep search goes on behind prepositions:
// "into suspected corruption at X".
func (s *sentence) partiesFrom(i, limit int, deep bool, np *nounPhrase) bool {
	np.reset(i, i)
	for j := i; j < min(s.end, limit); j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("party")) && !s.demonym(j) && !s.onlyOf(j):
			return s.partyList(j, np)
		case !deep && j > i && n.ent < 0 && n.cls.has(s.k.prep):
			return false
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0 || j > i && n.cls.has(s.k.sub) && s.nodes[j-1].cls.has(s.k.det): // "such as"
		case n.cls.has(s.k.pronoun) && !n.cls.has(s.k.det), n.cls.has(s.k.anaphor) && j > i && s.nodes[j-1].cls.has(s.k.det) && !s.is(j-1, s.k.a):
			return s.ctx.refer(s, s.refersTo(j), j, np) && s.k.kindBits.of("party").has(s.k.kindBits.of(np.subs[0].kind))
		case s.nameWord(j) && j <= i+1:
			if x, ok := s.strangeParty(j); ok {
				np.add(x)
				np.last = x.last
				return true
			}
		case n.cls.has(s.k.stop) && n.hash != s.k.commaHash, n.cls.has(s.k.be.or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub).or(s.k.conj).or(s.k.saying).or(s.k.to)) && n.hash != s.k.and:
			return false
		case n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) && n.form&formIng == 0 && (n.form&formPart == 0 || j+1 < s.end && s.nodes[j+1].cls.has(s.k.prep.or(s.k.to))):
			return false
		}
	}
	return false
}

// refersTo is what the word at node j can stand for.
func (s *sentence) refersTo(j int) refKind {
	if s.nodes[j].cls.has(s.k.pronoun) {
		return refAny
	}
	return refCompany
}

// partyList adds the name at node j to np and those that follow it in a list.
func (s *sentence) partyList(j int, np *nounPhrase) bool {
	j = s.partyHead(j)
	np.add(s.named(j))
	np.last = int32(j)
	for k := j + 1; k < s.end && k < int(np.last)+8; k++ {
		n := &s.nodes[k]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("party")) && !s.demonym(k) && !s.onlyOf(k) {
			if !s.listBetween(int(np.last), k) {
				break
			}
			k = s.partyHead(k)
			if next := s.named(k); s.k.kindBits.of("party").has(s.k.kindBits.of(next.kind)) {
				np.add(next)
				np.last = int32(k)
			}
		}
	}
	return true
}

// partyHead is the node of who is meant where the name at node j only says of which
// house: "former Olympus chairman X", "Huawei's X", else j.
func (s *sentence) partyHead(j int) int {
	const reach = 6
	if !s.nodes[j].cls.has(s.k.kindBits.of("#company").or(s.k.place)) {
		return j
	}
	place := s.nodes[j].cls.has(s.k.place)
	for k := j + 1; k < s.end && k <= j+reach; k++ {
		n := &s.nodes[k]
		if n.ent >= 0 && (n.cls.has(s.k.person) || place && n.cls.has(s.k.company)) {
			return k
		}
		if place && n.ent < 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.prep.or(s.k.stop).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.to).or(s.k.conj)) && !(n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform)) {
			continue
		}
		titled := n.cls.has(s.k.poss.or(s.k.typeBits.of("titleword")).or(s.k.typeBits.of("manager")).or(s.k.typeBits.of("formerly")).or(s.k.officialHead)) || n.hash == s.k.and
		if n.ent >= 0 || !titled && (n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep).or(s.k.be).or(s.k.modal)) || k == j+1) {
			break
		}
	}
	return j
}

// onlyOf reports whether the name at node j only says whose the next one is: "X-owned Y".
func (s *sentence) onlyOf(j int) bool {
	if j+1 < s.end && s.is(j+1, s.k.openParen) {
		j = s.closeParenAt(j+1, min(j+8, s.end-1))
	}
	return j+1 < s.end && (s.isDash(j+1) || strings.HasPrefix(s.text(j+1, j+1), "-")) && j+2 < s.end && s.nodes[j+2].cls.has(s.k.word)
}

// mortal reports whether the subject x can be tried by verb or noun: no country is jailed.
func (s *sentence) mortal(x *subject) bool {
	switch x.kind {
	case schema.KindCompany, schema.KindPerson, schema.KindOrganisation, "exchange":
		return true
	}
	return false
}

// strangeParty reads a name that nothing lists from node j on, also one that owns what is
// acted on: "Wirecard's accounts".
func (s *sentence) strangeParty(j int) (subject, bool) {
	const longest = 4
	e := j
	for e < s.end && e < j+longest && s.nameWord(e) {
		e++
	}
	if e > j && e < s.end && s.nodes[e].cls.has(s.k.poss) && s.ownName(j, e) {
		return subject{name: s.text(j, e-1), kind: schema.KindCompany, first: int32(j), last: int32(e - 1), unlisted: true}, true
	}
	x, ok := s.stranger(j)
	return x, ok && x.first == int32(j)
}
