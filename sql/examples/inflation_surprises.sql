-- Inflation as printed against what was expected
SELECT place, metric, base_period, event_date AS period, actual, expected, previous, surprise, unit
FROM indicators
WHERE metric IN ('cpi', 'core_cpi', 'ppi', 'inflation') AND actual IS NOT NULL
ORDER BY abs(surprise) DESC NULLS LAST, period DESC, place, metric, base_period, unit, event_date_end
LIMIT 20;
