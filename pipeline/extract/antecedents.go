package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// note records the names of a sentence after its facts were found.
func (x *context) note(s *sentence) {
	para := s.d.Sentences[s.index].Para
	if s.index > 1 && s.verbless() {
		return // a line of a table
	}
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 || !n.cls.has(s.k.referable) || s.demonym(i) {
			continue
		}
		if s.namesAnother(i) || s.rival(i) || s.example(i) && !s.soleExample(i) || s.dealtWith(i) {
			continue
		}
		if e := s.ents[n.ent].Ent; (x.mainCo == nil || x.mainCo.ent != e) && s.surveyor(e.Name) {
			continue // "according to Thomson Reuters": who collects estimates, unless the news is about them
		}
		if s.collects(i) || s.index < 2 && x.mainCo == nil && s.cites(i, s.end) {
			continue
		}
		if s.commentator(i) || s.rates(i) {
			if e := s.ents[n.ent].Ent; len(x.houses) < maxVoices && !slices.Contains(x.houses, e) {
				x.houses = append(x.houses, e)
			}
			continue
		}
		if x.house(s.ents[n.ent].Ent) {
			continue
		}
		if e := s.ents[n.ent].Ent; x.mainCo != nil && x.mainCo.ent != e && (slices.Contains(x.units, e) || s.ownUnit(i)) {
			if len(x.units) < maxVoices {
				x.units = append(x.units, e)
			}
			continue
		}
		sub := s.named(i)
		x.seen = append(x.seen, antecedent{sub: sub, sentence: s.index, para: para, subj: s.startsClause(i), group: x.group(s, i), leads: s.leadsSentence(i)})
		if x.mainCo == nil && n.cls.has(s.k.company) && (s.index == 0 || s.index == 1 && s.actsAt(i, s.first)) {
			m := sub
			x.mainCo = &m
		}
	}
}

// renew keeps alive the company that the sentence begins with by "it", "its board" or "the
// company": who is told on so is still told of in the next sentences.
func (x *context) renew(s *sentence, facts []fact) {
	for k := range facts {
		f := &facts[k]
		if f.sent == s.index && f.EventType != schema.MNA && s.opensOn(f) { // a deal is told of others
			x.groups++
			sub := f.sub
			if m := x.mainCo; m != nil && m.same(&sub) {
				sub.ent = m.ent // not the line that a price in dollars is of
			}
			x.seen = append(x.seen, antecedent{sub: sub, sentence: s.index, para: s.d.Sentences[s.index].Para, subj: true, group: x.groups, leads: true, again: true})
			return
		}
	}
}

// opensOn reports whether the subject of a fact is a company that the first words of the
// sentence refer to.
func (s *sentence) opensOn(f *fact) bool {
	h := int(f.sub.first)
	return f.sub.weak && f.sub.kind == schema.KindCompany && (h == s.first || h == s.first+1) && s.nodes[h].ent < 0
}

// ownUnit reports whether the company at node i is told as a part of another: "its PayPal
// payments unit". "The company" after it is the other one.
func (s *sentence) ownUnit(i int) bool {
	const reach = 3
	if !s.nodes[i].cls.has(s.k.company) {
		return false
	}
	b := i - 1
	for b > s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.adj) {
		b--
	}
	if b < s.first || !s.nodes[b].cls.has(s.k.poss) && !s.possessiveWord(b) {
		return false
	}
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.prep).or(s.k.poss)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.unitNoun) {
			return false
		}
		if n.cls.has(s.k.unitNoun) {
			return true
		}
	}
	return false
}

// leadsSentence reports whether the company at node i is the first of its sentence and no
// verb stands before it.
func (s *sentence) leadsSentence(i int) bool {
	for j := s.first; j < i; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.company) || s.finiteForm(j) && !(j > s.first && s.isDash(j-1)) {
			return false // not "London-based Acme"
		}
	}
	return true
}

// surveyor reports whether a name is that of who collects estimates.
func (s *sentence) surveyor(name string) bool {
	return s.lex.wordLists.of("surveyor").mayStart(name) && s.k.surveyors[token.Hash(name)]
}

// example reports whether the name at node i is one of the examples of some firms:
// "for makers including Tesla and Rivian". "The company" after it is another one.
func (s *sentence) example(i int) bool {
	if !s.nodes[i].cls.has(s.k.company) {
		return false
	}
	for j := i - 1; j > s.first; j-- {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.including):
			return true
		case n.hash == s.k.times.as && s.is(j-1, s.k.times.such):
			return true
		case n.ent >= 0 && n.cls.has(s.k.company) || n.hash == s.k.commaHash || n.hash == s.k.and:
		default:
			return false
		}
	}
	return false
}

// dealtWith reports whether the company at node i is only one that the company spoken of
// has to do with: "the bottler of Acme drinks", "The company owed Acme $5 million".
func (s *sentence) dealtWith(i int) bool {
	if !s.nodes[i].cls.has(s.k.company) || s.ctx.mainCo != nil && s.ctx.mainCo.ent == s.ents[s.nodes[i].ent].Ent {
		return false
	}
	if i-2 >= s.first && s.is(i-1, s.k.of) && s.firmNoun(i-2) && !strings.HasSuffix(s.text(i-2, i-2), "maker") { // "the maker of Acme bread" may be Acme
		return true
	}
	return !s.startsClause(i) && i > s.first+1 && s.nodes[s.first].ent < 0 && s.nodes[s.first].cls.has(s.k.det) && s.firmNoun(s.first+1)
}

// firmNoun reports whether node i is a noun that stands for a company: "the bottler".
func (s *sentence) firmNoun(i int) bool {
	return s.nodes[i].ent < 0 && s.payload(i, s.k.anaphorClass) == "company"
}

// soleExample reports whether the name at node i is the only example and ends its sentence:
// "were among the losers, including Acme Corp. Its shares fell".
func (s *sentence) soleExample(i int) bool {
	if i == s.first || s.nodes[i-1].ent >= 0 || !s.nodes[i-1].cls.has(s.k.including) {
		return false
	}
	j := i + 1
	if j < s.end && s.is(j, s.k.openParen) {
		j = s.closeParenAt(j, s.end-1) + 1
	}
	return j >= s.end-1
}

// collects reports whether the name at node i is of somebody who asks or counts
// others: "10 analysts surveyed by X", "data compiled by X".
func (s *sentence) collects(i int) bool {
	return i-2 >= s.first && s.nodes[i-1].hash == s.k.by && s.nodes[i-2].ent < 0 && s.listed("collected", i-2)
}

// cites reports whether the house at node i is named for the figures it publishes:
// "according to X", "data from X", "X's composite index", "the X survey".
func (c *chunker) cites(i, end int) bool {
	word := func(j int, lists ...string) bool {
		w := strings.ToLower(c.text(j, j))
		return slices.ContainsFunc(lists, func(l string) bool { return slices.Contains(c.lex.lists[l], w) })
	}
	p := i - 1
	for p > 0 && c.nodes[p].ent < 0 && c.nodes[p].cls.has(c.k.det) {
		p--
	}
	if p >= 0 && c.nodes[p].ent < 0 {
		if c.nodes[p].cls.has(c.k.typeBits.of("accordingto")) || p > 0 && (c.nodes[p].hash == c.k.by || c.nodes[p].hash == c.k.from) && word(p-1, "dataword", "statcue", "collected") {
			return true
		}
	}
	const reach = 5
	for j := i + 1; j < end && j <= i+reach; j++ {
		n := &c.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(c.k.kindBits.of("place")), n.cls.has(c.k.poss), n.hash == c.k.openParen, n.hash == c.k.closeParen, n.date >= 0:
		case n.ent >= 0 || n.qty >= 0 || n.cls.has(c.k.stop.or(c.k.verb).or(c.k.be).or(c.k.prep)):
			return false
		case word(j, "gaugeword", "dataword"), c.payload(j, c.k.macroClass) != "" && c.payload(j, c.k.metricClass) == "" && c.k.macroIndex[c.payload(j, c.k.macroClass)]:
			return true
		}
	}
	return false
}

// commentator reports whether the name at node i is the house of somebody who
// comments ("Deutsche Bank analyst X", "X, an analyst at Citigroup"): "the
// company" after it is another one.
func (s *sentence) commentator(i int) bool {
	if !s.nodes[i].cls.has(s.k.company) {
		return false
	}
	if i+1 < s.end && s.comments(i+1) || i+2 < s.end && s.nodes[i+1].cls.has(s.k.poss) && s.comments(i+2) {
		return true
	}
	if s.nodes[i].ent >= 0 && i+2 < s.end && s.nodes[i+1].cls.has(s.k.poss) && s.inList("broker", s.ents[s.nodes[i].ent].Ent.Name) && s.someonesHouse(i) {
		return true // "Evercore's Jane Roe"
	}
	if i-1 > s.first && s.nodes[i-1].ent < 0 && s.listed("viewfirm", i-1) && s.nodes[i-2].ent < 0 && s.listed("viewtrade", i-2) {
		return true // "research firm Acme"
	}
	return i-2 >= s.first && s.nodes[i-1].cls.has(s.k.prep) && (s.comments(i-2) || s.speaksFor(i-2, i))
}

// speaksFor reports whether the role at node j is that of somebody who comments for the
// house at node i: "a portfolio manager at Acme", "the chairman of Acme Capital".
func (s *sentence) speaksFor(j, i int) bool {
	n := &s.nodes[j]
	if n.ent >= 0 || s.listed("mouthpiece", j) {
		return false
	}
	if n.cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("titleword"))) {
		return hasAny(s.ents[s.nodes[i].ent].Ent.Name, "Securities", "Capital", "Asset", "Invest", "Research", "Wealth", "Advis")
	}
	return n.cls.has(s.k.typeBits.of("voicerole"))
}

func (c *chunker) comments(i int) bool {
	switch h := c.nodes[i].hash; h {
	case 0:
		return false
	default:
		return slices.Contains(c.k.commentators, h)
	}
}

// namesAnother reports whether the index or the house at node i is part of the
// name of an index that nothing lists: "the S&P packaged foods index". Then
// "the index" after it is neither.
func (s *sentence) namesAnother(i int) bool {
	if !s.nodes[i].cls.has(s.k.index) {
		return false
	}
	for j := i + 1; j < s.end && j < i+6; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && s.payload(j, s.k.anaphorClass) == "index":
			return j > i+2 || j == i+2 && !s.nodes[i+1].cls.has(s.k.typeBits.of("refmod").or(s.k.security))
		case n.ent < 0 && n.cls.has(s.k.stop.or(s.k.v).or(s.k.prep).or(s.k.be).or(s.k.det)), n.qty >= 0, n.hash == s.k.commaHash, n.hash == s.k.openParen:
			return false
		}
	}
	return false
}

// group gives names joined by a comma or "and" one number.
func (x *context) group(s *sentence, i int) int {
	if len(x.seen) > 0 && i-1 >= s.first && (s.is(i-1, s.k.and) || s.is(i-1, s.k.commaHash)) && x.seen[len(x.seen)-1].sentence == s.index {
		return x.groups
	}
	x.groups++
	return x.groups
}

// verbBefore reports whether a verb stands in the sentence before node i.
func (s *sentence) verbBefore(i int) bool {
	for j := s.first; j < i; j++ {
		if s.finiteForm(j) {
			return true
		}
	}
	return false
}

// finiteForm reports whether the word at node i can be the verb of a clause: "is", "had", "rose".
func (s *sentence) finiteForm(i int) bool {
	n := &s.nodes[i]
	return n.ent < 0 && (n.cls.has(s.k.be.or(s.k.have).or(s.k.modal)) || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0)
}

// will reports whether the name at node i, its code perhaps behind it, is the subject of a verb
// with an auxiliary: "on talk that Acme (ACM.N) will cancel".
func (s *sentence) will(i int) bool {
	next := i + 1
	if next < s.end && s.is(next, s.k.openParen) {
		next = s.closeParenAt(next, s.end-1) + 1
	}
	return next < s.end && s.nodes[next].ent < 0 && s.nodes[next].cls.has(s.k.modal) && !(i > s.first && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.prep))
}

// appositive reports whether what the name at node i is stands between two commas behind
// it, and a verb follows: "on news that Acme, the biggest lender, has cut", "while Acme (ACM),
// which makes bread, fell".
func (s *sentence) appositive(i int) bool {
	const longest = 14
	if i+1 < s.end && s.is(i+1, s.k.openParen) {
		i = s.closeParenAt(i+1, s.end-1) // its code
	}
	if i+3 >= s.end || !s.is(i+1, s.k.commaHash) || s.nodes[i+2].ent >= 0 || !s.nodes[i+2].cls.has(s.k.det.or(s.k.rel)) {
		return false
	}
	for j := i + 3; j+1 < s.end && j < i+longest; j++ {
		if s.is(j, s.k.commaHash) {
			return s.finiteForm(j + 1)
		}
	}
	return false
}

// startsClause reports whether the name at i is the first of its sentence or
// stands before a verb: the likelier antecedents.
func (s *sentence) startsClause(i int) bool {
	if i+1 < s.end && s.nodes[i+1].cls.has(s.k.verb.or(s.k.be).or(s.k.have)) && !s.listed("afterword", i+1) || s.appositive(i) || s.will(i) {
		return true
	}
	if i > s.first && s.index > 0 && s.nodes[i-1].ent < 0 && s.nodes[i-1].date < 0 && (s.nodes[i-1].hash == s.k.at || s.nodes[i-1].hash == s.k.by) {
		if s.nodes[i-1].hash == s.k.by || s.verbBefore(i) {
			return false // "sales rose at X"
		}
	}
	for j := s.first; j < i; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && !s.demonym(j) || j <= s.first+1 && j < i-1 && n.ent < 0 && s.payload(j, s.k.anaphorClass) == "company" {
			return false // "The company bought X": X is no subject, but that of "The lender X also fell"
		}
	}
	return true
}
