-- From a figure back to its sentence, its rule and its article
SELECT v.*
FROM (SELECT best_mention_id FROM events WHERE event_type = 'price_move' ORDER BY mention_count DESC, event_id LIMIT 1) e,
     LATERAL (SELECT * FROM article_mentions m WHERE m.mention_id = e.best_mention_id) v;
