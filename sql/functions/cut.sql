-- the bytes of body from start_byte up to end_byte, as text
-- substring counts characters; offsets in the lake count bytes.
CREATE OR REPLACE MACRO cut(body, start_byte, end_byte) AS
    decode(encode(body)[start_byte + 1:end_byte]);
