-- one row per mention or quote that became available at another time than its article, or than its article's day
SELECT m.mention_id AS id, m.available_at, coalesce(a.dated_at, a.available_at) AS article_available_at
FROM mentions m JOIN articles a USING (article_id) WHERE m.available_at <> coalesce(a.dated_at, a.available_at)
UNION ALL
SELECT m.mention_id, m.available_at, a.available_at
FROM mention_revisions m JOIN articles a USING (article_id)
WHERE m.available_at <> a.available_at OR m.superseded_at IS DISTINCT FROM a.dated_at OR m.superseded_at <= m.available_at
UNION ALL
SELECT q.quote_id, q.available_at, a.available_at
FROM quotes q JOIN articles a USING (article_id) WHERE q.available_at <> a.available_at
