package main

import (
	"fmt"

	"github.com/wiremill/wiremill/pipeline"
)

type explainCmd struct {
	Entities string   `placeholder:"FILE.csv" help:"Entities to add to the gazetteer or to replace in it."`
	Inputs   []string `arg:"" name:"file" help:"What to explain: anything that run reads."`
}

// Run implements the subcommand.
func (c *explainCmd) Run(env *environment) error {
	engine, err := loadEngine(c.Entities)
	if err != nil {
		return err
	}
	p := painter{color: wantsColor(env.stdout)}
	first := true
	return pipeline.Explain(env.ctx, pipeline.ExplainOptions{Inputs: c.Inputs, Stdin: env.stdin, Extractor: engine},
		func(x pipeline.Explained) error {
			if !first {
				fmt.Fprintln(env.stdout)
			}
			first = false
			return p.print(env.stdout, x)
		})
}
