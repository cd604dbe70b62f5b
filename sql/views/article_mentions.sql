-- one row per mention, with the article that printed it
SELECT m.*, a.source, a.title, a.published_at, a.published_date, a.url, a.source_uri, a.story_id, a.duplicate_kind
FROM mentions m JOIN articles a USING (article_id)
