package extract

import (
	"fmt"
	"strconv"
	"strings"
)

// frequencies guess how many sentences hold what passes a question: in
// ten-thousandths, those of frequency.txt; a word that is not there counts for one.
// A wrong guess costs time, no answers.
type frequencies struct {
	words   map[uint64]int
	classes []int
	atoms   []int // of the words that patterns name, from atom allClasses on
}

func newFrequencies(lex *lexicon) (frequencies, error) {
	f := frequencies{words: map[uint64]int{}, classes: make([]int, allClasses)}
	text, err := data.ReadFile("frequency.txt")
	if err != nil {
		return f, err
	}
	given := make([]bool, allClasses)
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		name, count, _ := strings.Cut(line, " ")
		n, err := strconv.Atoi(count)
		if err != nil {
			return f, fmt.Errorf("frequency.txt: %q: want a word and a number", line)
		}
		if class, ok := lex.classes[name]; ok && name[0] == '#' {
			f.classes[class], given[class] = 10*n, true
		} else {
			f.words[literalHash(name)] = 10 * n
		}
	}
	for i := range lex.entries {
		f.count(given, lex.entries[i].cls, 1)
	}
	for h, n := range f.words {
		if w, ok := lex.words[h]; ok && w.entry >= 0 {
			f.count(given, lex.entries[w.entry].cls, n)
		}
	}
	return f, nil
}

// count adds to the classes that no frequency is given for.
func (f *frequencies) count(given []bool, cls wide, n int) {
	for _, class := range atomsOf(cls) {
		if !given[class] {
			f.classes[class] += n
		}
	}
}

// word notes the word of the next atom.
func (f *frequencies) word(h uint64) { f.atoms = append(f.atoms, max(1, f.words[h])) }

// of weighs a question.
func (f *frequencies) of(q *question) int {
	if q.not {
		return 1 << 20 // nearly every sentence
	}
	weight := f.ofClasses(f.rarer(q))
	for _, w := range q.words {
		weight += f.atoms[w-allClasses]
	}
	return weight
}

// rarer is that set of classes of a question which fewer sentences hold.
func (f *frequencies) rarer(q *question) wide {
	if q.also != (wide{}) && f.ofClasses(q.also) < f.ofClasses(q.cls) {
		return q.also
	}
	return q.cls
}

func (f *frequencies) ofClasses(cls wide) (weight int) {
	for _, class := range atomsOf(cls) {
		weight += f.classes[class]
	}
	return weight
}
