package extract

import (
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// BenchmarkTokens measures the tokeniser alone on the text of BenchmarkCorpus.
// The stage is judged by its ratio to this, which a busy machine changes less
// than either figure.
func BenchmarkTokens(b *testing.B) {
	articles := corpus(b, 4000)
	bytes := 0
	for i := range articles {
		bytes += len(articles[i].Body)
	}
	var d token.Doc
	perProcessor(b, bytes, func() {
		for i := range articles {
			d.Tokenize(articles[i].Body, articles[i].Skip)
		}
	})
}

// perProcessor reports how many bytes a second of processor time is enough for,
// which other work on the machine changes less than the bytes per second.
func perProcessor(b *testing.B, bytes int, f func()) {
	b.SetBytes(int64(bytes))
	start := processorTime(b)
	for b.Loop() {
		f()
	}
	b.ReportMetric(float64(bytes)*float64(b.N)/1e6/(processorTime(b)-start).Seconds(), "MB/cpu-s")
}

// BenchmarkRules measures what four times the rules cost: every rule under
// four names with the same patterns, and beside that with three patterns that
// end in a word no text has, which stand for rules about other things.
func BenchmarkRules(b *testing.B) {
	articles := corpus(b, 2000)
	for _, c := range []struct {
		name   string
		copies int
		more   string // what the patterns of the copies end in
	}{{"x1", 1, ""}, {"x4 other names", 4, ""}, {"x4 other patterns", 4, " wiremill"}} {
		e := newEngine(b)
		files, err := repeatRules(c.copies, c.more)
		if err != nil {
			b.Fatal(err)
		}
		if e.gram, err = loadRules(files, "rules", e.lex, &e.k.kindBits); err != nil {
			b.Fatal(err)
		}
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				for i := range articles {
					e.Extract(&articles[i])
				}
			}
			b.ReportMetric(float64(len(e.gram.rules)), "rules")
			b.ReportMetric(float64(len(e.gram.programs)), "programs")
		})
	}
}

// repeatRules returns the rule files and copies of them under other names.
func repeatRules(copies int, more string) (fs.FS, error) {
	files := fstest.MapFS{}
	names, err := fs.Glob(data, "rules/*.rule")
	for _, name := range names {
		text, err := fs.ReadFile(data, name)
		if err != nil {
			return nil, err
		}
		files[name] = &fstest.MapFile{Data: text}
		for k := 1; k < copies; k++ {
			lines := strings.Split(string(text), "\n")
			for i, l := range lines {
				if strings.HasPrefix(strings.TrimSpace(l), "pattern ") {
					if more != "" {
						l += more + strconv.Itoa(k)
					}
					lines[i] = l
				}
			}
			copied := strings.Replace(name, ".rule", "_"+strconv.Itoa(k)+".rule", 1)
			files[copied] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		}
	}
	return files, err
}
