package store

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/wiremill/wiremill/schema"
)

// FileMeta is what a Parquet file of a lake says of itself.
type FileMeta struct {
	Bytes          int64
	Rows           int64 // rows the footer counts
	RowGroups      int
	RowCount       int64 // row_count metadata, -1 if absent
	SchemaVersion  int   // schema_version metadata, 0 if absent
	ProgramVersion string
	RulesHash      string
}

// Finding is one thing that is wrong with the files of a lake.
type Finding struct {
	Path    string // slash-separated, relative to the lake
	Problem string
}

// ReadMeta reads the footer of a Parquet file.
func ReadMeta(path string) (FileMeta, error) {
	f, err := os.Open(path)
	if err != nil {
		return FileMeta{}, err
	}
	defer f.Close()
	meta, _, err := readMeta(f)
	return meta, err
}

func readMeta(f *os.File) (FileMeta, *parquet.File, error) {
	info, err := f.Stat()
	if err != nil {
		return FileMeta{}, nil, err
	}
	file, err := parquet.OpenFile(f, info.Size(), parquet.SkipBloomFilters(true))
	if err != nil {
		return FileMeta{}, nil, damaged(f.Name(), err)
	}
	meta := FileMeta{Bytes: info.Size(), Rows: file.NumRows(), RowGroups: len(file.RowGroups()), RowCount: -1}
	if s, ok := file.Lookup(metaRows); ok {
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			meta.RowCount = n
		}
	}
	if s, ok := file.Lookup(metaSchema); ok {
		meta.SchemaVersion, _ = strconv.Atoi(s)
	}
	meta.ProgramVersion, _ = file.Lookup(metaProgram)
	meta.RulesHash, _ = file.Lookup(metaRules)
	return meta, file, nil
}

// Verify checks the files of the lake without reading their rows: every table
// has a file, every file can be opened and counts as many rows as its metadata
// says, and no other Parquet file lies where a glob would find it.
func (l *Lake) Verify(ctx context.Context) ([]Finding, error) {
	var findings []Finding
	for _, t := range schema.Tables() {
		files, err := l.filesOf(t, Window{})
		if err != nil {
			return nil, err
		}
		if len(files) == 0 {
			findings = append(findings, Finding{t.Name, "table has no file; run `wiremill run` once more"})
		}
		for _, file := range files {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if problem := l.verifyFile(t, file); problem != "" {
				findings = append(findings, Finding{file, problem})
			}
		}
		stray, err := l.strays(t, files)
		if err != nil {
			return nil, err
		}
		findings = append(findings, stray...)
	}
	return findings, nil
}

func (l *Lake) verifyFile(t schema.Table, file string) string {
	meta, err := ReadMeta(l.path(file))
	switch {
	case err != nil:
		return err.Error()
	case meta.SchemaVersion != schema.Version:
		return fmt.Sprintf("schema version %d, want %d", meta.SchemaVersion, schema.Version)
	case meta.RowCount != meta.Rows:
		return fmt.Sprintf("metadata counts %d rows, the file holds %d", meta.RowCount, meta.Rows)
	case meta.Rows == 0 && t.Partitioned && path.Base(path.Dir(file)) != emptyPartition(l.partition):
		return "partition without rows"
	}
	return ""
}

// strays lists Parquet files below a table that are not the lake's own.
func (l *Lake) strays(t schema.Table, own []string) ([]Finding, error) {
	var findings []Finding
	root := l.path(t.Name)
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			if p == root && os.IsNotExist(err) {
				return nil
			}
			return err
		}
		rel, err := filepath.Rel(l.dir, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if !e.IsDir() && strings.HasSuffix(rel, ".parquet") && !slices.Contains(own, rel) {
			findings = append(findings, Finding{rel, "not a file of this lake; remove it"})
		}
		return nil
	})
	return findings, l.explain("list "+t.Name, err)
}
