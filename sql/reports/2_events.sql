-- Most told events: one row per event of the days other than moves and levels, at most 20
SELECT day, event_type AS event, subject_name AS subject, coalesce(metric, event_subtype) AS what, direction,
       format('{:,.10g}', value) AS value, coalesce(currency, unit) AS unit, story_count AS stories, source, evidence
FROM daily_events
WHERE day BETWEEN getvariable('first_day') AND getvariable('last_day')
  AND event_type NOT IN ('price_move', 'price_level', 'sentiment', 'market_driver') AND modality <> 'past'
ORDER BY story_count DESC, mention_count DESC, confidence DESC, day, event_type, subject_name, event_id
LIMIT 20
