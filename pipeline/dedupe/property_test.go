package dedupe

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
	"pgregory.net/rapid"
)

var epoch = time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC)

func ptr[T any](v T) *T { return &v }

// drawArticles makes articles out of a small stock of sentences, so that copies,
// cuts, updates and common passages are frequent.
func drawArticles(t *rapid.T) []schema.Article {
	stock := make([]string, 14)
	for i := range stock {
		var words []string
		for j := range 16 {
			words = append(words, fmt.Sprintf("w%dx%d", i, j*j%7+j))
		}
		words = append(words, fmt.Sprint(i%3), "percent.")
		stock[i] = strings.Join(words, " ")
	}
	n := rapid.IntRange(1, 14).Draw(t, "articles")
	var out []schema.Article
	for i := range n {
		lines := rapid.SliceOfN(rapid.SampledFrom(stock), 0, 6).Draw(t, "body")
		at := epoch.Add(time.Duration(rapid.IntRange(0, 10).Draw(t, "hours")) * 12 * time.Hour)
		a := schema.Article{ArticleID: textID(fmt.Sprint(i)), Body: strings.Join(lines, "\n"), AvailableAt: at}
		if rapid.Bool().Draw(t, "sourced") {
			a.Source = ptr(rapid.SampledFrom([]string{"A", "B"}).Draw(t, "source"))
		}
		out = append(out, a)
	}
	return out
}

func TestArticlesProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := drawArticles(t)
		want := slices.Clone(base)
		Articles(want, ArticleOptions{})
		slices.SortFunc(want, func(a, b schema.Article) int { return strings.Compare(a.ArticleID, b.ArticleID) })
		byID := map[string]schema.Article{}
		for _, a := range want {
			byID[a.ArticleID] = a
		}
		same := func(what string, got []schema.Article) {
			for _, g := range got {
				if d := cmp.Diff(byID[g.ArticleID], g); d != "" {
					t.Fatalf("%s: %s", what, d)
				}
			}
		}
		shuffled := rapid.Permutation(base).Draw(t, "order")
		Articles(shuffled, ArticleOptions{Parallel: backwards})
		same("shuffled", shuffled)
		Articles(shuffled, ArticleOptions{})
		same("twice", shuffled)

		ts := epoch.Add(time.Duration(rapid.IntRange(0, 10).Draw(t, "as of")) * 12 * time.Hour)
		asOf := slices.DeleteFunc(slices.Clone(base), func(a schema.Article) bool { return a.AvailableAt.After(ts) })
		Articles(asOf, ArticleOptions{})
		same("as of", asOf)

		for _, a := range want {
			checkArticle(t, a, byID)
		}
	})
}

// backwards runs tasks in the wrong order: what Parallel may do.
func backwards(tasks []func()) {
	slices.Reverse(tasks)
	for _, task := range tasks {
		task()
	}
}

func checkArticle(t *rapid.T, a schema.Article, byID map[string]schema.Article) {
	if (a.DuplicateOf == nil) != (a.DuplicateKind == KindNone) || (a.DuplicateOf == nil) != (a.StoryID == a.ArticleID) {
		t.Fatalf("kind, duplicate_of and story_id contradict: %+v", a)
	}
	if a.DuplicateOf == nil {
		if a.Version != 1 {
			t.Fatalf("a first telling is version 1: %+v", a)
		}
		return
	}
	b := byID[*a.DuplicateOf]
	switch {
	case b.AvailableAt.After(a.AvailableAt):
		t.Fatalf("%+v repeats a later article %+v", a, b)
	case b.StoryID != a.StoryID:
		t.Fatalf("%+v and %+v: one repeats the other in another story", a, b)
	case a.DuplicateKind != KindVersion && a.Version != b.Version:
		t.Fatalf("a copy carries the version it copies: %+v %+v", a, b)
	case a.DuplicateKind == KindVersion && a.Version <= b.Version:
		t.Fatalf("versions count up: %+v %+v", a, b)
	case *a.Similarity < weakContainment || *a.Similarity > 1:
		t.Fatalf("similarity %v", *a.Similarity)
	}
}

// drawMentions makes mentions over few subjects, dates and values, so that most
// of them meet, with articles whose stories are consistent in time.
func drawMentions(t *rapid.T) ([]schema.Mention, []schema.Article) {
	var articles []schema.Article
	for i := range rapid.IntRange(1, 8).Draw(t, "articles") {
		at := epoch.Add(time.Duration(rapid.IntRange(0, 4).Draw(t, "hours")) * time.Hour)
		a := schema.Article{ArticleID: fmt.Sprintf("a%d", i), StoryID: rapid.SampledFrom([]string{"s1", "s2", "s3"}).Draw(t, "story"), AvailableAt: at}
		if rapid.Bool().Draw(t, "sourced") {
			a.Source = ptr(rapid.SampledFrom([]string{"A", "B"}).Draw(t, "source"))
		}
		articles = append(articles, a)
	}
	var mentions []schema.Mention
	for i := range rapid.IntRange(0, 24).Draw(t, "mentions") {
		a := rapid.SampledFrom(articles).Draw(t, "article")
		mentions = append(mentions, drawMention(t, i, a))
	}
	return mentions, articles
}

func drawMention(t *rapid.T, i int, a schema.Article) schema.Mention {
	m := schema.Mention{MentionID: fmt.Sprintf("m%03d", i), ArticleID: a.ArticleID, AvailableAt: a.AvailableAt,
		StartByte: int32(rapid.IntRange(0, 5).Draw(t, "start")), ValueScope: "single", Confidence: float64(rapid.IntRange(5, 9).Draw(t, "conf")) / 10,
		Background: rapid.IntRange(0, 4).Draw(t, "background") == 0}
	f := &m.Fact
	f.EventType = rapid.SampledFrom([]string{schema.PriceMove, schema.PriceMove, schema.PriceLevel, schema.MacroIndicator, schema.RegAction, schema.MNA, schema.AnalystComment}).Draw(t, "type")
	f.SubjectName, f.SubjectKind = rapid.SampledFrom([]string{"Norvik", "Norvik Inc.", "Tell"}).Draw(t, "subject"), schema.KindCompany
	f.Polarity, f.Modality, f.DatePrecision, f.Bound = "pos", rapid.SampledFrom([]string{schema.Actual, schema.Past, schema.Forecast}).Draw(t, "modality"), "none", schema.BoundEq
	maybe := func(name string, from ...string) *string {
		if s := rapid.SampledFrom(append(from, "")).Draw(t, name); s != "" {
			return &s
		}
		return nil
	}
	f.Direction, f.Session, f.BasePeriod = maybe("direction", "up"), maybe("session", "close", "intraday"), maybe("period", "1D", "1D")
	f.SpeakerName, f.CounterpartyName = maybe("speaker", "Ann Low"), maybe("counterparty", "Orso", "Pell")
	if v := rapid.SampledFrom([]float64{0, 2, 2.27, 2.3, 3, 9}).Draw(t, "value"); v > 0 {
		f.Value, f.Unit = &v, ptr("pct")
		f.Bound = rapid.SampledFrom([]string{"eq", "eq", "gt", "approx", "le"}).Draw(t, "bound")
		f.Level = &v
	}
	if d := rapid.IntRange(0, 3).Draw(t, "day"); d > 0 {
		f.EventDate, f.DatePrecision = ptr(schema.NewDate(2024, 5, d)), rapid.SampledFrom([]string{"day", "day", "week", "quarter"}).Draw(t, "precision")
	}
	return m
}

// drawDated lets some articles be dated later than they were available: their
// mentions become available then, and stood undated until then.
func drawDated(t *rapid.T, mentions []schema.Mention, articles []schema.Article) []schema.MentionRevision {
	var out []schema.MentionRevision
	for _, a := range articles {
		wait := rapid.IntRange(-3, 2).Draw(t, "wait")
		if wait <= 0 {
			continue
		}
		at := a.AvailableAt.Add(time.Duration(wait) * time.Hour)
		for i := range mentions {
			if m := &mentions[i]; m.ArticleID == a.ArticleID {
				was := *m
				was.EventDate, was.DatePrecision = nil, "none"
				out = append(out, schema.MentionRevision{SupersededAt: at, Mention: was})
				m.AvailableAt = at
			}
		}
	}
	return out
}

func TestEventsProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mentions, articles := drawMentions(t)
		superseded := drawDated(t, mentions, articles)
		base := slices.Clone(mentions)
		events, revisions := Events(mentions, superseded, articles, EventOptions{})
		assigned := map[string]string{}
		for _, m := range mentions {
			assigned[m.MentionID] = m.EventID
		}
		same := func(what string, in []schema.Mention, e []schema.Event, r []schema.EventRevision) {
			for _, m := range in {
				if assigned[m.MentionID] != m.EventID {
					t.Fatalf("%s: mention %s moved to another event", what, m.MentionID)
				}
			}
			if d := cmp.Diff(events, e) + cmp.Diff(revisions, r); d != "" {
				t.Fatalf("%s: %s", what, d)
			}
		}
		shuffled := rapid.Permutation(base).Draw(t, "order")
		passed := rapid.Permutation(superseded).Draw(t, "order of superseded")
		e, r := Events(shuffled, passed, articles, EventOptions{})
		same("shuffled", shuffled, e, r)
		e, r = Events(shuffled, passed, articles, EventOptions{})
		same("twice", shuffled, e, r)
		checkAsOf(t, base, superseded, articles, revisions, assigned)
		checkEvents(t, mentions, events, revisions)
	})
}

// checkAsOf: the last revisions up to ts are the events of a lake that saw no more.
// What was superseded after ts stands in it as a mention like any other.
func checkAsOf(t *rapid.T, base []schema.Mention, superseded []schema.MentionRevision, articles []schema.Article, revisions []schema.EventRevision, assigned map[string]string) {
	ts := epoch.Add(time.Duration(rapid.IntRange(0, 4).Draw(t, "as of")) * time.Hour)
	seen := slices.DeleteFunc(slices.Clone(base), func(m schema.Mention) bool { return m.AvailableAt.After(ts) })
	own := len(seen)
	var passed []schema.MentionRevision
	for _, m := range superseded {
		switch {
		case !m.SupersededAt.After(ts):
			passed = append(passed, m)
		case !m.AvailableAt.After(ts):
			seen = append(seen, m.Mention)
		}
	}
	want, _ := Events(seen, passed, articles, EventOptions{})
	for _, m := range seen[:own] {
		if assigned[m.MentionID] != m.EventID {
			t.Fatalf("as of %v: mention %s was in another event", ts, m.MentionID)
		}
	}
	state := map[string]schema.Event{}
	for _, r := range revisions {
		switch {
		case r.RevisedAt.After(ts):
		case r.Withdrawn:
			delete(state, r.EventID)
		default:
			state[r.EventID] = r.Event
		}
	}
	got := map[string]schema.Event{}
	for _, e := range want {
		got[e.EventID] = e
	}
	if d := cmp.Diff(got, state); d != "" {
		t.Fatalf("as of %v: %s", ts, d)
	}
}

func checkEvents(t *rapid.T, mentions []schema.Mention, events []schema.Event, revisions []schema.EventRevision) {
	count, last, finals := map[string]int32{}, map[string]schema.Event{}, map[string]int{}
	for _, m := range mentions {
		count[m.EventID]++
	}
	for i, r := range revisions {
		last[r.EventID] = r.Event
		if i > 0 && !revisions[i-1].RevisedAt.Before(r.RevisedAt) && revisions[i-1].EventID >= r.EventID {
			t.Fatalf("revisions out of order or doubled at %d", i)
		}
	}
	for _, e := range events {
		if count[e.EventID] != e.MentionCount || e.MentionCount == 0 {
			t.Fatalf("%s: mention_count %d, rows %d", e.EventID, e.MentionCount, count[e.EventID])
		}
		if d := cmp.Diff(last[e.EventID], e); d != "" {
			t.Fatalf("last revision: %s", d)
		}
		if e.Confidence <= 0 || e.Confidence > maxConfidence {
			t.Fatalf("confidence %v", e.Confidence)
		}
		if e.MoveID == nil {
			continue
		}
		if n := finals[*e.MoveID]; e.IsFinal {
			finals[*e.MoveID] = n + 1
		} else {
			finals[*e.MoveID] = n
		}
	}
	for id, n := range finals {
		if n != 1 {
			t.Fatalf("move %s has %d final observations", id, n)
		}
	}
	if len(count) != len(events) {
		t.Fatalf("%d events, mentions refer to %d", len(events), len(count))
	}
}

func TestQuotesProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := []string{"“We are not selling the mill, ever.”", "we are not selling the mill ever", "No comment.", "no comment"}
		var base []schema.Quote
		for i := range rapid.IntRange(0, 10).Draw(t, "quotes") {
			q := schema.Quote{QuoteID: fmt.Sprint("q", i), ArticleID: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "article"),
				Text: rapid.SampledFrom(texts).Draw(t, "text"), AvailableAt: epoch.Add(time.Duration(rapid.IntRange(0, 2).Draw(t, "h")) * time.Hour)}
			if s := rapid.SampledFrom([]string{"", "Ann Low", "Low", "Bo Reed"}).Draw(t, "speaker"); s != "" {
				q.SpeakerName = &s
			}
			base = append(base, q)
		}
		want := slices.Clone(base)
		Quotes(want, nil)
		byID := map[string]schema.Quote{}
		for _, q := range want {
			byID[q.QuoteID] = q
		}
		got := rapid.Permutation(base).Draw(t, "order")
		for range 2 {
			Quotes(got, nil)
			for _, q := range got {
				if d := cmp.Diff(byID[q.QuoteID], q); d != "" {
					t.Fatal(d)
				}
			}
		}
		for _, q := range want {
			if q.DuplicateOf != nil && (byID[*q.DuplicateOf].DuplicateOf != nil || byID[*q.DuplicateOf].AvailableAt.After(q.AvailableAt)) {
				t.Fatalf("%v does not point at a first printing", q)
			}
		}
	})
}
