package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// stat is the last statistic that the article told in full: what later
// sentences leave out (country, period) is taken from it.
type stat struct {
	fact     fact
	sentence int
	ok       bool
	head     uint64 // the last word of its series: "claims", "reserves"
}

// statReach is how many sentences a statistic speaks for those after it.
const statReach = 8

// statistic gives a macro_indicator its reference period, its base, its unit
// and its modality. The reference period is what the figure is of, not when
// it was released: weekdays never date a statistic.
func (s *sentence) statistic(f *fact, doc *document) {
	s.outlook(f)
	s.sameSeries(f, doc)
	s.country(f, doc)
	defer s.noteSeries(f, doc)
	if f.Direction == nil && f.Modality != schema.Past && f.qty >= 0 {
		f.Direction = s.sideFrom(int(f.qty))
	}
	if f.Direction == nil && f.Modality == schema.Actual && percentual(f) {
		f.Direction = s.wayOfNoun(f)
	}
	s.ranged(f)
	of := s.actual(f, doc)
	s.indexUnit(f, of)
	s.countedLevel(f)
	s.ofJobs(f)
	s.lentCurrency(f)
	s.partOfLand(f, of)
	s.tradePartner(f)
	if f.Modality == schema.Possible && s.saidWould(s.groupStart(int(f.trigger), s.first)) {
		f.Modality = schema.Forecast // "said the economy would grow"
	}
	if s.misread(f) || f.Value == nil && f.Level == nil && f.Modality == schema.Actual && s.guessedPlace(f) {
		f.drop = true
		return
	}
	if of != nil && same(f.Metric, ptr("share")) && f.Modality == schema.Forecast {
		f.drop = true // nobody foresees what a survey asks
		return
	}
	if of != nil && f.Modality == schema.Forecast && f.rule.is(roleConsensus) && s.before(int(f.trigger)) {
		f.Modality = schema.Past
	}
	if of != nil && f.rule.is(roleAnotherPeriod) {
		s.goesOn(f, of, doc)
		return
	}
	if of != nil && f.Modality != schema.Actual {
		s.followStat(f, of, doc)
		return
	}
	ref, base := s.periods(f)
	if base >= 0 {
		if b, ok := s.baseNamed(base, doc); ok {
			f.BasePeriod = &b
		}
	}
	s.dateStatistic(f, of, ref, doc)
	if last := doc.pair.pairBefore(f); f.Modality == schema.Actual && (doc.stat.ok && s.ofBefore(f, &doc.stat.fact) || last != nil && s.ofBefore(f, last)) {
		f.Modality = schema.Past
	}
	if f.BasePeriod == nil {
		if b := s.usualBase(f); b != "" {
			f.BasePeriod = &b
		}
	}
	s.notYet(f, doc)
	s.noteStat(f, doc)
}

// dateStatistic gives a statistic the period that node ref names, else that of the
// figure or the report it goes on with.
func (s *sentence) dateStatistic(f, of *fact, ref int, doc *document) {
	if ref >= 0 {
		s.statPeriod(f, ref, doc)
		return
	}
	last := &doc.stat.fact
	var g *fact
	switch {
	case doc.stat.ok && s.index-doc.stat.sentence <= 1 && last.EventDate != nil && (s.thatPeriod() || doc.stat.sentence == s.index-1 && f.Modality == schema.Actual && same(f.Metric, last.Metric)):
		g = last // "sales fell 0.2 percent that month"; "in Germany the index slid to 52"
	case of != nil:
		g = of
	case f.Modality == schema.Actual && doc.dated.ok && s.index-doc.dated.sentence <= statReach && s.sameRelease(f, &doc.dated.fact):
		g = &doc.dated.fact
	default:
		return
	}
	f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule = g.EventDate, g.EventDateEnd, g.DatePrecision, "period_of_report"
}

// notYet: what is told as measured cannot be of a time to come.
func (s *sentence) notYet(f *fact, doc *document) {
	if f.Modality == schema.Actual && f.EventDate != nil && known(doc.anchor) && *f.EventDate > doc.anchor.Date {
		if s.nodes[f.trigger].form&formPast != 0 { // "fell in April", told in March
			a, b := back(*f.EventDate, *f.EventDateEnd, steps{months: 12})
			f.EventDate, f.EventDateEnd = a.Ptr(), b.Ptr()
		} else {
			f.Modality = schema.Forecast // nobody has measured what is to come
		}
	}
}

// noteStat keeps a figure for those after it that go on with its series.
func (s *sentence) noteStat(f *fact, doc *document) {
	if d := &doc.dated; d.ok && f.rule.is(roleRevision) && f.EventDate != nil && *f.EventDate < *d.fact.EventDate {
		return // what is told goes on with the period that the report is of
	}
	if f.Modality == schema.Actual && f.Value != nil && !f.rule.is(rolePart) {
		head := doc.stat.head
		if f.metricNode >= 0 && int(f.metricNode) < s.end {
			head = s.lastWord(int(f.metricNode))
		}
		if last := &doc.stat; last.ok && !same(last.fact.Unit, f.Unit) {
			doc.statBefore = *last
		}
		doc.stat = stat{fact: *f, sentence: s.index, ok: true, head: head}
		if f.EventDate != nil {
			doc.dated = doc.stat
		}
	}
}

// lastWord is the hash of the last word of node i.
func (s *sentence) lastWord(i int) uint64 {
	w := strings.ToLower(s.text(i, i))
	return token.Hash(w[strings.LastIndexByte(w, ' ')+1:])
}

// sameRelease reports whether two figures can be of one report: of one country
// or one series; weekly and monthly figures are not of one period.
func (s *sentence) sameRelease(f, g *fact) bool {
	return f.Metric != nil && g.Metric != nil && (f.sub.displayName() == g.sub.displayName() || *f.Metric == *g.Metric || s.k.macroIndex[*f.Metric] && s.k.macroIndex[*g.Metric]) && (s.k.macroBase[*f.Metric] == "1W") == (s.k.macroBase[*g.Metric] == "1W")
}

var hadHash = token.Hash("had")

// ofBefore reports whether a figure is told beside the last one as that of an
// earlier period: "They had risen 2 percent in May", "The rate was 3.7 percent in May".
func (s *sentence) ofBefore(f, last *fact) bool {
	if f.EventDate == nil || last.EventDate == nil || *f.EventDate >= *last.EventDate || f.Metric == nil || last.Metric == nil || *f.Metric != *last.Metric || f.sub.displayName() != last.sub.displayName() {
		return false
	}
	if f.rule.is(roleReading) || f.tellsOnOfPair() {
		return true
	}
	for i := s.groupStart(int(f.trigger), s.first); i < int(f.trigger); i++ {
		if s.nodes[i].hash == hadHash {
			return true
		}
	}
	return false
}

// ranged gives a forecast the upper end that follows its figure: "to rise to 5.5 percent to
// 5.7 percent".
func (s *sentence) ranged(f *fact) {
	q := int(f.qty)
	if f.Modality != schema.Forecast || q < 0 || f.Level != nil || f.ValueHigh != nil || q+2 >= s.end || !s.is(q+1, s.k.to1) {
		return
	}
	if low, high := s.quantityOf(q), s.quantityOf(q+2); high != nil && high.unit == low.unit && high.ccy == low.ccy && high.val > low.val && low.bound == schema.BoundEq {
		f.ValueHigh, f.Bound, f.last = ptr(high.val), schema.BoundBetween, max(f.last, int32(q+2))
	}
}

// actual returns the figure that a forecast or a figure of before stands beside.
func (s *sentence) actual(f *fact, doc *document) *fact {
	switch {
	case f.of > 0 && int(f.of) <= len(s.found):
		return &s.found[f.of-1]
	case f.of < 0 && doc.stat.ok:
		if b := s.statOfUnit(f, doc); b != nil {
			return b
		}
		return &doc.stat.fact
	}
	return nil
}

// followStat dates a figure by the one it is compared with: a forecast is of the
// same period; what was before is of the period named, else the one before it.
func (s *sentence) followStat(f, of *fact, doc *document) {
	if !ofOneSeries(f, of) {
		f.drop = true
		return
	}
	if f.BasePeriod == nil {
		f.BasePeriod = of.BasePeriod
	}
	if f.Direction == nil && s.change(of) {
		f.Direction = of.Direction
	}
	if of.EventDate == nil {
		if f.date >= 0 {
			s.statPeriod(f, int(f.date), doc)
		}
		return
	}
	from, to := *of.EventDate, *of.EventDateEnd
	set := func(a, b schema.Date, rule string) {
		f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule = a.Ptr(), b.Ptr(), of.DatePrecision, rule
	}
	if f.Modality == schema.Past && f.date < 0 && s.foretoldChange(f, of) {
		return
	}
	if f.Modality != schema.Past || of.Modality == schema.Forecast && f.date < 0 || s.revised(of) && f.date < 0 {
		set(from, to, "period_of_actual")
		return
	}
	s.ofEarlier(f, of, doc, set)
}

// foretoldChange reports whether f is what a foretold figure starts from: "will rise
// to 6.5 percent in 2009 from the current 5 percent". Since when, it does not say;
// a forecast that was cut from another is of the same year.
func (s *sentence) foretoldChange(f, of *fact) bool {
	switch of.Modality {
	case schema.Forecast, schema.Expected, schema.Possible, schema.Scheduled:
		return of.EventDate != nil && known(s.doc.anchor) && *of.EventDate > s.doc.anchor.Date && !s.revised(of)
	}
	return false
}

// ofEarlier dates a figure of before: of the period that it names, else of the
// one before that of the figure it stands beside.
func (s *sentence) ofEarlier(f, of *fact, doc *document, set func(a, b schema.Date, rule string)) {
	from, to := *of.EventDate, *of.EventDateEnd
	if f.date >= 0 {
		e := s.dateExpr(int(f.date))
		if n := stepsBack(e); n.months != 0 || n.days != 0 {
			a, b := back(from, to, n)
			set(a, b, "before_actual")
			return
		}
		if e.Kind != when.KindBasis {
			s.statPeriod(f, int(f.date), doc)
			if f.EventDate != nil && of.DatePrecision == "quarter" && *f.EventDateEnd-*f.EventDate > 80 && *f.EventDateEnd-*f.EventDate < 100 { // "the previous three months"
				a, b := back(from, to, steps{months: 3})
				set(a, b, "period_before_actual")
				return
			}
			if f.EventDate != nil && *f.EventDate > from { // what was before cannot be after
				a, b := back(*f.EventDate, *f.EventDateEnd, steps{months: 12})
				f.EventDate, f.EventDateEnd = a.Ptr(), b.Ptr()
			}
			return
		}
	}
	if of.Modality == schema.Forecast || s.revised(of) { // what it was thought to be
		set(from, to, "period_of_actual")
		return
	}
	n := steps{months: 1}
	switch of.DatePrecision {
	case "day", "week":
		n = steps{days: 7}
	case "quarter":
		n = steps{months: 3}
	case "half":
		n = steps{months: 6}
	case "year":
		n = steps{months: 12}
	}
	a, b := back(from, to, n)
	set(a, b, "period_before_actual")
}

// countLevels makes the level that a count came to a fact of its own:
// "claims fell by 24,000 to 601,000".
func (s *sentence) countLevels(from []fact, m *matcher, out []fact) []fact {
	if from[0].EventType != schema.MacroIndicator || from[0].Metric == nil || !strings.HasSuffix(*from[0].Metric, "_claims") || from[0].Level == nil || from[0].Unit == nil || *from[0].Unit != schema.UnitCount {
		return out
	}
	f := from[0]
	f.Value, f.Level, f.LevelUnit, f.LevelCurrency, f.Direction, f.Points = nil, nil, nil, nil, nil, nil
	s.setValue(&f, int(m.am.level))
	from[0].Level, from[0].LevelUnit = nil, nil
	if f.Value == nil || *f.Unit != schema.UnitCount {
		return out
	}
	return append(out, f)
}

// revised reports whether a figure corrects an earlier one of the same period.
func (s *sentence) revised(f *fact) bool {
	return f.sent == s.index && f.rule.is(roleRevision) || f.sent == s.index && strings.HasPrefix(s.text(int(f.trigger), int(f.trigger)), "revised")
}

// yearly lists the countries whose monthly figures are told against the year
// before, where no base is printed; the others' are told against the month before.
const yearly = " CN IN ID TH MY VN PH RU BR TR MX KR TW SG HK ZA "

// mostInMonth is the percentage that house prices move by in no month.
const mostInMonth = 3

// usualBase is the base of comparison of a series that the text leaves out.
func (s *sentence) usualBase(f *fact) string {
	if f.Metric == nil || f.Value == nil && f.EventDate == nil {
		return ""
	}
	b := s.k.macroBase[*f.Metric]
	code := ""
	if f.sub.ent != nil {
		code = f.sub.ent.Country
	}
	pct := f.Value == nil && f.Direction != nil || f.Unit != nil && *f.Unit == schema.UnitPct
	year := strings.Contains(yearly, " "+code+" ")
	quarter := f.DatePrecision == "quarter" || f.EventDate != nil && *f.EventDateEnd-*f.EventDate > 85 && *f.EventDateEnd-*f.EventDate < 95
	switch *f.Metric {
	case "cpi", "core_cpi", "ppi", "core_ppi":
		if !pct || f.Value == nil && !year {
			return b
		}
		if f.Value == nil || *f.Value >= 1 && code != "US" || *f.Value >= 2.5 || year {
			return "YoY"
		}
	case "unemployment_rate":
		if f.Unit != nil && *f.Unit == schema.UnitPP {
			return "MoM"
		}
	case "house_prices":
		switch {
		case f.DatePrecision == "year":
			return "YoY"
		case pct && code == "US" && f.DatePrecision == "month" && f.Value != nil && *f.Value < mostInMonth:
			return "" // of the year or of the month
		}
	case "gdp":
		switch {
		case f.DatePrecision == "year" || year:
			return "YoY"
		case !quarter:
			return ""
		}
	case "food_prices":
		if code != "US" || !pct || f.DatePrecision == "year" || f.Value != nil && *f.Value >= mostInMonth {
			return "YoY"
		}
		return "MoM"
	case "exports", "imports":
		if code == "US" {
			return "MoM"
		}
		return "YoY"
	}
	switch {
	case b == "MoM" && pct && (year || f.DatePrecision == "year"):
		return "YoY"
	case b == "MoM" && f.DatePrecision == "quarter" && pct:
		return "QoQ"
	}
	if b == "" && f.Direction != nil && pct {
		b = customaryBase(f.DatePrecision, code, year)
	}
	return b
}

// statistics looks up what the lexicon says of each series by its name.
func (k *keys) statistics(l *lexicon) {
	base := l.class("macrobase")
	k.homeClass = l.class("macrohome")
	k.macroBase, k.macroIndex, k.macroHome = map[string]string{}, map[string]bool{}, map[string]string{}
	for i := range l.entries {
		name := l.entries[i].val(k.macroClass)
		if name == "" || k.macroBase[name] != "" {
			continue
		}
		if e := l.find(name); e != nil {
			b, index, _ := strings.Cut(e.val(base), " ")
			k.macroBase[name], k.macroIndex[name] = strings.TrimPrefix(b, "-"), index != ""
			k.macroHome[name] = e.val(k.homeClass)
		}
	}
}
