-- Events by type: one row per event type of the days
SELECT event_type AS event, count(*) AS events, sum(mention_count)::BIGINT AS mentions,
       count(*) FILTER (agreement = 'conflict') AS conflicts,
       count(DISTINCT coalesce(ticker, subject_name)) AS subjects
FROM daily_events
WHERE day BETWEEN getvariable('first_day') AND getvariable('last_day')
GROUP BY ALL
ORDER BY events DESC, event
