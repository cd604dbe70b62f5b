-- one row per mention or event whose figures contradict each other: negative or not finite, without their unit or currency, a range without its end
SELECT * FROM (
    SELECT mention_id AS id, value, value_high, bound, unit, currency, level, level_unit, level_currency, points FROM mentions
    UNION ALL
    SELECT event_id, value, value_high, bound, unit, currency, level, level_unit, level_currency, points FROM events
)
WHERE value < 0 OR value_high < 0 OR points < 0
   OR NOT isfinite(value) OR NOT isfinite(value_high) OR NOT isfinite(level) OR NOT isfinite(points)
   OR (value IS NULL) <> (unit IS NULL)
   OR (level IS NULL) <> (level_unit IS NULL)
   OR (currency IS NULL) = coalesce(unit = 'currency', false)
   OR (level_currency IS NULL) = coalesce(level_unit = 'currency', false)
   OR (value_high IS NULL) = (bound = 'between') OR value_high < value
