-- one row per mention as a reader could have seen it at ts: before its article was dated, if that was later
CREATE OR REPLACE MACRO mentions_asof(ts) AS TABLE
    SELECT * FROM mentions WHERE available_at <= ts::TIMESTAMPTZ
    UNION ALL BY NAME
    SELECT * EXCLUDE (superseded_at) FROM mention_revisions
    WHERE available_at <= ts::TIMESTAMPTZ AND superseded_at > ts::TIMESTAMPTZ;
