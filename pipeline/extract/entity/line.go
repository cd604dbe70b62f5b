package entity

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// idMaker appends ids to one string: 70,000 small ones would cost more.
type idMaker struct {
	hex strings.Builder
	key []byte
}

func (m *idMaker) add(e *Entity) {
	if e.Ticker == "" {
		m.hex.WriteString(NewID(e.Kind, "", e.Name))
		return
	}
	m.key = append(append(append(m.key[:0], e.Kind...), 0), e.Ticker...)
	sum := sha256.Sum256(m.key)
	var buf [32]byte
	hex.Encode(buf[:], sum[:16])
	m.hex.Write(buf[:])
}

// Line returns the line of e's issuer that a market hint means: a MIC ("XHKG"),
// a country ("US") or a currency ("HKD"). Without such a line it returns e.
// Lines that still trade win over delisted ones.
func (g *Gazetteer) Line(e *Entity, hint string) *Entity {
	if e == nil || e.issuer == 0 || hint == "" || g.matches(e, hint) {
		return e
	}
	var best *Entity
	g.eachLine(e, func(l *Entity) {
		if g.matches(l, hint) && (best == nil || best.delisted && !l.delisted) {
			best = l
		}
	})
	if best == nil {
		return e
	}
	return best
}

// listedIn takes the line that the words beside a name mean: "Vanke's Hong
// Kong-listed shares", "New York-listed Alibaba".
func (l *linker) listedIn(i int) {
	cs := l.s.cands
	c := &cs[i]
	if c.ent.issuer == 0 || c.flags&FromRIC != 0 {
		return
	}
	at := int(c.first)
	if h := l.hash(at - 1); (h == hashOf || h == hashIn) && l.has(at-2, clsStocks) && !l.g.bourse[l.hash(at-2)] {
		at -= 2 // "U.S.-listed shares of JD.com"
	}
	if i > 0 && cs[i-1].ent != nil && l.hash(at-1) == hashListed && int(cs[i-1].last) == at-3 {
		c.ent = l.g.Line(c.ent, placeCode(cs[i-1].ent))
	}
	k := int(c.last) + 1
	if k < l.end && l.toks[k].Kind == token.Poss {
		k++
	}
	if i+1 < len(cs) && cs[i+1].ent != nil && int(cs[i+1].first) == k && l.hash(int(cs[i+1].last)+2) == hashListed {
		c.ent = l.g.Line(c.ent, placeCode(cs[i+1].ent))
	}
}

// placeCode returns the country of a place, "" if e is none.
func placeCode(e *Entity) string {
	if e.Kind == KindCountry || e.Kind == KindCity {
		return e.Country
	}
	return ""
}

// Lines returns the tickers of all lines of e's issuer, the primary first.
func (g *Gazetteer) Lines(e *Entity) []string {
	out := []string{}
	if e.Ticker != "" {
		out = append(out, e.Ticker)
	}
	g.eachLine(e, func(l *Entity) {
		if l.Ticker != e.Ticker && l.Ticker != "" {
			out = append(out, l.Ticker)
		}
	})
	return out
}

// SameIssuer reports whether two entities are lines of one issuer.
func SameIssuer(a, b *Entity) bool {
	return a == b || a != nil && b != nil && (a.ID == b.ID || a.issuer != 0 && a.issuer == b.issuer)
}

func (g *Gazetteer) eachLine(e *Entity, f func(*Entity)) {
	if e.issuer == 0 {
		return
	}
	s := &g.issuers[e.issuer-1]
	for _, l := range s.more {
		f(l)
	}
	for i := s.lo; i < s.hi; i++ {
		f(&g.lines[i])
	}
}

// matches reports whether a line trades where, or in what, a hint says.
func (g *Gazetteer) matches(l *Entity, hint string) bool {
	x := g.ExchangeOf(l.Ticker)
	if x == nil {
		return false
	}
	switch len(hint) {
	case 2:
		return x.Country == hint
	case 3:
		return x.Currency == hint
	}
	return x.MIC == hint || x.Country == "US" && g.byMIC[hint] != nil && g.byMIC[hint].Country == "US"
}
