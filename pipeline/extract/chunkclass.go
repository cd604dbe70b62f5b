package extract

import (
	"math"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

func (c *chunker) wordNode(n *node, i, end, ei int) {
	t := &c.d.Tokens[i]
	e, next := c.lookup(i, end)
	if next > i+1 && c.cutsName(i, next, ei) {
		e, next = c.lookupWord(i)
	}
	if next > 0 {
		n.last = int32(next - 1)
		n.cls, n.rule, n.form = e.cls.mask, e.cls.rule, e.form
		n.entry = e.index
	}
	if n.last == n.first {
		n.hash = wordHash(c.d, i)
	} else {
		n.hash, n.word = e.hash, e.word
	}
	switch t.Kind {
	case token.Word:
		n.cls = n.cls.or(c.k.word)
		if t.Flags&token.FlagCap != 0 && t.Flags&token.FlagStart == 0 {
			n.cls = n.cls.or(c.k.cap)
		}
	case token.Quote:
		n.cls = n.cls.or(c.k.quote)
	case token.Poss:
		n.cls = n.cls.or(c.k.poss)
	case token.Punct, token.LongDash:
		n.cls = n.cls.or(c.k.stop)
	}
}

func (c *chunker) entityClass(s *entity.Span) mask {
	m := c.k.ent.or(c.kindOf(s.Ent.Kind))
	if s.Flags&entity.Demonym != 0 {
		m = m.or(c.k.demonym)
	}
	return m
}

// kindOf is the class of names of a kind. There are few kinds, and those that
// news names most come first: going through them costs less than a map.
func (c *chunker) kindOf(kind string) mask {
	for i := range c.k.kindMasks {
		if x := &c.k.kindMasks[i]; x.kind == kind {
			return x.cls
		}
	}
	return c.k.kindBits.of(kind)
}

func (c *chunker) quantityClass(q *quantity) mask {
	m := c.unitClass(q)
	if q.limit != 0 {
		m = m.or(c.k.limitQty)
	}
	return m
}

func (c *chunker) unitClass(q *quantity) mask {
	switch q.unit {
	case schema.UnitPct, schema.UnitTimes: // a fivefold rise is told like one of 400 percent
		return c.k.pctQty
	case schema.UnitPP:
		return c.k.ppQty
	case schema.UnitBps:
		return c.k.bpsQty
	case schema.UnitPoints:
		return c.k.pointsQty
	case schema.UnitCurrency:
		return c.k.moneyQty
	case unitFraction:
		return c.k.fracQty
	}
	return c.k.numQty
}

// describes makes the word at node k, which a figure follows, an adjective if nothing but
// "a" stands before it, or an adverb or a word that a hyphen joins to it: what describes a
// figure may be any word ("a good 2 percent", "a desperately low 46.9", "a still-elevated 5").
// A small bare number may be one of many: "a phase 3 trial".
func (c *chunker) describes(k int, q *quantity) {
	first := int(c.starts[len(c.starts)-1])
	if k <= first || !c.describing(k) || q.unit == "" && q.val < leastCount && q.val == math.Trunc(q.val) {
		return
	}
	b := k - 1
	switch n := &c.nodes[b]; {
	case b > first+1 && c.d.Tokens[n.first].Kind == token.Dash && c.nodes[b-1].ent < 0 && c.nodes[b-1].qty < 0 && c.nodes[b-1].date < 0 && c.nodes[b-1].cls.has(c.k.word):
		b -= 2
	case b > first && n.ent < 0 && n.date < 0 && n.qty < 0 && (n.cls.has(c.k.adv) || strings.HasSuffix(c.text(b, b), "ly")):
		b--
	}
	if b < first || c.nodes[b].hash != c.k.a && c.nodes[b].hash != c.k.an {
		return
	}
	for i := b + 1; i <= k; i++ {
		c.nodes[i].cls = c.nodes[i].cls.or(c.k.adj)
	}
}

// describing reports whether the word at node i can describe a figure: no name, no noun that
// is counted, traded or lasts.
func (c *chunker) describing(i int) bool {
	n := &c.nodes[i]
	if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !n.cls.has(c.k.word) || n.first != n.last {
		return false
	}
	return !n.cls.has(c.k.stop.or(c.k.prep).or(c.k.conj).or(c.k.det).or(c.k.poss).or(c.k.security).or(c.k.metric).or(c.k.highLow).or(c.k.upNoun).or(c.k.downNoun).or(c.k.perUnit).or(c.k.typeBits.of("periodword")).or(c.k.typeBits.of("dayword")).or(c.k.typeBits.of("bound")))
}

// payload returns what the lexicon says of node i in a class.
func (c *chunker) payload(i, class int) string {
	if e := c.nodes[i].entry; e >= 0 {
		return c.lex.entries[e].val(class)
	}
	return ""
}

// text returns the text of nodes a to b, both included.
func (c *chunker) text(a, b int) string {
	return c.d.Span(int(c.nodes[a].first), int(c.nodes[b].last))
}

// oneState reports whether node p names a single country, which takes no verb in its base form.
func (c *chunker) oneState(p, first int) bool {
	n := &c.nodes[p]
	return n.ent >= 0 && n.cls.has(c.k.kindBits.of("country")) && !(p > first && (c.is(p-1, c.k.and) || c.is(p-1, c.k.or) || c.is(p-1, c.k.commaHash)))
}
