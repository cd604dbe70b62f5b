package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/sql"
)

// rows runs a query over the test lake and returns it as JSON lines.
func rows(t *testing.T, l *testLake, text string) string {
	t.Helper()
	got, err := query(t, makeLake(t, l), text, "jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestEveryExampleAnswers(t *testing.T) {
	dir := makeLake(t, newTestLake())
	if n := len(sql.Examples()); n < 5 {
		t.Errorf("%d examples, the README shows five", n)
	}
	for _, e := range sql.Examples() {
		got, err := query(t, dir, e.Text, "jsonl")
		if err != nil || got == "" {
			t.Errorf("%s: error %v, printed %q", e.File, err, got)
		}
		golden(t, "example-"+e.Name+".jsonl", got)
	}
}

// What was known grows with time and is never what came later.
func TestEventsAsOf(t *testing.T) {
	l := newTestLake()
	for ts, want := range map[string]string{
		"2023-07-13 01:59:59Z":      ``,
		"2023-07-13 02:00:00Z":      `{"n":1,"stories":1,"agreements":["single"]}`,
		"2023-07-13 10:00:00Z":      `{"n":3,"stories":3,"agreements":["single"]}`,
		"2023-07-13 19:00:00+08:00": `{"n":3,"stories":4,"agreements":["conflict","single"]}`,
		"infinity":                  `{"n":7,"stories":8,"agreements":["conflict","single"]}`,
	} {
		got := rows(t, l, `SELECT count(*) AS n, sum(story_count) AS stories, list_sort(list(DISTINCT agreement)) AS agreements
			FROM events_asof('`+ts+`') HAVING n > 0`)
		if diff := cmp.Diff(want, strings.TrimSpace(got)); diff != "" {
			t.Errorf("%s: %s", ts, diff)
		}
	}
}

func TestSigned(t *testing.T) {
	got := rows(t, newTestLake(), `SELECT list(signed(d, v)) AS s FROM (VALUES
		('up', 2.5), ('down', 2.5), ('flat', NULL), ('in', 1.0), ('out', 1.0), ('down', 0.0), ('easing', 1.0), (NULL, 1.0)) t(d, v)`)
	if diff := cmp.Diff(`{"s":[2.5,-2.5,0,1,-1,0,null,null]}`+"\n", got); diff != "" {
		t.Error(diff)
	}
}

// Offsets count bytes, and a sentence ends where a reader says it does.
func TestEvidenceSentences(t *testing.T) {
	const body = "Alpha rose 2%. The U.S. index ended 3.8% higher. Café “x” rose 2.7%.\nNext line. Mr. Bo said “up 3%.” Then left."
	for span, want := range map[string]string{
		"index ended 3.8% higher": "The U.S. index ended 3.8% higher.",
		"“x” rose":                "Café “x” rose 2.7%.",
		"Next":                    "Next line.",
		"Bo said":                 "Mr. Bo said “up 3%.”",
		"“up 3%.”":                "Mr. Bo said “up 3%.”",
		"left.":                   "Then left.",
		"Alpha":                   "Alpha rose 2%.",
	} {
		l := &testLake{}
		l.article("House", body, "2023-07-13T02:00:00Z")
		l.mention(&l.articles[0], "e", span, move("X", "X", "index", "up", 1, "2023-07-13", "close"))
		got := rows(t, l, "SELECT e.text, e.sentence, cut(a.body, m.start_byte, m.end_byte) AS cut FROM mentions m JOIN articles a USING (article_id), LATERAL (SELECT m.text, sentence_around(a.body, m.start_byte, m.end_byte) AS sentence) e")
		wantRow := `{"text":"` + span + `","sentence":"` + want + `","cut":"` + span + `"}` + "\n"
		if diff := cmp.Diff(wantRow, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestIndicatorsJoinExpectedAndPrevious(t *testing.T) {
	l := newTestLake()
	may := l.events[len(l.events)-2] // the printed figure of June
	may.EventID, may.EventDate, may.EventDateEnd = id("ppi may"), day("2023-05-01").Ptr(), day("2023-05-31").Ptr()
	may.Value, may.Modality = p(4.6), "past"
	l.events = append(l.events, may)
	got := rows(t, l, "SELECT place, metric, event_date, actual, expected, previous, round(surprise, 6) AS surprise FROM indicators ORDER BY event_date")
	want := `{"place":"China","metric":"ppi","event_date":"2023-05-01","actual":-4.6,"expected":null,"previous":null,"surprise":null}
{"place":"China","metric":"ppi","event_date":"2023-06-01","actual":-5.4,"expected":-5,"previous":-4.6,"surprise":-0.4}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Two finals of one subject, day and base period: the close wins.
func TestDailyMovesKeepOneMove(t *testing.T) {
	l := newTestLake()
	twin := l.events[1]
	twin.EventID, twin.MoveID, twin.Session, twin.Value, twin.StoryCount = id("twin"), nil, p("intraday"), p(9.9), 7
	l.events = append(l.events, twin)
	got := rows(t, l, "SELECT signed_pct, session, observations, days_since_previous FROM daily_moves WHERE ticker = 'HSTECH.HK' ORDER BY day")
	want := `{"signed_pct":3.8,"session":"close","observations":2,"days_since_previous":null}
{"signed_pct":-0.4,"session":"close","observations":1,"days_since_previous":1}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
