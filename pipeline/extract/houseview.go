package extract

// What companies, states and bodies hold, told without a verb of saying: "Acme called the suit
// baseless", "China hopes the talks will go on".

// houseHolds reports whether the verb at node v tells a view of a house that nobody speaks for,
// or that a spokesman does.
func (s *sentence) houseHolds(v int, who *speaker) bool {
	if who.person != nil || who.org == nil || v+2 >= s.end {
		return false
	}
	if !s.listed("houseview", v) && !(s.listed("stateview", v) && s.forBody(who) && who.title == "") {
		return false
	}
	return s.viewBehind(v) && !s.signedOff(v)
}

// noHouseView reports whether the verb at node v, of which a house is the subject, tells a figure
// or a deed, not a view: "estimates the loss at", "saw its costs rise", "called a meeting".
func (s *sentence) noHouseView(v int, who *speaker) bool {
	if s.listed("figureverb", v) {
		return true
	}
	return who.title == "" && (s.listed("housedeed", v) || s.listed("houseview", v) && !s.viewBehind(v))
}

// signedOff reports whether somebody says, behind the verb at node v, what it tells: "The Fed
// worries that prices rise, Jane Roe said".
func (s *sentence) signedOff(v int) bool {
	for i := v + 2; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.date < 0 && n.cls.has(s.k.saying) && n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 {
			return true
		}
	}
	return false
}

// viewBehind reports whether what stands behind the verb at node v can be held of: no call for a
// meeting, no plan ("hopes to sell"), nothing that is called off.
func (s *sentence) viewBehind(v int) bool {
	if v+1 >= s.end {
		return false
	}
	n := &s.nodes[v+1]
	switch {
	case n.ent >= 0 || n.cls.has(s.k.quote):
		return true
	case n.date >= 0 || n.qty >= 0, n.cls.has(s.k.to.or(s.k.prep).or(s.k.stop)):
		return false
	}
	return n.hash != s.k.a && n.hash != s.k.an && !s.listed("callpart", v+1)
}

// houseViews reports whether a company holds a view by its verb: "Acme called the suit baseless".
func (s *sentence) houseViews(at *attribution) bool {
	return at.verb >= 0 && s.listed("houseview", at.verb) && !s.reports(at)
}

// judgesOther reports whether a company says of something else what it is, or may bring: "said the
// ruling was wrong", "said the dispute could go on", not what was or will be done.
func (s *sentence) judgesOther(at *attribution) bool {
	if at.verb < 0 || at.first < at.verb || s.ofItself(at) || s.listed("announceverb", at.verb) || s.figured(at) {
		return false
	}
	for i := at.first; i < at.last; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			if n.ent >= 0 && s.ents[n.ent].Ent == at.who.org {
				return false
			}
			continue
		}
		switch {
		case n.cls.has(s.k.stop.or(s.k.rel).or(s.k.sub).or(s.k.have)), n.form&formIng != 0 && !(i > at.first && s.nodes[i-1].cls.has(s.k.det)): // not "the ruling"
			return false
		case n.cls.has(s.k.be):
			return i > at.first && s.qualifies(i+1, at.last)
		case s.listed("surmising", i):
			return i > at.first && s.brings(i+1, at.last)
		case s.predicates(i) && n.form&formNoun == 0:
			return false
		}
	}
	return false
}

// figured reports whether a statement gives a figure.
func (s *sentence) figured(at *attribution) bool {
	for i := at.first; i <= at.last; i++ {
		if s.nodes[i].qty >= 0 {
			return true
		}
	}
	return false
}

// qualifies reports whether how or what something is stands behind "is" at node i: no participle
// ("was closed"), nothing that it is bound to ("is subject to").
func (s *sentence) qualifies(i, last int) bool {
	if i = s.pastAdverbs(i, last); i > last {
		return false
	}
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.prep.or(s.k.to).or(s.k.stop).or(s.k.verb)) || n.form&(formPart|formIng) != 0 {
		return false
	}
	return !s.listed("boundto", i)
}

// brings reports whether a verb that is active stands behind "may", "could" at node i.
func (s *sentence) brings(i, last int) bool {
	if i = s.pastAdverbs(i, last); i > last {
		return false
	}
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 {
		return false
	}
	if n.cls.has(s.k.be) {
		return s.qualifies(i+1, last)
	}
	return n.cls.has(s.k.verb.or(s.k.have)) && i < last
}

// pastAdverbs is the first node from i on, at most last, that is no adverb and no denial.
func (s *sentence) pastAdverbs(i, last int) int {
	for i < last && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv.or(s.k.neg)) {
		i++
	}
	return i
}
