package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// maxSubjects bounds a coordinated list: a longer one is a table, not a clause.
const maxSubjects = 12

// subject is whom a predicate is about.
type subject struct {
	ent         *entity.Entity
	name        string // if ent is nil
	kind        string
	futures     bool  // the text speaks of its futures
	unlisted    bool  // a name of the text that nothing links
	grouped     bool  // a sector that only a plural names: "banks"
	first, last int32 // nodes of the noun phrase that names it
	weak        bool  // found by reference or by context, not by name
	untold      bool  // of a statement: the house of who speaks, since nothing tells its topic
}

// sentence is the part of an article that rules work on.
type sentence struct {
	*chunker
	ctx        *context
	doc        *document
	gaz        *entity.Gazetteer
	np         nounPhrase // scratch
	first, end int        // nodes
	cls        mask       // classes that one of them is of
	index      int        // number of the sentence
	head       int        // first node behind its dateline
	found      []fact     // its facts, once the rules have run
	awaits     bool       // scratch: the subject found last is one that others want to act
	parties    nounPhrase // scratch: who else acts, each of whom makes a fact of his own
	deal       deal       // scratch: the deal or holding that is read
	besides    int32      // scratch: fact.of of the subject found last
	asking     bool       // scratch: who says is being looked for (whoSays)
	passing    string     // part of the trading day of a moment that the sentence named last,
	said       string     // and of which markets
}

// subjectOf finds the subject of the verb at node v; ok is false if there is
// none that is safe. Many rules and frames ask for that of one verb, which is looked
// for once; not while what they have found already would tell another one.
func (s *sentence) subjectOf(v int, out *nounPhrase) bool {
	if s.besides != 0 || s.awaits || s.asking {
		return s.findSubject(v, out)
	}
	x := &s.left[v%len(s.left)]
	if x.of != v+1 {
		x.ok = s.findSubject(v, &x.np)
		x.of, x.besides, x.awaits = v+1, s.besides, s.awaits
	}
	*out, s.besides, s.awaits = x.np, x.besides, x.awaits
	return x.ok
}

// left is the subject of a verb that was found before.
type left struct {
	np      nounPhrase
	of      int // the node of the verb, plus one; 0: none
	ok      bool
	awaits  bool
	besides int32
}

// findSubject is subjectOf for a verb that nobody has asked about.
func (s *sentence) findSubject(v int, out *nounPhrase) bool {
	e := s.groupStart(v, s.first) - 1
	if e-2 >= s.first && e == v-1 && s.nodes[v].form&formIng != 0 && s.nodes[e].ent >= 0 && s.nodes[e-1].ent < 0 && s.is(e-1, s.k.of) && !s.nodes[e-2].cls.has(s.k.actable.or(s.k.seriesHead).or(s.k.measureHead)) {
		return s.resolvePhrase(e, e+1, out) // "on the back of Saudi Arabia trimming exports"
	}
	if e >= s.first && s.is(e, s.k.commaHash) && s.nodes[v].form&formIng != 0 && s.progressive(v) && s.subjectBefore(e, out, 0) {
		return true // "X fell and Y, a maker of trains, is opening a plant"
	}
	if e >= s.first && s.setsOffGerund(e) && (s.nodes[v].form&formIng != 0 || s.is(e+1, s.k.having) || s.is(e+1, beingHash)) && s.sharedSubject(e, out, 0) {
		return true // "X rose 2 percent, extending ...", "X closed higher after sinking 4 percent"
	}
	if e > s.first && s.nodes[v].form&formIng != 0 && s.is(e, s.k.commaHash) && s.nodes[e-1].ent >= 0 && s.participleOf(e-1, v) {
		return s.phraseEndingAt(e-1, out) // "X, cutting 200 jobs, said"
	}
	if e == s.first && s.nodes[v].form&formIng != 0 && s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.typeBits.of("gerundprep")) && s.fronted(v, out) {
		return true
	}
	if e < max(s.first, s.head) && s.nodes[v].form&formIng != 0 && s.fronted(v, out) {
		return true // "Rising for a fourth session, the index closed at 9,000"
	}
	if e > s.first && s.is(e, s.k.to1) && (s.endsTrading(v) || s.nodes[v].cls.has(s.k.up.or(s.k.down)) && s.listed("reverseword", e-1)) && s.sharedSubject(e, out, 0) {
		return true // "X reversed a decline to finish the day 3 percent higher", "bucked the trend to add 2 percent"
	}
	if s.subjectBefore(e, out, 0) {
		return true
	}
	if !s.sided(v) {
		return false
	}
	if e > s.first && s.nodes[e].qty >= 0 && s.nodes[e-1].ent >= 0 && s.phraseEndingAt(e-1, out) {
		return true // "with the Nasdaq up 1 percent and the Dow 0.7 percent lower"
	}
	return s.sharedTrade(v, out, 0) || s.closedBefore(v, out) // "ended on Monday down 4.6 percent"
}

// sided reports whether node v is a word like "up" that is no verb.
func (s *sentence) sided(v int) bool {
	n := &s.nodes[v]
	return n.ent < 0 && n.cls.has(s.k.sidedAdj) && !n.cls.has(s.k.verb)
}

// fronted finds the subject of a gerund that opens the sentence: "After falling
// 3 percent on Monday, the index recovered".
func (s *sentence) fronted(v int, out *nounPhrase) bool {
	const reach = 14
	for i := v + 1; i < s.end && i < v+reach; i++ {
		n := &s.nodes[i]
		if n.hash == s.k.commaHash && !(i+1 < s.end && (s.nodes[i+1].qty >= 0 || s.nodes[i+1].hash == s.k.or)) {
			return s.phraseStartingAt(i+1, out) > 0
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.be)) {
			return false
		}
	}
	return false
}

var bulletHash = token.Hash("*")

// subjectBefore finds the noun phrase that ends at node e or, where a comma,
// a relative clause or a conjunction stands there, the one that it leads to.
func (s *sentence) subjectBefore(e int, out *nounPhrase, depth int) bool {
	if e < s.first || depth > 4 {
		return false
	}
	n := &s.nodes[e]
	switch {
	case s.looseCode(e) > s.first: // "Lehman Brothers shares LEH.N slid"
		return s.subjectBefore(s.looseCode(e)-1, out, depth+1)
	case n.hash == s.k.closeParen:
		if o := s.openParen(e); o > s.first {
			return s.subjectBefore(o-1, out, depth+1)
		}
		return false
	case n.hash == s.k.commaHash:
		return s.subjectAcross(e, out, depth)
	case n.hash == s.k.colon && s.headsEntry(e-1):
		return s.nameAt(e-1, out) // "Acme Corp: will cut"
	case s.d.Tokens[n.first].Kind == token.LongDash && s.betweenDashes(e, out, depth):
		return true
	case n.cls.has(s.k.rel):
		return s.subjectOfRelative(e, out, depth)
	case n.hash == s.k.and && e+1 < s.end && s.nodes[e+1].cls.has(s.k.sidedAdj) && !s.nodes[e+1].cls.has(s.k.verb):
		return s.sharedTrade(e, out, depth) // "guidance of up 2 percent and up 4 percent" is of no price
	case n.hash == s.k.and || n.cls.has(s.k.conj):
		return s.sharedSubject(e, out, depth)
	case s.d.Tokens[n.first].Kind == token.LongDash && s.dashBefore(e) > s.first:
		return s.subjectBefore(s.dashBefore(e)-1, out, depth+1) // "the gauge -- called the core index -- rose"
	case s.d.Tokens[n.first].Kind == token.LongDash && e > s.first && s.nodes[e-1].ent >= 0 && e+1 < s.end && s.nodes[e+1].cls.has(s.k.sidedAdj):
		return s.phraseEndingAt(e-1, out) // a list: "Nvidia - up 3.1%"
	case n.hash == s.k.openParen && e > s.first && s.capitalised(e-1) && e+2 < s.end && s.nodes[e+2].qty >= 0 && s.nodes[e+1].cls.has(s.k.sidedAdj):
		return s.phraseEndingAt(e-1, out) && s.ownBracket(e, out) // "Pfizer (down 2.1%)"
	case n.cls.has(s.k.stop.or(s.k.verb).or(s.k.sub)) && n.ent < 0 && !s.contract(e):
		return false
	}
	if p := s.participleAround(e); n.date >= 0 && p > s.first && s.publishedSeries(p, e) && s.subjectBefore(p-1, out, depth+1) {
		return true // "starts reported on Wednesday fell"
	}
	if s.timeOrBoth(e) {
		return s.subjectBefore(s.beforeTime(e), out, depth+1)
	}
	if h := s.rankedBehind(e); h > s.first {
		return s.subjectBefore(h, out, depth+1)
	}
	if r := s.relativeAround(e); r > s.first {
		return s.subjectBefore(r-1, out, depth+1)
	}
	if p := s.participleAround(e); p > s.first {
		if s.phraseEndingAt(p-1, out) {
			return true
		}
		if s.is(e-1, s.k.by) {
			return false // "a lender owned by Acme is closing": not Acme
		}
	}
	if o := s.beforeOthers(e); o >= s.first && s.phraseEndingAt(o, out) {
		return true
	}
	return s.costOfCover(e, out) || s.debtPaper(e, out) || s.phraseEndingAt(e, out)
}

// capitalised reports whether node i is a name, or a word that could end one.
func (s *sentence) capitalised(i int) bool {
	return s.nodes[i].ent >= 0 || s.nodes[i].flags&token.FlagCap != 0
}

// subjectOfRelative finds whom the clause of the pronoun of relation at node rel is about.
func (s *sentence) subjectOfRelative(rel int, out *nounPhrase, depth int) bool {
	e := rel - 1
	if b := s.oneOf(e); b >= s.first && s.subjectBefore(b, out, depth+1) {
		return true // "X and Y are among the firms that cut jobs"
	}
	if e >= s.first && (s.is(e, s.k.commaHash) || s.dashBehindName(e)) {
		e--
	} else if b := s.lastSegment(e); b > s.first {
		return s.resolvePhrase(b, e+1, out) // "profits on a stock that has rallied": the stock has
	}
	e = s.beforeCity(e)
	if s.whoNamed(rel, e, out) {
		return true
	}
	if s.subjectBefore(e, out, depth+1) {
		return s.lastIfSingular(rel+1, out)
	}
	if b := s.lastSegment(e); b > s.first && s.resolvePhrase(b, e+1, out) { // "a jump in oil prices, which settled at $80"
		return s.lastIfSingular(rel+1, out)
	}
	return s.nameAt(e, out)
}

// dashBehindName reports whether node e is a dash behind the name or the description of a company:
// "Acme -- which has raised".
func (s *sentence) dashBehindName(e int) bool {
	if e <= s.first || s.d.Tokens[s.nodes[e].first].Kind != token.LongDash {
		return false
	}
	return s.nodes[e-1].ent >= 0 || s.is(e-1, s.k.closeParen) || s.firmNoun(e-1)
}

// beforeTime passes the word of time at node e, and the words that lead to it.
func (s *sentence) beforeTime(e int) int {
	n := &s.nodes[e]
	p := e - 1
	if p >= s.first && s.nodes[p].cls.has(s.k.prep) {
		p--
	}
	if p > s.first && n.date >= 0 && s.nodes[p].ent < 0 && s.nodes[p].cls.has(s.k.det) { // "earnings this past quarter were"
		p--
	}
	if p >= s.first && n.date >= 0 && s.listed("tenor", p) { // "contracts expiring in March rose"
		p--
	}
	return p
}

// relativeAround returns the relative pronoun of a clause that no comma parts
// from the finite verb behind node e, and that ends there: "the index which
// tracks small companies rose". 0 if there is none.
func (s *sentence) relativeAround(e int) int {
	if e+1 >= s.end || s.nodes[e+1].ent >= 0 {
		return 0
	}
	if v := &s.nodes[e+1]; !v.cls.has(s.k.be.or(s.k.have).or(s.k.modal)) && (!v.cls.has(s.k.verb) || v.form&(formPast|form3s) == 0) {
		return 0
	}
	for i := e; i > s.first; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 || n.qty >= 0 || n.date >= 0:
		case n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)):
			if g := s.groupStart(i, s.first) - 1; g > s.first && s.nodes[g].cls.has(s.k.rel) && s.nodes[g].ent < 0 && !s.nodes[g-1].cls.has(s.k.verb) && !n.cls.has(s.k.saying) && !s.listed("beholding", i) {
				return g
			}
			return 0
		case n.cls.has(s.k.stop.or(s.k.sub).or(s.k.rel).or(s.k.conj)):
			return 0
		}
	}
	return 0
}

// dashBefore is the long dash that opens the insertion closed by the one at node
// e; -1 if there is none, or if the insertion is a clause of its own.
func (s *sentence) dashBefore(e int) int {
	const longest = 24
	for j := e - 2; j > s.first && e-j < longest; j-- {
		if s.d.Tokens[s.nodes[j].first].Kind == token.LongDash {
			return j
		}
		if s.nodes[j].hash == s.k.semicolon {
			break
		}
	}
	return -1
}

// contract reports whether node i is the noun behind a name that it makes
// futures of, or the month of one, though its word could be a verb: "the iron ore contract".
func (s *sentence) contract(i int) bool {
	return i > s.first && s.nodes[i].cls.has(s.k.futures) && (s.nodes[i-1].ent >= 0 || s.nodes[i-1].date >= 0)
}

// lastSegment returns the node after the last preposition before node e, or
// first if a verb or mark stands between.
func (s *sentence) lastSegment(e int) int {
	for i := e; i > s.first; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.prep) {
			return i + 1
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be)) {
			break
		}
	}
	return s.first
}

func (s *sentence) openParen(e int) int {
	for j := e - 1; j >= s.first; j-- {
		if s.is(j, s.k.openParen) {
			return j
		}
	}
	return -1
}

// sharedSubject: in "X rose 2 percent and closed at 5" the conjunction at e
// leads to the verb before it, whose subject it shares.
func (s *sentence) sharedSubject(e int, out *nounPhrase, depth int) bool {
	for j := e - 1; j >= s.first; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.semicolon {
			return false
		}
		if n.cls.has(s.k.verb) && n.form&(formPast|formBase|form3s) != 0 || n.cls.has(s.k.be.or(s.k.have)) || n.cls.has(s.k.flat) && s.begins("copulaword", j) {
			b := s.groupStart(j, s.first) - 1
			if s.subjectBefore(b, out, depth+1) {
				return true
			}
			if b > s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.to) {
				j = b // "failed to hold on to its gains and closed lower"
				continue
			}
			if n.form&form3s != 0 && j > s.first && s.nodes[j-1].cls.has(s.k.adj.or(s.k.typeBits.of("highnoun"))) {
				continue // a noun: "was among the top boosts"
			}
			if b <= s.first || !s.is(b, s.k.commaHash) {
				return false
			}
			j = b // the last but one of a series: "cut jobs, closed plants and lowered its dividend"
		}
	}
	return false
}

// sharedTrade is sharedSubject for "traded at $1.25, down 0.5 percent": the
// verb before must be one of trading or change ("sold 5 million phones, up 3
// percent" is about the phones).
func (s *sentence) sharedTrade(e int, out *nounPhrase, depth int) bool {
	for j := e - 1; j >= s.first; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.semicolon {
			return false
		}
		if n.cls.has(s.k.flat) && n.ent < 0 && s.begins("copulaword", j) {
			return s.subjectBefore(j-1, out, depth+1) // "were little changed, down 5 cents" is one node
		}
		if n.cls.has(s.k.flat) && n.ent < 0 || n.form&formIng != 0 && s.nodes[j+1].cls.has(s.k.typeBits.of("highnoun").or(s.k.typeBits.of("lownoun"))) {
			continue // "were little changed, down 5 cents", "sank to a closing low, down 3 percent"
		}
		if n.cls.has(s.k.verb.or(s.k.be)) {
			trade := s.k.tradeVerb.or(s.k.typeBits.of("levelverb")).or(s.k.typeBits.of("printverb")).or(s.k.be).or(s.k.up).or(s.k.down)
			return n.cls.has(trade) && s.subjectBefore(s.groupStart(j, s.first)-1, out, depth+1)
		}
	}
	return false
}
