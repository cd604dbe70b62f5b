-- the directory of the lake, with its closing slash
-- It is found anew in every session, so that a lake may be opened from any
-- working directory and moved as a whole: DuckDB names its spill directory
-- after the database file, and lake.duckdb lies at the root of the lake.
-- Where that does not tell it (the catalog is attached to another database, or
-- temp_directory was set), say it: SET VARIABLE lake = '/path/to/lake/'.
CREATE OR REPLACE MACRO lake_dir() AS
    CASE
        WHEN getvariable('lake') IS NOT NULL
            THEN regexp_replace(getvariable('lake')::VARCHAR, '([^/\\])$', '\1/')
        WHEN regexp_matches(current_setting('temp_directory'), '(^|[/\\])lake(\.duckdb)?\.tmp$')
            THEN regexp_replace(current_setting('temp_directory'), '[^/\\]*$', '')
        ELSE 'SET VARIABLE lake = ''DIRECTORY OF THE LAKE/''; -- looking for '
    END;
