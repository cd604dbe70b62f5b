package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"sync/atomic"
	"time"
)

// stagedFile is one file of the new contents.
type stagedFile struct {
	path    string // slash-separated, relative to the lake
	encode  func(ctx context.Context, w io.Writer) error
	changed atomic.Bool // it differs from what the lake has
}

// Commit makes c the complete contents of the lake. Rows may come in any order
// and c is not changed. Only files whose bytes differ are written; partitions
// that have no rows any more go. After an error, or if ctx is cancelled before
// the commit point, the lake is as it was; the one exception is ErrUnfinished,
// after which the next Open puts the rest in place.
func (l *Lake) Commit(ctx context.Context, c *Contents) error {
	if l.lock == nil {
		return fmt.Errorf("lake %s is open for reading only", l.dir)
	}
	if err := l.recover(); err != nil {
		return err
	}
	files, err := l.plan(c)
	if err != nil {
		return fmt.Errorf("lake %s: %w", l.dir, err)
	}
	j, err := l.stage(ctx, files)
	if err != nil || j.empty() {
		return errors.Join(err, l.explain("clear its staging directory", l.disk.removeAll(l.path(stagingName))))
	}
	return l.publish(j)
}

// plan sorts the rows of every table and cuts them into files.
func (l *Lake) plan(c *Contents) ([]*stagedFile, error) {
	var files []*stagedFile
	for _, table := range []func() ([]*stagedFile, error){
		func() ([]*stagedFile, error) { return planTable(l, "articles", c.Articles) },
		func() ([]*stagedFile, error) { return planTable(l, "mentions", c.Mentions) },
		func() ([]*stagedFile, error) { return planTable(l, "mention_revisions", c.MentionRevisions) },
		func() ([]*stagedFile, error) { return planTable(l, "events", c.Events) },
		func() ([]*stagedFile, error) { return planTable(l, "event_revisions", c.EventRevisions) },
		func() ([]*stagedFile, error) { return planTable(l, "quotes", c.Quotes) },
		func() ([]*stagedFile, error) { return planTable(l, "entities", c.Entities) },
		func() ([]*stagedFile, error) { return planTable(l, "rejects", c.Rejects) },
		func() ([]*stagedFile, error) { return planTable(l, "runs", c.Runs) },
	} {
		f, err := table()
		if err != nil {
			return nil, err
		}
		files = append(files, f...)
	}
	return files, nil
}

func planTable[T any](l *Lake, name string, rows []T) ([]*stagedFile, error) {
	t := tableNamed(name)
	order, err := sorted(rows, t)
	if err != nil {
		return nil, fmt.Errorf("table %s: %w", name, err)
	}
	file := func(p string, order []int32) *stagedFile {
		return &stagedFile{path: p, encode: func(ctx context.Context, w io.Writer) error {
			return encode(ctx, w, t, rows, order, l.opts)
		}}
	}
	if !t.Partitioned {
		return []*stagedFile{file(path.Join(name, partName), order)}, nil
	}
	if len(rows) == 0 {
		return []*stagedFile{file(path.Join(name, emptyPartition(l.partition), partName), nil)}, nil
	}
	index, err := fieldIndex(reflect.TypeFor[T](), t.SortedBy[0])
	if err != nil {
		return nil, err
	}
	var files []*stagedFile
	for len(order) > 0 {
		n, partition, err := l.cut(order, func(i int32) time.Time {
			return *reflect.ValueOf(&rows[i]).Elem().FieldByIndex(index).Addr().Interface().(*time.Time)
		})
		if err != nil {
			return nil, fmt.Errorf("table %s: %s: %w", name, t.SortedBy[0], err)
		}
		files = append(files, file(path.Join(name, partition, partName), order[:n]))
		order = order[n:]
	}
	return files, nil
}

// cut returns how many of the sorted rows belong to the partition of the first.
func (l *Lake) cut(order []int32, at func(int32) time.Time) (int, string, error) {
	partition, err := partitionOf(at(order[0]), l.partition)
	if err != nil {
		return 0, "", err
	}
	_, end, _ := parsePartition(partition)
	n := 1
	for n < len(order) && at(order[n]).Before(end) {
		n++
	}
	return n, partition, nil
}

// stage writes what differs from the lake and returns the journal that would
// make it the lake. Everything it names is durable when stage returns.
func (l *Lake) stage(ctx context.Context, files []*stagedFile) (*journal, error) {
	var tasks []func() error
	for _, f := range files {
		tasks = append(tasks, func() error { return l.stageFile(ctx, f) })
	}
	if err := l.run(tasks); err != nil {
		return nil, err
	}
	j := &journal{Layout: layoutVersion}
	planned := make(map[string]bool)
	for _, f := range files {
		planned[f.path] = true
		if f.changed.Load() {
			j.Rename = append(j.Rename, f.path)
		}
	}
	old, err := l.Files()
	if err != nil {
		return nil, err
	}
	for _, f := range old {
		if !planned[f] {
			j.Remove = append(j.Remove, f)
		}
	}
	if l.fresh {
		if err := l.stageMarker(j); err != nil {
			return nil, l.explain("write its marker", err)
		}
	}
	if err := l.syncStaging(j); err != nil {
		return nil, l.explain("write to its staging directory", err)
	}
	return j, ctx.Err()
}

func (l *Lake) stageFile(ctx context.Context, f *stagedFile) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	staged := l.path(path.Join(stagingDir, f.path))
	out, err := l.disk.create(staged)
	if err != nil {
		return l.explain("write "+f.path, err)
	}
	err = f.encode(ctx, out)
	same := false
	if err == nil {
		same, err = sameBytes(staged, l.path(f.path))
	}
	if err == nil && !same {
		err = out.sync()
	}
	err = errors.Join(err, out.close())
	if err == nil && same {
		err = l.disk.remove(staged)
	}
	f.changed.Store(!same)
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return l.explain("write "+f.path, err)
}

func (l *Lake) stageMarker(j *journal) error {
	b, err := json.Marshal(marker{Layout: layoutVersion, Partition: l.partition})
	if err != nil {
		return err
	}
	out, err := l.disk.create(l.path(path.Join(stagingDir, markerName)))
	if err != nil {
		return err
	}
	_, err = out.Write(append(b, '\n'))
	j.Rename = append(j.Rename, markerName)
	return errors.Join(err, out.sync(), out.close())
}

// syncStaging makes the names of the staged files durable.
func (l *Lake) syncStaging(j *journal) error {
	dirs := map[string]bool{}
	for _, f := range j.Rename {
		for d := path.Dir(path.Join(stagingDir, f)); ; d = path.Dir(d) {
			dirs[d] = true
			if d == "." {
				break
			}
		}
	}
	return l.syncDirs(dirs)
}

func (l *Lake) syncDirs(dirs map[string]bool) error {
	var names []string
	for d := range dirs {
		names = append(names, d)
	}
	slices.Sort(names)
	for _, d := range names {
		if err := l.disk.syncDir(l.path(d)); err != nil {
			return err
		}
	}
	return nil
}

// sameBytes compares two files; a missing second one differs.
func sameBytes(a, b string) (bool, error) {
	old, err := os.Open(b)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer old.Close()
	fresh, err := os.Open(a)
	if err != nil {
		return false, err
	}
	defer fresh.Close()
	x, errX := fresh.Stat()
	y, errY := old.Stat()
	if errX != nil || errY != nil || x.Size() != y.Size() {
		return false, errors.Join(errX, errY)
	}
	return sameContent(fresh, old)
}

func sameContent(a, b io.Reader) (bool, error) {
	const chunk = 256 << 10
	x, y := make([]byte, chunk), make([]byte, chunk)
	for {
		n, errX := io.ReadFull(a, x)
		m, errY := io.ReadFull(b, y)
		if !bytes.Equal(x[:n], y[:m]) {
			return false, nil
		}
		for _, err := range []error{errX, errY} {
			if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
				return false, err
			}
		}
		if errX != nil {
			return true, nil
		}
	}
}
