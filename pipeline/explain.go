package pipeline

import (
	"context"
	"io"
	"time"

	"github.com/wiremill/wiremill/pipeline/ingest"
	"github.com/wiremill/wiremill/schema"
)

// Explained is what the stages made of one input: an article and its facts, or
// a reject.
type Explained struct {
	Article schema.Article
	Found   Found
	Reject  *schema.Reject
}

// ExplainOptions say what Explain reads.
type ExplainOptions struct {
	Inputs    []string
	Stdin     io.Reader
	Extractor Extractor
	Now       time.Time // dates well after it are disbelieved, as in a run; zero: none but absurd ones
}

// Explain runs the stages that look at one article only, and hands what they
// found to emit, in the order of the inputs. It needs no lake and writes none.
func Explain(ctx context.Context, o ExplainOptions, emit func(Explained) error) error {
	in := ingest.Options{Stdin: o.Stdin, Now: o.Now}
	parser, err := ingest.NewParser(in)
	if err != nil {
		return err
	}
	s := &stream{opts: Options{Extractor: o.Extractor}, parser: parser, clock: availability{asOf: o.Now}}
	one := func(it item) error {
		s.parse(&it)
		s.extract(&it)
		return emit(Explained{Article: it.article, Found: it.found, Reject: it.reject})
	}
	return ingest.Read(ctx, in, o.Inputs,
		func(r ingest.Raw) error { return one(item{raw: r}) },
		func(r schema.Reject) error { return one(item{reject: &r}) })
}
