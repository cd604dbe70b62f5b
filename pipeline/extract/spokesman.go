package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// People that nobody lists, and those unnamed who speak for a house.

// personNamed takes two or three capitalised words that end at node i for a
// person if a title stands before them or they open the sentence.
func (s *sentence) personNamed(i int, who *speaker) bool {
	first := s.loneName(i)
	if first-1 < s.first {
		return false
	}
	p := &s.nodes[first-1]
	if p.ent >= 0 || !p.cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("titleword")).or(s.k.typeBits.of("voicerole")).or(s.k.typeBits.of("officialtitle")).or(s.k.officialHead)) {
		return false
	}
	return s.newSpeaker(first, i, who)
}

// nameApart reads the name that two commas set apart behind a title, the second at node
// c: "The agency's director-general, Jane Roe, said".
func (s *sentence) nameApart(c int, who *speaker) bool {
	if c-3 <= s.first || !s.is(c, s.k.commaHash) {
		return false
	}
	first := s.loneName(c - 1)
	if first-2 < s.first || !s.is(first-1, s.k.commaHash) {
		return false
	}
	for i := first - 2; i >= s.first && i > first-2-longestOffice && !s.officeEnds(i); i-- {
		if t := &s.nodes[i]; t.ent < 0 && (t.cls.has(s.k.captionRole) || s.listed("personword", i)) {
			return s.newSpeaker(first, c-1, who)
		}
	}
	return false
}

// nameFirst reads the name that the clause of a verb of saying begins with, if what stands
// apart behind it up to node g tells a role: `"It is weak," Jane Roe, SVP - Research, Acme
// Broking said`.
func (s *sentence) nameFirst(g int, who *speaker) bool {
	const longest = 20
	b := g
	for b > s.first && b > g-longest && !s.nodes[b-1].cls.has(s.k.quote) {
		b--
	}
	last := s.properName(b)
	if n := &s.nodes[b]; b < g && n.ent >= 0 && n.cls.has(s.k.person) {
		last = b
	} else if last == b {
		return false
	}
	if last+2 >= g || !s.is(last+1, s.k.commaHash) || b > s.first && !s.nodes[b-1].cls.has(s.k.quote) || s.nodes[b].cls.has(s.k.det.or(s.k.prep).or(s.k.sub).or(s.k.captionRole)) || s.nodes[b].form&formIng != 0 {
		return false
	}
	role := last + 2 // the first phrase of what stands apart, which says what they are
	for role < g && (s.nodes[role].ent >= 0 || !s.nodes[role].cls.has(s.k.prep) && !s.is(role, s.k.commaHash)) {
		role++
	}
	if !s.tellsRole(last+2, role) {
		return false
	}
	for i := last + 2; i < g; i++ {
		n := &s.nodes[i]
		if n.cls.has(s.k.person) && n.ent >= 0 || n.ent < 0 && (n.cls.has(s.k.rel.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.pronoun)) || s.finiteForm(i)) {
			return false
		}
	}
	if last == b && s.nodes[b].ent >= 0 {
		return s.fillSpeaker(b, who)
	}
	return s.newSpeaker(b, last, who)
}

// unclosed reads the name before an apposition that ends in a role at node e and that no
// comma closes: `"We will grow," Jane Roe, Acme's chief executive said`.
func (s *sentence) unclosed(e int, who *speaker) bool {
	if e-2 <= s.first || s.nodes[e].ent >= 0 || !s.nodes[e].cls.has(s.k.captionRole) {
		return false
	}
	for i := e - 1; i > s.first && i > e-longestOffice; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.commaHash {
			p := &s.nodes[i-1]
			return s.nodes[i+1].hash != theHash && p.ent >= 0 && p.cls.has(s.k.person) && (i-1 == s.first || s.nodes[i-2].cls.has(s.k.quote.or(s.k.stop))) && s.fillSpeaker(i-1, who)
		}
		if n.ent < 0 && (n.cls.has(s.k.quote.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel)) || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0) {
			return false
		}
	}
	return false
}

// personOf reads the person before the house that ends at node e: "Jane Roe of Acme
// said", "Acme's Jane Roe said".
func (s *sentence) personOf(e int, who *speaker) bool {
	if e-2 <= s.first {
		return false
	}
	n, p := &s.nodes[e], &s.nodes[e-1]
	if n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) && p.ent < 0 && s.listed("ofhouse", e-1) {
		if x := &s.nodes[e-2]; x.ent >= 0 && x.cls.has(s.k.person) {
			return s.fillSpeaker(e-2, who)
		}
		if first := s.loneName(e - 2); first >= 0 {
			return s.newSpeaker(first, e-2, who)
		}
		return false
	}
	if first := s.loneName(e); first > s.first+1 && s.nodes[first-1].cls.has(s.k.poss) && s.nodes[first-2].ent >= 0 && s.nodes[first-2].cls.has(s.k.kindBits.of("employer")) {
		return s.newSpeaker(first, e, who)
	}
	return false
}

// loneName returns the first of two or three capitalised words that end at node e,
// which nothing lists, -1 if there are no such. A given name may be of two parts: "So
// Cheung-wing".
func (s *sentence) loneName(e int) int {
	first, j := e+1, e
	for words := 0; words < 3 && j >= s.first; words++ {
		if s.secondPart(j) {
			j -= 2
		}
		if !s.namePart(j) {
			break
		}
		first = j
		j--
	}
	if first >= e || first+2 == e && s.secondPart(e) {
		return -1
	}
	return first
}

// namePart reports whether node j is a capitalised word that nothing lists, as names are of.
func (s *sentence) namePart(j int) bool {
	n := &s.nodes[j]
	if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || n.flags&token.FlagCap == 0 || n.flags&token.FlagUpper != 0 {
		return false
	}
	return n.cls.has(s.k.word) && !n.cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("titleword")).or(s.k.det).or(s.k.prep).or(s.k.typeBits.of("officialhead")))
}

// secondPart reports whether node j is the second part of a given name, which is written
// small behind a dash.
func (s *sentence) secondPart(j int) bool {
	if j-2 < s.first || !s.isDash(j-1) {
		return false
	}
	n := &s.nodes[j]
	return n.ent < 0 && n.date < 0 && n.qty < 0 && n.entry < 0 && n.flags&token.FlagCap == 0 && n.cls.has(s.k.word) && s.namePart(j-2)
}

// spokesman reads somebody unnamed who speaks for a house and ends at node e:
// "a company spokesman", "a spokesman for X", "analysts at X", "X officials".
func (s *sentence) spokesman(e int, who *speaker) bool {
	for i := e; i >= s.first && i > e-9; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && s.listed("voice", i) && n.flags&token.FlagCap == 0 || n.ent < 0 && s.listed("voice", i) && i == s.first {
			return s.voiceOf(i, e, who)
		}
		if n.ent < 0 && i == e && i > s.first && s.listed("officialvoice", i) && s.nodes[i-1].ent < 0 && s.listed("statebody", i-1) { // "a finance ministry official"
			return s.voiceOf(i, e, who)
		}
		if n.ent < 0 && s.listed("housevoice", i) && s.unnamedRole(i, e) {
			return s.voiceOf(i, e, who)
		}
		if n.cls.has(s.k.verb.or(s.k.quote).or(s.k.be)) && n.ent < 0 || n.hash == s.k.semicolon {
			return false
		}
	}
	return false
}

// unnamedRole reports whether the role at node i, in the phrase that ends at node e, is all
// that is told of who speaks: "an analyst at Acme", where ", an analyst at Acme," tells of
// somebody named.
func (s *sentence) unnamedRole(i, e int) bool {
	const longest = 6
	if s.is(e, s.k.commaHash) {
		return false
	}
	for b := i; b >= s.first && b > i-longest; b-- {
		n := &s.nodes[b]
		if b < i && b > s.first && n.cls.has(s.k.poss) && s.nodes[b-1].ent >= 0 && s.nodes[b-1].cls.has(s.k.kindBits.of("employer")) {
			return b-1 == s.first || s.nodes[b-2].ent < 0 && s.nodes[b-2].cls.has(s.k.according.or(s.k.to).or(s.k.stop)) // "according to Acme's chief economist"
		}
		if n.ent < 0 && b < i && n.cls.has(s.k.stop.or(s.k.prep).or(s.k.verb).or(s.k.poss)) {
			return false
		}
		if b > s.first && !(n.ent < 0 && n.cls.has(s.k.det)) {
			continue
		}
		p := b - 1
		return p < s.first || s.nodes[p].ent < 0 && (s.nodes[p].cls.has(s.k.quote.or(s.k.conj)) || p > s.first && s.is(p, s.k.commaHash) && !s.nodes[p-1].cls.has(s.k.person) && s.nodes[p-1].flags&token.FlagCap == 0)
	}
	return false
}

// voiceOf finds the house of the unnamed speaker whose noun is node i and whose
// phrase ends at node e.
func (s *sentence) voiceOf(i, e int, who *speaker) bool {
	*who = speaker{node: int32(i), title: s.text(i, i)}
	if i+1 <= e && i+1 < s.end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.prep) {
		for j := i + 2; j <= e; j++ {
			if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(j) && !s.nextIsPoss(j, e) {
				who.org, who.unlisted = s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
				return true
			}
			if s.nodes[j].ent < 0 && s.listed("statebody", j) {
				who.org = s.stateOf(j)
				return who.org != nil
			}
			if s.nodes[j].ent >= 0 && s.listed("capital", j) && s.listed("officialvoice", i) { // "officials in Beijing"
				who.org = s.doc.gaz.Country(s.ents[s.nodes[j].ent].Ent.Country)
				return who.org != nil
			}
		}
		if org, ok := s.houseAt(i + 2); ok {
			who.org, who.unlisted = org, true
			return true
		}
		return false
	}
	if i < e {
		return false
	}
	const reach = 6
	for j := i - 1; j >= s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		if s.isDash(j) || n.cls.has(s.k.anaphor) && s.listed("housevoice", i) {
			return false // "broker-dealers", "a brokerage analyst"
		}
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(j) {
			who.org, who.unlisted = s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
			return true
		}
		if c := s.capitalsOwn(i, j); c != nil {
			who.org = c
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.anaphor) && s.ctx.mainCo != nil && s.ctx.mainCo.ent != nil { // "a company spokesman"
			who.org = s.ctx.mainCo.ent
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep)) {
			break
		}
		if n.ent < 0 && s.listed("statebody", j) { // "a foreign ministry spokesman"
			who.org = s.stateOf(j)
			return who.org != nil
		}
		if n.ent < 0 && n.flags&token.FlagCap != 0 && n.entry < 0 && !n.cls.has(s.k.det) {
			return false // a house that nobody lists
		}
	}
	return s.listed("mouthpiece", i) && s.spokenFor(who) || s.listed("executivevoice", i) && s.executiveOf(i, who)
}

// capitalsOwn is the country of the officials at node i who are told by its capital at node j:
// "a senior Beijing official".
func (s *sentence) capitalsOwn(i, j int) *entity.Entity {
	if j != i-1 || s.nodes[j].ent < 0 || !s.listed("capital", j) || !s.listed("officialvoice", i) {
		return nil
	}
	return s.doc.gaz.Country(s.ents[s.nodes[j].ent].Ent.Country)
}

// spokenFor takes the house that spoke last, or that acted in the sentence before,
// for that of "a spokesman".
func (s *sentence) spokenFor(who *speaker) bool {
	if i := s.opensStatement(int(who.node)); i >= 0 {
		who.org, who.unlisted = s.ents[s.nodes[i].ent].Ent, s.ents[s.nodes[i].ent].Flags&entity.Unlisted != 0
		return true
	}
	if x := &s.ctx.speaker; s.index-s.ctx.spoke <= 2 && x.org != nil {
		who.org, who.unlisted = x.org, x.unlisted
		return true
	}
	for k := len(s.ctx.seen) - 1; k >= 0 && s.index-s.ctx.seen[k].sentence <= 1; k-- {
		if a := &s.ctx.seen[k]; a.sub.ent != nil && s.k.kindBits.of("speaking").has(s.k.kindBits.of(a.sub.kind)) && a.sub.kind != schema.KindPerson && a.subj {
			who.org = a.sub.ent
			return true
		}
	}
	return false
}

// nameOpens takes the capitalised words that open the sentence for a person if an
// apposition that ends before node e follows: "Lee Ka-ming, of the Acme Union, said".
func (s *sentence) nameOpens(e int, who *speaker) bool {
	i, words := s.first, 0
	for ; i < e && i < s.first+6; i++ {
		n := &s.nodes[i]
		dash := s.d.Tokens[n.first].Kind == token.Dash
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !dash && (!n.cls.has(s.k.word) || n.flags&token.FlagCap == 0 && !(i > s.first && s.isDash(i-1))) {
			break
		}
		if !dash {
			words++
		}
	}
	if words < 2 || i >= e || !s.is(i, s.k.commaHash) || s.nodes[s.first].cls.has(s.k.det.or(s.k.prep).or(s.k.sub).or(s.k.conj).or(s.k.pronoun)) {
		return false
	}
	return s.newSpeaker(s.first, i-1, who)
}

// setApart finds the person who opens the sentence and is the subject of a verb
// whatever stands between two commas: "Jane Roe, keen to please, said". The comma
// at node c closes what stands between.
func (s *sentence) setApart(c int, who *speaker) bool {
	b := c
	for b > s.first && !s.nodes[b-1].cls.has(s.k.quote) {
		b-- // a quotation stands before who said it
	}
	for i := b; i+1 < c; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.person):
			if s.governedBy(i) {
				continue // "Fresh from a meeting with Jane Roe, Joe Poe, of Kentucky, said"
			}
			return s.is(i+1, s.k.commaHash) && s.fillSpeaker(i, who)
		case n.ent < 0 && (n.cls.has(s.k.be.or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.quote)) || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.flags&token.FlagCap == 0):
			return false
		}
	}
	return false
}

// ledVoices reads who leads those of a house who speak, before node g: "Acme strategists led by
// Jane Roe said", "analysts at Acme led by Jane Roe".
func (s *sentence) ledVoices(g int, who *speaker) bool {
	const longest = 8
	for i := g - 1; i-2 > s.first && i > g-longest; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && s.is(i, s.k.by) {
			return s.listed("leadsvoices", i-1) && s.spokesman(i-2, who) && who.person == nil && s.leaderOf(i+1, g-1, who)
		}
		if !n.cls.has(s.k.person) && n.flags&token.FlagCap == 0 {
			return false
		}
	}
	return false
}

// leaderOf gives the house of who the person whom the nodes [from,last] name.
func (s *sentence) leaderOf(from, last int, who *speaker) bool {
	house := who.org
	if s.nodes[from].cls.has(s.k.person) && from == last {
		*who = speaker{person: s.ents[s.nodes[from].ent].Ent, node: int32(from)}
	} else if last == from || !s.newSpeaker(from, last, who) {
		return false
	}
	who.org = house
	return true
}
