package dedupe

import (
	"math"
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// verdict is what two figures say of each other.
type verdict int

const (
	silent   verdict = iota // nothing to compare
	agree                   // the same, as far as they are printed
	conflict                // they cannot both be right
)

// How far a bounded figure reaches. Writers round to a nearby number, so "more
// than 2 percent" is not 9; the factors are conventions, not measurements.
const (
	boundReach   = 2.0 // gt v: up to 2v; lt v: down to v/2
	nearlyReach  = 0.9 // nearly v: from .9v
	approxReach  = 0.1 // about v: 10 % either way
	levelSlack   = 0.005
	statedSlack  = 0.03 // conversions use rates of different hours
	coarsestPart = 0.1  // a round large number is known to a tenth: $1 billion is not $1.34 billion
	largeNumber  = 1e4
)

// figure is the number of a mention, ready to be compared.
type figure struct {
	known     bool
	value     float64
	low, high float64 // what it allows
	exact     bool    // bound eq
	quantum   float64 // the unit of its last printed digit
	unit, ccy string
	joint     bool
	stated    float64 // conversion, 0 if none
	statedCcy string
	points    float64 // 0 if none
	level     float64 // 0 if none
	levelCcy  string
}

// figureOf reads the figure that identity.txt names for the type.
func figureOf(m *schema.Mention, s *spec) figure {
	f := figure{joint: m.ValueScope == "joint", unit: text0(m.Unit), ccy: text0(m.Currency), statedCcy: text0(m.StatedCcy),
		levelCcy: text0(m.LevelCurrency), stated: number0(m.StatedValue), points: number0(m.Points), level: number0(m.Level)}
	value, printed, bound := m.Value, m.ValueText, m.Bound
	if s.figure == "level" {
		value, printed, f.unit, f.ccy, f.level = m.Level, nil, text0(m.LevelUnit), text0(m.LevelCurrency), 0
		if m.Value != nil {
			bound = schema.BoundEq // the bound is the value's
		}
	}
	if value == nil {
		return f
	}
	f.known, f.value, f.quantum = true, *value, quantumOf(*value, printed)
	if len(s.move) > 0 && (bound == schema.BoundLe || bound == schema.BoundLt) {
		bound = schema.BoundEq // "as much as 3 %" is the peak that was seen
	}
	f.reach(bound, m.ValueHigh)
	return f
}

// reach sets what the figure allows.
func (f *figure) reach(bound string, end *float64) {
	v, q := f.value, f.quantum
	switch bound {
	case schema.BoundGt, schema.BoundGe:
		f.low, f.high = v, v*boundReach
	case schema.BoundLt, schema.BoundLe:
		f.low, f.high = v/boundReach, v
	case schema.BoundNearly:
		f.low, f.high = v*nearlyReach, v
	case schema.BoundApprox:
		f.low, f.high = min(v*(1-approxReach), v-q/2), max(v*(1+approxReach), v+q/2)
	case schema.BoundBetween:
		f.low, f.high = v, v
		if end != nil {
			f.low, f.high = min(v, *end), max(v, *end)
		}
	default:
		f.exact, f.low, f.high = true, v-q/2, v+q/2
	}
}

// compare says whether a and b may be the same figure.
func (a *figure) compare(b *figure) verdict {
	if !a.known || !b.known {
		return silent
	}
	if a.unit != "" && b.unit != "" && a.unit != b.unit {
		return a.acrossUnits(b)
	}
	if a.ccy != "" && b.ccy != "" && a.ccy != b.ccy {
		return a.acrossCurrencies(b)
	}
	v := conflict
	slack := 1e-9 * max(a.value, b.value)
	if a.exact && b.exact { // equal after rounding to the coarser precision
		if math.Abs(a.value-b.value) <= max(a.quantum, b.quantum)/2+slack {
			v = agree
		}
	} else if a.low <= b.high+slack && b.low <= a.high+slack {
		v = agree
	}
	if v == conflict && a.joint != b.joint {
		return silent // a total and a share of it
	}
	return v
}

// acrossUnits compares "12 points" with "0.5 percent, or 12 points", and "profit
// of $3 billion" with "up 20 percent to $3 billion".
func (a *figure) acrossUnits(b *figure) verdict {
	for _, p := range [][2]*figure{{a, b}, {b, a}} {
		x, y := p[0], p[1]
		if x.unit == schema.UnitPoints && y.points > 0 {
			return close2(x.value, y.points, levelSlack)
		}
		if x.unit == schema.UnitCurrency && y.level > 0 && x.ccy == y.levelCcy {
			return close2(x.value, y.level, levelSlack)
		}
	}
	return silent
}

func (a *figure) acrossCurrencies(b *figure) verdict {
	switch {
	case a.stated > 0 && a.statedCcy == b.ccy:
		return close2(a.stated, b.value, statedSlack)
	case b.stated > 0 && b.statedCcy == a.ccy:
		return close2(b.stated, a.value, statedSlack)
	case a.stated > 0 && b.stated > 0 && a.statedCcy == b.statedCcy:
		return close2(a.stated, b.stated, statedSlack)
	}
	return silent
}

// levelsDiffer: both name a level after the move, and not the same one.
func (a *figure) levelsDiffer(b *figure) bool {
	return a.level > 0 && b.level > 0 && a.levelCcy == b.levelCcy && close2(a.level, b.level, levelSlack) == conflict
}

// tighter: a tells more than b.
func (a *figure) tighter(b *figure) bool {
	return a.known && (!b.known || a.high-a.low < b.high-b.low)
}

func close2(a, b, slack float64) verdict {
	if math.Abs(a-b) <= slack*max(a, b) {
		return agree
	}
	return conflict
}

func number0(f *float64) float64 {
	if f == nil {
		return 0
	}
	return *f
}

// quantumOf is the unit of the last printed digit: .01 for "2.27", 1e7 for
// "1.34 billion". Without a usable text the value's own digits tell.
func quantumOf(v float64, printed *string) float64 {
	q := 0.0
	if printed != nil {
		if p, decimals, ok := firstNumber(*printed); ok && p > 0 {
			scale := v / p
			if exp := math.Log10(scale); math.Abs(exp-math.Round(exp)) < 1e-6 {
				q = scale * math.Pow10(-decimals)
			}
		}
	}
	if q == 0 {
		q = lastDigit(v)
	}
	if v >= largeNumber {
		q = min(q, v*coarsestPart)
	}
	return q
}

func lastDigit(v float64) float64 {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if _, decimals, ok := strings.Cut(s, "."); ok {
		return math.Pow10(-len(decimals))
	}
	if v < largeNumber {
		return 1
	}
	return math.Pow10(len(s) - len(strings.TrimRight(s, "0")))
}

// firstNumber reads the first number in s and how many decimals it has.
func firstNumber(s string) (float64, int, bool) {
	start := strings.IndexAny(s, "0123456789")
	if start < 0 {
		return 0, 0, false
	}
	end := start
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == ',' || s[end] == '.') {
		end++
	}
	digits := strings.TrimRight(strings.ReplaceAll(s[start:end], ",", ""), ".")
	v, err := strconv.ParseFloat(digits, 64)
	_, decimals, _ := strings.Cut(digits, ".")
	return v, len(decimals), err == nil
}
