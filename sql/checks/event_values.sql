-- one row per event whose consensus lies outside what its mentions give, or whose agreement contradicts their number
SELECT event_id, value, value_min, value_max, agreement, mention_count, story_count
FROM events
WHERE value < value_min OR value > value_max OR value_min > value_max
   OR (agreement <> 'single' AND mention_count = 1)
   OR confidence NOT BETWEEN 0 AND 1
