package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/wiremill/wiremill/schema"
)

// Partition widths. A lake keeps the one it was created with.
const (
	ByMonth = "month"
	ByDay   = "day"
)

// layoutVersion is the version of the directory layout, recorded in the marker.
const layoutVersion = 1

const (
	markerName  = "wiremill.json"
	lockName    = ".lock"
	journalName = ".journal.json"
	stagingName = ".staging"
)

var (
	// ErrNotLake: the directory is not a lake, or nothing was published into it yet.
	ErrNotLake = errors.New("not a wiremill lake")
	// ErrLocked: another process writes into the lake (exit status 4).
	ErrLocked = errors.New("another run holds the lake")
	// ErrPartition: the lake has another partition width than the one asked for.
	ErrPartition = errors.New("lake has another partition width")
	// ErrVersion: the lake was written by an incompatible version of wiremill.
	ErrVersion = errors.New("lake has another schema version")
	// ErrUnfinished: the commit was decided but not all files are in place; the next Open finishes it.
	ErrUnfinished = errors.New("published, but not all files are in place yet (the next run or reader puts them there)")
)

// Options says how a lake is opened. The zero value is good for reading and tests.
type Options struct {
	// Partition is ByMonth, ByDay, or "": what the lake records, else ByMonth.
	Partition string
	// ProgramVersion and RulesHash are stamped into the files that are written.
	ProgramVersion string
	RulesHash      string
	// Holder is shown to whoever finds the lake locked.
	Holder Holder
	// Parallel runs tasks, each of which reads or writes one file, and returns the
	// first error; two at a time are worth it (see Benchmark). nil runs them in turn.
	Parallel func(tasks []func() error) error
}

// Holder is the process that holds the lock of a lake.
type Holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Start time.Time `json:"start"`
}

// Lake is an open lake. It is not safe for concurrent use.
type Lake struct {
	dir       string
	partition string
	fresh     bool // nothing was published yet: the first commit brings the marker
	opts      Options
	lock      *flock.Flock // nil in a lake that was opened for reading
	disk      disk
}

// marker is the content of wiremill.json.
type marker struct {
	Layout    int    `json:"wiremill_lake"`
	Partition string `json:"partition"`
}

// Open opens the lake in dir for writing, creating the directory if there is
// none, takes its lock and finishes or forgets an interrupted commit. The marker
// file comes with the first commit, so a directory in which nothing was
// published is not a lake. Errors: ErrLocked (with a *LockedError), ErrPartition,
// ErrNotLake if dir holds other things.
func Open(dir string, o Options) (*Lake, error) {
	return open(dir, o, disk{})
}

func open(dir string, o Options, d disk) (*Lake, error) {
	if o.Partition != "" && o.Partition != ByMonth && o.Partition != ByDay {
		return nil, fmt.Errorf("partition %q: want %s or %s", o.Partition, ByMonth, ByDay)
	}
	l := &Lake{dir: dir, opts: o, disk: d}
	if err := l.refuseForeign(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, l.explain("create the lake", err)
	}
	if err := l.acquire(); err != nil {
		return nil, err
	}
	err := l.recover()
	if err == nil {
		err = l.readMarker()
	}
	if err == nil {
		err = l.choosePartition()
	}
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// OpenRead opens the lake in dir for reading. It takes no lock, except for the
// moment it takes to finish a commit that a crash interrupted. Errors:
// ErrNotLake, ErrLocked if a run is putting its files in place right now.
func OpenRead(dir string, o Options) (*Lake, error) {
	l := &Lake{dir: dir, opts: o}
	if _, err := os.Lstat(l.path(journalName)); err == nil {
		if err := l.recoverForReading(); err != nil {
			return nil, err
		}
	}
	if err := l.readMarker(); err != nil {
		return nil, err
	}
	if l.fresh {
		return nil, fmt.Errorf("%w: %s has no %s: nothing was published there yet; create one with: wiremill run --lake %s INPUT",
			ErrNotLake, dir, markerName, dir)
	}
	return l, nil
}

// Close releases the lock. Closing twice is harmless.
func (l *Lake) Close() error {
	if l.lock == nil {
		return nil
	}
	err := l.lock.Close()
	l.lock = nil
	return err
}

// Dir is the directory of the lake as it was given to Open.
func (l *Lake) Dir() string { return l.dir }

// Partition is the lake's partition width, ByMonth or ByDay.
func (l *Lake) Partition() string { return l.partition }

// Fresh reports that nothing was ever published into the lake.
func (l *Lake) Fresh() bool { return l.fresh }

func (l *Lake) path(rel string) string { return filepath.Join(l.dir, filepath.FromSlash(rel)) }

// run runs tasks the way the options say.
func (l *Lake) run(tasks []func() error) error {
	if l.opts.Parallel != nil {
		return l.opts.Parallel(tasks)
	}
	for _, task := range tasks {
		if err := task(); err != nil {
			return err
		}
	}
	return nil
}

// refuseForeign keeps a mistyped --lake from filling somebody's directory.
func (l *Lake) refuseForeign() error {
	entries, err := os.ReadDir(l.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return l.explain("open the lake", err)
	}
	for _, e := range entries {
		if e.Name() == markerName || e.Name() == journalName {
			return nil
		}
	}
	for _, e := range entries {
		if name := e.Name(); name != lockName && name != stagingName {
			return fmt.Errorf("%w: %s holds other files (%s) and no %s; give --lake a new or empty directory",
				ErrNotLake, l.dir, name, markerName)
		}
	}
	return nil
}

func (l *Lake) readMarker() error {
	b, err := os.ReadFile(l.path(markerName))
	if errors.Is(err, fs.ErrNotExist) {
		l.fresh = true
		return nil
	}
	if err != nil {
		return l.explain("read its marker", err)
	}
	var m marker
	if err := json.Unmarshal(b, &m); err != nil {
		return fmt.Errorf("%w: %s is damaged (%v); restore it as {\"wiremill_lake\":%d,\"partition\":\"month\"} or \"day\", as its directories are named",
			ErrNotLake, l.path(markerName), err, layoutVersion)
	}
	if m.Layout != layoutVersion || (m.Partition != ByMonth && m.Partition != ByDay) {
		return fmt.Errorf("%w: %s says layout %d, partition %q; this wiremill knows layout %d (schema %d): use the version that wrote it, or build a new lake",
			ErrVersion, l.path(markerName), m.Layout, m.Partition, layoutVersion, schema.Version)
	}
	l.partition = m.Partition
	return nil
}

func (l *Lake) choosePartition() error {
	switch {
	case l.partition == "" && l.opts.Partition == "":
		l.partition = ByMonth
	case l.partition == "":
		l.partition = l.opts.Partition
	case l.opts.Partition != "" && l.opts.Partition != l.partition:
		return fmt.Errorf("%w: %s is partitioned by %s and keeps that; leave --partition out, or build a new lake by %s",
			ErrPartition, l.dir, l.partition, l.opts.Partition)
	}
	return nil
}
