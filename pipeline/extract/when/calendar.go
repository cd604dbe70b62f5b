package when

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

//go:embed data/closures.txt
var closuresData string

//go:embed data/markets.txt
var marketsData string

// Pseudo-markets for what trades around the clock.
const (
	RoundTheClock = "24x5" // currencies, futures, commodities, yields: Monday to Friday
	Always        = "24x7" // crypto
)

// firstYear and lastYear bound closures.txt; beyond them every weekday counts
// as a trading day.
const (
	firstYear = 1990
	lastYear  = 2030
)

// Calendars knows the trading days and hours of the markets. It is read-only
// once made, and safe for concurrent use.
type Calendars struct {
	markets map[string]*market
	first   schema.Date
}

// market is one exchange.
type market struct {
	zone   *time.Location
	hours  []hours // newest first
	closed []uint64
}

// hours holds the minutes after midnight between which a market trades, for
// days before until (0: still).
type hours struct {
	until       schema.Date
	open, close int
}

// NewCalendars reads the embedded calendars.
func NewCalendars() (*Calendars, error) {
	c := &Calendars{markets: map[string]*market{}, first: schema.NewDate(firstYear, 1, 1)}
	for n, line := range strings.Split(marketsData, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if err := c.addMarket(strings.Fields(line)); err != nil {
			return nil, fmt.Errorf("when/data/markets.txt:%d: %w", n+1, err)
		}
	}
	for n, line := range strings.Split(closuresData, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if err := c.addClosures(strings.Fields(line)); err != nil {
			return nil, fmt.Errorf("when/data/closures.txt:%d: %w", n+1, err)
		}
	}
	return c, nil
}

func (c *Calendars) addMarket(f []string) error {
	if len(f) < 3 {
		return fmt.Errorf("want MIC ZONE HOURS, got %q", f)
	}
	if f[1] == "=" {
		if c.markets[f[0]] = c.markets[f[2]]; c.markets[f[2]] == nil {
			return fmt.Errorf("%s = %s: no such market above", f[0], f[2])
		}
		return nil
	}
	loc, err := time.LoadLocation(f[1])
	if err != nil {
		return err
	}
	days := int(schema.NewDate(lastYear+1, 1, 1) - c.first)
	m := &market{zone: loc, closed: make([]uint64, days/64+1)}
	for _, s := range f[2:] {
		var h hours
		if day, rest, ok := strings.Cut(s, "="); ok {
			if h.until, err = schema.ParseDate(day); err != nil {
				return err
			}
			s = rest
		}
		var oh, om, ch, cm int
		if _, err := fmt.Sscanf(s, "%d:%d-%d:%d", &oh, &om, &ch, &cm); err != nil {
			return fmt.Errorf("hours %q: want HH:MM-HH:MM", s)
		}
		h.open, h.close = oh*60+om, ch*60+cm
		m.hours = append(m.hours, h)
	}
	c.markets[f[0]] = m
	return nil
}

func (c *Calendars) addClosures(f []string) error {
	m := c.markets[f[0]]
	if m == nil || len(f) < 2 {
		return fmt.Errorf("unknown market in %q", f)
	}
	y, err := strconv.Atoi(f[1])
	if err != nil || y < firstYear || y > lastYear {
		return fmt.Errorf("year %q outside %d-%d", f[1], firstYear, lastYear)
	}
	for _, s := range f[2:] {
		v, err := strconv.Atoi(s)
		if err != nil || !validDay(y, v/100, v%100) {
			return fmt.Errorf("day %q: want MMDD", s)
		}
		i := int(schema.NewDate(y, time.Month(v/100), v%100) - c.first)
		m.closed[i/64] |= 1 << (i % 64)
	}
	return nil
}

// Zone returns the market's time zone, nil if the market is unknown.
func (c *Calendars) Zone(mic string) *time.Location {
	if m := c.markets[mic]; m != nil {
		return m.zone
	}
	return nil
}

// IsTrading reports whether the market trades on day. Of an unknown market
// only the weekend is known.
func (c *Calendars) IsTrading(mic string, day schema.Date) bool {
	if mic == Always {
		return true
	}
	if wd := day.Weekday(); wd == time.Saturday || wd == time.Sunday {
		return false
	}
	m := c.markets[mic]
	if m == nil {
		return true
	}
	i := int(day - c.first)
	if i < 0 || i/64 >= len(m.closed) {
		return true
	}
	return m.closed[i/64]&(1<<(i%64)) == 0
}

// Prev returns the last trading day before day.
func (c *Calendars) Prev(mic string, day schema.Date) schema.Date {
	return c.AddTradingDays(mic, day, -1)
}

// Next returns the first trading day after day.
func (c *Calendars) Next(mic string, day schema.Date) schema.Date {
	return c.AddTradingDays(mic, day, 1)
}

// AddTradingDays returns the nth trading day after day, before it if n is
// negative: the first day of a four-day streak that ends on day is n = -3.
func (c *Calendars) AddTradingDays(mic string, day schema.Date, n int) schema.Date {
	dir := schema.Date(1)
	if n < 0 {
		dir, n = -1, -n
	}
	for n > 0 {
		day += dir
		if c.IsTrading(mic, day) {
			n--
		}
	}
	return day
}

// last returns day if it is a trading day, else the last one before it.
func (c *Calendars) last(mic string, day schema.Date) schema.Date {
	if c.IsTrading(mic, day) {
		return day
	}
	return c.Prev(mic, day)
}
