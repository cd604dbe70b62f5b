package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

var basisHash = token.Hash("basis")

// comparison reports whether the figure at node j says how far another one is from
// something else: "rose 4.1 percent, 0.9 points higher than in January".
func (s *sentence) comparison(j int) bool {
	if j+2 >= s.end || s.nodes[j].qty < 0 || s.nodes[j+1].ent >= 0 {
		return false
	}
	return s.nodes[j+1].cls.has(s.k.typeBits.of("bound")) && s.nodes[j+2].qty < 0 || s.listed("thanword", j+1) && s.is(j+2, s.k.than)
}

// expectedAt reads "much stronger than expected" before a figure and returns its
// last node; j if there is none.
func (s *sentence) expectedAt(j int) int {
	const longest = 4
	for k := j; k < s.end && k <= j+longest; k++ {
		n := &s.nodes[k]
		switch {
		case n.ent >= 0 || n.qty >= 0 || n.date >= 0 || !n.cls.has(s.k.word):
			return j
		case n.hash == s.k.than || k == j && n.last > n.first && n.cls.has(s.k.typeBits.of("bound")): // "more than" is one
			if (k > j || n.last > n.first) && k+2 < s.end && s.nodes[k+1].ent < 0 && s.nodes[k+1].cls.has(s.k.typeBits.of("foresee")) && s.figureOrTo(k+2) {
				return k + 1
			}
			return j
		}
	}
	return j
}

// figureOrTo reports whether a figure stands at node i, or behind "to" or "by" there: "more
// than expected to 380,000".
func (s *sentence) figureOrTo(i int) bool {
	return s.nodes[i].qty >= 0 || (s.is(i, s.k.to1) || s.is(i, s.k.by)) && s.figureAhead(i+1)
}

// recordAside reads what a change amounts to, set apart before the level that it came
// to: "rose 58,000, the most since May, to 573,000". It returns the mark that closes it;
// j if there is none.
func (s *sentence) recordAside(j int) int {
	const longest = 12
	if j+3 >= s.end || !s.setsApart(j) || s.nodes[j+1].ent >= 0 || !s.nodes[j+1].cls.has(s.k.det) || s.nodes[j+2].ent >= 0 {
		return j
	}
	if !s.listed("recordword", j+2) && !s.nodes[j+2].cls.has(s.k.typeBits.of("bigsup").or(s.k.typeBits.of("highsup")).or(s.k.typeBits.of("lowsup"))) {
		return j
	}
	for k := j + 3; k+2 < s.end && k <= j+longest; k++ {
		switch n := &s.nodes[k]; {
		case s.setsApart(k):
			if s.nodes[k+1].ent < 0 && s.nodes[k+1].hash == s.k.to1 && s.figureAhead(k+2) {
				return k
			}
			return j
		case n.qty >= 0, n.ent < 0 && n.cls.has(s.k.verb.or(s.k.be)):
			return j
		}
	}
	return j
}

// figureAhead reports whether a figure stands at node k or behind what describes it: "a
// seasonally adjusted 573,000".
func (s *sentence) figureAhead(k int) bool {
	for last := k + 4; k < s.end && k <= last; k++ {
		n := &s.nodes[k]
		if n.qty >= 0 {
			return true
		}
		if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.det.or(s.k.adj).or(s.k.adv).or(s.k.argSkip)) {
			return false
		}
	}
	return false
}

// recordOf reads "a record low of", "a target range of" before a figure and returns the node "of";
// j if there is none.
func (s *sentence) recordOf(j int) int {
	for k := j; k < s.end && k < j+6; k++ {
		n := &s.nodes[k]
		switch {
		case n.ent < 0 && (n.cls.has(s.k.highLow) || s.text(k, k) == "average" || s.text(k, k) == "range"):
			if k+2 < s.end && s.is(k+1, s.k.of) && s.nodes[k+2].qty >= 0 {
				return k + 1
			}
			return j
		case n.date >= 0, n.ent < 0 && n.cls.has(s.k.det.or(s.k.adj).or(s.k.adv)):
		default:
			return j
		}
	}
	return j
}

// describedAt reads what describes a figure behind its article, from node j on, and returns
// its last node: "a downwardly revised 1.8 percent", "an annual rate of 3 percent"; -1 if no
// figure follows.
func (s *sentence) describedAt(j int) int {
	const longest = 5
	for k := j; k+1 < s.end && k <= j+longest; k++ {
		n := &s.nodes[k]
		switch {
		case n.qty >= 0:
			return -1
		case n.date >= 0 || n.ent < 0 && n.hash == s.k.of && k > j && s.listed("amounthead", k-1):
		case n.ent >= 0 || !n.cls.has(s.k.word) || n.cls.has(s.k.stop.or(s.k.prep).or(s.k.conj).or(s.k.sub).or(s.k.rel).or(s.k.to).or(s.k.det).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.metric).or(s.k.security).or(s.k.price).or(s.k.yieldNoun).or(s.k.anaphor)):
			return -1
		case n.cls.has(s.k.verb) && n.form&(formPart|formIng) == 0:
			return -1
		case n.entry >= 0 && n.form&(formPart|formIng) == 0 && !n.cls.has(s.k.adj.or(s.k.adv).or(s.k.argSkip)) && !s.listed("amounthead", k):
			return -1 // "ended the week 4 percent higher"
		}
		if s.nodes[k+1].qty >= 0 {
			return k
		}
	}
	return -1
}

// superlativeAside reads what sets a superlative apart from the level that follows it: "rose 6
// percent, the best gain since May, to $25". It returns its second comma; j if there is none.
func (s *sentence) superlativeAside(j int) int {
	const longest = 10
	if !s.is(j, s.k.commaHash) || j+2 >= s.end || !s.listed("superlative", j+1) && !s.listed("superlative", j+2) {
		return j
	}
	for k := j + 2; k+2 < s.end && k <= j+longest; k++ {
		n := &s.nodes[k]
		if s.is(k, s.k.commaHash) {
			if q := s.quantityOf(k + 2); q != nil && s.is(k+1, s.k.to1) && q.unit == schema.UnitCurrency {
				return k
			}
			return j
		}
		if n.ent >= 0 || n.date < 0 && n.cls.has(s.k.verb) && n.form&formPast != 0 {
			return j
		}
	}
	return j
}

// basisAside reads how a change is counted, between it and what it came to: "rose 7 percent on
// an underlying basis to $2.6 billion". It returns the last node of that; j if there is none.
func (s *sentence) basisAside(j int) int {
	const longest = 5
	if k := s.ratesAside(j); k > j || !s.is(j, onHash) {
		return k
	}
	for k := j + 1; k < s.end && k <= j+longest; k++ {
		n := &s.nodes[k]
		if n.ent < 0 && n.hash == basisHash {
			return k
		}
		if n.ent >= 0 || n.qty >= 0 || n.cls.has(s.k.verb.or(s.k.prep)) {
			break
		}
	}
	return j
}

// ratesAside reads at whose rates of exchange a change is counted: "rose 11 percent at constant
// currencies to 2.8 billion euros". It returns the last node of that; j if there is none.
func (s *sentence) ratesAside(j int) int {
	const longest = 4
	if !s.is(j, s.k.at) && !s.is(j, inHash) {
		return j
	}
	for k := j + 1; k < s.end && k <= j+longest; k++ {
		n := &s.nodes[k]
		switch {
		case n.qty >= 0, n.ent >= 0 && !s.demonym(k) && !n.cls.has(s.k.kindBits.of("#currency")):
			return j
		case n.ent < 0 && s.listed("countedin", k):
			return k
		}
	}
	return j
}
