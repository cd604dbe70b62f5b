package extract

import (
	"github.com/wiremill/wiremill/schema"
)

// Figures in what is said: a fact told, or what a view is of.

// told reports whether what is said is a fact that has been found: an office
// that reports a figure states no policy, a manager who gives one no opinion.
func (s *sentence) told(facts []fact, at *attribution) bool {
	if s.reports(at) && (len(facts) > 0 || at.who.person == nil && !s.figuresSaid(at)) {
		return true
	}
	for k := range facts {
		f := &facts[k]
		if f.EventType == schema.Schedule || f.EventType == schema.PolicyStatement || f.EventType == schema.OfficialMeeting {
			continue // where it was said, or what else
		}
		if f.EventType == schema.PolicyAction && s.wouldAct(int(f.trigger)) && at.who.person != nil && s.holdsOffice(&at.who) {
			continue // "the minister said a tax would be lifted" is his word for it
		}
		if f.EventType == schema.MacroIndicator && f.Value == nil && (at.who.person != nil || at.who.org != nil && at.who.org.Kind == schema.KindCentralBank) {
			continue // "the Fed said that activity had slowed" is its view
		}
		if at.who.title != "" && at.who.person == nil && !s.runs(at.who.title) || s.inNote(at.verb) {
			continue // what a broker writes is its view
		}
		if s.foresees(f, at) || s.othersRate(f, at) {
			continue
		}
		if int(f.last) < at.first-1 && at.first > at.verb {
			continue // "though its shares fell, he said he was hopeful"
		}
		if at.who.person == nil && s.holdsOffice(&at.who) && !s.wholly(f, at) {
			continue // "the White House said the plan to close plants showed that it was adapting"
		}
		own := s.ofSpeaker(f, at)
		named := f.EventType == schema.CentralBank && (int(f.last-f.first)*2 < at.last-at.first || s.claims(at)) // "said the rate cut would help"
		if at.who.person == nil || own && int(f.first) <= at.first+2 && !named {
			return true
		}
	}
	return false
}

// wholly reports whether a fact is all that is said, or is of the body that says it.
func (s *sentence) wholly(f *fact, at *attribution) bool {
	switch f.EventType {
	case schema.CentralBank, schema.RegAction, schema.PolicyAction, schema.MacroIndicator, schema.Legal, schema.Labour, schema.CreditEvent:
		return true // what offices report
	}
	if f.sub.ent != nil && f.sub.ent == at.who.org || at.verb >= 0 && s.listed("announceverb", at.verb) {
		return true
	}
	return (f.last-max(f.first, int32(at.first)))*2 >= int32(at.last-at.first)
}

// ofSpeaker reports whether a fact is of the house or the state of who speaks, or can be as
// nothing says whose it is.
func (s *sentence) ofSpeaker(f *fact, at *attribution) bool {
	open := !s.voices(at.who.title)
	switch {
	case at.who.org == nil:
		return open
	case f.sub.ent == nil && open:
		return true
	case f.sub.ent != nil && f.sub.ent.Name == at.who.org.Name:
		return true
	}
	return s.k.kindBits.of("official").has(s.k.kindBits.of(at.who.org.Kind))
}

// othersRate reports whether a fact is what another central bank did, which a bank or an office
// only refers to: "The HKMA said prices rose after the Federal Reserve began to cut rates".
func (s *sentence) othersRate(f *fact, at *attribution) bool {
	return f.EventType == schema.CentralBank && at.who.person == nil && at.who.org != nil && f.sub.ent != nil && f.sub.ent.Name != at.who.org.Name && int(f.first) > at.first+2
}

// foresees reports whether a fact is what a house that lives by its views expects of others:
// "Acme Research sees the pound at 1.20".
func (s *sentence) foresees(f *fact, at *attribution) bool {
	if at.who.person != nil || at.who.org == nil || !s.houseForesees(at) {
		return false
	}
	return f.sub.ent == nil || f.sub.ent.Name != at.who.org.Name
}

// houseForesees reports whether a house that has views of others says what it expects of them.
func (s *sentence) houseForesees(at *attribution) bool {
	if at.who.person == nil && at.who.org != nil && at.who.title == "" && s.supposes(at) && s.viewOthers(at.who.org, at) {
		return true
	}
	if at.verb < 0 || at.who.person != nil || at.who.org == nil || !s.forecasts(at.who.org) || !s.besideItself(at.who.org, at) {
		return false
	}
	n := &s.nodes[at.verb]
	return n.cls.has(s.k.predictVerb.or(s.k.opining)) || s.listed("arguingverb", at.verb)
}

// supposes reports whether a statement tells what would be, its figures with it: "a strike
// would cost the economy $5 billion, according to Acme Economics".
func (s *sentence) supposes(at *attribution) bool {
	if v := at.verb; v >= 0 && !s.listed("plainsaying", v) && !s.listed("arguingverb", v) && !s.nodes[v].cls.has(s.k.opining) {
		return false
	}
	for i := at.first; i < at.last; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.modal) && (s.listed("surmising", i) || n.hash == wouldHash) {
			return true
		}
	}
	return false
}

// figuresSaid reports whether somebody in office says a thing with a figure in it of which
// nothing is known as a fact: "Police said the losses exceeded $20 million".
func (s *sentence) figuresSaid(at *attribution) bool {
	return at.verb >= 0 && at.first > at.verb && s.listed("plainsaying", at.verb) && (s.holdsOffice(&at.who) || s.forBody(&at.who))
}

// chance gives a view the figure that it is of: "sees an 85 percent chance".
func (s *sentence) chance(f *fact) {
	for i := int(f.first); i < int(f.last); i++ {
		n := &s.nodes[i]
		if n.qty < 0 || s.qtys[n.qty].unit != schema.UnitPct || s.nodes[i+1].ent >= 0 || !s.listed("chancenoun", i+1) {
			continue
		}
		q := &s.qtys[n.qty]
		f.Value, f.Unit, f.Bound, f.qty = ptr(q.val), ptr(q.unit), q.bound, int32(i)
		return
	}
}

// reports reports whether a statement in words of the article gives a figure of
// what its speaker answers for: an office or a company that does tells a fact, not
// a view.
func (s *sentence) reports(at *attribution) bool {
	w, m := &at.who, s.ctx.mainCo
	policy := s.holdsOffice(w)
	if s.houseForesees(at) || policy && s.claims(at) || !policy && (w.person != nil && s.voices(w.title) || w.person == nil && s.inList("viewvoice", w.title)) {
		return false
	}
	last := at.last
	if policy && w.person != nil {
		last = s.firstClaim(at) // what the minister says first may be a claim that figures follow
	}
	if w.person != nil && !policy && !(m != nil && m.ent != nil && w.org != nil && w.org.Name == m.ent.Name) {
		return false
	}
	for i := at.first; i <= last; i++ {
		if n := &s.nodes[i]; n.qty >= 0 {
			if q := &s.qtys[n.qty]; q.unit == schema.UnitPct || q.unit == schema.UnitBps && !policy && w.title == "" || q.unit == schema.UnitCurrency || q.scaled || q.val >= 1000 && n.date < 0 {
				return true
			}
		}
	}
	return false
}

// firstClaim returns the last node of the first clause of a statement: a conjunction
// or a comma ends it once it has had its verb.
func (s *sentence) firstClaim(at *attribution) int {
	verb := false
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 {
			continue
		}
		if verb && (s.is(i, s.k.and) || n.cls.has(s.k.conj.or(s.k.sub)) || n.hash == s.k.semicolon) {
			return i
		}
		verb = verb || n.cls.has(s.k.verb.or(s.k.be).or(s.k.have))
	}
	return at.last
}

// figureOf gives a statement of policy the one figure that it is of: "the plan would
// save $6 billion".
func (s *sentence) figureOf(f *fact, at *attribution) {
	if f.Value != nil || at.kind != "indirect" {
		return
	}
	found := -1
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.qty < 0 {
			continue
		}
		if q := &s.qtys[n.qty]; q.unit == schema.UnitPct || q.unit == schema.UnitCurrency || q.scaled {
			if found >= 0 {
				return
			}
			found = i
		}
	}
	if found < 0 || !s.statedFigure(at, found) {
		return
	}
	q := &s.qtys[s.nodes[found].qty]
	f.Value, f.Bound, f.qty = ptr(q.val), q.bound, int32(found)
	if f.Unit = ptr(q.unit); q.unit == "" {
		f.Unit = ptr(schema.UnitCount)
	}
	if q.unit == schema.UnitCurrency && q.ccy != "" {
		f.Currency = ptr(q.ccy)
	}
}

// statedFigure reports whether the figure at node q is what a statement says and no aside
// in it: a verb of its first clause governs it, "could reach $400 billion", and it describes
// nothing, as in "the $700 billion plan" or "the current 2 percent".
func (s *sentence) statedFigure(at *attribution, q int) bool {
	u := s.qtys[s.nodes[q].qty].unit
	if counted := u != schema.UnitPct && u != schema.UnitCurrency; !counted && q+1 < s.end && !s.nodes[q+1].cls.has(s.k.stop.or(s.k.prep).or(s.k.to).or(s.k.conj).or(s.k.sub).or(s.k.quote)) && s.nodes[q+1].date < 0 {
		return false
	}
	verb := false
	for i := at.first; i < q; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 {
			continue
		}
		if verb && (n.cls.has(s.k.rel.or(s.k.sub).or(s.k.stop)) || s.is(i, s.k.and) || n.cls.has(s.k.conj)) {
			return false
		}
		verb = verb || n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal))
	}
	if q <= at.first {
		return false
	}
	i := q - 1
	for i > at.first && s.nodes[i].ent < 0 && (s.nodes[i].cls.has(s.k.adv.or(s.k.adj).or(s.k.argSkip)) || s.listed("figureword", i)) {
		i--
	}
	n := &s.nodes[i]
	return verb && n.ent < 0 && (n.cls.has(s.k.verb.or(s.k.be)) || s.listed("figureprep", i))
}

// claims reports whether a statement is of what would, should or may be, or is expected.
func (s *sentence) claims(at *attribution) bool {
	for i := at.first; i <= at.last; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.date < 0 && (n.cls.has(s.k.modal) || i != at.verb && n.cls.has(s.k.predictVerb) && n.cls.has(s.k.verb)) {
			return true
		}
	}
	return false
}

// wouldAct reports whether the verb at node v is told of as what will be done.
func (s *sentence) wouldAct(v int) bool {
	for i := s.groupStart(v, s.first); i < v; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.modal) {
			return true
		}
	}
	return false
}
