package dedupe

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// says builds a mention from "type article key=value ...": the columns a case needs.
func says(t *testing.T, i int, line string) schema.Mention {
	t.Helper()
	f := strings.Fields(line)
	m := schema.Mention{MentionID: fmt.Sprintf("m%02d", i), ArticleID: f[1], AvailableAt: epoch.Add(time.Duration(i) * time.Hour),
		ValueScope: "single", Confidence: 0.8}
	m.EventType, m.SubjectName, m.SubjectKind, m.Modality, m.Polarity, m.Bound, m.DatePrecision = f[0], "Norvik", schema.KindCompany, schema.Actual, "pos", schema.BoundEq, "none"
	if f[0] == schema.PriceMove {
		m.BasePeriod, m.Direction, m.Unit = ptr("1D"), ptr(schema.Up), ptr(schema.UnitPct)
	}
	for _, kv := range f[2:] {
		k, v, _ := strings.Cut(kv, "=")
		v = strings.ReplaceAll(v, "_", " ")
		set(t, &m, k, v)
	}
	return m
}

func set(t *testing.T, m *schema.Mention, k, v string) {
	t.Helper()
	number := func() *float64 {
		var x float64
		if _, err := fmt.Sscan(v, &x); err != nil {
			t.Fatalf("%s=%s: %v", k, v, err)
		}
		return &x
	}
	texts := map[string]**string{"id": &m.SubjectID, "dir": &m.Direction, "period": &m.BasePeriod, "session": &m.Session, "clock": &m.LocalTime,
		"unit": &m.Unit, "ccy": &m.Currency, "printed": &m.ValueText, "metric": &m.Metric, "subtype": &m.EventSubtype, "actor": &m.ActorID,
		"other": &m.CounterpartyName, "speaker": &m.SpeakerName, "statedccy": &m.StatedCcy, "scope": &m.Scope}
	numbers := map[string]**float64{"value": &m.Value, "high": &m.ValueHigh, "points": &m.Points, "level": &m.Level, "stated": &m.StatedValue}
	switch {
	case texts[k] != nil:
		*texts[k] = &v
	case numbers[k] != nil:
		*numbers[k] = number()
	case k == "bound":
		m.Bound = v
	case k == "mod":
		m.Modality = v
	case k == "name":
		m.SubjectName = v
	case k == "kind":
		m.SubjectKind = v
	case k == "joint":
		m.ValueScope = "joint"
	case k == "background":
		m.Background = true
	case k == "conf":
		m.Confidence = *number()
	case k == "date":
		from, to, ranged := strings.Cut(v, "..")
		m.EventDate, m.DatePrecision = day(t, from), "day"
		if ranged {
			m.EventDateEnd, m.DatePrecision = day(t, to), "week"
		}
	default:
		t.Fatalf("test column %q", k)
	}
}

func day(t *testing.T, s string) *schema.Date {
	t.Helper()
	d, err := schema.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

// merge runs Events over lines; articles a1, a2, b1 ... belong to stories a, b ... and source S unless named otherwise.
func merge(t *testing.T, lines []string) ([]schema.Mention, []schema.Event, []schema.EventRevision) {
	t.Helper()
	var mentions []schema.Mention
	var articles []schema.Article
	for i, line := range lines {
		m := says(t, i, line)
		mentions = append(mentions, m)
		articles = append(articles, schema.Article{ArticleID: m.ArticleID, StoryID: m.ArticleID[:1], Source: ptr("house " + m.ArticleID[:1])})
	}
	events, revisions := Events(mentions, nil, articles, EventOptions{Country: func(id string) string { return id[:2] }})
	return mentions, events, revisions
}

// TestIdentity: which mentions are one event. want names the event of each line.
func TestIdentity(t *testing.T) {
	const d = " date=2023-07-13"
	for _, c := range []struct {
		name, want string
		lines      []string
	}{
		{"rounded to the coarser precision", "A A", []string{"price_move a1 value=2.3" + d, "price_move b1 value=2.27" + d}},
		{"another figure is another observation", "A B", []string{"price_move a1 value=2.3" + d, "price_move b1 value=2.5" + d}},
		{"two percent, printed without decimals", "A A B", []string{"price_move a1 value=2 printed=2" + d, "price_move b1 value=2.4" + d, "price_move c1 value=2.6" + d}},
		{"once narrowed to 2.4 it is no longer 1.6", "A A B", []string{"price_move a1 value=2" + d, "price_move b1 value=2.4" + d, "price_move c1 value=1.6" + d}},
		{"sessions are observations", "A B", []string{"price_move a1 value=3.3 session=intraday" + d, "price_move b1 value=3.3 session=close" + d}},
		{"clock times are observations", "A B", []string{"price_move a1 value=3.3 session=intraday clock=10:16" + d, "price_move b1 value=3.3 session=intraday clock=11:30" + d}},
		{"an unspecified session joins the same figure", "A B B", []string{"price_move a1 value=3.3 session=intraday" + d, "price_move b1 value=3.8 session=close" + d, "price_move c1 value=3.8" + d}},
		{"of two equal figures the close is joined", "A B B", []string{"price_move a1 value=3.3 session=intraday" + d, "price_move b1 value=3.3 session=close" + d, "price_move c1 value=3.3" + d}},
		{"base periods", "A B", []string{"price_move a1 value=8" + d, "price_move a1 value=8 period=WTD" + d}},
		{"directions", "A B", []string{"price_move a1 value=8" + d, "price_move a1 value=8 dir=down" + d}},
		{"days", "A B", []string{"price_move a1 value=8" + d, "price_move b1 value=8 date=2023-07-14"}},
		{"names without legal form", "A A B", []string{"price_move a1 value=8" + d, "price_move b1 value=8 name=NORVIK_plc." + d, "price_move c1 value=8 name=Norvik_Energy" + d}},
		{"ids before names", "A A", []string{"price_move a1 value=8 id=e1" + d, "price_move b1 value=8 id=e1 name=NVK" + d}},
		{"undated joins its story only", "A A B C", []string{"price_move a1 value=8" + d, "price_move a2 value=8", "price_move b1 value=8", "price_move c1 value=8"}},
		{"a dated one joins the undated of its story", "A A A", []string{"price_move a1 value=8", "price_move a2 value=8" + d, "price_move b1 value=8" + d}},
		{"no figure: which observation only its story says", "A A B", []string{"price_move a1 value=8" + d, "price_move a2" + d, "price_move b1" + d}},
		{"points beside a percentage", "A A", []string{"price_move a1 value=0.5 points=12" + d, "price_move b1 value=12 unit=points" + d}},
		{"points alone are another observation", "A B", []string{"price_move a1 value=0.5" + d, "price_move b1 value=12 unit=points" + d}},
		{"levels that differ", "A B", []string{"price_move a1 value=0.5 level=2400" + d, "price_move b1 value=0.5 level=2500" + d}},
		{"forecast is not outcome", "A B", []string{"price_move a1 value=8 mod=forecast" + d, "price_move b1 value=8" + d}},
		{"reported and possible", "A A", []string{"mna a1 mod=reported" + d, "mna b1 mod=possible" + d}},

		{"a fine, told twice", "A A", []string{
			"reg_action a1 value=1e9 printed=$1_billion bound=gt unit=currency ccy=USD joint subtype=fine actor=CN-reg date=2023-07-03..2023-07-09",
			"reg_action b1 value=1e9 printed=US$1_billion bound=gt unit=currency ccy=USD joint subtype=fine actor=CN-gov date=2023-07-03..2023-07-09"}},
		{"gt 1e9 and eq 1.34e9", "A A", []string{"reg_action a1 value=1e9 bound=gt unit=currency ccy=USD" + d, "reg_action b1 value=1.34e9 unit=currency ccy=USD" + d}},
		{"gt 1e9 and eq 0.9e9", "A B", []string{"reg_action a1 value=1e9 bound=gt unit=currency ccy=USD" + d, "reg_action b1 value=0.9e9 unit=currency ccy=USD" + d}},
		{"1 billion is not 1.34 billion", "A B", []string{"reg_action a1 value=1e9 unit=currency ccy=USD" + d, "reg_action b1 value=1.34e9 unit=currency ccy=USD" + d}},
		{"regulators of two countries", "A B", []string{"reg_action a1 actor=US-sec" + d, "reg_action b1 actor=DE-bafin" + d}},
		{"a day inside a week", "A A B", []string{"reg_action a1 date=2023-07-03..2023-07-09", "reg_action b1 date=2023-07-07", "reg_action c1 date=2023-07-10"}},
		{"a narrowed week", "A A B", []string{"reg_action a1 date=2023-07-03..2023-07-09", "reg_action b1 date=2023-07-07", "reg_action c1 date=2023-07-05"}},
		{"a year swallows nothing", "A B", []string{"reg_action a1 date=2023-07-07", "reg_action b1 date=2023-01-01..2023-12-31"}},
		{"unless the sum agrees", "A A", []string{"reg_action a1 value=7e6 unit=currency ccy=USD date=2023-07-07", "reg_action b1 value=7e6 unit=currency ccy=USD date=2023-01-01..2023-12-31"}},
		{"stated conversion", "A A B", []string{"mna a1 value=5.8e9 unit=currency ccy=HKD stated=7.41e8 statedccy=USD" + d,
			"mna b1 value=7.4e8 unit=currency ccy=USD" + d, "mna c1 value=9e8 unit=currency ccy=USD" + d}},
		{"currencies that cannot be compared", "A A", []string{"mna a1 value=5.8e9 unit=currency ccy=HKD" + d, "mna b1 value=7.4e8 unit=currency ccy=EUR" + d}},
		{"a total and a share of it", "A A", []string{"reg_action a1 value=1e9 unit=currency ccy=USD joint" + d, "reg_action b1 value=4e8 unit=currency ccy=USD" + d}},
		{"counterparties", "A B", []string{"mna a1 other=Orso" + d, "mna b1 other=Pell" + d}},

		{"a statistic revised by its source", "A A A", []string{"macro_indicator a1 metric=cpi value=3.1 unit=pct" + d, "macro_indicator a2 metric=cpi value=3.2 unit=pct" + d, "macro_indicator b1 metric=cpi value=3.2 unit=pct" + d}},
		{"two figures in one article are two facts", "A B", []string{"macro_indicator a1 metric=sales value=0.5 unit=pct" + d, "macro_indicator a1 metric=sales value=0.3 unit=pct" + d}},
		{"undated figures are no revision", "A B", []string{"macro_indicator a1 metric=sales value=0.5 unit=pct", "macro_indicator a2 metric=sales value=0.3 unit=pct"}},
		{"prior and actual", "A B", []string{"macro_indicator a1 metric=cpi value=3 unit=pct" + d, "macro_indicator a1 metric=cpi value=3 unit=pct mod=past" + d}},

		{"one speaker in one story", "A A B C", []string{"analyst_comment a1 speaker=Ann_Low", "analyst_comment a2 speaker=Ann_Low", "analyst_comment a1 speaker=Bo_Reed", "analyst_comment b1 speaker=Ann_Low"}},
		{"background joins", "A A", []string{"price_move a1 value=8" + d, "price_move b1 value=8 background" + d}},
		{"news joins background", "A A", []string{"price_move a1 value=8 background" + d, "price_move b1 value=8" + d}},
	} {
		t.Run(c.name, func(t *testing.T) {
			mentions, _, _ := merge(t, c.lines)
			names := map[string]string{}
			var got []string
			for _, m := range mentions {
				if names[m.EventID] == "" {
					names[m.EventID] = string(rune('A' + len(names)))
				}
				got = append(got, names[m.EventID])
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("events %s, want %s", s, c.want)
			}
		})
	}
}

func TestMoveFamily(t *testing.T) {
	const d = " date=2023-07-13"
	mentions, events, revisions := merge(t, []string{
		"price_move a1 value=3.3 session=intraday clock=10:16" + d,
		"price_move b1 value=3.8 session=close" + d,
		"price_move c1 value=3.1 session=intraday clock=11:00" + d,
		"price_move d1 value=8 period=WTD session=close" + d,
	})
	if len(events) != 4 || *events[0].MoveID != *events[1].MoveID || *events[2].MoveID != *events[1].MoveID || *events[3].MoveID == *events[1].MoveID {
		t.Fatalf("moves: %+v", events)
	}
	for i, want := range []bool{false, true, false, true} {
		if events[i].EventID != mentions[i].EventID || events[i].IsFinal != want {
			t.Errorf("event %d: final %v, want %v", i, events[i].IsFinal, want)
		}
	}
	// The intraday observation was final until the close came: two revisions.
	var finals []bool
	for _, r := range revisions {
		if r.EventID == mentions[0].EventID {
			finals = append(finals, r.IsFinal)
		}
	}
	if fmt.Sprint(finals) != "[true false]" {
		t.Errorf("final over time: %v", finals)
	}
}

func TestConsensus(t *testing.T) {
	const d = " date=2023-06-01"
	for _, c := range []struct {
		name, agreement string
		value           float64
		stories         int32
		confidence      float64
		lines           []string
	}{
		{"one story and its copy", "single", 3, 1, .8, []string{"macro_indicator a1 metric=cpi value=3 unit=pct" + d, "macro_indicator a2 metric=cpi value=3 unit=pct" + d}},
		{"two stories", "agree", 3.1, 2, .96, []string{"macro_indicator a1 metric=cpi value=3.1 unit=pct" + d, "macro_indicator b1 metric=cpi value=3 unit=pct" + d}},
		{"three stories are never certain", "agree", 3, 3, .99, []string{"macro_indicator a1 metric=cpi value=3 unit=pct" + d, "macro_indicator b1 metric=cpi value=3 unit=pct" + d, "macro_indicator c1 metric=cpi value=3 unit=pct" + d}},
		{"revised by its own story", "revised", 3.2, 1, .8, []string{"macro_indicator a1 metric=cpi value=3.1 unit=pct conf=0.7" + d, "macro_indicator a2 metric=cpi value=3.2 unit=pct" + d}},
		{"the old figure once more", "revised", 3.2, 1, .8, []string{"macro_indicator a1 metric=cpi value=3.1 unit=pct" + d, "macro_indicator a2 metric=cpi value=3.2 unit=pct" + d, "macro_indicator a3 metric=cpi value=3.1 unit=pct" + d}},
		{"two houses contradict", "conflict", 3.1, 2, .8, []string{"macro_indicator a1 metric=cpi value=3.1 unit=pct" + d, "macro_indicator b1 metric=cpi value=3.2 unit=pct" + d}},
		{"the surest mention", "agree", 3.1, 2, .98, []string{"macro_indicator a1 metric=cpi value=3 unit=pct" + d, "macro_indicator b1 metric=cpi value=3.1 unit=pct conf=0.9" + d}},
		{"news before background", "agree", 3.1, 2, .98, []string{"macro_indicator a1 metric=cpi value=3.1 unit=pct" + d, "macro_indicator b1 metric=cpi value=3 unit=pct conf=0.9 background" + d}},
		{"background only", "single", 3, 2, .96, []string{"macro_indicator a1 metric=cpi value=3 unit=pct background" + d, "macro_indicator b1 metric=cpi value=3 unit=pct background" + d}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, events, revisions := merge(t, c.lines)
			if len(events) != 1 || len(revisions) != len(c.lines) {
				t.Fatalf("%d events, %d revisions", len(events), len(revisions))
			}
			e := events[0]
			if e.Agreement != c.agreement || *e.Value != c.value || e.StoryCount != c.stories || fmt.Sprintf("%.4f", e.Confidence) != fmt.Sprintf("%.4f", c.confidence) {
				t.Errorf("agreement %s value %v stories %d confidence %v; want %s %v %d %v", e.Agreement, *e.Value, e.StoryCount, e.Confidence, c.agreement, c.value, c.stories, c.confidence)
			}
		})
	}
}

func TestGapsAreFilled(t *testing.T) {
	_, events, _ := merge(t, []string{
		"price_move a1 value=0.5 conf=0.9 date=2023-07-13",
		"price_move b1 value=0.52 points=12 level=2400 session=close date=2023-07-13",
	})
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	e := events[0]
	if *e.Value != 0.5 || *e.Points != 12 || *e.Level != 2400 || *e.Session != "close" || *e.ValueMin != 0.5 || *e.ValueMax != 0.52 {
		t.Errorf("%+v", e)
	}
	if e.BestMentionID != "m00" || e.FirstMentionID != "m00" || e.SourceCount != 2 || !e.LastAvailableAt.Equal(epoch.Add(time.Hour)) {
		t.Errorf("%+v", e)
	}
}

func TestRulesFile(t *testing.T) {
	r, err := parseRules(identityFile)
	if err != nil {
		t.Fatal(err)
	}
	m := schema.Mention{}
	for _, typ := range schema.Vocabularies()["event_type"] {
		s := r.specs[typ]
		if s == nil {
			t.Errorf("identity.txt has no line for %s", typ)
			continue
		}
		for _, name := range append(append(append([]string{}, s.key...), s.args...), s.move...) {
			r.column(&m, name, nil) // panics on a column it does not know
		}
	}
	if len(r.specs) != len(schema.Vocabularies()["event_type"]) {
		t.Errorf("%d types in identity.txt, %d in the vocabulary", len(r.specs), len(schema.Vocabularies()["event_type"]))
	}
	for _, bad := range []string{"x date=never", "x colour=red"} {
		if _, err := parseRules(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func BenchmarkEvents(b *testing.B) {
	const n = 150_000 // 17,000 articles of a wire's year
	var articles []schema.Article
	mentions := make([]schema.Mention, n)
	for i := range mentions {
		a := i / 9
		if i%9 == 0 {
			articles = append(articles, schema.Article{ArticleID: fmt.Sprintf("%032d", a), StoryID: fmt.Sprintf("%032d", a-a%3%2), Source: ptr("W"), AvailableAt: epoch.Add(time.Duration(a) * 30 * time.Minute)})
		}
		m := &mentions[i]
		m.MentionID, m.ArticleID, m.AvailableAt, m.Confidence = fmt.Sprintf("%032d", i), articles[a].ArticleID, articles[a].AvailableAt, .9
		m.EventType, m.SubjectID, m.SubjectName, m.Modality, m.Polarity, m.Bound = schema.PriceMove, ptr(fmt.Sprint("e", i*7%400)), "x", "actual", "pos", "eq"
		if i%5 == 0 {
			m.EventType = schema.RegAction
		}
		m.Value, m.Unit, m.Direction, m.BasePeriod = ptr(float64(i*13%40)/10), ptr("pct"), ptr("up"), ptr("1D")
		m.EventDate, m.DatePrecision = ptr(schema.NewDate(2024, 1, 1+a/48)), "day"
	}
	for b.Loop() {
		Events(mentions, nil, articles, EventOptions{})
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "mentions/s")
}
