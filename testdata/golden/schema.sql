-- wiremill tables, schema version 2

CREATE TABLE articles (
    article_id VARCHAR NOT NULL,
    external_id VARCHAR,
    source_uri VARCHAR NOT NULL,
    title VARCHAR,
    body VARCHAR NOT NULL,
    source VARCHAR,
    byline VARCHAR,
    url VARCHAR,
    language VARCHAR NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE,
    published_date DATE,
    published_precision VARCHAR NOT NULL,
    date_source VARCHAR NOT NULL,
    date_evidence VARCHAR,
    dated_at TIMESTAMP WITH TIME ZONE,
    available_at TIMESTAMP WITH TIME ZONE NOT NULL,
    availability VARCHAR NOT NULL,
    story_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    duplicate_of VARCHAR,
    duplicate_kind VARCHAR NOT NULL,
    similarity DOUBLE,
    word_count INTEGER NOT NULL,
    mention_count INTEGER NOT NULL
);
COMMENT ON TABLE articles IS 'one row per distinct article text (versions of one story are separate rows). Partitioned by the UTC month (or day) of available_at. Sorted by available_at, article_id. Unique: article_id.';
COMMENT ON COLUMN articles.article_id IS 'Hash of title and body: the same text has the same id in every lake.';
COMMENT ON COLUMN articles.external_id IS 'The record''s own id, as the input printed it.';
COMMENT ON COLUMN articles.source_uri IS 'Path relative to the input root; #n for record n of a file of many.';
COMMENT ON COLUMN articles.title IS 'Headline, if the input has one.';
COMMENT ON COLUMN articles.body IS 'The article''s own text, UTF-8, unchanged but for repaired encoding; offsets of mentions and quotes count its bytes.';
COMMENT ON COLUMN articles.source IS 'Who published it: agency, newspaper, site.';
COMMENT ON COLUMN articles.byline IS 'Names of the writers as printed.';
COMMENT ON COLUMN articles.url IS 'Where it was published.';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code of the detected language, und if unsure.';
COMMENT ON COLUMN articles.published_at IS 'Publication time, UTC, if known to the minute or better.';
COMMENT ON COLUMN articles.published_date IS 'Publication day in the house''s own time zone; first day of the period if published_precision is month or year.';
COMMENT ON COLUMN articles.published_precision IS 'How exactly publication is known. One of: second minute day month year none.';
COMMENT ON COLUMN articles.date_source IS 'What told the publication date. One of: field header dateline filename url copyright inferred none.';
COMMENT ON COLUMN articles.date_evidence IS 'The words that told it.';
COMMENT ON COLUMN articles.dated_at IS 'When an inferred publication day could first be known, if that is later than available_at: until then a reader had the article without its day.';
COMMENT ON COLUMN articles.available_at IS 'When a reader of this lake could have known the article.';
COMMENT ON COLUMN articles.availability IS 'Where available_at comes from. One of: observed simulated unknown.';
COMMENT ON COLUMN articles.story_id IS 'The article_id of the first telling; the same for copies and versions.';
COMMENT ON COLUMN articles.version IS '1 for the first telling of a story, then counted up in order of availability; copies carry the version they copy.';
COMMENT ON COLUMN articles.duplicate_of IS 'article_id of the earlier article that this one repeats.';
COMMENT ON COLUMN articles.duplicate_kind IS 'How it repeats it. One of: none exact near version.';
COMMENT ON COLUMN articles.similarity IS 'Share of the shorter text''s five-word shingles found in the other, 0 to 1.';
COMMENT ON COLUMN articles.word_count IS 'Words of the body.';
COMMENT ON COLUMN articles.mention_count IS 'Rows in mentions for this article.';

CREATE TABLE mentions (
    mention_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    in_title BOOLEAN NOT NULL,
    event_type VARCHAR NOT NULL,
    event_subtype VARCHAR,
    subject_id VARCHAR,
    subject_name VARCHAR NOT NULL,
    subject_kind VARCHAR NOT NULL,
    ticker VARCHAR,
    mic VARCHAR,
    actor_id VARCHAR,
    actor_name VARCHAR,
    counterparty_name VARCHAR,
    speaker_name VARCHAR,
    metric VARCHAR,
    direction VARCHAR,
    value DOUBLE,
    value_high DOUBLE,
    bound VARCHAR NOT NULL,
    unit VARCHAR,
    currency VARCHAR,
    level DOUBLE,
    level_unit VARCHAR,
    level_currency VARCHAR,
    points DOUBLE,
    base_period VARCHAR,
    scope VARCHAR,
    event_date DATE,
    event_date_end DATE,
    date_precision VARCHAR NOT NULL,
    session VARCHAR,
    modality VARCHAR NOT NULL,
    polarity VARCHAR NOT NULL,
    value_text VARCHAR,
    value_scope VARCHAR NOT NULL,
    stated_value DOUBLE,
    stated_currency VARCHAR,
    value_check VARCHAR NOT NULL,
    date_rule VARCHAR,
    date_text VARCHAR,
    local_time VARCHAR,
    time_zone VARCHAR,
    background BOOLEAN NOT NULL,
    group_id VARCHAR,
    rule_id VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    available_at TIMESTAMP WITH TIME ZONE NOT NULL
);
COMMENT ON TABLE mentions IS 'one row per fact as one article states it (the evidence). Partitioned by the UTC month (or day) of available_at. Sorted by available_at, article_id, in_title, start_byte, mention_id. Unique: mention_id.';
COMMENT ON COLUMN mentions.mention_id IS 'Hash of article_id, span, type, subject and value.';
COMMENT ON COLUMN mentions.article_id IS 'The article that states it.';
COMMENT ON COLUMN mentions.event_id IS 'The event that this mention was merged into.';
COMMENT ON COLUMN mentions.sentence IS 'Number of the sentence in the body, from 0.';
COMMENT ON COLUMN mentions.start_byte IS 'First byte of the evidence in body.';
COMMENT ON COLUMN mentions.end_byte IS 'One past its last byte: body[start_byte:end_byte] = text.';
COMMENT ON COLUMN mentions.text IS 'The evidence: the smallest span with subject, trigger and value.';
COMMENT ON COLUMN mentions.in_title IS 'The evidence stands in a headline line of the body.';
COMMENT ON COLUMN mentions.event_type IS 'What happened. One of: price_move price_level extreme streak volume flow earnings_result guidance dividend mna ownership listing financing credit_event rating_change labour macro_indicator central_bank schedule reg_action buyback fin_metric management operations legal policy_action policy_statement official_meeting public_health shock analyst_comment rel_performance sentiment policy_stance market_driver.';
COMMENT ON COLUMN mentions.event_subtype IS 'Finer kind within the type.';
COMMENT ON COLUMN mentions.subject_id IS 'entity_id of the subject.';
COMMENT ON COLUMN mentions.subject_name IS 'Whom or what it is about: canonical name if linked, else as printed.';
COMMENT ON COLUMN mentions.subject_kind IS 'What kind of thing the subject is. One of: index company etf sector market fx commodity yield crypto government regulator central_bank person macro organisation.';
COMMENT ON COLUMN mentions.ticker IS 'Yahoo-style ticker of the line that the text means; NULL if not listed or unknown.';
COMMENT ON COLUMN mentions.mic IS 'ISO 10383 code of that line''s market.';
COMMENT ON COLUMN mentions.actor_id IS 'entity_id of who did it, if not the subject.';
COMMENT ON COLUMN mentions.actor_name IS 'Who did it, if not the subject: the acquirer, the regulator, the broker.';
COMMENT ON COLUMN mentions.counterparty_name IS 'The other party.';
COMMENT ON COLUMN mentions.speaker_name IS 'Who says so, if the article attributes it.';
COMMENT ON COLUMN mentions.metric IS 'The series: revenue, net_income, cpi, exports ... A figure of a part of the subject, a division, a product or a country, names the part before it: lipitor_sales, us_revenue.';
COMMENT ON COLUMN mentions.direction IS 'Sign of the change; never inferred from world knowledge. One of: up down flat in out easing tightening.';
COMMENT ON COLUMN mentions.value IS 'The figure, scaled to its unit, never negative.';
COMMENT ON COLUMN mentions.value_high IS 'Upper end when bound is between.';
COMMENT ON COLUMN mentions.bound IS 'How the text bounds the figure. One of: eq approx nearly gt ge lt le between.';
COMMENT ON COLUMN mentions.unit IS 'Unit of value. One of: pct pp bps points currency count days times.';
COMMENT ON COLUMN mentions.currency IS 'ISO 4217 currency of value when unit is currency.';
COMMENT ON COLUMN mentions.level IS 'Where it stood after the move, or the level stated.';
COMMENT ON COLUMN mentions.level_unit IS 'Unit of level. One of: pct pp bps points currency count days times.';
COMMENT ON COLUMN mentions.level_currency IS 'ISO 4217 currency of level when level_unit is currency.';
COMMENT ON COLUMN mentions.points IS 'The change in points, printed beside the percentage.';
COMMENT ON COLUMN mentions.base_period IS 'What the change is measured against. One of: 1D WTD MTD QTD YTD 1W 1M 1Y YoY QoQ MoM first_day intraday from_high from_low since:YYYY-MM.';
COMMENT ON COLUMN mentions.scope IS 'The window of an extreme: record, 10Y, 7M, 3W, YTD, since:2018-10, since:--10 (of which year, nothing says) ...';
COMMENT ON COLUMN mentions.event_date IS 'When it held: the session of a move in the market''s own calendar, the reference period of a statistic; first day of the interval. A fiscal quarter is filed under the calendar quarter that holds most of its days (date_rule fiscal_quarter) where the article shows which that is, else, most often of an outlook, under that of its name (fiscal_label); a fiscal year under its name. What could be known when is in available_at.';
COMMENT ON COLUMN mentions.event_date_end IS 'Last day of the interval.';
COMMENT ON COLUMN mentions.date_precision IS 'How exactly event_date is known. One of: day week month quarter half year none.';
COMMENT ON COLUMN mentions.session IS 'Part of the trading day. One of: open intraday close premarket postmarket.';
COMMENT ON COLUMN mentions.modality IS 'Whether it happened, or who thinks it will. One of: actual forecast expected scheduled reported possible denied past.';
COMMENT ON COLUMN mentions.polarity IS 'neg when the text denies the predicate. One of: pos neg.';
COMMENT ON COLUMN mentions.value_text IS 'The figure as printed.';
COMMENT ON COLUMN mentions.value_scope IS 'Whether the figure is this subject''s alone (single, each) or a total over several (joint: do not sum). One of: single each joint.';
COMMENT ON COLUMN mentions.stated_value IS 'The conversion that the article prints beside a sum.';
COMMENT ON COLUMN mentions.stated_currency IS 'ISO 4217 currency of stated_value.';
COMMENT ON COLUMN mentions.value_check IS 'What the stated conversion says of the value: ok, repaired (a lost scale word restored), conflict; none if there is nothing to check. One of: ok repaired conflict none.';
COMMENT ON COLUMN mentions.date_rule IS 'The rule that resolved event_date.';
COMMENT ON COLUMN mentions.date_text IS 'The words that event_date was resolved from.';
COMMENT ON COLUMN mentions.local_time IS 'Clock time of the observation, HH:MM, as the article gives it.';
COMMENT ON COLUMN mentions.time_zone IS 'IANA zone of local_time.';
COMMENT ON COLUMN mentions.background IS 'Told as history or premise: attaches to an event, never opens one.';
COMMENT ON COLUMN mentions.group_id IS 'Shared by facts cut from one distributed predicate (A and B rose 2%).';
COMMENT ON COLUMN mentions.rule_id IS 'The rule that found it: file name, slash, rule name.';
COMMENT ON COLUMN mentions.confidence IS 'Chance that the mention is right: how often ones like it were, on labelled articles and in samples of news that strangers read, 0 to 1.';
COMMENT ON COLUMN mentions.available_at IS 'When a reader could have known it as it stands: the article''s available_at, or its dated_at if that is later.';

CREATE TABLE mention_revisions (
    superseded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    mention_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    in_title BOOLEAN NOT NULL,
    event_type VARCHAR NOT NULL,
    event_subtype VARCHAR,
    subject_id VARCHAR,
    subject_name VARCHAR NOT NULL,
    subject_kind VARCHAR NOT NULL,
    ticker VARCHAR,
    mic VARCHAR,
    actor_id VARCHAR,
    actor_name VARCHAR,
    counterparty_name VARCHAR,
    speaker_name VARCHAR,
    metric VARCHAR,
    direction VARCHAR,
    value DOUBLE,
    value_high DOUBLE,
    bound VARCHAR NOT NULL,
    unit VARCHAR,
    currency VARCHAR,
    level DOUBLE,
    level_unit VARCHAR,
    level_currency VARCHAR,
    points DOUBLE,
    base_period VARCHAR,
    scope VARCHAR,
    event_date DATE,
    event_date_end DATE,
    date_precision VARCHAR NOT NULL,
    session VARCHAR,
    modality VARCHAR NOT NULL,
    polarity VARCHAR NOT NULL,
    value_text VARCHAR,
    value_scope VARCHAR NOT NULL,
    stated_value DOUBLE,
    stated_currency VARCHAR,
    value_check VARCHAR NOT NULL,
    date_rule VARCHAR,
    date_text VARCHAR,
    local_time VARCHAR,
    time_zone VARCHAR,
    background BOOLEAN NOT NULL,
    group_id VARCHAR,
    rule_id VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    available_at TIMESTAMP WITH TIME ZONE NOT NULL
);
COMMENT ON TABLE mention_revisions IS 'one row per mention as it stood before its article''s day was known: what mentions_asof reads. Partitioned by the UTC month (or day) of available_at. Sorted by available_at, article_id, in_title, start_byte, mention_id.';
COMMENT ON COLUMN mention_revisions.superseded_at IS 'When the article was dated and its rows in mentions took the place of this one.';
COMMENT ON COLUMN mention_revisions.mention_id IS 'Hash of article_id, span, type, subject and value.';
COMMENT ON COLUMN mention_revisions.article_id IS 'The article that states it.';
COMMENT ON COLUMN mention_revisions.event_id IS 'The event that this mention was merged into.';
COMMENT ON COLUMN mention_revisions.sentence IS 'Number of the sentence in the body, from 0.';
COMMENT ON COLUMN mention_revisions.start_byte IS 'First byte of the evidence in body.';
COMMENT ON COLUMN mention_revisions.end_byte IS 'One past its last byte: body[start_byte:end_byte] = text.';
COMMENT ON COLUMN mention_revisions.text IS 'The evidence: the smallest span with subject, trigger and value.';
COMMENT ON COLUMN mention_revisions.in_title IS 'The evidence stands in a headline line of the body.';
COMMENT ON COLUMN mention_revisions.event_type IS 'What happened. One of: price_move price_level extreme streak volume flow earnings_result guidance dividend mna ownership listing financing credit_event rating_change labour macro_indicator central_bank schedule reg_action buyback fin_metric management operations legal policy_action policy_statement official_meeting public_health shock analyst_comment rel_performance sentiment policy_stance market_driver.';
COMMENT ON COLUMN mention_revisions.event_subtype IS 'Finer kind within the type.';
COMMENT ON COLUMN mention_revisions.subject_id IS 'entity_id of the subject.';
COMMENT ON COLUMN mention_revisions.subject_name IS 'Whom or what it is about: canonical name if linked, else as printed.';
COMMENT ON COLUMN mention_revisions.subject_kind IS 'What kind of thing the subject is. One of: index company etf sector market fx commodity yield crypto government regulator central_bank person macro organisation.';
COMMENT ON COLUMN mention_revisions.ticker IS 'Yahoo-style ticker of the line that the text means; NULL if not listed or unknown.';
COMMENT ON COLUMN mention_revisions.mic IS 'ISO 10383 code of that line''s market.';
COMMENT ON COLUMN mention_revisions.actor_id IS 'entity_id of who did it, if not the subject.';
COMMENT ON COLUMN mention_revisions.actor_name IS 'Who did it, if not the subject: the acquirer, the regulator, the broker.';
COMMENT ON COLUMN mention_revisions.counterparty_name IS 'The other party.';
COMMENT ON COLUMN mention_revisions.speaker_name IS 'Who says so, if the article attributes it.';
COMMENT ON COLUMN mention_revisions.metric IS 'The series: revenue, net_income, cpi, exports ... A figure of a part of the subject, a division, a product or a country, names the part before it: lipitor_sales, us_revenue.';
COMMENT ON COLUMN mention_revisions.direction IS 'Sign of the change; never inferred from world knowledge. One of: up down flat in out easing tightening.';
COMMENT ON COLUMN mention_revisions.value IS 'The figure, scaled to its unit, never negative.';
COMMENT ON COLUMN mention_revisions.value_high IS 'Upper end when bound is between.';
COMMENT ON COLUMN mention_revisions.bound IS 'How the text bounds the figure. One of: eq approx nearly gt ge lt le between.';
COMMENT ON COLUMN mention_revisions.unit IS 'Unit of value. One of: pct pp bps points currency count days times.';
COMMENT ON COLUMN mention_revisions.currency IS 'ISO 4217 currency of value when unit is currency.';
COMMENT ON COLUMN mention_revisions.level IS 'Where it stood after the move, or the level stated.';
COMMENT ON COLUMN mention_revisions.level_unit IS 'Unit of level. One of: pct pp bps points currency count days times.';
COMMENT ON COLUMN mention_revisions.level_currency IS 'ISO 4217 currency of level when level_unit is currency.';
COMMENT ON COLUMN mention_revisions.points IS 'The change in points, printed beside the percentage.';
COMMENT ON COLUMN mention_revisions.base_period IS 'What the change is measured against. One of: 1D WTD MTD QTD YTD 1W 1M 1Y YoY QoQ MoM first_day intraday from_high from_low since:YYYY-MM.';
COMMENT ON COLUMN mention_revisions.scope IS 'The window of an extreme: record, 10Y, 7M, 3W, YTD, since:2018-10, since:--10 (of which year, nothing says) ...';
COMMENT ON COLUMN mention_revisions.event_date IS 'When it held: the session of a move in the market''s own calendar, the reference period of a statistic; first day of the interval. A fiscal quarter is filed under the calendar quarter that holds most of its days (date_rule fiscal_quarter) where the article shows which that is, else, most often of an outlook, under that of its name (fiscal_label); a fiscal year under its name. What could be known when is in available_at.';
COMMENT ON COLUMN mention_revisions.event_date_end IS 'Last day of the interval.';
COMMENT ON COLUMN mention_revisions.date_precision IS 'How exactly event_date is known. One of: day week month quarter half year none.';
COMMENT ON COLUMN mention_revisions.session IS 'Part of the trading day. One of: open intraday close premarket postmarket.';
COMMENT ON COLUMN mention_revisions.modality IS 'Whether it happened, or who thinks it will. One of: actual forecast expected scheduled reported possible denied past.';
COMMENT ON COLUMN mention_revisions.polarity IS 'neg when the text denies the predicate. One of: pos neg.';
COMMENT ON COLUMN mention_revisions.value_text IS 'The figure as printed.';
COMMENT ON COLUMN mention_revisions.value_scope IS 'Whether the figure is this subject''s alone (single, each) or a total over several (joint: do not sum). One of: single each joint.';
COMMENT ON COLUMN mention_revisions.stated_value IS 'The conversion that the article prints beside a sum.';
COMMENT ON COLUMN mention_revisions.stated_currency IS 'ISO 4217 currency of stated_value.';
COMMENT ON COLUMN mention_revisions.value_check IS 'What the stated conversion says of the value: ok, repaired (a lost scale word restored), conflict; none if there is nothing to check. One of: ok repaired conflict none.';
COMMENT ON COLUMN mention_revisions.date_rule IS 'The rule that resolved event_date.';
COMMENT ON COLUMN mention_revisions.date_text IS 'The words that event_date was resolved from.';
COMMENT ON COLUMN mention_revisions.local_time IS 'Clock time of the observation, HH:MM, as the article gives it.';
COMMENT ON COLUMN mention_revisions.time_zone IS 'IANA zone of local_time.';
COMMENT ON COLUMN mention_revisions.background IS 'Told as history or premise: attaches to an event, never opens one.';
COMMENT ON COLUMN mention_revisions.group_id IS 'Shared by facts cut from one distributed predicate (A and B rose 2%).';
COMMENT ON COLUMN mention_revisions.rule_id IS 'The rule that found it: file name, slash, rule name.';
COMMENT ON COLUMN mention_revisions.confidence IS 'Chance that the mention is right: how often ones like it were, on labelled articles and in samples of news that strangers read, 0 to 1.';
COMMENT ON COLUMN mention_revisions.available_at IS 'When a reader could have known it as it stands: the article''s available_at, or its dated_at if that is later.';

CREATE TABLE events (
    event_id VARCHAR NOT NULL,
    move_id VARCHAR,
    is_final BOOLEAN NOT NULL,
    event_type VARCHAR NOT NULL,
    event_subtype VARCHAR,
    subject_id VARCHAR,
    subject_name VARCHAR NOT NULL,
    subject_kind VARCHAR NOT NULL,
    ticker VARCHAR,
    mic VARCHAR,
    actor_id VARCHAR,
    actor_name VARCHAR,
    counterparty_name VARCHAR,
    speaker_name VARCHAR,
    metric VARCHAR,
    direction VARCHAR,
    value DOUBLE,
    value_high DOUBLE,
    bound VARCHAR NOT NULL,
    unit VARCHAR,
    currency VARCHAR,
    level DOUBLE,
    level_unit VARCHAR,
    level_currency VARCHAR,
    points DOUBLE,
    base_period VARCHAR,
    scope VARCHAR,
    event_date DATE,
    event_date_end DATE,
    date_precision VARCHAR NOT NULL,
    session VARCHAR,
    modality VARCHAR NOT NULL,
    polarity VARCHAR NOT NULL,
    value_min DOUBLE,
    value_max DOUBLE,
    agreement VARCHAR NOT NULL,
    mention_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    story_count INTEGER NOT NULL,
    source_count INTEGER NOT NULL,
    first_available_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_available_at TIMESTAMP WITH TIME ZONE NOT NULL,
    first_mention_id VARCHAR NOT NULL,
    best_mention_id VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL
);
COMMENT ON TABLE events IS 'one row per distinct event, merged from its mentions. Partitioned by the UTC month (or day) of first_available_at. Sorted by first_available_at, event_id. Unique: event_id.';
COMMENT ON COLUMN events.event_id IS 'Hash of the identity key: type, subject, date, base period and what else tells two such events apart.';
COMMENT ON COLUMN events.move_id IS 'Shared by the observations of one move (+3.3 % at 10:16, +3.8 % at the close).';
COMMENT ON COLUMN events.is_final IS 'The observation to use of a move: the close, else the latest; true for events that are not observations.';
COMMENT ON COLUMN events.event_type IS 'What happened. One of: price_move price_level extreme streak volume flow earnings_result guidance dividend mna ownership listing financing credit_event rating_change labour macro_indicator central_bank schedule reg_action buyback fin_metric management operations legal policy_action policy_statement official_meeting public_health shock analyst_comment rel_performance sentiment policy_stance market_driver.';
COMMENT ON COLUMN events.event_subtype IS 'Finer kind within the type.';
COMMENT ON COLUMN events.subject_id IS 'entity_id of the subject.';
COMMENT ON COLUMN events.subject_name IS 'Whom or what it is about: canonical name if linked, else as printed.';
COMMENT ON COLUMN events.subject_kind IS 'What kind of thing the subject is. One of: index company etf sector market fx commodity yield crypto government regulator central_bank person macro organisation.';
COMMENT ON COLUMN events.ticker IS 'Yahoo-style ticker of the line that the text means; NULL if not listed or unknown.';
COMMENT ON COLUMN events.mic IS 'ISO 10383 code of that line''s market.';
COMMENT ON COLUMN events.actor_id IS 'entity_id of who did it, if not the subject.';
COMMENT ON COLUMN events.actor_name IS 'Who did it, if not the subject: the acquirer, the regulator, the broker.';
COMMENT ON COLUMN events.counterparty_name IS 'The other party.';
COMMENT ON COLUMN events.speaker_name IS 'Who says so, if the article attributes it.';
COMMENT ON COLUMN events.metric IS 'The series: revenue, net_income, cpi, exports ... A figure of a part of the subject, a division, a product or a country, names the part before it: lipitor_sales, us_revenue.';
COMMENT ON COLUMN events.direction IS 'Sign of the change; never inferred from world knowledge. One of: up down flat in out easing tightening.';
COMMENT ON COLUMN events.value IS 'The figure, scaled to its unit, never negative.';
COMMENT ON COLUMN events.value_high IS 'Upper end when bound is between.';
COMMENT ON COLUMN events.bound IS 'How the text bounds the figure. One of: eq approx nearly gt ge lt le between.';
COMMENT ON COLUMN events.unit IS 'Unit of value. One of: pct pp bps points currency count days times.';
COMMENT ON COLUMN events.currency IS 'ISO 4217 currency of value when unit is currency.';
COMMENT ON COLUMN events.level IS 'Where it stood after the move, or the level stated.';
COMMENT ON COLUMN events.level_unit IS 'Unit of level. One of: pct pp bps points currency count days times.';
COMMENT ON COLUMN events.level_currency IS 'ISO 4217 currency of level when level_unit is currency.';
COMMENT ON COLUMN events.points IS 'The change in points, printed beside the percentage.';
COMMENT ON COLUMN events.base_period IS 'What the change is measured against. One of: 1D WTD MTD QTD YTD 1W 1M 1Y YoY QoQ MoM first_day intraday from_high from_low since:YYYY-MM.';
COMMENT ON COLUMN events.scope IS 'The window of an extreme: record, 10Y, 7M, 3W, YTD, since:2018-10, since:--10 (of which year, nothing says) ...';
COMMENT ON COLUMN events.event_date IS 'When it held: the session of a move in the market''s own calendar, the reference period of a statistic; first day of the interval. A fiscal quarter is filed under the calendar quarter that holds most of its days (date_rule fiscal_quarter) where the article shows which that is, else, most often of an outlook, under that of its name (fiscal_label); a fiscal year under its name. What could be known when is in available_at.';
COMMENT ON COLUMN events.event_date_end IS 'Last day of the interval.';
COMMENT ON COLUMN events.date_precision IS 'How exactly event_date is known. One of: day week month quarter half year none.';
COMMENT ON COLUMN events.session IS 'Part of the trading day. One of: open intraday close premarket postmarket.';
COMMENT ON COLUMN events.modality IS 'Whether it happened, or who thinks it will. One of: actual forecast expected scheduled reported possible denied past.';
COMMENT ON COLUMN events.polarity IS 'neg when the text denies the predicate. One of: pos neg.';
COMMENT ON COLUMN events.value_min IS 'Smallest value any mention gives.';
COMMENT ON COLUMN events.value_max IS 'Largest value any mention gives.';
COMMENT ON COLUMN events.agreement IS 'Whether independent stories agree on the value. One of: single agree revised conflict.';
COMMENT ON COLUMN events.mention_count IS 'Rows in mentions.';
COMMENT ON COLUMN events.article_count IS 'Distinct articles.';
COMMENT ON COLUMN events.story_count IS 'Distinct stories: copies and versions count once.';
COMMENT ON COLUMN events.source_count IS 'Distinct sources.';
COMMENT ON COLUMN events.first_available_at IS 'When a reader could first have known.';
COMMENT ON COLUMN events.last_available_at IS 'When the latest mention became available.';
COMMENT ON COLUMN events.first_mention_id IS 'The earliest mention.';
COMMENT ON COLUMN events.best_mention_id IS 'The mention the consensus values were taken from.';
COMMENT ON COLUMN events.confidence IS 'Chance that the event is right, from its mentions'' confidence, 0 to 1.';

CREATE TABLE event_revisions (
    revised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    event_id VARCHAR NOT NULL,
    move_id VARCHAR,
    is_final BOOLEAN NOT NULL,
    event_type VARCHAR NOT NULL,
    event_subtype VARCHAR,
    subject_id VARCHAR,
    subject_name VARCHAR NOT NULL,
    subject_kind VARCHAR NOT NULL,
    ticker VARCHAR,
    mic VARCHAR,
    actor_id VARCHAR,
    actor_name VARCHAR,
    counterparty_name VARCHAR,
    speaker_name VARCHAR,
    metric VARCHAR,
    direction VARCHAR,
    value DOUBLE,
    value_high DOUBLE,
    bound VARCHAR NOT NULL,
    unit VARCHAR,
    currency VARCHAR,
    level DOUBLE,
    level_unit VARCHAR,
    level_currency VARCHAR,
    points DOUBLE,
    base_period VARCHAR,
    scope VARCHAR,
    event_date DATE,
    event_date_end DATE,
    date_precision VARCHAR NOT NULL,
    session VARCHAR,
    modality VARCHAR NOT NULL,
    polarity VARCHAR NOT NULL,
    value_min DOUBLE,
    value_max DOUBLE,
    agreement VARCHAR NOT NULL,
    mention_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    story_count INTEGER NOT NULL,
    source_count INTEGER NOT NULL,
    first_available_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_available_at TIMESTAMP WITH TIME ZONE NOT NULL,
    first_mention_id VARCHAR NOT NULL,
    best_mention_id VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL
);
COMMENT ON TABLE event_revisions IS 'one row per state an event has had: what events_asof reads. Partitioned by the UTC month (or day) of revised_at. Sorted by revised_at, event_id.';
COMMENT ON COLUMN event_revisions.revised_at IS 'From when on a reader would have seen this state.';
COMMENT ON COLUMN event_revisions.withdrawn IS 'From revised_at on the event is no more: the article that told it undated was dated, and its facts belong to other events.';
COMMENT ON COLUMN event_revisions.event_id IS 'Hash of the identity key: type, subject, date, base period and what else tells two such events apart.';
COMMENT ON COLUMN event_revisions.move_id IS 'Shared by the observations of one move (+3.3 % at 10:16, +3.8 % at the close).';
COMMENT ON COLUMN event_revisions.is_final IS 'The observation to use of a move: the close, else the latest; true for events that are not observations.';
COMMENT ON COLUMN event_revisions.event_type IS 'What happened. One of: price_move price_level extreme streak volume flow earnings_result guidance dividend mna ownership listing financing credit_event rating_change labour macro_indicator central_bank schedule reg_action buyback fin_metric management operations legal policy_action policy_statement official_meeting public_health shock analyst_comment rel_performance sentiment policy_stance market_driver.';
COMMENT ON COLUMN event_revisions.event_subtype IS 'Finer kind within the type.';
COMMENT ON COLUMN event_revisions.subject_id IS 'entity_id of the subject.';
COMMENT ON COLUMN event_revisions.subject_name IS 'Whom or what it is about: canonical name if linked, else as printed.';
COMMENT ON COLUMN event_revisions.subject_kind IS 'What kind of thing the subject is. One of: index company etf sector market fx commodity yield crypto government regulator central_bank person macro organisation.';
COMMENT ON COLUMN event_revisions.ticker IS 'Yahoo-style ticker of the line that the text means; NULL if not listed or unknown.';
COMMENT ON COLUMN event_revisions.mic IS 'ISO 10383 code of that line''s market.';
COMMENT ON COLUMN event_revisions.actor_id IS 'entity_id of who did it, if not the subject.';
COMMENT ON COLUMN event_revisions.actor_name IS 'Who did it, if not the subject: the acquirer, the regulator, the broker.';
COMMENT ON COLUMN event_revisions.counterparty_name IS 'The other party.';
COMMENT ON COLUMN event_revisions.speaker_name IS 'Who says so, if the article attributes it.';
COMMENT ON COLUMN event_revisions.metric IS 'The series: revenue, net_income, cpi, exports ... A figure of a part of the subject, a division, a product or a country, names the part before it: lipitor_sales, us_revenue.';
COMMENT ON COLUMN event_revisions.direction IS 'Sign of the change; never inferred from world knowledge. One of: up down flat in out easing tightening.';
COMMENT ON COLUMN event_revisions.value IS 'The figure, scaled to its unit, never negative.';
COMMENT ON COLUMN event_revisions.value_high IS 'Upper end when bound is between.';
COMMENT ON COLUMN event_revisions.bound IS 'How the text bounds the figure. One of: eq approx nearly gt ge lt le between.';
COMMENT ON COLUMN event_revisions.unit IS 'Unit of value. One of: pct pp bps points currency count days times.';
COMMENT ON COLUMN event_revisions.currency IS 'ISO 4217 currency of value when unit is currency.';
COMMENT ON COLUMN event_revisions.level IS 'Where it stood after the move, or the level stated.';
COMMENT ON COLUMN event_revisions.level_unit IS 'Unit of level. One of: pct pp bps points currency count days times.';
COMMENT ON COLUMN event_revisions.level_currency IS 'ISO 4217 currency of level when level_unit is currency.';
COMMENT ON COLUMN event_revisions.points IS 'The change in points, printed beside the percentage.';
COMMENT ON COLUMN event_revisions.base_period IS 'What the change is measured against. One of: 1D WTD MTD QTD YTD 1W 1M 1Y YoY QoQ MoM first_day intraday from_high from_low since:YYYY-MM.';
COMMENT ON COLUMN event_revisions.scope IS 'The window of an extreme: record, 10Y, 7M, 3W, YTD, since:2018-10, since:--10 (of which year, nothing says) ...';
COMMENT ON COLUMN event_revisions.event_date IS 'When it held: the session of a move in the market''s own calendar, the reference period of a statistic; first day of the interval. A fiscal quarter is filed under the calendar quarter that holds most of its days (date_rule fiscal_quarter) where the article shows which that is, else, most often of an outlook, under that of its name (fiscal_label); a fiscal year under its name. What could be known when is in available_at.';
COMMENT ON COLUMN event_revisions.event_date_end IS 'Last day of the interval.';
COMMENT ON COLUMN event_revisions.date_precision IS 'How exactly event_date is known. One of: day week month quarter half year none.';
COMMENT ON COLUMN event_revisions.session IS 'Part of the trading day. One of: open intraday close premarket postmarket.';
COMMENT ON COLUMN event_revisions.modality IS 'Whether it happened, or who thinks it will. One of: actual forecast expected scheduled reported possible denied past.';
COMMENT ON COLUMN event_revisions.polarity IS 'neg when the text denies the predicate. One of: pos neg.';
COMMENT ON COLUMN event_revisions.value_min IS 'Smallest value any mention gives.';
COMMENT ON COLUMN event_revisions.value_max IS 'Largest value any mention gives.';
COMMENT ON COLUMN event_revisions.agreement IS 'Whether independent stories agree on the value. One of: single agree revised conflict.';
COMMENT ON COLUMN event_revisions.mention_count IS 'Rows in mentions.';
COMMENT ON COLUMN event_revisions.article_count IS 'Distinct articles.';
COMMENT ON COLUMN event_revisions.story_count IS 'Distinct stories: copies and versions count once.';
COMMENT ON COLUMN event_revisions.source_count IS 'Distinct sources.';
COMMENT ON COLUMN event_revisions.first_available_at IS 'When a reader could first have known.';
COMMENT ON COLUMN event_revisions.last_available_at IS 'When the latest mention became available.';
COMMENT ON COLUMN event_revisions.first_mention_id IS 'The earliest mention.';
COMMENT ON COLUMN event_revisions.best_mention_id IS 'The mention the consensus values were taken from.';
COMMENT ON COLUMN event_revisions.confidence IS 'Chance that the event is right, from its mentions'' confidence, 0 to 1.';

CREATE TABLE quotes (
    quote_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    speaker_name VARCHAR,
    speaker_id VARCHAR,
    speaker_title VARCHAR,
    organisation_name VARCHAR,
    organisation_id VARCHAR,
    verb VARCHAR,
    event_id VARCHAR,
    duplicate_of VARCHAR,
    available_at TIMESTAMP WITH TIME ZONE NOT NULL
);
COMMENT ON TABLE quotes IS 'one row per attributed statement. Partitioned by the UTC month (or day) of available_at. Sorted by available_at, article_id, start_byte, quote_id. Unique: quote_id.';
COMMENT ON COLUMN quotes.quote_id IS 'Hash of article_id and span.';
COMMENT ON COLUMN quotes.article_id IS 'The article that prints it.';
COMMENT ON COLUMN quotes.sentence IS 'Number of the sentence in the body, from 0.';
COMMENT ON COLUMN quotes.start_byte IS 'First byte of the statement in body.';
COMMENT ON COLUMN quotes.end_byte IS 'One past its last byte: body[start_byte:end_byte] = text.';
COMMENT ON COLUMN quotes.text IS 'The statement, with its quotation marks if it has any.';
COMMENT ON COLUMN quotes.kind IS 'direct (in quotation marks), indirect, or mixed. One of: direct indirect mixed.';
COMMENT ON COLUMN quotes.speaker_name IS 'Who said it.';
COMMENT ON COLUMN quotes.speaker_id IS 'entity_id of the speaker.';
COMMENT ON COLUMN quotes.speaker_title IS 'Their role as printed.';
COMMENT ON COLUMN quotes.organisation_name IS 'For whom they speak.';
COMMENT ON COLUMN quotes.organisation_id IS 'entity_id of the organisation.';
COMMENT ON COLUMN quotes.verb IS 'The verb of saying, as printed.';
COMMENT ON COLUMN quotes.event_id IS 'The analyst_comment or policy_statement event it evidences.';
COMMENT ON COLUMN quotes.duplicate_of IS 'quote_id of the earlier printing of the same words by the same speaker.';
COMMENT ON COLUMN quotes.available_at IS 'The article''s available_at.';

CREATE TABLE entities (
    entity_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    ticker VARCHAR,
    mic VARCHAR,
    isin VARCHAR,
    country VARCHAR,
    currency VARCHAR,
    sector VARCHAR,
    time_zone VARCHAR,
    first_seen TIMESTAMP WITH TIME ZONE NOT NULL,
    mention_count INTEGER NOT NULL
);
COMMENT ON TABLE entities IS 'one row per entity any mention refers to. Sorted by entity_id. Unique: entity_id.';
COMMENT ON COLUMN entities.entity_id IS 'Stable id: hash of kind and ticker, or of kind and name where there is no ticker.';
COMMENT ON COLUMN entities.name IS 'Canonical name.';
COMMENT ON COLUMN entities.kind IS 'What kind of thing it is. One of: index company etf sector market fx commodity yield crypto government regulator central_bank person macro organisation.';
COMMENT ON COLUMN entities.ticker IS 'Yahoo-style ticker of the primary listing.';
COMMENT ON COLUMN entities.mic IS 'ISO 10383 code of that listing''s market.';
COMMENT ON COLUMN entities.isin IS 'International Securities Identification Number.';
COMMENT ON COLUMN entities.country IS 'ISO 3166 alpha-2 code.';
COMMENT ON COLUMN entities.currency IS 'ISO 4217 trading currency.';
COMMENT ON COLUMN entities.sector IS 'GICS sector.';
COMMENT ON COLUMN entities.time_zone IS 'IANA zone of its market.';
COMMENT ON COLUMN entities.first_seen IS 'available_at of the first mention.';
COMMENT ON COLUMN entities.mention_count IS 'Mentions that refer to it as subject or actor.';

CREATE TABLE rejects (
    source_uri VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    bytes BIGINT NOT NULL,
    sha256 VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    available_at TIMESTAMP WITH TIME ZONE NOT NULL
);
COMMENT ON TABLE rejects IS 'one row per input that did not become an article. Partitioned by the UTC month (or day) of available_at. Sorted by available_at, source_uri, sha256.';
COMMENT ON COLUMN rejects.source_uri IS 'Path relative to the input root; #n for record n.';
COMMENT ON COLUMN rejects.stage IS 'The stage that refused it. One of: read parse extract.';
COMMENT ON COLUMN rejects.reason IS 'Why, in a fixed word. One of: empty binary charset invalid_json no_text oversized unreadable corrupt unsupported panic.';
COMMENT ON COLUMN rejects.detail IS 'Why, in a sentence.';
COMMENT ON COLUMN rejects.bytes IS 'Size of the input; of what was read of it if it broke off.';
COMMENT ON COLUMN rejects.sha256 IS 'SHA-256 of those bytes, hex.';
COMMENT ON COLUMN rejects.run_id IS 'The run that refused it.';
COMMENT ON COLUMN rejects.available_at IS 'The run''s as_of: decides the partition.';

CREATE TABLE runs (
    run_id VARCHAR NOT NULL,
    as_of TIMESTAMP WITH TIME ZONE NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    finished_at TIMESTAMP WITH TIME ZONE NOT NULL,
    status VARCHAR NOT NULL,
    program_version VARCHAR NOT NULL,
    rules_hash VARCHAR NOT NULL,
    records_in BIGINT NOT NULL,
    articles BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    rejects BIGINT NOT NULL,
    mentions BIGINT NOT NULL,
    events BIGINT NOT NULL,
    quotes BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    reject_reasons MAP(VARCHAR, BIGINT) NOT NULL,
    available_at TIMESTAMP WITH TIME ZONE NOT NULL
);
COMMENT ON TABLE runs IS 'one row per run. Sorted by as_of, run_id. Unique: run_id.';
COMMENT ON COLUMN runs.run_id IS 'Hash of as_of, arguments and the ids of what was read.';
COMMENT ON COLUMN runs.as_of IS 'The time the run stands for: --as-of, else when it started.';
COMMENT ON COLUMN runs.started_at IS 'Wall clock at the start; equals as_of when --as-of is given, so that replays are byte-identical.';
COMMENT ON COLUMN runs.finished_at IS 'Wall clock at publication; equals as_of when --as-of is given.';
COMMENT ON COLUMN runs.status IS 'How it ended; only published runs are in the lake. One of: published.';
COMMENT ON COLUMN runs.program_version IS 'Version of wiremill.';
COMMENT ON COLUMN runs.rules_hash IS 'Hash of rules, lexicons and gazetteer.';
COMMENT ON COLUMN runs.records_in IS 'Inputs read: articles + duplicates + rejects.';
COMMENT ON COLUMN runs.articles IS 'New rows in articles.';
COMMENT ON COLUMN runs.duplicates IS 'Inputs whose exact text is in the lake already.';
COMMENT ON COLUMN runs.rejects IS 'New rows in rejects.';
COMMENT ON COLUMN runs.mentions IS 'Mentions found in the new articles.';
COMMENT ON COLUMN runs.events IS 'Events in the lake after the run.';
COMMENT ON COLUMN runs.quotes IS 'Quotes found in the new articles.';
COMMENT ON COLUMN runs.bytes IS 'Bytes of input read, after decompression.';
COMMENT ON COLUMN runs.reject_reasons IS 'Rejects per reason.';
COMMENT ON COLUMN runs.available_at IS 'The run''s as_of: decides the partition.';
