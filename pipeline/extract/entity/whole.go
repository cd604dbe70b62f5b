package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Names of which a part was found: where they begin.

// wholeStart takes in the first word of a listed company's name of which the word at first
// is the rest: "Wells Fargo Financial".
func (l *linker) wholeStart(first int) int {
	p := first - 1
	if p < l.start || !l.isCap(p) {
		return first
	}
	if n := l.nodeOf(p); n != nil {
		if c, ok := l.match(p, n); ok && int(c.last) >= first && c.ent.Kind == schema.KindCompany {
			return p
		}
	}
	return first
}

// partners takes in the partners whom commas join to the name of a firm which begins at token
// first and ends in "& Co" at token i: "Sears, Roebuck & Co.". In a list of firms, which an
// "and" behind the name or a preposition before it shows, each is by itself.
func (l *linker) partners(first, i int) int {
	if l.byte(i-1) != '&' || !l.isLegal(i) || l.listFollows(i+1) {
		return first
	}
	at := first
	for l.byte(at-1) == ',' && l.isCap(at-2) && !l.has(at-2, clsTime|clsNever|clsPlace|clsLegal|clsRole) && (at-2 == l.start || !l.isCap(at-3)) {
		at -= 2
	}
	if at > l.start && l.toks[at-1].Kind == token.Word && (l.hash(at-1) == hashOf || l.has(at-1, clsAfterName)) {
		return first
	}
	return at
}

// listFollows reports whether a list goes on at token k, behind the dot of "Co.": "and Intel".
func (l *linker) listFollows(k int) bool {
	if l.byte(k) == '.' {
		k++
	}
	return (l.hash(k) == hashAnd || l.byte(k) == ',') && l.isCap(k+1)
}

// completed takes into a name that no list has the word that opens the sentence before it, if
// the code begins with that one's letter and not with the name's: "New Star NSAM.L".
func (l *linker) completed(c *cand, root string) {
	p := int(c.first) - 1
	if c.flags&Unlisted == 0 || p != l.start || !l.isCap(p) || l.has(p, clsTime|clsRole) || l.d.Text[l.toks[c.first].Start] == root[0] || l.d.Text[l.toks[p].Start] != root[0] {
		return
	}
	c.first--
	c.words++
	c.ent = l.s.make(c.ent.Kind, "", l.plainName(p, int(c.last)))
}

// hyphened returns where the name begins whose second half is token k: "Acme-UTI".
func (l *linker) hyphened(k int) int {
	if k-2 >= 0 && l.toks[k-1].Kind == token.Dash && l.toks[k-1].Flags&token.FlagSpace == 0 && l.toks[k].Flags&token.FlagSpace == 0 && l.isCap(k-2) && !l.has(k-2, clsPlace|clsTime) {
		return k - 2
	}
	return k
}
