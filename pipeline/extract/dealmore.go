package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

var firmHash, firmsHash = token.Hash("firm"), token.Hash("firms")

// describedCompany returns the node of the company that words from node i on introduce:
// "privately owned footwear label Acme", "India's Acme"; -1 if another thing comes first.
func (s *sentence) describedCompany(i int) int {
	const longest = 11
	for j := i; j < s.end && j < i+longest; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j):
			return j
		case n.ent >= 0:
			if !n.cls.has(s.k.place) && !s.demonym(j) && !n.cls.has(s.k.kindBits.of("commodity").or(s.k.kindBits.of("sector"))) {
				return -1
			}
		case n.cls.has(s.k.poss):
			if j == i || !s.nodes[j-1].cls.has(s.k.place) && !s.listed("rankedin", j-1) {
				return -1
			}
		case n.date >= 0 || n.qty >= 0 || n.flags&token.FlagCap != 0 && n.flags&token.FlagStart == 0 && n.entry < 0:
			return -1
		case s.isDash(j) || n.cls.has(s.k.adv):
		case j > i && s.isDash(j-1) && j+1 < s.end && s.isDash(j+1): // "tires-to-brakes maker Acme"
		case n.hash == s.k.commaHash && s.calledFirm(i, j):
		case n.hash == s.k.commaHash && j > i && (j > i+1 && s.indefinite(i) || s.listed("partnerword", j-1)) && j+1 < s.end && s.nodes[j+1].ent >= 0 && s.nodes[j+1].cls.has(s.k.company): // "another miner, Acme"
		case n.cls.has(s.k.det):
			if j > i {
				return -1
			}
		case n.hash == firmHash || n.hash == firmsHash || s.listed("talktarget", j) || n.form&(formPart|formIng) != 0 && n.form&formBase == 0 && s.nodes[j].cls.has(s.k.verb):
		case n.form&form3s != 0 && j > i && j+1 < s.end && s.firmNoun(j+1): // "audio books provider Acme"
		case !s.describes(j):
			return -1
		}
	}
	return -1
}

// calledFirm reports whether the comma at node j stands between what a company is called from node
// i on and its name: "the world's third-biggest miner, Acme,".
func (s *sentence) calledFirm(i, j int) bool {
	if j-1 <= i || j+2 >= s.end || !s.is(i, theHash) || !s.firmNoun(j-1) {
		return false
	}
	after := &s.nodes[j+2]
	return s.nodes[j+1].ent >= 0 && s.nodes[j+1].cls.has(s.k.company) && (after.cls.has(s.k.stop) || s.is(j+2, s.k.openParen) || s.priceWord(j+2))
}

// partnerBefore reports whether the company at node k is brought in as somebody's from node i
// on: "its U.S. partner Acme", "its parent, Acme".
func (s *sentence) partnerBefore(i, k int) bool {
	if k > i && s.is(k-1, s.k.commaHash) {
		k--
	}
	return k > i+1 && s.listed("partnerword", k-1)
}

// indefinite reports whether node i brings in something new: "a miner", "another miner".
func (s *sentence) indefinite(i int) bool {
	return s.is(i, s.k.a) || s.is(i, s.k.an) || s.listed("anotherone", i)
}

// describedObject makes the company that words introduce the target of deal d.
func (s *sentence) describedObject(d *deal, i int, stake bool) bool {
	k := s.describedCompany(i)
	if k < 0 || k+1 < s.end && s.nodes[k+1].cls.has(s.k.poss) || s.isPronounFirst(i) && !s.partnerBefore(i, k) {
		return false // "its Acme shares", but "its U.S. partner Acme"
	}
	if a := k + 1; a < s.end && s.nodes[a].ent < 0 && (s.nodes[a].cls.has(s.k.unitNoun.or(s.k.security)) || s.nameGoesOn(a) && !s.nodes[a].cls.has(s.k.verb.or(s.k.bound))) {
		return false // "Acme's phone unit", "Acme shares"
	}
	d.target.just(s.named(k))
	d.to = k
	if stake || d.share >= 0 {
		d.subtype = "stake"
	}
	return s.dealable(&d.target)
}

// isPronounFirst reports whether the phrase at node i begins with whose it is.
func (s *sentence) isPronounFirst(i int) bool { return i < s.end && s.possessiveWord(i) }

// apposedPart takes for the target the name behind a part's noun: "its truck business
// Iveco", "Acme's retail arm Citizens".
func (s *sentence) apposedPart(d *deal, last int) bool {
	i := last + 1
	if i >= s.end {
		return false
	}
	if n := &s.nodes[i]; n.ent >= 0 {
		if !n.cls.has(s.k.company) || s.demonym(i) || i+1 < s.end && s.nodes[i+1].cls.has(s.k.poss) {
			return false
		}
		d.target.just(s.named(i))
		d.to = i
		return true
	}
	return s.nameWord(i) && s.strangerObject(d, i, false)
}

// strangerPart reads a part of a company that nothing lists: "Tele2's Dutch unit", and
// returns the node behind the apostrophe.
func (s *sentence) strangerPart(i int) (x subject, next int, ok bool) {
	const longest = 6
	for b := i; b < s.end && b < i+longest; b++ {
		if !s.nameWord(b) {
			if n := &s.nodes[b]; n.ent >= 0 && !s.demonym(b) || !s.demonym(b) && !s.describes(b) {
				return x, 0, false
			}
			continue
		}
		e := b
		for e+1 < s.end && s.nameWord(e+1) {
			e++
		}
		if e+1 >= s.end || !s.nodes[e+1].cls.has(s.k.poss) || !s.ownName(b, e+1) {
			return x, 0, false
		}
		return subject{name: s.text(b, e), kind: schema.KindCompany, first: int32(b), last: int32(e)}, e + 2, true
	}
	return x, 0, false
}

// battledFor finds for which company a bid is made that says so before it: "a battle for X
// with a 3.6 billion euro takeover offer".
func (s *sentence) battledFor(i int, np *nounPhrase) bool {
	const reach = 14
	for j := i - 1; j > s.first && i-j < reach; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.forWord && s.nodes[j-1].ent < 0 && s.begins("dealbattle", j-1) {
			if k := s.describedCompany(j + 1); k > 0 && k < i {
				np.just(s.named(k))
				return true
			}
			x, ok := s.stranger(j + 1)
			np.just(x)
			return ok
		}
		if n.ent < 0 && n.hash == s.k.semicolon {
			break
		}
	}
	return false
}

// approaches reads "X approached Y about a takeover", "Y had been approached by X".
func (s *sentence) approaches(d *deal) bool {
	const reach = 9
	takeover := false
	for j := d.at + 1; j < s.end && j <= d.at+reach; j++ {
		n := &s.nodes[j]
		takeover = takeover || n.ent < 0 && (n.cls.has(s.k.buyNoun.or(s.k.bidNoun)) || s.listed("takeover", j) || s.begins("dealmerge", j))
	}
	if !takeover {
		return false
	}
	d.subtype = "buyout_offer"
	if s.suffers(d.at) {
		if !s.subjectOf(d.at, &d.target) || !s.dealable(&d.target) || d.target.security {
			return false
		}
		s.partyAfter(d, d.at+1, s.k.by, &d.buyer)
	} else if !s.actor(d.at, &d.buyer) || !s.describedObject(d, d.at+1, false) && !s.object(d, d.at+1) {
		return false
	}
	s.priceAfter(d, d.to+1)
	return true
}

// paysForTold takes for what is paid the company of the deal that the text told last, if
// the same one buys: "Acme is paying $150 million".
func (s *sentence) paysForTold(d *deal) bool {
	told := &s.ctx.deal
	if i := d.sum + 1; i < s.end && !s.nodes[i].cls.has(s.k.stop) && s.nodes[i].hash != inHash {
		return false
	}
	if !told.known || s.index-told.sentence > dealWindow || told.actor == nil || *told.actor != d.buyer.displayName() {
		return false
	}
	d.target.just(s.weak(told.sub, d.at))
	return true
}

// paysForPart takes for what is paid for the business that the text told last as sold, called so
// at node i: "will pay 100 million euros for the unit".
func (s *sentence) paysForPart(d *deal, i int) bool {
	told := &s.ctx.deal
	if !told.known || s.index-told.sentence > dealWindow || s.index == told.sentence || s.otherDeal(d.at) || told.sub.displayName() == d.buyer.displayName() {
		return false
	}
	if i+1 >= s.end || !s.is(i, theHash) || !s.listed("soldpart", i+1) || i+2 < s.end && (s.is(i+2, s.k.of) || s.nameGoesOn(i+2)) {
		return false
	}
	d.target.just(s.weak(told.sub, d.at))
	d.to = max(d.to, i+1)
	return true
}

// strangersPart makes the words from node i to the noun of a part, of company x that
// nothing lists, the target.
func (s *sentence) strangersPart(d *deal, x subject, i int) bool {
	const longest = 6
	for j := i; j < s.end && j < i+longest; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.unitNoun) {
			if s.apposedPart(d, j) {
				return true
			}
			first := x.first
			if j > i || !s.listed("allparts", j) {
				x.name += " " + strings.Join(strings.Fields(s.text(i, j)), " ")
			}
			x.first, x.last = first, int32(j)
			d.target = nounPhrase{metricNode: -1, first: first, last: int32(j)}
			d.target.add(x)
			d.to = j
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.prep).or(s.k.be).or(s.k.have).or(s.k.rel)) {
			return false
		}
	}
	return false
}

// dealNamed reads a deal that is called by the company that is bought: "the Acme
// acquisition".
func (s *sentence) dealNamed(d *deal) bool {
	j := d.at - 1
	if j-1 < s.first || s.nodes[j].ent < 0 || !s.nodes[j].cls.has(s.k.company) || s.demonym(j) {
		return false
	}
	var np nounPhrase
	if priced := s.bigSum(j-1) && s.ownerOf(d.at, &np) && s.acts(&np); priced { // "its $1.4 billion Acme takeover"
		d.sum, d.buyer = j-1, np.subs[0]
	} else if !s.nodes[j-1].cls.has(s.k.det) || s.indefinite(j-1) || s.nodes[j-1].ent >= 0 { // "a prospective Acme acquisition" may be Acme's
		return false
	}
	if a := d.at + 1; a < s.end && (s.nodes[a].cls.has(s.k.bidNoun) || s.nameGoesOn(a) && !s.nodes[a].cls.has(s.k.verb)) {
		return false // "the Acme takeover offer": Acme makes it
	}
	d.target.just(s.named(j))
	d.from = j
	s.priceAfter(d, d.at+1)
	return s.dealable(&d.target)
}

// ownsNext reports whether an apostrophe stands at node i: what was read is whose it is.
func (s *sentence) ownsNext(i int) bool { return i < s.end && s.nodes[i].cls.has(s.k.poss) }
