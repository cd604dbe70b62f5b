package when

import "testing"

func TestBase(t *testing.T)  { testCode(t, "base.tsv", Expr.Base) }
func TestScope(t *testing.T) { testCode(t, "scope.tsv", Expr.Scope) }

func testCode(t *testing.T, name string, f func(Expr, Anchor) (string, bool)) {
	r := newRecogniser(t)
	rows := table(t, name, 3)
	if len(rows) < 50 {
		t.Errorf("%d rows, want 50 at least", len(rows))
	}
	for _, row := range rows {
		e, found, ok := marked(r, row[0])
		if !ok {
			if row[2] != "-" && row[2] != "absent" {
				t.Errorf("%s: not found among %s", row[0], found)
			}
			continue
		}
		got, ok := f(e, parseAnchor(t, row[1]))
		if !ok {
			got = "-"
		}
		if got != row[2] {
			t.Errorf("%s at %s: got %s, want %s", row[0], row[1], got, row[2])
		}
	}
}
