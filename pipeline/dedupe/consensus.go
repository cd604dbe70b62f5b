package dedupe

import (
	"cmp"
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// maxConfidence: no number of stories makes an event certain.
const maxConfidence = 0.99

// gapSources is how many mentions, best first, may fill columns the best leaves out.
const gapSources = 32

// refresh computes the event's row from its claims.
//
// The consensus is the best mention (see compareClaims); columns it leaves out
// come from the mentions that do not contradict its figure, best first, columns
// that belong together (value and unit, date and precision) from one mention.
func (e *event) refresh() {
	slices.SortFunc(e.claims, compareClaims)
	best := e.claims[0]
	r := schema.Event{
		EventID: e.id, IsFinal: e.move == nil || e.row.IsFinal, Fact: best.row.Fact,
		MentionCount: int32(len(e.claims)), ArticleCount: int32(len(e.articles)),
		StoryCount: int32(len(e.stories)), SourceCount: int32(len(e.sources)),
		FirstAvailableAt: e.first.row.AvailableAt, LastAvailableAt: e.row.LastAvailableAt,
		FirstMentionID: e.first.row.MentionID, BestMentionID: best.row.MentionID,
	}
	if e.move != nil {
		id := e.move.id
		r.MoveID = &id
	}
	for i, c := range e.claims {
		if i < gapSources && best.figure.compare(&c.figure) != conflict && !c.late {
			fillGaps(&r.Fact, &c.row.Fact)
		}
		if c.row.AvailableAt.After(r.LastAvailableAt) {
			r.LastAvailableAt = c.row.AvailableAt
		}
	}
	r.ValueMin, r.ValueMax = e.valueRange(&r.Fact)
	r.Agreement, r.Confidence = e.agreement(best)
	e.row = r
}

// news: at least one mention tells the event as news.
func (e *event) news() bool {
	return slices.ContainsFunc(e.claims, func(c *claim) bool { return !c.row.Background })
}

// compareClaims puts the best mention first: one that was not revised, told as
// news, of the highest confidence, dated, with more columns, the earliest.
func compareClaims(a, b *claim) int {
	return cmp.Or(
		compareBool(a.late, b.late),
		compareBool(a.row.Background, b.row.Background),
		cmp.Compare(b.row.Confidence, a.row.Confidence),
		-compareBool(a.when.known, b.when.known),
		b.filled-a.filled,
		a.order-b.order,
	)
}

// valueRange is the smallest and largest value in the consensus' unit and currency.
func (e *event) valueRange(f *schema.Fact) (low, high *float64) {
	for _, c := range e.claims {
		m := &c.row.Fact
		if m.Value == nil || text0(m.Unit) != text0(f.Unit) || text0(m.Currency) != text0(f.Currency) {
			continue
		}
		top := *m.Value
		if m.ValueHigh != nil {
			top = max(top, *m.ValueHigh)
		}
		if low == nil {
			low, high = new(float64), new(float64)
			*low, *high = *m.Value, top
		}
		*low, *high = min(*low, *m.Value), max(*high, top)
	}
	return low, high
}

// witness is a story: its copies and versions count once.
type witness struct {
	story, source string
	latest        *claim // its last figure
	confidence    float64
	changed       bool // it gave another figure before
}

// agreement compares the figures of the independent stories with that of the
// best mention, and combines their confidence:
//
//	single    one story gives the figure (or only background tells of it)
//	agree     several do, none contradicts
//	revised   a story, or another story of the same source, gave another before
//	conflict  stories of different sources contradict each other
//
// confidence = 1 - product over the agreeing stories of (1 - the story's best
// mention's confidence), at most .99.
func (e *event) agreement(best *claim) (string, float64) {
	agreeing, revised, contested := 0, false, false
	doubt := 1.0
	for _, w := range e.witnesses() {
		switch v := best.figure.compare(&w.latest.figure); {
		case v == conflict && w.source != "" && w.source == best.source:
			revised = true
		case v == conflict:
			contested = true
		default:
			if v == agree || !best.figure.known {
				agreeing++
			}
			doubt *= 1 - min(max(w.confidence, 0), 1)
			revised = revised || w.changed
		}
	}
	confidence := min(1-doubt, maxConfidence)
	switch {
	case !e.news():
		return "single", confidence
	case contested:
		return "conflict", confidence
	case revised:
		return "revised", confidence
	case agreeing > 1:
		return "agree", confidence
	}
	return "single", confidence
}

// witnesses groups the claims by story, in order of appearance.
func (e *event) witnesses() []witness {
	out := make([]witness, 0, len(e.stories))
	at := make(map[string]int, len(e.stories))
	for _, c := range e.claims {
		i, ok := at[c.story]
		if !ok {
			i = len(out)
			at[c.story] = i
			out = append(out, witness{story: c.story, source: c.source, latest: c})
		}
		w := &out[i]
		w.confidence = max(w.confidence, c.row.Confidence)
		w.changed = w.changed || c.figure.compare(&w.latest.figure) == conflict
		if c.figure.known && !c.late && (!w.latest.figure.known || w.latest.late || c.order > w.latest.order) {
			w.latest = c
		}
	}
	return out
}

// filledColumns counts what a fact says, to prefer the mention that says more.
func filledColumns(f *schema.Fact) int {
	n := 0
	for _, s := range []*string{f.EventSubtype, f.SubjectID, f.Ticker, f.MIC, f.ActorID, f.ActorName, f.CounterpartyName, f.SpeakerName,
		f.Metric, f.Direction, f.Unit, f.Currency, f.LevelUnit, f.LevelCurrency, f.BasePeriod, f.Scope, f.Session} {
		if s != nil {
			n++
		}
	}
	for _, v := range []*float64{f.Value, f.ValueHigh, f.Level, f.Points} {
		if v != nil {
			n++
		}
	}
	if f.EventDate != nil {
		n++
	}
	return n
}

// fillGaps copies from m the columns that f leaves out.
func fillGaps(f, m *schema.Fact) {
	for _, p := range [][2]**string{{&f.EventSubtype, &m.EventSubtype}, {&f.SubjectID, &m.SubjectID}, {&f.CounterpartyName, &m.CounterpartyName},
		{&f.SpeakerName, &m.SpeakerName}, {&f.Metric, &m.Metric}, {&f.Direction, &m.Direction}, {&f.BasePeriod, &m.BasePeriod},
		{&f.Scope, &m.Scope}, {&f.Session, &m.Session}} {
		if *p[0] == nil {
			*p[0] = *p[1]
		}
	}
	if f.Points == nil {
		f.Points = m.Points
	}
	if f.Ticker == nil && m.Ticker != nil {
		f.Ticker, f.MIC = m.Ticker, m.MIC
	}
	if f.ActorID == nil && f.ActorName == nil {
		f.ActorID, f.ActorName = m.ActorID, m.ActorName
	}
	if f.Value == nil && m.Value != nil {
		f.Value, f.ValueHigh, f.Bound, f.Unit, f.Currency = m.Value, m.ValueHigh, m.Bound, m.Unit, m.Currency
	}
	if f.Level == nil && m.Level != nil {
		f.Level, f.LevelUnit, f.LevelCurrency = m.Level, m.LevelUnit, m.LevelCurrency
	}
	if f.EventDate == nil && m.EventDate != nil {
		f.EventDate, f.EventDateEnd, f.DatePrecision = m.EventDate, m.EventDateEnd, m.DatePrecision
	}
}
