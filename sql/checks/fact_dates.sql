-- one row per mention or event whose event_date is not an interval, or not as exact as date_precision says
SELECT * FROM (
    SELECT mention_id AS id, event_date, event_date_end, date_precision FROM mentions
    UNION ALL
    SELECT event_id, event_date, event_date_end, date_precision FROM events
)
WHERE event_date_end < event_date
   OR (event_date IS NULL) <> (date_precision = 'none')
   OR (event_date IS NULL) <> (event_date_end IS NULL)
   OR (date_precision = 'day' AND event_date_end <> event_date)
