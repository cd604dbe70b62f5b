package extract

import "github.com/wiremill/wiremill/schema"

// Outlooks of companies told without a figure that no rule found: by whatever is done with one
// ("stood by its forecast for annual profit", "was forced to also lower guidance"), by what becomes of it ("the
// outlook disappointed"), by its quality ("on Acme's weaker outlook").

// outlookReach bounds how far an outlook stands from what is done with it, in nodes.
const outlookReach = 7

// outlookRead is what one noun of an outlook tells.
type outlookRead struct {
	at, first int // the noun, the first node of its phrase
	trigger   int // the verb, or the word of its quality
	direction string
	owner     nounPhrase
}

// outlooksLeft appends the outlooks of the sentence that are left when the rules have run.
func (s *sentence) outlooksLeft(facts []fact) []fact {
	if !s.cls.has(s.k.typeBits.of("outlooknoun")) && !s.holdsListed("warningnoun") {
		return facts
	}
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 || n.cls.has(s.k.verb) || !s.listed("firmoutlook", i) && !s.listed("warningnoun", i) || s.outlookTaken(i, facts) {
			continue
		}
		r := outlookRead{at: i, first: s.outlookStart(i), trigger: -1}
		if s.ofFirmOnly(&r) && (s.outlookDone(&r) || s.outlookFared(&r) || s.outlookIs(&r)) && s.outlookOwner(&r) {
			facts = append(facts, s.outlookFact(&r))
		}
	}
	return facts
}

// outlookTaken reports whether a fact of an outlook, an estimate or a rating holds node i.
func (s *sentence) outlookTaken(i int, facts []fact) bool {
	for k := range facts {
		f := &facts[k]
		if f.drop || int(f.first) > i || i > max(int(f.last), int(f.qty)) {
			continue
		}
		switch f.EventType {
		case schema.Guidance, schema.EarningsResult, schema.RatingChange, schema.MacroIndicator, schema.Operations, schema.CentralBank:
			return true
		}
	}
	return false
}

// outlookStart is the first node of the phrase of the noun at node i.
func (s *sentence) outlookStart(i int) int {
	b := i
	for b > s.first && i-b < longestSeries && !s.beforeOutlook(b-1) {
		b--
	}
	return b
}

// beforeOutlook reports whether node i stands before the phrase of an outlook: no part of it, or
// the verb that acts on it ("lowered guidance", but not "its lowered guidance").
func (s *sentence) beforeOutlook(i int) bool {
	n := &s.nodes[i]
	switch {
	case n.ent >= 0 || n.date >= 0 || s.isDash(i) || s.joinsSeries(i) || n.form&formIng != 0 && s.listed("outlookmood", i):
		return false
	case n.qty >= 0 || n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.prep).or(s.k.sub).or(s.k.conj).or(s.k.rel).or(s.k.to)):
		return true
	case !n.cls.has(s.k.verb) || n.form&formPart != 0 && n.cls.has(s.k.adj):
		return false
	}
	return n.form&formPart == 0 || i == s.first || !s.nodes[i-1].cls.has(s.k.det.or(s.k.poss).or(s.k.adv))
}

// joinsSeries reports whether the "and" at node i joins two series: "revenue and profit outlook".
func (s *sentence) joinsSeries(i int) bool {
	return s.is(i, s.k.and) && i > s.first && i+1 < s.end && s.payload(i-1, s.k.metricClass) != "" && (s.payload(i+1, s.k.metricClass) != "" || s.nodes[i+1].cls.has(s.k.adj))
}

// ofFirmOnly reports whether what the noun foresees can be a company's: no words before or
// behind it say that it is of an economy, a market, a price or somebody else.
func (s *sentence) ofFirmOnly(r *outlookRead) bool {
	for i := r.first; i < r.at; i++ {
		if s.anothersMatter(i) {
			return false
		}
	}
	i := r.at + 1
	if !s.headBefore(i) {
		return false // "the forecast period"
	}
	if i >= s.end || !s.leadsMatter(i) {
		return true
	}
	for j := i + 1; j < s.end && j-i < outlookReach; j++ {
		n := &s.nodes[j]
		if s.anothersMatter(j) || n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			return false
		}
		if s.payload(j, s.k.metricClass) != "" || n.date >= 0 || n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.verb)) || s.partHead(j)) {
			return true
		}
	}
	return false
}

// leadsMatter reports whether node i leads to what an outlook is of.
func (s *sentence) leadsMatter(i int) bool {
	return s.nodes[i].date < 0 && (s.is(i, s.k.forWord) || s.is(i, s.k.of) || s.is(i, onHash) || s.is(i, inHash))
}

// anothersMatter reports whether node i names what no company foresees of itself alone.
func (s *sentence) anothersMatter(i int) bool {
	n := &s.nodes[i]
	switch {
	case n.ent >= 0:
		return n.cls.has(s.k.kindBits.of("#commodity").or(s.k.kindBits.of("#index")).or(s.k.kindBits.of("#currency")).or(s.k.kindBits.of("#sector")).or(s.k.kindBits.of("#central_bank")))
	case s.payload(i, s.k.metricClass) != "":
		return false
	}
	return s.payload(i, s.k.macroClass) != "" || s.listed("nofirmoutlook", i)
}

// outlookDone finds the verb that does something with the outlook, and who does it.
func (s *sentence) outlookDone(r *outlookRead) bool {
	v := r.first - 1
	for v > s.first && r.first-v < outlookReach && !(s.nodes[v].ent < 0 && s.nodes[v].cls.has(s.k.verb.or(s.k.be))) {
		if !s.betweenOutlook(v) {
			return false
		}
		v--
	}
	if v >= s.first && s.nodes[v].ent < 0 && s.nodes[v].cls.has(s.k.be) && s.anyListed("outlooktrust", v+1, r.first-1) {
		r.trigger, r.direction = v, schema.Flat
		return s.agentOf(v, &r.owner) && s.acts(&r.owner)
	}
	if v < s.first || !s.nodes[v].cls.has(s.k.verb) || s.suffers(v) || s.onlyMeant(v) {
		return false
	}
	if !s.doesOutlook(r, v) {
		return false
	}
	r.trigger = v
	return s.agentOf(v, &r.owner) && s.acts(&r.owner)
}

// betweenOutlook reports whether node v can stand between a verb and the outlook that it acts on.
func (s *sentence) betweenOutlook(v int) bool {
	n := &s.nodes[v]
	switch {
	case n.ent >= 0 || n.cls.has(s.k.bound):
		return false
	case n.cls.has(s.k.prep):
		return s.outlookPrep(v)
	}
	return n.date >= 0 || n.cls.has(s.k.adv.or(s.k.det).or(s.k.adj)) || s.listed("outlookend", v) || s.listed("outlooktrust", v)
}

// outlookPrep reports whether the preposition at node v can stand between a verb and the outlook
// that it acts on: "stood by its forecast", "cut the low end of its outlook".
func (s *sentence) outlookPrep(v int) bool {
	if s.is(v, onHash) || s.is(v, inHash) || s.is(v, s.k.times.with) {
		return v > s.first && (s.listed("outlooktrust", v-1) || s.begins("outlookheld", v-1)) // "stood firm on its forecast", "was comfortable with its outlook"
	}
	return s.is(v, s.k.by) || s.is(v, s.k.of) && v > s.first && s.listed("outlookend", v-1) || s.is(v, s.k.to1)
}

// doesOutlook reports whether the verb at node v changes, holds, gives or drops an outlook.
func (s *sentence) doesOutlook(r *outlookRead, v int) bool {
	n := &s.nodes[v]
	switch {
	case s.begins("outlookcut", v):
		r.direction = schema.Down
	case s.begins("outlookheld", v):
		r.direction = schema.Flat
	case n.cls.has(s.k.typeBits.of("raiselower").or(s.k.up).or(s.k.down).or(s.k.typeBits.of("multiple"))):
		r.direction = s.sign(v)
		return r.direction != ""
	case s.begins("outlookgive", v):
		r.direction = s.outlookMood(r)
	default:
		return s.begins("outlookdrop", v)
	}
	return true
}

// onlyMeant reports whether the verb at node v is only what somebody declines, hopes or is able
// to do, or does not do: it is no act.
func (s *sentence) onlyMeant(v int) bool {
	g := s.groupStart(v, s.first)
	for i := g; i < v; i++ {
		if n := &s.nodes[i]; n.cls.has(s.k.modal.or(s.k.futureAux).or(s.k.neg)) {
			return true
		}
	}
	if s.nodes[v].form&formBase == 0 || g <= s.first || !s.nodes[g].cls.has(s.k.to) && !s.nodes[g-1].cls.has(s.k.to) {
		return false
	}
	return !s.broughtAbout(g)
}

// broughtAbout reports whether what stands before the infinitive at node g says that it comes
// about: "was forced to lower", "led Acme to cut", "was confident enough to raise".
func (s *sentence) broughtAbout(g int) bool {
	const reach = 14
	for i := g - 1; i >= s.first && g-i < reach; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 || n.cls.has(s.k.to.or(s.k.adv)) || n.hash == s.k.commaHash {
			continue
		}
		if s.begins("broughtabout", i) {
			return true
		}
		if n.cls.has(s.k.verb.or(s.k.stop)) {
			return false
		}
	}
	return false
}

// outlookFared finds what becomes of the outlook, which is the subject of its verb.
func (s *sentence) outlookFared(r *outlookRead) bool {
	const reach = 8
	for v := r.at + 1; v < s.end && v-r.at < reach; v++ {
		n := &s.nodes[v]
		switch {
		case n.ent < 0 && n.cls.has(s.k.stop.or(s.k.conj).or(s.k.rel).or(s.k.sub)):
			return false
		case n.ent < 0 && n.cls.has(s.k.verb) && s.groupOpens(v, r.at):
			r.trigger = v
			if s.suffers(v) {
				return s.doesOutlook(r, v) && !s.begins("outlookgive", v)
			}
			return s.begins("outlookfares", v)
		case n.ent < 0 && n.cls.has(s.k.be):
			r.trigger = v
			if q := s.qualityAfter(v); q > 0 {
				r.trigger = q
				r.direction = s.sign(q)
				return true
			}
		}
	}
	return false
}

// groupOpens reports whether the group of the verb at node v follows the outlook at node i with
// nothing but days, and what the outlook is for, between.
func (s *sentence) groupOpens(v, i int) bool {
	for j := i + 1; j < s.groupStart(v, s.first); j++ {
		if n := &s.nodes[j]; n.ent < 0 && (n.cls.has(s.k.verb) || n.hash == s.k.commaHash) {
			return false
		}
	}
	return true
}

// qualityAfter is the word behind the "was" at node v that says how an outlook is: "below
// estimates", "weaker than expected"; -1 if none does.
func (s *sentence) qualityAfter(v int) int {
	const reach = 4
	for i := v + 1; i < s.end && i <= v+reach; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.qty >= 0 {
			return -1
		}
		if s.listed("outlookmood", i) || s.listed("outlookbeside", i) {
			return i
		}
		if !n.cls.has(s.k.adv.or(s.k.det).or(s.k.adj)) {
			return -1
		}
	}
	return -1
}

// outlookIs finds the outlook that is only named, with its quality or as what moved others: "Acme's weak
// outlook", "after its profit warning".
func (s *sentence) outlookIs(r *outlookRead) bool {
	r.trigger = r.at
	r.direction = s.outlookMood(r)
	warning := s.listed("warningnoun", r.at)
	if warning {
		r.direction = schema.Down
	}
	return warning || r.direction != ""
}

// outlookMood is the direction that the words before the noun give the outlook.
func (s *sentence) outlookMood(r *outlookRead) string {
	for i := r.at - 1; i >= r.first; i-- {
		if n := &s.nodes[i]; n.ent < 0 && s.listed("outlookmood", i) {
			return s.sign(i)
		}
	}
	return ""
}

// outlookOwner finds whose the outlook is, if the verb has not told, and reports whether it is a
// company's own.
func (s *sentence) outlookOwner(r *outlookRead) bool {
	var own nounPhrase
	owned := s.ownerOf(r.at, &own)
	if r.owner.n == 0 {
		if !owned && !s.fromFirm(r, &own) && !s.outlookAgain(r, &own) {
			return false
		}
		r.owner = own
	} else if owned && own.n > 0 && !own.subs[0].same(&r.owner.subs[0]) && !s.possessiveWord(r.first) {
		return false // a house cuts the outlook of another
	}
	x := &r.owner.subs[0]
	return r.owner.n == 1 && s.acts(&r.owner) && x.kind == schema.KindCompany && !x.unlisted && !s.surveys(x)
}

// outlookAgain takes "the forecast" that was received somehow for that of the company whose results
// or outlook the article has just told.
func (s *sentence) outlookAgain(r *outlookRead, np *nounPhrase) bool {
	x := &s.doc.results
	if r.trigger <= r.at || !s.reporting() || !s.nodes[r.first].cls.has(s.k.det) || s.companyNear(r.at) {
		return false
	}
	np.just(s.weak(x.sub, r.at))
	return true
}

// fromFirm finds the company behind "from" or "by" whose outlook it is.
func (s *sentence) fromFirm(r *outlookRead, np *nounPhrase) bool {
	p := r.at + 1
	if p+1 >= s.end || !s.is(p, s.k.from) && !s.is(p, s.k.by) {
		return false
	}
	return s.phraseStartingAt(p+1, np) > 0
}

// outlookFact is the fact that r tells.
func (s *sentence) outlookFact(r *outlookRead) fact {
	x := r.owner.subs[0]
	f := fact{rule: &s.k.outlookRule, trigger: int32(r.trigger), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(min(r.trigger, r.at)), last: int32(max(r.trigger, r.at)), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.Guidance, schema.BoundEq, schema.Actual, "pos"
	if r.direction != "" {
		f.Direction = ptr(r.direction)
	}
	if m := s.foreseenSeries(r); m >= 0 {
		f.Metric, f.metricNode = ptr(s.payload(m, s.k.metricClass)), int32(m)
	}
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	return f
}

// foreseenSeries is the node of the series that the outlook is of, -1 if the text names none.
func (s *sentence) foreseenSeries(r *outlookRead) int {
	for i := r.at - 1; i >= r.first; i-- {
		if s.payload(i, s.k.metricClass) != "" {
			return i
		}
	}
	if r.at+1 < s.end && s.leadsMatter(r.at+1) {
		for i := r.at + 2; i < s.end && i-r.at < outlookReach; i++ {
			if s.payload(i, s.k.metricClass) != "" {
				return i
			}
			if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.stop) {
				break
			}
		}
	}
	return -1
}
