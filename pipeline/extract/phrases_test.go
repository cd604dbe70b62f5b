package extract

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// phrases is a file of testdata/phrases: the ways in which the field says the
// facts of one event type, in sentences of our own.
//
//	# floor 0.81
//	SENTENCE => FIELD=VALUE; FIELD=VALUE | FIELD=VALUE     a fact, or several
//	SENTENCE => none                                       no fact of this type
//
// Fields are those of columns in rule_test.go. The date of the article is 13
// March 2024, in New York.
type phrases struct {
	event string
	floor float64
	lines []phraseLine
	head  int // lines of the file before the floor
	raw   []string
}

type phraseLine struct {
	text string
	want [][]column // nil: none
}

// TestPhrases holds for every event type the share of facts that are found in
// the ways of saying them. Not all of them are: the share must not fall.
// WIREMILL_UPDATE=1 raises the floors; WIREMILL_PHRASES=TYPE lists what is not found.
func TestPhrases(t *testing.T) {
	files, err := filepath.Glob("testdata/phrases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no phrases: %v", err)
	}
	e := newEngine(t)
	for _, file := range files {
		p := readPhrases(t, file)
		t.Run(p.event, func(t *testing.T) {
			found, total, wrong := p.score(t, e)
			share := float64(found) / float64(max(total, 1))
			t.Logf("%d of %d facts found (%.3f), %d of none", found, total, share, wrong)
			if share < p.floor {
				t.Errorf("%.4f of the facts found, %.4f before; WIREMILL_PHRASES=%s lists what is missed", share, p.floor, p.event)
			}
			if wrong > 0 {
				t.Errorf("%d sentences without such a fact gave one", wrong)
			}
			if os.Getenv("WIREMILL_UPDATE") == "1" && share > p.floor {
				p.raise(t, file, share)
			}
		})
	}
}

// score counts the facts found, all facts, and the sentences without a fact that gave one.
func (p *phrases) score(t *testing.T, e *Engine) (found, total, wrong int) {
	list := os.Getenv("WIREMILL_PHRASES") == p.event
	for _, l := range p.lines {
		var got []string
		hit := make([]bool, len(l.want))
		for _, m := range extractText(e, l.text) {
			if m.EventType != p.event {
				continue
			}
			got = append(got, brief(&m))
			for i, w := range l.want {
				hit[i] = hit[i] || agrees(&m, w)
			}
		}
		if l.want == nil && len(got) > 0 {
			wrong++
			t.Logf("none wanted: %s\n      %s", l.text, strings.Join(got, "\n      "))
		}
		total += len(l.want)
		for i, ok := range hit {
			if ok {
				found++
			} else if list {
				t.Logf("missed %v in %q\n got  %s", l.want[i], l.text, strings.Join(got, "\n      "))
			}
		}
	}
	return found, total, wrong
}

func readPhrases(t *testing.T, file string) *phrases {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p := &phrases{event: strings.TrimSuffix(filepath.Base(file), ".txt"), head: -1, raw: strings.Split(strings.TrimRight(string(b), "\n"), "\n")}
	for n, line := range p.raw {
		if v, ok := strings.CutPrefix(line, "# floor "); ok {
			p.head = n
			if p.floor, err = strconv.ParseFloat(v, 64); err != nil {
				t.Fatalf("%s:%d: %v", file, n+1, err)
			}
			continue
		}
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		text, facts, ok := strings.Cut(line, " => ")
		if !ok {
			t.Fatalf("%s:%d: no => in %q", file, n+1, line)
		}
		l := phraseLine{text: strings.TrimSpace(text)}
		if strings.TrimSpace(facts) != "none" {
			l.want = factsOf(t, fmt.Sprintf("%s:%d", file, n+1), facts)
		}
		p.lines = append(p.lines, l)
	}
	return p
}

func factsOf(t *testing.T, at, facts string) (out [][]column) {
	t.Helper()
	known := columns(&schema.Mention{})
	for _, fact := range strings.Split(facts, "|") {
		want := []column{}
		for _, f := range strings.Split(fact, ";") {
			k, v, ok := strings.Cut(strings.TrimSpace(f), "=")
			if _, field := known[k]; !ok || !field {
				t.Fatalf("%s: %q: want FIELD=VALUE, with a field of a mention", at, f)
			}
			want = append(want, column{k, v})
		}
		out = append(out, want)
	}
	return out
}

// raise writes the new floor, rounded down.
func (p *phrases) raise(t *testing.T, file string, share float64) {
	t.Helper()
	line := fmt.Sprintf("# floor %.3f", math.Floor(share*1000)/1000)
	if p.head < 0 {
		p.raw = append([]string{line}, p.raw...)
	} else {
		p.raw[p.head] = line
	}
	if err := os.WriteFile(file, []byte(strings.Join(p.raw, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}
