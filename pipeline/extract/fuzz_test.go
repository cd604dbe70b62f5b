package extract

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/schema"
)

// FuzzExtract feeds any text, with and without a date, to the engine: it must
// not panic, must give rows that keep the contract, and the same rows twice.
func FuzzExtract(f *testing.F) {
	err := filepath.WalkDir("../../testdata/raw", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		f.Add(text, uint16(len(text)))
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range hostile {
		f.Add([]byte(strings.Repeat(text, 20)), uint16(20000))
	}
	f.Add([]byte("BHP's $½bn \xff\x00 bid, up “3⅞%” — from ’08, fell 1e9 percent to -5 yen per U.S.-dollar"), uint16(0))
	e := newEngine(f)
	f.Fuzz(func(t *testing.T, text []byte, day uint16) {
		a := schema.Article{ArticleID: "a", SourceURI: "a", Body: strings.ToValidUTF8(string(text), "\uFFFD"), PublishedPrecision: "none"}
		if day > 0 {
			at := time.Unix(int64(day)*86400+43200, 0).UTC()
			date := schema.DateOf(at)
			a.PublishedDate, a.PublishedAt, a.PublishedPrecision = &date, &at, "minute"
			if n := int(day) % (len(a.Body) + 1); day%2 == 1 { // as ingest leaves lines out, at runes
				for n > 0 && n < len(a.Body) && !utf8.RuneStart(a.Body[n]) {
					n--
				}
				a.Skip = []schema.Span{{Start: n / 2, End: n}}
				for s := &a.Skip[0].Start; *s > 0 && !utf8.RuneStart(a.Body[*s]); {
					*s--
				}
			}
		}
		first := e.Extract(&a)
		checkResult(t, &a, &first)
		second := e.Extract(&a)
		if diff := cmp.Diff(first, second); diff != "" {
			t.Errorf("the same article twice (-first +second)\n%s", diff)
		}
	})
}

// checkResult checks what holds of the rows of any article.
func checkResult(t *testing.T, a *schema.Article, res *Result) {
	t.Helper()
	entities := map[string]bool{}
	for i := range res.Entities {
		e := &res.Entities[i]
		if entities[e.EntityID] {
			t.Errorf("entity %s twice", e.EntityID)
		}
		entities[e.EntityID] = true
		checkColumns(t, reflect.ValueOf(e).Elem())
	}
	var starts []int32 // of the sentences in which mentions and quotes were found
	sentence := map[int32]int32{}
	span := func(kind string, number, start, end int32, text string) {
		if start < 0 || end <= start || int(end) > len(a.Body) || a.Body[start:end] != text {
			t.Fatalf("%s [%d:%d] is not %q", kind, start, end, text)
		}
		if !utf8.ValidString(text) {
			t.Errorf("%s [%d:%d] cuts a character: %q", kind, start, end, text)
		}
		if was, ok := sentence[number]; !ok || start < was {
			sentence[number] = start
		}
	}
	ids := map[string]bool{}
	for i := range res.Mentions {
		m := &res.Mentions[i]
		span("mention", m.Sentence, m.StartByte, m.EndByte, m.Text)
		if ids[m.MentionID] {
			t.Errorf("mention %s twice: %s", m.MentionID, brief(m))
		}
		ids[m.MentionID] = true
		if m.SubjectID == nil || !entities[*m.SubjectID] {
			t.Errorf("the subject is no entity: %s", brief(m))
		}
		checkColumns(t, reflect.ValueOf(m).Elem())
		if m.Level != nil && *m.Level < 0 && !mayBeNegative(m.SubjectKind, *m.LevelUnit) {
			t.Errorf("level %v of a %s", *m.Level, m.SubjectKind)
		}
		if t.Failed() {
			t.Fatal(brief(m))
		}
	}
	for i := range res.Quotes {
		q := &res.Quotes[i]
		span("quote", q.Sentence, q.StartByte, q.EndByte, q.Text)
		checkColumns(t, reflect.ValueOf(q).Elem())
	}
	numbers := make([]int32, 0, len(sentence))
	for n := range sentence {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		starts = append(starts, sentence[n])
	}
	if !slices.IsSorted(starts) || len(numbers) > 0 && numbers[0] < 0 {
		t.Errorf("sentences %v start at %v", numbers, starts)
	}
}

// openForms are the values that the two columns with open vocabularies take
// beside the closed one.
var openForms = regexp.MustCompile(`^(since:\d{4}(-\d\d(-\d\d)?)?|from_(high|low)(:.+)?|\d+(\.\d+)?[DWMQY])$`)

// checkColumns checks the columns of a row against their vocabularies, and
// that figures are finite and not negative; a level may be, of what can be below
// zero (checkResult).
func checkColumns(t *testing.T, row reflect.Value) {
	t.Helper()
	words := schema.Vocabularies()
	for i := range row.NumField() {
		f, v := row.Type().Field(i), row.Field(i)
		if f.Anonymous {
			checkColumns(t, v)
			continue
		}
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				continue
			}
			v = v.Elem()
		}
		switch v.Kind() {
		case reflect.Float64:
			if x := v.Float(); math.IsInf(x, 0) || math.IsNaN(x) || x < 0 && f.Name != "Level" {
				t.Errorf("%s = %v", f.Name, x)
			}
		case reflect.String:
			if name := f.Tag.Get("vocab"); name != "" && !slices.Contains(words[name], v.String()) && !(name == "base_period" && openForms.MatchString(v.String())) {
				t.Errorf("%s = %q is not in vocabulary %s", f.Name, v.String(), name)
			}
			if !utf8.ValidString(v.String()) {
				t.Errorf("%s = %q is not UTF-8", f.Name, v.String())
			}
		}
	}
}
