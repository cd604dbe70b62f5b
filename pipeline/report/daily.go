package report

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/wiremill/wiremill/pipeline/report/duck"
	"github.com/wiremill/wiremill/schema"
	"github.com/wiremill/wiremill/sql"
)

// maxDays bounds a range, so that a mistyped year does not write for hours.
const maxDays = 3700

// DailyOptions says which days to report and where to. Set Date, or From and
// To (both inclusive), or none of them.
//
// Without a day it is the latest one on which something happened that the last
// run could know: the latest event_date known to the day, of modality actual,
// not after the day of the last run's as_of. So a cron job at 23:30 reports
// the day that ends, one at 05:00 the day before, and a backfill its last day.
// If no event has a day, it is the day of the last run's as_of.
type DailyOptions struct {
	LakeDir  string
	Date     *schema.Date
	From, To *schema.Date
	OutDir   string // default LakeDir/reports
	Limits   duck.Limits
}

// Daily writes the marts daily_moves, daily_events and daily_quality of each
// day to OutDir/date=YYYY-MM-DD/NAME.parquet and NAME.csv, and prints a
// summary of all the days to w. A day's directory is replaced as a whole: a
// reader never sees half of it. The same lake gives the same bytes. The marts
// of a day grow while articles about it come in: report a range again to
// bring its days up to date.
func Daily(ctx context.Context, o DailyOptions, w io.Writer) error {
	c, err := openLake(ctx, o.LakeDir, o.Limits)
	if err != nil {
		return err
	}
	defer c.Close()
	first, last, err := o.days(ctx, c)
	if err != nil {
		return err
	}
	out := o.OutDir
	if out == "" {
		out = filepath.Join(o.LakeDir, "reports")
	}
	if err := keepMarts(ctx, c, first, last); err != nil {
		return err
	}
	for day := first; day <= last; day++ {
		if err := writeDay(ctx, c, out, day); err != nil {
			return fmt.Errorf("report of %s: %w; the days before it are written", day, err)
		}
	}
	return printSummary(ctx, c, out, first, last, w)
}

// days resolves the options to a range of days.
func (o DailyOptions) days(ctx context.Context, c *duck.Conn) (first, last schema.Date, err error) {
	switch {
	case o.Date != nil && (o.From != nil || o.To != nil):
		return 0, 0, fmt.Errorf("report: give either a date or a range from and to, not both")
	case o.Date != nil:
		return *o.Date, *o.Date, nil
	case o.From == nil && o.To == nil:
		day, err := defaultDay(ctx, c)
		return day, day, err
	case o.From == nil || o.To == nil:
		return 0, 0, fmt.Errorf("report: a range needs both its first day (from) and its last day (to)")
	case *o.To < *o.From:
		return 0, 0, fmt.Errorf("report: the range from %s to %s ends before it begins", o.From, o.To)
	case *o.To-*o.From >= maxDays:
		return 0, 0, fmt.Errorf("report: %d days from %s to %s are more than %d; report them in parts",
			*o.To-*o.From+1, o.From, o.To, maxDays)
	}
	return *o.From, *o.To, nil
}

// defaultDay returns the day that DailyOptions documents.
func defaultDay(ctx context.Context, c *duck.Conn) (schema.Date, error) {
	const query = `
WITH run AS (SELECT utc_day(max(as_of)) AS day FROM runs)
SELECT coalesce(
    (SELECT max(event_date) FROM events
     WHERE date_precision = 'day' AND modality = 'actual' AND event_date <= (SELECT day FROM run)),
    (SELECT day FROM run))`
	var day *time.Time
	if err := c.QueryRowContext(ctx, query).Scan(&day); err != nil {
		return 0, fmt.Errorf("report: the latest day of the lake: %w", err)
	}
	if day == nil {
		return 0, fmt.Errorf("report: the lake has no run yet; name a day, or run first: wiremill run")
	}
	return schema.DateOf(*day), nil
}

// keepMarts computes each mart once for all days asked for.
func keepMarts(ctx context.Context, c *duck.Conn, first, last schema.Date) error {
	days := fmt.Sprintf("DATE '%s' AND DATE '%s'", first, last)
	for _, m := range sql.Marts() {
		text := fmt.Sprintf("CREATE OR REPLACE TEMP TABLE %[1]s AS SELECT * FROM memory.main.%[1]s WHERE day BETWEEN %[2]s", m.Name, days)
		if _, err := c.ExecContext(ctx, text); err != nil {
			return fmt.Errorf("report: %s: %w", m.File, err)
		}
	}
	set := fmt.Sprintf("SET VARIABLE first_day = DATE '%s'; SET VARIABLE last_day = DATE '%s'", first, last)
	if _, err := c.ExecContext(ctx, set); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return nil
}

// printSummary prints the queries of sql/reports under their first lines.
func printSummary(ctx context.Context, c *duck.Conn, out string, first, last schema.Date, w io.Writer) error {
	days, where := first.String(), "date="+first.String()
	if last != first {
		days, where = days+" to "+last.String(), "date=*"
	}
	if _, err := fmt.Fprintf(w, "wiremill report of %s, written to %s\n", days, filepath.Join(out, where)); err != nil {
		return err
	}
	for _, r := range sql.Reports() {
		if err := printReport(ctx, c, r, w); err != nil {
			return fmt.Errorf("report %s: %w", r.File, err)
		}
	}
	return nil
}
