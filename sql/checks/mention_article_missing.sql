-- one row per mention whose article is not in articles
SELECT m.mention_id, m.article_id FROM mentions m ANTI JOIN articles a USING (article_id)
