package report

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"

	"github.com/wiremill/wiremill/pipeline/report/duck"
)

// CatalogName is the file name of the catalog. The macro lake_dir knows it.
const CatalogName = "lake.duckdb"

// WriteCatalog writes DIR/lake.duckdb: views and macros over the Parquet
// tables, no data. A reader sees the old catalog or the new one. The file
// holds no path: see sql/macros/lake_dir.sql for how it finds its tables.
func WriteCatalog(ctx context.Context, lakeDir string) error {
	dir, err := lakeRoot(lakeDir)
	if err != nil {
		return err
	}
	// Built elsewhere: the driver reads ?, # and % of a path as its own.
	tmp, err := os.MkdirTemp("", "wiremill-catalog-")
	if err != nil {
		return fmt.Errorf("catalog: %w; set TMPDIR to a directory that can be written", err)
	}
	defer os.RemoveAll(tmp)
	built := filepath.Join(tmp, CatalogName)
	if err := buildCatalog(ctx, built, dir); err != nil {
		return err
	}
	b, err := os.ReadFile(built)
	if err != nil {
		return fmt.Errorf("catalog: %w", err)
	}
	target := filepath.Join(lakeDir, CatalogName)
	if err := renameio.WriteFile(target, b, 0o644); err != nil {
		return fmt.Errorf("catalog %s: %w; the tables are complete, run any wiremill command that publishes to write it again", target, err)
	}
	return nil
}

// buildCatalog makes the database; closing it checkpoints, so one file is left.
func buildCatalog(ctx context.Context, file, dir string) error {
	c, err := duck.Open(ctx, file, duck.Limits{Threads: 1})
	if err != nil {
		return err
	}
	if err := install(ctx, c, dir); err != nil {
		_ = c.Close()
		return err
	}
	if err := c.Close(); err != nil {
		return fmt.Errorf("catalog: %w", err)
	}
	return nil
}
