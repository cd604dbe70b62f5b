package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Statistics by the noun phrase that names them. No lexicon lists all series of
// all economies, but the phrase says of itself that it is one: a noun of quantity
// (orders, spending, population) and a place whose it is, before the noun or in
// what it is of ("China's cement demand", "sales of newly built U.S. homes").

// series takes the phrase in nodes [b,e), whose head is node h and whose first
// segment ends at seg, for a statistic of a place.
func (s *sentence) series(b, h, seg, e int, out *nounPhrase) bool {
	n := &s.nodes[h]
	if n.flags&token.FlagCap != 0 && h > s.head && s.nodes[h-1].cls.has(s.k.word) && !n.cls.has(s.k.metric) || s.ofOthers(b, h, e) {
		return false
	}
	kept := *out
	behind, ok := s.seriesPlace(b, h, seg, e, out)
	if ok && s.dualHead(h) && (s.ctx.mainCo != nil || s.firmsTold()) && !s.economyTold() && (behind || !s.landOwned(b, h)) {
		*out = kept
		return false // "sales in China", in an article on a company, are its own
	}
	if !ok {
		*out = kept
		return s.toldSeries(b, h, seg, e, out)
	}
	out.metric, out.metricNode, out.placed = s.composed(b, h, seg, e), int32(h), true
	return true
}

// landsOwn takes a series of firms and economies alike that "its" gives to the country
// which the sentence tells of for that country's: "Norway expects its oil output to rise".
func (s *sentence) landsOwn(b, h, seg, e int, out *nounPhrase) bool {
	if !s.is(b, itsHash) || s.payload(h, s.k.macroClass) == "" && !s.dualHead(h) {
		return false
	}
	land := -1
	for i := s.first; i < b; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 || n.cls.has(s.k.demonym):
		case n.cls.has(s.k.kindBits.of("issuer")):
			return false
		case n.cls.has(s.k.kindBits.of("country")) && !(i > s.first && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.prep)):
			land = i
		}
	}
	if land < 0 {
		return false
	}
	out.add(s.weak(s.named(land), b))
	out.metric, out.metricNode, out.placed = s.composed(b+1, h, seg, e), int32(h), true
	return true
}

// landOwned reports whether the phrase from node b to its head h says that its
// series is of a country, not of a firm's business there: "China's steel output".
func (s *sentence) landOwned(b, h int) bool {
	for i := b; i < h; i++ {
		if n := &s.nodes[i]; n.cls.has(s.k.poss) || n.ent >= 0 && n.cls.has(s.k.kindBits.of("commodity")) {
			return true
		}
	}
	return false
}

// firmsTold reports whether the last sentences told of a company.
func (s *sentence) firmsTold() bool {
	if s.doc.results.has {
		return true
	}
	for i := len(s.ctx.seen) - 1; i >= 0 && s.index-s.ctx.seen[i].sentence <= refWindow; i-- {
		if s.ctx.seen[i].sub.kind == schema.KindCompany {
			return true
		}
	}
	return false
}

// economyTold reports whether one of the two sentences before, in the same paragraph and
// with no company named since, told a statistic of a country: what comes next is of that
// economy, whatever company the article is about.
func (s *sentence) economyTold() bool {
	d := s.doc
	last := d.stat.sentence
	if !d.stat.ok || s.index-last > 2 || d.stat.fact.sub.kind != entity.KindCountry || s.d.Sentences[last].Para != s.d.Sentences[s.index].Para {
		return false
	}
	for i := len(s.ctx.seen) - 1; i >= 0 && s.ctx.seen[i].sentence >= last; i-- {
		if s.ctx.seen[i].sub.kind == schema.KindCompany {
			return false
		}
	}
	return true
}

// dualHead reports whether node h names a series that companies and economies
// have alike: sales, output, orders.
func (s *sentence) dualHead(h int) bool {
	return s.nodes[h].cls.has(s.k.metric) && s.payload(h, s.k.macroClass) == "" && s.listed("placedhead", h)
}

// ofOthers reports whether the phrase [b,e) with head h names or means somebody
// who is no place, or a thing that is traded, a commodity aside.
func (s *sentence) ofOthers(b, h, e int) bool {
	for i := b; i < e; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
			if !n.cls.has(s.k.kindBits.of("place").or(s.k.kindBits.of("commodity"))) {
				return true
			}
		case i == h:
		case n.qty >= 0 && i > h: // "the sales pace of 464,000 homes"
		case n.qty >= 0, n.cls.has(s.k.pronoun) && i < h, n.cls.has(s.k.anaphor) && i+1 < e && s.nodes[i+1].cls.has(s.k.poss) && !s.listed("landword", i), n.cls.has(s.k.security.or(s.k.futures).or(s.k.yieldNoun)):
			return true
		}
	}
	return false
}

// seriesPlace finds the place that a statistic is of; behind says that it stands
// in what the head is of.
func (s *sentence) seriesPlace(b, h, seg, e int, out *nounPhrase) (behind, ok bool) {
	for i := h - 1; i >= b; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")):
			return false, s.nameHeadOr(b, i, out)
		case n.ent >= 0 && strings.HasPrefix(s.text(i, i), "U.S. "): // "U.S. crude" is one name
			out.add(s.weak(subject{ent: s.doc.gaz.Country("US"), kind: "country"}, i))
			return false, true
		case n.ent < 0 && s.listed("worldword", i):
			w := s.doc.gaz.World()
			out.add(subject{ent: w, kind: w.Kind, first: int32(i), last: int32(i)})
			return false, true
		}
	}
	prep := uint64(0)
	for i := seg; i < e; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 && n.date < 0 && n.cls.has(s.k.prep):
			prep = n.hash
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")):
			if prep == s.k.from && s.payload(h, s.k.macroClass) != "exports" || prep == s.k.times.with || prep == s.k.to1 && !s.listed("comer", h) {
				continue // "exports to China" are not China's
			}
			out.add(s.named(i))
			for j := i + 1; j+1 < e && s.is(j, s.k.and) && s.nodes[j+1].ent >= 0 && s.nodes[j+1].cls.has(s.k.kindBits.of("place")); j += 2 {
				out.add(s.named(j + 1)) // "in Japan and South Korea"
			}
			return true, true
		}
	}
	return true, false
}

// toldSeries takes a noun of quantity without a place for a statistic of whom the
// article is telling statistics, or of whom an office of the sentence speaks:
// "Inventories shrank", where sales of homes were told before.
func (s *sentence) toldSeries(b, h, seg, e int, out *nounPhrase) bool {
	ofFirm := s.ctx.mainCo != nil || s.doc.results.has || s.dualHead(h) && s.firmsTold()
	if ofFirm && !s.economyTold() || !s.toldWithin(statReach) && !s.officeSpeaks() && !s.commodityBefore(h) {
		return false
	}
	for i := b; i < h; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.poss.or(s.k.anaphor)) {
			return false // somebody's
		}
	}
	if w := s.doc.gaz.World(); s.worldView(h) {
		out.add(s.weak(subject{ent: w, kind: w.Kind}, h))
	} else if !s.ctx.statOwner(s, h, out) {
		return false
	}
	out.metric, out.metricNode, out.placed = s.composed(b, h, seg, e), int32(h), true
	return true
}

// worldView reports whether a body that watches the world's markets speaks of
// demand or supply without saying where: the IEA's demand is the world's.
func (s *sentence) worldView(h int) bool {
	if !s.listed("balancenoun", h) {
		return false
	}
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && slices.Contains(s.lex.lists["worldbody"], s.ents[n.ent].Ent.Name) {
			return true
		}
	}
	return false
}

// statTold reports whether the article told a statistic just before.
func (s *sentence) statTold() bool { return s.toldWithin(openReach) }

// toldWithin reports whether the article told a statistic in the last n sentences.
func (s *sentence) toldWithin(n int) bool {
	d := s.doc
	return d.stat.ok && s.index-d.stat.sentence <= n || d.series > 0 && s.index+1-d.series <= n
}

// officeSpeaks reports whether the sentence names who publishes statistics, and
// nobody that is traded.
func (s *sentence) officeSpeaks() bool {
	office := false
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 {
			continue
		}
		if n.cls.has(s.k.kindBits.of("#company").or(s.k.kindBits.of("#index"))) {
			return false
		}
		office = office || n.cls.has(s.k.kindBits.of("#government").or(s.k.kindBits.of("central_bank")).or(s.k.kindBits.of("#organisation"))) && !n.cls.has(s.k.kindBits.of("place"))
	}
	return office
}

// stockpiles reports whether the stocks at node h are what is in store of a
// commodity, not shares: "crude oil stocks".
func (s *sentence) stockpiles(h int) bool {
	if h == s.first || s.text(h, h) != "stocks" && s.text(h, h) != "supplies" {
		return false
	}
	w := strings.TrimPrefix(strings.ToLower(s.text(h-1, h-1)), "u.s. ")
	return slices.Contains(s.lex.lists["stockpiled"], w)
}

// barePrices takes prices of nothing in particular for the price index that the
// article has just told: "Excluding food and energy, prices rose 0.6 percent".
func (s *sentence) barePrices(b, h, seg, e int, out *nounPhrase) bool {
	d := &s.doc.stat
	if seg >= e && (s.againHere(b, h, out) || s.pricesOfReport(b, h, out)) {
		return true
	}
	if !s.statTold() || !d.ok || d.fact.Metric == nil || !slices.Contains(s.lex.lists["priceindex"], *d.fact.Metric) || seg < e || s.text(h, h) != "prices" {
		return false
	}
	for i := b; i < h; i++ {
		if n := &s.nodes[i]; n.ent >= 0 || !n.cls.has(s.k.det.or(s.k.adv)) && n.date < 0 {
			return false
		}
	}
	out.metric, out.metricNode, out.placed = *d.fact.Metric, int32(h), true
	out.add(s.weak(d.fact.sub, h))
	return true
}

// pricesOfReport takes bare prices, where those of a commodity have just been told, for
// its: "Oil rose 2 percent. Prices touched $34 earlier".
func (s *sentence) pricesOfReport(b, h int, out *nounPhrase) bool {
	const reach = 3
	if s.text(h, h) != "Prices" && s.text(h, h) != "prices" || s.doc.priced == 0 || s.index+1-s.doc.priced > reach || s.doc.series > s.doc.priced {
		return false
	}
	for i := b; i < h; i++ {
		if n := &s.nodes[i]; n.ent >= 0 || !n.cls.has(s.k.det.or(s.k.adv)) {
			return false
		}
	}
	return s.ctx.refer(s, refCommodity, h, out)
}

// ofGoods reports whether the prices of a phrase whose first segment ends at seg
// are those of goods that nobody quotes: "prices of existing homes".
func (s *sentence) ofGoods(seg, e int) bool {
	if seg+1 >= e || !s.nodes[seg].cls.has(s.k.gen) {
		return false
	}
	word := false
	for i := seg + 1; i < e && !s.nodes[i].cls.has(s.k.prep); i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && !n.cls.has(s.k.kindBits.of("place")) {
			return false
		}
		word = word || n.ent < 0 && n.cls.has(s.k.word)
	}
	return word
}

// composed is the name of the series whose head is node h: that of the lexicon,
// if it has the series in another order ("sales of new homes" are new home
// sales), else its words.
func (s *sentence) composed(b, h, seg, e int) string {
	if p := s.payload(h, s.k.macroClass); p != "" {
		return p
	}
	if seg+1 < e && s.nodes[seg].cls.has(s.k.prep) {
		end := seg + 1
		for end < e && !s.nodes[end].cls.has(s.k.prep) && s.nodes[end].date < 0 {
			end++
		}
		if p := s.inverted(seg+1, end, h); p != "" {
			return p
		}
	} else if p := s.inverted(b, h, h); p != "" {
		return p
	}
	return s.openName(b, h, e-1)
}

// commodityBefore: "gold demand", "crude inventories", but no company's "oil output".
func (s *sentence) commodityBefore(h int) bool {
	return h > s.first && s.nodes[h-1].ent >= 0 && s.nodes[h-1].cls.has(s.k.kindBits.of("commodity")) && !s.firmsTold()
}

// tradedSeries is the name of the series at node h of the commodity before it:
// "copper imports"; "" if there is none.
func (s *sentence) tradedSeries(h int) string {
	if h == s.first || s.nodes[h-1].ent < 0 || h-2 >= s.first && s.d.Tokens[s.nodes[h-2].last].Kind == token.Dash || !s.nodes[h-1].cls.has(s.k.kindBits.of("commodity")) {
		return ""
	}
	return s.inverted(h-1, h, h)
}

// inverted looks up the series of node h with what it is of, nodes [b,e), put
// before it, with its adjective and without.
func (s *sentence) inverted(b, e, h int) string {
	if e <= b || s.nodes[e-1].ent >= 0 && !s.nodes[e-1].cls.has(s.k.kindBits.of("commodity")) {
		return ""
	}
	head := strings.ToLower(s.text(h, h))
	of := strings.TrimPrefix(strings.ToLower(s.text(e-1, e-1)), "u.s. ")
	for _, w := range [2]string{of, strings.TrimSuffix(of, "s")} {
		for i := b; i < e; i++ {
			if i < e-1 && s.nodes[i].ent >= 0 {
				continue
			}
			name := w + " " + head
			if i < e-1 {
				name = strings.ToLower(s.text(i, i)) + " " + name
			}
			if x := s.lex.find(name); x != nil && x.val(s.k.macroClass) != "" {
				return x.val(s.k.macroClass)
			}
		}
	}
	return ""
}

// seriesName is the name of a series that the lexicon does not know: its words
// without place, date and article.
func (s *sentence) seriesName(b, h int) string {
	var name strings.Builder
	for i := b; i <= h; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")) || n.ent < 0 && n.cls.has(s.k.det.or(s.k.poss).or(s.k.adv).or(s.k.stop).or(s.k.prep)) || n.date >= 0 || n.hash == s.k.and || s.listed("worldword", i) {
			continue
		}
		word := strings.Trim(s.text(i, i), "\"'`“”‘’()")
		if word == "" {
			continue
		}
		if name.Len() > 0 {
			name.WriteByte('_')
		}
		name.WriteString(strings.ReplaceAll(strings.ToLower(word), " ", "_"))
	}
	if name.String() == "growth" { // a place's own
		return "gdp"
	}
	return name.String()
}
