package extract

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// allRules is the text of every rule file.
func allRules() (string, error) {
	names, err := fs.Glob(data, "rules/*.rule")
	var all strings.Builder
	for _, name := range names {
		text, readErr := fs.ReadFile(data, name)
		all.Write(text)
		err = errors.Join(err, readErr)
	}
	return all.String(), err
}

// TestNeedsAreUsed keeps the tables of needs and inferences free of names that no rule
// file asks for.
func TestNeedsAreUsed(t *testing.T) {
	asked := map[string]bool{}
	text, err := allRules()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(text) {
		key, val, _ := strings.Cut(strings.TrimSpace(line), " ")
		if key == "needs" || key == "infer" {
			for name := range fields(val) {
				asked[key+" "+name] = true
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

// TestFindersAreUsed does the same for the places of subjects.
func TestFindersAreUsed(t *testing.T) {
	used := map[string]bool{subjLeft: true}
	e := newEngine(t)
	for i := range e.gram.rules {
		used[e.gram.rules[i].subject] = true
	}
	for name := range finderTable() {
		if len(name) > 1 && !used[name] {
			t.Errorf("no rule has its subject at %q", name)
		}
	}
}

// TestSettersAreUsed does the same for the fields that rules set.
func TestSettersAreUsed(t *testing.T) {
	text, err := allRules()
	if err != nil {
		t.Fatal(err)
	}
	for name := range setterTable() {
		if !strings.Contains(text, " "+name+"=") {
			t.Errorf("no rule sets %q", name)
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
		{"subject firm", `r.rule:3: no subject "firm"`},
		{"kinds firm", `r.rule:3: no subject kind "firm"`},
		{"neds value", `r.rule:3: unknown key "neds"`},
		{"set colour=red", `r.rule:3: set: no field "colour"`},
		{"set direction", `r.rule:3: set "direction": want FIELD=VALUE`},
	} {
		dir := fstest.MapFS{"r.rule": {Data: []byte("event price_move\nrule a\n  " + c.rule + "\n")}}
		_, err := loadRules(dir, ".", e.lex, &e.k.kindBits)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.rule, err, c.want)
		}
	}
}
