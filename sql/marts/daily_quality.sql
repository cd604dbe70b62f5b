-- one row per day of availability (UTC): what came in and how well it was understood
WITH article AS (
    SELECT utc_day(available_at) AS day, count(*) AS articles,
           count(*) FILTER (duplicate_kind IN ('exact', 'near')) AS copies,
           count(*) FILTER (duplicate_kind = 'version') AS versions,
           avg((published_precision <> 'none')::INTEGER) AS dated_article_share
    FROM articles GROUP BY 1
), reason AS (
    SELECT utc_day(available_at) AS day, reason, count(*) AS n FROM rejects GROUP BY ALL
), reject AS (
    SELECT day, sum(n)::BIGINT AS rejects, map_from_entries(list((reason, n) ORDER BY reason)) AS reject_reasons
    FROM reason GROUP BY day
), run AS (
    SELECT utc_day(available_at) AS day, sum(duplicates)::BIGINT AS repeated_inputs FROM runs GROUP BY 1
), mention AS (
    SELECT utc_day(available_at) AS day, count(*) AS mentions,
           avg((event_date IS NOT NULL)::INTEGER) AS dated_share,
           avg((subject_id IS NOT NULL)::INTEGER) AS linked_share,
           -- as decimals, whose sum does not depend on the order of the rows
           avg(confidence::DECIMAL(9, 6)) AS mean_confidence
    FROM mentions GROUP BY 1
), event AS (
    SELECT utc_day(first_available_at) AS day, count(*) AS events,
           avg((agreement = 'conflict')::INTEGER) AS conflict_share
    FROM events GROUP BY 1
), quote AS (
    SELECT utc_day(available_at) AS day, count(*) AS quotes FROM quotes GROUP BY 1
), day AS (
    SELECT day FROM article UNION SELECT day FROM reject UNION SELECT day FROM run
)
SELECT day,
       coalesce(articles, 0) AS articles,
       coalesce(copies, 0) AS copies,
       coalesce(versions, 0) AS versions,
       coalesce(repeated_inputs, 0) AS repeated_inputs,
       coalesce(rejects, 0) AS rejects,
       coalesce(reject_reasons, MAP {}::MAP(VARCHAR, BIGINT)) AS reject_reasons,
       coalesce(mentions, 0) AS mentions,
       coalesce(events, 0) AS events,
       coalesce(quotes, 0) AS quotes,
       dated_article_share, dated_share, linked_share, conflict_share, mean_confidence
FROM day
LEFT JOIN article USING (day)
LEFT JOIN reject USING (day)
LEFT JOIN run USING (day)
LEFT JOIN mention USING (day)
LEFT JOIN event USING (day)
LEFT JOIN quote USING (day)
