package pipeline_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/schema"
)

// fake finds "NAME rose 2.5%" and "NAME fell 2.5%", and quotes in double
// quotation marks, and has a bug for articles that say PANIC.
type fake struct{}

var (
	moves  = regexp.MustCompile(`([A-Z][a-z]+) (rose|fell) ([0-9.]+)%`)
	spoken = regexp.MustCompile(`"[^"]+"`)
)

func (fake) Hash() string { return "fake" }

func (fake) Extract(a *schema.Article) pipeline.Found {
	if strings.Contains(a.Body, "PANIC") {
		panic("cannot count to three")
	}
	var f pipeline.Found
	for _, at := range moves.FindAllStringSubmatchIndex(a.Body, -1) {
		f.Mentions = append(f.Mentions, fakeMove(a, at))
		f.Entities = append(f.Entities, fakeEntity(a.Body[at[2]:at[3]]))
	}
	for _, at := range spoken.FindAllStringIndex(a.Body, -1) {
		f.Quotes = append(f.Quotes, schema.Quote{QuoteID: id(a.ArticleID, fmt.Sprint(at)), ArticleID: a.ArticleID,
			StartByte: int32(at[0]), EndByte: int32(at[1]), Text: a.Body[at[0]:at[1]], Kind: "direct"})
	}
	return f
}

func fakeMove(a *schema.Article, at []int) schema.Mention {
	value, err := strconv.ParseFloat(a.Body[at[6]:at[7]], 64)
	if err != nil {
		panic(err)
	}
	direction, unit := schema.Up, schema.UnitPct
	if a.Body[at[4]:at[5]] == "fell" {
		direction = schema.Down
	}
	subject := fakeEntity(a.Body[at[2]:at[3]])
	m := schema.Mention{MentionID: id(a.ArticleID, fmt.Sprint(at)), ArticleID: a.ArticleID,
		StartByte: int32(at[0]), EndByte: int32(at[1]), Text: a.Body[at[0]:at[1]],
		ValueScope: "single", ValueCheck: "none", RuleID: "fake/move", Confidence: 0.9}
	m.Fact = schema.Fact{EventType: schema.PriceMove, SubjectID: &subject.EntityID, SubjectName: subject.Name,
		SubjectKind: schema.KindCompany, Direction: &direction, Value: &value, Unit: &unit, Bound: schema.BoundEq,
		EventDate: a.PublishedDate, EventDateEnd: a.PublishedDate, DatePrecision: "day", Modality: schema.Actual, Polarity: "pos"}
	if a.PublishedDate == nil {
		m.DatePrecision = "none"
	}
	return m
}

func fakeEntity(name string) schema.Entity {
	return schema.Entity{EntityID: id("company", name), Name: name, Kind: schema.KindCompany}
}

func id(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
