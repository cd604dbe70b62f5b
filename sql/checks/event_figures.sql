-- one row per event whose figures contradict each other: negative or not finite, a unit without its currency, a range without its end
SELECT event_id, value, value_high, bound, unit, currency, level, level_unit, level_currency, points
FROM events
WHERE value < 0 OR value_high < 0 OR points < 0 OR NOT isfinite(value) OR NOT isfinite(value_high) OR NOT isfinite(level)
   OR NOT isfinite(points)
   OR (unit IS NOT NULL AND value IS NULL) OR (value IS NOT NULL AND unit IS NULL)
   OR (currency IS NOT NULL AND unit IS DISTINCT FROM 'currency')
   OR (level_currency IS NOT NULL AND level_unit IS DISTINCT FROM 'currency')
   OR (level_unit IS NOT NULL AND level IS NULL)
   OR (bound = 'between') <> (value_high IS NOT NULL) OR value_high < value
