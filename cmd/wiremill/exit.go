package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/wiremill/wiremill/pipeline/store"
)

// Exit statuses, for scripts to rely on.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitRejected    = 3
	exitLocked      = 4
	exitFindings    = 5
	exitInterrupted = 130 // 128 + SIGINT, as shells have it
)

const exitHelp = `Exit status: 0 done, 1 failed and nothing published, 2 wrong usage, ` +
	`3 published but some inputs were rejected (only with --strict), 4 another run holds the lake, ` +
	`5 check found something, 130 interrupted.`

var (
	errRejected = errors.New("published, but some inputs were rejected")
	errFindings = errors.New("check found something")
)

// usageError is a mistake of the command line that only shows while working.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// exitCode says which status err means.
func exitCode(ctx context.Context, err error) int {
	var wrong usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errRejected):
		return exitRejected
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, store.ErrLocked):
		return exitLocked
	case errors.As(err, &wrong), errors.Is(err, store.ErrPartition):
		return exitUsage
	case errors.Is(err, store.ErrUnfinished): // published all the same, so not "interrupted"
		return exitFailed
	case ctx.Err() != nil:
		return exitInterrupted
	}
	return exitFailed
}

// message is what the user reads of err.
func message(err error, code int) string {
	if code == exitInterrupted {
		return "interrupted; the lake is as it was"
	}
	return err.Error()
}
