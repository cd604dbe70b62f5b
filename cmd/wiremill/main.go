// Command wiremill turns raw news articles into a Parquet lake of dated,
// deduplicated market events, and answers questions about it.
//
// There is one file per subcommand; each prepares the options of a package and
// prints what that package returns. exit.go says which exit status means what.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once, which is safe too
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// commands is the command line.
type commands struct {
	Run      runCmd      `cmd:"" help:"Read articles and publish them, with their facts, into a lake."`
	Report   reportCmd   `cmd:"" help:"Write the daily reports and print a summary."`
	SQL      sqlCmd      `cmd:"" name:"sql" help:"Ask the lake a question in SQL."`
	Check    checkCmd    `cmd:"" help:"Look for damage and for rows that cannot be right."`
	Explain  explainCmd  `cmd:"" help:"Show one input with its facts marked, and the rule that found each."`
	Schema   schemaCmd   `cmd:"" help:"Print the data dictionary."`
	Entities entitiesCmd `cmd:"" help:"Show what a name can stand for, and when it is linked."`
	Version  versionCmd  `cmd:"" help:"Print the version."`
}

// environment is what a subcommand gets beside its flags.
type environment struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
}

// run is the program: it returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var cli commands
	helped := false
	parser, err := kong.New(&cli,
		kong.Name("wiremill"),
		kong.Description("Raw news articles in, a Parquet lake of dated market events out.\n\n"+exitHelp),
		kong.Writers(stdout, stderr),
		kong.Exit(func(int) { helped = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		panic(err) // a fault of the struct tags above; every test parses them
	}
	parsed, err := parser.Parse(withComments(args))
	if helped {
		return exitDone
	}
	if err != nil {
		fmt.Fprintf(stderr, "wiremill: %v\nTry: wiremill --help\n", err)
		return exitUsage
	}
	err = parsed.Run(&environment{ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr})
	code := exitCode(ctx, err)
	if err != nil && code != exitFindings {
		fmt.Fprintf(stderr, "wiremill: %v\n", message(err, code))
	}
	return code
}
