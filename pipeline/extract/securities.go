package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// whose finds the company that "whose shares" at node b refers to: the nearest
// name before it, with no verb between ("X, a maker of chips whose shares fell").
func (s *sentence) whose(b int, out *nounPhrase) bool {
	const reach = 16
	if b-1 < s.first || s.nodes[b-1].ent >= 0 || s.text(b-1, b-1) != "whose" {
		return false
	}
	for i := b - 2; i >= s.first && i > b-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("issuer")) && !s.demonym(i):
			out.add(s.named(i))
			out.first = int32(i)
			return true
		case n.ent < 0 && n.cls.has(s.k.be.or(s.k.have).or(s.k.modal)), n.hash == s.k.semicolon, n.ent < 0 && n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.form&formPart == 0:
			return false
		}
	}
	return false
}

// sharesOfFirm: "the U.S.-traded shares of the company", "shares of the largest
// U.S. club operator", "shares of the largest bank by assets" are those of the company
// spoken of. Nodes [seg,e) are what follows the shares.
func (s *sentence) sharesOfFirm(seg, e int, out *nounPhrase) bool {
	if seg+2 < e && s.nodes[seg+1].hash == theHash && !s.namesOther(seg+2, e) && s.entryTold(e-1, out) {
		return true // "Shares of the ride-hailing companies"
	}
	if !s.nodes[seg].cls.has(s.k.gen) || seg+2 >= e {
		return false
	}
	if land := s.nodes[seg+1].cls.has(s.k.place) && s.nodes[seg+2].cls.has(s.k.poss); !land && (!s.nodes[seg+1].cls.has(s.k.det) || s.nodes[seg+1].hash == s.k.a) {
		return false // nor "shares in Europe's largest aerospace group"
	}
	h := seg + 1
	for ; h+1 < e && !(s.nodes[h+1].ent < 0 && s.nodes[h+1].cls.has(s.k.prep)); h++ {
		if n := &s.nodes[h+1]; n.ent < 0 && n.cls.has(s.k.verb) {
			return false
		}
	}
	for i := h + 1; i < e; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(i) {
			return false // "shares of the owner of Acme"
		}
	}
	return s.nodes[h].ent < 0 && s.payload(h, s.k.anaphorClass) == "company" && s.ctx.refer(s, refCompany, h, out)
}

// placeBased reports whether the phrase at node b goes on after a place: "the
// Wellington, Florida-based company".
func (s *sentence) placeBased(b int) bool {
	return b-3 >= s.first && s.is(b-1, s.k.commaHash) && s.nodes[b-2].flags&token.FlagCap != 0 && s.nodes[b-3].cls.has(s.k.det) && s.nodes[b-3].hash != s.k.a &&
		s.nodes[b].flags&token.FlagCap != 0
}

// contextSecurity resolves bare "shares", "the stock" (of the company the
// article is about) and "stocks" (of the market it reports on).
func (s *sentence) contextSecurity(b, h int, out *nounPhrase) bool {
	if s.referWhose(b-1, out) {
		return true
	}
	if s.payload(h, s.lex.classes["security"]) != "stocks" && !s.namesOther(b+1, h) && s.entryTold(h, out) {
		return true
	}
	for i := b; i < h; i++ {
		if s.nodes[i].ent >= 0 {
			return s.marketOf(i, h, out)
		}
	}
	for i := h + 1; i <= int(out.last); i++ { // "shares in London"
		n := &s.nodes[i]
		if i > h+3 || i == h+3 && !s.nodes[h+2].cls.has(s.k.det) {
			break
		}
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")) {
			s.placedMarkets(b, i, out)
			return true
		}
	}
	bare := true // nothing but a determiner before it
	for i := b; i < h; i++ {
		if !s.nodes[i].cls.has(s.k.det) {
			bare = s.text(h, h) == "stock" && s.nodes[b].hash == theHash && s.nodes[i].flags&token.FlagCap == 0 && s.nodes[i].qty < 0 // "the industrial stock"
			if !bare {
				break
			}
		}
	}
	if !bare {
		return false
	}
	switch s.payload(h, s.lex.classes["security"]) {
	case "stocks":
		return b < h && s.nodes[b].hash == theHash && s.ctx.referPlural(s, h, out) || s.ctx.market(s, h, out)
	case "shares":
		if b == h && s.marketTold(h, out) || b < h && s.ctx.sharesTold(s, h, out) {
			return true
		}
		if s.ctx.refer(s, refCompany, h, out) {
			s.ctx.tellShares(out.subs[0], s.index) // "Shares rose 4 percent. They closed ..."
			return true
		}
		return s.ctx.market(s, h, out)
	default:
		if b < h && s.ctx.sharesTold(s, h, out) || s.ctx.refer(s, refCompany, h, out) {
			s.ctx.tellShares(out.subs[0], s.index)
			return true
		}
		return false
	}
}

// placedMarkets adds the market of the place at node i, which the shares at node b are in,
// and those of the places named with it: "stocks in the US and Europe".
func (s *sentence) placedMarkets(b, i int, out *nounPhrase) {
	for i <= int(out.last) {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")) {
			out.add(subject{name: marketAdjective(s.ents[n.ent].Ent) + " stocks", kind: schema.KindMarket, first: int32(b), last: int32(i)})
			i++
		} else {
			return
		}
		if i <= int(out.last) && (s.is(i, s.k.commaHash) || s.is(i, s.k.and)) {
			for i++; i <= int(out.last) && (s.is(i, s.k.and) || s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.det)); i++ {
			}
		} else {
			return
		}
	}
}

// marketOf names the market of "Japanese shares", "European bank stocks".
func (s *sentence) marketOf(i, h int, out *nounPhrase) bool {
	e := s.ents[s.nodes[i].ent].Ent
	if !s.nodes[i].cls.has(s.k.kindBits.of("place")) || i != h-1 {
		return false
	}
	out.add(subject{name: demonymName(e.Name) + " stocks", kind: schema.KindMarket, first: int32(i), last: int32(h)})
	return true
}

// demonymName is the adjective our own market names use.
func demonymName(country string) string {
	switch country {
	case "United States":
		return "US"
	case "United Kingdom":
		return "UK"
	case "Asia":
		return "Asian"
	case "Europe":
		return "European"
	}
	return country
}

// contextMetric finds the owner of a metric that the sentence leaves out.
func (s *sentence) contextMetric(b, h int, out *nounPhrase) bool {
	if s.payload(h, s.k.metricClass) != "" && s.referWhose(b-1, out) {
		return true
	}
	for i := b; i <= int(out.last); i++ { // "earnings of companies in the index"
		if i != h && s.nodes[i].ent < 0 && s.payload(h, s.k.metricClass) != "" && s.listed("industry", i) && !s.ownStores(i) {
			return false
		}
	}
	if s.officeSpeaks() && s.payload(h, s.k.macroClass) == "" && !s.doc.results.has {
		return false // "Orders at factories fell, the Commerce Department said": of no company
	}
	return s.ctx.metricOwner(s, h, out) || s.payload(h, s.k.metricClass) != "" && s.ownerBehind(h, out)
}

// ownStores: "sales at its stores", "sales to small firms" are a company's.
func (s *sentence) ownStores(i int) bool {
	for j := i - 1; j >= s.first && i-j < 5; j-- {
		if s.nodes[j].cls.has(s.k.pronoun.or(s.k.poss).or(s.k.to)) {
			return true
		}
	}
	return false
}

// localBonds takes "government bonds", "bond prices" of nobody in particular for
// the government bonds of the country that the article reports from.
func (s *sentence) localBonds(b, h int, out *nounPhrase) bool {
	j := h
	if n := &s.nodes[j]; n.cls.has(s.k.price) {
		j--
	}
	if j < b || s.nodes[j].ent >= 0 || !s.listed("bondword", j) || j == h && s.text(j, j) == "bond" {
		return false
	}
	if s.stateBonds(b, j, h, out) {
		return true
	}
	for i := b; i < j; i++ {
		if n := &s.nodes[i]; n.ent >= 0 || !n.cls.has(s.k.det.or(s.k.adj)) && !s.listed("governmentword", i) {
			return false
		}
	}
	for _, row := range s.lex.lists["homebonds"] {
		if code, name, _ := strings.Cut(row, " "); code == s.ctx.country {
			out.add(subject{name: name, kind: schema.KindMarket, first: int32(b), last: int32(h)})
			return true
		}
	}
	return false
}

// stateBonds takes the bonds at node j of a phrase of nodes b to h for those of the state that
// they are named by: "German government bonds", "U.S. Treasury bonds".
func (s *sentence) stateBonds(b, j, h int, out *nounPhrase) bool {
	i := j - 1
	for i > b && s.nodes[i].ent < 0 && s.listed("governmentword", i) {
		i--
	}
	n := &s.nodes[max(i, b)]
	state := i >= b && n.ent >= 0 && (i < j-1 || s.text(j, j) == "government bonds") && n.cls.has(s.k.kindBits.of("country"))
	treasury := i == j-1 && i >= b && n.ent >= 0 && n.cls.has(s.k.kindBits.of("#government")) && s.listed("treasuryname", i)
	if !state && !treasury {
		return false
	}
	e := s.ents[n.ent].Ent
	name := e.Name + " government bonds"
	for _, row := range s.lex.lists["homebonds"] {
		if code, known, _ := strings.Cut(row, " "); code == e.Country {
			name = known
		}
	}
	out.add(subject{name: name, kind: schema.KindMarket, first: int32(i), last: int32(h)})
	return true
}

// worth reports whether a sum is of what all shares are worth, not of what one costs or
// a company earns: "lost $60 billion in market value", "$1 trillion off Chinese stocks".
func (s *sentence) worth(f *fact) bool {
	const reach = 7
	if f.qty < 0 || !s.qtys[s.nodes[f.qty].qty].scaled {
		return false
	}
	for i := int(f.qty) + 1; i < s.end && i < int(f.qty)+reach; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && s.listed("worthword", i) {
			return true
		}
		if n.cls.has(s.k.stop.or(s.k.verb)) {
			break
		}
	}
	return f.sub.kind == schema.KindMarket || f.sub.kind == schema.KindSector
}

// gradeOf gives a commodity the grade that its country makes of it, where the month of
// a contract stands between them: "U.S. July crude".
func (s *sentence) gradeOf(b, seg int, out *nounPhrase) {
	if out.n != 1 || out.subs[0].kind != schema.KindCommodity || b+2 >= seg || s.nodes[b].ent < 0 || s.nodes[b+1].date < 0 || !s.nodes[b].cls.has(s.k.kindBits.of("country")) {
		return
	}
	for _, c := range s.doc.gaz.ByName(s.text(b, b)+" "+s.text(seg-1, seg-1), entity.Context{}) {
		if c.Ent.Kind == schema.KindCommodity {
			out.subs[0].ent = c.Ent
			return
		}
	}
}
