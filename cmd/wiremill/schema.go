package main

import "github.com/wiremill/wiremill/schema"

type schemaCmd struct {
	Format string `enum:"md,sql,json" default:"md" help:"Form of the dictionary: md, sql (CREATE TABLE) or json (default: ${default})."`
}

// Run implements the subcommand.
func (c *schemaCmd) Run(env *environment) error { return schema.WriteDictionary(env.stdout, c.Format) }
