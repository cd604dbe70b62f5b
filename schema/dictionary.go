package schema

import (
	"fmt"
	"reflect"
	"strings"
	"time"
)

// TableDoc is the data dictionary's entry for one table.
type TableDoc struct {
	Name        string      `json:"name"`
	Doc         string      `json:"doc"`
	PartitionBy string      `json:"partition_by,omitempty"` // the time whose month (or day) names the partition
	SortedBy    []string    `json:"sorted_by"`
	Key         string      `json:"key,omitempty"` // unique over the table
	Columns     []ColumnDoc `json:"columns"`
}

// ColumnDoc is the data dictionary's entry for one column.
type ColumnDoc struct {
	Name     string `json:"name"`
	Type     string `json:"type"` // as DuckDB shows it
	Nullable bool   `json:"nullable"`
	Vocab    string `json:"vocabulary,omitempty"` // name in Vocabularies
	Doc      string `json:"doc"`
}

// Dictionary describes every table and column, in their own order. It reads the
// row types, so it cannot say anything else than what is stored.
func Dictionary() []TableDoc {
	var docs []TableDoc
	for _, t := range Tables() {
		d := TableDoc{Name: t.Name, Doc: t.Doc, SortedBy: t.SortedBy, Key: t.Key, Columns: columnsOf(reflect.TypeOf(t.Row))}
		if t.Partitioned {
			d.PartitionBy = t.SortedBy[0]
		}
		docs = append(docs, d)
	}
	return docs
}

// columnsOf lists the columns of a row type, those of embedded structs in place.
func columnsOf(row reflect.Type) []ColumnDoc {
	var columns []ColumnDoc
	for i := range row.NumField() {
		f := row.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		switch {
		case f.Anonymous:
			columns = append(columns, columnsOf(f.Type)...)
		case name != "-":
			columns = append(columns, ColumnDoc{
				Name: name, Type: sqlType(f.Type), Nullable: f.Type.Kind() == reflect.Pointer,
				Vocab: f.Tag.Get("vocab"), Doc: f.Tag.Get("doc"),
			})
		}
	}
	return columns
}

// sqlType is the type that DuckDB reads a field of type t as. The test against
// DuckDB holds this list.
func sqlType(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t {
	case reflect.TypeFor[string]():
		return "VARCHAR"
	case reflect.TypeFor[float64]():
		return "DOUBLE"
	case reflect.TypeFor[int32]():
		return "INTEGER"
	case reflect.TypeFor[int64]():
		return "BIGINT"
	case reflect.TypeFor[bool]():
		return "BOOLEAN"
	case reflect.TypeFor[Date]():
		return "DATE"
	case reflect.TypeFor[time.Time]():
		return "TIMESTAMP WITH TIME ZONE"
	case reflect.TypeFor[map[string]int64]():
		return "MAP(VARCHAR, BIGINT)"
	default:
		panic(fmt.Sprintf("schema: no SQL type for %s", t))
	}
}
