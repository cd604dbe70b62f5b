package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// bankReach is how many nodes back a central bank may have been named that
// "the central bank", "policymakers" or "it" means.
const bankReach = 160

// bankSubject finds the central bank that acts in the verb at node v.
func (s *sentence) bankSubject(v int, np *nounPhrase) bool {
	if v-2 >= s.first && s.nodes[v-1].cls.has(s.k.to) {
		if n := &s.nodes[v-2]; n.ent >= 0 && n.cls.has(s.k.kindBits["central_bank"]) { // "expect the Fed to cut"
			*np = nounPhrase{metricNode: -1, first: int32(v - 2), last: int32(v - 2)}
			np.add(s.named(v - 2))
			s.awaits = true
			return true
		}
	}
	if s.subjectOf(v, np) && np.n > 0 && np.metric == "" && s.k.kindBits["central_bank"].has(s.k.kindBits[np.subs[0].kind]) {
		return true
	}
	e := s.groupStart(v, s.first) - 1
	for e > s.first && (s.nodes[e].date >= 0 || s.nodes[e].cls.has(s.k.adv)) {
		e--
	}
	if e < s.first || s.nodes[e].ent >= 0 {
		return false
	}
	n := &s.nodes[e]
	if !n.cls.has(s.k.typeBits["bankword"]) && n.hash != token.Hash("it") {
		return false
	}
	for i := e - 1; i >= 0 && e-i < bankReach; i-- {
		p := &s.nodes[i]
		if p.ent < 0 {
			continue
		}
		if p.cls.has(s.k.kindBits["central_bank"]) {
			*np = nounPhrase{metricNode: -1, first: int32(e), last: int32(e)}
			sub := subject{ent: s.ents[p.ent].Ent, kind: "central_bank"}
			np.add(s.weak(sub, e))
			return true
		}
		if n.hash == token.Hash("it") && p.cls.has(s.k.kindBits["speaking"]) && i < s.first {
			return false // somebody else has come between
		}
	}
	return false
}

// awaited makes a move of a central bank that markets bet on, or that is to
// come, expected.
func (s *sentence) awaited(f *fact) {
	switch f.Modality {
	case schema.Scheduled, schema.Forecast:
		f.Modality = schema.Expected
		return
	case schema.Actual:
	default:
		return
	}
	at := int(f.trigger)
	if s.nodes[at].form&formPast != 0 && s.nodes[at].cls.has(s.k.verb) && s.nodes[at].form&formBase == 0 {
		return // it did
	}
	for i := at - 1; i >= s.first && i >= at-10; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.typeBits["awaited"]) {
			f.Modality = schema.Expected
			return
		}
		if n.hash == s.k.semicolon || n.hash == s.k.commaHash && i < int(f.first) {
			return
		}
	}
}
