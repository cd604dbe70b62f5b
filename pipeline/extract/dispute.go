package extract

import "github.com/wiremill/wiremill/schema"

// A dispute of a company with those who work for it, told on without its name: "The strike
// entered its third week", "the union rejected the offer".

// struckAt keeps the last company of a sentence whose staff strike or bargain.
func (x *context) struckAt(facts []fact, sentence int) {
	for i := range facts {
		f := &facts[i]
		if f.EventType != schema.Labour || f.EventSubtype == nil || f.sub.kind != schema.KindCompany {
			continue
		}
		if t := *f.EventSubtype; t == "strike" || t == "pay_deal" {
			x.struck = toldDeal{sub: f.sub, sentence: sentence, known: true}
		}
	}
}

// lastStruck makes the company of the dispute told last the subject at node i, unless the sentence
// tells of its own staff by name or names another company.
func (s *sentence) lastStruck(i int, np *nounPhrase, told []fact) bool {
	last := &s.ctx.struck
	if !last.known || s.index-last.sentence > dealWindow {
		return false
	}
	for k := range told {
		if told[k].EventType == schema.Labour {
			return false
		}
	}
	if s.namesRival(last.sub.displayName()) {
		return false
	}
	np.just(s.weak(last.sub, i))
	return true
}
