package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"time"

	"github.com/wiremill/wiremill/pipeline/ingest"
	"github.com/wiremill/wiremill/pipeline/store"
	"github.com/wiremill/wiremill/schema"
)

// DefaultLag is how long after its publication an article of a backfill counts
// as known: the poll interval of a common feed reader. It is an assumption
// about the reader, not a measurement; --lag declares another.
const DefaultLag = 15 * time.Minute

// Options say what a run reads and where it publishes.
type Options struct {
	Lake      string    // directory of the lake, made if it is not there
	Inputs    []string  // files, directories, "-" for Stdin
	Stdin     io.Reader // what "-" reads
	Partition string    // store.ByMonth or store.ByDay; "" keeps what the lake has

	// AsOf is the time the run stands for; zero means Now. A run with the same
	// AsOf over the same inputs changes nothing.
	AsOf time.Time
	// Backfill takes availability from publication plus Lag, not from AsOf.
	Backfill bool
	Lag      time.Duration

	Extractor Extractor // what finds the facts: see NewEngine
	Workers   int       // parsing and extracting goroutines; 0 means one per processor
	Program   string    // program version, recorded in the lake
	Holder    store.Holder

	Now      func() time.Time // the clock; nil means time.Now
	Progress func(Progress)   // called by one goroutine at a time, after each batch; nil: not
	Log      *slog.Logger     // nil: silent
}

// Progress is how far a run has read.
type Progress struct {
	Records, Bytes int64 // inputs taken in, and their bytes after decompression
}

// Summary is what a run did.
type Summary struct {
	schema.Run
	// Replay: a run with this id is in the lake already, so nothing was
	// published; the counts are those of this reading.
	Replay bool
	// Lake counts the rows of the lake after the run.
	Lake Counts
}

// Counts are rows of a lake.
type Counts struct{ Articles, Mentions, Events, Quotes, Entities int }

// Run reads the inputs and publishes a lake that holds them too. After an error
// the lake is as it was, except store.ErrUnfinished. Bad input is no error: it
// becomes a reject. Errors: store.ErrLocked if another run holds the lake,
// store.ErrPartition, ctx.Err() if ctx ends before the commit point.
func Run(ctx context.Context, o Options) (Summary, error) {
	o = o.withDefaults()
	started := clock(o.Now)
	asOf := started
	if !o.AsOf.IsZero() {
		asOf = micros(o.AsOf)
	}
	lake, err := store.Open(o.Lake, store.Options{Partition: o.Partition, ProgramVersion: o.Program,
		RulesHash: o.Extractor.Hash(), Holder: o.Holder, Parallel: parallelErr(o.Workers)})
	if err != nil {
		return Summary{}, err
	}
	defer lake.Close()
	rows, err := lake.Load(ctx)
	if err != nil {
		return Summary{}, err
	}
	o.Log.Info("reading", "lake", o.Lake, "articles", len(rows.Articles), "as_of", asOf, "backfill", o.Backfill)
	n := newNight(asOf, rows)
	if err := n.read(ctx, o); err != nil {
		return Summary{}, err
	}
	run := n.run(o)
	if hasRun(rows, run.RunID) {
		o.Log.Info("nothing to publish: the lake has this run already", "run_id", run.RunID)
		run.Events = int64(len(rows.Events))
		return Summary{Run: run, Replay: true, Lake: countRows(rows)}, nil
	}
	o.Log.Info("merging", "new_articles", run.Articles, "new_mentions", run.Mentions)
	merge(rows, n, o.Extractor, o.Workers)
	if err := ctx.Err(); err != nil {
		return Summary{}, err
	}
	run.Events = int64(len(rows.Events))
	run.StartedAt, run.FinishedAt = asOf, asOf
	if o.AsOf.IsZero() {
		run.StartedAt, run.FinishedAt = started, clock(o.Now)
	}
	rows.Runs = append(rows.Runs, run)
	o.Log.Info("publishing", "articles", len(rows.Articles), "events", len(rows.Events))
	if err := lake.Commit(ctx, rows); err != nil {
		return Summary{}, err
	}
	return Summary{Run: run, Lake: countRows(rows)}, nil
}

// withDefaults fills what the caller left out.
func (o Options) withDefaults() Options {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Progress == nil {
		o.Progress = func(Progress) {}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// clock reads the time as the lake can store it.
func clock(now func() time.Time) time.Time { return micros(now()) }

func micros(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

func hasRun(rows *store.Contents, id string) bool {
	for i := range rows.Runs {
		if rows.Runs[i].RunID == id {
			return true
		}
	}
	return false
}

func countRows(c *store.Contents) Counts {
	return Counts{len(c.Articles), len(c.Mentions), len(c.Events), len(c.Quotes), len(c.Entities)}
}

// read streams the inputs into n.
func (n *night) read(ctx context.Context, o Options) error {
	parser, err := ingest.NewParser(ingest.Options{Now: n.asOf})
	if err != nil {
		return fmt.Errorf("boilerplate patterns of this build are broken: %w", err)
	}
	n.boilerplate = parser.Boilerplate
	s := &stream{opts: o, parser: parser, known: n.known, now: n.asOf,
		clock: availability{asOf: n.asOf, backfill: o.Backfill, lag: o.Lag}}
	err = s.run(ctx, n)
	if ctxErr := ctx.Err(); ctxErr != nil && err != nil {
		return errors.Join(ctxErr, dropCancelled(err))
	}
	return err
}

// dropCancelled leaves out the errors that only repeat a cancellation.
func dropCancelled(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return nil
	}
	return err
}
