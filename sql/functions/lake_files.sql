-- the Parquet files of one table, as a pattern
-- The month of a path (month=2023-07) is not a column: every table has its own
-- time, and the statistics of the files skip what a filter on it excludes.
CREATE OR REPLACE MACRO lake_files(name) AS
    regexp_replace(lake_dir(), '([*?\[])', '[\1]', 'g') || name || '/**/part-*.parquet';
