-- one row per mention that a reader could have seen at ts
CREATE OR REPLACE MACRO mentions_asof(ts) AS TABLE
    SELECT * FROM mentions WHERE available_at <= ts::TIMESTAMPTZ;
