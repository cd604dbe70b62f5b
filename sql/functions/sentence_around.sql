-- the sentence that a span stands in, for reading
-- A stop ends a sentence after two lower-case letters or digits (so not in
-- "U.S." or "Mr.") and before a space; so does the end of a line.
CREATE OR REPLACE MACRO sentence_around(body, start_byte, end_byte) AS
    regexp_extract(
        regexp_replace(cut(body, 0, start_byte), '([a-z0-9%)"”’]{2}[.!?]["”’)]*)\s+', '\1' || chr(10), 'g'),
        '[^\n]*$')
    || cut(body, start_byte, end_byte)
    || CASE WHEN NOT regexp_matches(cut(body, start_byte, end_byte), '[.!?]["”’)]*$')
        -- the last two letters of the span go before what follows, for the stop after it
        THEN rtrim(substr(
            regexp_extract(
                right(cut(body, start_byte, end_byte), 2) || cut(body, end_byte, strlen(body)),
                '^[^\n]*?([a-z0-9%)"”’]{2}[.!?]["”’)]*(\s|$)|\n|$)'),
            3), chr(10) || ' ')
        ELSE '' END;
