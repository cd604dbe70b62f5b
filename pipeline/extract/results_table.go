package extract

import (
	"strings"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// tableReach is how far above a line of a table, in nodes, its period may stand.
const tableReach = 300

// tablePeriod dates a line of a table by the period above it: "4th qtr" in the
// headline, "Year" on a line of its own.
func (s *sentence) tablePeriod(f *fact) {
	if !f.rule.is(roleTable) || !known(s.doc.anchor) {
		return
	}
	for j := int(f.first) - 1; j >= 0 && int(f.first)-j < tableReach; j-- {
		iv, ok := when.Interval{}, false
		if e, is := s.headQuarter(j); is {
			iv, ok = s.reportPeriod(e, when.Past)
		} else if n := &s.nodes[j]; n.date >= 0 {
			switch e := s.dateExpr(j); e.Kind {
			case when.KindQuarter, when.KindHalf, when.KindNth, when.KindEnded:
				iv, ok = s.reportPeriod(e, when.Past)
			}
		} else if n.ent < 0 && strings.EqualFold(s.text(j, j), "year") {
			iv, ok = lastYear(s.doc.anchor.Date), true
		}
		if !ok {
			continue
		}
		if f.Modality == schema.Past {
			iv = yearBefore(iv)
		}
		s.setPeriod(f, iv, "table_period")
		return
	}
	const next = 80 // nodes to the "Year" that follows a quarter
	for j := int(f.last) + 1; j < len(s.nodes) && j < int(f.last)+next; j++ {
		if s.nodes[j].ent >= 0 || s.nodes[j].date >= 0 || !strings.EqualFold(s.text(j, j), "year") {
			continue
		}
		iv := lastQuarter(s.doc.anchor.Date)
		if f.Modality == schema.Past {
			iv = yearBefore(iv)
		}
		s.setPeriod(f, iv, "latest_quarter")
		return
	}
}

// headQuarter reads the capitals of a headline, "4TH QTR", that end at node i.
func (s *sentence) headQuarter(i int) (when.Expr, bool) {
	n := &s.nodes[i]
	if i < 2 || s.nodes[i-2].qty < 0 || n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.word) || !strings.EqualFold(s.text(i, i), "qtr") {
		return when.Expr{}, false
	}
	switch v := s.qtys[s.nodes[i-2].qty].val; v {
	case 1, 2, 3, 4:
		return when.Expr{Point: when.Point{Kind: when.KindQuarter, Ord: int8(v), Weekday: -1}, Clock: -1}, true
	}
	return when.Expr{}, false
}

// lastYear is the fiscal year that a table of results printed on a day is of.
func lastYear(day schema.Date) when.Interval {
	t := day.Time()
	y := t.Year() - 1
	if t.Month() >= time.October { // years that end in summer are reported in autumn
		y++
	}
	return when.Interval{From: schema.NewDate(y, 1, 1), To: schema.NewDate(y, 12, 31), Precision: "year"}
}

// tableUnit gives a bare figure of a table of results its money: that of the
// company's market, else dollars, as the wires of the time printed.
func (s *sentence) tableUnit(f *fact) {
	if f.Unit == nil || *f.Unit != schema.UnitCount || !f.rule.is(roleTable) {
		return
	}
	c := "USD"
	if f.sub.ent != nil && f.sub.ent.Currency != "" {
		c = f.sub.ent.Currency
	}
	f.Unit, f.Currency = ptr(schema.UnitCurrency), &c
}
