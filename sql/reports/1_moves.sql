-- Largest moves: one row per move of the days, over one day or within it, at most 20
SELECT day, subject_name AS subject, ticker,
       printf('%+.2f', signed_pct) AS "pct", level, session, agreement, story_count AS stories, evidence
FROM daily_moves
WHERE day BETWEEN getvariable('first_day') AND getvariable('last_day')
  AND signed_pct IS NOT NULL AND coalesce(base_period IN ('1D', 'intraday'), true)
ORDER BY abs(signed_pct) DESC, story_count DESC, subject_name, event_id
LIMIT 20
