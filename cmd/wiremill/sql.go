package main

import (
	"io"
	"os"
	"strings"

	"github.com/wiremill/wiremill/pipeline/report"
)

type sqlCmd struct {
	Lake   string `required:"" placeholder:"DIR" help:"Directory of the lake."`
	Format string `enum:"table,csv,jsonl,parquet" default:"table" help:"How to print the result: table, csv, jsonl or parquet (default: ${default})."`
	File   string `short:"f" placeholder:"FILE" help:"File with the query, - for standard input."`
	Query  string `arg:"" optional:"" help:"The query, in DuckDB's SQL; the result of the last statement is printed."`
}

// Run implements the subcommand.
func (c *sqlCmd) Run(env *environment) error {
	query, err := c.query(env.stdin)
	if err != nil {
		return err
	}
	if c.Format == "parquet" && isTerminal(env.stdout) {
		return usage("--format parquet is not for a terminal; redirect it into a file")
	}
	if err := settle(c.Lake); err != nil {
		return err
	}
	return report.Query(env.ctx, c.Lake, query, c.Format, env.stdout, report.QueryOptions{File: c.File})
}

// query returns the text from the command line or the file.
func (c *sqlCmd) query(stdin io.Reader) (string, error) {
	var b []byte
	var err error
	switch {
	case (c.Query == "") == (c.File == ""):
		return "", usage(`give either a query or -f FILE, for example: wiremill sql --lake %s "SELECT count(*) FROM events"`, c.Lake)
	case c.Query != "":
		return c.Query, nil
	case c.File == "-":
		b, err = io.ReadAll(stdin)
	default:
		b, err = os.ReadFile(c.File)
	}
	if err != nil {
		return "", usage("the query cannot be read: %w", err)
	}
	return string(b), nil
}

// withComments keeps a query that begins with a comment, "-- moves of the day",
// from being read as a flag: a flag has no space in its name. A leading space,
// which SQL does not mind, says so to the parser wherever the query stands.
func withComments(args []string) []string {
	out := make([]string, len(args))
	for i, a := range args {
		name := a[:max(0, strings.IndexAny(a, " \t\r\n"))] // empty without a space
		if strings.HasPrefix(name, "--") && !strings.Contains(name, "=") {
			a = " " + a
		}
		out[i] = a
	}
	return out
}
