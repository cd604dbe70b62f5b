package duck

import (
	"context"
	"database/sql/driver"
	"fmt"
	"regexp"

	duckdb "github.com/marcboeker/go-duckdb/v2"
)

// Confine lets the statements that follow read files below dirs only, and
// write to the one file given. It cannot be undone within the connection.
// DuckDB does not tell reading from writing below dirs: let Harmless judge
// every statement of a stranger first.
func (c *Conn) Confine(ctx context.Context, dirs []string, file string) error {
	list := ""
	for i, d := range dirs {
		if i > 0 {
			list += ", "
		}
		list += Quote(d)
	}
	for _, s := range []string{
		"SET allowed_directories = [" + list + "]",
		"SET allowed_paths = [" + Quote(file) + "]",
		"SET enable_external_access = false",
		"SET lock_configuration = true",
	} {
		if _, err := c.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("sandbox: %s: %w", s, err)
		}
	}
	return nil
}

// harmless reports whether statements of a kind change nothing but the
// database in memory. PREPARE is not among them: it hides what EXECUTE does.
func harmless(kind duckdb.StmtType) bool {
	switch kind {
	case duckdb.STATEMENT_TYPE_SELECT, duckdb.STATEMENT_TYPE_EXPLAIN, duckdb.STATEMENT_TYPE_PRAGMA,
		duckdb.STATEMENT_TYPE_SET, duckdb.STATEMENT_TYPE_VARIABLE_SET, duckdb.STATEMENT_TYPE_TRANSACTION,
		duckdb.STATEMENT_TYPE_CREATE, duckdb.STATEMENT_TYPE_CREATE_FUNC, duckdb.STATEMENT_TYPE_DROP,
		duckdb.STATEMENT_TYPE_ALTER, duckdb.STATEMENT_TYPE_INSERT, duckdb.STATEMENT_TYPE_UPDATE,
		duckdb.STATEMENT_TYPE_DELETE, duckdb.STATEMENT_TYPE_RELATION:
		return true
	}
	return false
}

// Harmless returns an error if the one statement in text is not valid, or is
// of a kind that may write, attach or load files: COPY, EXPORT, ATTACH and so on.
func (c *Conn) Harmless(ctx context.Context, text string) error {
	return c.Raw(func(conn any) error {
		s, err := conn.(driver.ConnPrepareContext).PrepareContext(ctx, text)
		if err != nil {
			return err
		}
		defer s.Close()
		kind, err := s.(*duckdb.Stmt).StatementType()
		if err != nil {
			return err
		}
		// EXPLAIN ANALYZE runs what it explains.
		explained := kind == duckdb.STATEMENT_TYPE_EXPLAIN && regexp.MustCompile(`(?i)\b(copy|export)\b`).MatchString(text)
		if !harmless(kind) || explained {
			return fmt.Errorf("only statements that read are allowed, not those that write, attach or load files; " +
				"to write a result, choose its format and send it to a file of your own")
		}
		return nil
	})
}

// TempPath returns a path in a directory of the connection's own, which goes with it.
func (c *Conn) TempPath(name string) string { return c.spill + "/" + name }
