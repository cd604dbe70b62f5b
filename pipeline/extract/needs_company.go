package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// companyNeeds ask of company news.
func companyNeeds() map[string]need {
	return map[string]need{
		// the company, not its shares; not the one who acts
		"whole": func(s *sentence, f *fact) bool {
			return !s.np.security && !s.nodes[min(int(s.np.last), s.end-1)].cls.has(s.k.poss) && !s.possessiveWord(int(f.sub.first)) && (f.ActorName == nil || *f.ActorName != f.sub.displayName())
		},
		// told as a fact, of now or before
		"happened": func(s *sentence, f *fact) bool {
			return happened(f.Modality) && (int(f.trigger) == s.first || !s.nodes[f.trigger-1].cls.has(s.k.to))
		},
		// no price, no count
		"sum": func(s *sentence, f *fact) bool {
			return f.Value != nil && f.Unit != nil && *f.Unit == schema.UnitCurrency && *f.Value >= leastSum
		},
		"held": func(s *sentence, f *fact) bool { return !s.dealt(int(f.trigger)) && !s.ofMerged(&f.sub) },
		// on a market: an exchange or an offering is told of near it
		"floats": func(s *sentence, f *fact) bool {
			return s.cls.has(s.k.kindBits.of("exchange")) || s.mentions("ipo") || s.anyListed("floatplace", s.first, s.end-1)
		},
		// the holder stands before it as its owner
		"owned": func(s *sentence, f *fact) bool {
			var np nounPhrase
			return s.ownerOf(int(f.trigger), &np)
		},
		"openfigure": (*sentence).openFigure,
		"percentual": func(s *sentence, f *fact) bool { return percentual(f) },
		// a sum that can only be per share
		"share": func(s *sentence, f *fact) bool {
			q := s.quantityOf(int(f.qty))
			return q != nil && perShare(q)
		},
		// a figure of its own, not one compared with
		"told": func(s *sentence, f *fact) bool { return f.Modality == schema.Forecast || s.standsAlone(f) }, // a forecast continues one
		// a figure of the past, not of a forecast
		"before": (*sentence).ofThePast,
		// one that has views on markets
		"rater": func(s *sentence, f *fact) bool { return s.ratingHouse(f.sub.displayName()) },
		// somebody's, or of some size
		"somebodys": func(s *sentence, f *fact) bool { return f.ActorName != nil || f.Value != nil },
		// not the one who acts
		"other": func(s *sentence, f *fact) bool { return f.ActorName == nil || *f.ActorName != f.sub.displayName() },
		// at an offering
		"floated": func(s *sentence, f *fact) bool { return s.near("ipo", f) },
		"person":  func(s *sentence, f *fact) bool { return f.CounterpartyName != nil && s.isPerson(f) },
		// the subject itself fails, not a price or a plan of it
		"wholly": func(s *sentence, f *fact) bool { return !s.thingFailed(f) },
		// a verb here, done by the subject
		"active": func(s *sentence, f *fact) bool { return s.doneBySubject(int(f.trigger)) },
		// a verb of which the subject suffers
		"passive": func(s *sentence, f *fact) bool { return s.doneToSubject(int(f.trigger)) },
		// a figure of the balance sheet, not of the results
		"balance": func(s *sentence, f *fact) bool {
			return f.Metric != nil && balance(*f.Metric) && (*f.Metric != "assets" && *f.Metric != "net_asset_value" || !f.sub.weak || *f.Metric == "assets" && s.possessed(f))
		},
		"backpay": func(s *sentence, f *fact) bool { return !s.lacksBack(int(f.trigger)) },
		// no verb of another's purpose: "the licences to build a warehouse"
		"purposeful": func(s *sentence, f *fact) bool {
			return s.ownPurpose(int(f.trigger)) && !s.onlyTries(f) && !s.onlyAccused(int(f.trigger))
		},
		// told as done or planned, not as a purpose or a topic
		"finite": func(s *sentence, f *fact) bool { return s.finite(int(f.trigger)) },
		// of the company, not of a country whose statistics are told
		"offirm": func(s *sentence, f *fact) bool { return !f.sub.weak || !s.mentions("jobstatistic") },
		// not denied, avoided, ruled out
		"undenied": func(s *sentence, f *fact) bool { return !s.deniedAct(f) },
		// told of the company, not in what it says
		"unsaid": func(s *sentence, f *fact) bool { return !s.onlySaid(f) && !s.deniedAct(f) },
		"pair":   func(s *sentence, f *fact) bool { return s.np.n > 1 },
		"stakechange": func(s *sentence, f *fact) bool {
			return f.qty > f.first && s.np.n == 1 && !s.listed("rangeword", int(f.trigger)-1)
		},
	}
}

// doneToSubject reports whether node v is a noun, or a verb of which the subject suffers.
func (s *sentence) doneToSubject(v int) bool {
	return !s.nodes[v].cls.has(s.k.verb) || s.begins("plead", v) || s.nodes[v].form&formPart != 0 && (s.suffers(v) || v > s.first && s.is(v-1, s.k.and))
}

// doneBySubject reports whether node v is a verb in the active voice.
func (s *sentence) doneBySubject(v int) bool {
	if g := s.groupStart(v, s.first) - 1; g >= s.first && s.nodes[g].ent < 0 && s.nodes[g].cls.has(s.k.security) {
		return false // "its stock begins trading"
	}
	n := &s.nodes[v]
	if !n.cls.has(s.k.verb) || n.form&formPart == 0 || v == s.first || !s.nodes[v-1].cls.has(s.k.be) {
		return n.cls.has(s.k.verb)
	}
	return n.form&formBase != 0 && strings.HasSuffix(s.text(v-1, v-1), " to") // "is to shut"
}

var payHash, paidHash, payingHash, backHash = token.Hash("pay"), token.Hash("paid"), token.Hash("paying"), token.Hash("back")

// lacksBack reports whether node v is a form of pay that lacks its "back".
func (s *sentence) lacksBack(v int) bool {
	switch s.nodes[v].hash {
	case payHash, paidHash, payingHash:
		return v+1 >= s.end || s.nodes[v+1].hash != backHash
	}
	return false
}

// onlyTries reports whether the act of a fact that has no figure is one that an effort or a use
// is for: "its effort to make", "products used to make".
func (s *sentence) onlyTries(f *fact) bool {
	g := s.groupStart(int(f.trigger), s.first) - 1
	if g <= s.first || s.nodes[g-1].ent >= 0 {
		return false
	}
	return s.nodes[g].cls.has(s.k.to) && (s.listed("usedfor", g-1) || f.Value == nil && s.listed("tryingnoun", g-1))
}

// onlyAccused reports whether verb v tells what somebody is accused of: "accusing Acme of
// seeking to extend".
func (s *sentence) onlyAccused(v int) bool {
	const reach = 9
	of := false
	for i := v - 1; i >= s.first && v-i <= reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 && n.hash == s.k.of:
			of = true
		case n.ent < 0 && (n.hash == s.k.commaHash || n.hash == s.k.semicolon):
			return false
		case of && s.begins("actcharge", i):
			return true
		}
	}
	return false
}

// ownPurpose reports whether the verb at node v is no purpose of another thing: "the
// licences to build a warehouse".
func (s *sentence) ownPurpose(v int) bool {
	g := s.groupStart(v, s.first) - 1
	if g <= s.first || !s.nodes[g].cls.has(s.k.to) {
		return true
	}
	return s.nodes[g-1].cls.has(s.k.be) || s.payload(g-1, s.lex.classes["infnoun"]) != "" || g-2 >= s.first && s.listed("causative", g-2) || s.heads(g-1)
}
