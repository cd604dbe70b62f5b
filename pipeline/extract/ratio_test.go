package extract

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// BenchmarkRatio measures how many times as long extraction takes as tokenising the same
// text, which says more of a change than bytes per second on a busy machine. It takes the
// least time of each article, so that -benchtime 10x is enough. Its log names the rules
// whose patterns take the most steps: a new one among them is to be looked at.
func BenchmarkRatio(b *testing.B) {
	articles := corpus(b, 500)
	e := newEngine(b)
	var d token.Doc
	whole, tokens := newLeast(len(articles)), newLeast(len(articles))
	for b.Loop() {
		for i := range articles {
			a := &articles[i]
			whole.time(i, func() { e.Extract(a) })
			tokens.time(i, func() { d.Tokenize(a.Body, a.Skip) })
		}
	}
	b.ReportMetric(0, "ns/op") // no figure of one pass
	b.ReportMetric(whole.sum()/tokens.sum(), "x-tokens")
	logCostliest(b, e, articles)
}

// least is the least time that something took, by article.
type least []time.Duration

func newLeast(n int) least { return slices.Repeat(least{math.MaxInt64}, n) }

func (l least) time(i int, f func()) {
	start := time.Now()
	f()
	l[i] = min(l[i], time.Since(start))
}

func (l least) sum() (s float64) {
	for _, d := range l {
		s += d.Seconds()
	}
	return s
}

// logCostliest logs the rules whose programs take the most steps on some articles, with
// their share of all steps.
func logCostliest(b *testing.B, e *Engine, articles []schema.Article) {
	w, steps, all := newWorker(e), map[string]int{}, 0
	for i := range articles {
		w.extract(&articles[i])
		for k := 0; k+1 < len(w.ch.starts); k++ {
			s := &w.sent
			*s = sentence{chunker: &w.ch, ctx: &w.ctx, doc: &w.article, gaz: e.gaz, first: int(w.ch.starts[k]), end: int(w.ch.starts[k+1])}
			w.m.s, w.m.masks, w.m.read.at = s, e.gram.masks, 0
			for _, c := range w.m.sifted {
				if c.node() < s.first || c.node() >= s.end {
					continue
				}
				p := e.gram.programs[c.program()]
				w.m.at(p, c.node())
				steps[e.gram.rules[p.rules[0]].id] += stepBudget - w.m.steps
				all += stepBudget - w.m.steps
			}
		}
	}
	order := slices.SortedFunc(maps.Keys(steps), func(x, y string) int { return cmp.Or(steps[y]-steps[x], cmp.Compare(x, y)) })
	for _, id := range order[:min(len(order), 8)] {
		b.Logf("%4.1f%% of all steps: %s", 100*float64(steps[id])/float64(all), id)
	}
}
