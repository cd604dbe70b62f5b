package schema

import "time"

// Reject is one input that did not become an article.
type Reject struct {
	SourceURI   string    `parquet:"source_uri" doc:"Path relative to the input root; #n for record n."`
	Stage       string    `parquet:"stage,dict" vocab:"reject_stage" doc:"The stage that refused it."`
	Reason      string    `parquet:"reason,dict" vocab:"reject_reason" doc:"Why, in a fixed word."`
	Detail      string    `parquet:"detail" doc:"Why, in a sentence."`
	Bytes       int64     `parquet:"bytes" doc:"Size of the input; of what was read of it if it broke off."`
	SHA256      string    `parquet:"sha256" doc:"SHA-256 of those bytes, hex."`
	RunID       string    `parquet:"run_id" doc:"The run that refused it."`
	AvailableAt time.Time `parquet:"available_at,timestamp(microsecond)" doc:"The run's as_of: decides the partition."`
}
