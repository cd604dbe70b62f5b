package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
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
	add := func(e *Entity, why string) {
		for i := range out {
			if out[i].Ent == e {
				return
			}
		}
		out = append(out, Candidate{e, g.Lines(e), why + g.days(e, &c)})
	}
	if k := g.byTicker.find(name, g.lines); k >= 0 {
		add(g.primary(&g.lines[k]), "ticker "+name)
	}
	for _, e := range g.ticked[name] {
		if e.validOn(&c) {
			add(e, "ticker "+name)
		}
	}
	var d token.Doc
	d.Tokenize(name, nil)
	toks := trimDots(d.Tokens)
	for len(toks) > 1 && g.class(&toks[len(toks)-1])&clsLegal != 0 {
		toks = trimDots(toks[:len(toks)-1])
	}
	if len(toks) == 0 {
		return out
	}
	n := g.tab.find(runHash(toks))
	if n == nil {
		return out
	}
	var exchange *reading
	read := func(x *reading) {
		source := "listed; "
		if x.ent.curated {
			source = "curated; "
		}
		add(x.ent, source+why[x.grade])
	}
	for at := n.read &^ deeper; at != 0; at = g.reads[at-1].next {
		switch x := &g.reads[at-1]; {
		case x.kind == kindIgnored:
		case x.ent.Kind == KindExchange && x.next != 0:
			exchange = x // meant after "the" and "on" only
		default:
			read(x)
		}
	}
	if exchange != nil {
		read(exchange)
	}
	return out
}

// days says when a row holds, and what office it is.
func (g *Gazetteer) days(e *Entity, c *Context) string {
	s := ""
	if e.Title != "" {
		s += "; " + e.Title
		if e.Parent != "" {
			s += ", " + e.Parent
		}
	}
	if e.From != 0 {
		s += "; from " + e.From.String()
	}
	if e.To != 0 {
		s += "; until " + e.To.String()
	}
	switch {
	case !e.validOn(c) && e.Kind == schema.KindPerson:
		s += "; not in office on that day"
	case !e.validOn(c):
		s += "; on that day without this ticker, if the name was in use"
	case e.listed != 0:
		s += "; shares trade since " + e.listed.String() + ", before that it has no ticker"
	}
	return s
}

func (g *Gazetteer) class(t *token.Token) class {
	if n := g.tab.find(t.Hash); n != nil && t.Kind == token.Word {
		return n.class
	}
	return 0
}
