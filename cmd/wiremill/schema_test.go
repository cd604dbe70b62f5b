package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/pipeline/report"
	"github.com/wiremill/wiremill/schema"
)

// execute runs the command line and wants status 0; it returns what was printed.
func execute(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), args, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("wiremill %s: status %d\n%s%s", strings.Join(args, " "), code, out.String(), errs.String())
	}
	return out.String()
}

// golden compares got with a file of testdata/golden; WIREMILL_UPDATE=1 rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("..", "..", "testdata", "golden", name)
	if os.Getenv("WIREMILL_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; WIREMILL_UPDATE=1 go test writes it", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-golden +got); WIREMILL_UPDATE=1 go test rewrites it:\n%s", name, diff)
	}
}

// The dictionary is a promise to users: a change of it must show in a diff.
func TestSchemaGolden(t *testing.T) {
	golden(t, "schema.md", execute(t, "schema", "--format", "md"))
	golden(t, "schema.sql", execute(t, "schema", "--format", "sql"))
}

// What DuckDB reads from the files is what the dictionary says.
func TestFilesHaveTheSchemaOfTheDictionary(t *testing.T) {
	lake := filepath.Join(t.TempDir(), "lake")
	in := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(in, []byte("An article."), 0o644); err != nil {
		t.Fatal(err)
	}
	execute(t, "run", "--lake", lake, in)
	for _, table := range schema.Dictionary() {
		var want []schema.ColumnDoc
		for _, c := range table.Columns {
			want = append(want, schema.ColumnDoc{Name: c.Name, Type: c.Type, Nullable: c.Nullable})
		}
		got := describe(t, lake, table.Name)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("table %s (-dictionary +files):\n%s", table.Name, diff)
		}
	}
}

// describe asks DuckDB for types and the file itself for nullability.
func describe(t *testing.T, lake, table string) []schema.ColumnDoc {
	t.Helper()
	query := `SELECT d.column_name AS name, d.column_type AS type, p.repetition_type <> 'REQUIRED' AS nullable
FROM (SELECT *, row_number() OVER () AS n FROM (DESCRIBE ` + table + `)) d
JOIN (SELECT DISTINCT name, repetition_type FROM parquet_schema(lake_files('` + table + `'))) p ON p.name = d.column_name
ORDER BY d.n`
	var out bytes.Buffer
	if err := report.Query(t.Context(), lake, query, "jsonl", &out, report.QueryOptions{}); err != nil {
		t.Fatal(err)
	}
	var got []schema.ColumnDoc
	for dec := json.NewDecoder(&out); dec.More(); {
		var c schema.ColumnDoc
		if err := dec.Decode(&c); err != nil {
			t.Fatal(err)
		}
		got = append(got, c)
	}
	return got
}
