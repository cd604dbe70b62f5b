// Package when reads dates and times in news text: it finds the expressions
// (Recogniser.Find), and says what they mean given the article's own date
// (Expr.Resolve), as the base of a change (Expr.Base) and as the window of an
// extreme (Expr.Scope). Calendars know the trading days of the markets and
// which session a move belongs to when its clause names no day.
//
// Finding and resolving are apart: an Expr is symbolic ("the last June", "two
// weeks back"), so that an article dated later can be resolved without being
// read again. What the anchor does not fix is not resolved: nothing is ever
// guessed from the clock of the run.
package when

import (
	"time"

	"github.com/wiremill/wiremill/schema"
)

// Tense is that of the clause around an expression.
type Tense uint8

// Tenses.
const (
	None   Tense = iota // no finite verb, or unknown: as Past, but a weekday just ahead is that
	Past                // fell, has risen
	Future              // will, is set to, is due, expects
)

// Anchor is what is known of an article's own date.
type Anchor struct {
	Date      schema.Date    // publication day in Zone; first day of the period if Precision is month or year
	Precision string         // schema published_precision: second minute day month year none; "" is none
	At        time.Time      // instant of publication, zero if unknown
	Zone      *time.Location // the house's or the dateline's zone, nil if unknown
}

// known reports whether the anchor's day is known.
func (a Anchor) known() bool {
	switch a.Precision {
	case "day", "minute", "second":
		return true
	}
	return false
}

// month reports whether the anchor's month is known.
func (a Anchor) month() bool { return a.known() || a.Precision == "month" }

// year reports whether the anchor's year is known.
func (a Anchor) year() bool { return a.month() || a.Precision == "year" }

// In returns the anchor as a reader in zone sees it: its day is that of At there.
func (a Anchor) In(zone *time.Location) Anchor {
	if zone == nil || a.At.IsZero() {
		return a
	}
	a.Zone, a.Date = zone, schema.DateOf(a.At.In(zone))
	return a
}

// Interval is what an expression resolves to: the days From to To, both
// included, and how exactly they fix the event.
type Interval struct {
	From, To  schema.Date
	Precision string // schema date_precision
	Rule      string // name of the rule that resolved it
}

// Kind is the form of an expression.
type Kind uint8

// Kinds of expression.
const (
	KindNone    Kind = iota
	KindUnit         // a calendar period by its distance: today, last week, this year
	KindAgo          // two days ago, a year earlier
	KindRolling      // the past month, the next five years
	KindWeekday      // Friday, last Friday, Friday of last week
	KindMonth        // June, June 2009, June last year, early June
	KindDate         // 7 January 2008, Jan. 7, 2008-01-07
	KindYear         // in 2008, mid-2009, fiscal 2009
	KindQuarter      // second quarter, Q2 2009
	KindHalf         // first half of 2010, 1H
	KindDecade       // the 1990s
	KindNth          // first nine months of 2008, first week of June
	KindEnded        // three months to June, quarter ended March 31
	KindHoliday      // Christmas Eve, Thanksgiving
	KindClock        // 10.16am, midday
	KindWindow       // three-year, in a decade: a length, not a date
	KindRecord       // record, all-time, on record
	KindBasis        // year-on-year, annual, from the previous month
	KindPhrase       // the week, for the year: the period the text is about
	KindVague        // recent months, the coming weeks: never resolved
)

// Grain is a unit of the calendar.
type Grain uint8

// Grains, as words.txt numbers them.
const (
	GrainNone Grain = iota
	Day
	Week
	Month
	Quarter
	Half
	Year
	Decade
	Weekend
	Century
)

// Part is a part of a period.
type Part uint8

// Parts, as words.txt numbers them.
const (
	Whole Part = iota
	Early
	Mid
	Late
	Start
	End
)

// Prep is the preposition that an expression begins with.
type Prep uint8

// Prepositions.
const (
	NoPrep Prep = iota
	In
	On
	At
	By
	Since
	From
	Until
	Through
	During
	Over
	For
	Of
	To
	Between
	Than
	After
	Before
	As
)

func prepNames() []string {
	return []string{"", "in", "on", "at", "by", "since", "from", "until", "through", "during", "over", "for", "of", "to",
		"between", "than", "after", "before", "as"}
}

func basisNames() []string {
	return []string{"", "YoY", "QoQ", "MoM", "YTD", "MTD", "WTD", "1D", "WoW"}
}

// Point is a symbolic point or period of the calendar. Which fields count
// depends on Kind; zero means not said.
type Point struct {
	Kind    Kind
	Grain   Grain
	Part    Part
	Offset  int16 // in grains from the anchor
	N       int16 // how many grains; in KindWindow and KindRolling
	HalfN   bool  // and a half
	Weekday int8  // 0 Sunday; -1 none
	Rel     Rel
	Month   int8
	Day     int8
	Year    int16
	YearRel int8 // 0 none, else year of the anchor plus YearRel-yearRelZero
	Ord     int8 // quarter, half, nth; 99 is the last
	Numeric bool // day and month were printed as numbers: 1/2/2008
	Fiscal  bool
}

// yearRelZero is the YearRel that means the anchor's own year.
const yearRelZero = 100

// Rel says which of several a weekday, month or unit is.
type Rel int8

// Which one.
const (
	Bare   Rel = iota
	Last       // last Friday, last June
	This       // this Friday
	Next       // next Friday
	OfLast     // Friday of last week
	OfThis     // Friday this week
	OfNext     // Friday next week
	Prior      // the previous month, the week before
)

// Expr is one date or time expression of a text.
type Expr struct {
	First, Last int // tokens, both included
	Prep        Prep
	Point
	To    Point  // last point of a range (April 4-6), end of KindEnded; To.Kind 0: none
	SoFar bool   // "so far", "to date", "earlier": up to the anchor
	Clock int16  // minutes after midnight, -1 if none
	Zone  string // IANA zone of Clock, "" if not said
	Local bool   // "local time": the zone is that of the subject's market
	Basis string // of KindBasis: a base_period
}

// HasClock reports whether the expression gives a time of day.
func (e Expr) HasClock() bool { return e.Clock >= 0 }

// LocalTime returns the time of day as HH:MM, "" if there is none.
func (e Expr) LocalTime() string {
	if e.Clock < 0 {
		return ""
	}
	h, m := e.Clock/60, e.Clock%60
	return string([]byte{byte('0' + h/10), byte('0' + h%10), ':', byte('0' + m/10), byte('0' + m%10)})
}
