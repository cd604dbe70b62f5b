package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// Clauses that go on behind a comma, a dash or a bracket: "X, a maker of phones,
// cut 200 jobs", "to cut jobs, close plants and sell its stake".

// closesAside reports whether node p is a mark behind which a clause can go on.
func (c *chunker) closesAside(p int) bool {
	return c.nodes[p].ent < 0 && (c.is(p, c.k.commaHash) || c.is(p, c.k.closeParen) || c.d.Tokens[c.nodes[p].first].Kind == token.LongDash)
}

// resumes reports whether the word at i, which can be a noun too, is the verb of a
// clause that goes on behind the mark at p: it has an object, and the clause has
// begun before.
func (c *chunker) resumes(i, p, first, end int, f form) bool {
	if c.is(p, c.k.closeParen) {
		o := p
		for o > first && !c.is(o, c.k.openParen) {
			o--
		}
		return o > first && c.nodes[o-1].ent >= 0 && !c.demonym(o-1) && (f&(formPast|form3s) != 0)
	}
	if !c.takesObject(i+1, end) && !c.takesSeries(i+1, end, f) && !(f&form3s != 0 && i+1 < end && c.nodes[i+1].cls.has(c.k.to)) {
		return false
	}
	return f&(formPast|form3s) != 0 && c.opened(p, first) || f&formBase != 0 && c.serial(p, first)
}

// takesSeries reports whether a series of results, or the period of one, stands at node i
// behind a verb in the past: "X, the maker of chips, forecast second-quarter revenue".
func (c *chunker) takesSeries(i, end int, f form) bool {
	return f&formPast != 0 && i+1 < end && (c.nodes[i].date >= 0 && c.nodes[i+1].ent < 0 && c.nodes[i+1].cls.has(c.k.metric.or(c.k.adj)) || c.nodes[i].ent < 0 && c.nodes[i].cls.has(c.k.metric))
}

// takesObject reports whether an object begins at node i.
func (c *chunker) takesObject(i, end int) bool {
	if i >= end {
		return false
	}
	n := &c.nodes[i]
	return n.ent >= 0 || n.qty >= 0 || n.cls.has(c.k.det) || n.cls.has(c.k.pronoun)
}

// opened reports whether the mark at p closes something set between marks behind a
// name or a noun phrase.
func (c *chunker) opened(p, first int) bool {
	const longest = 24
	for j := p - 1; j > first && p-j < longest; j-- {
		n := &c.nodes[j]
		switch {
		case n.ent < 0 && n.hash == c.nodes[p].hash:
			x := &c.nodes[j-1]
			return x.ent >= 0 || x.cls.has(c.k.anaphor) || c.is(j-1, c.k.closeParen) || x.cls.has(c.k.word) && plural(c.text(j-1, j-1))
		case n.hash == c.k.semicolon:
			return false
		}
	}
	return false
}

// serial reports whether an infinitive or a verb behind a modal stands before node
// p, with no other clause between: what follows is another.
func (c *chunker) serial(p, first int) bool { return c.infinitiveBefore(p, first) >= 0 }

// infinitiveBefore is the first of the infinitives that the mark or "and" at node p
// goes on from, -1 if there is none.
func (c *chunker) infinitiveBefore(p, first int) int {
	const longest = 16
	for j, from := p-1, p; j > first && from-j < longest; j-- {
		n := &c.nodes[j]
		switch {
		case n.ent >= 0:
		case n.cls.has(c.k.verb) && n.form&formBase != 0:
			if g := c.groupStart(j, first); c.nodes[j-1].cls.has(c.k.to.or(c.k.modal)) || g < j && c.nodes[g].cls.has(c.k.modal) {
				return j
			}
			if !c.is(j-1, c.k.commaHash) && !c.is(j-1, c.k.and) {
				return -1
			}
			from = j // one of the series
		case n.cls.has(c.k.rel.or(c.k.be).or(c.k.have)) || n.cls.has(c.k.verb) && n.form&formIng == 0 || n.hash == c.k.semicolon:
			return -1
		}
	}
	return -1
}

// seriesHead is the infinitive whose series the verb at node v, whose group begins
// at node g, goes on with: "will cut jobs and sell plants"; -1 if it is none.
func (c *chunker) seriesHead(v, g int) int {
	n := &c.nodes[v]
	if g != v || g == 0 || !n.cls.has(c.k.verb) || n.form&formBase == 0 || !c.is(g-1, c.k.and) && !c.is(g-1, c.k.commaHash) {
		return -1
	}
	return c.infinitiveBefore(g-1, 0)
}
