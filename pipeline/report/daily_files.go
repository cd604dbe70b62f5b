package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/wiremill/wiremill/pipeline/report/duck"
	"github.com/wiremill/wiremill/schema"
	"github.com/wiremill/wiremill/sql"
)

// writeDay writes one day's files into a hidden directory and then puts that
// in the place of the day's directory.
func writeDay(ctx context.Context, c *duck.Conn, out string, day schema.Date) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	target := filepath.Join(out, "date="+day.String())
	prefix := ".staged-date=" + day.String() + "-"
	if err := removeLeftovers(out, prefix); err != nil {
		return err
	}
	staged, err := os.MkdirTemp(out, prefix)
	if err != nil {
		return err
	}
	defer os.RemoveAll(staged)
	if err := os.Chmod(staged, 0o755); err != nil {
		return err
	}
	for _, m := range sql.Marts() {
		for _, f := range []struct{ ext, options string }{
			{"parquet", "FORMAT parquet, COMPRESSION zstd"},
			{"csv", "FORMAT csv, HEADER"},
		} {
			text := fmt.Sprintf("COPY (SELECT * FROM %s WHERE day = DATE '%s' ORDER BY ALL) TO %s (%s)",
				m.Name, day, duck.Quote(filepath.Join(staged, m.Name+"."+f.ext)), f.options)
			if _, err := c.ExecContext(ctx, text); err != nil {
				return fmt.Errorf("%s: %w", m.File, err)
			}
		}
	}
	if err := syncAll(staged); err != nil {
		return err
	}
	return replaceDir(staged, target)
}

// removeLeftovers removes what a report that was killed left behind.
func removeLeftovers(dir, prefix string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// replaceDir renames staged to target. An older target is moved aside first;
// should the program die between the renames, the next report of the day
// writes it anew.
func replaceDir(staged, target string) error {
	old := staged + ".old"
	defer os.RemoveAll(old)
	if err := os.Rename(target, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(staged, target); err != nil {
		_ = os.Rename(old, target)
		return err
	}
	return nil
}

// syncAll makes the files of a directory, and their names, survive a power cut.
func syncAll(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	paths := []string{dir}
	for _, e := range entries {
		paths = append(paths, filepath.Join(dir, e.Name()))
	}
	for _, p := range paths {
		f, err := os.Open(p)
		if err != nil {
			return err
		}
		err = f.Sync()
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return fmt.Errorf("sync %s: %w", p, err)
		}
	}
	return nil
}

func printReport(ctx context.Context, c *duck.Conn, r sql.Script, w io.Writer) error {
	rows, err := c.QueryContext(ctx, r.Text)
	if err != nil {
		return err
	}
	defer rows.Close()
	var b bytes.Buffer
	n, err := countTable(rows, &b)
	if err != nil {
		return err
	}
	title, _, _ := strings.Cut(r.Doc, ":")
	if n == 0 {
		_, err = fmt.Fprintf(w, "\n%s: none\n", title)
		return err
	}
	_, err = fmt.Fprintf(w, "\n%s\n%s", title, b.String())
	return err
}
