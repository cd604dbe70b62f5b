-- one row per reject whose run is not in runs
SELECT j.source_uri, j.run_id FROM rejects j ANTI JOIN runs r USING (run_id)
