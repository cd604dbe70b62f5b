-- one row: a mention with its sentence and the article that printed it
CREATE OR REPLACE MACRO evidence(id) AS TABLE
    SELECT m.mention_id, m.text, sentence_around(a.body, m.start_byte, m.end_byte) AS sentence,
           m.event_type, m.subject_name, m.ticker, m.direction, m.value, m.unit, m.value_text,
           m.event_date, m.date_text, m.date_rule, m.rule_id, m.confidence,
           a.title, a.source, a.published_at, a.published_date, a.url, a.source_uri, a.article_id
    FROM mentions m JOIN articles a USING (article_id)
    WHERE m.mention_id = id;
