package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Who takes part in a meeting: everybody named is a participant of his own, a person
// before the house he comes from, a house only if nobody of it is named.

// meetingMemory is for how many sentences "the meeting" is the one told last.
const meetingMemory = 12

// attending takes the participants named before node i, back to where its clause begins.
func (s *sentence) attending(i int, np *nounPhrase) bool {
	e := s.groupStart(i, s.first)
	b := e
	for b > s.first && !s.attendanceEnds(b-1) {
		b--
	}
	return s.participants(b, e, np)
}

// attended takes the participants named from node e on, up to where their clause ends.
func (s *sentence) attended(e int, np *nounPhrase) bool {
	end := e
	for end < s.end && !s.attendanceEnds(end) && !(end > e && s.nodes[end].ent < 0 && s.nodes[end].cls.has(s.k.prep) && s.nodes[end-1].ent >= 0) {
		end++
	}
	return s.participants(e, end, np)
}

// attendanceEnds reports whether no list of participants goes on across node i.
func (s *sentence) attendanceEnds(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 {
		return false
	}
	if n.cls.has(s.k.modal) && n.flags&token.FlagCap != 0 { // "Alibaba Could"
		return false
	}
	if n.hash == s.k.commaHash && i+1 < s.end && strings.HasPrefix(s.text(i+1, i+1), "according") {
		return true
	}
	return n.hash == s.k.semicolon || n.cls.has(s.k.sub.or(s.k.rel).or(s.k.quote).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.saying)) ||
		n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.flags&token.FlagCap == 0
}

// participants adds those named in nodes [b,e): not what an apposition compares them with.
func (s *sentence) participants(b, e int, np *nounPhrase) bool {
	np.reset(b, max(b, e-1))
	party := s.k.person.or(s.k.company).or(s.k.kindBits.of("country")).or(s.k.kindBits.of("official"))
	for i := b; i < e; i++ {
		n := &s.nodes[i]
		switch {
		case n.hash == s.k.commaHash && i+1 < e && np.n > 0 && s.nodes[i+1].ent < 0 && (s.nodes[i+1].hash == s.k.a || s.nodes[i+1].hash == s.k.an || s.officialWord(i+1)):
			for i+1 < e && !s.is(i+1, s.k.commaHash) {
				i++
			}
		case n.ent < 0 && n.cls.has(s.k.pronoun) && np.n == 0 && s.plural(i):
			s.ctx.refer(s, refAny, i, np)
		case n.ent < 0 && n.cls.has(s.k.pronoun) && np.n == 0 && s.human(i):
			if who := new(speaker); s.speakerAgain(i, who) && who.person != nil {
				np.add(subject{ent: who.person, kind: schema.KindPerson, first: int32(i), last: int32(i), weak: true})
			}
		case n.ent >= 0 && n.cls.has(party) && !s.demonym(i) && !n.cls.has(s.k.kindBits.of("#medium")) && !s.stoodFor(i, e) && !s.modifies(i, e):
			if np.n == 0 {
				np.first = int32(i)
			}
			np.add(s.named(i))
			np.last = int32(i)
		}
	}
	return np.n > 0
}

// stoodFor reports whether the house, or the state, at node i is only that of the
// person named behind it: "Baidu Inc. founder Robin Li"; or no party at all:
// "Instagram-like", "Nokia's former chief".
func (s *sentence) stoodFor(i, e int) bool {
	if s.nodes[i].cls.has(s.k.person) {
		return false
	}
	if i+1 < s.end && s.nodes[i+1].cls.has(s.k.poss) || i-2 >= s.first && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.prep) && s.nodes[i-2].cls.has(s.k.person) {
		return true // "the bosses of Poland's banks", "Jane Roe of Nokia"
	}
	for j := i + 1; j < e && j < i+8; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && j == i+1 && s.nodes[i].cls.has(s.k.place):
			return true // "U.K. Financial Services Authority"
		case n.ent >= 0:
			return n.cls.has(s.k.person)
		case n.hash == s.k.commaHash && j == i+1 && j+2 < s.end && s.nodes[j+1].ent >= 0 && s.nodes[j+1].cls.has(s.k.person) && s.governedBy(i):
			return true // "The head of the agency, Jane Roe, attended"
		case j == i+1 && s.d.Tokens[n.first].Kind == token.Dash:
			return true
		case n.hash == s.k.commaHash || n.hash == s.k.and || n.cls.has(s.k.verb.or(s.k.prep)) && n.flags&token.FlagCap == 0 && !s.officialWord(j):
			return false
		}
	}
	return false
}

// modifies reports whether the country at node i only says of where those are who are
// named by the noun behind it: "representatives of the Hong Kong business sector".
func (s *sentence) modifies(i, e int) bool {
	if !s.nodes[i].cls.has(s.k.place) || i+1 >= s.end || i+1 > e {
		return false
	}
	n := &s.nodes[i+1]
	return n.ent < 0 && n.date < 0 && n.flags&token.FlagCap == 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.verb.or(s.k.prep).or(s.k.conj).or(s.k.modal).or(s.k.be).or(s.k.have).or(s.k.adv).or(s.k.rel).or(s.k.sub).or(s.k.poss)) && !s.is(i+1, s.k.and)
}

// officialWord reports whether node i is the word of an office, though it could be a verb.
func (s *sentence) officialWord(i int) bool {
	return s.nodes[i].cls.has(s.k.officialHead.or(s.k.typeBits.of("officialtitle")).or(s.k.typeBits.of("titleword")).or(s.k.typeBits.of("rolenoun")))
}

// assembled reports whether a meeting is one of officials: somebody in office or a public
// body takes part or is named, or the article has told of it before.
func (s *sentence) assembled(f *fact) bool {
	if w := strings.ToLower(s.text(int(f.trigger), int(f.trigger))); s.nodes[f.trigger].cls.has(s.k.audience) && !strings.HasPrefix(w, "spoke") && !strings.HasPrefix(w, "speaking") {
		return false // "his address to the conference"
	}
	if s.forthcoming(int(f.trigger)) && s.dated(f) || s.negated(int(f.trigger)) {
		return false // that is an appointment, or none
	}
	for i := int(f.trigger) + 1; i < s.end && i <= int(f.last)+4; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.typeBits.of("gathering")) && s.nodes[i-1].ent < 0 && s.listed("presskind", i-1) {
			return false // "held a news conference"
		}
		if s.nodes[i].ent < 0 && s.listed("callnoun", i) {
			return false // "told a conference call"
		}
	}
	public := s.k.kindBits.of("official").or(s.k.kindBits.of("country"))
	if public.has(s.k.kindBits.of(f.sub.kind)) && f.sub.kind != schema.KindPerson && f.sub.kind != schema.KindOrganisation {
		return true
	}
	return s.statesman() || s.titlesOffice() || s.withOfficials(f) || s.doc.met > 0 && s.index-s.doc.met < meetingMemory
}

// withOfficials reports whether the meeting of fact f is told as one with officials whom nothing
// names: "a meeting with government officials".
func (s *sentence) withOfficials(f *fact) bool {
	const reach = 12
	with := false
	for i := int(f.trigger) + 1; i < s.end && i < int(f.trigger)+reach; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		with = with || s.is(i, s.k.times.with)
		if with && s.listed("statebody", i) && s.plural(i) {
			return true
		}
		if n.cls.has(s.k.stop.or(s.k.rel).or(s.k.sub)) {
			return false
		}
	}
	return false
}

// titlesOffice reports whether the sentence gives somebody the title of an office, or
// names its holder by it: "Premier Li", "South Korea's president".
func (s *sentence) titlesOffice() bool {
	for i := s.first; i < s.end; i++ {
		if s.nodes[i].ent >= 0 || !s.nodes[i].cls.has(s.k.officialHead) {
			continue
		}
		if i+1 < s.end && (s.nodes[i+1].cls.has(s.k.cap) || s.nodes[i+1].ent >= 0 && s.nodes[i+1].cls.has(s.k.person)) {
			return true
		}
		for b := i - 1; b >= s.first && b > i-4; b-- {
			if s.nodes[b].ent >= 0 {
				return s.nodes[b].cls.has(s.k.kindBits.of("country"))
			}
		}
	}
	return false
}

// noteMeeting remembers that the article has told of an official meeting, and of whom.
func (s *sentence) noteMeeting(doc *document, facts []fact) {
	for i := range facts {
		if f := &facts[i]; f.rule.subject == subjMeet && !f.drop && doc.occasion.sentence <= s.index {
			doc.occasion = occasion{sub: f.sub, head: s.nodes[f.trigger].hash, sentence: s.index + 1}
		}
		if facts[i].EventType == schema.OfficialMeeting {
			doc.met = s.index + 1
			return
		}
	}
}
