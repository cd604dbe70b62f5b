package duck_test

import (
	"os"
	"testing"

	"github.com/wiremill/wiremill/pipeline/report/duck"
)

func open(t *testing.T, lim duck.Limits) *duck.Conn {
	t.Helper()
	c, err := duck.Open(t.Context(), "", lim)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// The driver's own choice, DuckDB 1.4.1, dies in a parallel sort by several
// keys. go.mod raises it; this fails when somebody lowers it again.
func TestPinnedDuckDBSortsInParallel(t *testing.T) {
	c := open(t, duck.Limits{Threads: 4})
	var version string
	if err := c.QueryRowContext(t.Context(), "SELECT version()").Scan(&version); err != nil {
		t.Fatal(err)
	}
	if version != "v1.4.3" {
		t.Errorf("DuckDB %s, want v1.4.3: see the pin of duckdb-go-bindings in go.mod", version)
	}
	for range 3 {
		var disorder int
		const query = `
WITH sorted AS (
    SELECT a, b, c FROM (SELECT hash(i) % 1000 AS a, (hash(i + 1) % 1000)::VARCHAR AS b, i AS c FROM range(500000) t(i))
    ORDER BY a, b DESC, c
)
SELECT count(*) FROM (SELECT a < lag(a) OVER () AS wrong FROM sorted) WHERE wrong`
		if err := c.QueryRowContext(t.Context(), query).Scan(&disorder); err != nil || disorder != 0 {
			t.Fatalf("%d rows out of order, error %v", disorder, err)
		}
	}
}

func TestSpillDirectoryGoesWithTheConnection(t *testing.T) {
	dir := t.TempDir()
	c := open(t, duck.Limits{MemoryMB: 64, Threads: 2, TempDir: dir})
	if err := c.Confine(t.Context(), []string{dir + "/lake/"}, c.TempPath("out")); err != nil {
		t.Fatal(err)
	}
	// 100 MB of strings cannot be sorted in 64 MB without spilling, which must work in the sandbox too.
	var n int
	const query = "SELECT count(*) FROM (SELECT lag(s) OVER (ORDER BY s) AS l FROM (SELECT hash(i)::VARCHAR || repeat('x', 80) AS s FROM range(1000000) t(i)))"
	if err := c.QueryRowContext(t.Context(), query).Scan(&n); err != nil || n != 1_000_000 {
		t.Errorf("%d rows, error %v", n, err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, error %v", left, err)
	}
}

func TestQuote(t *testing.T) {
	c := open(t, duck.Limits{})
	const hard = `it's "a" \path; -- ü`
	var got string
	if err := c.QueryRowContext(t.Context(), "SELECT "+duck.Quote(hard)).Scan(&got); err != nil || got != hard {
		t.Errorf("got %q, error %v", got, err)
	}
}
