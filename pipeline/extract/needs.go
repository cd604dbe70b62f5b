package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// companyNeed reports whether fact f has what a rule of company news needs.
func (s *sentence) companyNeed(need string, f *fact) bool {
	switch need {
	case "whole": // the company, not its shares; not the one who acts
		return !s.np.security && !s.nodes[min(int(s.np.last), s.end-1)].cls.has(s.k.poss) && !s.possessiveWord(int(f.sub.first)) && (f.ActorName == nil || *f.ActorName != f.sub.displayName())
	case "happened": // told as a fact, of now or before
		return happened(f.Modality) && (int(f.trigger) == s.first || !s.nodes[f.trigger-1].cls.has(s.k.to))
	case "sum": // no price, no count
		return f.Value != nil && f.Unit != nil && *f.Unit == schema.UnitCurrency && *f.Value >= leastSum
	case "held":
		return !s.dealt(int(f.trigger))
	case "owned": // the holder stands before it as its owner
		var np nounPhrase
		return s.ownerOf(int(f.trigger), &np)
	case "openfigure":
		return s.openFigure(f)
	case "percentual":
		return percentual(f)
	case "share": // a sum that can only be per share
		q := s.quantityOf(int(f.qty))
		return q != nil && perShare(q)
	case "told": // a figure of its own, not one compared with
		return f.Modality == schema.Forecast || s.standsAlone(f) // a forecast continues one
	case "before": // a figure of the past, not of a forecast
		return s.ofThePast(f)
	case "rater": // one that has views on markets
		return s.ratingHouse(f.sub.displayName())
	case "other": // not the one who acts
		return f.ActorName == nil || *f.ActorName != f.sub.displayName()
	case "back": // its own shares
		return s.ownShares(f)
	case "floated": // at an offering
		return s.near("ipo", f)
	case "person":
		return f.CounterpartyName != nil && s.isPerson(f)
	case "active": // a verb here, done by the subject
		if g := s.groupStart(int(f.trigger), s.first) - 1; g >= s.first && s.nodes[g].ent < 0 && s.nodes[g].cls.has(s.k.security) {
			return false // "its stock begins trading"
		}
		return s.nodes[f.trigger].cls.has(s.k.verb) && !(s.nodes[f.trigger].form&formPart != 0 && int(f.trigger) > s.first && s.nodes[f.trigger-1].cls.has(s.k.be))
	case "passive": // a verb of which the subject suffers
		v := int(f.trigger)
		return !s.nodes[v].cls.has(s.k.verb) || s.begins("plead", v) || s.nodes[v].form&formPart != 0 && (s.suffers(v) || v > s.first && s.is(v-1, s.k.and))
	case "indebted":
		return s.owing(f)
	case "balance": // a figure of the balance sheet, not of the results
		return f.Metric != nil && balance(*f.Metric) && (*f.Metric != "assets" && *f.Metric != "net_asset_value" || !f.sub.weak || *f.Metric == "assets" && s.possessed(f))
	case "backpay":
		h := s.nodes[f.trigger].hash
		return h != token.Hash("pay") && h != token.Hash("paid") && h != token.Hash("paying") || int(f.trigger)+1 < s.end && s.nodes[f.trigger+1].hash == token.Hash("back")
	case "purposeful": // no verb of another's purpose: "the licences to build a warehouse"
		g := s.groupStart(int(f.trigger), s.first)
		return g-1 <= s.first || !s.nodes[g-1].cls.has(s.k.to) || s.nodes[g-2].cls.has(s.k.be) || s.payload(g-2, s.lex.classes["infnoun"]) != "" || g-3 >= s.first && s.listed("causative", g-3) || s.heads(g-2)
	case "finite": // told as done or planned, not as a purpose or a topic
		return s.finite(int(f.trigger))
	case "pair":
		return s.np.n > 1
	case "takeover":
		return s.takeover(f)
	case "stakechange":
		return f.qty > f.first && s.np.n == 1
	default:
		return s.resultNeed(need, f)
	}
}

// namedBefore reports whether the sentence names the subject of f before its evidence.
func (s *sentence) namedBefore(f *fact) bool {
	for i := s.first; f.sub.ent != nil && i < int(f.trigger); i++ {
		if n := &s.nodes[i]; n.ent >= 0 && s.ents[n.ent].Ent == f.sub.ent {
			return true
		}
	}
	return false
}

// suffers reports whether a form of be, or a pronoun of relation before it, makes
// verb v passive: "was convicted", "who has been jailed", "were charged".
func (s *sentence) suffers(v int) bool {
	if s.nodes[v].form&formIng != 0 { // "is buying"
		return false
	}
	for i := s.groupStart(v, s.first); i < v; i++ {
		if s.nodes[i].cls.has(s.k.be) {
			return true
		}
	}
	return false
}

// titleWithin reports whether a title stands from node a to node b.
func (s *sentence) titleWithin(a, b int) bool {
	for i := a; i < s.end && i <= b; i++ {
		n := &s.nodes[i]
		if n.cls.has(s.k.typeBits.of("titleword")) || n.ent >= 0 && n.cls.has(s.k.person) && s.ents[n.ent].Ent.Title != "" {
			return true
		}
	}
	return false
}

// resultNeed reports whether fact f has what a rule of results and outlooks needs.
func (s *sentence) resultNeed(need string, f *fact) bool {
	switch need {
	case "gainful": // no loss: "trimmed losses" is of a share
		return f.Metric == nil || *f.Metric != "net_loss" || f.Unit == nil || *f.Unit == schema.UnitCurrency
	case "foreseeing": // the company foresees, it is not foreseen of it
		return s.foreseeing(int(f.trigger))
	case "foreseen": // it is foreseen of the company: "was expected to"
		return !s.foreseeing(int(f.trigger))
	case "supposed": // not of what will hardly be: "if it closed", "were it to"
		for i := s.first; i < s.end; i++ {
			if h := s.nodes[i].hash; h == token.Hash("if") || h == token.Hash("were") {
				return false
			}
		}
		return true
	case "notforecast": // no forecast of its own follows or stands before: "expects", "forecast of"
		return f.Modality == schema.Actual && !s.foretold(f) && !s.near("outlooknoun", f) && !s.aheadOf(int(f.trigger))
	case "audience":
		return f.Metric != nil && *f.Metric == "users"
	case "clientele":
		return f.Metric != nil && (*f.Metric == "users" || *f.Metric == "subscribers" || *f.Metric == "customers")
	case "same": // of the company whose results are told
		return s.doc.results.sub.displayName() == f.sub.displayName()
	case "core":
		return f.Metric != nil && core(*f.Metric) && !s.nodes[f.trigger].cls.has(s.k.nounform) && !s.perfect(int(f.trigger))
	case "counted": // a count of what the series counts
		return f.Metric != nil && !core(*f.Metric) && !balance(*f.Metric) && f.Value != nil && *f.Unit == schema.UnitCount && *f.Value >= 100 && !s.yearNumber(int(f.qty)) && s.volume(*f.Metric)
	case "sameway": // as the change before it
		return f.Direction != nil
	case "byothers": // told as done, by what is not the company itself
		var np nounPhrase
		return happened(f.Modality) && *f.Metric != "net_loss" && !(s.agentOf(int(f.trigger), &np) && np.n > 0)
	case "statement": // of the income statement
		return f.Metric != nil && core(*f.Metric)
	case "early": // of the news itself
		return s.index < leadSentences && s.near("resultverb", f)
	case "foretold":
		return f.Modality == schema.Forecast
	case "many": // a count of units or people, not a price
		return f.Value != nil && *f.Value >= 1000 && *f.Unit == schema.UnitCount
	case "reporting": // the article is telling results
		return s.doc.results.has && s.index-s.doc.results.sentence <= resultReach
	case "theirs": // of others, not the company's own
		return !s.ownView(int(f.trigger)) && (!s.nodes[f.trigger].cls.has(s.k.verb) || s.is(min(int(f.trigger)+1, s.end-1), s.k.of)) && !s.reforecast(int(f.trigger))
	}
	return s.dealNeed(need, f)
}

// dealNeed checks what rules of deals and acts ask for beside.
func (s *sentence) dealNeed(need string, f *fact) bool {
	switch need {
	case "undealt": // no bid or deal says what it is worth
		return int(f.trigger) == s.first || !s.nodes[f.trigger-1].cls.has(s.k.typeBits.of("bidnoun")) && !s.listed("dealnoun", int(f.trigger)-1)
	case "incourt": // the sentence speaks of the law or of a settlement
		return s.inCourt(int(f.trigger)) || s.mentions("settling")
	case "willed": // "would appeal", not "an appeal"
		return s.nodes[f.trigger].cls.has(s.k.verb) && s.groupStart(int(f.trigger), s.first) < int(f.trigger)
	case "titledperson": // a title, not only a name: "fired Chief Executive X"
		return f.CounterpartyName != nil && s.titleWithin(int(f.trigger), int(f.last)+6)
	case "noresult": // a price, not earnings: no metric before it
		for i := max(s.first, int(f.trigger)-12); i < int(f.trigger); i++ {
			if s.nodes[i].ent < 0 && s.payload(i, s.k.metricClass) != "" {
				return false
			}
		}
	case "main": // "is cutting costs", not "in cutting costs", "helping it cut costs"
		return s.mainVerb(int(f.trigger))
	case "free": // no object of a verb before it: "an agreement to buy X collapsed"
		b := int(f.sub.first) - 1
		return b < s.first || !s.nodes[b].cls.has(s.k.verb.or(s.k.prep))
	case "repurchase": // of its own shares, the sentence says
		for i := s.first; i < s.end; i++ {
			if s.listed("buyback", i) {
				return true
			}
		}
		return false
	case "pricey": // of a price: a company's shares, not its staff
		return f.sub.kind != schema.KindCompany || s.np.security || f.sub.weak
	case "ledmove":
		return s.ledMove(f)
	case "dealings":
		return s.dealings(f)
	case "close": // a few words after the fact that it belongs to
		return f.trigger-s.np.last <= 12
	default:
		return s.operationNeed(need, f)
	}
	return true
}

// mainVerb reports whether verb v tells what its clause is about: neither a gerund
// without an auxiliary nor a bare infinitive behind a singular word.
func (s *sentence) mainVerb(v int) bool {
	n := &s.nodes[v]
	if s.groupStart(v, s.first) < v || v == s.first {
		return true
	}
	switch {
	case n.form&formIng != 0:
		return false
	case n.form&formPart != 0 && s.is(v-1, s.k.and) && v+1 < s.end && !s.nodes[v+1].cls.has(s.k.det.or(s.k.pronoun)):
		return false // "new and remodeled restaurants"
	case n.form&formBase != 0 && n.form&formPast == 0:
		return plural(s.text(v-1, v-1)) || s.nodes[v-1].cls.has(s.k.to) || s.nodes[v-1].hash == token.Hash("they")
	}
	return true
}
