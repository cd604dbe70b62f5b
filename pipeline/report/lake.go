package report

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/wiremill/wiremill/pipeline/report/duck"
	"github.com/wiremill/wiremill/schema"
	"github.com/wiremill/wiremill/sql"
)

// openLake returns a connection to an empty database in memory that has all
// relations of the lake. It does not read lake.duckdb, so that a lost or old
// catalog changes nothing.
func openLake(ctx context.Context, lakeDir string, lim duck.Limits) (*duck.Conn, error) {
	dir, err := lakeRoot(lakeDir)
	if err != nil {
		return nil, err
	}
	c, err := duck.Open(ctx, "", lim)
	if err != nil {
		return nil, err
	}
	if err := install(ctx, c, dir); err != nil {
		_ = c.Close()
		return nil, err
	}
	return c, nil
}

// lakeRoot returns the absolute path of the lake with a closing slash.
func lakeRoot(lakeDir string) (string, error) {
	dir, err := filepath.Abs(lakeDir)
	if err != nil {
		return "", fmt.Errorf("lake %s: %w", lakeDir, err)
	}
	first := schema.Tables()[0].Name
	if _, err := os.Stat(filepath.Join(dir, first)); err != nil {
		return "", fmt.Errorf("%s is not a lake: it has no directory %q; make one with: wiremill run --lake %s INPUT",
			lakeDir, first, lakeDir)
	}
	return filepath.ToSlash(dir) + "/", nil
}

// install creates macros, tables, views and marts.
func install(ctx context.Context, c *duck.Conn, dir string) error {
	if _, err := c.ExecContext(ctx, "SET VARIABLE lake = "+duck.Quote(dir)); err != nil {
		return fmt.Errorf("lake %s: %w", dir, err)
	}
	for _, s := range statements() {
		if _, err := c.ExecContext(ctx, s.text); err != nil {
			return fmt.Errorf("lake %s: %s: %w; wiremill check --lake %s may tell more", dir, s.file, err, dir)
		}
	}
	return nil
}

type statement struct{ file, text string }

// statements lists what makes the relations, each before those that use it.
// What the relations are is kept in the catalog as comments, from the first
// lines of the files and from the Go types.
func statements() []statement {
	var out []statement
	for _, f := range sql.Functions() {
		out = append(out, statement{f.File, f.Text}, comment("MACRO "+f.Name, f.Doc))
	}
	for _, t := range schema.Tables() {
		text := fmt.Sprintf("CREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet(lake_files(%s), hive_partitioning = false)",
			t.Name, duck.Quote(t.Name))
		out = append(out, statement{"table " + t.Name, text}, comment("VIEW "+t.Name, t.Doc))
	}
	for _, m := range sql.Macros() {
		out = append(out, statement{m.File, m.Text}, comment("MACRO TABLE "+m.Name, m.Doc))
	}
	for _, v := range append(sql.Views(), sql.Marts()...) {
		out = append(out, statement{v.File, "CREATE OR REPLACE VIEW " + v.Name + " AS\n" + v.Text}, comment("VIEW "+v.Name, v.Doc))
	}
	return out
}

func comment(on, doc string) statement {
	return statement{"comment on " + on, "COMMENT ON " + on + " IS " + duck.Quote(doc)}
}
