// Package duck is the only door to DuckDB: it opens a connection with safe
// settings and nothing else of the program imports the driver. Moving to
// duckdb/duckdb-go is a change of the one import below.
//
// The module pins duckdb-go-bindings to v0.1.24 (DuckDB 1.4.3): the version
// that the driver asks for crashes on parallel sorts by several keys.
package duck

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"strconv"

	duckdb "github.com/marcboeker/go-duckdb/v2"
)

// Values that the driver returns for types Go has no type of its own for.
type (
	Decimal  = duckdb.Decimal
	Interval = duckdb.Interval
	Map      = duckdb.Map
	UUID     = duckdb.UUID
)

// DefaultMemoryMB bounds DuckDB's buffers; resident memory is about 1.3 times
// as much, so that a night fits beside other work on a small machine. What
// does not fit is spilled to a temporary directory.
const DefaultMemoryMB = 1024

// Limits bounds what a connection may use; zero values mean the defaults.
type Limits struct {
	MemoryMB int    // DuckDB's memory_limit, default DefaultMemoryMB
	Threads  int    // default one per processor
	TempDir  string // parent of the spill directory, default os.TempDir
}

// Conn is one connection: a script's temporary tables and variables live as
// long as it does. Not for concurrent use.
type Conn struct {
	*sql.Conn
	db    *sql.DB
	spill string
}

// Open connects to the database file at path, which is created if missing, or
// to an empty database in memory if path is "". The path must not contain the
// characters ?, # and %. Timestamps are shown in UTC, extensions are neither
// downloaded nor loaded. The caller must Close the connection.
func Open(ctx context.Context, path string, lim Limits) (*Conn, error) {
	spill, err := os.MkdirTemp(lim.TempDir, "wiremill-duckdb-")
	if err != nil {
		return nil, fmt.Errorf("spill directory of DuckDB: %w; set TMPDIR to a directory that can be written", err)
	}
	c, err := connect(ctx, path+"?"+settings(lim, spill), spill)
	if err != nil {
		_ = os.RemoveAll(spill)
		return nil, fmt.Errorf("open DuckDB: %w", err)
	}
	return c, nil
}

func settings(lim Limits, spill string) string {
	if lim.MemoryMB == 0 {
		lim.MemoryMB = DefaultMemoryMB
	}
	if lim.Threads == 0 {
		lim.Threads = runtime.GOMAXPROCS(0)
	}
	return url.Values{
		"memory_limit":                 {strconv.Itoa(lim.MemoryMB) + "MiB"},
		"threads":                      {strconv.Itoa(lim.Threads)},
		"temp_directory":               {spill},
		"autoinstall_known_extensions": {"false"},
		"autoload_known_extensions":    {"false"},
		"allow_persistent_secrets":     {"false"}, // they would be written to the home directory
	}.Encode()
}

func connect(ctx context.Context, dsn, spill string) (*Conn, error) {
	connector, err := duckdb.NewConnector(dsn, nil)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	conn, err := db.Conn(ctx)
	if err == nil {
		_, err = conn.ExecContext(ctx, "SET TimeZone = 'UTC'")
	}
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return &Conn{Conn: conn, db: db, spill: spill}, nil
}

// Close ends the connection and removes what it spilled.
func (c *Conn) Close() error {
	_ = c.Conn.Close()
	err := c.db.Close()
	if rm := os.RemoveAll(c.spill); err == nil {
		err = rm
	}
	return err
}

// Quote returns s as an SQL string literal, for the statements that take no parameters.
func Quote(s string) string {
	out := make([]byte, 0, len(s)+2)
	out = append(out, '\'')
	for i := 0; i < len(s); i++ {
		if s[i] == '\'' {
			out = append(out, '\'')
		}
		out = append(out, s[i])
	}
	return string(append(out, '\''))
}
