package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// Subjects that are lists between commas: "several banks, including X, Y and Z, have cut
// jobs", "the two largest makers, X and Y, may merge", "X, Y and Z, have said".

// listApart takes every name of the list that the comma at node e closes, where the plural
// before it says what they are or the list itself is the subject.
func (s *sentence) listApart(e int, out *nounPhrase, depth int) bool {
	b := s.namesBack(e)
	if b < 0 {
		return false
	}
	lead := b - 1 // what the names are told of
	switch {
	case b <= max(s.first, s.head) && e+1 < s.end && s.nodes[e+1].cls.has(s.k.have.or(s.k.be).or(s.k.modal)):
		return s.phraseEndingAt(e-1, out) // "X, Y and Z, have said"
	case b > s.first+1 && s.nodes[lead].ent < 0 && s.nodes[lead].cls.has(s.k.including):
		lead--
	case b > s.first+2 && s.is(lead, s.k.times.as) && s.is(lead-1, s.k.times.such):
		lead -= 2
	case b > s.first+1 && s.is(lead, s.k.commaHash):
	default:
		return false
	}
	if lead > s.first && s.is(lead, s.k.commaHash) {
		lead--
	}
	switch members, related := s.membersNoun(lead); {
	case related:
		return false // "X, which makes ovens for chains including Y and Z, rose"
	case !members:
		return s.subjectBefore(lead, out, depth+1) // "bank stocks, including X and Y, fell"
	}
	out.reset(b, e-1)
	if o := s.beforeOthers(lead); o >= s.first && s.phraseEndingAt(o, out) {
		out.last = int32(e - 1) // "X and other funds, including Y and Z, cut jobs"
	}
	want := s.k.kindBits.of("actor").or(s.k.kindBits.of("traded"))
	for i := b; i < e && out.n < maxSubjects; i++ {
		switch n := &s.nodes[i]; {
		case s.is(i, s.k.openParen):
			i = max(i, s.closeParenAt(i, e))
		case n.ent >= 0 && n.cls.has(want) && !s.demonym(i):
			out.add(s.named(i))
		}
	}
	return out.n > 1
}

// namesBack is the first node of the list of names, codes in brackets among them, whose last
// one ends before node e; -1 if no "and" joins two or more there.
func (s *sentence) namesBack(e int) int {
	want := s.k.kindBits.of("actor").or(s.k.kindBits.of("traded"))
	names, joined := 0, false
	i := e - 1
	for i >= s.first && names < maxSubjects {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(want) && !s.demonym(i):
			names++
		case s.is(i, s.k.closeParen) && s.openParen(i) > s.first:
			i = s.openParen(i)
		case s.looseCode(i) > s.first:
			i = s.looseCode(i)
		case n.hash == s.k.and && !joined:
			joined = true
		case s.is(i, s.k.commaHash) && joined && names > 0 && s.endsListed(i-1):
		default:
			if names < 2 || !joined {
				return -1
			}
			return i + 1
		}
		i--
	}
	if i < s.first && names > 1 && joined {
		return s.first
	}
	return -1
}

// membersNoun reports whether node i is a plural that says what the names behind it are, and
// nothing that they have: no "shares of banks", no "sales at chains"; related: in a clause of
// relation.
func (s *sentence) membersNoun(i int) (members, related bool) {
	const reach = 10
	if n := &s.nodes[i]; n.ent >= 0 || n.date >= 0 || n.qty >= 0 || n.flags&token.FlagCap != 0 || !n.cls.has(s.k.word) || !plural(s.text(i, i)) {
		return false, false
	}
	had := s.k.metric.or(s.k.security).or(s.k.typeBits.of("macrometric")).or(s.k.typeBits.of("price")).or(s.k.yieldNoun).or(s.k.futures)
	for j := i; j >= s.first && i-j < reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 {
			continue
		}
		switch {
		case n.cls.has(had):
			return false, false
		case n.cls.has(s.k.rel):
			return false, true
		case n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.sub)):
			return true, false
		}
	}
	return true, false
}

// endsListed reports whether node i ends an item of a list of names.
func (s *sentence) endsListed(i int) bool {
	return s.nodes[i].ent >= 0 || s.is(i, s.k.closeParen) || s.looseCode(i) > s.first
}
