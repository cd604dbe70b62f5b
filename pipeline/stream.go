package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/sourcegraph/conc/panics"
	"github.com/sourcegraph/conc/pool"

	"github.com/wiremill/wiremill/pipeline/ingest"
	"github.com/wiremill/wiremill/schema"
)

// stream is the part of a run that works article by article.
type stream struct {
	opts   Options
	parser *ingest.Parser
	known  map[string]bool // articles of the lake; only read
	now    time.Time
	clock  availability
}

// run reads all inputs and hands every item to n, from one goroutine.
func (s *stream) run(ctx context.Context, n *night) error {
	p := newPool(ctx)
	raw := make(chan *batch, s.opts.Workers)
	parsed := make(chan *batch, s.opts.Workers)
	done := make(chan *batch, s.opts.Workers)
	p.Go(func(ctx context.Context) error { return s.read(ctx, raw) })
	stage(p, s.opts.Workers, raw, parsed, s.parse)
	stage(p, s.opts.Workers, parsed, done, s.extract)
	p.Go(func(ctx context.Context) error { return s.collect(ctx, done, n) })
	return p.Wait()
}

// newPool runs long-lived tasks; the first error ends them all.
func newPool(ctx context.Context) *pool.ContextPool {
	return pool.New().WithContext(ctx).WithCancelOnError().WithFirstError()
}

// stage runs workers that apply f to every item of every batch from in.
func stage(p *pool.ContextPool, workers int, in <-chan *batch, out chan<- *batch, f func(*item)) {
	p.Go(func(ctx context.Context) error {
		defer close(out)
		group := newPool(ctx)
		for range workers {
			group.Go(func(ctx context.Context) error {
				for {
					b, err := receive(ctx, in)
					if b == nil || err != nil {
						return err
					}
					for i := range b.items {
						f(&b.items[i])
					}
					if err := send(ctx, out, b); err != nil {
						return err
					}
				}
			})
		}
		return group.Wait()
	})
}

// receive returns the next batch, nil when there is none left.
func receive(ctx context.Context, in <-chan *batch) (*batch, error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case b := <-in:
		return b, ctx.Err()
	}
}

func send(ctx context.Context, out chan<- *batch, b *batch) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case out <- b:
		return nil
	}
}

// read cuts the inputs into batches and closes out after the last. A read of a
// pipe that nobody writes to cannot be called off, so when ctx ends first, the
// reading goroutine is left behind: it holds nothing and its sends fail.
func (s *stream) read(ctx context.Context, out chan<- *batch) error {
	result := make(chan error, 1)
	go func() {
		var err error
		if caught := panics.Try(func() { err = s.cut(ctx, out) }); caught != nil {
			err = caught.AsError()
		}
		result <- err
	}()
	select {
	case err := <-result:
		if err == nil {
			close(out)
		}
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// cut reads the inputs and sends full batches.
func (s *stream) cut(ctx context.Context, out chan<- *batch) error {
	b := &batch{}
	put := func(it item) error {
		b.add(it)
		if !b.full() {
			return nil
		}
		full := b
		b = &batch{}
		return send(ctx, out, full)
	}
	o := ingest.Options{Stdin: s.opts.Stdin, Now: s.now}
	err := ingest.Read(ctx, o, s.opts.Inputs,
		func(r ingest.Raw) error { return put(item{raw: r}) },
		func(r schema.Reject) error { return put(item{reject: &r}) })
	if err != nil || len(b.items) == 0 {
		return err
	}
	return send(ctx, out, b)
}

// parse makes an article of a record and says when it was available.
func (s *stream) parse(it *item) {
	if it.reject != nil {
		return
	}
	caught := panics.Try(func() { it.article, it.reject = s.parser.Parse(it.raw) })
	if caught != nil {
		it.reject = panicked("parse", it.raw, caught)
	}
	if it.reject == nil {
		s.clock.set(&it.article)
		it.known = s.known[it.article.ArticleID]
	}
}

// extract finds the facts of an article that the lake does not have yet.
func (s *stream) extract(it *item) {
	if it.reject == nil && !it.known {
		if caught := panics.Try(func() { it.found = s.opts.Extractor.Extract(&it.article) }); caught != nil {
			it.reject = panicked("extract", it.raw, caught)
		}
	}
	it.raw.Data = nil // the article has its own copy
}

// panicked names the article that a bug was found with; the run goes on.
func panicked(stage string, raw ingest.Raw, caught *panics.Recovered) *schema.Reject {
	sum := sha256.Sum256(raw.Data)
	return &schema.Reject{SourceURI: raw.URI, Stage: stage, Reason: schema.RejectPanic,
		Detail: fmt.Sprintf("a bug in wiremill: %v; please report it with this input", caught.Value),
		Bytes:  raw.Bytes, SHA256: hex.EncodeToString(sum[:])}
}

// collect hands batches to the night and reports progress.
func (s *stream) collect(ctx context.Context, in <-chan *batch, n *night) error {
	var p Progress
	for {
		b, err := receive(ctx, in)
		if b == nil || err != nil {
			return err
		}
		for i := range b.items {
			n.take(&b.items[i], s.opts.Log)
		}
		p.Records += int64(len(b.items))
		p.Bytes += b.bytes
		s.opts.Progress(p)
	}
}
