-- one row per file that does not record its number of rows, or another
SELECT f.file_name, decode(k.value) AS recorded, f.num_rows AS stored
FROM parquet_file_metadata(lake_files('*')) f
LEFT JOIN parquet_kv_metadata(lake_files('*')) k ON k.file_name = f.file_name AND decode(k.key) = 'row_count'
WHERE try_cast(decode(k.value) AS BIGINT) IS DISTINCT FROM f.num_rows
