package report

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/wiremill/wiremill/pipeline/report/duck"
	"github.com/wiremill/wiremill/sql"
)

// sampleRows is how many wrong rows a finding shows.
const sampleRows = 5

// Finding is one check that returned rows.
type Finding struct {
	Check  string // name of the check, file name in sql/checks or made from the Go types
	About  string // what a wrong row is
	Count  int64  // wrong rows
	Sample string // the first few of them, as a table
}

// Check looks for what must not be in a lake: broken references, text that is
// not at its offsets, words outside their vocabulary, counts that do not add
// up. No finding means a healthy lake. A check that cannot run is an error.
func Check(ctx context.Context, lakeDir string) ([]Finding, error) {
	c, err := openLake(ctx, lakeDir, duck.Limits{})
	if err != nil {
		return nil, err
	}
	defer c.Close()
	var found []Finding
	for _, s := range checks() {
		f, err := runCheck(ctx, c, s)
		if err != nil {
			return nil, fmt.Errorf("check %s of lake %s: %w", s.File, lakeDir, err)
		}
		if f.Count > 0 {
			found = append(found, f)
		}
	}
	return found, nil
}

func checks() []sql.Script { return append(schemaChecks(), sql.Checks()...) }

func runCheck(ctx context.Context, c *duck.Conn, s sql.Script) (Finding, error) {
	f := Finding{Check: s.Name, About: s.Doc}
	if err := c.QueryRowContext(ctx, "SELECT count(*) FROM (\n"+s.Text+"\n)").Scan(&f.Count); err != nil || f.Count == 0 {
		return f, err
	}
	rows, err := c.QueryContext(ctx, fmt.Sprintf("SELECT * FROM (\n%s\n) ORDER BY ALL LIMIT %d", s.Text, sampleRows))
	if err != nil {
		return f, err
	}
	defer rows.Close()
	var b bytes.Buffer
	if err := writeTable(rows, &b); err != nil {
		return f, err
	}
	f.Sample = strings.TrimRight(b.String(), "\n")
	return f, nil
}
