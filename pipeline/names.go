package pipeline

import (
	"io"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Meaning is one thing a name can stand for, and when it is linked.
type Meaning struct {
	Entity  schema.Entity // without FirstSeen and MentionCount
	Tickers []string      // every line of it, the primary first
	Why     string
}

// Meanings returns what a name or ticker can stand for, the preferred first; on
// a day, if one is given, since names change hands. entities is as in NewEngine.
func Meanings(entities io.Reader, name string, on *schema.Date) ([]Meaning, error) {
	g, err := entity.Load(entity.Options{Override: entities})
	if err != nil {
		return nil, err
	}
	c := entity.Context{}
	if on != nil {
		c.Published, c.HasDate = *on, true
	}
	var out []Meaning
	for _, r := range g.ByName(name, c) {
		out = append(out, Meaning{Entity: entityRow(r.Ent), Tickers: r.Tickers, Why: r.Why})
	}
	return out, nil
}

func entityRow(e *entity.Entity) schema.Entity {
	known := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	return schema.Entity{EntityID: e.ID, Name: e.Name, Kind: e.SubjectKind(), Ticker: known(e.Ticker), MIC: known(e.MIC), ISIN: known(e.ISIN),
		Country: known(e.Country), Currency: known(e.Currency), Sector: known(e.Sector), TimeZone: known(e.TimeZone)}
}
