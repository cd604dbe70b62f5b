package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/sourcegraph/conc/pool"
	"github.com/wiremill/wiremill/schema"
)

const benchRows = 200_000

// manyMentions returns synthetic mentions over two months, as varied as news:
// thousands of subjects, hundreds of rules, evidence of about a hundred bytes.
func manyMentions(n int) []schema.Mention {
	r := rand.New(rand.NewPCG(1, 2))
	start := time.Date(2023, 7, 1, 0, 0, 0, 0, time.UTC)
	rows := make([]schema.Mention, n)
	for i := range rows {
		at := start.Add(time.Duration(i/8) * 200 * time.Second)
		m := mention(article(i/8, at), i%8)
		m.MentionID = fmt.Sprintf("%016x", r.Uint64())
		m.ArticleID = fmt.Sprintf("%016x", uint64(i/8)*0x9e3779b97f4a7c15)
		m.EventID = fmt.Sprintf("%016x", r.Uint64N(uint64(n/2))*0x9e3779b97f4a7c15)
		subject := int(r.ExpFloat64() * 900)
		m.SubjectID, m.SubjectName = ptr(fmt.Sprintf("%016x", subject)), fmt.Sprintf("Subject Holdings %d", subject)
		m.Ticker = ptr(fmt.Sprintf("%04d.HK", subject))
		m.Value, m.ValueText = ptr(float64(r.IntN(2000))/10), ptr(fmt.Sprint(r.IntN(2000)))
		m.Text = fmt.Sprintf("shares of %s moved by %d points at the close, after %d and %d", m.SubjectName, r.IntN(500), r.Uint32(), r.Uint32())
		m.RuleID = fmt.Sprintf("price_move/%d", r.IntN(400))
		rows[i] = m
	}
	return rows
}

// twoAtOnce is what package pipeline gives the store.
func twoAtOnce(tasks []func() error) error {
	p := pool.New().WithMaxGoroutines(2).WithErrors().WithFirstError()
	for _, task := range tasks {
		p.Go(task)
	}
	return p.Wait()
}

func benchmarkCommit(b *testing.B, o Options) {
	c := &Contents{Mentions: manyMentions(benchRows)}
	var bytes int64
	for b.Loop() {
		b.StopTimer()
		dir := b.TempDir()
		b.StartTimer()
		mustCommit(b, dir, c, o)
		b.StopTimer()
		bytes = 0
		files, _ := filepath.Glob(filepath.Join(dir, "mentions/*/*"))
		for _, f := range files {
			if info, err := os.Stat(f); err == nil {
				bytes += info.Size()
			}
		}
		b.StartTimer()
	}
	b.ReportMetric(benchRows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(bytes)/benchRows, "B/row")
}

func BenchmarkWriteMentions(b *testing.B)         { benchmarkCommit(b, Options{}) }
func BenchmarkWriteMentionsParallel(b *testing.B) { benchmarkCommit(b, Options{Parallel: twoAtOnce}) }

func BenchmarkLoadMentions(b *testing.B) {
	dir := b.TempDir()
	mustCommit(b, dir, &Contents{Mentions: manyMentions(benchRows)}, Options{})
	l, err := OpenRead(dir, Options{Parallel: twoAtOnce})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		rows, err := l.LoadMentions(context.Background(), Window{})
		if err != nil || len(rows) != benchRows {
			b.Fatal(len(rows), err)
		}
	}
	b.ReportMetric(benchRows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
