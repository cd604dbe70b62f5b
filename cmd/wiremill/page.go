package main

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	english "golang.org/x/text/message"
	decimal "golang.org/x/text/number"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/schema"
)

//go:embed page
var pageFiles embed.FS

// page is what `explain --html` shows: one file that needs no other and runs no
// script. Which card belongs to which fact is told by class names (page.html).
type page struct {
	Heading  string
	Style    template.CSS
	Types    []hue
	Numbers  []int // of facts and quotes, in any article
	Articles []articleView
	Rejects  []*schema.Reject
}

// hue is the colour of an event type: an angle, and one of the three tones of
// page.css.
type hue struct {
	Name      string
	Hue, Tone int
}

type articleView struct {
	N                              int
	Several                        bool // more than one article stands on the page
	Title, URI, ID, Language, Lang string
	Published, Counts              string
	Legend                         []typeCount
	Skipped                        bool
	Pieces                         []piece
	Facts                          []factView
	Quotes                         []quoteView
}

type typeCount struct {
	Name  string
	Count int
}

// piece is a segment as the page shows it; Facts are numbers from 1.
type piece struct {
	Text, Class, Cards   string
	Anchor               string // what the ids of facts begin with
	Facts, Opens, Closes []int
}

type factView struct {
	N, Article                         int
	Type, Subject, Ticker, Value, Unit string
	Direction, Date, DateRule          string
	Rule                               []string // file and name
	Confidence, Span                   string
	Row                                []cell
}

// cell is one column of a row that is not NULL.
type cell struct{ Name, Value string }

type quoteView struct {
	N         int
	Text, Who string
}

// writePage writes the page of some explained inputs.
func writePage(w io.Writer, inputs []pipeline.Explained) error {
	style, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		return err
	}
	t, err := template.ParseFS(pageFiles, "page/page.html")
	if err != nil {
		return err
	}
	p := page{Style: template.CSS(style), Types: hues()}
	for _, x := range inputs {
		if x.Reject != nil {
			p.Rejects = append(p.Rejects, x.Reject)
			continue
		}
		p.Articles = append(p.Articles, viewOf(x, len(p.Articles)+1))
	}
	most := 0
	for i := range p.Articles {
		a := &p.Articles[i]
		a.Several = len(p.Articles) > 1
		most = max(most, len(a.Facts), len(a.Quotes))
	}
	for n := range most {
		p.Numbers = append(p.Numbers, n+1)
	}
	p.Heading = plural(len(p.Articles), "article")
	if len(p.Articles) == 1 {
		p.Heading = p.Articles[0].Title
	}
	return t.Execute(w, p)
}

// hues gives each event type a colour for good: twelve hues, the next one far
// from the last, in three tones. The eye tells apart no more hues than that.
func hues() []hue {
	var out []hue
	for i, name := range schema.Vocabularies()["event_type"] {
		out = append(out, hue{Name: name, Hue: (145 + 150*i) % 360, Tone: i / 12})
	}
	return out
}

func viewOf(x pipeline.Explained, n int) articleView {
	a := &x.Article
	pieces := segments(x)
	v := articleView{N: n, Title: headline(a, pieces), URI: a.SourceURI, ID: a.ArticleID, Language: a.Language, Published: published(a),
		Counts: plural(len(x.Found.Mentions), "fact") + ", " + plural(len(x.Found.Quotes), "statement"), Skipped: len(a.Skip) > 0}
	if a.Language != "und" {
		v.Lang = a.Language
	}
	counts := map[string]int{}
	for i := range x.Found.Mentions {
		v.Facts = append(v.Facts, factViewOf(&x.Found.Mentions[i], i+1, n))
		counts[x.Found.Mentions[i].EventType]++
	}
	for _, name := range schema.Vocabularies()["event_type"] {
		if counts[name] > 0 {
			v.Legend = append(v.Legend, typeCount{name, counts[name]})
		}
	}
	for i, q := range x.Found.Quotes {
		v.Quotes = append(v.Quotes, quoteView{N: i + 1, Text: oneLine(q.Text), Who: speaker(&q)})
	}
	for _, s := range pieces {
		v.Pieces = append(v.Pieces, pieceOf(s, x.Found.Mentions, n))
	}
	return v
}

// headline is the title, else the first line that is the journalist's.
func headline(a *schema.Article, pieces []segment) string {
	if a.Title != nil {
		return *a.Title
	}
	var own strings.Builder
	for _, s := range pieces {
		if !s.skipped {
			own.WriteString(s.text)
		}
	}
	for line := range strings.Lines(own.String()) {
		if line = oneLine(line); line != "" {
			return cut(line, 90)
		}
	}
	return a.SourceURI
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// speaker says who says it, for whom, and how it was found.
func speaker(q *schema.Quote) string {
	words := []string{text(q.SpeakerName), text(q.SpeakerTitle), text(q.OrganisationName), text(q.Verb), q.Kind,
		fmt.Sprintf("%d-%d", q.StartByte, q.EndByte)}
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), ", ")
}

// pieceOf colours a segment by its shortest fact and underlines it in the colour
// of the next longer one.
func pieceOf(s segment, mentions []schema.Mention, article int) piece {
	p := piece{Text: s.text, Anchor: fmt.Sprintf("a%d-m", article), Opens: numbers(s.opens), Closes: numbers(s.closes)}
	var class, cards []string
	for i, f := range slices.Backward(s.facts) {
		n, kind := strconv.Itoa(f+1), mentions[f].EventType
		p.Facts = append(p.Facts, f+1)
		class = append(class, "f"+n)
		cards = append(cards, fmt.Sprintf("a%d-c%s", article, n))
		switch i {
		case len(s.facts) - 1:
			class = append(class, "t-"+kind)
		case len(s.facts) - 2:
			class = append(class, "inner u-"+kind)
		}
	}
	for _, q := range s.quotes {
		class = append(class, "quoted q"+strconv.Itoa(q+1))
	}
	if s.skipped && len(s.facts) == 0 {
		class = append(class, "skip")
	}
	p.Class, p.Cards = strings.Join(class, " "), strings.Join(cards, " ")
	return p
}

// numbers count from 1.
func numbers(facts []int) []int {
	var out []int
	for _, f := range facts {
		out = append(out, f+1)
	}
	return out
}

func factViewOf(m *schema.Mention, n, article int) factView {
	f := factView{N: n, Article: article, Type: m.EventType, Subject: m.SubjectName, Ticker: text(m.Ticker), Value: grouped(m.Value),
		Unit: text(m.Unit), Direction: text(m.Direction), Date: days(m), DateRule: text(m.DateRule), Rule: strings.Split(m.RuleID, "/"),
		Confidence: strconv.FormatFloat(m.Confidence, 'f', 2, 64), Span: fmt.Sprintf("%d-%d", m.StartByte, m.EndByte), Row: rowOf(*m)}
	if m.ValueHigh != nil {
		f.Value += " to " + grouped(m.ValueHigh)
	} else if m.Bound != schema.BoundEq && f.Value != "" {
		f.Value = m.Bound + " " + f.Value
	}
	if m.Currency != nil {
		f.Unit = *m.Currency
	}
	return f
}

func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// grouped sets commas, for the eye; the row has the figure as it is stored.
func grouped(v *float64) string {
	if v == nil {
		return ""
	}
	return english.NewPrinter(language.English).Sprint(decimal.Decimal(*v, decimal.MaxFractionDigits(6)))
}

// rowOf lists the columns of a row that say something, under their names in the
// lake: the words, what the fact is, how it was found, hashes last.
func rowOf(m schema.Mention) []cell {
	var evidence, fact, how, ids []cell
	v := reflect.ValueOf(m)
	for _, f := range reflect.VisibleFields(v.Type()) {
		name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		if f.Anonymous || name == "-" {
			continue
		}
		c := cell{name, printed(v.FieldByIndex(f.Index))}
		switch {
		case c.Value == "":
		case name == "text":
			evidence = append(evidence, c)
		case strings.HasSuffix(name, "_id") && name != "rule_id":
			ids = append(ids, c)
		case len(f.Index) > 1: // of the embedded Fact
			fact = append(fact, c)
		default:
			how = append(how, c)
		}
	}
	return slices.Concat(evidence, fact, how, ids)
}

// printed is "" for NULL and for what only a lake fills in.
func printed(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch x := v.Interface().(type) {
	case float64:
		return number(&x)
	case time.Time:
		if x.IsZero() {
			return ""
		}
	}
	return fmt.Sprint(v.Interface())
}
