-- one row per event, on the day it happened, or if that is not known to the day, the day it could first be known (UTC)
-- Of the observations of one price move only the final one.
WITH dated AS (
    SELECT *,
           CASE WHEN date_precision = 'day' THEN event_date ELSE utc_day(first_available_at) END AS day,
           -- novelty: days since the subject's previous event of this type and metric became known, NULL if never before
           date_diff('day', lag(utc_day(first_available_at)) OVER told, utc_day(first_available_at)) AS days_since_previous
    FROM events
    WHERE is_final
    WINDOW told AS (
        PARTITION BY event_type, metric, coalesce(ticker, subject_id, subject_name)
        ORDER BY first_available_at, event_id
    )
)
SELECT e.day, e.event_type, e.event_subtype, e.subject_kind, e.subject_name, e.ticker, e.actor_name, e.counterparty_name,
       e.speaker_name, e.metric, e.direction, e.value, e.value_high, e.bound, e.unit, e.currency,
       e.level, e.level_unit, e.level_currency, e.points, e.base_period, e.scope,
       e.event_date, e.event_date_end, e.date_precision, e.session, e.modality, e.polarity,
       e.agreement, e.mention_count, e.story_count, e.source_count, e.days_since_previous,
       e.first_available_at, e.last_available_at, e.confidence,
       m.text AS evidence, sentence_around(a.body, m.start_byte, m.end_byte) AS sentence,
       a.source, a.title, a.url, e.event_id
FROM dated e
LEFT JOIN mentions m ON m.mention_id = e.best_mention_id
LEFT JOIN articles a USING (article_id)
