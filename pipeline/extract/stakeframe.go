package extract

import "github.com/wiremill/wiremill/schema"

// Shares in companies, told by the noun: "took a majority stake in Y", "pared its stakes
// in X and Y", "paid $410 million for a 25 percent stake in Y", "X's holding in Y". What
// is done with the share says whether it is a deal or a holding.

// stakeAt appends what noun i tells of a share in a company, if no rule found it.
func (s *sentence) stakeAt(i int, facts []fact) []fact {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.stakeNoun) {
		return facts
	}
	d := &s.deal
	*d = deal{at: i, noun: i, rule: &s.k.dealRule, share: -1, sum: -1, each: -1, paid: -1, from: i, to: i}
	before := -1
	if behind := s.stakeObject(d); behind >= 0 && s.object(d, behind) {
		before = s.stakePhrase(d)
	} else if s.stakeNamed(d) {
		before = d.from - 1
	} else if before = s.stakePointed(d, behind, facts); before < 0 {
		return facts
	}
	d.subtype = "stake"
	if !s.dealable(&d.target) || !s.stakeDone(d, before) || d.target.subs[0].kind != schema.KindCompany || s.stakeTold(d, facts) {
		return facts
	}
	return s.addDeal(d, facts)
}

// stakeNamed reads a share called by the company that it is in: "take a Kamaz stake", "its 20
// percent Kamaz holding". Without a word that makes it somebody's or new, "the Acme stake" may be
// Acme's.
func (s *sentence) stakeNamed(d *deal) bool {
	const longest = 6
	k := d.at - 1
	if k <= s.first || s.nodes[k].ent < 0 || !s.nodes[k].cls.has(s.k.company) || s.demonym(k) || s.listed("stakesoft", d.at) {
		return false
	}
	for j := k - 1; j >= s.first && k-j < longest; j-- {
		n := &s.nodes[j]
		if n.qty >= 0 {
			s.stakeSize(d, j)
		}
		if n.ent < 0 && (s.indefinite(j) || s.possessiveWord(j)) {
			d.target = nounPhrase{metricNode: -1, first: int32(k), last: int32(k)}
			d.target.add(s.named(k))
			d.from, d.to = j, d.at
			return true
		}
		if n.qty < 0 && (n.ent >= 0 || !n.cls.has(s.k.adj) && !s.isDash(j) && n.form&(formPart|formIng) == 0) {
			return false
		}
	}
	return false
}

// stakePointed reads a share of so much in nothing that is named with it, of the other company of
// the sentence, of the one told of last or of the article's: "revealed it had taken an 8 percent
// stake". It returns the node before its noun phrase, -1 if it is none.
func (s *sentence) stakePointed(d *deal, behind int, facts []fact) int {
	if behind >= 0 || s.linked(d.at+1) || s.listed("stakesoft", d.at) {
		return -1
	}
	b := s.stakePhrase(d)
	if b <= s.first || d.share < 0 || s.quantityOf(d.share).unit != schema.UnitPct || !s.nodes[b].cls.has(s.k.verb) || s.nodes[b].ent >= 0 {
		return -1
	}
	var who subject
	if s.nodes[b].form&formIng != 0 && !s.nodes[b-1].cls.has(s.k.be) || !s.actor(b, &who) || who.weak && (who.ent == nil || !s.nodes[who.first].cls.has(s.k.pronoun)) {
		return -1
	}
	np := nounPhrase{metricNode: -1, first: int32(d.at), last: int32(d.at)}
	if !s.stakeIn(b, &who, &np, facts) {
		return -1
	}
	d.target = np
	return b
}

// linked reports whether the words from node i on say of whom or to whom a share is.
func (s *sentence) linked(i int) bool {
	return i < s.end && s.nodes[i].ent < 0 && s.nodes[i].date < 0 && s.nodes[i].cls.has(s.k.prep) && !s.is(i, s.k.forWord) && !s.is(i, s.k.at)
}

// stakeIn finds in which company the share is that who deals in by the verb at node b.
func (s *sentence) stakeIn(b int, who *subject, np *nounPhrase, facts []fact) bool {
	name := who.displayName()
	for j := b - 1; j >= s.first; j-- {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) && !s.commentator(j) {
			if x := s.named(j); x.displayName() != name {
				np.add(s.weak(x, b))
				return true
			}
		}
	}
	if s.lastStaked(b, np, facts) && np.subs[0].displayName() != name {
		return true
	}
	if m := s.ctx.mainCo; m != nil && m.displayName() != name {
		np.reset(b, b)
		np.add(s.weak(*m, b))
		return true
	}
	return false
}

// stakeTold reports whether a fact has the size of the share, as a deal or as a holding.
func (s *sentence) stakeTold(d *deal, facts []fact) bool {
	for k := range facts {
		f := &facts[k]
		if f.EventType != schema.MNA && f.EventType != schema.Ownership || f.drop {
			continue
		}
		if f.qty >= 0 && (int(f.qty) == d.share || int(f.qty) == d.sum) || d.share < 0 && d.sum < 0 && int(f.first) <= d.to && int(f.last) >= d.from {
			return true
		}
	}
	return d.share < 0 && d.sum < 0 && s.stakeUnsure(d)
}

// stakeUnsure reports whether the noun may be of another thing than shares: an interest
// without a size, unless it is bought or sold.
func (s *sentence) stakeUnsure(d *deal) bool {
	return s.listed("stakesoft", d.noun) && !s.nodes[d.at].cls.has(s.k.buyVerb.or(s.k.sellVerb))
}

// stakeObject finds the node at which the company begins that the share at node d.at is
// in, -1 if none follows. It notes the size: "a stake of 5 percent in", "a stake worth $2
// billion in".
func (s *sentence) stakeObject(d *deal) int {
	const reach = 7
	for j := d.at + 1; j+1 < s.end && j <= d.at+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.hash == inHash:
			return j + 1
		case n.qty >= 0:
			s.stakeSize(d, j)
		case n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.rel).or(s.k.modal)) && n.hash != s.k.openParen && n.hash != s.k.closeParen:
			return -1
		case n.cls.has(s.k.verb) && !s.listed("valuing", j):
			return -1
		}
	}
	return -1
}

// stakeSize notes the figure at node j as the part or the price of a share.
func (s *sentence) stakeSize(d *deal, j int) {
	switch q := s.quantityOf(j); {
	case q.unit == schema.UnitPct || q.unit == unitFraction:
		d.share = j
	case q.unit == schema.UnitCurrency && q.val >= leastPrice:
		d.sum = j
	}
}

// stakePhrase passes the words of the noun phrase before the share, notes its size and
// returns the node before them, -1 if none stands there.
func (s *sentence) stakePhrase(d *deal) int {
	const longest = 12
	j := d.at - 1
	for ; j >= s.first && d.at-j < longest; j-- {
		n := &s.nodes[j]
		switch {
		case n.qty >= 0:
			s.stakeSize(d, j)
		case n.date >= 0 || s.isDash(j) || n.hash == s.k.openParen || n.hash == s.k.closeParen:
		case n.ent >= 0 || n.cls.has(s.k.poss): // "X's", "the government's"
			if !n.cls.has(s.k.poss) && !s.nodes[j+1].cls.has(s.k.poss) {
				return j
			}
		case n.cls.has(s.k.stop.or(s.k.have).or(s.k.be).or(s.k.modal).or(s.k.to)), n.cls.has(s.k.prep.or(s.k.conj).or(s.k.rel).or(s.k.sub)) && !n.cls.has(s.k.bound), n.cls.has(s.k.verb) && !s.stakeAttribute(j):
			return j
		}
		d.from = j
	}
	return j
}

// stakeAttribute reports whether the verb at node j says what share it is: "a controlling
// stake", "its remaining stake".
func (s *sentence) stakeAttribute(j int) bool {
	return j > s.first && s.nodes[j].form&(formIng|formPart) != 0 && s.nodes[j-1].ent < 0 && (s.nodes[j-1].cls.has(s.k.det.or(s.k.adj).or(s.k.poss)) || s.nodes[j-1].qty >= 0)
}

// stakeDone finds who gets, gives up or has the share, by the word at node b before its
// noun phrase; whether somebody does.
func (s *sentence) stakeDone(d *deal, b int) bool {
	of := false
	for b > s.first && s.nodes[b].ent < 0 && (s.nodes[b].hash == s.k.of || s.nodes[b].hash == s.k.forWord || s.nodes[b].cls.has(s.k.adv.or(s.k.bound)) && !s.nodes[b].cls.has(s.k.verb)) {
		of = of || s.nodes[b].hash == s.k.of && !s.listed("someof", b-1)
		b--
		if s.nodes[b].ent < 0 && s.listed("someof", b) && s.is(b+1, s.k.of) { // "shed more of its stake"
			b--
		}
	}
	if b < s.first || s.nodes[b].ent >= 0 {
		return s.stakeOwned(d)
	}
	if s.is(b, s.k.and) && d.share >= 0 { // "sold its shop and a 20 percent stake in Y"
		if v := s.stakeGoverned(b); v >= 0 {
			b = v
		} else {
			return s.stakeHeld(d, b)
		}
	}
	told := false
	switch n := &s.nodes[b]; {
	case !of && (s.listed("stakehold", b) || d.share >= 0 && s.listed("stakebuilt", b)):
		return s.stakeHeld(d, b)
	case !of && s.listed("staketake", b), n.cls.has(s.k.buyVerb.or(s.k.buyNoun)):
		told = s.actor(b, &d.buyer) || s.weighs(b, &d.buyer)
	case s.begins("dealsale", b) && !n.cls.has(s.k.sellVerb) && s.costOf(b): // "a gain on the sale of a stake"
		return false
	case !of && s.listed("stakecut", b), n.cls.has(s.k.sellVerb), s.begins("dealsale", b):
		told = s.actor(b, &d.seller)
		told = s.partyAfter(d, d.to+1, s.k.to1, &d.buyer) || told
	case n.qty >= 0 && s.quantityOf(b).unit == schema.UnitCurrency: // "invested $410 million for a 25 percent stake"
		s.stakeSize(d, b)
		var np nounPhrase
		if told = s.paidFor(b) && s.governingAgent(b, &np) && s.acts(&np); told {
			d.buyer = np.subs[0]
		}
	default:
		return s.stakeOwned(d)
	}
	told = told || d.noun != b && !d.target.subs[0].weak && d.target.subs[0].ent != nil && s.listed("staketake", b) && s.possessiveWord(d.from)
	told = told || d.share >= 0 && (!d.target.subs[0].weak || s.spokenOf(&d.target.subs[0], d.at)) && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.verb) // by nobody who is named
	d.at, d.from = b, min(d.from, b)
	if told && s.stakeLevel(d) {
		return true
	}
	if d.sum < 0 {
		s.offeredFor(d) // "spent $1 billion to take a stake"
	}
	if d.sum < 0 {
		s.priceAfter(d, d.to+1)
	}
	return told
}

// weighs finds who has to decide on the infinitive at node v: "would decide by June whether to take".
func (s *sentence) weighs(v int, x *subject) bool {
	const reach = 6
	g := s.groupStart(v, s.first)
	for j := g - 1; j > s.first && g-j < reach; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && n.cls.has(s.k.verb):
			return s.actor(j, x) && x.kind == schema.KindCompany
		case n.date < 0 && (n.ent >= 0 || !n.cls.has(s.k.sub.or(s.k.to).or(s.k.adv))):
			return false
		}
	}
	return false
}

// stakeGoverned is the verb of dealing whose objects the word "and" at node b joins, -1 if
// it is another verb.
func (s *sentence) stakeGoverned(b int) int {
	const reach = 14
	for j := b - 1; j >= s.first && b-j < reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) {
			if s.listed("staketake", j) || s.listed("stakecut", j) || n.cls.has(s.k.buyVerb.or(s.k.sellVerb)) {
				return j
			}
			break
		}
	}
	return -1
}

// stakeLevel makes a holding of a share that is changed to so much: "raised its stake in Y to
// 20 percent".
func (s *sentence) stakeLevel(d *deal) bool {
	const reach = 5
	for j := d.to + 1; j+1 < s.end && j <= d.to+reach; j++ {
		n := &s.nodes[j]
		if n.hash != s.k.to1 {
			if n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.verb)) {
				return false
			}
			continue
		}
		for k := j + 1; k < s.end && k <= j+2; k++ {
			if q := s.quantityOf(k); q != nil && (q.unit == schema.UnitPct || q.unit == unitFraction) {
				d.rule, d.subtype, d.share, d.to = &s.k.holdRule, "", k, k
				if d.buyer.kind == "" {
					d.buyer = d.seller
				}
				return true
			}
		}
		return false
	}
	return false
}

// stakeHeld makes a holding of the share that the verb at node b says somebody has.
func (s *sentence) stakeHeld(d *deal, b int) bool {
	d.rule, d.subtype = &s.k.holdRule, ""
	d.from = min(d.from, b)
	if d.share < 0 && d.sum < 0 && d.target.subs[0].weak {
		return false
	}
	var np nounPhrase
	if b-1 > s.first && s.nodes[b].cls.has(s.k.prep) && s.is(b-1, s.k.commaHash) && s.nameEndingAt(b-2, &np) && s.acts(&np) { // "X, with a 12 percent stake in Y,"
		d.buyer = np.subs[0]
		return true
	}
	return s.actor(b, &d.buyer) || d.share >= 0 && s.nodes[b].cls.has(s.k.verb.or(s.k.have))
}

// paidFor reports whether the sum at node i is paid: "invested $410 million for".
func (s *sentence) paidFor(i int) bool {
	const reach = 4
	for j := i - 1; j >= s.first && i-j <= reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) {
			return s.begins("dealpay", j)
		}
	}
	return false
}

// stakeOwned makes a holding of a share that is called by whose it is: "X's 5 percent
// stake in Y".
func (s *sentence) stakeOwned(d *deal) bool {
	d.rule, d.subtype = &s.k.holdRule, ""
	var np nounPhrase
	if !s.ownerOf(d.at, &np) || !s.acts(&np) {
		return false
	}
	d.buyer = np.subs[0]
	return d.share >= 0 || d.sum >= 0 || namedPair(&d.buyer, &d.target.subs[0])
}

// namedPair reports whether both who holds a share of no told size and the company that it is in
// stand there by name: "X's stake in Y".
func namedPair(x, y *subject) bool {
	return x.ent != nil && !x.weak && y.ent != nil && !y.weak && x.displayName() != y.displayName()
}

// stakeMoves is the direction in which the verb at node i changes a share: "raised its stake",
// "pared its stake"; nil if it does not.
func (s *sentence) stakeMoves(i int) *string {
	switch v := s.sign(i); {
	case s.nodes[i].cls.has(s.k.typeBits.of("raiselower")) && (v == schema.Up || v == schema.Down):
		return &v
	case s.listed("stakecut", i):
		return ptr(schema.Down)
	}
	return nil
}
