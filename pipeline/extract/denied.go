package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

var neverHash, notHash = token.Hash("never"), token.Hash("not")

// deniedAct reports whether what f tells of the staff of a company is denied, avoided or ruled out
// by a word between the company and it: "has no plans to cut jobs", "denied that layoffs came".
func (s *sentence) deniedAct(f *fact) bool {
	const reach = 10
	v := int(f.trigger)
	for i := v - 1; i >= max(s.first, v-reach) && i > int(f.sub.last); i-- {
		if n := &s.nodes[i]; n.hash == noHash || n.hash == neverHash || n.hash == notHash || s.listed("forgone", i) {
			return true
		}
		if i > s.first && s.forgonePair(i-1) {
			return true
		}
	}
	return false
}

// onlySaid reports whether the verb nearest before what f tells is one of saying or thinking, so
// that what follows is a clause of its own: "Acme said job losses hurt demand".
func (s *sentence) onlySaid(f *fact) bool {
	for j := int(f.trigger) - 1; j > int(f.sub.last) && j >= s.first; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) && !n.cls.has(s.k.adj) {
			return s.onlySays(j)
		}
	}
	return false
}
