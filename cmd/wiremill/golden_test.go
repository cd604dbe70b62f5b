package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// The example articles, from file to moves: a change of any stage shows in this
// diff. Counts and moves only, so that it can be read.
func TestExampleGolden(t *testing.T) {
	lake := filepath.Join(t.TempDir(), "lake")
	out := execute(t, "run", "--lake", lake, "--backfill", "--as-of", "2024-03-15", filepath.Join("..", "..", "testdata", "raw"))
	var b strings.Builder
	for line := range strings.Lines(out) {
		if !strings.HasPrefix(line, "lake ") { // it names a temporary directory
			b.WriteString(line)
		}
	}
	for _, query := range []string{
		`SELECT event_type, count(*) AS events, sum(mention_count)::BIGINT AS mentions FROM events GROUP BY ALL ORDER BY ALL`,
		`SELECT event_date, coalesce(ticker, subject_name) AS subject, direction, value, unit, level, points, base_period, session, mention_count AS n
		 FROM events WHERE event_type = 'price_move' ORDER BY ALL`,
	} {
		b.WriteString("\n" + execute(t, "sql", "--lake", lake, "--format", "csv", query))
	}
	golden(t, "raw.txt", b.String())
}
