// Package schema defines the tables of a wiremill lake: one Go type per table,
// one file per type. The struct tags are the single source of the Parquet
// schema, of the data dictionary (`wiremill schema`) and of the SQL types.
//
//   - `parquet` names the column and its encoding; a pointer is a nullable column.
//   - `doc` is the sentence that the data dictionary prints.
//   - `vocab` names the closed vocabulary (see Vocabularies) a string column draws from.
//
// Nullable means "the article does not say": 0, "" and false are real values.
// Timestamps are UTC with microseconds, days are Date, percentages are percent
// points, and a number is never negative: its sign is in direction.
//
// The package imports the standard library only; every stage knows it, and
// stages know nothing of each other.
package schema

// Version is the version of the table layout, written into every Parquet file.
const Version = 2
