-- one row per run whose records in are not its articles, duplicates and rejects, or whose rejects are not in the table
SELECT r.run_id, r.records_in, r.articles, r.duplicates, r.rejects, coalesce(j.n, 0) AS rejects_stored
FROM runs r
LEFT JOIN (SELECT run_id, count(*) AS n FROM rejects GROUP BY 1) j USING (run_id)
WHERE r.records_in <> r.articles + r.duplicates + r.rejects
   OR r.rejects <> coalesce(j.n, 0)
   OR r.rejects <> coalesce(list_sum(map_values(r.reject_reasons)), 0)
