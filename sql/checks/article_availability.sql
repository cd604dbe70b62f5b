-- one row per article that was available before it was published
-- A nightly run believes a paper dated up to two days ahead of it (tomorrow's, in
-- the easternmost zone; see pipeline/ingest/date.go) and knows it when it reads it.
-- A backfill lets nothing be known before publication; a day is only over
-- everywhere 12 hours after it is over in UTC, so a day's slack is a zone's.
SELECT article_id, available_at, availability, published_at, published_date
FROM articles
WHERE (availability <> 'simulated' AND published_date > utc_day(available_at) + 2)
   OR (availability = 'simulated' AND available_at < published_at)
   OR (availability = 'simulated' AND published_at IS NULL AND utc_day(available_at) < published_date - 1)
   OR (availability = 'simulated' AND published_date IS NULL)
