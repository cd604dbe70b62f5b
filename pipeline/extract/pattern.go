package extract

import (
	"fmt"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// A pattern is a regular expression over nodes, written in a rule file:
//
//	word        a word, lower case        "x"      a mark or word, quoted
//	@class      a lexical class           #type    a type of node: #pct #money #company #date ...
//	@a+#verb    both at once
//	&verb       any form of a verb, which is given by its base (inflect.go)
//	( a | b )   alternatives              x? x*    optional, repeated
//	V=x         capture under one letter  !x       x does not stand here
//	..n         up to n nodes of filler: no verb, no punctuation
//	~n          up to n nodes of one noun phrase: no preposition, conjunction or pronoun either
//	$head       here a noun phrase has its head behind it: no noun follows
//	$amounts    the figures of a change, in any usual order (amounts.go)
//	$outlook    series, direction and figure of an outlook, captured as M, D and A (outlook.go)
//	$object     the object of an act: what companies make and run, its number captured as A (deedobject.go)
//	$thing      the same, whatever it is called
//	<np         a noun phrase that resolves to a subject, captured as S
//
// Rules are looked up by the class or word of their rarest element, so that a
// rule costs nothing in sentences that lack it (sieve.go).
type opcode uint8

const (
	opClass opcode = iota
	opBoth         // a class, and another one too
	opHash
	opOneOf // one of some words and classes
	opAny
	opFill
	opNoun // filler of a noun phrase
	opHead // no noun follows
	opSplit
	opJump
	opSave
	opNot
	opAmounts
	opPhrase
	opOutlook
	opObject // the object of an act; x: of any kind
	opMatch
)

type inst struct {
	op   opcode
	x, y int32
	cls  wide
	also wide   // of opBoth: the node must be in one of these classes too
	hash uint64 // of opHash; of opOneOf a filter of its words, which are program.sets[x]
}

// step is an instruction as it runs: the masks, which many share, lie apart, so
// that all programs together stay in the cache.
type step struct {
	hash  uint64
	x, y  int32 // of opClass and opOneOf y, of opBoth x and y, are numbers of masks
	first int32 // of opSplit and opNot: the mask, as hash is the filter of words, that x and what is denied begin with; -1: with anything
	op    opcode
}

type program struct {
	code   []inst     // as compiled
	steps  []step     // as it runs
	sets   [][]uint64 // words of each opOneOf,
	words  []wordSet  // and the same for probing
	source string
	rules  []int32
	items  []int // code of the elements that every match has
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
	if c.toks, err = c.lex.inflect(c.toks); err != nil {
		return nil, err
	}
	c.toks = c.lex.joinPhrases(c.toks)
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
	if in, ok := reader(t); ok {
		c.emit(in)
		return nil
	}
	if hash, ok := phraseOf(t); ok {
		c.emit(inst{op: opHash, hash: hash})
		return nil
	}
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
	case strings.HasPrefix(t, ".."):
		return c.gap(t, t[2:], opFill)
	case strings.HasPrefix(t, "~"):
		return c.gap(t, t[1:], opNoun)
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
		return c.class(t)
	case t == "" || t == "?" || t == "*" || t == ")":
		return fmt.Errorf("unexpected %q", t)
	default:
		c.emit(inst{op: opHash, hash: literalHash(strings.Trim(t, `"`))})
	}
	return nil
}

// reader is the instruction of a word that reads more than a node by its own code.
func reader(t string) (inst, bool) {
	switch t {
	case ".":
		return inst{op: opAny}, true
	case "$amounts":
		return inst{op: opAmounts}, true
	case "$head":
		return inst{op: opHead}, true
	case "$outlook":
		return inst{op: opOutlook}, true
	case "$object":
		return inst{op: opObject}, true
	case "$thing":
		return inst{op: opObject, x: 1}, true
	case "<np":
		return inst{op: opPhrase}, true
	}
	return inst{}, false
}

// class compiles "@a+@b": a node of all these classes.
func (c *compiler) class(t string) error {
	in := inst{op: opClass}
	for i, name := range strings.Split(t, "+") {
		name = strings.TrimPrefix(name, "@")
		if _, ok := c.lex.classes[name]; !ok {
			return fmt.Errorf("no lexical class %q", name)
		}
		if i == 0 {
			in.cls = c.lex.wide(name)
		} else {
			in.op, in.also = opBoth, in.also.join(c.lex.wide(name))
		}
	}
	c.emit(in)
	return nil
}

// gap compiles up to so many nodes of filler.
func (c *compiler) gap(t, length string, op opcode) error {
	n := 0
	if _, err := fmt.Sscanf(length, "%d", &n); err != nil || n < 1 || n > 12 {
		return fmt.Errorf("%q: want a gap of 1 to 12", t)
	}
	end := len(c.code) + 2*n
	for range n { // lazy: the shortest gap first
		c.emit(inst{op: opSplit, x: int32(end), y: int32(len(c.code) + 1)})
		c.emit(inst{op: op})
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
