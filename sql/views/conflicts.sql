-- one row per mention of an event whose independent sources give different figures
SELECT e.event_id, e.event_type, e.subject_name, e.ticker, e.metric, e.event_date, e.base_period,
       e.value AS consensus, e.value_min, e.value_max, e.unit, e.currency,
       m.value, m.value_text, m.text, a.source, m.available_at, m.mention_id, m.article_id
FROM events e
JOIN mentions m USING (event_id)
JOIN articles a USING (article_id)
WHERE e.agreement = 'conflict'
