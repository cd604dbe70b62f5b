package ingest

import (
	_ "embed"
	"net/url"
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

//go:embed zones.txt
var zonesText string

//go:embed agencies.txt
var agenciesText string

// Sources of a publication date, in the order in which they are believed.
//
// A record of a file of many trusts its own URL before the name of the file
// they share; a file of its own trusts its name first.
const (
	fromField     = "field"     // the record or the page's metadata says so
	fromHeader    = "header"    // a line above the text
	fromDateline  = "dateline"  // month and day; the year from a later source
	fromFilename  = "filename"  // 20080103, 2008-01-03, 2008/01/03 in the path
	fromURL       = "url"       // the same in the path of the URL
	fromCopyright = "copyright" // a year
	fromNone      = "none"
)

// Years outside these are misprints whatever the run's time is.
const (
	firstYear = 1900
	lastYear  = 2100
	// futureDays is how far ahead of the run a date may lie: tomorrow's paper
	// in the easternmost zone.
	futureDays = 2
)

// dater finds publication dates. It is immutable.
type dater struct {
	zones    zoneTable
	agencies agencies
	now      time.Time
}

func newDater(zones, agencyNames string, now time.Time) (*dater, error) {
	z, err := parseZones(zones)
	if err != nil {
		return nil, err
	}
	return &dater{zones: z, agencies: parseAgencies(agencyNames), now: now}, nil
}

// published is a publication date as the article's columns hold it.
type published struct {
	at                                *time.Time
	day                               *schema.Date
	precision, source, evidence, zone string
}

// date picks the first believable source. An impossible date (2027, 9999) is
// passed over, and the article stays.
func (d *dater) date(raw Raw, rec record, l lead) published {
	field, _ := d.zones.parse(rec.published)
	if d.believable(field) {
		return field.as(fromField)
	}
	if d.believable(l.header) {
		return l.header.as(fromHeader)
	}
	hints := d.hints(raw, rec)
	for _, h := range append([]hint{{}}, hints...) {
		if st, ok := l.dateline.resolve(h.stamp); ok && d.believable(st) {
			return st.as(fromDateline)
		}
	}
	if len(hints) > 0 {
		return hints[0].as(hints[0].source)
	}
	return published{precision: byNone, source: fromNone}
}

type hint struct {
	stamp
	source string
}

// hints are the believable dates from outside the article's words, best first.
func (d *dater) hints(raw Raw, rec record) []hint {
	path := raw.Path
	if path == "" {
		path, _, _ = strings.Cut(raw.URI, "#")
	}
	all := []hint{{pathDate(path), fromFilename}, {urlDate(rec.url), fromURL}}
	if raw.Format == JSON {
		all[0], all[1] = all[1], all[0]
	}
	all = append(all, hint{copyrightYear(rec.body), fromCopyright})
	kept := all[:0]
	for _, h := range all {
		if d.believable(h.stamp) {
			kept = append(kept, h)
		}
	}
	return kept
}

func (d *dater) believable(st stamp) bool {
	if st.precision == "" {
		return false
	}
	year := st.day.Time().Year()
	if year < firstYear || year > lastYear {
		return false
	}
	return d.now.IsZero() || !st.day.Time().After(d.now.UTC().AddDate(0, 0, futureDays))
}

func (st stamp) as(source string) published {
	p := published{day: st.day.Ptr(), precision: st.precision, source: source, evidence: st.text, zone: st.zone}
	if !st.at.IsZero() {
		at := st.at
		p.at = &at
	}
	return p
}

func urlDate(raw string) stamp {
	if raw == "" {
		return stamp{}
	}
	u, err := url.Parse(raw)
	if err != nil {
		return stamp{}
	}
	return pathDate(u.Path)
}

// pathDate finds the last date in a path: 20080103, 2008-01-03, 2008/01/03,
// 2008_01_03, or a month, 2008-01. The last, because feed/2008/digest-2008-01-03.txt
// narrows down from left to right.
func pathDate(path string) (best stamp) {
	for i := 0; i < len(path); {
		if !isDigit(path[i]) || i > 0 && isDigit(path[i-1]) {
			i++
			continue
		}
		st, size := dateAt(path[i:])
		if size == 0 {
			i++
			continue
		}
		if best.precision != byDay || st.precision == byDay {
			best = st
		}
		i += size
	}
	return best
}

// dateAt reads a date at the beginning of s, where a run of digits begins.
func dateAt(s string) (stamp, int) {
	run := digits(s)
	var p stampParts
	switch {
	case run == 8 || run == 12 || run == 14: // with or without a clock
		if p.setDay(s[:4], s[4:6], s[6:8]) {
			return pathStamp(p, s[:8], run)
		}
	case run == 4 && len(s) >= 7 && isSeparator(s[4]) && digits(s[5:]) == 2:
		if len(s) >= 10 && isSeparator(s[7]) && digits(s[8:]) == 2 && p.setDay(s[:4], s[5:7], s[8:10]) {
			return pathStamp(p, s[:10], 10)
		}
		if m := atoi(s[5:7]); m >= 1 && m <= 12 {
			return pathStamp(stampParts{year: atoi(s[:4]), month: time.Month(m)}, s[:7], 7)
		}
	}
	return stamp{}, 0
}

func pathStamp(p stampParts, text string, size int) (stamp, int) {
	if p.year < firstYear || p.year > lastYear {
		return stamp{}, 0
	}
	st, ok := p.stamp()
	if !ok {
		return stamp{}, 0
	}
	st.text = text
	return st, size
}

func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isSeparator(c byte) bool { return c == '-' || c == '/' || c == '_' || c == '.' }

// copyrightTail is how much of the end of a body may hold its copyright line.
const copyrightTail = 600

// copyrightYear reads "©2023 Bloomberg L.P.", "Copyright (c) 2019-2023 ...".
func copyrightYear(body string) stamp {
	tail := body[max(0, len(body)-copyrightTail):]
	best := stamp{}
	at := -1
	for _, mark := range [...]string{"©", "(c)", "(C)", "opyright", "OPYRIGHT"} {
		i := strings.LastIndex(tail, mark)
		if i <= at {
			continue
		}
		after := tail[i+len(mark):]
		after = after[:min(len(after), 40)]
		if year := lastYearIn(after); year != 0 {
			at = i
			line, _, _ := strings.Cut(tail[i:], "\n")
			best = stamp{day: schema.NewDate(year, time.January, 1), precision: byYear, text: strings.TrimSpace(clip(line, 60))}
		}
	}
	return best
}

// lastYearIn finds the later year of "2019-2023" within one line, 0 for none.
func lastYearIn(s string) (year int) {
	s, _, _ = strings.Cut(s, "\n")
	for i := 0; i < len(s); i++ {
		n := digits(s[i:])
		if n == 4 {
			if y := atoi(s[i : i+4]); y >= firstYear && y <= lastYear {
				year = y
			}
		}
		if n > 0 {
			i += n - 1
		}
	}
	return year
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
