-- Who is quoted most, and for whom they speak; a statement that several articles print counts once
SELECT speaker_name, arg_max(organisation_name, (available_at, quote_id)) AS organisation, count(*) AS statements,
       count(DISTINCT story_id) AS stories, max(available_at) AS last_quoted
FROM article_quotes
WHERE speaker_name IS NOT NULL
GROUP BY speaker_name
ORDER BY statements DESC, speaker_name
LIMIT 10;
