package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// trades reports whether words first to last, which no list has, are a company's
// name by the business around them: "opened its first factory", "jumped 12
// percent", "sued".
func (l *linker) trades(first, last int) bool {
	for k := first; k <= last; k++ {
		if l.toks[k].Flags&(token.FlagUpper|token.FlagDigit) != 0 || l.innerUpper(k) {
			return false // an abbreviation: FFO, REOs, adjusted EBITDA
		}
	}
	switch {
	case l.opensClause(first) && (l.percentMove(last) || last == first && l.newsOf(first) && l.doesBusiness(last)): // two words that do business are as often a person
	case last == first && l.deed(first-1)&deedTarget != 0 && l.ends(last):
	default:
		return false
	}
	return !l.nameOfThing(first)
}

// opensClause reports whether the name at token k can be the subject of a clause:
// not an index, a fund, a product, "the Zentrix", "sales of Zentrix".
func (l *linker) opensClause(k int) bool {
	p := k - 1
	return p < 0 || l.toks[k].Flags&token.FlagStart != 0 || l.byte(p) == ',' || l.toks[p].Kind == token.Quote || l.has(p, clsSay) || l.deed(p)&deedLinks != 0
}

// newsOf reports whether the article may be about the name at token k: it stands at
// its head, or no company is known. Further down stand the brands of known ones.
func (l *linker) newsOf(k int) bool {
	const head = 4 // sentences
	if n := len(l.d.Sentences); n <= head || k < l.d.Sentences[head].First {
		return true
	}
	const most = 1000 // names looked at: hostile text has more
	for i := 0; i < len(l.s.cands) && i < most; i++ {
		if c := &l.s.cands[i]; c.ent != nil && c.ent.Kind == schema.KindCompany && c.flags&Weak == 0 {
			return false
		}
	}
	return len(l.s.cands) <= most
}

// innerUpper reports whether a capital follows another within word k: REOs, GEnx.
func (l *linker) innerUpper(k int) bool {
	w := l.d.Str(k)
	return len(w) > 1 && w[1]-'A' < 26
}

// nameOfThing reports whether the article uses the word of token k as the name of a
// product, a storm or of something longer: "sales of Zetia", "its Zetia pill",
// "Hurricane Ike".
func (l *linker) nameOfThing(k int) bool {
	const most = 2000 // loose words looked at: hostile text has more
	for i := 0; i < len(l.s.loose) && i < most; i++ {
		j := int(l.s.loose[i])
		if l.toks[j].Hash != l.toks[k].Hash || j == 0 {
			continue
		}
		p := j - 1
		if (l.hash(p) == hashAnd || l.byte(p) == ',') && p > 1 && l.isCap(p-1) && l.deed(p-2)&deedThing != 0 { // "the drugs Vytorin and Zetia"
			return true
		}
		if l.toks[p].Kind == token.Poss || l.deed(p)&deedThing != 0 || l.hash(p) == hashOf && l.deed(p-1)&deedSold != 0 || l.deed(j+1)&deedSold != 0 && !l.isCap(j+1) {
			return true
		}
		if l.toks[j].Flags&token.FlagStart == 0 && l.isCap(p) && l.toks[p].Flags&token.FlagStart == 0 {
			return true
		}
	}
	return false
}

// doesBusiness reports whether a verb of companies follows token k, and a noun of
// business that: a person opens a debate, a company a factory.
func (l *linker) doesBusiness(k int) bool {
	const reach = 8 // "signed a three-year, $40 million supply contract"
	v := l.pastAuxiliaries(k + 1)
	if l.deed(v)&deedDoes == 0 && v > k+1 {
		v = k + 1 // "has 5 million customers"
	}
	if l.deed(v)&deedDoes == 0 || l.isCap(v) {
		return false
	}
	for n := max(v, k+2); n < len(l.toks) && n <= v+reach; n++ { // "agreed to merge"
		t := &l.toks[n]
		if t.Flags&token.FlagStart != 0 {
			return false
		}
		if l.deed(n)&deedTrade != 0 && t.Flags&token.FlagCap == 0 {
			return true
		}
	}
	return false
}

// percentMove reports whether the name that token last ends did what a share does,
// by a percentage: "jumped 12% in early trading", ", up 4 percent,".
func (l *linker) percentMove(last int) bool {
	v := last + 1
	if l.byte(v) == ',' {
		v++
	}
	if l.deed(v)&deedMoves == 0 || l.isCap(v) {
		return false
	}
	n := v + 1
	for n < v+4 && n < len(l.toks) && l.toks[n].Kind == token.Word && !l.isCap(n) { // "more than"
		n++
	}
	return n+1 < len(l.toks) && l.toks[n].Kind == token.Number && (l.toks[n+1].Kind == token.Pct || l.deed(n+1)&deedPercent != 0)
}

// ends reports whether the name that token last ends is a whole noun phrase, or
// one of whose a verb follows: "shares of Acme rose".
func (l *linker) ends(last int) bool {
	return l.closed(last) || l.deed(last+1)&(deedMoves|deedDoes|deedParts) != 0
}
