package report

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/pipeline/report/duck"
	"github.com/wiremill/wiremill/schema"
)

func daily(t *testing.T, o DailyOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := Daily(t.Context(), o, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// golden compares got with a file of testdata; WIREMILL_UPDATE=1 rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("WIREMILL_UPDATE") == "1" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: %s", file, diff)
	}
}

func TestDailySummaryAndFiles(t *testing.T) {
	dir := makeLake(t, newTestLake())
	got := daily(t, DailyOptions{LakeDir: dir, From: day("2023-07-13").Ptr(), To: day("2023-07-15").Ptr()})
	golden(t, "summary.txt", strings.ReplaceAll(got, dir, "LAKE"))
	for _, d := range []string{"2023-07-13", "2023-07-14", "2023-07-15"} {
		for _, name := range []string{"daily_moves", "daily_events", "daily_quality"} {
			csv, err := os.ReadFile(filepath.Join(dir, "reports", "date="+d, name+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, d+"-"+name+".csv", string(csv))
		}
	}
}

func TestDailyParquetHasTheSameRowsAndTypes(t *testing.T) {
	dir := makeLake(t, newTestLake())
	daily(t, DailyOptions{LakeDir: dir, Date: day("2023-07-13").Ptr()})
	got, err := query(t, dir, `
SELECT signed_pct, typeof(day) AS day, typeof(first_available_at) AS at, typeof(story_count) AS n
FROM read_parquet('`+dir+`/reports/date=2023-07-13/daily_moves.parquet', hive_partitioning = false) ORDER BY ALL`, "jsonl")
	if err != nil {
		t.Fatal(err)
	}
	want := `{"signed_pct":2.7,"day":"DATE","at":"TIMESTAMP WITH TIME ZONE","n":"INTEGER"}
{"signed_pct":3.8,"day":"DATE","at":"TIMESTAMP WITH TIME ZONE","n":"INTEGER"}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The same lake gives the same bytes, whatever the number of threads and
// whatever lay there before; nothing else is left behind.
func TestDailyIsDeterministic(t *testing.T) {
	dir := makeLake(t, newTestLake())
	out := filepath.Join(t.TempDir(), "out")
	o := DailyOptions{LakeDir: dir, OutDir: out, From: day("2023-07-13").Ptr(), To: day("2023-07-14").Ptr()}
	o.Limits = duck.Limits{Threads: 1}
	daily(t, o)
	first := tree(t, out)
	if len(first) != 12 {
		t.Fatalf("%d files, want 3 marts in 2 formats for 2 days: %v", len(first), first)
	}
	stale := filepath.Join(out, "date=2023-07-13", "stale.csv")
	if err := os.WriteFile(stale, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(out, ".staged-date=2023-07-13-killed.old"), 0o755); err != nil {
		t.Fatal(err)
	}
	o.Limits = duck.Limits{Threads: 4}
	daily(t, o)
	if diff := cmp.Diff(first, tree(t, out)); diff != "" {
		t.Error(diff)
	}
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) != 2 {
		t.Errorf("%d entries in %s, want the 2 days; error %v", len(entries), out, err)
	}
}

func TestDailyDefaultDay(t *testing.T) {
	l := newTestLake()
	future := l.events[0]
	future.EventID, future.EventDate, future.EventDateEnd = id("future"), day("2099-01-01").Ptr(), day("2099-01-01").Ptr()
	l.events = append(l.events, future)
	if got := daily(t, DailyOptions{LakeDir: makeLake(t, l)}); !strings.HasPrefix(got, "wiremill report of 2023-07-14,") {
		t.Errorf("a misdated event moved the day: %.60s", got)
	}
	l.events = nil
	if got := daily(t, DailyOptions{LakeDir: makeLake(t, l)}); !strings.HasPrefix(got, "wiremill report of 2023-07-15,") {
		t.Errorf("without events the day is the run's: %.60s", got)
	}
}

// What goes wrong while a day is written leaves the day as it was.
func TestDailyFailureKeepsTheOldDay(t *testing.T) {
	dir := makeLake(t, newTestLake())
	o := DailyOptions{LakeDir: dir, Date: day("2023-07-13").Ptr()}
	daily(t, o)
	before := tree(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	c, err := openLake(ctx, dir, duck.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := keepMarts(ctx, c, *o.Date, *o.Date); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := writeDay(ctx, c, filepath.Join(dir, "reports"), *o.Date); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want the cancellation", err)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestDailyErrors(t *testing.T) {
	dir := makeLake(t, newTestLake())
	d := day("2023-07-13")
	empty := makeLake(t, &testLake{})
	for _, c := range []struct {
		name string
		o    DailyOptions
		want string
	}{
		{"both", DailyOptions{LakeDir: dir, Date: &d, From: &d}, "not both"},
		{"half a range", DailyOptions{LakeDir: dir, From: &d}, "needs both"},
		{"backwards", DailyOptions{LakeDir: dir, From: &d, To: (d - 1).Ptr()}, "ends before it begins"},
		{"too long", DailyOptions{LakeDir: dir, From: schema.Date(0).Ptr(), To: &d}, "in parts"},
		{"no run", DailyOptions{LakeDir: empty}, "no run yet"},
		{"no lake", DailyOptions{LakeDir: t.TempDir()}, "is not a lake"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Daily(t.Context(), c.o, &bytes.Buffer{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want %q in it", err, c.want)
			}
		})
	}
}
