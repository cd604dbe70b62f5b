//go:build unix

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/wiremill/wiremill/pipeline/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"wiremill": main})
}

// TestScripts runs the command line as users do: one file per feature.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("WIREMILL_UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			raw, err := filepath.Abs(filepath.Join("..", "..", "testdata", "raw"))
			env.Setenv("RAW", raw)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     cmdExits,
			"interrupt": cmdInterrupt,
			"lakesum":   cmdLakesum,
			"hold":      cmdHold,
			"truncate":  cmdTruncate,
		},
	})
}

// exits CODE COMMAND... runs the command, which must end with that status.
func cmdExits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	if got := statusOf(ts.Exec(args[1], args[2:]...)); strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

func statusOf(err error) int {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	return -1
}

// interrupt INT|TERM LAKE runs wiremill on an input that never ends, sends it
// the signal once it holds the lake, and wants exit status 130.
func cmdInterrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: interrupt INT|TERM LAKE")
	}
	lake := ts.MkAbs(args[1])
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	r, w, err := os.Pipe()
	ts.Check(err)
	defer r.Close()
	defer w.Close()
	var stderr bytes.Buffer
	program, err := os.Executable()
	ts.Check(err)
	cmd := exec.CommandContext(ctx, program, "run", "--lake", lake, "-")
	cmd.Args[0] = "wiremill" // testscript.Main looks at the name
	cmd.Stdin, cmd.Stderr = r, &stderr
	ts.Check(cmd.Start())
	for !held(lake, cmd.Process.Pid) {
		if ctx.Err() != nil {
			ts.Fatalf("the run never took the lake: %s", stderr.String())
		}
		time.Sleep(5 * time.Millisecond)
	}
	signal := map[string]os.Signal{"INT": syscall.SIGINT, "TERM": syscall.SIGTERM}[args[0]]
	ts.Check(cmd.Process.Signal(signal))
	if got := statusOf(cmd.Wait()); got != exitInterrupted {
		ts.Fatalf("exit status %d, want %d: %s", got, exitInterrupted, stderr.String())
	}
	if !strings.Contains(stderr.String(), "the lake is as it was") {
		ts.Fatalf("the message does not say what became of the lake: %s", stderr.String())
	}
}

// held says whether the process has taken the lake: it leaves its name then.
func held(lake string, pid int) bool {
	b, err := os.ReadFile(filepath.Join(lake, ".lock"))
	var h store.Holder
	return err == nil && json.Unmarshal(b, &h) == nil && h.PID == pid
}

// lakesum DIR FILE writes the SHA-256 of every Parquet file of a lake to FILE.
func cmdLakesum(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lakesum DIR FILE")
	}
	var sums strings.Builder
	root := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".parquet") {
			return err
		}
		b, err := os.ReadFile(path)
		fmt.Fprintf(&sums, "%x %s\n", sha256.Sum256(b), strings.TrimPrefix(path, root))
		return err
	}))
	if sums.Len() == 0 {
		ts.Fatalf("no Parquet file in %s", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(sums.String()), 0o644))
}

// hold LAKE keeps the lake locked until the script ends.
func cmdHold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold LAKE")
	}
	l, err := store.Open(ts.MkAbs(args[0]), store.Options{Holder: store.Holder{PID: os.Getpid(), Host: "test", Start: time.Now()}})
	ts.Check(err)
	ts.Defer(func() { _ = l.Close() })
}

// truncate FILE cuts a file in half.
func cmdTruncate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: truncate FILE")
	}
	path := ts.MkAbs(args[0])
	info, err := os.Stat(path)
	ts.Check(err)
	ts.Check(os.Truncate(path, info.Size()/2))
}
