package schema

import "time"

// Event is one distinct event, merged from its mentions.
type Event struct {
	EventID string  `parquet:"event_id" doc:"Hash of the identity key: type, subject, date, base period and what else tells two such events apart."`
	MoveID  *string `parquet:"move_id" doc:"Shared by the observations of one move (+3.3 % at 10:16, +3.8 % at the close)."`
	IsFinal bool    `parquet:"is_final" doc:"The observation to use of a move: the close, else the latest; true for events that are not observations."`

	Fact

	ValueMin         *float64  `parquet:"value_min" doc:"Smallest value any mention gives."`
	ValueMax         *float64  `parquet:"value_max" doc:"Largest value any mention gives."`
	Agreement        string    `parquet:"agreement,dict" vocab:"agreement" doc:"Whether independent stories agree on the value."`
	MentionCount     int32     `parquet:"mention_count" doc:"Rows in mentions."`
	ArticleCount     int32     `parquet:"article_count" doc:"Distinct articles."`
	StoryCount       int32     `parquet:"story_count" doc:"Distinct stories: copies and versions count once."`
	SourceCount      int32     `parquet:"source_count" doc:"Distinct sources."`
	FirstAvailableAt time.Time `parquet:"first_available_at,timestamp(microsecond)" doc:"When a reader could first have known."`
	LastAvailableAt  time.Time `parquet:"last_available_at,timestamp(microsecond)" doc:"When the latest mention became available."`
	FirstMentionID   string    `parquet:"first_mention_id" doc:"The earliest mention."`
	BestMentionID    string    `parquet:"best_mention_id" doc:"The mention the consensus values were taken from."`
	Confidence       float64   `parquet:"confidence" doc:"Chance that the event is right, from its mentions' confidence, 0 to 1."`
}

// EventRevision is the state of an event from revised_at until its next
// revision; events_asof(ts) reads the last one not later than ts.
type EventRevision struct {
	RevisedAt time.Time `parquet:"revised_at,timestamp(microsecond)" doc:"From when on a reader would have seen this state."`
	Withdrawn bool      `parquet:"withdrawn" doc:"From revised_at on the event is no more: the article that told it undated was dated, and its facts belong to other events."`
	Event
}
