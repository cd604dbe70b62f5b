package schema

import "time"

// Quote is one attributed statement.
type Quote struct {
	QuoteID          string    `parquet:"quote_id" doc:"Hash of article_id and span."`
	ArticleID        string    `parquet:"article_id" doc:"The article that prints it."`
	Sentence         int32     `parquet:"sentence" doc:"Number of the sentence in the body, from 0."`
	StartByte        int32     `parquet:"start_byte" doc:"First byte of the statement in body."`
	EndByte          int32     `parquet:"end_byte" doc:"One past its last byte: body[start_byte:end_byte] = text."`
	Text             string    `parquet:"text" doc:"The statement, with its quotation marks if it has any."`
	Kind             string    `parquet:"kind,dict" vocab:"quote_kind" doc:"direct (in quotation marks), indirect, or mixed."`
	SpeakerName      *string   `parquet:"speaker_name" doc:"Who said it."`
	SpeakerID        *string   `parquet:"speaker_id" doc:"entity_id of the speaker."`
	SpeakerTitle     *string   `parquet:"speaker_title" doc:"Their role as printed."`
	OrganisationName *string   `parquet:"organisation_name" doc:"For whom they speak."`
	OrganisationID   *string   `parquet:"organisation_id" doc:"entity_id of the organisation."`
	Verb             *string   `parquet:"verb,dict" doc:"The verb of saying, as printed."`
	EventID          *string   `parquet:"event_id" doc:"The analyst_comment or policy_statement event it evidences."`
	DuplicateOf      *string   `parquet:"duplicate_of" doc:"quote_id of the earlier printing of the same words by the same speaker."`
	AvailableAt      time.Time `parquet:"available_at,timestamp(microsecond)" doc:"The article's available_at."`
}
