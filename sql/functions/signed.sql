-- the figure with the sign of its direction; NULL where the direction has none
CREATE OR REPLACE MACRO signed(direction, value) AS
    CASE
        WHEN direction IN ('up', 'in') THEN value
        WHEN direction IN ('down', 'out') THEN 0 - value
        WHEN direction = 'flat' THEN coalesce(value, 0)
    END;
