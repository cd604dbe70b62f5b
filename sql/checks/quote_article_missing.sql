-- one row per quote whose article is not in articles
SELECT q.quote_id, q.article_id FROM quotes q ANTI JOIN articles a USING (article_id)
