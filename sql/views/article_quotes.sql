-- one row per statement in its first printing, with the article that printed it
SELECT q.*, a.source, a.title, a.published_at, a.published_date, a.url, a.source_uri, a.story_id
FROM quotes q JOIN articles a USING (article_id)
WHERE q.duplicate_of IS NULL
