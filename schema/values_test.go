package schema_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wiremill/wiremill/pipeline/store"
	"github.com/wiremill/wiremill/schema"
)

// The rows of the test: every column filled with a value of its own, every
// column zero, every nullable column NULL.
const (
	filled = iota
	zero
	null
	kinds
)

// setRow fills a row by reflection and returns, column by column, the text
// DuckDB must show for it. A column number is part of every filled value, so
// that two columns cannot be mistaken for each other.
func setRow(row reflect.Value, kind int, nr *int) (want []string) {
	for i := range row.NumField() {
		f, v := row.Type().Field(i), row.Field(i)
		switch {
		case f.Anonymous:
			want = append(want, setRow(v, kind, nr)...)
		case f.Tag.Get("parquet") == "-":
		case v.Kind() == reflect.Pointer && kind == null:
			want = append(want, "∅")
			*nr++
		default:
			if v.Kind() == reflect.Pointer {
				v.Set(reflect.New(v.Type().Elem()))
				v = v.Elem()
			}
			want = append(want, setValue(v, kind, *nr))
			*nr++
		}
	}
	return want
}

func setValue(v reflect.Value, kind, nr int) string {
	full := kind == filled
	switch p := v.Addr().Interface().(type) {
	case *string:
		if full {
			*p = fmt.Sprintf("“Zürich”\t%d\n'x'", nr)
		}
		return *p
	case *float64:
		if full {
			*p = -1e12 - float64(nr) - 0.125
			return fmt.Sprintf("-10000000000%02d.125", nr)
		}
		return "0.0"
	case *int32:
		if full {
			*p = -2147483648 + int32(nr)
		}
		return fmt.Sprint(*p)
	case *int64:
		if full {
			*p = -9223372036854775808 + int64(nr)
		}
		return fmt.Sprint(*p)
	case *bool:
		*p = full
		return fmt.Sprint(*p)
	case *schema.Date:
		if full {
			*p = schema.NewDate(1815, time.June, 1+nr%28)
		}
		return p.String()
	case *time.Time:
		// A zero timestamp is 1970; a filled one lies before it, in another zone, with odd microseconds.
		if *p = time.Unix(0, 0).UTC(); full {
			*p = time.Date(1929, time.October, 24, 10, nr, 7, 123_457_000, time.FixedZone("east", 2*3600))
			return fmt.Sprintf("1929-10-24 08:%02d:07.123457+00", nr)
		}
		return "1970-01-01 00:00:00+00"
	case *map[string]int64:
		if full {
			*p = map[string]int64{"zero": 0, "": -1, "binary": 7}
			return "{''=-1, binary=7, zero=0}"
		}
		return "{}"
	default:
		panic(fmt.Sprintf("no test value for %s", v.Type()))
	}
}

func rowsOf[T any](rows *[]T, want map[string][][]string, table string) {
	for kind := range kinds {
		nr := 0
		row := new(T)
		want[table] = append(want[table], setRow(reflect.ValueOf(row).Elem(), kind, &nr))
		*rows = append(*rows, *row)
	}
}

// TestValuesThroughDuckDB writes every column of every table through the store
// and reads it back with DuckDB. Reading with the library that wrote would not
// do: two struct tags, time.Time with date and string with uuid, silently write
// garbage that parquet-go itself reads back as if nothing had happened.
func TestValuesThroughDuckDB(t *testing.T) {
	var c store.Contents
	want := map[string][][]string{}
	rowsOf(&c.Articles, want, "articles")
	rowsOf(&c.Mentions, want, "mentions")
	rowsOf(&c.MentionRevisions, want, "mention_revisions")
	rowsOf(&c.Events, want, "events")
	rowsOf(&c.EventRevisions, want, "event_revisions")
	rowsOf(&c.Quotes, want, "quotes")
	rowsOf(&c.Entities, want, "entities")
	rowsOf(&c.Rejects, want, "rejects")
	rowsOf(&c.Runs, want, "runs")
	lake, db := lakeOf(t, &c), openDuck(t)
	for _, table := range schema.Dictionary() {
		glob, _ := filesOf(t, lake, table.Name)
		var columns []string
		for _, c := range table.Columns {
			columns = append(columns, c.Name+"::VARCHAR")
		}
		// The kinds are told apart by what they are, not by the order of the file.
		q := fmt.Sprintf("SELECT %s FROM read_parquet(?, hive_partitioning = false)", strings.Join(columns, ", "))
		got := map[string]bool{}
		for _, r := range query(t, db, q, glob) {
			got[strings.Join(r, "|")] = true
		}
		for kind, row := range want[table.Name] {
			if !got[strings.Join(row, "|")] {
				t.Errorf("%s: row %d is not in DuckDB\nwant %q\nhave %q", table.Name, kind, strings.Join(row, "|"), slices.Sorted(maps.Keys(got)))
			}
		}
	}
	sameAfterLoading(t, lake)
}

// sameAfterLoading checks that the store reads back what it wrote: loaded and
// committed once more, the lake has the same bytes.
func sameAfterLoading(t *testing.T, lake string) {
	t.Helper()
	l, err := store.OpenRead(lake, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := l.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	files, err := l.Files()
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	again := lakeOf(t, c)
	for _, f := range files {
		want, errA := os.ReadFile(filepath.Join(lake, f))
		got, errB := os.ReadFile(filepath.Join(again, f))
		if errA != nil || errB != nil || !bytes.Equal(want, got) {
			t.Errorf("%s: other bytes after loading and committing: %v %v", f, errA, errB)
		}
	}
}
