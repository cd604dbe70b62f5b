package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var errCrash = errors.New("the machine stopped here")

// contentsA and contentsB differ in every way a commit can change a lake: rows
// changed, partition new, partition gone, table emptied, table filled.
func contentsA() *Contents {
	c := sample(2, july, 24*time.Hour)
	c.Rejects = nil
	return c
}

func contentsB() *Contents {
	c := sample(2, july.AddDate(0, 0, 1), 24*time.Hour)
	c.Quotes = nil
	c.Articles[0].Title = ptr("Changed")
	return c
}

// counting returns a disk whose n-th step, counted from 1, does what fail says,
// and the number of steps so far.
func counting(n int, fail func() error, sticky bool) (disk, *int) {
	steps := new(int)
	return disk{before: func(string, string) error {
		*steps++
		if *steps == n || sticky && *steps > n {
			return fail()
		}
		return nil
	}}, steps
}

func crash() error { return errCrash }

// stride is how far apart the tried steps are: every step, but for -short,
// which is for slow machines and the race detector.
func stride() int {
	if testing.Short() {
		return 41
	}
	return 1
}

// commitOn opens the lake through d and commits c; it reports whether d failed.
func commitOn(dir string, d disk, c *Contents) error {
	l, err := open(dir, Options{}, d)
	if err != nil {
		return err
	}
	return errors.Join(l.Commit(context.Background(), c), l.Close())
}

// reopened returns what a reader sees after the next Open, and checks that
// nothing of the interrupted commit is left.
func reopened(t *testing.T, dir string) map[string]string {
	t.Helper()
	l, err := Open(dir, Options{})
	if err != nil {
		t.Fatalf("Open after a crash: %v", err)
	}
	defer l.Close()
	for _, name := range []string{journalName, stagingName} {
		if _, err := os.Lstat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left after Open: %v", name, err)
		}
	}
	return visible(t, dir)
}

// oldAndNew returns a function that makes a lake with the old contents, and
// what a reader sees of the old and of the new one. A nil old is a fresh lake.
func oldAndNew(t *testing.T, old, new *Contents) (make func() string, seenOld, seenNew map[string]string) {
	t.Helper()
	seed, end := t.TempDir(), t.TempDir()
	if old != nil {
		mustCommit(t, seed, old, Options{})
		mustCommit(t, end, old, Options{})
	}
	mustCommit(t, end, new, Options{})
	i := 0
	root := t.TempDir()
	make = func() string {
		i++
		dir := filepath.Join(root, strconv.Itoa(i))
		if err := os.CopyFS(dir, os.DirFS(seed)); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	return make, visible(t, seed), visible(t, end)
}

func same(a, b map[string]string) bool { return cmp.Equal(a, b) }

// A crash at any step leaves, after the next Open, the old lake or the new one,
// and the new one from the commit point on.
func TestCrashAtEveryStep(t *testing.T) {
	for name, old := range map[string]*Contents{"first commit": nil, "later commit": contentsA()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			lake, seenOld, seenNew := oldAndNew(t, old, contentsB())
			committed, done := 0, false
			for n := 1; !done; n += stride() {
				dir := lake()
				d, _ := counting(n, crash, true)
				err := commitOn(dir, d, contentsB())
				done = err == nil
				if !done && !errors.Is(err, errCrash) {
					t.Fatalf("step %d: %v", n, err)
				}
				switch got := reopened(t, dir); {
				case same(got, seenNew):
					committed++
					if !done && !errors.Is(err, ErrUnfinished) {
						t.Errorf("step %d: the new lake came with the error %v", n, err)
					}
				case same(got, seenOld) && committed == 0:
				default:
					t.Fatalf("step %d: neither old nor new (-new +got):\n%s", n, cmp.Diff(seenNew, got))
				}
				os.RemoveAll(dir)
				if n > 2000 {
					t.Fatal("no end of steps")
				}
			}
			if committed*stride() < 20 {
				t.Errorf("only %d steps after the commit point were tried", committed)
			}
		})
	}
}

// A crash while an earlier crash is being recovered from changes nothing.
func TestCrashDuringRecovery(t *testing.T) {
	t.Parallel()
	lake, _, seenNew := oldAndNew(t, contentsA(), contentsB())
	// Stop right after the journal is written: everything is left to recovery.
	afterJournal := func() disk {
		written := false
		return disk{before: func(op, path string) error {
			if written {
				return errCrash
			}
			written = op == "write" && strings.HasSuffix(path, journalName)
			return nil
		}}
	}
	for m := 1; ; m += stride() {
		dir := lake()
		if err := commitOn(dir, afterJournal(), contentsB()); !errors.Is(err, ErrUnfinished) {
			t.Fatalf("Commit = %v, want ErrUnfinished", err)
		}
		d, _ := counting(m, crash, true)
		l, err := open(dir, Options{}, d)
		if err == nil {
			l.Close()
		}
		if got := reopened(t, dir); !same(got, seenNew) {
			t.Fatalf("recovery stopped at step %d (-new +got):\n%s", m, cmp.Diff(seenNew, got))
		}
		if err == nil {
			if m < 20 {
				t.Errorf("recovery took %d steps only", m)
			}
			return
		}
	}
}

// One failing step (a full disk, say) is an error, the lake is the old one at
// once, and the same handle can commit afterwards.
func TestOneFailureAtEveryStep(t *testing.T) {
	t.Parallel()
	lake, seenOld, seenNew := oldAndNew(t, contentsA(), contentsB())
	for n := 1; ; n += stride() {
		dir := lake()
		d, steps := counting(n, crash, false)
		l, err := open(dir, Options{}, d)
		if err != nil {
			t.Fatal(err)
		}
		err = l.Commit(t.Context(), contentsB())
		if err == nil && *steps < n {
			l.Close()
			return
		}
		if !errors.Is(err, ErrUnfinished) && !same(visible(t, dir), seenOld) {
			t.Fatalf("step %d: lake changed although Commit failed: %v", n, err)
		}
		if err := l.Commit(t.Context(), contentsB()); err != nil {
			t.Fatalf("step %d: second Commit: %v", n, err)
		}
		l.Close()
		if got := visible(t, dir); !same(got, seenNew) {
			t.Fatalf("step %d: second Commit (-new +got):\n%s", n, cmp.Diff(seenNew, got))
		}
	}
}

// Cancelling before the commit point leaves the old lake, afterwards the new one.
func TestCancelAtEveryStep(t *testing.T) {
	t.Parallel()
	lake, seenOld, seenNew := oldAndNew(t, contentsA(), contentsB())
	cancelled := 0
	for n := 1; ; n += stride() {
		dir := lake()
		ctx, cancel := context.WithCancel(t.Context())
		d, steps := counting(n, func() error { cancel(); return nil }, false)
		l, err := open(dir, Options{}, d)
		if err != nil {
			t.Fatal(err)
		}
		err = l.Commit(ctx, contentsB())
		l.Close()
		cancel()
		switch got := visible(t, dir); {
		case err == nil && same(got, seenNew):
		case errors.Is(err, context.Canceled) && same(got, seenOld):
			cancelled++
		default:
			t.Fatalf("cancelled at step %d: %v", n, err)
		}
		if *steps < n {
			break
		}
	}
	if cancelled*stride() < 20 {
		t.Errorf("only %d cancellations took effect", cancelled)
	}
}

const killAt = "WIREMILL_TEST_KILL_AT"

// TestKilled is the child of TestKill: it kills itself at the given step.
func TestKilled(t *testing.T) {
	at, dir, ok := strings.Cut(os.Getenv(killAt), " ")
	if !ok {
		t.Skip("child process of TestKill")
	}
	n, err := strconv.Atoi(at)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := counting(n, func() error { return syscall.Kill(os.Getpid(), syscall.SIGKILL) }, false)
	if err := commitOn(dir, d, contentsB()); err != nil {
		t.Fatal(err)
	}
}

// A process killed with -9 leaves no lock and no half lake.
func TestKill(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts processes")
	}
	lake, seenOld, seenNew := oldAndNew(t, contentsA(), contentsB())
	kills := 0
	for n := 3; ; n += 11 {
		dir := lake()
		child := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		child.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", killAt, n, dir))
		out, err := child.CombinedOutput()
		got := reopened(t, dir)
		if err == nil {
			if !same(got, seenNew) {
				t.Fatalf("unharmed child left another lake:\n%s", out)
			}
			if kills < 5 {
				t.Errorf("only %d children were killed", kills)
			}
			return
		}
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
			t.Fatalf("child: %v\n%s", err, out)
		}
		kills++
		if !same(got, seenOld) && !same(got, seenNew) {
			t.Fatalf("killed at step %d: neither old nor new (-new +got):\n%s", n, cmp.Diff(seenNew, got))
		}
	}
}

// A reader that comes after a crash sees the whole new lake.
func TestReaderFinishesCommit(t *testing.T) {
	lake, _, seenNew := oldAndNew(t, contentsA(), contentsB())
	dir := lake()
	renames := 0
	d := disk{before: func(op, _ string) error {
		if op == "rename" {
			renames++
		}
		if renames > 3 {
			return errCrash
		}
		return nil
	}}
	l, err := open(dir, Options{Holder: Holder{PID: 1, Host: "h"}}, d)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Commit(t.Context(), contentsB()); !errors.Is(err, ErrUnfinished) {
		t.Fatalf("Commit = %v, want ErrUnfinished", err)
	}
	if _, err := OpenRead(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("OpenRead while the run still holds the lake = %v, want ErrLocked", err)
	}
	l.Close()
	if _, err := OpenRead(dir, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := visible(t, dir); !same(got, seenNew) {
		t.Errorf("after OpenRead (-new +got):\n%s", cmp.Diff(seenNew, got))
	}
}

// The power may fail as well: what the journal promises must be on the disk
// before the journal is, and what it did before the journal goes.
func TestOrderOfSyncs(t *testing.T) {
	lake, _, _ := oldAndNew(t, contentsA(), contentsB())
	dir := lake()
	var steps []string
	index := func(step string) int {
		t.Helper()
		for i := len(steps) - 1; i >= 0; i-- {
			if steps[i] == step {
				return i
			}
		}
		t.Fatalf("no step %q in:\n%s", step, strings.Join(steps, "\n"))
		return -1
	}
	err := commitOn(dir, disk{before: func(op, path string) error {
		rel, err := filepath.Rel(dir, path)
		steps = append(steps, op+" "+filepath.ToSlash(rel))
		return err
	}}, contentsB())
	if err != nil {
		t.Fatal(err)
	}
	decided, gone := index("write "+journalName), index("remove "+journalName)
	renamed := 0
	for i, step := range steps {
		file, ok := strings.CutPrefix(step, "rename ")
		if !ok {
			continue
		}
		renamed++
		staged := stagingDir + "/" + file
		synced, named := index("sync "+staged), index("syncdir "+filepath.ToSlash(filepath.Dir(staged)))
		inPlace := index("syncdir " + filepath.ToSlash(filepath.Dir(file)))
		if !(synced < decided && named < decided && decided < i && i < inPlace && inPlace < gone) {
			t.Errorf("%s: sync %d, name %d, journal %d, rename %d, name %d, journal gone %d", file, synced, named, decided, i, inPlace, gone)
		}
	}
	if renamed < 5 {
		t.Errorf("only %d files were renamed", renamed)
	}
}
