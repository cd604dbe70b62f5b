-- one row per article that was available before it was published
-- A day is only over everywhere 12 hours after it is over in UTC; a house west
-- of the reader may date an article a day behind, never more than one ahead.
SELECT article_id, available_at, availability, published_at, published_date
FROM articles
WHERE available_at < published_at
   OR (availability = 'simulated' AND published_at IS NULL AND utc_day(available_at) < published_date - 1)
   OR (availability = 'simulated' AND published_date IS NULL)
