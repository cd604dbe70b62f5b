package extract

import (
	"fmt"
	"slices"
)

// grammar is the compiled set of all rules.
type grammar struct {
	rules    []rule
	programs []*program
	masks    []mask // of all programs
	skeleton skeleton
}

// skeleton is all programs merged into one automaton that reads nodes and
// captures nothing: it says which programs can match at a node (automaton.go).
// It accepts more than the programs do: it does not read negations, and takes a
// program that comes to a noun phrase for matched.
type skeleton struct {
	tests     []test
	byWord    [][]int32 // numbers of the tests that a word passes, by found.word - 1
	positions []position
	follows   []int32   // positions: all position.next
	starts    []int32   // positions that a match starts at
	first     []mask    // by program: the classes that a match starts with
	relevant  mask      // the classes that tests ask for
	keys      [][]int32 // by program: tests of which one must pass at some node of the sentence, if any are known
	keyTests  int       // so many tests are in keys: those that are numbered first
	entries   int       // of the lexicon
}

// test is a question about one node: is it of one of these classes, and of
// one of those (unless there are none)? The words are in skeleton.byWord.
type test struct {
	cls, also mask
	not       bool
}

// passes answers the test for a node of classes cls, its word aside.
func (t *test) passes(cls mask) bool {
	return (cls.has(t.cls) && (t.also == (mask{}) || cls.has(t.also))) != t.not
}

// position is an element of a program that reads one node.
type position struct {
	test    int32
	program int32
	next    extent // in skeleton.follows: what can stand after it
	done    bool   // with it the program matches
}

// extent is a stretch of a list.
type extent struct{ first, end int32 }

// link builds the dispatch tables. Rules with the same pattern share its program.
func (g *grammar) link(lex *lexicon) error {
	b := skeletonBuilder{lex: lex, words: map[uint64]int32{}, tests: map[string]int32{}}
	for i, p := range g.programs {
		if err := b.add(p, int32(i)); err != nil {
			return fmt.Errorf("pattern %q: %w", p.source, err)
		}
	}
	for i := range b.skeleton.tests {
		t := &b.skeleton.tests[i]
		b.relevant = b.relevant.or(t.cls).or(t.also)
	}
	b.numberKeysFirst()
	b.entries = len(lex.entries)
	g.skeleton = b.skeleton
	lex.table = newWordTable(lex.words, b.words)
	g.pack()
	return nil
}

// skeletonBuilder adds program after program to a skeleton.
type skeletonBuilder struct {
	skeleton
	lex     *lexicon
	words   map[uint64]int32 // numbers of the words that programs name, from 1
	tests   map[string]int32 // numbers of skeleton.tests, by what they ask
	weights []int            // of the tests: the more, the more sentences hold what passes
	p       *program
	read    map[int]int32 // of p: the position of the instruction that reads a node
	skip    map[int]int32 // of p: that of the nodes before a figure
}

// add appends the positions of a program.
func (b *skeletonBuilder) add(p *program, number int32) error {
	b.p, b.read, b.skip = p, map[int]int32{}, map[int]int32{}
	for pc := range p.code {
		if t, ok := b.testOf(&p.code[pc]); ok {
			b.read[pc] = b.place(position{test: t, program: number})
		}
		if p.code[pc].op == opAmounts { // is matched at its first figure
			b.positions[b.read[pc]].done = true
			b.skip[pc] = b.place(position{test: b.beforeFigure(), program: number})
		}
	}
	for pc := range p.code {
		at, reads := b.read[pc]
		if !reads {
			continue
		}
		if skip, ok := b.skip[pc]; ok {
			b.positions[skip].next = b.extend(func() { b.follows = append(b.follows, at, skip) })
			continue
		}
		x := &b.positions[at]
		x.next = b.extend(func() { x.done = b.after(pc+1, map[int]bool{}) })
	}
	b.keys = append(b.keys, b.key())
	return b.start()
}

// key returns the tests of that element, among those that every match has,
// which the fewest sentences hold; none if all are common. The first element
// does not count: where it does not stand nobody asks.
func (b *skeletonBuilder) key() (best []int32) {
	least := common
	for _, at := range b.p.items {
		first := len(b.follows)
		done := b.after(at, map[int]bool{})
		var tests []int32
		weight := 0
		for _, p := range b.follows[first:] {
			if t := b.positions[p].test; t != b.beforeFigure() { // $amounts demands the figure
				tests = append(tests, t)
				weight += b.weights[t]
			}
		}
		b.follows = b.follows[:first]
		if at > 0 && !done && weight < least {
			best, least = tests, weight
		}
	}
	return best
}

// common is the weight of what nearly every sentence holds.
const common = 1 << 20

// weigh estimates how often sentences hold what passes a test: the number of
// its words, where a class that chunking gives and a function word count for many.
func (b *skeletonBuilder) weigh(t test, words []uint64) int {
	if t.not {
		return common
	}
	weight := b.frequency(t.cls)
	if t.also != (mask{}) {
		weight = min(weight, b.frequency(t.also))
	}
	for _, h := range words {
		weight++
		if w, ok := b.lex.words[h]; ok && w.entry >= 0 && b.lex.entries[w.entry].cls.has(b.lex.bits(functionWords...)) {
			weight += common / 8
		}
	}
	return weight
}

var functionWords = []string{"det", "prep", "be", "have", "do", "modal", "to", "conj", "sub", "rel", "pronoun", "adv", "adj", "gen"}

// frequency weighs a set of classes.
func (b *skeletonBuilder) frequency(cls mask) int {
	weight := 0
	if cls.has(b.lex.bits(functionWords...).or(b.lex.bits("#word", "#cap", "#stop", "#verb", "#nounform", "#ent", "#qty"))) {
		weight += common / 8
	}
	for class, rest := 0, cls; rest != (mask{}); {
		if class, rest = rest.next(); b.lex.names[class][0] == '#' {
			weight += common / 64
		}
	}
	for i := range b.lex.entries {
		if b.lex.entries[i].cls.has(cls) {
			weight++
		}
	}
	return weight
}

// numberKeysFirst renumbers the tests so that those in keys come first.
func (b *skeletonBuilder) numberKeysFirst() {
	order := make([]int32, 0, len(b.skeleton.tests)) // old numbers
	renamed := make([]int32, len(b.skeleton.tests))  // new ones, plus one
	rename := func(t int32) int32 {
		if renamed[t] == 0 {
			order = append(order, t)
			renamed[t] = int32(len(order))
		}
		return renamed[t] - 1
	}
	for _, key := range b.keys {
		for i := range key {
			key[i] = rename(key[i])
		}
	}
	b.keyTests = len(order)
	for i := range b.positions {
		b.positions[i].test = rename(b.positions[i].test)
	}
	for _, tests := range b.byWord {
		for i := range tests {
			tests[i] = rename(tests[i])
		}
	}
	tests := make([]test, len(order))
	for i, t := range order {
		tests[i] = b.skeleton.tests[t]
	}
	b.skeleton.tests = tests
}

// start notes what the program can start with.
func (b *skeletonBuilder) start() error {
	first := len(b.follows)
	done := b.after(0, map[int]bool{})
	starts := b.follows[first:]
	b.starts = append(b.starts, starts...)
	classes := mask{}
	for _, at := range starts {
		classes = classes.or(b.skeleton.tests[b.positions[at].test].cls)
	}
	b.first = append(b.first, classes)
	b.follows = b.follows[:first]
	for pc, at := range b.read {
		switch b.p.code[pc].op {
		case opClass, opBoth, opHash, opOneOf:
		default:
			done = done || slices.Contains(starts, at)
		}
	}
	if done {
		return fmt.Errorf("a pattern must start with a word, @class or #type")
	}
	return nil
}

func (b *skeletonBuilder) place(x position) int32 {
	b.positions = append(b.positions, x)
	return int32(len(b.positions) - 1)
}

// extend returns the stretch of follows that f appends.
func (b *skeletonBuilder) extend(f func()) extent {
	first := len(b.follows)
	f()
	return extent{int32(first), int32(len(b.follows))}
}

// after appends to follows what can be read from pc on, and reports whether
// the program can match before it reads anything.
func (b *skeletonBuilder) after(pc int, seen map[int]bool) (done bool) {
	for !seen[pc] {
		seen[pc] = true
		if at, reads := b.read[pc]; reads {
			b.follows = append(b.follows, at)
			if skip, ok := b.skip[pc]; ok {
				b.follows = append(b.follows, skip)
			}
			return done
		}
		switch in := &b.p.code[pc]; in.op {
		case opSave, opHead:
			pc++
		case opJump, opNot:
			pc = int(in.x)
		case opSplit:
			done = b.after(int(in.x), seen) || done
			pc = int(in.y)
		default: // the end, a phrase
			return true
		}
	}
	return done
}

// testOf numbers the question that an instruction asks of a node.
func (b *skeletonBuilder) testOf(in *inst) (int32, bool) {
	switch in.op {
	case opClass, opBoth:
		return b.number(test{cls: in.cls, also: in.also}), true
	case opHash:
		return b.number(test{}, in.hash), true
	case opOneOf:
		return b.number(test{cls: in.cls}, b.p.sets[in.x]...), true
	case opAny:
		return b.number(test{not: true}), true
	case opFill:
		return b.number(test{cls: fillBarrier(b.lex), not: true}), true
	case opNoun:
		return b.number(test{cls: nounBarrier(b.lex), not: true}), true
	case opAmounts:
		return b.number(test{cls: b.lex.bits("#qty")}), true
	}
	return 0, false
}

// beforeFigure is the test for what amountsAt may pass over before it comes to
// a figure.
func (b *skeletonBuilder) beforeFigure() int32 {
	t := test{cls: b.lex.bits("#date", "#ent", "prep", "each", "resp", "perunit", "argskip", "adv", "adj", "det", "highnoun", "lownoun", "session", "against", "tradeverb", "levelverb", "dayword", "periodword")}
	return b.number(t, literalHash(","), literalHash("("), literalHash(")"), literalHash("or"), literalHash("and"), literalHash("of"), literalHash("average"))
}

// number returns the number of a test that some words pass as well.
func (b *skeletonBuilder) number(t test, words ...uint64) int32 {
	key := fmt.Sprint(t, words)
	n, known := b.tests[key]
	if known {
		return n
	}
	n = int32(len(b.skeleton.tests))
	b.tests[key] = n
	b.skeleton.tests, b.weights = append(b.skeleton.tests, t), append(b.weights, b.weigh(t, words))
	for _, h := range words {
		w, known := b.words[h]
		if !known {
			b.byWord = append(b.byWord, nil)
			w = int32(len(b.byWord))
			b.words[h] = w
		}
		b.byWord[w-1] = append(b.byWord[w-1], n)
	}
	return n
}

// fillBarrier is what a gap (..3) does not run across.
func fillBarrier(lex *lexicon) mask { return lex.bits("#stop", "#verb", "#quote") }

// nounBarrier is what a gap within a noun phrase (~3) does not run across.
func nounBarrier(lex *lexicon) mask {
	return fillBarrier(lex).or(lex.bits("prep", "conj", "sub", "rel", "be", "have", "do", "modal", "to", "neg", "pronoun", "det"))
}

// pack translates all programs into what runs.
func (g *grammar) pack() {
	numbers := map[mask]int32{}
	number := func(m mask) int32 {
		n, known := numbers[m]
		if !known {
			n = int32(len(g.masks))
			numbers[m] = n
			g.masks = append(g.masks, m)
		}
		return n
	}
	for _, p := range g.programs {
		p.steps = make([]step, len(p.code))
		for i, in := range p.code {
			s := step{op: in.op, x: in.x, y: in.y, hash: in.hash}
			switch in.op {
			case opClass, opOneOf:
				s.y = number(in.cls)
			case opBoth:
				s.x, s.y = number(in.cls), number(in.also)
			}
			p.steps[i] = s
		}
	}
}
