package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// Candidate is one thing a name can mean, and why.
type Candidate struct {
	Ent     *Entity
	Tickers []string // all lines, the primary first
	Why     string
}

// why explains a grade to the reader of `wiremill entities NAME`.
var why = [...]string{
	gradeSure:     "always linked: nothing else is called that",
	gradeName:     "linked unless it is part of a longer capitalised name",
	gradeCase:     "also an ordinary word: linked inside a sentence when capitalised, elsewhere with evidence",
	gradeEvidence: "linked only with evidence in the article: its full name, a code such as (NYSE: X), a legal form, or \"shares\" beside it",
}

// ByName returns what a name means on the context's day, the reading that Link
// prefers first. A ticker is a name here too.
func (g *Gazetteer) ByName(name string, c Context) []Candidate {
	var out []Candidate
	if k := g.byTicker.find(name, g.lines); k >= 0 {
		e := g.primary(&g.lines[k])
		out = append(out, Candidate{e, g.Lines(e), "ticker " + name})
	}
	for _, e := range g.ents {
		if e.Ticker == name && e.validOn(&c) {
			out = append(out, Candidate{e, g.Lines(e), "ticker " + name})
		}
	}
	var d token.Doc
	d.Tokenize(name, nil)
	toks := trimDots(d.Tokens)
	if len(toks) == 0 {
		return out
	}
	for len(toks) > 1 && g.class(&toks[len(toks)-1])&clsLegal != 0 {
		toks = trimDots(toks[:len(toks)-1])
	}
	n := g.tab.find(runHash(toks))
	if n == nil {
		return out
	}
	for at := n.read &^ deeper; at != 0; at = g.reads[at-1].next {
		x := &g.reads[at-1]
		e := x.ent
		w := why[x.grade]
		if !e.validOn(&c) {
			w = "not on that day: " + w
		}
		if e.curated {
			w = "curated; " + w
		} else {
			w = "listed; " + w
		}
		out = append(out, Candidate{e, g.Lines(e), w})
	}
	return out
}

func (g *Gazetteer) class(t *token.Token) class {
	if n := g.tab.find(t.Hash); n != nil && t.Kind == token.Word {
		return n.class
	}
	return 0
}
