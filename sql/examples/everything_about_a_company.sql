-- Everything the articles say about one company, each fact with its sentence
SELECT event_date, event_type, direction, value, coalesce(currency, unit) AS unit, sentence, source
FROM facts_about('0700.HK')
LIMIT 20;
