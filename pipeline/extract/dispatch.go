package extract

import "fmt"

// grammar is the compiled set of all rules.
type grammar struct {
	rules    []rule
	programs []*program
	masks    []wide // of all programs
	grid     grid
}

// grid is all programs as a sieve runs them: without captures, and over all
// nodes of a sentence at once. It lets pass more than the programs do: it does
// not read negations, and takes a program that comes to a noun phrase or to a
// figure for matched.
//
// What it asks of nodes are tests. The lowest ask for one class or one
// word, an atom; the others, which the list of tests begins with, for several.
//
// Every article goes through most of these tables, and what the other stages read
// drives them out of the near caches in between: they are laid out small, with
// numbers of 16 bits, and nothing stands in them twice.
type grid struct {
	tests    []test   // those that are no atoms
	lists    []uint16 // atoms, of all tests
	programs []sifted
	moves    []move   // of all programs
	firsts   []wide   // by program: the classes that a match starts with
	listed   []uint16 // programs by the atoms of their rarest element
	byAtom   []ofAtom
	relevant wide               // the classes that tests ask for
	ranks    [allClasses]uint16 // lexicon.ranks
	longest  int                // moves of a program
}

// test is whether a node is of one of some atoms, and (unless there are none) of one of others.
type test struct {
	first, also, end uint32 // of grid.lists: the atoms are those before also, the others those from there on
	broad            uint8  // 1 + the place of the words in block.broad, which the atoms leave out; 0: none
	not              bool
}

// maxBroad is how many tests are read off the words of a sentence: those that so many
// words pass that going through these would take longer.
const maxBroad = 64

// extent is a stretch of a list.
type extent struct{ first, end int32 }

// sifted is a program as a sieve runs it, with all that is asked before it runs.
type sifted struct {
	needs needs
	tests [maxInOrder]uint16 // the first of what nodes of every match pass, one after the other; noTest behind them
	count uint16             // of its moves, each after those that it leads to; the last is where a match starts
	moves uint32             // the first of them in grid.moves
}

const maxInOrder = 5

// ofAtom is what a node of an atom makes possible.
type ofAtom struct {
	met    needs  // those that it meets
	broad  uint64 // a bit for each broad test that a word passes
	listed extent // of grid.listed: the programs whose rarest element it may be
}

// noTest passes with every node.
const noTest = 1<<16 - 1

// needs is a set of those tests that most programs need some node to pass.
type needs struct{ a, b, c, d uint64 }

const maxNeeds = 4 * 64

func (n *needs) add(i int) { *n = n.or(needs(bit(i))) }

func (n needs) or(o needs) needs { return needs{n.a | o.a, n.b | o.b, n.c | o.c, n.d | o.d} }

// metBy reports whether a sentence that meets some needs meets these.
func (n needs) metBy(o needs) bool { return n.a&^o.a|n.b&^o.b|n.c&^o.c|n.d&^o.d == 0 }

// move is a step of a program: it says from which nodes there is a match, given
// the same of the moves that it leads to.
type move struct {
	op    moveop
	must  bool // every match makes it
	next  int16
	other int16  // what can be instead
	test  uint16 // of moveLoop the number of its moveHead
}

type moveop uint8

const (
	moveRead   moveop = iota // a node that passes, then next
	moveRepeat               // nodes that pass, as many as there are or fewer, then next
	moveEither               // next
	moveHead                 // stands for the moveLoop that repeats what lies between
	moveLoop                 // next, which leads to the head again
)

// The first two moves of every program.
const (
	moveNever  = iota
	moveAlways // the program has matched
)

// link builds what finds the programs that can match. Rules with the same
// pattern share its program.
func (g *grammar) link(lex *lexicon) error {
	b, err := newGridBuilder(lex)
	if err != nil {
		return err
	}
	for _, p := range g.programs {
		if err := b.add(p); err != nil {
			return fmt.Errorf("pattern %q: %w", p.source, err)
		}
	}
	if err := b.finish(); err != nil {
		return err
	}
	g.grid = b.grid
	g.grid.ranks = lex.ranks
	lex.lay(b.words)
	g.pack()
	return nil
}

// fillBarrier is what a gap (..3) does not run across.
func fillBarrier(lex *lexicon) mask { return lex.bits("#stop", "#verb", "#quote") }

// nounBarrier is what a gap within a noun phrase (~3) does not run across, finite
// verbs aside (match.go): "10 underperforming stores".
func nounBarrier(lex *lexicon) mask {
	return lex.bits("#stop", "#quote").or(lex.bits("prep", "conj", "sub", "rel", "be", "have", "do", "modal", "to", "neg", "pronoun", "det"))
}

// pack translates all programs into what runs.
func (g *grammar) pack() {
	numbers := map[wide]int32{}
	number := func(m wide) int32 {
		n, known := numbers[m]
		if !known {
			n = int32(len(g.masks))
			numbers[m] = n
			g.masks = append(g.masks, m)
		}
		return n
	}
	for _, p := range g.programs {
		for _, set := range p.sets {
			p.words = append(p.words, newWordSet(set))
		}
		p.steps = make([]step, len(p.code))
		for i, in := range p.code {
			s := step{op: in.op, x: in.x, y: in.y, hash: in.hash}
			switch in.op {
			case opClass, opOneOf:
				s.y = number(in.cls)
			case opBoth:
				s.x, s.y = number(in.cls), number(in.also)
			case opSplit:
				s.first, s.hash = p.firstOf(int(in.x), number)
			case opNot:
				s.first, s.hash = p.firstOf(i+1, number)
			}
			p.steps[i] = s
		}
	}
}

// firstOf returns the number of the mask, and the filter of words, of which the first node
// is that the program reads from an instruction on; -1 if that can be any node, or none.
func (p *program) firstOf(pc int, number func(wide) int32) (first int32, words uint64) {
	var cls wide
	seen := map[int]bool{}
	var visit func(pc int) bool
	visit = func(pc int) bool {
		if seen[pc] {
			return true
		}
		seen[pc] = true
		switch in := &p.code[pc]; in.op {
		case opSave, opHead:
			return visit(pc + 1)
		case opJump, opNot: // a negation takes matches away only
			return visit(int(in.x))
		case opSplit:
			return visit(int(in.x)) && visit(int(in.y))
		case opClass, opBoth:
			cls = cls.join(in.cls)
		case opHash:
			words |= 1 << (in.hash & 63)
		case opOneOf:
			cls, words = cls.join(in.cls), words|in.hash
		default:
			return false
		}
		return true
	}
	if !visit(pc) {
		return -1, 0
	}
	return number(cls), words
}
