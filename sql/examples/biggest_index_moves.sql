-- Biggest index moves of the latest trading day in the lake
SELECT day, subject_name, ticker, signed_pct, level, session, source_count, evidence
FROM daily_moves
WHERE subject_kind = 'index' AND base_period = '1D'
  AND day = (SELECT max(day) FROM daily_moves WHERE subject_kind = 'index' AND base_period = '1D')
ORDER BY abs(signed_pct) DESC, ticker, event_id
LIMIT 10;
