-- one row per mention about a ticker, oldest event first, with its sentence
CREATE OR REPLACE MACRO facts_about(symbol) AS TABLE
    SELECT m.event_date, m.event_type, m.event_subtype, m.metric, m.direction, m.value, m.unit, m.currency,
           m.base_period, m.modality, m.text, sentence_around(a.body, m.start_byte, m.end_byte) AS sentence,
           a.source, m.available_at, m.mention_id, m.event_id
    FROM mentions m JOIN articles a USING (article_id)
    WHERE m.ticker = symbol
    ORDER BY m.event_date NULLS LAST, m.available_at, m.start_byte, m.mention_id;
