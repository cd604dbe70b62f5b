-- one row per event whose last revision is not what events holds, in either direction
(SELECT 'only in events' AS side, event_id FROM (SELECT * FROM events EXCEPT SELECT * FROM events_asof('infinity')))
UNION ALL
(SELECT 'only in revisions', event_id FROM (SELECT * FROM events_asof('infinity') EXCEPT SELECT * FROM events))
