package schema

import "time"

// Article is one distinct article text. Versions of one story are separate rows.
type Article struct {
	ArticleID          string     `parquet:"article_id" doc:"Hash of title and body: the same text has the same id in every lake."`
	ExternalID         *string    `parquet:"external_id" doc:"The record's own id, as the input printed it."`
	SourceURI          string     `parquet:"source_uri" doc:"Path relative to the input root; #n for record n of a file of many."`
	Title              *string    `parquet:"title" doc:"Headline, if the input has one."`
	Body               string     `parquet:"body,plain" doc:"The article's own text, UTF-8, unchanged but for repaired encoding; offsets of mentions and quotes count its bytes."`
	Source             *string    `parquet:"source,dict" doc:"Who published it: agency, newspaper, site."`
	Byline             *string    `parquet:"byline" doc:"Names of the writers as printed."`
	URL                *string    `parquet:"url" doc:"Where it was published."`
	Language           string     `parquet:"language,dict" doc:"ISO 639-1 code of the detected language, und if unsure."`
	PublishedAt        *time.Time `parquet:"published_at,timestamp(microsecond)" doc:"Publication time, UTC, if known to the minute or better."`
	PublishedDate      *Date      `parquet:"published_date,date" doc:"Publication day in the house's own time zone; first day of the period if published_precision is month or year."`
	PublishedPrecision string     `parquet:"published_precision,dict" vocab:"published_precision" doc:"How exactly publication is known."`
	DateSource         string     `parquet:"date_source,dict" vocab:"date_source" doc:"What told the publication date."`
	DateEvidence       *string    `parquet:"date_evidence" doc:"The words that told it."`
	DatedAt            *time.Time `parquet:"dated_at,timestamp(microsecond)" doc:"When an inferred publication day could first be known, if that is later than available_at: until then a reader had the article without its day."`
	AvailableAt        time.Time  `parquet:"available_at,timestamp(microsecond)" doc:"When a reader of this lake could have known the article."`
	Availability       string     `parquet:"availability,dict" vocab:"availability" doc:"Where available_at comes from."`
	StoryID            string     `parquet:"story_id" doc:"The article_id of the first telling; the same for copies and versions."`
	Version            int32      `parquet:"version" doc:"1 for the first telling of a story, then counted up in order of availability; copies carry the version they copy."`
	DuplicateOf        *string    `parquet:"duplicate_of" doc:"article_id of the earlier article that this one repeats."`
	DuplicateKind      string     `parquet:"duplicate_kind,dict" vocab:"duplicate_kind" doc:"How it repeats it."`
	Similarity         *float64   `parquet:"similarity" doc:"Share of the shorter text's five-word shingles found in the other, 0 to 1."`
	WordCount          int32      `parquet:"word_count" doc:"Words of the body."`
	MentionCount       int32      `parquet:"mention_count" doc:"Rows in mentions for this article."`

	// Skip lists the byte ranges of Body that are not the journalist's text
	// (link lines, bylines, copyright). It steers extraction and is not stored.
	Skip []Span `parquet:"-"`
	// TimeZone is the IANA zone PublishedAt was printed in, "" if unknown. Not stored.
	TimeZone string `parquet:"-"`
}

// Span is a half-open byte range.
type Span struct{ Start, End int }
