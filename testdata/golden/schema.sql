-- one row per distinct article text (versions of one story are separate rows)
CREATE TABLE articles (
    article_id VARCHAR NOT NULL PRIMARY KEY, -- Hash of title and body: the same text has the same id in every lake.
    external_id VARCHAR, -- The record's own id, as the input printed it.
    source_uri VARCHAR NOT NULL, -- Path relative to the input root; #n for record n of a file of many.
    title VARCHAR, -- Headline, if the input has one.
    body VARCHAR NOT NULL, -- The article's own text, UTF-8, unchanged but for repaired encoding; offsets of mentions and quotes count its bytes.
    source VARCHAR, -- Who published it: agency, newspaper, site.
    byline VARCHAR, -- Names of the writers as printed.
    url VARCHAR, -- Where it was published.
    language VARCHAR NOT NULL, -- ISO 639-1 code of the detected language, und if unsure.
    published_at TIMESTAMP WITH TIME ZONE, -- Publication time, UTC, if known to the minute or better.
    published_date DATE, -- Publication day in the house's own time zone; first day of the period if published_precision is month or year.
    published_precision VARCHAR NOT NULL, -- How exactly publication is known.
    date_source VARCHAR NOT NULL, -- What told the publication date.
    date_evidence VARCHAR, -- The words that told it.
    available_at TIMESTAMP WITH TIME ZONE NOT NULL, -- When a reader of this lake could have known the article.
    availability VARCHAR NOT NULL, -- Where available_at comes from.
    story_id VARCHAR NOT NULL, -- The article_id of the first telling; the same for copies and versions.
    version INTEGER NOT NULL, -- 1 for the first telling of a story, then counted up in order of availability; copies carry the version they copy.
    duplicate_of VARCHAR, -- article_id of the earlier article that this one repeats.
    duplicate_kind VARCHAR NOT NULL, -- How it repeats it.
    similarity DOUBLE, -- Share of the shorter text's five-word shingles found in the other, 0 to 1.
    word_count INTEGER NOT NULL, -- Words of the body.
    mention_count INTEGER NOT NULL -- Rows in mentions for this article.
);

-- one row per fact as one article states it (the evidence)
CREATE TABLE mentions (
    mention_id VARCHAR NOT NULL PRIMARY KEY, -- Hash of article_id, span, type, subject and value.
    article_id VARCHAR NOT NULL, -- The article that states it.
    event_id VARCHAR NOT NULL, -- The event that this mention was merged into.
    sentence INTEGER NOT NULL, -- Number of the sentence in the body, from 0.
    start_byte INTEGER NOT NULL, -- First byte of the evidence in body.
    end_byte INTEGER NOT NULL, -- One past its last byte: body[start_byte:end_byte] = text.
    text VARCHAR NOT NULL, -- The evidence: the smallest span with subject, trigger and value.
    in_title BOOLEAN NOT NULL, -- The evidence stands in a headline line of the body.
    event_type VARCHAR NOT NULL, -- What happened.
    event_subtype VARCHAR, -- Finer kind within the type.
    subject_id VARCHAR, -- entity_id of the subject.
    subject_name VARCHAR NOT NULL, -- Whom or what it is about: canonical name if linked, else as printed.
    subject_kind VARCHAR NOT NULL, -- What kind of thing the subject is.
    ticker VARCHAR, -- Yahoo-style ticker of the line that the text means; NULL if not listed or unknown.
    mic VARCHAR, -- ISO 10383 code of that line's market.
    actor_id VARCHAR, -- entity_id of who did it, if not the subject.
    actor_name VARCHAR, -- Who did it, if not the subject: the acquirer, the regulator, the broker.
    counterparty_name VARCHAR, -- The other party.
    speaker_name VARCHAR, -- Who says so, if the article attributes it.
    metric VARCHAR, -- The series: revenue, net_income, cpi, exports ...
    direction VARCHAR, -- Sign of the change; never inferred from world knowledge.
    value DOUBLE, -- The figure, scaled to its unit, never negative.
    value_high DOUBLE, -- Upper end when bound is between.
    bound VARCHAR NOT NULL, -- How the text bounds the figure.
    unit VARCHAR, -- Unit of value.
    currency VARCHAR, -- ISO 4217 currency of value when unit is currency.
    level DOUBLE, -- Where it stood after the move, or the level stated.
    level_unit VARCHAR, -- Unit of level.
    level_currency VARCHAR, -- ISO 4217 currency of level when level_unit is currency.
    points DOUBLE, -- The change in points, printed beside the percentage.
    base_period VARCHAR, -- What the change is measured against.
    scope VARCHAR, -- The window of an extreme: record, 10Y, 7M, 3W, YTD, since:2018-10 ...
    event_date DATE, -- When it held: the session of a move in the market's own calendar, the reference period of a statistic; first day of the interval.
    event_date_end DATE, -- Last day of the interval.
    date_precision VARCHAR NOT NULL, -- How exactly event_date is known.
    session VARCHAR, -- Part of the trading day.
    modality VARCHAR NOT NULL, -- Whether it happened, or who thinks it will.
    polarity VARCHAR NOT NULL, -- neg when the text denies the predicate.
    value_text VARCHAR, -- The figure as printed.
    value_scope VARCHAR NOT NULL, -- Whether the figure is this subject's alone (single, each) or a total over several (joint: do not sum).
    stated_value DOUBLE, -- The conversion that the article prints beside a sum.
    stated_currency VARCHAR, -- ISO 4217 currency of stated_value.
    value_check VARCHAR NOT NULL, -- What the stated conversion says of the value: ok, repaired (a lost scale word restored), conflict; none if there is nothing to check.
    date_rule VARCHAR, -- The rule that resolved event_date.
    date_text VARCHAR, -- The words that event_date was resolved from.
    local_time VARCHAR, -- Clock time of the observation, HH:MM, as the article gives it.
    time_zone VARCHAR, -- IANA zone of local_time.
    background BOOLEAN NOT NULL, -- Told as history or premise: attaches to an event, never opens one.
    group_id VARCHAR, -- Shared by facts cut from one distributed predicate (A and B rose 2%).
    rule_id VARCHAR NOT NULL, -- The rule that found it: file name, slash, rule name.
    confidence DOUBLE NOT NULL, -- Share of mentions like this one that were right on labelled articles, 0 to 1.
    available_at TIMESTAMP WITH TIME ZONE NOT NULL -- The article's available_at.
);

-- one row per distinct event, merged from its mentions
CREATE TABLE events (
    event_id VARCHAR NOT NULL PRIMARY KEY, -- Hash of the identity key: type, subject, date, base period and what else tells two such events apart.
    move_id VARCHAR, -- Shared by the observations of one move (+3.3 % at 10:16, +3.8 % at the close).
    is_final BOOLEAN NOT NULL, -- The observation to use of a move: the close, else the latest; true for events that are not observations.
    event_type VARCHAR NOT NULL, -- What happened.
    event_subtype VARCHAR, -- Finer kind within the type.
    subject_id VARCHAR, -- entity_id of the subject.
    subject_name VARCHAR NOT NULL, -- Whom or what it is about: canonical name if linked, else as printed.
    subject_kind VARCHAR NOT NULL, -- What kind of thing the subject is.
    ticker VARCHAR, -- Yahoo-style ticker of the line that the text means; NULL if not listed or unknown.
    mic VARCHAR, -- ISO 10383 code of that line's market.
    actor_id VARCHAR, -- entity_id of who did it, if not the subject.
    actor_name VARCHAR, -- Who did it, if not the subject: the acquirer, the regulator, the broker.
    counterparty_name VARCHAR, -- The other party.
    speaker_name VARCHAR, -- Who says so, if the article attributes it.
    metric VARCHAR, -- The series: revenue, net_income, cpi, exports ...
    direction VARCHAR, -- Sign of the change; never inferred from world knowledge.
    value DOUBLE, -- The figure, scaled to its unit, never negative.
    value_high DOUBLE, -- Upper end when bound is between.
    bound VARCHAR NOT NULL, -- How the text bounds the figure.
    unit VARCHAR, -- Unit of value.
    currency VARCHAR, -- ISO 4217 currency of value when unit is currency.
    level DOUBLE, -- Where it stood after the move, or the level stated.
    level_unit VARCHAR, -- Unit of level.
    level_currency VARCHAR, -- ISO 4217 currency of level when level_unit is currency.
    points DOUBLE, -- The change in points, printed beside the percentage.
    base_period VARCHAR, -- What the change is measured against.
    scope VARCHAR, -- The window of an extreme: record, 10Y, 7M, 3W, YTD, since:2018-10 ...
    event_date DATE, -- When it held: the session of a move in the market's own calendar, the reference period of a statistic; first day of the interval.
    event_date_end DATE, -- Last day of the interval.
    date_precision VARCHAR NOT NULL, -- How exactly event_date is known.
    session VARCHAR, -- Part of the trading day.
    modality VARCHAR NOT NULL, -- Whether it happened, or who thinks it will.
    polarity VARCHAR NOT NULL, -- neg when the text denies the predicate.
    value_min DOUBLE, -- Smallest value any mention gives.
    value_max DOUBLE, -- Largest value any mention gives.
    agreement VARCHAR NOT NULL, -- Whether independent stories agree on the value.
    mention_count INTEGER NOT NULL, -- Rows in mentions.
    article_count INTEGER NOT NULL, -- Distinct articles.
    story_count INTEGER NOT NULL, -- Distinct stories: copies and versions count once.
    source_count INTEGER NOT NULL, -- Distinct sources.
    first_available_at TIMESTAMP WITH TIME ZONE NOT NULL, -- When a reader could first have known.
    last_available_at TIMESTAMP WITH TIME ZONE NOT NULL, -- When the latest mention became available.
    first_mention_id VARCHAR NOT NULL, -- The earliest mention.
    best_mention_id VARCHAR NOT NULL, -- The mention the consensus values were taken from.
    confidence DOUBLE NOT NULL -- Chance that the event is right, from its mentions' confidence, 0 to 1.
);

-- one row per state an event has had: what events_asof reads
CREATE TABLE event_revisions (
    revised_at TIMESTAMP WITH TIME ZONE NOT NULL, -- From when on a reader would have seen this state.
    event_id VARCHAR NOT NULL, -- Hash of the identity key: type, subject, date, base period and what else tells two such events apart.
    move_id VARCHAR, -- Shared by the observations of one move (+3.3 % at 10:16, +3.8 % at the close).
    is_final BOOLEAN NOT NULL, -- The observation to use of a move: the close, else the latest; true for events that are not observations.
    event_type VARCHAR NOT NULL, -- What happened.
    event_subtype VARCHAR, -- Finer kind within the type.
    subject_id VARCHAR, -- entity_id of the subject.
    subject_name VARCHAR NOT NULL, -- Whom or what it is about: canonical name if linked, else as printed.
    subject_kind VARCHAR NOT NULL, -- What kind of thing the subject is.
    ticker VARCHAR, -- Yahoo-style ticker of the line that the text means; NULL if not listed or unknown.
    mic VARCHAR, -- ISO 10383 code of that line's market.
    actor_id VARCHAR, -- entity_id of who did it, if not the subject.
    actor_name VARCHAR, -- Who did it, if not the subject: the acquirer, the regulator, the broker.
    counterparty_name VARCHAR, -- The other party.
    speaker_name VARCHAR, -- Who says so, if the article attributes it.
    metric VARCHAR, -- The series: revenue, net_income, cpi, exports ...
    direction VARCHAR, -- Sign of the change; never inferred from world knowledge.
    value DOUBLE, -- The figure, scaled to its unit, never negative.
    value_high DOUBLE, -- Upper end when bound is between.
    bound VARCHAR NOT NULL, -- How the text bounds the figure.
    unit VARCHAR, -- Unit of value.
    currency VARCHAR, -- ISO 4217 currency of value when unit is currency.
    level DOUBLE, -- Where it stood after the move, or the level stated.
    level_unit VARCHAR, -- Unit of level.
    level_currency VARCHAR, -- ISO 4217 currency of level when level_unit is currency.
    points DOUBLE, -- The change in points, printed beside the percentage.
    base_period VARCHAR, -- What the change is measured against.
    scope VARCHAR, -- The window of an extreme: record, 10Y, 7M, 3W, YTD, since:2018-10 ...
    event_date DATE, -- When it held: the session of a move in the market's own calendar, the reference period of a statistic; first day of the interval.
    event_date_end DATE, -- Last day of the interval.
    date_precision VARCHAR NOT NULL, -- How exactly event_date is known.
    session VARCHAR, -- Part of the trading day.
    modality VARCHAR NOT NULL, -- Whether it happened, or who thinks it will.
    polarity VARCHAR NOT NULL, -- neg when the text denies the predicate.
    value_min DOUBLE, -- Smallest value any mention gives.
    value_max DOUBLE, -- Largest value any mention gives.
    agreement VARCHAR NOT NULL, -- Whether independent stories agree on the value.
    mention_count INTEGER NOT NULL, -- Rows in mentions.
    article_count INTEGER NOT NULL, -- Distinct articles.
    story_count INTEGER NOT NULL, -- Distinct stories: copies and versions count once.
    source_count INTEGER NOT NULL, -- Distinct sources.
    first_available_at TIMESTAMP WITH TIME ZONE NOT NULL, -- When a reader could first have known.
    last_available_at TIMESTAMP WITH TIME ZONE NOT NULL, -- When the latest mention became available.
    first_mention_id VARCHAR NOT NULL, -- The earliest mention.
    best_mention_id VARCHAR NOT NULL, -- The mention the consensus values were taken from.
    confidence DOUBLE NOT NULL -- Chance that the event is right, from its mentions' confidence, 0 to 1.
);

-- one row per attributed statement
CREATE TABLE quotes (
    quote_id VARCHAR NOT NULL PRIMARY KEY, -- Hash of article_id and span.
    article_id VARCHAR NOT NULL, -- The article that prints it.
    sentence INTEGER NOT NULL, -- Number of the sentence in the body, from 0.
    start_byte INTEGER NOT NULL, -- First byte of the statement in body.
    end_byte INTEGER NOT NULL, -- One past its last byte: body[start_byte:end_byte] = text.
    text VARCHAR NOT NULL, -- The statement, with its quotation marks if it has any.
    kind VARCHAR NOT NULL, -- direct (in quotation marks), indirect, or mixed.
    speaker_name VARCHAR, -- Who said it.
    speaker_id VARCHAR, -- entity_id of the speaker.
    speaker_title VARCHAR, -- Their role as printed.
    organisation_name VARCHAR, -- For whom they speak.
    organisation_id VARCHAR, -- entity_id of the organisation.
    verb VARCHAR, -- The verb of saying, as printed.
    event_id VARCHAR, -- The analyst_comment or policy_statement event it evidences.
    duplicate_of VARCHAR, -- quote_id of the earlier printing of the same words by the same speaker.
    available_at TIMESTAMP WITH TIME ZONE NOT NULL -- The article's available_at.
);

-- one row per entity any mention refers to
CREATE TABLE entities (
    entity_id VARCHAR NOT NULL PRIMARY KEY, -- Stable id: hash of kind and ticker, or of kind and name where there is no ticker.
    name VARCHAR NOT NULL, -- Canonical name.
    kind VARCHAR NOT NULL, -- What kind of thing it is.
    ticker VARCHAR, -- Yahoo-style ticker of the primary listing.
    mic VARCHAR, -- ISO 10383 code of that listing's market.
    isin VARCHAR, -- International Securities Identification Number.
    country VARCHAR, -- ISO 3166 alpha-2 code.
    currency VARCHAR, -- ISO 4217 trading currency.
    sector VARCHAR, -- GICS sector.
    time_zone VARCHAR, -- IANA zone of its market.
    first_seen TIMESTAMP WITH TIME ZONE NOT NULL, -- available_at of the first mention.
    mention_count INTEGER NOT NULL -- Mentions that refer to it as subject or actor.
);

-- one row per input that did not become an article
CREATE TABLE rejects (
    source_uri VARCHAR NOT NULL, -- Path relative to the input root; #n for record n.
    stage VARCHAR NOT NULL, -- The stage that refused it.
    reason VARCHAR NOT NULL, -- Why, in a fixed word.
    detail VARCHAR NOT NULL, -- Why, in a sentence.
    bytes BIGINT NOT NULL, -- Size of the input; of what was read of it if it broke off.
    sha256 VARCHAR NOT NULL, -- SHA-256 of those bytes, hex.
    run_id VARCHAR NOT NULL, -- The run that refused it.
    available_at TIMESTAMP WITH TIME ZONE NOT NULL -- The run's as_of: decides the partition.
);

-- one row per run
CREATE TABLE runs (
    run_id VARCHAR NOT NULL PRIMARY KEY, -- Hash of as_of, arguments and the ids of what was read.
    as_of TIMESTAMP WITH TIME ZONE NOT NULL, -- The time the run stands for: --as-of, else when it started.
    started_at TIMESTAMP WITH TIME ZONE NOT NULL, -- Wall clock at the start; equals as_of when --as-of is given, so that replays are byte-identical.
    finished_at TIMESTAMP WITH TIME ZONE NOT NULL, -- Wall clock at publication; equals as_of when --as-of is given.
    status VARCHAR NOT NULL, -- How it ended; only published runs are in the lake.
    program_version VARCHAR NOT NULL, -- Version of wiremill.
    rules_hash VARCHAR NOT NULL, -- Hash of rules, lexicons and gazetteer.
    records_in BIGINT NOT NULL, -- Inputs read: articles + duplicates + rejects.
    articles BIGINT NOT NULL, -- New rows in articles.
    duplicates BIGINT NOT NULL, -- Inputs whose exact text is in the lake already.
    rejects BIGINT NOT NULL, -- New rows in rejects.
    mentions BIGINT NOT NULL, -- Mentions found in the new articles.
    events BIGINT NOT NULL, -- Events in the lake after the run.
    quotes BIGINT NOT NULL, -- Quotes found in the new articles.
    bytes BIGINT NOT NULL, -- Bytes of input read, after decompression.
    reject_reasons MAP(VARCHAR, BIGINT) NOT NULL, -- Rejects per reason.
    available_at TIMESTAMP WITH TIME ZONE NOT NULL -- The run's as_of: decides the partition.
);

