package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var july = time.Date(2023, 7, 30, 8, 0, 0, 0, time.UTC)

func TestCommitThenLoad(t *testing.T) {
	dir := t.TempDir()
	want := sample(5, july, 24*time.Hour)
	l, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Commit(t.Context(), shuffled(want, 7)); err != nil {
		t.Fatal(err)
	}
	got, err := l.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("loaded contents differ (-committed +loaded):\n%s", diff)
	}
	files, err := l.Files()
	if err != nil {
		t.Fatal(err)
	}
	t.Log(files)
}
