package dedupe

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// goldFact is a line of gold/seeds/full.jsonl.
type goldFact struct {
	ID, File, Text                   string
	EventType                        string `json:"event_type"`
	Subtype, Direction, Op, Unit     *string
	Currency, Period, Scope, Session *string
	Value, Value2, Level             *float64
	Date                             *string
	DateEnd                          *string `json:"date_end"`
	DatePrecision                    string  `json:"date_precision"`
	Modality, Polarity               string
	Background                       bool
	Entity                           struct{ Key, Name, Kind string }
	Actor                            *struct{ Key, Name string }
	Speaker                          *struct{ Name string }
	Start, End                       int32
}

// mention turns the fact into what a perfect extractor would hand over.
func (g goldFact) mention(t *testing.T) schema.Mention {
	m := schema.Mention{MentionID: g.ID, ArticleID: g.ID[:3], AvailableAt: epoch, StartByte: g.Start, EndByte: g.End, Text: g.Text,
		ValueScope: "single", Confidence: .9, Background: g.Background}
	m.EventType, m.EventSubtype, m.SubjectID, m.SubjectName, m.SubjectKind = strings.ToLower(g.EventType), g.Subtype, &g.Entity.Key, g.Entity.Name, g.Entity.Kind
	m.Direction, m.Value, m.ValueHigh, m.Unit, m.Currency, m.Level, m.BasePeriod, m.Scope = g.Direction, g.Value, g.Value2, g.Unit, g.Currency, g.Level, g.Period, g.Scope
	m.Modality, m.Polarity, m.DatePrecision, m.Bound = g.Modality, g.Polarity, g.DatePrecision, schema.BoundEq
	if g.Op != nil {
		m.Bound = *g.Op
	}
	if g.Session != nil && *g.Session != "unspecified" {
		m.Session = g.Session
	}
	if g.Actor != nil {
		m.ActorID, m.ActorName = &g.Actor.Key, &g.Actor.Name
	}
	if g.Speaker != nil {
		m.SpeakerName = &g.Speaker.Name
	}
	if g.Date != nil && len(*g.Date) == len("2006-01-02") {
		m.EventDate = day(t, *g.Date)
	}
	if g.DateEnd != nil && len(*g.DateEnd) == len("2006-01-02") {
		m.EventDateEnd = day(t, *g.DateEnd)
	}
	return m
}

// measureSeeds: are the facts that the gold calls one event one event, and which
// others are merged across articles?
func measureSeeds(t *testing.T, shared string) {
	f, err := os.Open(filepath.Join(shared, "gold", "seeds", "full.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var mentions []schema.Mention
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var g goldFact
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		mentions = append(mentions, g.mention(t))
	}
	events, _ := Events(mentions, nil, nil, EventOptions{Country: func(id string) string { return id[:min(2, len(id))] }})
	of := map[string]schema.Mention{}
	members := map[string][]string{}
	for _, m := range mentions {
		of[m.MentionID] = m
		members[m.EventID] = append(members[m.EventID], m.MentionID+" "+m.EventType+" "+m.SubjectName+": "+head(m.Text))
	}
	var clusters []struct {
		Event, Relation string
		Members         []string
	}
	raw, err := os.ReadFile(filepath.Join(shared, "gold", "seeds", "event_clusters.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &clusters); err != nil {
		t.Fatal(err)
	}
	for _, c := range clusters {
		ids := map[string]bool{}
		for _, m := range c.Members {
			ids[of[m].EventID] = true
		}
		t.Logf("%-50s %-35.35s mentions %d events %d", c.Event, c.Relation, len(c.Members), len(ids))
	}
	merged := 0
	for _, list := range members {
		if len(list) > 1 {
			merged++
			t.Logf("MERGED\n    %s", strings.Join(list, "\n    "))
		}
	}
	t.Logf("%d facts, %d events, %d of several facts", len(mentions), len(events), merged)
}
