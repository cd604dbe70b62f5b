package store

import (
	"context"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/wiremill/wiremill/schema"
)

// Best settings found for these tables (measured: see BenchmarkWriteMentions).
const (
	rowGroupRows = 128 << 10
	batchRows    = 1024 // one row per Write costs half as much again
	bloomBits    = 10   // per value: about 1 % false positives
)

// pageBytes is the size of a page: 1 MiB, less in a small file, because the
// library allocates that much for every dictionary column before the first row
// (a file of a day would cost 30 MB of fresh memory).
func pageBytes(rows int) int { return min(1<<20, max(64<<10, 256*rows)) }

// Keys of the metadata in every file.
const (
	metaSchema  = "schema_version"
	metaProgram = "program_version"
	metaRules   = "rules_hash"
	metaRows    = "row_count"
)

// encode writes the rows picked by order as one Parquet file.
func encode[T any](ctx context.Context, w io.Writer, t schema.Table, rows []T, order []int32, o Options) error {
	pw := parquet.NewGenericWriter[T](w, writerOptions(t, len(order), o)...)
	batch := make([]T, 0, batchRows)
	for len(order) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(batchRows, len(order))
		batch = batch[:0]
		for _, i := range order[:n] {
			batch = append(batch, rows[i])
		}
		if _, err := pw.Write(batch); err != nil {
			return err
		}
		order = order[n:]
	}
	return pw.Close()
}

// writerOptions: long text plain, numbers and times as deltas; codes are
// dictionary columns by their tags in schema.
func writerOptions(t schema.Table, rows int, o Options) []parquet.WriterOption {
	return []parquet.WriterOption{
		// The library would name itself by the build's module list, which differs between a test and the program.
		parquet.CreatedBy("wiremill", o.ProgramVersion, o.RulesHash),
		parquet.Compression(&parquet.Zstd),
		parquet.MaxRowsPerRowGroup(rowGroupRows),
		parquet.PageBufferSize(pageBytes(rows)),
		parquet.DataPageStatistics(true),
		parquet.DefaultEncodingFor(parquet.ByteArray, &parquet.Plain),
		parquet.DefaultEncodingFor(parquet.Int32, &parquet.DeltaBinaryPacked),
		parquet.DefaultEncodingFor(parquet.Int64, &parquet.DeltaBinaryPacked),
		parquet.SortingWriterConfig(parquet.SortingColumns(sortingColumns(t)...)),
		parquet.BloomFilters(bloomFilters(t)...),
		parquet.KeyValueMetadata(metaSchema, strconv.Itoa(schema.Version)),
		parquet.KeyValueMetadata(metaProgram, o.ProgramVersion),
		parquet.KeyValueMetadata(metaRules, o.RulesHash),
		parquet.KeyValueMetadata(metaRows, strconv.Itoa(rows)),
	}
}

func sortingColumns(t schema.Table) []parquet.SortingColumn {
	var columns []parquet.SortingColumn
	for _, name := range t.SortedBy {
		columns = append(columns, parquet.Ascending(name))
	}
	return columns
}

// bloomFilters covers the ids that people look rows up by: every *_id column
// but those with a dictionary, which answers the same question.
func bloomFilters(t schema.Table) []parquet.BloomFilterColumn {
	var filters []parquet.BloomFilterColumn
	for _, f := range reflect.VisibleFields(reflect.TypeOf(t.Row)) {
		name, options, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		if strings.HasSuffix(name, "_id") && !strings.Contains(options, "dict") {
			filters = append(filters, parquet.SplitBlockFilter(bloomBits, name))
		}
	}
	return filters
}
