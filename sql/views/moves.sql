-- one row per price move: its final observation, with signed figures
SELECT event_id, move_id, subject_id, subject_name, subject_kind, ticker, mic,
       event_date, event_date_end, date_precision, session, base_period, direction,
       signed(direction, CASE WHEN unit = 'pct' THEN value END) AS signed_pct,
       signed(direction, coalesce(points, CASE WHEN unit = 'points' THEN value END)) AS signed_points,
       value, value_high, bound, unit, currency, level, level_unit, level_currency,
       modality, polarity, value_min, value_max, agreement,
       mention_count, article_count, story_count, source_count,
       first_available_at, last_available_at, first_mention_id, best_mention_id, confidence
FROM events
WHERE event_type = 'price_move' AND is_final
