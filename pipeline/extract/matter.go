package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// What a statement is about that names nothing: the company of the headline, else the market,
// the economy or the office that the article leads with. What was told right before it, it is
// about in half of the cases only: then it is of who speaks.

// matters is what an article has told so far that somebody could speak of.
type matters struct {
	land told1 // the last statistic or measure
	lead told1 // the first market or land, if the lead tells of it
}

// told1 is what a sentence told of.
type told1 struct {
	sub subject
	at  int // 1 + its sentence, 0 if there is none
}

// noteMatters keeps what the facts of a sentence are of.
func (s *sentence) noteMatters(facts []fact) {
	m := &s.ctx.matters
	for k := range facts {
		f := &facts[k]
		t := told1{at: s.index + 1}
		switch {
		case s.ofLand(f):
			t.sub = f.sub
			m.land = t
		case moveOfMarket(f):
			t.sub = s.wholeMarket(&f.sub)
		default:
			continue
		}
		if m.lead.at == 0 && s.index < leadSentences {
			m.lead = t
		}
	}
}

// ofLand reports whether a fact is a statistic of a country, or what an office does.
func (s *sentence) ofLand(f *fact) bool {
	switch f.EventType {
	case schema.MacroIndicator, schema.CentralBank, schema.PolicyAction:
		return true
	}
	return f.sub.kind == entity.KindCountry
}

// moveOfMarket reports whether a fact is the move of what is traded and no company.
func moveOfMarket(f *fact) bool {
	switch f.EventType {
	case schema.PriceMove, schema.PriceLevel, schema.Extreme, schema.Streak:
		return f.sub.kind != schema.KindCompany && f.sub.kind != schema.KindETF && !f.sub.unlisted
	}
	return false
}

// wholeMarket is the market that an index of one country stands for: the S&P 500 for US
// stocks. Everything else stands for itself.
func (s *sentence) wholeMarket(x *subject) subject {
	if x.ent == nil || x.kind != schema.KindIndex || x.ent.Country == "" {
		return *x
	}
	land := s.gaz.Country(x.ent.Country)
	if land == nil || marketAdjective(land) == "" {
		return *x
	}
	return subject{name: marketAdjective(land) + " stocks", kind: schema.KindMarket, first: x.first, last: x.last}
}

// matter is what a statement is about that names nothing and is not of the speaker's own
// house; ok is false if the article has told of nothing.
func (s *sentence) matter(at *attribution) (out subject, ok bool) {
	m, main := &s.ctx.matters, s.ctx.mainCo
	ofMain := main != nil && main.ent != nil && at.who.org != main.ent
	economy := s.anyListed("economyword", at.first, at.last)
	switch {
	case ofMain && s.ctx.inHeadline(main.ent):
		out = *main
	case economy && m.land.at > 0:
		out = m.land.sub
	case m.lead.at > 0:
		out = m.lead.sub
	case economy && s.gaz.Country(s.ctx.country) != nil:
		e := s.gaz.Country(s.ctx.country)
		out = subject{ent: e, kind: e.Kind}
	default:
		return out, false
	}
	return s.weak(out, max(at.verb, s.first)), true
}
