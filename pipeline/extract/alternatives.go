package extract

import (
	"fmt"
	"slices"
)

// alt compiles alternatives. Those of one node each that stand side by side
// become one instruction: a list of words costs one step, not one per word.
func (c *compiler) alt() error {
	outer := c.code
	var parts [][]inst
	for {
		c.code = nil
		if err := c.seq(); err != nil {
			return err
		}
		if n := len(parts); n > 0 && c.simple(parts[n-1]) && c.simple(c.code) {
			parts[n-1] = []inst{c.oneOf(&parts[n-1][0], &c.code[0])}
		} else {
			parts = append(parts, c.code)
		}
		if c.peek() != "|" {
			break
		}
		if c.depth == 0 {
			return fmt.Errorf("alternatives need brackets")
		}
		c.at++
	}
	c.code = outer
	var ends []int
	for i, part := range parts {
		last := i == len(parts)-1
		if !last {
			at := int32(len(c.code))
			c.emit(inst{op: opSplit, x: at + 1, y: at + int32(len(part)) + 2})
		}
		c.place(part)
		if !last {
			ends = append(ends, c.emit(inst{op: opJump}))
		}
	}
	for _, e := range ends {
		c.code[e].x = int32(len(c.code))
	}
	return nil
}

// place appends code that was compiled from address 0.
func (c *compiler) place(part []inst) {
	base := int32(len(c.code))
	for _, in := range part {
		switch in.op {
		case opSplit:
			in.x, in.y = in.x+base, in.y+base
		case opJump, opNot:
			in.x += base
		}
		c.code = append(c.code, in)
	}
}

// simple reports whether code reads one node, by its word or class.
func (c *compiler) simple(code []inst) bool {
	return len(code) == 1 && (code[0].op == opHash || code[0].op == opClass || code[0].op == opOneOf)
}

// oneOf joins two simple instructions.
func (c *compiler) oneOf(a, b *inst) inst {
	if a.op == opClass && b.op == opClass {
		return inst{op: opClass, cls: a.cls.join(b.cls)}
	}
	words := slices.Concat(c.wordsOf(a), c.wordsOf(b))
	in := inst{op: opOneOf, x: int32(len(c.sets)), cls: a.cls.join(b.cls)}
	for _, h := range words {
		in.hash |= 1 << (h & 63)
	}
	c.sets = append(c.sets, words)
	return in
}

func (c *compiler) wordsOf(in *inst) []uint64 {
	switch in.op {
	case opHash:
		return []uint64{in.hash}
	case opOneOf:
		return c.sets[in.x]
	}
	return nil
}
