package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/pipeline/report"
	"github.com/wiremill/wiremill/pipeline/store"
)

type runCmd struct {
	Lake      string        `required:"" placeholder:"DIR" help:"Directory of the lake; made if it is not there."`
	AsOf      instant       `placeholder:"TIME" help:"Time the run stands for, as 2023-07-14T22:00:00Z or 2023-07-14 (its start, UTC); default: now. The same inputs with the same time change nothing."`
	Backfill  bool          `help:"Articles count as known from their publication plus --lag, not from the time of the run."`
	Lag       time.Duration `default:"15m" help:"How long after publication a reader knew an article of a backfill (default: ${default})."`
	Workers   int           `default:"0" placeholder:"N" help:"Parallel workers; default: one per processor. The lake does not depend on it."`
	Partition string        `enum:",month,day" default:"" placeholder:"month|day" help:"Width of the partitions of a new lake (default: month)."`
	Strict    bool          `help:"Exit with status 3 if any input was rejected."`
	Entities  string        `placeholder:"FILE.csv" help:"Entities to add to the gazetteer or to replace in it: CSV with a header line. name is required; kind (company if empty), ticker, mic, isin, country, currency, sector, tz, from, to and aliases (separated by ;) may follow."`
	Inputs    []string      `arg:"" name:"input" help:"File (.txt .jsonl .ndjson .html, each also .gz or .zst), directory, or - for standard input."`
}

// instant is a time on the command line.
type instant struct{ time.Time }

// UnmarshalText reads RFC 3339, or a day, which means its start in UTC.
func (t *instant) UnmarshalText(b []byte) error {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly} {
		if at, err := time.Parse(layout, string(b)); err == nil {
			t.Time = at.UTC()
			return nil
		}
	}
	return fmt.Errorf("time %q: want 2023-07-14T22:00:00Z or 2023-07-14", b)
}

// Run implements the subcommand.
func (c *runCmd) Run(env *environment) error {
	if c.Lag < 0 {
		return usage("--lag %s: nobody knew an article before it was published; want 0 or more", c.Lag)
	}
	engine, err := loadEngine(c.Entities)
	if err != nil {
		return err
	}
	ui := newConsole(env.stderr, c.Inputs)
	started := time.Now()
	sum, err := pipeline.Run(env.ctx, pipeline.Options{
		Lake: c.Lake, Inputs: c.Inputs, Stdin: env.stdin, Partition: c.Partition,
		AsOf: c.AsOf.Time, Backfill: c.Backfill, Lag: c.Lag,
		Extractor: engine, Workers: c.Workers, Program: programVersion, Holder: holder(started),
		Progress: ui.progress, Log: ui.log,
	})
	ui.finish()
	if err != nil {
		return err
	}
	c.catalog(env.ctx, sum, ui.log)
	elapsed := time.Since(started).Seconds()
	ui.log.Info("done", "seconds", round(elapsed), "records_per_second", round(float64(sum.RecordsIn)/elapsed),
		"mb_per_second", round(float64(sum.Bytes)/1e6/elapsed))
	printSummary(env.stdout, c.Lake, sum)
	if c.Strict && sum.Rejects > 0 {
		return fmt.Errorf("%w: see table rejects of run %s", errRejected, sum.RunID)
	}
	return nil
}

// catalog writes lake.duckdb. The night is published by then and the catalog
// holds no data, so that trouble with it is only a warning.
func (c *runCmd) catalog(ctx context.Context, sum pipeline.Summary, log *slog.Logger) {
	if sum.Replay {
		if _, err := os.Stat(filepath.Join(c.Lake, report.CatalogName)); err == nil {
			return
		}
	}
	if err := report.WriteCatalog(context.WithoutCancel(ctx), c.Lake); err != nil {
		log.Warn("published, but the catalog was not written; the next run tries again", "error", err)
	}
}

// loadEngine loads the extraction engine with the user's own entities, if any.
func loadEngine(entities string) (engine pipeline.Extractor, err error) {
	err = withEntities(entities, func(r io.Reader) error {
		engine, err = pipeline.NewEngine(r)
		return err
	})
	return engine, err
}

// withEntities hands the file of --entities to f, or nil.
func withEntities(file string, f func(io.Reader) error) error {
	if file == "" {
		return f(nil)
	}
	r, err := os.Open(file)
	if err != nil {
		return usage("--entities: %w", err)
	}
	defer r.Close()
	if err := f(r); err != nil {
		return fmt.Errorf("--entities %s: %w", file, err)
	}
	return nil
}

func holder(now time.Time) store.Holder {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown host"
	}
	return store.Holder{PID: os.Getpid(), Host: host, Start: now}
}

// printSummary prints the sum that every run owes.
func printSummary(w io.Writer, lake string, s pipeline.Summary) {
	fmt.Fprintf(w, "records in: %d = %d articles + %d duplicates + %d rejects\n", s.RecordsIn, s.Articles, s.Duplicates, s.Rejects)
	for _, reason := range sortedKeys(s.RejectReasons) {
		fmt.Fprintf(w, "  rejected as %s: %d\n", reason, s.RejectReasons[reason])
	}
	fmt.Fprintf(w, "found: %d mentions, %d quotes\n", s.Mentions, s.Quotes)
	if s.Replay {
		fmt.Fprintf(w, "nothing published: run %s is in the lake already\n", s.RunID)
	} else {
		fmt.Fprintf(w, "published: run %s\n", s.RunID)
	}
	fmt.Fprintf(w, "lake %s: %d articles, %d mentions, %d events, %d quotes, %d entities\n",
		lake, s.Lake.Articles, s.Lake.Mentions, s.Lake.Events, s.Lake.Quotes, s.Lake.Entities)
}
