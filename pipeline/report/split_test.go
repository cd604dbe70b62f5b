package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSplitStatements(t *testing.T) {
	type s = userStatement
	for _, c := range []struct {
		name, script string
		want         []s
	}{
		{"one", "SELECT 1", []s{{"SELECT 1", 1}}},
		{"two", "SELECT 1;\nSELECT 2;\n", []s{{"SELECT 1", 1}, {"SELECT 2", 2}}},
		{"comments only", "-- nothing; here\n/* nor; here */ ;;", nil},
		{"comment first", "-- what; it is\nSELECT 1; -- done", []s{{"-- what; it is\nSELECT 1", 2}}},
		{"strings", `SELECT 'a;''b', "c;d"; SELECT $$;$$, $x$;$$;$x$, E'\';'`,
			[]s{{`SELECT 'a;''b', "c;d"`, 1}, {`SELECT $$;$$, $x$;$$;$x$, E'\';'`, 1}}},
		{"parameter is no quote", "SELECT $1; SELECT 2", []s{{"SELECT $1", 1}, {"SELECT 2", 1}}},
		{"unclosed", "SELECT 'a; SELECT 2", []s{{"SELECT 'a; SELECT 2", 1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, splitStatements(c.script), cmp.AllowUnexported(s{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever the pieces, joining them with semicolons and splitting gives them back.
func TestSplitStatementsJoins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"a", " ", "\n", "';'", `";"`, "$t$;'$t$", "--;\n", "/*;*/", "$1", "''", "é"})
		var want []string
		for range rapid.IntRange(0, 5).Draw(t, "statements") {
			want = append(want, "S "+strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), " ")+" x")
		}
		var got []string
		for _, s := range splitStatements(strings.Join(want, ";")) {
			got = append(got, s.text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}
