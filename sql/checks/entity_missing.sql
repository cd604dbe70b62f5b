-- one row per entity id that a mention or quote uses and entities lacks
SELECT DISTINCT id AS entity_id
FROM (
    SELECT unnest([subject_id, actor_id]) AS id FROM mentions
    UNION ALL
    SELECT unnest([speaker_id, organisation_id]) FROM quotes
) used
ANTI JOIN entities n ON n.entity_id = used.id
WHERE id IS NOT NULL
