package extract

import (
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
