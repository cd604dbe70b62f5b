package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/fatih/color"
	"github.com/jedib0t/go-pretty/v6/table"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/schema"
)

// painter prints an article with its facts marked, then a row for each fact.
type painter struct{ color bool }

func (p painter) print(w io.Writer, x pipeline.Explained) error {
	if r := x.Reject; r != nil {
		_, err := fmt.Fprintf(w, "%s: rejected in stage %s as %s: %s\n", r.SourceURI, r.Stage, r.Reason, r.Detail)
		return err
	}
	a := &x.Article
	var b strings.Builder
	fmt.Fprintf(&b, "%s  article %s  language %s\n", a.SourceURI, a.ArticleID, a.Language)
	fmt.Fprintf(&b, "published %s\n\n", published(a))
	p.body(&b, x)
	fmt.Fprintf(&b, "\n\n%s", factTable(x.Found.Mentions))
	if len(x.Found.Quotes) > 0 {
		fmt.Fprintf(&b, "\n\n%s", quoteTable(x.Found.Quotes))
	}
	_, err := fmt.Fprintln(w, b.String())
	return err
}

// published says when, and what told it.
func published(a *schema.Article) string {
	if a.PublishedPrecision == "none" {
		return "unknown: nothing in the article tells"
	}
	s := text(a.PublishedDate)
	switch {
	case a.PublishedAt != nil:
		s = a.PublishedAt.UTC().Format("2006-01-02 15:04:05Z")
	case a.PublishedPrecision == "year":
		s = s[:len("2006")]
	case a.PublishedPrecision == "month":
		s = s[:len("2006-01")]
	}
	s += " (to the " + a.PublishedPrecision + ", from the " + a.DateSource
	if a.DateEvidence != nil {
		s += ": " + strconv.Quote(*a.DateEvidence)
	}
	return s + ")"
}

// palette gives neighbouring facts different colours.
var palette = [...]color.Attribute{color.FgGreen, color.FgCyan, color.FgYellow, color.FgMagenta, color.FgBlue}

// body prints the text. Without colours a fact stands between ⟦n and ⟧; with
// them it is coloured and followed by its number, what is kept out of
// extraction is faint.
func (p painter) body(b *strings.Builder, x pipeline.Explained) {
	for _, s := range segments(x) {
		if !p.color {
			for _, i := range s.opens {
				b.WriteString("⟦" + strconv.Itoa(i+1) + " ")
			}
		}
		b.WriteString(p.paint(s))
		for _, i := range s.closes {
			if p.color {
				b.WriteString(p.in(strconv.Itoa(i+1), palette[i%len(palette)], color.ReverseVideo))
			} else {
				b.WriteString("⟧")
			}
		}
	}
}

// paint colours a piece of the body by the shortest fact that covers it.
func (p painter) paint(s segment) string {
	switch {
	case len(s.facts) > 0:
		return p.in(s.text, palette[s.facts[len(s.facts)-1]%len(palette)], color.Bold)
	case s.skipped:
		return p.in(s.text, color.Faint)
	}
	return s.text
}

func (p painter) in(s string, attributes ...color.Attribute) string {
	if !p.color || s == "" {
		return s
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(s)
}

func factTable(mentions []schema.Mention) string {
	if len(mentions) == 0 {
		return "no facts found"
	}
	t := table.NewWriter()
	t.AppendHeader(table.Row{"#", "type", "subject", "fact", "date", "modality", "rule", "span", "conf"})
	for i, m := range mentions {
		subject := m.SubjectName
		if m.Ticker != nil {
			subject += " " + *m.Ticker
		}
		t.AppendRow(table.Row{i + 1, m.EventType, cut(subject, 32), cut(fact(&m.Fact), 48), when(&m), m.Modality, m.RuleID,
			fmt.Sprintf("%d-%d", m.StartByte, m.EndByte), strconv.FormatFloat(m.Confidence, 'f', 2, 64)})
	}
	return t.Render()
}

// fact puts the value columns into a few words.
func fact(f *schema.Fact) string {
	words := []string{text(f.EventSubtype), text(f.Metric), text(f.Direction)}
	if f.Bound != schema.BoundEq {
		words = append(words, f.Bound)
	}
	words = append(words, amount(f.Value, f.Unit, f.Currency))
	if f.ValueHigh != nil {
		words = append(words, "to "+amount(f.ValueHigh, f.Unit, f.Currency))
	}
	if f.Level != nil {
		words = append(words, "at "+amount(f.Level, f.LevelUnit, f.LevelCurrency))
	}
	words = append(words, text(f.BasePeriod), text(f.Scope), text(f.Session))
	if f.Polarity == "neg" {
		words = append(words, "(denied)")
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

func amount(v *float64, unit, currency *string) string {
	if v == nil {
		return ""
	}
	s := number(v)
	if currency != nil {
		return s + " " + *currency
	}
	return s + " " + text(unit)
}

// when prints the event's day or interval and the rule that resolved it.
func when(m *schema.Mention) string {
	return strings.TrimSpace(days(m) + " " + text(m.DateRule))
}

func days(m *schema.Mention) string {
	switch {
	case m.EventDate == nil:
		return ""
	case m.EventDateEnd != nil && *m.EventDateEnd != *m.EventDate:
		return m.EventDate.String() + ".." + m.EventDateEnd.String()
	}
	return m.EventDate.String()
}

func quoteTable(quotes []schema.Quote) string {
	t := table.NewWriter()
	t.AppendHeader(table.Row{"kind", "speaker", "for", "verb", "statement", "span"})
	for _, q := range quotes {
		t.AppendRow(table.Row{q.Kind, cut(text(q.SpeakerName), 28), cut(text(q.OrganisationName), 28), text(q.Verb),
			cut(strings.Join(strings.Fields(q.Text), " "), 60), fmt.Sprintf("%d-%d", q.StartByte, q.EndByte)})
	}
	return t.Render()
}

// text prints what may be NULL.
func text[T any](p *T) string {
	if p == nil {
		return ""
	}
	return fmt.Sprint(*p)
}

func cut(s string, limit int) string {
	r := []rune(s)
	if len(r) <= limit {
		return s
	}
	return string(r[:limit-1]) + "…"
}
