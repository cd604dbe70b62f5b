package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// fieldIndex finds the field that a column is stored from.
func fieldIndex(row reflect.Type, column string) ([]int, error) {
	for _, f := range reflect.VisibleFields(row) {
		name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		if name == column {
			return f.Index, nil
		}
	}
	return nil, fmt.Errorf("%s has no column %s", row, column)
}

// sorted returns the order of rows by the table's sort columns. Rows that agree
// on all of them are ordered by their whole content, so that the order, and with
// it the bytes of the file, never depends on the order the rows came in.
func sorted[T any](rows []T, t schema.Table) ([]int32, error) {
	keys, err := sortKeys(rows, t.SortedBy)
	if err != nil {
		return nil, err
	}
	order := make([]int32, len(rows))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if c := bytes.Compare(keys[a], keys[b]); c != 0 {
			return c
		}
		return compareWhole(&rows[a], &rows[b])
	})
	return order, nil
}

// compareWhole orders the rare rows that agree on every sort column.
func compareWhole(a, b any) int {
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	if errA != nil || errB != nil {
		return strings.Compare(fmt.Sprint(errA), fmt.Sprint(errB))
	}
	return bytes.Compare(x, y)
}

// sortKeys encodes the sort columns of each row so that comparing bytes
// compares the columns in turn.
func sortKeys[T any](rows []T, columns []string) ([][]byte, error) {
	indexes := make([][]int, len(columns))
	for i, column := range columns {
		index, err := fieldIndex(reflect.TypeFor[T](), column)
		if err != nil {
			return nil, err
		}
		indexes[i] = index
	}
	arena := make([]byte, 0, len(rows)*48)
	ends := make([]int, len(rows))
	for i := range rows {
		row := reflect.ValueOf(&rows[i]).Elem()
		for _, index := range indexes {
			var err error
			if arena, err = appendKey(arena, row.FieldByIndex(index).Addr().Interface()); err != nil {
				return nil, err
			}
		}
		ends[i] = len(arena)
	}
	keys := make([][]byte, len(rows))
	start := 0
	for i, end := range ends {
		keys[i] = arena[start:end:end]
		start = end
	}
	return keys, nil
}

// appendKey appends a value so that byte order is value order. A string ends in
// 0 1 and holds its zero bytes as 0 255, so that a prefix sorts first.
func appendKey(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case *time.Time:
		return binary.BigEndian.AppendUint64(b, uint64(v.UnixMicro())^1<<63), nil
	case *int32:
		return binary.BigEndian.AppendUint32(b, uint32(*v)^1<<31), nil
	case *int64:
		return binary.BigEndian.AppendUint64(b, uint64(*v)^1<<63), nil
	case *bool:
		if *v {
			return append(b, 1), nil
		}
		return append(b, 0), nil
	case *string:
		b = append(b, strings.ReplaceAll(*v, "\x00", "\x00\xff")...)
		return append(b, 0, 1), nil
	default:
		return nil, fmt.Errorf("cannot sort by a %T", v)
	}
}
