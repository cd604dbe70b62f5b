-- the calendar day of a timestamp in UTC, whatever the session's time zone
CREATE OR REPLACE MACRO utc_day(ts) AS CAST(ts AT TIME ZONE 'UTC' AS DATE);
