-- Where independent sources print different figures for the same event
SELECT event_type, subject_name, event_date, consensus, value, unit, source, text
FROM conflicts
ORDER BY value_max / nullif(value_min, 0) DESC, event_id, available_at, mention_id
LIMIT 20;
