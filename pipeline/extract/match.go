package extract

import "math/bits"

// stepBudget bounds the work of one program at one node: hostile text
// ("up up up 1% 1% and and") must not make matching quadratic.
const stepBudget = 400

type capture struct{ first, end int32 }

// matcher runs programs over one sentence.
type matcher struct {
	s       *sentence
	code    []inst
	caps    [26]capture
	am      amounts
	np      nounPhrase
	hasNP   bool
	has     inventory
	steps   int
	startAt int
	endAt   int
}

// at runs a program at node i.
func (m *matcher) at(p *program, i int) bool {
	m.code, m.steps, m.hasNP, m.startAt = p.code, stepBudget, false, i
	m.caps = [26]capture{}
	m.am = amounts{}
	return m.run(0, i)
}

func (m *matcher) run(pc, i int) bool {
	for {
		if m.steps--; m.steps < 0 {
			return false
		}
		in := &m.code[pc]
		switch in.op {
		case opClass:
			if i >= m.s.end || !m.s.nodes[i].cls.has(in.cls) || in.also != (mask{}) && !m.s.nodes[i].cls.has(in.also) {
				return false
			}
			i++
		case opHash:
			if i >= m.s.end || m.s.nodes[i].hash != in.hash {
				return false
			}
			i++
		case opAny:
			if i >= m.s.end {
				return false
			}
			i++
		case opFill:
			if i >= m.s.end || m.s.nodes[i].cls.has(m.s.k.stop.or(m.s.k.verb).or(m.s.k.quote)) {
				return false
			}
			i++
		case opSplit:
			if m.run(in.x, i) {
				return true
			}
			pc = in.y
			continue
		case opJump:
			pc = in.x
			continue
		case opSave:
			old := m.caps[in.x]
			if in.y == 0 {
				m.caps[in.x].first = int32(i)
			} else {
				m.caps[in.x].end = int32(i)
			}
			if m.run(pc+1, i) {
				return true
			}
			m.caps[in.x] = old
			return false
		case opNot:
			end := m.endAt
			if m.run(pc+1, i) {
				return false
			}
			m.endAt = end
			pc = in.x
			continue
		case opAmounts:
			am, next := m.s.amountsAt(i)
			if next == i {
				return false
			}
			m.am, i = am, next
		case opPhrase:
			next := m.s.phraseStartingAt(i, &m.np)
			if next == 0 {
				return false
			}
			m.hasNP, i = true, next
		case opMatch:
			m.endAt = i
			return true
		}
		pc++
	}
}

// each calls f for every program that can start at node i.
func (g *grammar) each(n *node, v *inventory, f func(p *program)) {
	for w := range n.cls {
		for set := n.cls[w] & g.triggers[w]; set != 0; set &= set - 1 {
			for _, p := range g.byClass[w*64+bits.TrailingZeros64(set)] {
				if v.possible(g, p) {
					f(g.programs[p])
				}
			}
		}
	}
	if n.hash != 0 {
		for _, p := range g.byHash[n.hash] {
			if v.possible(g, p) {
				f(g.programs[p])
			}
		}
	}
}
