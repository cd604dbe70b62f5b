package entity

import (
	"os"
	"strings"
	"testing"
)

// TestTraps holds sentences of our own against what they should link to: one a
// line, "day|text|links". Links in doubt end in "?". WIREMILL_UPDATE=1 rewrites
// the file; read the diff.
func TestTraps(t *testing.T) {
	const file = "testdata/traps.txt"
	g := load(t)
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	n := 0
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		c := strings.SplitN(line, "|", 3)
		if len(c) < 2 {
			t.Fatalf("%s: %q is not day|text|links", file, line)
		}
		got := strings.Join(linked(g, c[1], on(c[0])), " ")
		out.WriteString(c[0] + "|" + c[1] + "|" + got + "\n")
		n++
		if os.Getenv("WIREMILL_UPDATE") == "" && (len(c) < 3 || got != c[2]) {
			t.Errorf("%s %s\n got %s\nwant %s", c[0], c[1], got, c[len(c)-1])
		}
	}
	if n < 150 {
		t.Errorf("%d traps, want 150 or more", n)
	}
	if os.Getenv("WIREMILL_UPDATE") != "" {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
