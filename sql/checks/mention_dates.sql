-- one row per mention whose event_date is not an interval, or not as exact as date_precision says
SELECT mention_id, event_date, event_date_end, date_precision
FROM mentions
WHERE event_date_end < event_date
   OR (event_date IS NULL) <> (date_precision = 'none')
   OR (event_date IS NULL) <> (event_date_end IS NULL)
   OR (date_precision = 'day' AND event_date_end <> event_date)
