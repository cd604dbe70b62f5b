package schema

import "time"

// Entity is one entity that at least one mention refers to.
type Entity struct {
	EntityID     string    `parquet:"entity_id" doc:"Stable id: hash of kind and ticker, or of kind and name where there is no ticker."`
	Name         string    `parquet:"name" doc:"Canonical name."`
	Kind         string    `parquet:"kind,dict" vocab:"subject_kind" doc:"What kind of thing it is."`
	Ticker       *string   `parquet:"ticker" doc:"Yahoo-style ticker of the primary listing."`
	MIC          *string   `parquet:"mic,dict" doc:"ISO 10383 code of that listing's market."`
	ISIN         *string   `parquet:"isin" doc:"International Securities Identification Number."`
	Country      *string   `parquet:"country,dict" doc:"ISO 3166 alpha-2 code."`
	Currency     *string   `parquet:"currency,dict" doc:"ISO 4217 trading currency."`
	Sector       *string   `parquet:"sector,dict" doc:"GICS sector."`
	TimeZone     *string   `parquet:"time_zone,dict" doc:"IANA zone of its market."`
	FirstSeen    time.Time `parquet:"first_seen,timestamp(microsecond)" doc:"available_at of the first mention."`
	MentionCount int32     `parquet:"mention_count" doc:"Mentions that refer to it as subject or actor."`
}
