package extract

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// TestNeedsAreUsed keeps the tables of needs and inferences free of names that no rule
// file asks for.
func TestNeedsAreUsed(t *testing.T) {
	asked := map[string]bool{}
	names, err := fs.Glob(data, "rules/*.rule")
	if err != nil || len(names) == 0 {
		t.Fatal("no rule files", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(data, name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			key, val, _ := strings.Cut(strings.TrimSpace(line), " ")
			if key == "needs" || key == "infer" {
				for name := range fields(val) {
					asked[key+" "+name] = true
				}
			}
		}
	}
	for name := range needTable() {
		if !asked["needs "+name] {
			t.Errorf("no rule needs %q", name)
		}
	}
	for name := range inferenceTable() {
		if !asked["infer "+name] {
			t.Errorf("no rule infers %q", name)
		}
	}
}

// TestRuleErrors reads rule files with a mistake each: the message names it and its line.
func TestRuleErrors(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ rule, want string }{
		{"needs value,valeu", `r.rule:3: no need "valeu"`},
		{"infer flows", `r.rule:3: no inference "flows"`},
		{"role usher", `r.rule:3: no role "usher"`},
		{"kinds firm", `r.rule:3: no subject kind "firm"`},
		{"neds value", `r.rule:3: unknown key "neds"`},
		{"set direction", `r.rule:3: set "direction": want FIELD=VALUE`},
	} {
		dir := fstest.MapFS{"r.rule": {Data: []byte("event price_move\nrule a\n  " + c.rule + "\n")}}
		_, err := loadRules(dir, ".", e.lex, &e.k.kindBits)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.rule, err, c.want)
		}
	}
}
