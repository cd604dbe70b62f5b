package schema

import "time"

// Run is one run of the pipeline over its inputs.
type Run struct {
	RunID          string           `parquet:"run_id" doc:"Hash of as_of, arguments and the ids of what was read."`
	AsOf           time.Time        `parquet:"as_of,timestamp(microsecond)" doc:"The time the run stands for: --as-of, else when it started."`
	StartedAt      time.Time        `parquet:"started_at,timestamp(microsecond)" doc:"Wall clock at the start; equals as_of when --as-of is given, so that replays are byte-identical."`
	FinishedAt     time.Time        `parquet:"finished_at,timestamp(microsecond)" doc:"Wall clock at publication; equals as_of when --as-of is given."`
	Status         string           `parquet:"status,dict" vocab:"run_status" doc:"How it ended; only published runs are in the lake."`
	ProgramVersion string           `parquet:"program_version" doc:"Version of wiremill."`
	RulesHash      string           `parquet:"rules_hash" doc:"Hash of rules, lexicons and gazetteer."`
	RecordsIn      int64            `parquet:"records_in" doc:"Inputs read: articles + duplicates + rejects."`
	Articles       int64            `parquet:"articles" doc:"New rows in articles."`
	Duplicates     int64            `parquet:"duplicates" doc:"Inputs whose exact text is in the lake already."`
	Rejects        int64            `parquet:"rejects" doc:"New rows in rejects."`
	Mentions       int64            `parquet:"mentions" doc:"Mentions found in the new articles."`
	Events         int64            `parquet:"events" doc:"Events in the lake after the run."`
	Quotes         int64            `parquet:"quotes" doc:"Quotes found in the new articles."`
	Bytes          int64            `parquet:"bytes" doc:"Bytes of input read, after decompression."`
	RejectReasons  map[string]int64 `parquet:"reject_reasons" doc:"Rejects per reason."`
	AvailableAt    time.Time        `parquet:"available_at,timestamp(microsecond)" doc:"The run's as_of: decides the partition."`
}
