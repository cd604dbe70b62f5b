package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

type schemaCmd struct {
	Format string `enum:"md,sql,json" default:"md" help:"Form of the dictionary: md, sql (CREATE TABLE) or json (default: ${default})."`
}

// Run implements the subcommand.
func (c *schemaCmd) Run(env *environment) error {
	tables := dictionary()
	switch c.Format {
	case "sql":
		return writeSQL(env.stdout, tables)
	case "json":
		enc := json.NewEncoder(env.stdout)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(tables)
	default:
		return writeMarkdown(env.stdout, tables)
	}
}

func writeMarkdown(w io.Writer, tables []tableDoc) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Data dictionary, version %d\n\n", schema.Version)
	b.WriteString("Timestamps are UTC. A column that is not marked nullable is never NULL; NULL means that the article does not say.\n")
	for _, t := range tables {
		fmt.Fprintf(&b, "\n## %s\n\n%s.", t.Name, capital(t.Doc))
		if t.Partition != "" {
			fmt.Fprintf(&b, " Partitioned by the month (or day) of `%s`.", t.Partition)
		}
		fmt.Fprintf(&b, " Sorted by `%s`.\n\n", strings.Join(t.SortedBy, "`, `"))
		b.WriteString("| column | type | null | meaning |\n|---|---|---|---|\n")
		for _, c := range t.Columns {
			null := ""
			if c.Nullable {
				null = "yes"
			}
			doc := c.Doc
			if len(c.Values) > 0 {
				doc += " One of: `" + strings.Join(c.Values, "` `") + "`."
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", c.Name, c.Type, null, strings.ReplaceAll(doc, "|", `\|`))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeSQL(w io.Writer, tables []tableDoc) error {
	var b strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&b, "-- %s\nCREATE TABLE %s (\n", t.Doc, t.Name)
		for i, c := range t.Columns {
			line := "    " + c.Name + " " + c.Type
			if !c.Nullable {
				line += " NOT NULL"
			}
			if c.Name == t.Key {
				line += " PRIMARY KEY"
			}
			if i < len(t.Columns)-1 {
				line += ","
			}
			fmt.Fprintf(&b, "%s -- %s\n", line, c.Doc)
		}
		b.WriteString(");\n\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
