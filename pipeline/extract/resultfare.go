package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Results told without a figure that no rule found: by what became of a series ("earnings missed
// forecasts", "revenue was lower than expected"), by its quality ("announced disappointing
// results", "on Acme's weak sales"), by how it stood beside what others foresaw ("Acme's earnings miss").

// fareRead is what one noun of results tells.
type fareRead struct {
	at, first int // the noun, the first node of its phrase
	trigger   int // the verb, or the word of its quality
	direction string
	owner     nounPhrase
}

// fareReach bounds how far what is said of a series stands from its noun, in nodes.
const fareReach = 8

// faresLeft appends the results without a figure that are left when the rules have run.
func (s *sentence) faresLeft(facts []fact) []fact {
	if !s.cls.has(s.k.metric) && !s.holdsListed("resultnoun") {
		return facts
	}
	for i := s.first; i < s.end; i++ {
		if !s.faringNoun(i) || s.fareTaken(i, facts) {
			continue
		}
		r := fareRead{at: i, first: s.outlookStart(i), trigger: -1}
		if s.faredHow(&r) || s.fareDone(&r) || s.fareIs(&r) {
			if f, ok := s.fareFact(&r, facts); ok {
				facts = append(facts, f)
			}
		}
	}
	return facts
}

// faringNoun reports whether node i is a noun of results, the last of its phrase, and of no
// figure that stands beside it.
func (s *sentence) faringNoun(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || n.cls.has(s.k.verb) || !s.listed("resultnoun", i) && !core(s.payload(i, s.k.metricClass)) {
		return false
	}
	if i+1 < s.end && (s.nodes[i+1].cls.has(s.k.typeBits.of("outlooknoun")) || s.is(i+1, onHash)) || !s.headBefore(i+1) && !(i+1 < s.end && s.listed("fareend", i+1)) {
		return false // "its lowered sales target", "results on its drug"
	}
	return !(i+2 < s.end && s.is(i+1, s.k.of) && s.nodes[i+2].qty >= 0)
}

// fareTaken reports whether a fact of results or an outlook holds node i.
func (s *sentence) fareTaken(i int, facts []fact) bool {
	for k := range facts {
		f := &facts[k]
		if f.drop || (int(f.first) > i || i > max(int(f.last), int(f.qty))) && int(f.metricNode) != i {
			continue
		}
		switch f.EventType {
		case schema.Guidance, schema.EarningsResult, schema.RatingChange, schema.MacroIndicator, schema.FinMetric, schema.Operations:
			return true
		}
	}
	return false
}

// faredHow finds what became of the series, which is the subject of its verb.
func (s *sentence) faredHow(r *fareRead) bool {
	for v := r.at + 1; v < s.end && v-r.at < fareReach; v++ {
		n := &s.nodes[v]
		switch {
		case n.ent < 0 && n.cls.has(s.k.rel) && v+1 < s.end && !n.cls.has(s.k.stop):
			return s.fareRelative(r, v+1)
		case n.ent < 0 && n.cls.has(s.k.stop.or(s.k.conj).or(s.k.rel).or(s.k.sub)):
			return false
		case n.ent < 0 && n.cls.has(s.k.verb) && s.groupOpens(v, r.at):
			return s.fareVerb(r, v) && s.fareSubject(r)
		case n.ent < 0 && n.cls.has(s.k.be):
			if q := s.qualityAfter(v); q > 0 && s.compares(q) && s.plainGroup(v) {
				r.trigger, r.direction = q, s.sign(q)
				return s.fareSubject(r)
			}
		}
	}
	return false
}

// fareRelative reads what the clause of a relative pronoun before node v says of the series: "reported
// earnings after the close that topped estimates".
func (s *sentence) fareRelative(r *fareRead, v int) bool {
	if s.nodes[v].ent >= 0 || !s.nodes[v].cls.has(s.k.verb) || !s.begins("resultfares", v) {
		return false
	}
	r.trigger = v
	told := r.first - 1
	for told > s.first && r.first-told < 4 && !s.nodes[told].cls.has(s.k.verb) && (s.nodes[told].date >= 0 || s.nodes[told].ent < 0 && s.nodes[told].cls.has(s.k.adv.or(s.k.det))) {
		told--
	}
	if told >= s.first && s.nodes[told].ent < 0 && s.nodes[told].cls.has(s.k.verb) && s.begins("faretold", told) && !s.suffers(told) {
		return s.agentOf(told, &r.owner) && s.acts(&r.owner)
	}
	return s.fareSubject(r)
}

// compares reports whether the word at node q sets a series against another figure: "lower", "below"; that
// sales "were strong" is what somebody says of them.
func (s *sentence) compares(q int) bool {
	w := s.text(q, q)
	return strings.HasSuffix(w, "er") || strings.Contains(w, "than") || s.listed("outlookbeside", q)
}

// plainGroup reports whether the verb at node v tells what was: no modal, no denial.
func (s *sentence) plainGroup(v int) bool {
	for i := s.groupStart(v, s.first); i <= v; i++ {
		if s.nodes[i].cls.has(s.k.modal.or(s.k.futureAux).or(s.k.neg).or(s.k.to)) {
			return false
		}
	}
	return s.nodes[v].form&formIng == 0
}

// fareVerb reports whether the verb at node v says how a series fared.
func (s *sentence) fareVerb(r *fareRead, v int) bool {
	n := &s.nodes[v]
	if !s.plainGroup(v) || s.figureWithin(v) {
		return false
	}
	r.trigger = v
	switch {
	case s.suffers(v):
		r.direction = schema.Down
		return s.begins("farehurt", v)
	case s.begins("resultfares", v):
		return true
	case n.cls.has(s.k.up.or(s.k.down)) && !s.listed("takesobject", v):
		r.direction = s.sign(v)
		return r.direction != "" && s.bareMove(v)
	}
	return false
}

// bareMove reports whether nothing that a verb of change could act on follows the one at node v.
func (s *sentence) bareMove(v int) bool {
	if v+1 >= s.end {
		return true
	}
	n := &s.nodes[v+1]
	return n.date >= 0 || n.ent < 0 && n.cls.has(s.k.stop.or(s.k.adv).or(s.k.prep).or(s.k.conj).or(s.k.sub)) && !n.cls.has(s.k.to)
}

// figureWithin reports whether a figure follows node v in its clause.
func (s *sentence) figureWithin(v int) bool {
	for i := v + 1; i < s.end && i-v < fareReach; i++ {
		n := &s.nodes[i]
		if n.qty >= 0 {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb)) {
			break
		}
	}
	return false
}

// fareSubject finds whose the series at r is: whom its phrase names, who says so, else the company
// whose results the article is telling.
func (s *sentence) fareSubject(r *fareRead) bool {
	np := &r.owner
	if s.anyListed("firstperson", r.first, r.at) {
		return false
	}
	if s.ownerOf(r.at, np) && s.acts(np) {
		return np.n == 1
	}
	if np.reset(r.first, r.at); s.saidBy(r.first, np) || s.reportedBy(r.first, np) {
		return true
	}
	np.reset(r.first, r.at)
	if s.firmBehind(r.at, np) || s.ownerBehind(r.at, np) {
		return true
	}
	if s.resolvePhrase(r.first, r.at+1, np) && np.metric != "" && !np.subs[0].weak {
		return np.n == 1 && np.subs[0].kind == schema.KindCompany // "Acme Inc quarterly earnings"
	}
	x := &s.doc.results
	if !s.reporting() || s.companyNear(r.at) || s.ofUnlisted(r.at) || !s.clauseAtSeries(r) {
		return false
	}
	np.just(s.weak(x.sub, r.at))
	return true
}

// reportedBy finds the company that reports what begins at node b: "Acme reported on Tuesday that
// earnings rose".
func (s *sentence) reportedBy(b int, np *nounPhrase) bool {
	v := b - 1
	for v > s.first && (s.nodes[v].date >= 0 || s.nodes[v].ent < 0 && s.nodes[v].hash == thatHash) {
		v--
	}
	if v <= s.first || v == b-1 || s.nodes[v].ent >= 0 || !s.nodes[v].cls.has(s.k.verb) || !s.begins("faretold", v) {
		return false
	}
	var x nounPhrase
	if !s.subjectOf(v, &x) || x.n != 1 || x.metric != "" || x.security || x.subs[0].kind != schema.KindCompany {
		return false
	}
	np.add(x.subs[0])
	return true
}

// companyNear reports whether a company is named around node i, whose the series may be.
func (s *sentence) companyNear(i int) bool {
	const reach = 40
	for j := max(s.first, i-reach); j < min(s.end, i+reach); j++ {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			return true
		}
	}
	return false
}

// clauseAtSeries reports whether a clause begins with the phrase of the series.
func (s *sentence) clauseAtSeries(r *fareRead) bool {
	i := r.first - 1
	for i >= s.first && s.nodes[i].date >= 0 {
		i--
	}
	return i < max(s.first, s.head) || s.opensClause(i)
}

// firmBehind takes the company that "at", "of" or "for" behind the series at node i names.
func (s *sentence) firmBehind(i int, np *nounPhrase) bool {
	p := i + 1
	if p+1 >= s.end || !s.is(p, s.k.at) && !s.is(p, s.k.of) && !s.is(p, s.k.forWord) || s.nodes[p+1].ent < 0 || !s.nodes[p+1].cls.has(s.k.company) || s.demonym(p+1) {
		return false
	}
	np.add(s.named(p + 1))
	return true
}

// fareDone finds the verb by which a company tells results of some quality: "announced disappointing
// results".
func (s *sentence) fareDone(r *fareRead) bool {
	if r.direction = s.outlookMood(&outlookRead{at: r.at, first: r.first}); r.at+1 < s.end && s.listed("fareend", r.at+1) {
		r.direction = s.sign(r.at + 1)
	} else if r.direction == "" && !s.moodless(r) {
		return false
	}
	v := r.first - 1
	for v > s.first && r.first-v < 4 && s.nodes[v].ent < 0 && !s.nodes[v].cls.has(s.k.verb.or(s.k.have)) && (s.nodes[v].date >= 0 || s.nodes[v].cls.has(s.k.adv.or(s.k.det).or(s.k.adj))) {
		v--
	}
	if v < s.first || !s.nodes[v].cls.has(s.k.verb.or(s.k.have)) || !s.begins("faretold", v) || s.onlyMeant(v) || s.suffers(v) {
		return false
	}
	r.trigger = v
	return s.agentOf(v, &r.owner) && s.acts(&r.owner)
}

// moodless reports whether the phrase says how the results are by a word that gives no direction.
func (s *sentence) moodless(r *fareRead) bool { return s.anyListed("farequality", r.first, r.at-1) }

// fareIs finds results that are only named, with their quality: "Acme's weak results", "the earnings
// miss at Acme".
func (s *sentence) fareIs(r *fareRead) bool {
	r.trigger = r.at
	r.direction = s.outlookMood(&outlookRead{at: r.at, first: r.first})
	if r.at+1 < s.end && s.listed("fareend", r.at+1) {
		r.direction = s.sign(r.at + 1)
	} else if r.direction == "" && !s.moodless(r) {
		return false
	}
	own := &r.owner
	if r.at+1 < s.end && s.nodes[r.at+1].ent >= 0 || s.anyListed("firstperson", r.first, r.at) {
		return false // "its lower margin Atom chips"
	}
	if s.ownerOf(r.at, own) && s.acts(own) {
		return true
	}
	own.reset(r.at, r.at)
	return s.fromFirm(&outlookRead{at: r.at}, own) || s.firmBehind(r.at, own)
}

// fareFact is the fact that r tells; ok is false if the company cannot be the one whose results it tells.
func (s *sentence) fareFact(r *fareRead, facts []fact) (fact, bool) {
	x := r.owner.subs[0]
	if r.owner.n != 1 || x.kind != schema.KindCompany || x.unlisted || s.surveys(&x) || s.inList("broker", x.displayName()) && !s.tellsOf(&x) {
		return fact{}, false
	}
	f := fact{rule: &s.k.resultRule, trigger: int32(r.trigger), qty: -1, date: -1, metricNode: int32(r.at), sent: s.index, first: int32(min(r.trigger, r.at)), last: int32(max(r.trigger, r.at)), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.EarningsResult, schema.BoundEq, schema.Actual, "pos"
	if m := s.payload(r.at, s.k.metricClass); m != "" {
		f.Metric = ptr(m)
	} else {
		f.metricNode = -1
	}
	if r.direction != "" {
		f.Direction = ptr(r.direction)
	}
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	return f, true
}

// tellsOf reports whether the article is about company x or tells its results.
func (s *sentence) tellsOf(x *subject) bool {
	m, r := s.ctx.mainCo, &s.doc.results
	return m != nil && m.same(x) || r.has && r.sub.same(x)
}
