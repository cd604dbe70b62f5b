package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// For whom somebody speaks, by what stands near the name.

// managesMain reports whether the person named by nodes [first,last] manages, or speaks
// for, the company that the article is about: a title of management without a house.
func (s *sentence) managesMain(first, last int) bool {
	m := s.ctx.mainCo
	if m == nil || m.ent == nil || !s.manages(first, last) {
		return false
	}
	if first > s.first && s.listed("mouthpiece", first-1) {
		return s.lastTold(m, s.index) && !s.tellsOfOther(m)
	}
	return !s.othersOpen(m, first) && (s.lastTold(m, s.index) || s.ctx.soleHeadline(m.ent))
}

// othersOpen reports whether the sentence names a company before node e that has no views to
// sell, and not this one: "Pfizer sells more abroad, Vice-Chairman Jane Roe said".
func (s *sentence) othersOpen(x *subject, e int) bool {
	other := false
	for i := s.first; i < e; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 || !n.cls.has(s.k.company) || s.demonym(i) || s.viewsSold(s.ents[n.ent].Ent):
		case strings.HasPrefix(s.ents[n.ent].Ent.Name, x.ent.Name):
			return false
		default:
			other = true
		}
	}
	return other
}

// tellsOfOther reports whether the sentence names companies, but not this one.
func (s *sentence) tellsOfOther(x *subject) bool {
	other := false
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 || !n.cls.has(s.k.company) || s.demonym(i) {
			continue
		}
		if s.ents[n.ent].Ent == x.ent {
			return false
		}
		other = true
	}
	return other
}

// manages reports whether a title of management stands beside the name in nodes
// [first,last]: "Chief Executive Jane Roe", "Jane Roe, chief financial officer".
func (s *sentence) manages(first, last int) bool {
	if first-1 >= s.first && s.nodes[first-1].ent < 0 && s.nodes[first-1].cls.has(s.k.typeBits.of("manager")) {
		return true
	}
	i := last + 1
	if i < s.end && s.is(i, s.k.commaHash) {
		i++
	}
	for i < s.end && i > last+1 && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.det.or(s.k.pronoun)) {
		i++
	}
	if i >= s.end || i <= last+1 || s.nodes[i].ent >= 0 || !s.nodes[i].cls.has(s.k.typeBits.of("manager")) {
		return false
	}
	return i+1 >= s.end || s.nodes[i+1].hash != s.k.of && !s.is(i+1, s.k.at) || s.ofPart(i+1)
}

// ofPart reports whether what follows the "of" of a title at node i is a company that
// was named before or a part of it: "head of the retail unit", not "of the committee".
func (s *sentence) ofPart(i int) bool {
	const longest = 7
	for j := i + 1; j < s.end && j < i+longest; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && (n.cls.has(s.k.anaphor) || s.listed("division", j)) {
			return j+1 >= s.end || s.nodes[j+1].flags&token.FlagCap == 0 // not "of advisory firm Acme Partners"
		}
		if n.hash == s.k.commaHash || n.ent < 0 && n.cls.has(s.k.verb) && n.form&formBase == 0 {
			return false
		}
	}
	return false
}

// seatAt reports whether node i is a town that the words behind it say a house sits in: "Reno" of
// "Reno, Nevada-based Acme".
func (s *sentence) seatAt(i int) bool {
	return i+4 < s.end && s.is(i+1, s.k.commaHash) && s.nodes[i].flags&token.FlagCap != 0 && s.nodes[i+2].ent >= 0 && s.nodes[i+2].cls.has(s.k.place) && (s.is(i+3, basedHash) || s.is(i+4, basedHash))
}

// organisationNear finds for whom the person named by nodes [first,last] speaks:
// "X, a strategist at Y", "X, a Y analyst", "X of Y", "Y analyst X", "Y's X".
func (s *sentence) organisationNear(first, last int) (*entity.Entity, bool) {
	const after, before = 14, 6
	if e, unlisted := s.houseOfRole(first); e != nil {
		return e, unlisted
	}
	who, commas := false, 0
	for j := last + 1; j < s.end && j <= last+after; j++ {
		n := &s.nodes[j]
		switch {
		case s.seatAt(j):
			commas-- // "of Reno, Nevada-based Acme"
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(j) && !s.knownFor(j) && !(n.cls.has(s.k.place) && (s.callsHouse(j-1) || s.opensName(j))):
			return s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
		case n.hash == s.k.semicolon || n.cls.has(s.k.quote) || n.ent < 0 && j == last+1 && (n.hash == s.k.and || n.cls.has(s.k.verb) && n.form&formIng != 0): // "Jane Roe and Treasury Secretary Joe Poe", "Jane Roe accusing the Fed"
			j = s.end
		case n.hash == s.k.commaHash:
			commas++
		case n.cls.has(s.k.rel):
			who = true
		case s.opensRole(j):
		case n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) && n.flags&token.FlagCap == 0 && !(n.form != 0 && n.form&(formPast|form3s) == 0 && !s.is(j-1, s.k.commaHash)):
			if !who || !n.cls.has(s.k.be) && !s.listed("headsverb", j) {
				j = s.end // "who owns Acme shares", "who believes that Acme needs"
			}
			who = false
		case commas == 2 && s.is(j-1, s.k.commaHash) && (n.ent < 0 || n.cls.has(s.k.person) && s.ents[n.ent].Flags&entity.Unlisted != 0):
			if e, ok := s.houseBehindRole(last+2, j); ok { // "Jane Roe, head of research, Acme Capital"
				return e, true
			}
		case commas < 2 && j-1 >= s.first && s.opensHouse(j-1):
			if e, ok := s.houseAt(j); ok {
				return e, true
			}
		}
	}
	from := first - 1
	if s.titleBefore(from) {
		from--
	}
	for j := from; j >= s.first && j >= first-before; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(j) {
			return s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
		}
		if n.cls.has(s.k.verb.or(s.k.quote).or(s.k.stop)) && n.flags&token.FlagCap == 0 {
			break
		}
		if n.ent < 0 && (n.flags&token.FlagCap == 0 && n.cls.has(s.k.typeBits.of("voicerole").or(s.k.poss)) || n.cls.has(s.k.typeBits.of("manager"))) {
			if e, ok := s.houseBefore(j); ok {
				return e, true
			}
		}
	}
	return nil, false
}

// houseBehindRole makes an organisation of the capitalised words at node i, behind the role in
// nodes [b,i) and a comma, if nothing but a mark follows them.
func (s *sentence) houseBehindRole(b, i int) (*entity.Entity, bool) {
	if !s.tellsRole(b, i-1) {
		return nil, false
	}
	last := i
	for last+1 < s.end && s.nodes[last+1].flags&token.FlagCap != 0 && s.nodes[last+1].date < 0 && s.nodes[last+1].cls.has(s.k.word.or(s.k.person)) {
		last++
	}
	guessed := s.nodes[i].ent >= 0 // "Bonanza Portfolio", taken for somebody
	if last == i && !guessed || last+1 < s.end && !s.nodes[last+1].cls.has(s.k.stop.or(s.k.quote).or(s.k.saying)) {
		return nil, false
	}
	if guessed {
		return s.house(i, last)
	}
	return s.houseAt(i)
}

// tellsRole reports whether a word of the nodes [b,e) is one of what somebody is.
func (s *sentence) tellsRole(b, e int) bool {
	for j := b; j < e; j++ {
		if n := &s.nodes[j]; n.ent < 0 && (n.cls.has(s.k.captionRole) || s.listed("personword", j) || s.listed("rolecode", j)) {
			return true
		}
	}
	return false
}

// opensRole reports whether the participle at node j is the first word of a role behind
// a name: "Jane Roe, fixed income strategist", "Joe Poe, a covered bonds analyst".
func (s *sentence) opensRole(j int) bool {
	n := &s.nodes[j]
	if n.ent >= 0 || n.form&(formPart|formIng) == 0 || j-1 <= s.first || !s.is(j-1, s.k.commaHash) && !(s.nodes[j-1].cls.has(s.k.det) && s.is(j-2, s.k.commaHash)) {
		return false
	}
	const longest = 3
	for i := j + 1; i < s.end && i <= j+longest; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.stop.or(s.k.prep).or(s.k.det).or(s.k.pronoun)) {
			return false
		}
		if s.anyRole(i, i) {
			return true
		}
	}
	return false
}

// titleBefore reports whether node i is the comma between a title and a name: "BP's
// chief executive, Jane Roe", "the chief executive of BP, Jane Roe".
func (s *sentence) titleBefore(i int) bool {
	if i <= s.first || !s.is(i, s.k.commaHash) {
		return false
	}
	for j := i - 1; j >= s.first && j > i-6; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.captionRole) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb)) {
			return false
		}
	}
	return false
}

// knownFor reports whether the name at node i only says what another house, or the
// person, is to it: "a manager at Acme investor Gabelli", "Acme's biggest shareholder".
func (s *sentence) knownFor(i int) bool {
	const longest = 4
	owned := i+1 < s.end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.poss)
	for j := i + 1; owned && j < s.end && j < i+longest; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("tiednoun", j) {
			return true
		}
		if n.ent >= 0 || n.hash == s.k.commaHash || n.cls.has(s.k.prep) {
			return false
		}
	}
	return !owned && i+2 < s.end && s.nodes[i+1].ent < 0 && s.listed("tiednoun", i+1) && (s.nodes[i+2].ent >= 0 || s.nodes[i+2].flags&token.FlagCap != 0)
}

// employerOf finds the company that a person works for: the owner of the
// title before the name ("Sony's chief executive P"), the one after it ("P,
// chief executive of Sony"), else the company that the text speaks of.
func (s *sentence) employerOf(m *matcher, i int, np *nounPhrase) bool {
	if c := m.caps['S'-'A']; c.end > c.first {
		return s.resolvePhrase(int(c.first), int(c.end), np) && !np.security
	}
	p := -1
	if c := m.caps['P'-'A']; c.end > c.first {
		p = int(c.end) - 1
	} else if s.subjectOf(i, np) && np.n > 0 && np.subs[0].kind == schema.KindPerson {
		p = int(np.subs[0].first)
	}
	if p < 0 {
		return false
	}
	np.reset(p, p)
	if s.employerBefore(p, np) || s.employerAfter(p, np) || !np.former && (s.employerLeft(i, np) || s.employerTelling(p, np)) {
		return np.n > 0
	}
	if np.former || !s.titled(p) { // "former": of no company any more
		return false
	}
	return s.ctx.refer(s, refCompany, p, np)
}

// employerTelling takes the company that tells what the person at p does:
// "Toyota said P would retire".
func (s *sentence) employerTelling(p int, np *nounPhrase) bool {
	for j := p - 1; j > s.first && p-j < 6; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 {
			return false
		}
		if n.cls.has(s.k.typeBits.of("saying")) && s.nodes[j-1].ent >= 0 && s.nodes[j-1].cls.has(s.k.kindBits.of("#company")) {
			np.add(s.named(j - 1))
			return true
		}
	}
	return false
}

// titled reports whether a title stands near the person at p.
func (s *sentence) titled(p int) bool {
	for j := max(s.first, p-6); j < s.end && j < p+10; j++ {
		if s.nodes[j].cls.has(s.k.typeBits.of("titleword")) {
			return true
		}
	}
	return false
}

func (s *sentence) employerBefore(p int, np *nounPhrase) bool {
	for j := p - 1; j >= s.first && p-j < 8; j-- {
		n := &s.nodes[j]
		switch {
		case j == p-1 && n.hash == s.k.commaHash: // "Acme's chairman, Jane Roe"
		case n.hash == formerHash || n.hash == exHash:
			np.former = true
			return false
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(j) && !n.cls.has(s.k.kindBits.of("place")):
			np.add(s.named(j))
			return true
		case n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be).or(s.k.conj).or(s.k.sub)):
			return false
		}
	}
	return false
}

func (s *sentence) employerAfter(p int, np *nounPhrase) bool {
	if p+1 >= s.end || !s.is(p+1, s.k.commaHash) {
		return false
	}
	titled := false
	for j := p + 2; j < s.end && j < p+12; j++ {
		n := &s.nodes[j]
		switch {
		case n.hash == formerHash:
			np.former = true
			return false
		case n.cls.has(s.k.typeBits.of("titleword")):
			titled = true
		case n.ent >= 0 && titled && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(j) && !n.cls.has(s.k.kindBits.of("place")):
			np.add(s.named(j))
			return true
		case n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be).or(s.k.sub)):
			return false
		}
	}
	return false
}
