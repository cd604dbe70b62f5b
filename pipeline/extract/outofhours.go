package extract

import (
	"github.com/wiremill/wiremill/schema"
)

// The hours before and after the session.

// notOutOfHours reports whether a move cannot be one of the hours before or after the
// session that the article told of: an index stands still outside hours; currencies, coins,
// bonds and commodities have no such hours.
func (s *sentence) notOutOfHours(f *fact) bool {
	return f.sub.kind == schema.KindIndex && !f.sub.futures || s.unhoured(&f.sub)
}

// outOfHoursToday takes the hours before or after the session that only the article told
// of from a move that is dated by its own words on a day that is over.
func (s *sentence) outOfHoursToday(f *fact) {
	if f.Session == nil || *f.Session != schema.SessionPremarket && *f.Session != schema.SessionPostmarket {
		return
	}
	if f.EventDate != nil && *f.EventDate < s.doc.anchor.Date && s.sessionNear(f).session == "" {
		f.Session = nil
	}
}

// outOfHours is the session before or after hours that is named just after f.
func (s *sentence) outOfHours(f *fact) string {
	for i := int(f.last) + 1; i < s.end && i <= int(f.last)+4; i++ {
		if v := s.payload(i, s.k.sessionClass); v == schema.SessionPremarket || v == schema.SessionPostmarket {
			return v
		}
	}
	return ""
}
