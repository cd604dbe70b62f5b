package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// Moves of rates that are spoken of and not to come, and what makes a bank move.

// offTable reports whether what stands behind a move of rates told as a noun says that it
// is not to come: "further cuts are unlikely", "rate increases are not appropriate".
func (s *sentence) offTable(f *fact) bool {
	const reach = 4
	if s.nodes[f.trigger].cls.has(s.k.verb) && !s.nodes[f.trigger].cls.has(s.k.nounform) {
		return false
	}
	for i := int(f.trigger) + 1; i < s.end && i <= int(f.trigger)+reach; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.stop.or(s.k.prep)) {
			return false
		}
		if s.listed("offtable", i) || n.cls.has(s.k.neg) && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.be) {
			return true
		}
	}
	return false
}

// votedDown reports whether somebody is against a move that nothing says was made: "voted
// against a rate cut", not "against the Fed's last cut".
func (s *sentence) votedDown(f *fact) bool {
	const reach = 8
	if s.nodes[f.trigger].cls.has(s.k.verb) && !s.nodes[f.trigger].cls.has(s.k.nounform) {
		return false
	}
	for i := int(f.trigger) - 1; i >= s.first && i > int(f.trigger)-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 && (n.cls.has(s.k.poss) || n.hash == theHash || n.hash == s.k.commaHash):
			return false
		case n.ent < 0 && s.listed("opposedto", i):
			return true
		}
	}
	return false
}

// wardedOff reports whether words of its clause keep a move from coming: "scaled back bets
// on a cut", "has little intention to cut".
func (s *sentence) wardedOff(f *fact) bool {
	const reach = 10
	if f.Direction != nil && *f.Direction == schema.Flat || s.nodes[f.trigger].form&formPast != 0 && s.nodes[f.trigger].form&formBase == 0 && s.nodes[f.trigger].cls.has(s.k.verb) {
		return false // it did
	}
	for i := int(f.trigger) - 1; i >= s.first && i > int(f.trigger)-reach; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.commaHash || n.hash == s.k.semicolon || n.cls.has(s.k.rel) {
			return false
		}
		if n.ent < 0 && (s.listed("wardoff", i) || s.pairListed("wardoff", i)) {
			return true
		}
	}
	return false
}

// madeToAct reports whether what the bank named at node b is said to do was done since
// something made it: "prompted the Fed to cut rates".
func (s *sentence) madeToAct(b int) bool {
	v := b - 1
	for v > s.first && (s.nodes[v].cls.has(s.k.det.or(s.k.adj)) || s.demonym(v)) {
		v--
	}
	if v < s.first || s.nodes[v].ent >= 0 || !s.listed("causingverb", v) || s.nodes[v].form&(formPast|form3s) == 0 {
		return false
	}
	return !s.modalBefore(v)
}

// modalBefore reports whether a modal stands in the verb group that ends at node v.
func (s *sentence) modalBefore(v int) bool {
	for i := s.groupStart(v, s.first); i < v; i++ {
		if n := &s.nodes[i]; n.ent < 0 && (n.cls.has(s.k.modal.or(s.k.futureAux)) || n.cls.has(s.k.neg)) {
			return true
		}
	}
	return false
}

// boundTo reports whether the infinitive at node v is one that a modal puts ahead over the
// verb before it: "will be forced to cut", "must continue to cut".
func (s *sentence) boundTo(v int) bool {
	if v-2 < s.first || !s.nodes[v-1].cls.has(s.k.to) || s.nodes[v-2].ent >= 0 || !s.nodes[v-2].cls.has(s.k.verb) {
		return false
	}
	return s.modalBefore(v - 2)
}

// toBeMove reports whether a move of rates told as the noun at node v is one that is to be:
// "expect the next move to be a hike".
func (s *sentence) toBeMove(v int) bool {
	i := v - 1
	for i > s.first && s.nodes[i].ent < 0 && s.nodes[i].qty < 0 && s.nodes[i].cls.has(s.k.det.or(s.k.adj)) {
		i--
	}
	return i > s.first && i < v-1 && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.be) && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.to.or(s.k.modal))
}

// doneMove makes a move of rates told as a noun one that was made where a word says so:
// "last week's emergency rate cut", "the cut announced this morning".
func (s *sentence) doneMove(f *fact) bool {
	at := int(f.trigger)
	if s.nodes[at].cls.has(s.k.verb) && !s.nodes[at].cls.has(s.k.nounform) {
		return false
	}
	if at+1 < s.end && s.nodes[at+1].ent < 0 && s.listed("donemark", at+1) && s.nodes[at+1].form&formPast != 0 {
		return true
	}
	for i := at - 1; i > s.first && i > at-8; i-- {
		n := &s.nodes[i]
		switch {
		case n.date >= 0:
			if s.nodes[i+1].cls.has(s.k.poss) && strings.HasPrefix(strings.ToLower(s.text(i, i)), "last") {
				f.date = int32(i)
				return true
			}
			return false
		case n.ent < 0 && s.listed("donekind", i):
			return !s.listed("rateahead", i-1)
		case n.ent < 0 && n.cls.has(s.k.verb.or(s.k.prep).or(s.k.stop)):
			return false
		}
	}
	return false
}

// overTime reports whether a move is the sum of those made since a day: "has cut rates by 3
// points since September".
func (s *sentence) overTime(f *fact) bool {
	const reach = 8
	summed := f.Value != nil && f.Unit != nil && (*f.Unit == schema.UnitPP || *f.Unit == schema.UnitBps)
	if !summed && !s.perfect(int(f.trigger)) {
		return false
	}
	for i := int(f.trigger) + 1; i < s.end && i < int(f.last)+reach; i++ {
		n := &s.nodes[i]
		if n.date >= 0 && s.dateExpr(i).Prep == when.Since {
			return true
		}
		if n.ent < 0 && s.listed("firstsince", i) {
			return false // "for the first time since 2003"
		}
	}
	return s.nodes[s.first].date >= 0 && s.dateExpr(s.first).Prep == when.Since
}

// settledMove drops a move of rates that is not to come and settles one that is not ahead;
// it reports whether the modality is settled with that.
func (s *sentence) settledMove(f *fact) bool {
	if s.offTable(f) || s.whether(int(f.trigger)) || s.votedDown(f) || s.wardedOff(f) {
		f.drop = true
		return true
	}
	if f.Modality == schema.Actual && s.overTime(f) {
		f.Modality = schema.Past
		return true
	}
	if f.Modality == schema.Expected && s.doneMove(f) {
		f.Modality = schema.Actual
		return true
	}
	if f.Modality == schema.Actual && (s.boundTo(int(f.trigger)) || s.toBeMove(int(f.trigger))) {
		f.Modality = schema.Expected
		return true
	}
	return false
}
