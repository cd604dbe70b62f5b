package extract

import "github.com/wiremill/wiremill/schema"

// notAhead sees to it that what has happened is not dated after the article: a
// result's quarter is then the fiscal one of that name, a figure of the economy
// a forecast.
func (s *sentence) notAhead(facts []fact) {
	if !known(s.doc.anchor) {
		return
	}
	for k := range facts {
		f := &facts[k]
		if f.EventDate == nil || *f.EventDate <= s.doc.anchor.Date+1 || f.Modality != schema.Actual && f.Modality != schema.Past {
			continue
		}
		switch f.EventType {
		case schema.EarningsResult:
			f.dateRule = "fiscal_label"
		case schema.Extreme, schema.MacroIndicator, schema.Streak:
			if f.Modality == schema.Actual {
				f.Modality = schema.Forecast
			} else if f.dateRule == "month_bare_near" { // "up from 1.1 percent in April", in March
				from, to := back(*f.EventDate, *f.EventDateEnd, steps{months: 12})
				f.EventDate, f.EventDateEnd, f.dateRule = from.Ptr(), to.Ptr(), "month_bare_past"
			}
		}
	}
}
