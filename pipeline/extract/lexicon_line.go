package extract

import (
	"fmt"
	"strings"
)

// phrasesOf writes out the phrases that a line of the lexicon stands for: "( open | opened )
// ( for )? a year" are four. A choice stands in parentheses, which a "?" behind makes
// optional; it is as in rules, but a choice holds no other.
func phrasesOf(line string) ([]string, error) {
	phrases := []string{""}
	for line != "" {
		fixed, rest, found := strings.Cut(line, "(")
		phrases = joined(phrases, []string{fixed})
		if !found {
			break
		}
		choice, after, closed := strings.Cut(rest, ")")
		if !closed || strings.Contains(choice, "(") {
			return nil, fmt.Errorf("%q: a parenthesis without its other", line)
		}
		choices := strings.Split(choice, "|")
		if line = after; strings.HasPrefix(line, "?") {
			choices, line = append(choices, ""), line[1:]
		}
		phrases = joined(phrases, choices)
	}
	return phrases, nil
}

// joined returns each of a with each of b behind it.
func joined(a, b []string) []string {
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, strings.TrimSpace(x+" "+strings.TrimSpace(y)))
		}
	}
	return out
}
