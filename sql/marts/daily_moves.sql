-- one row per subject, session day and base period: the final move
-- Only what happened (actual, not denied) on a day known exactly. Of several
-- moves of one subject the close wins, then the better attested one.
WITH final AS (
    SELECT *, coalesce(ticker, subject_id, subject_name) AS subject_key
    FROM moves
    WHERE date_precision = 'day' AND modality = 'actual' AND polarity = 'pos'
    QUALIFY row_number() OVER (
        PARTITION BY subject_key, event_date, base_period
        ORDER BY coalesce(session = 'close', false) DESC, signed_pct IS NULL, story_count DESC, confidence DESC, event_id
    ) = 1
), novel AS (
    -- novelty: days since this subject last had such a move, NULL if never before
    SELECT *, event_date - lag(event_date) OVER (PARTITION BY subject_key, base_period ORDER BY event_date) AS days_since_previous
    FROM final
), observation AS (
    SELECT move_id, count(*)::INTEGER AS observations FROM events WHERE move_id IS NOT NULL GROUP BY move_id
)
SELECT f.event_date AS day, f.subject_kind, f.subject_name, f.ticker, f.mic, f.base_period, f.session, f.direction,
       f.signed_pct, f.signed_points,
       CASE WHEN f.unit NOT IN ('pct', 'points') THEN signed(f.direction, f.value) END AS signed_change,
       CASE WHEN f.unit NOT IN ('pct', 'points') THEN coalesce(f.currency, f.unit) END AS change_unit,
       f.bound, f.level, f.level_unit, f.level_currency,
       f.agreement, f.value_min, f.value_max,
       coalesce(o.observations, 1) AS observations, f.mention_count, f.story_count, f.source_count,
       f.days_since_previous, f.first_available_at, f.last_available_at, f.confidence,
       m.text AS evidence, a.source, f.event_id
FROM novel f
LEFT JOIN observation o USING (move_id)
LEFT JOIN mentions m ON m.mention_id = f.best_mention_id
LEFT JOIN articles a USING (article_id)
