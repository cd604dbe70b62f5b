package extract

import (
	"math/bits"
	"slices"
)

// sieve says which programs can match at which nodes of a sentence. It asks
// three questions, each of fewer programs than the one before:
//
//  1. Does the sentence hold the rarest element of the program? Programs are
//     listed by the classes and words of it, so that one about other things
//     costs nothing, however many there are of them.
//  2. Does it hold every other element that a match must have?
//  3. Do they stand as the program wants them? It runs over all nodes at once,
//     from its end to its start: the set of nodes that a step can match from is
//     a word of bits, and follows from that of the step after it.
//
// A sieve belongs to one worker. Between sentences it keeps nothing but memory.
type sieve struct {
	*grid
	*block           // the one that is looked at
	blocks  []block  // of 64 nodes each
	used    int      // so many of them the sentence takes
	base    int      // number of the first node of the sentence
	now     int32    // number of the sentence
	cls     wide     // classes of its nodes,
	words   []int32  // and the words among them that patterns name;
	present []extent // the programs that those list
	needs   needs    // those that the sentence meets
	open    []uint16 // the programs whose needs it meets
	seen    []int32  // by program: the sentence it was looked at in
	from    []uint64 // by move: the nodes of the block that the program can match from,
	beyond  []uint64 // and the same of the block after it; nothing while there is none
}

// block is up to 64 nodes of a sentence.
type block struct {
	nodes   uint64           // all of them
	atoms   []uint64         // by class or word: the nodes that are of it
	broad   [maxBroad]uint64 // by broad test: the nodes whose word passes it
	answers []uint64         // by test that is no atom: the nodes that pass it,
	known   []uint64         // a bit for each that has been asked
}

func newSieve(g *grid) *sieve {
	v := &sieve{grid: g, seen: make([]int32, len(g.programs)), from: make([]uint64, g.longest), beyond: make([]uint64, g.longest)}
	for range maxSentence/64 + 1 {
		v.blocks = append(v.blocks, block{atoms: make([]uint64, len(g.byAtom)), answers: make([]uint64, len(g.tests)), known: make([]uint64, len(g.tests)/64+1)})
	}
	return v
}

// candidate is a program that can match at a node.
type candidate uint64

// A candidate is ordered by its node, then by the first class of the lexicon with which
// the program matches it (a word comes last), then as the rules are written.
func newCandidate(node, rank, program int) candidate {
	return candidate(node<<32 | rank<<20 | program)
}

func (c candidate) node() int    { return int(c >> 32) }
func (c candidate) program() int { return int(c & (1<<20 - 1)) }

// sift appends to dst, in order, what can match in a sentence that is some of
// the nodes of an article, from number base on.
func (v *sieve) sift(dst []candidate, nodes []node, base int) []candidate {
	first := len(dst)
	v.base = base
	v.mark(nodes)
	v.open = v.open[:0]
	for _, list := range v.present {
		v.screen(list)
	}
	dst = v.try(dst, nodes)
	v.unmark()
	slices.Sort(dst[first:])
	return dst
}

// mark notes which nodes are of which classes and words.
func (v *sieve) mark(nodes []node) {
	v.now++
	v.used = len(nodes)/64 + 1 // the last has room for what stands behind the last node
	for b := range v.used {
		v.blocks[b].nodes, v.blocks[b].broad = 0, [maxBroad]uint64{}
	}
	v.words = v.words[:0]
	cls, rules := mask{}, uint64(0) // apart: five words in one struct would not be kept in registers
	for i := range nodes {
		n, b, here := &nodes[i], &v.blocks[i/64], uint64(1)<<(i%64)
		b.nodes |= here
		own, rule := n.cls.and(v.relevant.mask), n.rule&v.relevant.rule
		cls, rules = cls.or(own), rules|rule
		for k, word := range [...]uint64{own.a, own.b, own.c, own.d} {
			for ; word != 0; word &= word - 1 {
				b.atoms[64*k+bits.TrailingZeros64(word)] |= here
			}
		}
		for ; rule != 0; rule &= rule - 1 {
			b.atoms[maxClasses+bits.TrailingZeros64(rule)] |= here
		}
		if n.word > 0 {
			if b.atoms[n.word] == 0 {
				v.words = append(v.words, n.word)
			}
			b.atoms[n.word] |= here
		}
	}
	v.cls = wide{cls, rules}
	v.block = &v.blocks[0]
	v.meet()
}

// meet notes what needs the sentence meets, and what of it lists programs.
func (v *sieve) meet() {
	v.needs, v.present = needs{}, v.present[:0]
	for _, w := range v.words {
		v.meetBy(w)
		v.passBroad(w)
	}
	for k, word := range [...]uint64{v.cls.a, v.cls.b, v.cls.c, v.cls.d, v.cls.rule} {
		for ; word != 0; word &= word - 1 {
			v.meetBy(int32(64*k + bits.TrailingZeros64(word)))
		}
	}
}

func (v *sieve) meetBy(atom int32) {
	x := &v.byAtom[atom]
	v.needs = v.needs.or(x.met)
	if x.listed.end > x.listed.first {
		v.present = append(v.present, x.listed)
	}
}

// passBroad notes the nodes of a word in the broad tests that it passes.
func (v *sieve) passBroad(word int32) {
	for tests := v.byAtom[word].broad; tests != 0; tests &= tests - 1 {
		for b := range v.used {
			x := &v.blocks[b]
			x.broad[bits.TrailingZeros64(tests)] |= x.atoms[word]
		}
	}
}

// unmark forgets what mark noted.
func (v *sieve) unmark() {
	for b := range v.used {
		x := &v.blocks[b]
		clear(x.known)
		clear(x.atoms[:allClasses])
		for _, w := range v.words {
			x.atoms[w] = 0
		}
	}
}

// screen notes which programs of a list have all their needs met. It does so without a
// branch, as nobody could guess which way to go.
func (v *sieve) screen(list extent) {
	n := len(v.open)
	v.open = slices.Grow(v.open, int(list.end-list.first))
	open, met := v.open[:cap(v.open)], v.needs
	for _, program := range v.listed[list.first:list.end] {
		open[n] = program
		next := n + 1
		if !v.programs[program].needs.metBy(met) {
			next = n
		}
		n = next
	}
	v.open = open[:n]
}

// try appends to dst where those of the programs left can match whose elements the
// sentence holds in their order.
func (v *sieve) try(dst []candidate, nodes []node) []candidate {
	for _, program := range v.open {
		if v.seen[program] == v.now {
			continue
		}
		v.seen[program] = v.now
		if x := &v.programs[program]; v.used > 1 || v.holds(&x.tests) { // in a long sentence more are run
			dst = v.match(dst, nodes, v.moves[x.moves:x.moves+uint32(x.count)], int(program))
		}
	}
	return dst
}

// holds reports whether nodes pass the tests, one after the other.
func (v *sieve) holds(tests *[maxInOrder]uint16) bool {
	behind := ^uint64(0)
	for _, t := range tests {
		if t == noTest {
			return true
		}
		set := v.pass(t) & behind
		if set == 0 {
			return false
		}
		behind = ^(set ^ (set - 1))
	}
	return true
}

// match appends to dst the nodes at which a program can match.
func (v *sieve) match(dst []candidate, nodes []node, moves []move, program int) []candidate {
	for b := v.used - 1; b >= 0; b-- {
		v.block = &v.blocks[b]
		for at := v.run(moves) & v.nodes; at != 0; at &= at - 1 {
			i := b*64 + bits.TrailingZeros64(at)
			rank := v.firsts[program].shared(wide{nodes[i].cls, nodes[i].rule}).earliest(&v.ranks)
			dst = append(dst, newCandidate(v.base+i, rank, program))
		}
		if v.used > 1 {
			v.from, v.beyond = v.beyond, v.from
		}
	}
	if v.used > 1 {
		clear(v.beyond[:len(moves)])
	}
	return dst
}

// run finds for each move from which nodes of the block the program can match,
// and returns that of the last one.
func (v *sieve) run(moves []move) uint64 {
	from, beyond := v.from[:len(moves)], v.beyond[:len(moves)]
	from[moveNever], from[moveAlways], beyond[moveAlways] = 0, ^uint64(0), ^uint64(0)
	for i := moveAlways + 1; i < len(moves); i++ {
		x := &moves[i]
		set := from[x.next]
		switch x.op {
		case moveRead:
			set = v.pass(x.test)&(set>>1|beyond[x.next]<<63) | from[x.other]
		case moveRepeat:
			open, behind := v.pass(x.test), set
			for last := ^set; last != set; {
				last, set = set, behind|open&(set>>1|beyond[i]<<63)
			}
		case moveEither:
			set |= from[x.other]
		case moveHead:
			set = 0
		case moveLoop:
			if set |= from[x.other]; set&^from[x.test] != 0 {
				from[x.test] |= set
				i = int(x.test)
				continue
			}
		}
		if set == 0 && x.must && v.used == 1 {
			return 0
		}
		from[i] = set
	}
	return from[len(moves)-1]
}

// pass returns the nodes of the block that pass a test.
func (v *sieve) pass(test uint16) uint64 {
	if int(test) < len(v.atoms) {
		return v.atoms[test]
	}
	return v.answer(test)
}

// answer returns the nodes that pass a test which is no atom.
func (v *sieve) answer(test uint16) uint64 {
	test -= uint16(len(v.atoms))
	known, bit := &v.known[test/64], uint64(1)<<(test%64)
	if *known&bit != 0 {
		return v.answers[test]
	}
	*known |= bit
	t := &v.tests[test]
	set := v.oneOf(v.lists[t.first:t.also])
	if t.broad > 0 {
		set |= v.broad[t.broad-1]
	}
	if t.end > t.also {
		set &= v.oneOf(v.lists[t.also:t.end])
	}
	if t.not {
		set = v.nodes &^ set
	}
	v.answers[test] = set
	return set
}

// oneOf returns the nodes of the block that are of one of some atoms.
func (v *sieve) oneOf(atoms []uint16) (set uint64) {
	for _, atom := range atoms {
		set |= v.atoms[atom]
	}
	return set
}
