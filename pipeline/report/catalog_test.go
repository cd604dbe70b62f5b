package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/pipeline/report/duck"
	"github.com/wiremill/wiremill/schema"
	"github.com/wiremill/wiremill/sql"
)

// openCatalog opens lake.duckdb as a user does: no variable set, and the spill
// directory that DuckDB chooses for the file when nobody names another.
func openCatalog(t *testing.T, path string) *duck.Conn {
	t.Helper()
	c, err := duck.Open(t.Context(), path, duck.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	if _, err := c.ExecContext(t.Context(), "SET temp_directory = "+duck.Quote(path+".tmp")); err != nil {
		t.Fatal(err)
	}
	return c
}

func relations() []string {
	var names []string
	for _, t := range schema.Tables() {
		names = append(names, t.Name)
	}
	for _, s := range append(sql.Views(), sql.Marts()...) {
		names = append(names, s.Name)
	}
	return append(names, "events_asof('infinity')", "mentions_asof('infinity')", "facts_about('0700.HK')",
		"evidence((SELECT min(best_mention_id) FROM events))")
}

func rowCounts(t *testing.T, c *duck.Conn, prefix string) map[string]int {
	t.Helper()
	counts := map[string]int{}
	for _, r := range relations() {
		var n int
		if err := c.QueryRowContext(t.Context(), "SELECT count(*) FROM "+prefix+r).Scan(&n); err != nil {
			t.Errorf("%s: %v", r, err)
		}
		counts[r] = n
	}
	return counts
}

func TestCatalogWorksFromAnywhereAndAfterAMove(t *testing.T) {
	l := newTestLake()
	dir := makeLake(t, l)
	if err := WriteCatalog(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	want := map[string]int{
		"articles": 4, "mentions": 8, "mention_revisions": 0, "events": 7, "event_revisions": 8, "quotes": 1, "entities": 4, "rejects": 1, "runs": 1,
		"moves": 3, "article_mentions": 8, "article_quotes": 1, "stories": 4, "conflicts": 2, "indicators": 1,
		"daily_moves": 3, "daily_events": 6, "daily_quality": 3,
		"events_asof('infinity')": 7, "mentions_asof('infinity')": 8, "facts_about('0700.HK')": 3,
		"evidence((SELECT min(best_mention_id) FROM events))": 1,
	}
	t.Run("absolute path", func(t *testing.T) {
		t.Chdir(t.TempDir())
		if diff := cmp.Diff(want, rowCounts(t, openCatalog(t, filepath.Join(dir, CatalogName)), "")); diff != "" {
			t.Error(diff)
		}
	})
	// The old place keeps a decoy: whoever still reads there sees no event.
	moved := filepath.Join(filepath.Dir(dir), "moved [1]* it's")
	if err := os.Rename(dir, moved); err != nil {
		t.Fatal(err)
	}
	(&testLake{}).write(t, dir)
	t.Run("relative path after a move", func(t *testing.T) {
		t.Chdir(filepath.Dir(moved))
		if diff := cmp.Diff(want, rowCounts(t, openCatalog(t, filepath.Base(moved)+"/"+CatalogName), "")); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("within the lake", func(t *testing.T) {
		t.Chdir(moved)
		if diff := cmp.Diff(want, rowCounts(t, openCatalog(t, CatalogName), "")); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("wiremill sql", func(t *testing.T) {
		if got, err := query(t, moved, "SELECT count(*) AS n FROM daily_events", "jsonl"); err != nil || got != `{"n":6}`+"\n" {
			t.Errorf("got %q, error %v", got, err)
		}
	})
	t.Run("attached", func(t *testing.T) {
		c, err := duck.Open(t.Context(), "", duck.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := c.ExecContext(t.Context(), "ATTACH "+duck.Quote(filepath.Join(moved, CatalogName))+" AS l (READ_ONLY)"); err != nil {
			t.Fatal(err)
		}
		// Without a hint it cannot know its place, and says what to do.
		_, err = c.ExecContext(t.Context(), "SELECT * FROM l.events")
		if err == nil || !strings.Contains(err.Error(), "SET VARIABLE lake = ") {
			t.Errorf("got error %v, want the advice to set the variable", err)
		}
		if _, err := c.ExecContext(t.Context(), "SET VARIABLE lake = "+duck.Quote(moved)); err != nil {
			t.Fatal(err)
		}
		var n int
		if err := c.QueryRowContext(t.Context(), "SELECT count(*) FROM l.daily_events").Scan(&n); err != nil || n != 6 {
			t.Errorf("%d rows, error %v", n, err)
		}
	})
}

func TestCatalogIsReplacedAndHoldsNoPlace(t *testing.T) {
	dir := makeLake(t, newTestLake())
	file := filepath.Join(dir, CatalogName)
	if err := os.WriteFile(file, []byte("an old catalog"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	if err := WriteCatalog(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	after := tree(t, dir)
	delete(before, CatalogName)
	delete(after, CatalogName)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("other files changed: %s", diff)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), dir) {
		t.Error("the catalog holds the path of its lake; it would not survive a move")
	}
}

// The Parquet types come out as the SQL types the contract promises.
func TestTableTypes(t *testing.T) {
	c, err := openLake(t.Context(), makeLake(t, newTestLake()), duck.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	got := map[string]string{}
	rows, err := c.QueryContext(t.Context(), "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'event_revisions'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name, typ string
		if err := rows.Scan(&name, &typ); err != nil {
			t.Fatal(err)
		}
		got[name] = typ
	}
	for name, want := range map[string]string{
		"revised_at": "TIMESTAMP WITH TIME ZONE", "event_date": "DATE", "value": "DOUBLE", "ticker": "VARCHAR",
		"is_final": "BOOLEAN", "mention_count": "INTEGER",
	} {
		if got[name] != want {
			t.Errorf("%s is %s, want %s", name, got[name], want)
		}
	}
	if _, ok := got["month"]; ok {
		t.Error("the partition key is a column")
	}
}
