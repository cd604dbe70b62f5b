package when

import (
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// Session says which session of a market a move belongs to when its clause
// names no day: the last that had opened at the article's instant, by the
// market's own clock. Where only the publication day is known it answers only
// if every hour of that day gives the same session, or the guide fixes it (US
// markets in an Asian article: the session before). session is intraday or
// close, "" if the clock is unknown.
func (c *Calendars) Session(mic string, a Anchor) (day schema.Date, session, rule string, ok bool) {
	m := c.markets[mic]
	if m == nil || !a.known() {
		return 0, "", "", false
	}
	switch {
	case mic == Always:
		return a.Date, "", "continuous_market", true
	case mic == RoundTheClock:
		return c.last(mic, a.Date), "", "continuous_market", true
	case a.At.IsZero():
		day, rule, ok = c.byDay(m, mic, a)
		return day, "", rule, ok
	}
	local := a.At.In(m.zone)
	day = schema.DateOf(local)
	if !c.IsTrading(mic, day) {
		return c.Prev(mic, day), schema.SessionClose, "market_closed", true
	}
	h := m.hoursOn(day)
	switch at := local.Hour()*60 + local.Minute(); {
	case at < h.open:
		return c.Prev(mic, day), schema.SessionClose, "before_open", true
	case at < h.close:
		return day, schema.SessionIntraday, "market_clock", true
	}
	return day, schema.SessionClose, "after_close", true
}

// HasOpened reports whether the market had opened, at the anchor's instant,
// on the anchor's day there; false if the instant is unknown.
func (c *Calendars) HasOpened(mic string, a Anchor) bool {
	m := c.markets[mic]
	if m == nil || a.At.IsZero() {
		return false
	}
	local := a.At.In(m.zone)
	day := schema.DateOf(local)
	return c.IsTrading(mic, day) && local.Hour()*60+local.Minute() >= m.hoursOn(day).open
}

// InHours reports whether a local clock time, in minutes, is before (-1),
// within (0) or after (1) the market's trading hours of day.
func (c *Calendars) InHours(mic string, day schema.Date, minutes int) (int, bool) {
	m := c.markets[mic]
	if m == nil {
		return 0, false
	}
	h := m.hoursOn(day)
	switch {
	case minutes < h.open:
		return -1, true
	case minutes < h.close:
		return 0, true
	}
	return 1, true
}

// byDay is Session for an article of which only the day is known.
func (c *Calendars) byDay(m *market, mic string, a Anchor) (schema.Date, string, bool) {
	here, there := region(a.Zone), region(m.zone)
	switch {
	case here == "" || here == there:
		return c.last(mic, a.Date), "publication_day", true
	case there == asia: // closed before the day of Europe and America is over
		return c.last(mic, a.Date), "publication_day", true
	case here == america:
		return c.last(mic, a.Date), "publication_day", true
	case here == asia && there == america:
		return c.Prev(mic, a.Date), "previous_us_session", true
	}
	return 0, "", false
}

// Regions whose trading days follow one another.
const (
	asia    = "asia"
	europe  = "europe"
	america = "america"
)

// region returns the trading region of a zone, "" if unknown or UTC.
func region(z *time.Location) string {
	if z == nil {
		return ""
	}
	name, _, _ := strings.Cut(z.String(), "/")
	switch name {
	case "Asia", "Australia", "Pacific":
		return asia
	case "Europe", "Africa":
		return europe
	case "America", "US", "Canada":
		return america
	}
	return ""
}

// hoursOn returns the schedule in force on day.
func (m *market) hoursOn(day schema.Date) hours {
	h := m.hours[0]
	for _, old := range m.hours[1:] {
		if day < old.until {
			h = old
		}
	}
	return h
}
