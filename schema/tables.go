package schema

// Table is one table of the lake.
type Table struct {
	Name        string   // directory and SQL name
	Doc         string   // "one row per ..."
	Row         any      // zero value of the row type
	Partitioned bool     // month=YYYY-MM of available_at (first_available_at for events); else one file
	SortedBy    []string // order of rows in a file
	Key         string   // column that is unique over the table
}

// Tables lists the tables of the lake in the order the data flows.
func Tables() []Table {
	return []Table{
		{"articles", "one row per distinct article text (versions of one story are separate rows)", Article{}, true, []string{"available_at", "article_id"}, "article_id"},
		{"mentions", "one row per fact as one article states it (the evidence)", Mention{}, true, []string{"available_at", "article_id", "in_title", "start_byte", "mention_id"}, "mention_id"},
		{"mention_revisions", "one row per mention as it stood before its article's day was known: what mentions_asof reads", MentionRevision{}, true, []string{"available_at", "article_id", "in_title", "start_byte", "mention_id"}, ""},
		{"events", "one row per distinct event, merged from its mentions", Event{}, true, []string{"first_available_at", "event_id"}, "event_id"},
		{"event_revisions", "one row per state an event has had: what events_asof reads", EventRevision{}, true, []string{"revised_at", "event_id"}, ""},
		{"quotes", "one row per attributed statement", Quote{}, true, []string{"available_at", "article_id", "start_byte", "quote_id"}, "quote_id"},
		{"entities", "one row per entity any mention refers to", Entity{}, false, []string{"entity_id"}, "entity_id"},
		{"rejects", "one row per input that did not become an article", Reject{}, true, []string{"available_at", "source_uri", "sha256"}, ""},
		{"runs", "one row per run", Run{}, false, []string{"as_of", "run_id"}, "run_id"},
	}
}
