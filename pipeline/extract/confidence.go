package extract

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// confidences are the shares of mentions that were right on labelled
// articles, by rule. confidence.txt is written by TestCalibrate.
type confidences struct {
	rules map[string]float64
	other float64 // of a rule that labelled articles say nothing of
}

// What a doubtful subject costs: the share of right mentions with a subject
// found by reference, over that of named ones, and the same for names that
// nothing links.
const (
	referredFactor = 0.95
	unlistedFactor = 0.85
)

// loadConfidences reads "RULE right of found" lines.
func loadConfidences() (confidences, error) {
	c := confidences{rules: map[string]float64{}}
	b, err := data.ReadFile("confidence.txt")
	if err != nil {
		return c, err
	}
	right, found := 0.0, 0.0
	counts := map[string][2]float64{}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		f := strings.Fields(sc.Text())
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		var h, p int
		if len(f) != 3 {
			return c, fmt.Errorf("confidence.txt:%d: want RULE RIGHT FOUND", n)
		}
		if h, err = strconv.Atoi(f[1]); err != nil {
			return c, fmt.Errorf("confidence.txt:%d: %w", n, err)
		}
		if p, err = strconv.Atoi(f[2]); err != nil {
			return c, fmt.Errorf("confidence.txt:%d: %w", n, err)
		}
		counts[f[0]] = [2]float64{float64(h), float64(p)}
		right, found = right+float64(h), found+float64(p)
	}
	c.other = smooth(0, 0, share(right, found))
	types := map[string][2]float64{}
	for r, k := range counts {
		t, _, _ := strings.Cut(r, "/")
		types[t] = [2]float64{types[t][0] + k[0], types[t][1] + k[1]}
	}
	for r, k := range counts {
		t, _, _ := strings.Cut(r, "/")
		prior := smooth(types[t][0], types[t][1], share(right, found))
		c.rules[r] = smooth(k[0], k[1], prior)
	}
	return c, sc.Err()
}

func share(right, found float64) float64 {
	if found == 0 {
		return 0.8
	}
	return right / found
}

// smooth is the share of right mentions with four imagined ones at the prior:
// two labelled hits do not make a rule certain.
func smooth(right, found, prior float64) float64 {
	const weight = 4
	return (right + weight*prior) / (found + weight)
}

// of is the chance that a fact is right, to the hundredth.
func (c *confidences) of(f *fact) float64 {
	p, ok := c.rules[f.rule.id]
	if !ok {
		p = c.other
	}
	if f.sub.weak {
		p *= referredFactor
	}
	if f.sub.unlisted {
		p *= unlistedFactor
	}
	return min(math.Round(p*100)/100, 0.99) // nothing is certain
}
