package main

import (
	"github.com/wiremill/wiremill/pipeline/report"
	"github.com/wiremill/wiremill/pipeline/store"
	"github.com/wiremill/wiremill/schema"
)

type reportCmd struct {
	Lake string       `required:"" placeholder:"DIR" help:"Directory of the lake."`
	Date *schema.Date `xor:"range" placeholder:"D" help:"Day to report, YYYY-MM-DD; default: the latest day with events."`
	From *schema.Date `xor:"range" and:"days" placeholder:"D" help:"First day of a range."`
	To   *schema.Date `and:"days" placeholder:"D" help:"Last day of the range."`
	Out  string       `placeholder:"DIR" help:"Where to write (default: LAKE/reports)."`
}

// Run implements the subcommand.
func (c *reportCmd) Run(env *environment) error {
	if c.From != nil && c.To != nil && *c.To < *c.From {
		return usage("the range from %s to %s ends before it begins", c.From, c.To)
	}
	if err := settle(c.Lake); err != nil {
		return err
	}
	return report.Daily(env.ctx, report.DailyOptions{LakeDir: c.Lake, Date: c.Date, From: c.From, To: c.To, OutDir: c.Out}, env.stdout)
}

// settle makes sure that there is a lake and that no crash left a commit half
// in place.
func settle(lake string) error {
	l, err := store.OpenRead(lake, store.Options{})
	if err != nil {
		return err
	}
	return l.Close()
}
