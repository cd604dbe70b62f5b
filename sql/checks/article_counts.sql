-- one row per article whose mention_count is not the number of its mentions
SELECT a.article_id, a.mention_count, coalesce(c.mentions, 0) AS mentions
FROM articles a LEFT JOIN (SELECT article_id, count(*) AS mentions FROM mentions GROUP BY 1) c USING (article_id)
WHERE a.mention_count <> coalesce(c.mentions, 0)
