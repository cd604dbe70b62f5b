package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
)

// calendarNeeds ask of days, releases and meetings.
func calendarNeeds() map[string]need {
	return map[string]need{
		// an appointment, not a period
		"day": func(s *sentence, f *fact) bool { return f.date >= 0 && s.onDay(int(f.date)) },
		// a last day
		"by": func(s *sentence, f *fact) bool {
			return f.date >= 0 && (s.dateExpr(int(f.date)).Prep == when.By || s.dateExpr(int(f.date)).Prep == when.Until || s.text(int(f.date)-1, int(f.date)-1) == "by")
		},
		// told as due, or as waited for
		"awaited": func(s *sentence, f *fact) bool {
			return f.date >= 0 && (s.dueWord(int(f.trigger), int(f.date)) || s.ahead(int(f.date)))
		},
		"forthcoming": func(s *sentence, f *fact) bool { return s.forthcoming(int(f.trigger)) },
		// a meeting that takes place or has a day
		"convened": (*sentence).convened,
		// officials met
		"assembled": (*sentence).assembled,
		// to a speech
		"listening": (*sentence).listening,
		// "is hosting"
		"under-way": func(s *sentence, f *fact) bool { return s.nowDoing(int(f.trigger)) },
		// a day follows in the clause
		"dated": (*sentence).dated,
		// a report or data, not the series itself
		"issued": func(s *sentence, f *fact) bool { return s.publication(int(f.last)) },
		// a series that is published, named in lower case or as an abbreviation
		"released": func(s *sentence, f *fact) bool {
			m := int(f.metricNode)
			if m <= s.first {
				return true
			}
			before := &s.nodes[m-1]
			return s.text(m, m) != "economy" && before.flags&token.FlagCap == 0 || before.ent >= 0
		},
		// the sentence says that the date lies ahead
		"ahead": func(s *sentence, f *fact) bool { return f.date >= 0 && s.ahead(int(f.date)) },
		// the sentence opens with its day
		"opening": (*sentence).opening,
		// the sentence speaks of what is in store
		"ofstores": func(s *sentence, f *fact) bool { return s.mentions("storesword") },
		"present":  func(s *sentence, f *fact) bool { return s.present(int(f.trigger)) },
		// the date says what a figure is compared with
		"basis": func(s *sentence, f *fact) bool { return f.date >= 0 && s.isBasis(int(f.date)) },
		// the date is a period that a statistic can be of
		"period": func(s *sentence, f *fact) bool { return f.date >= 0 && s.isPeriod(int(f.date)) },
	}
}
