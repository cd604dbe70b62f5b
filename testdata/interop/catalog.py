"""Opens a lake's catalog with the newest DuckDB, as an analyst would.

    python3 -m venv .cache/interop && .cache/interop/bin/pip install duckdb
    .cache/interop/bin/python testdata/interop/catalog.py LAKE

It copies the lake to a new place (the copy must not look back at the old one),
goes to another working directory, and runs every query of sql/examples there:
opened by absolute path, by relative path, and attached to another database.
"""

import os
import pathlib
import shutil
import sys
import tempfile

import duckdb

EXAMPLES = sorted((pathlib.Path(__file__).resolve().parents[2] / "sql" / "examples").glob("*.sql"))
TABLES = ["articles", "mentions", "events", "event_revisions", "quotes", "entities", "rejects", "runs"]


def answers(con):
    """Returns the rows of every example as JSON, so that no Python type gets in the way."""
    con.execute("SET TimeZone = 'UTC'")
    found = {}
    for path in EXAMPLES:
        query = path.read_text().rstrip().rstrip(";")
        found[path.stem] = con.execute(f"SELECT to_json(q)::VARCHAR FROM (\n{query}\n) q").fetchall()
    for table in TABLES:
        found[table] = con.execute(f"SELECT count(*) FROM {table}").fetchall()
    return found


def main(lake):
    lake = pathlib.Path(lake).resolve()
    expected = answers(duckdb.connect(str(lake / "lake.duckdb"), read_only=True))
    with tempfile.TemporaryDirectory() as tmp:
        moved = pathlib.Path(tmp) / "moved lake"
        shutil.copytree(lake, moved)
        files = duckdb.connect(str(moved / "lake.duckdb"), read_only=True).execute(
            "SELECT file_name FROM parquet_file_metadata(lake_files('*'))").fetchall()
        assert files and all(f[0].startswith(str(moved)) for f in files), "the moved catalog reads elsewhere"

        os.chdir("/")
        assert answers(duckdb.connect(str(moved / "lake.duckdb"), read_only=True)) == expected, "absolute path"
        os.chdir(tmp)
        assert answers(duckdb.connect("moved lake/lake.duckdb", read_only=True)) == expected, "relative path"
        os.chdir("/")

        con = duckdb.connect()
        con.execute(f"ATTACH '{moved}/lake.duckdb' AS l (READ_ONLY)")
        try:
            con.execute("SELECT * FROM l.events")
            raise AssertionError("an attached catalog cannot know its place")
        except duckdb.Error as err:
            assert "SET VARIABLE lake" in str(err), err
        con.execute(f"SET VARIABLE lake = '{moved}'; USE l")
        assert answers(con) == expected, "attached"
    print(f"DuckDB {duckdb.__version__}: {len(expected)} queries agree in 4 ways;",
          "rows:", ", ".join(f"{name} {len(rows)}" for name, rows in expected.items() if name not in TABLES))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
