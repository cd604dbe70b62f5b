-- one row per count that all runs together do not match
SELECT *
FROM (
    SELECT 'articles' AS counted, (SELECT count(*) FROM articles) AS stored, (SELECT coalesce(sum(articles), 0)::BIGINT FROM runs) AS by_runs
    UNION ALL
    SELECT 'rejects', (SELECT count(*) FROM rejects), (SELECT coalesce(sum(rejects), 0)::BIGINT FROM runs)
)
WHERE stored <> by_runs
