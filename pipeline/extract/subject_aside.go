package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// Subjects that stand behind what commas, dashes and relative clauses set between
// them and their verb.

var singularVerbs = [...]uint64{token.Hash("is"), token.Hash("was"), token.Hash("has"), token.Hash("does")}

// whoNamed takes the person right before "who", whatever their name is part of:
// "after remarks by Jane Roe, who said".
func (s *sentence) whoNamed(rel, e int, out *nounPhrase) bool {
	if e < s.first || s.nodes[rel].hash != whoHash || s.nodes[e].ent < 0 || !s.nodes[e].cls.has(s.k.person) {
		return false
	}
	return s.nameAt(e, out)
}

// nameAt takes the name at node e, where the phrase that it ends could not be read:
// "a truce between X and Y, which has cut tariffs".
func (s *sentence) nameAt(e int, out *nounPhrase) bool {
	if e < s.first || s.nodes[e].ent < 0 || s.demonym(e) {
		return false
	}
	out.just(s.named(e))
	return true
}

var whoHash = token.Hash("who")

// loneNamed reports whether all that stands between the commas at nodes j and e is
// a name, with a code: "the country's top airline, Acme Ltd (ACM.AX), will".
func (s *sentence) loneNamed(j, e int) bool {
	n := &s.nodes[j+1]
	if n.ent < 0 || s.demonym(j+1) || n.cls.has(s.k.kindBits.of("place")) || s.nodes[j-1].ent >= 0 || s.nodes[j-1].date >= 0 {
		return false
	}
	if !n.cls.has(s.k.kindBits.of("#person")) && s.nodes[j-1].cls.has(s.k.typeBits.of("titleword").or(s.k.typeBits.of("manager"))) {
		return false // "Jane Roe, vice president, Acme Ltd, said"
	}
	return j+2 == e || s.is(j+2, s.k.openParen) && s.closeParenAt(j+2, e) == e-1
}

// participleOf reports whether the gerund at node v tells what the name at node i
// does: no verb stands before the name that would share its subject.
func (s *sentence) participleOf(i, v int) bool {
	if s.demonym(i) || s.nodes[i].cls.has(s.k.kindBits.of("place")) {
		return false
	}
	for j := i - 1; j >= s.first; j-- {
		if n := &s.nodes[j]; n.ent < 0 && (n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal)) || n.hash == s.k.semicolon) {
			return n.hash == s.k.semicolon
		}
	}
	return true
}

// landOwner is the country or region that owns the phrase which begins at node b:
// "Finland's largest lender".
func (s *sentence) landOwner(b int) *entity.Entity {
	if n := &s.nodes[b]; b+1 < s.end && n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")) && s.nodes[b+1].cls.has(s.k.poss) {
		return s.ents[n.ent].Ent
	}
	return nil
}

// from reports whether a company can be of a country.
func (s *sentence) from(land *entity.Entity, x *subject) bool {
	return land.Country == "" || x.ent == nil || x.ent.Country == "" || x.ent.Country == land.Country
}

// lastIfSingular leaves the last of the names of a list before "which" where the
// verb at node v is singular: "between X and Y, which has fallen".
func (s *sentence) lastIfSingular(v int, out *nounPhrase) bool {
	if v < s.end && out.n > 1 && s.nodes[v].ent < 0 && (slices.Contains(singularVerbs[:], s.nodes[v].hash) || s.nodes[v].form == form3s && s.nodes[v].cls.has(s.k.verb)) {
		out.subs[0], out.n = out.subs[out.n-1], 1
	}
	return true
}

// subjectAcross looks behind the apposition or relative clause that the comma
// at node e closes: "X, a maker of chips, rose".
func (s *sentence) subjectAcross(e int, out *nounPhrase, depth int) bool {
	const longest = 24
	if e == s.first {
		return false
	}
	if e+1 < s.end && s.nodes[e+1].cls.has(s.k.sidedAdj.or(s.k.flat)) && !s.nodes[e+1].cls.has(s.k.verb) && !s.begins("copulaword", e+1) {
		// "Apple, down five percent"; "the pound traded at $1.25, down 0.5 percent"
		if p := &s.nodes[e-1]; p.cls.has(s.k.kindBits.of("#currency")) && s.weighed(e-1) {
			return s.sharedTrade(e, out, depth) // "closed at 1,380 against the dollar, down 4.9 won"
		}
		if s.onExchange(e - 1) {
			return s.sharedTrade(e, out, depth) // "settled at $90 on the New York Mercantile Exchange, up 73 cents"
		}
		if p := &s.nodes[e-1]; p.ent >= 0 && !p.cls.has(s.k.kindBits.of("place")) || p.ent < 0 && p.cls.has(s.k.security.or(s.k.yieldNoun).or(s.k.futures)) {
			return s.phraseEndingAt(e-1, out)
		}
		if j := s.asideOf(e); j > s.first && s.phraseEndingAt(j-1, out) {
			return true // "with Acme, the top bank, up 5 percent"
		}
		return s.sharedTrade(e, out, depth)
	}
	if s.nodes[e-1].date >= 0 && s.datedSeries(e, out, depth) {
		return true
	}
	if j := s.clauseOfList(e, longest); j > s.first {
		return s.subjectBefore(j-1, out, depth+1)
	}
	if s.listApart(e, out, depth) {
		return true
	}
	depthParen := 0
	for j := e - 1; j > s.first && e-j < longest; j-- {
		switch {
		case s.is(j, s.k.closeParen):
			depthParen++
		case s.is(j, s.k.openParen):
			depthParen--
		case depthParen == 0 && s.is(j, s.k.commaHash):
			if s.nodes[j-1].ent < 0 && s.examples(j+1, e, out) {
				return true
			}
			if s.loneNamed(j, e) && s.nameAt(j+1, out) {
				return true
			}
			if s.insertion(j+1, e) && s.subjectBefore(j-1, out, depth+1) {
				return true
			}
		case s.nodes[j].hash == s.k.semicolon:
			return false
		}
	}
	return s.inSeries(e) && s.sharedSubject(e, out, depth)
}

// onExchange reports whether node i names the exchange that something trades on.
func (s *sentence) onExchange(i int) bool {
	if s.nodes[i].ent < 0 || s.ents[s.nodes[i].ent].Ent.Kind != entity.KindExchange {
		return false
	}
	for i--; i > s.first && s.nodes[i].cls.has(s.k.det); i-- {
	}
	return i > s.first && s.nodes[i].hash == onHash
}

// datedSeries finds the series whose period ends before the comma at node e, which belongs
// to the date: "sales for the year ended Dec. 31, 2008, rose", "sales in the five weeks that
// ended April 4, rose".
func (s *sentence) datedSeries(e int, out *nounPhrase, depth int) bool {
	const reach = 4
	if e+1 >= s.end || s.nodes[e+1].ent >= 0 || !s.nodes[e+1].cls.has(s.k.be.or(s.k.verb)) || s.nodes[e+1].form&formIng != 0 {
		return false
	}
	b := e - 1
	for j := e - 2; j > s.first && e-j <= reach; j-- {
		if s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.rel) {
			b = j - 1
			break
		}
	}
	if b < s.first || !s.subjectBefore(b, out, depth+1) || out.metricNode < 0 || s.payload(int(out.metricNode), s.k.metricClass) == "" {
		return false
	}
	for j := int(out.metricNode) - 1; j >= s.first && !(s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.stop)); j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) {
			return n.cls.has(s.k.saying) && !s.nodes[j+1].cls.has(s.k.det) // "posted a profit on Tuesday, finished": an object
		}
	}
	return true
}

// oneOf returns the node before a verb that puts its subject among those of whom the
// phrase ending at node e speaks: "X is one of the banks that", "X was among firms which".
// -1 if there is none.
func (s *sentence) oneOf(e int) int {
	const reach = 10
	for i := e; i > s.first && i > e-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
		case n.hash == amongHash || n.hash == s.k.of && i-1 > s.first && s.is(i-1, oneHash):
			b := i - 1
			if n.hash == s.k.of {
				b--
			}
			for b > s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.adv) {
				b--
			}
			if b > s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.be) {
				return s.groupStart(b, s.first) - 1
			}
			return -1
		case n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.stop).or(s.k.rel)):
			return -1
		}
	}
	return -1
}

var oneHash = token.Hash("one")

// weighed reports whether the currency at node i is only what another is told against.
func (s *sentence) weighed(i int) bool {
	for i--; i > s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.det.or(s.k.adj)); i-- {
	}
	return i >= s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.against)
}

// betweenDashes looks behind what two dashes enclose: "X -- a maker of chips --
// rose".
func (s *sentence) betweenDashes(e int, out *nounPhrase, depth int) bool {
	const longest = 30
	for j := e - 1; j > s.first && e-j < longest; j-- {
		if s.nodes[j].ent < 0 && s.d.Tokens[s.nodes[j].first].Kind == token.LongDash {
			return s.nodes[j-1].ent < 0 && s.examples(j+1, e, out) || s.subjectBefore(j-1, out, depth+1)
		}
	}
	return false
}

// insertion reports whether the nodes [a,b) between two commas can be left
// out: a relative clause, an apposition, an adverb.
func (s *sentence) insertion(a, b int) bool {
	if a >= b {
		return false
	}
	n := &s.nodes[a]
	if n.cls.has(s.k.rel.or(s.k.adv)) || n.date >= 0 && b-a <= 2 {
		return true
	}
	if n.entry < 0 && strings.HasSuffix(s.text(a, a), "ly") {
		return true // "normally its largest business"
	}
	if n.cls.has(s.k.prep) && b-a <= 8 {
		return true
	}
	if n.cls.has(s.k.det) && a-2 >= s.first && s.nodes[a-2].ent < 0 && s.nodes[a-2].cls.has(s.k.metric) {
		return true // "net interest income, the difference between what banks earn on loans and pay on deposits,"
	}
	for i := a; i < b; i++ {
		if s.nodes[i].cls.has(s.k.verb) && s.nodes[i].form&(formPast|form3s|formBase) != 0 && s.nodes[i].form&formPart == 0 && !(i > a && s.nodes[i-1].cls.has(s.k.to)) && !s.nounOfAside(a, i) {
			return false
		}
		if s.nodes[i].cls.has(s.k.be.or(s.k.have)) && !s.relBetween(a, i) {
			return false
		}
	}
	if s.is(a, s.k.times.as) && s.nodes[a+1].form&formPart != 0 {
		return true // "inflation, as measured by the index, eased"
	}
	if n.hash == s.k.or && a-2 >= s.first && (s.nodes[a-2].cls.has(s.k.metric) || s.nodes[a-2].ent >= 0 && s.nodes[b-1].ent >= 0 && b-a <= 3) {
		return true // "like-for-like sales, or those at shops open a year,", "the volatility index, or the VIX,"
	}
	return !n.cls.has(s.k.sub.or(s.k.conj))
}

// nounOfAside reports whether the word at node i, which could be a verb in its base form, is
// the noun of the apposition that begins at node a: "its biggest partner", "the bank's rival".
func (s *sentence) nounOfAside(a, i int) bool {
	if i == a || s.nodes[i].form&(formPast|form3s) != 0 {
		return false
	}
	p := &s.nodes[i-1]
	return p.cls.has(s.k.det.or(s.k.poss).or(s.k.adj).or(s.k.demonym).or(s.k.kindBits.of("place")))
}

func (s *sentence) relBetween(a, b int) bool {
	for i := a; i < b; i++ {
		if s.nodes[i].cls.has(s.k.rel) {
			return true
		}
	}
	return false
}

// participleAround returns the participle that opens what is said of the noun before it,
// if that ends at node e before a finite verb: "loans extended by banks rose". 0 if none.
func (s *sentence) participleAround(e int) int {
	const longest = 9
	if e+1 >= s.end || s.nodes[e+1].ent >= 0 {
		return 0
	}
	if v := &s.nodes[e+1]; !v.cls.has(s.k.be.or(s.k.have).or(s.k.modal)) && (!v.cls.has(s.k.verb) || v.form&(formPast|form3s) == 0) {
		return 0
	}
	for i := e; i > s.first && i > e-longest; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 || n.date >= 0:
		case n.qty >= 0 || n.cls.has(s.k.stop.or(s.k.sub).or(s.k.rel).or(s.k.conj).or(s.k.be).or(s.k.have).or(s.k.modal)) || n.hash == s.k.and:
			return 0
		case n.cls.has(s.k.verb):
			p := &s.nodes[i-1]
			after := i + 1
			noun := p.ent < 0 && p.cls.has(s.k.word) && !p.cls.has(s.k.adv.or(s.k.pronoun).or(s.k.be).or(s.k.have).or(s.k.verb).or(s.k.anaphor))
			if !noun || n.form&formPart == 0 || n.form&formIng != 0 || n.cls.has(s.k.up.or(s.k.down)) {
				return 0
			}
			if n.cls.has(s.k.saying) && !s.publishedSeries(i, e) {
				return 0
			}
			if after > e || !(s.nodes[after].date >= 0 || s.nodes[after].ent < 0 && s.nodes[after].cls.has(s.k.prep)) {
				return 0
			}
			return i
		}
	}
	return 0
}

// publishedSeries reports whether the participle at node v says only when the figures before
// it came out: "housing starts reported on Wednesday".
func (s *sentence) publishedSeries(v, e int) bool {
	return v < e && s.nodes[v+1].date >= 0 && s.listed("publishedword", v) && s.payload(v-1, s.k.macroClass) != ""
}

// mainSubject takes for a gerund behind a comma, whose nearest clause is of somebody that
// has no price, the name that the sentence begins with: "the index fell after Roe spoke,
// erasing a gain of 1 percent".
func (s *sentence) mainSubject(r *rule, v int, np *nounPhrase) {
	if s.nodes[v].form&formIng == 0 || v-1 <= s.first || !s.is(v-1, s.k.commaHash) {
		return
	}
	for i := s.first; i < v; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(r.kinds) && !s.demonym(i) && s.startsClause(i) {
			np.reset(i, i)
			np.add(s.named(i))
			return
		}
	}
}

// beforeCity passes the city at node e, or the state behind it, in which the house before it
// sits: "Acme Partners in Chicago, Illinois, which holds shares".
func (s *sentence) beforeCity(e int) int {
	c, apart := e, false
	if e-4 >= s.first && s.nodes[e].ent >= 0 && s.nodes[e].cls.has(s.k.place) && s.is(e-1, s.k.commaHash) && s.nodes[e-2].flags&token.FlagCap != 0 {
		c, apart = e-2, true
	}
	if c-2 < s.first || !apart && (s.nodes[c].ent < 0 || s.ents[s.nodes[c].ent].Ent.Kind != entity.KindCity) {
		return e
	}
	for b := c - 1; apart && b > s.first && s.capital(b) && s.nodes[b].ent < 0 && c-b < 3; b-- { // "Jersey City"
		c = b
	}
	if c-2 < s.first || s.nodes[c-1].hash != inHash && !(apart && s.is(c-1, s.k.commaHash)) {
		return e
	}
	if n := &s.nodes[c-2]; n.date < 0 && n.qty < 0 && n.flags&token.FlagCap != 0 && !n.cls.has(s.k.place) {
		return c - 2
	}
	return e
}

// timeOrBoth reports whether node e stands between a subject and its verb and says when, how
// or of how many: "shares on Tuesday fell", "the Dow last rose", "exports and imports both fell".
func (s *sentence) timeOrBoth(e int) bool {
	n := &s.nodes[e]
	switch {
	case n.date >= 0:
		return true
	case n.hash == s.k.both:
		return e > s.first && (n.ent < 0 || n.cls.has(s.k.adv))
	case n.cls.has(s.k.adv):
		return true
	}
	return n.hash == s.k.lastWord && e > s.first && (s.nodes[e-1].ent >= 0 || s.nodes[e-1].cls.has(s.k.pronoun))
}

// setsOffGerund reports whether a clause in -ing begins behind node e.
func (s *sentence) setsOffGerund(e int) bool {
	n := &s.nodes[e]
	return s.is(e, s.k.commaHash) || s.d.Tokens[n.first].Kind == token.LongDash && !s.insertsBehindWith(e) || n.ent < 0 && n.cls.has(s.k.typeBits.of("gerundprep"))
}

// rankedBehind returns the noun that stands for a company whose rank is told by the name at
// node e: "the largest retailer behind Acme"; -1 if there is none.
func (s *sentence) rankedBehind(e int) int {
	if e-2 > s.first && s.nodes[e].ent >= 0 && s.nodes[e].cls.has(s.k.company) && s.nodes[e-1].ent < 0 && s.is(e-1, behindHash) && s.firmNoun(e-2) {
		return e - 2
	}
	return -1
}

var behindHash = token.Hash("behind")

// endsTrading reports whether the verb at node v is one of trading: "close", "end down".
func (s *sentence) endsTrading(v int) bool {
	n := &s.nodes[v]
	if n.last == n.first || n.cls.has(s.k.tradeVerb) {
		return n.cls.has(s.k.tradeVerb)
	}
	e, next := s.lookupWord(int(n.first))
	return next > 0 && e.cls.has(s.k.tradeVerb)
}
