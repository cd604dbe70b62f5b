-- one row per statistic, place and reference period: printed, expected and previous figure
-- surprise is actual less expected, in the unit of both, without the noise of binary fractions.
WITH figure AS (
    SELECT *, coalesce(signed(direction, value), value) AS figure
    FROM events
    WHERE event_type = 'macro_indicator' AND value IS NOT NULL AND event_date IS NOT NULL AND polarity = 'pos'
), period AS (
    SELECT subject_name AS place, metric, base_period, unit, currency, event_date, event_date_end, date_precision,
           arg_max(figure, (confidence, story_count, event_id)) FILTER (modality IN ('actual', 'past')) AS actual,
           arg_max(figure, (confidence, story_count, event_id)) FILTER (modality IN ('expected', 'forecast')) AS expected,
           min(first_available_at) FILTER (modality IN ('actual', 'past')) AS actual_available_at,
           min(first_available_at) FILTER (modality IN ('expected', 'forecast')) AS expected_available_at
    FROM figure
    GROUP BY ALL
)
SELECT *,
       round(actual - expected, 9) AS surprise,
       lag(actual IGNORE NULLS) OVER (
           PARTITION BY place, metric, base_period, unit, currency, date_precision ORDER BY event_date, event_date_end
       ) AS previous
FROM period
