package extract

import (
	"os"
	"strings"
	"testing"
)

// TestFrames runs the sentences of testdata/frames.txt, each a "TYPE + SENTENCE =>
// FIELD=VALUE; ..." that must be found or a "TYPE - SENTENCE" that must not.
func TestFrames(t *testing.T) {
	b, err := os.ReadFile("testdata/frames.txt")
	if err != nil {
		t.Fatal(err)
	}
	e := newEngine(t)
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		event, rest, _ := strings.Cut(line, " ")
		text, fields, _ := strings.Cut(rest[2:], " => ")
		var want []column
		for _, f := range strings.Split(fields, ";") {
			if k, v, ok := strings.Cut(strings.TrimSpace(f), "="); ok {
				want = append(want, column{k, v})
			}
		}
		found, all := false, ""
		for _, m := range extractText(e, text) {
			all += "\n      " + brief(&m)
			found = found || m.EventType == event && agrees(&m, want)
		}
		if found != (rest[0] == '+') {
			t.Errorf("%s %q\n want %v %c\n got %s", event, text, want, rest[0], all)
		}
	}
}
