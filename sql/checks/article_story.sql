-- one row per article whose story or original is not in articles, or lies in another story
SELECT a.article_id, a.story_id, a.duplicate_of
FROM articles a
LEFT JOIN articles s ON s.article_id = a.story_id
LEFT JOIN articles d ON d.article_id = a.duplicate_of
WHERE s.story_id IS DISTINCT FROM a.story_id
   OR (a.duplicate_of IS NOT NULL AND d.story_id IS DISTINCT FROM a.story_id)
   OR (a.duplicate_of IS NULL) <> (a.duplicate_kind = 'none')
