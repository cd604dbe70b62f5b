package when

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// table reads a TSV of n columns, without comments.
func table(t testing.TB, name string, n int) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rows [][]string
	sc := bufio.NewScanner(f)
	for line := 1; sc.Scan(); line++ {
		if s := sc.Text(); s != "" && s[0] != '#' {
			r := strings.Split(s, "\t")
			if len(r) != n {
				t.Fatalf("%s:%d: want %d columns, got %d: %q", name, line, n, len(r), s)
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// parseAnchor reads "2009-06-10", "2009-06", "2009", "-", an instant, or "day ZONE".
func parseAnchor(t testing.TB, s string) Anchor {
	t.Helper()
	day, zone, _ := strings.Cut(s, " ")
	var a Anchor
	var err error
	switch {
	case day == "-":
		a.Precision = "none"
	case len(day) == 4:
		a.Precision = "year"
		a.Date, err = schema.ParseDate(day + "-01-01")
	case len(day) == 7:
		a.Precision = "month"
		a.Date, err = schema.ParseDate(day + "-01")
	case len(day) == 10:
		a.Precision = "day"
		a.Date, err = schema.ParseDate(day)
	default:
		a.Precision = "second"
		a.At, err = time.Parse(time.RFC3339, day)
		a.Date = schema.DateOf(a.At)
	}
	if err != nil {
		t.Fatal(err)
	}
	if zone != "" {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		a.Zone = loc
		a = a.In(loc)
	}
	return a
}

func tense(s string) Tense { return map[string]Tense{"P": Past, "F": Future, "N": None}[s] }

func newRecogniser(t testing.TB) *Recogniser {
	t.Helper()
	r, err := NewRecogniser()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// marked finds the expressions of a sentence whose one expression of interest
// stands in brackets, and returns that one.
func marked(r *Recogniser, s string) (Expr, string, bool) {
	want := s[strings.IndexByte(s, '[')+1 : strings.IndexByte(s, ']')]
	at := uint32(strings.IndexByte(s, '['))
	var d token.Doc
	d.Tokenize(strings.NewReplacer("[", "", "]", "", " .", ".", " 's", "'s", "$ ", "$").Replace(s), nil)
	var all []string
	for _, e := range r.Find(nil, &d) {
		text := d.Span(e.First, e.Last)
		all = append(all, text)
		if text == want && d.Tokens[e.First].Start+1 >= at {
			return e, text, true
		}
	}
	return Expr{}, fmt.Sprintf("%q", all), false
}

func TestResolve(t *testing.T) {
	r := newRecogniser(t)
	rows := table(t, "resolve.tsv", 4)
	if len(rows) < 200 {
		t.Errorf("%d rows, want 200 at least", len(rows))
	}
	for _, row := range rows {
		e, found, ok := marked(r, row[0])
		if row[3] == "absent" {
			if ok {
				t.Errorf("%s: found, kind %d", row[0], e.Kind)
			}
			continue
		}
		if !ok {
			t.Errorf("%s: not found among %s", row[0], found)
			continue
		}
		got := "none"
		if iv, ok := e.Resolve(parseAnchor(t, row[1]), tense(row[2])); ok {
			got = fmt.Sprintf("%v/%v %s", iv.From, iv.To, iv.Precision)
			if iv.From == iv.To {
				got = fmt.Sprintf("%v %s", iv.From, iv.Precision)
			}
			if iv.Rule == "" {
				t.Errorf("%s: no rule", row[0])
			}
		}
		if got != row[3] {
			t.Errorf("%s at %s %s: got %s, want %s", row[0], row[1], row[2], got, row[3])
		}
	}
}
