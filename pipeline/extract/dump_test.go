package extract

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// TestDump writes the mentions of the articles in $WIREMILL_GOLD as score.py reads them.
func TestDump(t *testing.T) {
	in, out := os.Getenv("WIREMILL_GOLD"), os.Getenv("WIREMILL_PRED")
	if in == "" {
		t.Skip("WIREMILL_GOLD not set")
	}
	f, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	enc := json.NewEncoder(w)
	e := newEngine(t)
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		var r struct{ ID, Title, Text, Published string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		a := schema.Article{ArticleID: r.ID, SourceURI: r.ID, Body: r.Text, Title: &r.Title, PublishedPrecision: "none"}
		if at, err := time.Parse(time.RFC3339, r.Published); err == nil {
			d := schema.DateOf(at)
			a.PublishedDate, a.PublishedPrecision = &d, "minute"
			u := at.UTC()
			a.PublishedAt = &u
		} else if len(r.Published) >= 10 {
			if d, err := schema.ParseDate(r.Published[:10]); err == nil {
				a.PublishedDate, a.PublishedPrecision = &d, "day"
			}
		}
		for _, m := range e.Extract(&a).Mentions {
			c := columns(&m)
			row := map[string]any{"doc": r.ID, "text": m.Text, "event_type": m.EventType, "subject_name": m.SubjectName, "ticker": m.Ticker, "metric": m.Metric, "direction": m.Direction,
				"value": m.Value, "value_high": m.ValueHigh, "bound": m.Bound, "unit": m.Unit, "currency": m.Currency, "level": m.Level, "base_period": m.BasePeriod, "event_date": nil,
				"modality": m.Modality, "session": m.Session, "actor_name": m.ActorName, "speaker_name": m.SpeakerName, "rule_id": m.RuleID}
			if m.EventType == "extreme" {
				row["base_period"] = m.Scope
			}
			if c["date"] != "" {
				row["event_date"] = c["date"]
			}
			if err := enc.Encode(row); err != nil {
				t.Fatal(err)
			}
		}
	}
}
