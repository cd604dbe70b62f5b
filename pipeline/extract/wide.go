package extract

import "math/bits"

// wide is a set of classes with those among them that only patterns ask for. Code asks
// nodes for classes all the time, patterns seldom: one more word of mask would make
// code a fifth slower, as the compiler keeps no struct of five words in registers.
type wide struct {
	mask
	rule uint64
}

// The classes of rules only are numbered after the others.
const (
	maxRuleOnly = 64
	allClasses  = maxClasses + maxRuleOnly
)

func wideBit(class int) wide {
	if class < maxClasses {
		return wide{mask: bit(class)}
	}
	return wide{rule: 1 << (class - maxClasses)}
}

func (w wide) join(o wide) wide { return wide{w.or(o.mask), w.rule | o.rule} }

func (w wide) shared(o wide) wide { return wide{w.and(o.mask), w.rule & o.rule} }

// lowest returns the lowest class of a set that is not empty, and the set without it.
func (w wide) lowest() (int, wide) {
	if w.mask == (mask{}) {
		return maxClasses + bits.TrailingZeros64(w.rule), wide{rule: w.rule & (w.rule - 1)}
	}
	class, rest := w.next()
	return class, wide{rest, w.rule}
}

// in reports whether a node is of one of some classes.
func (n *node) in(w *wide) bool { return n.cls.has(w.mask) || n.rule&w.rule != 0 }

// wide returns the set of a class by its name.
func (l *lexicon) wide(name string) wide { return wideBit(l.classes[name]) }

// ruleClass adds a class that only patterns ask for.
func (l *lexicon) ruleClass(name string) {
	if _, known := l.classes[name]; !known {
		l.classes[name] = maxClasses + l.ruleOnly
		l.rank(maxClasses + l.ruleOnly)
		l.ruleOnly++
	}
}

// rank notes that a class is the next that the lexicon opens.
func (l *lexicon) rank(class int) {
	if class < allClasses {
		l.ranks[class] = uint16(len(l.names) + l.ruleOnly)
	}
}

// earliest returns the rank of that class of a set which the lexicon opens first.
func (w wide) earliest(ranks *[allClasses]uint16) int {
	best := allClasses
	for class := 0; w != (wide{}); {
		class, w = w.lowest()
		best = min(best, int(ranks[class]))
	}
	return best
}
