-- one row per quote whose text is not what its offsets cut from the body
SELECT q.quote_id, q.article_id, q.start_byte, q.end_byte, q.text
FROM quotes q JOIN articles a USING (article_id)
WHERE q.start_byte < 0 OR q.end_byte <= q.start_byte OR q.end_byte > strlen(a.body)
   OR encode(a.body)[q.start_byte + 1:q.end_byte] <> encode(q.text)
