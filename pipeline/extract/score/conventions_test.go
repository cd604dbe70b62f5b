package score

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// labelled is the project's own annotated set.
func labelled() fs.FS { return os.DirFS("../../../testdata/labelled") }

// convention is a rule of testdata/labelled/README.md. check returns what is
// wrong with a fact, "" if nothing. Facts are named w09#16: line 16 of w09.
type convention struct {
	name   string
	check  func(*Article, *Fact) string
	except []string // facts that break the rule rightly; one that obeys it must be struck off
}

func conventions() []convention {
	return []convention{
		{name: "words of the vocabularies", check: checkVocabularies},
		{name: "currency beside unit", check: checkCurrency},
		{name: "evidence in the text", check: checkQuote},
		{name: "bounds of figures", check: checkFigures},
		{name: "form of dates", check: checkDateForm},
		{name: "form of periods", check: checkPeriodForm},
		{name: "price_level has a level", check: checkLevel},
		{name: "price_move in percent has a period", check: checkMovePeriod,
			except: []string{"w48#11", "w67#3"}}, // a forecast that names no base; fruit, whose price no market makes
		{name: "extreme has a window", check: checkExtremePeriod,
			except: []string{"w04#7", "w51#8"}}, // a peak in passing: of what window the text does not say
		{name: "weekday agrees with date", check: checkWeekday, // these name the day of something else than the fact
			except: []string{"w09#16", "w25#5", "w44#22", "w45#16", "w45#17", "w45#22", "w55#13"}},
		{name: "figures stand in the evidence", check: checkPrinted},
	}
}

func TestLabelledConventions(t *testing.T) {
	gold, err := Load(labelled())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range conventions() {
		t.Run(c.name, func(t *testing.T) {
			broken := map[string]bool{}
			for i := range gold.Articles {
				a := &gold.Articles[i]
				for n := range a.Facts {
					id := fmt.Sprintf("%s#%d", a.ID, n+1)
					complaint := c.check(a, &a.Facts[n])
					broken[id] = complaint != ""
					if complaint != "" && !slices.Contains(c.except, id) {
						t.Errorf("%s: %s\n\t%s", id, complaint, oneLine(a.Facts[n]))
					}
				}
			}
			for _, id := range c.except {
				if !broken[id] {
					t.Errorf("%s is listed as an exception but is none", id)
				}
			}
		})
	}
}

// TestLabelledFiles holds the files together: each article has a file of facts
// and the reverse, ids are unique, times carry their offset, no key is
// misspelt, no fact stands twice.
func TestLabelledFiles(t *testing.T) {
	set := labelled()
	articles, err := readLines[Article](set, "articles.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(set, "facts/*")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, a := range articles {
		if ids[a.ID] || a.ID == "" {
			t.Errorf("id %q is empty or not unique", a.ID)
		}
		ids[a.ID] = true
		if _, err := time.Parse(time.RFC3339, a.Published); err != nil {
			t.Errorf("%s: published: %v", a.ID, err)
		}
		if a.Title == "" || a.Source == "" || a.Text == "" {
			t.Errorf("%s: lacks title, source or text", a.ID)
		}
		if name := "facts/" + a.ID + ".jsonl"; !slices.Contains(files, name) {
			t.Errorf("%s: no %s", a.ID, name)
		}
	}
	for _, f := range files {
		if id, ok := strings.CutSuffix(path.Base(f), ".jsonl"); !ok || !ids[id] {
			t.Errorf("%s belongs to no article", f)
		}
		checkFactLines(t, set, f, factKeys())
	}
}

// TestLabelledCounts holds the counts in the README to the files.
func TestLabelledCounts(t *testing.T) {
	gold, err := Load(labelled())
	if err != nil {
		t.Fatal(err)
	}
	facts, articles := map[string]int{}, map[string]int{}
	for _, a := range gold.Articles {
		seen := map[string]bool{}
		for _, f := range a.Facts {
			facts[f.Type]++
			if !seen[f.Type] {
				articles[f.Type]++
			}
			seen[f.Type] = true
		}
	}
	readme, err := fs.ReadFile(labelled(), "README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, eventType := range slices.Concat(tier1(), tier2()) {
		if row := fmt.Sprintf("\n| %s | %d | %d |\n", eventType, facts[eventType], articles[eventType]); !strings.Contains(string(readme), row) {
			t.Errorf("README.md lacks the row %s", strings.TrimSpace(row))
		}
	}
}

// checkFactLines reads a file of facts line by line, as loosely as JSON allows.
func checkFactLines(t *testing.T, set fs.FS, name string, known map[string]bool) {
	t.Helper()
	rows, err := readLines[map[string]any](set, name)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for n, row := range rows {
		for k, v := range row {
			if !known[k] || v == nil || v == "" {
				t.Errorf("%s:%d: key %q is unknown or empty", name, n+1, k)
			}
		}
		whole, err := json.Marshal(row) // keys sorted
		if err != nil {
			t.Fatal(err)
		}
		if m, ok := seen[string(whole)]; ok {
			t.Errorf("%s: lines %d and %d are the same fact", name, m, n+1)
		}
		seen[string(whole)] = n + 1
	}
}

// factKeys are the exact keys: encoding/json itself would also take Type for type.
func factKeys() map[string]bool {
	keys := map[string]bool{}
	for i := range reflect.TypeFor[Fact]().NumField() {
		key, _, _ := strings.Cut(reflect.TypeFor[Fact]().Field(i).Tag.Get("json"), ",")
		keys[key] = true
	}
	return keys
}

func checkVocabularies(_ *Article, f *Fact) string {
	vocabularies := schema.Vocabularies()
	for _, c := range []struct{ vocabulary, word string }{
		{"event_type", f.Type}, {"subject_kind", f.Kind}, {"direction", f.Direction}, {"unit", f.Unit}, {"unit", f.LevelUnit},
		{"bound", f.Bound}, {"modality", f.Modality}, {"session", f.Session},
	} {
		if c.word != "" && !slices.Contains(vocabularies[c.vocabulary], c.word) {
			return fmt.Sprintf("%q is no %s", c.word, c.vocabulary)
		}
	}
	if f.Type == "" || f.Entity == "" || f.Kind == "" {
		return "lacks type, entity or kind"
	}
	return ""
}

func checkCurrency(_ *Article, f *Fact) string {
	iso := regexp.MustCompile(`^[A-Z]{3}$`)
	for _, c := range []struct {
		figure         *float64
		unit, currency string
	}{{f.Value, f.Unit, f.Currency}, {f.Level, f.LevelUnit, f.LevelCurrency}} {
		switch {
		case (c.figure != nil) != (c.unit != ""):
			return "a figure and its unit go together"
		case (c.unit == schema.UnitCurrency) != (c.currency != ""):
			return "a currency is named exactly where the unit is currency"
		case c.currency != "" && !iso.MatchString(c.currency):
			return fmt.Sprintf("%q is no ISO 4217 code", c.currency)
		}
	}
	return ""
}

// checkQuote uses the text as it stands, not squashed: evidence is exact.
func checkQuote(a *Article, f *Fact) string {
	n := strings.Count(a.Text, f.Quote)
	switch {
	case f.Quote == "" || n == 0:
		return "the evidence is not in the text"
	case n > 1 && (f.Nth < 1 || f.Nth > n):
		return fmt.Sprintf("the evidence stands %d times in the text: nth must tell which", n)
	case n == 1 && f.Nth != 0:
		return "nth is only for evidence that stands more than once"
	}
	return ""
}

func checkFigures(_ *Article, f *Fact) string {
	switch {
	case f.Value != nil && *f.Value < 0:
		return "a value is never negative: its sign is the direction"
	case (f.ValueHigh != nil) != (f.Bound == schema.BoundBetween):
		return "value2 goes with op between"
	case f.ValueHigh != nil && (f.Value == nil || *f.Value >= *f.ValueHigh):
		return "value must be below value2"
	case f.Bound != "" && f.Value == nil && f.Level == nil && f.Period == "":
		return "op bounds nothing" // without a value it bounds the level or the length of the window
	}
	return ""
}

func checkDateForm(_ *Article, f *Fact) string {
	if f.Date == "" {
		return ""
	}
	forms := regexp.MustCompile(`^\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4]\d|5[0-3]))?$`)
	if _, err := time.Parse(time.DateOnly, f.Date); err != nil && !forms.MatchString(f.Date) {
		return fmt.Sprintf("date %q: want YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM, YYYY-Wnn or YYYY-MM-DD", f.Date)
	}
	return ""
}

func checkPeriodForm(_ *Article, f *Fact) string {
	counted := regexp.MustCompile(`^[1-9]\d*[DWMY]$`)
	anchored := regexp.MustCompile(`^(since|from_high|from_low):\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$`)
	if f.Period == "" || f.Period == "record" && f.Type == schema.Extreme || slices.Contains(schema.Vocabularies()["base_period"], f.Period) ||
		counted.MatchString(f.Period) || anchored.MatchString(f.Period) {
		return ""
	}
	return fmt.Sprintf("period %q", f.Period)
}

func checkLevel(_ *Article, f *Fact) string {
	if f.Type == schema.PriceLevel && f.Level == nil {
		return "no level"
	}
	return ""
}

func checkMovePeriod(_ *Article, f *Fact) string {
	if f.Type == schema.PriceMove && f.Unit == schema.UnitPct && f.Period == "" {
		return "no period"
	}
	return ""
}

func checkExtremePeriod(_ *Article, f *Fact) string {
	if f.Type == schema.Extreme && f.Period == "" {
		return "no period"
	}
	return ""
}

func checkWeekday(_ *Article, f *Fact) string {
	day, err := time.Parse(time.DateOnly, f.Date)
	if err != nil {
		return "" // not a day
	}
	var named []time.Weekday
	for d := time.Sunday; d <= time.Saturday; d++ {
		if regexp.MustCompile(`(?i)\b` + d.String() + `\b`).MatchString(f.Quote) {
			named = append(named, d)
		}
	}
	if len(named) != 1 || named[0] == day.Weekday() {
		return ""
	}
	return fmt.Sprintf("%s is a %s", f.Date, day.Weekday())
}
