package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
)

// What the Parquet file of a table promises to its readers.
func TestFileFeatures(t *testing.T) {
	dir := t.TempDir()
	mustCommit(t, dir, sample(3, july, 0), Options{})
	f, err := os.Open(filepath.Join(dir, "mentions/month=2023-07", partName))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	var sortedBy, bloom []string
	group := file.RowGroups()[0]
	for _, c := range group.SortingColumns() {
		sortedBy = append(sortedBy, strings.Join(c.Path(), "."))
	}
	for i, chunk := range group.ColumnChunks() {
		column := file.Schema().Columns()[i][0]
		if chunk.BloomFilter() != nil {
			bloom = append(bloom, column)
		}
		index, err := chunk.ColumnIndex()
		if err != nil || index.NumPages() == 0 {
			t.Errorf("%s has no page index: %v", column, err)
		}
	}
	if diff := cmp.Diff([]string{"available_at", "article_id", "in_title", "start_byte", "mention_id"}, sortedBy); diff != "" {
		t.Errorf("sorting columns (-want +got):\n%s", diff)
	}
	want := []string{"mention_id", "article_id", "event_id", "subject_id", "actor_id", "group_id"} // not rule_id: it has a dictionary
	if diff := cmp.Diff(want, bloom); diff != "" {
		t.Errorf("bloom filters (-want +got):\n%s", diff)
	}
	encodings := map[string]string{}
	for _, c := range file.Metadata().RowGroups[0].Columns {
		for _, e := range c.MetaData.Encoding {
			encodings[c.MetaData.PathInSchema[0]] += e.String() + " "
		}
	}
	for column, want := range map[string]string{
		"event_type": "RLE_DICTIONARY", "ticker": "RLE_DICTIONARY", "text": "PLAIN", "available_at": "DELTA_BINARY_PACKED",
		"start_byte": "DELTA_BINARY_PACKED", "value": "PLAIN",
	} {
		if !strings.Contains(encodings[column], want) {
			t.Errorf("%s is encoded as %s, want %s", column, encodings[column], want)
		}
	}
}
