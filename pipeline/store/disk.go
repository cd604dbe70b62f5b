package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/google/renameio/v2"
)

// disk is every way in which the package changes the file system, so that a
// test can make each single step fail.
type disk struct {
	before func(op, path string) error // nil, or asked before every step
}

func (d disk) step(op, path string) error {
	if d.before == nil {
		return nil
	}
	return d.before(op, path)
}

func (d disk) mkdirAll(path string) error {
	if err := d.step("mkdir", path); err != nil {
		return err
	}
	return os.MkdirAll(path, 0o755)
}

func (d disk) rename(from, to string) error {
	if err := d.step("rename", to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// remove removes a file or an empty directory; one that is gone already is fine.
func (d disk) remove(path string) error {
	if err := d.step("remove", path); err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (d disk) removeAll(path string) error {
	if err := d.step("removeall", path); err != nil {
		return err
	}
	return os.RemoveAll(path)
}

// syncDir makes the names in a directory durable.
func (d disk) syncDir(path string) error {
	if err := d.step("syncdir", path); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// writeAtomic replaces a small file at once and durably, but for its directory entry.
func (d disk) writeAtomic(path, tmp string, data []byte) error {
	if err := d.step("write", path); err != nil {
		return err
	}
	return renameio.WriteFile(path, data, 0o644, renameio.WithTempDir(tmp))
}

func (d disk) create(path string) (*file, error) {
	if err := d.step("create", path); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &file{f, d}, nil
}

// file is a file being written.
type file struct {
	f *os.File
	d disk
}

func (f *file) Write(b []byte) (int, error) {
	if err := f.d.step("append", f.f.Name()); err != nil {
		return 0, err
	}
	return f.f.Write(b)
}

func (f *file) sync() error {
	if err := f.d.step("sync", f.f.Name()); err != nil {
		return err
	}
	return f.f.Sync()
}

func (f *file) close() error { return f.f.Close() }

// explain says what went wrong with the lake and what the user can do.
func (l *Lake) explain(doing string, err error) error {
	if err == nil {
		return nil
	}
	hint := ""
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		hint = "; free some space on that disk and run again"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		hint = "; run as a user who may write there, or give another --lake"
	case errors.Is(err, syscall.ENOTDIR):
		hint = "; give --lake a directory"
	}
	return fmt.Errorf("lake %s: cannot %s: %w%s", l.dir, doing, err, hint)
}
