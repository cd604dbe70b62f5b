package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// A query may begin with a comment, wherever it stands among the flags; a flag
// that does not exist is still told.
func TestQueryBeginsWithComment(t *testing.T) {
	lake := filepath.Join(t.TempDir(), "lake")
	command := func(args ...string) (int, string) {
		var out, errs bytes.Buffer
		code := run(context.Background(), args, strings.NewReader("Brent fell 2 percent on Monday."), &out, &errs)
		return code, out.String() + errs.String()
	}
	if code, told := command("run", "--lake", lake, "--as-of", "2024-03-14T22:00:00Z", "-"); code != exitDone {
		t.Fatalf("run: %d: %s", code, told)
	}
	for _, query := range []string{"-- what there is\nSELECT count(*) AS n FROM articles", "--what\tthere is\nSELECT count(*) AS n FROM articles"} {
		if code, told := command("sql", query, "--lake", lake, "--format", "csv"); code != exitDone || told != "n\n1\n" {
			t.Errorf("%q: %d: %s", query, code, told)
		}
	}
	for _, flag := range []string{"--fromat", "--fromat=a b"} {
		if code, told := command("sql", "--lake", lake, flag, "SELECT 1"); code != exitUsage || !strings.Contains(told, "unknown flag --fromat") {
			t.Errorf("%s: %d: %s", flag, code, told)
		}
	}
}
