package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Moves of rates that are expected, decided or only spoken of.

// awaited makes a move of a central bank that markets bet on, or that is to
// come, expected.
func (s *sentence) awaited(f *fact) {
	if (f.Direction == nil || *f.Direction != schema.Flat) && s.negated(int(f.trigger)) {
		f.drop = true
		return
	}
	if f.Unit != nil && *f.Unit == schema.UnitPoints {
		f.Unit = ptr(schema.UnitPP) // half a point
	}
	s.partOfPoint(f)
	if s.settledMove(f) {
		return
	}
	if g := s.groupStart(int(f.trigger), s.first); f.Modality == schema.Possible && s.saidWould(g) {
		f.Modality = s.saidToCome(g)
		return
	}
	switch f.Modality {
	case schema.Scheduled, schema.Forecast:
		f.Modality = schema.Expected
		return
	case schema.Actual:
	default:
		return
	}
	at := int(f.trigger)
	if s.decidedTo(at) || at-2 > s.first && s.nodes[at-1].cls.has(s.k.to) && s.madeToAct(s.beforeDates(at-2)) {
		return
	}
	if s.nodes[at].form&formBase != 0 && at > s.first && s.nodes[at-1].cls.has(s.k.to) && !s.nodes[max(s.first, at-2)].cls.has(s.k.verb) {
		f.Modality = schema.Expected // "going to have to cut", "loath to cut"
	}
	if s.nodes[at].form&formIng != 0 { // "may start buying"
		for i := at - 1; i >= s.first && i >= at-3; i-- {
			if m := s.payload(i, s.k.modalityClass); m != "" && s.nodes[i].ent < 0 {
				f.Modality = m
				return
			}
		}
	}
	if s.nodes[at].form&formPast != 0 && s.nodes[at].cls.has(s.k.verb) && s.nodes[at].form&formBase == 0 {
		return // it did
	}
	if s.nodes[at].cls.has(s.k.nounform) || !s.nodes[at].cls.has(s.k.verb) {
		for i := at - 1; i >= s.first && i >= at-12; i-- { // "may justify a rate cut"
			if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.modal) {
				f.Modality = schema.Possible
				return
			}
		}
	}
	if s.awaitedBefore(at, int(f.first)) {
		f.Modality = schema.Expected
	}
}

// awaitedBefore reports whether a word of waiting stands before the verb at node at of what
// begins at node first: "markets expect", "bets that".
func (s *sentence) awaitedBefore(at, first int) bool {
	for i := at - 1; i >= s.first && i >= at-10; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.typeBits.of("awaited")) && s.payload(i, s.lex.classes["awaited"]) == "" {
			return true
		}
		if n.hash == s.k.semicolon || n.hash == s.k.commaHash && i < first {
			return false
		}
	}
	return false
}

// saidToCome is the modality of what somebody said would be done, in the verb group at node
// g: planned by the bank that said it of itself, expected of others.
func (s *sentence) saidToCome(g int) string {
	if g > s.first && s.nodes[g-1].cls.has(s.k.pronoun) {
		return schema.Scheduled // "said it would buy bonds"
	}
	return schema.Expected
}

// moveTold reports whether a move of rates told as a noun is one that is counted,
// expected, signalled or taken: what it does, or how fast it comes, tells of none.
func (s *sentence) moveTold(f *fact) bool {
	const reach = 14
	at := int(f.trigger)
	if f.Value != nil {
		return true
	}
	owned, near := false, true // the bank's own: "the Fed's first rate cuts"
	for i := at - 1; i >= s.first && i > at-reach; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			owned = owned || near && n.ent >= 0 && n.cls.has(s.k.kindBits.of("central_bank"))
			continue
		}
		if s.listed("aspect", i) || n.hash == s.k.semicolon {
			return false
		}
		near = near && !n.cls.has(s.k.prep.or(s.k.verb).or(s.k.stop))
		if n.cls.has(s.k.typeBits.of("awaited")) || s.begins("foretelling", i) || n.cls.has(s.k.predictVerb) {
			return true
		}
	}
	if at+1 < s.end && s.nodes[at+1].ent < 0 && s.nodes[at+1].cls.has(s.k.modal) { // "a rate cut could come", not "the rate cut would help"
		return s.comesAbout(at + 2)
	}
	return owned || at+1 < s.end && s.is(at+1, s.k.by) || s.movedBefore(f, at)
}

// rateMove is a move of a policy rate that an article told as taken.
type rateMove struct {
	bank      *entity.Entity
	direction string
}

// noteRates keeps a move of a policy rate that f tells as taken, for what comes back to it.
func (d *document) noteRates(f *fact) {
	if f.Modality == schema.Actual && f.sub.ent != nil && same(f.Metric, ptr("policy_rate")) && f.Direction != nil && *f.Direction != schema.Flat && !f.drop {
		d.rates = rateMove{bank: f.sub.ent, direction: *f.Direction}
	}
}

// movedBefore reports whether the move of rates that the noun at node i names is the one that
// the article has told as taken: "the cut", "Tuesday's rate cut", "its rate increase".
func (s *sentence) movedBefore(f *fact, i int) bool {
	const longest = 7
	if last := &s.doc.rates; last.bank == nil || f.sub.ent != last.bank || !same(f.Direction, &last.direction) || strings.HasSuffix(s.text(i, i), "s") {
		return false
	}
	for j := i - 1; j >= s.first && j > i-longest; j-- {
		switch n := &s.nodes[j]; {
		case n.cls.has(s.k.poss), s.is(j, theHash), s.is(j, itsHash):
			return true
		case n.ent < 0 && n.date < 0 && n.qty < 0 && n.cls.has(s.k.prep.or(s.k.verb).or(s.k.stop).or(s.k.conj).or(s.k.det)):
			return false
		}
	}
	return false
}

// comesAbout reports whether the verb behind a modal, at node i or behind an adverb, says
// that something happens: "come", "be delayed", "follow".
func (s *sentence) comesAbout(i int) bool {
	for i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv.or(s.k.neg)) {
		i++
	}
	return i < s.end && s.nodes[i].ent < 0 && (s.nodes[i].cls.has(s.k.be) || s.listed("comesabout", i))
}

// negated reports whether a negation stands before node v in its clause: "is in
// no hurry to start raising", "does not need to cut", "unlikely to cut".
func (s *sentence) negated(v int) bool {
	for i := v - 1; i >= s.first && i >= v-9; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 {
			continue
		}
		if n.cls.has(s.k.neg) || s.payload(i, s.lex.classes["awaited"]) == "not" {
			return true
		}
		if n.hash == s.k.commaHash || n.hash == s.k.semicolon || n.cls.has(s.k.rel) {
			return false
		}
	}
	return false
}

// decidedTo reports whether the infinitive at node v is what was decided:
// "voted 6-1 to leave", "decided unanimously to cut".
func (s *sentence) decidedTo(v int) bool {
	if v-2 < s.first || !s.nodes[v-1].cls.has(s.k.to) {
		return false
	}
	at := s.beforeDates(v - 2)
	if at >= s.first && s.nodes[at].ent < 0 && (s.listed("decisionnoun", at) || at < v-2 && s.listed("actnoun", at)) {
		return true // "its decision to cut rates", "the move last week to cut rates"
	}
	for i := v - 2; i >= s.first && i >= v-5; i-- {
		if n := &s.nodes[i]; n.cls.has(s.k.verb) {
			return s.listed("resolved", i) && !(i > s.first && s.nodes[i-1].cls.has(s.k.modal))
		}
	}
	return false
}

// partOfPoint makes a fraction of a percentage point one: "three quarters of a
// percentage point" are 0.75 points, not 75 percent.
func (s *sentence) partOfPoint(f *fact) {
	q := int(f.qty)
	if q < 0 || q+2 >= s.end || f.Value == nil || f.Unit == nil || *f.Unit != schema.UnitPct || !s.is(q+1, s.k.of) {
		return
	}
	if of := s.quantityOf(q + 2); of != nil && of.unit == schema.UnitPP {
		f.Value, f.Unit = ptr(*f.Value/100), ptr(schema.UnitPP)
	}
}
