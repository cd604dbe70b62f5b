package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// What stands between a speaker and the verb: asides and prepositional phrases.

// overAside skips what two commas or dashes set apart before node g: "The minister,
// for his part, said", "Roe - a member of the board - said". It returns g if there is
// nothing of the kind, or somebody is named between commas.
func (s *sentence) overAside(g int) int {
	const longest = 12
	if g-1 <= s.first || s.nodes[g-1].ent >= 0 {
		return g
	}
	dash := s.longDash(g - 1)
	if !dash && !s.is(g-1, s.k.commaHash) {
		return g
	}
	for i := g - 2; i > s.first && i > g-longest; i-- {
		n := &s.nodes[i]
		switch {
		case dash && s.longDash(i), !dash && s.is(i, s.k.commaHash):
			return i
		case n.ent >= 0 && !dash && !(n.cls.has(s.k.place) && s.nodes[i+1].cls.has(s.k.poss)), n.ent < 0 && (n.cls.has(s.k.quote.or(s.k.be).or(s.k.have).or(s.k.modal)) || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0):
			return g
		}
	}
	return g
}

// setsApart reports whether node i is a mark that an apposition begins with.
func (s *sentence) setsApart(i int) bool {
	return i < s.end && (s.is(i, s.k.commaHash) || s.is(i, s.k.openParen) || s.longDash(i))
}

func (s *sentence) longDash(i int) bool {
	return s.d.Tokens[s.nodes[i].first].Kind == token.LongDash
}

// overPhrase skips the prepositional phrase that ends before node g: "the spokesman
// at a regular briefing said". It returns g if there is none.
func (s *sentence) overPhrase(g int) int {
	const longest = 8
	for i := g - 1; i > s.first && i > g-longest; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.person) || n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.quote)) || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0) {
			return g
		}
		if n.ent < 0 && n.cls.has(s.k.prep) {
			if p := &s.nodes[i-1]; p.ent >= 0 && p.cls.has(s.k.person) {
				return i
			}
		}
	}
	return g
}

// asideOf returns the comma behind a name of what is traded, from which on a determiner, no verb
// and the comma at node e say what it is; -1 if there is none.
func (s *sentence) asideOf(e int) int {
	const longest = 14
	for j := e - 1; j > s.first && j > e-longest; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0:
		case n.cls.has(s.k.verb.or(s.k.be)):
			return -1
		case n.hash == s.k.commaHash:
			if p := &s.nodes[j-1]; s.nodes[j+1].cls.has(s.k.det) && p.ent >= 0 && p.cls.has(s.k.kindBits.of("traded")) {
				return j
			}
			return -1
		}
	}
	return -1
}

// closedBefore finds the subject of a move at node v that a gerund behind "after" tells the end of:
// "slid to $31.45 after ending on Tuesday up 1.7 percent".
func (s *sentence) closedBefore(v int, out *nounPhrase) bool {
	const reach = 4
	for j := v - 1; j > s.first && j > v-reach; j-- {
		n := &s.nodes[j]
		if n.date >= 0 || n.ent < 0 && n.cls.has(s.k.prep.or(s.k.det)) {
			continue
		}
		return n.ent < 0 && n.form&formIng != 0 && n.cls.has(s.k.tradeVerb) && s.setsOffGerund(j-1) && s.sharedSubject(j-1, out, 0)
	}
	return false
}

// looseCode returns the first node of the code of a share or an index that ends at node e and
// that nothing has tied to a name: "shares LEH.N", "index .GSPI"; -1 if there is none.
func (s *sentence) looseCode(e int) int {
	if e-1 <= s.first || !s.codeWord(e) || s.nodes[e-1].ent >= 0 || s.nodes[e-1].hash != dotHash || s.spaced(e) {
		return -1
	}
	if s.spaced(e - 1) {
		return e - 1
	}
	if e-2 > s.first && s.codeWord(e-2) && len(s.text(e, e)) <= 2 {
		return e - 2
	}
	return -1
}

var dotHash = token.Hash(".")

// spaced reports whether white space stands before node i.
func (s *sentence) spaced(i int) bool {
	return s.d.Tokens[s.nodes[i].first].Is(token.FlagSpace)
}

// codeWord reports whether node i is a word of capital letters that names nothing.
func (s *sentence) codeWord(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !n.cls.has(s.k.cap) {
		return false
	}
	for _, r := range s.text(i, i) {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}
