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

// TestMarkedConfidence checks what readings of how a day was found, and of kinds of subjects,
// add to the confidence of a mention or take from it.
func TestMarkedConfidence(t *testing.T) {
	c := confidences{marks: map[mark]tally{
		{"mna", "@", ""}:            {80, 100},
		{"mna", "@", "after_close"}: {60, 60},
		{"mna", "@", "none"}:        {2, 20},
		{"mna", ":", ""}:            {80, 100},
		{"mna", ":", "company"}:     {64, 80},
	}}
	afterClose, other := "after_close", "weekday_past"
	for _, x := range []struct {
		event string
		rule  *string
		want  float64
	}{
		{"mna", &afterClose, 0.84}, // (60+16)/80 of .8 makes 1.19 times .71
		{"mna", &other, 0.71},
		{"mna", nil, 0.4}, // (2+16)/40 of .8
		{"legal", nil, 0.71},
	} {
		m := schema.Mention{Fact: schema.Fact{EventType: x.event, SubjectKind: "company"}, DateRule: x.rule, Confidence: 0.71}
		if got := c.ofMarked(&m); got != x.want {
			t.Errorf("%s by %v: %.2f, want %.2f", x.event, x.rule, got, x.want)
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
	for x := range c.marks {
		if !slices.Contains(known, x.event) || x.sign == ":" && x.value != "" && !slices.Contains(schema.Vocabularies()["subject_kind"], x.value) {
			t.Errorf("readings.txt: no event type and kind %v", x)
		}
	}
	for x := range c.rules {
		if c.annotated[x].found == 0 {
			t.Errorf("readings.txt: no rule %q in confidence.txt", x)
		}
	}
}
