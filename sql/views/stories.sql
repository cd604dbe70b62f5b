-- one row per story: an article with its copies and later versions
SELECT story_id,
       arg_min(title, (version, available_at, article_id)) AS title,
       arg_min(source, (version, available_at, article_id)) AS source,
       count(*)::INTEGER AS articles,
       max(version) AS versions,
       (count(*) FILTER (duplicate_kind IN ('exact', 'near')))::INTEGER AS copies,
       min(available_at) AS first_available_at,
       max(available_at) AS last_available_at
FROM articles
GROUP BY story_id
