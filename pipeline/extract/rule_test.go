package extract

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// TestRuleExamples runs every match and reject sentence of every rule: a rule
// must find what its match sentences say, and nothing in its reject sentences.
func TestRuleExamples(t *testing.T) {
	e := newEngine(t)
	for i := range e.gram.rules {
		r := &e.gram.rules[i]
		t.Run(r.id, func(t *testing.T) {
			if len(r.match) == 0 {
				t.Errorf("rule %s has no match sentence", r.id)
			}
			for _, ex := range r.match {
				checkMatch(t, r.id, ex, extractText(e, ex.text))
			}
			for _, text := range r.reject {
				for _, m := range extractText(e, text) {
					if m.RuleID == r.id {
						t.Errorf("rejected sentence %q gave %s", text, brief(&m))
					}
				}
			}
		})
	}
}

func checkMatch(t *testing.T, rule string, ex example, got []schema.Mention) {
	t.Helper()
	var found []string
	for i := range got {
		m := &got[i]
		if m.RuleID == rule && agrees(m, ex.want) {
			return
		}
		found = append(found, brief(m))
	}
	t.Errorf("%q\n want %v\n got  %s", ex.text, ex.want, strings.Join(found, "\n      "))
}

func agrees(m *schema.Mention, want []column) bool {
	for _, w := range want {
		if columns(m)[w.name] != w.value {
			return false
		}
	}
	return true
}

func columns(m *schema.Mention) map[string]string {
	date := ""
	if m.EventDate != nil {
		date = m.EventDate.String()
	}
	return map[string]string{
		"subject": m.SubjectName, "ticker": str(m.Ticker), "direction": str(m.Direction), "value": plain(m.Value), "high": plain(m.ValueHigh), "bound": m.Bound,
		"unit": str(m.Unit), "currency": str(m.Currency), "level": plain(m.Level), "points": plain(m.Points), "base_period": str(m.BasePeriod), "scope": str(m.Scope),
		"metric": str(m.Metric), "actor": str(m.ActorName), "counterparty": str(m.CounterpartyName), "modality": m.Modality, "session": str(m.Session), "date": date,
		"subtype": str(m.EventSubtype), "text": m.Text, "speaker": str(m.SpeakerName), "kind": m.SubjectKind,
	}
}

func plain(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

func brief(m *schema.Mention) string {
	return fmt.Sprintf("[%s] %s %s v=%s-%s %s%s %s level=%s pts=%s base=%s scope=%s metric=%s actor=%s mod=%s sess=%s date=%v %q", m.RuleID, m.SubjectName, str(m.Direction), plain(m.Value), plain(m.ValueHigh),
		str(m.Unit), str(m.Currency), m.Bound, plain(m.Level), plain(m.Points), str(m.BasePeriod), str(m.Scope), str(m.Metric), str(m.ActorName), m.Modality, str(m.Session), columns(m)["date"], m.Text)
}

func newEngine(t testing.TB) *Engine {
	t.Helper()
	e, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// extractText runs a sentence as an article of Wednesday, 13 March 2024, New York evening.
func extractText(e *Engine, text string) []schema.Mention {
	a := article(text)
	return e.Extract(&a).Mentions
}

func article(text string) schema.Article {
	at := time.Date(2024, 3, 13, 21, 0, 0, 0, time.UTC)
	d := schema.NewDate(2024, 3, 13)
	return schema.Article{ArticleID: "a", SourceURI: "test", Body: text, PublishedAt: &at, PublishedDate: &d, PublishedPrecision: "minute", TimeZone: "America/New_York"}
}
