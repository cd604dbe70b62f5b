package extract

import (
	"math/bits"
	"slices"
)

// follow finds the state that an edge leads to.
func (x *state) follow(hash uint64) int32 {
	last := len(x.edges) - 1
	if last < 0 {
		return unknown
	}
	for i := int(hash>>32) & last; x.edges[i].to != 0; i = (i + 1) & last {
		if x.edges[i].hash == hash {
			return x.edges[i].to - 1
		}
	}
	return unknown
}

// put adds an edge.
func (x *state) put(e edge) {
	if x.n++; 2*int(x.n) > len(x.edges) {
		old := x.edges
		x.edges = make([]edge, 1<<bits.Len(uint(2*x.n)))
		for _, e := range old {
			if e.to != 0 {
				x.insert(e)
			}
		}
	}
	x.insert(e)
}

func (x *state) insert(e edge) {
	last := len(x.edges) - 1
	i := int(e.hash>>32) & last
	for x.edges[i].to != 0 {
		i = (i + 1) & last
	}
	x.edges[i] = e
}

// askFor packs numbers of tests.
func askFor(tests []int32) (asks []asked) {
	slices.Sort(tests)
	for _, t := range tests {
		if n := len(asks); n == 0 || asks[n-1].at != t/64 {
			asks = append(asks, asked{at: t / 64})
		}
		asks[len(asks)-1].bits |= 1 << (t % 64)
	}
	return asks
}

// symbolTable is an open-addressing table: a Go map costs three times as much.
type symbolTable struct {
	slots []symbolSlot
	n     int
}

type symbolSlot struct {
	cls    mask
	word   int32
	symbol int32 // plus one, 0 if the slot is free
}

func (t *symbolTable) place(cls mask, word int32) uint64 {
	h := (cls.a ^ uint64(word)) * 0x9e3779b97f4a7c15
	h = (h ^ h>>29 ^ cls.b) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>32 ^ cls.c) * 0x94d049bb133111eb
	h = (h ^ h>>29 ^ cls.d) * 0x9e3779b97f4a7c15
	return h >> 32
}

func (t *symbolTable) find(cls mask, word int32) int32 {
	last := uint64(len(t.slots) - 1)
	for i := t.place(cls, word) & last; t.slots[i].symbol != 0; i = (i + 1) & last {
		if s := &t.slots[i]; s.word == word && s.cls == cls {
			return s.symbol - 1
		}
	}
	return unknown
}

func (t *symbolTable) put(cls mask, word, symbol int32) {
	if t.n++; 2*t.n > len(t.slots) {
		t.grow(2 * len(t.slots))
	}
	last := uint64(len(t.slots) - 1)
	i := t.place(cls, word) & last
	for t.slots[i].symbol != 0 {
		i = (i + 1) & last
	}
	t.slots[i] = symbolSlot{cls, word, symbol + 1}
}

func (t *symbolTable) grow(size int) {
	old := t.slots
	t.slots, t.n = make([]symbolSlot, size), 1
	for _, s := range old {
		if s.symbol != 0 {
			t.put(s.cls, s.word, s.symbol-1)
		}
	}
}
