package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/when"
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
		s.yetToCome(f)
		if f.Modality != schema.Actual || f.speech {
			continue
		}
		switch f.EventType {
		case schema.EarningsResult:
			if s.index > 0 && s.longReported(f) || f.dateText == "" && s.recalls(f) {
				f.Modality = schema.Past
			}
		case schema.Financing, schema.Labour, schema.Legal, schema.RatingChange:
			if s.recalls(f) {
				f.Modality = schema.Past
			}
		}
	}
}

// longReported reports whether the period of a result is long over. Where a fiscal quarter
// lies, its name does not say: what the article reports on is news.
func (s *sentence) longReported(f *fact) bool {
	return f.EventDateEnd != nil && known(s.doc.anchor) && f.dateRule != fiscalLabel && *f.EventDateEnd < s.doc.anchor.Date-resultAge
}

// recalls reports whether a fact behind the news is told in the perfect: "has so
// far raised".
func (s *sentence) recalls(f *fact) bool {
	return s.index >= leadSentences && s.nodes[f.trigger].form&(formPast|formPart) != 0 && s.perfect(int(f.trigger)) && !s.reportedSpeech(int(f.trigger))
}

// yetToCome gives an act the modality of the verb that it is joined to ("will cut
// 4,000 jobs and close stores"), and a measure that of its coming into force.
func (s *sentence) yetToCome(f *fact) {
	if f.Modality != schema.Actual || f.speech {
		return
	}
	v := int(f.trigger)
	if n := &s.nodes[v]; acted(f.EventType) && n.cls.has(s.k.verb) && n.form&formBase != 0 && n.form&(formPast|formNoun) == 0 {
		g := s.groupStart(v, s.first)
		if g-2 > s.first && s.nodes[g-1].ent < 0 && (s.is(g-1, s.k.and) || s.listed("orword", g-1)) {
			if m := s.purposeModality(g - 2); m != "" {
				f.Modality = m
			}
		}
		return
	}
	if f.EventType == schema.PolicyAction && s.comesIntoForce(int(f.last)+1) {
		f.Modality = schema.Scheduled
	}
}

// comesIntoForce reports whether what stands before node i is said to take effect
// in the future: "duties on imports from X will take effect".
func (s *sentence) comesIntoForce(i int) bool {
	const reach = 16
	for end := min(s.end, i+reach); i < end; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if n.hash == s.k.semicolon || n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && !n.cls.has(s.k.modal) && n.form&formNoun == 0 {
			return false
		}
		if !n.cls.has(s.k.modal.or(s.k.to)) {
			continue
		}
		for j := i + 1; j < s.end && j < i+5; j++ {
			if s.listed("effectword", j) {
				return true
			}
		}
	}
	return false
}

// markDay dates a high or low that is looked back to by the day that stands with
// it: "off a record high of $1.51 struck on Wednesday", "from Tuesday's high".
func (s *sentence) markDay(f *fact) {
	w := s.groupOf(int(f.window) - 1)
	if w-1 > s.first && s.nodes[w-1].cls.has(s.k.poss) {
		w--
	}
	if w > s.first && w < int(f.window)-1 && s.nodes[w-1].date >= 0 && (s.dateExpr(w-1).Prep == when.From || w-1 > s.first && s.nodes[w-2].ent < 0 && s.listed("awayfrom", w-2)) {
		f.date, f.Modality, f.marked = int32(w-1), schema.Past, true
		return
	}
	const reach = 4
	for i := int(f.last) + 1; i+1 < s.end && i <= int(f.last)+reach; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && s.listed("struck", i) {
			if s.nodes[i+1].date >= 0 {
				f.date, f.Modality, f.marked = int32(i+1), schema.Past, true
			}
			return
		}
		if n.ent >= 0 || n.cls.has(s.k.verb) || n.hash == s.k.commaHash {
			return
		}
	}
}
