// Package report is the reading side of a lake: it opens the Parquet tables in
// DuckDB, puts the relations of package sql over them and
//
//   - writes the catalog lake.duckdb (WriteCatalog),
//   - answers the user's own SQL in a sandbox (Query),
//   - writes and prints the daily reports (Daily),
//   - looks for what should not be there (Check).
//
// It reads the tables and never writes one. Everything DuckDB does is in SQL
// files; Go only opens, binds days and prints.
package report
