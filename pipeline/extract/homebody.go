package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Bodies that many countries have: a Congress, a Senate, a Supreme Court, a
// Treasury, a Monetary Policy Committee. The gazetteer knows the American ones by these bare names; in an
// article from Brazil they are Brazil's.

// homeBodies unlinks bare names of bodies that are not of the country that the
// article is about, so that their words tell who they are: "Congress" is then
// read like "the parliament".
func (w *worker) homeBodies(spans []entity.Span) []entity.Span {
	foreign, known := false, false
	out := spans[:0]
	for i := range spans {
		sp := &spans[i]
		if !w.commonBody(sp) {
			out = append(out, *sp)
			continue
		}
		if !known {
			foreign, known = w.elsewhere(spans, sp.Ent.Country), true
		}
		if !foreign && !w.partOfName(sp) {
			out = append(out, *sp)
		}
	}
	return out
}

// commonBody reports whether a span is a bare name that bodies of many countries have.
func (w *worker) commonBody(sp *entity.Span) bool {
	if sp.Ent == nil || sp.Ent.Country == "" {
		return false
	}
	switch sp.Ent.Kind {
	case schema.KindGovernment, schema.KindRegulator, schema.KindOrganisation, schema.KindCentralBank:
	default:
		return false
	}
	return slices.Contains(w.eng.lex.lists["commonbody"], strings.ToLower(w.doc.Span(sp.First, sp.Last)))
}

// elsewhere reports whether the article is about another country than own: names
// of that one, people and places, stand in it far more often.
func (w *worker) elsewhere(spans []entity.Span, own string) bool {
	const much = 4
	type tally struct {
		country string
		n       int
	}
	var most [16]tally
	mine, top := 0, 0
	for i := range spans {
		e := spans[i].Ent
		if e == nil || e.Country == "" || !countable(e.Kind) || w.commonBody(&spans[i]) {
			continue
		}
		if e.Country == own {
			mine++
			continue
		}
		for k := range most {
			if t := &most[k]; t.country == e.Country || t.country == "" {
				t.country = e.Country
				t.n++
				top = max(top, t.n)
				break
			}
		}
	}
	return top > 1 && top >= much*mine || top == 1 && mine == 0
}

// countable lists the kinds of names that tell what country an article is about.
func countable(kind string) bool {
	switch kind {
	case entity.KindCountry, entity.KindCity, schema.KindGovernment, schema.KindRegulator, schema.KindCentralBank, schema.KindPerson:
		return true
	}
	return false
}

// partOfName reports whether a body's name is only the end of a longer one that
// nothing lists: "the Nigeria Labour Congress".
func (w *worker) partOfName(sp *entity.Span) bool {
	if sp.First < 2 || sp.First != sp.Last {
		return false
	}
	t := &w.doc.Tokens[sp.First-1]
	return t.Kind == token.Word && t.Is(token.FlagCap) && slices.Contains(w.eng.lex.lists["namedbody"], strings.ToLower(w.doc.Span(sp.First-1, sp.First-1)))
}
