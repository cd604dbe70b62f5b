package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// Statements told at second hand: "was quoted as saying", "the agency quoted Roe as saying".

// quotedAs reads the statement whose "saying" is node v: who is quoted stands before the
// verb of quoting where that is passive, behind it where a medium quotes.
func (s *sentence) quotedAs(v int) (attribution, bool) {
	at := attribution{verb: v}
	q := s.quoting(v)
	if q < 0 {
		return at, false
	}
	g := s.groupStart(q, s.first)
	passive := s.suffers(q)
	switch {
	case passive && !s.speakerBefore(q, &at.who):
		return at, false
	case !passive && !s.quotedPerson(q+1, v-1, &at.who):
		return at, false
	}
	s.statement(&at, false)
	if passive && at.kind == "indirect" && at.last < g && !s.setOff(&at) {
		return at, false
	}
	return at, at.last-at.first >= 2
}

// quoting is the node of the verb of quoting before the "as saying" that ends at node v, -1
// if there is none: "quoted by the agency as saying".
func (s *sentence) quoting(v int) int {
	const reach = 12
	if v-2 < s.first || !s.listed("sayingword", v) || !s.is(v-1, asHash) {
		return -1
	}
	for i := v - 2; i >= s.first && i > v-reach; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && s.listed("quotingword", i) {
			return i
		}
		if n.cls.has(s.k.quote) || n.hash == s.k.semicolon {
			return -1
		}
	}
	return -1
}

// quotedPerson takes who is quoted in nodes [b,e): the first person named, else whoever
// speaks for a house there.
func (s *sentence) quotedPerson(b, e int, who *speaker) bool {
	for i := b; i < e; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.person) {
			return s.fillSpeaker(i, who)
		}
	}
	return b < e && (s.spokesman(e-1, who) || s.personNamed(e-1, who) || s.nodes[b].ent >= 0 && s.fillSpeaker(b, who))
}

// goesOnSaying reads what somebody in office says besides acting: "met bankers, saying that
// the worst was over". What analysts and firms say so is told by what they do.
func (s *sentence) goesOnSaying(v int, first *attribution) {
	at := attribution{verb: v, kind: "indirect", first: s.afterThat(v + 1), last: s.end - 1}
	n := &s.nodes[v]
	if first.verb > 0 || v-2 < s.first || n.form&formIng == 0 || !s.listed("sayinggerund", v) || !s.is(v-1, s.k.commaHash) || n.flags&token.FlagQuoted != 0 {
		return
	}
	var np nounPhrase
	if !s.subjectOf(v, &np) || np.n != 1 || np.subs[0].ent == nil || np.metric != "" || np.subs[0].weak {
		return
	}
	x := &np.subs[0]
	if !s.headsSentence(x) || !s.fillSpeaker(int(x.first), &at.who) {
		return
	}
	if w := &at.who; w.person != nil && !s.holdsOffice(w) || w.person == nil && !s.forBody(w) {
		return
	}
	for at.last > at.first && s.nodes[at.last].cls.has(s.k.stop) {
		at.last--
	}
	if at.last-at.first >= 2 {
		*first = at
	}
}

// headsSentence reports whether the sentence begins with the subject x, titles and the like
// before it, and its verb follows: "Norway's finance minister, Jane Roe, met", not "slammed
// the EU plan".
func (s *sentence) headsSentence(x *subject) bool {
	for i := s.first; i < int(x.first); i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.date < 0 && (n.cls.has(s.k.prep.or(s.k.sub).or(s.k.be)) || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.flags&token.FlagCap == 0) {
			return false
		}
	}
	i := int(x.last) + 1
	return i < s.end && s.nodes[i].ent < 0 && (s.nodes[i].date >= 0 || s.finiteForm(i) || s.nodes[i].cls.has(s.k.adv.or(s.k.have).or(s.k.be).or(s.k.stop)))
}
