package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

var shouldHash, formerHash, exHash, asHash = token.Hash("should"), token.Hash("former"), token.Hash("ex"), token.Hash("as")

// personActing finds the person who is the subject of verb v, also across a clause of
// relation: "Y, who was ousted".
func (s *sentence) personActing(v int, np *nounPhrase) bool {
	g := s.groupStart(v, s.first)
	if g-1 > s.first && s.nodes[g-1].cls.has(s.k.rel) {
		return s.relativePerson(g-1, np)
	}
	e := s.beforeToBe(g - 1)
	if s.strangerLeft(e, np) || s.personApposed(e, np) {
		return true
	}
	if e < g-1 && s.subjectBefore(e, np, 0) && np.n > 0 && np.subs[0].kind == schema.KindPerson {
		return true
	}
	return s.subjectOf(v, np) && np.n > 0 && np.subs[0].kind == schema.KindPerson
}

// beforeToBe is the node before the "is to" or "to" that node e ends and that tells what is
// fixed: "Acme CEO to retire", "Roe is to become".
func (s *sentence) beforeToBe(e int) int {
	if e <= s.first || s.nodes[e].ent >= 0 || !s.nodes[e].cls.has(s.k.to) {
		return e
	}
	if p := &s.nodes[e-1]; p.ent < 0 && p.cls.has(s.k.be) && e-1 > s.first {
		return e - 2
	} else if s.index == 0 && (p.ent >= 0 || p.cls.has(s.k.typeBits.of("manager"))) {
		return e - 1
	}
	return e
}

// personApposed takes the person before an apposition that the comma at node e closes: "Y,
// its finance chief, is leaving".
func (s *sentence) personApposed(e int, np *nounPhrase) bool {
	const longest = 12
	if e <= s.first || !s.is(e, s.k.commaHash) {
		return false
	}
	for j := e - 1; j > s.first && e-j < longest; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.commaHash {
			if s.nodes[j-1].ent >= 0 && s.nodes[j-1].cls.has(s.k.person) {
				np.just(s.named(j - 1))
				return true
			}
			return s.strangerLeft(j-1, np)
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) && !n.cls.has(s.k.nounform) {
			return false
		}
	}
	return false
}

// strangerLeft takes for a person the two or three capitalised words that end at node e and
// that nothing lists, behind a post or at the head of a clause: "Acme finance chief Jane
// Roe has left".
func (s *sentence) strangerLeft(e int, np *nounPhrase) bool {
	b := e
	for b >= s.first && e-b < 4 && s.personWord(b) {
		b--
	}
	b++
	if n := e - b + 1; n < 2 || n > 3 {
		return false
	}
	if b > s.first {
		p := &s.nodes[b-1]
		if p.ent >= 0 && !s.demonym(b-1) || !p.cls.has(s.k.typeBits.of("titleword").or(s.k.stop).or(s.k.saying).or(s.k.sub).or(s.k.conj)) && p.hash != s.k.and {
			return false
		}
	}
	np.reset(b, e)
	np.add(subject{name: s.text(b, e), kind: schema.KindPerson, first: int32(b), last: int32(e)})
	return true
}

// personWord reports whether node i is a word of a person's name that nothing lists.
func (s *sentence) personWord(i int) bool {
	n := &s.nodes[i]
	t := &s.d.Tokens[n.first]
	known := n.ent >= 0 || n.date >= 0 || n.qty >= 0 || n.entry >= 0
	if known || n.last != n.first || t.Kind != token.Word || t.Flags&(token.FlagCap|token.FlagUpper) != token.FlagCap {
		return false
	}
	return t.Flags&token.FlagStart == 0 || s.gaz.FirstName(t) || s.gaz.OwnWord(t)
}

// relativePerson finds the person that "who" at node i stands for.
func (s *sentence) relativePerson(i int, np *nounPhrase) bool {
	e := i - 1
	if e > s.first && s.is(e, s.k.commaHash) {
		e--
	}
	if e < s.first || s.nodes[e].ent < 0 || !s.nodes[e].cls.has(s.k.kindBits.of("#person")) {
		return false
	}
	np.just(s.named(e))
	return true
}

// putsInPost reads whom verb or noun p.at puts into a post or removes from one, and that
// it is a post: "named Y chief executive", "fired its chief executive", "the departure of
// finance chief Y".
func (s *sentence) putsInPost(p *post) bool {
	const reach = 10
	for j := p.at + 1; j < s.end && j <= p.at+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("#person")):
			p.person, p.last = s.named(j), j
			return s.takesPerson(p, j, j)
		case s.nameWord(j) && !n.cls.has(s.k.typeBits.of("titleword").or(s.k.typeBits.of("officialtitle"))):
			if x, ok := s.strangePerson(j); ok {
				p.person, p.last = x, int(x.last)
				return s.takesPerson(p, j, p.last)
			}
		case n.ent >= 0 && n.cls.has(s.k.company) && j+1 < s.end && (s.nodes[j+1].cls.has(s.k.poss) || s.nodes[j+1].cls.has(s.k.typeBits.of("titleword"))): // "the departure of X's chief executive"
			if p.last = j; p.subtype != "appoint" || p.employer.kind == "" { // "X hired Z's chief executive"
				p.employer = s.named(j)
			}
		case n.ent >= 0 && n.cls.has(s.k.company) && p.title >= 0 && j == p.title+2 && s.nodes[j-1].cls.has(s.k.prep): // "the resignation of the chief executive of X"
			p.employer, p.last = s.named(j), j
			return true
		case n.ent >= 0 && n.cls.has(s.k.company), n.qty >= 0: // "hired 30 traders"
			j = s.end
		case n.cls.has(s.k.typeBits.of("titleword")):
			if p.title < 0 {
				p.title = j
			}
		case n.ent < 0 && (n.hash == s.k.commaHash && p.title >= 0 || n.hash == s.k.openParen || n.hash == s.k.closeParen || n.hash == s.k.of && j == p.at+1 || n.hash == asHash):
		case n.ent < 0 && (n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) || n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.rel).or(s.k.sub)) || n.cls.has(s.k.prep) && !(n.hash == s.k.of && p.title == j-1)):
			j = s.end
		}
	}
	p.last = max(p.last, p.title)
	return p.title >= 0 && (s.nodes[p.title].cls.has(s.k.typeBits.of("manager")) || s.possessiveWord(p.at+1)) && p.title <= p.at+5 && (p.employer.kind != "" || s.nodes[p.at+1].cls.has(s.k.det.or(s.k.pronoun).or(s.k.adj)) || s.is(p.at+1, s.k.of)) // "fired its chief executive"
}

// takesPerson reports whether the person in nodes [first,last] behind verb p.at comes or goes
// by it: the post is named, or the verb is of nothing else, "ousted Y", "hired Y, a former
// treasurer".
func (s *sentence) takesPerson(p *post, first, last int) bool {
	if p.title >= 0 || s.postBehind(last, p) || s.begins("postsack", p.at) && first == p.at+1 {
		return true
	}
	return s.begins("posthire", p.at) && last+2 < s.end && (s.is(last+1, s.k.commaHash) && s.nodes[last+2].cls.has(s.k.det.or(s.k.rel).or(s.k.adj)) || s.is(last+1, s.k.from) && s.nodes[last+2].ent >= 0)
}

// strangePerson reads the name of a person whom nothing lists from node i on, a name in
// quotes inside it: "Robert "Kelly" Ortberg".
func (s *sentence) strangePerson(i int) (x subject, ok bool) {
	const longest = 6
	words, last := 0, i-1
	for j := i; j < s.end && j < i+longest; j++ {
		switch n := &s.nodes[j]; {
		case s.nameWord(j) && !n.cls.has(s.k.typeBits.of("titleword")):
			words++
			last = j
		case n.cls.has(s.k.quote) || s.isDash(j):
		default:
			j = s.end
		}
	}
	return subject{name: s.text(i, max(last, i)), kind: schema.KindPerson, first: int32(i), last: int32(last)}, words >= 2
}

// postBehind reports whether a post is named within a few words behind node i, and keeps it.
func (s *sentence) postBehind(i int, p *post) bool {
	const reach = 10
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && (n.cls.has(s.k.typeBits.of("titleword")) || s.listed("postseat", j) || s.nodes[j-1].cls.has(s.k.to) && s.listed("postrun", j)) {
			p.title, p.last = j, max(p.last, j)
			return true
		}
		if n.ent < 0 && (n.hash == s.k.semicolon || n.cls.has(s.k.have.or(s.k.modal))) {
			return false
		}
	}
	return false
}

// asBefore reports whether "as" leads to the post: "returned as chairman".
func (s *sentence) asBefore(p *post) bool {
	for j := p.title - 1; j > p.at; j-- {
		if s.nodes[j].hash == asHash {
			return true
		}
	}
	return false
}
