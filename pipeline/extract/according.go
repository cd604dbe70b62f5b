package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// Views told by "according to", behind them or before them.

// accordingTo reads "..., according to Jane Roe, an analyst at X", "according to
// analysts at X" and, of a quotation, "according to the bank".
func (s *sentence) accordingTo(v int) (attribution, bool) {
	at := attribution{verb: v, first: s.first, last: v - 1, kind: "indirect"}
	if s.nodes[v-1].cls.has(s.k.quote) || s.is(v-1, s.k.commaHash) && s.nodes[v-2].cls.has(s.k.quote) {
		at.kind = "direct"
	}
	i := v + 1
	if i < s.end && s.nodes[i].cls.has(s.k.to) {
		i++
	}
	e := i
	for e < s.end && !s.nodes[e].cls.has(s.k.stop.or(s.k.rel)) && e < i+9 {
		e++
	}
	switch {
	case i >= s.end || e == i:
		return at, false
	case s.nodes[i].ent >= 0 && s.nextIsPoss(i, s.end) && s.spokesman(e-1, &at.who):
	case s.nodes[i].ent >= 0 && s.speaks(i) && s.fillSpeaker(i, &at.who):
	case s.nodes[i].ent < 0 && s.spokesman(e-1, &at.who):
	case at.kind == "direct" && s.phraseEndingAt(e-1, &s.np) && s.np.n == 1 && s.np.subs[0].ent != nil && s.np.metric == "":
		at.who = speaker{org: s.np.subs[0].ent, node: int32(e - 1)}
	case s.viewOf(&at, i):
	default:
		return at, false
	}
	for at.last > at.first && s.nodes[at.last].cls.has(s.k.stop) {
		at.last--
	}
	if at.who.org != nil && at.who.person == nil && at.kind == "indirect" && at.who.title == "" {
		return at, s.viewOf(&at, i)
	}
	return at, at.who.person != nil || at.who.title != "" || at.kind == "direct"
}

// viewOf reads the house at node i that a statement without a figure is the view of:
// "Rates have peaked, according to Acme Consulting".
func (s *sentence) viewOf(at *attribution, i int) bool {
	for i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.det) {
		i++
	}
	words := attribution{who: speaker{org: &entity.Entity{}}, verb: -1, first: at.first, last: at.last}
	if i >= s.end || s.reports(&words) && !s.supposes(&words) {
		return false
	}
	n := &s.nodes[i]
	if n.ent < 0 || !s.holdsViews(i) || s.demonym(i) || s.nextIsPoss(i, s.end) {
		return false
	}
	at.who = speaker{org: s.ents[n.ent].Ent, node: int32(i), title: "house"}
	return true
}

// accordingFirst reads "According to Jane Roe, an analyst at Acme, prices will fall".
func (s *sentence) accordingFirst() (attribution, bool) {
	at := attribution{verb: s.first, last: s.end - 1, kind: "indirect"}
	i := s.first + 1
	if i < s.end && s.nodes[i].cls.has(s.k.to) {
		i++
	}
	if i >= s.end || !s.accordingWho(i, &at) {
		return at, false
	}
	for j := i + 1; j < s.end && j < i+20; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.be.or(s.k.have).or(s.k.modal)) {
			break
		}
		if n.hash == s.k.commaHash {
			at.first = j + 1
		}
	}
	for at.last > at.first && s.nodes[at.last].cls.has(s.k.stop) {
		at.last--
	}
	return at, at.first > 0 && at.last-at.first > 2
}

// accordingWho reads who is named from node i on: "Jane Roe", "Acme analyst Jane Roe", "Acme's
// Jane Roe", "economists at Acme", or Acme itself, if it lives by its views.
func (s *sentence) accordingWho(i int, at *attribution) bool {
	n := &s.nodes[i]
	if n.ent >= 0 && n.cls.has(s.k.person) {
		return s.fillSpeaker(i, &at.who)
	}
	const longest = 9
	e := i
	for e < s.end && e < i+longest && !s.is(e, s.k.commaHash) {
		e++
	}
	if e >= s.end || !s.is(e, s.k.commaHash) {
		return false
	}
	for j := e - 1; j >= i; j-- { // "Acme analyst Jane Roe"
		if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.person) {
			return s.fillSpeaker(j, &at.who)
		}
	}
	if n.ent >= 0 && s.speaks(i) && s.fillSpeaker(i, &at.who) && at.who.person != nil {
		return true
	}
	if s.spokesman(e-1, &at.who) && s.inList("viewvoice", at.who.title) {
		return true
	}
	return n.ent >= 0 && e == i+1 && s.viewsSold(s.ents[n.ent].Ent) && s.viewOf(at, i)
}

// accordingAt reads the statement of whom "according to" names at node v, where the sentence
// opens with it or behind what it says.
func (s *sentence) accordingAt(v int) (attribution, bool) {
	n := &s.nodes[v]
	if n.ent >= 0 || !n.cls.has(s.k.according) {
		return attribution{}, false
	}
	if v == s.first {
		return s.accordingFirst()
	}
	if n.flags&token.FlagQuoted == 0 && v > s.first+3 {
		return s.accordingTo(v)
	}
	return attribution{}, false
}
