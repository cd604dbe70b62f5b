package entity

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// linked renders spans as "text=Name[ticker]" for comparison.
func linked(g *Gazetteer, text string, c Context) []string {
	var d token.Doc
	d.Tokenize(text, nil)
	var out []string
	for _, s := range g.Link(nil, &d, c, &Scratch{}) {
		if s.Flags&Code != 0 {
			continue
		}
		w := ""
		if s.Flags&Weak != 0 {
			w = "?"
		}
		t := s.Ent.Ticker
		if t == "" {
			t = s.Ent.Kind
		}
		out = append(out, fmt.Sprintf("%s=%s[%s]%s", strings.Join(strings.Fields(d.Span(s.First, s.Last)), " "), s.Ent.Name, t, w))
	}
	return out
}

func on(day string) Context {
	d, err := schema.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return Context{Published: d, HasDate: true}
}

// load returns the whole gazetteer, loaded once for all tests.
func load(tb testing.TB) *Gazetteer {
	tb.Helper()
	g, err := loadOnce()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

var loadOnce = sync.OnceValues(func() (*Gazetteer, error) { return Load(Options{}) })
