package score

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// verdict is the outcome of comparing one field.
type verdict int

const (
	unstated verdict = iota // the annotation does not state it
	differs
	agrees
)

// field is one comparison. Strict pairs agree in every strict field.
type field struct {
	name    string
	strict  bool
	compare func(*Fact, *schema.Mention) verdict
}

// fields lists what is compared on pairs, in the order of the report.
func fields() []field {
	return []field{
		{"direction", true, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Direction != "", f.Direction == str(m.Direction))
		}},
		{"bound", true, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Value != nil, or(f.Bound, schema.BoundEq) == or(m.Bound, schema.BoundEq))
		}},
		{"value_high", true, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.ValueHigh != nil, near(f.ValueHigh, m.ValueHigh))
		}},
		{"level", true, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Level != nil, near(f.Level, m.Level))
		}},
		{"base_period", true, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Period != "", periodKind(f.Period) == periodKind(windowOf(m)))
		}},
		{"date", true, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Date != "", sameDate(f.Date, m.EventDate))
		}},
		{"modality", true, func(f *Fact, m *schema.Mention) verdict {
			return judge(true, or(f.Modality, schema.Actual) == or(m.Modality, schema.Actual))
		}},
		{"session", false, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Session != "", f.Session == str(m.Session))
		}},
		{"ticker", false, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Ticker != "", tickerKey(f.Ticker) == tickerKey(str(m.Ticker)))
		}},
		{"metric", false, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Metric != "", f.Metric == str(m.Metric))
		}},
		{"actor", false, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Actor != "", sameName(f.Actor, str(m.ActorName), true))
		}},
		{"speaker", false, func(f *Fact, m *schema.Mention) verdict {
			return judge(f.Speaker != "", sameLastName(f.Speaker, str(m.SpeakerName)))
		}},
	}
}

func judge(stated, same bool) verdict {
	switch {
	case !stated:
		return unstated
	case same:
		return agrees
	}
	return differs
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

// tolerance is the relative difference of figures that count as equal: half a
// unit in the third digit, as prints round.
const tolerance = 0.005

// near tells whether both figures are there and agree within the tolerance.
func near(x, y *float64) bool {
	if x == nil || y == nil {
		return false
	}
	return math.Abs(*x-*y) <= max(1e-9, tolerance*max(math.Abs(*x), math.Abs(*y)))
}

// windowOf is the column that an annotation's period names: the window of an
// extreme, the base of any other change.
func windowOf(m *schema.Mention) string {
	if m.EventType == schema.Extreme {
		return str(m.Scope)
	}
	return str(m.BasePeriod)
}

// periodKind drops the moment of since:2018-10 and from_low:2024-01.
func periodKind(p string) string {
	kind, _, _ := strings.Cut(p, ":")
	return kind
}

// sameDate compares at the precision of the annotation.
func sameDate(annotated string, d *schema.Date) bool {
	if d == nil {
		return false
	}
	return strings.HasPrefix(atPrecision(d.Time(), annotated), annotated)
}

// atPrecision prints t in the form that the annotation has.
func atPrecision(t time.Time, form string) string {
	kind := byte(0)
	if len(form) > len("2024-") {
		kind = form[len("2024-")]
	}
	switch kind {
	case 'Q':
		return fmt.Sprintf("%04d-Q%d", t.Year(), (t.Month()-1)/3+1)
	case 'H':
		return fmt.Sprintf("%04d-H%d", t.Year(), (t.Month()-1)/6+1)
	case 'W':
		year, week := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	}
	return t.Format(time.DateOnly)
}
