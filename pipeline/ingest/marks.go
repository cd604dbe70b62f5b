package ingest

import (
	_ "embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

//go:embed marks.txt
var marksText string

// where a mark looks.
const (
	inLine    = "line"    // a whole line
	inSection = "section" // a heading line and the paragraph under it
	inBracket = "bracket" // from ( to its )
	inTail    = "tail"    // from a phrase at a sentence's beginning to the end of the body
)

// mark is one pattern of text that is not the journalist's. Every condition
// that is given must hold; of alternatives within one, any.
type mark struct {
	name     string
	where    string
	starts   []string // lower case; the text begins so, at a word boundary
	is       []string // lower case; the text is this and no more
	ends     []string // lower case
	contains []string // lower case
	has      []string // as printed
	shape    string   // "", names, agencies, email or headline
	maxWords int      // 0: no limit

	match, reject []string // examples, run by the test
}

// marks is the compiled file: which marks can apply is told by the first byte
// of a line or bracket, so that ordinary text costs a table look-up per line.
type marks struct {
	all      []*mark
	line     [256][]*mark // inLine and inSection marks by first byte, lower case
	shape    []*mark      // inLine marks that do not know their first byte
	bracket  [256][]*mark
	anyBrack []*mark
	tail     [256][]*mark
	agencies agencies
}

// compileMarks reads marks.txt; its header documents the format.
func compileMarks(text string) (*marks, error) {
	m := &marks{agencies: parseAgencies(agenciesText)}
	var cur *mark
	n := 0
	for raw := range strings.Lines(text) {
		n++
		line := strings.TrimSpace(raw)
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, _ := strings.Cut(line, " ")
		value = strings.TrimSpace(value)
		if key == "mark" {
			cur = &mark{name: value}
			m.all = append(m.all, cur)
			continue
		}
		if cur == nil {
			return nil, fmt.Errorf("marks.txt:%d: %q before the first mark", n, key)
		}
		if err := cur.set(key, value); err != nil {
			return nil, fmt.Errorf("marks.txt:%d: mark %s: %w", n, cur.name, err)
		}
	}
	for _, k := range m.all {
		if err := m.index(k); err != nil {
			return nil, fmt.Errorf("marks.txt: mark %s: %w", k.name, err)
		}
	}
	return m, nil
}

func (k *mark) set(key, value string) error {
	switch key {
	case "where":
		k.where = value
	case "starts":
		k.starts = append(k.starts, alternatives(value)...)
	case "is":
		k.is = append(k.is, alternatives(value)...)
	case "ends":
		k.ends = append(k.ends, alternatives(value)...)
	case "contains":
		k.contains = append(k.contains, alternatives(value)...)
	case "has":
		for alt := range strings.SplitSeq(value, "|") {
			k.has = append(k.has, strings.TrimSpace(alt))
		}
	case "shape":
		k.shape = value
	case "words":
		n, err := strconv.Atoi(value)
		if err != nil {
			return fmt.Errorf("words %q: want a number", value)
		}
		k.maxWords = n
	case "match":
		k.match = append(k.match, unescape(value))
	case "reject":
		k.reject = append(k.reject, unescape(value))
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

func alternatives(value string) []string {
	var out []string
	for alt := range strings.SplitSeq(value, "|") {
		if alt = strings.ToLower(strings.TrimSpace(alt)); alt != "" {
			out = append(out, alt)
		}
	}
	return out
}

func unescape(s string) string { return strings.ReplaceAll(s, `\n`, "\n") }

// index files a mark under the first bytes it can begin with.
func (m *marks) index(k *mark) error {
	openings := append(append([]string{}, k.starts...), k.is...)
	switch k.where {
	case inLine, inSection:
		if len(openings) == 0 {
			m.shape = append(m.shape, k)
			return nil
		}
		indexByFirst(&m.line, k, openings)
	case inBracket:
		if len(openings) == 0 {
			m.anyBrack = append(m.anyBrack, k)
			return nil
		}
		indexByFirst(&m.bracket, k, openings)
	case inTail:
		if len(openings) == 0 {
			return errors.New("a tail needs starts")
		}
		indexByFirst(&m.tail, k, openings)
	default:
		return fmt.Errorf("where %q: want line, section, bracket or tail", k.where)
	}
	return nil
}

func indexByFirst(table *[256][]*mark, k *mark, openings []string) {
	seen := map[byte]bool{}
	for _, o := range openings {
		if c := o[0]; !seen[c] {
			seen[c] = true
			table[c] = append(table[c], k)
		}
	}
}
