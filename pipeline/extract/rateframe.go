package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Who rates whom, read from the noun of a rating or of a price target, in whatever order
// the sentence has it: "cut its ratings on X", "may cut the company's debt ratings", "who
// kept an "add" rating on X", "his price target for the shares is $18", "its rating could
// be upgraded". What rules found of the same noun stands.

// maxGrading bounds the words between a verb and the rating that it acts on.
const maxGrading = 9

// grading is what one noun tells of a rating.
type grading struct {
	from, noun  int // its first and last node
	verb        int // -1: the noun stands for itself
	first, last int
	target      bool // a price, not a grade
	keeps       bool // it stays what it is
	suffers     bool // the noun is what the verb is done to, and its subject
	actor       nounPhrase
	rated       nounPhrase
	sum         int // node of the price, -1
}

// rateAt appends the ratings that node i tells.
func (s *sentence) rateAt(i int, facts []fact) []fact {
	g := grading{from: i, noun: i, first: i, last: i, verb: -1, sum: -1}
	if s.nodes[i].ent >= 0 || !s.nodes[i].cls.has(s.k.rateNoun) {
		return facts
	}
	start := len(facts)
	if s.ratingNoun(&g) && s.ratingEnds(&g) && !s.gradingTold(&g, facts) && s.gradingVerb(&g) && s.gradingSides(&g, facts) {
		for k := range g.rated.subs[:g.rated.n] {
			facts = append(facts, s.gradingFact(&g, g.rated.subs[k]))
		}
		together(facts, start)
	}
	if s.nodes[i].cls.has(s.k.targetWord) {
		s.priceTargets(&g, facts)
		facts = s.oldTargets(&g, facts)
	}
	return facts
}

// ratingNoun reads the noun of a rating or of a price target at node g.noun.
func (s *sentence) ratingNoun(g *grading) bool {
	switch i := g.noun; {
	case !s.nodes[i].cls.has(s.k.targetWord):
		return !s.listed("ratingvague", i)
	case i > s.first && s.listed("targetprice", i-1):
		g.from = i - 1
	case i+1 < s.end && s.listed("targetprice", i+1):
		g.noun = i + 1
	case i > s.first && s.isMoney(i-1): // "his buy rating and $180 target"
	default:
		return false
	}
	g.target, g.first, g.last = true, g.from, g.noun
	return true
}

// ratingEnds reports whether the noun of g is described by none behind it: not "rating process".
func (s *sentence) ratingEnds(g *grading) bool {
	return s.headBefore(g.noun+1) || s.nodes[g.noun+1].cls.has(s.k.prep.or(s.k.perUnit))
}

// gradingTold reports whether a fact tells what the noun of g tells.
func (s *sentence) gradingTold(g *grading, facts []fact) bool {
	for k := range facts {
		f := &facts[k]
		if f.EventType == schema.RatingChange && f.sent == s.index && (f.Metric != nil) == g.target && int(f.first) <= g.noun && int(f.last) >= g.from {
			return true
		}
	}
	return false
}

// gradingVerb finds the verb that acts on the noun of g: before it, or, where the noun is
// its subject, behind it.
func (s *sentence) gradingVerb(g *grading) bool {
	for j := g.from - 1; j >= s.first && j >= g.from-maxGrading; j-- {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.quote):
			j = max(s.openQuote(j), g.from-maxGrading)
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.det.or(s.k.poss)) || n.hash == s.k.and:
		case n.cls.has(s.k.verb.or(s.k.have)) && s.movesRating(j):
			g.verb = j
			return !s.negated(j)
		case n.cls.has(s.k.verb.or(s.k.have)) && s.listed("ratekeep", j):
			g.verb, g.keeps = j, true
			return !s.negated(j)
		case n.cls.has(s.k.verb.or(s.k.be)) && !n.cls.has(s.k.nounform) && n.form&(formPart|formIng) == 0, n.cls.has(s.k.stop.or(s.k.prep).or(s.k.modal).or(s.k.sub).or(s.k.rel)):
			return s.gradingBehind(g)
		}
	}
	return s.gradingBehind(g)
}

// movesRating reports whether the verb at node j changes ratings.
func (s *sentence) movesRating(j int) bool {
	return s.nodes[j].cls.has(s.k.moveRating) || s.listed("ratemove", j)
}

// gradingBehind reads what is said of the noun of g as a subject: "its rating could be
// cut", "his price target for the stock is $18".
func (s *sentence) gradingBehind(g *grading) bool {
	j := s.behindRated(g.noun + 1)
	be := -1
	for ; j < s.end; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0:
			return false
		case n.cls.has(s.k.be):
			be = j
		case be >= 0 && n.cls.has(s.k.verb) && s.movesRating(j):
			g.verb, g.suffers = j, true
			return !s.negated(j)
		case be >= 0 && g.target && s.isMoney(j) && be == j-1:
			g.verb, g.suffers, g.keeps, g.sum = be, true, true, j
			return true
		case !n.cls.has(s.k.modal.or(s.k.have).or(s.k.adv)):
			return false
		}
	}
	return false
}

// behindRated is the node behind "on", "for" or "of" and whom they name, from node j on.
func (s *sentence) behindRated(j int) int {
	var np nounPhrase
	if j+1 >= s.end || !s.listed("ratedprep", j) {
		return j
	}
	if e := s.phraseStartingAt(j+1, &np); e > 0 {
		return e
	}
	return j
}

// gradingSides finds who rates and who is rated.
func (s *sentence) gradingSides(g *grading, facts []fact) bool {
	rater := ""
	if !g.suffers && s.raterActing(g.verb, &g.actor) && !s.ratedAbout(&g.actor.subs[0]) && !s.onlyGraded(g) {
		rater = g.actor.subs[0].displayName()
	} else {
		g.actor.n = 0
	}
	if !s.ratesBy(g) || !s.gradingOf(g, rater, facts) || g.rated.n == 0 || g.rated.metric != "" {
		return false
	}
	g.first = min(g.first, g.verb)
	g.last = max(g.last, g.verb)
	s.newTarget(g)
	for k := range g.rated.subs[:g.rated.n] {
		if x := &g.rated.subs[k]; !s.ratable(x) || g.by(x) {
			return false
		}
	}
	return true
}

// by reports whether x is among those who rate.
func (g *grading) by(x *subject) bool {
	for k := range g.actor.subs[:g.actor.n] {
		if g.actor.subs[k].displayName() == x.displayName() {
			return true
		}
	}
	return false
}

// raterActing finds who does what verb v tells of a rating.
func (s *sentence) raterActing(v int, np *nounPhrase) bool {
	return s.saysOfItself(v, np) || s.agentOf(v, np) && np.n > 0
}

// saysOfItself finds who says what a pronoun does in verb v: "Fitch said on Monday it cut its
// ratings on X".
func (s *sentence) saysOfItself(v int, np *nounPhrase) bool {
	const reach = 4
	e := s.groupStart(v, s.first) - 1
	if e <= s.first || s.nodes[e].ent >= 0 || !s.nodes[e].cls.has(s.k.pronoun) || !s.afterSaying(e) {
		return false
	}
	for j := e - 1; j > s.first && j > e-reach; j-- {
		if n := &s.nodes[j]; n.cls.has(s.k.saying) && n.cls.has(s.k.verb) {
			return s.subjectOf(j, np) && np.n > 0 && np.metric == ""
		}
	}
	return false
}

// ratable reports whether somebody is whom raters judge.
func (s *sentence) ratable(x *subject) bool {
	switch x.kind {
	case schema.KindCompany, entity.KindCountry, schema.KindGovernment, schema.KindSector:
		return !agency(x) && !s.inList("raterhouse", x.displayName())
	}
	return false
}

// gradingOf finds whom the noun of g rates: whom a preposition names behind it, its owner,
// else whom a rating told before it in the sentence is of, else the company that the article
// is about.
func (s *sentence) gradingOf(g *grading, rater string, facts []fact) bool {
	if j := s.ratedPrep(g); j > 0 {
		return s.ratedBehind(g, j, rater)
	}
	own := s.raterOwn(g)
	if own >= 0 && s.nodes[own].cls.has(s.k.poss) {
		if !s.phraseEndingAt(own, &g.rated) || g.rated.n == 0 {
			return false // "the two insurers' ratings"
		}
		return g.rated.subs[0].displayName() != rater || s.coveredElse(g, rater)
	}
	for k := len(facts) - 1; k >= 0; k-- {
		if f := &facts[k]; f.EventType == schema.RatingChange && f.sent == s.index && !f.drop && f.sub.displayName() != rater {
			g.rated.just(s.weak(f.sub, g.noun))
			return true
		}
	}
	if g.keeps && !g.suffers && own < 0 && !s.brokersGrade(g) {
		return false // "assigns ratings"
	}
	return s.coveredElse(g, rater)
}

// ratedExamples reads the names that stand for a group at node b: "ratings of 37 banks, among
// them X and Y", "its price targets for retailers including X".
func (s *sentence) ratedExamples(g *grading, b int) bool {
	const reach = 10
	for j := b; j+1 < s.end && j < b+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && (n.cls.has(s.k.including) || s.listed("amongthem", j)) {
			if !s.attended(j+1, &g.rated) || g.rated.n == 0 {
				return false
			}
			g.last = max(g.last, int(g.rated.subs[g.rated.n-1].last))
			return true
		}
		if n.ent >= 0 && n.cls.has(s.k.company) || n.ent < 0 && (n.cls.has(s.k.verb.or(s.k.be).or(s.k.prep)) && !n.cls.has(s.k.nounform) || n.hash == s.k.semicolon) {
			return false
		}
	}
	return false
}

// coveredElse takes the company that the text told of, neither the rater nor the house of a
// person who rates.
func (s *sentence) coveredElse(g *grading, rater string) bool {
	if !s.coveredBut(rater, g.noun, &g.rated) {
		return false
	}
	x := &g.rated.subs[0]
	return !s.personal(x) || s.another(x, x.displayName())
}

// raterOwn is the node of the "'s" or the pronoun before the noun of g, behind its verb; -1 if
// there is none.
func (s *sentence) raterOwn(g *grading) int {
	for j := g.from - 1; j >= s.first && j > g.from-maxGrading && (j != g.verb || g.suffers); j-- {
		n := &s.nodes[j]
		if n.ent < 0 && (n.cls.has(s.k.poss) || n.cls.has(s.k.pronoun) && n.cls.has(s.k.det)) {
			return j
		}
		if n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.prep)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) && n.form&(formPart|formIng) == 0) {
			break
		}
	}
	return -1
}

// ratedBehind reads whom the preposition at node j names.
func (s *sentence) ratedBehind(g *grading, j int, rater string) bool {
	if s.ratedExamples(g, j+1) {
		return true
	}
	if e := s.phraseStartingAt(j+1, &g.rated); e > 0 && g.rated.n > 0 {
		g.last = max(g.last, e-1)
		return !g.rated.subs[0].weak || s.coveredBut(rater, j+1, &g.rated)
	}
	if !s.nameWord(j + 1) {
		return false
	}
	x, ok := s.strangeParty(j + 1)
	g.rated.just(x)
	g.last = max(g.last, int(x.last))
	return ok
}

// ratedPrep is the node of the preposition behind the noun of g that names whom it rates,
// 0 if there is none: "on X", and behind a grade "of 'Aaa' to X".
func (s *sentence) ratedPrep(g *grading) int {
	const reach = 12
	j := g.noun + 1
	if j+1 >= s.end || !s.listed("ratedprep", j) {
		return 0
	}
	if !s.is(j, s.k.of) || !s.nodes[j+1].cls.has(s.k.quote.or(s.k.typeBits.of("grade"))) && !s.isMoney(j+1) {
		return j
	}
	for k := j + 1; k+1 < s.end && k < j+reach && !s.nodes[k].cls.has(s.k.sub.or(s.k.rel)); k++ {
		if n := &s.nodes[k+1]; s.nodes[k].cls.has(s.k.to) && (n.ent >= 0 || n.cls.has(s.k.det)) {
			return k
		}
	}
	return 0
}

// ratesBy reports whether who acts in g is somebody who rates others, or the noun is one
// that only raters use.
func (s *sentence) ratesBy(g *grading) bool {
	own := s.raterOwn(g)
	if s.brokersGrade(g) && g.keeps && g.actor.n == 0 {
		return true
	}
	if g.actor.n == 0 {
		land := g.suffers && own > s.first && s.nodes[own-1].cls.has(s.k.kindBits.of("#country"))
		return g.target || land || !g.keeps && s.listed("ratingdebt", g.noun)
	}
	x := &g.actor.subs[0]
	switch {
	case x.kind == schema.KindPerson:
		return !g.keeps || g.target || own < 0 || s.listed("hisown", own) // "wants it to keep its ratings"
	case agency(x), s.inList("raterhouse", x.displayName()), s.ratingHouse(x.displayName()):
		return true
	}
	return g.target && (x.kind == schema.KindCompany || x.kind == schema.KindOrganisation)
}

// brokersGrade reports whether the grade that brokers give stands before the noun of g:
// "a buy recommendation", "their 'neutral' rating".
func (s *sentence) brokersGrade(g *grading) bool {
	i := g.from - 1
	if i > s.first && s.nodes[i].cls.has(s.k.quote) {
		i--
	}
	return !g.target && i >= s.first && s.nodes[i].ent < 0 && s.payload(i, s.k.gradeClass) != ""
}

// onlyGraded reports whether who seems to act is a company that gives no grades, so that it
// is whom the grade is of: "X rose. 'It is cheap,' wrote a trader, keeping a buy rating".
func (s *sentence) onlyGraded(g *grading) bool {
	x := &g.actor.subs[0]
	return s.brokersGrade(g) && x.kind == schema.KindCompany && !s.ratingHouse(x.displayName())
}

// gradingFact is the fact that x is rated so.
func (s *sentence) gradingFact(g *grading, x subject) fact {
	f := fact{rule: &s.k.rateRule, trigger: int32(g.verb), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(g.first), last: int32(g.last), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.RatingChange, schema.BoundEq, schema.Actual, "pos"
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	if g.actor.n > 0 {
		a := &g.actor.subs[0]
		if name := partyName(&f, a); name != "" {
			f.ActorName, f.first = &name, min(f.first, a.first)
			if a.ent != nil {
				f.ActorID = &a.ent.ID
			}
		}
	}
	switch d := s.sign(g.verb); {
	case g.keeps && s.listed("rateaffirm", g.verb):
		f.Direction = ptr(schema.Flat)
	case !g.keeps && (d == schema.Up || d == schema.Down):
		f.Direction = &d
	}
	if g.target {
		f.Metric, f.EventSubtype = ptr("target_price"), ptr("target_price")
		if g.sum >= 0 {
			s.setValue(&f, g.sum)
		}
	}
	return f
}
