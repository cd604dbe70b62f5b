package score

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// checkPrinted looks for the figures of a fact in its evidence, in digits, as
// a fraction or in words, times a scale (thousand to trillion, lakh, crore;
// a hundredth where the evidence counts in cents or pence).
func checkPrinted(_ *Article, f *Fact) string {
	printed := printedFigures(f.Quote)
	for _, c := range []struct {
		name   string
		figure *float64
	}{{"value", f.Value}, {"value2", f.ValueHigh}, {"level", f.Level}, {"points", f.Points}} {
		if c.figure != nil && !isPrinted(math.Abs(*c.figure), printed, scalesOf(f.Quote)) {
			return fmt.Sprintf("%s %v is not printed in the evidence", c.name, *c.figure)
		}
	}
	return ""
}

func isPrinted(figure float64, printed, scales []float64) bool {
	for _, p := range printed {
		for _, scale := range scales {
			if math.Abs(p*scale-figure) <= 1e-9*max(1, figure) {
				return true
			}
		}
	}
	return false
}

func scalesOf(quote string) []float64 {
	scales := []float64{1, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12}
	if regexp.MustCompile(`(?i)\b(cents?|cts|pence|penny)\b|\dp\b|¢`).MatchString(quote) {
		scales = append(scales, 0.01)
	}
	return scales
}

// printedFigures lists what the numbers of a quote may stand for. Of "1-3/8",
// that is 1, 3, 8 and 1.375.
func printedFigures(quote string) []float64 {
	var out []float64
	for _, w := range regexp.MustCompile(`\d[\d,]*(\.\d+)?|\.\d+`).FindAllString(quote, -1) {
		out = append(out, number(w))
	}
	for _, m := range regexp.MustCompile(`(?:(\d+)[- ])?(\d+)/(\d+)`).FindAllStringSubmatch(quote, -1) {
		out = append(out, number(m[1])+number(m[2])/number(m[3]))
	}
	words := wordFigures()
	for _, w := range regexp.MustCompile(`[A-Za-z]+`).FindAllString(strings.ToLower(quote), -1) {
		out = append(out, words[w]...)
	}
	return out
}

func number(s string) float64 {
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil {
		return 0 // the missing whole of a bare fraction
	}
	return v
}

// wordFigures maps number words to the figures that an annotation may make of
// them: "third" is the 3 of a streak, the 33.3 of "a third", the 66.7 of "two thirds".
func wordFigures() map[string][]float64 {
	figures := map[string][]float64{
		"a": {1}, "an": {1}, "full": {1}, "penny": {1},
		"half": {0.5, 50}, "halve": {50}, "halved": {50}, "third": {3, 33.3}, "thirds": {66.7}, "quarter": {0.25, 25}, "quarters": {0.75, 75},
		"fifth": {5, 20}, "fifths": {40, 60, 80}, "tenth": {10}, "tenths": {10, 30, 70, 90},
		"double": {2}, "doubled": {2}, "twice": {2}, "tripled": {3}, "trebled": {3}, "threefold": {3},
		"second": {2}, "fourth": {4, 25}, "sixth": {6}, "seventh": {7}, "eighth": {8}, "ninth": {9},
	}
	for i, w := range strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty") {
		figures[w] = []float64{float64(i + 1)}
	}
	return figures
}

// TestPrintedFigures keeps the check itself from passing everything.
func TestPrintedFigures(t *testing.T) {
	for _, c := range []struct {
		quote  string
		figure float64
		want   bool
	}{
		{"sales of $1.25 billion", 1.25e9, true},
		{"sales of $1.25 billion", 1.52e9, false},
		{"to 19,290.90", 19290.9, true},
		{"off 1-3/8 at 28-1/2", 1.375, true},
		{"off 1-3/8 at 28-1/2", 28.5, true},
		{"off 1-3/8 at 28-1/2", 28.25, false},
		{"pays 15 cents a share", 0.15, true},
		{"pays 15 dollars a share", 0.15, false},
		{"lost nearly a third", 33.3, true},
		{"for a third day", 3, true},
		{"for a third day", 4, false},
		{"profit of Rs 412 crore", 4.12e9, true},
		{"a 5p dividend", 0.05, true},
	} {
		if got := isPrinted(c.figure, printedFigures(c.quote), scalesOf(c.quote)); got != c.want {
			t.Errorf("%v in %q: %v, want %v", c.figure, c.quote, got, c.want)
		}
	}
	if slices.Contains(printedFigures("no figure here"), 0) {
		t.Error("a figure where there is none")
	}
}
