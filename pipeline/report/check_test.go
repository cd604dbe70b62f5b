package report

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/pipeline/report/duck"
	"github.com/wiremill/wiremill/schema"
	"github.com/wiremill/wiremill/sql"
)

func TestHealthyLakesHaveNoFindings(t *testing.T) {
	for name, l := range map[string]*testLake{"full": newTestLake(), "empty": {}} {
		found, err := Check(t.Context(), makeLake(t, l))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			t.Errorf("%s lake: %s (%s): %d\n%s", name, f.Check, f.About, f.Count, f.Sample)
		}
	}
}

// breakages says for every check how a lake breaks so that it speaks up.
func breakages() map[string]func(*testLake) {
	bad := "bad"
	return map[string]func(*testLake){
		"article_availability":    func(l *testLake) { l.articles[0].PublishedAt = p(at("2023-07-13T02:00:01Z")) },
		"article_counts":          func(l *testLake) { l.articles[0].MentionCount++ },
		"article_dates":           func(l *testLake) { l.articles[0].PublishedPrecision = "none" },
		"article_story":           func(l *testLake) { l.articles[0].StoryID = bad },
		"availability_copies":     func(l *testLake) { l.quotes[0].AvailableAt = at("2023-07-14T10:00:00Z") },
		"entity_counts":           func(l *testLake) { l.entities[0].MentionCount++ },
		"entity_missing":          func(l *testLake) { l.entities = l.entities[1:] },
		"event_counts":            func(l *testLake) { l.events[0].MentionCount++ },
		"event_mention_missing":   func(l *testLake) { l.events[0].BestMentionID = l.events[1].BestMentionID },
		"event_values":            func(l *testLake) { l.events[2].Value = p(99.0) },
		"fact_dates":              func(l *testLake) { l.mentions[0].EventDate = nil },
		"fact_figures":            func(l *testLake) { l.mentions[0].Unit = nil },
		"file_rows":               func(l *testLake) { l.wrongRowCount = true },
		"mention_article_missing": func(l *testLake) { l.mentions[0].ArticleID = bad },
		"mention_direction":       func(l *testLake) { l.mentions[0].Direction = p("easing") },
		"mention_event_missing":   func(l *testLake) { l.mentions[0].EventID = bad },
		"mention_evidence":        func(l *testLake) { l.mentions[0].StartByte--; l.mentions[0].EndByte-- },
		"move_final":              func(l *testLake) { l.events[1].IsFinal = false },
		"partition_month":         func(l *testLake) { l.month = "month=2023-08" },
		"quote_article_missing":   func(l *testLake) { l.quotes[0].ArticleID = bad },
		"quote_duplicate_missing": func(l *testLake) { l.quotes[0].DuplicateOf = &bad },
		"quote_event_missing":     func(l *testLake) { l.quotes[0].EventID = &bad },
		"quote_evidence":          func(l *testLake) { l.quotes[0].Text = "“Cheap,“" },
		"reject_run_missing":      func(l *testLake) { l.rejects[0].RunID = bad },
		"revision_future":         func(l *testLake) { l.revisions[0].LastAvailableAt = at("2023-07-14T00:00:00Z") },
		"revision_keys":           func(l *testLake) { l.revisions = append(l.revisions, l.revisions[0]) },
		"revision_last":           func(l *testLake) { l.revisions[0].SubjectName = bad },
		"run_sums":                func(l *testLake) { l.runs[0].RecordsIn++ },
		"table_sums":              func(l *testLake) { l.runs[0].Articles--; l.runs[0].Duplicates++ },
		// samples of those made from the Go types
		"unique_events":              func(l *testLake) { l.events = append(l.events, l.events[0]) },
		"vocabulary_mentions":        func(l *testLake) { l.mentions[0].Bound = "" },
		"vocabulary_events":          func(l *testLake) { l.events[0].Session = p("lunch") },
		"vocabulary_rejects":         func(l *testLake) { l.rejects[0].Reason = "because" },
		"vocabulary_event_revisions": func(l *testLake) { l.revisions[0].BasePeriod = p("since:June") },
	}
}

func TestEveryCheckFindsWhatItIsFor(t *testing.T) {
	cases := breakages()
	for _, s := range sql.Checks() {
		if cases[s.Name] == nil {
			t.Errorf("%s: no breakage shows that it works; add one", s.File)
		}
	}
	for _, s := range checks() {
		spoil := cases[s.Name]
		if spoil == nil {
			continue
		}
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			l := newTestLake()
			spoil(l)
			c, err := openLake(t.Context(), makeLake(t, l), duck.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			f, err := runCheck(t.Context(), c, s)
			if err != nil || f.Count < 1 {
				t.Errorf("found %d, error %v", f.Count, err)
			}
		})
		delete(cases, s.Name)
	}
	for name := range cases {
		t.Errorf("a breakage for %s, which is no check", name)
	}
}

// The checks of facts read events too.
func TestFactChecksReadEvents(t *testing.T) {
	l := newTestLake()
	e := &l.events[0]
	e.EventDateEnd = (*e.EventDate - 1).Ptr()
	e.Value = p(-1.0)
	found, err := Check(t.Context(), makeLake(t, l))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"fact_dates", "fact_figures"} {
		if !slices.ContainsFunc(found, func(f Finding) bool { return f.Check == want }) {
			t.Errorf("%s misses a broken event: %v", want, found)
		}
	}
}

func TestFindingsExplainThemselves(t *testing.T) {
	l := newTestLake()
	l.mentions[0].Bound = "roughly"
	found, err := Check(t.Context(), makeLake(t, l))
	if err != nil || len(found) != 1 {
		t.Fatalf("findings %v, error %v", found, err)
	}
	want := Finding{
		Check: "vocabulary_mentions", About: "one row per column of mentions and value outside its vocabulary", Count: 1,
		Sample: " column  value    rows \n───────────────────────\n bound   roughly     1 ",
	}
	if diff := cmp.Diff(want, found[0]); diff != "" {
		t.Error(diff)
	}
}

func TestOpenVocabularyForms(t *testing.T) {
	l := newTestLake()
	for i, v := range []string{"since:2018-10", "since:2020", "since:2020-03-09", "from_high:2021-02", "4D", "10Y", "3.5M", "QTD"} {
		l.mentions[i].BasePeriod = &v
	}
	found, err := Check(t.Context(), makeLake(t, l))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("%s\n%s", f.Check, f.Sample)
	}
}

// A nightly run may read tomorrow's paper, which ingest believes; a paper from
// further ahead it does not.
func TestTomorrowsPaper(t *testing.T) {
	for ahead, want := range map[schema.Date]int{2: 0, 3: 1} {
		l := newTestLake()
		a := &l.articles[0]
		day := schema.DateOf(a.AvailableAt) + ahead
		a.Availability, a.PublishedDate, a.PublishedAt = "observed", &day, p(day.Time())
		found, err := Check(t.Context(), makeLake(t, l))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != want {
			t.Errorf("%d days ahead: findings %v", ahead, found)
		}
	}
}

func TestSchemaChecksCoverEveryTable(t *testing.T) {
	names := map[string]bool{}
	for _, s := range schemaChecks() {
		names[s.Name] = true
	}
	for _, table := range schema.Tables() {
		if !names["null_"+table.Name] {
			t.Errorf("no NULL check for %s", table.Name)
		}
	}
	for _, want := range []string{"unique_articles", "vocabulary_event_revisions", "vocabulary_entities"} {
		if !names[want] {
			t.Errorf("no check %s", want)
		}
	}
}
