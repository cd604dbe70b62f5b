package schema

// Fact holds the value columns that mentions and events share. In a mention
// they are what one article says, in an event the consensus of its mentions.
type Fact struct {
	EventType    string  `parquet:"event_type,dict" vocab:"event_type" doc:"What happened."`
	EventSubtype *string `parquet:"event_subtype,dict" doc:"Finer kind within the type."`

	SubjectID        *string `parquet:"subject_id" doc:"entity_id of the subject."`
	SubjectName      string  `parquet:"subject_name" doc:"Whom or what it is about: canonical name if linked, else as printed."`
	SubjectKind      string  `parquet:"subject_kind,dict" vocab:"subject_kind" doc:"What kind of thing the subject is."`
	Ticker           *string `parquet:"ticker,dict" doc:"Yahoo-style ticker of the line that the text means; NULL if not listed or unknown."`
	MIC              *string `parquet:"mic,dict" doc:"ISO 10383 code of that line's market."`
	ActorID          *string `parquet:"actor_id" doc:"entity_id of who did it, if not the subject."`
	ActorName        *string `parquet:"actor_name" doc:"Who did it, if not the subject: the acquirer, the regulator, the broker."`
	CounterpartyName *string `parquet:"counterparty_name" doc:"The other party."`
	SpeakerName      *string `parquet:"speaker_name" doc:"Who says so, if the article attributes it."`

	Metric        *string  `parquet:"metric,dict" doc:"The series: revenue, net_income, cpi, exports ... A figure of a part of the subject, a division, a product or a country, names the part before it: lipitor_sales, us_revenue."`
	Direction     *string  `parquet:"direction,dict" vocab:"direction" doc:"Sign of the change; never inferred from world knowledge."`
	Value         *float64 `parquet:"value" doc:"The figure, scaled to its unit, never negative."`
	ValueHigh     *float64 `parquet:"value_high" doc:"Upper end when bound is between."`
	Bound         string   `parquet:"bound,dict" vocab:"bound" doc:"How the text bounds the figure."`
	Unit          *string  `parquet:"unit,dict" vocab:"unit" doc:"Unit of value."`
	Currency      *string  `parquet:"currency,dict" doc:"ISO 4217 currency of value when unit is currency."`
	Level         *float64 `parquet:"level" doc:"Where it stood after the move, or the level stated."`
	LevelUnit     *string  `parquet:"level_unit,dict" vocab:"unit" doc:"Unit of level."`
	LevelCurrency *string  `parquet:"level_currency,dict" doc:"ISO 4217 currency of level when level_unit is currency."`
	Points        *float64 `parquet:"points" doc:"The change in points, printed beside the percentage."`

	BasePeriod    *string `parquet:"base_period,dict" vocab:"base_period" doc:"What the change is measured against."`
	Scope         *string `parquet:"scope,dict" doc:"The window of an extreme: record, 10Y, 7M, 3W, YTD, since:2018-10, since:--10 (of which year, nothing says) ..."`
	EventDate     *Date   `parquet:"event_date,date" doc:"When it held: the session of a move in the market's own calendar, the reference period of a statistic; first day of the interval. A fiscal quarter is filed under the calendar quarter that holds most of its days (date_rule fiscal_quarter) where the article shows which that is, else, most often of an outlook, under that of its name (fiscal_label); a fiscal year under its name. What could be known when is in available_at."`
	EventDateEnd  *Date   `parquet:"event_date_end,date" doc:"Last day of the interval."`
	DatePrecision string  `parquet:"date_precision,dict" vocab:"date_precision" doc:"How exactly event_date is known."`
	Session       *string `parquet:"session,dict" vocab:"session" doc:"Part of the trading day."`
	Modality      string  `parquet:"modality,dict" vocab:"modality" doc:"Whether it happened, or who thinks it will."`
	Polarity      string  `parquet:"polarity,dict" vocab:"polarity" doc:"neg when the text denies the predicate."`
}
