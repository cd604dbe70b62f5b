package entity

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// bracket looks at "(NASDAQ: AAPL)", "<TKA>", "(FIT)", "(HAL)".
func (l *linker) bracket(i int) int {
	k := i + 1
	if last := l.quoteSymbol(k); last > k && l.byte(i) == '(' {
		return l.bindSymbol(i, last+1)
	}
	if k+1 >= l.end || l.toks[k].Kind != token.Word && l.toks[k].Kind != token.Number {
		return i + 1
	}
	if l.toks[k].Is(token.FlagAbbrev) && l.oneLetterCode(k) {
		s := l.d.Str(k)
		l.bind(k, k, s[:1], l.g.byRIC[s[2:]])
		return k + 2
	}
	if l.has(k, clsMarket) && l.byte(k+1) == ':' && k+2 < l.end {
		return l.marketCode(i, k)
	}
	close := l.byte(k + 1)
	if close != ')' && close != '>' || l.toks[k].Kind != token.Word || l.toks[k].Flags&token.FlagCap == 0 {
		return i + 1
	}
	code := l.d.Str(k)
	if len(code) > 7 || !codeRoot(code) || l.toks[k].Flags&token.FlagUpper == 0 && len(code) > 1 {
		return i + 1
	}
	if l.byte(i) == '<' {
		l.bind(k, k, code, l.g.bySuffix[""])
		return k + 2
	}
	if l.abbreviation(i, k, code) {
		return k + 2
	}
	return i + 1
}

// quoteSymbol is the last token of the symbol of a quotation page in brackets that begins at
// token k, k if there is none: ^GSPC, GC=F, EURUSD=X, BTC-USD.
func (l *linker) quoteSymbol(k int) int {
	const longest = 3 // tokens
	marked := false
	for j := k; j < l.end && j < k+longest+1; j++ {
		switch b := l.byte(j); {
		case b == ')' && marked:
			return j - 1
		case b == '^' && j == k, b == '=' && j > k, l.toks[j].Kind == token.Dash && j > k:
			marked = true
		case l.toks[j].Kind == token.Word && codeRoot(l.d.Str(j)), l.toks[j].Kind == token.Number:
		default:
			return k
		}
	}
	return k
}

// bindSymbol makes the symbol in brackets from token i to last one of the name before it.
func (l *linker) bindSymbol(i, last int) int {
	c := l.s.last()
	if c == nil || int(c.last) != i-1 || c.ent == nil || companyLike(c.ent.Kind) || c.ent.Kind == schema.KindPerson {
		return i + 1
	}
	l.s.cands = append(l.s.cands, cand{first: int32(i), last: int32(last), end: int32(last), ent: c.ent, flags: Code | FromRIC, conf: 0.98})
	return last + 1
}

// marketCode: "(NYSE: X)", "(HKEX: 700)", "(NASDAQ:AAPL; TSX: SHOP)".
func (l *linker) marketCode(i, k int) int {
	x := l.g.byCode[strings.ToUpper(l.d.Str(k))]
	at := k + 2
	root := l.d.Str(at)
	last := at
	if l.byte(at+1) == '.' && at+2 < l.end && l.toks[at+2].Flags&token.FlagSpace == 0 { // BRK.A, 0700.HK
		if y := l.suffixOf(at + 2); y != nil && len(y.Yahoo) == 2 && y.Yahoo == x.Yahoo {
			last = at + 2
		} else if l.toks[at+2].End-l.toks[at+2].Start == 1 {
			root += "-" + l.d.Str(at+2)
			last = at + 2
		}
	}
	if x == nil || l.toks[at].Kind != token.Word && l.toks[at].Kind != token.Number {
		return i + 1
	}
	close := last + 1
	for close < l.end && close < last+12 && l.byte(close) != ')' {
		close++
	}
	if l.byte(close) != ')' {
		close = last
	}
	l.bind(k, close-1, strings.ToUpper(root), x)
	return close + 1
}

// abbreviation: after a name, "(FIT)" is its ticker or its short form.
func (l *linker) abbreviation(i, k int, code string) bool {
	g := l.g
	c := l.s.last()
	at := i - 1
	if at >= l.start && l.toks[at].Kind == token.Poss {
		at--
	}
	if c == nil || int(c.last) < at || c.flags&Code != 0 {
		first := l.runStart(at)
		if !l.isCap(at) || at-first < 1 || !l.abbreviates(first, at, code) {
			return false
		}
		l.s.dropFrom(first)
		e := l.s.make(schema.KindOrganisation, "", l.plainName(first, at))
		l.s.cands = append(l.s.cands, cand{first: int32(first), last: int32(at), end: int32(at), ent: e, flags: Unlisted, grade: gradeName, words: uint8(min(at-first+1, 255)), conf: 0.85})
		c = l.s.last()
	}
	if !companyLike(c.ent.Kind) && c.ent.Kind != schema.KindCentralBank && c.ent.Kind != schema.KindRegulator && c.ent.Kind != schema.KindGovernment && c.ent.Kind != KindExchange && c.ent.Kind != schema.KindIndex {
		return false
	}
	e := c.ent
	if n := g.byTicker.find(code, g.lines); n >= 0 && e.Kind == schema.KindCompany && akin(g.lines[n].Name, e.Name) {
		c.ent = l.resolve(c, code, g.bySuffix[""])
		c.flags |= FromRIC
	} else if !l.abbreviates(int(c.first), int(c.last), code) && e.Ticker != code {
		if e.Kind != schema.KindCompany || len(code) > 4 || !within(code, e.Name) || !l.capitals(code) { // five letters: GECAS, no ticker
			return false
		}
		c.ent = l.resolve(c, code, g.bySuffix[""]) // letters of the name, not its initials: a ticker
		c.flags |= FromRIC
	}
	l.addForm(l.toks[k].Hash, 1, c.ent)
	l.s.cands = append(l.s.cands, cand{first: int32(i), last: int32(k + 1), end: int32(k), ent: c.ent, flags: Code | ShortForm, conf: 0.95})
	return true
}

// within reports whether the letters of code occur in a name in this order.
func within(code, name string) bool {
	at := 0
	for i := 0; i < len(name) && at < len(code); i++ {
		if name[i]|0x20 == code[at]|0x20 {
			at++
		}
	}
	return at == len(code) && len(name) > 0 && name[0]|0x20 == code[0]|0x20
}

func (l *linker) capitals(code string) bool {
	for i := 0; i < len(code); i++ {
		if code[i]-'A' >= 26 {
			return false
		}
	}
	return l.mode == sentenceCase
}

// abbreviates reports whether the letters of code occur in order as the first
// letters of words first to last, all but one letter at most.
func (l *linker) abbreviates(first, last int, code string) bool {
	at, missed := 0, 0
	for k := first; k <= last && at < len(code); k++ {
		if l.toks[k].Kind != token.Word {
			continue
		}
		if c := l.d.Text[l.toks[k].Start]; c|0x20 == code[at]|0x20 {
			at++
		}
	}
	missed = len(code) - at
	return at >= 2 && missed <= 1 && (missed == 0 || len(code) >= 4)
}

// indexCode looks at ".GSPC", "<.HSI>".
func (l *linker) indexCode(i int) int {
	code := l.d.Str(i + 1)
	if l.toks[i+1].Flags&(token.FlagUpper|token.FlagDigit) == 0 || len(code) < 2 {
		return i + 1
	}
	e := l.g.rics["."+code]
	open, last := i, i+1
	if b := l.byte(i - 1); b == '(' || b == '<' {
		open--
		if c := l.byte(last + 1); c == ')' || c == '>' {
			last++
		}
	}
	k := open - 1
	for k >= l.start && l.toks[k].Kind == token.Word && l.toks[k].Flags&token.FlagCap == 0 && l.has(k, clsIndex) {
		k--
	}
	if c := l.s.last(); c != nil && int(c.last) >= k && c.flags&Code == 0 && c.ent.Kind == schema.KindIndex {
		if e != nil && c.flags&Futures == 0 {
			c.ent = e
		}
		c.flags |= FromRIC
		c.last = int32(open - 1)
		e = c.ent
	} else if e == nil {
		if e = l.unknownIndex(k, open-1); e == nil {
			return last + 1
		}
	}
	l.s.cands = append(l.s.cands, cand{first: int32(open), last: int32(last), end: int32(last), ent: e, flags: Code | FromRIC, conf: 0.98})
	return last + 1
}

// unknownIndex makes an index of the capitalised words that end at token k.
func (l *linker) unknownIndex(k, last int) *Entity {
	if !l.isCap(k) || l.has(k, clsRole|clsTime) {
		return nil
	}
	first := l.runStart(k)
	l.s.dropFrom(first)
	e := l.s.make(schema.KindIndex, "", l.plainName(first, k))
	l.s.cands = append(l.s.cands, cand{first: int32(first), last: int32(last), end: int32(k), ent: e, flags: Unlisted | FromRIC, conf: 0.9})
	return e
}
