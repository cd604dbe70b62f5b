package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// nounPhrase is what a subject search found.
type nounPhrase struct {
	subs        [maxSubjects]subject
	n           int
	security    bool   // "shares of X", "X's stock"
	metric      string // canonical name of a company or macro series
	metricNode  int32
	first, last int32 // nodes
	placed      bool  // its series is of an economy, the phrase or the article says
	loose       bool  // no list has its series: it may be somebody who acts
	both        bool
	former      bool  // of a person: the company that it names is theirs no more
	official    bool  // a government named by its people
	from        int32 // index+1 of the fact it was taken from, 0 none
}

// reset makes p an empty phrase of the nodes first to last, of no series. Only the first
// of the old subjects is cleared: there are many phrases, and few have a second one.
func (p *nounPhrase) reset(first, last int) {
	p.n, p.security, p.metric, p.metricNode = 0, false, "", -1
	p.first, p.last = int32(first), int32(last)
	p.placed, p.loose, p.both, p.official, p.former, p.from = false, false, false, false, false, 0
	p.subs[0] = subject{}
}

// just makes p the phrase that names sub and nothing else.
func (p *nounPhrase) just(sub subject) {
	p.reset(int(sub.first), int(sub.last))
	p.add(sub)
}

// add adds a subject to a list, unless it only names the last one again.
func (p *nounPhrase) add(s subject) {
	if p.n > 0 && s.ent != nil && p.subs[p.n-1].ent == s.ent && p.subs[p.n-1].futures == s.futures {
		return // "Solana (SOL)"
	}
	if p.n < maxSubjects {
		p.subs[p.n] = s
		p.n++
	}
}

// headBefore reports whether a noun phrase ends before node i: what stands there
// is no noun that would make the words before it attributes, as in "a store
// manager", "its phone-making unit", "the brand's logo".
func (s *sentence) headBefore(i int) bool {
	if i >= s.end {
		return true
	}
	n := &s.nodes[i]
	switch {
	case n.ent >= 0: // a name is apposed: "its tablet Surface", "the drug Avastin"
		return true
	case n.cls.has(s.k.poss) || s.d.Tokens[n.first].Kind == token.Dash:
		return false
	}
	return n.cls.has(s.k.phraseEnd.or(s.k.cap)) || n.hash == s.k.and || strings.HasSuffix(s.text(i, i), "ly") || s.listed("afternoun", i) || s.toldMore(i)
}

// attributive reports whether the verb at node i can stand before the noun that it
// describes: "underperforming stores", "branded goods". A finite one cannot, nor
// one that an "and" joins to the verb before.
func (s *sentence) attributive(i int) bool {
	return s.nodes[i].form&(formBase|form3s) == 0 && !s.is(i-1, s.k.and)
}

// describesGoods reports whether the word at node i, which could be a verb, is a participle
// that describes the noun behind it, in a phrase up to node e: behind a preposition, whose
// object has begun, none can be the verb of the clause ("orders for U.S. manufactured goods").
func (s *sentence) describesGoods(i, e int) bool {
	const longest = 4
	n := &s.nodes[i]
	if i+1 > e || i-1 < s.first || n.ent >= 0 || n.form&formPart == 0 || n.form&formIng != 0 {
		return false
	}
	if next := &s.nodes[i+1]; next.ent >= 0 || next.date >= 0 || next.qty >= 0 || !next.cls.has(s.k.word) || next.cls.has(s.k.prep.or(s.k.det).or(s.k.adv).or(s.k.conj).or(s.k.sub).or(s.k.verb)) {
		return false
	}
	for j := i - 1; j > s.first && j >= i-longest; j-- {
		p := &s.nodes[j]
		switch {
		case p.ent < 0 && p.cls.has(s.k.gen): // "of", "for", "in": they have objects
			return s.nodes[j-1].ent < 0 && s.nodes[j-1].cls.has(s.k.seriesHead.or(s.k.metric).or(s.k.measureHead).or(s.k.price))
		case s.demonym(j), p.ent >= 0 && strings.HasSuffix(s.text(j, j), "."), p.ent < 0 && p.cls.has(s.k.adj.or(s.k.adv)) && !p.cls.has(s.k.verb):
		default:
			return false
		}
	}
	return false
}
