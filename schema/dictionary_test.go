package schema_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/wiremill/wiremill/schema"
)

func TestDictionaryIsComplete(t *testing.T) {
	vocabularies := schema.Vocabularies()
	used := map[string]bool{}
	for _, table := range schema.Dictionary() {
		names := map[string]bool{}
		for _, c := range table.Columns {
			at := table.Name + "." + c.Name
			if c.Name == "" || names[c.Name] {
				t.Errorf("%s: column without a name of its own", at)
			}
			names[c.Name] = true
			if !strings.HasSuffix(c.Doc, ".") {
				t.Errorf("%s: doc is not a sentence: %q", at, c.Doc)
			}
			if c.Vocab != "" && len(vocabularies[c.Vocab]) == 0 {
				t.Errorf("%s: no vocabulary %q", at, c.Vocab)
			}
			used[c.Vocab] = true
		}
		for _, name := range append(slices.Clone(table.SortedBy), table.Key, table.PartitionBy) {
			if name != "" && !names[name] {
				t.Errorf("%s: sort, key or partition column %q does not exist", table.Name, name)
			}
		}
	}
	for name := range vocabularies {
		if !used[name] {
			t.Errorf("vocabulary %q is used by no column", name)
		}
	}
}

// The store names a partition after the first sort column.
func TestPartitionColumns(t *testing.T) {
	want := map[string]string{
		"articles": "available_at", "mentions": "available_at", "mention_revisions": "available_at", "events": "first_available_at", "event_revisions": "revised_at",
		"quotes": "available_at", "entities": "", "rejects": "available_at", "runs": "",
	}
	for _, table := range schema.Dictionary() {
		if by, ok := want[table.Name]; !ok || table.PartitionBy != by {
			t.Errorf("%s is partitioned by %q, want %q", table.Name, table.PartitionBy, by)
		}
	}
}

func TestWriteDictionary(t *testing.T) {
	for format, want := range map[string][]string{
		"md": {
			"## mentions\n\none row per fact as one article states it (the evidence).",
			"| value | DOUBLE | yes | The figure, scaled to its unit, never negative. |",
			"| direction | VARCHAR | yes | Sign of the change; never inferred from world knowledge. One of [direction](#direction). |",
			"### direction\n\n`up` `down` `flat`",
		},
		"sql": {
			"CREATE TABLE runs (\n    run_id VARCHAR NOT NULL,\n",
			"    reject_reasons MAP(VARCHAR, BIGINT) NOT NULL,\n",
			"COMMENT ON COLUMN articles.body IS 'The article''s own text",
		},
		"json": {`"name": "event_revisions"`, `"partition_by": "revised_at"`},
	} {
		var b bytes.Buffer
		if err := schema.WriteDictionary(&b, format); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(b.String(), w) {
				t.Errorf("%s lacks %q", format, w)
			}
		}
		if format == "json" && !json.Valid(b.Bytes()) {
			t.Error("json is not valid")
		}
	}
	if err := schema.WriteDictionary(&bytes.Buffer{}, "xml"); err == nil || !strings.Contains(err.Error(), "md, sql, json") {
		t.Errorf("format xml: %v, want an error that names the formats", err)
	}
}
