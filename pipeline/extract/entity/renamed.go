package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// renamed gives a listed name of one word to whoever the article calls so: after
// "Rohm and Haas" Rohm is no Japanese company, after "Jane Ferguson" Ferguson
// is no plumber, after "Dow Chemical" Dow is no index unless it is "the Dow".
func (l *linker) renamed() {
	l.start, l.end = 0, len(l.toks)
	if len(l.s.forms) == 0 {
		return
	}
	for i := range l.s.cands {
		c := &l.s.cands[i]
		possessive := c.end == c.first+1 && l.toks[c.end].Kind == token.Poss // Reed's
		if c.ent == nil || (c.words != 1 || c.first != c.end) && !possessive || c.flags&(Suffixed|FromRIC|Code|Unlisted) != 0 {
			continue
		}
		switch c.ent.Kind {
		case schema.KindCompany, schema.KindPerson, KindCity:
		case schema.KindIndex:
			if !l.sparesArticle(c) {
				continue
			}
		default:
			continue
		}
		f, ok := l.s.forms[l.toks[c.first].Hash]
		if !ok || f.clash || SameIssuer(f.ent, c.ent) || !l.yields(c, f.ent) {
			continue
		}
		c.ent, c.flags, c.grade, c.conf, c.formed = f.ent, ShortForm, gradeName, 0.93, false
	}
}

// yields reports whether a name that is known can be a short form of another of the text:
// one that we list is not, but for a company's before a verb of saying ("Dow said").
func (l *linker) yields(c *cand, to *Entity) bool {
	if !c.ent.curated || c.ent.Kind == schema.KindIndex {
		return true
	}
	return to.Kind == schema.KindPerson && c.ent.Kind == schema.KindCompany && l.has(int(c.last)+1, clsSay)
}

// sparesArticle reports whether the name of an index of one word stands as that of a
// company would: without an article, not where a share trades, not in a headline.
func (l *linker) sparesArticle(c *cand) bool {
	p := int(c.first) - 1
	if p < 0 {
		return true
	}
	if l.inTitle(int(c.first)) || l.has(int(c.last)+1, clsIndex) {
		return false
	}
	if l.toks[c.first].Flags&token.FlagStart != 0 {
		return true
	}
	return !l.isCap(p) && l.hash(p) != hashThe && l.hash(p) != hashOn && l.toks[p].Kind != token.Dash
}

// eponym gives a name that reads like a person's to the company whose full name begins with it,
// unless an office stands beside it: "Jane Roe" of Jane Roe Interiors.
func (l *linker) eponym(c *cand) {
	first, last := int(c.first), int(c.last)
	f := l.s.forms[l.runKey(first, last)]
	if f.ent == nil || f.clash || f.need != needNothing || f.ent.Kind != schema.KindCompany {
		return
	}
	l.start, l.end = 0, len(l.toks)
	if first > 0 && l.has(first-1, clsRole) || l.byte(last+1) == ',' && l.has(last+2, clsRole) {
		return
	}
	c.ent, c.conf, c.flags = f.ent, 0.9, ShortForm
	if f.ent.Ticker == "" {
		c.flags |= Unlisted
	}
}
