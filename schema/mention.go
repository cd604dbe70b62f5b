package schema

import "time"

// Mention is one fact as one article states it: the evidence.
type Mention struct {
	MentionID string `parquet:"mention_id" doc:"Hash of article_id, span, type, subject and value."`
	ArticleID string `parquet:"article_id" doc:"The article that states it."`
	EventID   string `parquet:"event_id" doc:"The event that this mention was merged into."`

	Sentence  int32  `parquet:"sentence" doc:"Number of the sentence in the body, from 0."`
	StartByte int32  `parquet:"start_byte" doc:"First byte of the evidence in body."`
	EndByte   int32  `parquet:"end_byte" doc:"One past its last byte: body[start_byte:end_byte] = text."`
	Text      string `parquet:"text" doc:"The evidence: the smallest span with subject, trigger and value."`
	InTitle   bool   `parquet:"in_title" doc:"The evidence stands in a headline line of the body."`

	Fact

	ValueText   *string   `parquet:"value_text" doc:"The figure as printed."`
	ValueScope  string    `parquet:"value_scope,dict" vocab:"value_scope" doc:"Whether the figure is this subject's alone (single, each) or a total over several (joint: do not sum)."`
	StatedValue *float64  `parquet:"stated_value" doc:"The conversion that the article prints beside a sum."`
	StatedCcy   *string   `parquet:"stated_currency,dict" doc:"ISO 4217 currency of stated_value."`
	ValueCheck  string    `parquet:"value_check,dict" vocab:"value_check" doc:"What the stated conversion says of the value: ok, repaired (a lost scale word restored), conflict; none if there is nothing to check."`
	DateRule    *string   `parquet:"date_rule,dict" doc:"The rule that resolved event_date."`
	DateText    *string   `parquet:"date_text" doc:"The words that event_date was resolved from."`
	LocalTime   *string   `parquet:"local_time" doc:"Clock time of the observation, HH:MM, as the article gives it."`
	TimeZone    *string   `parquet:"time_zone,dict" doc:"IANA zone of local_time."`
	Background  bool      `parquet:"background" doc:"Told as history or premise: attaches to an event, never opens one."`
	GroupID     *string   `parquet:"group_id" doc:"Shared by facts cut from one distributed predicate (A and B rose 2%)."`
	RuleID      string    `parquet:"rule_id,dict" doc:"The rule that found it: file name, slash, rule name."`
	Confidence  float64   `parquet:"confidence" doc:"Chance that the mention is right: how often ones like it were, on labelled articles and in samples of news that strangers read, 0 to 1."`
	AvailableAt time.Time `parquet:"available_at,timestamp(microsecond)" doc:"When a reader could have known it as it stands: the article's available_at, or its dated_at if that is later."`
}

// MentionRevision is a mention as it stood until its article's day became
// known; mentions_asof(ts) reads it for the time before.
type MentionRevision struct {
	SupersededAt time.Time `parquet:"superseded_at,timestamp(microsecond)" doc:"When the article was dated and its rows in mentions took the place of this one."`
	Mention
}
