package entity

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
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

// Lines returns the tickers of all lines of e's issuer, the primary first.
func (g *Gazetteer) Lines(e *Entity) []string {
	out := []string{e.Ticker}
	g.eachLine(e, func(l *Entity) {
		if l.Ticker != e.Ticker {
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
