-- one row per entity whose mention_count or first_seen is not that of its mentions
SELECT n.entity_id, n.name, n.mention_count, c.mentions, n.first_seen, c.first_at
FROM entities n
LEFT JOIN (
    SELECT id AS entity_id, count(DISTINCT mention_id) AS mentions, min(available_at) AS first_at
    FROM (SELECT mention_id, available_at, unnest([subject_id, actor_id]) AS id FROM mentions)
    GROUP BY id
) c USING (entity_id)
WHERE n.mention_count <> coalesce(c.mentions, 0) OR n.first_seen > c.first_at
