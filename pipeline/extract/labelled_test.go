package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract"
	"github.com/wiremill/wiremill/pipeline/extract/score"
	"github.com/wiremill/wiremill/schema"
)

// floors are the F1 figures below which extraction must not fall, by group.
type floors map[string]floor

type floor struct {
	Relaxed float64 `json:"relaxed"`
	Strict  float64 `json:"strict"`
}

// TestLabelled scores the engine on testdata/labelled. With -v it prints the
// table; WIREMILL_ERRORS=n lists n misses and n spurious mentions;
// WIREMILL_UPDATE=1 raises the floors to what was reached, and never lowers one.
// WIREMILL_GOLD=DIR scores annotated articles that lie elsewhere, without floors.
func TestLabelled(t *testing.T) {
	dir, elsewhere := filepath.Join("..", "..", "testdata", "labelled"), os.Getenv("WIREMILL_GOLD")
	if elsewhere != "" {
		dir = elsewhere
	}
	gold, err := score.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	report := gold.Score(extractAll(t, gold))
	printReport(t, report)
	if elsewhere != "" {
		return
	}

	file := filepath.Join(dir, "floors.json")
	kept := readFloors(t, file)
	for _, name := range []string{score.All, score.Tier1, score.Numeric} {
		got, least := report.Group(name), kept[name]
		if got.Relaxed.F1 < least.Relaxed {
			t.Errorf("%s: relaxed F1 %.4f fell below %.4f", name, got.Relaxed.F1, least.Relaxed)
		}
		if got.Strict.F1 < least.Strict {
			t.Errorf("%s: strict F1 %.4f fell below %.4f", name, got.Strict.F1, least.Strict)
		}
		kept[name] = floor{max(least.Relaxed, got.Relaxed.F1), max(least.Strict, got.Strict.F1)}
	}
	if report.Lost > 0 {
		t.Errorf("%d mentions have evidence that is not in the text", report.Lost)
	}
	if os.Getenv("WIREMILL_UPDATE") == "1" {
		writeFloors(t, file, kept)
	}
}

func extractAll(t *testing.T, gold *score.Gold) map[string][]schema.Mention {
	t.Helper()
	engine, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pred := map[string][]schema.Mention{}
	for i := range gold.Articles {
		a := articleOf(t, &gold.Articles[i])
		pred[a.ArticleID] = engine.Extract(&a).Mentions
	}
	return pred
}

// articleOf fills what extraction reads as ingest would from a JSON record.
func articleOf(t *testing.T, g *score.Article) schema.Article {
	t.Helper()
	a := schema.Article{ArticleID: g.ID, ExternalID: &g.ID, SourceURI: "labelled/articles.jsonl#" + g.ID, Body: g.Text, Language: "en",
		DateSource: "field", DateEvidence: &g.Published}
	if g.Title != "" {
		a.Title = &g.Title
	}
	if g.Source != "" {
		a.Source = &g.Source
	}
	local, err := time.Parse(time.RFC3339, g.Published)
	if day, dayErr := schema.ParseDate(g.Published[:min(len(g.Published), 10)]); err != nil && dayErr == nil { // a clock without a zone: the day only
		a.PublishedDate, a.PublishedPrecision = &day, "day"
		return a
	}
	if err != nil {
		t.Fatalf("%s: published: %v", g.ID, err)
	}
	a.PublishedDate, a.PublishedPrecision, a.TimeZone = schema.DateOf(local).Ptr(), "day", zoneOf(local)
	if local.Hour() != 0 || local.Minute() != 0 || local.Second() != 0 { // midnight is how databases print a plain day
		utc := local.UTC()
		a.PublishedAt, a.PublishedPrecision = &utc, "second"
	}
	return a
}

// zoneOf names the IANA zone of an offset of whole hours; of others there is none.
func zoneOf(t time.Time) string {
	_, seconds := t.Zone()
	switch {
	case seconds == 0:
		return "UTC"
	case seconds%3600 != 0:
		return ""
	case seconds > 0: // the sign in these names is the other way round
		return "Etc/GMT-" + strconv.Itoa(seconds/3600)
	}
	return "Etc/GMT+" + strconv.Itoa(-seconds/3600)
}

func printReport(t *testing.T, r score.Report) {
	t.Helper()
	var b strings.Builder
	if testing.Verbose() {
		if err := r.WriteTable(&b, true); err != nil {
			t.Fatal(err)
		}
	}
	if s := os.Getenv("WIREMILL_ERRORS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			t.Fatalf("WIREMILL_ERRORS=%s: want a number", s)
		}
		if err := r.WriteErrors(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	if b.Len() > 0 {
		t.Log("\n" + b.String())
	}
}

// readFloors returns no floors where there is no file yet and an update is asked for.
func readFloors(t *testing.T, file string) floors {
	t.Helper()
	b, err := os.ReadFile(file)
	if os.IsNotExist(err) && os.Getenv("WIREMILL_UPDATE") == "1" {
		return floors{}
	}
	if err != nil {
		t.Fatalf("%v; make it with WIREMILL_UPDATE=1", err)
	}
	var f floors
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return f
}

func writeFloors(t *testing.T, file string, f floors) {
	t.Helper()
	b, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(b, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}
