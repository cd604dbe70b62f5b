package main

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// tableDoc is one table of the data dictionary.
type tableDoc struct {
	Name      string      `json:"name"`
	Doc       string      `json:"doc"`
	Key       string      `json:"key,omitempty"`
	Partition string      `json:"partitioned_by,omitempty"` // the column whose month or day it is
	SortedBy  []string    `json:"sorted_by"`
	Columns   []columnDoc `json:"columns"`
}

type columnDoc struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"` // as DuckDB reads it
	Nullable bool     `json:"nullable"`
	Doc      string   `json:"doc"`
	Values   []string `json:"values,omitempty"` // its closed vocabulary
}

// dictionary reads the Go types of the tables, which are what Parquet is
// written from.
func dictionary() []tableDoc {
	var out []tableDoc
	for _, t := range schema.Tables() {
		d := tableDoc{Name: t.Name, Doc: t.Doc, Key: t.Key, SortedBy: t.SortedBy, Columns: columnDocs(reflect.TypeOf(t.Row))}
		if t.Partitioned {
			d.Partition = t.SortedBy[0]
		}
		out = append(out, d)
	}
	return out
}

func columnDocs(row reflect.Type) []columnDoc {
	var out []columnDoc
	for i := range row.NumField() {
		f := row.Field(i)
		if f.Anonymous {
			out = append(out, columnDocs(f.Type)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		if name == "-" {
			continue
		}
		c := columnDoc{Name: name, Doc: f.Tag.Get("doc"), Values: schema.Vocabularies()[f.Tag.Get("vocab")]}
		c.Type, c.Nullable = sqlType(f.Type)
		out = append(out, c)
	}
	return out
}

// sqlType names the DuckDB type that a Go type is read as.
func sqlType(t reflect.Type) (name string, nullable bool) {
	if t.Kind() == reflect.Pointer {
		name, _ := sqlType(t.Elem())
		return name, true
	}
	switch t {
	case reflect.TypeFor[time.Time]():
		return "TIMESTAMP WITH TIME ZONE", false
	case reflect.TypeFor[schema.Date]():
		return "DATE", false
	case reflect.TypeFor[map[string]int64]():
		return "MAP(VARCHAR, BIGINT)", false
	}
	switch t.Kind() {
	case reflect.String:
		return "VARCHAR", false
	case reflect.Int32:
		return "INTEGER", false
	case reflect.Int64:
		return "BIGINT", false
	case reflect.Float64:
		return "DOUBLE", false
	case reflect.Bool:
		return "BOOLEAN", false
	}
	panic(fmt.Sprintf("schema: no SQL type for %s", t)) // a test prints the dictionary
}
