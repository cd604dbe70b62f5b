package extract

import (
	"slices"
	"strings"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// noteStranger records that the verb of saying at node v has a subject whom
// nobody knows: "he said" further on does not mean who spoke before.
func (s *sentence) noteStranger(v int) {
	for _, i := range [...]int{s.groupStart(v, s.first) - 1, v + 1} {
		if i < s.first || i >= s.end {
			continue
		}
		if n := &s.nodes[i]; n.ent < 0 && n.date < 0 && n.qty < 0 && n.flags&token.FlagCap != 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.pronoun.or(s.k.det)) {
			s.ctx.strange = s.index
		}
	}
}

// withheld reports whether a statement tells no view: who speaks says that
// there is nothing to say ("could not comment", "had no information").
func (s *sentence) withheld(at *attribution) bool {
	if at.verb < 0 {
		return false
	}
	if at.who.person == nil && at.who.org != nil && slices.Contains(s.lex.lists["surveyor"], strings.ToLower(at.who.org.Name)) && s.named1(at, "data") {
		return true // "according to Acme data"
	}
	if at.who.person == nil && at.who.org != nil && hasAny(at.who.org.Name, "Court") && at.first < at.verb {
		return true // "according to a complaint filed in court"
	}
	const reach = 12
	for i := at.first; i < at.last && i < at.first+reach; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || !n.cls.has(s.k.neg) && !s.listed("refusal", i) {
			continue
		}
		for j := i + 1; j <= at.last && j < i+4; j++ {
			if s.nodes[j].ent < 0 && s.listed("withheld", j) && (at.kind != "direct" || s.begins("commenting", j)) {
				return true
			}
		}
	}
	return at.kind == "mixed" && at.who.person == nil && s.scareQuote(at)
}

// scareQuote reports whether no more than three words of a statement are quoted:
// a name of something, not a view of a house.
func (s *sentence) scareQuote(at *attribution) bool {
	open, words := -1, 0
	for i := at.first; i <= min(at.last+1, s.end-1); i++ {
		if !s.nodes[i].cls.has(s.k.quote) {
			continue
		}
		if open >= 0 {
			words += i - open - 1
			open = -1
		} else {
			open = i
		}
	}
	return open < 0 && words > 0 && words <= 3
}

// pluralVerb reports whether a verb of saying attributes nothing: one in the
// plural said of a single name, or one of a question that is not answered:
// "analysts say Japan may slow but say it will recover" is not what Japan says.
func (s *sentence) pluralVerb(at *attribution) bool {
	if at.who.person != nil || at.who.title != "" {
		return false
	}
	if i := int(at.who.node) - 1; i >= s.first && strings.EqualFold(s.text(i, i), "what") {
		return true // "asks what Acme told its buyers"
	}
	if s.text(at.verb, at.verb) != "say" {
		return false
	}
	for i := at.verb - 1; i >= s.first; i-- {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.saying) && n.cls.has(s.k.verb) {
			return true
		}
	}
	return false
}

// begunBy is the person whom the sentence before this one begins with, if that
// sentence came after the last statement: "Roe agreed. He said".
func (s *sentence) begunBy() *entity.Entity {
	if s.index == 0 || s.index-1 <= s.ctx.spoke {
		return nil
	}
	for i := int(s.starts[s.index-1]); i < s.first && i < int(s.starts[s.index-1])+4; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.person) {
			return s.ents[n.ent].Ent
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep).or(s.k.be).or(s.k.quote)) && n.flags&token.FlagCap == 0 {
			return nil
		}
	}
	return nil
}

// turnover drops a move to a sum of millions, which no share costs: it is a
// change of the company's revenue.
func (s *sentence) turnover(f *fact) {
	const leastTurnover = 1e6
	if f.EventType != schema.PriceMove || f.sub.kind != schema.KindCompany || f.Level == nil || *f.Level < leastTurnover || f.LevelUnit == nil || *f.LevelUnit != schema.UnitCurrency {
		return
	}
	f.drop = true
}

// ofYear dates an act by the year that stands before its noun: "its 2001 merger
// with Acme".
func (s *sentence) ofYear(f *fact) {
	switch f.EventType {
	case schema.MNA, schema.Listing, schema.CreditEvent, schema.Management, schema.Legal:
	default:
		return
	}
	for i := max(int(f.trigger)-3, s.first); i < int(f.trigger); i++ {
		if s.nodes[i].qty < 0 || !s.yearAt(i) {
			continue
		}
		y := int(s.qtys[s.nodes[i].qty].val)
		if !known(s.doc.anchor) || y >= s.doc.anchor.Date.Time().Year() {
			return
		}
		f.EventDate, f.EventDateEnd = schema.NewDate(y, time.January, 1).Ptr(), schema.NewDate(y, time.December, 31).Ptr()
		f.DatePrecision, f.dateRule, f.dateText = "year", "year", s.text(i, i)
		if f.Modality == schema.Actual {
			f.Modality = schema.Past
		}
		return
	}
}

// matterOfFact reports whether an office that nobody speaks for is the source of
// a fact, not of a policy: it is named behind it ("ten men were arrested, the
// Justice Department said"), and nothing there is wished, feared or planned.
func (s *sentence) matterOfFact(at *attribution) bool {
	if at.who.person != nil || at.kind != "indirect" || at.first > at.verb || at.who.org.Kind == schema.KindCentralBank {
		return false
	}
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if n.cls.has(s.k.modal) || s.begins("stance", i) {
			return false
		}
	}
	return true
}

// questioned reports whether the sentence asks: what it asks is not told.
func (s *sentence) questioned() bool {
	for i := s.end - 1; i >= s.first && i >= s.end-3; i-- {
		if s.text(i, i) == "?" {
			return true
		}
	}
	return false
}

// imagined makes an act possible that the words before it only think of: "in the
// event of a bankruptcy by Acme".
func (s *sentence) imagined(f *fact) {
	if f.Modality != schema.Actual || f.speech {
		return
	}
	switch f.EventType {
	case schema.CreditEvent, schema.MNA, schema.Labour, schema.Shock, schema.Legal, schema.CentralBank:
	default:
		return
	}
	for i := int(f.first) - 1; i >= s.first && i >= int(f.first)-5; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 || n.cls.has(s.k.stop) {
			return
		}
		if s.listed("imagined", i) || i >= int(f.first)-3 && s.listed("supposing", i) && !(s.listed("ofwhatwas", i) && (s.nodes[f.trigger].form&formPast != 0 || !s.nodes[f.trigger].cls.has(s.k.verb) && s.pastVerb())) {
			f.Modality = schema.Possible
			return
		}
	}
}

// doubled drops what a figure is told as besides: an operation whose count is a
// result (subscribers, users), an outlook of the house that forecasts for a place.
func doubled(f *fact, facts []fact) {
	if f.Value == nil || f.qty < 0 {
		return
	}
	for k := range facts {
		g := &facts[k]
		if g.drop || g.qty != f.qty {
			continue
		}
		switch f.EventType {
		case schema.Operations:
			f.drop = f.drop || g.EventType == schema.EarningsResult && g.sub.displayName() == f.sub.displayName()
		case schema.Guidance:
			f.drop = f.drop || g.EventType == schema.MacroIndicator && g.ActorName != nil && *g.ActorName == f.sub.displayName()
		}
	}
}

// lonely drops moves told by an adjective alone ("helped by lower oil prices")
// that stand beside no move of the day: they tell of weeks and years.
func lonely(facts []fact) {
	for i := range facts {
		f := &facts[i]
		doubled(f, facts)
		if f.EventType == schema.FinMetric && f.Metric != nil && *f.Metric == "revenue_share" {
			f.drop = f.drop || shared(f, facts)
		}
		if !f.rule.is(roleAttributive) || f.security {
			continue
		}
		f.drop = true
		for k := range facts {
			g := &facts[k]
			if g.EventType == schema.PriceMove && (g.rule != f.rule || g.security) && !g.drop && g.Modality == schema.Actual && (g.BasePeriod == nil || *g.BasePeriod == "1D") {
				f.drop = false
			}
		}
	}
}

// rates reports whether the name at node i is that of a house that rates another
// company in the sentence: "after Goldman Sachs cut its rating on the plane maker".
func (s *sentence) rates(i int) bool {
	if !s.nodes[i].cls.has(s.k.company) {
		return false
	}
	name := s.ents[s.nodes[i].ent].Ent.Name
	for k := range s.found {
		f := &s.found[k]
		if f.EventType == schema.RatingChange && f.ActorName != nil && *f.ActorName == name && f.sub.displayName() != name {
			return true
		}
	}
	return false
}

// afterSuperlative reports whether the period at node i is the window of "its
// biggest drop in five years", not the base of a move.
func (s *sentence) afterSuperlative(i int) bool {
	const reach = 8
	for j := i - 1; j >= s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.qty >= 0 && n.date < 0 || n.hash == s.k.commaHash {
			return false
		}
		if n.date < 0 && s.listed("superlative", j) {
			return true
		}
	}
	return false
}

// expansion reports whether a move is the growth of a business: "an expansion in
// commodities".
func (s *sentence) expansion(f *fact) bool {
	return f.EventType == schema.PriceMove && f.Value == nil && s.nodes[f.trigger].ent < 0 && s.listed("business", int(f.trigger))
}

// otherEarnings reports whether a figure of wages is of the earnings of
// companies: "earnings growth has averaged 3 percent".
func (s *sentence) otherEarnings(f *fact) bool {
	if f.EventType != schema.MacroIndicator || f.Metric == nil || *f.Metric != "wages" {
		return false
	}
	for i := int(f.first); i <= int(f.last); i++ {
		if strings.EqualFold(s.text(i, i), "earnings") {
			for j := max(i-3, s.first); j < i; j++ {
				if s.listed("wageword", j) {
					return false
				}
			}
			return i == s.first || s.nodes[i-1].cls.has(s.k.stop.or(s.k.quote))
		}
	}
	return false
}

// named1 reports whether a word stands right behind the house that speaks.
func (s *sentence) named1(at *attribution, word string) bool {
	i := int(at.who.node) + 1
	return i < s.end && s.text(i, i) == word
}

// hasAny reports whether a title has one of some words.
func hasAny(title string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(title, w) })
}

// unplanned reports whether an act hangs on a plan that is denied: "was not
// looking to raise capital", "no longer expected to return to profit".
func (s *sentence) unplanned(f *fact) bool {
	plan := false
	switch f.EventType {
	case schema.Financing, schema.Guidance:
		plan = f.Value == nil
	case schema.Labour, schema.Operations, schema.Buyback, schema.Listing:
	default:
		return false
	}
	const reach = 6
	for j := int(f.trigger) - 1; j >= s.first && j > int(f.trigger)-reach; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.pronoun)) {
			return false
		}
		w := s.text(j, j)
		plan = plan || n.cls.has(s.k.to) || strings.HasSuffix(w, " to")
		if n.cls.has(s.k.neg) || strings.EqualFold(w, "no longer") || w == "longer" && j > s.first && strings.EqualFold(s.text(j-1, j-1), "no") {
			return plan
		}
	}
	return false
}

// ofBusiness reports whether the move of a company whose shares nobody names is
// one of the sales told before it: "a plunge in sales, including Acme off 34 percent".
func (s *sentence) ofBusiness(f *fact) bool {
	if f.EventType != schema.PriceMove || f.sub.kind != schema.KindCompany || f.security || f.Level != nil || !f.rule.is(roleBusinessOrShares) {
		return false
	}
	const reach = 12
	told := false
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.security) {
			return false
		}
		told = told || n.ent < 0 && i < int(f.first) && i > int(f.first)-reach && s.listed("businessfigure", i)
	}
	return told
}

// ofPrices reports whether an extreme is that of the prices behind it, not of its
// subject: "airlines are facing record high oil prices".
func (s *sentence) ofPrices(f *fact) bool {
	i := int(f.last) + 1
	if f.EventType != schema.Extreme || i+1 >= s.end || f.Level != nil || f.sub.last >= f.last {
		return false
	}
	if s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.kindBits.of("commodity")) {
		i++
	}
	w := s.text(i, i)
	return w == "prices" || w == "price" || w == "costs"
}

// anyShares reports whether a move is that of stocks which a relative clause
// picks: "invested in equities which have lost 30 percent".
func (s *sentence) anyShares(f *fact) bool {
	a, b := int(f.sub.first)-1, int(f.sub.last)+1
	return f.EventType == schema.PriceMove && f.sub.kind == schema.KindMarket && a >= s.first && b < s.end && s.nodes[a].ent < 0 && s.nodes[a].cls.has(s.k.prep) &&
		s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.rel)
}

// consensusBehind makes a figure compared with a forecast if words behind it say
// so: "faster than the 2.0 percent rate forecast by analysts".
func (s *sentence) consensusBehind(f *fact) {
	gauge := f.rule.is(roleReading) // "the reading was below the 36 percent expected"
	if !gauge && (f.EventType != schema.MacroIndicator || !f.rule.is(rolePrior) || f.Modality != schema.Past) {
		return
	}
	for i := int(f.qty) + 1; i < s.end && i <= int(f.qty)+4; i++ {
		n := &s.nodes[i]
		if n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.stop) {
			return
		}
		if n.ent < 0 && s.listed("foretoldby", i) && !(i+1 < s.end && s.nodes[i+1].date >= 0 && s.text(i, i) == "seen") {
			f.Modality, f.prior = schema.Forecast, false
			if gauge {
				f.Direction = nil
			}
			return
		}
	}
}

// signsOff reports whether the phrase that ends with node h names who says what
// stands before it: "..., the company said".
func (s *sentence) signsOff(h int) bool {
	if h+1 >= s.end || s.nodes[h+1].ent >= 0 || !s.nodes[h+1].cls.has(s.k.saying) || !s.nodes[h+1].cls.has(s.k.verb) {
		return false
	}
	b := h
	for b > s.first && b > h-4 && s.nodes[b].ent < 0 && !s.is(b, s.k.commaHash) && !s.nodes[b].cls.has(s.k.quote) {
		b--
	}
	return b > s.first+4 && (s.is(b, s.k.commaHash) || s.nodes[b].cls.has(s.k.quote))
}

// seriesRevised names the series whose forecast is revised, if it is not growth:
// "revised its 2008 inflation forecast to".
func (s *sentence) seriesRevised(f *fact) {
	if !f.rule.is(roleOutlookRevision) {
		return
	}
	for i := int(f.trigger); i < s.end && i < int(f.trigger)+8 && i <= int(f.last); i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.qty >= 0 {
			continue
		}
		if s.text(i, i) == "growth" {
			return
		}
		if m := s.payload(i, s.k.macroClass); m != "" {
			f.Metric = &m
			if f.BasePeriod == nil {
				f.BasePeriod = ptr(yearOnYear)
			}
			return
		}
	}
}

// passiveSaying reports whether the verb of saying at node v is told of somebody,
// not said by them: "is expected", "to have encouraged".
func (s *sentence) passiveSaying(v int) bool {
	i := v - 1
	for i > s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv) {
		i--
	}
	if i < s.first || s.nodes[i].ent >= 0 {
		return false
	}
	n := &s.nodes[i]
	if n.cls.has(s.k.be) {
		return s.nodes[v].form&formPart != 0
	}
	return n.cls.has(s.k.have) && i > s.first && s.nodes[i-1].cls.has(s.k.to)
}

// paidPrice reports whether a move is that of a price somebody pays: "a 20 percent
// drop in the price it pays".
func (s *sentence) paidPrice(f *fact) bool {
	l := int(f.last)
	return f.EventType == schema.PriceMove && l-1 > s.first && s.nodes[l].ent < 0 && s.nodes[l].cls.has(s.k.pronoun) && s.nodes[l-1].ent < 0 && strings.HasPrefix(s.text(l-1, l-1), "price")
}

// partOf makes the share that follows a sum no change of it: "assets fell to $78
// billion, or 7 percent of the total".
func (s *sentence) partOf(f *fact) {
	at := int(f.qty) + 1
	if f.EventType != schema.FinMetric || f.Unit == nil || *f.Unit != schema.UnitPct || f.Level == nil || f.qty < 0 || at >= s.end || s.nodes[at].hash != token.Hash("of") {
		return
	}
	f.Value, f.Unit, f.Currency = f.Level, f.LevelUnit, f.LevelCurrency
	f.Level, f.LevelUnit, f.LevelCurrency = nil, nil, nil
}

// shared reports whether a share of sales is the margin or the cost that a result
// tells: "margins improved to 45 percent of sales from 43 percent".
func shared(f *fact, facts []fact) bool {
	for k := range facts {
		g := &facts[k]
		if g.EventType == schema.EarningsResult && g.Unit != nil && *g.Unit == schema.UnitPct && g.first <= f.last && f.first <= g.last {
			return true
		}
	}
	return false
}

// houseOfRole is the house right before the role of the person named at node
// first: "Goldman Sachs analyst Jane Roe".
func (s *sentence) houseOfRole(first int) (*entity.Entity, bool) {
	const longest = 5
	role := false
	for i := first - 1; i >= s.first && i > first-longest; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 {
			if role && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(i) {
				return s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
			}
			return nil, false
		}
		role = role || n.cls.has(s.k.typeBits.of("voicerole").or(s.k.typeBits.of("manager")))
		if n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep)) {
			return nil, false
		}
	}
	return nil, false
}

// joinedOwner takes the name before "and its": "banks represent Acme and its
// owner". What is joined to a name by a word that refers belongs to that name.
func (s *sentence) joinedOwner(h int, want mask, out *nounPhrase) bool {
	if h-2 < s.first || !s.is(h-1, s.k.and) || !strings.EqualFold(s.text(h, h), "its") {
		return false
	}
	i := h - 2
	if s.is(i, s.k.closeParen) { // a code between
		for i--; i > s.first && !s.is(i, s.k.openParen); i-- {
		}
		i--
	}
	if i < s.first || s.nodes[i].ent < 0 || s.demonym(i) || !s.nodes[i].cls.has(want) {
		return false
	}
	out.add(s.weak(s.named(i), h))
	return true
}

// year reports whether the figure of a fact is a year: "the 1998 collapse of Acme".
func (s *sentence) year(f *fact) bool { return f.qty >= 0 && s.yearAt(int(f.qty)) }

// yearAt reports whether the figure at node i is a bare year.
func (s *sentence) yearAt(i int) bool {
	q := s.quantityOf(i)
	if q == nil || q.scaled || q.ccy != "" || q.unit != "" || q.val < 1900 || q.val > 2099 || q.numFirst != q.numLast {
		return false
	}
	return len(s.d.Span(q.numFirst, q.numLast)) == 4
}

// advocated reports whether a decision on rates is what a dissenter wanted:
// "voted in favour of a half-point cut".
func (s *sentence) advocated(f *fact) bool {
	for i := int(f.trigger) - 1; i >= s.first && i > int(f.trigger)-9; i-- {
		if s.nodes[i].ent < 0 && s.begins("dissent", i) {
			return true
		}
	}
	return false
}

// saidAt reports whether the date at node at is that of a verb of saying before
// it: "said on July 18 it would cut".
func (s *sentence) saidAt(at int) bool {
	n := &s.nodes[max(at-1, s.first)]
	return n.ent < 0 && n.cls.has(s.k.saying) && n.cls.has(s.k.verb) && n.form&formPast != 0
}
