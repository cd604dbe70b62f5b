package pipeline_test

import (
	gocmp "cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/schema"
)

// The texts of one session, told with and without its day.
const (
	datedClose   = " date 2023-08-03 Hong Kong shares climbed as lenders led the way. The Hang Seng Index rose 1.74 per cent to 19,420.87. Lenovo gained 2.4 per cent to HK$8.63 while Geely lost 3.1 per cent to HK$10.42."
	undatedClose = "(Halyard) -- The Hang Seng Index rose 1.74% to 19,420.87 as banks rallied. Lenovo gained 2.4% to HK$8.63, and Xiaomi advanced 5.2%.\n\n©2023 Halyard News"
	undatedOther = "(Halyard) -- The Hang Seng Index rose 0.9% to 18,001.10 as banks rallied. Lenovo gained 2.4% to HK$8.50.\n\n©2023 Halyard News"
	streakDated  = " date 2023-08-03 Hong Kong stocks rallied for a fourth day as regulators eased off. Regulators last week imposed more than $2 billion of fines on Tencent Holdings. Officials met lenders on Wednesday."
	streakBare   = "(Halyard) -- Chinese technology stocks gained for a fourth day in Hong Kong on hopes of an end to the crackdown.\n\nRegulators last week imposed more than $2 billion of fines on Tencent Holdings. Officials met lenders Wednesday.\n\n©2023 Halyard News"
	streakBefore = "(Halyard) -- Chinese technology stocks gained for a fourth day in Hong Kong on hopes of an end to the crackdown.\n\nRegulators last week imposed more than $2 billion of fines on Tencent Holdings. Officials met lenders Wednesday.\n\n©2021 Halyard News"
)

// publish runs the real engine over the files in a lake of their own and
// returns the article of each file by its name.
func publish(t *testing.T, files map[string]string) (map[string]schema.Article, map[string][]schema.Mention) {
	t.Helper()
	engine, err := pipeline.NewEngine(nil)
	if err != nil {
		t.Fatal(err)
	}
	lake := t.TempDir()
	o := options(lake, write(t, files))
	o.Extractor, o.Backfill, o.Lag = engine, true, pipeline.DefaultLag
	run(t, o)
	articles, facts := map[string]schema.Article{}, map[string][]schema.Mention{}
	rows := load(t, lake)
	name := map[string]string{}
	for _, a := range rows.Articles {
		articles[a.SourceURI] = a
		name[a.ArticleID] = a.SourceURI
	}
	for _, m := range rows.Mentions {
		facts[name[m.ArticleID]] = append(facts[name[m.ArticleID]], m)
	}
	for _, e := range rows.EventRevisions {
		if e.RevisedAt.Before(e.FirstAvailableAt) {
			t.Errorf("event %s is known at %v, before %v", e.EventID, e.RevisedAt, e.FirstAvailableAt)
		}
	}
	return articles, facts
}

func TestUndatedArticleTakesTheDayOfSharedFacts(t *testing.T) {
	day := schema.NewDate(2023, 8, 3)
	for name, c := range map[string]struct {
		files map[string]string
		want  bool
	}{
		"two figures and a level":         {map[string]string{"a.txt": datedClose, "u.txt": undatedClose}, true},
		"alone":                           {map[string]string{"u.txt": undatedClose}, false},
		"another session":                 {map[string]string{"a.txt": datedClose, "u.txt": undatedOther}, false},
		"a streak, a weekday and a fine":  {map[string]string{"a.txt": streakDated, "u.txt": streakBare}, true},
		"the text says another year":      {map[string]string{"a.txt": streakDated, "u.txt": streakBefore}, false},
		"nothing dated among what shares": {map[string]string{"b.txt": strings.Replace(undatedClose, "Xiaomi", "Baidu", 1), "u.txt": undatedClose}, false},
	} {
		t.Run(name, func(t *testing.T) {
			articles, facts := publish(t, c.files)
			u := articles["u.txt"]
			if got := u.DateSource == "inferred"; got != c.want {
				t.Fatalf("date_source %s, evidence %q", u.DateSource, deref(u.DateEvidence))
			}
			if len(facts["u.txt"]) == 0 {
				t.Fatal("no facts")
			}
			for _, m := range facts["u.txt"] {
				if !c.want && m.EventDate != nil && m.DatePrecision == "day" {
					t.Errorf("%q is dated %v by nothing (%s)", m.Text, m.EventDate, deref(m.DateRule))
				}
				if c.want && m.EventType == schema.PriceMove && (m.EventDate == nil || *m.EventDate != day) {
					t.Errorf("%q: %v, want %v", m.Text, m.EventDate, day)
				}
			}
			if !c.want {
				return
			}
			if u.PublishedDate == nil || *u.PublishedDate != day || u.PublishedPrecision != "day" || !strings.Contains(deref(u.DateEvidence), "a.txt of 2023-08-03") {
				t.Errorf("published %v (%s), evidence %q", u.PublishedDate, u.PublishedPrecision, deref(u.DateEvidence))
			}
		})
	}
}

// An article that a later night dates is dated by a revision: what was known
// before stays what it was, undated, and from then on its facts are told by the
// events of the dated article.
func TestALaterNightDatesByRevision(t *testing.T) {
	engine, err := pipeline.NewEngine(nil)
	if err != nil {
		t.Fatal(err)
	}
	lake := t.TempDir()
	next := night.Add(24 * time.Hour)
	var before []schema.Event
	for i, text := range []string{undatedClose, datedClose} {
		o := options(lake, write(t, map[string]string{"x.txt": text}))
		o.Extractor, o.AsOf = engine, night.Add(time.Duration(i)*24*time.Hour)
		run(t, o)
		if i == 0 {
			before = load(t, lake).Events
		}
	}
	rows := load(t, lake)
	undated := 0
	for _, a := range rows.Articles {
		if a.DateSource == "inferred" {
			undated++
			if a.DatedAt == nil || !a.DatedAt.Equal(next) || !a.AvailableAt.Equal(night) {
				t.Errorf("dated at %v, available at %v", a.DatedAt, a.AvailableAt)
			}
		}
	}
	if undated != 1 {
		t.Fatalf("%d articles were given a day", undated)
	}
	for _, m := range rows.MentionRevisions {
		if m.EventDate != nil && m.DatePrecision == "day" || !m.AvailableAt.Equal(night) || !m.SupersededAt.Equal(next) {
			t.Errorf("superseded: %q of %v, available %v until %v", m.Text, m.EventDate, m.AvailableAt, m.SupersededAt)
		}
	}
	if len(rows.MentionRevisions) == 0 {
		t.Error("nothing is kept of what was known before")
	}
	if d := cmp.Diff(before, asOf(rows.EventRevisions, night)); d != "" {
		t.Errorf("the first night has changed: %s", d)
	}
	if d := cmp.Diff(rows.Events, asOf(rows.EventRevisions, next)); d != "" {
		t.Errorf("the second night is not its last revisions: %s", d)
	}
	both := 0
	for _, e := range rows.Events {
		if e.Ticker != nil && *e.Ticker == "^HSI" && e.EventType == schema.PriceMove && e.ArticleCount == 2 {
			both++
		}
	}
	if both != 1 {
		t.Errorf("%d moves of the index are told by both articles, want 1", both)
	}
}

// asOf is what events_asof gives, in the order of the events table.
func asOf(revisions []schema.EventRevision, ts time.Time) []schema.Event {
	last := map[string]schema.EventRevision{}
	for _, r := range revisions {
		if !r.RevisedAt.After(ts) && !r.RevisedAt.Before(last[r.EventID].RevisedAt) {
			last[r.EventID] = r
		}
	}
	var out []schema.Event
	for _, r := range last {
		if !r.Withdrawn {
			out = append(out, r.Event)
		}
	}
	slices.SortFunc(out, func(a, b schema.Event) int {
		return gocmp.Or(a.FirstAvailableAt.Compare(b.FirstAvailableAt), gocmp.Compare(a.EventID, b.EventID))
	})
	return out
}

// An article takes its day at once from what is there already.
func TestADatedArticleOfAnEarlierNightDates(t *testing.T) {
	engine, err := pipeline.NewEngine(nil)
	if err != nil {
		t.Fatal(err)
	}
	lake := t.TempDir()
	seen := false
	for i, text := range []string{datedClose, undatedClose} {
		o := options(lake, write(t, map[string]string{"x.txt": text}))
		o.Extractor, o.AsOf = engine, night.Add(time.Duration(i)*24*time.Hour)
		run(t, o)
	}
	rows := load(t, lake)
	for _, a := range rows.Articles {
		if a.DateSource == "inferred" {
			seen = true
			if want := night.Add(24 * time.Hour); !a.AvailableAt.Equal(want) || a.DatedAt != nil {
				t.Errorf("available at %v, dated at %v, want %v and never", a.AvailableAt, a.DatedAt, want)
			}
		}
	}
	if !seen {
		t.Error("the undated article of the second night got no day")
	}
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
