-- one row per event whose counts and times are not those of its mentions
SELECT e.event_id, e.mention_count, c.mentions, e.article_count, c.articles, e.story_count, c.stories,
       e.source_count, c.sources, e.first_available_at, c.first_at, e.last_available_at, c.last_at
FROM events e
LEFT JOIN (
    SELECT m.event_id, count(*) AS mentions, count(DISTINCT m.article_id) AS articles,
           count(DISTINCT a.story_id) AS stories, count(DISTINCT a.source) AS sources,
           min(m.available_at) AS first_at, max(m.available_at) AS last_at
    FROM mentions m JOIN articles a USING (article_id)
    GROUP BY m.event_id
) c USING (event_id)
WHERE e.mention_count IS DISTINCT FROM c.mentions OR e.article_count IS DISTINCT FROM c.articles
   OR e.story_count IS DISTINCT FROM c.stories
   -- articles that name no source may count as one unknown source
   OR e.source_count NOT BETWEEN c.sources AND c.sources + 1
   OR e.first_available_at IS DISTINCT FROM c.first_at OR e.last_available_at IS DISTINCT FROM c.last_at
