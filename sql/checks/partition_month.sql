-- one row per file with rows outside the month or day of its path
SELECT file, min(stamp) AS first_at, max(stamp) AS last_at
FROM (
    SELECT filename AS file, available_at AS stamp FROM read_parquet(lake_files('articles'), filename = true, hive_partitioning = false)
    UNION ALL
    SELECT filename, available_at FROM read_parquet(lake_files('mentions'), filename = true, hive_partitioning = false)
    UNION ALL
    SELECT filename, available_at FROM read_parquet(lake_files('mention_revisions'), filename = true, hive_partitioning = false)
    UNION ALL
    SELECT filename, first_available_at FROM read_parquet(lake_files('events'), filename = true, hive_partitioning = false)
    UNION ALL
    SELECT filename, revised_at FROM read_parquet(lake_files('event_revisions'), filename = true, hive_partitioning = false)
    UNION ALL
    SELECT filename, available_at FROM read_parquet(lake_files('quotes'), filename = true, hive_partitioning = false)
    UNION ALL
    SELECT filename, available_at FROM read_parquet(lake_files('rejects'), filename = true, hive_partitioning = false)
)
WHERE NOT starts_with(strftime(stamp AT TIME ZONE 'UTC', '%Y-%m-%d'), regexp_extract(file, '.*[/\\](?:month|day)=([0-9-]+)[/\\]', 1))
GROUP BY file
