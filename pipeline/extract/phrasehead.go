package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// resolveHead resolves the phrase whose first segment is nodes [b,seg) and
// whose prepositional rest is [seg,e).
func (s *sentence) resolveHead(b, seg, e int, out *nounPhrase) bool {
	h := s.headNode(b, seg)
	if h < 0 {
		return false
	}
	n := &s.nodes[h]
	switch {
	case n.ent < 0 && n.cls.has(s.k.word) && s.listed("cover", h):
		return s.coverAt(b, h, e, out)
	case n.ent < 0 && n.cls.has(s.k.word) && s.together(b, h, out):
		return true
	case n.ent >= 0:
		if strings.HasSuffix(s.text(h, h), "economy") { // "the world economy" is a name
			out.metric, out.metricNode = "gdp", int32(h)
		}
		if s.branchOf(b, h) {
			h--
		}
		return s.nameHead(b, seg, h, out)
	case n.cls.has(s.k.security):
		return s.stockHead(b, h, seg, e, out)
	case n.cls.has(s.k.futures):
		return s.futuresHead(b, h, seg, e, out)
	case n.cls.has(s.k.price):
		return s.priceHead(b, h, seg, e, out)
	case n.cls.has(s.k.yieldNoun):
		return s.owner(b, h, seg, e, out, yieldOwner)
	case n.cls.has(s.k.anaphor) && !(h > b && s.is(h-1, leadingHash)) && s.payload(h, s.k.anaphorClass) == "index" && s.homeIndex(b, h, out):
		return true
	case n.ent < 0 && s.listed("subindex", h) && s.describedIndex(b, h, seg, e, out):
		return true
	case n.cls.has(s.k.metric):
		return s.metricHead(b, h, seg, e, out)
	case n.cls.has(s.k.nounUp.or(s.k.nounDown)) && seg < e && s.nodes[seg].hash == s.k.times.in && !s.nodes[h].cls.has(s.k.seriesHead) && s.whatChanged(seg, e, out):
		return true
	case n.cls.has(s.k.measureHead) && s.measured(seg, e, out), (n.cls.has(s.k.seriesHead) || s.stockpiles(h)) && s.series(b, h, seg, e, out):
		return true
	case n.cls.has(s.k.boardNoun): // "X's board", "the board"
		return s.owner(b, h, seg, e, out, securityOwner) || s.ctx.refer(s, refCompany, h, out)
	case n.cls.has(s.k.officialHead):
		return s.officials(b, h, out)
	case n.cls.has(s.k.anaphor.or(s.k.pronoun)):
		return s.describedIndex(b, h, seg, e, out) || s.sectorGauge(b, h, seg, e, out) || s.publishedGauge(b, h, out) || s.refer(b, h, out) || h > b && s.sectorNoun(b, h, out)
	case n.hash == thoseHash && seg < e && s.nodes[seg].cls.has(s.k.gen) && s.sharesBefore(b): // "while those of Acme slipped"
		out.security = true
		return s.owner(b, h, seg, e, out, securityOwner)
	case n.hash == agedHash: // "the 68-year-old"
		return s.nodes[b].cls.has(s.k.det) && s.ctx.refer(s, refPerson, h, out)
	}
	if s.localBonds(b, h, out) || s.opensEntry(b, h, out) {
		return true
	}
	return s.unlisted(b, h, out) || s.bareAgain(b, h, e, out) || s.placedNoun(b, h, seg, e, out) || s.sectorNoun(b, h, out)
}

// leadingHash is the word of a leading index, which is of an economy, or of a market.
var leadingHash = token.Hash("leading")

// branchOf reports whether the country at node h says which part of the company before it
// acts: "Uber India has let go of 600 people".
func (s *sentence) branchOf(b, h int) bool {
	n := &s.nodes[h]
	return h > b && n.cls.has(s.k.kindBits.of("country")) && !s.demonym(h) && s.nodes[h-1].ent >= 0 && s.nodes[h-1].cls.has(s.k.company) && !s.demonym(h-1)
}

// headNode is the head noun of the nodes [b,seg): the last one, or the one that it only
// adds to. -1 if there is none.
func (s *sentence) headNode(b, seg int) int {
	h := seg - 1
	for h > b && (s.nodes[h].cls.has(s.k.poss) || s.is(h, s.k.closeParen)) {
		if s.is(h, s.k.closeParen) {
			o := s.openParen(h)
			if o <= b {
				return -1
			}
			h = o
		}
		h--
	}
	if h > b && s.nodes[h].ent < 0 && !s.nodes[h].cls.has(s.k.metric) && s.nodes[h-1].cls.has(s.k.metric) && s.listed("seriestail", h) {
		h-- // "the new home sales pace", "the inflation reading": the series is before it
	}
	if h > b && s.nodes[h].ent < 0 && s.listed("coinword", h) && s.nodes[h-1].ent >= 0 && s.nodes[h-1].cls.has(s.k.kindBits.of("#crypto")) {
		h-- // "Binance's BNB token"
	}
	return h
}

// stockHead resolves a phrase whose head can be a security but also what is in store.
func (s *sentence) stockHead(b, h, seg, e int, out *nounPhrase) bool {
	switch {
	case h > b && s.nodes[h-1].hash == s.k.market:
		return false // "market share"
	case s.text(h, h) == "share" && !s.headBefore(h+1):
		return false // "a lower share count"
	case s.stockpiles(h) && s.series(b, h, seg, e, out):
		return true
	case s.listed("shareword", h) && s.placedNoun(b, h, seg, e, out):
		return true
	}
	return s.securityHead(b, h, seg, e, out)
}

// futuresHead resolves a phrase whose head is "futures" or "contract": of what they are.
func (s *sentence) futuresHead(b, h, seg, e int, out *nounPhrase) bool {
	ok := s.owner(b, h, seg, e, out, futuresOwner)
	for i := range out.subs[:out.n] {
		out.subs[i].futures = s.text(h, h) != "contract"
	}
	if !ok && s.nodes[b].cls.has(s.k.det) && s.onlyDescribed(b+1, h) { // "the contract", "the more active August contract"
		return s.ctx.refer(s, refCommodity, h, out)
	}
	return ok
}

// metricHead resolves a phrase whose head is a metric: whose it is.
func (s *sentence) metricHead(b, h, seg, e int, out *nounPhrase) bool {
	if s.dualHead(h) && s.series(b, h, seg, e, out) || s.landsOwn(b, h, seg, e, out) || s.retailTrade(h, seg, e, out) {
		return true
	}
	out.metric, out.metricNode = s.metricName(b, h), int32(h)
	return s.placedNoun(b, h, seg, e, out) || s.owner(b, h, seg, e, out, metricOwner) || !s.ofSomeFirm(b, h) && s.contextMetric(b, h, out)
}

// ofSomeFirm reports whether a series of an economy at node h is told of "the company", whose
// it is then: "the company's capacity utilization rate".
func (s *sentence) ofSomeFirm(b, h int) bool {
	for i := b; i+1 < h; i++ {
		if s.nodes[i+1].cls.has(s.k.poss) && s.firmNoun(i) {
			return s.payload(h, s.k.metricClass) == ""
		}
	}
	return false
}

// retailTrade reads the sales of a country's shops, not those of some, as its retail sales:
// "sales at U.S. retailers".
func (s *sentence) retailTrade(h, seg, e int, out *nounPhrase) bool {
	if s.text(h, h) != "sales" && s.text(h, h) != "Sales" || seg+1 != e-1 || s.nodes[seg].hash != s.k.at && s.nodes[seg].hash != s.k.by {
		return false
	}
	n := &s.nodes[seg+1]
	if n.ent < 0 || !n.cls.has(s.k.kindBits.of("sector")) || !strings.HasSuffix(s.text(seg+1, seg+1), "retailers") {
		return false
	}
	c := s.doc.gaz.Country(s.ents[n.ent].Ent.Country)
	if c == nil || s.ctx.mainCo != nil {
		return false
	}
	out.metric, out.metricNode, out.placed = "retail_sales", int32(h), true
	out.add(subject{ent: c, kind: c.Kind, first: int32(seg + 1), last: int32(seg + 1)})
	return true
}

// likeForLike reports whether the nodes [i,e) tell of places that were there a year before:
// "at its U.S. stores open at least a year".
func (s *sentence) likeForLike(i, e int) bool {
	for ; i < e; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adj) && s.begins("likeforlike", i) {
			return true
		}
	}
	return false
}

// onlyDescribed reports whether the nodes [b,h) are dates and adjectives.
func (s *sentence) onlyDescribed(b, h int) bool {
	for i := b; i < h; i++ {
		if n := &s.nodes[i]; n.date < 0 && (n.ent >= 0 || !n.cls.has(s.k.adj.or(s.k.adv)) && !s.listed("contractword", i)) {
			return false
		}
	}
	return true
}

// securityHead resolves a phrase whose head is "shares": whose they are.
func (s *sentence) securityHead(b, h, seg, e int, out *nounPhrase) bool {
	out.security = true
	if seg+2 < e && s.nodes[seg].cls.has(s.k.gen) && s.together(seg+1, e-1, out) {
		return true // "shares in both companies"
	}
	if s.owner(b, h, seg, e, out, securityOwner) {
		s.ctx.tellShares(out.subs[0], s.index)
		return true
	}
	if seg < e && s.nodes[seg].cls.has(s.k.gen) && s.nodes[seg].date < 0 && (s.namesOther(seg+1, e) || s.text(h, h) == "share") {
		return false // "shares of Acme": somebody's, though we do not know whose
	}
	if seg+1 < e && s.nodes[seg].cls.has(s.k.gen) && s.nodes[e-1].ent >= 0 && s.nodes[e-1].cls.has(s.k.kindBits.of("#sector")) {
		out.add(s.named(e - 1)) // "shares of South Korean steelmakers"
		return true
	}
	if s.whose(b, out) || seg < e && s.sharesOfFirm(seg, e, out) {
		return true
	}
	if seg < e && (s.is(seg, s.k.of) || s.nodes[seg].cls.has(s.k.gen) && s.listed("industry", e-1)) {
		return s.sectorNoun(seg+1, e-1, out) // "shares of health insurers", "shares in carmakers"
	}
	return s.contextSecurity(b, h, out)
}

// priceHead resolves a phrase whose head is "price": a series, or what is priced.
func (s *sentence) priceHead(b, h, seg, e int, out *nounPhrase) bool {
	n := &s.nodes[h]
	if n.cls.has(s.k.seriesHead) && s.ofGoods(seg, e) && s.series(b, h, seg, e, out) {
		return true
	}
	if s.localBonds(b, h, out) || s.barePrices(b, h, seg, e, out) {
		return true
	}
	if i := e - 1; seg < e && s.nodes[seg].cls.has(s.k.gen) && s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.marketLike) {
		out.add(s.named(i)) // "prices of U.S. government bonds"
		return true
	}
	if s.placedNoun(b, h, seg, e, out) {
		return true // "beef prices in Argentina"
	}
	return s.owner(b, h, seg, e, out, priceOwner) && (out.n != 1 || out.subs[0].kind != schema.KindCompany || s.text(h, h) != "prices") // "Apple prices" are what apples cost
}

// Owners that a head noun may have.
type ownerRule uint8

const (
	securityOwner ownerRule = iota
	futuresOwner
	priceOwner
	yieldOwner
	metricOwner
)

// refer resolves the pronoun or definite description that ends at node h.
func (s *sentence) refer(b, h int, out *nounPhrase) bool {
	if s.nodes[h].cls.has(s.k.pronoun) {
		return s.ctx.refer(s, refAny, h, out)
	}
	what := s.payload(h, s.k.anaphorClass)
	if what == "index" && s.homeIndex(b, h, out) || what == "currency" && (s.homeCurrency(b, h, out) || s.namedCurrency(b, h, out)) {
		return true
	}
	if named, ok := s.describedName(b, h, what, out); named {
		return ok
	}
	land := s.landOwner(b)
	switch {
	case land == nil && !s.pointsBack(b, h):
		return false
	case what == "company" && h > b+1 && s.capitalName(h-1, b) && s.unlisted(b, h-1, out):
		return true // "the Acme exchange"
	case land != nil:
		return s.ctx.refer(s, refCompany, h, out) && s.from(land, &out.subs[0])
	case what != "company" && what != "stock" && !s.listed("coinword", h) && !s.unmodified(b, h):
		return false // "the smallcap index" is another one
	}
	return s.referTo(what, b, h, out)
}

// describedName finds the names within a description that ends at node h, which then
// decide whose it is: "the Tencent group", "the Alibaba and Tencent groups", "the S&P 500
// stock index".
func (s *sentence) describedName(b, h int, what string, out *nounPhrase) (named, ok bool) {
	for i := b; i < h; i++ {
		if s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.kindBits.of("issuer")) && !s.demonym(i) {
			if s.nodes[i+1].cls.has(s.k.poss) {
				return true, false // "Apple's supplier" is not Apple
			}
			if s.hyphen(i+1) && s.listed("coinword", h) {
				continue // "the Ripple-affiliated token"
			}
			out.add(s.named(i))
		}
	}
	if out.n > 0 {
		return true, true
	}
	for i := h - 1; i >= b && what == "index"; i-- {
		if n := &s.nodes[i]; n.ent >= 0 {
			return true, n.cls.has(s.k.kindBits.of("#index")) && s.nameHead(b, i+1, i, out)
		} else if !n.cls.has(s.k.security) {
			break
		}
	}
	return false, false
}

// pointsBack reports whether the description of nodes b to h points to what the reader
// knows: "the gauge", "Shares", "the London-based bank".
func (s *sentence) pointsBack(b, h int) bool {
	n := &s.nodes[b]
	if n.cls.has(s.k.det) && !s.human(b) && n.hash != s.k.a && n.hash != s.k.an && !s.listed("indefinite", b) {
		return true
	}
	return s.nodes[h].flags&token.FlagStart != 0 || s.placeBased(b)
}

// unmodified reports whether nothing before node h tells one such thing from another.
func (s *sentence) unmodified(b, h int) bool {
	for i := b; i < h; i++ {
		if n := &s.nodes[i]; !n.cls.has(s.k.det.or(s.k.typeBits.of("refmod"))) && n.date < 0 {
			return false
		}
	}
	return true
}

// referTo takes what a description of this kind that ends at node h was said of last.
func (s *sentence) referTo(what string, b, h int, out *nounPhrase) bool {
	switch what {
	case "index":
		return s.ctx.benchmark(s, b, h, out) || s.ctx.refer(s, refIndex, h, out)
	case "currency":
		return s.ctx.refer(s, refCurrency, h, out)
	case "yield":
		return s.ctx.refer(s, refYield, h, out)
	case "commodity":
		return s.ctx.refer(s, refCommodity, h, out)
	case "person":
		return s.ctx.refer(s, refPerson, h, out)
	case "stock":
		out.security = true
	default:
		if s.listed("bourseword", h) && s.doc.priced > 0 && s.index-s.doc.priced <= 1 && s.ctx.refer(s, refIndex, h, out) {
			return true
		}
	}
	return s.ctx.refer(s, refCompany, h, out)
}

// capitalName reports whether a name that nothing lists ends at node i or before the
// words that describe the noun behind it: "the Acme crypto exchange".
func (s *sentence) capitalName(i, b int) bool {
	return i > b && s.nodes[i].ent < 0 && s.nodes[i].entry < 0 && s.nodes[i].flags&token.FlagCap != 0 && s.gaz.OwnWord(&s.d.Tokens[s.nodes[i].first])
}
