package schema

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Formats lists what WriteDictionary can write.
func Formats() []string { return []string{"md", "sql", "json"} }

// WriteDictionary writes the data dictionary: md, a Markdown table for each
// table and the vocabularies; sql, CREATE TABLE and COMMENT ON statements that
// DuckDB runs; json, the same as Dictionary and Vocabularies.
func WriteDictionary(w io.Writer, format string) error {
	var out string
	switch format {
	case "md":
		out = markdown(Dictionary())
	case "sql":
		out = createTables(Dictionary())
	case "json":
		b, err := json.MarshalIndent(struct {
			Version      int                 `json:"schema_version"`
			Tables       []TableDoc          `json:"tables"`
			Vocabularies map[string][]string `json:"vocabularies"`
		}{Version, Dictionary(), Vocabularies()}, "", "  ")
		if err != nil {
			return err
		}
		out = string(b) + "\n"
	default:
		return fmt.Errorf("unknown format %q: choose one of %s", format, strings.Join(Formats(), ", "))
	}
	_, err := io.WriteString(w, out)
	return err
}

func markdown(tables []TableDoc) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Data dictionary (schema version %d)\n\n", Version)
	b.WriteString("NULL means \"the article does not say\"; `0`, `''` and `false` are real values. Timestamps are UTC with microseconds.\n")
	for _, t := range tables {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n%s\n\n", t.Name, t.Doc, storage(t))
		b.WriteString("| column | type | NULL | meaning |\n|---|---|---|---|\n")
		for _, c := range t.Columns {
			null, doc := "", c.Doc
			if c.Nullable {
				null = "yes"
			}
			if c.Vocab != "" {
				doc += fmt.Sprintf(" One of [%s](#%s).", c.Vocab, c.Vocab)
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.Name, c.Type, null, strings.ReplaceAll(doc, "|", `\|`))
		}
	}
	b.WriteString("\n# Vocabularies\n")
	for _, name := range slices.Sorted(maps.Keys(Vocabularies())) {
		fmt.Fprintf(&b, "\n### %s\n\n`%s`\n", name, strings.Join(Vocabularies()[name], "` `"))
	}
	return b.String()
}

// storage says how the rows of a table lie on disk.
func storage(t TableDoc) string {
	s := "Sorted by " + strings.Join(t.SortedBy, ", ") + "."
	if t.PartitionBy != "" {
		s = fmt.Sprintf("Partitioned by the UTC month (or day) of %s. %s", t.PartitionBy, s)
	}
	if t.Key != "" {
		s += " Unique: " + t.Key + "."
	}
	return s
}

func createTables(tables []TableDoc) string {
	var b strings.Builder
	fmt.Fprintf(&b, "-- wiremill tables, schema version %d\n", Version)
	for _, t := range tables {
		fmt.Fprintf(&b, "\nCREATE TABLE %s (\n", t.Name)
		for i, c := range t.Columns {
			fmt.Fprintf(&b, "    %s %s", c.Name, c.Type)
			if !c.Nullable {
				b.WriteString(" NOT NULL")
			}
			if i+1 < len(t.Columns) {
				b.WriteString(",")
			}
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, ");\nCOMMENT ON TABLE %s IS %s;\n", t.Name, quoted(t.Doc+". "+storage(t)))
		for _, c := range t.Columns {
			fmt.Fprintf(&b, "COMMENT ON COLUMN %s.%s IS %s;\n", t.Name, c.Name, quoted(comment(c)))
		}
	}
	return b.String()
}

// comment is the meaning of a column with the words it may hold.
func comment(c ColumnDoc) string {
	if c.Vocab == "" {
		return c.Doc
	}
	return c.Doc + " One of: " + strings.Join(Vocabularies()[c.Vocab], " ") + "."
}

func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
