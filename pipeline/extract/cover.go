package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// coverAt resolves what insures debt against default: "credit default swaps on
// Ford", "Ford's credit default swap spreads". Node h is the head of the phrase
// from b to e.
func (s *sentence) coverAt(b, h, e int, out *nounPhrase) bool {
	for i := h + 1; i < e; i++ { // "swaps on Ford"
		if s.insured(i, b, e, out) {
			return true
		}
	}
	for i := h - 1; i >= b; i-- {
		if s.insured(i, b, e, out) {
			return true
		}
	}
	return false
}

// costOfCover finds whose debt the phrase that ends at node e insures: "the cost
// to protect Ford's debt against default".
func (s *sentence) costOfCover(e int, out *nounPhrase) bool {
	const reach = 16
	for i := e - 2; i >= s.first && e-i < reach; i-- {
		if h := s.nodes[i].hash; h != costHash && h != costsHash {
			continue
		}
		if !s.nodes[i+1].cls.has(s.k.to.or(s.k.prep)) || !s.listed("coververb", i+2) {
			return false
		}
		for j := i + 3; j <= e; j++ {
			if s.insured(j, i, e+1, out) {
				return true
			}
		}
		return false
	}
	return false
}

var costHash, costsHash = token.Hash("cost"), token.Hash("costs")

// insured makes the name at node i the borrower whose cover nodes [b,e) tell of.
func (s *sentence) insured(i, b, e int, out *nounPhrase) bool {
	n := &s.nodes[i]
	if n.ent < 0 || !n.cls.has(s.k.company.or(s.k.kindBits.of("#country"))) {
		return false
	}
	out.reset(b, e-1)
	out.add(subject{name: s.ents[n.ent].Ent.Name + " credit default swaps", kind: schema.KindYield, first: int32(b), last: int32(e - 1)})
	return true
}
