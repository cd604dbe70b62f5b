package extract

import (
	"cmp"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
	"github.com/zeebo/xxh3"
)

// consolidate drops facts that another fact says better: the same type,
// subject and figure with overlapping evidence. The order of preference is
// more fields, then the shorter evidence (of statements the longer one, which holds what was
// said), then the earlier rule.
func (s *sentence) consolidate(facts []fact) []fact {
	if len(facts) > 1 {
		slices.SortStableFunc(facts, func(a, b fact) int {
			return cmp.Or(last(a.open(), b.open()), cmp.Compare(b.richness(), a.richness()), cmp.Compare(a.extent(), b.extent()))
		})
	}
	s.bondPrices(facts)
	facts = attachLevels(toldOnce(mergeChanges(facts)))
	out := facts[:0]
next:
	for i := range facts {
		for k := range out {
			if out[k].covers(&facts[i]) {
				continue next
			}
		}
		out = append(out, facts[i])
	}
	return out
}

// toldOnce drops the result and the act that are read from a figure of an outlook, the
// result that is read from one of the staff, and the statistic that is read from the cases
// of a disease or the dead of a disaster: one of the two is told, and the other says how.
func toldOnce(facts []fact) []fact {
	for i := range facts {
		f := &facts[i]
		for k := range facts {
			g := &facts[k]
			if f.qty < 0 || g.qty != f.qty || g.drop {
				continue
			}
			of := g.sub.displayName() == f.sub.displayName()
			switch f.EventType {
			case schema.EarningsResult:
				f.drop = f.drop || of && g.EventType == schema.Guidance || f.open() && g.EventType == schema.Labour
			case schema.Operations:
				f.drop = f.drop || of && g.EventType == schema.Guidance && !g.outlayFor(f)
			case schema.MacroIndicator:
				f.drop = f.drop || g.EventType == schema.PublicHealth || g.EventType == schema.Shock
			}
		}
	}
	return facts
}

// outlayFor reports whether an outlook is of the sum that an act costs, which is news beside
// it: "will invest $20 billion in a factory", but not "aims to cut costs by $1 billion".
func (f *fact) outlayFor(act *fact) bool {
	sum := same(f.Metric, ptr("other")) || same(f.Metric, ptr("capex"))
	return sum && !same(act.Direction, ptr(schema.Down))
}

// open reports whether the fact is of a series that nothing lists: where a rule
// knows the series, that one is kept.
func (f *fact) open() bool { return f.rule.subject == subjOpen }

// extent is how far evidence reaches, to order facts by: least is best.
func (f *fact) extent() int32 {
	if f.EventType == schema.PolicyStatement {
		return f.first - f.last
	}
	return f.last - f.first
}

// last orders what is true behind what is not.
func last(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func (f *fact) richness() int {
	n := 0
	if f.Value != nil {
		n += 4
	}
	if f.Level != nil {
		n += 2
	}
	if f.Direction != nil {
		n += 2
	}
	if f.ActorName != nil || f.CounterpartyName != nil {
		n++
	}
	if f.Scope != nil {
		n++
	}
	if f.Metric != nil && (f.EventType == schema.Extreme || f.EventType == schema.Streak) {
		n++ // of what the company has a record: "its third straight decline in sales"
	}
	if f.BasePeriod != nil && len(*f.BasePeriod) > 4 && (*f.BasePeriod)[:5] == "from_" {
		n++ // measured from a high or low: says more than a day's move
	}
	if !f.sub.weak {
		n++
	}
	return n
}

// covers reports whether g adds nothing to f.
func (f *fact) covers(g *fact) bool {
	if f.EventType != g.EventType || f.last < g.first || g.last < f.first {
		return false
	}
	if f.group != 0 && f.group == g.group && differ(f.Metric, g.Metric) || f.speech && g.speech && f.trigger == g.trigger && f.speaker != g.speaker {
		return false // "exports and imports fell 3 percent", "Roe and Poe said"
	}
	if f.EventType == schema.Schedule && differ(f.EventDate, g.EventDate) {
		return false // it starts on one day and ends on another
	}
	if f.otherPair(g) {
		return f.qty >= 0 && f.qty == g.qty && f.group == 0 && g.group == 0
	}
	if f.sub.displayName() != g.sub.displayName() {
		if f.EventType == schema.Extreme && f.window == g.window && f.group == 0 && g.group == 0 {
			return true // "Acme fell, its worst day since May, while Beta ...": of one of the two
		}
		return f.qty >= 0 && f.qty == g.qty && f.group == 0 && g.group == 0 && f.EventType == g.EventType
	}
	if f.EventType == schema.PriceMove && g.Value == nil && differ(f.Level, g.Level) && (f.trigger < g.trigger || differ(f.Direction, g.Direction)) {
		return false // "up 11 percent at $13.31 after climbing to $13.82"
	}
	if f.EventType == schema.PriceMove && g.Value == nil && g.Level != nil && f.Level == nil && g.trigger > f.last {
		return false // "which has lost a fifth since July, slid to $1.28"
	}
	if f.EventType == schema.PriceLevel && differ(f.Level, g.Level) {
		return false
	}
	if f.EventType == schema.Extreme {
		switch {
		case differ(f.Direction, g.Direction): // "a high of 39,913 and a low of 39,181"
			return false
		case differ(f.Level, g.Level): // "settled at a record $117.48, after a record high of $117.76"
			return false
		case f.window != g.window && differ(f.Scope, g.Scope):
			return false
		case f.window == g.window && same(f.Scope, g.Scope):
			return true
		}
	}
	if f.EventType == schema.PriceMove && g.Value == nil && f.earlier && !g.earlier && (g.Level != nil && !same(f.Level, g.Level) || differ(f.Direction, g.Direction)) {
		return false // "steady at 97.15 after shedding 0.6 percent", "rose after falling 2 percent"
	}
	if g.Value == nil && apart(f, g) {
		return false
	}
	if f.aim != g.aim && f.aim != 0 && g.aim != 0 {
		return false
	}
	if f.sameFigure(g) || f.EventType == schema.EarningsResult && same(f.Level, g.Value) && same(f.Metric, g.Metric) && f.Modality == g.Modality {
		return true // "a 13 percent fall in profit of $337 million", and the sum once more
	}
	if f.EventType == schema.RatingChange && f.qty != g.qty && (f.Metric == nil) != (g.Metric == nil) {
		return false // a grade and a target are two
	}
	if g.Value == nil {
		return !differ(f.Metric, g.Metric) || f.tells(g)
	}
	return f.qty == g.qty
}

// tells reports whether g, which has no figure, is the result or the outlook that f tells by
// the same word of a series that it knows better: "raised its forecast to $1 to $2 a share".
func (f *fact) tells(g *fact) bool {
	told := f.EventType == schema.EarningsResult || f.EventType == schema.Guidance && f.Value != nil
	return told && f.trigger == g.trigger && f.group == 0 && g.group == 0
}

// sameFigure reports whether two facts of one subject state the same change of
// the same series to the same level: "more than doubled to $5 billion", read twice.
func (f *fact) sameFigure(g *fact) bool {
	if !same(f.Value, g.Value) || !same(f.Unit, g.Unit) || !same(f.Metric, g.Metric) || f.Modality != g.Modality {
		return false
	}
	if f.Level != nil && g.Level == nil {
		return same(f.Direction, g.Direction) // "of $1 billion was 2 percent lower"
	}
	return same(f.Level, g.Level)
}

// mention turns a fact into a row.
func (s *sentence) mention(f *fact, a *schema.Article, g *Engine) schema.Mention {
	m := schema.Mention{ArticleID: a.ArticleID, Sentence: int32(s.index), Fact: f.Fact, RuleID: f.rule.id, Background: f.background}
	if f.EventType == schema.EarningsResult && f.Metric != nil && slices.Contains(s.lex.lists["volumes"], *f.Metric) && f.sub.kind == schema.KindCompany {
		m.EventType = schema.Operations // what was made, shipped and carried is no result in money
	}
	start, end := s.d.Tokens[s.nodes[f.first].first].Start, s.d.Tokens[s.nodes[f.last].last].End
	m.StartByte, m.EndByte = int32(start), int32(end)
	m.Text = a.Body[start:end]
	s.fillSubject(&m, f, g)
	m.ValueScope, m.ValueCheck = "single", "none"
	if f.each {
		m.ValueScope = "each"
	}
	if f.joint {
		m.ValueScope = "joint"
	}
	if q := s.quantityOf(int(f.qty)); q != nil {
		m.ValueText = ptr(s.d.Span(q.numFirst, q.numLast))
		if q.statedCcy != "" {
			m.StatedValue, m.StatedCcy = ptr(q.stated), ptr(q.statedCcy)
		}
	}
	foldLoss(&m)
	if f.part != "" && m.Metric != nil {
		m.Metric = ptr(ofPart(f.part, *m.Metric))
	}
	tidy(&m)
	setIf(&m.DateRule, f.dateRule)
	setIf(&m.DateText, f.dateText)
	setIf(&m.LocalTime, f.localTime)
	setIf(&m.TimeZone, f.timeZone)
	setIf(&m.SpeakerName, f.speaker)
	if f.group != 0 {
		m.GroupID = ptr(id("group", a.ArticleID, strconv.Itoa(s.index), strconv.Itoa(int(f.trigger))))
	}
	m.Confidence = g.conf.of(f)
	m.MentionID = mentionID(&m)
	return m
}

func mentionID(m *schema.Mention) string {
	return id(m.ArticleID, strconv.Itoa(int(m.StartByte)), strconv.Itoa(int(m.EndByte)), m.EventType, m.SubjectName, number(m.Value), number(m.Level), str(m.Metric), str(m.Scope), str(m.BasePeriod), str(m.ActorName), m.Modality)
}

// foldLoss files a loss under the profit that it is the negative of, and says so
// by its direction.
func foldLoss(m *schema.Mention) {
	if m.Metric == nil || m.EventType != schema.EarningsResult && m.EventType != schema.Guidance && m.EventType != schema.Extreme {
		return
	}
	switch *m.Metric {
	case "net_loss":
		m.Metric = ptr("net_income")
	case "operating_loss":
		m.Metric = ptr("operating_income")
	case "pretax_loss":
		m.Metric = ptr("pretax_profit")
	case "loss_per_share":
		m.Metric = ptr("eps")
	default:
		return
	}
	if m.Direction == nil || *m.Direction == schema.Up { // a loss that widened is a profit that fell
		m.Direction = ptr(schema.Down)
	}
}

// tidy makes a row keep the contract where the text left something open.
func tidy(m *schema.Mention) {
	if m.DatePrecision == "" {
		m.DatePrecision = "none"
	}
	if m.DatePrecision == "day" && m.EventDateEnd != nil { // April 4-6: an interval is not known to the day
		switch days := *m.EventDateEnd - *m.EventDate; {
		case days > 31:
			m.DatePrecision = "quarter"
		case days > 7:
			m.DatePrecision = "month"
		case days > 0:
			m.DatePrecision = "week"
		}
	}
	if m.BasePeriod != nil && *m.BasePeriod == "12M" {
		m.BasePeriod = ptr("1Y")
	}
	if m.Value == nil {
		m.Unit, m.Currency, m.ValueHigh = nil, nil, nil
	}
	if m.ValueHigh == nil && m.Bound == schema.BoundBetween { // "between $80 and $90" of a level: its upper end has no column
		m.Bound = schema.BoundGe
	}
	if m.LevelUnit != nil && *m.LevelUnit == schema.UnitCurrency && m.LevelCurrency == nil { // a price whose money nobody named
		m.LevelUnit = ptr(schema.UnitPoints)
	}
	if m.Unit != nil && *m.Unit == schema.UnitCurrency && m.Currency == nil {
		m.Unit = ptr(schema.UnitPoints)
	}
}

func setIf(p **string, v string) {
	if v != "" {
		*p = &v
	}
}

// setRef is setIf for the columns of an entity, which never change: nothing is
// copied.
func setRef(p **string, v *string) {
	if *v != "" {
		*p = v
	}
}

// fillSubject names the subject of a row from what the fact found.
func (s *sentence) fillSubject(m *schema.Mention, f *fact, g *Engine) {
	e := f.sub.ent
	if e == nil {
		m.SubjectName, m.SubjectKind = f.sub.name, f.sub.kind
		m.SubjectID = ptr(entity.NewID(f.sub.kind, "", f.sub.name))
		return
	}
	m.SubjectName, m.SubjectKind, m.SubjectID = f.sub.displayName(), e.SubjectKind(), &e.ID
	setRef(&m.Ticker, &e.Ticker)
	setRef(&m.MIC, &e.MIC)
	if f.EventType == schema.MacroIndicator {
		m.SubjectKind = schema.KindMacro
	}
	if e.Kind == entity.KindCurrency {
		s.pair(m, e, f)
	}
}

// id is the 32 hex digits of the 128-bit xxh3 of its parts.
func id(parts ...string) string {
	var mem [512]byte
	buf := mem[:0]
	for _, p := range parts {
		buf = append(append(buf, p...), 0)
	}
	sum := xxh3.Hash128(buf).Bytes()
	return hex.EncodeToString(sum[:])
}

func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'g', -1, 64)
}

func str(v *string) string {
	if v == nil {
		return ""
	}
	return *v
}

// conventionOrder lists the currencies that are quoted as the base against
// those after them.
const conventionOrder = "EUR GBP AUD NZD USD CAD CHF"

// apart reports whether two acts of one subject are told by words of their own:
// "axed routes and renewed its fleet", "surged in its debut after raising $2 billion".
func apart(f, g *fact) bool {
	if g.rule.subject == subjRaised { // one fact for each investor
		return f.ActorName == nil || *f.ActorName != *g.ActorName
	}
	switch f.EventType {
	case schema.PolicyAction:
		return f.aim != g.aim || g.trigger > f.last || f.trigger > g.last
	case schema.Listing, schema.Labour, schema.Operations, schema.Management:
		return g.trigger > f.last || f.trigger > g.last
	case schema.CreditEvent: // "failed in 2004 and emerged in 2005"
		return !same(f.EventSubtype, g.EventSubtype) && (g.trigger > f.last || f.trigger > g.last)
	case schema.CentralBank: // "has cut rates and is expected to cut them further"
		return f.Modality != g.Modality && (g.trigger > f.last || f.trigger > g.last)
	}
	return false
}

// ofPart names the series of a part of a company; a part that grows by itself grows by its
// revenue: "its cloud business grew 31 percent".
func ofPart(part, metric string) string {
	if metric == part {
		metric = "revenue"
	}
	return part + "_" + metric
}
