package report

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/wiremill/wiremill/schema"
)

// testLake is what a small lake holds. It is written by hand, not by the
// store: the reading side must work on whatever follows the contract.
type testLake struct {
	articles   []schema.Article
	mentions   []schema.Mention
	superseded []schema.MentionRevision
	events     []schema.Event
	revisions  []schema.EventRevision
	quotes     []schema.Quote
	entities   []schema.Entity
	rejects    []schema.Reject
	runs       []schema.Run

	month         string // if set, the partition of everything
	wrongRowCount bool
}

func p[T any](v T) *T { return &v }

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func day(s string) schema.Date {
	d, err := schema.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func id(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// article adds an article that became available at the time given.
func (l *testLake) article(source, body, available string) *schema.Article {
	t := at(available)
	l.articles = append(l.articles, schema.Article{
		ArticleID: id(body), SourceURI: "news.jsonl#" + id(body)[:3], Title: p("A headline"), Body: body, Source: p(source),
		Language: "en", PublishedAt: p(t), PublishedDate: schema.DateOf(t).Ptr(), PublishedPrecision: "minute",
		DateSource: "field", AvailableAt: t, Availability: "simulated", StoryID: id(body), Version: 1,
		DuplicateKind: "none", WordCount: int32(len(strings.Fields(body))),
	})
	return &l.articles[len(l.articles)-1]
}

// mention adds a mention of event that reads text in article a, and keeps the
// counts of article and event in step.
func (l *testLake) mention(a *schema.Article, event, text string, f schema.Fact) schema.Mention {
	start := strings.Index(a.Body, text)
	if start < 0 {
		panic(text + " is not in the article")
	}
	m := schema.Mention{
		MentionID: id(a.ArticleID, text, f.SubjectName), ArticleID: a.ArticleID, EventID: id(event),
		StartByte: int32(start), EndByte: int32(start + len(text)), Text: text, Fact: f,
		ValueScope: "single", ValueCheck: "none", RuleID: "test/rule", Confidence: 0.9, AvailableAt: a.AvailableAt,
	}
	a.MentionCount++
	l.mentions = append(l.mentions, m)
	return m
}

// event adds the event of ms, the first of which is the best, with a revision
// for every time one of them came.
func (l *testLake) event(name, move string, final bool, ms ...schema.Mention) {
	e := schema.Event{EventID: id(name), IsFinal: final, Fact: ms[0].Fact, Agreement: "single",
		FirstMentionID: ms[0].MentionID, BestMentionID: ms[0].MentionID, Confidence: 0.9, FirstAvailableAt: ms[0].AvailableAt}
	if move != "" {
		e.MoveID = p(id(move))
	}
	for i, m := range ms {
		if v := m.Value; v != nil {
			if e.ValueMin == nil || *v < *e.ValueMin {
				e.ValueMin = v
			}
			if e.ValueMax == nil || *v > *e.ValueMax {
				e.ValueMax = v
			}
		}
		if i > 0 {
			e.Agreement = "agree"
			if *e.ValueMin != *e.ValueMax {
				e.Agreement = "conflict"
			}
		}
		n := int32(i + 1) // every mention of a test event comes from its own article, story and source
		e.MentionCount, e.ArticleCount, e.StoryCount, e.SourceCount = n, n, n, n
		e.LastAvailableAt = m.AvailableAt
		l.revisions = append(l.revisions, schema.EventRevision{RevisedAt: m.AvailableAt, Event: e})
	}
	l.events = append(l.events, e)
}

// write writes the lake into a directory.
func (l *testLake) write(t *testing.T, dir string) {
	t.Helper()
	month := func(at time.Time) string {
		if l.month != "" {
			return l.month
		}
		return "month=" + at.Format("2006-01")
	}
	writeRows(t, l, dir, "articles", l.articles, func(r schema.Article) string { return month(r.AvailableAt) })
	writeRows(t, l, dir, "mentions", l.mentions, func(r schema.Mention) string { return month(r.AvailableAt) })
	writeRows(t, l, dir, "events", l.events, func(r schema.Event) string { return month(r.FirstAvailableAt) })
	writeRows(t, l, dir, "mention_revisions", l.superseded, func(m schema.MentionRevision) string { return month(m.AvailableAt) })
	writeRows(t, l, dir, "event_revisions", l.revisions, func(r schema.EventRevision) string { return month(r.RevisedAt) })
	writeRows(t, l, dir, "quotes", l.quotes, func(r schema.Quote) string { return month(r.AvailableAt) })
	writeRows(t, l, dir, "rejects", l.rejects, func(r schema.Reject) string { return month(r.AvailableAt) })
	writeRows(t, l, dir, "entities", l.entities, func(schema.Entity) string { return "" })
	writeRows(t, l, dir, "runs", l.runs, func(schema.Run) string { return "" })
}

// writeRows writes one table, which has at least one file.
func writeRows[T any](t *testing.T, l *testLake, dir, table string, rows []T, partition func(T) string) {
	t.Helper()
	parts := map[string][]T{}
	for _, r := range rows {
		parts[partition(r)] = append(parts[partition(r)], r)
	}
	if len(parts) == 0 {
		var zero T
		name := ""
		if partition(zero) != "" {
			name = "month=1970-01"
		}
		parts[name] = nil
	}
	for name, rows := range parts {
		file := filepath.Join(dir, table, name, "part-0.parquet")
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		n := len(rows)
		if l.wrongRowCount {
			n++
		}
		count := parquet.KeyValueMetadata("row_count", strconv.Itoa(n))
		if err := parquet.WriteFile(file, rows, parquet.Compression(&parquet.Zstd), count); err != nil {
			t.Fatal(err)
		}
	}
}

func move(name, ticker, kind, direction string, pct float64, on, session string) schema.Fact {
	return schema.Fact{
		EventType: schema.PriceMove, SubjectID: p(id(kind, ticker)), SubjectName: name, SubjectKind: kind, Ticker: p(ticker),
		Direction: p(direction), Value: p(pct), Unit: p(schema.UnitPct), Bound: schema.BoundEq, BasePeriod: p("1D"),
		EventDate: day(on).Ptr(), EventDateEnd: day(on).Ptr(), DatePrecision: "day", Session: p(session),
		Modality: schema.Actual, Polarity: "pos",
	}
}

// newTestLake returns two days of a small healthy lake: an index that is seen
// at the open and the close, a figure on which two houses differ, a fine, a
// statistic with what was expected of it, a quote, a duplicate and a reject.
func newTestLake() *testLake {
	l := &testLake{}
	l.firstDay()
	l.secondDay()
	l.fillEntities()
	l.rejects = []schema.Reject{{SourceURI: "broken.txt", Stage: "parse", Reason: schema.RejectEmpty, Detail: "no text",
		SHA256: id("broken"), RunID: "run1", AvailableAt: at("2023-07-15T06:00:00Z")}}
	l.runs = []schema.Run{{RunID: "run1", AsOf: at("2023-07-15T06:00:00Z"), StartedAt: at("2023-07-15T06:00:00Z"),
		FinishedAt: at("2023-07-15T06:00:00Z"), Status: "published", ProgramVersion: "test", RulesHash: "0",
		RecordsIn: int64(len(l.articles)) + 3, Articles: int64(len(l.articles)), Duplicates: 2, Rejects: 1,
		Mentions: int64(len(l.mentions)), Events: int64(len(l.events)), Quotes: int64(len(l.quotes)),
		RejectReasons: map[string]int64{schema.RejectEmpty: 1}, AvailableAt: at("2023-07-15T06:00:00Z")}}
	return l
}

func (l *testLake) firstDay() {
	l.article("Harbour Wire", "Café talk aside, the Hang Seng Tech Index jumped 3.1% at the open. More to come.", "2023-07-13T02:00:00Z")
	l.article("Harbour Wire", "The Hang Seng Tech Index ended 3.8% higher. Tencent (“the giant”) rose 2.7%.\nTurnover grew.", "2023-07-13T09:00:00Z")
	l.article("Pier News", "Shares of Tencent added 2.9% on Thursday.", "2023-07-13T11:00:00Z")
	open, closing, other := &l.articles[0], &l.articles[1], &l.articles[2]

	hs := func(pct float64, session string) schema.Fact {
		return move("Hang Seng Tech Index", "HSTECH.HK", schema.KindIndex, schema.Up, pct, "2023-07-13", session)
	}
	l.event("hstech open", "hstech", false, l.mention(open, "hstech open", "the Hang Seng Tech Index jumped 3.1% at the open", hs(3.1, "open")))
	l.event("hstech close", "hstech", true, l.mention(closing, "hstech close", "The Hang Seng Tech Index ended 3.8% higher", hs(3.8, "close")))
	tencent := func(pct float64) schema.Fact {
		return move("Tencent", "0700.HK", schema.KindCompany, schema.Up, pct, "2023-07-13", "close")
	}
	l.event("tencent", "", true,
		l.mention(closing, "tencent", "Tencent (“the giant”) rose 2.7%", tencent(2.7)),
		l.mention(other, "tencent", "Tencent added 2.9% on Thursday", tencent(2.9)))
}

func (l *testLake) secondDay() {
	l.article("Pier News", "The Hang Seng Tech Index slipped 0.4%. The regulator fined Tencent 3 billion yuan, it said. "+
		"“Cheap,” said Ann Bo of Pine. China's producer prices fell 5.4%, against a forecast of 5.0%.", "2023-07-14T09:00:00Z")
	a := &l.articles[3]
	l.event("hstech friday", "hstech friday", true, l.mention(a, "hstech friday", "The Hang Seng Tech Index slipped 0.4%",
		move("Hang Seng Tech Index", "HSTECH.HK", schema.KindIndex, schema.Down, 0.4, "2023-07-14", "close")))
	l.event("fine", "", true, l.mention(a, "fine", "fined Tencent 3 billion yuan", schema.Fact{
		EventType: schema.RegAction, EventSubtype: p("fine"), SubjectID: p(id("company", "0700.HK")), SubjectName: "Tencent",
		SubjectKind: schema.KindCompany, Ticker: p("0700.HK"), ActorName: p("PBOC"), ActorID: p(id("pboc")), Value: p(3e9),
		Unit: p(schema.UnitCurrency), Currency: p("CNY"), Bound: "eq", DatePrecision: "none", Modality: schema.Actual, Polarity: "pos",
	}))
	ppi := func(v float64, modality string) schema.Fact {
		return schema.Fact{EventType: schema.MacroIndicator, SubjectID: p(id("china")), SubjectName: "China", SubjectKind: schema.KindMacro,
			Metric: p("ppi"), Direction: p(schema.Down), Value: p(v), Unit: p(schema.UnitPct), Bound: "eq", BasePeriod: p("YoY"),
			EventDate: day("2023-06-01").Ptr(), EventDateEnd: day("2023-06-30").Ptr(), DatePrecision: "month", Modality: modality, Polarity: "pos"}
	}
	l.event("ppi", "", true, l.mention(a, "ppi", "producer prices fell 5.4%", ppi(5.4, schema.Actual)))
	l.event("ppi expected", "", true, l.mention(a, "ppi expected", "a forecast of 5.0%", ppi(5, schema.Forecast)))
	text := "“Cheap,”"
	start := int32(strings.Index(a.Body, text))
	l.quotes = append(l.quotes, schema.Quote{QuoteID: id("quote"), ArticleID: a.ArticleID, StartByte: start, EndByte: start + int32(len(text)),
		Text: text, Kind: "direct", SpeakerName: p("Ann Bo"), OrganisationName: p("Pine"), AvailableAt: a.AvailableAt})
}

func (l *testLake) fillEntities() {
	seen := map[string]*schema.Entity{}
	add := func(id *string, name, kind string, ticker *string, at time.Time) {
		if id == nil {
			return
		}
		if seen[*id] == nil {
			seen[*id] = &schema.Entity{EntityID: *id, Name: name, Kind: kind, Ticker: ticker, FirstSeen: at}
		}
		seen[*id].MentionCount++
	}
	for _, m := range l.mentions {
		add(m.SubjectID, m.SubjectName, m.SubjectKind, m.Ticker, m.AvailableAt)
		if m.ActorID != nil {
			add(m.ActorID, *m.ActorName, schema.KindRegulator, nil, m.AvailableAt)
		}
	}
	for _, e := range seen {
		l.entities = append(l.entities, *e)
	}
}

// makeLake writes l into a new directory.
func makeLake(t *testing.T, l *testLake) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "lake")
	l.write(t, dir)
	return dir
}
