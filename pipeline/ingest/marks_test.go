package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
)

// marksOf compiles one mark alone, or all of them.
func marksOf(t *testing.T, only string) *marks {
	t.Helper()
	all, err := compileMarks(marksText)
	if err != nil {
		t.Fatal(err)
	}
	if only == "" {
		return all
	}
	one := &marks{agencies: all.agencies}
	for _, k := range all.all {
		if k.name == only {
			one.all = append(one.all, k)
			if err := one.index(k); err != nil {
				t.Fatal(err)
			}
		}
	}
	return one
}

// TestMarkExamples runs the sentences that stand beside each mark.
func TestMarkExamples(t *testing.T) {
	all := marksOf(t, "")
	for _, k := range all.all {
		t.Run(k.name, func(t *testing.T) {
			if len(k.match) == 0 || len(k.reject) == 0 {
				t.Fatalf("needs at least one match and one reject")
			}
			alone := marksOf(t, k.name)
			for _, example := range k.match {
				body, want := bracketed(example)
				if diff := cmp.Diff(want, alone.skip(body, nil)); diff != "" {
					t.Errorf("match %q:\n%s", example, diff)
				}
			}
			for _, body := range k.reject {
				for _, s := range all.skip(body, nil) {
					t.Errorf("reject %q: skips %q", body, body[s.Start:s.End])
				}
			}
		})
	}
}

// bracketed takes [[ and ]] out of an example and returns where they stood.
func bracketed(example string) (string, []schema.Span) {
	var body strings.Builder
	var spans []schema.Span
	for {
		before, rest, ok := strings.Cut(example, "[[")
		body.WriteString(before)
		if !ok {
			return body.String(), spans
		}
		inside, after, _ := strings.Cut(rest, "]]")
		start := body.Len()
		body.WriteString(inside)
		spans = append(spans, schema.Span{Start: start, End: body.Len()})
		example = after
	}
}

func TestMarkNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range marksOf(t, "").all {
		if seen[k.name] {
			t.Errorf("mark %s is defined twice", k.name)
		}
		seen[k.name] = true
	}
}

func TestCompileMarksNamesTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"where line\n":                      "before the first mark",
		"mark a\nwhere line\ncolour red\n":  `unknown key "colour"`,
		"mark a\nstarts x\nwhere nowhere\n": `where "nowhere"`,
		"mark a\nwhere line\nwords many\n":  `words "many"`,
	} {
		_, err := compileMarks(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}
