package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func TestInputBytes(t *testing.T) {
	dir, text := t.TempDir(), bytes.Repeat([]byte("All quiet. "), 1000)
	var gz bytes.Buffer
	z := gzip.NewWriter(&gz)
	if _, err := z.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"a.txt": text, "a.txt.gz": gz.Bytes(), "sub/a.txt.zst": enc.EncodeAll(text, nil)} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := inputBytes([]string{dir}), int64(3*len(text)); got != want {
		t.Errorf("%d bytes, want %d", got, want)
	}
	if got := inputBytes([]string{dir, "-"}); got != 0 {
		t.Errorf("%d bytes with standard input, want 0: unknown", got)
	}
}
