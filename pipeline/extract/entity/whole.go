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
