package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Talks about a deal: "X and Y are in merger talks", "X is in talks with Y about a merger",
// "X has been in talks to be acquired", "X called off talks with Y".

var beHash, salesHash = token.Hash("be"), token.Hash("sales")

// talkReach bounds the nodes between talks and what they are about.
const talkReach = 14

// dealTalks reads who talks with whom. It is told of the one that others would take over, if
// that is said, else of the one that is talked with.
func (s *sentence) dealTalks(d *deal) bool {
	d.subtype, d.talk = "merger", true
	named := s.listed("dealtalk", d.at)
	soft := named || s.listed("softtalk", d.at)
	topic, sells := s.talkTopic(d.at)
	if soft && topic < 0 && s.anyListed("goodstalk", s.first, s.end-1) {
		return false // "preliminary talks with Acme about supplying parts"
	}
	if soft && s.is(min(d.at+1, s.end-1), betweenHash) && s.talkPair(d, d.at+2) || soft && (s.dealNoun(d, withHash) || s.dealNoun(d, betweenHash)) {
		return true
	}
	if !named && topic < 0 && !s.talksEnd(d.at) {
		return false
	}
	var np nounPhrase
	if s.is(d.at+1, betweenHash) {
		d.to = max(d.to, topic)
		return s.talkPair(d, d.at+2)
	}
	if !s.talker(d.at, &np) || np.security || np.subs[0].kind != schema.KindCompany {
		return false
	}
	d.to = max(d.to, topic)
	var with nounPhrase
	last, partner := s.talkPartner(d.at, &with)
	switch {
	case partner && with.subs[0].displayName() == np.subs[0].displayName():
		return false
	case partner && sells:
		d.target, d.buyer = np, with.subs[0]
	case partner:
		d.target, d.buyer = with, np.subs[0]
	case np.n == 2 && !sells:
		d.target, d.buyer = np, np.subs[1]
	case named || sells:
		d.target = np
	default:
		return false
	}
	d.target.n = 1
	d.to = max(d.to, last)
	return s.dealable(&d.target)
}

// talkPair reads the two who talk from node i on: "between X and Y", "between the miner X and its
// rival Y".
func (s *sentence) talkPair(d *deal, i int) bool {
	const apart = 6
	if s.object(d, i) && d.target.n == 2 {
		d.buyer, d.target.n = d.target.subs[1], 1
		return s.dealable(&d.target)
	}
	k := s.describedCompany(i)
	if k < 0 {
		return false
	}
	for j := k + 1; j+1 < s.end && j <= k+apart; j++ {
		if s.is(j, s.k.openParen) {
			j = s.closeParenAt(j, s.end-1)
			continue
		}
		if !s.is(j, s.k.and) {
			continue
		}
		m := s.describedCompany(j + 1)
		if m < 0 {
			return false
		}
		d.target.just(s.named(k))
		d.buyer, d.to = s.named(m), max(d.to, m)
		if s.listed("talktarget", m-1) { // "Vale and target Xstrata"
			d.target.just(s.named(m))
			d.buyer = s.named(k)
		}
		return s.dealable(&d.target)
	}
	return false
}

// talker finds who holds the talks at node t.
func (s *sentence) talker(t int, np *nounPhrase) bool {
	return s.ownerOf(t, np) && s.acts(np) || s.governingAgent(t, np) && s.acts(np)
}

// talkPartner reads with whom the talks at node t are held, a day or two skipped; last is
// the node of a company that is described first, else 0.
func (s *sentence) talkPartner(t int, with *nounPhrase) (last int, ok bool) {
	i := t + 1
	for i < s.end && s.nodes[i].date >= 0 {
		i++
	}
	if i+1 >= s.end || !s.is(i, withHash) {
		return 0, false
	}
	if k := s.describedCompany(i + 1); k >= 0 {
		with.just(s.named(k))
		return k, true
	}
	return 0, s.phraseStartingAt(i+1, with) > 0 && with.n > 0 && with.subs[0].kind == schema.KindCompany && !with.security
}

// talkTopic finds the word that says what the talks at node t are about, -1 if it is no
// deal; sells: the one who talks is what is dealt in.
func (s *sentence) talkTopic(t int) (topic int, sells bool) {
	for j := t + 1; j+1 < s.end && j < t+talkReach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.poss):
		case n.cls.has(s.k.to) && s.nodes[j+1].hash == beHash: // "to be acquired"
			if v := j + 2; v < s.end && s.nodes[v].form&formPart != 0 && s.nodes[v].cls.has(s.k.buyVerb.or(s.k.sellVerb)) {
				return v, true
			}
			return -1, false
		case s.listed("talkabout", j):
			return s.dealTopic(j + 1)
		case s.listed("talkbuyer", j):
			return j, true
		case n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be).or(s.k.rel).or(s.k.sub)) && !n.cls.has(s.k.nounform):
			return -1, false
		}
	}
	return -1, false
}

// dealTopic finds the noun of a deal that the words from node i on lead to.
func (s *sentence) dealTopic(i int) (topic int, sells bool) {
	const longest = 6
	for j := i; j < s.end && j < i+longest; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.qty >= 0 || n.date >= 0 {
			continue
		}
		of := j+1 < s.end && (s.is(j+1, s.k.of) || s.is(j+1, s.k.forWord) || s.is(j+1, withHash))
		switch {
		case !of && s.begins("dealmerge", j) && n.form&formPast == 0, !of && n.cls.has(s.k.buyNoun.or(s.k.bidNoun)) && n.form&formIng == 0:
			return j, false
		case !of && s.begins("dealsale", j) && n.hash != salesHash && !n.cls.has(s.k.verb):
			return j, true
		case n.cls.has(s.k.stop.or(s.k.prep).or(s.k.rel).or(s.k.poss)), n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform):
			return -1, false
		}
	}
	return -1, false
}

// talksEnd reports whether the talks at node t are ended, by the verb whose object they are.
func (s *sentence) talksEnd(t int) bool {
	for j := t - 1; j > s.first && t-j < 4; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("talkend", j) {
			return true
		}
		if n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.verb)) {
			return false
		}
	}
	return false
}

// talked finds who is in the talks that are about doing what the verb at node v tells: "X is
// in talks with Y about buying its phone unit", "is in talks with Y to buy the unit"; with is the
// other one.
func (s *sentence) talked(v int, who, with *subject) bool {
	if v-1 <= s.first || !(s.nodes[v].form&formIng != 0 && s.listed("talkabout", v-1)) && !s.nodes[v-1].cls.has(s.k.to) {
		return false
	}
	for t := v - 2; t > s.first && v-t < talkReach; t-- {
		n := &s.nodes[t]
		if n.ent < 0 && (s.listed("plaintalk", t) || s.listed("dealtalk", t)) {
			var np nounPhrase
			if _, ok := s.talkPartner(t, &np); ok {
				*with = np.subs[0]
			}
			np = nounPhrase{}
			if !s.talker(t, &np) {
				return false
			}
			*who = np.subs[0]
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop)) && !n.cls.has(s.k.nounform) {
			return false
		}
	}
	return false
}
