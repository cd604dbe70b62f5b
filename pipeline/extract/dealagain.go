package extract

import "github.com/wiremill/wiremill/schema"

// The deal told last, called by a noun alone: "the deal signed in July", "the $78-a-share
// cash bid", "the transaction is worth $5 billion", "shareholders approved the merger".

// dealAgain reads a deal that only its noun tells: who buys what was told before. It must
// have a price or be what something is done with.
func (s *sentence) dealAgain(d *deal) bool {
	const reach = 2 * dealWindow // sentences
	told := &s.ctx.deal
	b := s.dealPhrase(d)
	if b < s.first || !told.known || s.index == told.sentence || s.index-told.sentence > reach && !s.dealAtHand() || !s.listed("dealagain", d.at) || s.otherDeal(d.at) {
		return false
	}
	if s.dealOfOthers(d.at + 1) {
		return false
	}
	d.subtype = "price"
	if s.priceBefore(d, d.at); d.sum < 0 {
		s.priceAfter(d, d.at+1)
	}
	if d.sum < 0 {
		v := s.dealActed(d, b)
		if v < 0 {
			return false
		}
		d.subtype, d.at, d.from, d.to = "acquisition", v, min(d.from, v), max(d.to, v)
	}
	d.target = nounPhrase{metricNode: -1, first: int32(d.at), last: int32(d.at)}
	d.target.add(s.weak(told.sub, d.at))
	d.buyer = s.dealMaker(d.at)
	return true
}

// dealOfOthers reports whether what follows a deal's noun at node i says that it is another thing:
// "the takeover panel", "the deal with Y".
func (s *sentence) dealOfOthers(i int) bool {
	return i < s.end && s.nodes[i].ent < 0 && (s.nodes[i].cls.has(s.k.nounform) && !s.nodes[i].cls.has(s.k.verb) || s.nodes[i].hash == s.k.forWord || s.nodes[i].hash == withHash)
}

// dealPriced reads the price of the deal that the sentence itself has told: "after buying Y, but
// workers disliked the $14.1 billion deal".
func (s *sentence) dealPriced(d *deal, facts []fact) bool {
	if s.nodes[d.at].cls.has(s.k.verb) && !s.nodes[d.at].cls.has(s.k.nounform) || !s.listed("dealagain", d.at) {
		return false
	}
	*d = deal{at: d.at, noun: d.at, rule: &s.k.dealRule, share: -1, sum: -1, each: -1, paid: -1, from: d.at, to: d.at}
	if s.priceBefore(d, d.at); d.sum < 0 || !s.bigSum(d.sum) || s.dealPhrase(d) < s.first || s.dealOfOthers(d.at+1) {
		return false
	}
	for k := len(facts) - 1; k >= 0; k-- {
		if f := &facts[k]; f.EventType == schema.MNA && !f.drop && f.Value == nil && f.sub.kind == schema.KindCompany {
			d.subtype = "price"
			d.target = nounPhrase{metricNode: -1, first: int32(d.at), last: int32(d.at)}
			d.target.add(s.weak(f.sub, d.at))
			return true
		}
	}
	return false
}

// dealPhrase passes the words that say which deal it is and returns the node of the word
// that makes it definite, -1 if there is none: "the initial all-cash offer".
func (s *sentence) dealPhrase(d *deal) int {
	const longest = 9
	for j := d.at - 1; j >= s.first && d.at-j < longest; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && (n.cls.has(s.k.det) && n.cls.has(s.k.pronoun) || n.hash == theHash || s.listed("regthis", j)):
			d.from = j
			return j
		case n.ent >= 0 || n.cls.has(s.k.poss.or(s.k.stop).or(s.k.prep).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.conj)) && !s.perShareWord(j):
			return -1
		case !s.perShareWord(j) && (s.indefinite(j) || n.cls.has(s.k.verb) && n.form&formPart == 0 && !n.cls.has(s.k.nounform)): // "the more they doubt a deal"
			return -1
		}
	}
	return -1
}

// dealActed finds the verb of what is done with the deal whose noun phrase begins at node b,
// -1 if nothing is: "the deal was approved", "the deal signed", "completed the deal".
func (s *sentence) dealActed(d *deal, b int) int {
	beside := b > s.first && s.nodes[b-1].ent < 0 && s.nodes[b-1].cls.has(s.k.prep) && !s.nodes[b-1].cls.has(s.k.sub) // "leverage due to the deal will increase"
	if v := s.verbFrom(d.at + 1); v >= 0 && !beside && (s.listed("dealact", v) || s.listed("dealmakes", v)) {
		return v
	}
	if v := s.dealPredicate(d, b); v >= 0 && !beside && s.dealAtHand() {
		return v
	}
	v := b - 1
	for v > s.first && s.nodes[v].ent < 0 && (s.nodes[v].cls.has(s.k.prep.or(s.k.adv)) && !s.nodes[v].cls.has(s.k.verb) || s.listed("goingon", v)) {
		v--
	}
	if v <= s.first || s.nodes[v].ent >= 0 || !s.listed("dealact", v) || s.nodes[v].form&formIng != 0 && !s.nodes[v-1].cls.has(s.k.be) || s.nodes[v-1].cls.has(s.k.to) && s.listed("dealdone", v) && !s.wills(v) { // "money needed to complete the deal"
		return -1
	}
	return v
}

// verbFrom is the first verb of the verb group that begins at node i, -1 if none does.
func (s *sentence) verbFrom(i int) int {
	const reach = 6
	for j := i; j < s.end && j < i+reach; j++ {
		switch n := &s.nodes[j]; {
		case n.ent < 0 && n.cls.has(s.k.verb):
			return j
		case n.date < 0 && (n.ent >= 0 || !n.cls.has(s.k.groupLead)):
			return -1
		}
	}
	return -1
}

// dealPredicate finds the verb of the clause whose subject is the deal told last, which begins at
// node b: "the deal is subject to approval", "the offer, which will be made on Monday,". What people
// say of it in quotes, or how it looks to them, is theirs. It is -1 if there is none.
func (s *sentence) dealPredicate(d *deal, b int) int {
	if s.listed("dealloose", d.at) || b > s.first && !s.clauseOpensAt(b-1) || s.quotesBefore(b)%2 > 0 {
		return -1
	}
	i := d.at + 1
	if i+1 < s.end && s.is(i, s.k.commaHash) && s.nodes[i+1].cls.has(s.k.rel) {
		i += 2
	}
	if v := s.verbFrom(i); v >= 0 {
		if s.listed("dealseems", v) || s.nodes[v].form&^formPart == 0 && v == i || s.deniedFrom(i, v) {
			return -1
		}
		return v
	}
	v := -1
	for j := i; j < s.end && s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.groupLead); j++ {
		if s.nodes[j].cls.has(s.k.modal) {
			return -1 // "the deal would be costly"
		}
		if s.nodes[j].cls.has(s.k.be) {
			v = j
		}
	}
	if v >= 0 && s.deniedFrom(v, min(v+2, s.end)) {
		return -1
	}
	return v
}

// deniedFrom reports whether a word of denial stands between node i and node v.
func (s *sentence) deniedFrom(i, v int) bool {
	for j := i; j < v; j++ {
		if s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.neg) {
			return true
		}
	}
	return false
}

// dealAtHand reports whether the deal told last is what the article is about, or was told of in the
// sentence before.
func (s *sentence) dealAtHand() bool {
	told, m := &s.ctx.deal, s.ctx.mainCo
	return told.sentence == s.index-1 || told.sub.ent != nil && s.ctx.inHeadline(told.sub.ent) || m != nil && m.same(&told.sub)
}

// clauseOpensAt reports whether a clause can begin behind node i: "said the deal", ". The deal".
func (s *sentence) clauseOpensAt(i int) bool {
	n := &s.nodes[i]
	return n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.sub).or(s.k.conj).or(s.k.rel)) || n.cls.has(s.k.verb) && s.onlySays(i)) && !n.cls.has(s.k.quote) && !(n.cls.has(s.k.sub) && n.cls.has(s.k.prep))
}

// quotesBefore counts the marks of quotation before node i.
func (s *sentence) quotesBefore(i int) int {
	n := 0
	for j := s.first; j < i; j++ {
		if s.nodes[j].cls.has(s.k.quote) {
			n++
		}
	}
	return n
}
