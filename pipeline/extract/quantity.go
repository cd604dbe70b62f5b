package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// quantity is a number with its unit and bound, as printed.
type quantity struct {
	val, high   float64
	bound       string // schema.Bound*
	unit        string // schema.Unit*, "" for a bare number, "frac" for a third
	ccy         string
	sign        int8 // +1 or -1 if printed
	stated      float64
	statedCcy   string
	scaled      bool    // a scale word (million) was printed
	scale       float64 // what it multiplies by
	numFirst    int     // tokens of the figure, without its bound
	numLast     int
	bounded     bool // the bound was printed
	attributive bool // "10-percent", "51-point": stands before a noun
	level       bool // "as low as", "as high as": a level, not a change
	limit       int8 // +1 if printed behind "as high as", -1 behind "as low as"
}

const unitFraction = "frac"

// quantityAt reads a quantity that starts at token i and returns the token
// after it; 0 if there is none.
func (c *chunker) quantityAt(i, end int) (quantity, int) {
	q := quantity{bound: schema.BoundEq}
	j := i
	if b, n := c.boundAt(i, end); n > 0 {
		q.bound, q.bounded, j = b, true, n
		q.limit = c.limitAt(i, n)
		q.level = q.limit != 0 || c.threshold(n-1)
	}
	between := q.bound == schema.BoundBetween
	if j+1 < end && c.d.Tokens[j].Kind == token.Number && c.d.Tokens[j+1].Kind == token.Word && !c.d.Tokens[j+1].Is(token.FlagSpace) {
		if e, n := c.lookup(j, end); n > 0 && e.cls.has(c.k.ordinal) { // 17th
			return q, 0
		}
	}
	j = c.signAt(&q, j, end)
	next := c.amountAt(&q, j, end)
	if next == 0 {
		return q, 0
	}
	if q.unit == "" && !q.scaled && !between {
		c.sharedPercent(&q, next, end)
	}
	if q.bounded && q.unit == "" && c.d.Str(j-1) == "past" && c.hours(next, end) {
		return q, 0 // "in the past 24 hours" is no figure above 24
	}
	q.numFirst = j
	next = c.rangeAt(&q, next, end, between, i)
	if between && q.high == 0 {
		return q, 0
	}
	q.numLast = next - 1
	next = c.suffixBound(&q, next, end)
	return q, c.statedAt(&q, next, end)
}

// limitAt tells which end of a span the bound of tokens i to n-1 names: +1 for "as high as",
// -1 for "as low as", 0 for neither.
func (c *chunker) limitAt(i, n int) int8 {
	if i+2 >= n || c.d.Str(i) != "as" {
		return 0
	}
	switch c.d.Str(i + 1) {
	case "high":
		return 1
	case "low":
		return -1
	}
	return 0
}

// threshold reports whether the bound that ends with token i makes a level of
// the figure after it: "fell below 10,000".
func (c *chunker) threshold(i int) bool {
	switch c.d.Str(i) {
	case "above", "below", "under", "past":
		return true
	}
	return false
}

// sharedPercent gives a bare figure the percent sign of the one that it is
// coordinated with: "rose 3.5 and 3.2 percent respectively".
func (c *chunker) sharedPercent(q *quantity, i, end int) {
	if i+2 >= end || c.d.Tokens[i].Hash != c.k.and || c.d.Tokens[i+1].Kind != token.Number || c.d.Tokens[i-1].Kind != token.Number {
		return
	}
	if e, n := c.lookup(i+2, end); n > 0 && e.cls.has(c.k.unitPct) {
		q.unit = schema.UnitPct
	}
}

// sharedMoney gives a bare "1.14 billion" the currency of the sum that came from it: "fell
// to 945 million euros from 1.14 billion", "to 5.3 billion yen, up from 1.1 billion".
func (c *chunker) sharedMoney(q *quantity, next, end int) {
	const reach = 3       // ", up from"
	k := len(c.nodes) - 2 // before the node of the figure
	if q.unit != "" || !q.scaled || k < 1 || c.d.Tokens[c.nodes[k].last].Hash != c.k.from || next < end && c.counts(next, end) {
		return
	}
	for j := k - 1; j >= 0 && j >= k-reach; j-- {
		n := &c.nodes[j]
		if n.qty >= 0 {
			if o := &c.qtys[n.qty]; o.unit == schema.UnitCurrency && o.scaled {
				q.unit, q.ccy = o.unit, o.ccy
			}
			return
		}
		if n.ent >= 0 {
			return
		}
	}
}

// counts reports whether token i may be the noun of what a figure before it counts.
func (c *chunker) counts(i, end int) bool {
	if c.d.Tokens[i].Kind != token.Word {
		return false
	}
	e, n := c.lookup(i, end)
	return n == 0 || !e.cls.has(c.k.prep.or(c.k.det).or(c.k.sub).or(c.k.adv))
}

// hours reports whether a unit of time stands at token i.
func (c *chunker) hours(i, end int) bool {
	if i >= end {
		return false
	}
	switch c.d.Str(i) {
	case "hours", "hour", "minutes", "days", "sessions", "weeks", "months", "years", "quarters", "decades", "trading":
		return true
	}
	return false
}

// boundAt reads "more than", "at least", "nearly", "between".
func (c *chunker) boundAt(i, end int) (string, int) {
	e, n := c.lookup(i, end)
	if n == 0 || !e.cls.has(c.k.bound) {
		return "", 0
	}
	b := e.val(c.k.boundClass)
	if e2, n2 := c.lookup(n, end); n2 > 0 && e2.cls.has(c.k.bound) { // "as much as about"
		n = n2
	}
	if n+1 < end && c.d.Tokens[n].Kind == token.Dash && c.d.Tokens[n+1].Kind == token.Number {
		n++ // "a near-25 percent stake"
	}
	return b, n
}

// signAt reads a + or - that touches the figure.
func (c *chunker) signAt(q *quantity, i, end int) int {
	if i+1 >= end || c.d.Tokens[i+1].Is(token.FlagSpace) {
		return i
	}
	prev := i == 0 || c.d.Tokens[i].Is(token.FlagSpace) || c.d.Tokens[i-1].Kind == token.Punct
	switch s := c.d.Str(i); {
	case s == "+":
		q.sign = 1
	case prev && (s == "-" || s == "–" || s == "−"):
		q.sign = -1
	default:
		return i
	}
	return i + 1
}

// amountAt reads a number with its currency and unit.
func (c *chunker) amountAt(q *quantity, i, end int) int {
	if i >= end {
		return 0
	}
	ccy := ""
	if n := c.currencySign(i, end, &ccy); n > 0 {
		v, next, scaled := c.numberAt(n, end, true)
		if next == 0 {
			return 0
		}
		q.val, q.unit, q.ccy, q.scaled, q.scale = v, schema.UnitCurrency, ccy, scaled, c.scale
		return c.spreadAt(next, end)
	}
	v, next, scaled := c.numberAt(i, end, false)
	if next == 0 {
		return 0
	}
	q.val, q.scaled, q.scale = v, scaled, c.scale
	if c.fraction {
		q.unit = unitFraction
	}
	return c.unitAt(q, c.spreadAt(next, end), end)
}

// spreadAt skips the offer behind the bid that ends before token i:
// "147.70/75 yen", "$1.0920-22".
func (c *chunker) spreadAt(i, end int) int {
	if i+1 >= end || i == 0 || c.d.Tokens[i+1].Kind != token.Number || c.d.Tokens[i].Is(token.FlagSpace) || c.d.Tokens[i+1].Is(token.FlagSpace) || c.d.Tokens[i].Kind != token.Dash && c.d.Str(i) != "/" {
		return i
	}
	bid, offer := c.d.Str(i-1), c.d.Str(i+1)
	dot := strings.IndexByte(bid, '.')
	if dot < 0 || len(offer) < 2 || len(offer) > len(bid)-dot-1 || strings.IndexByte(offer, '.') >= 0 {
		return i
	}
	return i + 2
}

// currencySign reads $ US$ € Rs EUR before a figure.
func (c *chunker) currencySign(i, end int, ccy *string) int {
	e, n := c.lookup(i, end)
	if n == 0 || n >= end || !e.cls.has(c.k.ccySign) {
		return 0
	}
	if t := c.d.Tokens[n]; c.d.Tokens[i].End-c.d.Tokens[i].Start == 1 && c.d.Tokens[i].Kind == token.Word && t.Is(token.FlagSpace) {
		return 0 // "N 95"
	} else if t.Kind != token.Number {
		if t.Kind == token.Punct && n+1 < end && c.d.Str(n) == "." && c.d.Tokens[n+1].Kind == token.Number { // Rs. 500
			n++
		} else if c.d.Tokens[i].Kind != token.Money || !c.isNumberWord(n) {
			return 0
		}
	}
	*ccy = e.val(c.k.ccySignClass)
	return n
}

// centsHash is the letter that stands for cents where it touches the figure: "up 12c".
var centsHash = token.Hash("c")

// foldHash and foldsHash are the units of 10-fold, ten folds.
var foldHash, foldsHash = token.Hash("fold"), token.Hash("folds")

// markHash is the word behind a round figure that a price passes.
var markHash = token.Hash("mark")

// unitAt reads the unit after a number.
func (c *chunker) unitAt(q *quantity, i, end int) int {
	if strings.HasSuffix(c.d.Str(i-1), "fold") { // fivefold
		q.unit, q.attributive = schema.UnitTimes, true
		return i
	}
	if n := c.measuredChange(i, end); n > i { // "a 1.4-million-barrel gain"
		q.attributive = true
		return n
	}
	j := i
	if j+1 < end && c.d.Tokens[j].Kind == token.Dash && !c.d.Tokens[j].Is(token.FlagSpace) {
		j++ // 10-percent, 51-point
	}
	if j >= end {
		return i
	}
	if h := c.d.Tokens[j].Hash; h == foldHash || h == foldsHash { // 10-fold
		q.unit, q.attributive = schema.UnitTimes, true
		return j + 1
	} else if h == markHash { // "the 23,000-mark", "the 100 mark"
		return j + 1
	}
	e, n := c.lookup(j, end)
	if n == 0 || n == j+1 && c.d.Tokens[j].Hash == centsHash && c.d.Tokens[j].Flags&(token.FlagSpace|token.FlagCap) != 0 {
		return i // "30C", "5 c"
	}
	switch {
	case e.cls.has(c.k.unitPct):
		q.unit = schema.UnitPct
		if e2, n2 := c.lookup(n, end); n2 > 0 && e2.cls.has(c.k.unitPoint) { // percent point
			q.unit, n = schema.UnitPP, n2
		}
	case e.cls.has(c.k.unitPP):
		q.unit = schema.UnitPP
	case e.cls.has(c.k.unitBps):
		q.unit = schema.UnitBps
	case e.cls.has(c.k.unitPoint) && q.unit != unitFraction:
		q.unit = schema.UnitPoints
	case e.cls.has(c.k.unitPoint): // a quarter point
		q.unit = schema.UnitPP
	case e.val(c.k.ccyMinorClass) != "" && (c.d.Str(n-1) == "C" || c.d.Str(n-1) == "P" || c.d.Str(n-1) == "c" && c.d.Tokens[n-1].Is(token.FlagSpace)):
		return i // "12.7c", but no degrees
	case e.cls.has(c.k.ccyName) && q.unit != unitFraction:
		q.unit, q.ccy = schema.UnitCurrency, e.val(c.k.ccyNameClass)
		if f := e.val(c.k.ccyMinorClass); f != "" {
			q.ccy = f
			q.val = decimal(q.val / 100)
		}
	default:
		return i
	}
	q.attributive = j > i
	return n
}

// shareScale gives the lower end of a range the scale words of the upper one.
func (q *quantity) shareScale(hi *quantity) {
	q.val, q.scaled, q.scale = decimal(q.val*hi.scale), true, hi.scale
}

// rangeAt reads the upper end of "3 to 5 percent", "between 3 percent and 5 percent", "$1-2 billion".
func (c *chunker) rangeAt(q *quantity, i, end int, between bool, first int) int {
	if i+1 >= end {
		return i
	}
	s := c.d.Str(i)
	switch {
	case between && (s == "and" || s == "to"), s == "to" && !c.afterFrom(first):
	case c.d.Tokens[i].Kind == token.Dash || s == "–":
		if k := c.d.Tokens[i+1].Kind; k != token.Number && k != token.Money {
			return i
		}
	default:
		return i
	}
	hi := quantity{}
	next := c.amountAt(&hi, i+1, end)
	if next > 0 && s != "to" && q.unit == "" && hi.unit == schema.UnitCurrency && hi.val < q.val && hi.val*100 > q.val {
		q.val, q.unit, q.ccy = decimal(q.val/100), hi.unit, hi.ccy // between 34 and 36 cents
	}
	if next == 0 || hi.val <= q.val*0.999 && hi.scaled == q.scaled || hi.unit == "" && !between && (q.scaled || !hi.scaled || q.val >= 1000) {
		return i
	}
	switch {
	case q.unit == "":
		if !between && s == "to" && hi.unit == schema.UnitCurrency && !hi.scaled {
			return i
		}
		if hi.scaled && !q.scaled && q.val < 1000 { // 3 to 5 million dollars
			q.shareScale(&hi)
		}
		q.unit, q.ccy = hi.unit, hi.ccy
	case (hi.unit == "" || hi.unit == q.unit && hi.ccy == q.ccy) && hi.scaled && !q.scaled && s != "to" && q.unit == schema.UnitCurrency && q.val < 1000: // $2-3 billion, $2-$3 billion
		q.shareScale(&hi)
	case hi.unit == q.unit && s != "to":
	case hi.unit != q.unit:
		if hi.unit != "" || !between {
			return i
		}
	case !between && s == "to" && (first == 0 || c.d.Tokens[first-1].Hash != c.k.of && c.d.Tokens[first-1].Hash != c.k.from): // "rose 3 percent to 5 percent" is a level, not a range
		return i
	}
	if hi.val < q.val {
		return i
	}
	q.high, q.bound = hi.val, schema.BoundBetween
	return next
}

// afterFrom reports whether the figure at token first is what a change starts from;
// "ranging from 3 to 5 percent" is none.
func (c *chunker) afterFrom(first int) bool {
	return first > 0 && c.d.Tokens[first-1].Hash == c.k.from && (first < 2 || !strings.HasPrefix(c.d.Str(first-2), "rang"))
}

// suffixBound reads "or more", "or less".
func (c *chunker) suffixBound(q *quantity, i, end int) int {
	if i+1 >= end || c.d.Tokens[i].Hash != c.k.or || q.bounded {
		return i
	}
	switch c.d.Str(i + 1) {
	case "more", "higher":
		q.bound = schema.BoundGe
	case "less", "lower", "fewer":
		q.bound = schema.BoundLe
	default:
		return i
	}
	return i + 2
}

// statedAt reads the conversion printed in brackets after a sum: HK$5.8 billion ($741 million).
func (c *chunker) statedAt(q *quantity, i, end int) int {
	if q.unit != schema.UnitCurrency || i+3 > end || c.d.Str(i) != "(" {
		return i
	}
	j := i + 1
	if _, n := c.boundAt(j, end); n > 0 {
		j = n
	}
	alt := quantity{}
	next := c.amountAt(&alt, j, end)
	if next == 0 || next >= end || alt.unit != schema.UnitCurrency || alt.ccy == q.ccy || c.d.Str(next) != ")" {
		return i
	}
	q.stated, q.statedCcy = alt.val, alt.ccy
	return next + 1
}
