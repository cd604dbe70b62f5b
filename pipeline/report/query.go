package report

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/wiremill/wiremill/pipeline/report/duck"
)

// Formats lists what Query prints.
func Formats() []string { return []string{"table", "csv", "jsonl", "parquet"} }

// QueryOptions are the lesser settings of Query; the zero value will do.
type QueryOptions struct {
	File   string // file the query was read from, for messages
	Limits duck.Limits
}

// Query runs the user's SQL over the lake and prints the result of its last
// statement to out in one of Formats; "" is table. The SQL can read the lake and
// create temporary things of its own, but neither write a file nor read one
// outside the lake, and nothing it does stays.
func Query(ctx context.Context, lakeDir, query, format string, out io.Writer, opts QueryOptions) error {
	write, err := writer(format)
	if err != nil {
		return err
	}
	script := splitStatements(query)
	if len(script) == 0 {
		return fmt.Errorf("%s: no SQL statement; write for example: SELECT count(*) FROM events", opts.name())
	}
	c, err := openLake(ctx, lakeDir, opts.Limits)
	if err != nil {
		return err
	}
	defer c.Close()
	result := filepath.Join(os.TempDir(), fmt.Sprintf("wiremill-%d.parquet", os.Getpid()))
	defer os.Remove(result)
	if err := lockIn(ctx, c, lakeDir, result); err != nil {
		return err
	}
	last := len(script) - 1
	for _, s := range script[:last] {
		if _, err := c.ExecContext(ctx, s.text); err != nil {
			return opts.failed(s, err)
		}
	}
	if format == "parquet" {
		if err := copyParquet(ctx, c, script[last].text, result, out); err != nil {
			return opts.failed(script[last], err)
		}
		return nil
	}
	rows, err := c.QueryContext(ctx, script[last].text)
	if err != nil {
		return opts.failed(script[last], err)
	}
	defer rows.Close()
	if err := write(rows, out); err != nil {
		return opts.failed(script[last], err)
	}
	return nil
}

func (o QueryOptions) name() string {
	if o.File == "" {
		return "query"
	}
	return o.File
}

func (o QueryOptions) failed(s userStatement, err error) error {
	return fmt.Errorf("%s: statement in line %d: %s", o.name(), s.line, message(err))
}

// lockIn confines everything that follows to the lake and the one file given.
// The settings cannot be taken back within the connection.
func lockIn(ctx context.Context, c *duck.Conn, lakeDir, result string) error {
	dir, err := lakeRoot(lakeDir)
	if err != nil {
		return err
	}
	for _, s := range []string{
		"SET allowed_directories = [" + duck.Quote(dir) + "]",
		"SET allowed_paths = [" + duck.Quote(result) + "]",
		"SET enable_external_access = false",
		"SET lock_configuration = true",
	} {
		if _, err := c.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("sandbox: %s: %s", s, message(err))
		}
	}
	return nil
}

func copyParquet(ctx context.Context, c *duck.Conn, query, file string, out io.Writer) error {
	if _, err := c.ExecContext(ctx, "COPY (\n"+query+"\n) TO "+duck.Quote(file)+" (FORMAT parquet, COMPRESSION zstd)"); err != nil {
		return err
	}
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(out, f)
	return err
}

func writer(format string) (func(*sql.Rows, io.Writer) error, error) {
	switch format {
	case "", "table":
		return writeTable, nil
	case "csv":
		return writeCSV, nil
	case "jsonl":
		return writeJSONL, nil
	case "parquet":
		return nil, nil
	}
	return nil, fmt.Errorf("format %q: want one of %v", format, Formats())
}
