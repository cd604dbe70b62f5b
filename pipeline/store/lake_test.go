package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
	"pgregory.net/rapid"
)

var july = time.Date(2023, 7, 30, 8, 0, 0, 0, time.UTC)

// mustCommit opens the lake, commits c and closes it.
func mustCommit(t testing.TB, dir string, c *Contents, o Options) {
	t.Helper()
	l, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Commit(context.Background(), c); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// visible returns name and hash of every file a reader of the lake sees.
func visible(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			if e != nil && e.Name() == stagingName {
				return fs.SkipDir
			}
			return err
		}
		if strings.HasPrefix(e.Name(), ".") {
			return nil
		}
		b, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(rel)] = fmt.Sprintf("%x", sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestCommitThenLoad(t *testing.T) {
	for _, by := range []string{ByMonth, ByDay} {
		dir := t.TempDir()
		want, given := sample(5, july, 24*time.Hour), shuffled(sample(5, july, 24*time.Hour), 7)
		before := shuffled(sample(5, july, 24*time.Hour), 7)
		mustCommit(t, dir, given, Options{Partition: by})
		if diff := cmp.Diff(before, given); diff != "" {
			t.Errorf("Commit changed the rows it was given:\n%s", diff)
		}
		l, err := OpenRead(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := l.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("by %s: loaded contents differ (-committed +loaded):\n%s", by, diff)
		}
		if findings, err := l.Verify(t.Context()); err != nil || len(findings) > 0 {
			t.Errorf("by %s: Verify = %v, %v", by, findings, err)
		}
	}
}

func TestLayout(t *testing.T) {
	for by, want := range map[string][]string{
		ByMonth: {
			"articles/month=2023-07/part-0.parquet", "articles/month=2023-08/part-0.parquet",
			"entities/part-0.parquet", "events/month=1970-01/part-0.parquet",
			"rejects/month=2023-07/part-0.parquet", "runs/part-0.parquet", "wiremill.json",
		},
		ByDay: {
			"articles/day=2023-07-31/part-0.parquet", "articles/day=2023-08-01/part-0.parquet",
			"entities/part-0.parquet", "events/day=1970-01-01/part-0.parquet",
			"rejects/day=2023-07-31/part-0.parquet", "runs/part-0.parquet", "wiremill.json",
		},
	} {
		dir := t.TempDir()
		// 23:59:59.999999 UTC on the last of July, and the first microsecond of August told in another zone.
		c := sample(2, time.Date(2023, 7, 31, 23, 59, 59, 999_999_000, time.UTC), time.Microsecond)
		c.Articles[1].AvailableAt = c.Articles[1].AvailableAt.In(time.FixedZone("west", -5*3600))
		c.Mentions, c.Events, c.EventRevisions, c.Quotes = nil, nil, nil, nil
		mustCommit(t, dir, c, Options{Partition: by})
		var got []string
		for name := range visible(t, dir) {
			if !strings.HasPrefix(name, "mention") && !strings.HasPrefix(name, "event_rev") && !strings.HasPrefix(name, "quotes") {
				got = append(got, name)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("by %s (-want +got):\n%s", by, diff)
		}
	}
}

func TestWindowSelectsPartitions(t *testing.T) {
	dir := t.TempDir()
	mustCommit(t, dir, sample(4, july, 31*24*time.Hour), Options{})
	l, err := OpenRead(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	day := func(m time.Month, d int) time.Time { return time.Date(2023, m, d, 0, 0, 0, 0, time.UTC) }
	for _, tc := range []struct {
		w    Window
		want int
	}{
		{Window{}, 4},
		{Window{From: day(8, 1)}, 3},
		{Window{From: day(8, 1), To: day(9, 1)}, 1},
		{Window{From: day(8, 31), To: day(9, 2)}, 2},
		{Window{To: day(7, 1)}, 0},
	} {
		got, err := l.LoadArticles(t.Context(), tc.w)
		if err != nil || len(got) != tc.want {
			t.Errorf("LoadArticles(%v) = %d rows, %v; want %d", tc.w, len(got), err, tc.want)
		}
	}
}

// The bytes of a lake depend on its rows only.
func TestShuffledInputGivesSameBytes(t *testing.T) {
	c := sample(40, july, 7*time.Hour)
	// Rows that agree on every sort column, and a map of several keys.
	for i := range 6 {
		r := c.Rejects[0]
		r.Bytes = int64(i % 3)
		r.Detail = fmt.Sprint(i / 3)
		c.Rejects = append(c.Rejects, r)
	}
	want := t.TempDir()
	mustCommit(t, want, c, Options{ProgramVersion: "v1", RulesHash: "abc"})
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp("", "lake")
		if err != nil {
			rt.Fatal(err)
		}
		defer os.RemoveAll(dir)
		parallel := func(tasks []func() error) error {
			for _, task := range rapid.Permutation(tasks).Draw(rt, "order") {
				if err := task(); err != nil {
					return err
				}
			}
			return nil
		}
		mustCommit(t, dir, shuffled(c, rapid.Uint64().Draw(rt, "seed")), Options{ProgramVersion: "v1", RulesHash: "abc", Parallel: parallel})
		if diff := cmp.Diff(visible(t, want), visible(t, dir)); diff != "" {
			rt.Errorf("shuffled rows give other bytes:\n%s", diff)
		}
	})
}

func TestCommitTouchesOnlyWhatChanged(t *testing.T) {
	dir := t.TempDir()
	c := sample(4, july, 24*time.Hour) // 30 July to 2 August
	mustCommit(t, dir, c, Options{})
	long := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for name := range visible(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	c.Articles[3].Title = ptr("Corrected headline")
	c.Quotes = c.Quotes[2:] // none left in July
	mustCommit(t, dir, c, Options{})
	var touched []string
	for name := range visible(t, dir) {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.ModTime().Equal(long) {
			touched = append(touched, name)
		}
	}
	if diff := cmp.Diff([]string{"articles/month=2023-08/part-0.parquet"}, touched); diff != "" {
		t.Errorf("touched files (-want +got):\n%s", diff)
	}
	if _, err := os.Stat(filepath.Join(dir, "quotes/month=2023-07")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("vanished partition is still there: %v", err)
	}
}

func TestPartitionIsKept(t *testing.T) {
	dir := t.TempDir()
	mustCommit(t, dir, sample(1, july, 0), Options{Partition: ByDay})
	l, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if l.Partition() != ByDay {
		t.Errorf("Partition() = %s, want the recorded %s", l.Partition(), ByDay)
	}
	l.Close()
	if _, err := Open(dir, Options{Partition: ByMonth}); !errors.Is(err, ErrPartition) || !strings.Contains(err.Error(), "partitioned by day") {
		t.Errorf("Open by month = %v, want ErrPartition", err)
	}
	if _, err := Open(t.TempDir(), Options{Partition: "week"}); err == nil {
		t.Error("Open by week succeeded")
	}
}

func TestNotALake(t *testing.T) {
	foreign := t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "thesis.doc"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(foreign, Options{}); !errors.Is(err, ErrNotLake) || !strings.Contains(err.Error(), "thesis.doc") {
		t.Errorf("Open(foreign directory) = %v, want ErrNotLake naming the file", err)
	}
	empty := t.TempDir()
	for _, dir := range []string{foreign, empty, filepath.Join(empty, "none")} {
		if _, err := OpenRead(dir, Options{}); !errors.Is(err, ErrNotLake) {
			t.Errorf("OpenRead(%s) = %v, want ErrNotLake", dir, err)
		}
	}
	l, err := Open(empty, Options{})
	if err != nil || !l.Fresh() {
		t.Fatalf("Open(empty directory): fresh %v, %v", l.Fresh(), err)
	}
	l.Close()
	if got := visible(t, empty); len(got) != 0 {
		t.Errorf("a lake without a commit shows files: %v", got)
	}
}

func TestLock(t *testing.T) {
	dir := t.TempDir()
	mustCommit(t, dir, sample(1, july, 0), Options{})
	l, err := Open(dir, Options{Holder: Holder{PID: 4711, Host: "mill", Start: july}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(dir, Options{})
	var locked *LockedError
	if !errors.Is(err, ErrLocked) || !errors.As(err, &locked) || locked.Holder.PID != 4711 {
		t.Fatalf("second Open = %v, want a LockedError with the holder", err)
	}
	if msg := err.Error(); !strings.Contains(msg, "pid 4711 on mill, started 2023-07-30T08:00:00Z") {
		t.Errorf("message does not name the holder: %s", msg)
	}
	if _, err := OpenRead(dir, Options{}); err != nil {
		t.Errorf("OpenRead beside a run: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := l.Commit(t.Context(), &Contents{}); err == nil {
		t.Error("Commit on a closed lake succeeded")
	}
	again, err := Open(dir, Options{})
	if err != nil {
		t.Fatalf("Open after Close: %v", err)
	}
	again.Close()
}

func TestRowWithoutTimeIsRefused(t *testing.T) {
	dir := t.TempDir()
	c := sample(2, july, time.Hour)
	mustCommit(t, dir, c, Options{})
	old := visible(t, dir)
	c.Quotes[1].AvailableAt = time.Time{}
	l, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Commit(t.Context(), c); err == nil || !strings.Contains(err.Error(), "quotes") {
		t.Errorf("Commit = %v, want an error that names the table", err)
	}
	if diff := cmp.Diff(old, visible(t, dir)); diff != "" {
		t.Errorf("lake changed:\n%s", diff)
	}
}

func TestMessagesOfTheDisk(t *testing.T) {
	for errno, want := range map[error]string{
		syscall.ENOSPC: "free some space", syscall.EACCES: "may write there", syscall.EROFS: "may write there",
	} {
		dir := t.TempDir()
		mustCommit(t, dir, sample(2, july, time.Hour), Options{})
		old := visible(t, dir)
		l, err := open(dir, Options{}, disk{before: func(op, path string) error {
			if op == "append" && strings.Contains(path, "mentions") {
				return &fs.PathError{Op: "write", Path: path, Err: errno}
			}
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		err = l.Commit(t.Context(), sample(3, july, time.Hour))
		l.Close()
		if !errors.Is(err, errno) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "mentions/month=2023-07") {
			t.Errorf("%v: message is %v", errno, err)
		}
		if diff := cmp.Diff(old, visible(t, dir)); diff != "" {
			t.Errorf("%v: lake changed:\n%s", errno, diff)
		}
		if _, err := os.Stat(filepath.Join(dir, stagingName)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v: staging directory was left behind", errno)
		}
	}
}

func TestSchemaVersionAndDamage(t *testing.T) {
	dir := t.TempDir()
	mustCommit(t, dir, sample(1, july, 0), Options{})
	file := filepath.Join(dir, "runs", partName)
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// The version is a decimal of the same length, so the footer stays well-formed.
	meta := []byte(metaSchema + "\x18\x01" + fmt.Sprint(schema.Version))
	i := strings.Index(string(b), string(meta))
	if i < 0 {
		t.Fatal("schema version not found in the footer")
	}
	other := slices.Clone(b)
	other[i+len(meta)-1] = '9'
	for name, tc := range map[string]struct {
		bytes []byte
		want  string
	}{
		"other version": {other, "schema version 9"},
		"cut file":      {b[:len(b)/2], "cannot be read"},
		"empty file":    {nil, "cannot be read"},
	} {
		if err := os.WriteFile(file, tc.bytes, 0o644); err != nil {
			t.Fatal(err)
		}
		l, err := OpenRead(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = l.Load(t.Context()); err == nil || !strings.Contains(err.Error(), tc.want) || !strings.Contains(err.Error(), "runs") {
			t.Errorf("%s: Load = %v, want %q", name, err, tc.want)
		}
		if findings, err := l.Verify(t.Context()); err != nil || len(findings) != 1 {
			t.Errorf("%s: Verify = %v, %v, want one finding", name, findings, err)
		}
	}
}

func TestVerifyFindsStrays(t *testing.T) {
	dir := t.TempDir()
	mustCommit(t, dir, sample(1, july, 0), Options{})
	stray := filepath.Join(dir, "articles", "month=2023-07", "part-1.parquet")
	if err := os.WriteFile(stray, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "quotes")); err != nil {
		t.Fatal(err)
	}
	l, err := OpenRead(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := l.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []Finding{
		{"articles/month=2023-07/part-1.parquet", "not a file of this lake; remove it"},
		{"quotes", "table has no file; run `wiremill run` once more"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
