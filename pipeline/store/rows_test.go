package store

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/wiremill/wiremill/schema"
)

func ptr[T any](v T) *T { return &v }

// sample returns contents with n articles, three mentions each, spread over
// days from start; the same n, start and step always give the same rows.
func sample(n int, start time.Time, step time.Duration) *Contents {
	c := &Contents{}
	for i := range n {
		at := start.Add(time.Duration(i) * step)
		a := article(i, at)
		c.Articles = append(c.Articles, a)
		for k := range 3 {
			c.Mentions = append(c.Mentions, mention(a, k))
		}
		e := event(i, at)
		c.Events = append(c.Events, e)
		c.EventRevisions = append(c.EventRevisions, schema.EventRevision{RevisedAt: at, Event: e})
		c.Quotes = append(c.Quotes, schema.Quote{QuoteID: fmt.Sprintf("q%06d", i), ArticleID: a.ArticleID,
			Text: "“We are done for today.”", Kind: "direct", Verb: ptr("said"), AvailableAt: at})
	}
	c.Entities = []schema.Entity{{EntityID: "e1", Name: "Harbour Index", Kind: schema.KindIndex, Ticker: ptr("^HBR"), FirstSeen: start, MentionCount: 3}}
	c.Rejects = []schema.Reject{{SourceURI: "bad.bin", Stage: "read", Reason: schema.RejectBinary, Detail: "zero bytes in the first block", Bytes: 0, RunID: "r1", AvailableAt: start}}
	c.Runs = []schema.Run{{RunID: "r1", AsOf: start, StartedAt: start, FinishedAt: start, Status: "published", AvailableAt: start,
		RejectReasons: map[string]int64{"binary": 1, "empty": 0, "charset": 2, "panic": 3, "no_text": 4}}}
	return c
}

func article(i int, at time.Time) schema.Article {
	return schema.Article{
		ArticleID: fmt.Sprintf("a%06d", i), SourceURI: fmt.Sprintf("in/%d.txt", i), Title: ptr(fmt.Sprintf("Shares end %d points up", i)),
		Body: fmt.Sprintf("Shares in the harbour index ended %d points up on the day.\n", i), Source: ptr(""), Language: "en",
		PublishedAt: ptr(at.Add(-time.Minute)), PublishedDate: schema.DateOf(at).Ptr(), PublishedPrecision: "minute", DateSource: "field",
		AvailableAt: at, Availability: "observed", StoryID: fmt.Sprintf("a%06d", i), Version: 1, DuplicateKind: "none", WordCount: 11, MentionCount: 3,
	}
}

func mention(a schema.Article, k int) schema.Mention {
	return schema.Mention{
		MentionID: fmt.Sprintf("m%d%s", k, a.ArticleID), ArticleID: a.ArticleID, EventID: "v" + a.ArticleID, Sentence: int32(k),
		StartByte: int32(10 * k), EndByte: int32(10*k + 9), Text: "ended 3 points up", InTitle: k == 2,
		Fact:      fact(k, a.AvailableAt),
		ValueText: ptr("3"), ValueScope: "single", ValueCheck: "none", RuleID: "price_move/close", Confidence: 0.9, AvailableAt: a.AvailableAt,
		Background: k == 2,
	}
}

func fact(k int, at time.Time) schema.Fact {
	return schema.Fact{
		EventType: schema.PriceMove, SubjectID: ptr("e1"), SubjectName: "Harbour Index", SubjectKind: schema.KindIndex, Ticker: ptr("^HBR"),
		Direction: ptr(schema.Up), Value: ptr(float64(k)), Bound: schema.BoundEq, Unit: ptr(schema.UnitPoints), BasePeriod: ptr("1D"),
		EventDate: schema.DateOf(at).Ptr(), EventDateEnd: schema.DateOf(at).Ptr(), DatePrecision: "day", Modality: schema.Actual, Polarity: "pos",
	}
}

func event(i int, at time.Time) schema.Event {
	return schema.Event{
		EventID: fmt.Sprintf("va%06d", i), IsFinal: i%2 == 0, Fact: fact(i, at), ValueMin: ptr(0.0), Agreement: "single",
		MentionCount: 3, ArticleCount: 1, StoryCount: 1, SourceCount: 1, FirstAvailableAt: at, LastAvailableAt: at,
		FirstMentionID: "m0", BestMentionID: "m1", Confidence: 0.9,
	}
}

// shuffled returns the same rows in another order.
func shuffled(c *Contents, seed uint64) *Contents {
	r := rand.New(rand.NewPCG(seed, 1))
	return &Contents{
		Articles: shuffle(r, c.Articles), Mentions: shuffle(r, c.Mentions), Events: shuffle(r, c.Events),
		EventRevisions: shuffle(r, c.EventRevisions), Quotes: shuffle(r, c.Quotes), Entities: shuffle(r, c.Entities),
		Rejects: shuffle(r, c.Rejects), Runs: shuffle(r, c.Runs),
	}
}

func shuffle[T any](r *rand.Rand, rows []T) []T {
	out := append([]T(nil), rows...)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
