-- one row per mention whose text is not what its offsets cut from the body
SELECT m.mention_id, m.article_id, m.start_byte, m.end_byte, m.text
FROM (SELECT mention_id, article_id, start_byte, end_byte, text FROM mentions
      UNION ALL SELECT mention_id, article_id, start_byte, end_byte, text FROM mention_revisions) m
JOIN articles a USING (article_id)
WHERE m.start_byte < 0 OR m.end_byte <= m.start_byte OR m.end_byte > strlen(a.body)
   OR encode(a.body)[m.start_byte + 1:m.end_byte] <> encode(m.text)
