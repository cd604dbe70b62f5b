package score

import (
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// located is a fact or a mention with its places in the squashed text.
type located[T any] struct {
	it *T
	at []place
}

// relaxed tells whether a mention states a fact.
func relaxed(f located[Fact], m located[schema.Mention]) bool {
	return f.it.Type == m.it.EventType && aboutSame(f.it, m.it) && sameFigure(f.it, m.it) && overlap(f.at, m.at)
}

// sameFigure compares the figure that a fact is about. That of a price_level is
// its level, in whichever of the two columns the mention holds it.
func sameFigure(f *Fact, m *schema.Mention) bool {
	if f.Type == schema.PriceLevel {
		figure := f.Level
		if figure == nil {
			figure = f.Value
		}
		return near(figure, m.Level) || near(figure, m.Value)
	}
	if f.Value == nil {
		return true
	}
	if !near(f.Value, m.Value) || f.Unit != "" && f.Unit != str(m.Unit) {
		return false
	}
	return f.Currency == "" || f.Unit != schema.UnitCurrency || f.Currency == str(m.Currency)
}

// couple is a fact and the mention that states it, by index.
type couple struct{ fact, mention, agreeing int }

// pair matches facts and mentions one to one. It is greedy: couples that agree
// in most fields first, then in the order of facts and mentions.
func pair(facts []located[Fact], mentions []located[schema.Mention], compared []field) []couple {
	var candidates []couple
	for i, f := range facts {
		for j, m := range mentions {
			if relaxed(f, m) {
				candidates = append(candidates, couple{i, j, agreements(f.it, m.it, compared)})
			}
		}
	}
	slices.SortStableFunc(candidates, func(a, b couple) int { return b.agreeing - a.agreeing })
	factTaken, mentionTaken := make([]bool, len(facts)), make([]bool, len(mentions))
	var pairs []couple
	for _, c := range candidates {
		if !factTaken[c.fact] && !mentionTaken[c.mention] {
			factTaken[c.fact], mentionTaken[c.mention] = true, true
			pairs = append(pairs, c)
		}
	}
	return pairs
}

func agreements(f *Fact, m *schema.Mention, compared []field) int {
	n := 0
	for _, c := range compared {
		if c.compare(f, m) == agrees {
			n++
		}
	}
	return n
}

// strict tells whether a pair differs in no strict field.
func strict(f *Fact, m *schema.Mention, compared []field) bool {
	for _, c := range compared {
		if c.strict && c.compare(f, m) == differs {
			return false
		}
	}
	return true
}
