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
}

// statReach is how many sentences a statistic speaks for those after it.
const statReach = 8

// statistic gives a macro_indicator its reference period, its base, its unit
// and its modality. The reference period is what the figure is of, not when
// it was released: weekdays never date a statistic.
func (s *sentence) statistic(f *fact, doc *document) {
	s.outlook(f)
	s.country(f, doc)
	s.indexUnit(f)
	if s.misread(f) {
		f.drop = true
		return
	}
	of := s.actual(f, doc)
	if of != nil && f.Modality != schema.Actual {
		s.followStat(f, of, doc)
		return
	}
	ref, base := s.periods(f)
	if base >= 0 {
		if b, ok := s.dateExpr(base).Base(doc.anchor); ok {
			f.BasePeriod = &b
		}
	}
	if ref >= 0 {
		s.statPeriod(f, ref, doc)
	} else if of != nil {
		f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule = of.EventDate, of.EventDateEnd, of.DatePrecision, "period_of_report"
	} else if f.Modality == schema.Actual && doc.stat.ok && s.index-doc.stat.sentence <= statReach && f.sub.displayName() == doc.stat.fact.sub.displayName() && s.sameRelease(f, &doc.stat.fact) {
		f.EventDate, f.EventDateEnd, f.DatePrecision = doc.stat.fact.EventDate, doc.stat.fact.EventDateEnd, doc.stat.fact.DatePrecision
		f.dateRule = "period_of_report"
	}
	if f.BasePeriod == nil {
		if b := s.usualBase(f); b != "" {
			f.BasePeriod = &b
		}
	}
	if f.Modality == schema.Actual && f.Value != nil {
		doc.stat = stat{fact: *f, sentence: s.index, ok: true}
	}
}

// sameRelease: weekly and monthly figures are not of one period.
func (s *sentence) sameRelease(f, g *fact) bool {
	return f.Metric != nil && g.Metric != nil && (s.k.macroBase[*f.Metric] == "1W") == (s.k.macroBase[*g.Metric] == "1W")
}

// misread finds figures that are not of the series: "the economy lost 12,000
// jobs", "the economy could need $1 trillion"; a company's sales of cars told
// like a country's; "after falling 1 percent", which is told as a prior.
func (s *sentence) misread(f *fact) bool {
	if t := int(f.trigger); t > s.first && s.nodes[t].form&formIng != 0 && f.Modality == schema.Actual && s.nodes[t-1].cls.has(s.k.typeBits["beforeprep"]) {
		return true
	}
	if f.Metric == nil {
		return false
	}
	switch *f.Metric {
	case "gdp":
		return f.Unit != nil && *f.Unit != schema.UnitPct && *f.Unit != schema.UnitPP && *f.Unit != schema.UnitBps
	case "car_sales", "retail_sales", "exports", "imports", "home_sales", "oil_output", "steel_output", "labour_costs", "bank_lending", "ppi_input":
	default:
		return false
	}
	if *f.Metric == "car_sales" && f.sub.weak || *f.Metric == "ppi_input" && f.ActorName != nil {
		return true
	}
	for i := int(f.first); i <= int(f.trigger) && i < s.end; i++ {
		if s.nodes[i].cls.has(s.k.pronoun) {
			return true
		}
	}
	return s.ctx.mainCo != nil && (f.sub.weak && *f.Metric != "retail_sales" || f.sub.ent != nil && f.sub.ent.Country == "")
}

// actual returns the figure that a forecast or a figure of before stands beside.
func (s *sentence) actual(f *fact, doc *document) *fact {
	switch {
	case f.of > 0 && int(f.of) <= len(s.found):
		return &s.found[f.of-1]
	case f.of < 0 && doc.stat.ok:
		return &doc.stat.fact
	}
	return nil
}

// followStat dates a figure by the one it is compared with: a forecast is of the
// same period; what was before is of the period named, else the one before it.
func (s *sentence) followStat(f, of *fact, doc *document) {
	if !comparable(f, of) {
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
	if f.Modality != schema.Past {
		set(from, to, "period_of_actual")
		return
	}
	if f.date >= 0 {
		e := s.dateExpr(int(f.date))
		if n := stepsBack(e); n.months != 0 || n.days != 0 {
			a, b := back(from, to, n)
			set(a, b, "before_actual")
			return
		}
		if e.Kind != when.KindBasis {
			s.statPeriod(f, int(f.date), doc)
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
	if from[0].EventType != schema.MacroIndicator || from[0].Level == nil || from[0].Unit == nil || *from[0].Unit != schema.UnitCount {
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

// change reports whether a figure is a change, told by its size: figures beside
// it go the same way unless they say otherwise.
func (s *sentence) change(f *fact) bool {
	if f.Metric == nil || f.Level != nil || s.k.macroIndex[*f.Metric] || s.k.macroBase[*f.Metric] == "" {
		return false
	}
	return *f.Unit == schema.UnitPct && f.qty >= 0 || *f.Unit == schema.UnitCount && strings.Contains(*f.Metric, "payrolls")
}

// comparable reports whether two figures can be of one series.
func comparable(f, of *fact) bool {
	if f.Unit == nil || of.Unit == nil {
		return false
	}
	return *f.Unit == *of.Unit || of.LevelUnit != nil && *of.LevelUnit == *f.Unit
}

// revised reports whether a figure corrects an earlier one of the same period.
func (s *sentence) revised(f *fact) bool {
	return f.sent == s.index && strings.Contains(f.rule.id, "revis") || f.sent == s.index && strings.HasPrefix(s.text(int(f.trigger), int(f.trigger)), "revised")
}

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
	iv, ok := e.Resolve(doc.anchor, tense)
	if !ok {
		return
	}
	months := (int(iv.To-iv.From) + 15) / 30
	switch {
	case e.Kind == when.KindEnded && e.Grain == when.Week || e.Kind == when.KindUnit && e.Grain == when.Week:
		iv.From = iv.To - schema.Date((int(iv.To.Weekday())+6)%7) // its ISO week
		iv.Precision = "week"
	case months == 12 && e.Kind == when.KindEnded:
		f.BasePeriod = ptr("YoY")
		iv.From = monthStart(iv.To)
		iv.Precision = "month"
	case months > 3 && months < 12 && months != 6 && iv.From.Time().Month() == 1:
		f.BasePeriod = ptr("YTD")
		iv.From = monthStart(iv.To)
		iv.Precision = "month"
	}
	s.setDate(f, iv, i)
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
		if i > at && (s.clauseBreak(i) && !s.is(i, s.k.commaHash) || s.nodes[i].cls.has(s.k.verb) && i > int(f.last) && s.nodes[i].form&formIng == 0 || i > int(f.last) && s.nodes[i].qty >= 0) {
			break
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
	if e.Prep == when.From || e.Prep == when.Than {
		return e.To.Kind == when.KindNone, e.To.Kind != when.KindNone
	}
	return false, e.Prep != when.Since && e.Prep != when.After && e.Prep != when.Before
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
		case n.cls.has(s.k.typeBits["beforeprep"]) && n.date < 0:
			behind = true
		case n.qty >= 0 && behind:
			return true
		}
	}
	return false
}

// country makes the owner of a statistic that was found by context a country:
// the dateline names a city.
func (s *sentence) country(f *fact, doc *document) {
	e := f.sub.ent
	if e == nil || !f.sub.weak && e.Kind != "city" || e.Country == "" || e.Kind == "country" {
		return
	}
	if c := doc.gaz.Country(e.Country); c != nil {
		f.sub.ent, f.sub.kind, f.sub.name = c, c.Kind, ""
	}
}

// indexUnit: a bare figure of an index is in points.
func (s *sentence) indexUnit(f *fact) {
	if f.Metric == nil || f.Unit == nil || *f.Unit != schema.UnitCount || *f.Value > 1000 {
		return
	}
	if s.k.macroIndex[*f.Metric] {
		f.Unit = ptr(schema.UnitPoints)
	}
}

// outlook makes a figure that somebody expects a forecast.
func (s *sentence) outlook(f *fact) {
	switch f.Modality {
	case schema.Expected, schema.Scheduled:
		if f.Metric != nil && *f.Metric == "oil_output" {
			return // what its owner decides
		}
		f.Modality = schema.Forecast
		return
	case schema.Past, schema.Forecast:
		return
	}
	from := int(f.first)
	if f.trigger >= 0 && int(f.trigger) < from {
		from = int(f.trigger)
	}
	for i := from - 1; i >= s.first && i >= from-5; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.typeBits["foresee"]) && s.payload(i, s.lex.classes["foresee"]) == "" && !(i > s.first && s.nodes[i-1].cls.has(s.k.have) && s.seenWord(i)) {
			f.Modality = schema.Forecast
			s.forecaster(f, i)
			return
		}
		if n.cls.has(s.k.stop) || n.cls.has(s.k.verb) {
			break
		}
	}
	if f.Modality != schema.Possible {
		return
	}
	for i := int(f.trigger); i >= s.first; i-- { // had forecast that X would
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.typeBits["foresee"]) {
			f.Modality = schema.Forecast
			return
		}
	}
}

// seenWord: "has seen prices fall" tells what was.
func (s *sentence) seenWord(i int) bool { return s.nodes[i].hash == token.Hash("seen") }

// forecaster names who expects it: the subject of the verb at node v.
func (s *sentence) forecaster(f *fact, v int) {
	var np nounPhrase
	if f.ActorName != nil || !s.nodes[v].cls.has(s.k.verb) || !s.subjectOf(v, &np) || np.n != 1 || np.metric != "" || np.security {
		return
	}
	sub := &np.subs[0]
	if !s.k.kindBits["speaking"].has(s.k.kindBits[sub.kind]) || sub.displayName() == f.sub.displayName() {
		return
	}
	f.ActorName = ptr(sub.displayName())
	if sub.ent != nil {
		f.ActorID = ptr(sub.ent.ID)
	}
	f.first = min(f.first, sub.first)
}

// yearly lists the countries whose monthly figures are told against the year
// before, where no base is printed; the others' are told against the month before.
const yearly = " CN IN ID TH MY VN PH RU BR TR MX KR TW SG HK ZA "

// usualBase is the base of comparison of a series that the text leaves out.
func (s *sentence) usualBase(f *fact) string {
	if f.Metric == nil || f.Value == nil {
		return ""
	}
	b := s.k.macroBase[*f.Metric]
	code := ""
	if f.sub.ent != nil {
		code = f.sub.ent.Country
	}
	pct := f.Unit != nil && *f.Unit == schema.UnitPct
	year := strings.Contains(yearly, " "+code+" ")
	switch *f.Metric {
	case "cpi", "core_cpi", "ppi", "core_ppi":
		if !pct {
			return b
		}
		if *f.Value >= 1 && code != "US" || *f.Value >= 2.5 || year {
			return "YoY"
		}
	case "unemployment_rate":
		if f.Unit != nil && *f.Unit == schema.UnitPP {
			return "MoM"
		}
	case "house_prices":
		if f.DatePrecision == "year" {
			return "YoY"
		}
	case "gdp":
		switch {
		case f.DatePrecision == "year" || year:
			return "YoY"
		case f.DatePrecision != "quarter":
			return ""
		}
	case "exports", "imports":
		if code == "US" {
			return "MoM"
		}
		return "YoY"
	}
	if b == "MoM" && year && pct {
		return "YoY"
	}
	return b
}

// statOwner finds whose statistic the bare series at node h is: a country that
// stands before it, one that the series belongs to by its name, a country or an
// institution named before it in the sentence, the country of the last
// statistic, the country named last, the one that the article is datelined in.
func (x *context) statOwner(s *sentence, h int, out *nounPhrase) bool {
	if s.countryBefore(h, max(s.first, h-2), out) {
		return true
	}
	if code := s.payload(h, s.k.homeClass); code != "" {
		if c := s.doc.gaz.Country(code); c != nil {
			out.add(s.weak(subject{ent: c, kind: c.Kind}, h))
			return true
		}
	}
	if s.countryBefore(h, s.first, out) {
		return true
	}
	if d := &s.doc.stat; d.ok && s.index-d.sentence <= statReach {
		out.add(s.weak(d.fact.sub, h))
		return true
	}
	if s.countryBefore(s.first, max(0, s.first-120), out) {
		out.subs[0] = s.weak(out.subs[0], h)
		return true
	}
	if x.place1 != nil {
		out.add(s.weak(*x.place1, h))
		return true
	}
	return false
}

// countryBefore takes the nearest country, or country of an institution, among nodes [low,h).
func (s *sentence) countryBefore(h, low int, out *nounPhrase) bool {
	for i := h - 1; i >= low; i-- {
		n := &s.nodes[i]
		if n.ent < 0 {
			continue
		}
		e := s.ents[n.ent].Ent
		switch {
		case n.cls.has(s.k.kindBits["country"]) || n.cls.has(s.k.kindBits["region"]):
			out.add(s.weak(subject{ent: e, kind: e.Kind}, h))
			return true
		case (n.cls.has(s.k.kindBits["official"]) || n.cls.has(s.k.kindBits["city"])) && e.Country != "":
			if c := s.doc.gaz.Country(e.Country); c != nil {
				out.add(s.weak(subject{ent: c, kind: c.Kind}, h))
				return true
			}
		}
	}
	return false
}

// statistics looks up what the lexicon says of each series by its name.
func (k *keys) statistics(l *lexicon) {
	base := l.class("macrobase")
	k.homeClass = l.class("macrohome")
	k.macroBase, k.macroIndex = map[string]string{}, map[string]bool{}
	for i := range l.entries {
		name := l.entries[i].val(k.macroClass)
		if name == "" || k.macroBase[name] != "" {
			continue
		}
		if e := l.find(name); e != nil {
			b, index, _ := strings.Cut(e.val(base), " ")
			k.macroBase[name], k.macroIndex[name] = strings.TrimPrefix(b, "-"), index != ""
		}
	}
}

// lastStat takes subject and series from the last statistic, of this or the
// sentence before: "Economists had expected 214,000."
func (s *sentence) lastStat(i int, np *nounPhrase) bool {
	d := &s.doc.stat
	if !d.ok || s.index-d.sentence > 2 || d.fact.Metric == nil {
		return false
	}
	for j := s.first; j < i; j++ {
		if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.kindBits["traded"]) {
			return false // the sentence is about somebody else
		}
	}
	*np = nounPhrase{metric: *d.fact.Metric, metricNode: -1, first: int32(i), last: int32(i)}
	np.add(s.weak(d.fact.sub, i))
	s.besides = -1
	return true
}

// land takes the country named in the match [i,end), else the one that a bare
// series at i would be of.
func (s *sentence) land(i, end int, np *nounPhrase) bool {
	*np = nounPhrase{metricNode: -1, first: int32(i), last: int32(i)}
	for j := i; j < end; j++ {
		n := &s.nodes[j]
		if c := s.doc.gaz.Country(s.payload(j, s.k.homeClass)); c != nil {
			np.add(s.weak(subject{ent: c, kind: c.Kind}, j))
			return true
		}
		if n.ent >= 0 && n.cls.has(s.k.kindBits["country"]) {
			e := s.ents[n.ent].Ent
			np.add(subject{ent: e, kind: e.Kind, first: int32(j), last: int32(j)})
			return true
		}
	}
	return s.ctx.statOwner(s, i, np)
}

// ofCountry makes a series that an institute or ministry owns that of its
// country: "the Ifo institute's business climate index".
func (s *sentence) ofCountry(np *nounPhrase) {
	if e := np.subs[0].ent; e != nil && e.Country != "" && s.k.kindBits["official"].has(s.k.kindBits[np.subs[0].kind]) {
		if c := s.doc.gaz.Country(e.Country); c != nil {
			np.subs[0].ent, np.subs[0].kind = c, c.Kind
		}
	}
}
