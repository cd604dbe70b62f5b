package extract

import (
	"fmt"
	"slices"
	"sort"
)

// second is what the second node of a match can be.
type second struct {
	any   bool // nothing is known of it, or there may be none
	cls   mask
	words bloom
}

// allows reports whether the node after the first may be n, nil at the end of
// the sentence.
func (x *second) allows(n *node) bool {
	return x.any || n != nil && (n.cls.has(x.cls) || x.words.has(n.hash))
}

// need is what a sentence must hold for a program to match it at all: a node
// of one of the classes, or one of the words (as a bloom of their hashes).
type need struct {
	cls   mask
	words bloom
}

// bloom is a set of words by one bit of their hashes.
type bloom [4]uint64

func (b *bloom) add(h uint64) { b[h>>6&3] |= 1 << (h >> 8 & 63) }

func (b *bloom) has(h uint64) bool { return b[h>>6&3]>>(h>>8&63)&1 != 0 }

func (b *bloom) meets(o *bloom) bool {
	return b[0]&o[0]|b[1]&o[1]|b[2]&o[2]|b[3]&o[3] != 0
}

// inventory is what a sentence holds, and which programs it can match.
type inventory struct {
	cls      mask
	words    bloom
	verdict  []uint8 // by program: 0 not asked, 1 possible, 2 impossible
	live     mask    // classes that trigger a possible program
	liveWord []bool  // triggering words that do, by node.trigger
	spoken   []int32 // triggering words of the sentence
}

// take reads the nodes of a sentence and asks about every program that they
// trigger.
func (v *inventory) take(g *grammar, nodes []node) {
	v.verdict = slices.Grow(v.verdict[:0], len(g.programs))[:len(g.programs)]
	clear(v.verdict)
	v.liveWord = slices.Grow(v.liveWord, len(g.byWord)+1)[:len(g.byWord)+1]
	for _, w := range v.spoken {
		v.liveWord[w] = false
	}
	v.cls, v.words, v.live, v.spoken = mask{}, bloom{}, mask{}, v.spoken[:0]
	for i := range nodes {
		n := &nodes[i]
		v.cls = v.cls.or(n.cls)
		v.words.add(n.hash)
		if n.trigger != 0 {
			v.spoken = append(v.spoken, n.trigger)
		}
	}
	for class, rest := 0, v.cls.and(g.triggers); rest != (mask{}); {
		class, rest = rest.next()
		if v.any(g, g.byClass[class]) {
			v.live = v.live.or(bit(class))
		}
	}
	for _, w := range v.spoken {
		v.liveWord[w] = v.any(g, g.byWord[w-1])
	}
}

// any reports whether one of the programs is possible.
func (v *inventory) any(g *grammar, programs []int32) bool {
	for _, p := range programs {
		if v.possible(g, p) {
			return true
		}
	}
	return false
}

// possible reports whether the sentence can match program p at all.
func (v *inventory) possible(g *grammar, p int32) bool {
	if v.verdict[p] == 0 {
		v.verdict[p] = g.judge(p, v)
	}
	return v.verdict[p] == 1
}

// judge finds the verdict on program p.
func (g *grammar) judge(p int32, v *inventory) uint8 {
	x := g.needsOf[p]
	for i := range g.needs[x.first:x.end] {
		if n := &g.needs[int(x.first)+i]; !v.cls.has(n.cls) && !v.words.meets(&n.words) {
			return 2
		}
	}
	return 1
}

// extent is a stretch of grammar.needs.
type extent struct{ first, end int32 }

// grammar is the compiled set of all rules.
type grammar struct {
	rules    []rule
	programs []*program
	byClass  [][]int32
	byWord   [][]int32 // by slot.trigger of the lexicon
	triggers mask
	needs    []need   // of all programs, one after the other
	needsOf  []extent // by program
	seconds  []second // by program
	masks    []mask   // of all programs
}

// each appends to dst the programs that may match at node i: those that its
// classes or its word trigger, that the sentence has all for, and whose second
// element the next node can be.
func (g *grammar) each(dst []int32, s *sentence, i int, v *inventory) []int32 {
	n := &s.nodes[i]
	if !n.cls.has(v.live) && !v.liveWord[n.trigger] {
		return dst
	}
	var next *node
	if i+1 < s.end {
		next = &s.nodes[i+1]
	}
	for class, rest := 0, n.cls.and(v.live); rest != (mask{}); {
		class, rest = rest.next()
		for _, p := range g.byClass[class] {
			if v.possible(g, p) && g.seconds[p].allows(next) {
				dst = append(dst, p)
			}
		}
	}
	if v.liveWord[n.trigger] {
		for _, p := range g.byWord[n.trigger-1] {
			if v.possible(g, p) && g.seconds[p].allows(next) {
				dst = append(dst, p)
			}
		}
	}
	return dst
}

// firsts collects what a match of the program can start with.
func (p *program) firsts(pc int, cls *mask, hashes map[uint64]bool, depth int) error {
	for depth < 200 {
		depth++
		switch in := p.code[pc]; in.op {
		case opClass, opBoth:
			*cls = cls.or(in.cls)
			return nil
		case opOneOf:
			*cls = cls.or(in.cls)
			for _, h := range p.sets[in.x] {
				hashes[h] = true
			}
			return nil
		case opHash:
			hashes[in.hash] = true
			return nil
		case opSave:
			pc++
		case opJump:
			pc = int(in.x)
		case opSplit:
			if err := p.firsts(int(in.x), cls, hashes, depth); err != nil {
				return err
			}
			pc = int(in.y)
		default:
			return fmt.Errorf("a pattern must start with a word, @class or #type")
		}
	}
	return fmt.Errorf("pattern too deep")
}

// follow collects in x what can stand at the node after the first, from pc on;
// at is how many nodes have been read.
func (x *second) follow(p *program, pc, at, depth int) {
	for ; !x.any && depth < 200; depth++ {
		switch in := p.code[pc]; in.op {
		case opClass, opBoth, opHash, opOneOf:
			if at == 0 {
				at, pc = 1, pc+1
				continue
			}
			switch in.op {
			case opHash:
				x.words.add(in.hash)
			case opOneOf:
				for _, h := range p.sets[in.x] {
					x.words.add(h)
				}
			}
			x.cls = x.cls.or(in.cls)
			return
		case opSave:
			pc++
		case opJump, opNot: // what must not stand here may be anything as far as we know
			pc = int(in.x)
		case opSplit:
			x.follow(p, int(in.x), at, depth+1)
			pc = int(in.y)
		default: // a gap, figures, a phrase, the end
			x.any = true
		}
	}
	x.any = true
}

// require derives from the elements that every match has what a sentence must hold.
func (p *program) require(lex *lexicon) {
	for _, at := range p.items {
		if at == 0 {
			continue // the first element: where it does not stand, nobody asks
		}
		var n need
		hashes := map[uint64]bool{}
		if p.code[at].op == opAmounts || at+1 < len(p.code) && p.code[at].op == opSave && p.code[at+1].op == opAmounts {
			n.cls = lex.bits("#qty")
		} else if p.firsts(at, &n.cls, hashes, 0) != nil {
			continue // a gap, a negation, a phrase: nothing to demand
		}
		for h := range hashes {
			n.words.add(h)
		}
		p.needs = append(p.needs, n)
	}
	common := lex.bits("#word", "#cap", "#qty", "#money", "#num", "#date", "#ent", "#company", "#verb", "#stop", "det", "prep", "be", "adj", "adv")
	sort.SliceStable(p.needs, func(i, j int) bool { return !p.needs[i].cls.has(common) && p.needs[j].cls.has(common) }) // what fails most is asked first
}

// link builds the dispatch tables. Rules with the same pattern share its program.
func (g *grammar) link(lex *lexicon) error {
	g.byClass = make([][]int32, len(lex.names))
	triggers := map[uint64]int32{}
	g.seconds = make([]second, len(g.programs))
	g.needsOf = make([]extent, len(g.programs))
	for i, p := range g.programs {
		var cls mask
		hashes := map[uint64]bool{}
		if err := p.firsts(0, &cls, hashes, 0); err != nil {
			return fmt.Errorf("pattern %q: %w", p.source, err)
		}
		p.require(lex)
		for b := range lex.names {
			if cls.has(bit(b)) {
				g.byClass[b] = append(g.byClass[b], int32(i))
			}
		}
		g.triggers = g.triggers.or(cls)
		keys := make([]uint64, 0, len(hashes))
		for h := range hashes {
			keys = append(keys, h)
		}
		sort.Slice(keys, func(a, b int) bool { return keys[a] < keys[b] })
		for _, h := range keys {
			if triggers[h] == 0 {
				g.byWord = append(g.byWord, nil)
				triggers[h] = int32(len(g.byWord))
			}
			g.byWord[triggers[h]-1] = append(g.byWord[triggers[h]-1], int32(i))
		}
		g.seconds[i].follow(p, 0, 0, 0)
		g.needsOf[i] = extent{int32(len(g.needs)), int32(len(g.needs) + len(p.needs))}
		g.needs = append(g.needs, p.needs...)
	}
	lex.table = newWordTable(lex.words, triggers)
	g.pack()
	return nil
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
