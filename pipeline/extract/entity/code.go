package entity

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Codes that a text prints beside a name bind that name for the whole article:
// "( XOM.N )", "BSC.N", ".FTEU3", "(NASDAQ: AAPL)", "<TKA>", "(FIT)".

// dot looks at a full stop: the middle of a Reuters code, or the start of an
// index's.
func (l *linker) dot(i int) int {
	t := &l.toks[i]
	if i+1 >= l.end || l.toks[i+1].Flags&token.FlagSpace != 0 || l.toks[i+1].Kind != token.Word {
		return i + 1
	}
	if t.Flags&token.FlagSpace != 0 || i == l.start || l.byte(i-1) == '<' || l.byte(i-1) == '(' {
		return l.indexCode(i)
	}
	x := l.suffixOf(i + 1)
	if x == nil || i == l.start || l.toks[i+1].Flags&token.FlagUpper == 0 && l.toks[i+1].End-l.toks[i+1].Start > 1 {
		return i + 1
	}
	root := l.d.Str(i - 1)
	if !codeRoot(root) {
		return i + 1
	}
	l.bind(i-1, i+1, root, x)
	return i + 2
}

// suffixOf returns the exchange of a Reuters suffix at token k, nil if it is none.
func (l *linker) suffixOf(k int) *Exchange {
	if !l.has(k, clsRIC) || l.toks[k].Flags&token.FlagCap == 0 {
		return nil
	}
	if k+1 < l.end && l.toks[k+1].Flags&token.FlagSpace == 0 && l.toks[k+1].Kind == token.Word {
		return nil
	}
	return l.g.byRIC[l.d.Str(k)]
}

// codeRoot: capitals and digits, perhaps with a class in lower case: XOM, 0700, BRKa.
func codeRoot(s string) bool {
	if len(s) > 8 {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c-'A' < 26 || c-'0' < 10:
		case c-'a' < 26 && i >= 2 && i >= len(s)-2:
		default:
			return false
		}
	}
	return s != ""
}

// oneLetterCode: "C.N" is one token. "U.S." and "U.N" are not codes.
func (l *linker) oneLetterCode(k int) bool {
	s := l.d.Str(k)
	if len(s) != 3 || s[0] == 'U' && l.byte(k-1) != '(' || l.g.byRIC[s[2:]] == nil {
		return false
	}
	return s[2] == 'N' || s[2] == 'O' || l.byte(k-1) == '(' || l.byte(k-1) == '<'
}

// bind ties the code in tokens first to last to the name before it.
func (l *linker) bind(first, last int, root string, x *Exchange) {
	l.s.dropFrom(first)
	open := first
	if b := l.byte(first - 1); b == '(' || b == '<' || b == '[' {
		open--
		if c := l.byte(last + 1); c == ')' || c == '>' || c == ']' {
			last++
		}
	}
	ticker := yahooTicker(root, x)
	c := l.nameBefore(open)
	if c == nil {
		return
	}
	if !companyLike(c.ent.Kind) && c.ent.Kind != schema.KindETF && c.flags&Unlisted == 0 && c.ent.Kind != KindExchange && c.ent.Kind != KindMedium {
		return
	}
	l.completed(c, root)
	c.ent = l.resolve(c, ticker, x)
	c.flags |= FromRIC
	c.flags &^= Weak
	c.conf = 0.99
	l.s.cands = append(l.s.cands, cand{first: int32(open), last: int32(last), end: int32(last), ent: c.ent, flags: Code | FromRIC, conf: 0.99})
}

// nameBefore returns the name that ends just before token k, made from the
// capitalised words there if no list has it; nil if there is none.
func (l *linker) nameBefore(k int) *cand {
	k--
	if k >= l.start && l.toks[k].Kind == token.Poss {
		k--
	}
	if c := l.s.last(); c != nil && int(c.last) >= k && c.flags&Code == 0 {
		return c
	}
	if l.byte(k) == '.' {
		k--
	}
	if l.byte(k-1) == '/' && l.slashedForm(k-2) {
		k -= 3
	}
	if l.isLegal(k) && l.byte(k-1) == '/' { // Ltd/Plc
		if c := l.s.last(); c != nil && int(c.last) == k-2 {
			return c
		}
	}
	if b := l.byte(k); b == ')' || b == ']' { // a second code: "( RIO.AX ) ( RIO.L )"
		return nil
	}
	named := l.isCap(k-1) || l.innerCap(k-1) || k-2 >= l.start && l.toks[k-2].Kind == token.Dash && l.isCap(k-3)
	if !l.isCap(k) && !l.innerCap(k) || l.isLegal(k) && !named {
		return nil
	}
	first := l.runStart(k)
	for first < k && l.isLegal(first) {
		first++
	}
	if first > k || l.has(first, clsNever|clsLegal) && first == k {
		return nil
	}
	l.s.dropFrom(first)
	c := cand{first: int32(first), last: int32(k), end: int32(k), flags: Unlisted, words: uint8(min(k-first+1, 255)), grade: gradeName}
	c.ent = l.s.make(schema.KindCompany, "", l.plainName(first, k))
	for int(c.end) > first && l.has(int(c.end), clsLegal) {
		c.end--
		c.flags |= Suffixed
	}
	l.s.cands = append(l.s.cands, c)
	return l.s.last()
}

// resolve finds the entity that a name and the code beside it mean. The code
// wins over the lists: tickers are reused, and the text knows its own time.
func (l *linker) resolve(c *cand, ticker string, x *Exchange) *Entity {
	g := l.g
	if c.flags&Unlisted == 0 {
		e := g.Line(c.ent, x.MIC)
		if !x.Root || sameTicker(e.Ticker, ticker) {
			return e
		}
		if k := g.byTicker.find(ticker, g.lines); k >= 0 && g.lines[k].issuer == e.issuer && e.issuer != 0 {
			return &g.lines[k]
		}
	}
	if c.ent.curated && c.ent.Ticker == "" {
		return c.ent // "Sony Ericsson ( 6758.T )" prints its parent's code
	}
	if k := g.byTicker.find(ticker, g.lines); k >= 0 && akin(g.lines[k].Name, c.ent.Name) {
		if p := g.primary(&g.lines[k]); p.Ticker == ticker {
			return p
		}
		return &g.lines[k]
	}
	if !x.Root {
		return c.ent
	}
	kind := c.ent.Kind
	if kind != schema.KindETF {
		kind = schema.KindCompany
	}
	e := Entity{Kind: kind, Ticker: ticker, Name: c.ent.Name, Sector: c.ent.Sector, Country: x.Country, Currency: x.Currency, TimeZone: x.TimeZone}
	if x.Yahoo != "" {
		e.MIC = x.MIC
	}
	return l.s.entity(e)
}

// sameTicker ignores how share classes are written: BRKa, BRK-A, BRK.A.
func sameTicker(a, b string) bool {
	i := 0
	for j := 0; j < len(b); j++ {
		if b[j] == '-' || b[j] == '.' {
			continue
		}
		for i < len(a) && (a[i] == '-' || a[i] == '.') {
			i++
		}
		if i == len(a) || a[i]|0x20 != b[j]|0x20 {
			return false
		}
		i++
	}
	return i == len(a)
}

// akin reports whether two names may be one company's: their first words agree,
// or one is the other's initials.
func akin(a, b string) bool {
	a, b = token.Fold(a), token.Fold(b)
	x, y := words(a), words(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	return x[0] == y[0] || len(y[0]) > 1 && initials(x) == y[0] || len(x[0]) > 1 && initials(y) == x[0] || strings.HasPrefix(x[0]+strings.Join(x[1:], ""), y[0]) && len(y[0]) >= 3
}

// words splits a folded name, without "the" and marks.
func words(s string) []string {
	w := strings.FieldsFunc(s, func(r rune) bool {
		return strings.ContainsRune(" .,&-/'()", r)
	})
	if len(w) > 1 && w[0] == "the" {
		w = w[1:]
	}
	return w
}

func initials(w []string) string {
	b := make([]byte, 0, 8)
	for _, s := range w {
		b = append(b, s[0])
	}
	return string(b)
}

// yahooTicker writes a Reuters code as Yahoo does.
func yahooTicker(root string, x *Exchange) string {
	if x.Yahoo == "" {
		if n := len(root); n > 1 && root[n-1]-'a' < 26 { // share class: BRKa
			return strings.ToUpper(root[:n-1]) + "-" + strings.ToUpper(root[n-1:])
		}
		return root
	}
	if x.Yahoo == "HK" {
		for len(root) < 4 {
			root = "0" + root
		}
		if len(root) == 5 && root[0] == '0' {
			root = root[1:]
		}
	}
	return strings.ToUpper(root) + "." + x.Yahoo
}
