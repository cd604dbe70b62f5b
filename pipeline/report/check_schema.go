package report

import (
	"fmt"
	"strings"

	"github.com/wiremill/wiremill/pipeline/report/duck"
	"github.com/wiremill/wiremill/schema"
	"github.com/wiremill/wiremill/sql"
)

// openForms are the values that vocabularies with "..." in the contract take
// beside their words, as a regular expression over the whole value.
func openForms(vocab string) string {
	if vocab == "base_period" {
		return `[0-9]+([.][0-9]+)?[DWMQY]|since:[0-9]{4}(-[0-9]{2}){0,2}|from_(high|low)(:.+)?`
	}
	return ""
}

// schemaChecks makes the checks that the Go types already say: unique keys,
// columns that are never NULL, and columns with a closed vocabulary.
func schemaChecks() []sql.Script {
	var out []sql.Script
	for _, t := range schema.Dictionary() {
		if t.Key != "" {
			out = append(out, keyCheck(t))
		}
		out = append(out, nullCheck(t))
		if c, ok := vocabularyCheck(t); ok {
			out = append(out, c)
		}
	}
	return out
}

func keyCheck(t schema.TableDoc) sql.Script {
	return made("unique_"+t.Name, fmt.Sprintf("one row per %s that stands in %s more than once", t.Key, t.Name),
		fmt.Sprintf("SELECT %[1]s, count(*) AS rows FROM %[2]s GROUP BY %[1]s HAVING count(*) > 1", t.Key, t.Name))
}

// nullCheck and vocabularyCheck read a table once for all its columns: a list
// of one entry per column, unnested.
func nullCheck(t schema.TableDoc) sql.Script {
	var nulls []string
	for _, c := range t.Columns {
		if !c.Nullable {
			nulls = append(nulls, fmt.Sprintf("{'column': '%s', 'nulls': count(*) - count(%s)}", c.Name, c.Name))
		}
	}
	return made("null_"+t.Name, fmt.Sprintf("one row per column of %s that must not be NULL and is", t.Name),
		fmt.Sprintf("SELECT c.* FROM (SELECT unnest([%s]) AS c FROM %s) WHERE c.nulls > 0", strings.Join(nulls, ", "), t.Name))
}

func vocabularyCheck(t schema.TableDoc) (c sql.Script, ok bool) {
	var wrong []string
	for _, c := range t.Columns {
		if c.Vocab != "" {
			wrong = append(wrong, fmt.Sprintf("{'column': '%s', 'value': CASE WHEN %s THEN %s END}", c.Name, outside(c), c.Name))
		}
	}
	if len(wrong) == 0 {
		return sql.Script{}, false
	}
	return made("vocabulary_"+t.Name, fmt.Sprintf("one row per column of %s and value outside its vocabulary", t.Name),
		fmt.Sprintf("SELECT c.*, count(*) AS rows FROM (SELECT unnest([%s]) AS c FROM %s) WHERE c.value IS NOT NULL GROUP BY ALL",
			strings.Join(wrong, ", "), t.Name)), true
}

// outside is the condition that a column's value is not one of its vocabulary.
func outside(c schema.ColumnDoc) string {
	words := make([]string, 0, 40)
	for _, w := range schema.Vocabularies()[c.Vocab] {
		words = append(words, duck.Quote(w))
	}
	where := fmt.Sprintf("%s NOT IN (%s)", c.Name, strings.Join(words, ", "))
	if re := openForms(c.Vocab); re != "" {
		where += fmt.Sprintf(" AND NOT regexp_full_match(%s, %s)", c.Name, duck.Quote(re))
	}
	return where
}

func made(name, doc, text string) sql.Script {
	return sql.Script{Name: name, File: "made from schema: " + name, Doc: doc, Text: text}
}
