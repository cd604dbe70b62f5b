package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
)

// tagVerbs decides for every word of the nodes [first,end) that can be a verb
// whether it is one here, and sets the classes #verb or #nounform. The test
// looks at the word before it only: a determiner, an adjective, a possessive,
// a figure or a preposition makes a noun ("a 2 percent gain", "in trading"),
// a name, a plural, an auxiliary or "to" makes a verb ("Stocks gain").
func (c *chunker) tagVerbs(first, end int) {
	for i := first; i < end; i++ {
		n := &c.nodes[i]
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !n.cls.has(c.k.word) {
			continue
		}
		f := n.form
		if f == 0 {
			f = c.guessForm(i)
		}
		if f == 0 {
			continue
		}
		if c.isVerb(i, first, end, f) {
			n.cls = n.cls.or(c.k.verb)
			n.form = f // also of a word that the lexicon does not have: "Acme bucked the trend, rising 2 percent"
		} else {
			n.cls = n.cls.or(c.k.nounform)
		}
	}
}

// guessForm guesses past and ing forms of verbs that the lexicon does not have.
func (c *chunker) guessForm(i int) form {
	n := &c.nodes[i]
	if n.entry >= 0 || n.flags&token.FlagCap != 0 {
		return 0
	}
	w := c.text(i, i)
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed"):
		return formPast | formPart
	case len(w) > 5 && strings.HasSuffix(w, "ing"):
		return formIng
	}
	return 0
}

// isVerb decides whether the word at node i, which can be a verb of forms f, is one
// in the clause of nodes first to before end.
func (c *chunker) isVerb(i, first, end int, f form) bool {
	if i+1 < end && c.hyphen(i+1) {
		return false // "cutting-edge", "fast-growing", "triple-A"
	}
	if i > first && i+1 < end && c.nodes[i].entry < 0 && c.nodes[i-1].qty >= 0 && c.nodes[i+1].cls.has(c.k.word) && plural(c.text(i+1, i+1)) {
		return false // "1,000 salaried employees", "600 underperforming stores"
	}
	p := c.beforeGroup(i, first, f)
	if p < first {
		return c.opensAsVerb(i, end, f)
	}
	prev := &c.nodes[p]
	aux := prev.cls.has(c.k.aux)
	if p == i-1 && f&(formBase|form3s) == 0 && c.inPhrase(i, p, first, end, f) {
		return false
	}
	switch {
	case c.ofTenor(i, first):
		return false // "four-year notes"
	case f&formBase != 0 && c.dueTo(p, first):
		return true // "is due to sell"
	case aux && f&(formBase|formPast|formPart|formIng) != 0:
		if prev.cls.has(c.k.to) && f&formBase == 0 {
			return f&formNoun == 0 && f&formIng == 0 // "contributed to rising costs" is no verb, "to boosted" neither
		}
		if prev.cls.has(c.k.have) && f == formBase|formNoun {
			return false
		}
		return true
	case f == formPast && p == i-1 && prev.cls.has(c.k.det) && !prev.cls.has(c.k.poss) && c.listedDemonstrative(p):
		return true // "This took the euro to a high"
	case prev.ent >= 0 && f&(form3s|formBase) != 0 && f&formPast == 0 && c.nodes[i].cls.has(c.k.seriesHead) && (prev.cls.has(c.k.kindBits.of("commodity")) || c.verbFollows(i, end)):
		return false // "crude runs rose", "India's gold reserves"
	case prev.cls.has(c.k.poss) && f&formPast != 0 && c.nodes[i].cls.has(c.k.up.or(c.k.down)) && c.comesTo(i+1, end):
		return true // "Kenya's inflation eased and Nigeria's quickened to 34 percent"
	case prev.cls.has(c.k.determined) && !c.objectWithin(p):
		return f == formIng && prev.cls.has(c.k.prep) && i+1 < end
	case c.d.Tokens[prev.last].Kind == token.Dash:
		return false
	case f&(formBase|form3s) != 0 && f&formNoun != 0:
		return c.nounIsVerb(i, p, first, end, f)
	case f == formBase && (prev.qty >= 0 || prev.cls.has(c.k.adj) && prev.ent < 0):
		return false // "the $61,000 mark", "its lowest close"
	case f&formPast != 0:
		return !prev.cls.has(c.k.adj) || prev.ent >= 0 || i+1 < end && (c.nodes[i+1].qty >= 0 || c.is(i+1, c.k.by) && i+2 < end && c.nodes[i+2].qty >= 0)
	case f&formIng != 0 && c.nodes[i].cls.has(c.k.seriesHead): // "online spending", "bank lending"
		return prev.cls.has(c.k.pronoun) || i+1 < end && c.nodes[i+1].ent < 0 && c.nodes[i+1].cls.has(c.k.det.or(c.k.qty))
	case f&formIng != 0 && prev.ent < 0 && prev.cls.has(c.k.word) && !prev.cls.has(c.k.pronoun.or(c.k.anaphor).or(c.k.rel)) && c.verbFollows(i, end) && c.partOfSeries(p, first):
		return false // "revenue from fixed-income trading fell"
	case f&formIng != 0:
		return !prev.cls.has(c.k.adj) && !(c.is(p, c.k.and) && p == i-1 && i+1 < end && c.nodes[i].cls.has(c.k.up.or(c.k.down)) && c.nodes[i+1].ent >= 0 && c.nodes[i+1].cls.has(c.k.kindBits.of("commodity"))) // "and slumping oil prices hurt"
	}
	return true
}

// opensAsVerb decides whether the word at node i, which could be a verb of forms f, is one
// where nothing of its clause stands before it.
func (c *chunker) opensAsVerb(i, end int, f form) bool {
	if c.nodes[i].cls.has(c.k.futures) {
		return false // "Contracts on the S&P 500 slipped"
	}
	if f&form3s != 0 && i+1 < end && (c.is(i+1, c.k.commaHash) || c.nodes[i+1].form&formPast != 0 && c.nodes[i+1].cls.has(c.k.up.or(c.k.down)) || c.verbFollows(i, end)) {
		return false // "Permits rose 4.9 percent", "Permits, an indicator of what is to come, rose", "Reserves stood at"
	}
	if f&formIng != 0 && c.nodes[i].cls.has(c.k.seriesHead) && i+1 < end && (c.nodes[i+1].cls.has(c.k.prep) || c.nodes[i+1].form&formPast != 0) {
		return false // "Spending on construction fell"
	}
	return f&formNoun == 0 && (f&(formPast|formIng) != 0) || f&(formPast|form3s) != 0 && f&formNoun == 0
}

// ofTenor reports whether a number and a length of time stand before node i and make an
// attribute of it: "four-year notes".
func (c *chunker) ofTenor(i, first int) bool {
	return i-3 >= first && c.nodes[i-3].qty >= 0 && c.hyphen(i-2) && c.nodes[i-1].ent < 0 && c.nodes[i-1].cls.has(c.k.typeBits.of("periodword"))
}

// dueTo reports whether node p is the "due to" of what is to come: "is due to", not "a loss due to".
func (c *chunker) dueTo(p, first int) bool {
	return p > first && c.nodes[p].ent < 0 && c.nodes[p].cls.has(c.k.typeBits.of("dueto")) && c.nodes[p-1].cls.has(c.k.be)
}

// comesTo reports whether "to" or "by" and a figure stand from node i on.
func (c *chunker) comesTo(i, end int) bool {
	return i+1 < end && (c.is(i, c.k.to1) || c.is(i, c.k.by)) && c.nodes[i+1].qty >= 0
}

// inPhrase reports whether a participle at node i, behind node p, is part of a noun phrase:
// "revenue from licensing", "earnings from continuing operations", "sales at established
// stores", "orders for U.S.-made manufactured goods".
func (c *chunker) inPhrase(i, p, first, end int, f form) bool {
	prev := &c.nodes[p]
	if prev.ent >= 0 || i+1 >= end {
		return false
	}
	next := &c.nodes[i+1]
	noun := next.ent < 0 && next.date < 0 && next.qty < 0 && next.cls.has(c.k.word) && plural(c.text(i+1, i+1)) && !next.cls.has(c.k.pronoun.or(c.k.det).or(c.k.prep))
	made := prev.cls.has(c.k.nounform) && prev.form&formPart != 0 && p > first && c.hyphen(p-1)
	if !made && !(prev.cls.has(c.k.gen) || prev.hash == c.k.from) {
		return false
	}
	if f&formIng == 0 {
		return noun && f&formPart != 0
	}
	if noun && c.nodes[i].cls.has(c.k.typeBits.of("broadword")) {
		return true // "of leading shares"
	}
	return p > first && c.nodes[p-1].ent < 0 && c.nodes[p-1].cls.has(c.k.metric.or(c.k.seriesHead)) && (noun || c.verbFollows(i, end) || next.date >= 0)
}

// beforeGroup returns the node before what stands between a verb at node i and its
// auxiliary or subject: adverbs, manners, a day ("Turkey on Tuesday cut").
func (c *chunker) beforeGroup(i, first int, f form) int {
	p := i - 1
	for ; p >= first; p-- {
		n, inner := &c.nodes[p], p > first
		switch {
		case n.cls.has(c.k.adv), n.hash == likelyHash:
		case inner && f&formPast != 0 && n.hash == netHash:
		case inner && c.lastly(p) && (f&formPast != 0 || c.nodes[p-1].cls.has(c.k.be)):
		case inner && f&formPart != 0 && n.entry < 0 && c.manner(p):
		case inner && f&formPast != 0 && n.date >= 0 && (c.nodes[p-1].ent >= 0 || c.nodes[p-1].cls.has(c.k.rel) || c.closesAside(p-1)):
		default:
			return p
		}
	}
	return p
}

// lastly reports whether node p is a "last" that says when, not which: "was last at 95 yen",
// "the euro last traded at $1.26".
func (c *chunker) lastly(p int) bool {
	before := &c.nodes[p-1]
	return c.is(p, c.k.lastWord) && (before.ent >= 0 || before.cls.has(c.k.be.or(c.k.pronoun).or(c.k.security).or(c.k.price)))
}

// nounIsVerb decides whether a word that is a noun too is a verb at node i, where
// node p is the last one before its adverbs: "oil demand", "and cut its forecast".
func (c *chunker) nounIsVerb(i, p, first, end int, f form) bool {
	prev := &c.nodes[p]
	if prev.ent >= 0 && prev.cls.has(c.k.kindBits.of("commodity")) && c.nodes[i].cls.has(c.k.seriesHead) {
		return false // "oil demand"
	}
	if f&formBase == 0 && prev.ent < 0 && plural(c.text(p, p)) {
		return false // "lower than analysts forecasts"
	}
	if c.verbFollows(i, end) || f&(formBase|formPast|form3s) == formBase && p == i-1 && c.oneState(p, first) {
		return false // "Oil prices rose", "U.S. trade officials"
	}
	if prev.ent < 0 && i+1 < end && c.nodes[i+1].ent >= 0 && c.nodes[i].cls.has(c.k.anaphor) && !plural(c.text(p, p)) && !prev.cls.has(c.k.pronoun) {
		return false // "the brokerage firm Acme"
	}
	if i+1 < end && c.is(i+1, c.k.of) && c.nodes[i].cls.has(c.k.up.or(c.k.down)) && prev.ent < 0 {
		return false // "an earnings increase of 5 percent"
	}
	if c.is(p, c.k.and) && i+1 < end && c.nodes[i+1].cls.has(c.k.det) { // "and cut its forecast"
		return true
	}
	if c.is(p, c.k.and) && f&formPast != 0 && i+1 < end && (c.nodes[i+1].date >= 0 || c.nodes[i+1].cls.has(c.k.metric.or(c.k.deedNoun)) || c.takesObject(i+1, end)) { // "and forecast 2024 revenue of", "and cut capacity"
		return true
	}
	if f&formPast != 0 && p < i-1 && c.manner(i-1) {
		return true // "X, already hit by strikes", "it has since", "sharply cut"
	}
	if i+1 < end && c.is(i+1, c.k.commaHash) && c.nodes[i].cls.has(c.k.anaphor) && c.endsAside(i, first) {
		return false // "Acme, the valley's No. 4 seed grower, stumbled"
	}
	if c.closesAside(p) {
		return c.resumes(i, p, first, end, f)
	}
	if c.is(p, c.k.and) && f&formBase != 0 && c.takesObject(i+1, end) && c.serial(p, first) {
		return true // "to cut jobs and sell plants"
	}
	if prev.qty >= 0 || prev.cls.has(c.k.adj) && prev.ent < 0 {
		return false
	}
	if prev.ent < 0 && f&formPast != 0 && c.takesOwn(i+1, end, prev.cls.has(c.k.typeBits.of("officialhead"))) {
		return true
	}
	if prev.ent < 0 && prev.entry < 0 && prev.cls.has(c.k.cap) && f&formPast != 0 && i+1 < end && (c.nodes[i+1].ent >= 0 || c.nodes[i+1].cls.has(c.k.det)) {
		return true // "Castlegate cut IBM": a house that nothing lists
	}
	if prev.cls.has(c.k.verbal) && !prev.cls.has(c.k.security) { // "oil prices hit a record", but not "it posts record"
		return prev.cls.has(c.k.nounform) && plural(c.text(p, p)) && f&formPast != 0 && i+1 < end && (c.nodes[i+1].ent >= 0 || c.nodes[i+1].cls.has(c.k.det.or(c.k.qty)) || c.recordFollows(i+1, end))
	}
	return prev.ent >= 0 && !c.demonym(p) || prev.cls.has(c.k.security.or(c.k.pronoun).or(c.k.rel).or(c.k.metric).or(c.k.price).or(c.k.yieldNoun).or(c.k.futures).or(c.k.anaphor).or(c.k.typeBits.of("bankword"))) || plural(c.text(p, p)) && i+1 < end
}

// takesOwn reports whether what stands at node i can only be an object: "the ministry cut its
// forecast", and behind an office (official) "cut the forecast" too.
func (c *chunker) takesOwn(i, end int, official bool) bool {
	if i >= end || c.nodes[i].ent >= 0 || !c.nodes[i].cls.has(c.k.det) {
		return false
	}
	return c.nodes[i].cls.has(c.k.pronoun) || official
}

// endsAside reports whether the nodes before i tell what a name before a comma is, from a
// determiner on: "Acme, the valley's No. 4 seed grower".
func (c *chunker) endsAside(i, first int) bool {
	const reach = 9
	for j := i - 1; j > first+1 && j > i-reach; j-- {
		n := &c.nodes[j]
		if n.ent < 0 && n.cls.has(c.k.stop.or(c.k.verb).or(c.k.prep)) {
			return false
		}
		if n.ent < 0 && n.cls.has(c.k.det) && c.is(j-1, c.k.commaHash) {
			return true
		}
	}
	return false
}

// recordFollows reports whether a record, or a fresh high or low, stands at node i: "prices hit
// record highs".
func (c *chunker) recordFollows(i, end int) bool {
	n := &c.nodes[i]
	if n.date >= 0 {
		return c.dates[n.date].Kind == when.KindRecord || c.dates[n.date].Kind == when.KindWindow
	}
	return i+1 < end && n.ent < 0 && n.cls.has(c.k.adj) && c.nodes[i+1].ent < 0 && c.nodes[i+1].cls.has(c.k.highLow)
}

// netHash: "foreigners net sold shares".
var netHash = token.Hash("net")

// listedDemonstrative reports whether node i can stand for what was told before.
func (c *chunker) listedDemonstrative(i int) bool {
	switch c.text(i, i) {
	case "This", "That", "this", "that":
		return true
	}
	return false
}

// hyphen reports whether node i is a hyphen inside a compound.
func (c *chunker) hyphen(i int) bool {
	t := &c.d.Tokens[c.nodes[i].first]
	return t.Kind == token.Dash && !t.Is(token.FlagSpace)
}

// manner reports whether node i is an adverb that only a verb can follow where no
// determiner stands before it: "already cut", "sharply raised".
func (c *chunker) manner(i int) bool {
	n := &c.nodes[i]
	if n.ent >= 0 || n.date >= 0 || n.qty >= 0 {
		return false
	}
	switch w := c.text(i, i); w {
	case "already", "also", "then", "never", "soon", "again", "since", "recently", "promptly":
		return true
	case "only", "early", "daily", "weekly", "monthly", "quarterly", "yearly", "family", "supply", "nearly":
		return false
	default:
		return len(w) > 4 && strings.HasSuffix(w, "ly")
	}
}

// verbFollows reports whether a past form or an auxiliary follows node i.
func (c *chunker) verbFollows(i, end int) bool {
	for j := i + 1; j < end; j++ {
		n := &c.nodes[j]
		if n.ent < 0 && n.cls.has(c.k.adv) {
			continue
		}
		return n.ent < 0 && (n.cls.has(c.k.be.or(c.k.have).or(c.k.modal).or(c.k.do)) || n.form&formPast != 0 && n.form&(formBase|form3s) == 0)
	}
	return false
}

// objectWithin reports whether the preposition at node i is an entry that holds its noun:
// "profit before items rose".
func (c *chunker) objectWithin(i int) bool {
	n := &c.nodes[i]
	return n.ent < 0 && n.last > n.first && n.cls.has(c.k.prep) && plural(c.text(i, i))
}

// partOfSeries reports whether node i ends what a preposition behind a series tells of it:
// "revenue from fixed-income", "sales of machine".
func (c *chunker) partOfSeries(i, first int) bool {
	const longest = 6
	for j := i; j > first && i-j < longest; j-- {
		n := &c.nodes[j]
		switch {
		case n.ent >= 0 || c.hyphen(j):
		case n.cls.has(c.k.prep):
			return c.nodes[j-1].ent < 0 && c.nodes[j-1].cls.has(c.k.metric.or(c.k.seriesHead))
		case !n.cls.has(c.k.word) || n.cls.has(c.k.verb.or(c.k.conj).or(c.k.sub).or(c.k.rel)):
			return false
		}
	}
	return false
}

func (c *chunker) demonym(i int) bool { return c.nodes[i].cls.has(c.k.demonym) }

func plural(w string) bool {
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != 'u' && w[len(w)-2] != '\''
}

var likelyHash = token.Hash("likely")

// groupStart returns the first node of the verb group that verb v ends:
// auxiliaries, adverbs, negation and "is expected to", "continued to".
func (c *chunker) groupStart(v, first int) int {
	i := v
	for i > first {
		p := &c.nodes[i-1]
		switch {
		case p.hash == c.k.both && i-1 == first: // "Both fell 3 percent"
			return i
		case p.cls.has(c.k.groupLead) && p.ent < 0, p.entry < 0 && p.flags&token.FlagCap == 0 && c.manner(i-1): // "similarly said"
			i--
		case p.date >= 0 && i-2 >= first && c.nodes[i-2].ent < 0 && c.nodes[i-2].cls.has(c.k.have.or(c.k.modal)): // "have in recent months imposed"
			i--
		case p.hash == likelyHash: // "will likely rise", "prices likely fell"
			i--
		case i-2 >= first && c.lastly(i-1): // "was last trading up 1 percent"
			i--
		case i == v && p.cls.has(c.k.copula) && !c.nodes[v].cls.has(c.k.verb): // "remains down"
			i--
		case i == v && p.hash == seenHash && c.nodes[v].form&formIng != 0 && i-2 >= first && c.nodes[i-2].ent < 0 && c.nodes[i-2].cls.has(c.k.be): // "is seen falling"
			i--
		case i < v && c.nodes[i].cls.has(c.k.catenative) && p.ent < 0 && p.cls.has(c.k.typeBits.of("seeming")): // "looked set to grow"
			i--
		case p.cls.has(c.k.to) && i-2 >= first && (c.nodes[i-2].cls.has(c.k.catenative) || i == v && c.flatTo(v)):
			i -= 2
		default:
			return i
		}
	}
	return i
}

// flatTo reports whether the change at node v is the far end of one that begins at none: "flat
// to down 2 percent".
func (c *chunker) flatTo(v int) bool {
	return v > 1 && c.nodes[v-2].ent < 0 && c.nodes[v-2].cls.has(c.k.flat) && c.nodes[v-1].cls.has(c.k.to) && !c.nodes[v].cls.has(c.k.verb)
}

// is reports whether node i is the single word or mark with hash h. Before the first
// node and after the last one there is none.
func (c *chunker) is(i int, h uint64) bool {
	return uint(i) < uint(len(c.nodes)) && c.nodes[i].hash == h
}
