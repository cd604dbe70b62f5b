-- From a figure back to its sentence, its rule and its article: the best told price move
SELECT sentence, value, unit, rule_id, date_text, date_rule, confidence, title, source, published_at, source_uri
FROM evidence((
    SELECT best_mention_id FROM events WHERE event_type = 'price_move' ORDER BY mention_count DESC, event_id LIMIT 1
));
