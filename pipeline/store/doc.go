// Package store keeps the lake: one directory of sorted Parquet files that is
// replaced all at once or not at all.
//
// # Layout
//
//	DIR/wiremill.json                         marker: layout version and partition width
//	DIR/TABLE/month=YYYY-MM/part-0.parquet    day=YYYY-MM-DD in a lake opened with --partition day
//	DIR/TABLE/part-0.parquet                  tables that are not partitioned: entities, runs
//	DIR/.lock                                 held by the one process that may write
//	DIR/.staging/commit/...                   the next contents while they are being written
//	DIR/.journal.json                         a decided commit whose files are being put in place
//
// A partition is named after the UTC month (or day) of the table's first sort
// column: available_at, first_available_at in events, revised_at in
// event_revisions. A partitioned table without rows has one file without rows
// in the partition of 1970-01-01, so that every table can always be globbed and
// always has its partition column; it goes when the first rows come. Only
// TABLE/ directories, the marker and the dot files belong to this package:
// lake.duckdb and reports/ may stand beside them.
//
// # Safety
//
// Commit writes the files that differ to the staging directory and syncs them.
// Then it writes the journal, atomically: that is the commit point. Then it
// renames the files into place, removes the partitions that vanished, syncs the
// directories and removes the journal. Open finishes a commit that has a
// journal and forgets one that has not; every step may be repeated. So a crash
// at any moment leaves the old lake or the new one after the next Open.
//
// Readers take no lock. Files are replaced by rename, so an open file stays
// whole; a reader that lists files while a commit puts them in place, a matter
// of milliseconds, may see some of both. OpenRead refuses in that moment.
//
// # Determinism
//
// The bytes of a file depend on its rows, the program version and the rules
// hash, and on nothing else: not on the order of the rows given, not on the
// number of workers. A file whose bytes would not change is not touched.
package store
