package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Series that no list holds. A release names more of them than anybody can list
// ("private home building was off 2.3 percent", "online bookings rose a fifth"):
// where the article is telling the statistics of an economy or the results of a
// company, or the phrase itself says whose it is, a common noun that rises or
// falls by a percentage is one of its series.

// openReach is how many sentences after a statistic or a result the article is
// taken to be telling more of them.
const openReach = 3

// longestSeries bounds the noun phrase of a series, in nodes.
const longestSeries = 10

// openSeries takes the noun phrase before the verb at v for a series of a kind
// that nothing lists; macro says whether an economy's or a company's is wanted.
func (s *sentence) openSeries(v int, macro bool, np *nounPhrase) bool {
	e := s.groupStart(v, s.first) - 1
	if e == v-1 && !s.nodes[v].cls.has(s.k.verb) {
		return false // "trucks down 49 percent": an item of a list, perhaps of somebody else's
	}
	b := e
	for b >= s.first && e-b < longestSeries && s.ofSeries(b) {
		b--
	}
	if b++; b > e || e-b+1 >= longestSeries || b > s.first && !s.opensClause(b-1) {
		if b = s.gaugeAt(e); !macro || b < 0 {
			return false
		}
	}
	head := b
	for head < e && !s.nodes[head+1].cls.has(s.k.prep) {
		head++
	}
	if !s.seriesNoun(head) && !(macro && (s.bareSeries(head) || s.gaugeOf(head, e) || s.placedSeries(b, head, e))) {
		return false
	}
	if macro && s.anyListed("firmseries", b, e) {
		return false
	}
	np.reset(b, e)
	owner, ok := s.openOwner(b, e, macro)
	if !ok {
		return false
	}
	np.metric = s.openName(b, head, e)
	if np.metric == "" {
		return false
	}
	np.add(owner)
	return true
}

// ofSeries reports whether node i can stand inside the name of a series.
func (s *sentence) ofSeries(i int) bool {
	n := &s.nodes[i]
	switch {
	case n.ent >= 0:
		return n.cls.has(s.k.kindBits.of("place")) || s.demonym(i) || n.cls.has(s.k.kindBits.of("#company")) && i+1 < s.end && s.nodes[i+1].cls.has(s.k.poss)
	case n.cls.has(s.k.poss):
		return true
	case n.form&formIng != 0 && i > s.first && s.nodes[i-1].cls.has(s.k.word) && !s.nodes[i-1].cls.has(s.k.be.or(s.k.prep).or(s.k.sub).or(s.k.conj)):
		return true // "home building", "online advertising"
	case n.form&formPart != 0 && i > s.first && s.nodes[i-1].ent < 0 && (s.nodes[i-1].cls.has(s.k.adv.or(s.k.prep)) || strings.HasSuffix(s.text(i-1, i-1), "ly")):
		return true // "newly built", "of existing"
	case n.qty >= 0, n.date >= 0 && !s.attributiveMonth(i), n.cls.has(s.k.stop), n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.sub).or(s.k.conj).or(s.k.rel).or(s.k.to)):
		return false
	case n.cls.has(s.k.pronoun):
		return n.cls.has(s.k.det) // its, their
	case n.hash == s.k.and:
		return false
	}
	return true
}

// attributiveMonth: "January exports" names the series by its period.
func (s *sentence) attributiveMonth(i int) bool { return i+1 < s.end && s.nodes[i+1].date < 0 }

// opensClause reports whether a clause may begin after node i.
func (s *sentence) opensClause(i int) bool {
	n := &s.nodes[i]
	return n.ent < 0 && (n.hash == s.k.commaHash || n.hash == s.k.semicolon || n.hash == s.k.colon || n.hash == s.k.and || n.cls.has(s.k.conj.or(s.k.sub).or(s.k.quote).or(s.k.rel)) || n.cls.has(s.k.saying))
}

// seriesNoun reports whether node i is a common noun that can be counted or
// measured: no security, no price, no people, nothing that refers back.
func (s *sentence) seriesNoun(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || n.qty >= 0 || n.date >= 0 || !n.cls.has(s.k.word) || n.cls.has(s.k.cap) && i > s.first || n.cls.has(s.k.sidedAdj) {
		return false
	}
	if n.cls.has(s.k.security.or(s.k.price).or(s.k.yieldNoun).or(s.k.futures).or(s.k.metric).or(s.k.anaphor).or(s.k.pronoun).or(s.k.det).or(s.k.adj).or(s.k.adv)) {
		return false
	}
	return !s.listed("noseries", i)
}

// openOwner finds whose series it is: who is named in the phrase, else whom the
// article is telling statistics or results of.
func (s *sentence) openOwner(b, e int, macro bool) (subject, bool) {
	for i := b; i <= e; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent < 0:
		case n.cls.has(s.k.kindBits.of("#company")):
			return s.named(i), !macro
		case macro && (s.doc.stat.ok && s.index-s.doc.stat.sentence <= openReach || s.ctx.mainCo == nil && s.measurable(b, e)):
			return s.named(i), true
		}
	}
	for i := s.first; i < b; i++ { // the sentence is about somebody else
		n := &s.nodes[i]
		if n.ent < 0 || !n.cls.has(s.k.kindBits.of("traded")) {
			continue
		}
		if x := s.named(i); macro || x.displayName() != s.doc.results.sub.displayName() {
			return subject{}, false
		}
	}
	stat, result := &s.doc.stat, &s.doc.results
	reach := openReach
	if s.ctx.mainCo == nil && !result.has {
		reach = statReach
	}
	told := stat.ok && s.index-stat.sentence <= reach
	reported := result.has && s.index-result.sentence <= openReach
	switch {
	case macro && told && (!reported || stat.sentence >= result.sentence):
		return s.weak(stat.fact.sub, b), true
	case !macro && reported && (!told || result.sentence > stat.sentence):
		return s.weak(result.sub, b), true
	case macro && s.ctx.mainCo == nil && !result.has && !s.firmsTold() && s.comparesPeriods():
		np := nounPhrase{metricNode: -1}
		if s.ctx.statOwner(s, b, &np) {
			return np.subs[0], true // "business was up 8 percent compared with last year"
		}
	}
	return subject{}, false
}

// comparesPeriods reports whether the sentence compares with another period: what is
// told so is a statistic.
func (s *sentence) comparesPeriods() bool {
	for i := s.first; i < s.end; i++ {
		if s.nodes[i].date >= 0 && s.isBasis(i) {
			return true
		}
	}
	return false
}

// bareSeries reports whether node i names a series of companies and economies
// alike, which after a statistic is of the economy: "sales were off 33 percent".
func (s *sentence) bareSeries(i int) bool {
	return s.nodes[i].cls.has(s.k.metric) && s.payload(i, s.k.macroClass) == "" && !s.doc.results.has && s.doc.stat.ok && s.index-s.doc.stat.sentence <= openReach
}

// placedSeries: "sales of newly built U.S. homes" says whose they are.
func (s *sentence) placedSeries(b, head, e int) bool {
	if !s.listed("placedhead", head) || s.payload(head, s.k.macroClass) != "" {
		return false // what the lexicon knows is told by other rules
	}
	for i := b; i <= e; i++ {
		if s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.kindBits.of("place")) {
			return true
		}
	}
	return false
}

// gaugeOf: "a measure of the view that", "the index of present conditions", `its "jobs
// hard to get" index`, after a statistic.
func (s *sentence) gaugeOf(i, e int) bool {
	if i < s.first || !s.listed("gaugeword", i) || !s.doc.stat.ok || s.index-s.doc.stat.sentence > statReach {
		return false
	}
	return i < e && s.is(i+1, s.k.of) || i == e && i > s.first && s.nodes[i-1].cls.has(s.k.quote)
}

// gaugeAt finds the gauge with a quoted name at node e, or that the sentence begins with: what it
// is of may be a clause ("the gauge of whether jobs are plentiful").
func (s *sentence) gaugeAt(e int) int {
	if s.gaugeOf(e, e) {
		return s.openQuote(e - 1)
	}
	if s.opensOnGauge(s.first, e) {
		return s.first
	}
	for i := s.first + 1; i < e; i++ { // "Reflecting worries, the gauge of ..."
		if s.is(i, s.k.commaHash) && s.opensOnGauge(i+1, e) {
			return i + 1
		}
	}
	return -1
}

// opensOnGauge reports whether the words from node i to node e begin with a gauge of what a
// clause tells.
func (s *sentence) opensOnGauge(i, e int) bool {
	if i < e && s.nodes[i].cls.has(s.k.det) {
		i++
	}
	if i >= e || !s.gaugeOf(i, e) {
		return false
	}
	for j := i; j <= e; j++ {
		if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.kindBits.of("traded")) || s.is(j, s.k.commaHash) {
			return false
		}
	}
	return true
}

// openQuote is the quotation mark that the one at node e closes; -1 if there is none near.
func (s *sentence) openQuote(e int) int {
	const longest = 8
	for i := e - 1; i >= s.first && i >= e-longest; i-- {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.quote) {
			return i
		}
	}
	return -1
}

// measurable reports whether the phrase in nodes [b,e] begins with a noun that
// statistics are of: "sales of newly built U.S. homes".
func (s *sentence) measurable(b, e int) bool {
	for i := b; i <= e && !s.nodes[i].cls.has(s.k.prep); i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.seriesHead.or(s.k.metric).or(s.k.typeBits.of("macrobase"))) {
			return true
		}
	}
	return false
}

// marketThing reports whether a phrase of nodes b to e names what is traded, not counted: "the
// prices of government debt", "the top share index".
func (s *sentence) marketThing(b, head, e int) bool {
	if !s.listed("tradedhead", head) {
		return false
	}
	for i := b; i < head; i++ {
		if n := &s.nodes[i]; n.ent < 0 && s.within("tradedword", i) || n.ent >= 0 && n.cls.has(s.k.kindBits.of("#index")) {
			return true
		}
	}
	for i := head + 1; i <= e && i < s.end && i < head+longestSeries; i++ {
		if n := &s.nodes[i]; n.ent < 0 && s.within("tradedword", i) {
			return true
		}
	}
	return false
}

// openName makes the name of a series of its words: "private home building" is
// private_home_building, "investment in property development"
// property_development_investment.
func (s *sentence) openName(b, head, e int) string {
	if s.marketThing(b, head, e) {
		return ""
	}
	for i := b; i < head; i++ {
		if s.nodes[i].cls.has(s.k.poss) {
			b = i + 1 // without its owner
		}
	}
	name := s.seriesName(b, head)
	if head+1 < e && s.nodes[head+1].cls.has(s.k.gen) {
		if of := s.seriesName(head+2, e); of != "" {
			if name == "gdp" { // the growth of that, not of a place
				name = "growth"
			}
			name = of + "_" + name
		}
	}
	name = strings.ReplaceAll(name, "_-_", "-")
	const longest = 6 // words
	if strings.Count(name, "_") >= longest {
		if s.listed("gaugeword", head) {
			return "index" // of what a clause says
		}
		return ""
	}
	return name
}

// openFigure reports whether the figure of a fact is one of such a series: a
// change or a rate, or the level of a gauge.
func (s *sentence) openFigure(f *fact) bool {
	if t := int(f.trigger); s.listed("takesobject", t) || s.listed("actson", t) && !s.nodes[t-1].cls.has(s.k.be) {
		return false // "taxes add 33 cents to the cost"
	}
	if d := &s.doc.stat; percentual(f) || d.ok && s.index-d.sentence <= openReach && f.Unit != nil && *f.Unit == schema.UnitCurrency && d.fact.Unit != nil && *d.fact.Unit == schema.UnitCurrency && same(f.Currency, d.fact.Currency) {
		return true
	}
	for i := int(s.np.first); i <= int(s.np.last); i++ {
		if s.listed("gaugeword", i) {
			if f.Unit != nil && *f.Unit == schema.UnitCount {
				f.Unit = ptr(schema.UnitPoints)
			}
			return f.Unit == nil || *f.Unit == schema.UnitPoints
		}
	}
	return false
}

// percentual reports whether the figure of a fact is a relative change or a rate.
func percentual(f *fact) bool {
	return f.Unit != nil && (*f.Unit == schema.UnitPct || *f.Unit == schema.UnitPP || *f.Unit == schema.UnitBps)
}
