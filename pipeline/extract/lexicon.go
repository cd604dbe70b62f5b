package extract

import (
	"bufio"
	"fmt"
	"io/fs"
	"math/bits"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// mask is a set of lexical classes. It is a struct because the compiler keeps
// those in registers, arrays not: most of what the engine does is asking masks.
type mask struct{ a, b, c, d uint64 }

const maxClasses = 4 * 64

func bit(i int) (m mask) {
	switch i / 64 {
	case 0:
		m.a = 1 << (i % 64)
	case 1:
		m.b = 1 << (i % 64)
	case 2:
		m.c = 1 << (i % 64)
	case 3:
		m.d = 1 << (i % 64)
	}
	return m
}

func (m mask) has(o mask) bool { return m.a&o.a|m.b&o.b|m.c&o.c|m.d&o.d != 0 }

func (m mask) or(o mask) mask { return mask{m.a | o.a, m.b | o.b, m.c | o.c, m.d | o.d} }

func (m mask) and(o mask) mask { return mask{m.a & o.a, m.b & o.b, m.c & o.c, m.d & o.d} }

func (m mask) without(o mask) mask { return mask{m.a &^ o.a, m.b &^ o.b, m.c &^ o.c, m.d &^ o.d} }

// next returns the lowest class of a mask that is not empty, and the mask without it.
func (m mask) next() (int, mask) {
	switch {
	case m.a != 0:
		return bits.TrailingZeros64(m.a), mask{m.a & (m.a - 1), m.b, m.c, m.d}
	case m.b != 0:
		return 64 + bits.TrailingZeros64(m.b), mask{0, m.b & (m.b - 1), m.c, m.d}
	case m.c != 0:
		return 128 + bits.TrailingZeros64(m.c), mask{0, 0, m.c & (m.c - 1), m.d}
	default:
		return 192 + bits.TrailingZeros64(m.d), mask{0, 0, 0, m.d & (m.d - 1)}
	}
}

// form says which form of a verb a word is; a word can be several.
type form uint8

const (
	formBase form = 1 << iota
	form3s
	formPast
	formPart
	formIng
	formNoun // the base form is a noun as well
)

// entry is what the lexicon knows of a word or phrase.
type entry struct {
	cls   wide
	form  form
	index int32  // its own place in lexicon.entries
	word  int32  // of a phrase: its atom (dispatch.go); 0 if no pattern names it
	hash  uint64 // of a phrase
	vals  []value
}

type value struct {
	class int
	text  string
}

// val returns the payload of the entry in a class: "gt" of "more than" in bound.
func (e *entry) val(class int) string {
	for _, v := range e.vals {
		if v.class == class {
			return v.text
		}
	}
	return ""
}

// phrase is a sequence of words that the lexicon knows as one.
type phrase struct {
	words  []uint64
	second uint64 // words[1]
	entry  int32
}

// lexicon maps words and phrases to classes. It is built once and then read only.
type lexicon struct {
	classes   map[string]int
	lists     map[string][]string
	wordLists names[*wordList] // lists
	names     []string
	ruleOnly  int                // so many more are of rules only
	ranks     [allClasses]uint16 // of classes, in the order of their first sections
	words     map[uint64]word
	paradigms map[string][]string // of verbs, by base form
	table     wordTable           // words, laid out for probing
	entries   []entry
}

// word is what starts with a word: its own entry, -1 if it has none, and the
// phrases that begin with it, longest first.
type word struct {
	entry   int32
	phrases []phrase
}

// Classes that chunking gives to nodes by what they are, not by their words.
var nodeClasses = []string{
	"#word", "#cap", "#punct", "#quote", "#poss", "#num", "#pct", "#pp", "#bps", "#points", "#money", "#frac", "#qty", "#aslimit", "#ord", "#date", "#since",
	"#ent", "#company", "#index", "#etf", "#sector", "#market", "#fx", "#commodity", "#yield", "#crypto", "#government",
	"#regulator", "#central_bank", "#person", "#macro", "#organisation", "#country", "#city", "#exchange", "#medium", "#currency", "#demonym", "#region",
	"#verb", "#nounform", "#neg", "#stop",
}

// loadLexicon reads every *.txt of fsys. A file is a list of sections:
//
//	[class]        lines are words or phrases, "phrase = payload" gives a payload;
//	               "( open | opened ) ( for )? a year" are four phrases
//	[class verb]   lines are paradigms: base third-person past participle ing,
//	               a leading * says that the base form is a noun too
//	[class rule]   only patterns ask for it, Go code does not; [class verb rule] too.
//	               There is room for maxRuleOnly of these besides maxClasses others.
//	[name list]    lines are words for one test of the engine, not a class
//
// A class may be opened in several sections; a word may be in several classes.
func loadLexicon(fsys fs.FS, dir string) (*lexicon, error) {
	l := &lexicon{classes: map[string]int{}, lists: map[string][]string{}, words: map[uint64]word{}, paradigms: map[string][]string{}}
	for _, c := range nodeClasses {
		l.class(c)
	}
	files, err := fs.Glob(fsys, path.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := l.readFile(fsys, f); err != nil {
			return nil, err
		}
	}
	if len(l.names) > maxClasses || l.ruleOnly > maxRuleOnly {
		return nil, fmt.Errorf("lexicon: %d classes, at most %d fit a mask; %d of rules only, at most %d", len(l.names), maxClasses, l.ruleOnly, maxRuleOnly)
	}
	for _, w := range l.words {
		ps := w.phrases
		sort.SliceStable(ps, func(i, j int) bool { return len(ps[i].words) > len(ps[j].words) })
	}
	for name, texts := range l.lists {
		l.wordLists.set(name, newWordList(texts))
	}
	l.lay(nil)
	return l, nil
}

// class returns the number of a class, adding it if it is new.
func (l *lexicon) class(name string) int {
	if c, ok := l.classes[name]; ok {
		return c
	}
	c := len(l.names)
	l.classes[name] = c
	l.rank(c)
	l.names = append(l.names, name)
	return c
}

// bits returns the mask of the named classes; it panics on an unknown name,
// which is a mistake in our own code, not in the data.
func (l *lexicon) bits(names ...string) (m mask) {
	for _, n := range names {
		c, ok := l.classes[n]
		if !ok {
			panic("extract: no lexical class " + n)
		}
		m = m.or(bit(c))
	}
	return m
}

func (l *lexicon) readFile(fsys fs.FS, name string) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	class, verbs, list := -1, false, ""
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line, _, _ := strings.Cut(sc.Text(), "#")
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line[0] == '[':
			head := strings.Fields(strings.Trim(line, "[]"))
			if len(head) == 0 {
				return fmt.Errorf("%s:%d: empty section name", name, n)
			}
			if len(head) > 1 && head[1] == "list" {
				list = head[0]
				if _, twice := l.lists[list]; twice {
					return fmt.Errorf("%s:%d: list %q stands in two places", name, n, list)
				}
				l.lists[list] = nil
				continue
			}
			if slices.Contains(head[1:], "rule") {
				l.ruleClass(head[0])
			}
			class, verbs, list = l.class(head[0]), slices.Contains(head[1:], "verb"), ""
			if len(l.names) > maxClasses || l.ruleOnly > maxRuleOnly {
				return fmt.Errorf("%s:%d: more than %d classes, or %d of rules only", name, n, maxClasses, maxRuleOnly)
			}
		case list != "":
			texts, err := phrasesOf(line)
			if err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
			l.lists[list] = append(l.lists[list], texts...)
		case class < 0:
			return fmt.Errorf("%s:%d: %q stands before any [class]", name, n, line)
		case verbs:
			if err := l.addVerb(line, class); err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
		default:
			text, payload, _ := strings.Cut(line, "=")
			texts, err := phrasesOf(strings.TrimSpace(text))
			if err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
			for _, x := range texts {
				l.add(x, class, strings.TrimSpace(payload), 0)
			}
		}
	}
	return sc.Err()
}

// addVerb adds "*rise rises rose risen rising", or phrasal "go goes went gone going + public".
func (l *lexicon) addVerb(line string, class int) error {
	line, particle, _ := strings.Cut(line, "+")
	noun := strings.HasPrefix(line, "*")
	forms := strings.Fields(strings.TrimPrefix(line, "*"))
	if len(forms) != 5 {
		return fmt.Errorf("a verb has 5 forms (base, third person, past, participle, ing), got %q", line)
	}
	l.paradigms[forms[0]] = forms
	if particle = strings.TrimSpace(particle); particle != "" {
		particle = " " + particle
	}
	for i, w := range forms {
		f := form(1 << i)
		if noun && i < 2 {
			f |= formNoun
		}
		l.add(w+particle, class, "", f)
		l.add(w+particle, l.class("v"), "", f)
	}
	return nil
}

// wordsOf hashes the words of a text.
func wordsOf(text string) []uint64 {
	var d token.Doc
	d.Tokenize(text, nil)
	words := make([]uint64, len(d.Tokens))
	for i := range d.Tokens {
		words[i] = wordHash(&d, i)
	}
	return words
}

// add puts a word or phrase into a class.
func (l *lexicon) add(text string, class int, payload string, f form) {
	e := l.entryFor(wordsOf(text))
	e.cls = e.cls.join(wideBit(class))
	e.form |= f
	if payload != "" {
		e.vals = append(e.vals, value{class, payload})
	}
}

func (l *lexicon) entryFor(words []uint64) *entry {
	w, ok := l.words[words[0]]
	if !ok {
		w.entry = -1
	}
	at := w.entry
	if len(words) > 1 {
		at = -1
		for _, p := range w.phrases {
			if equal(p.words, words) {
				at = p.entry
			}
		}
	}
	if at < 0 {
		at = l.newEntry()
		if len(words) == 1 {
			w.entry = at
		} else {
			w.phrases = append(w.phrases, phrase{words, words[1], at})
			l.entries[at].hash = phraseHash(words)
		}
	}
	l.words[words[0]] = w
	return &l.entries[at]
}

func (l *lexicon) newEntry() int32 {
	l.entries = append(l.entries, entry{index: int32(len(l.entries))})
	return int32(len(l.entries) - 1)
}

func equal(a, b []uint64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// wordHash is the hash by which token i is looked up; numbers and possessives,
// which the tokeniser does not hash, get that of their text.
func wordHash(d *token.Doc, i int) uint64 {
	if h := d.Tokens[i].Hash; h != 0 {
		return h
	}
	if d.Tokens[i].Kind == token.Poss {
		return possHash
	}
	return token.Hash(d.Str(i))
}

const possHash = 0x9e3779b97f4a7c15

// find returns the entry of a word or phrase, nil if there is none.
func (l *lexicon) find(text string) *entry {
	words := wordsOf(text)
	if len(words) == 0 {
		return nil
	}
	w, ok := l.words[words[0]]
	if len(words) == 1 {
		if ok && w.entry >= 0 {
			return &l.entries[w.entry]
		}
		return nil
	}
	for _, p := range w.phrases {
		if equal(p.words, words) {
			return &l.entries[p.entry]
		}
	}
	return nil
}
