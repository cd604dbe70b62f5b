package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestAutomatonMissesNothing runs every program at every node of all example
// sentences: whatever matches must be a candidate there.
func TestAutomatonMissesNothing(t *testing.T) {
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
			symbols := w.m.auto.read(nil, s.nodes[s.first:s.end])
			for i := s.first; i < s.end; i++ {
				got := w.m.auto.candidates(nil, s.nodes[s.first:s.end], symbols, i-s.first)
				for p, program := range e.gram.programs {
					if !w.m.at(program, i) {
						continue
					}
					if matches++; !slices.Contains(got, int32(p)) {
						t.Errorf("%q: %q matches at %q and is no candidate", text, program.source, s.text(i, i))
					}
				}
			}
		}
	}
	t.Logf("%d matches", matches)
}

// TestAutomatonForgets lets an automaton grow beyond its bound: the answers
// stay the same.
func TestAutomatonForgets(t *testing.T) {
	e := newEngine(t)
	fresh, worn := newWorker(e), newWorker(e)
	for i := range e.gram.rules {
		for _, ex := range e.gram.rules[i].match {
			a := article(ex.text)
			worn.m.auto.size = maxAutomaton + 1
			want, got := fresh.extract(&a), worn.extract(&a)
			if len(want.Mentions) != len(got.Mentions) {
				t.Errorf("%q: %d mentions, %d after the automaton was forgotten", ex.text, len(want.Mentions), len(got.Mentions))
			}
		}
	}
}
