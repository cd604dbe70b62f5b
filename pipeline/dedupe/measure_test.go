package dedupe

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wiremill/wiremill/schema"
	"github.com/zeebo/xxh3"
)

// TestMeasure prints the figures that the thresholds were set on. It needs the
// corpora, which are not in the repository:
//
//	WIREMILL_SHARED=/work/shared go test -run TestMeasure -v ./pipeline/dedupe
func TestMeasure(t *testing.T) {
	shared := os.Getenv("WIREMILL_SHARED")
	if shared == "" {
		t.Skip("WIREMILL_SHARED is not set: it names the directory that holds corpus/")
	}
	t.Run("versions", func(t *testing.T) { measureVersions(t, shared, false) })
	t.Run("versions with titles", func(t *testing.T) { measureVersions(t, shared, true) })
	t.Run("clusters", func(t *testing.T) { measureClusters(t, shared) })
	t.Run("seeds", func(t *testing.T) { measureSeeds(t, shared) })
	t.Run("volume", func(t *testing.T) { measureVolume(t, shared) })
}

type record struct {
	ID, Cluster, Title, Source, Text string
	Published                        string
	Versions                         []string
}

func readCorpus(t *testing.T, shared, name string) []record {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, "corpus", name+".jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []record
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		t.Fatalf("%s: no records", name)
	}
	return out
}

func (r record) time(t *testing.T) time.Time {
	t.Helper()
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
		if at, err := time.Parse(layout, r.Published); err == nil {
			return at.UTC()
		}
	}
	t.Fatalf("%s: time %q", r.ID, r.Published)
	return time.Time{}
}

// measureVersions: are the successive edits of an article one story, and only they?
// The corpus keeps one title an article; without titles the text alone decides.
func measureVersions(t *testing.T, shared string, titles bool) {
	var articles []schema.Article
	owner := map[string]string{}
	edits := 0
	for _, r := range readCorpus(t, shared, "article-versions-dev") {
		at := r.time(t)
		for i, body := range r.Versions {
			source := "RTHK"
			a := schema.Article{ArticleID: textID(r.ID, body), Body: body, Source: &source, AvailableAt: at.Add(time.Duration(i) * 20 * time.Minute)}
			if titles {
				a.Title = &r.Title
			}
			if _, seen := owner[a.ArticleID]; seen {
				continue // back to an earlier text
			}
			owner[a.ArticleID] = r.ID
			articles = append(articles, a)
			if i > 0 {
				edits++
			}
		}
	}
	Articles(articles, ArticleOptions{})
	stories, roots := map[string]string{}, map[string]int{}
	kinds := map[string]int{}
	false_, lost := 0, 0
	byID := map[string]schema.Article{}
	for _, a := range articles {
		byID[a.ArticleID] = a
		kinds[a.DuplicateKind]++
		if a.StoryID == a.ArticleID {
			roots[owner[a.ArticleID]]++
			stories[a.ArticleID] = owner[a.ArticleID]
		}
	}
	for _, a := range articles {
		if owner[a.StoryID] != owner[a.ArticleID] {
			false_++
			b := byID[*a.DuplicateOf]
			t.Logf("other article: %.2f %s\n   %.300s\n   %.300s", *a.Similarity, owner[a.ArticleID], a.Body, b.Body)
		}
	}
	for id, n := range roots {
		lost += n - 1
		if n > 1 {
			t.Logf("split: %s %d", id, n)
		}
	}
	t.Logf("%d articles, %d texts, kinds %v; edits that opened a new story %d of %d; links to another article %d",
		len(roots), len(articles), kinds, lost, edits, false_)
}

// measureClusters: different tellings of one event are not copies; links across events are wrong.
func measureClusters(t *testing.T, shared string) {
	var articles []schema.Article
	cluster := map[string]string{}
	for _, r := range readCorpus(t, shared, "story-clusters-dev") {
		source, title := r.Source, r.Title
		a := schema.Article{ArticleID: textID(r.ID), Title: &title, Body: r.Text, Source: &source, AvailableAt: r.time(t)}
		cluster[a.ArticleID] = r.Cluster
		articles = append(articles, a)
	}
	Articles(articles, ArticleOptions{})
	byID := map[string]schema.Article{}
	for _, a := range articles {
		byID[a.ArticleID] = a
	}
	within, across := 0, 0
	for _, a := range articles {
		if a.DuplicateOf == nil {
			continue
		}
		if cluster[a.ArticleID] == cluster[*a.DuplicateOf] {
			within++
		} else {
			across++
		}
		b := byID[*a.DuplicateOf]
		t.Logf("%s %.2f %s | %s\n   %s: %s\n   %s: %s", a.DuplicateKind, *a.Similarity, cluster[a.ArticleID], cluster[*a.DuplicateOf],
			*a.Source, head(a.Body), *b.Source, head(b.Body))
	}
	t.Logf("%d articles, links within an event %d, across events %d", len(articles), within, across)
}

// measureVolume: time for a year of a wire, and random links to read.
func measureVolume(t *testing.T, shared string) {
	var articles []schema.Article
	seen := map[string]bool{}
	size := 0
	for _, r := range readCorpus(t, shared, "reuters-2008") {
		source, title := r.Source, r.Title
		a := schema.Article{ArticleID: textID(r.Title, r.Text), Title: &title, Body: r.Text, Source: &source, AvailableAt: r.time(t)}
		if !seen[a.ArticleID] {
			seen[a.ArticleID] = true
			size += len(a.Body)
			articles = append(articles, a)
		}
	}
	start := time.Now()
	Articles(articles, ArticleOptions{})
	took := time.Since(start)
	byID := map[string]schema.Article{}
	kinds := map[string]int{}
	var links []schema.Article
	for _, a := range articles {
		byID[a.ArticleID] = a
		kinds[a.DuplicateKind]++
		if a.DuplicateOf != nil {
			links = append(links, a)
		}
	}
	t.Logf("%d articles, %.1f MB in %v (%.0f articles/s, one core); %v", len(articles), float64(size)/1e6, took,
		float64(len(articles))/took.Seconds(), kinds)
	for _, a := range links {
		if b := byID[*a.DuplicateOf]; *a.Similarity < 0.4 {
			t.Logf("WEAK %s %.2f %v\n  A %d words %s | %s\n  B %d words %s | %s", a.DuplicateKind, *a.Similarity, a.AvailableAt.Sub(b.AvailableAt),
				len(strings.Fields(a.Body)), *a.Title, head(a.Body), len(strings.Fields(b.Body)), *b.Title, head(b.Body))
		}
	}
	draw := rand.New(rand.NewPCG(1, 2))
	for _, i := range draw.Perm(len(links))[:min(40, len(links))] {
		a := links[i]
		b := byID[*a.DuplicateOf]
		t.Logf("LINK %s %.2f %v\n  A %d words %s | %s\n  B %d words %s | %s", a.DuplicateKind, *a.Similarity, a.AvailableAt.Sub(b.AvailableAt),
			len(strings.Fields(a.Body)), *a.Title, head(a.Body), len(strings.Fields(b.Body)), *b.Title, head(b.Body))
	}
}

func head(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	return string(r[:min(len(r), 400)])
}

// textID stands in for the article_id that ingest gives.
func textID(parts ...string) string {
	return hex128(xxh3.HashString128(strings.Join(parts, "\x00")))
}
