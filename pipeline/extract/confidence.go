package extract

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// confidences say how often facts like one were right. Two records are kept: of rules and
// event types on annotated articles, many of which the rules were written against, and of
// both where strangers read mentions of news that no rule was written against.
type confidences struct {
	annotated map[string]tally   // confidence.txt, which TestCalibrate writes
	types     map[string]float64 // readings.txt
	rules     map[string]tally   // readings.txt, of rules of which enough was read
	marks     map[mark]tally     // readings.txt; without a value: of all of its type
	other     float64            // of a type that nobody has read
}

// mark is what tells mentions of one event type apart besides their rule: "@", how their day
// was found, or ":", what kind of thing they are of.
type mark struct{ event, sign, value string }

// tally is a number of mentions and how many of them were right.
type tally struct{ right, found float64 }

// What a record must outweigh, in mentions: what little was read of a type is taken to be
// like what was read of others, and a rule to be like its type.
const (
	ruleWeight = 20
	typeWeight = 8
	markWeight = 20
)

// What a doubtful subject costs: the share of right mentions with a subject
// found by reference, over that of named ones, and the same for names that
// nothing links.
const (
	referredFactor = 0.95
	unlistedFactor = 0.85
)

// towards is the share of right mentions, with some imagined ones at the prior: two hits
// do not make a rule certain.
func (t tally) towards(prior, weight float64) float64 {
	return (t.right + weight*prior) / (t.found + weight)
}

// with is both tallies together.
func (t tally) with(u tally) tally { return tally{t.right + u.right, t.found + u.found} }

// loadConfidences reads both records.
func loadConfidences() (confidences, error) {
	c := confidences{types: map[string]float64{}, rules: map[string]tally{}, marks: map[mark]tally{}}
	var err error
	if c.annotated, err = readTallies("confidence.txt", "NAME RIGHT FOUND"); err != nil {
		return c, err
	}
	read, err := readTallies("readings.txt", "NAME RIGHT BORDERLINE READ")
	if err != nil {
		return c, err
	}
	var all tally
	for name, t := range read {
		if i := strings.IndexAny(name, "@:"); i > 0 {
			m := mark{name[:i], name[i : i+1], name[i+1:]}
			whole := mark{event: m.event, sign: m.sign}
			c.marks[m], c.marks[whole] = t, c.marks[whole].with(t)
			delete(read, name)
			continue
		}
		if strings.Contains(name, "/") {
			c.rules[name] = t
			delete(read, name)
			continue
		}
		all = all.with(t)
	}
	c.other = all.right / all.found
	for name, t := range read {
		c.types[name] = t.towards(c.other, typeWeight)
	}
	return c, nil
}

// readTallies reads lines of a name and counts, the first of which is how many were right
// and the last how many there were. A reading counts borderline ones between them, which
// are not right: a confidence is a promise.
func readTallies(file, columns string) (map[string]tally, error) {
	b, err := data.ReadFile(file)
	if err != nil {
		return nil, err
	}
	tallies := map[string]tally{}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) != len(strings.Fields(columns)) {
			return nil, fmt.Errorf("%s:%d: want %s", file, n, columns)
		}
		var counts [3]float64
		for i, x := range f[1:] {
			if counts[i], err = strconv.ParseFloat(x, 64); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file, n, err)
			}
		}
		if len(f) == 3 {
			tallies[f[0]] = tally{counts[0], counts[1]}
		} else {
			tallies[f[0]] = tally{counts[0], counts[2]}
		}
	}
	return tallies, sc.Err()
}

// of is the chance that a fact is right, by its type, its rule and its subject, to the hundredth.
func (c *confidences) of(f *fact) float64 {
	p, ok := c.types[f.EventType]
	if !ok {
		p = c.other
	}
	p = c.rules[f.rule.id].towards(p, ruleWeight)
	p *= c.standing(f)
	if f.sub.weak {
		p *= referredFactor
	}
	if f.sub.unlisted {
		p *= unlistedFactor
	}
	return hundredths(p)
}

// ofMarked is the confidence of a finished mention, whose day and kind readings know more of.
func (c *confidences) ofMarked(m *schema.Mention) float64 {
	rule := "none"
	if m.DateRule != nil {
		rule = *m.DateRule
	}
	return hundredths(m.Confidence * c.marked(m.EventType, "@", rule) * c.marked(m.EventType, ":", m.SubjectKind))
}

// marked is the share of right mentions among those of a type with one mark, over that among
// all of the type.
func (c *confidences) marked(event, sign, value string) float64 {
	whole := c.marks[mark{event: event, sign: sign}]
	if whole.right == 0 {
		return 1
	}
	p := whole.right / whole.found
	return c.marks[mark{event, sign, value}].towards(p, markWeight) / p
}

// hundredths rounds a chance; nothing is certain.
func hundredths(p float64) float64 { return min(math.Round(p*100)/100, 0.99) }

// standing is the share of right mentions of a fact's rule over that of its event type on
// annotated articles. What was found there flatters all rules, so it only tells which of
// them are better than others.
func (c *confidences) standing(f *fact) float64 {
	t := c.annotated[f.EventType]
	if t.right == 0 {
		return 1
	}
	p := t.right / t.found
	return c.annotated[f.rule.id].towards(p, ruleWeight) / p
}
