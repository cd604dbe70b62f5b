package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Read walks the inputs in the order given, directories in name order, and
// hands every record to emit and everything that cannot become one to reject.
// An input is a file, a directory or "-" for Options.Stdin.
//
// All inputs are looked up before the first record is emitted. Read fails if
// one of them does not exist or cannot be opened, if ctx ends, or if emit or
// reject fails. Trouble below a named directory, and damage inside any file,
// is a reject.
func Read(ctx context.Context, o Options, inputs []string, emit func(Raw) error, reject func(schema.Reject) error) error {
	r := &reader{ctx: ctx, opts: o, emit: emit, reject: reject}
	for _, in := range inputs {
		if err := r.check(in); err != nil {
			return err
		}
	}
	for _, in := range inputs {
		if err := r.input(in); err != nil {
			return err
		}
	}
	return nil
}

type reader struct {
	ctx    context.Context
	opts   Options
	emit   func(Raw) error
	reject func(schema.Reject) error
	path   string // Raw.Path of the records of this input
}

// check finds the mistakes of a command line before anything is read.
func (r *reader) check(in string) error {
	if in == "-" {
		if r.opts.Stdin == nil {
			return errors.New("input -: there is no standard input to read")
		}
		return nil
	}
	info, err := os.Stat(in)
	if err == nil && (info.IsDir() || info.Mode().IsRegular()) { // opening a pipe twice would break it
		var f *os.File
		if f, err = os.Open(in); err == nil {
			err = f.Close()
		}
	}
	if err != nil {
		return fmt.Errorf("input %s: %s; check the path and its permissions", in, reasonOf(err))
	}
	return nil
}

func (r *reader) input(in string) error {
	r.path = ""
	if in == "-" {
		return r.stream("-", r.opts.Stdin)
	}
	info, err := os.Stat(in)
	if err != nil {
		return fmt.Errorf("input %s: %s; check the path and its permissions", in, reasonOf(err))
	}
	switch {
	case info.IsDir():
		return r.directory(in)
	case info.Mode().IsRegular():
		r.path = filepath.ToSlash(in)
		return r.file(in, filepath.Base(in))
	default: // a pipe: the name says nothing, the content does
		f, err := os.Open(in)
		if err != nil {
			return fmt.Errorf("input %s: %s", in, reasonOf(err))
		}
		defer f.Close()
		return r.stream(filepath.Base(in), f)
	}
}

// directory walks root in name order. Names that begin with a dot are skipped.
func (r *reader) directory(root string) error {
	root = filepath.Clean(root)
	// A link to a directory is followed when the operator names it.
	if target, err := filepath.EvalSymlinks(root); err == nil {
		root = target
	}
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ctxErr := r.ctx.Err(); ctxErr != nil {
			return ctxErr
		}
		uri := relative(root, path)
		if err != nil {
			if path == root {
				return fmt.Errorf("input %s: %w; check its permissions", root, err)
			}
			return r.reject(rejectOf(uri, stageRead, schema.RejectUnreadable, reasonOf(err), nil))
		}
		if path == root {
			return nil
		}
		if strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		return r.entry(path, uri)
	})
}

// entry reads one directory entry that is not a directory itself.
func (r *reader) entry(path, uri string) error {
	info, err := os.Stat(path) // follows a link to a file
	if err != nil {
		return r.reject(rejectOf(uri, stageRead, schema.RejectUnreadable, reasonOf(err), nil))
	}
	if info.IsDir() {
		return r.reject(rejectOf(uri, stageRead, schema.RejectUnsupported,
			"a link to a directory is not followed; name the directory as an input", nil))
	}
	if !info.Mode().IsRegular() {
		return r.reject(rejectOf(uri, stageRead, schema.RejectUnsupported,
			"not a regular file ("+info.Mode().Type().String()+")", nil))
	}
	return r.file(path, uri)
}

func relative(root, path string) string {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		rel = path
	}
	// Parquet strings must be UTF-8, file names need not be.
	return strings.ToValidUTF8(filepath.ToSlash(rel), "\uFFFD")
}

// reasonOf drops the path from an operating system error: source_uri has it,
// and absolute paths would make two runs differ.
func reasonOf(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Op + ": " + pe.Err.Error()
	}
	return err.Error()
}
