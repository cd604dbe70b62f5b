package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// Commas that belong to a list or to a series of verbs, and set nothing apart.

// inSeries reports whether the verb behind the comma at node e is one of a series
// that goes on: "X cut jobs, closed plants and lowered its dividend".
func (s *sentence) inSeries(e int) bool {
	const reach = 16
	if e+1 >= s.end || s.nodes[e+1].ent >= 0 || !s.nodes[e+1].cls.has(s.k.verb) {
		return false
	}
	form := s.nodes[e+1].form & (formPast | form3s | formBase)
	for i := e + 2; i+1 < s.end && i < e+reach; i++ {
		n := &s.nodes[i]
		if (n.hash == s.k.and || n.hash == s.k.or) && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.verb) && s.nodes[i+1].form&form != 0 {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.be.or(s.k.have).or(s.k.rel)) || n.hash == s.k.semicolon {
			return false
		}
	}
	return false
}

// clauseOfList returns the comma before a relative clause that ends in a list with a comma
// before its "and", the last of which the comma at node e closes: "X, which runs the A, B,
// and C chains, said". 0 if there is none within reach.
func (s *sentence) clauseOfList(e, reach int) int {
	list := false
	for j := e - 1; j > s.first && e-j < reach; j-- {
		n := &s.nodes[j]
		switch {
		case n.hash == s.k.semicolon:
			return 0
		case !s.is(j, s.k.commaHash):
		case s.nodes[j+1].hash == s.k.and:
			list = true
		case s.nodes[j+1].cls.has(s.k.rel) && s.nodes[j+1].ent < 0:
			if !list {
				return 0
			}
			return j
		}
	}
	return 0
}

// ownBracket leaves of the names before the bracket at node e those behind the last bracket
// with a figure: "Acme (up 3 percent), Intel and Boeing (up 2 percent)".
func (s *sentence) ownBracket(e int, out *nounPhrase) bool {
	last := int32(-1)
	for i := e - 2; i > s.first && i >= int(out.first); i-- {
		if s.is(i, s.k.closeParen) && (s.nodes[i-1].qty >= 0) {
			last = int32(i)
			break
		}
	}
	n := 0
	for i := range out.subs[:out.n] {
		if out.subs[i].first > last {
			out.subs[n] = out.subs[i]
			n++
		}
	}
	out.n = n
	return n > 0
}

// headsEntry reports whether the name at node i opens an entry of a list, before which
// only its day may stand: "October 30 - Acme Corp:".
func (s *sentence) headsEntry(i int) bool {
	if i < s.first || s.nodes[i].ent < 0 {
		return false
	}
	for j := s.first; j < i; j++ {
		if kind := s.d.Tokens[s.nodes[j].first].Kind; s.nodes[j].date < 0 && kind != token.Dash && kind != token.LongDash && s.nodes[j].hash != bulletHash {
			return false
		}
	}
	return true
}
