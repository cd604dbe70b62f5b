package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// theme is what the words of a statement offer as what it is about.
type theme struct {
	subject int  // node of the first name that a clause is about, -1 if there is none
	other   int  // node of the first name that it mentions otherwise, -1 if there is none
	hanging bool // that clause only says when or why another is so
	refers  bool // a clause before that is about a company that is not named: "it", "the retailer"
}

// themes reads a statement clause by clause. What a clause is about stands before its
// verb; what stands behind it, or after "such as" or "than", is only mentioned.
func (s *sentence) themes(from int, at *attribution) theme {
	c := clausal{theme: theme{subject: -1, other: -1}, before: true, lead: -1}
	for i := from; i <= at.last; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
			if s.namesTopic(i, at) && (s.nodes[i].cls.has(s.k.company) || !s.asCause(i, c.before)) {
				c.name(i, s.nodes[i].cls.has(s.k.company))
			}
		case n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.quote):
		case n.hash == s.k.commaHash:
			c.comma()
		case n.hash == asHash && i == from:
			c.hangs = true // "As prices fall, Acme suffers"
		case s.listed("likeword", i) && !(i > from && s.listed("emptyverb", i-1)): // "it looks like they have"
			c.list = true
		case n.hash == thatHash && s.relates(i):
			c.aside = true // "a drug that Acme sells"
		case n.cls.has(s.k.sub), n.hash == s.k.semicolon, n.hash == s.k.colon, n.hash == s.k.period:
			c.opens(n.cls.has(s.k.sub) && !s.listed("thatword", i))
		case n.cls.has(s.k.rel):
			c.aside = true
		case i == from && (n.cls.has(s.k.prep) || n.form&formIng != 0):
			c.opening, c.hangs = true, true // "In sympathy with Acme, others fell", "Losing Acme would hurt"
			c.gerund = n.form&formIng != 0
		case n.cls.has(s.k.conj) || s.is(i, s.k.and):
			c.before = c.before || s.is(i-1, s.k.commaHash)
		case c.before && !c.aside && !c.opening && !c.list && s.refersToCompany(i):
			c.pronoun = !c.refers && n.cls.has(s.k.pronoun)
			c.refers = c.refers || c.subject < 0
			c.before = !s.listed("contracted", i)
		case n.hash == thereHash:
			c.there = true // "there is pressure on oil"
		case s.listed("holdsview", i):
			c.opens(false) // "we think Acme will"
		case s.predicates(i):
			c.verb()
		}
	}
	if c.other < 0 {
		c.other = c.lead
	}
	return c.theme
}

// asCause reports whether the name at node i only says why: "helped by a weaker dollar".
func (s *sentence) asCause(i int, before bool) bool {
	const reach = 3
	for j := i - 1; j >= s.first && j >= i-reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.prep) {
			return s.listed("causeprep", j) || !before && (n.hash == s.k.by || s.listed("agentprep", j))
		} else if n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.verb)) {
			return false
		}
	}
	return false
}

// relates reports whether "that" at node i tells more of the noun before it, "a drug that
// Acme sells": not "said that", "the fact that", "clear that".
func (s *sentence) relates(i int) bool {
	const reach = 4
	if i <= s.first+1 || s.listed("claimnoun", i-1) {
		return false
	}
	for j := i - 1; j >= s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 || n.qty >= 0 || n.date >= 0 || !n.cls.has(s.k.word):
			return false
		case n.cls.has(s.k.det):
			return j < i-1
		case j == i-1 && n.cls.has(s.k.adj), s.predicates(j), n.cls.has(s.k.prep.or(s.k.sub).or(s.k.pronoun)):
			return false
		}
	}
	return false
}

// clausal is where in its clauses the reading of a statement stands.
type clausal struct {
	theme
	before bool // the verb of the clause
	aside  bool // in a clause of relation
	list   bool // in a list of examples, or a comparison
	hangs  bool // the clause says when or why
	there  bool // the clause says that something exists

	opening bool // in a phrase that opens the statement
	gerund  bool // which may be its subject
	pronoun bool // what refers to a company is a pronoun
	lead    int  // the name in that phrase, -1 if there is none
}

// opens begins a clause.
func (c *clausal) opens(hangs bool) {
	c.before, c.aside, c.opening, c.list, c.there, c.hangs = true, false, false, false, false, hangs
}

// comma ends an aside, and a clause that hangs on the one behind it.
func (c *clausal) comma() {
	if c.hangs && c.pronoun {
		c.refers, c.pronoun = false, false // "If they use its figures, Acme will fail"
	}
	c.before = c.before || c.hangs
	c.aside, c.opening, c.there, c.hangs = false, false, false, false
}

// verb ends what a clause is about.
func (c *clausal) verb() {
	if c.opening && c.gerund && c.subject < 0 {
		c.subject = c.lead
	}
	c.before, c.aside, c.opening, c.list = c.there && c.before, false, false, false
}

// name notes the name at node i.
func (c *clausal) name(i int, company bool) {
	switch {
	case c.aside || c.list:
	case c.opening:
		c.lead = i
	case c.before && !c.refers && c.subject < 0 && !(c.hangs && c.other >= 0):
		c.subject, c.hanging = i, c.hangs
	case c.before && c.hanging && !c.hangs && company:
		c.subject, c.hanging = i, false // "even as the economy slows, Acme thrives"
	case c.other < 0:
		c.other = i
	}
}

// statedFrom is the first node of what is said in words of the article's and goes on in a
// quotation: "said the bid had a 'notably higher chance'".
func (s *sentence) statedFrom(at *attribution) int {
	from := at.first
	if at.verb >= 0 && at.first > at.verb+1 {
		b := s.afterThat(at.verb + 1)
		if n := &s.nodes[b]; b > at.verb+1 || n.ent >= 0 && !s.listed("tellverb", at.verb) || n.ent < 0 && n.date < 0 && !n.cls.has(s.k.prep.or(s.k.stop).or(s.k.quote)) && !s.listed("tellverb", at.verb) {
			from = min(from, b)
		}
	}
	for from < at.last && s.nodes[from].cls.has(s.k.quote) {
		from++
	}
	return from
}

var thereHash = token.Hash("there")

// predicates reports whether node i is a finite verb, or the first word of its group.
func (s *sentence) predicates(i int) bool {
	n := &s.nodes[i]
	if n.cls.has(s.k.poss) && i > s.first && s.nodes[i-1].ent < 0 {
		p := &s.nodes[i-1]
		return p.cls.has(s.k.pronoun) || p.hash == thereHash || s.listed("thisword", i-1) // "it's", "that's"
	}
	return n.cls.has(s.k.be.or(s.k.have).or(s.k.do).or(s.k.modal)) || s.listed("contracted", i) || n.cls.has(s.k.verb) && n.form&(formPast|form3s|formBase) != 0
}

// namesTopic reports whether the name at node i is one that a statement can be about.
func (s *sentence) namesTopic(i int, at *attribution) bool {
	n := &s.nodes[i]
	if n.ent < 0 || i == int(at.who.node) || !n.cls.has(s.k.kindBits.of("topic")) || s.demonym(i) {
		return false
	}
	if i > s.first && s.isDash(i-1) || i+1 < s.end && s.isDash(i+1) {
		return false // "sales ex-gasoline", "diesel-powered trucks"
	}
	e := s.ents[n.ent].Ent
	switch e.Kind {
	case schema.KindCompany:
		return i == s.first || s.nodes[i-1].ent >= 0 || !s.listed("exword", i-1) // "the former Acme chief"
	case schema.KindIndex:
		return !s.listed("bareindex", i) || i > s.first && s.is(i-1, theHash) // "S&P cut its rating"
	case schema.KindMarket:
		return !s.listed("crowd", i) // "short of what Wall Street expected"
	case entity.KindCountry:
		return s.asEconomy(i)
	case schema.KindCommodity:
		return s.asMarket(i) && !s.surname(i, at)
	}
	return true
}

// surname reports whether the commodity at node i is written as a name within a statement:
// "said Steel made his comments".
func (s *sentence) surname(i int, at *attribution) bool {
	n := &s.nodes[i]
	return n.flags&token.FlagCap != 0 && n.flags&token.FlagUpper == 0 && i > at.first && i > s.first && !s.nodes[i-1].cls.has(s.k.quote.or(s.k.stop)) && strings.EqualFold(s.text(i, i), s.ents[n.ent].Ent.Name)
}

// asMarket reports whether the commodity at node i is spoken of as what is traded: not
// "gold companies", "a turbo diesel version".
func (s *sentence) asMarket(i int) bool {
	if i+1 >= s.end {
		return true
	}
	n := &s.nodes[i+1]
	if n.ent >= 0 || n.qty >= 0 || n.date >= 0 || !n.cls.has(s.k.word) {
		return true
	}
	return s.listed("tradedas", i+1) || s.predicates(i+1) || n.cls.has(s.k.prep.or(s.k.conj).or(s.k.sub).or(s.k.rel).or(s.k.adv).or(s.k.price).or(s.k.futures).or(s.k.to)) || s.is(i+1, s.k.and) || s.payload(i+1, s.k.macroClass) != ""
}

// asEconomy reports whether the place at node i stands for its economy or its government,
// not for where something is: "the U.S. economy", "growth in Asia", "China will".
func (s *sentence) asEconomy(i int) bool {
	const reach = 4
	if k := s.pairedWith(i); k > 0 {
		return s.asEconomy(k) // "Japan and the United States will"
	}
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 || n.qty >= 0:
			return false
		case s.economic(j):
			return true
		case j == i+1 && s.predicates(j) && (i == s.first || s.nodes[i-1].ent >= 0 || !s.nodes[i-1].cls.has(s.k.prep) && !s.is(i-1, s.k.and)):
			return true
		case n.date < 0 && (n.cls.has(s.k.stop.or(s.k.prep).or(s.k.conj)) || s.predicates(j)):
			j = s.end
		}
	}
	p := i - 1
	for p > s.first && s.nodes[p].ent < 0 && s.nodes[p].cls.has(s.k.det) {
		p--
	}
	if p <= s.first || s.nodes[p].ent >= 0 || !s.nodes[p].cls.has(s.k.prep) {
		return false
	}
	for j := p - 1; j >= s.first && j > p-reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.economic(j) {
			return true
		}
		if n.ent >= 0 || n.cls.has(s.k.stop) || s.predicates(j) {
			return false
		}
	}
	return false
}

// pairedWith is the node of the country that "and" joins to the one at node i, 0 if none is.
func (s *sentence) pairedWith(i int) int {
	k := i + 2
	if k >= s.end || !s.is(i+1, s.k.and) {
		return 0
	}
	if s.nodes[k].ent < 0 && s.nodes[k].cls.has(s.k.det) {
		k++
	}
	if k >= s.end || s.nodes[k].ent < 0 || !s.nodes[k].cls.has(s.k.kindBits.of("#country")) || s.demonym(k) {
		return 0
	}
	return k
}

// economic reports whether node i is a word of economies: a statistic of theirs, or one
// like "recession", "consumers".
func (s *sentence) economic(i int) bool {
	return s.nodes[i].ent < 0 && (s.listed("economyword", i) || s.payload(i, s.k.macroClass) != "" && s.payload(i, s.k.metricClass) == "")
}
