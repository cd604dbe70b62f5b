package extract

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// confidences say how often facts like one were right. Two records are kept: of each rule
// on annotated articles, many of which the rules were written against, and of each event
// type where strangers read mentions of news that no rule was written against.
type confidences struct {
	rules map[string]tally   // confidence.txt, which TestCalibrate writes
	types map[string]float64 // readings.txt
	other float64            // of a type that nobody has read
}

// tally is a number of mentions and how many of them were right.
type tally struct{ right, found float64 }

// What a record weighs, in mentions. That of a rule flatters it, however long it is, so it
// weighs no more than the reading of its type; a type of which little was read is taken to
// be like the others.
const (
	ruleWeight = 20
	typeWeight = 8
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

// atMost makes a long record one of n mentions.
func (t tally) atMost(n float64) tally {
	if t.found <= n {
		return t
	}
	return tally{right: t.right / t.found * n, found: n}
}

// loadConfidences reads both records.
func loadConfidences() (confidences, error) {
	c := confidences{types: map[string]float64{}}
	var err error
	if c.rules, err = readTallies("confidence.txt", "RULE RIGHT FOUND"); err != nil {
		return c, err
	}
	types, err := readTallies("readings.txt", "TYPE RIGHT BORDERLINE READ")
	if err != nil {
		return c, err
	}
	var all tally
	for _, t := range types {
		all = tally{all.right + t.right, all.found + t.found}
	}
	c.other = all.right / all.found
	for name, t := range types {
		c.types[name] = t.towards(c.other, typeWeight)
	}
	return c, nil
}

// readTallies reads lines of a name and counts, the last of which is of all mentions. One
// that is borderline is half right.
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
			tallies[f[0]] = tally{counts[0] + counts[1]/2, counts[2]}
		}
	}
	return tallies, sc.Err()
}

// of is the chance that a fact is right, to the hundredth.
func (c *confidences) of(f *fact) float64 {
	p, ok := c.types[f.EventType]
	if !ok {
		p = c.other
	}
	p = c.rules[f.rule.id].atMost(ruleWeight).towards(p, ruleWeight)
	if f.sub.weak {
		p *= referredFactor
	}
	if f.sub.unlisted {
		p *= unlistedFactor
	}
	return min(math.Round(p*100)/100, 0.99) // nothing is certain
}
