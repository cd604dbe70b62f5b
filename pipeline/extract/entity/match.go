package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// match finds the longest name that starts at token i and fits its case.
func (l *linker) match(i int, n *node) (best cand, ok bool) {
	ok = l.longest(i, n, &best)
	return best, ok
}

// longest is match, which writes what it finds to best.
func (l *linker) longest(i int, n *node, best *cand) (ok bool) {
	h := n.key
	for j := i; ; {
		if r := n.read &^ deeper; r != 0 && l.choose(best, r, i, j) {
			ok = true
		}
		if n.read&deeper == 0 {
			return ok
		}
		j++
		for j < l.end && l.toks[j].Kind == token.Dash {
			j++
		}
		if j >= l.end {
			return ok
		}
		h = mix(h, wordKey(&l.toks[j]))
		if !l.g.tab.mayBe(h) {
			return ok
		}
		if n = l.g.tab.find(h); n == nil {
			return ok
		}
	}
}

// choose picks the reading of a name that holds: its case fits, it is valid on
// the day, and where several companies share the name, the market of the
// article, else the larger one, and only with evidence. It writes the name to c.
func (l *linker) choose(c *cand, r uint32, i, j int) bool {
	var pick, outside *reading
	rivals := 0
	for at := r; at != 0; {
		x := &l.g.reads[at-1]
		at = x.next
		if !l.caseFits(x, i, j) {
			continue
		}
		e := x.ent
		if x.dated && (!e.validOn(l.c) || !e.curated && e.unlistedOn(l.c)) {
			if e.Kind == schema.KindPerson || e.To != 0 && l.c.HasDate && l.c.Published > e.To {
				outside = x
			}
			continue
		}
		switch {
		case pick == nil:
			pick = x
		case !l.c.HasDate && pick.ent.To != 0 && e.To == 0:
			pick = x
		case pick.ent.Kind == KindExchange && e.Kind == schema.KindCompany && !l.atExchange(i):
			pick = x
		case e.curated:
		case e.issuer != 0 && e.issuer != pick.ent.issuer:
			rivals++
			if l.c.Country != "" && e.Country == l.c.Country && pick.ent.Country != l.c.Country && !pick.ent.curated {
				pick = x
			}
		}
	}
	if pick == nil && outside == nil {
		return false
	}
	*c = cand{first: int32(i), last: int32(j), end: int32(j), alt: r}
	if pick == nil { // the name outlived its ticker, the person is not in office
		e := outside.ent
		c.ent, c.grade, c.words, c.kind = l.s.unlisted(e), max(outside.grade, gradeName), outside.words, outside.kind
		return true
	}
	c.ent, c.grade, c.words, c.kind = pick.ent, pick.grade, pick.words, pick.kind
	if pick.dated && c.ent.unlistedOn(l.c) {
		c.ent = l.s.unlisted(c.ent)
	}
	if pick.people {
		c.flags |= Demonym
	}
	if rivals > 0 && !pick.ent.curated && c.grade < gradeEvidence {
		c.grade = gradeEvidence
	}
	return true
}

// atExchange: "the Amex", "on Amex" is where shares trade.
func (l *linker) atExchange(i int) bool {
	h := l.hash(i - 1)
	return h == hashThe || h == hashOn
}

// primary returns the line that an issuer's name means when nothing else is said.
func (g *Gazetteer) primary(e *Entity) *Entity {
	if e.issuer == 0 || e.curated {
		return e
	}
	return g.issuers[e.issuer-1].primary
}

// caseFits checks the capitals that a name asks for. A line all in capitals
// says nothing, so that only its abbreviations and longer names can be trusted.
func (l *linker) caseFits(x *reading, i, j int) bool {
	if l.mode == upperCase {
		return x.words > 1 || x.grade <= gradeName || x.upper != 0
	}
	w := uint(0)
	for k := i; k <= j; k++ {
		t := &l.toks[k]
		if t.Kind == token.Dash {
			continue
		}
		if x.caps>>w&1 != 0 && t.Flags&token.FlagCap == 0 {
			return false
		}
		if x.upper>>w&1 != 0 && t.Flags&token.FlagUpper == 0 {
			return false
		}
		w++
	}
	return true
}

// extend lets a name take in what belongs to it: legal forms, "index", "futures".
func (l *linker) extend(c *cand) {
	switch c.kind {
	case kindFirm:
		l.legal(c)
	case kindIndex:
		l.indexWord(c)
	case kindCommodity:
		if k := int(c.last) + 1; l.has(k, clsFutures) {
			c.last = int32(k)
			c.flags |= Futures
		}
	}
}

// legal takes in "Group Inc.", ", Inc.".
func (l *linker) legal(c *cand) {
	for k := int(c.last) + 1; k < l.end; k++ {
		t := &l.toks[k]
		if (l.byte(k) == '&' || l.toks[k].Hash == hashAnd || l.byte(k) == '/' && c.flags&Suffixed != 0) && l.isLegal(k+1) {
			continue // "& Co", "and Co", "Ltd/Plc"
		}
		if l.byte(k) == '(' && l.isCap(k+1) && l.isGroup(k+1) && l.byte(k+2) == ')' && l.isLegal(k+3) {
			k += 2 // "China Pacific Insurance (Group) Co Ltd"
			continue
		}
		if l.slashedForm(k) {
			c.last, c.flags = int32(k+2), c.flags|Suffixed
			k += 2
			continue
		}
		if l.byte(k) == ',' && l.has(k+1, clsLegal) && l.isCap(k+1) && l.toks[k+1].End-l.toks[k+1].Start <= 4 {
			continue
		}
		if t.Kind != token.Word || t.Flags&token.FlagCap == 0 || t.Flags&token.FlagLine != 0 && l.mode != sentenceCase {
			break
		}
		cls := l.classOf(k)
		if cls&clsLegal != 0 && !l.isLegal(k) {
			break
		}
		if cls&clsLegal == 0 && !l.isGroup(k) {
			break
		}
		if l.beforeDot(k) && cls&clsLegal == 0 {
			break
		}
		c.last = int32(k)
		if cls&clsLegal != 0 {
			c.flags |= Suffixed
		}
	}
	l.takeDot(c)
}

// isLegal reports whether token k is a legal form as it is printed: AS and SA are,
// "As" and "Sa" are not, nor is a spa.
func (l *linker) isLegal(k int) bool {
	if !l.has(k, clsLegal) || !l.isCap(k) {
		return false
	}
	switch s := l.d.Str(k); {
	case s == "Co" || s == "Oy":
		return k+1 >= l.end || l.toks[k+1].Kind != token.Dash || l.toks[k+1].Flags&token.FlagSpace != 0 // Co-operation
	case s == "Spa":
		return false
	default:
		return len(s) > 2 || l.toks[k].Flags&token.FlagUpper != 0
	}
}

// slashedForm: the Danish A/S.
func (l *linker) slashedForm(k int) bool {
	return k >= l.start && l.byte(k+1) == '/' && k+2 < l.end && l.d.Str(k) == "A" && l.d.Str(k+2) == "S"
}

// takeDot includes the full stop of "Inc." unless it ends the sentence.
func (l *linker) takeDot(c *cand) {
	k := int(c.last) + 1
	if c.flags&Suffixed == 0 || k+1 >= l.end || l.byte(k) != '.' {
		return
	}
	spaced := l.toks[k].Flags&token.FlagSpace == 0 && l.toks[k+1].Flags&token.FlagSpace != 0
	if spaced || l.byte(k+1) == ',' {
		c.last = int32(k)
	}
}

// beforeDot: "X Group.N" is no group but a code.
func (l *linker) beforeDot(k int) bool {
	return k+2 < l.end && l.byte(k+1) == '.' && l.toks[k+1].Flags&token.FlagSpace == 0 && l.has(k+2, clsRIC) && l.toks[k+2].Flags&token.FlagSpace == 0
}

// isGroup: "X Group", "X Holdings" is X.
func (l *linker) isGroup(k int) bool {
	return groupWord(l.toks[k].Hash)
}

func groupWord(h uint64) bool { return h == hashGroup || h == hashHoldings || h == hashHolding }

// indexWord takes in "index", and makes "S&P 500 futures" of it.
func (l *linker) indexWord(c *cand) {
	k := int(c.last) + 1
	for k < l.end && l.has(k, clsIndex) && l.toks[k].Kind == token.Word {
		c.last = int32(k)
		k++
	}
	if k+1 < l.end && l.toks[k].Hash == hashEmini {
		k++
	}
	if !l.has(k, clsFutures) {
		return
	}
	c.last = int32(k)
	c.flags |= Futures
	if base := c.ent; base.Ticker != "" || !hasSuffix(base.Name, "futures") {
		c.ent = l.s.entity(Entity{Kind: schema.KindIndex, Name: base.Name + " futures", Country: base.Country, TimeZone: base.TimeZone, Currency: base.Currency})
	}
}

func hasSuffix(s, suf string) bool { return len(s) >= len(suf) && s[len(s)-len(suf):] == suf }

// Small questions about tokens. All are false beyond the sentence.

func (l *linker) classOf(k int) class {
	if k < l.start || k >= l.end || l.toks[k].Kind != token.Word {
		return 0
	}
	if n := l.nodeOf(k); n != nil {
		return n.class
	}
	return 0
}

// nodeOf returns what is known of the word at token k, nil if nothing is. Each
// search of the table is a cache miss, and news repeats its words: the last
// search of each is remembered.
func (l *linker) nodeOf(k int) *node {
	h := l.toks[k].Hash
	m := &l.s.words[spread(h)%uint64(len(l.s.words))]
	if m.hash != h {
		*m = memo{h, l.g.tab.find(h)}
	}
	return m.node
}

func (l *linker) has(k int, cls class) bool { return l.classOf(k)&cls != 0 }

func (l *linker) isCap(k int) bool {
	return k >= l.start && k < l.end && l.toks[k].Kind == token.Word && l.toks[k].Flags&token.FlagCap != 0
}

func (l *linker) hash(k int) uint64 {
	if k < l.start || k >= l.end {
		return 0
	}
	return l.toks[k].Hash
}

// byte returns the character of a one-byte punctuation mark, else 0.
func (l *linker) byte(k int) byte {
	if k < l.start || k >= l.end {
		return 0
	}
	t := &l.toks[k]
	if t.Kind == token.Word || t.Kind == token.Number || t.End-t.Start != 1 {
		return 0
	}
	return l.d.Text[t.Start]
}
