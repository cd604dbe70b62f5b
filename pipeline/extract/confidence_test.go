package extract

import (
	"slices"
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestConfidence checks that a rule's record on annotated articles only sets it apart from
// others of its type, what readings of the rule add, and what a doubtful subject costs.
func TestConfidence(t *testing.T) {
	c := confidences{
		annotated: map[string]tally{"mna": {90, 100}, "a/perfect": {200, 200}, "a/poor": {5, 20}},
		types:     map[string]float64{"mna": 0.8},
		rules:     map[string]tally{"a/read": {20, 20}},
		other:     0.7,
	}
	for _, x := range []struct {
		rule, event string
		sub         subject
		want        float64
	}{
		{"a/perfect", "mna", subject{}, 0.88},
		{"a/poor", "mna", subject{}, 0.51},
		{"a/read", "mna", subject{}, 0.9},
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

// TestReadings checks that readings.txt is of event types that there are, and of rules that
// annotated articles show.
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
	for x := range c.rules {
		if c.annotated[x].found == 0 {
			t.Errorf("readings.txt: no rule %q in confidence.txt", x)
		}
	}
}
