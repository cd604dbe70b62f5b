package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// marketNeeds ask of moves, extremes and what happens to markets.
func marketNeeds() map[string]need {
	return map[string]need{
		// a company's shares are named, or the clause speaks of trading
		"shares": func(s *sentence, f *fact) bool { return s.np.security || s.tradingAfter(int(f.trigger)) },
		// a headline may be in the present tense
		"past": func(s *sentence, f *fact) bool {
			past := s.nodes[f.trigger].form&(formPast|formPart) != 0 || s.wasGoing(int(f.trigger)) || s.index == 0 || s.lookedBack(int(f.trigger)) || s.wasFlat(int(f.trigger))
			return past && (f.EventType != schema.PriceMove || s.plain(int(f.trigger)) || s.movedSince(f))
		},
		// of the subject, not of the times: no "worst crisis since"
		"noted": (*sentence).noted,
		// of periods that follow one another
		"run": (*sentence).inRun,
		// a company by its shares, of markets one that has a price
		"quoted": (*sentence).quoted,
		// "with X rising": no verb of its own
		"gerund": func(s *sentence, f *fact) bool { return s.nodes[f.trigger].form&formIng != 0 },
		// a move of the day is told before it
		"alongside": func(s *sentence, f *fact) bool { return s.movesBefore(int(f.first)) },
		// of a company, by its shares; of a market, by itself
		"sharesmove": (*sentence).sharesMove,
		"dealtin": func(s *sentence, f *fact) bool {
			return f.sub.kind != schema.KindCompany || s.np.security || s.listed("marketget", s.getting(f))
		},
		// of no superlative, which tells an extreme: "the dollar's biggest drop"
		"unranked": func(s *sentence, f *fact) bool {
			sup := s.k.typeBits.of("bigsup").or(s.k.typeBits.of("highsup")).or(s.k.typeBits.of("lowsup"))
			for i := int(f.sub.last) + 1; i < int(f.trigger); i++ {
				if s.nodes[i].ent < 0 && s.nodes[i].cls.has(sup) {
					return false
				}
			}
			return true
		},
		// of shares that the phrase names, or of a market
		"sharesin": func(s *sentence, f *fact) bool {
			return !f.sub.weak && (f.security || f.sub.kind == schema.KindMarket || strings.HasSuffix(f.sub.displayName(), "stocks"))
		},
		// an exchange that stands for its market
		"floor": (*sentence).floorOf,
		// what the sentence tells of is shares, and no series of companies
		"ofshares": (*sentence).ofShares,
		// a place that stands for its market
		"bourse": (*sentence).bourse,
		// and of which no figure is told
		"boursemoved": (*sentence).bourseMoved,
		// a place that stands for its market, which leads others
		"leading": (*sentence).leadingMarket,
		// of what all shares are worth
		"worth": (*sentence).worth,
		"named": func(s *sentence, f *fact) bool { return !f.sub.weak },
		// by name, in its clause or before: "Acme said its profit fell"
		"namedhere": func(s *sentence, f *fact) bool {
			return !f.sub.weak || s.namedBefore(f) && (s.possessed(f) || s.toldByOwner(f))
		},
		// named, or its shares are: "the stock"
		"known": func(s *sentence, f *fact) bool { return !f.sub.weak || s.np.security },
		// "touched a low of 70", not "fell from a high of 70"
		"attained": func(s *sentence, f *fact) bool { return s.attained(int(f.trigger)) },
		// neither a purpose nor a chance: "to drive down the price"
		"done": func(s *sentence, f *fact) bool {
			n := &s.nodes[f.trigger]
			return (n.form&formBase == 0 || n.form&formPast != 0) && (f.Value != nil || n.form&formIng == 0 || !n.cls.has(s.k.typeBits.of("causative")))
		},
		// against somebody who is named
		"party": func(s *sentence, f *fact) bool {
			return f.CounterpartyName != nil && *f.CounterpartyName != f.sub.displayName() && (!s.nodes[f.trigger].cls.has(s.k.compared) || strings.HasPrefix(s.text(int(f.trigger), int(f.trigger)), "compared"))
		},
		// a company's shares are named
		"stock": func(s *sentence, f *fact) bool { return f.sub.kind != schema.KindCompany || s.np.security },
		// somebody in office
		"statesman": func(s *sentence, f *fact) bool {
			return s.statesman() && !(s.forthcoming(int(f.trigger)) && s.dated(f))
		}, // that is an appointment
		"calamity": func(s *sentence, f *fact) bool { return s.calamity() },
		// a count of victims: the sentence or the article before it names what did it, or they are people
		"victims":  func(s *sentence, f *fact) bool { return s.victims(f) },
		"epidemic": func(s *sentence, f *fact) bool { return s.epidemic() },
		// a regulator or a government acts
		"regulator": func(s *sentence, f *fact) bool { return f.official && !courtNamed(*f.ActorName) },
	}
}

// sharesMove reports whether a move is that of a company's shares, or to the price that they
// came to; of a market, if nobody foresees it: "Wall Street's estimate of a rise".
func (s *sentence) sharesMove(f *fact) bool {
	switch f.sub.kind {
	case schema.KindCompany:
		return s.np.security || same(f.LevelUnit, ptr(schema.UnitCurrency)) || percentual(f) && s.pricedBefore(int(f.trigger))
	case schema.KindMarket:
		return !s.foreseesBefore(int(f.trigger))
	}
	return true
}

// pricedBefore reports whether a price in money that dealing came to stands before node i:
// "closed on Tuesday at $25.10, a gain of".
func (s *sentence) pricedBefore(i int) bool {
	const reach = 10
	priced := false
	for j := i - 1; j >= s.first && j >= i-reach; j-- {
		if q := s.quantityOf(j); q != nil && perShare(q) {
			priced = true
		} else if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) && n.cls.has(s.k.typeBits.of("tradeverb")) {
			return priced
		}
	}
	return false
}

// movesBefore reports whether a move is told before node i.
func (s *sentence) movesBefore(i int) bool {
	for j := s.first; j < i; j++ {
		if c := s.nodes[j].cls; c.has(s.k.verb) && c.has(s.k.up.or(s.k.down)) {
			return true
		}
	}
	return false
}

// wasFlat reports whether what stands still at node i did so in the past: "was little changed
// at", "were flat".
func (s *sentence) wasFlat(i int) bool {
	if !s.nodes[i].cls.has(s.k.flat) {
		return false
	}
	t := s.d.Tokens[s.nodes[i].first].Hash
	if i > s.first && s.nodes[i-1].cls.has(s.k.be) {
		t = s.d.Tokens[s.nodes[i-1].last].Hash
	}
	return t == wasHash || t == wereHash
}
