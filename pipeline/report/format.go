package report

import (
	"bufio"
	"bytes"
	"database/sql"
	"encoding/csv"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	prettytext "github.com/jedib0t/go-pretty/v6/text"
)

// maxCell is how many characters of a cell a printed table shows: an article
// must not blow up the screen. csv and jsonl are never cut.
const maxCell = 60

// result walks over the rows of a query.
type result struct {
	rows  *sql.Rows
	names []string
	types []string
	cells []any
	into  []any
}

func newResult(rows *sql.Rows) (*result, error) {
	cols, err := rows.ColumnTypes()
	if err != nil {
		return nil, err
	}
	r := &result{rows: rows, cells: make([]any, len(cols)), into: make([]any, len(cols))}
	for i, c := range cols {
		r.names = append(r.names, c.Name())
		r.types = append(r.types, c.DatabaseTypeName())
		r.into[i] = &r.cells[i]
	}
	return r, nil
}

// each calls f for every row; the cells are overwritten by the next.
func (r *result) each(f func(cells []any) error) error {
	for r.rows.Next() {
		if err := r.rows.Scan(r.into...); err != nil {
			return err
		}
		if err := f(r.cells); err != nil {
			return err
		}
	}
	return r.rows.Err()
}

func writeJSONL(rows *sql.Rows, out io.Writer) error {
	r, err := newResult(rows)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	var b bytes.Buffer
	err = r.each(func(cells []any) error {
		b.Reset()
		for i, v := range cells {
			b.WriteByte("{,"[min(i, 1)])
			appendString(&b, r.names[i])
			b.WriteByte(':')
			appendJSON(&b, v, r.types[i])
		}
		b.WriteString("}\n")
		_, err := w.Write(b.Bytes())
		return err
	})
	if err != nil {
		return err
	}
	return w.Flush()
}

func writeCSV(rows *sql.Rows, out io.Writer) error {
	r, err := newResult(rows)
	if err != nil {
		return err
	}
	w := csv.NewWriter(out)
	if err := w.Write(r.names); err != nil {
		return err
	}
	record := make([]string, len(r.names))
	err = r.each(func(cells []any) error {
		for i, v := range cells {
			record[i] = text(v, r.types[i])
		}
		return w.Write(record)
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

func writeTable(rows *sql.Rows, out io.Writer) error {
	_, err := countTable(rows, out)
	return err
}

// countTable prints a table and returns its number of rows.
func countTable(rows *sql.Rows, out io.Writer) (int, error) {
	r, err := newResult(rows)
	if err != nil {
		return 0, err
	}
	var lines [][]string
	err = r.each(func(cells []any) error {
		line := make([]string, len(cells))
		for i, v := range cells {
			line[i] = oneLine(text(v, r.types[i]))
		}
		lines = append(lines, line)
		return nil
	})
	if err != nil {
		return 0, err
	}
	t := newTable(r.names, lines)
	_, err = io.WriteString(out, t.Render()+"\n")
	return t.Length(), err
}

// newTable returns a plain table; columns of numbers stand to the right.
func newTable(names []string, lines [][]string) table.Writer {
	t := table.NewWriter()
	style := table.StyleLight
	style.Format.Header = prettytext.FormatDefault
	style.Options.DrawBorder = false
	style.Options.SeparateColumns = false
	t.SetStyle(style)
	configs := make([]table.ColumnConfig, len(names))
	for i := range names {
		a := align(i, lines)
		configs[i] = table.ColumnConfig{Number: i + 1, Align: a, AlignHeader: a}
	}
	t.SetColumnConfigs(configs)
	t.AppendHeader(tableRow(names))
	for _, l := range lines {
		t.AppendRow(tableRow(l))
	}
	return t
}

func tableRow(cells []string) table.Row {
	row := make(table.Row, len(cells))
	for i, c := range cells {
		row[i] = c
	}
	return row
}

// align tells by what they look like whether the cells of a column are numbers:
// a query may print them as text to group their digits.
func align(column int, lines [][]string) prettytext.Align {
	numbers := false
	for _, l := range lines {
		if l[column] == "" {
			continue
		}
		if strings.Trim(l[column], "+-0123456789.,") != "" || strings.LastIndexByte(l[column], '-') > 0 {
			return prettytext.AlignLeft
		}
		numbers = true
	}
	if numbers {
		return prettytext.AlignRight
	}
	return prettytext.AlignLeft
}

// oneLine makes s fit a cell: control characters become spaces, a long text ends in an ellipsis.
func oneLine(s string) string {
	clean := []rune(s)
	for i, r := range clean {
		if r < ' ' {
			clean[i] = ' '
		}
	}
	if len(clean) > maxCell {
		return string(clean[:maxCell-1]) + "…"
	}
	return string(clean)
}
