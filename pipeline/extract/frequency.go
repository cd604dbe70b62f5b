package extract

import "strings"

// frequencies guess how often sentences hold what passes a question: by the
// number of words that do, where a class that chunking gives, a function word or
// a mark counts for many.
type frequencies struct {
	lex      *lexicon
	counts   []int           // of the classes: how many words and phrases they hold
	common   mask            // classes that nearly every sentence holds
	function mask            // those of function words
	marks    map[uint64]bool // what is as frequent and of no such class
	words    []bool          // by atom, from maxClasses on: whether it is frequent
}

// frequent is the weight of what nearly every sentence holds.
const frequent = 1 << 17

func newFrequencies(lex *lexicon) frequencies {
	f := frequencies{lex: lex, counts: make([]int, len(lex.names)), marks: map[uint64]bool{}}
	f.function = lex.bits("det", "prep", "be", "have", "do", "modal", "to", "conj", "sub", "rel", "pronoun", "adv", "adj", "gen")
	f.common = f.function.or(lex.bits("#word", "#cap", "#stop", "#verb", "#nounform", "#ent", "#qty"))
	for i := range lex.entries {
		for _, class := range atomsOf(lex.entries[i].cls) {
			f.counts[class]++
		}
	}
	for _, w := range strings.Fields(`, . ; : - ( ) " and said`) {
		f.marks[literalHash(w)] = true
	}
	return f
}

// word notes the word of the next atom.
func (f *frequencies) word(h uint64) {
	w, known := f.lex.words[h]
	f.words = append(f.words, f.marks[h] || known && w.entry >= 0 && f.lex.entries[w.entry].cls.has(f.function))
}

// of weighs a question.
func (f *frequencies) of(q *question) int {
	if q.not {
		return 4 * frequent
	}
	weight := f.ofClasses(f.rarer(q)) + len(q.words)
	for _, w := range q.words {
		if f.words[w-maxClasses] {
			weight += frequent
		}
	}
	return weight
}

// rarer is that set of classes of a question which fewer sentences hold.
func (f *frequencies) rarer(q *question) mask {
	if q.also != (mask{}) && f.ofClasses(q.also) < f.ofClasses(q.cls) {
		return q.also
	}
	return q.cls
}

func (f *frequencies) ofClasses(cls mask) (weight int) {
	for _, class := range atomsOf(cls) {
		weight += f.counts[class]
		switch {
		case f.common.has(bit(int(class))):
			weight += frequent
		case f.lex.names[class][0] == '#':
			weight += frequent / 8
		}
	}
	return weight
}
