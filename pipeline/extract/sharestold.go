package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Whose shares and whose figures those are that a sentence does not say: what was told just
// before.

// tellShares keeps whose shares a sentence names.
func (x *context) tellShares(sub subject, sentence int) {
	x.sharesOf2 = x.sharesAt == sentence && (x.sharesOf2 || !x.shares.same(&sub))
	x.shares, x.sharesAt = sub, sentence
}

// sharesTold takes "the shares" for those that the sentence before speaks of, if they are
// of one company and its own sentence names none.
func (x *context) sharesTold(s *sentence, h int, out *nounPhrase) bool {
	if x.sharesAt != s.index-1 || x.sharesOf2 || x.shares.kind != schema.KindCompany {
		return false
	}
	for i := s.first; i < h; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(i) {
			return false
		}
	}
	out.add(s.weak(x.shares, h))
	return true
}

// referShares takes "they" for the shares that the sentence before speaks of:
// "Shares of X fell 2 percent. They are down 5 percent this year."
func (x *context) referShares(s *sentence, h int, out *nounPhrase) bool {
	if x.sharesAt != s.index-1 || s.nodes[h].hash != theyHash {
		return false
	}
	out.n = 0
	out.add(s.weak(x.shares, h))
	out.security = true
	return true
}

// marketTold takes bare "shares" at node h for the market that the sentence before tells
// of, if it and this one begin with no company: "European shares rose. But shares fell."
func (s *sentence) marketTold(h int, out *nounPhrase) bool {
	if s.index == 0 {
		return false
	}
	from := int(s.starts[s.index-1])
	for i := h - 1; i >= from; i-- {
		n := &s.nodes[i]
		if n.ent < 0 || s.demonym(i) {
			continue
		}
		switch {
		case n.cls.has(s.k.company) && i >= s.first:
			return false
		case n.cls.has(s.k.kindBits.of("#market")) && i < s.first:
			if s.ctx.actsSince(s.index - 1) {
				return false
			}
			out.add(s.weak(s.named(i), h))
			return true
		}
	}
	return false
}

// actsSince reports whether a company was the subject of a clause since a sentence.
func (x *context) actsSince(sentence int) bool {
	for i := len(x.seen) - 1; i >= 0 && x.seen[i].sentence >= sentence; i-- {
		if a := &x.seen[i]; a.subj && a.sub.kind == schema.KindCompany {
			return true
		}
	}
	return false
}

// tellsOn reports whether the series at node h is told on of the company whose
// results were told just before: none has acted since, and none is named before it.
func (s *sentence) tellsOn(h int) bool {
	r := &s.doc.results
	if !r.has || r.sub.kind != schema.KindCompany || r.sub.ent == nil || s.index-r.sentence > resultReach {
		return false
	}
	for i := s.first; i < h; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(i) {
			return false
		}
	}
	for i := len(s.ctx.seen) - 1; i >= 0 && s.ctx.seen[i].sentence >= r.sentence; i-- {
		if a := &s.ctx.seen[i]; a.subj && a.sub.kind == schema.KindCompany && a.sub.ent != r.sub.ent {
			return false
		}
	}
	return true
}

var thoseHash = token.Hash("those")

// sharesBefore reports whether the clauses before node b, in its sentence, tell of shares.
func (s *sentence) sharesBefore(b int) bool {
	for i := b - 1; i >= s.first; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
		case n.cls.has(s.k.security):
			return true
		case n.cls.has(s.k.metric):
			return false
		}
	}
	return false
}

// market adds the market that bare "stocks" means: that of the article's place. "The
// stocks" are some that were named, "its shares" somebody's, and those that words behind
// them tell from others are no market.
func (x *context) market(s *sentence, h int, out *nounPhrase) bool {
	ofMarket := strings.HasSuffix(s.text(h, h), "market") || strings.HasSuffix(s.text(h, h), "markets") // "the stock market"
	if x.mkt == "" || !ofMarket && (s.singledOut(h) || h+1 < s.end && s.listed("stockwhich", h+1)) {
		return false
	}
	out.add(subject{name: x.mkt, kind: schema.KindMarket, first: int32(h), last: int32(h), weak: true})
	return true
}

// singledOut reports whether a word before the shares at node h tells them from others:
// "the stocks", "its shares", "home building stocks".
func (s *sentence) singledOut(h int) bool {
	if h == s.first || s.nodes[h-1].ent >= 0 || s.nodes[h-1].date >= 0 {
		return false
	}
	n := &s.nodes[h-1]
	return n.cls.has(s.k.det) || s.nodes[h-1].form&formIng != 0 && h-2 >= s.first && s.nodes[h-2].ent < 0 && s.nodes[h-2].cls.has(s.k.word) && !s.nodes[h-2].cls.has(s.k.verb.or(s.k.stop))
}
