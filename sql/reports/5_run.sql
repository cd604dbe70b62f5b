-- Last run: one row for the latest run, whose records in are its articles, duplicates and rejects
SELECT as_of, run_id, records_in, articles, duplicates, rejects, mentions, quotes, events AS events_in_lake
FROM runs
ORDER BY as_of DESC, started_at DESC, run_id
LIMIT 1
