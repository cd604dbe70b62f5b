package extract

// stepBudget bounds the work of one program at one node: hostile text
// ("up up up 1% 1% and and") must not make matching quadratic.
const stepBudget = 400

// captureA is the index of capture A, the figure of a match.
const captureA = 0

type capture struct{ first, end int32 }

// matcher runs programs over one sentence: a backtracking machine whose stack
// of open choices and of captures to restore is kept from match to match.
type matcher struct {
	s       *sentence
	p       *program
	masks   []wide // grammar.masks
	caps    [26]capture
	am      amounts
	np      nounPhrase
	hasNP   bool
	touched bool // caps or am hold something of the last run
	sieve   *sieve
	sifted  []candidate // of the article,
	next    []candidate // and those of them that the rules have not been run on
	read    read
	base    fact // scratch of fire: what the facts of a match share,
	fact    fact // and the one that is made; rules ask functions of their own about both
	steps   int
	startAt int
	endAt   int
	choices []choice
	saved   []saved
}

// read is the amounts that were read last.
type read struct {
	amounts
	at  int // the node that they begin at, plus one; 0: none
	end int // the node behind them; the first one if there are none
}

// amountsAt is sentence.amountsAt for the programs that ask at one node after each other:
// many of one verb do.
func (m *matcher) amountsAt(i int) *read {
	if x := &m.read; x.at != i+1 {
		x.at = i + 1
		x.amounts, x.end = m.s.amountsAt(i)
	}
	return &m.read
}

// choice is where to go on when what was tried first fails.
type choice struct{ pc, node, saved int32 }

// saved is a capture as it was before an element that may fail yet.
type saved struct {
	letter int32
	was    capture
}

// sift finds what can match in the sentences of an article. It goes through all
// of them before the rules run, while its tables are in the cache.
func (m *matcher) sift(nodes []node, starts []int32) {
	m.sifted = m.sifted[:0]
	for i := range starts[1:] {
		first, end := int(starts[i]), int(starts[i+1])
		m.sifted = m.sieve.sift(m.sifted, nodes[first:end], first)
	}
	m.next = m.sifted
}

// at runs a program at node i.
func (m *matcher) at(p *program, i int) bool {
	m.p, m.steps, m.hasNP, m.startAt = p, stepBudget, false, i
	if m.touched {
		m.caps, m.am, m.touched = [26]capture{}, amounts{}, false
	}
	m.choices, m.saved = m.choices[:0], m.saved[:0]
	if m.run(0, i) {
		m.touched = true
		return true
	}
	return false
}

// run executes the program from pc at node i. A run that fails leaves the
// captures as they were.
func (m *matcher) run(pc, i int) bool {
	base, mark := len(m.choices), len(m.saved)
	code, masks, nodes := m.p.steps, m.masks, m.s.nodes[:m.s.end]
	for {
		if m.steps--; m.steps < 0 {
			m.restore(mark)
			return false
		}
		ok := true
		in := &code[pc]
		switch in.op {
		case opClass:
			ok = i < len(nodes) && nodes[i].in(&masks[in.y])
			i++
		case opBoth:
			ok = i < len(nodes) && nodes[i].in(&masks[in.x]) && nodes[i].in(&masks[in.y])
			i++
		case opHash:
			ok = i < len(nodes) && nodes[i].hash == in.hash
			i++
		case opOneOf:
			ok = i < len(nodes) && (nodes[i].in(&masks[in.y]) || in.hash>>(nodes[i].hash&63)&1 != 0 && m.p.words[in.x].has(nodes[i].hash))
			i++
		case opAny:
			ok = i < len(nodes)
			i++
		case opFill:
			ok = i < len(nodes) && !nodes[i].cls.has(m.s.k.barrier)
			i++
		case opNoun:
			ok = i < len(nodes) && !nodes[i].cls.has(m.s.k.nounBarrier) && (!nodes[i].cls.has(m.s.k.verb) || m.s.attributive(i))
			i++
		case opHead:
			ok = m.s.headBefore(i)
		case opSplit:
			if in.first >= 0 && !(i < len(nodes) && nodes[i].begins(in, masks)) {
				pc = int(in.y)
				continue
			}
			m.choices = append(m.choices, choice{in.y, int32(i), int32(len(m.saved))})
			pc = int(in.x)
			continue
		case opJump:
			pc = int(in.x)
			continue
		case opSave:
			c := &m.caps[in.x]
			m.saved = append(m.saved, saved{in.x, *c})
			if in.y == 0 {
				c.first = int32(i)
			} else {
				c.end = int32(i)
			}
		case opNot:
			if in.first >= 0 && !(i < len(nodes) && nodes[i].begins(in, masks)) {
				pc = int(in.x)
				continue
			}
			end, open, kept := m.endAt, len(m.choices), len(m.saved)
			if m.run(pc+1, i) {
				m.choices = m.choices[:open]
				m.restore(kept)
				ok = false
				break
			}
			m.endAt = end
			pc = int(in.x)
			continue
		case opAmounts:
			if x := m.amountsAt(i); x.end != i {
				m.am, m.touched, i = x.amounts, true, x.end
			} else {
				ok = false
			}
		case opOutlook:
			var next int
			if next, ok = m.outlookOf(i); ok {
				i = next
			}
		case opObject:
			var next int
			if next, ok = m.objectOf(i, in.x != 0); ok {
				i = next
			}
		case opPhrase:
			next := m.s.phraseStartingAt(i, &m.np)
			if ok = next != 0; ok {
				m.hasNP, i = true, next
			}
		case opMatch:
			m.endAt = i
			return true
		}
		if ok {
			pc++
			continue
		}
		if len(m.choices) == base {
			m.restore(mark)
			return false
		}
		c := m.choices[len(m.choices)-1]
		m.choices = m.choices[:len(m.choices)-1]
		m.restore(int(c.saved))
		pc, i = int(c.pc), int(c.node)
	}
}

// begins reports whether what is tried at a choice, or denied, may begin with a node:
// nearly all that patterns list does not.
func (n *node) begins(in *step, masks []wide) bool {
	return in.hash>>(n.hash&63)&1 != 0 || n.in(&masks[in.first])
}

// restore undoes the captures made since the mark.
func (m *matcher) restore(mark int) {
	for k := len(m.saved) - 1; k >= mark; k-- {
		m.caps[m.saved[k].letter] = m.saved[k].was
	}
	m.saved = m.saved[:mark]
}

// wordSet is words for probing: an open-addressing table of their hashes, 0 where none lies.
type wordSet []uint64

func newWordSet(words []uint64) wordSet {
	n := 2
	for n < 2*len(words) {
		n *= 2
	}
	t := make(wordSet, n)
	for _, h := range words {
		i := t.home(h)
		for t[i] != 0 && t[i] != h {
			i = (i + 1) & (n - 1)
		}
		t[i] = h
	}
	return t
}

// home is where a word lies unless another one does.
func (t wordSet) home(h uint64) int { return int((h ^ h>>29) & uint64(len(t)-1)) }

func (t wordSet) has(h uint64) bool {
	i := t.home(h)
	for t[i] != 0 && t[i] != h {
		i = (i + 1) & (len(t) - 1)
	}
	return t[i] != 0
}
