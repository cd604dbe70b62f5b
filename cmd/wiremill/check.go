package main

import (
	"fmt"

	"github.com/wiremill/wiremill/pipeline/report"
	"github.com/wiremill/wiremill/pipeline/store"
)

type checkCmd struct {
	Lake string `required:"" placeholder:"DIR" help:"Directory of the lake."`
}

// Run implements the subcommand: first the files as they lie, then their rows.
func (c *checkCmd) Run(env *environment) error {
	l, err := store.OpenRead(c.Lake, store.Options{})
	if err != nil {
		return err
	}
	defer l.Close()
	files, err := l.Verify(env.ctx)
	if err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintf(env.stdout, "%s: %s\n", f.Path, f.Problem)
	}
	found, err := report.Check(env.ctx, c.Lake)
	if err != nil && len(files) == 0 {
		return err
	}
	if err != nil { // rows of a damaged file cannot be read: that is no news
		fmt.Fprintf(env.stdout, "the rows were not checked, because of the files: %v\n", err)
	}
	for _, f := range found {
		fmt.Fprintf(env.stdout, "%s: %d x %s\n%s\n", f.Check, f.Count, f.About, f.Sample)
	}
	if n := len(files) + len(found); n > 0 {
		fmt.Fprintf(env.stdout, "lake %s: %d findings\n", c.Lake, n)
		return errFindings
	}
	fmt.Fprintf(env.stdout, "lake %s: no findings\n", c.Lake)
	return nil
}
