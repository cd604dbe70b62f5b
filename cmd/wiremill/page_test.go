package main

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/schema"
)

func pageOf(t *testing.T, inputs ...pipeline.Explained) string {
	t.Helper()
	var b strings.Builder
	if err := writePage(&b, inputs); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	bodies = regexp.MustCompile(`(?s)<div class="body"[^>]*>(.*?)</div>`)
	tags   = regexp.MustCompile(`<sup>\d+</sup>|<[^>]*>`)
)

// shownText is the article as a reader of the page sees it.
func shownText(t *testing.T, page string) string {
	t.Helper()
	body := bodies.FindStringSubmatch(page)
	if body == nil {
		t.Fatalf("no body in %s", page)
	}
	return html.UnescapeString(tags.ReplaceAllString(body[1], ""))
}

// A fact inside another: both are told by number, class and card.
func TestPageNests(t *testing.T) {
	x := explained()
	page := pageOf(t, x)
	if diff := cmp.Diff(x.Article.Body, shownText(t, page)); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	for _, want := range []string{
		`<mark class="f2 t-price_move f1 inner u-price_move" tabindex="0" aria-describedby="a1-c2 a1-c1">` +
			`<a id="a1-m1"></a><a id="a1-m2"></a>Chairs rose 2%<sup>2</sup></mark>`,
		`<mark class="f1 t-price_move" tabindex="0" aria-describedby="a1-c1"> to 40 points<sup>1</sup></mark>`,
		`<span class="skip">(Edited by Jo)</span>`,
		`<dt>rule_id</dt><dd>price_move/verb</dd>`,
		`<dt>event_date</dt><dd>2024-03-14</dd>`,
		`<td data-label="value" class="num">nearly 2<td data-label="unit">pct`,
		`<h1>Chairs rose 2% to 40 points.</h1>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if body := bodies.FindString(pageOf(t, x, x)); strings.Contains(page, "<nav") || body == "" {
		t.Error("a page of one article needs no index")
	}
}

// What an article says is text, never markup.
func TestPageEscapes(t *testing.T) {
	x := explained()
	x.Article.Body = "<script>alert(1)</script> & so on </style>"
	x.Article.Title = &x.Article.Body
	x.Article.Skip, x.Found = nil, pipeline.Found{}
	page := pageOf(t, x, pipeline.Explained{Reject: &schema.Reject{SourceURI: "<img src=x>", Detail: "<i>"}})
	for _, raw := range []string{"<script", "<img", "<i>", "</style> ", "http://", "https://", "ZgotmplZ"} {
		if strings.Contains(page, raw) {
			t.Errorf("the page has %s", raw)
		}
	}
	if diff := cmp.Diff(x.Article.Body, shownText(t, page)); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

// Every type has a tone of the style sheet, and no other type has its colour.
func TestPageColours(t *testing.T) {
	seen := map[hue]string{}
	style, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hues() {
		key := hue{Hue: h.Hue, Tone: h.Tone}
		if seen[key] != "" {
			t.Errorf("%s looks like %s", h.Name, seen[key])
		}
		seen[key] = h.Name
		if tone := "--tone" + string(rune('0'+h.Tone)) + ":"; strings.Count(string(style), tone) != 2 {
			t.Errorf("%s: the style sheet needs %s for light and dark", h.Name, tone)
		}
	}
}

// Whatever overlaps: the pieces together are the body, every piece knows all
// that covers it, and each fact opens and closes once.
func TestSegments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := pipeline.Explained{Article: schema.Article{Body: rapid.StringMatching(`[a-z ]{1,40}`).Draw(t, "body")}}
		n := len(x.Article.Body)
		span := rapid.Custom(func(t *rapid.T) schema.Span {
			start := rapid.IntRange(0, n-1).Draw(t, "start")
			return schema.Span{Start: start, End: rapid.IntRange(start+1, n).Draw(t, "end")}
		})
		for _, s := range rapid.SliceOfN(span, 0, 8).Draw(t, "facts") {
			x.Found.Mentions = append(x.Found.Mentions, schema.Mention{StartByte: int32(s.Start), EndByte: int32(s.End)})
		}
		x.Article.Skip = rapid.SliceOfN(span, 0, 3).Draw(t, "skip")
		var text strings.Builder
		opened, closed, covered := map[int]int{}, map[int]int{}, map[int]int{}
		for _, s := range segments(x) {
			text.WriteString(s.text)
			for _, i := range s.opens {
				opened[i]++
			}
			for _, i := range s.closes {
				closed[i]++
			}
			for _, i := range s.facts {
				covered[i] += len(s.text)
			}
		}
		if text.String() != x.Article.Body {
			t.Fatalf("pieces %q, body %q", text.String(), x.Article.Body)
		}
		for i, m := range x.Found.Mentions {
			if opened[i] != 1 || closed[i] != 1 || covered[i] != length(m) {
				t.Fatalf("fact %d of %d bytes: opened %d, closed %d, covers %d", i, length(m), opened[i], closed[i], covered[i])
			}
		}
	})
}
