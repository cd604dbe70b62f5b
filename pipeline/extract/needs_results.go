package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// resultNeeds ask of results and outlooks.
func resultNeeds() map[string]need {
	return map[string]need{
		// no loss: "trimmed losses" is of a share
		"gainful": func(s *sentence, f *fact) bool {
			return f.Metric == nil || *f.Metric != "net_loss" || f.Unit == nil || *f.Unit == schema.UnitCurrency
		},
		// the company foresees, it is not foreseen of it
		"foreseeing": func(s *sentence, f *fact) bool { return s.foreseeing(int(f.trigger)) },
		// its own: not "UBS expected Acme's net profit to rise"
		"ownoutlook": (*sentence).ownOutlook,
		// of the company's own figures: not what a bank foresees of a price or an economy
		"ownfigures": (*sentence).ownFigures,
		// told by the company, not by who follows it: "revenue is expected to be"
		"itsown": func(s *sentence, f *fact) bool {
			return !s.nodes[f.trigger].cls.has(s.k.be) || !s.othersExpect(f)
		},
		// it is foreseen of the company: "was expected to"
		"foreseen": func(s *sentence, f *fact) bool { return !s.foreseeing(int(f.trigger)) },
		// not of what will hardly be: "if it closed", "were it to"
		"supposed": func(s *sentence, f *fact) bool { return !s.unlikely() },
		// no forecast of its own follows or stands before: "expects", "forecast of"
		"notforecast": func(s *sentence, f *fact) bool {
			return f.Modality == schema.Actual && !s.foretold(f) && !s.near("outlooknoun", f) && !s.aheadOf(int(f.trigger))
		},
		"audience": func(s *sentence, f *fact) bool { return f.Metric != nil && *f.Metric == "users" },
		"clientele": func(s *sentence, f *fact) bool {
			return f.Metric != nil && (*f.Metric == "users" || *f.Metric == "subscribers" || *f.Metric == "customers")
		},
		// in the money or unit of the figure before the bracket that it stands in
		"alike": (*sentence).likeBefore,
		// of what is spent on plant
		"capital": func(s *sentence, f *fact) bool { return f.Metric != nil && *f.Metric == "capex" },
		// of what is put by for loans that go bad
		"putby": func(s *sentence, f *fact) bool {
			return f.Metric != nil && (*f.Metric == "provisions" || *f.Metric == "provision" || *f.Metric == "credit_losses" || *f.Metric == "credit_costs")
		},
		// of no thing that the words before its noun name: "student loans"
		"barename": (*sentence).lentPlainly,
		// of the company whose results are told
		"same": func(s *sentence, f *fact) bool { return s.doc.results.sub.displayName() == f.sub.displayName() },
		"core": func(s *sentence, f *fact) bool {
			return f.Metric != nil && core(*f.Metric) && !s.nodes[f.trigger].cls.has(s.k.nounform) && !s.perfect(int(f.trigger))
		},
		// a count of what the series counts
		"counted": func(s *sentence, f *fact) bool {
			return f.Metric != nil && !core(*f.Metric) && !balance(*f.Metric) && f.Value != nil && *f.Unit == schema.UnitCount && *f.Value >= 100 && !s.yearNumber(int(f.qty)) && s.volume(*f.Metric)
		},
		// told as done, by what is not the company itself
		"byothers": func(s *sentence, f *fact) bool {
			var np nounPhrase
			return happened(f.Modality) && *f.Metric != "net_loss" && !(s.agentSubject(int(f.trigger), &np) && np.n > 0)
		},
		// its subject itself, not a thing of it
		"itself": (*sentence).subjectItself,
		// of a series, not of its growth
		"seriesown": func(s *sentence, f *fact) bool {
			next := int(f.metricNode) + 1
			return next >= int(f.trigger) || !s.nodes[next].cls.has(s.k.upNoun.or(s.k.downNoun))
		},
		// behind a word of an outlook
		"foretelling": func(s *sentence, f *fact) bool {
			for i := int(f.trigger) - 1; i >= s.first && int(f.trigger)-i < maxArguments; i-- {
				if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.typeBits.of("outlookverb").or(s.k.typeBits.of("outlooknoun"))) {
					return true
				}
			}
			return false
		},
		// of the income statement
		"statement": func(s *sentence, f *fact) bool { return f.Metric != nil && core(*f.Metric) },
		// of the news itself
		"early": func(s *sentence, f *fact) bool { return s.index < leadSentences && s.near("resultverb", f) },
		// a count of units or people, not a price
		"many": func(s *sentence, f *fact) bool {
			return f.Value != nil && *f.Value >= 1000 && *f.Unit == schema.UnitCount
		},
		// the article is telling results
		"reporting": func(s *sentence, f *fact) bool {
			return s.doc.results.has && s.index-s.doc.results.sentence <= resultReach
		},
		// in the unit of what the article has told last of results or an outlook
		"oflast": (*sentence).likeLast,
		// a sum, in total or per share
		"charged": func(s *sentence, f *fact) bool {
			if f.Value == nil || f.Unit == nil || *f.Unit != schema.UnitCurrency {
				return false
			}
			next := int(f.qty) + 1
			return *f.Value >= leastSum || next < s.end && s.nodes[next].cls.has(s.k.perUnit)
		},
		// a share of something, as a margin is
		"rate": func(s *sentence, f *fact) bool {
			return f.Metric != nil && (strings.HasSuffix(*f.Metric, "margin") || strings.HasSuffix(*f.Metric, "ratio"))
		},
		// no percentage says how much the change is: "a 15 percent rise in revenue to"
		"unmeasured": func(s *sentence, f *fact) bool {
			for i := int(f.trigger) - 1; i >= s.first && i >= int(f.trigger)-3; i-- {
				if s.isPct(i) {
					return false
				}
			}
			return true
		},
		// nothing but the name of a part stands before it
		"partline": func(s *sentence, f *fact) bool { return s.partLine(int(f.trigger)) },
		// no other series stands right before the change: "on sales up 3 percent"
		"nearest": func(s *sentence, f *fact) bool {
			e := s.groupStart(int(f.trigger), s.first) - 1
			return e < s.first || s.nodes[e].ent >= 0 || s.payload(e, s.k.metricClass) == "" || int(f.metricNode) == e
		},
		// of others, not the company's own
		"theirs": func(s *sentence, f *fact) bool {
			return !s.ownView(int(f.trigger)) && (!s.nodes[f.trigger].cls.has(s.k.verb) || s.is(min(int(f.trigger)+1, s.end-1), s.k.of)) && !s.reforecast(int(f.trigger))
		},
	}
}

// likeLast reports whether the figure of f is of the kind that the series told last is told in: money
// a share of earnings, sums of what is in money, percentages of changes and rates.
func (s *sentence) likeLast(f *fact) bool {
	q, m := s.quantityOf(int(f.qty)), s.doc.results.metric
	if q == nil || m == "" {
		return false
	}
	if q.unit == schema.UnitPct {
		return true
	}
	share := perShare(q)
	if share {
		f.Metric = ptr("eps")
	}
	return share || q.val >= leastSum && inMoney(&m)
}

// ownOutlook reports whether the subject of f foresees for itself: no other company owns what is
// foreseen, and it is not others who expect it of the subject.
func (s *sentence) ownOutlook(f *fact) bool {
	if t := int(f.trigger); t-2 > s.first && s.nodes[t].ent < 0 && s.is(t-1, s.k.to1) && s.nodes[t-2].ent < 0 && s.nodes[t-2].cls.has(s.k.typeBits.of("foresee")) {
		return false // "Acme is expected to see a gain": by others
	}
	for i := int(f.trigger) + 1; i+1 < s.end && i <= int(f.last); i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.company) && s.nodes[i+1].cls.has(s.k.poss) {
			x := s.named(i)
			return x.same(&f.sub)
		}
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("traded")) && !n.cls.has(s.k.company) && s.is(i+1, s.k.to1) {
			return false // "Acme expects ether to hit $14,000"
		}
	}
	return true
}

// ownFigures reports whether what the subject of f revises is of itself: no price and no economy
// is named before the figure. "Its copper output forecast" may be a miner's own, "its copper
// forecast" is not.
func (s *sentence) ownFigures(f *fact) bool {
	if f.Metric != nil {
		return true
	}
	const reach = 14
	unowned := s.k.kindBits.of("unowned")
	for i := int(f.trigger) + 1; i+1 < s.end && i <= int(f.trigger)+reach; i++ {
		n, next := &s.nodes[i], &s.nodes[i+1]
		switch {
		case n.qty >= 0, n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.sub)):
			return true
		case n.ent < 0:
		case n.cls.has(unowned):
			if next.ent >= 0 || !next.cls.has(s.k.seriesHead) || next.cls.has(s.k.price) {
				return false
			}
		case n.cls.has(s.k.place) && next.ent < 0 && s.payload(i+1, s.k.macroClass) != "":
			return false
		}
	}
	return true
}

// subjectItself reports whether the trigger tells of the subject and not of a thing that it has:
// "Acme's contract valued at".
func (s *sentence) subjectItself(f *fact) bool {
	g := s.groupStart(int(f.trigger), s.first)
	for i := int(f.sub.last) + 1; !f.sub.weak && i < g; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.date < 0 && !n.cls.has(s.k.stop.or(s.k.adv).or(s.k.rel)) {
			return false
		}
	}
	return true
}

// unlikely reports whether the sentence tells what will hardly be: "if it closed",
// "were it to".
func (s *sentence) unlikely() bool {
	for i := s.first; i < s.end; i++ {
		h := s.nodes[i].hash
		if s.listed("conditionword", i) || h == wereHash && i+2 < s.end && s.nodes[i+2].cls.has(s.k.to) {
			return true
		}
	}
	return false
}
