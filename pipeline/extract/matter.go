package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// What a statement is about that names nothing: the company of the headline, else the market,
// the economy or the office that the article leads with, where the statement can be of it.
// What was told right before it, it is about in half of the cases only. Else it is of the
// house of who speaks.

// matters is what an article has told so far that somebody could speak of.
type matters struct {
	land toldMatter // the last statistic or measure
	lead toldMatter // the first market or land, if the lead tells of it
}

// toldMatter is what a sentence told of, and where.
type toldMatter struct {
	sub subject
	at  int // 1 + its sentence, 0 if there is none
}

// noteMatters keeps what the facts of a sentence are of.
func (s *sentence) noteMatters(facts []fact) {
	m := &s.ctx.matters
	for k := range facts {
		f := &facts[k]
		t := toldMatter{at: s.index + 1}
		switch {
		case s.ofLand(f):
			t.sub = f.sub
			m.land = t
		case moveOfMarket(f) && !s.besideShares(f):
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

// besideShares reports whether a move of what is no share is told behind shares or their market,
// which the sentence begins with: "Stocks fell as oil hit a record".
func (s *sentence) besideShares(f *fact) bool {
	const reach = 24
	switch f.sub.kind {
	case schema.KindMarket, schema.KindIndex, schema.KindSector:
		return false
	}
	for i := s.first; i < int(f.first) && i < s.first+reach; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.security) || n.ent >= 0 && n.cls.has(s.k.kindBits.of("index").or(s.k.kindBits.of("market"))) {
			return true
		}
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
// house; ok is false if the article has told of nothing that it could be of. If it cannot be
// of the company of the headline, the lead's market or land is no better a guess.
func (s *sentence) matter(at *attribution) (out subject, ok bool) {
	m, main := &s.ctx.matters, s.ctx.mainCo
	ofMain := main != nil && main.ent != nil && at.who.org != main.ent && s.ctx.inHeadline(main.ent)
	economy := s.anyListed("economyword", at.first, at.last)
	wide := economy || s.anyListed("dataword", at.first, at.last)
	home := s.gaz.Country(s.ctx.country)
	switch {
	case ofMain && s.besideMain(at, main):
		return out, false
	case ofMain:
		out = *main
	case wide && m.land.at > 0 && s.ledWith(m.land.sub.ent) && s.canBeOf(at, &m.land.sub):
		out = m.land.sub
	case m.lead.at > 0 && !(wide && m.lead.sub.kind == schema.KindCommodity && m.lead.at > 1) && s.canBeOf(at, &m.lead.sub):
		out = m.lead.sub
	case economy && m.land.at == 0 && m.lead.sub.kind != schema.KindCommodity && home != nil && s.ledWith(home) && !s.speaksForFirm(&at.who):
		out = subject{ent: home, kind: home.Kind}
	default:
		return out, false
	}
	return s.weak(out, max(at.verb, s.first)), true
}

// touches reports whether a statement that names nothing can be of what the article is about. Of
// the company that an article is of, it is (19 of 29 such were read right, 5 doubtful); of an
// economy or a market only with a word of it: without one it is a guess, worse than the house of
// who speaks.
func (s *sentence) touches(at *attribution, x *subject) bool {
	switch x.kind {
	case schema.KindCompany:
		return true
	case entity.KindCountry, schema.KindCentralBank, schema.KindRegulator, schema.KindGovernment:
		wide := s.anyListed("economyword", at.first, at.last) || s.anyListed("dataword", at.first, at.last)
		return wide && (x.kind != schema.KindCentralBank || s.anyListed("ratetalk", at.first, at.last))
	}
	if x.kind == schema.KindCommodity && s.anyListed("tradedas", at.first, at.last) {
		return true
	}
	return s.anyListed("wholemarket", at.first, at.last) || s.anyListed("marketword", at.first, at.last)
}

// ledWith reports whether the sentences that tell the news name the land or the office e, not
// only a town of it: what the article came to only later its statements are not about.
func (s *sentence) ledWith(e *entity.Entity) bool {
	const longest = 240 // nodes of a lead
	if e == nil {
		return false
	}
	end := int(s.starts[min(leadSentences, len(s.starts)-1)])
	state := s.k.kindBits.of("country").or(s.k.kindBits.of("government"))
	for i := 0; i < end && i < longest; i++ {
		n := &s.nodes[i]
		if n.ent < 0 {
			continue
		}
		x := s.ents[n.ent].Ent
		if x == e || e.Kind == entity.KindCountry && n.cls.has(state) && x.Country == e.Country {
			return true
		}
	}
	return false
}

// besideMain reports whether a statement is not of the company of the headline: it is about
// companies at large and of a house that has views of them, or the text right before tells of
// another one.
func (s *sentence) besideMain(at *attribution, main *subject) bool {
	if main.kind != schema.KindCompany {
		return false
	}
	return at.who.org != nil && s.atLarge(at) || s.toldOther(at, main)
}

// atLarge reports whether a statement is about companies at large before it refers to one:
// "most firms will suffer", not "its size sets it off from other firms".
func (s *sentence) atLarge(at *attribution) bool {
	for i := max(at.first, s.first); i <= at.last && i < s.end; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
		case s.listed("firmsword", i), s.listed("wholemarket", i):
			return true
		case n.hash == itsHash, n.cls.has(s.k.pronoun) && s.thing(i), s.listed("theyword", i), s.payload(i, s.k.anaphorClass) == "company":
			return false
		}
	}
	return false
}

// canBeOf reports whether a statement that names nothing can be of a market, a land or an
// office that the article told of: not if who runs a company speaks, nor of an office if it is
// about banks at large; of a land if it speaks of economies or their data, or the headline names that land.
func (s *sentence) canBeOf(at *attribution, x *subject) bool {
	if s.holdsOffice(&at.who) {
		return true
	}
	if s.speaksForFirm(&at.who) || at.who.org == nil && s.runs(at.who.title) {
		return false
	}
	switch x.kind {
	case entity.KindCountry:
		return s.anyListed("economyword", at.first, at.last) || s.anyListed("dataword", at.first, at.last) || x.ent != nil && s.ctx.inHeadline(x.ent)
	case schema.KindCentralBank, schema.KindRegulator, schema.KindGovernment:
		return !s.generic(at)
	}
	return true
}

// speaksForFirm reports whether somebody runs a company that does not live by its views, or speaks
// for it: what they say of nothing else is of it.
func (s *sentence) speaksForFirm(who *speaker) bool {
	if who.org == nil || who.org.Kind != schema.KindCompany || s.viewsSold(who.org) || s.forecasts(who.org) {
		return false
	}
	return s.runs(who.title) && who.org.Ticker != "" || s.hasWordOf("mouthpiece", who.title)
}

// toldOther reports whether the sentences right before tell of another company than x that
// is listed, and not of it: who speaks and houses that live by their views do not count.
func (s *sentence) toldOther(at *attribution, x *subject) bool {
	other := false
	for k := len(s.ctx.seen) - 1; k >= 0; k-- {
		a := &s.ctx.seen[k]
		if a.sentence < s.index-topicReach {
			break
		}
		if a.sub.same(x) {
			return false
		}
		e := a.sub.ent
		other = other || e != nil && e != at.who.org && e.Kind == schema.KindCompany && e.Ticker != "" && !s.viewsSold(e)
	}
	return other
}
