package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/wiremill/wiremill/schema"
)

func gz(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zst(t testing.TB, s string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

// tree writes files below a new directory and returns it.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// readAll lists what Read finds, one line each: "URI text" or "URI !reason".
func readAll(t *testing.T, o Options, inputs ...string) []string {
	t.Helper()
	var got []string
	err := Read(context.Background(), o, inputs,
		func(r Raw) error {
			if int64(len(r.Data)) != r.Bytes {
				t.Errorf("%s: %d bytes, says %d", r.URI, len(r.Data), r.Bytes)
			}
			got = append(got, r.URI+" "+string(r.Data))
			return nil
		},
		func(r schema.Reject) error {
			if r.Stage != "read" || r.Detail == "" || len(r.SHA256) != 64 {
				t.Errorf("incomplete reject %+v", r)
			}
			got = append(got, r.SourceURI+" !"+r.Reason)
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestReadDirectory(t *testing.T) {
	lines := "{\"text\":\"one\"}\n\n{\"text\":\"two\"}"
	root := tree(t, map[string]string{
		"b.txt":           "text b",
		"a/z.txt":         "text z",
		"a/y.TXT":         "text y",
		"a.txt":           "text a",
		"c.jsonl":         lines,
		"d.ndjson.gz":     gz(t, lines),
		"e.jsonl.zst":     zst(t, lines),
		"f.txt.gz":        gz(t, "text f"),
		"g.docx":          "PK",
		"h.gz":            gz(t, "what am I"),
		"i.jsonl":         "",
		"j.txt":           "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"k.txt.gz":        "not gzip",
		"l.html":          "<html>",
		".hidden.txt":     "no",
		".git/config.txt": "no",
		"m.jsonl":         "\xff\xfe" + utf16le("{\"text\":\"wide\"}\n{\"text\":\"too\"}"),
	})
	if err := os.Symlink(filepath.Join(root, "b.txt"), filepath.Join(root, "n.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(root, filepath.Join(root, "o")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(root, "nowhere"), filepath.Join(root, "p.txt")); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"a/y.TXT text y", "a/z.txt text z", "a.txt text a", "b.txt text b",
		`c.jsonl#1 {"text":"one"}`, `c.jsonl#2 {"text":"two"}`,
		`d.ndjson.gz#1 {"text":"one"}`, `d.ndjson.gz#2 {"text":"two"}`,
		`e.jsonl.zst#1 {"text":"one"}`, `e.jsonl.zst#2 {"text":"two"}`,
		"f.txt.gz text f", "g.docx !unsupported", "h.gz !unsupported", "i.jsonl !empty",
		"j.txt !binary", "k.txt.gz !corrupt", "l.html <html>",
		`m.jsonl#1 {"text":"wide"}`, `m.jsonl#2 {"text":"too"}`,
		"n.txt text b", "o !unsupported", "p.txt !unreadable",
	}
	if diff := cmp.Diff(want, readAll(t, Options{}, root)); diff != "" {
		t.Error(diff)
	}
	// A named file's uri is relative to its own directory.
	if diff := cmp.Diff([]string{"z.txt text z", "b.txt text b"}, readAll(t, Options{}, filepath.Join(root, "a/z.txt"), filepath.Join(root, "b.txt"))); diff != "" {
		t.Error(diff)
	}
}

// TestReadTruncated: what was read before the damage is kept.
func TestReadTruncated(t *testing.T) {
	var lines strings.Builder
	for i := range 8000 {
		fmt.Fprintf(&lines, "{\"text\":\"record %d %x\"}\n", i, sha256.Sum256([]byte{byte(i), byte(i >> 8)}))
	}
	for name, packed := range map[string]string{"a.jsonl.gz": gz(t, lines.String()), "a.jsonl.zst": zst(t, lines.String())} {
		root := tree(t, map[string]string{name: packed[:len(packed)*2/3], "b.txt": "next file"})
		got := readAll(t, Options{}, root)
		n := len(got)
		if n < 3 || got[n-1] != "b.txt next file" || got[n-2] != name+" !corrupt" {
			t.Fatalf("%s: %d results, the last %q", name, n, got[max(0, n-3):])
		}
		for i, line := range got[:n-2] {
			if !strings.HasPrefix(line, fmt.Sprintf("%s#%d {\"text\":\"record %d ", name, i+1, i)) {
				t.Fatalf("%s: record %d is %q", name, i+1, line)
			}
		}
	}
	root := tree(t, map[string]string{"c.txt.gz": gz(t, lines.String())[:5000]})
	if diff := cmp.Diff([]string{"c.txt.gz !corrupt"}, readAll(t, Options{}, root)); diff != "" {
		t.Error(diff) // half an article is none
	}
}

func TestReadOversized(t *testing.T) {
	long := strings.Repeat("x", 2*bufferBytes)
	root := tree(t, map[string]string{
		"a.jsonl": "{\"text\":\"one\"}\n" + long + "\n{\"text\":\"two\"}\n" + long,
		"b.txt":   long,
		"c.txt":   strings.Repeat("y", 100),
	})
	o := Options{MaxRecordBytes: 100}
	var rejects []schema.Reject
	var uris []string
	err := Read(context.Background(), o, []string{root},
		func(r Raw) error { uris = append(uris, r.URI); return nil },
		func(r schema.Reject) error { rejects = append(rejects, r); return nil })
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a.jsonl#1", "a.jsonl#3", "c.txt"}, uris); diff != "" {
		t.Error(diff)
	}
	sums := map[string]string{"a.jsonl#2": long + "\n", "a.jsonl#4": long, "b.txt": long}
	if len(rejects) != len(sums) {
		t.Errorf("%d rejects, want %d", len(rejects), len(sums))
	}
	for _, r := range rejects {
		want := sha256.Sum256([]byte(sums[r.SourceURI]))
		if r.Reason != schema.RejectOversized || r.SHA256 != hex.EncodeToString(want[:]) || r.Bytes != int64(len(sums[r.SourceURI])) {
			t.Errorf("reject %+v", r)
		}
	}
}

// A file named on the command line: its directories tell the date as they do
// below a named directory, but do not become part of source_uri.
func TestReadFileSeesItsDirectories(t *testing.T) {
	root := tree(t, map[string]string{"2024/03-12#2/late.txt": "Tea rose.", "2024-03-14/tea.jsonl": `{"text":"Tea fell."}`, "b.txt": "Tea slept."})
	t.Chdir(root)
	p := newParser(t, Options{})
	got := map[string]string{}
	for _, in := range []string{"2024/03-12#2/late.txt", "2024-03-14/tea.jsonl", "b.txt"} {
		err := Read(t.Context(), Options{}, []string{in},
			func(r Raw) error {
				a, _ := p.Parse(r)
				got[a.SourceURI] = a.DateSource + " " + a.PublishedPrecision
				return nil
			},
			func(r schema.Reject) error { return errors.New(r.Detail) })
		if err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]string{"late.txt": "filename day", "tea.jsonl#1": "filename day", "b.txt": "none none"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadStdin(t *testing.T) {
	for in, want := range map[string][]string{
		"Stocks rose.\nBonds fell.":                 {"- Stocks rose.\nBonds fell."},
		"\xef\xbb\xbf{\"text\":\"one\"}\n{}":        {`-#1 {"text":"one"}`, "-#2 {}"},
		gz(t, "{\"text\":\"one\"}\n"):               {`-#1 {"text":"one"}`},
		zst(t, "Stocks rose."):                      {"- Stocks rose."},
		"<!DOCTYPE html><p>Stocks rose.":            {"- <!DOCTYPE html><p>Stocks rose."},
		"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00":   {"- !binary"},
		gz(t, strings.Repeat("Stocks. ", 200))[:15]: {"- !corrupt"},
	} {
		if diff := cmp.Diff(want, readAll(t, Options{Stdin: strings.NewReader(in)}, "-")); diff != "" {
			t.Errorf("%q:\n%s", in, diff)
		}
	}
}

func TestReadFailsOnAWrongCommandLine(t *testing.T) {
	root := tree(t, map[string]string{"a.txt": "text"})
	for _, inputs := range [][]string{{root, filepath.Join(root, "missing")}, {root, "-"}} {
		err := Read(context.Background(), Options{}, inputs,
			func(r Raw) error { t.Errorf("read %s", r.URI); return nil },
			func(r schema.Reject) error { t.Errorf("rejected %s", r.SourceURI); return nil })
		if err == nil || !strings.Contains(err.Error(), inputs[1]) {
			t.Errorf("got error %v, want one that names %s", err, inputs[1])
		}
	}
}

func TestReadStopsWhenTold(t *testing.T) {
	root := tree(t, map[string]string{"a.jsonl": "{}\n{}\n{}\n", "b.txt": "text"})
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err := Read(ctx, Options{}, []string{root}, func(Raw) error { n++; cancel(); return nil }, func(schema.Reject) error { return nil })
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("after cancel: %d records, error %v", n, err)
	}
	full := errors.New("disk full")
	err = Read(context.Background(), Options{}, []string{root}, func(Raw) error { return full }, func(schema.Reject) error { return nil })
	if !errors.Is(err, full) {
		t.Errorf("the consumer's error is lost: %v", err)
	}
}
