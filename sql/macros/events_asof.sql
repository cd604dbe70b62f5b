-- one row per event, in the state that a reader had at ts
-- A text without a zone is read in the session's: write '2023-07-13 09:00:00Z'.
CREATE OR REPLACE MACRO events_asof(ts) AS TABLE
    SELECT * EXCLUDE (revised_at, withdrawn)
    FROM event_revisions
    WHERE revised_at <= ts::TIMESTAMPTZ
    QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY revised_at DESC) = 1 AND NOT withdrawn;
