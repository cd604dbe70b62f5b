package score

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
)

const text = "Tin rose 2 percent to $31,000. Lead lost 1 percent. Nordlys named Carla Mok chief executive."

// small is a set of one article with three facts and a file that is empty.
func small(t *testing.T) *Gold {
	t.Helper()
	g, err := Load(fstest.MapFS{
		"articles.jsonl": {Data: []byte(`{"id": "a", "text": "` + text + `"}` + "\n" + `{"id": "b", "text": "Nothing."}` + "\n\n" + `{"id": "c", "text": "Not annotated."}`)},
		"facts/a.jsonl": {Data: []byte(`{"q": "Tin rose 2 percent to $31,000", "type": "price_move", "entity": "Tin", "dir": "up", "value": 2, "unit": "pct", "level": 31000}
{"q": "Lead lost 1 percent", "type": "price_move", "entity": "Lead", "dir": "down", "value": 1, "unit": "pct"}
{"q": "Nordlys named Carla Mok chief executive", "type": "management", "entity": "Nordlys", "kind": "company"}
`)},
		"facts/b.jsonl": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func move(evidence, subject, direction string, value float64) schema.Mention {
	return schema.Mention{Text: evidence, RuleID: "price_move/x", Fact: schema.Fact{EventType: schema.PriceMove, SubjectName: subject,
		Direction: &direction, Value: &value, Unit: ptr(schema.UnitPct), Bound: schema.BoundEq, Modality: schema.Actual}}
}

func TestLoad(t *testing.T) {
	g := small(t)
	if len(g.Articles) != 2 || len(g.Articles[0].Facts) != 3 || len(g.Articles[1].Facts) != 0 {
		t.Errorf("got %+v", g)
	}
}

func TestLoadErrors(t *testing.T) {
	article := &fstest.MapFile{Data: []byte(`{"id": "a", "text": "x"}`)}
	for want, set := range map[string]fstest.MapFS{
		"articles.jsonl: file does not exist":       {},
		"articles.jsonl:1: unexpected EOF":          {"articles.jsonl": {Data: []byte(`{"id": "a"`)}},
		"facts/a.jsonl:2: json: unknown field":      {"articles.jsonl": article, "facts/a.jsonl": {Data: []byte("\n{\"unti\": \"pct\"}")}},
		"facts/a.jsonl:1: more than one JSON value": {"articles.jsonl": article, "facts/a.jsonl": {Data: []byte(`{} {}`)}},
		"facts/a.jsonl:1: json: cannot unmarshal":   {"articles.jsonl": article, "facts/a.jsonl": {Data: []byte(`{"value": "2"}`)}},
	} {
		if _, err := Load(set); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestScore(t *testing.T) {
	tin := move("Tin rose 2 percent", "Tin", "up", 2)
	tin.Level = ptr(31000.0)
	noLevel := move("Tin rose 2 percent", "Tin", "up", 2) // a repetition that knows less
	lead := move("Lead lost 1 percent", "Lead", "up", 1)  // relaxed, not strict
	lost := move("Lead surged", "Lead", "up", 7)
	mood := schema.Mention{Text: "Tin", Fact: schema.Fact{EventType: schema.Sentiment}} // not scored
	r := small(t).Score(map[string][]schema.Mention{"a": {noLevel, tin, lead, lost, mood}, "c": {tin}, "unknown": {tin}})

	wantGroups := []Group{
		{Numeric, PRF{0.5, 1, 0.6667, 2, 4, 2}, PRF{0.25, 0.5, 0.3333, 2, 4, 1}},
		{Tier1, PRF{0.5, 1, 0.6667, 2, 4, 2}, PRF{0.25, 0.5, 0.3333, 2, 4, 1}},
		{Tier2, PRF{Gold: 1}, PRF{Gold: 1}},
		{All, PRF{0.5, 0.6667, 0.5714, 3, 4, 2}, PRF{0.25, 0.3333, 0.2857, 3, 4, 1}},
	}
	if diff := cmp.Diff(wantGroups, r.Groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	wantFields := []Field{{"direction", 1, 2}, {"bound", 2, 2}, {"level", 1, 1}, {"modality", 2, 2}}
	if diff := cmp.Diff(wantFields, r.Fields); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	if r.Docs != 2 || r.Lost != 1 {
		t.Errorf("docs %d, lost %d", r.Docs, r.Lost)
	}
	if len(r.Misses) != 1 || r.Misses[0].Fact.Type != schema.Management || r.Misses[0].Doc != "a" {
		t.Errorf("misses: %+v", r.Misses)
	}
	if diff := cmp.Diff([]Spurious{{"a", noLevel}, {"a", lost}}, r.Spurious); diff != "" {
		t.Errorf("spurious (-want +got):\n%s", diff)
	}
	if got := r.Group(schema.Management).Relaxed; got != (PRF{Gold: 1}) {
		t.Errorf("management: %+v", got)
	}
	if got := r.Group(schema.Dividend); got != (Group{Name: schema.Dividend}) {
		t.Errorf("a type that does not occur: %+v", got)
	}
}

// TestEvidenceDecides: of two mentions that say the same, the one whose
// evidence is elsewhere states another fact.
func TestEvidenceDecides(t *testing.T) {
	elsewhere := move("Lead lost 1 percent", "Tin", "up", 2)
	r := small(t).Score(map[string][]schema.Mention{"a": {elsewhere}})
	if r.Group(All).Relaxed.Hit != 0 || len(r.Spurious) != 1 {
		t.Errorf("got %+v", r.Group(All))
	}
}

// TestOrderOfMentions: figures do not depend on the order in which mentions come.
func TestOrderOfMentions(t *testing.T) {
	tin := move("Tin rose 2 percent", "Tin", "up", 2)
	tin.Level = ptr(31000.0)
	mentions := []schema.Mention{tin, move("Tin rose 2 percent", "Tin", "down", 2), move("Lead lost 1 percent", "Lead", "down", 1), move("Lead", "Lead", "up", 1)}
	g := small(t)
	want := g.Score(map[string][]schema.Mention{"a": mentions}).Groups
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		shuffled := slices.Clone(mentions)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if diff := cmp.Diff(want, g.Score(map[string][]schema.Mention{"a": shuffled}).Groups); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

func TestWriteTable(t *testing.T) {
	r := small(t).Score(map[string][]schema.Mention{"a": {move("Lead lost 1 percent", "Lead", "down", 1), move("Tin", "Zinc", "up", 9)}})
	var got, errors bytes.Buffer
	if err := r.WriteTable(&got, true); err != nil {
		t.Fatal(err)
	}
	want := `2 articles; 0 mentions whose evidence is not in the text
group               gold  pred | relaxed P      R      F1   | strict P      R      F1
numeric                2     2 |   0.500  0.500  0.500 |  0.500  0.500  0.500
tier1                  2     2 |   0.500  0.500  0.500 |  0.500  0.500  0.500
tier2                  1     0 |   0.000  0.000  0.000 |  0.000  0.000  0.000
all                    3     2 |   0.500  0.333  0.400 |  0.500  0.333  0.400
management             1     0 |   0.000  0.000  0.000 |  0.000  0.000  0.000
price_move             2     2 |   0.500  0.500  0.500 |  0.500  0.500  0.500
fields on matched pairs: direction 1.000 (1)  bound 1.000 (1)  modality 1.000 (1)
all relaxed F1 0.400 strict F1 0.400
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := r.WriteErrors(&errors, 1); err != nil {
		t.Fatal(err)
	}
	want = `missed   a {"q":"Tin rose 2 percent to $31,000","type":"price_move","entity":"Tin","dir":"up","value":2,"unit":"pct","level":31000}
spurious a {"type":"price_move","subject":"Zinc","value":9,"unit":"pct","rule":"price_move/x","text":"Tin"}
`
	if diff := cmp.Diff(want, errors.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReportJSON(t *testing.T) {
	r := small(t).Score(map[string][]schema.Mention{"a": {move("Lead lost 1 percent", "Lead", "up", 1)}})
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Docs   int
		All    struct{ Relaxed, Strict PRF }
		Fields map[string][2]float64
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if got.Docs != 2 || got.All.Relaxed != r.Group(All).Relaxed || got.Fields["direction"] != [2]float64{0, 1} {
		t.Errorf("%s", b)
	}
}

// TestGroups holds the groups to the vocabulary: every event type is in one
// tier, but for the three that are not annotated.
func TestGroups(t *testing.T) {
	unscored := []string{schema.Sentiment, schema.PolicyStance, schema.MarketDriver}
	got := slices.Concat(tier1(), tier2(), unscored)
	want := slices.Clone(schema.Vocabularies()["event_type"])
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-vocabulary +tiers):\n%s", diff)
	}
}
