package schema_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/pipeline/store"
	"github.com/wiremill/wiremill/schema"
)

// lakeOfArticles is a lake of n articles, one an hour, by month or by day.
func lakeOfArticles(t *testing.T, n int, by string) string {
	t.Helper()
	var c store.Contents
	for i := range n {
		at := time.Date(2023, 7, 31, 20, 0, 0, 0, time.UTC).Add(time.Duration(i) * time.Hour)
		c.Articles = append(c.Articles, schema.Article{ArticleID: fmt.Sprintf("%016x", i*7919), Body: "Shares rose.", Language: "en", AvailableAt: at})
	}
	dir := t.TempDir()
	l, err := store.Open(dir, store.Options{Partition: by, ProgramVersion: "v9", RulesHash: "cafe"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Commit(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Every table can be globbed with its partition column, with rows or without.
func TestPartitionsThroughDuckDB(t *testing.T) {
	db := openDuck(t)
	for by, want := range map[string][][]string{
		store.ByMonth: {{"2023-07", "4", "VARCHAR"}, {"2023-08", "2", "VARCHAR"}},
		store.ByDay:   {{"2023-07-31", "4", "DATE"}, {"2023-08-01", "2", "DATE"}},
	} {
		lake := lakeOfArticles(t, 6, by)
		q := fmt.Sprintf("SELECT %s::VARCHAR, count(*)::VARCHAR, any_value(typeof(%[1]s)) FROM read_parquet(?, hive_partitioning = true) GROUP BY ALL ORDER BY 1", by)
		if diff := cmp.Diff(want, query(t, db, q, filepath.Join(lake, "articles/*/*.parquet"))); diff != "" {
			t.Errorf("articles by %s (-want +got):\n%s", by, diff)
		}
		if got := query(t, db, q, filepath.Join(lake, "mentions/*/*.parquet")); len(got) != 0 {
			t.Errorf("empty mentions by %s have rows: %v", by, got)
		}
	}
}

// DuckDB finds the metadata, the compression, the statistics and the bloom
// filters, and the filters exclude what is not there and only that.
func TestFileFeaturesThroughDuckDB(t *testing.T) {
	db := openDuck(t)
	_, file := filesOf(t, lakeOfArticles(t, 3, store.ByMonth), "articles")
	want := [][]string{{"program_version", "v9"}, {"row_count", "3"}, {"rules_hash", "cafe"}, {"schema_version", fmt.Sprint(schema.Version)}}
	got := query(t, db, "SELECT decode(key), decode(value) FROM parquet_kv_metadata(?) ORDER BY 1", file)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("metadata (-want +got):\n%s", diff)
	}
	if got := query(t, db, "SELECT DISTINCT compression FROM parquet_metadata(?)", file); len(got) != 1 || got[0][0] != "ZSTD" {
		t.Errorf("compression %v, want ZSTD alone", got)
	}
	got = query(t, db, "SELECT stats_min_value, stats_max_value FROM parquet_metadata(?) WHERE path_in_schema = 'article_id'", file)
	if diff := cmp.Diff([][]string{{"0000000000000000", "0000000000003dde"}}, got); diff != "" {
		t.Errorf("statistics of article_id (-want +got):\n%s", diff)
	}
	for id, excluded := range map[string]string{"0000000000001eef": "false", "0000000000003dde": "false", "0000000000002aaa": "true"} {
		got := query(t, db, "SELECT bloom_filter_excludes::VARCHAR FROM parquet_bloom_probe(?, 'article_id', ?)", file, id)
		if len(got) != 1 || got[0][0] != excluded {
			t.Errorf("bloom filter excludes %s: %v, want %s", id, got, excluded)
		}
	}
}
