package extract

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// numberAt reads 1,234.5 / 5-1/2 / 29/32 / twenty-five / a third / 3.5 million.
// c.fraction tells whether it was a fraction word, c.scale what its scale words multiply by.
func (c *chunker) numberAt(i, end int, money bool) (v float64, next int, scaled bool) {
	c.fraction, c.scale = false, 1
	t := &c.d.Tokens[i]
	switch {
	case t.Kind == token.Number:
		v, next = c.digits(i, end)
	default:
		v, next = c.words(i, end)
	}
	if next == 0 {
		return 0, 0, false
	}
	for next < end {
		j := next
		if j+1 < end && c.d.Tokens[j].Kind == token.Dash && !c.d.Tokens[j].Is(token.FlagSpace) {
			j++
		}
		e, n := c.lookup(j, end)
		if n == 0 || !e.cls.has(c.k.scale) {
			break
		}
		touching := !c.d.Tokens[j].Is(token.FlagSpace) && j == next
		if e.cls.has(c.k.scaleShort) && !touching && !(money && c.d.Str(j) != "m") {
			break
		}
		f, err := strconv.ParseFloat(e.val(c.k.scaleClass), 64)
		if err != nil {
			break
		}
		if v *= f; v < 1e9 {
			v = math.Round(v*1e4) / 1e4
		} else {
			v = math.Round(v) // 2.11 billion is 2110000000
		}
		next, scaled, c.fraction, c.scale = n, true, false, c.scale*f
	}
	return v, next, scaled
}

// lastPlace is what the last digit of a printed figure counts: cents of "$3.72-3/4".
func lastPlace(figure string) float64 {
	if p := strings.IndexByte(figure, '.'); p >= 0 {
		return math.Pow10(p + 1 - len(figure))
	}
	return 1
}

// digits reads figures with vulgar fractions.
func (c *chunker) digits(i, end int) (float64, int) {
	tok := c.d.Tokens
	v := tok[i].Value
	if f, n := c.vulgar(i, end); n > 0 { // 29/32
		return f, n
	}
	j := i + 1
	if j < end && tok[j].Kind == token.Dash && !tok[j].Is(token.FlagSpace) {
		j++
	}
	if j < end && tok[j].Kind == token.Number {
		if f, n := c.vulgar(j, end); n > 0 && f < 1 { // 5-1/2, 5 1/2
			return decimal(v + f*lastPlace(c.d.Str(i))), n
		}
		if tok[j].Value < 1 && tok[j].End-tok[j].Start == 2 && j == i+1 { // 5½
			return v + tok[j].Value, j + 1
		}
	}
	return v, i + 1
}

func (c *chunker) vulgar(i, end int) (float64, int) {
	tok := c.d.Tokens
	if i+2 >= end || c.d.Str(i+1) != "/" || tok[i+1].Is(token.FlagSpace) || tok[i+2].Kind != token.Number || tok[i+2].Is(token.FlagSpace) {
		return 0, 0
	}
	den := tok[i+2].Value
	switch den {
	case 2, 3, 4, 8, 16, 32, 64, 128:
	default:
		return 0, 0
	}
	if tok[i].Value >= den && den > 4 && (den != 32 || tok[i].Value > 3*den) || i+3 < end && c.d.Str(i+3) == "/" {
		return 0, 0
	}
	return tok[i].Value / den, i + 3
}

// words reads number words: twenty-five, two hundred, half, a third, three-quarters, a dozen.
func (c *chunker) words(i, end int) (float64, int) {
	e, n := c.lookup(i, end)
	if n == 0 {
		return 0, 0
	}
	if c.d.Str(i) == "a" || c.d.Str(i) == "an" {
		if c.perQuarter(i) {
			return 0, 0
		}
		if n != i+1 { // "a half" is a phrase
			f, err := strconv.ParseFloat(e.val(c.k.fractionClass), 64)
			if err != nil {
				return f, 0
			}
			return f, c.ofUnit(n, end)
		}
		if e2, n2 := c.lookup(n, end); n2 > 0 && (e2.cls.has(c.k.scale) && !e2.cls.has(c.k.scaleShort) || e2.cls.has(c.k.unitPP) || e2.val(c.k.ccyMinorClass) != "") {
			return 1, n
		} else if n+1 < end && (c.d.Str(n) == "full" || c.d.Str(n) == "whole") { // a full percentage point
			if e3, n3 := c.lookup(n+1, end); n3 > 0 && e3.cls.has(c.k.unitPP) {
				return 1, n + 1
			}
			return 0, 0
		} else if n2 > 0 && e2.cls.has(c.k.fraction) && !(i > 0 && c.d.Tokens[i-1].Hash == c.k.forWord && !(n2 < end && c.d.Tokens[n2].Hash == c.k.of)) && !c.counted(n2, end) { // not "for a third day", but "for a third of"
			f, _ := strconv.ParseFloat(e2.val(c.k.fractionClass), 64)
			return f, c.ofUnit(n2, end)
		}
		return 0, 0
	}
	if e.cls.has(c.k.fraction) && (!e.cls.has(c.k.ordinal) && c.d.Str(i) != "quarter" || c.pointAfter(n, end) || n < end && c.d.Tokens[n].Hash == c.k.of) {
		f, _ := strconv.ParseFloat(e.val(c.k.fractionClass), 64)
		return f, c.ofUnit(n, end)
	}
	if !e.cls.has(c.k.numWord) {
		return 0, 0
	}
	v, err := strconv.ParseFloat(e.val(c.k.numWordClass), 64)
	if err != nil {
		return 0, 0
	}
	j := n
	if j+1 < end && c.d.Tokens[j].Kind == token.Dash {
		j++
	}
	if j < end {
		if e2, n2 := c.lookup(j, end); n2 > 0 {
			switch {
			case v >= 20 && v < 100 && e2.cls.has(c.k.numWord):
				if u, err := strconv.ParseFloat(e2.val(c.k.numWordClass), 64); err == nil && u < 10 {
					return v + u, n2
				}
			case v < 10 && e2.cls.has(c.k.fraction):
				f, _ := strconv.ParseFloat(e2.val(c.k.fractionClass), 64)
				return decimal(v * f), c.ofUnit(n2, end)
			}
		}
	}
	return v, n
}

// perQuarter reports whether "a quarter" at token i says how often the sum before it is paid:
// "5 cents a quarter", "$0.05 a quarter".
func (c *chunker) perQuarter(i int) bool {
	if i < 2 || i+1 >= len(c.d.Tokens) || c.d.Str(i+1) != "quarter" || i+2 < len(c.d.Tokens) && c.d.Tokens[i+2].Hash == c.k.of {
		return false
	}
	if e, n := c.lookupWord(i - 1); n > 0 && e.cls.has(c.k.ccyName) {
		return true
	}
	return c.d.Tokens[i-1].Kind == token.Number && c.d.Tokens[i-2].Kind == token.Money
}

// ofUnit reads what a fraction that ends before token i is of, if that is a unit
// (half a cent, a quarter of a percent, half a million), and
// returns the token of the unit; else i, and the fraction stands alone.
func (c *chunker) ofUnit(i, end int) int {
	k := i
	if k+2 < end && c.d.Tokens[k].Hash == c.k.of && (c.d.Str(k+1) == "a" || c.d.Str(k+1) == "one") {
		k++
	}
	if k+1 < end && (c.d.Str(k) == "a" || c.d.Str(k) == "an" || k > i) {
		if e, n := c.lookup(k+1, end); n > 0 && (e.cls.has(c.k.unitPP.or(c.k.unitPoint).or(c.k.unitPct)) || c.fullScale(e) || e.val(c.k.ccyMinorClass) != "") {
			return k + 1
		}
	}
	if i+1 < end && c.d.Tokens[i].Kind == token.Dash {
		if e, n := c.lookup(i+1, end); n > 0 && c.fullScale(e) { // half-million
			return i + 1
		}
	}
	c.fraction = true
	return i
}

// measuredChange is the token behind the measure that is joined to a figure before the
// noun of a change, i if there is none: "a 1.4-million-barrel gain", "a
// 500,000-barrel-per-day (bpd) cut".
func (c *chunker) measuredChange(i, end int) int {
	joined := func(j int) bool {
		return j+1 < end && c.d.Tokens[j].Kind == token.Dash && !c.d.Tokens[j].Is(token.FlagSpace)
	}
	if !joined(i) || !slices.Contains(c.lex.lists["joinedunit"], c.d.Str(i+1)) {
		return i
	}
	j := i + 2
	for joined(j) { // -per-day
		j += 2
	}
	if j+2 < end && c.d.Str(j) == "(" && c.d.Str(j+2) == ")" {
		j += 3
	}
	if e, n := c.lookup(j, end); n > 0 && e.cls.has(c.k.upNoun.or(c.k.downNoun)) || j < end && slices.Contains(c.lex.lists["joinedchange"], c.d.Str(j)) {
		return j
	}
	return i
}

// fullScale reports whether a word is a scale written out: million, not m.
func (c *chunker) fullScale(e *entry) bool {
	return e.cls.has(c.k.scale) && !e.cls.has(c.k.scaleShort)
}

// counted reports whether the ordinal before token i counts periods: "a third
// straight decline", "a fifth session".
func (c *chunker) counted(i, end int) bool {
	e, n := c.lookup(i, end)
	return n > 0 && e.cls.has(c.k.typeBits.of("dayword").or(c.k.typeBits.of("periodword"))) || i < end && slices.Contains(c.lex.lists["straightword"], c.d.Str(i))
}

// pointAfter reports whether "-point" or " point" stands at token i: "quarter-point".
func (c *chunker) pointAfter(i, end int) bool {
	if i < end && c.d.Tokens[i].Kind == token.Dash {
		i++
	}
	e, n := c.lookup(i, end)
	return n > 0 && e.cls.has(c.k.unitPoint.or(c.k.unitPP))
}

func (c *chunker) isNumberWord(i int) bool {
	e, n := c.lookup(i, i+1)
	return n > 0 && e.cls.has(c.k.numWord)
}

// decimal rounds away what binary arithmetic adds to a decimal figure: 492.05
// pence are 4.9205 pounds, not 4.9205000000000005.
func decimal(v float64) float64 {
	const digits = 1e8
	if v > 1e7 { // sums have no such fractions, and would lose digits
		return math.Round(v*100) / 100
	}
	return math.Round(v*digits) / digits
}
