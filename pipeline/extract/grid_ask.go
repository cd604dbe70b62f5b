package extract

import (
	"fmt"
	"slices"
)

// ask numbers the question that an instruction asks of a node.
func (b *gridBuilder) ask(in *inst) int32 {
	switch in.op {
	case opHash:
		return b.number(question{}, in.hash)
	case opOneOf:
		return b.number(question{cls: in.cls}, b.p.sets[in.x]...)
	case opAny:
		return b.number(question{not: true})
	case opFill:
		return b.number(question{cls: wide{mask: fillBarrier(b.lex)}, not: true})
	case opNoun:
		return b.number(question{cls: wide{mask: nounBarrier(b.lex)}, not: true})
	}
	return b.number(question{cls: in.cls, also: in.also})
}

// asked is the same for a move; finish checks that there are not too many.
func (b *gridBuilder) asked(in *inst) uint16 { return uint16(b.ask(in)) }

// beforeFigure is the test for what amountsAt may pass over before it comes to
// a figure.
func (b *gridBuilder) beforeFigure() int32 {
	q := question{cls: wide{mask: b.lex.bits("#date", "#ent", "prep", "each", "resp", "perunit", "argskip", "adv", "adj", "det", "highnoun", "lownoun", "session", "against", "tradeverb", "levelverb", "dayword", "periodword", "foresee", "bound", "upadj", "downadj")}}
	return b.number(q, literalHash(","), literalHash("("), literalHash(")"), literalHash("or"), literalHash("and"), literalHash("of"), literalHash("average"), literalHash("than"))
}

// union is a question that nodes pass which pass one of some, and others perhaps.
func (b *gridBuilder) union(questions []int32) int32 {
	if len(questions) == 1 {
		return questions[0]
	}
	return b.intern(b.join(questions))
}

func (b *gridBuilder) join(questions []int32) (all question) {
	for _, n := range questions {
		q := &b.questions[n]
		if q.not || len(questions) == 1 {
			return *q
		}
		all.cls, all.words = all.cls.join(q.cls), append(all.words, q.words...)
	}
	return all
}

// number returns the number of a question that some words pass as well.
func (b *gridBuilder) number(q question, words ...uint64) int32 {
	for _, h := range words {
		if b.words[h] == 0 {
			b.words[h] = int32(b.atoms)
			b.atoms++
			b.guess.word(h)
		}
		q.words = append(q.words, b.words[h])
	}
	return b.intern(q)
}

func (b *gridBuilder) intern(q question) int32 {
	slices.Sort(q.words)
	q.words, q.weight = slices.Compact(q.words), 0
	key := fmt.Sprint(q)
	n, known := b.numbers[key]
	if !known {
		n = int32(len(b.questions))
		b.numbers[key] = n
		q.weight = b.guess.of(&q)
		b.questions = append(b.questions, q)
	}
	return n
}

// rarest returns those questions that the fewest sentences hold an answer to, of
// all those of which some node of every match passes one.
func (b *gridBuilder) rarest() []int32 {
	best := make([][]int32, len(b.moves)) // by move: of what a match goes on with there; nil if that can be nothing
	for i := moveAlways + 1; i < len(b.moves); i++ {
		x := &b.moves[i]
		switch x.op {
		case moveRead:
			one, two := []int32{int32(x.test)}, best[x.next]
			if x.other != moveNever {
				one, two = b.either(one, best[x.other]), b.either(two, best[x.other])
			}
			best[i] = b.lighter(one, two)
		case moveRepeat:
			best[i] = best[x.next]
		case moveEither:
			best[i] = b.either(best[x.next], best[x.other])
		case moveLoop:
			best[i] = best[x.other]
		}
	}
	return best[len(best)-1]
}

// either joins questions of which one or the other must pass.
func (b *gridBuilder) either(x, y []int32) []int32 {
	if x == nil || y == nil {
		return nil
	}
	all := slices.Concat(x, y)
	slices.Sort(all)
	return slices.Compact(all)
}

// lighter returns those that fewer sentences hold.
func (b *gridBuilder) lighter(x, y []int32) []int32 {
	if x == nil {
		return y
	}
	if y != nil {
		one, two := b.join(x), b.join(y)
		if b.guess.of(&two) < b.guess.of(&one) {
			return y
		}
	}
	return x
}

// oblige notes which moves every match makes: those without which no way leads
// from the first to the end.
func (b *gridBuilder) oblige() {
	for without := range b.moves {
		ends := make([]bool, len(b.moves)) // by move: whether a way leads to the end
		ends[moveAlways] = true
		for i := moveAlways + 1; i < len(b.moves); i++ {
			x := &b.moves[i]
			ends[i] = i != without && (ends[x.next] || ends[x.other])
		}
		b.moves[without].must = !ends[len(b.moves)-1]
	}
}
