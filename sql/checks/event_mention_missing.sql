-- one row per event whose first or best mention is not one of its mentions
SELECT e.event_id, e.first_mention_id, e.best_mention_id
FROM events e
LEFT JOIN mentions f ON f.mention_id = e.first_mention_id
LEFT JOIN mentions b ON b.mention_id = e.best_mention_id
WHERE f.event_id IS DISTINCT FROM e.event_id OR b.event_id IS DISTINCT FROM e.event_id
