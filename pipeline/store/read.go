package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/wiremill/wiremill/schema"
)

// readFile reads all rows of one file. It goes column by column itself, because
// parquet.GenericReader (v0.32.0) turns every NULL of an embedded struct, such
// as schema.Fact, into 0 or "" (parquet-go issue 163).
func readFile[T any](ctx context.Context, path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	meta, file, err := readMeta(f)
	if err != nil {
		return nil, err
	}
	if meta.SchemaVersion != schema.Version {
		return nil, fmt.Errorf("%w: %s has schema version %d, this wiremill %d: use the version that wrote it, or build a new lake",
			ErrVersion, path, meta.SchemaVersion, schema.Version)
	}
	fields, err := fieldsOf(file.Schema(), reflect.TypeFor[T]())
	if err != nil {
		return nil, damaged(path, err)
	}
	rows := make([]T, 0, meta.Rows)
	for _, group := range file.RowGroups() {
		if rows, err = appendGroup(ctx, rows, group, fields); err != nil {
			if ctx.Err() != nil {
				return nil, err
			}
			return nil, damaged(path, err)
		}
	}
	if int64(len(rows)) != meta.Rows {
		return nil, damaged(path, fmt.Errorf("footer counts %d rows, found %d", meta.Rows, len(rows)))
	}
	return rows, nil
}

func damaged(path string, err error) error {
	return fmt.Errorf("%s cannot be read as a table of this lake: %w; restore it from a backup, or build the lake anew", path, err)
}

func appendGroup[T any](ctx context.Context, rows []T, group parquet.RowGroup, fields []*field) (_ []T, err error) {
	r := group.Rows()
	defer func() { err = errors.Join(err, r.Close()) }()
	buf := make([]parquet.Row, batchRows)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := r.ReadRows(buf)
		for _, values := range buf[:n] {
			rows = append(rows, *new(T))
			row := reflect.ValueOf(&rows[len(rows)-1]).Elem()
			for _, v := range values {
				if f := fields[v.Column()]; f != nil && !v.IsNull() {
					f.set(row.FieldByIndex(f.index).Addr().Interface(), v)
				}
			}
		}
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// field is where the values of one Parquet column go.
type field struct {
	index []int
	set   func(field any, v parquet.Value)
}

// fieldsOf finds the field of each leaf column of a file. A column the row type
// does not know has none and is skipped; a field that the file does not know
// stays zero.
func fieldsOf(s *parquet.Schema, row reflect.Type) ([]*field, error) {
	fields := make([]*field, len(s.Columns()))
	keys := new([]string)
	for i, path := range s.Columns() {
		index, err := fieldIndex(row, path[0])
		if err != nil {
			continue
		}
		leaf, _ := s.Lookup(path...)
		t := row.FieldByIndex(index).Type
		kind, set := setterOf(t, path[len(path)-1], keys)
		if set == nil || leaf.Node.Type().Kind() != kind {
			return nil, fmt.Errorf("column %s holds %s, want a %s", path[0], leaf.Node.Type(), t)
		}
		fields[i] = &field{index, set}
	}
	return fields, nil
}

// setterOf returns how a field of type t takes the values of a leaf column, and
// the physical type of those values.
func setterOf(t reflect.Type, leaf string, keys *[]string) (parquet.Kind, func(any, parquet.Value)) {
	switch reflect.Zero(t).Interface().(type) {
	case string, *string:
		return parquet.ByteArray, setter(func(v parquet.Value) string { return string(v.ByteArray()) })
	case float64, *float64:
		return parquet.Double, setter(parquet.Value.Double)
	case int32, *int32:
		return parquet.Int32, setter(parquet.Value.Int32)
	case int64, *int64:
		return parquet.Int64, setter(parquet.Value.Int64)
	case bool, *bool:
		return parquet.Boolean, setter(parquet.Value.Boolean)
	case schema.Date, *schema.Date:
		return parquet.Int32, setter(func(v parquet.Value) schema.Date { return schema.Date(v.Int32()) })
	case time.Time, *time.Time:
		return parquet.Int64, setter(func(v parquet.Value) time.Time { return time.UnixMicro(v.Int64()).UTC() })
	case map[string]int64:
		if leaf == "key" {
			return parquet.ByteArray, func(_ any, v parquet.Value) { *keys = append(*keys, string(v.ByteArray())) }
		}
		return parquet.Int64, func(field any, v parquet.Value) { setCount(field.(*map[string]int64), keys, v.Int64()) }
	default:
		return 0, nil
	}
}

// setCount stores the value of the oldest key that has none: a row gives all
// keys of a map before all values.
func setCount(m *map[string]int64, keys *[]string, n int64) {
	if *m == nil {
		*m = make(map[string]int64)
	}
	(*m)[(*keys)[0]] = n
	*keys = (*keys)[1:]
}

// setter stores a value in a field that is required (*V) or nullable (**V).
func setter[V any](get func(parquet.Value) V) func(any, parquet.Value) {
	return func(field any, v parquet.Value) {
		switch field := field.(type) {
		case *V:
			*field = get(v)
		case **V:
			x := get(v)
			*field = &x
		}
	}
}
