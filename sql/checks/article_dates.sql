-- one row per article whose publication date contradicts its precision or its time
SELECT article_id, published_at, published_date, published_precision, date_source
FROM articles
WHERE (published_date IS NULL) <> (published_precision = 'none')
   OR (published_date IS NULL) <> (date_source = 'none')
   OR (published_at IS NOT NULL) <> (published_precision IN ('second', 'minute'))
   OR dated_at <= available_at OR (dated_at IS NOT NULL AND date_source <> 'inferred')
   OR abs(utc_day(published_at) - published_date) > 1
