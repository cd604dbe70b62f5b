package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// partName is the one file of a partition.
const partName = "part-0.parquet"

// Window selects partitions: those that overlap [From, To). A zero time is an
// open end; the zero Window is the whole table.
type Window struct{ From, To time.Time }

// tableNamed returns the table of that name; the names are this package's own.
func tableNamed(name string) schema.Table {
	for _, t := range schema.Tables() {
		if t.Name == name {
			return t
		}
	}
	panic("store: no table " + name)
}

// partitionOf names the partition of a time, such as month=2023-07. A zero time
// is refused: somebody forgot to set it, and no row may be without.
func partitionOf(t time.Time, by string) (string, error) {
	t = t.UTC()
	if t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return "", fmt.Errorf("%s is not a time of the years 1 to 9999", t.Format(time.RFC3339))
	}
	if by == ByDay {
		return t.Format("day=2006-01-02"), nil
	}
	return t.Format("month=2006-01"), nil
}

// parsePartition returns the first instant of a partition and of the one after it.
func parsePartition(name string) (from, to time.Time, ok bool) {
	if s, found := strings.CutPrefix(name, "month="); found {
		t, err := time.Parse("2006-01", s)
		return t, t.AddDate(0, 1, 0), err == nil
	}
	if s, found := strings.CutPrefix(name, "day="); found {
		t, err := time.Parse("2006-01-02", s)
		return t, t.AddDate(0, 0, 1), err == nil
	}
	return time.Time{}, time.Time{}, false
}

func (w Window) overlaps(from, to time.Time) bool {
	return (w.To.IsZero() || from.Before(w.To)) && (w.From.IsZero() || to.After(w.From))
}

// emptyPartition is where a partitioned table without rows keeps its file.
func emptyPartition(by string) string {
	name, err := partitionOf(time.Unix(0, 0), by)
	if err != nil {
		panic(err) // 1970 is a year we can store
	}
	return name
}

// filesOf lists the files of a table, oldest partition first, as slash-separated
// paths relative to the lake.
func (l *Lake) filesOf(t schema.Table, w Window) ([]string, error) {
	if !t.Partitioned {
		file := path.Join(t.Name, partName)
		return l.onlyExisting([]string{file})
	}
	entries, err := os.ReadDir(l.path(t.Name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, l.explain("list "+t.Name, err)
	}
	var files []string
	for _, e := range entries {
		from, to, ok := parsePartition(e.Name())
		if ok && strings.HasPrefix(e.Name(), l.partition+"=") && w.overlaps(from, to) {
			files = append(files, path.Join(t.Name, e.Name(), partName))
		}
	}
	return l.onlyExisting(files)
}

func (l *Lake) onlyExisting(files []string) ([]string, error) {
	var found []string
	for _, f := range files {
		_, err := os.Stat(l.path(f))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, l.explain("list "+f, err)
		}
		found = append(found, f)
	}
	return found, nil
}

// Files lists the Parquet files of the lake as slash-separated paths relative
// to it, table by table in the order of schema.Tables, oldest partition first.
func (l *Lake) Files() ([]string, error) {
	var all []string
	for _, t := range schema.Tables() {
		files, err := l.filesOf(t, Window{})
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	return all, nil
}
