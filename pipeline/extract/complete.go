package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// complete reports whether a fact can be one and has what its rule needs.
func (s *sentence) complete(r *rule, f *fact) bool {
	if s.otherwise(r, f) {
		return false
	}
	for _, met := range r.needs {
		if !met(s, f) {
			return false
		}
	}
	return true
}

// otherwise reports whether the words around a fact say that it is another thing:
// a result, a count, a threshold that is only near.
func (s *sentence) otherwise(r *rule, f *fact) bool {
	if f.EventType == schema.PriceMove && f.sub.kind != schema.KindMarket && f.sub.kind != schema.KindSector && f.qty >= 0 && s.qtys[s.nodes[f.qty].qty].scaled && *f.Unit == schema.UnitCurrency && !s.worth(f) {
		return true // "lost $17.5 million" is a result, not a price
	}
	if f.EventType == schema.PriceMove && (s.countsThings(f) || s.belowMark(f) || s.namesFirms(f)) {
		return true
	}
	if w := int(f.window) - 1; f.EventType == schema.Extreme && w > s.first {
		if g := s.groupOf(w); g > s.first && (s.listed("shortofmark", g-1) || g-2 >= s.first && s.listed("shortofmark", g-2)) {
			return true // "approaching its record high"
		}
		if q := s.quantityOf(s.groupOf(w) - 1); w < int(f.trigger) && s.groupOf(w) > s.first && q != nil && q.unit == "" {
			return true // "the S&P posted 93 new 52-week highs": so many stocks did
		}
	}
	if f.EventType == schema.PriceMove && f.Value == nil && f.Level == nil && f.sub.ent != nil && slices.Contains(s.lex.lists["nocontract"], f.sub.ent.Name) {
		return true // "China futures rose" names no contract
	}
	if f.sub.unlisted && !f.security && !s.corporate(r, &f.sub) && !s.unlistedMove(f) && (f.LevelUnit == nil || *f.LevelUnit != schema.UnitCurrency) {
		return true // a price or the word shares must say that it is a company
	}
	if f.sub.grouped && !s.sectorMoves(f) {
		return true // what else banks do they do as companies
	}
	if f.sub.kind == schema.KindIndex && f.LevelUnit != nil && *f.LevelUnit == schema.UnitCurrency {
		return true // an index has no price: the pronoun or the name means a share
	}
	if f.EventType == schema.PriceMove && f.Unit != nil && (*f.Unit == schema.UnitCount || *f.Unit == schema.UnitCurrency && !s.k.kindBits.of("priced").has(s.k.kindBits.of(f.sub.kind)) && !s.worth(f)) {
		return true
	}
	if f.EventType == schema.PriceMove && f.sub.kind == schema.KindCompany && f.LevelUnit != nil && *f.LevelUnit == schema.UnitPct {
		return true // "should rise 12 percent to 14 percent" is an outlook
	}
	return f.EventType == schema.PriceLevel && f.Level != nil && !s.stands(f)
}

// belowMark reports whether the figure of a move is a price that was reached before: "off a record $108".
func (s *sentence) belowMark(f *fact) bool {
	const reach = 4
	if s.text(int(f.trigger), int(f.trigger)) != "off" {
		return false
	}
	for i := int(f.trigger) + 1; i < int(f.qty) && i <= int(f.trigger)+reach; i++ {
		if n := &s.nodes[i]; n.ent < 0 && (s.text(i, i) == "record" || n.cls.has(s.k.typeBits.of("highnoun").or(s.k.typeBits.of("lownoun")))) {
			return true
		}
	}
	return false
}

// namesFirms reports whether "firms" is no verb of a move but what stands beside a name: "oil firms
// keen to", "the Wall Street firms that".
func (s *sentence) namesFirms(f *fact) bool {
	i := int(f.trigger) + 1
	if f.Value != nil || f.Level != nil || !strings.EqualFold(s.text(i-1, i-1), "firms") || i >= s.end {
		return false
	}
	n := &s.nodes[i]
	return n.hash == thatHash || n.ent < 0 && n.date < 0 && !n.cls.has(s.k.stop.or(s.k.prep).or(s.k.sub).or(s.k.adv).or(s.k.conj).or(s.k.to))
}

// quoted reports whether the subject of a move without a figure is told as
// something that has a price: a company by its shares, a market by its name.
func (s *sentence) quoted(f *fact) bool {
	switch f.sub.kind {
	case schema.KindCompany:
		if !s.np.security && s.listed("ruinverb", int(f.trigger)) {
			return false // "Lehman Brothers collapsed in September"
		}
		return s.np.security || f.LevelUnit != nil && *f.LevelUnit == schema.UnitCurrency || !f.sub.weak && (s.tradingAfter(int(f.trigger)) || s.amongMoves(f))
	case schema.KindMarket:
		return !f.sub.weak && s.marketVerb(f)
	}
	return true
}

// marketVerb reports whether the bare move of a market has a verb that its name can have: no
// gerund, which may be of anything, and not the "Wall Street firm".
func (s *sentence) marketVerb(f *fact) bool {
	form := s.nodes[f.trigger].form
	if b := int(f.sub.first) - 1; form&formIng != 0 && b >= s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.typeBits.of("drive")) {
		return true // "sent European stocks plunging"
	}
	if s.wasGoing(int(f.trigger)) {
		return true
	}
	if b := int(f.trigger) - 1; b > s.first && s.nodes[b].ent < 0 && s.is(b, s.k.to1) {
		return false // "looked set to decline"
	}
	return form&formIng == 0 && (form&(formPast|formPart|form3s) != 0 || plural(s.text(int(f.sub.last), int(f.sub.last))))
}

// wasGoing reports whether the verb at node i tells what was going on: "European stocks were
// trading lower".
func (s *sentence) wasGoing(i int) bool {
	b := i - 1
	for b > s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.adv) {
		b--
	}
	return s.nodes[i].form&formIng != 0 && b > s.first && (s.is(b, wereHash) || s.is(b, wasHash)) && strings.HasPrefix(s.text(i, i), "trading")
}

// amongMoves reports whether a company's bare move is told among moves with
// figures, and takes no object: "Spotify surged 15 percent, while Coca-Cola slipped".
func (s *sentence) amongMoves(f *fact) bool {
	if !s.marketTalk() || s.listed("otherfall", int(f.trigger)) {
		return false
	}
	i := int(f.trigger) + 1
	for i < s.end && s.nodes[i].ent < 0 && s.nodes[i].date < 0 && (s.nodes[i].cls.has(s.k.adv) || strings.HasSuffix(s.text(i, i), "ly") || s.listed("sidedword", i)) {
		i++
	}
	if i >= s.end {
		return true
	}
	n := &s.nodes[i]
	return n.date >= 0 || n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.conj).or(s.k.sub)) || n.hash == s.k.and || n.cls.has(s.k.prep) && !s.listed("objectprep", i))
}

// countsThings reports whether the bare figure of a move of companies counts what
// follows it: "shed about 1,500 jobs".
func (s *sentence) countsThings(f *fact) bool {
	q := s.quantityOf(int(f.qty))
	if q == nil || q.unit != "" || int(f.qty)+1 >= s.end {
		return false
	}
	switch f.sub.kind {
	case schema.KindCompany, schema.KindMarket, schema.KindSector:
	default:
		return false
	}
	n := &s.nodes[f.qty+1]
	return s.listed("tallied", int(f.qty)+1) || n.ent < 0 && n.date < 0 && n.qty < 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.verb.or(s.k.prep).or(s.k.conj).or(s.k.sub).or(s.k.adv).or(s.k.to).or(s.k.perUnit).or(s.k.argSkip))
}

// attained reports whether the verb before the high at node i comes to it: "hit a
// session high", "touched a low of 70".
func (s *sentence) attained(i int) bool {
	if w := s.text(i-1, i-1); w == "session" || w == "intraday" || i-2 > s.first && s.nodes[i-1].cls.has(s.k.det) && s.nodes[i-2].cls.has(s.k.to) { // "fell 0.2 percent to a low of 70"
		return true
	}
	for i--; i >= s.first; i-- {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.verb) {
			return n.cls.has(s.k.typeBits.of("getverb"))
		}
	}
	return false
}

// lookedBack reports whether the gerund at node v tells what was before:
// "oil rose after sinking on Monday", "having gained".
func (s *sentence) lookedBack(v int) bool {
	return s.nodes[v].form&formIng != 0 && v > s.first && s.is(v-1, s.k.times.after) || v > s.first && s.is(v-1, s.k.having)
}

// noted reports whether no word of fact f says that its superlative is of the
// times: "fears the worst recession since 2008".
func (s *sentence) noted(f *fact) bool {
	w := int(f.window) - 1
	for i := int(f.trigger); i <= w; i++ {
		if s.listed("crisisnoun", i) || i > int(f.trigger) && slices.Contains(s.lex.lists["crisisnoun"], s.text(i-1, i)) {
			return false // "the worst housing market in a century"
		}
		if s.listed("toppednoun", i) && s.groupOf(int(f.trigger)) > s.first-1 && !s.possessed(f) && s.d.Str(int(s.nodes[s.groupOf(int(f.trigger))].first)) == "the" {
			return false // "was the largest filing of the year", "on the thinnest volume in a month"
		}
	}
	if g := s.groupOf(int(f.trigger)); g > s.first && (s.is(g-1, s.k.of) || s.nodes[g-1].cls.has(s.k.including)) {
		return false // "one of the biggest ever"
	}
	if s.ofOtherClause(f, w) || s.ofSomethingElse(f) {
		return false
	}
	if w < 0 || s.nodes[w].date < 0 {
		return true
	}
	switch e := s.dateExpr(w); {
	case s.sinceBefore(w): // "since the war in 1991"
		return true
	case e.Kind == when.KindRecord && s.hyphen(w-1): // "its lowest-ever level"
		return true
	case e.Kind == when.KindRecord:
		return w+1 >= s.end || !s.nodes[w+1].cls.has(s.k.word) || s.nodes[w+1].cls.has(s.k.prep.or(s.k.conj).or(s.k.sub).or(s.k.adv))
	case e.Prep == when.NoPrep && s.d.Str(int(s.nodes[w].first)) == "this": // "its lowest level this year"
		return true
	case e.Prep == when.NoPrep:
		for w > s.first+1 && s.nodes[w-1].cls.has(s.k.adv.or(s.k.bound)) { // "in almost three years"
			w--
		}
		return s.nodes[w-1].cls.has(s.k.prep)
	case e.Prep == when.In:
		return e.Kind != when.KindYear && e.Kind != when.KindMonth
	}
	return true
}

// ofOtherClause reports whether a superlative is the subject of a clause that says why:
// "fell to a low as the worst hiring slump in years weighed on it".
func (s *sentence) ofOtherClause(f *fact, w int) bool {
	g := s.groupOf(int(f.trigger)) - 1
	if g < s.first || s.nodes[g].ent >= 0 || !s.nodes[g].cls.has(s.k.sub) && !s.is(g, s.k.times.as) {
		return false
	}
	i := max(w, int(f.last)) + 1
	return i < s.end && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.verb) && s.nodes[i].form&formPast != 0
}

// ofSomethingElse reports whether the "its" before a superlative is not the subject's: "led
// the index to its worst day", "home building saw its biggest decline".
func (s *sentence) ofSomethingElse(f *fact) bool {
	g := s.groupOf(int(f.trigger))
	if g < s.first+2 || s.nodes[g].ent >= 0 || !s.nodes[g].cls.has(s.k.pronoun) {
		return false
	}
	if p := &s.nodes[g-1]; p.ent < 0 && p.cls.has(s.k.to) {
		n := &s.nodes[g-2]
		return n.ent >= 0 && n.cls.has(s.k.kindBits.of("traded")) && s.ents[n.ent].Ent != f.sub.ent
	}
	if !s.nodes[g-1].cls.has(s.k.verb) || s.nodes[g-1].ent >= 0 || f.Metric != nil || f.sub.kind != schema.KindCompany {
		return false
	}
	b := s.groupStart(g-1, s.first) - 1
	if b < s.first {
		return false
	}
	n := &s.nodes[b]
	return f.sub.weak && n.ent < 0 && n.cls.has(s.k.word) && n.hash != s.k.and && !n.cls.has(s.k.pronoun.or(s.k.anaphor).or(s.k.rel).or(s.k.security).or(s.k.adv).or(s.k.conj))
}

// groupOf is the first node of the determiners and adjectives before node i.
func (s *sentence) groupOf(i int) int {
	for i > s.first && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.det.or(s.k.adj)) {
		i--
	}
	return i
}

// inRun reports whether the ordinal of a streak counts periods that follow one
// another: "for a third day", "in the third straight quarter", not "for the
// third quarter".
func (s *sentence) inRun(f *fact) bool {
	quarter, straight := false, false
	for i := int(f.trigger); i <= int(f.last); i++ {
		straight = straight || s.listed("straightword", i)
		quarter = quarter || s.nodes[i].hash == s.k.times.quarter || s.nodes[i].hash == s.k.times.year
	}
	return straight || !quarter && s.nodes[f.trigger].hash != s.k.times.in && (s.nodes[f.trigger].hash != s.k.to1 || s.nodes[f.trigger+1].hash == s.k.a)
}

// getting is the verb before the noun that fact f starts from.
func (s *sentence) getting(f *fact) int {
	i := int(f.trigger)
	for i > s.first && !(s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.verb)) {
		i--
	}
	return i
}

// orders reports whether the word of direction at node i is a verb that acts on
// something else: "may lower 114 ratings".
func (s *sentence) orders(i int) bool {
	return i > s.first && s.nodes[i].cls.has(s.k.downAdj) && s.nodes[i].cls.has(s.k.verb) && s.nodes[i-1].cls.has(s.k.modal)
}

// plain reports whether the verb at node v is neither perfect nor denied nor
// supposed: "has climbed" without a figure says nothing of the day.
func (s *sentence) plain(v int) bool {
	for i := s.groupStart(v, s.first); i < v; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.have.or(s.k.neg).or(s.k.modal)) {
			return false
		}
	}
	return true
}

// movedSince reports whether a bare move is told as done until now, of what has a price of its own:
// "oil has retreated from its peak", but not "Acme has retreated from this plan".
func (s *sentence) movedSince(f *fact) bool {
	if f.sub.weak || (f.sub.kind == schema.KindCompany || f.sub.kind == schema.KindSector) && !s.np.security {
		return false
	}
	v := int(f.trigger)
	have := false
	for i := s.groupStart(v, s.first); i < v; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.neg.or(s.k.modal).or(s.k.to)) {
			return false
		}
		have = have || n.ent < 0 && n.cls.has(s.k.have)
	}
	return have && s.nodes[v].form&formPart != 0
}

// tradingAfter reports whether a date or a part of the trading day follows
// the verb at node v: "Apple rose in after-hours trading".
func (s *sentence) tradingAfter(v int) bool {
	for i := v + 1; i < s.end && i <= v+3; i++ {
		if s.nodes[i].date >= 0 && i == v+1 || s.payload(i, s.k.sessionClass) != "" {
			return true
		}
	}
	return false
}

// jointTotal: one sum named for several subjects is a total, unless "each" or
// a percentage says otherwise.
func (s *sentence) jointTotal(r *rule, f *fact) bool {
	return f.Unit != nil && *f.Unit == schema.UnitCurrency && f.EventType != schema.PriceMove && f.EventType != schema.PriceLevel
}
