package entity

import (
	"math"
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Government yields: "the 10-year Treasury yield", "benchmark 10-year notes",
// "yields on two-year gilts" are "US 10-year yield", "UK 2-year yield".

// loadBonds reads yields.txt.
func (g *Gazetteer) loadBonds() error {
	g.bondOf = map[uint64]string{}
	return eachLine("lexicon/yields.txt", func(line string, comment bool) error {
		if comment {
			return nil
		}
		c := strings.Split(line, "|")
		for _, n := range list(c[2], ";") {
			if w := strings.Fields(n); len(w) == 1 && w[0] != c[1] {
				g.bondOf[token.Hash(w[0])] = c[0]
				g.addWord(w[0], clsBond)
			}
		}
		return nil
	})
}

// tenor looks at the dash of "10-year".
func (l *linker) tenor(i int) int {
	if i+1 >= l.end || l.toks[i+1].Hash != hashYear || i == l.start {
		return i + 1
	}
	years := l.years(i - 1)
	if years == 0 {
		return i + 1
	}
	first, last, country := i-1, i+1, ""
	for k := i + 2; k < l.end && k < i+8; k++ {
		if c, ok := l.placeAt(k); ok {
			country = c.ent.Name
			k = int(c.last)
			continue
		}
		if of, end := l.yieldsAt(k); of != "" { // "10-year Japanese government bond yields"
			country, last = of, end
			break
		}
		if !l.has(k, clsBond) {
			break
		}
		if w := l.g.bondOf[l.toks[k].Hash]; w != "" {
			country = w
		}
		last = k
	}
	first, country, on := l.bondBefore(first, country)
	if last == i+1 && !on {
		const longest = 10 // of 30 years are mortgages
		if l.s.bond == "" || years > longest || l.hash(i+2) != hashRate {
			return i + 1
		}
		last = i + 2 // "the 10-year yield at 4.28 percent and the two-year rate"
	}
	if country == "" {
		country = l.bondsTold()
	}
	if country == "" {
		country = l.s.bond
	}
	if country == "" {
		country = l.bondsAtHome()
	}
	l.s.bond = country
	l.s.dropFrom(first)
	of := Entity{Kind: schema.KindYield, Name: country + " " + strconv.Itoa(years) + "-year yield"}
	if c := l.g.byName[country]; c != nil {
		of.Country, of.TimeZone, of.Currency = c.Country, c.TimeZone, c.Currency
	}
	e := l.s.entity(of)
	l.s.cands = append(l.s.cands, cand{first: int32(first), last: int32(last), end: int32(last), ent: e, conf: 0.94})
	return last + 1
}

// bondsAtHome is the country whose yields an article means that names none: that of its dateline,
// but for the cities from which the yields of all the world are written of.
func (l *linker) bondsAtHome() string {
	switch c := l.c.Dateline; c {
	case "", "GB", "HK", "SG":
	default:
		if x := l.g.Country(c); x != nil {
			return x.Name
		}
	}
	return "US"
}

// bondsTold is the country whose bonds or yields the article named last: "Italian bond
// yields jumped, with the benchmark 10-year yield at", "Gilts rose. The 10-year yield fell".
func (l *linker) bondsTold() string {
	const reach = 12 // names
	for n := len(l.s.cands) - 1; n >= 0 && n >= len(l.s.cands)-reach; n-- {
		c := &l.s.cands[n]
		if c.ent == nil || !debtName(c.ent) {
			continue
		}
		if x := l.g.Country(c.ent.Country); x != nil {
			return x.Name
		}
		if country, _, ok := strings.Cut(c.ent.Name, " "); ok && country == "Eurozone" || strings.HasPrefix(c.ent.Name, "Euro zone") {
			return "Eurozone"
		}
	}
	return ""
}

// debtName reports whether an entity is the bonds, or the yield, of a state.
func debtName(e *Entity) bool {
	switch e.Kind {
	case schema.KindYield:
		return true
	case schema.KindMarket:
		for _, w := range [...]string{"Treasuries", "Bunds", "gilts", "government bonds"} {
			if strings.HasSuffix(strings.TrimSuffix(e.Name, " futures"), w) {
				return true
			}
		}
	}
	return false
}

// years reads 10 or "ten".
func (l *linker) years(k int) int {
	t := &l.toks[k]
	if t.Kind == token.Number {
		if y := int(t.Value); float64(y) == math.Trunc(t.Value) && y >= 1 && y <= 50 {
			return y
		}
		return 0
	}
	switch strings.ToLower(l.d.Str(k)) {
	case "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "five":
		return 5
	case "seven":
		return 7
	case "ten":
		return 10
	case "thirty":
		return 30
	}
	return 0
}

// placeAt matches a country at token k.
func (l *linker) placeAt(k int) (cand, bool) {
	if !l.isCap(k) {
		return cand{}, false
	}
	n := l.nodeOf(k)
	if n == nil {
		return cand{}, false
	}
	c, ok := l.match(k, n)
	return c, ok && c.ent.Kind == KindCountry
}

// yieldsAt matches the bond yields of a country, without a term, at token k and returns
// whose they are and their last token: "euro zone government bond yields".
func (l *linker) yieldsAt(k int) (of string, last int) {
	n := l.nodeOf(k)
	if n == nil {
		return "", k
	}
	c, ok := l.match(k, n)
	if !ok || c.ent.Kind != schema.KindYield || !strings.HasSuffix(c.ent.Name, " yields") {
		return "", k
	}
	if x := l.g.Country(c.ent.Country); x != nil {
		return x.Name, int(c.last)
	}
	if x := l.g.byName["Eurozone"]; x != nil && c.ent.Country == "" {
		return x.Name, int(c.last)
	}
	return "", k
}

// bondBefore takes in what stands before the term: "the yield on Japan's
// benchmark 10-year ...".
func (l *linker) bondBefore(first int, country string) (int, string, bool) {
	on := false
	for k := first - 1; k >= l.start && k > first-5; k-- {
		if c := l.s.last(); c != nil && int(c.last) == k && c.ent.Kind == KindCountry {
			if country == "" {
				country = c.ent.Name
			}
			k = int(c.first)
			first = k
			continue
		}
		t := &l.toks[k]
		switch {
		case t.Kind == token.Poss || t.Hash == hashThe:
		case l.g.bondOf[t.Hash] != "":
			if country == "" {
				country = l.g.bondOf[t.Hash]
			}
			first, on = k, true
		case l.has(k, clsBond) && !l.has(k, clsYield):
			first = k
		case (t.Hash == hashOn || t.Hash == hashOf) && l.has(k-1, clsYield):
			return k - 1, country, true
		default:
			return first, country, on
		}
	}
	return first, country, on
}
