package ingest

import (
	"strings"
	"time"

	"github.com/wiremill/wiremill/schema"
)

const (
	// leadLines is how many non-blank lines may stand before the text proper:
	// headline, deck, byline, time, photo credit, dateline.
	leadLines = 7
	// leadLineBytes is the longest line that can be one of them.
	leadLineBytes = 200
	// datelineBytes is how far into a line a dateline can reach.
	datelineBytes = 140
)

// lead is what stands before the text proper of an article.
type lead struct {
	title, byline, agency string
	header                stamp
	dateline              dateline
	skip                  []schema.Span // header, byline and dateline
}

// dateline is the date of "NEW YORK, March 8 (Reuters) -"; year is 0 if not printed.
type dateline struct {
	month time.Month
	day   int
	year  int
	text  string
}

// lead reads the lines before the text proper.
func (d *dater) lead(body string) lead {
	var l lead
	pos := d.dateHeader(body, &l)
	for n := 0; n < leadLines && pos < len(body); {
		end := len(body)
		if i := strings.IndexByte(body[pos:], '\n'); i >= 0 {
			end = pos + i
		}
		start := pos + leadingSpace(body[pos:end])
		line := strings.TrimRight(body[start:end], " \t\r")
		span := schema.Span{Start: start, End: start + len(line)}
		pos = end + 1
		if line == "" {
			continue
		}
		n++
		if size := d.datelineOf(line, &l); size > 0 {
			l.skip = append(l.skip, schema.Span{Start: start, End: start + size})
			break
		}
		if len(line) > leadLineBytes {
			break
		}
		switch {
		case d.timeLine(line, &l):
			l.skip = append(l.skip, span)
		case l.byline == "" && bylineOf(line) != "":
			l.byline = bylineOf(line)
			l.skip = append(l.skip, span)
		case n == 1 && titleLike(line) && titleFollowed(d, body[end:]):
			l.title = line
		}
	}
	return l
}

// dateHeader reads a leading " date 2023-07-13 " and returns where it ends.
func (d *dater) dateHeader(body string, l *lead) int {
	start := leadingSpace(body)
	rest, ok := strings.CutPrefix(body[start:], "date ")
	if !ok || len(rest) < len(time.DateOnly) {
		return 0
	}
	st, ok := d.zones.parse(rest[:len(time.DateOnly)])
	if !ok || st.precision != byDay {
		return 0
	}
	l.header = st
	l.header.text = body[start : start+len("date ")+len(time.DateOnly)]
	end := len(body) - len(rest) + len(time.DateOnly)
	end += leadingSpace(body[end:])
	l.skip = append(l.skip, schema.Span{Start: 0, End: end})
	return end
}

// timeLabels stand before the time of publication in a line of its own. The
// longer ones first.
var timeLabels = [...]string{"last updated", "last update", "last modified", "first published", "first posted", "published on", "published",
	"updated on", "updated", "modified on", "modified", "posted on", "posted", "date"}

// timeLine reads "Last Updated: Fri Oct 20, 2006 6:15pm EDT", "Xinhua |
// Updated: 2017-09-15 17:52" and lines that are nothing but a date.
func (d *dater) timeLine(line string, l *lead) bool {
	if !strings.ContainsAny(line, "0123456789") {
		return false
	}
	if st, ok := d.zones.parse(line); ok && fineEnough(st) {
		l.header = firstStamp(l.header, st)
		return true
	}
	lower := strings.ToLower(line)
	if len(lower) != len(line) {
		return false
	}
	for _, label := range timeLabels {
		i := strings.Index(lower, label)
		if i < 0 || i > 60 {
			continue
		}
		rest := strings.TrimLeft(line[i+len(label):], " :.-")
		alone, _, _ := strings.Cut(rest, " | ")
		for _, text := range [...]string{rest, alone} {
			if st, ok := d.zones.parse(text); ok && fineEnough(st) {
				st.text = strings.TrimSpace(line[i:])
				l.header = firstStamp(l.header, st)
				return true
			}
		}
	}
	return false
}

func fineEnough(st stamp) bool {
	return st.precision == byDay || st.precision == byMinute || st.precision == bySecond
}

func firstStamp(a, b stamp) stamp {
	if a.precision != "" {
		return a
	}
	return b
}

// titleLike tells a headline from a first sentence: short and without a full stop.
func titleLike(line string) bool {
	return len(line) >= 12 && strings.Count(line, " ") >= 2 && !strings.HasSuffix(line, ".") &&
		!strings.HasSuffix(line, ".”") && !strings.HasSuffix(line, `."`) && !strings.HasSuffix(line, ",")
}

// titleFollowed asks for a clear break after a headline, because wire text is
// wrapped and its first line lacks a full stop too: a blank line, an indented
// paragraph, a byline, a time, a dateline or a much longer paragraph.
func titleFollowed(d *dater, after string) bool {
	after = strings.TrimPrefix(after, "\n")
	next, _, _ := strings.Cut(after, "\n")
	blank := strings.TrimSpace(next) == "" && strings.TrimSpace(after) != ""
	indented := strings.HasPrefix(next, "   ") && strings.TrimSpace(next) != ""
	if blank || indented {
		return true
	}
	next = strings.TrimSpace(next)
	var probe lead
	return len(next) > leadLineBytes || bylineOf(next) != "" || d.datelineOf(next, &probe) > 0 ||
		len(next) > 0 && len(next) <= leadLineBytes && d.timeLine(next, &probe)
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n\u00a0")) }
