package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/pipeline/store"
	"github.com/wiremill/wiremill/schema"
)

var night = time.Date(2024, 3, 14, 22, 0, 0, 0, time.UTC)

// write makes a directory of input files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func options(lake string, inputs ...string) pipeline.Options {
	return pipeline.Options{Lake: lake, Inputs: inputs, AsOf: night, Extractor: fake{}, Workers: 2, Program: "test"}
}

func run(t *testing.T, o pipeline.Options) pipeline.Summary {
	t.Helper()
	sum, err := pipeline.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if sum.RecordsIn != sum.Articles+sum.Duplicates+sum.Rejects {
		t.Errorf("records in %d, but %d articles + %d duplicates + %d rejects", sum.RecordsIn, sum.Articles, sum.Duplicates, sum.Rejects)
	}
	return sum
}

func load(t *testing.T, lake string) *store.Contents {
	t.Helper()
	l, err := store.OpenRead(lake, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	rows, err := l.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// parquet reads every Parquet file of a lake.
func parquet(t *testing.T, lake string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(lake), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".parquet") {
			b, err := os.ReadFile(filepath.Join(lake, path))
			files[path] = string(b)
			return err
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("%d Parquet files in %s: %v", len(files), lake, err)
	}
	return files
}

// corpus is more than one batch: articles, repeated texts and rejects.
func corpus() string {
	var b strings.Builder
	for i := range 700 {
		day := fmt.Sprintf("2024-03-%02dT%02d:00:00Z", 1+i%14, i%24)
		switch {
		case i%50 == 3:
			b.WriteString("{broken\n")
		case i%70 == 5:
			fmt.Fprintf(&b, `{"text":"PANIC number %d"}`+"\n", i)
		default:
			fmt.Fprintf(&b, `{"id":"%d","published":%q,"source":"Wire %d","title":"Day %d","text":"Alpha rose %d.5%% in the session. Beta fell 1.25%%. \"We are pleased with number %d,\" it said."}`+"\n",
				i, day, i%3, i%300, i%300%7, i%300)
		}
	}
	return b.String()
}

func TestEveryInputIsCounted(t *testing.T) {
	in := write(t, map[string]string{
		"a.txt": "Alpha rose 2.5% on Monday.", "copy.txt": "Alpha rose 2.5% on Monday.",
		"bug.txt": "PANIC here.", "empty.txt": "", "notes.docx": "x",
		"b.jsonl": `{"text":"Beta fell 1%."}` + "\n{\n" + `{"title":"no text"}` + "\n",
	})
	lake := filepath.Join(t.TempDir(), "lake")
	sum := run(t, options(lake, in))
	want := map[string]int64{"panic": 1, "empty": 1, "unsupported": 1, "invalid_json": 1, "no_text": 1}
	if diff := cmp.Diff(want, sum.RejectReasons); diff != "" {
		t.Errorf("rejects (-want +got):\n%s", diff)
	}
	if sum.RecordsIn != 8 || sum.Articles != 2 || sum.Duplicates != 1 || sum.Rejects != 5 {
		t.Errorf("got %d in = %d + %d + %d, want 8 = 2 + 1 + 5", sum.RecordsIn, sum.Articles, sum.Duplicates, sum.Rejects)
	}
	rows := load(t, lake)
	for _, r := range rows.Rejects {
		if r.RunID != sum.RunID || !r.AvailableAt.Equal(night) {
			t.Errorf("reject of %s has run %s at %v", r.SourceURI, r.RunID, r.AvailableAt)
		}
		if r.Reason == "panic" && (r.SourceURI != "bug.txt" || r.Stage != "extract" || !strings.Contains(r.Detail, "count to three") || r.Bytes != 11) {
			t.Errorf("the panic does not name its article: %+v", r)
		}
	}
	if diff := cmp.Diff([]schema.Run{sum.Run}, rows.Runs); diff != "" {
		t.Errorf("row of the run (-returned +stored):\n%s", diff)
	}
}

func TestFactsAreFilledIn(t *testing.T) {
	in := write(t, map[string]string{"a.jsonl": `{"published":"2024-03-14","text":"Alpha rose 2.5%. Beta fell 1%. Alpha rose 3%."}`})
	lake := filepath.Join(t.TempDir(), "lake")
	run(t, options(lake, in))
	rows := load(t, lake)
	if got := rows.Articles[0].MentionCount; got != 3 {
		t.Errorf("mention_count %d, want 3", got)
	}
	for _, m := range rows.Mentions {
		if !m.AvailableAt.Equal(night) || m.EventID == "" {
			t.Errorf("mention %q: available_at %v, event %q", m.Text, m.AvailableAt, m.EventID)
		}
	}
	counts := map[string]int32{}
	for _, e := range rows.Entities {
		counts[e.Name] = e.MentionCount
		if !e.FirstSeen.Equal(night) {
			t.Errorf("%s first seen %v, want %v", e.Name, e.FirstSeen, night)
		}
	}
	if diff := cmp.Diff(map[string]int32{"Alpha": 2, "Beta": 1}, counts); diff != "" {
		t.Error(diff)
	}
}

func TestSameBytesWhateverWorkersAndOrder(t *testing.T) {
	lines := strings.SplitAfter(corpus(), "\n")
	a, b := strings.Join(lines[:300], ""), strings.Join(lines[300:], "")
	in := write(t, map[string]string{"a.jsonl": a, "b.jsonl": b})
	one, two := filepath.Join(in, "a.jsonl"), filepath.Join(in, "b.jsonl")
	for _, backfill := range []bool{false, true} {
		var first map[string]string
		for _, try := range []struct {
			workers int
			inputs  []string
		}{{1, []string{one, two}}, {8, []string{one, two}}, {3, []string{two, one}}} {
			lake := filepath.Join(t.TempDir(), "lake")
			o := options(lake, try.inputs...)
			o.Workers, o.Backfill = try.workers, backfill
			sum := run(t, o)
			if sum.Duplicates == 0 || sum.Rejects == 0 || sum.Mentions == 0 || sum.Quotes == 0 {
				t.Fatalf("the corpus tests too little: %+v", sum)
			}
			files := parquet(t, lake)
			if first == nil {
				first = files
			}
			if diff := cmp.Diff(first, files); diff != "" {
				t.Errorf("backfill %v, %d workers, inputs %v: other bytes than with 1 worker", backfill, try.workers, try.inputs)
			}
		}
	}
}

func TestSameNightTwiceChangesNothing(t *testing.T) {
	in := write(t, map[string]string{"in.jsonl": corpus()})
	lake := filepath.Join(t.TempDir(), "lake")
	first := run(t, options(lake, in))
	before := parquet(t, lake)
	second := run(t, options(lake, in))
	if !second.Replay || second.RunID != first.RunID || second.Articles != 0 || second.Rejects != first.Rejects {
		t.Errorf("second run: %+v", second)
	}
	if diff := cmp.Diff(before, parquet(t, lake)); diff != "" {
		t.Error("the second run changed the lake")
	}
	if first.Lake != second.Lake {
		t.Errorf("lake counts %+v, then %+v", first.Lake, second.Lake)
	}
}

func TestLaterNightAddsOnlyWhatIsNew(t *testing.T) {
	in := write(t, map[string]string{"a.txt": "Alpha rose 2.5%."})
	lake := filepath.Join(t.TempDir(), "lake")
	run(t, options(lake, in))
	if err := os.WriteFile(filepath.Join(in, "b.txt"), []byte("Beta fell 1%."), 0o644); err != nil {
		t.Fatal(err)
	}
	o := options(lake, in)
	o.AsOf = night.AddDate(0, 0, 1)
	sum := run(t, o)
	if sum.Replay || sum.Articles != 1 || sum.Duplicates != 1 {
		t.Errorf("second night: %+v, want 1 article and 1 duplicate", sum.Run)
	}
	at := map[string]time.Time{}
	for _, a := range load(t, lake).Articles {
		at[a.SourceURI] = a.AvailableAt
	}
	if diff := cmp.Diff(map[string]time.Time{"a.txt": night, "b.txt": o.AsOf}, at); diff != "" {
		t.Errorf("available_at (-want +got):\n%s", diff)
	}
}

// A lake filled in parts holds what a lake filled at once does.
func TestBackfillInParts(t *testing.T) {
	// No text stands in both parts: of equal texts the one published first stays.
	lines := strings.SplitAfter(corpus(), "\n")
	in := write(t, map[string]string{
		"all/a.jsonl": strings.Join(lines[:150], ""), "all/b.jsonl": strings.Join(lines[150:300], ""),
	})
	a, b := filepath.Join(in, "all", "a.jsonl"), filepath.Join(in, "all", "b.jsonl")
	fill := func(parts ...[]string) *store.Contents {
		lake := filepath.Join(t.TempDir(), "lake")
		for _, inputs := range parts {
			o := options(lake, inputs...)
			o.Backfill = true
			run(t, o)
		}
		rows := load(t, lake)
		rows.Runs, rows.Rejects = nil, nil // these differ, and should
		return rows
	}
	whole := fill([]string{a, b})
	for name, rows := range map[string]*store.Contents{"a then b": fill([]string{a}, []string{b}), "again": fill([]string{a, b}, []string{a})} {
		if diff := cmp.Diff(whole, rows, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-at once +in parts):\n%.2000s", name, diff)
		}
	}
}

func TestInterruptedRunLeavesTheLake(t *testing.T) {
	in := write(t, map[string]string{"in.jsonl": corpus()})
	lake := filepath.Join(t.TempDir(), "lake")
	run(t, options(lake, write(t, map[string]string{"a.txt": "Alpha rose 2.5%."})))
	before := parquet(t, lake)
	ctx, cancel := context.WithCancel(t.Context())
	o := options(lake, in)
	o.AsOf = night.AddDate(0, 0, 1)
	o.Progress = func(p pipeline.Progress) { cancel() }
	if _, err := pipeline.Run(ctx, o); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	if diff := cmp.Diff(before, parquet(t, lake)); diff != "" {
		t.Error("the interrupted run changed the lake")
	}
	run(t, o) // it can be run again
}

// A read that blocks must not hold up an interrupt.
func TestInterruptWhileReadingAPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	defer r.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	o := options(filepath.Join(t.TempDir(), "lake"), "-")
	o.Stdin = r
	if _, err := pipeline.Run(ctx, o); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want context.DeadlineExceeded", err)
	}
}

func TestErrorsPublishNothing(t *testing.T) {
	lake := filepath.Join(t.TempDir(), "lake")
	in := write(t, map[string]string{"a.txt": "Alpha rose 2.5%."})
	if _, err := pipeline.Run(t.Context(), options(lake, in, filepath.Join(in, "missing"))); err == nil || !strings.Contains(err.Error(), "missing") {
		t.Errorf("a missing input: error %v", err)
	}
	if _, err := store.OpenRead(lake, store.Options{}); !errors.Is(err, store.ErrNotLake) {
		t.Errorf("something was published: %v", err)
	}
	held, err := store.Open(lake, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if _, err := pipeline.Run(t.Context(), options(lake, in)); !errors.Is(err, store.ErrLocked) {
		t.Errorf("a lake that is held: error %v, want ErrLocked", err)
	}
}

func TestWallClockRun(t *testing.T) {
	in := write(t, map[string]string{"a.txt": "Alpha rose 2.5%."})
	o := options(filepath.Join(t.TempDir(), "lake"), in)
	tick := time.Date(2024, 3, 14, 23, 0, 0, 1234567, time.FixedZone("CET", 3600))
	o.AsOf, o.Now = time.Time{}, func() time.Time { tick = tick.Add(time.Second); return tick }
	sum := run(t, o)
	start := time.Date(2024, 3, 14, 22, 0, 1, 1234000, time.UTC)
	if !sum.AsOf.Equal(start) || !sum.StartedAt.Equal(start) || !sum.FinishedAt.After(start) {
		t.Errorf("as_of %v, started %v, finished %v; want start %v", sum.AsOf, sum.StartedAt, sum.FinishedAt, start)
	}
}

func TestExplain(t *testing.T) {
	in := write(t, map[string]string{"a.txt": "Alpha rose 2.5%.", "b.txt": "", "c.txt": "PANIC"})
	var got []string
	err := pipeline.Explain(t.Context(), pipeline.ExplainOptions{Inputs: []string{in}, Extractor: fake{}}, func(x pipeline.Explained) error {
		if x.Reject != nil {
			got = append(got, x.Reject.SourceURI+" "+x.Reject.Reason)
		} else {
			got = append(got, x.Article.SourceURI+" "+x.Found.Mentions[0].Text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a.txt Alpha rose 2.5%", "b.txt empty", "c.txt panic"}, got); diff != "" {
		t.Error(diff)
	}
}
