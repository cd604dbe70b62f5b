package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestSieveMissesNothing runs every program at every node of all example
// sentences: whatever matches must pass the sieve there.
func TestSieveMissesNothing(t *testing.T) {
	e := newEngine(t)
	var texts []string
	for i := range e.gram.rules {
		for _, ex := range e.gram.rules[i].match {
			texts = append(texts, ex.text)
		}
		texts = append(texts, e.gram.rules[i].reject...)
	}
	for _, text := range hostile {
		texts = append(texts, strings.Repeat(text, 30))
	}
	w, matches := newWorker(e), 0
	for _, text := range texts {
		a := article(text)
		w.extract(&a)
		for k := 0; k+1 < len(w.ch.starts); k++ {
			s, doc := &w.sent, document{anchor: anchorOf(&a), cal: e.cal, gaz: e.gaz}
			*s = sentence{chunker: &w.ch, ctx: &w.ctx, doc: &doc, gaz: e.gaz, first: int(w.ch.starts[k]), end: int(w.ch.starts[k+1])}
			w.m.s, w.m.masks = s, e.gram.masks
			passed := w.m.sieve.sift(nil, s.nodes[s.first:s.end], s.first)
			at := func(i, p int) bool {
				return slices.ContainsFunc(passed, func(c candidate) bool { return c.node() == i && c.program() == p })
			}
			for i := s.first; i < s.end; i++ {
				for p, program := range e.gram.programs {
					if !w.m.at(program, i) {
						continue
					}
					if matches++; !at(i, p) {
						t.Errorf("%q: %q matches at %q and does not pass", text, program.source, s.text(i, i))
					}
				}
			}
		}
	}
	t.Logf("%d matches", matches)
}
