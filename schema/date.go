package schema

import (
	"fmt"
	"time"
)

// Date is a calendar day: days since 1970-01-01, as Parquet's DATE stores it.
type Date int32

const secondsPerDay = 24 * 60 * 60

// DateOf returns the calendar day of t in t's own location.
func DateOf(t time.Time) Date {
	return NewDate(t.Year(), t.Month(), t.Day())
}

// NewDate returns the day y-m-d; out-of-range months and days are normalised as by time.Date.
func NewDate(y int, m time.Month, d int) Date {
	u := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
	if u < 0 {
		return Date((u - secondsPerDay + 1) / secondsPerDay)
	}
	return Date(u / secondsPerDay)
}

// ParseDate reads an ISO day, YYYY-MM-DD.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("date %q: want YYYY-MM-DD", s)
	}
	return DateOf(t), nil
}

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// String prints the day as YYYY-MM-DD.
func (d Date) String() string { return d.Time().Format(time.DateOnly) }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Ptr returns a pointer to a copy of d, for nullable columns.
func (d Date) Ptr() *Date { return &d }

// MarshalText prints the day as YYYY-MM-DD in JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads an ISO day.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	*d = v
	return err
}
