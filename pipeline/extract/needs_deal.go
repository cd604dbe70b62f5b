package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// dealNeeds ask of deals and acts.
func dealNeeds() map[string]need {
	return map[string]need{
		// no bid or deal says what it is worth
		"undealt": func(s *sentence, f *fact) bool {
			return int(f.trigger) == s.first || !s.nodes[f.trigger-1].cls.has(s.k.typeBits.of("bidnoun")) && !s.listed("dealnoun", int(f.trigger)-1)
		},
		// the sentence speaks of the law or of a settlement
		"incourt": func(s *sentence, f *fact) bool { return s.inCourt(int(f.trigger)) || s.mentions("settling") },
		// "would appeal", not "an appeal"
		"willed": func(s *sentence, f *fact) bool {
			return s.nodes[f.trigger].cls.has(s.k.verb) && s.groupStart(int(f.trigger), s.first) < int(f.trigger)
		},
		// a price, not earnings: no metric before it
		"noresult": func(s *sentence, f *fact) bool { return !s.resultBefore(int(f.trigger)) },
		// "is cutting costs", not "in cutting costs", "helping it cut costs"
		"main": func(s *sentence, f *fact) bool { return s.mainVerb(int(f.trigger)) },
		// no object of a verb before it: "an agreement to buy X collapsed"
		"free": func(s *sentence, f *fact) bool {
			b := int(f.sub.first) - 1
			return b < s.first || !s.nodes[b].cls.has(s.k.verb.or(s.k.prep))
		},
		// of a price: a company's shares, not its staff
		"pricey": func(s *sentence, f *fact) bool {
			if f.sub.kind != schema.KindCompany || s.np.security || f.sub.weak {
				return true
			}
			return f.Level != nil && same(f.LevelUnit, ptr(schema.UnitCurrency)) && *f.Level < leastSum // "Acme hit a session high of $17.60"
		},
		"ledmove":  (*sentence).ledMove,
		"dealings": (*sentence).dealings,
		// a volume of what is traded, not of goods
		"nogoods": func(s *sentence, f *fact) bool { return !s.listed("goodsword", int(f.trigger)-1) },
		// of money that the text has just told of as raised
		"indebted": func(s *sentence, f *fact) bool {
			const reach = 3 // sentences
			return s.ctx.raised.known && s.index-s.ctx.raised.sentence <= reach
		},
		// not done, in plain words
		"forborne": func(s *sentence, f *fact) bool { return s.negated(int(f.trigger)) },
		// no dividend that holders get
		"nopayout": func(s *sentence, f *fact) bool { return !s.cls.has(s.k.payoutNoun) },
		// a few words after the fact that it belongs to
		"close": func(s *sentence, f *fact) bool { return f.trigger-s.np.last <= 12 },
	}
}

// kindBetween reports whether a name of a kind stands from node i up to node end.
func (s *sentence) kindBetween(kind string, i, end int) bool {
	for ; i < end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of(kind)) {
			return true
		}
	}
	return false
}

// operator reports whether a subject can run something: no government, party or storm, nor
// what only looks like a name where it opens a sentence ("Taxis", "I'm").
func (s *sentence) operator(x *subject) bool {
	return !s.rules(x) && !strings.HasPrefix(x.displayName(), "I'") && !(x.unlisted && (s.namedStorm() || s.inList("craft", x.displayName()) || s.townOf(x))) && !strings.HasSuffix(x.displayName(), "Party")
}

// townOf reports whether the land that a name is in stands behind it, as behind that of a
// town: "in LaVergne, Tennessee".
func (s *sentence) townOf(x *subject) bool {
	i := int(x.last) + 1
	if i+2 >= s.end || s.nodes[i].hash != s.k.commaHash || s.nodes[i+1].ent < 0 || !s.nodes[i+1].cls.has(s.k.kindBits.of("place")) {
		return false
	}
	return s.nodes[i+2].hash == s.k.commaHash // "Acme, Russia's biggest miner" is no town
}

// deedNeeds ask of what a company does.
func deedNeeds() map[string]need {
	return map[string]need{
		// by the company itself, not by its shares
		"operated": func(s *sentence, f *fact) bool {
			return s.operator(&f.sub) && !s.np.security && !s.forgone(f) && !s.onlyBeside(f) && !s.doneByOther(f) && s.ofSelf(f)
		},
		// no rate of a central bank, which stands nearer: "calmed by Acme and the Fed cutting rates"
		"lender": func(s *sentence, f *fact) bool {
			return !s.kindBetween("central_bank", int(f.sub.last)+1, int(f.trigger))
		},
		// by a company; of other bodies only sites and craft
		"sited": func(s *sentence, f *fact) bool {
			return f.sub.kind != schema.KindOrganisation && f.sub.kind != schema.KindGovernment || s.sited(f) || f.sub.kind == schema.KindOrganisation && s.begins("orgdeed", int(f.trigger))
		},
		// no participle that only describes: "rising power prices", "building investment"
		"deliberate": func(s *sentence, f *fact) bool { return s.deliberate(int(f.trigger)) && !s.burdened(f) },
		"eventful":   (*sentence).tellsEvent,
		// how many, not what share of them
		"counting": func(s *sentence, f *fact) bool {
			return f.Value != nil && f.Unit != nil && *f.Unit == schema.UnitCount && !(*f.Value == 1 && f.qty >= 0 && s.is(min(int(f.qty)+1, s.end-1), s.k.of)) // "one of the largest"
		},
		"tendered": func(s *sentence, f *fact) bool { return s.tendered() },
		"certain":  func(s *sentence, f *fact) bool { return f.Modality != schema.Possible && !s.onlyMay(int(f.trigger)) },
		// of the act's object: "was closed", "will be launched"
		"undergone": func(s *sentence, f *fact) bool {
			v := int(f.trigger)
			return s.nodes[v].form&formPart != 0 && v > s.first && s.nodes[s.passiveAux(v)].cls.has(s.k.be) && !s.describing(v) && !s.openClause(v)
		},
	}
}

// resultBefore reports whether a series of a company's results stands before node i.
func (s *sentence) resultBefore(i int) bool {
	const reach = 12
	for j := max(s.first, i-reach); j < i; j++ {
		if s.nodes[j].ent < 0 && s.payload(j, s.k.metricClass) != "" {
			return true
		}
	}
	return false
}

// tellsEvent reports whether the act of a fact is one that is news, or has a figure.
func (s *sentence) tellsEvent(f *fact) bool {
	v := int(f.trigger)
	if v > s.first && s.index > 0 && s.nodes[v].flags&token.FlagCap != 0 {
		return false // a name, or a line of a table
	}
	return f.Value != nil || s.eventful(v)
}
