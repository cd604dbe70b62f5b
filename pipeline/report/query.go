package report

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"strings"

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
	root, err := lakeRoot(lakeDir)
	if err != nil {
		return err
	}
	file := c.TempPath("result.parquet")
	// DuckDB judges a pattern as it is written, before it looks for files.
	if err := c.Confine(ctx, []string{root, globMeta.Replace(root)}, file); err != nil {
		return err
	}
	last := len(script) - 1
	for _, s := range script[:last] {
		rows, err := readLocked(ctx, c, s.text)
		if err != nil {
			return opts.failed(s, err)
		}
		_ = rows.Close()
	}
	if format == "parquet" {
		err = copyParquet(ctx, c, script[last].text, file, out)
	} else {
		err = printRows(ctx, c, script[last].text, write, out)
	}
	if err != nil {
		return opts.failed(script[last], err)
	}
	return nil
}

// globMeta writes a path as a pattern that matches it, like sql/functions/lake_files.sql.
var globMeta = strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]")

type rowWriter func(*sql.Rows, io.Writer) error

func printRows(ctx context.Context, c *duck.Conn, text string, write rowWriter, out io.Writer) error {
	rows, err := readLocked(ctx, c, text)
	if err != nil {
		return err
	}
	defer rows.Close()
	return write(rows, out)
}

func (o QueryOptions) name() string {
	if o.File == "" {
		return "query"
	}
	return o.File
}

func (o QueryOptions) failed(s userStatement, err error) error {
	return fmt.Errorf("%s: statement in line %d: %w", o.name(), s.line, err)
}

// readLocked runs one statement of the user's.
func readLocked(ctx context.Context, c *duck.Conn, text string) (*sql.Rows, error) {
	if err := c.Harmless(ctx, text); err != nil {
		return nil, err
	}
	return c.QueryContext(ctx, text)
}

func copyParquet(ctx context.Context, c *duck.Conn, query, file string, out io.Writer) error {
	if err := c.Harmless(ctx, query); err != nil {
		return err
	}
	copy := "COPY (\n" + query + "\n) TO " + duck.Quote(file) + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
	if _, err := c.ExecContext(ctx, copy); err != nil {
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

func writer(format string) (rowWriter, error) {
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
