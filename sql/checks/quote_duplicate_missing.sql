-- one row per quote that repeats a quote that is not in quotes
SELECT q.quote_id, q.duplicate_of FROM quotes q ANTI JOIN quotes o ON o.quote_id = q.duplicate_of
WHERE q.duplicate_of IS NOT NULL
