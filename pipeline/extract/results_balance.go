package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// balanceSheet completes a figure of the balance sheet.
func (s *sentence) balanceSheet(f *fact) {
	s.ofHeadline(f)
	s.ofAnother(f)
	s.latestBalance(f)
	s.changed(f)
	f.suitSeries()
	s.markJoint(f)
	f.drop = f.drop || s.oneOfJoint(f) || s.misreadBalance(f)
	s.balanceDay(f)
	s.latestBalance(f)
}

// latestBalance makes the figures of the last balance sheet the state of today.
func (s *sentence) latestBalance(f *fact) {
	if f.Modality == schema.Past && !f.prior && !f.rule.is(rolePrior) && f.EventDateEnd != nil && *f.EventDateEnd > s.doc.anchor.Date-200 {
		f.Modality = schema.Actual
	}
}

// balanceDay dates a figure of the balance sheet by the day that its sentence
// names after it: "and $2.4 billion in deposits as of September 30".
func (s *sentence) balanceDay(f *fact) {
	if f.dateRule != "article_day" && f.EventDate != nil || !known(s.doc.anchor) {
		return
	}
	for i := int(f.last) + 1; i < s.end && i < int(f.last)+14; i++ {
		if s.nodes[i].date < 0 {
			continue
		}
		iv, ok := s.dateExpr(i).Resolve(s.doc.anchor, when.Past)
		if ok && iv.To <= s.doc.anchor.Date && iv.From > s.doc.anchor.Date-200 && (iv.Precision == "day" || iv.Precision == "month" || iv.Precision == "quarter") {
			s.setPeriod(f, iv, "balance_day")
		}
		return
	}
}
