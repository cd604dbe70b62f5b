-- one row per move that has no final observation or several
SELECT move_id, count(*) AS observations, count(*) FILTER (is_final) AS finals
FROM events
WHERE move_id IS NOT NULL
GROUP BY move_id
HAVING finals <> 1
