package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Occasions: forums, summits and ceremonies at which somebody speaks. Whoever is quoted
// there has taken part.

// occasion is the event that a text has named, for "the same event" further on.
type occasion struct {
	sub      subject
	head     uint64 // of its noun
	sentence int
}

// occasionReach is how long, in nodes, the phrase that names an event is.
const occasionReach = 12

// spokeAt adds the event at which the speaker of an attribution says what they say:
// "told the Acme Forum", "said at the same event", "speaking on the sidelines of".
func (s *sentence) spokeAt(at *attribution, facts []fact) []fact {
	if at.who.person == nil {
		return facts
	}
	for i := s.first; i+1 < s.end; i++ {
		n := &s.nodes[i]
		said := at.kind == "indirect" && i > at.first && i <= at.last && at.first > at.verb
		if n.ent >= 0 || n.date >= 0 || n.flags&token.FlagQuoted != 0 || said || !s.opensOccasion(i) {
			continue
		}
		sub, head := s.occasionAt(i+1, at)
		if head < 0 || s.meetingFound(facts, head) {
			continue
		}
		f := fact{rule: &s.k.occasionRule, trigger: int32(head), qty: -1, date: -1, metricNode: -1, sent: s.index, sub: sub, speaker: at.who.person.Name}
		f.EventType, f.Modality, f.Polarity, f.Bound = schema.OfficialMeeting, schema.Actual, "pos", schema.BoundEq
		f.first, f.last = int32(min(i, int(at.who.node))), int32(max(head, int(at.who.node)))
		f.date = int32(s.saidOn(at))
		if at.who.org != nil {
			f.ActorName, f.ActorID = ptr(at.who.org.Name), ptr(at.who.org.ID)
		}
		return append(facts, f)
	}
	return facts
}

// opensOccasion reports whether node i is a word that an event stands behind: "at",
// "during", "told", "addressed", "sidelines of".
func (s *sentence) opensOccasion(i int) bool {
	return s.listed("occasionprep", i) || s.is(i, s.k.of) && i > s.first && s.listed("margin", i-1) || s.nodes[i].cls.has(s.k.audience)
}

// meetingFound reports whether a rule has found the meeting at node head.
func (s *sentence) meetingFound(facts []fact, head int) bool {
	for k := range facts {
		f := &facts[k]
		if (f.EventType == schema.OfficialMeeting || f.EventType == schema.Schedule) && (int(f.first) <= head && int(f.last) >= head || int(f.trigger) == head) {
			return true
		}
	}
	return false
}

// occasionAt reads the phrase that begins at node b: its event, and the node of its
// noun, -1 if it names none. An event of no name is told by who takes part in it.
func (s *sentence) occasionAt(b int, at *attribution) (sub subject, head int) {
	name := -1 // first word of a name
	for i := b; i < s.end && i < b+occasionReach; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.rel).or(s.k.sub)) || n.hash == s.k.commaHash || s.listed("presskind", i) && (!s.listed("occasionhead", i) || s.headOf(i))):
			return subject{}, -1
		case n.ent >= 0 && s.occasionNamed(i):
			return s.remembered(s.named(i), i), i
		case n.ent < 0 && s.listed("occasionhead", i) && !s.headOf(i):
			return s.occasionOfHead(b, name, i, at)
		case n.ent < 0 && n.flags&token.FlagCap == 0 && !s.is(i, s.k.of) && !n.cls.has(s.k.poss) && n.date < 0:
			name = -1
		case name < 0 && n.flags&token.FlagCap != 0 && !n.cls.has(s.k.poss):
			name = i
		}
	}
	return subject{}, -1
}

// headOf reports whether the event noun at node i stands before another one, or before
// what makes it a part of something: "the forum's summit", "Congress party".
func (s *sentence) headOf(i int) bool {
	if i+1 >= s.end {
		return false
	}
	n := &s.nodes[i+1]
	if n.ent >= 0 {
		return false
	}
	if n.cls.has(s.k.poss) || s.listed("occasionhead", i+1) || s.listed("presskind", i+1) || s.listed("callnoun", i+1) {
		return true
	}
	return s.nodes[i].flags&n.flags&token.FlagCap != 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.prep)
}

// occasionNamed reports whether the name at node i is itself one of an event.
func (s *sentence) occasionNamed(i int) bool {
	e := s.ents[s.nodes[i].ent].Ent
	if e.Kind != schema.KindOrganisation && e.Kind != schema.KindGovernment || s.demonym(i) {
		return false
	}
	w := e.Name[strings.LastIndexByte(e.Name, ' ')+1:]
	return s.inList("occasionhead", w) || hasAny(e.Name, "Forum", "Club", "Chamber", "Committee", "Congress", "Parliament", "Senate") || s.inList("occasionname", e.Name)
}

// occasionOfHead is the event whose noun is node head: the capitalised words before it,
// the body that holds it, the event named before, else who speaks there.
func (s *sentence) occasionOfHead(b, name, head int, at *attribution) (subject, int) {
	n := &s.nodes[head]
	if name >= 0 && n.flags&token.FlagCap != 0 && head > name {
		return s.remembered(s.newOccasion(name, s.nameEnd(head)), head), head
	}
	for i := head - 1; i >= b; i-- {
		if x := &s.nodes[i]; x.ent >= 0 && !s.demonym(i) && x.cls.has(s.k.kindBits.of("organisation").or(s.k.kindBits.of("central_bank")).or(s.k.kindBits.of("regulator"))) {
			return s.remembered(s.named(i), head), head
		}
	}
	if j := s.behindOf(head); j > 0 {
		return s.remembered(s.named(j), head), head
	}
	if o := &s.doc.occasion; o.sentence > 0 && s.index+1-o.sentence <= 2*refWindow && (o.head == n.hash || s.listed("anyoccasion", head)) && s.definiteAt(b) {
		o.sentence = s.index + 1
		return o.sub, head
	}
	if from, to := s.describedOccasion(b, head); from >= 0 && s.listed("publicoccasion", head) {
		return s.remembered(s.newOccasion(from, to), head), head
	}
	if s.listed("publicoccasion", head) && s.holdsOffice(&at.who) {
		p := at.who.person
		return subject{ent: p, kind: p.Kind, first: at.who.node, last: at.who.node}, head
	}
	return subject{}, -1
}

// describedOccasion returns the words that describe an event of no name: "launch
// ceremony", "ceremony marking the anniversary of the fund"; -1 if there are none.
func (s *sentence) describedOccasion(b, head int) (from, to int) {
	from, to = head, head
	for from > b && s.nodes[from-1].ent < 0 && s.nodes[from-1].date < 0 && s.nodes[from-1].cls.has(s.k.word) && !s.nodes[from-1].cls.has(s.k.det.or(s.k.adj).or(s.k.prep).or(s.k.pronoun).or(s.k.poss)) && !s.listed("recurrent", from-1) && !s.listed("samedefinite", from-1) {
		from--
	}
	if head+2 < s.end && s.listed("occasionof", head+1) {
		for to = head + 1; to+1 < s.end && to < head+occasionReach && !s.nodes[to+1].cls.has(s.k.stop.or(s.k.rel).or(s.k.sub).or(s.k.be).or(s.k.have)) && s.nodes[to+1].date < 0; to++ {
		}
	}
	if from == head && to == head {
		return -1, -1
	}
	return from, to
}

// definiteAt reports whether the phrase at node b is one of what is known.
func (s *sentence) definiteAt(b int) bool {
	return s.is(b, theHash) || s.text(b, b) == "this" || s.text(b, b) == "that"
}

// nameEnd returns the last node of the name of an event whose noun is node head:
// "Forum for Asia", "Conference on Trade".
func (s *sentence) nameEnd(head int) int {
	if head+2 < s.end && s.nodes[head+1].ent < 0 && s.nodes[head+1].cls.has(s.k.prep) && !s.is(head+1, inHash) && !s.is(head+1, s.k.at) && s.nodes[head+2].flags&token.FlagCap != 0 && s.nodes[head+2].date < 0 {
		return head + 2
	}
	return head
}

// newOccasion makes an event of the words from node first to node last.
func (s *sentence) newOccasion(first, last int) subject {
	name := s.text(first, last)
	e := &entity.Entity{ID: entity.NewID(schema.KindOrganisation, "", name), Name: name, Kind: schema.KindOrganisation}
	s.ctx.made = append(s.ctx.made, e)
	return subject{ent: e, kind: e.Kind, first: int32(first), last: int32(last), unlisted: true}
}

// remembered keeps an event for "the same event".
func (s *sentence) remembered(sub subject, head int) subject {
	s.doc.occasion = occasion{sub: sub, head: s.nodes[head].hash, sentence: s.index + 1}
	return sub
}
