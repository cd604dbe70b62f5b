package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// government makes a measure that a capital, an office or somebody in office is
// said to take that of the country: "Beijing imposed", "Trump plans to impose",
// "the White House ordered". A parliament acts in its own name.
func (s *sentence) government(f *fact, doc *document) {
	if f.EventType == schema.PolicyAction || f.EventType == schema.PolicyStatement {
		s.homeChamber(&f.sub)
	}
	e := f.sub.ent
	if f.EventType == schema.PolicyAction && f.Modality == schema.Possible {
		for i := s.groupStart(int(f.trigger), s.first); i < int(f.trigger); i++ {
			if s.nodes[i].hash == wouldHash { // "said it would extend"
				f.Modality = schema.Scheduled
			}
		}
	}
	if f.EventType == schema.PolicyAction {
		s.untaken(f)
		if at, expected := s.ledToAct(int(f.trigger)); at >= s.first && expected {
			f.Modality = schema.Expected
		}
		if f.Direction != nil && s.nodes[f.trigger].ent < 0 && !s.begins("measureturn", int(f.trigger)) {
			f.Direction = nil // "lifted a ban", "created a fund"
		}
		defer func() {
			if !f.drop && f.sub.kind == entity.KindCountry {
				doc.measure = measure{f.sub, true, s.index}
			}
		}()
	}
	if f.EventType != schema.PolicyAction || e == nil || f.sub.kind != schema.KindPerson && f.sub.kind != entity.KindCity && f.sub.kind != schema.KindGovernment {
		return
	}
	if !s.governsItself(f) {
		s.actedFor(f, doc)
	}
}

// actedFor gives an act of an office, of somebody in one or of a capital to the state that it
// is of; what is done by nobody in office is dropped.
func (s *sentence) actedFor(f *fact, doc *document) {
	e := f.sub.ent
	c := doc.gaz.Country(e.Country)
	if s.k.kindBits.of("city").has(s.k.kindBits.of(f.sub.kind)) && s.inList("unioncapital", e.Name) {
		c = s.union()
	}
	if f.sub.kind == schema.KindGovernment {
		if o := s.stateBefore(int(f.sub.first)); o != nil { // "Brazil's Senate"
			f.sub.ent, f.sub.kind = o, o.Kind
			return
		}
		if c == nil || !s.executive(e.Name) {
			return
		}
		f.ActorName, f.ActorID = ptr(e.Name), ptr(e.ID)
		f.sub.ent, f.sub.kind = c, c.Kind
		return
	}
	if f.sub.kind == schema.KindPerson && !s.inOffice(e) {
		if o := s.governedBody(&f.sub); o != nil {
			f.SpeakerName, f.speaker = ptr(e.Name), e.Name
			f.sub.ent, f.sub.kind = o, o.Kind
			return
		}
	}
	if c == nil || f.sub.kind == schema.KindPerson && !s.inOffice(e) && !s.ruling(int(f.sub.first)) {
		f.drop = true
		return
	}
	if f.sub.kind == schema.KindPerson {
		f.SpeakerName = ptr(e.Name)
		f.speaker = e.Name
	}
	f.sub.ent, f.sub.kind = c, c.Kind
}

// executive reports whether the name of an office is that of a government, not
// of a parliament or an agency.
func (s *sentence) executive(name string) bool { return s.holdsWord("executive", name) }

// untaken makes a measure that is debated or proposed possible.
func (s *sentence) untaken(f *fact) {
	v := int(f.trigger)
	if f.Modality != schema.Actual && f.Modality != schema.Scheduled {
		return
	}
	if s.listed("tentative", v) || v-1 >= s.first && s.listed("tentative", v-1) || v-2 >= s.first && s.nodes[v-1].cls.has(s.k.to) && s.listed("tentative", v-2) {
		f.Modality = schema.Possible
		return
	}
	if f.Modality == schema.Scheduled && s.onlyProposed(v) {
		f.Modality = schema.Possible
		return
	}
	if s.nodes[v].cls.has(s.k.verb) || f.Modality != schema.Actual {
		return
	}
	for i := int(f.last) + 1; i+1 < s.end && i < int(f.last)+10; i++ { // "duties of 20 percent on wine will take effect"
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.modal) {
			if s.listed("inforce", i+1) {
				f.Modality = schema.Scheduled
			}
			return
		}
	}
}

// onlyProposed reports whether verb v, behind "would", tells what something would do that is only
// talked about: "discussed a scheme in which the state would lend".
func (s *sentence) onlyProposed(v int) bool {
	const reach, before = 6, 8
	g := s.groupStart(v, s.first)
	if s.nodes[g].hash != wouldHash {
		return false
	}
	for r := g - 1; r > s.first && g-r <= reach; r-- {
		if n := &s.nodes[r]; n.ent >= 0 || !n.cls.has(s.k.rel) {
			continue
		}
		for i := r - 1; i >= s.first && r-i <= before; i-- {
			if s.nodes[i].ent < 0 && (s.listed("tentative", i) || s.begins("discussing", i)) {
				return true
			}
		}
		return false
	}
	return false
}

// union is the one that Brussels stands for.
func (s *sentence) union() *entity.Entity {
	for _, c := range s.doc.gaz.ByName("European Union", entity.Context{}) {
		return c.Ent
	}
	return nil
}

// ruling reports whether the name at node i stands behind the title of who
// governs: "President Smith", of a time when the gazetteer knows no office.
func (s *sentence) ruling(i int) bool {
	return i > s.first && s.rulerTitle(i-1) && !(i-2 >= s.first && s.nodes[i-2].ent >= 0 && s.nodes[i-2].cls.has(s.k.company)) // "Acme Chief Executive Jane Roe"
}

// stateBefore is the country whose name stands as the owner before node i.
func (s *sentence) stateBefore(i int) *entity.Entity {
	if i-2 < s.first || !s.nodes[i-1].cls.has(s.k.poss) || s.nodes[i-2].ent < 0 || !s.nodes[i-2].cls.has(s.k.kindBits.of("country")) {
		return nil
	}
	return s.ents[s.nodes[i-2].ent].Ent
}

// operates reports whether a body of a state does what companies do: armed forces, space
// agencies, posts, hospitals.
func (s *sentence) operates(x *subject) bool { return s.holdsWord("operatingbody", x.displayName()) }

// rules reports whether a subject is a body of a state that only governs.
func (s *sentence) rules(x *subject) bool {
	return x.kind == schema.KindGovernment && !s.operates(x)
}

// bodyActs reports whether the subject of verb v is named by a body of a state: "the
// government", "lawmakers", "the Trump administration".
func (s *sentence) bodyActs(v int) bool {
	const reach = 7
	g := s.groupStart(v, s.first)
	if n := &s.nodes[v]; !n.cls.has(s.k.verb) || g == v && n.form&formPast == 0 && (n.form&form3s == 0 || n.cls.has(s.k.nounform)) && !(v > s.first && s.nodes[v-1].cls.has(s.k.to)) {
		return false // "government support"
	}
	for j := g - 1; j >= s.first && j >= g-reach; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && s.begins("overseer", j): // a regulator acts on companies
			return false
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("government")), n.ent < 0 && (s.listed("govword", j) || s.listed("statebody", j)):
			return true
		case n.ent < 0 && (n.cls.has(s.k.verb) && !s.listed("planning", j) && !n.cls.has(s.k.nounform) || n.hash == s.k.semicolon || n.cls.has(s.k.rel.or(s.k.sub).or(s.k.quote))):
			return false
		}
	}
	return false
}

// ledToAct finds the state that others expect, or make, to do what the infinitive at node v
// tells, and reports which of them: "expect Beijing to launch", "forced OPEC to cut"; -1 if
// none is.
func (s *sentence) ledToAct(v int) (at int, expected bool) {
	g := s.groupStart(v, s.first)
	b := s.beforeDates(g - 2)
	if b <= s.first || s.nodes[g-1].ent >= 0 || !s.nodes[g-1].cls.has(s.k.to) {
		return -1, false
	}
	if n := &s.nodes[b]; n.ent >= 0 && !s.sovereign(b) || n.ent < 0 && !s.listed("govword", b) {
		return -1, false
	}
	w := b - 1
	for w > s.first && (s.nodes[w].ent < 0 && s.nodes[w].cls.has(s.k.det.or(s.k.adj)) || s.demonym(w)) {
		w--
	}
	if s.nodes[w].ent < 0 && s.listed("awaitverb", w) {
		return b, true
	}
	if s.madeToAct(b) {
		return b, false
	}
	return -1, false
}

// bareGovernment takes "the government", "lawmakers" at node e for those of the dateline,
// unless a name that nobody lists says of where they are.
func (s *sentence) bareGovernment(e int, np *nounPhrase) bool {
	if s.nodes[e].ent >= 0 || !s.listed("govword", e) {
		return false
	}
	if s.anyListed("partgovernment", max(s.first, e-2), e-1) {
		return s.partTold(e, np)
	}
	b := e // where its phrase begins
	for ; b-1 >= s.first && b > e-4 && !s.nodes[b-1].cls.has(s.k.verb.or(s.k.stop)); b-- {
		if s.demonym(b - 1) { // "spurred the German government to launch"
			np.just(s.named(b - 1))
			return true
		}
		if p := b - 2; p >= s.first && s.nodes[b-1].ent < 0 && s.nodes[b-1].cls.has(s.k.poss) && s.nodes[p].ent >= 0 && s.nodes[p].cls.has(s.k.person) && s.statesmanAt(p) { // "Angela Merkel's cabinet"
			if c := s.doc.gaz.Country(s.countryAt(p)); c != nil {
				np.just(subject{ent: c, kind: c.Kind, first: int32(p), last: int32(e)})
				return true
			}
		}
		if n := &s.nodes[b-1]; n.ent < 0 && (n.cls.has(s.k.poss) || n.cls.has(s.k.cap) && n.entry < 0 || s.listed("worldword", b-1)) {
			return false
		}
	}
	if c := s.countryAhead(b); c != nil {
		np.just(s.weak(subject{ent: c, kind: c.Kind}, e))
		return true
	}
	if p := s.ctx.place1; p != nil && p.ent != nil && p.ent.Country != "" {
		if c := s.doc.gaz.Country(p.ent.Country); c != nil {
			np.just(s.weak(subject{ent: c, kind: c.Kind}, e))
			return true
		}
	}
	if c := s.ctx.home; c != nil {
		np.just(s.weak(subject{ent: c, kind: c.Kind}, e))
		return true
	}
	return s.land(e, e+1, np)
}

// countryAhead is the country that stands with its preposition and a comma before node b:
// "In Britain, the government".
func (s *sentence) countryAhead(b int) *entity.Entity {
	if b-3 < s.first || !s.is(b-1, s.k.commaHash) || s.nodes[b-2].ent < 0 || !s.nodes[b-2].cls.has(s.k.kindBits.of("country")) || !s.is(b-3, s.k.times.in) {
		return nil
	}
	return s.ents[s.nodes[b-2].ent].Ent
}

// inForceIn is the node of the country that stands right behind what ends before node end and
// begins to hold there: "took effect in Norway"; -1 if none does.
func (s *sentence) inForceIn(end int) int {
	i := end
	for i < s.end && s.nodes[i].date >= 0 {
		i++
	}
	if i+1 >= s.end || s.nodes[i].ent >= 0 || !s.is(i, s.k.times.in) || end == 0 || s.nodes[end-1].ent >= 0 || !s.within("forceword", end-1) {
		return -1
	}
	if n := &s.nodes[i+1]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) && !s.demonym(i+1) {
		return i + 1
	}
	return -1
}

// bodyIn takes the place at node e where a body stands before it: "lawmakers in California".
func (s *sentence) bodyIn(e int, np *nounPhrase) bool {
	if e-2 < s.first || s.nodes[e].ent < 0 || !s.nodes[e].cls.has(s.k.place) || s.demonym(e) || s.nodes[e-2].ent >= 0 {
		return false
	}
	if !s.is(e-1, s.k.times.in) && !s.is(e-1, s.k.of) || !s.listed("govword", e-2) && !s.listed("statebody", e-2) || s.begins("overseer", e-2) {
		return false
	}
	np.just(s.named(e))
	return true
}

// planOwner takes the state whose plan the text tells at node i: one that is named there, the
// country of who rules it, or that of "the government".
func (s *sentence) planOwner(i int, np *nounPhrase) bool {
	np.reset(i, i)
	switch n := &s.nodes[i]; {
	case n.ent < 0 && i > s.first && s.nodes[i-1].ent >= 0 && s.nodes[i-1].cls.has(s.k.kindBits.of("country")):
		return s.takeState(i-1, np) // "the U.S. government's"
	case n.ent < 0:
		return s.bareGovernment(i, np)
	case n.cls.has(s.k.person):
		c := s.doc.gaz.Country(s.countryAt(i))
		if c == nil || !s.sovereign(i) {
			return false
		}
		np.just(subject{ent: c, kind: c.Kind, first: int32(i), last: int32(i)})
		return true
	case !s.sovereign(i) && !s.demonym(i):
		return false
	}
	return s.takeState(i, np)
}

// plansMeasure takes the state whose plan, as a noun, is what the infinitive at node v tells: "the
// government's decision to raise", "India's move to ban".
func (s *sentence) plansMeasure(v int, np *nounPhrase) bool {
	p := s.groupStart(v, s.first)
	if p > s.first+1 && s.nodes[p-1].ent < 0 && s.nodes[p-1].cls.has(s.k.to) {
		p -= 2
	}
	if p == v && p > s.first && s.nodes[p-1].ent < 0 && s.nodes[p-1].cls.has(s.k.nounform) { // "move to", which is one word
		p--
	}
	if p-2 < s.first || p >= v || s.nodes[p].ent >= 0 || !s.listed("planning", p) && !s.begins("planning", p) {
		return false
	}
	o := p - 1
	for o > s.first && s.nodes[o].ent < 0 && s.nodes[o].cls.has(s.k.adj) && !s.nodes[o].cls.has(s.k.poss) {
		o--
	}
	return o > s.first && s.nodes[o].ent < 0 && s.nodes[o].cls.has(s.k.poss) && s.planOwner(o-1, np)
}
