package extract

import (
	"slices"
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestConfidence checks that a rule's own record, of whatever length, only goes half the
// way from what strangers found right of its type, and what a doubtful subject costs.
func TestConfidence(t *testing.T) {
	c := confidences{
		rules: map[string]tally{"a/perfect": {200, 200}, "a/young": {2, 2}, "a/poor": {5, 20}},
		types: map[string]float64{"mna": 0.8},
		other: 0.7,
	}
	for _, x := range []struct {
		rule, event string
		sub         subject
		want        float64
	}{
		{"a/perfect", "mna", subject{}, 0.9},
		{"a/young", "mna", subject{}, 0.82},
		{"a/poor", "mna", subject{}, 0.53},
		{"a/new", "mna", subject{}, 0.8},
		{"a/new", "legal", subject{}, 0.7},
		{"a/new", "mna", subject{weak: true}, 0.76},
		{"a/new", "mna", subject{unlisted: true}, 0.68},
	} {
		f := fact{rule: &rule{id: x.rule}, sub: x.sub, Fact: schema.Fact{EventType: x.event}}
		if got := c.of(&f); got != x.want {
			t.Errorf("%s of %s: %.2f, want %.2f", x.rule, x.event, got, x.want)
		}
	}
}

// TestReadings checks that readings.txt is of event types that there are.
func TestReadings(t *testing.T) {
	c, err := loadConfidences()
	if err != nil {
		t.Fatal(err)
	}
	known := schema.Vocabularies()["event_type"]
	for x := range c.types {
		if !slices.Contains(known, x) {
			t.Errorf("readings.txt: no event type %q", x)
		}
	}
}
