package main

import (
	"fmt"

	"github.com/wiremill/wiremill/pipeline"
)

type explainCmd struct {
	HTML     bool     `name:"html" help:"Print one web page that needs no network: facts marked by type, their rows, the statements."`
	Entities string   `placeholder:"FILE.csv" help:"Entities to add to the gazetteer or to replace in it: CSV with a header line. name is required; kind (company if empty), ticker, mic, isin, country, currency, sector, tz, from, to and aliases (separated by ;) may follow."`
	Inputs   []string `arg:"" name:"file" help:"What to explain: anything that run reads."`
}

// Run implements the subcommand.
func (c *explainCmd) Run(env *environment) error {
	engine, err := loadEngine(c.Entities)
	if err != nil {
		return err
	}
	o := pipeline.ExplainOptions{Inputs: c.Inputs, Stdin: env.stdin, Extractor: engine}
	if c.HTML {
		return explainPage(env, o)
	}
	p := painter{color: wantsColor(env.stdout)}
	first := true
	return pipeline.Explain(env.ctx, o, func(x pipeline.Explained) error {
		if !first {
			fmt.Fprintln(env.stdout)
		}
		first = false
		return p.print(env.stdout, x)
	})
}

// explainPage holds all inputs before it writes: the page begins with an index.
func explainPage(env *environment, o pipeline.ExplainOptions) error {
	var inputs []pipeline.Explained
	err := pipeline.Explain(env.ctx, o, func(x pipeline.Explained) error {
		inputs = append(inputs, x)
		return nil
	})
	if err != nil {
		return err
	}
	return writePage(env.stdout, inputs)
}
