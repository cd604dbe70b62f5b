package dedupe

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
)

// The paragraphs that the cases are put together from, all made up.
const (
	lead   = "Norvik Paper shares jumped 4.2 per cent in Oslo on Tuesday after the mill owner told investors that it had sold its loss-making tissue arm to a family firm from Bergen."
	second = "The price of 310 mln crowns was above what most brokers had pencilled in, and the company said all of it would go towards paying down a loan that falls due next spring."
	third  = "Analysts at two local banks called the sale overdue and expect the remaining pulp business, which runs three plants near the Swedish border, to return to profit by autumn."
	fourth = "Trade unions at the tissue plant said they had been promised talks before any jobs were moved, and asked the buyer to set out its plans within a fortnight."
	fifth  = "Elsewhere grain prices slipped for a third session as rain reached the dry fields of the eastern plains, easing worries about the size of this summer's harvest."
	sixth  = "Copper inventories held in warehouses tracked by the exchange fell again, traders in the port said, though demand from cable makers is still weak after the holidays."
)

func TestRelations(t *testing.T) {
	text := func(p ...string) string { return strings.Join(p, "\n\n") }
	full := text(lead, second, third, fourth)
	for _, c := range []struct {
		name, first, then string
		sameHouse         bool
		later             time.Duration
		want              string
	}{
		{"another title", full, full, false, time.Hour, KindExact},
		{"house style", full, strings.NewReplacer("4.2 per cent", "4.2%", "mln", "million", "’", "'").Replace(strings.ToUpper(full)), false, time.Hour, KindExact},
		{"cut to two paragraphs", full, text(lead, second), false, time.Hour, KindNear},
		{"lead only", full, lead, false, time.Hour, KindNear},
		{"a word retouched elsewhere", full, strings.Replace(full, "jumped", "surged", 1), false, time.Hour, KindNear},
		{"a word retouched by the house itself", full, strings.Replace(full, "jumped", "surged", 1), true, time.Hour, KindVersion},
		{"a figure changed", full, strings.Replace(full, "4.2", "5.1", 1), false, time.Hour, KindVersion},
		{"text added", text(lead, second), full, false, time.Hour, KindVersion},
		{"an excerpt in a round-up", text(fifth, second, sixth, third, fourth, lead), text(third), false, time.Hour, KindNone},
		{"a round-up of it", text(fourth), text(fifth, sixth, third, second, fourth), false, time.Hour, KindNone},
		{"another story", text(lead, second), text(fifth, sixth), false, time.Hour, KindNone},
		{"too old", full, full, false, 4 * 24 * time.Hour, KindNone},
		{"too short to tell", "No change in rates.", "No change in rates.", false, time.Hour, KindNone},
	} {
		t.Run(c.name, func(t *testing.T) {
			house := "second"
			if c.sameHouse {
				house = "first"
			}
			rows := []schema.Article{
				{ArticleID: "b", Title: ptr("Two"), Body: c.then, Source: &house, AvailableAt: epoch.Add(c.later)},
				{ArticleID: "a", Title: ptr("One"), Body: c.first, Source: ptr("first"), AvailableAt: epoch},
			}
			Articles(rows, ArticleOptions{})
			if rows[0].DuplicateKind != c.want {
				t.Errorf("%s, want %s (similarity %v)", rows[0].DuplicateKind, c.want, rows[0].Similarity)
			}
			if rows[1].DuplicateKind != KindNone || rows[1].StoryID != "a" {
				t.Errorf("the first telling: %+v", rows[1])
			}
		})
	}
}

func TestVersionsCountUp(t *testing.T) {
	bodies := []string{lead + "\n" + second, lead + "\n" + second + "\n" + third, lead + "\n" + second, lead + "\n" + second + "\n" + third + "\n" + fourth}
	var rows []schema.Article
	for i, b := range bodies {
		rows = append(rows, schema.Article{ArticleID: fmt.Sprint(i), Body: b, AvailableAt: epoch.Add(time.Duration(i) * time.Hour)})
	}
	Articles(rows, ArticleOptions{})
	var got []string
	for _, a := range rows {
		got = append(got, fmt.Sprintf("%s v%d %s of %s", a.StoryID, a.Version, a.DuplicateKind, text0(a.DuplicateOf)))
	}
	want := []string{"0 v1 none of ", "0 v2 version of 0", "0 v1 exact of 0", "0 v3 version of 1"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// A story that very many print is one entry of the index: its text never looks
// like boilerplate, and every copy prolongs its life.
func TestManyCopies(t *testing.T) {
	var rows []schema.Article
	for i := range 3 * postingCap {
		body := lead + "\n" + second + "\n" + third + fmt.Sprintf("\nSee page seventy for edition letter %c", 'a'+i%26)
		rows = append(rows, schema.Article{ArticleID: fmt.Sprintf("%04d", i), Source: ptr(fmt.Sprint(i)), Body: body, AvailableAt: epoch.Add(time.Duration(i) * time.Hour)})
	}
	Articles(rows, ArticleOptions{})
	for _, a := range rows[1:] {
		if a.StoryID != "0000" || a.Version != 1 {
			t.Fatalf("%s: story %s version %d %s", a.ArticleID, a.StoryID, a.Version, a.DuplicateKind)
		}
	}
}

// What very many stories share is boilerplate, and links nothing: two short
// articles that end in the same long notice are a story only as long as few
// others carry that notice.
func TestBoilerplateLinksNothing(t *testing.T) {
	notice := fourth + " " + fifth + " " + sixth
	article := func(i, words int) schema.Article {
		var own []string
		for j := range words {
			own = append(own, fmt.Sprintf("own%dx%d", i, j))
		}
		return schema.Article{ArticleID: fmt.Sprintf("%04d", i), Body: strings.Join(own, " ") + "\n" + notice, AvailableAt: epoch.Add(time.Duration(i) * time.Minute)}
	}
	linked := func(carriers int) string {
		var rows []schema.Article
		for i := range carriers {
			rows = append(rows, article(i, 300))
		}
		rows = append(rows, article(900, 60), article(901, 60))
		Articles(rows, ArticleOptions{})
		return rows[len(rows)-1].DuplicateKind
	}
	if few, many := linked(0), linked(postingCap+1); few != KindVersion || many != KindNone {
		t.Errorf("few carriers: %s, many: %s", few, many)
	}
	rows := []schema.Article{article(1, 60), article(2, 60)}
	again := make([]schema.Article, 2)
	for i := range again {
		again[i] = rows[i]
		start := strings.IndexByte(again[i].Body, '\n')
		again[i].Skip = []schema.Span{{Start: start, End: len(again[i].Body)}} // not stored, must not matter
	}
	Articles(again, ArticleOptions{Boilerplate: func(a *schema.Article) []schema.Span {
		return []schema.Span{{Start: strings.IndexByte(a.Body, '\n'), End: len(a.Body)}}
	}})
	if again[1].DuplicateKind != KindNone || again[1].Similarity != nil {
		t.Errorf("boilerplate that the caller marks: %+v", again[1])
	}
}

func TestWords(t *testing.T) {
	n := newNormaliser()
	for _, c := range [][2]string{
		{"It’s up 3.5 per cent, to 1,234.5", "its UP 3.5% to 1234.5"},
		{"the U.S. mills — “old” ones", "The US mills \"old\" ones"},
		{"labour costs of 3 bln dlrs", "Labor costs of 3 billion dollars"},
	} {
		if d := cmp.Diff(n.read(c[0], nil).words, n.read(c[1], nil).words); d != "" {
			t.Errorf("%q and %q: %s", c[0], c[1], d)
		}
	}
	if d := cmp.Diff(n.read("up 3.5 pct", nil).words, n.read("up 3.6 pct", nil).words); d == "" {
		t.Error("3.5 and 3.6 are the same word")
	}
}

func TestQuotes(t *testing.T) {
	q := func(id, article, speaker, text string) schema.Quote {
		out := schema.Quote{QuoteID: id, ArticleID: article, Text: text, AvailableAt: epoch}
		if speaker != "" {
			out.SpeakerName = &speaker
		}
		return out
	}
	quotes := []schema.Quote{
		q("1", "a", "Ann Low", "“We are not selling the mill to anyone.”"),
		q("2", "b", "Low", `"We are not selling the mill, to anyone"`),
		q("3", "c", "Bo Reed", `"We are not selling the mill to anyone."`),
		q("4", "d", "Ann Low", "“No comment.”"),
		q("5", "e", "Ann Low", "“No comment.”"),
		q("6", "e", "", "“No comment.”"),
	}
	Quotes(quotes, nil)
	var got []string
	for _, x := range quotes {
		got = append(got, text0(x.DuplicateOf))
	}
	if d := cmp.Diff([]string{"", "1", "", "", "", "5"}, got); d != "" {
		t.Error(d)
	}
}
