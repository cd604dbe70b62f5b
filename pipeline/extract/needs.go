package extract

import (
	"maps"

	"github.com/wiremill/wiremill/schema"
)

// need is one word of a rule's "needs": what must hold of a fact, or of the sentence
// around it, for the fact to be one. Those that look for a day or an owner (dated, opening,
// convened, worldly) keep what they find.
type need func(s *sentence, f *fact) bool

// needTable is every need by the name that rule files use.
func needTable() map[string]need {
	t := map[string]need{}
	for _, group := range []map[string]need{
		fieldNeeds(), marketNeeds(), calendarNeeds(), statisticNeeds(), policyNeeds(),
		companyNeeds(), resultNeeds(), dealNeeds(), deedNeeds(),
	} {
		maps.Copy(t, group)
	}
	return t
}

// inference is one word of a rule's "infer": it gives a fact what its words imply, before
// the rule's needs are looked at.
type inference func(s *sentence, f *fact)

// inferenceTable is every inference by the name that rule files use.
func inferenceTable() map[string]inference {
	return map[string]inference{
		// money that flows in or out, by the nouns and verbs around
		"flow": (*sentence).flowing,
		// the day of a release that everybody knows
		"calendar": func(_ *sentence, f *fact) { f.placedDay = true },
		// "three times" counts
		"count": func(_ *sentence, f *fact) {
			if f.Unit != nil && *f.Unit == schema.UnitTimes {
				f.Unit = ptr(schema.UnitCount)
			}
		},
	}
}

// fieldNeeds are met by what a fact has.
func fieldNeeds() map[string]need {
	return map[string]need{
		"value":     func(s *sentence, f *fact) bool { return f.Value != nil },
		"direction": func(s *sentence, f *fact) bool { return f.Direction != nil },
		"level":     func(s *sentence, f *fact) bool { return f.Level != nil },
		"ever":      func(s *sentence, f *fact) bool { return f.Scope != nil && *f.Scope == "record" },
		"scope":     func(s *sentence, f *fact) bool { return f.Scope != nil },
		"actor":     func(s *sentence, f *fact) bool { return f.ActorName != nil },
		"date":      func(s *sentence, f *fact) bool { return f.date >= 0 },
		"percent":   func(s *sentence, f *fact) bool { return f.Unit != nil && *f.Unit == schema.UnitPct },
	}
}
