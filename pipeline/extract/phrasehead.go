package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// resolveHead resolves the phrase whose first segment is nodes [b,seg) and
// whose prepositional rest is [seg,e).
func (s *sentence) resolveHead(b, seg, e int, out *nounPhrase) bool {
	h := seg - 1
	for h > b && (s.nodes[h].cls.has(s.k.poss) || s.is(h, s.k.closeParen)) {
		if s.is(h, s.k.closeParen) {
			if o := s.openParen(h); o > b {
				h = o - 1
				continue
			}
			return false
		}
		h--
	}
	if h > b && s.nodes[h].ent < 0 && !s.nodes[h].cls.has(s.k.metric) && s.nodes[h-1].cls.has(s.k.metric) && s.listed("seriestail", h) {
		h-- // "the new home sales pace", "the inflation reading": the series is before it
	}
	if h > b && s.nodes[h].ent < 0 && s.listed("coinword", h) && s.nodes[h-1].ent >= 0 && s.nodes[h-1].cls.has(s.k.kindBits.of("#crypto")) {
		h-- // "Binance's BNB token"
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
		return s.nameHead(b, seg, h, out)
	case n.cls.has(s.k.security) && h > b && s.nodes[h-1].hash == s.k.market:
		return false // "market share"
	case n.cls.has(s.k.security) && s.text(h, h) == "share" && !s.headBefore(h+1):
		return false // "a lower share count"
	case n.cls.has(s.k.security) && s.stockpiles(h) && s.series(b, h, seg, e, out):
		return true
	case n.cls.has(s.k.security) && s.listed("shareword", h) && s.placedNoun(b, h, seg, e, out):
		return true
	case n.cls.has(s.k.security):
		return s.securityHead(b, h, seg, e, out)
	case n.cls.has(s.k.futures):
		ok := s.owner(b, h, seg, e, out, futuresOwner)
		for i := range out.subs[:out.n] {
			out.subs[i].futures = s.text(h, h) != "contract"
		}
		if !ok && s.nodes[b].cls.has(s.k.det) && s.onlyDescribed(b+1, h) { // "the contract", "the more active August contract"
			return s.ctx.refer(s, refCommodity, h, out)
		}
		return ok
	case n.cls.has(s.k.price):
		return s.priceHead(b, h, seg, e, out)
	case n.cls.has(s.k.yieldNoun):
		return s.owner(b, h, seg, e, out, yieldOwner)
	case n.cls.has(s.k.metric):
		if s.dualHead(h) && s.series(b, h, seg, e, out) {
			return true
		}
		out.metric, out.metricNode = s.metricName(b, h), int32(h)
		return s.placedNoun(b, h, seg, e, out) || s.owner(b, h, seg, e, out, metricOwner) || s.contextMetric(b, h, out)
	case n.cls.has(s.k.nounUp.or(s.k.nounDown)) && seg < e && s.nodes[seg].hash == s.k.times.in && !s.nodes[h].cls.has(s.k.seriesHead) && s.whatChanged(seg, e, out):
		return true
	case n.cls.has(s.k.measureHead) && s.measured(seg, e, out), n.cls.has(s.k.seriesHead) && s.series(b, h, seg, e, out):
		return true
	case n.cls.has(s.k.boardNoun): // "X's board", "the board"
		return s.owner(b, h, seg, e, out, securityOwner) || s.ctx.refer(s, refCompany, h, out)
	case n.cls.has(s.k.officialHead):
		return s.officials(b, h, out)
	case n.cls.has(s.k.anaphor.or(s.k.pronoun)):
		return s.publishedGauge(b, h, out) || s.refer(b, h, out) || h > b && s.sectorNoun(b, h, out)
	case n.hash == agedHash: // "the 68-year-old"
		return s.nodes[b].cls.has(s.k.det) && s.ctx.refer(s, refPerson, h, out)
	}
	if s.localBonds(b, h, out) {
		return true
	}
	return s.unlisted(b, h, out) || s.bareAgain(b, h, e, out) || s.placedNoun(b, h, seg, e, out) || s.sectorNoun(b, h, out)
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
	if seg < e && s.is(seg, s.k.of) {
		return false // "shares of health insurers"
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
	n := &s.nodes[h]
	if n.cls.has(s.k.pronoun) {
		return s.ctx.refer(s, refAny, h, out)
	}
	if s.payload(h, s.k.anaphorClass) == "index" && s.homeIndex(b, h, out) {
		return true
	}
	if s.payload(h, s.k.anaphorClass) == "currency" && s.homeCurrency(b, h, out) {
		return true
	}
	land := s.landOwner(b)
	definite := land != nil || s.nodes[b].cls.has(s.k.det) && !s.human(b) && s.nodes[b].hash != s.k.a && s.nodes[b].hash != s.k.an && !s.listed("indefinite", b) || n.flags&token.FlagStart != 0 || s.placeBased(b)
	for i := b; i < h; i++ {
		if s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.kindBits.of("issuer")) && !s.demonym(i) {
			if s.nodes[i+1].cls.has(s.k.poss) {
				return false // "Apple's supplier" is not Apple
			}
			out.add(s.named(i)) // "the Tencent group", "the Alibaba and Tencent groups"
		}
	}
	if out.n == 0 && h > b && s.payload(h, s.k.anaphorClass) == "index" {
		for i := h - 1; i >= b; i-- { // "the S&P 500 stock index"
			if n := &s.nodes[i]; n.ent >= 0 {
				return n.cls.has(s.k.kindBits.of("#index")) && s.nameHead(b, i+1, i, out)
			} else if !n.cls.has(s.k.security) {
				break
			}
		}
	}
	if out.n > 0 {
		return true
	}
	if !definite {
		return false
	}
	if h > b+1 && s.payload(h, s.k.anaphorClass) == "company" && s.capitalName(h-1, b) && s.unlisted(b, h-1, out) {
		return true // "the Acme exchange"
	}
	if land != nil {
		return s.ctx.refer(s, refCompany, h, out) && s.from(land, &out.subs[0])
	}
	what := s.payload(h, s.k.anaphorClass)
	for i := b; i < h && what != "company" && what != "stock"; i++ {
		if n := &s.nodes[i]; !n.cls.has(s.k.det.or(s.k.typeBits.of("refmod"))) && n.date < 0 {
			return false // "the smallcap index" is another one
		}
	}
	switch what {
	case "index":
		return s.ctx.benchmark(s, b, h, out) || s.ctx.refer(s, refIndex, h, out)
	case "stock":
		out.security = true
		return s.ctx.refer(s, refCompany, h, out)
	case "currency":
		return s.ctx.refer(s, refCurrency, h, out)
	case "yield":
		return s.ctx.refer(s, refYield, h, out)
	case "commodity":
		return s.ctx.refer(s, refCommodity, h, out)
	case "person":
		return s.ctx.refer(s, refPerson, h, out)
	default:
		if s.listed("bourseword", h) && s.doc.priced > 0 && s.index-s.doc.priced <= 1 && s.ctx.refer(s, refIndex, h, out) {
			return true
		}
		return s.ctx.refer(s, refCompany, h, out)
	}
}

// capitalName reports whether a name that nothing lists ends at node i or before the
// words that describe the noun behind it: "the Acme crypto exchange".
func (s *sentence) capitalName(i, b int) bool {
	return i > b && s.nodes[i].ent < 0 && s.nodes[i].entry < 0 && s.nodes[i].flags&token.FlagCap != 0 && s.gaz.OwnWord(&s.d.Tokens[s.nodes[i].first])
}
