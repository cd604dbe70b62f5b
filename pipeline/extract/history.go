package extract

import (
	"github.com/wiremill/wiremill/schema"
)

// resultAge is how old, in days, the end of a period is whose result is history:
// companies report within four months. All 23 results so old that were annotated
// are told as past.
const resultAge = 125

// history marks what the article recalls: results of periods long gone, what a
// company "has" done, told behind the news.
func (s *sentence) history(facts []fact) {
	for k := range facts {
		f := &facts[k]
		if f.Modality != schema.Actual || f.speech {
			continue
		}
		switch f.EventType {
		case schema.EarningsResult:
			if s.index > 0 && f.EventDateEnd != nil && known(s.doc.anchor) && *f.EventDateEnd < s.doc.anchor.Date-resultAge || f.dateText == "" && s.recalls(f) {
				f.Modality = schema.Past
			}
		case schema.Financing, schema.Labour, schema.Legal:
			if s.recalls(f) {
				f.Modality = schema.Past
			}
		}
	}
}

// recalls reports whether a fact behind the news is told in the perfect: "has so
// far raised".
func (s *sentence) recalls(f *fact) bool {
	return s.index >= leadSentences && s.nodes[f.trigger].form&(formPast|formPart) != 0 && s.perfect(int(f.trigger)) && !s.reportedSpeech(int(f.trigger))
}
