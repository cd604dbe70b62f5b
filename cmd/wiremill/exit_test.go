package main

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/wiremill/wiremill/pipeline/store"
)

func TestExitCode(t *testing.T) {
	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	wrap := func(err error) error { return fmt.Errorf("lake x: %w", err) }
	for _, c := range []struct {
		name string
		ctx  context.Context
		err  error
		want int
	}{
		{"done", t.Context(), nil, 0},
		{"done, then interrupted", interrupted, nil, 0},
		{"failed", t.Context(), errors.New("disk full"), 1},
		{"published but not in place", interrupted, wrap(store.ErrUnfinished), 1},
		{"usage", t.Context(), wrap(usage("no")), 2},
		{"other partition", t.Context(), wrap(store.ErrPartition), 2},
		{"rejects", t.Context(), wrap(errRejected), 3},
		{"locked", t.Context(), wrap(&store.LockedError{}), 4},
		{"findings", t.Context(), errFindings, 5},
		{"interrupted", interrupted, wrap(context.Canceled), 130},
		{"a failure that the interrupt caused", interrupted, errors.New("query failed"), 130},
	} {
		if got := exitCode(c.ctx, c.err); got != c.want {
			t.Errorf("%s: status %d, want %d", c.name, got, c.want)
		}
	}
}
