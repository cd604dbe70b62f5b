package extract

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// A pattern is a regular expression over nodes, written in a rule file:
//
//	word        a word, lower case        "x"      a mark or word, quoted
//	@class      a lexical class           #type    a type of node: #pct #money #company #date ...
//	@a+#verb    both at once
//	( a | b )   alternatives              x? x*    optional, repeated
//	V=x         capture under one letter  !x       x does not stand here
//	..n         up to n nodes of filler: no verb, no punctuation
//	$amounts    the figures of a change, in any usual order (amounts.go)
//	<np         a noun phrase that resolves to a subject, captured as S
//
// The first element starts the match: rules are looked up by its class or word,
// so that a rule costs nothing in sentences that lack it.
type opcode uint8

const (
	opClass opcode = iota
	opBoth         // a class, and another one too
	opHash
	opOneOf // one of some words and classes
	opAny
	opFill
	opSplit
	opJump
	opSave
	opNot
	opAmounts
	opPhrase
	opMatch
)

type inst struct {
	op   opcode
	x, y int32
	cls  mask
	also mask   // of opBoth: the node must be in one of these classes too
	hash uint64 // of opHash; of opOneOf a filter of its words, which are program.sets[x]
}

type program struct {
	code   []inst
	sets   [][]uint64 // words of each opOneOf
	source string
	rules  []int32
	items  []int // code of the elements that every match has
	needs  []need
}

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

// inventory is what a sentence holds, and which programs were asked about it.
type inventory struct {
	cls     mask
	words   bloom
	verdict []uint8 // by program: 0 not asked, 1 possible, 2 impossible
}

// possible reports whether the sentence can match program p at all.
func (v *inventory) possible(g *grammar, p int32) bool {
	switch v.verdict[p] {
	case 1:
		return true
	case 2:
		return false
	}
	v.verdict[p] = 1
	x := g.needsOf[p]
	for i := x.first; i < x.end; i++ {
		if n := &g.needs[i]; !v.cls.has(n.cls) && !v.words.meets(&n.words) {
			v.verdict[p] = 2
			return false
		}
	}
	return true
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
}

type compiler struct {
	lex    *lexicon
	macros map[string]string
	toks   []string
	at     int
	code   []inst
	sets   [][]uint64
	depth  int   // of groups
	items  []int // code of the elements that every match has
}

// compile translates one pattern.
func (c *compiler) compile(src string) ([]inst, error) {
	var err error
	if c.toks, err = c.lexPattern(src, 0); err != nil {
		return nil, err
	}
	c.at, c.code, c.sets, c.items = 0, nil, nil, nil
	if err := c.alt(); err != nil {
		return nil, err
	}
	if c.at < len(c.toks) {
		return nil, fmt.Errorf("unexpected %q", c.toks[c.at])
	}
	c.emit(inst{op: opMatch})
	return c.code, nil
}

// lexPattern splits a pattern into tokens and replaces macros (%name).
func (c *compiler) lexPattern(src string, depth int) ([]string, error) {
	if depth > 8 {
		return nil, fmt.Errorf("macros nest too deep")
	}
	var out []string
	for _, f := range strings.Fields(src) {
		for len(f) > 1 && (f[0] == '(' || f[0] == '|') && f[1] != '"' {
			out, f = append(out, f[:1]), f[1:]
		}
		if len(f) > 3 && f[1] == '=' && f[2] == '(' {
			out, f = append(out, f[:2], "("), f[3:]
		}
		var tail []string
		for f != "" && !strings.HasSuffix(f, `"`) {
			n := len(f)
			if f[n-1] == ')' && n > 1 {
				tail, f = append([]string{")"}, tail...), f[:n-1]
			} else if n > 2 && f[n-2] == ')' && (f[n-1] == '?' || f[n-1] == '*') {
				tail, f = append([]string{")", f[n-1:]}, tail...), f[:n-2]
			} else if n > 1 && (f[n-1] == '?' || f[n-1] == '*') && f != "?" {
				tail, f = append([]string{f[n-1:]}, tail...), f[:n-1]
			} else {
				break
			}
		}
		if len(f) > 2 && f[0] == '!' && f[1] == '%' { // !%name: a group that does not match
			out, f = append(out, "!("), f[1:]
			tail = append([]string{")"}, tail...)
		}
		if len(f) > 3 && f[1] == '=' && f[2] == '%' {
			out, f = append(out, f[:2]), f[2:]
		}
		if name, ok := strings.CutPrefix(f, "%"); ok {
			body, ok := c.macros[name]
			if !ok {
				return nil, fmt.Errorf("no macro %%%s", name)
			}
			sub, err := c.lexPattern(body, depth+1)
			if err != nil {
				return nil, err
			}
			out = append(append(append(out, "("), sub...), ")")
		} else if f != "" {
			out = append(out, f)
		}
		out = append(out, tail...)
	}
	return out, nil
}

func (c *compiler) emit(i inst) int { c.code = append(c.code, i); return len(c.code) - 1 }

func (c *compiler) peek() string {
	if c.at < len(c.toks) {
		return c.toks[c.at]
	}
	return ""
}

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
		return inst{op: opClass, cls: a.cls.or(b.cls)}
	}
	words := slices.Concat(c.wordsOf(a), c.wordsOf(b))
	in := inst{op: opOneOf, x: int32(len(c.sets)), cls: a.cls.or(b.cls)}
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

func (c *compiler) seq() error {
	for t := c.peek(); t != "" && t != "|" && t != ")"; t = c.peek() {
		if err := c.item(); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) item() error {
	capture := -1
	if t := c.peek(); len(t) >= 2 && t[1] == '=' && t[0]-'A' < 26 {
		capture = int(t[0] - 'A')
		if t = t[2:]; t == "" {
			c.at++
		} else {
			c.toks[c.at] = t
		}
	}
	start := len(c.code)
	if capture >= 0 {
		c.emit(inst{op: opSave, x: int32(capture), y: 0})
	}
	if err := c.atom(); err != nil {
		return err
	}
	if capture >= 0 {
		c.emit(inst{op: opSave, x: int32(capture), y: 1})
	}
	switch c.peek() {
	default:
		if c.depth == 0 {
			c.items = append(c.items, start)
		}
	case "?":
		c.at++
		c.insert(start, inst{op: opSplit, x: int32(start + 1), y: int32(len(c.code) + 1)})
	case "*":
		c.at++
		c.insert(start, inst{op: opSplit, x: int32(start + 1), y: int32(len(c.code) + 2)})
		c.emit(inst{op: opJump, x: int32(start)})
	}
	return nil
}

// insert puts an instruction at i and moves the targets behind it. Code before
// i that leads to i leads to the new instruction.
func (c *compiler) insert(i int, in inst) {
	for k := range c.code {
		op := &c.code[k]
		if op.op != opSplit && op.op != opJump && op.op != opNot {
			continue
		}
		if int(op.x) > i || int(op.x) == i && k >= i {
			op.x++
		}
		if op.op == opSplit && (int(op.y) > i || int(op.y) == i && k >= i) {
			op.y++
		}
	}
	c.code = append(c.code, inst{})
	copy(c.code[i+1:], c.code[i:])
	c.code[i] = in
}

func (c *compiler) atom() error {
	t := c.peek()
	c.at++
	switch {
	case t == "(":
		c.depth++
		defer func() { c.depth-- }()
		if err := c.alt(); err != nil {
			return err
		}
		if c.peek() != ")" {
			return fmt.Errorf("missing )")
		}
		c.at++
	case t == ".":
		c.emit(inst{op: opAny})
	case t == "$amounts":
		c.emit(inst{op: opAmounts})
	case t == "<np":
		c.emit(inst{op: opPhrase})
	case strings.HasPrefix(t, ".."):
		n := 0
		if _, err := fmt.Sscanf(t[2:], "%d", &n); err != nil || n < 1 || n > 12 {
			return fmt.Errorf("%q: want ..1 to ..12", t)
		}
		end := len(c.code) + 2*n
		for range n { // lazy: the shortest gap first
			c.emit(inst{op: opSplit, x: int32(end), y: int32(len(c.code) + 1)})
			c.emit(inst{op: opFill})
		}
	case strings.HasPrefix(t, "!"):
		n := c.emit(inst{op: opNot})
		c.at--
		c.toks[c.at] = t[1:]
		if err := c.atom(); err != nil {
			return err
		}
		c.emit(inst{op: opMatch})
		c.code[n].x = int32(len(c.code))
	case strings.HasPrefix(t, "@") || strings.HasPrefix(t, "#"):
		in := inst{op: opClass}
		for i, name := range strings.Split(t, "+") {
			name = strings.TrimPrefix(name, "@")
			if _, ok := c.lex.classes[name]; !ok {
				return fmt.Errorf("no lexical class %q", name)
			}
			if i == 0 {
				in.cls = c.lex.bits(name)
			} else {
				in.op, in.also = opBoth, in.also.or(c.lex.bits(name))
			}
		}
		c.emit(in)
	case t == "" || t == "?" || t == "*" || t == ")":
		return fmt.Errorf("unexpected %q", t)
	default:
		c.emit(inst{op: opHash, hash: literalHash(strings.Trim(t, `"`))})
	}
	return nil
}

func literalHash(w string) uint64 {
	var d token.Doc
	d.Tokenize(w, nil)
	if len(d.Tokens) != 1 {
		return token.Hash(w)
	}
	return wordHash(&d, 0)
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
func (p *program) require(lex *lexicon) error {
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
	return nil
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
		if err := p.require(lex); err != nil {
			return fmt.Errorf("pattern %q: %w", p.source, err)
		}
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
	return nil
}
