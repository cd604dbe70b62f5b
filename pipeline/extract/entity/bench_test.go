package entity

import (
	"os"
	"strings"
	"testing"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLink links the trap sentences, which hold more names than news does.
func BenchmarkLink(b *testing.B) {
	g := load(b)
	text, err := os.ReadFile("testdata/traps.txt")
	if err != nil {
		b.Fatal(err)
	}
	var sb strings.Builder
	for _, line := range strings.Split(string(text), "\n") {
		if c := strings.SplitN(line, "|", 3); len(c) == 3 {
			sb.WriteString(c[1] + "\n\n")
		}
	}
	var d token.Doc
	var s Scratch
	d.Tokenize(sb.String(), nil)
	dst := g.Link(nil, &d, on("2008-05-06"), &s)
	b.SetBytes(int64(sb.Len()))
	b.ReportAllocs()
	for b.Loop() {
		dst = g.Link(dst[:0], &d, on("2008-05-06"), &s)
	}
}
