package pipeline

import (
	"time"

	"github.com/wiremill/wiremill/schema"
)

// Values of the column availability.
const (
	observed  = "observed"
	simulated = "simulated"
	unknown   = "unknown"
)

// availability decides when a reader of the lake could have known an article.
type availability struct {
	asOf     time.Time
	backfill bool
	lag      time.Duration
}

// set fills AvailableAt and Availability.
//
// A nightly run knows what it reads at the time it stands for. A backfill
// assumes that a reader knew an article a lag after it was certainly
// published: with the second or minute known, after that; with only the day,
// month or year known, after its end, since nobody could have been sure of it
// before. But what the run holds in its hands is known by then, even if the day
// of publication is not over yet.
func (v availability) set(a *schema.Article) {
	if !v.backfill {
		a.AvailableAt, a.Availability = v.asOf, observed
		return
	}
	out, ok := publishedBy(a)
	if !ok {
		a.AvailableAt, a.Availability = v.asOf, unknown
		return
	}
	at := micros(out.Add(v.lag))
	if v.asOf.Before(at) {
		at = v.asOf
		if earliest := publishedFrom(a); at.Before(earliest) {
			at = earliest // never before it was printed, even if the run's clock is behind
		}
	}
	a.AvailableAt, a.Availability = at, simulated
}

// publishedBy is the first moment at which a was certainly published.
func publishedBy(a *schema.Article) (time.Time, bool) {
	if a.PublishedAt != nil {
		return *a.PublishedAt, true
	}
	if a.PublishedDate == nil {
		return time.Time{}, false
	}
	y, m, d := a.PublishedDate.Time().Date()
	switch a.PublishedPrecision {
	case "day":
		d++
	case "month":
		m, d = m+1, 1
	case "year":
		y, m, d = y+1, time.January, 1
	default:
		return time.Time{}, false
	}
	return time.Date(y, m, d, 0, 0, 0, 0, zone(a)), true
}

// publishedFrom is the first moment at which a may have been published.
func publishedFrom(a *schema.Article) time.Time {
	if a.PublishedAt != nil {
		return micros(*a.PublishedAt)
	}
	y, m, d := a.PublishedDate.Time().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, zone(a)).UTC()
}

// zone is the house's own, else UTC.
func zone(a *schema.Article) *time.Location {
	if a.TimeZone != "" {
		if z, err := time.LoadLocation(a.TimeZone); err == nil {
			return z
		}
	}
	return time.UTC
}
