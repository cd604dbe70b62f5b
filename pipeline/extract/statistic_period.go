package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

type steps struct{ months, days int }

// stepsBack reads "a year earlier", "the previous month" as a distance.
func stepsBack(e when.Expr) steps {
	if e.Kind == when.KindBasis {
		switch e.Basis {
		case "YoY":
			return steps{months: 12}
		case "QoQ":
			return steps{months: 3}
		case "MoM":
			return steps{months: 1}
		case "WoW":
			return steps{days: 7}
		}
		return steps{}
	}
	n := int(-e.Offset)
	if e.Kind == when.KindAgo && e.N > 0 {
		n = int(e.N)
	} else if e.Kind != when.KindAgo && !(e.Kind == when.KindUnit && (e.Rel == when.Prior || e.Grain == when.Year && e.Offset == -1)) || n <= 0 {
		return steps{}
	}
	switch e.Grain {
	case when.Year:
		return steps{months: 12 * n}
	case when.Quarter:
		return steps{months: 3 * n}
	case when.Month:
		return steps{months: n}
	case when.Week:
		return steps{days: 7 * n}
	}
	return steps{}
}

// back moves a period of whole months, or of days, into the past.
func back(from, to schema.Date, n steps) (schema.Date, schema.Date) {
	if n.months == 0 {
		return from - schema.Date(n.days), to - schema.Date(n.days)
	}
	a := schema.DateOf(from.Time().AddDate(0, -n.months, 0))
	b := schema.DateOf((to+1).Time().AddDate(0, -n.months, 0)) - 1
	return a, b
}

// statPeriod makes the date at node i the reference period of f.
func (s *sentence) statPeriod(f *fact, i int, doc *document) {
	e := s.dateExpr(i)
	tense := when.Past
	if f.Modality == schema.Forecast || f.Modality == schema.Scheduled {
		tense = when.None
	}
	if n := &s.nodes[max(0, f.trigger)]; tense == when.None && e.Kind == when.KindHalf && n.form&formBase != 0 {
		tense = when.Future // "will recover in the second half"
	}
	if tense == when.None && e.Kind == when.KindUnit && e.Offset == 0 {
		tense = when.Future // what is foretold for "this year" is of all of it
	}
	iv, ok := e.Resolve(doc.anchor, tense)
	if !ok {
		return
	}
	months := (int(iv.To-iv.From) + 15) / 30
	switch {
	case e.Kind == when.KindEnded && e.Grain == when.Week || e.Kind == when.KindUnit && e.Grain == when.Week:
		iv.From = iv.To - schema.Date((int(iv.To.Weekday())+6)%7) // its ISO week
		iv.Precision = "week"
	case months == 3 && iv.Precision == "month":
		iv.Precision = "quarter"
	case months == 12 && e.Kind == when.KindEnded:
		f.BasePeriod = ptr("YoY")
		iv.From = monthStart(iv.To)
		iv.Precision = "month"
	case months > 3 && months < 12 && months != 6 && iv.From.Time().Month() == 1:
		f.BasePeriod = ptr("YTD")
		iv.From = monthStart(iv.To)
		iv.Precision = "month"
	}
	if f.Modality == schema.Actual && known(doc.anchor) && ofYear(e) && iv.From > doc.anchor.Date {
		f.Modality = schema.Forecast // of a period to come
	}
	s.setDate(f, iv, i)
}

// baseNamed is the base that the date at node i names; a month of a year ago is none of a month.
func (s *sentence) baseNamed(i int, doc *document) (string, bool) {
	const recent = 100 // days
	e := s.dateExpr(i)
	b, ok := e.Base(doc.anchor)
	if iv, dated := e.Resolve(doc.anchor, when.Past); ok && b == "1M" && dated && known(doc.anchor) && iv.To < doc.anchor.Date-recent {
		return "", false
	}
	return b, ok
}

func monthStart(d schema.Date) schema.Date { return d - schema.Date(d.Time().Day()-1) }

// periods finds the date that says what period the figure is of, and the one
// that says what it is compared with.
func (s *sentence) periods(f *fact) (ref, base int) {
	ref, base = -1, -1
	look := func(i int) {
		if s.nodes[i].date < 0 || s.ofOther(i, f) {
			return
		}
		isBase, isRef := s.dateRole(i)
		if isBase && base < 0 {
			base = i
		}
		if isRef && ref < 0 {
			ref = i
		}
	}
	if f.date >= 0 && s.isPeriod(int(f.date)) {
		ref = int(f.date)
	} else if f.date >= 0 && s.isBasis(int(f.date)) {
		base = int(f.date)
	}
	at := int(f.trigger)
	if f.qty >= 0 {
		at = int(f.qty)
	}
	for i := at; i < s.end && i <= max(at, int(f.last))+clauseReach; i++ {
		if i > at && (s.clauseBreak(i) && !s.is(i, s.k.commaHash) || i > int(f.last) && s.tellsMore(i)) {
			break
		}
		if i > at && ref >= 0 && s.nodes[i].qty >= 0 && s.is(i-1, s.k.and) {
			break // "rose 0.4 percent in September and 8.2 percent from a year earlier"
		}
		look(i)
	}
	for i := at - 1; i >= s.first && i >= at-clauseReach-6; i-- {
		if s.clauseBreak(i) && !s.is(i, s.k.commaHash) && i < int(f.first) {
			break
		}
		look(i)
	}
	look(s.first)
	return ref, base
}

// dateRole tells whether the date at node i can be a base of comparison, or
// the period that a statistic is of.
func (s *sentence) dateRole(i int) (base, ref bool) {
	e := s.dateExpr(i)
	if s.recordsBegan(i) {
		return false, false
	}
	switch e.Kind {
	case when.KindBasis:
		return true, false
	case when.KindAgo:
		return e.Offset < 0, false
	case when.KindMonth, when.KindYear, when.KindQuarter, when.KindHalf, when.KindEnded, when.KindNth:
	case when.KindUnit:
		switch e.Grain {
		case when.Week, when.Month, when.Quarter, when.Half, when.Year:
		default:
			return false, false
		}
		if e.Rel == when.Prior {
			return true, false
		}
	default:
		return false, false
	}
	if i > s.first && e.To.Kind == when.KindNone && s.nodes[i-1].ent < 0 && s.nodes[i-1].date < 0 && s.nodes[i-1].qty < 0 && s.listed("comparedword", i-1) {
		return true, false // "compared with May"
	}
	if e.Prep == when.From || e.Prep == when.Than {
		return e.To.Kind == when.KindNone, e.To.Kind != when.KindNone
	}
	return false, e.Prep != when.Since && e.Prep != when.After && e.Prep != when.Before
}

// recordsBegan reports whether the date at node i says when a series began, which is no
// period that it is told of: "the steepest fall since records began in 1992".
func (s *sentence) recordsBegan(i int) bool {
	return i > s.first && s.nodes[i-1].date >= 0 && s.dateExpr(i-1).Kind == when.KindRecord && s.nodes[i-1].cls.has(s.k.sinceDate)
}

func (s *sentence) isBasis(i int) bool { b, _ := s.dateRole(i); return b }

func (s *sentence) isPeriod(i int) bool { _, r := s.dateRole(i); return r }

// ofOther reports whether the date at node i belongs to another figure than
// f's: "rose to 5.5 percent from 5.3 percent in May", "after a 2 percent rise in May".
func (s *sentence) ofOther(i int, f *fact) bool {
	if f.qty < 0 || i <= int(f.qty) {
		return false
	}
	behind := false
	for j := int(f.qty) + 1; j < i; j++ {
		n := &s.nodes[j]
		switch {
		case n.hash == s.k.than:
			return true // "higher than the rate of 2024"
		case n.cls.has(s.k.typeBits.of("beforeprep")) && n.date < 0:
			behind = true
		case n.qty >= 0 && behind:
			return true
		}
	}
	return false
}

// tellsMore reports whether node i begins to tell another thing: a verb, a figure.
func (s *sentence) tellsMore(i int) bool {
	n := &s.nodes[i]
	return n.cls.has(s.k.verb) && n.form&formIng == 0 || n.qty >= 0
}

// customaryBase is the base of a change of a series that no list knows: years are
// told against the year before, months as the country tells its statistics.
func customaryBase(precision, country string, yearly bool) string {
	switch {
	case precision == "year" || precision == "month" && yearly:
		return "YoY"
	case precision == "month" && country == "US":
		return "MoM"
	}
	return ""
}
