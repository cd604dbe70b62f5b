package entity

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Markets and sectors put together from a place and a kind of company: "Asian
// stocks", "Chinese tech shares", "U.S. airlines", "bank stocks".

// loadSectors reads sectors.txt.
func (g *Gazetteer) loadSectors() error {
	return eachLine("lexicon/sectors.txt", func(line string, comment bool) error {
		if comment {
			return nil
		}
		c := strings.Split(line, "|")
		for _, w := range list(c[1], ";") {
			g.phrase(w, c[0], clsSector)
		}
		for _, w := range list(c[2], ";") {
			g.phrase(w, c[0], clsGroup)
		}
		return nil
	})
}

// phrase enters the words of a sector: the last one carries the class.
func (g *Gazetteer) phrase(p, sector string, cls class) {
	w := strings.FieldsFunc(p, func(r rune) bool { return r == ' ' || r == '-' })
	h := token.Hash(w[len(w)-1])
	if len(w) > 1 {
		h2 := mix(token.Hash(w[len(w)-2]), h)
		g.sectors[h2] = sector
	} else {
		g.sectors[h] = sector
	}
	g.addWord(w[len(w)-1], cls)
}

// market looks at "stocks", "banks" at token i and at what stands before it.
func (l *linker) market(i int, cls class) int {
	if l.g.bourse[l.toks[i].Hash] {
		return l.bourses(i)
	}
	if n := l.hash(i + 1); n == hashOf || n == hashIn {
		if cls&clsStocks != 0 && n == hashOf {
			return i
		}
	}
	first, sector := i, ""
	if cls&clsGroup != 0 {
		sector = l.sectorAt(i)
		first = l.termStart(i)
	}
	group := sector != "" && cls&clsStocks == 0
	if !group && cls&clsStocks == 0 {
		return i
	}
	if !group {
		first, sector = l.sectorsBefore(i)
	}
	geo, at := l.placeBefore(first)
	if geo == nil && (group || sector == "" || !l.sectorStands(first)) {
		return i
	}
	if sector == "company" && !l.resultWithin(max(first-6, l.start), 6) && !l.resultWithin(i+1, 10) {
		return i // "U.S. companies shed jobs" is told of the country
	}
	if geo != nil {
		l.s.dropFrom(at)
		first = at
		l.placesAlong(at, sector, group, i)
	} else if !group {
		l.sectorsAlong(first)
	}
	e := l.marketEntity(geo, sector, group, i)
	l.s.cands = append(l.s.cands, cand{first: int32(first), last: int32(i), end: int32(i), ent: e, flags: Plural, conf: 0.93})
	return i + 1
}

// bourses looks at "markets" at token i: those of a place stand for its stocks, if the text
// says which markets they are or a verb of trading follows: "Asian stock markets", "European
// bourses", "Most Gulf markets ended". Not "sales in Asian markets".
func (l *linker) bourses(i int) int {
	first := i
	named := l.toks[i].Hash != hashMarkets && l.toks[i].Hash != hashMarket
	if k := i - 1; l.hash(k) == hashStock || l.hash(k) == hashShare || l.hash(k) == hashEquity {
		first, named = k, true
	}
	geo, at := l.placeBefore(first)
	if l.byte(i+1) == '.' && l.isCap(i+2) && l.toks[i+2].Flags&(token.FlagSpace|token.FlagUpper) == token.FlagUpper {
		return i // "the Indian stock market .BSESN": its code says more
	}
	if geo == nil || !named && (l.toks[i].Hash == hashMarket || !l.tradesAfter(i, at)) {
		return i
	}
	l.s.dropFrom(at)
	l.placesAlong(at, "", false, i)
	e := l.marketEntity(geo, "", false, i)
	l.s.cands = append(l.s.cands, cand{first: int32(at), last: int32(i), end: int32(i), ent: e, flags: Plural, conf: 0.9})
	return i + 1
}

// tradesAfter reports whether the phrase that begins at token at and ends at token i is the
// subject of a verb of trading.
func (l *linker) tradesAfter(i, at int) bool {
	for at--; l.g.measure[l.hash(at)]; at-- { // "most major Asian markets"
	}
	if h := l.hash(at); h == hashIn || h == hashTo || h == hashOf || h == hashFor || h == hashFrom || h == hashOn || h == hashInto {
		return false
	}
	for i++; l.g.measure[l.hash(i)]; i++ { // "Asian markets also fell"
	}
	return l.g.trades[l.hash(i)] && !(l.hash(i) == hashWere && (l.hash(i+1) == hashClosed || l.hash(i+1) == hashShut))
}

// placesAlong makes markets of the place that shares the noun of the one at token at:
// "Japanese and Hong Kong equities".
func (l *linker) placesAlong(at int, sector string, group bool, i int) {
	c := l.s.last()
	if l.hash(at-1) != hashAnd || c == nil || int(c.last) != at-2 || c.ent.Kind != KindCountry || c.flags&Demonym == 0 {
		return
	}
	first, last, geo := c.first, c.last, c.ent
	l.s.dropFrom(int(first))
	e := l.marketEntity(geo, sector, group, i)
	l.s.cands = append(l.s.cands, cand{first: first, last: last, end: last, ent: e, flags: Plural, conf: 0.9})
}

// sectorsAlong makes sectors of the words listed before the one at token first, which
// share its noun: "oil, drug and financial shares".
func (l *linker) sectorsAlong(first int) {
	const most = 4
	var words [most]int
	n, k := 0, first-1
	for n < most && k-1 >= l.start && (l.hash(k) == hashAnd && n == 0 || l.byte(k) == ',') && l.has(k-1, clsSector) && l.sectorAt(k-1) != "" {
		words[n] = k - 1
		n, k = n+1, l.termStart(k-1)-1
	}
	if n == 0 || !l.sectorStands(l.termStart(words[n-1])) {
		return
	}
	if c := l.s.last(); n == 1 && c != nil && int(c.last) == words[0] && c.ent.Kind == schema.KindCommodity {
		return // "gold and mining shares rose"
	}
	l.s.dropFrom(l.termStart(words[n-1]))
	for n--; n >= 0; n-- {
		w := words[n]
		e := l.marketEntity(nil, l.sectorAt(w), false, w)
		l.s.cands = append(l.s.cands, cand{first: int32(l.termStart(w)), last: int32(w), end: int32(w), ent: e, flags: Plural, conf: 0.9})
	}
}

// Group returns where the one or two words begin that name companies of a kind and end
// at token i: "banks", "oil producers". ok is false if they do not.
func (g *Gazetteer) Group(d *token.Doc, i int) (first int, ok bool) {
	n := g.tab.find(wordKey(&d.Tokens[i]))
	if n == nil || n.class&clsGroup == 0 {
		return i, false
	}
	if p := i - 1; p >= 0 && d.Tokens[i].Flags&(token.FlagStart|token.FlagPara) == 0 && d.Tokens[p].Kind == token.Word && g.sectors[mix(d.Tokens[p].Hash, d.Tokens[i].Hash)] != "" {
		return p, true
	}
	s := g.sectors[d.Tokens[i].Hash]
	return i, s != "" && s != "company"
}

// SectorWord is the sector that a word before "stocks" names, "" if it names none.
func (g *Gazetteer) SectorWord(t *token.Token) string {
	if n := g.tab.find(wordKey(t)); n == nil || n.class&clsSector == 0 {
		return ""
	}
	return g.sectors[t.Hash]
}

// sectorAt returns the sector that the word at token i, or the two words that
// end there, name.
func (l *linker) sectorAt(i int) string {
	p := i - 1
	if p >= l.start && l.toks[p].Kind == token.Dash {
		p--
	}
	if p >= l.start && l.toks[p].Kind == token.Word {
		if s := l.g.sectors[mix(l.toks[p].Hash, l.toks[i].Hash)]; s != "" {
			return s
		}
	}
	return l.g.sectors[l.toks[i].Hash]
}

// sectorsBefore steps back over "tech and bank", "Hong Kong-listed technology".
func (l *linker) sectorsBefore(i int) (first int, sector string) {
	first = i
	for k := i - 1; k >= l.start && k > i-6; k-- {
		t := &l.toks[k]
		switch {
		case t.Kind == token.Dash, t.Kind == token.Poss && l.has(k-1, clsGroup):
			continue
		case t.Kind == token.Word && sector == "" && first == i && l.has(k, clsGroup): // "automakers' shares"
			sector, first = l.sectorAt(k), l.termStart(k)
			return first, sector
		case t.Kind == token.Word && l.has(k, clsSector):
			if s := l.g.sectors[mix(l.hash(k-1), t.Hash)]; s != "" && k > l.start { // "consumer staples" is not "consumer"
				sector = s
				k--
				first = k
				continue
			}
			if s := l.sectorAt(k); s != "" {
				sector = s
				first = k
				continue
			}
			if n := k + 1; n < i && first == n && l.g.sectors[mix(t.Hash, l.toks[n].Hash)] != "" {
				first = k
				continue
			}
		case t.Kind == token.Word && first == k+1 && sector != "" && l.g.sectors[mix(t.Hash, l.toks[first].Hash)] != "":
			first = k
			continue
		}
		break
	}
	return first, sector
}

// placeBefore returns the country or region just before token k, and where it
// begins. "Japan's stocks" counts, "listed" is stepped over.
func (l *linker) placeBefore(k int) (*Entity, int) {
	k--
	if k >= l.start && l.toks[k].Kind == token.Poss {
		k--
	}
	if c := l.s.last(); c != nil && int(c.last) == k && c.ent.Kind == KindCountry {
		return c.ent, int(c.first)
	}
	return nil, 0
}

// sectorStands: a sector without a place stands by itself unless a name or an
// adjective precedes ("Ford bank stocks" is not a sector).
func (l *linker) sectorStands(first int) bool {
	return !l.isCap(first-1) || l.mode != sentenceCase || l.toks[first].Flags&token.FlagStart != 0
}

// marketEntity names it as an editor would: "Asian stocks", "China technology
// stocks", "US airlines", "bank stocks".
func (l *linker) marketEntity(geo *Entity, sector string, group bool, i int) *Entity {
	adj, country := "", ""
	if geo != nil {
		adj, country = geo.Adj, geo.Name
		if adj == "" {
			adj = geo.Name
		}
	}
	kind, name := schema.KindSector, ""
	switch {
	case sector == "":
		kind, name = schema.KindMarket, adj+" stocks"
		if e := l.g.market(name); e != nil {
			return e
		}
	case group && sector == "company": // "South Korean listed firms"
		name = adj + " companies"
	case group:
		name = strings.TrimSpace(adj + " " + l.groupName(i))
	default:
		name = strings.TrimSpace(country + " " + sector + " stocks")
	}
	e := Entity{Kind: kind, Name: name}
	if geo != nil {
		e.Country, e.TimeZone = geo.Country, geo.TimeZone
	}
	return l.s.entity(e)
}

// termStart returns where the one or two words of a sector that end at token i begin.
func (l *linker) termStart(i int) int {
	p := i - 1
	if p >= l.start && l.toks[p].Kind == token.Dash {
		p--
	}
	if p >= l.start && l.toks[p].Kind == token.Word && l.g.sectors[mix(l.toks[p].Hash, l.toks[i].Hash)] != "" {
		return p
	}
	return i
}

// groupName returns the plural that ends at token i: "automakers", "property developers".
func (l *linker) groupName(i int) string { return strings.ToLower(l.d.Span(l.termStart(i), i)) }

// market returns the curated market of a name.
func (g *Gazetteer) market(name string) *Entity { return g.marketOf[name] }
