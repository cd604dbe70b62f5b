package extract

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// automaton says which programs can match at a node. It is the grammar's
// skeleton made deterministic while text is read: a state is the set of
// positions that a start has come to, and an edge is worked out the first time
// that text goes along it. From then on a step costs the same however many
// rules there are.
//
// An automaton belongs to one worker. What it has learnt is a cache: it has no
// bearing on the answers, and is thrown away when it has grown too large.
type automaton struct {
	*skeleton
	memos   []memo // by entry of the lexicon
	symbols symbolTable
	known   map[string]int32 // symbols by the tests that their nodes pass
	passed  [][]uint64       // those tests: by word of 64 tests, then by symbol; what text has most lies together
	keyed   []mask           // by symbol: its key tests
	starts  []int32          // by symbol: the state after it
	states  []state
	byKey   map[string]int32 // states
	held    []mask           // by node of the sentence: the key tests that it or one behind it passes
	size    int              // of the states
	rows    int              // states with a row
	recent  [1 << recentBits]recent
	age     int32   // so often have the states been forgotten
	set     []int32 // scratch of step
	matched []int32
	key     []byte
}

// memo is the symbol that an entry of the lexicon had last. Beside the entry a
// symbol depends on place and form of the word, which are nearly always the same.
type memo struct {
	own    uint64 // the node's mask.a, which holds all classes that chunking gives
	symbol int32  // plus one
}

// state is a set of positions, and the programs that matched with the node
// that led to it. What nearly all visits ask comes first: it is one line of
// the cache.
type state struct {
	keys    mask    // the key tests of the programs in set
	row     []int32 // by symbol: where an edge leads, of a state that text often comes to
	live    bool    // set is not empty
	matches bool    // matched is not empty
	visits  int32   // that a row would have made cheaper
	n       int32   // edges
	edges   []edge  // open addressing by hash
	asks    []asked // the tests of the positions in set
	set     []int32
	matched []int32
}

// asked are some of 64 tests that are numbered one after the other.
type asked struct {
	at   int32 // word of a row of automaton.passed
	bits uint64
}

// edge is where nodes lead that pass the same of a state's tests. Keyed by
// those tests and not by symbols edges are few: most symbols pass but "any
// word" of a gap. If the tests fill several words, two sets with one hash of 64
// bits would be mixed up: of a million sets no two are, but once in 40 million.
type edge struct {
	hash uint64
	to   int32 // plus one; 0: the slot is free
}

// Bounds of an automaton: how large its states may grow together, in numbers,
// and how far it reads on from a node before it lets the programs decide. At a
// quarter of the first, four times the patterns made a worker forget its states
// over and over: +60 % of time; now +21 % (BenchmarkRules).
const (
	maxAutomaton = 1 << 24
	maxLookahead = 64
)

// Rows are for the states that most text comes to, and for the symbols that it
// has most: those are the first that were met.
const (
	busy    = 64 // visits that earn a row
	maxRows = 1536
	rowLen  = 1024
)

// What stands for a state.
const (
	unknown int32 = -1 - iota
	nowhere
)

func newAutomaton(g *grammar) *automaton {
	a := &automaton{skeleton: &g.skeleton, known: map[string]int32{}, passed: make([][]uint64, (len(g.skeleton.tests)+63)/64)}
	a.memos = make([]memo, g.skeleton.entries)
	a.symbols.grow(1 << 10)
	a.reset()
	return a
}

// reset forgets all states. Symbols stay: there are no more of them than words
// of the lexicon, times a few.
func (a *automaton) reset() {
	a.states, a.byKey, a.size, a.rows = a.states[:0], map[string]int32{}, 0, 0
	a.age++
	for i := range a.starts {
		a.starts[i] = unknown
	}
}

// read appends the symbols of a sentence to dst: nodes of one symbol pass the
// same tests.
func (a *automaton) read(dst []int32, nodes []node) []int32 {
	for i := range nodes {
		n := &nodes[i]
		if n.entry < 0 {
			dst = append(dst, a.symbol(n))
			continue
		}
		m := &a.memos[n.entry]
		if m.own != n.cls.a || m.symbol == 0 {
			*m = memo{n.cls.a, a.symbol(n) + 1}
		}
		dst = append(dst, m.symbol-1)
	}
	a.held = slices.Grow(a.held[:0], len(nodes))[:len(nodes)]
	held := bit(always)
	for i := len(nodes) - 1; i >= 0; i-- {
		if s := dst[len(dst)-len(nodes)+i]; s&hasKeys != 0 {
			held = held.or(a.keyed[s>>symbolBits])
		}
		a.held[i] = held
	}
	return dst
}

// always is the bit of key masks that every sentence has, for programs
// without a key test; the tests fold into the bits below.
const always = maxClasses - 1

// The lowest bits of a symbol say what most nodes are not: that they pass a key
// test, and that a program may start with them. The rest is its number.
const (
	hasKeys = 1 << iota
	starts
	symbolBits = iota
)

// symbol finds the symbol of a node.
func (a *automaton) symbol(n *node) int32 {
	cls := n.cls.and(a.relevant)
	s := a.symbols.find(cls, n.word)
	if s != unknown {
		return s
	}
	row := make([]uint64, len(a.passed))
	for i := range a.tests {
		if a.tests[i].passes(cls) {
			row[i/64] |= 1 << (i % 64)
		}
	}
	if n.word != 0 {
		for _, t := range a.byWord[n.word-1] {
			row[t/64] |= 1 << (t % 64)
		}
	}
	a.key = a.key[:0]
	for _, bits := range row {
		a.key = binary.LittleEndian.AppendUint64(a.key, bits)
	}
	s, known := a.known[string(a.key)]
	if !known {
		keys := a.keyMask(row)
		if s = int32(len(a.starts)) << symbolBits; keys != (mask{}) {
			s |= hasKeys
		}
		a.starts, a.keyed = append(a.starts, unknown), append(a.keyed, keys)
		for i, bits := range row {
			a.passed[i] = append(a.passed[i], bits)
		}
		key := string(a.key)
		first := a.step(a.skeleton.starts, s)
		if x := &a.states[first]; x.live || x.matches {
			s |= starts
		}
		a.starts[s>>symbolBits] = first
		a.known[key] = s
	}
	a.symbols.put(cls, n.word, s)
	return s
}

// keyMask folds the key tests in a row into a mask: two tests may share a bit.
func (a *automaton) keyMask(row []uint64) (m mask) {
	for t := range a.keyTests {
		if row[t/64]>>(t%64)&1 != 0 {
			m = m.or(bit(t % always))
		}
	}
	return m
}

// candidates appends to dst, in order, the programs that can match at node i of
// those with these symbols, which read gave.
func (a *automaton) candidates(dst []int32, nodes []node, symbols []int32, i int) []int32 {
	if symbols[i]&starts == 0 {
		return dst
	}
	at := a.starts[symbols[i]>>symbolBits]
	if at == unknown {
		at = a.step(a.skeleton.starts, symbols[i])
		a.starts[symbols[i]>>symbolBits] = at
	}
	first, start, held := len(dst), i, a.held[i]
	for i++; ; i++ {
		x := &a.states[at]
		if x.matches {
			dst = append(dst, x.matched...)
		}
		if !x.live || i == len(symbols) || !x.keys.has(held) {
			break
		}
		if i-start == maxLookahead {
			for _, p := range x.set {
				dst = append(dst, a.positions[p].program)
			}
			break
		}
		next, symbol := unknown, symbols[i]
		if k := int(symbol >> symbolBits); k < len(x.row) {
			next = x.row[k]
		}
		if next == unknown {
			next = a.next(at, symbol)
		}
		if next == nowhere {
			break
		}
		at = next
	}
	if len(dst) > first+1 {
		a.order(dst[first:], &nodes[start])
		dst = slices.Compact(dst)
	}
	return dst
}

// order sorts the candidates at a node: by the lowest class with which they
// match it, by a word last, then as the rules are written.
func (a *automaton) order(programs []int32, n *node) {
	rank := func(p int32) int {
		shared := a.first[p].and(n.cls)
		if shared == (mask{}) {
			return maxClasses
		}
		class, _ := shared.next()
		return class
	}
	slices.SortFunc(programs, func(p, q int32) int { return cmp.Or(cmp.Compare(rank(p), rank(q)), cmp.Compare(p, q)) })
}

// next finds the state that a symbol leads to, where no row tells.
func (a *automaton) next(from, symbol int32) int32 {
	c := &a.recent[(uint32(from)*0x9e3779b1^uint32(symbol)*0x85ebca6b)>>(32-recentBits)]
	if c.from == from && c.symbol == symbol && c.age == a.age {
		return c.to
	}
	age := a.age
	to := a.work(from, symbol)
	if a.age == age {
		*c = recent{from, symbol, to, age}
	}
	return to
}

// recent is an answer of next. The cache of them spares most of what rows do
// not: to ask for the tests of a state one by one.
type recent struct{ from, symbol, to, age int32 }

const recentBits = 15

// work finds the state that a symbol leads to, by the tests that it passes.
func (a *automaton) work(from, symbol int32) int32 {
	x, age := &a.states[from], a.age
	to := nowhere
	if hash, alive := a.hash(x, symbol); alive {
		if to = x.follow(hash); to == unknown {
			to = a.step(x.set, symbol)
			if a.age != age { // the state was forgotten
				return to
			}
			x = &a.states[from]
			x.put(edge{hash: hash, to: to + 1})
			a.size += 8
		}
	}
	switch k := int(symbol >> symbolBits); {
	case k < len(x.row):
		x.row[k] = to
	case k < rowLen && a.rows < maxRows:
		if x.visits++; x.visits == busy {
			a.rows++
			x.row = slices.Repeat([]int32{unknown}, rowLen)
		}
	}
	return to
}

// hash is the hash of those tests of the state that nodes of the symbol pass,
// and whether there are any.
func (a *automaton) hash(x *state, symbol int32) (hash uint64, alive bool) {
	any := uint64(0)
	for i := range x.asks {
		passed := a.passed[x.asks[i].at][symbol>>symbolBits] & x.asks[i].bits
		any |= passed
		hash = (hash ^ hash>>32 ^ passed) * 0x9e3779b97f4a7c15
	}
	return hash, any != 0
}

// step is the state after a node of the symbol at any of some positions. A
// program that matches is of no interest any further.
func (a *automaton) step(from []int32, symbol int32) int32 {
	set, matched := a.set[:0], a.matched[:0]
	for _, at := range from {
		x := &a.positions[at]
		if a.passed[x.test/64][symbol>>symbolBits]>>(x.test%64)&1 == 0 {
			continue
		}
		if x.done {
			matched = append(matched, x.program)
		} else {
			set = append(set, a.follows[x.next.first:x.next.end]...)
		}
	}
	slices.Sort(matched)
	matched = slices.Compact(matched)
	set = slices.DeleteFunc(set, func(at int32) bool {
		_, done := slices.BinarySearch(matched, a.positions[at].program)
		return done
	})
	slices.Sort(set)
	set = slices.Compact(set)
	a.set, a.matched = set, matched
	return a.state(set, matched)
}

// state returns the number of a state, which it makes if it is new.
func (a *automaton) state(set, matched []int32) int32 {
	a.key = a.key[:0]
	for _, list := range [][]int32{set, matched} {
		a.key = binary.LittleEndian.AppendUint32(a.key, uint32(len(list)))
		for _, n := range list {
			a.key = binary.LittleEndian.AppendUint32(a.key, uint32(n))
		}
	}
	if s, known := a.byKey[string(a.key)]; known {
		return s
	}
	if a.size > maxAutomaton {
		a.reset()
	}
	x := state{set: slices.Clone(set), matched: slices.Clone(matched), live: len(set) > 0, matches: len(matched) > 0}
	var tests []int32
	for _, at := range set {
		p := &a.positions[at]
		tests = append(tests, p.test)
		x.keys = x.keys.or(a.keyOf(p.program))
	}
	x.asks = askFor(tests)
	s := int32(len(a.states))
	a.byKey[string(a.key)] = s
	a.states = append(a.states, x)
	a.size += 2*len(set) + len(matched) + 32
	return s
}

// keyOf is the mask of the key tests of a program.
func (a *automaton) keyOf(program int32) (m mask) {
	if len(a.keys[program]) == 0 {
		return bit(always)
	}
	for _, t := range a.keys[program] {
		m = m.or(bit(int(t) % always))
	}
	return m
}
