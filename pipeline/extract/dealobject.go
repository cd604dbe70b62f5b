package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// maxObject bounds the words between a deal's verb and what is dealt in.
const maxObject = 12

// object reads what is dealt in from node i on: "Nokia", "a 5 percent stake in
// Nokia", "most of Nokia's phone business", "the assets of Nokia".
func (s *sentence) object(d *deal, i int) bool {
	j, stake := s.partitive(d, i)
	if j < 0 {
		return false
	}
	j = s.pastQuote(s.pastPlace(j))
	if x, ok := s.mixedName(j); ok {
		d.target.just(x)
		d.to = int(x.last)
		if stake || d.share >= 0 {
			d.subtype = "stake"
		}
		return true
	}
	if s.apposedObject(d, j) {
		if stake || d.share >= 0 {
			d.subtype = "stake"
		}
		return true
	}
	e := s.phraseStartingAt(j, &d.target)
	if e > 0 && s.possessiveWord(j) && s.nodes[e-1].ent < 0 && s.nodes[e-1].cls.has(s.k.unitNoun) {
		e = 0 // "its retail chain" is a part, no other company
	}
	if e > j+1 && (s.worthBehind(e-1) || s.nodes[e-1].ent < 0 && s.priceWord(e-1)) {
		e-- // "shares in Acme worth $2 billion"
	}
	if e > 0 && !d.target.both && !(s.possessiveWord(j) && s.nodes[e-1].ent >= 0 && e-1 == j+1) {
		after := s.nodes[min(e, s.end-1)]
		if d.target.security && (!stake && d.share < 0 && d.sum < 0 && !s.worthBehind(e) && !s.wholeOfIt(j, e) || d.target.subs[0].weak) {
			return false // shares are traded, and its own are issued
		}
		owner := s.nodes[e-1].cls.has(s.k.poss) || s.possessiveWord(int(d.target.subs[0].first))
		if !owner && s.dealable(&d.target) && !(after.ent < 0 && e < s.end && after.cls.has(s.k.word) && after.cls.has(s.k.nounform) && !s.takesObject(e)) {
			d.to = e - 1
			d.whole = d.target.security && s.wholeOfIt(j, e)
			if stake || d.share >= 0 {
				d.subtype = "stake"
			}
			return true
		}
	}
	return s.partObject(d, j, stake) || s.describedObject(d, j, stake) || s.strangerObject(d, j, stake)
}

// worthBehind reports whether a sum behind node i says how much the shares before it are worth:
// "shares in Acme worth $2 billion".
func (s *sentence) worthBehind(i int) bool {
	return i+1 < s.end && s.nodes[i].ent < 0 && s.listed("valuing", i) && s.sumAt(i+1)
}

// takesObject reports whether the word at node i, a noun or a verb, is a verb here: "X values
// describes reports whether node i can say what the name behind it is: "the Finnish
// publisher".
func (s *sentence) describes(i int) bool {
	n := &s.nodes[i]
	switch {
	case n.ent >= 0:
		return n.cls.has(s.k.place)
	case n.date >= 0 || n.qty >= 0 || !n.cls.has(s.k.word) && !n.cls.has(s.k.poss):
		return false
	}
	if n.cls.has(s.k.verb) && n.form&^(formBase|formNoun) == 0 && i > s.first && (s.nodes[i-1].cls.has(s.k.det) || s.nodes[i-1].ent >= 0 && s.demonym(i-1)) {
		return true // "British engineer Acme", "its partner Acme"
	}
	return n.cls.has(s.k.nounform) || n.form&formIng != 0 || !n.cls.has(s.k.verb.or(s.k.prep).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub).or(s.k.conj))
}

// nameGoesOn reports whether the phrase of a name goes on at node i: "Air Force tankers".
func (s *sentence) nameGoesOn(i int) bool {
	n := &s.nodes[i]
	if n.cls.has(s.k.poss) {
		return true
	}
	if n.ent < 0 && s.listed("behindbought", i) { // "took Y private", "the bid for Y expires"
		return false
	}
	ends := s.k.pronoun.or(s.k.prep).or(s.k.conj).or(s.k.sub).or(s.k.rel).or(s.k.be).or(s.k.have).or(s.k.do).or(s.k.modal).or(s.k.adv)
	return n.ent < 0 && n.date < 0 && n.qty < 0 && n.cls.has(s.k.word) && !n.cls.has(ends) && n.hash != s.k.and
}

// nameWord reports whether node i is a word of a name: capitalised, or with a
// partitive passes the words before the company: a share, its price, "control of",
// "a stake in", "the assets of". It is -1 where what follows is no company's.
func (s *sentence) partitive(d *deal, i int) (next int, stake bool) {
	next, stake = s.passPartitive(d, i)
	if stake && next >= 0 && s.nodes[min(next, s.end-1)].cls.has(s.k.stakeNoun) {
		next = -1 // "a 51 percent stake and Y 25 percent"
	}
	return next, stake
}

func (s *sentence) passPartitive(d *deal, i int) (next int, stake bool) {
	last := i // behind the last "of" or "in"
	for j := i; j < s.end && j < i+maxObject; j++ {
		n := &s.nodes[j]
		switch {
		case n.date >= 0:
			return last, stake
		case n.qty >= 0:
			q := s.quantityOf(j)
			switch {
			case q.unit == schema.UnitPct || q.unit == unitFraction:
				d.share = j
			case q.unit == schema.UnitCurrency && s.stakeFollows(j):
				d.sum = j
				if s.listed("valuing", j+1) { // "$5 million worth of Y shares"
					j++
				}
				if s.is(j+1, s.k.of) {
					j++
				}
			case q.unit == "" && s.sharesFollow(j):
				d.share = j
			case j > i && s.possessiveWord(i) && (s.fewOf(j) || s.bigSum(j)): // "its three plants", "its $3 billion card unit"
				return last, stake
			default:
				return -1, false // "12 planes"
			}
			last = j + 1
		case n.ent >= 0:
			return last, stake
		case (stake || d.share >= 0) && s.notOwned(j) > j: // "the 35 percent holding it does not own in Y"
			j = s.notOwned(j)
			last = j + 1
		case n.cls.has(s.k.stakeNoun):
			stake = true
		case s.listed("allshares", j): // "all outstanding shares in Y"
		case n.cls.has(s.k.security) && j > i && (s.listed("allshares", j-1) || s.listed("allshares", i)) && j+1 < s.end && (s.is(j+1, s.k.of) || s.is(j+1, inHash)):
			last = j + 2
			j++
		case (n.hash == s.k.of || n.hash == inHash || n.hash == s.k.forWord && stake) && j > i:
			if stake || d.share >= 0 || n.hash == s.k.of && s.nodes[j-1].cls.has(s.k.unitNoun.or(s.k.controlNoun)) {
				last = j + 1
			} else if n.hash == s.k.of {
				return -1, false
			} else {
				return last, stake
			}
		case n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub)) && !n.cls.has(s.k.nounform) || n.cls.has(s.k.prep) && n.hash != s.k.of:
			return last, stake
		}
	}
	return last, stake
}

// notOwned is the node of "in" or "of" behind a clause at node i that says of a share who has it
// or not: "it does not already own in Y"; i if none is there.
func (s *sentence) notOwned(i int) int {
	const reach = 7
	if n := &s.nodes[i]; !n.cls.has(s.k.pronoun.or(s.k.rel)) || n.cls.has(s.k.det) && !n.cls.has(s.k.rel) {
		return i
	}
	for j := i + 1; j+1 < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("ownword", j) && (s.is(j+1, inHash) || s.is(j+1, s.k.of)) {
			return j + 1
		}
		if n.ent >= 0 || n.qty >= 0 || n.cls.has(s.k.stop) {
			break
		}
	}
	return i
}

// pastQuote passes what a company makes, in quotes: "\"Call of Duty\" maker Acme".
func (s *sentence) pastQuote(i int) int {
	const longest = 8
	if i >= s.end || !s.nodes[i].cls.has(s.k.quote) {
		return i
	}
	for j := i + 1; j < s.end && j < i+longest; j++ {
		if s.nodes[j].cls.has(s.k.quote) {
			return j + 1
		}
	}
	return i
}

// stakeFollows reports whether the sum at node i is that of a stake: "a $5 billion
// stake in", "$20 billion of".
func (s *sentence) stakeFollows(i int) bool {
	for j := i + 1; j < s.end && j <= i+3; j++ {
		if n := &s.nodes[j]; n.cls.has(s.k.stakeNoun) || j == i+1 && (n.hash == s.k.of) || j == i+2 && n.hash == s.k.of && s.listed("valuing", i+1) {
			return true
		}
	}
	return false
}

// sharesFollow reports whether the count at node i is one of shares.
func (s *sentence) sharesFollow(i int) bool {
	for j := i + 1; j < s.end && j <= i+4; j++ {
		n := &s.nodes[j]
		if n.cls.has(s.k.security) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep)) {
			return false
		}
	}
	return false
}

// partObject reads a part of a company from node i on: "Nokia's phone business",
// "the European operations of Nokia", "its credit card unit".
func (s *sentence) partObject(d *deal, i int, stake bool) bool {
	owner, word := -1, i
	if x, next, ok := s.strangerPart(i); ok {
		return s.strangersPart(d, x, next)
	}
	for j := i; j < s.end && j < i+maxObject; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j):
			owner, word = j, j+1
			if j+1 < s.end && s.nodes[j+1].cls.has(s.k.poss) {
				word = j + 2
			}
		case n.cls.has(s.k.unitNoun) && j >= word:
			if j+1 < s.end && s.nodes[j+1].cls.has(s.k.unitNoun) {
				continue
			}
			return s.partNamed(d, i, owner, word, j)
		case n.cls.has(s.k.stakeNoun) && owner >= 0 && j+1 < s.end && s.nodes[j+1].hash == inHash:
			d.seller = s.named(owner) // "Nokia's 50 percent stake in Y"
			return s.object(d, j+2)
		case n.cls.has(s.k.stakeNoun) && owner == j-1: // "its 19.9 percent Chrysler stake"
			d.target.just(s.named(owner))
			d.subtype, d.to = "stake", j
			return true
		case n.cls.has(s.k.security) && owner >= 0 && owner >= j-3: // "some Acme shares", if a figure follows
			d.target = nounPhrase{metricNode: -1, first: int32(owner), last: int32(owner), security: true}
			d.target.add(s.named(owner))
			d.subtype, d.to = "stake", j
			return true
		case owner >= j-2 && owner > i && s.nodes[owner-1].cls.has(s.k.poss) && (s.firmNoun(j) || s.listed("mediumword", j)): // "Acme's Globe newspaper"
			d.target.just(s.named(owner))
			d.to = j
			return true
		case n.qty >= 0 && s.quantityOf(j).unit == schema.UnitPct:
			d.share, word = j, j+1
		case j > i && s.fewOf(j), (owner >= 0 || s.possessiveWord(i)) && s.bigSum(j): // "its three Japanese businesses", "Acme's $3 billion plant"
			word = j + 1
		case n.hash == s.k.openParen && j > i: // "its private label credit card (PLCC) business"
			j = s.closeParenAt(j, s.end-1)
		case n.hash == s.k.or:
			return false
		case n.ent < 0 && n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub).or(s.k.prep)) && !n.cls.has(s.k.poss), n.qty >= 0, n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) && n.form&formIng == 0 && !s.partsWord(j), n.hash == s.k.and && owner < 0 && !s.is(i, theHash) && !s.possessiveWord(i):
			return false
		}
	}
	return false
}

// partsWord reports whether the word at node i, a verb too, says what part is behind it: "its hard
// drive unit".
func (s *sentence) partsWord(i int) bool {
	return s.nodes[i].form&formBase != 0 && i+1 < s.end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.unitNoun)
}

// fewOf reports whether node i says how many parts of a company are dealt in.
func (s *sentence) fewOf(i int) bool {
	const most = 50
	q := s.quantityOf(i)
	return q != nil && q.unit == "" && q.val <= most
}

// partNamed makes the words from node word to node last, a part of the company at
// node owner or of who deals, the target.
func (s *sentence) partNamed(d *deal, i, owner, word, last int) bool {
	if s.apposedPart(d, last) {
		return true
	}
	if word == last && owner > i && s.nodes[owner-1].cls.has(s.k.poss) { // "Acme's Citgo unit"
		d.target.just(s.named(owner))
		d.to = max(d.to, last)
		return true
	}
	whose := subject{}
	first := word
	bare := s.nodes[i].cls.has(s.k.adj) || s.nodes[i].ent < 0 && !s.nodes[i].cls.has(s.k.det.or(s.k.pronoun)) // "non-core assets", "brands"
	switch {
	case owner >= 0:
		whose, first = s.named(owner), owner
	case last+2 < s.end && s.is(last+1, s.k.of) && s.describedCompany(last+2) > 0:
		k := s.describedCompany(last + 2)
		whose = s.named(k)
		d.to = k
	case s.boughtFrom(d, last):
		whose = d.seller
	case d.seller.kind != schema.KindCompany || bare && !s.listed("allparts", last):
		return false
	case bare: // of its own it sells some: the company is what is told of
		whose, word = d.seller, last
	default:
		whose = d.seller
	}
	for word < last && s.nodes[word].ent < 0 && s.nodes[word].cls.has(s.k.det.or(s.k.pronoun)) {
		word++
	}
	if word == last && !s.listed("allparts", last) { // "its subsidiary": one of many
		return false
	}
	x := whose
	if word < last || !s.listed("allparts", last) { // "Nokia's assets" are Nokia
		x = subject{name: strings.Join(strings.Fields(s.text(word, last)), " "), kind: schema.KindCompany}
		if !s.partsName(word, last) {
			x.name = whose.displayName() + " " + x.name
		}
	}
	x.first, x.last = int32(first), int32(max(last, d.to))
	d.target.just(x)
	d.to = max(d.to, last)
	return true
}

// partsName reports whether the words from node i to the noun of a part begin with a name of its
// own: "its Jetta brand", no "European phone unit".
func (s *sentence) partsName(i, last int) bool {
	return i < last && !s.listed("allparts", last) && s.nodes[i].ent < 0 && s.nodes[i].flags&token.FlagCap != 0 && s.nodes[i].entry < 0 && s.capital(i)
}

// relativeObject finds what a clause of relation deals in: "Meetup, which it bought
// in 2017".
func (s *sentence) relativeObject(d *deal) bool {
	for j := d.at - 1; j > s.first && d.at-j < 8; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.rel) && n.hash != thatHash {
			if !s.relativeTo(j, &d.target) || !s.dealable(&d.target) || d.target.security || j+1 == s.groupStart(d.at, s.first) || s.nodes[j+1].ent < 0 && s.nodes[j+1].cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal)) { // "X, which said it would buy"
				return false
			}
			d.from = int(d.target.subs[0].first)
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop) || n.hash == s.k.and {
			return false
		}
	}
	return false
}

// relativeTo finds what the pronoun of relation at node i stands for.
func (s *sentence) relativeTo(i int, np *nounPhrase) bool {
	e := i - 1
	if e > s.first && (s.is(e, s.k.commaHash) || s.d.Tokens[s.nodes[e].first].Kind == token.LongDash) {
		e--
	}
	if e < s.first {
		return false
	}
	if s.nodes[e].ent >= 0 && s.nodes[e].cls.has(s.k.company) {
		np.just(s.named(e))
		return true
	}
	return s.phraseEndingAt(e, np)
}

// nameWhole reports whether a name that nobody lists stands whole and has a word
// that only names have.
func (s *sentence) nameWhole(x *subject) bool {
	if b := int(x.first) - 1; b >= s.first && s.capital(b) && !s.nodes[b].cls.has(s.k.det) || int(x.last)+1 < s.end && s.capital(int(x.last)+1) {
		return false
	}
	for i := s.nodes[x.first].first; i <= s.nodes[x.last].last; i++ {
		if s.gaz.OwnWord(&s.d.Tokens[i]) {
			return true
		}
	}
	return x.last > x.first && s.gaz.LegalForm(&s.d.Tokens[s.nodes[x.last].last]) || x.last == x.first && s.nodes[x.first].last > s.nodes[x.first].first && s.gaz.LegalForm(&s.d.Tokens[s.nodes[x.last].last])
}
