package report

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
)

func query(t *testing.T, dir, text, format string) (string, error) {
	t.Helper()
	var b bytes.Buffer
	err := Query(t.Context(), dir, text, format, &b, QueryOptions{File: "my.sql"})
	return b.String(), err
}

func TestQueryFormats(t *testing.T) {
	dir := makeLake(t, newTestLake())
	const types = `
SELECT DATE '2023-07-13' AS d, TIMESTAMPTZ '2023-07-13 16:00:00.25+08' AS tz, TIMESTAMP '2023-07-13 16:00:00' AS ts,
       TIME '10:16' AS clock, 2.30 :: DOUBLE AS x, 0.1::FLOAT AS f, 1e300 AS big, 'nan'::DOUBLE AS nan, 1.50::DECIMAL(5,2) AS dec,
       NULL AS nothing, true AS yes, 42::BIGINT AS n, 170141183460469231731687303715884105727::HUGEINT AS huge,
       'a "b", <ü>' AS s, [1, NULL] AS list, {'b': 1, 'a': DATE '2023-07-13'} AS struct, MAP {'k': 2} AS map, '\x01'::BLOB AS blob,
       INTERVAL 3 DAY AS iv`
	for format, want := range map[string]string{
		"jsonl": `{"d":"2023-07-13","tz":"2023-07-13T08:00:00.25Z","ts":"2023-07-13T16:00:00","clock":"10:16:00","x":2.3,"f":0.1,"big":1e+300,` +
			`"nan":null,"dec":1.5,"nothing":null,"yes":true,"n":42,"huge":170141183460469231731687303715884105727,"s":"a \"b\", <ü>",` +
			`"list":[1,null],"struct":{"a":"2023-07-13","b":1},"map":{"k":2},"blob":"01","iv":"P0M3DT0S"}` + "\n",
		"csv": "d,tz,ts,clock,x,f,big,nan,dec,nothing,yes,n,huge,s,list,struct,map,blob,iv\n" +
			`2023-07-13,2023-07-13T08:00:00.25Z,2023-07-13T16:00:00,10:16:00,2.3,0.1,1e+300,null,1.5,,true,42,` +
			`170141183460469231731687303715884105727,"a ""b"", <ü>","[1,null]","{""a"":""2023-07-13"",""b"":1}","{""k"":2}",01,P0M3DT0S` + "\n",
	} {
		got, err := query(t, dir, types, format)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", format, diff)
		}
	}
	got, err := query(t, dir, "SELECT subject_name, signed_pct FROM daily_moves ORDER BY day, signed_pct", "")
	if err != nil {
		t.Fatal(err)
	}
	want := ` subject_name          signed_pct 
──────────────────────────────────
 Tencent                      2.7 
 Hang Seng Tech Index         3.8 
 Hang Seng Tech Index        -0.4 
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestQueryParquet(t *testing.T) {
	dir := makeLake(t, newTestLake())
	got, err := query(t, dir, "CREATE TEMP TABLE t AS SELECT 7 AS n; SELECT n, 'x' AS s FROM t -- the end", "parquet")
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		N int32  `parquet:"n,optional"`
		S string `parquet:"s,optional"`
	}
	rows, err := parquet.Read[row](strings.NewReader(got), int64(len(got)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]row{{7, "x"}}, rows); diff != "" {
		t.Error(diff)
	}
}

func TestQueryScriptPrintsItsLastResult(t *testing.T) {
	dir := makeLake(t, newTestLake())
	got, err := query(t, dir, "SET VARIABLE x = 3; SELECT 1 AS a;\nSELECT getvariable('x') AS b;", "jsonl")
	if err != nil || got != `{"b":3}`+"\n" {
		t.Errorf("got %q, error %v", got, err)
	}
}

// The sandbox: nothing outside the lake can be read, nothing anywhere be written.
func TestQueryIsConfined(t *testing.T) {
	dir := makeLake(t, newTestLake())
	outside := filepath.Join(t.TempDir(), "secret.csv")
	if err := os.WriteFile(outside, []byte("a\n1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	inside := filepath.Join(dir, "events", "part-9.parquet")
	for name, text := range map[string]string{
		"read":             "SELECT * FROM read_csv('" + outside + "')",
		"read by climbing": "SELECT * FROM read_text('" + dir + "/../../../../../../etc/hostname')",
		"read by variable": "SET VARIABLE lake = '/etc/'; SELECT * FROM read_text(lake_dir() || 'hostname')",
		"copy":             "COPY (SELECT 1) TO '" + inside + "'",
		"copy explained":   "EXPLAIN ANALYZE COPY (SELECT 1) TO '" + inside + "'",
		"prepared":         "PREPARE p AS COPY (SELECT 1) TO '" + inside + "'; EXECUTE p",
		"export":           "EXPORT DATABASE '" + dir + "/x'",
		"attach":           "ATTACH '" + dir + "/x.duckdb'",
		"load":             "LOAD '" + outside + "'",
		"install":          "INSTALL httpfs",
		"unlock":           "SET enable_external_access = true",
		"more memory":      "SET memory_limit = '100GB'",
		"secret":           "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')",
	} {
		for _, format := range []string{"jsonl", "parquet"} {
			if got, err := query(t, dir, text, format); err == nil {
				t.Errorf("%s: allowed, printed %q", name, got)
			}
		}
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("the lake changed: %s", diff)
	}
}

func TestQueryErrors(t *testing.T) {
	dir := makeLake(t, newTestLake())
	for _, c := range []struct{ name, dir, text, format, want string }{
		{"syntax", dir, "SELECT 1;\n\nSELEC 2", "", "my.sql: statement in line 3: Parser Error"},
		{"column", dir, "SELECT nosuch FROM events", "csv", `my.sql: statement in line 1: Binder Error: Referenced column "nosuch" not found`},
		{"parquet", dir, "SELECT nosuch FROM events", "parquet", `my.sql: statement in line 1: Binder Error: Referenced column "nosuch" not found`},
		{"at run time", dir, "SELECT error('boom')", "jsonl", "my.sql: statement in line 1: Invalid Input Error: boom"},
		{"empty", dir, " -- nothing", "", "my.sql: no SQL statement"},
		{"format", dir, "SELECT 1", "xml", `format "xml": want one of [table csv jsonl parquet]`},
		{"no lake", t.TempDir(), "SELECT 1", "", "is not a lake"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := query(t, c.dir, c.text, c.format)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want %q in it", err, c.want)
			}
		})
	}
}

// A run that is interrupted says so, so that the program can exit with 130.
func TestQueryIsCancelled(t *testing.T) {
	dir := makeLake(t, newTestLake())
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	const endless = "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range + b.range = 7"
	start := time.Now()
	err := Query(ctx, dir, endless, "csv", &bytes.Buffer{}, QueryOptions{})
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > 20*time.Second {
		t.Errorf("after %s: %v", time.Since(start), err)
	}
}

// tree lists the files below dir with their contents' ids.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[rel] = id(string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
