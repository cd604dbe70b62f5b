package pipeline

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/schema"
)

func TestAvailability(t *testing.T) {
	asOf := time.Date(2024, 3, 14, 22, 0, 0, 0, time.UTC)
	at := time.Date(2024, 3, 12, 8, 30, 15, 0, time.UTC)
	late := time.Date(2024, 3, 15, 1, 0, 0, 0, time.UTC)
	day, today, year := schema.NewDate(2024, 3, 12), schema.NewDate(2024, 3, 14), schema.NewDate(2023, 1, 1)
	backfill := availability{asOf: asOf, backfill: true, lag: 15 * time.Minute}
	nightly := availability{asOf: asOf, lag: 15 * time.Minute}
	for _, c := range []struct {
		name string
		v    availability
		a    schema.Article
		at   time.Time
		kind string
	}{
		{"nightly", nightly, schema.Article{PublishedAt: &at, PublishedDate: &day, PublishedPrecision: "second"}, asOf, observed},
		{"nightly, undated", nightly, schema.Article{PublishedPrecision: "none"}, asOf, observed},
		{"second", backfill, schema.Article{PublishedAt: &at, PublishedDate: &day, PublishedPrecision: "second"},
			time.Date(2024, 3, 12, 8, 45, 15, 0, time.UTC), simulated},
		{"day: after its end", backfill, schema.Article{PublishedDate: &day, PublishedPrecision: "day"},
			time.Date(2024, 3, 13, 0, 15, 0, 0, time.UTC), simulated},
		{"day in the house's zone", backfill, schema.Article{PublishedDate: &day, PublishedPrecision: "day", TimeZone: "America/New_York"},
			time.Date(2024, 3, 13, 4, 15, 0, 0, time.UTC), simulated},
		{"month", backfill, schema.Article{PublishedDate: schema.NewDate(2023, 12, 1).Ptr(), PublishedPrecision: "month"},
			time.Date(2024, 1, 1, 0, 15, 0, 0, time.UTC), simulated},
		{"year", backfill, schema.Article{PublishedDate: &year, PublishedPrecision: "year"},
			time.Date(2024, 1, 1, 0, 15, 0, 0, time.UTC), simulated},
		{"the day is not over yet", backfill, schema.Article{PublishedDate: &today, PublishedPrecision: "day"}, asOf, simulated},
		{"published after the run", backfill, schema.Article{PublishedAt: &late, PublishedPrecision: "minute"}, late, simulated},
		{"undated", backfill, schema.Article{PublishedPrecision: "none"}, asOf, unknown},
	} {
		c.v.set(&c.a)
		if !c.a.AvailableAt.Equal(c.at) || c.a.Availability != c.kind {
			t.Errorf("%s: %v %s, want %v %s", c.name, c.a.AvailableAt, c.a.Availability, c.at, c.kind)
		}
	}
}

func TestMergeEntities(t *testing.T) {
	early, late := time.Unix(1000, 0).UTC(), time.Unix(2000, 0).UTC()
	ticker, a, b, c := "A", "a", "b", "c"
	old := []schema.Entity{{EntityID: a, Name: "ALPHA"}, {EntityID: b, Name: "Beta", Ticker: &ticker, MentionCount: 9, FirstSeen: early}, {EntityID: "gone"}}
	seen := []schema.Entity{{EntityID: a, Name: "Alpha"}, {EntityID: b, Name: "Zeta"}, {EntityID: c, Name: "Speaker"}}
	mentions := []schema.Mention{
		{AvailableAt: late, Fact: schema.Fact{SubjectID: &a, ActorID: &a}},
		{AvailableAt: early, Fact: schema.Fact{SubjectID: &a, ActorID: &b}},
	}
	quotes := []schema.Quote{{SpeakerID: &c, AvailableAt: late}}
	got := mergeEntities(old, seen, mentions, quotes)
	want := []schema.Entity{
		{EntityID: a, Name: "Alpha", FirstSeen: early, MentionCount: 2},
		{EntityID: b, Name: "Beta", Ticker: &ticker, FirstSeen: early, MentionCount: 1},
		{EntityID: c, Name: "Speaker", FirstSeen: late},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLinkQuotes(t *testing.T) {
	mention := func(id, article, kind string, start, end int32) schema.Mention {
		return schema.Mention{MentionID: id, ArticleID: article, EventID: "event " + id, StartByte: start, EndByte: end, Fact: schema.Fact{EventType: kind}}
	}
	mentions := []schema.Mention{
		mention("move", "x", schema.PriceMove, 0, 100),
		mention("part", "x", schema.AnalystComment, 0, 20),
		mention("most", "x", schema.PolicyStatement, 10, 50),
		mention("elsewhere", "y", schema.AnalystComment, 10, 50),
	}
	stale := "event of an earlier run"
	quotes := []schema.Quote{{ArticleID: "x", StartByte: 10, EndByte: 40}, {ArticleID: "x", StartByte: 60, EndByte: 70, EventID: &stale}}
	linkQuotes(quotes, mentions)
	if quotes[0].EventID == nil || *quotes[0].EventID != "event most" {
		t.Errorf("linked to %v, want the statement that shares most", quotes[0].EventID)
	}
	if quotes[1].EventID != nil {
		t.Errorf("a quote beside every statement is linked to %s", *quotes[1].EventID)
	}
}

func TestBatchBounds(t *testing.T) {
	b := &batch{}
	for range batchItems {
		if b.full() {
			t.Fatal("full too early")
		}
		b.add(item{reject: &schema.Reject{Bytes: 1}})
	}
	if !b.full() {
		t.Errorf("not full with %d items", batchItems)
	}
	b = &batch{}
	b.add(item{reject: &schema.Reject{Bytes: batchBytes}})
	if !b.full() {
		t.Errorf("not full with %d bytes", b.bytes)
	}
}
