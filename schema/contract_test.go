package schema_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/pipeline/store"
	"github.com/wiremill/wiremill/schema"
)

// fact is what mentions and events share of the contract.
const fact = `
event_type VARCHAR
event_subtype? VARCHAR
subject_id? VARCHAR
subject_name VARCHAR
subject_kind VARCHAR
ticker? VARCHAR
mic? VARCHAR
actor_id? VARCHAR
actor_name? VARCHAR
counterparty_name? VARCHAR
speaker_name? VARCHAR
metric? VARCHAR
direction? VARCHAR
value? DOUBLE
value_high? DOUBLE
bound VARCHAR
unit? VARCHAR
currency? VARCHAR
level? DOUBLE
level_unit? VARCHAR
level_currency? VARCHAR
points? DOUBLE
base_period? VARCHAR
scope? VARCHAR
event_date? DATE
event_date_end? DATE
date_precision VARCHAR
session? VARCHAR
modality VARCHAR
polarity VARCHAR
`

// mention is the contract of mentions.
const mention = fact + `
mention_id VARCHAR
article_id VARCHAR
event_id VARCHAR
sentence INTEGER
start_byte INTEGER
end_byte INTEGER
text VARCHAR
in_title BOOLEAN
value_text? VARCHAR
value_scope VARCHAR
stated_value? DOUBLE
stated_currency? VARCHAR
value_check VARCHAR
date_rule? VARCHAR
date_text? VARCHAR
local_time? VARCHAR
time_zone? VARCHAR
background BOOLEAN
group_id? VARCHAR
rule_id VARCHAR
confidence DOUBLE
available_at TIMESTAMP WITH TIME ZONE
`

// event is the contract of events.
const event = fact + `
event_id VARCHAR
move_id? VARCHAR
is_final BOOLEAN
value_min? DOUBLE
value_max? DOUBLE
agreement VARCHAR
mention_count INTEGER
article_count INTEGER
story_count INTEGER
source_count INTEGER
first_available_at TIMESTAMP WITH TIME ZONE
last_available_at TIMESTAMP WITH TIME ZONE
first_mention_id VARCHAR
best_mention_id VARCHAR
confidence DOUBLE
`

// contract is the promise to the users of a lake, written down a second time so
// that a slip in a struct tag cannot change it: column, ? if nullable, type as
// DuckDB reads it. Columns may be added, never renamed or retyped.
var contract = map[string]string{
	"articles": `
article_id VARCHAR
external_id? VARCHAR
source_uri VARCHAR
title? VARCHAR
body VARCHAR
source? VARCHAR
byline? VARCHAR
url? VARCHAR
language VARCHAR
published_at? TIMESTAMP WITH TIME ZONE
published_date? DATE
published_precision VARCHAR
date_source VARCHAR
date_evidence? VARCHAR
dated_at? TIMESTAMP WITH TIME ZONE
available_at TIMESTAMP WITH TIME ZONE
availability VARCHAR
story_id VARCHAR
version INTEGER
duplicate_of? VARCHAR
duplicate_kind VARCHAR
similarity? DOUBLE
word_count INTEGER
mention_count INTEGER
`,
	"mentions": mention,
	"mention_revisions": mention + `
superseded_at TIMESTAMP WITH TIME ZONE
`,
	"events": event,
	"event_revisions": event + `
revised_at TIMESTAMP WITH TIME ZONE
withdrawn BOOLEAN
`,
	"quotes": `
quote_id VARCHAR
article_id VARCHAR
sentence INTEGER
start_byte INTEGER
end_byte INTEGER
text VARCHAR
kind VARCHAR
speaker_name? VARCHAR
speaker_id? VARCHAR
speaker_title? VARCHAR
organisation_name? VARCHAR
organisation_id? VARCHAR
verb? VARCHAR
event_id? VARCHAR
duplicate_of? VARCHAR
available_at TIMESTAMP WITH TIME ZONE
`,
	"entities": `
entity_id VARCHAR
name VARCHAR
kind VARCHAR
ticker? VARCHAR
mic? VARCHAR
isin? VARCHAR
country? VARCHAR
currency? VARCHAR
sector? VARCHAR
time_zone? VARCHAR
first_seen TIMESTAMP WITH TIME ZONE
mention_count INTEGER
`,
	"rejects": `
source_uri VARCHAR
stage VARCHAR
reason VARCHAR
detail VARCHAR
bytes BIGINT
sha256 VARCHAR
run_id VARCHAR
`,
	"runs": `
run_id VARCHAR
as_of TIMESTAMP WITH TIME ZONE
started_at TIMESTAMP WITH TIME ZONE
finished_at TIMESTAMP WITH TIME ZONE
status VARCHAR
program_version VARCHAR
rules_hash VARCHAR
records_in BIGINT
articles BIGINT
duplicates BIGINT
rejects BIGINT
mentions BIGINT
events BIGINT
quotes BIGINT
reject_reasons MAP(VARCHAR, BIGINT)
`,
}

// TestContract holds the Parquet files, as DuckDB reads them, against the
// contract and against the data dictionary. The lake is empty: also a table
// without rows has its columns.
func TestContract(t *testing.T) {
	lake, db := lakeOf(t, &store.Contents{}), openDuck(t)
	if len(contract) != len(schema.Tables()) {
		t.Errorf("the contract has %d tables, schema %d", len(contract), len(schema.Tables()))
	}
	for _, table := range schema.Dictionary() {
		glob, file := filesOf(t, lake, table.Name)
		got := map[string]string{}
		var stored, documented []string
		nullable := map[string]bool{}
		for _, r := range query(t, db, "SELECT name, repetition_type FROM parquet_schema(?)", file) {
			nullable[r[0]] = r[1] == "OPTIONAL"
		}
		for _, r := range query(t, db, "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(?, hive_partitioning = false))", glob) {
			line := columnLine(r[0], r[1], nullable[r[0]])
			got[r[0]] = line
			stored = append(stored, line)
		}
		for line := range strings.Lines(contract[table.Name]) {
			line = strings.TrimSpace(line)
			name, _, _ := strings.Cut(line, " ")
			if name = strings.TrimSuffix(name, "?"); name != "" && got[name] != line {
				t.Errorf("%s: the contract says %q, DuckDB reads %q", table.Name, line, got[name])
			}
		}
		for _, c := range table.Columns {
			documented = append(documented, columnLine(c.Name, c.Type, c.Nullable))
		}
		if diff := cmp.Diff(documented, stored); diff != "" {
			t.Errorf("%s: dictionary and file differ (-dictionary +file):\n%s", table.Name, diff)
		}
	}
}

func columnLine(name, sqlType string, nullable bool) string {
	if nullable {
		name += "?"
	}
	return name + " " + sqlType
}

// TestSQLDictionary runs `wiremill schema --format sql` and holds what it
// creates against what is stored.
func TestSQLDictionary(t *testing.T) {
	db := openDuck(t)
	var script bytes.Buffer
	if err := schema.WriteDictionary(&script, "sql"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), script.String()); err != nil {
		t.Fatal(err)
	}
	for _, table := range schema.Dictionary() {
		var want [][]string
		for _, c := range table.Columns {
			want = append(want, []string{c.Name, c.Type, fmt.Sprint(c.Nullable)})
		}
		got := query(t, db, "SELECT column_name, data_type, is_nullable::VARCHAR FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", table.Name)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-dictionary +created):\n%s", table.Name, diff)
		}
		bare := query(t, db, "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND comment IS NULL", table.Name)
		if len(bare) > 0 {
			t.Errorf("%s: columns without a comment: %v", table.Name, bare)
		}
	}
}
