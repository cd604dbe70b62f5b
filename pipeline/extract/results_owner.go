package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// unlistedOwner takes the name that no gazetteer lists and that owns the series
// at node h: "Fernhill's adjusted profit".
func (s *sentence) unlistedOwner(b, h int, out *nounPhrase) bool {
	if s.payload(h, s.k.metricClass) == "" {
		return false
	}
	for j := h - 1; j > b; j-- {
		if s.nodes[j].cls.has(s.k.poss) {
			return s.unlisted(b, j-1, out)
		}
	}
	return false
}

var attributing = [...]uint64{token.Hash("said"), token.Hash("says"), token.Hash("reported")}

func (s *sentence) saysSo(i int) bool {
	for _, h := range attributing {
		if s.nodes[i].hash == h {
			return true
		}
	}
	return false
}

// ownerBehind finds the company that the end of the sentence names as the one
// whose series stands at node h: "..., Acme said", "..., said Acme", "... at Acme".
func (s *sentence) ownerBehind(h int, out *nounPhrase) bool {
	e := s.end - 1
	for e > h && (s.nodes[e].date >= 0 || s.nodes[e].cls.has(s.k.stop) && s.nodes[e].ent < 0 && s.nodes[e].hash != s.k.commaHash) {
		e--
	}
	said := e > h && s.saysSo(e)
	if said {
		e--
	}
	n := &s.nodes[e]
	if e <= h+1 || n.ent < 0 || !n.cls.has(s.k.kindBits["#company"]) {
		return false
	}
	p := &s.nodes[e-1]
	if said && p.hash != s.k.commaHash || !said && p.hash != s.k.at && !s.saysSo(e-1) {
		return false
	}
	x := s.named(e)
	x.weak = true
	out.add(x)
	return true
}

// divisionOwner finds whose division acts at node i: "Acme's cloud unit lost".
func (s *sentence) divisionOwner(i int, np *nounPhrase) bool {
	e := s.groupStart(i, s.first) - 1
	if e <= s.first || s.nodes[e].ent >= 0 || !s.listed("division", e) {
		return false
	}
	for j := e - 1; j > s.first && e-j < 6; j-- {
		n := &s.nodes[j]
		if n.cls.has(s.k.poss) {
			return s.phraseEndingAt(j, np) && np.n > 0 && np.metric == "" && !np.security
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.prep).or(s.k.be)) {
			break
		}
	}
	return false
}

// ofResults reports whether rule r is one of what a company reports of itself.
func (r *rule) ofResults() bool {
	switch r.event {
	case schema.EarningsResult, schema.Guidance, schema.FinMetric:
		return true
	}
	return false
}

// aheadOf reports whether a verb of outlook or a "will" governs node i.
func (s *sentence) aheadOf(i int) bool {
	for j := i - 1; j >= s.first && i-j < 14; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.semicolon {
			break
		}
		if n.ent < 0 && (n.cls.has(s.k.typeBits["futureaux"].or(s.k.modal).or(s.k.typeBits["foresee"])) || n.cls.has(s.k.typeBits["outlookverb"]) && n.cls.has(s.k.verb)) {
			return true
		}
	}
	return false
}
