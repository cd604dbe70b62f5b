-- one row per event and time with more than one revision
SELECT event_id, revised_at, count(*) AS revisions FROM event_revisions GROUP BY ALL HAVING count(*) > 1
