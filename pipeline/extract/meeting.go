package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// Meetings told as noun phrases: who convenes or takes part, and when. One that lies
// ahead is an appointment, one that is past or under way an official meeting.

// meetingReach is how far from its noun, in nodes, the name and the day of a
// meeting stand.
const meetingReach = 9

// convener finds whose meeting the noun at node i names: the owner before it, the
// body behind "of", or who meets whom ("talks between A and B", "A's talks with B").
func (s *sentence) convener(i int, np *nounPhrase) bool {
	np.reset(i, i)
	if i > s.first && s.nodes[i-1].ent < 0 && s.listed("presskind", i-1) {
		return false // "a news conference"
	}
	for j := i - 1; j >= s.first && j > i-7; j-- {
		if s.nodes[j].ent < 0 && s.listed("recordof", j) {
			return false // "the minutes from its May meeting"
		}
	}
	b := s.meetingPhrase(i)
	if s.participle(i) { // "Group of 20 finance chiefs, meeting in Shanghai"
		b = s.meetingPhrase(i - 1)
	}
	if s.listed("rulingnoun", i) && !(b > s.first && s.nodes[b-1].ent >= 0 && s.nodes[b-1].cls.has(s.k.kindBits.of("central_bank"))) {
		return false
	}
	if j := b - 1; b > s.first && s.nodes[j].ent >= 0 && s.convenes(j, b, i) {
		if p := s.pairBefore(j); p >= 0 {
			j = p
		}
		np.add(s.named(j))
		return true
	}
	if j := s.behindOf(i); j > 0 {
		np.add(s.named(j))
		return true
	}
	if s.between(i, np) {
		return true
	}
	return s.convenerAgain(b, i, np)
}

// participle reports whether node i is no noun but says what the name before its
// comma is doing.
func (s *sentence) participle(i int) bool {
	return i-2 > s.first && s.is(i-1, s.k.commaHash) && s.text(i, i) == "meeting"
}

// meetingPhrase returns the first node of the modifiers of the noun at node i, up to
// a name or an article.
func (s *sentence) meetingPhrase(i int) int {
	b := i
	for b > s.first && i-b < meetingReach {
		n := &s.nodes[b-1]
		if n.ent >= 0 && !s.demonym(b-1) || n.ent < 0 && n.date < 0 && n.cls.has(s.k.det.or(s.k.prep).or(s.k.conj).or(s.k.sub).or(s.k.rel).or(s.k.quote).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.pronoun)) {
			break
		}
		if n.cls.has(s.k.stop) && s.d.Tokens[n.first].Kind != token.Dash || n.ent < 0 && n.cls.has(s.k.verb) && !s.listed("meetingmod", b-1) {
			break
		}
		b--
	}
	return b
}

// convenes reports whether the name at node j is one that meetings are held by. The
// modifiers [b,i) before the noun say which of a company are: "annual meeting".
func (s *sentence) convenes(j, b, i int) bool {
	n := &s.nodes[j]
	switch {
	case n.cls.has(s.k.kindBits.of("organisation").or(s.k.kindBits.of("central_bank")).or(s.k.kindBits.of("government")).or(s.k.kindBits.of("regulator"))):
		return true
	case s.talks(i) && n.cls.has(s.k.kindBits.of("country")) && !s.demonym(j):
		return s.pairBefore(j) >= 0
	case n.cls.has(s.k.person):
		return b < i && s.nodes[b].cls.has(s.k.poss) && s.ents[n.ent].Ent.Title != "" && s.withBehind(i)
	case n.cls.has(s.k.kindBits.of("#company")):
		for k := b; k < i; k++ {
			if s.nodes[k].ent < 0 && s.listed("holdermeeting", k) {
				return true
			}
		}
	}
	return false
}

// pairBefore returns the node of the state joined to that at node j: "U.S.-China
// talks"; -1 if there is none.
func (s *sentence) pairBefore(j int) int {
	if j-2 < s.first || !s.isDash(j-1) || s.nodes[j-2].ent < 0 || !s.nodes[j-2].cls.has(s.k.kindBits.of("country")) {
		return -1
	}
	return j - 2
}

// talks reports whether the noun at node i is of what states hold with each other.
func (s *sentence) talks(i int) bool { return s.listed("talkword", i) }

// withBehind reports whether the noun at node i is followed by who else takes part.
func (s *sentence) withBehind(i int) bool {
	return i+1 < s.end && s.is(i+1, s.k.times.with) && s.nodes[i+1].ent < 0
}

// behindOf returns the body behind "of" or "by" after the noun at node i, 0 if there
// is none: "the opening session of the National People's Congress".
func (s *sentence) behindOf(i int) int {
	if i+2 >= s.end || !s.is(i+1, s.k.of) && !s.is(i+1, s.k.by) {
		return 0
	}
	body := s.k.kindBits.of("organisation").or(s.k.kindBits.of("central_bank")).or(s.k.kindBits.of("government")).or(s.k.kindBits.of("regulator"))
	for j := i + 2; j < s.end && j < i+7; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 {
			if n.cls.has(body) {
				return j
			}
			return 0
		}
		if !n.cls.has(s.k.det.or(s.k.adj).or(s.k.typeBits.of("rolenoun"))) {
			return 0
		}
	}
	return 0
}

// between reads "talks between A and B", "a meeting between A and B": the first named
// of them meets.
func (s *sentence) between(i int, np *nounPhrase) bool {
	if i+1 >= s.end || s.text(i+1, i+1) != "between" {
		return false
	}
	party := s.k.kindBits.of("country").or(s.k.person).or(s.k.kindBits.of("government")).or(s.k.kindBits.of("organisation"))
	for j := i + 2; j < s.end && j < i+meetingReach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("government"))) && s.titledAfter(j) {
			continue // "US Treasury Secretary Jane Roe"
		}
		if n.ent >= 0 && n.cls.has(party) && !s.demonym(j) {
			np.add(s.named(j))
			return np.subs[0].kind != schema.KindPerson || np.subs[0].ent.Title != "" || s.governedTitle(j)
		}
		if n.ent >= 0 && n.cls.has(s.k.company) || n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop)) {
			return false
		}
	}
	return false
}

// titledAfter reports whether the name at node j stands before a title of office.
func (s *sentence) titledAfter(j int) bool {
	for k := j + 1; k < s.end && k < j+4; k++ {
		if n := &s.nodes[k]; n.ent < 0 && n.cls.has(s.k.officialHead.or(s.k.typeBits.of("officialtitle"))) {
			return true
		} else if n.ent < 0 && n.flags&token.FlagCap == 0 {
			return false
		}
	}
	return false
}

// governedTitle reports whether a title of office stands before the name at node j.
func (s *sentence) governedTitle(j int) bool {
	return j > s.first && s.nodes[j-1].ent < 0 && s.nodes[j-1].cls.has(s.k.officialHead)
}

// convenerAgain is the body named last, for "its next meeting", "the meeting next
// week": the phrase must have a day.
func (s *sentence) convenerAgain(b, i int, np *nounPhrase) bool {
	for k := b; k < i; k++ {
		if s.nodes[k].ent < 0 && s.listed("holdermeeting", k) && s.meetingDay(b, i) >= 0 {
			return s.ownersMeeting(b, i, np)
		}
	}
	if b <= s.first || s.nodes[b-1].ent >= 0 || s.meetingDay(b, i) < 0 || !s.listed("ownmeeting", i) {
		return false
	}
	definite := s.nodes[b].date >= 0 && strings.Contains(s.text(b, b), "the ") // "at the April 9 meeting"
	if n := &s.nodes[b-1]; !definite && (!n.cls.has(s.k.det) || n.hash == s.k.a || n.hash == s.k.an) {
		return false
	}
	company := false // one has been named since
	for j := b - 2; j >= 0 && j > b-bankReach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 || s.demonym(j) {
			continue
		}
		if n.cls.has(s.k.kindBits.of("central_bank")) || !company && n.cls.has(s.k.kindBits.of("organisation")) && s.inList("polbody", s.ents[n.ent].Ent.Name) {
			np.add(s.weak(s.named(j), i))
			return true
		}
		if n.cls.has(s.k.company) && j < s.first {
			company = true
		}
	}
	return false
}

// ownersMeeting finds the company whose shareholders meet in "its annual meeting":
// the last one named in the sentence, or the one that "the company" means.
func (s *sentence) ownersMeeting(b, i int, np *nounPhrase) bool {
	for j := b - 1; j >= s.first; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			np.add(s.named(j))
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.anaphor) {
			if m := s.ctx.mainCo; m != nil && s.text(j, j) == "company" {
				np.add(s.weak(*m, i))
				return true
			}
			return false
		}
	}
	return false
}

// meetingDay returns the node of the day of the meeting whose noun is node i and
// whose modifiers begin at node b; -1 if the phrase has none.
func (s *sentence) meetingDay(b, i int) int {
	for j := i - 1; j >= b; j-- {
		if s.nodes[j].date >= 0 {
			return j
		}
	}
	lo := max(s.first, b-4)
	for j := b - 1; j >= lo; j-- { // "Friday's OPEC meeting"
		if n := &s.nodes[j]; n.date >= 0 && j+1 < i && (s.nodes[j+1].cls.has(s.k.poss) || s.text(j, j) != "" && j+1 == b-1 && n.ent < 0 && s.nodes[b-1].ent >= 0) {
			return j
		}
	}
	reach := i + 6
	if i+1 < s.end && s.text(i+1, i+1) == "between" {
		reach += 20
	}
	for j := i + 1; j < s.end && j < reach; j++ {
		n := &s.nodes[j]
		if n.date >= 0 {
			return j
		}
		if n.ent < 0 && (n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub).or(s.k.quote)) && !s.listed("setword", j) || n.cls.has(s.k.stop)) {
			break
		}
	}
	return -1
}

// convened dates a meeting and says whether it lies ahead. One without a day must be
// where something happens: "on the sidelines of", "the first day of", "at its annual".
func (s *sentence) convened(f *fact) bool {
	i := int(f.trigger)
	b := s.meetingPhrase(i)
	d := s.meetingDay(b, i)
	f.last = max(f.last, int32(i))
	if s.participle(i) {
		f.date = int32(d)
		return true
	}
	if d < 0 {
		return f.sub.kind == schema.KindPerson && s.occasionOf(b, i) || s.k.kindBits.of("country").has(s.k.kindBits.of(f.sub.kind)) || s.occasion(b, i) || s.bodyMeets(f, b)
	}
	f.date = int32(d)
	f.first, f.last = min(f.first, int32(d)), max(f.last, int32(d))
	e := s.dateExpr(d)
	if e.Prep == when.Since || e.Prep == when.After && d > i {
		return false
	}
	if s.meetingAhead(b, d) {
		if s.text(i, i) == "vote" {
			return false
		}
		f.EventType, f.Modality = schema.Schedule, schema.Scheduled
		f.placedDay = f.placedDay || !s.onDay(d)
		return e.Rel != when.Last
	}
	return (s.onDay(d) || e.Rel == when.Last || i+1 < s.end && s.text(i+1, i+1) == "between") && !s.listed("rulingnoun", i)
}

// meetingAhead reports whether the meeting whose day is node d lies ahead.
func (s *sentence) meetingAhead(b, d int) bool {
	if s.ahead(d) {
		return true
	}
	for j := b - 1; j >= s.first && j > b-14 && s.dateExpr(d).Kind == when.KindWeekday && s.dateExpr(d).Rel != when.Last; j-- {
		if n := &s.nodes[j]; n.ent < 0 && s.listed("betword", j) {
			return true // "has priced in a cut at the bank's meeting on Wednesday"
		}
	}
	for j := b; j < b+6 && j < s.end; j++ {
		if n := &s.nodes[j]; n.ent < 0 && s.listed("nextword", j) {
			return true
		}
	}
	for j := b - 1; j >= s.first && j > b-6; j-- { // "holds its meeting on Friday"
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) {
			return n.form&(formPast|formPart|formIng) == 0 && s.explicitDay(d)
		}
	}
	return false
}

// occasionOf reports whether nothing says that a meeting between people has not come
// about yet.
func (s *sentence) occasionOf(b, i int) bool {
	for j := max(s.first, b-6); j < i; j++ {
		if s.nodes[j].ent < 0 && s.listed("unmet", j) {
			return false
		}
	}
	return true
}

// occasion reports whether a meeting without a day is told as the place where, or the
// time when, something happens.
func (s *sentence) occasion(b, i int) bool {
	if !s.occasionOf(b, i) {
		return false
	}
	for j := b; j < i; j++ {
		if s.nodes[j].ent < 0 && s.listed("recurrent", j) {
			return true
		}
	}
	for j := b - 1; j >= s.first && j > b-7; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("recurrent", j) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop)) {
			return false
		}
	}
	return false
}

// bodyMeets reports whether a meeting without a day is one of a body of states, told as the place
// or the time of something: "at the G20 summit". One that is awaited lies ahead.
func (s *sentence) bodyMeets(f *fact, b int) bool {
	i := int(f.trigger)
	if f.sub.weak || !s.statesMeet(f) || s.listed("rulingnoun", i) || s.listed("notonemeeting", i) || !s.occasionOf(b, i) {
		return false
	}
	for b > s.first && (s.nodes[b-1].ent >= 0 && int(f.sub.first) == b-1 || s.nodes[b-1].ent < 0 && s.nodes[b-1].cls.has(s.k.det.or(s.k.poss).or(s.k.adj))) {
		b--
	}
	if b == s.first || s.nodes[b-1].ent >= 0 || !s.listed("talksprep", b-1) {
		return false
	}
	if s.listed("talksahead", b-1) {
		f.Modality = schema.Scheduled
	}
	return true
}

// statesMeet reports whether those whose meeting fact f tells are a body of states or of a state.
func (s *sentence) statesMeet(f *fact) bool {
	switch f.sub.kind {
	case schema.KindOrganisation:
		return s.inList("polbody", f.sub.displayName()) || s.inList("statesbody", f.sub.displayName())
	case schema.KindGovernment, schema.KindRegulator:
		return true
	}
	return false
}

// listening reports whether a body that is spoken to is no medium and one that meets.
func (s *sentence) listening(f *fact) bool {
	return f.sub.ent != nil && !s.k.kindBits.of("#medium").has(s.k.kindBits.of(f.sub.kind)) && !hasAny(f.sub.ent.Name, "Review", "Magazine", "News", "Journal", "Times", "Radio", "Television")
}
