package entity

import (
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// Doubtful names that companies known for sure stand beside.

// joinedToSure: "Shell and BP".
func (l *linker) joinedToSure(c *cand) bool {
	k := int(c.last) + 1
	if l.hash(k) != hashAnd && l.byte(k) != ',' {
		return false
	}
	cs := l.s.cands
	i, ok := slices.BinarySearchFunc(cs, int32(k+1), func(x cand, at int32) int { return int(x.first) - int(at) })
	return ok && l.sureCompany(i)
}

// amongSure: a name of ours that stands in a list behind companies known for sure:
// "BHP, Antofagasta and Xstrata", "BHP and Antofagasta".
func (l *linker) amongSure(c *cand) bool {
	k := int(c.first) - 1
	and := l.hash(k) == hashAnd
	if !c.ent.curated || !and && l.byte(k) != ',' {
		return false
	}
	i, _ := slices.BinarySearchFunc(l.s.cands, c.first, func(x cand, at int32) int { return int(x.first) - int(at) })
	return i > 0 && int(l.s.cands[i-1].last) == k-1 && l.sureCompany(i-1) && (and || l.joinedToSure(c))
}

// sureCompany reports whether candidate i is a company known for sure.
func (l *linker) sureCompany(i int) bool {
	e := l.s.cands[i].ent
	return e != nil && e.Kind == schema.KindCompany && l.s.isSure(e)
}
