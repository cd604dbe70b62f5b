-- What a reader knew about Hong Kong's indices at noon UTC: never a later correction
SELECT event_date, subject_name, session, direction, value, unit, mention_count
FROM events_asof('2024-03-13 12:00:00Z')
WHERE event_type = 'price_move' AND ticker IN ('^HSI', 'HSTECH.HK')
ORDER BY event_date DESC NULLS LAST, first_available_at DESC, event_id
LIMIT 20;
