package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// unsure takes the date from facts of an article without a day of its own where
// the year or month in the text may lie ahead, or is that of something else: who
// does not know when it was written cannot tell "sales of $5 billion in 2009"
// from an outlook. What is left is told in the past, in words that name a time.
func (s *sentence) unsure(facts []fact, doc *document) {
	if known(doc.anchor) {
		return
	}
	ahead := s.forward()
	for k := range facts {
		f := &facts[k]
		if f.EventDate == nil || f.Modality != schema.Actual && f.Modality != schema.Past && f.Modality != schema.Reported && f.Modality != schema.Denied {
			continue
		}
		after := doc.anchor.Precision == "year" && f.EventDate.Time().Year() > doc.anchor.Date.Time().Year()
		if ahead || after || f.speech || f.datedBySurroundings() || !s.looksBack(f) {
			f.EventDate, f.EventDateEnd, f.DatePrecision = nil, nil, ""
			f.dateRule = "unresolved"
		}
	}
}

// datedBySurroundings reports whether the date of a fact hangs on that of its article, or is
// none of what it tells.
func (f *fact) datedBySurroundings() bool {
	switch f.dateRule {
	case "period_of_report", "year_before", "period_before_actual":
		return true
	}
	switch f.EventType {
	case schema.Guidance, schema.Schedule, schema.Ownership:
		return true
	}
	return f.dateText == "" && happens(f.EventType) || strings.HasPrefix(strings.ToLower(f.dateText), "since ")
}

// forward reports whether a sentence speaks of what is to come.
func (s *sentence) forward() bool {
	want := s.k.modal
	for _, class := range [...]string{"futureaux", "outlooknoun", "outlookverb", "foresee", "foreteller", "prospect", "predictverb", "awaited"} {
		want = want.or(s.k.typeBits.of(class))
	}
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.date >= 0 {
			if e := s.dateExpr(i); e.Prep == when.By || e.Prep == when.Until || e.Prep == when.Through {
				return true
			}
			continue
		}
		if n.ent >= 0 {
			continue
		}
		if n.cls.has(want) || s.begins("forward", i) {
			return true
		}
		switch s.payload(i, s.k.modalityClass) {
		case schema.Expected, schema.Scheduled, schema.Forecast, schema.Possible:
			return true
		}
	}
	return false
}

// looksBack reports whether a fact is told in the simple past, or is a figure
// that a noun tells; a market's move in the perfect runs to a day that is not known.
func (s *sentence) looksBack(f *fact) bool {
	n := &s.nodes[f.trigger]
	if !n.cls.has(s.k.verb) {
		return s.pastVerb() && (f.EventType == schema.MacroIndicator || f.EventType == schema.EarningsResult || observed(f.EventType))
	}
	if n.form&formPast == 0 && n.form&formIng == 0 {
		return false
	}
	if n.form&formIng != 0 && (!s.pastVerb() || happens(f.EventType)) {
		return false
	}
	return !observed(f.EventType) || !s.perfect(int(f.trigger)) || f.dateRule == "month_day_year"
}

// pastVerb reports whether the sentence has a verb in the past.
func (s *sentence) pastVerb() bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.verb) && n.form&formPast != 0 {
			return true
		}
	}
	return false
}
