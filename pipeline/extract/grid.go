package extract

import (
	"fmt"
	"maps"
	"slices"
)

// gridBuilder adds program after program to a grid. What moves and programs ask
// are questions until all are known; then they become tests.
type gridBuilder struct {
	grid
	lex       *lexicon
	atoms     int              // classes, and the words that programs name
	words     map[uint64]int32 // atoms of those words
	questions []question
	numbers   map[string]int32 // of questions, by what they ask
	guess     frequencies
	keys      []int32   // by program: the rarest question that some node of every match passes,
	wants     [][]int32 // all of which one does,
	inOrder   [][]int32 // and those of which one node after the other does
	code      [][]move  // by program: what will be its moves
	p         *program  // that is added
	moves     []move
	at        map[int]int16 // moves by their instruction
	loops     map[int]bool  // instructions that a later one leads back to
}

// question is whether a node is of one of these classes and of one of those
// (unless there are none), or one of these words.
type question struct {
	cls, also wide
	words     []int32 // atoms
	not       bool
	weight    int // the more, the more sentences hold what passes
}

// The first questions.
const (
	askFigure       = iota // for a figure that $amounts begins with
	askBeforeFigure        // for what amountsAt may pass over before it comes to one
)

func newGridBuilder(lex *lexicon) (*gridBuilder, error) {
	guess, err := newFrequencies(lex)
	if err != nil {
		return nil, err
	}
	b := &gridBuilder{lex: lex, atoms: allClasses, words: map[uint64]int32{}, numbers: map[string]int32{}, guess: guess}
	b.questions = append(b.questions, question{cls: lex.wide("#qty")})
	b.questions[askFigure].weight = b.guess.of(&b.questions[askFigure])
	b.beforeFigure()
	return b, nil
}

// add appends a program.
func (b *gridBuilder) add(p *program) error {
	b.p, b.moves, b.at, b.loops = p, make([]move, moveAlways+1), map[int]int16{}, map[int]bool{}
	for pc, in := range p.code {
		if in.op == opJump && int(in.x) <= pc {
			b.loops[int(in.x)] = true
		}
	}
	b.move(0)
	b.oblige()
	starts, done := b.firstsOf(0, len(p.code))
	first, key, inOrder := wide{}, b.union(b.rarest()), []int32(nil)
	for _, q := range starts {
		first = first.join(b.questions[q].cls)
		done = done || b.questions[q].not || q == askFigure
	}
	if done {
		return fmt.Errorf("a pattern must start with a word, @class or #type")
	}
	for i, at := range p.items {
		next := len(p.code)
		if i+1 < len(p.items) {
			next = p.items[i+1]
		}
		if first, done := b.firstsOf(at, next); !done {
			if q := b.union(first); !b.questions[q].not {
				inOrder = append(inOrder, q)
			}
		}
	}
	b.inOrder = append(b.inOrder, inOrder)
	wants := slices.Clone(inOrder)
	for i := moveAlways + 1; i < len(b.moves); i++ {
		if m := &b.moves[i]; m.must && m.op == moveRead && m.other == moveNever && !b.questions[m.test].not {
			wants = append(wants, int32(m.test))
		}
	}
	slices.Sort(wants)
	b.code, b.firsts = append(b.code, b.moves), append(b.firsts, first)
	b.keys, b.wants = append(b.keys, key), append(b.wants, slices.Compact(wants))
	b.longest = max(b.longest, len(b.moves))
	return nil
}

// finish turns questions into tests and lists the programs.
func (b *gridBuilder) finish() error {
	if b.atoms+len(b.questions) >= noTest || len(b.code) >= noTest {
		return fmt.Errorf("%d words and questions, %d patterns: a sieve numbers them with 16 bits", b.atoms+len(b.questions), len(b.code))
	}
	b.byAtom = make([]ofAtom, b.atoms)
	tests, places := b.layTests(), b.places()
	byAtom := make([][]uint16, b.atoms)
	for p, moves := range b.code {
		x := sifted{count: uint16(len(moves)), moves: uint32(len(b.grid.moves))}
		for _, q := range b.wants[p] {
			if at, known := places[q]; known {
				x.needs.add(at)
			}
		}
		for i := range x.tests {
			x.tests[i] = noTest
			if i < len(b.inOrder[p]) {
				x.tests[i] = tests[b.inOrder[p][i]]
			}
		}
		b.programs = append(b.programs, x)
		key := &b.questions[b.keys[p]]
		for _, atom := range append(atomsOf(b.guess.rarer(key)), key.words...) {
			byAtom[atom] = append(byAtom[atom], uint16(p))
		}
		for i := range moves {
			if op := moves[i].op; i > moveAlways && (op == moveRead || op == moveRepeat) {
				moves[i].test = tests[moves[i].test]
			}
		}
		b.grid.moves = append(b.grid.moves, moves...)
	}
	for atom, list := range byAtom {
		first := len(b.listed)
		b.listed = append(b.listed, list...)
		b.byAtom[atom].listed = extent{int32(first), int32(len(b.listed))}
	}
	b.meet(places)
	return nil
}

// layTests makes tests of the questions, and returns their numbers by question.
func (b *gridBuilder) layTests() []uint16 {
	tests, broad := make([]uint16, len(b.questions)), b.broadest()
	for _, i := range b.byWeight() {
		q := &b.questions[i]
		b.relevant = b.relevant.join(q.cls).join(q.also)
		any, also := append(atomsOf(q.cls), q.words...), atomsOf(q.also)
		if len(any) == 1 && len(also) == 0 && !q.not {
			tests[i] = uint16(any[0])
			continue
		}
		t := test{not: q.not}
		if at := slices.Index(broad, i); at >= 0 {
			any, t.broad = atomsOf(q.cls), uint8(at+1)
			for _, w := range q.words {
				b.byAtom[w].broad |= 1 << at
			}
		}
		t.first, t.also, t.end = b.extend(nil), b.extend(any), b.extend(also)
		tests[i] = uint16(b.atoms + len(b.tests))
		b.tests = append(b.tests, t)
	}
	return tests
}

// broadest returns the questions that the most words pass.
func (b *gridBuilder) broadest() []int {
	order := b.byWeight()
	slices.SortStableFunc(order, func(x, y int) int { return len(b.questions[y].words) - len(b.questions[x].words) })
	return order[:min(len(order), maxBroad)]
}

// byWeight returns the questions in the order of how many sentences hold what passes: those
// that are asked often lie side by side then.
func (b *gridBuilder) byWeight() []int {
	order := make([]int, len(b.questions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return b.questions[y].weight - b.questions[x].weight })
	return order
}

// places numbers the questions that a sentence is asked first: those that turn away the
// most programs, as many want a node to pass and few sentences hold one. What lists a
// program is not asked for it again.
func (b *gridBuilder) places() map[int32]int {
	const every = 10000 // sentences
	worth := map[int32]int{}
	for p, wants := range b.wants {
		for _, q := range wants {
			if q != b.keys[p] {
				worth[q] += max(0, every-b.questions[q].weight)
			}
		}
	}
	order := slices.Sorted(maps.Keys(worth))
	slices.SortStableFunc(order, func(x, y int32) int { return worth[y] - worth[x] })
	places := map[int32]int{}
	for at, q := range order[:min(len(order), maxNeeds)] {
		places[q] = at
	}
	return places
}

// meet notes for each atom what needs a node of it meets.
func (b *gridBuilder) meet(places map[int32]int) {
	for question, at := range places {
		q := &b.questions[question]
		for _, atom := range append(atomsOf(b.guess.rarer(q)), q.words...) {
			b.byAtom[atom].met.add(at)
		}
	}
}

// extend appends atoms to the lists, and returns the place behind them.
func (b *gridBuilder) extend(atoms []int32) uint32 {
	for _, atom := range atoms {
		b.lists = append(b.lists, uint16(atom))
	}
	return uint32(len(b.lists))
}

func atomsOf(cls wide) (atoms []int32) {
	for class, rest := 0, cls; rest != (wide{}); {
		class, rest = rest.lowest()
		atoms = append(atoms, int32(class))
	}
	return atoms
}

// move appends the move of the instruction at pc, behind those that it leads to.
func (b *gridBuilder) move(pc int) int16 {
	pc = b.skip(pc)
	if m, known := b.at[pc]; known {
		return m
	}
	in := &b.p.code[pc]
	switch in.op {
	case opMatch, opPhrase, opOutlook, opObject:
		return moveAlways
	case opAmounts:
		b.moves = append(b.moves, move{op: moveRead, test: askFigure, next: moveAlways})
		b.moves = append(b.moves, move{op: moveRepeat, test: askBeforeFigure, next: int16(len(b.moves) - 1)})
	case opSplit:
		b.moves = append(b.moves, b.split(pc, int(in.x), int(in.y)))
	default:
		m := move{op: moveRead, test: b.asked(in), next: b.move(pc + 1)}
		b.moves = append(b.moves, m)
	}
	b.at[pc] = int16(len(b.moves) - 1)
	return b.at[pc]
}

// split is the move of a choice between x and y.
func (b *gridBuilder) split(pc, x, y int) move {
	one, two := b.skip(x), b.skip(y)
	switch {
	case b.loops[pc] && b.reads(one) && b.skip(one+1) == pc:
		return move{op: moveRepeat, test: b.asked(&b.p.code[one]), next: b.move(y)}
	case b.loops[pc]:
		exit := b.move(y)
		b.moves = append(b.moves, move{op: moveHead})
		head := int16(len(b.moves) - 1)
		b.at[pc] = head
		return move{op: moveLoop, next: b.move(x), other: exit, test: uint16(head)}
	case b.reads(one):
		other := b.move(y)
		return move{op: moveRead, test: b.asked(&b.p.code[one]), next: b.move(one + 1), other: other}
	case b.reads(two):
		other := b.move(x)
		return move{op: moveRead, test: b.asked(&b.p.code[two]), next: b.move(two + 1), other: other}
	}
	next := b.move(x)
	return move{op: moveEither, next: next, other: b.move(y)}
}

// skip passes over what reads no node: negations and the like only take matches away.
func (b *gridBuilder) skip(pc int) int {
	for {
		switch in := &b.p.code[pc]; in.op {
		case opSave, opHead:
			pc++
		case opJump, opNot:
			pc = int(in.x)
		default:
			return pc
		}
	}
}

// reads reports whether the instruction at pc reads one node.
func (b *gridBuilder) reads(pc int) bool {
	switch b.p.code[pc].op {
	case opClass, opBoth, opHash, opOneOf, opAny, opFill, opNoun:
		return true
	}
	return false
}

// firstsOf returns the questions of which a node must pass one that is read between
// two instructions; done if none need be.
func (b *gridBuilder) firstsOf(pc, end int) (questions []int32, done bool) {
	seen := map[int]bool{}
	var visit func(pc int)
	visit = func(pc int) {
		if pc = b.skip(pc); pc >= end {
			done = true
			return
		}
		if seen[pc] {
			return
		}
		seen[pc] = true
		switch in := &b.p.code[pc]; in.op {
		case opSplit:
			visit(int(in.x))
			visit(int(in.y))
		case opAmounts:
			questions = append(questions, askFigure)
		case opMatch, opPhrase, opOutlook, opObject:
			done = true
		default:
			questions = append(questions, b.ask(in))
		}
	}
	visit(pc)
	return questions, done
}
