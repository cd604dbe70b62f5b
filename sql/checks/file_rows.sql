-- one row per file whose recorded row count is not its number of rows
SELECT k.file_name, decode(k.value) AS recorded, f.num_rows AS stored
FROM parquet_kv_metadata(lake_files('*')) k
JOIN parquet_file_metadata(lake_files('*')) f USING (file_name)
WHERE decode(k.key) LIKE '%row_count' AND try_cast(decode(k.value) AS BIGINT) IS DISTINCT FROM f.num_rows
