package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// WriteTable prints one line per group, with byType also one per event type,
// then how often each field agrees.
func (r Report) WriteTable(w io.Writer, byType bool) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d articles; %d mentions whose evidence is not in the text\n", r.Docs, r.Lost)
	fmt.Fprintf(&b, "%-18s%6s%6s | relaxed P      R      F1   | strict P      R      F1\n", "group", "gold", "pred")
	lines := r.Groups
	if byType {
		lines = append(lines[:len(lines):len(lines)], r.Types...)
	}
	for _, g := range lines {
		x, s := g.Relaxed, g.Strict
		fmt.Fprintf(&b, "%-18s%6d%6d |   %.3f  %.3f  %.3f |  %.3f  %.3f  %.3f\n", g.Name, x.Gold, x.Pred, x.P, x.R, x.F1, s.P, s.R, s.F1)
	}
	b.WriteString("fields on matched pairs:")
	for i, f := range r.Fields {
		if i > 0 {
			b.WriteString(" ")
		}
		fmt.Fprintf(&b, " %s %.3f (%d)", f.Name, round4(float64(f.OK)/float64(f.Of)), f.Of)
	}
	all := r.Group(All)
	fmt.Fprintf(&b, "\nall relaxed F1 %.3f strict F1 %.3f\n", all.Relaxed.F1, all.Strict.F1)
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteErrors lists missed facts, then spurious mentions, at most n of each.
func (r Report) WriteErrors(w io.Writer, n int) error {
	var b strings.Builder
	for _, m := range r.Misses[:min(n, len(r.Misses))] {
		fmt.Fprintf(&b, "missed   %s %s\n", m.Doc, oneLine(m.Fact))
	}
	for _, s := range r.Spurious[:min(n, len(r.Spurious))] {
		fmt.Fprintf(&b, "spurious %s %s\n", s.Doc, oneLine(briefOf(&s.Mention)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// brief is what a rule writer needs to see of a spurious mention.
type brief struct {
	Type    string   `json:"type"`
	Subject string   `json:"subject"`
	Value   *float64 `json:"value,omitempty"`
	Unit    string   `json:"unit,omitempty"`
	Date    string   `json:"date,omitempty"`
	Rule    string   `json:"rule"`
	Text    string   `json:"text"`
}

func briefOf(m *schema.Mention) brief {
	b := brief{Type: m.EventType, Subject: m.SubjectName, Value: m.Value, Unit: str(m.Unit), Rule: m.RuleID, Text: m.Text}
	if m.EventDate != nil {
		b.Date = m.EventDate.String()
	}
	return b
}

// oneLine is JSON with &, < and > left readable.
func oneLine(v any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err.Error() // a figure that is not a number
	}
	return strings.TrimSpace(b.String())
}

// MarshalJSON gives docs, evidence_not_in_text, the groups and types by name,
// and per field the share that agrees and of how many.
func (r Report) MarshalJSON() ([]byte, error) {
	type scores struct {
		Relaxed PRF `json:"relaxed"`
		Strict  PRF `json:"strict"`
	}
	agree := map[string][2]json.Number{}
	for _, f := range r.Fields {
		share := strconv.FormatFloat(round4(float64(f.OK)/float64(f.Of)), 'f', -1, 64)
		agree[f.Name] = [2]json.Number{json.Number(share), json.Number(strconv.Itoa(f.Of))}
	}
	out := map[string]any{"docs": r.Docs, "evidence_not_in_text": r.Lost, "fields": agree}
	for _, g := range r.Groups {
		out[g.Name] = scores{g.Relaxed, g.Strict}
	}
	for _, g := range r.Types {
		out[g.Name] = scores{g.Relaxed, g.Strict}
	}
	return json.Marshal(out)
}
