package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// maxOwner bounds how far an owner may stand before its noun, in nodes:
// "Microsoft's unsolicited $44.6 billion cash-and-stock takeover bid".
const maxOwner = 9

// agentOf finds who does what node i tells: "X agreed to buy", "X's plan to
// buy", "X's $2 billion bid", "X made a bid", "X is in talks to buy".
func (s *sentence) agentOf(i int, np *nounPhrase) bool {
	if s.nodes[i].cls.has(s.k.verb.or(s.k.have).or(s.k.be)) {
		if s.movedBy(i, np) || s.placedPart(i, np) || s.agentSubject(i, np) {
			return true
		}
		if i-2 >= s.first && s.nodes[i-1].cls.has(s.k.to) && s.ownerOf(i-1, np) && s.acts(np) {
			return true
		}
		if s.caused(i, np) || s.actAgain(i, np) {
			return true
		}
	} else if s.ownerOf(i, np) && s.acts(np) {
		return true
	}
	return s.governingAgent(i, np) || s.talkedOf(i, np) || s.frontedAgent(i, np)
}

// frontedAgent finds who does what the gerund i tells that opens the sentence behind a word that
// ties it to the clause ahead: "Besides closing shops, Acme will", "Having sold it, Acme is".
func (s *sentence) frontedAgent(i int, np *nounPhrase) bool {
	const reach = 30
	if n := &s.nodes[i]; !n.cls.has(s.k.verb) || n.form&formIng == 0 && !s.afterHaving(i) || !s.begins("frontedby", s.first) || i > s.first+3 {
		return false
	}
	for j := s.first + 1; j < i; j++ {
		if m := &s.nodes[j]; m.ent >= 0 || !m.cls.has(s.k.prep.or(s.k.to)) {
			return false // "rather than banking on raising it"
		}
	}
	c := i + 1
	for c < s.end && c-i < reach && s.nodes[c].hash != s.k.commaHash {
		c++
	}
	for v := c + 1; v < s.end && v-c < reach; v++ {
		n := &s.nodes[v]
		if n.hash == s.k.commaHash && v > c+1 && s.nodes[v-1].date >= 0 {
			continue // "Besides closing shops, on Friday, Acme"
		}
		if n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) && n.ent < 0 {
			return s.agentSubject(v, np) && int(np.first) > c
		}
	}
	return false
}

// afterHaving reports whether verb i is told as done before: "having closed".
func (s *sentence) afterHaving(i int) bool {
	return i == s.first+1 && s.nodes[i].form&formPart != 0 && s.nodes[s.first].cls.has(s.k.have)
}

// talkedOf finds who is in the talks that are on the deal of noun i: "in talks with Y on the sale of".
func (s *sentence) talkedOf(i int, np *nounPhrase) bool {
	p := i - 1
	for p > s.first && i-p < 4 && s.nodes[p].ent < 0 && s.nodes[p].cls.has(s.k.det.or(s.k.adj)) {
		p--
	}
	if p <= s.first || !s.listed("talkabout", p) {
		return false
	}
	for t := p - 1; t > s.first && p-t < talkReach; t-- {
		n := &s.nodes[t]
		if n.ent < 0 && (s.listed("plaintalk", t) || s.listed("dealtalk", t)) {
			return s.talker(t, np) && np.subs[0].kind == schema.KindCompany
		}
		if n.ent < 0 && (n.cls.has(s.k.stop) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform)) {
			break
		}
	}
	return false
}

// movedBy finds who is told with "by" before the infinitive i: "any plans by shareholder X to buy".
func (s *sentence) movedBy(i int, np *nounPhrase) bool {
	const longest = 5
	e := i - 2
	if e-2 < s.first || !s.nodes[i-1].cls.has(s.k.to) || s.nodes[e].ent < 0 || !s.nodes[e].cls.has(s.k.company) || s.demonym(e) {
		return false
	}
	for j := e - 1; j > s.first && e-j <= longest; j-- {
		if s.is(j, s.k.by) {
			if !s.nodes[j-1].cls.has(s.k.nounform) && s.payload(j-1, s.lex.classes["infnoun"]) == "" {
				return false
			}
			np.just(s.named(e))
			return s.acts(np)
		}
		if !s.describes(j) {
			break
		}
	}
	return false
}

// placedPart finds the company a part of which, told with where it is, is the subject of verb
// i: "its venture in China will build".
func (s *sentence) placedPart(i int, np *nounPhrase) bool {
	e := s.groupStart(i, s.first) - 1
	if e <= s.first {
		return false
	}
	p := s.thingBefore(e)
	if p == e || !s.nodes[p].cls.has(s.k.typeBits.of("unitnoun")) {
		return false
	}
	if p+2 == e && s.nodes[p+1].hash == s.k.of && s.nodes[e].ent >= 0 && s.nodes[e].cls.has(s.k.company) { // "the Polish unit of Acme will build"
		np.reset(p, e)
		np.add(s.named(e))
		return true
	}
	if !s.ownerOf(p, np) || !s.acts(np) {
		return false
	}
	np.last = int32(e)
	return true
}

// agentSubject is the subject of verb i, if it can act; "it" is a company.
func (s *sentence) agentSubject(i int, np *nounPhrase) bool {
	if e := s.groupStart(i, s.first) - 1; e >= s.first && s.thing(e) && s.nodes[e].cls.has(s.k.pronoun) {
		np.reset(e, e)
		if h := s.sayer(e); s.afterSaying(e) && h >= s.first && s.nodes[h].ent >= 0 && s.nodes[h].cls.has(s.k.kindBits.of("official")) && !s.nodes[h].cls.has(s.k.company) && !s.demonym(h) {
			np.add(s.weak(s.named(h), e)) // "the FDIC said it had halted"
			return true
		}
		if s.ctx.refer(s, refCompany, e, np) {
			return true
		}
	}
	return !s.agreedWith(i) && (s.subjectOf(i, np) && s.acts(np) || s.nameBefore(i, np))
}

// governingAgent finds who does what governs node i: the nearest verb to the
// left that has an agent, past participles and infinitives that have none.
func (s *sentence) governingAgent(i int, np *nounPhrase) bool {
	if s.ownNoun(i) {
		return false
	}
	for j := i - 1; j >= s.first && i-j < maxArguments; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.semicolon || n.hash == thatHash { // what others say has a subject of its own
			return false
		}
		if !n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) {
			continue
		}
		if n.cls.has(s.k.be) && j > s.first && s.nodes[j-1].hash == itHash && s.listed("expletive", j+1) {
			return false // "it is possible to build": it is nobody
		}
		if s.agentSubject(j, np) {
			return np.subs[0].kind != schema.KindPerson || !s.onlySays(j)
		}
		if s.actAgain(j, np) {
			return true
		}
		if n.form&formBase != 0 && n.form&(formPast|form3s) == 0 && s.groupStart(j, s.first) == j && !(j > s.first && s.nodes[j-1].cls.has(s.k.to)) {
			continue // a noun: "its international reach"
		}
		if n.form&formIng == 0 && (n.form != 0 || !strings.HasSuffix(s.text(j, j), "ing")) && !n.cls.has(s.k.be) && (j == s.first || !s.nodes[j-1].cls.has(s.k.to)) {
			return false
		}
	}
	return false
}

// onlySays reports whether the verb at node j tells what somebody says or thinks, not what
// he does: "Roe said", "Roe cited the sale of", but not "Roe announced the sale of".
func (s *sentence) onlySays(j int) bool {
	return s.nodes[j].cls.has(s.k.saying.or(s.k.opining)) && !s.listed("announceverb", j)
}

// nameBefore takes the name that stands right before the verb group at i, or
// before "last" there, where no noun phrase could be read: "on news X cut".
func (s *sentence) nameBefore(i int, np *nounPhrase) bool {
	e := s.groupStart(i, s.first) - 1
	if e > s.first && s.nodes[e].hash == lastHash { // "the company last bought"
		return s.subjectBefore(e-1, np, 0) && s.acts(np)
	}
	if e > s.first && s.nodes[e].ent < 0 && s.comments(e) && s.nodes[e-1].ent >= 0 { // "Citi analysts cut"
		e--
	}
	if e-2 >= s.first && s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.rel) && s.is(e-1, s.k.commaHash) { // "orders at X, which cut"
		e -= 2
	}
	return s.nameAt(e, np) && s.acts(np)
}

var lastHash, itselfHash, thatHash, beingHash, itHash = token.Hash("last"), token.Hash("itself"), token.Hash("that"), token.Hash("being"), token.Hash("it")

// possessiveWord reports whether node i is "its" or "their": the owner of an
// object that could not be read, not the object.
func (s *sentence) possessiveWord(i int) bool {
	return s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.pronoun) && s.nodes[i].cls.has(s.k.det)
}

// another replaces an object that was resolved to the one who acts ("X bought
// 5 percent of the insurer") by the company that the text spoke of before: one of the
// trade and the country that its words say.
func (s *sentence) another(x *subject, actor string) bool {
	h := int(x.first)
	if s.nodes[h].hash == itselfHash {
		return false
	}
	desc := s.demanded(refCompany, h)
	can := func(o *subject) bool {
		return o.kind == schema.KindCompany && o.displayName() != actor && desc.fits(o)
	}
	for i := h - 1; i >= s.first; i-- {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("#company")) && !s.demonym(i) && !s.commentator(i) && !s.someonesHouse(i) {
			if o := s.named(i); can(&o) {
				*x = s.weak(o, h)
				return true
			}
		}
	}
	var told nounPhrase
	if s.entryTold(h, &told) && can(&told.subs[0]) {
		*x = told.subs[0]
		return true
	}
	if m := s.ctx.mainCo; m != nil && can(m) {
		*x = s.weak(*m, h)
		return true
	}
	for i := len(s.ctx.seen) - 1; i >= 0 && s.index-s.ctx.seen[i].sentence <= refWindow; i-- {
		if a := &s.ctx.seen[i]; can(&a.sub) {
			*x = s.weak(a.sub, h)
			return true
		}
	}
	return false
}

// acts reports whether the phrase names somebody who can act.
func (s *sentence) acts(np *nounPhrase) bool {
	return np.n > 0 && np.metric == "" && !np.security && (s.k.kindBits.of("actor").has(s.k.kindBits.of(np.subs[0].kind)) || agency(&np.subs[0]))
}

// ownerOf finds the owner in the noun phrase that ends before node i.
func (s *sentence) ownerOf(i int, np *nounPhrase) bool {
	for j := i - 1; j >= s.first && i-j <= maxOwner; j-- {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.poss):
			return s.phraseEndingAt(j, np)
		case n.cls.has(s.k.pronoun) && n.cls.has(s.k.det):
			np.reset(j, j)
			return s.ctx.refer(s, refAny, j, np)
		case n.hash == s.k.closeParen && s.openParen(j) > s.first: // "X's ( X.N ) offer"
			j = s.openParen(j)
		case j == i-1 && n.ent < 0 && n.cls.has(s.k.nounform) && n.cls.has(s.k.verb) && j > s.first && (s.nodes[j-1].cls.has(s.k.poss) || s.nodes[j-1].form&formPart != 0): // "X's plan to", "X's announced plan to"
		case n.ent < 0 && n.form&formPart != 0 && n.cls.has(s.k.verb) && j > s.first && s.nodes[j-1].cls.has(s.k.adv.or(s.k.poss)): // "X's previously announced plan"
		case n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep).or(s.k.conj).or(s.k.sub).or(s.k.rel).or(s.k.be).or(s.k.quote)):
			return false
		}
	}
	return false
}

// dealt reports whether the stake at node i is the object of a deal, and so
// no holding: "sold its 2.5 percent stake", "the sale of a 10 percent stake".
func (s *sentence) dealt(i int) bool {
	for j := i - 1; j >= s.first && i-j < 9; j-- {
		n := &s.nodes[j]
		if n.cls.has(s.k.typeBits.of("dealword")) {
			return true
		}
		if n.cls.has(s.k.stop) {
			break
		}
	}
	return false
}

// leastSum is the smallest sum, in any currency, that a company is reported to
// raise or pay; what is smaller is a price.
const leastSum = 50_000

// takeover reports whether the bid or offer of a fact is one for a company:
// the word is said of it or in its noun phrase.
func (s *sentence) takeover(f *fact) bool {
	for i := max(s.first, int(f.trigger)-3); i <= int(f.trigger); i++ {
		if s.listed("takeover", i) {
			return true
		}
		if e := s.nodes[i].entry; e >= 0 && s.nodes[i].last > s.nodes[i].first && s.nodes[i].cls.has(s.k.typeBits.of("bidnoun")) {
			return true
		}
	}
	return false
}

// near reports whether a word of the class stands within the evidence or a
// few nodes of it.
func (s *sentence) near(class string, f *fact) bool {
	cls := s.k.typeBits.of(class)
	for i := max(s.first, int(f.first)-6); i < s.end && i <= int(f.last)+6; i++ {
		if s.nodes[i].cls.has(cls) {
			return true
		}
	}
	return false
}

// agency reports whether an index name may mean the agency behind it: who cuts
// a rating is Standard & Poor's, not its index.
func agency(x *subject) bool { return x.ent != nil && x.ent.Ticker == "^GSPC" }

// isPerson reports whether the one who left or came is a person.
func (s *sentence) isPerson(f *fact) bool {
	var np nounPhrase
	return s.subjectOf(int(f.trigger), &np) && np.n > 0 && np.subs[0].kind == schema.KindPerson
}

// balance reports whether a series is of the balance sheet.
func balance(metric string) bool {
	switch metric {
	case "debt", "cash", "market_cap", "order_book", "dividend_yield", "aum", "backlog", "capital_ratio", "solvency_ratio", "npl_ratio", "gearing", "debt_to_assets", "valuation", "assets", "liabilities", "deposits", "inventories", "market_share", "loan_to_value", "return_on_equity", "net_asset_value", "book_value", "equity", "loans",
		"leverage_ratio", "delinquency_rate", "charge_off_rate", "price_earnings", "revenue_share", "tvl", "reserves", "return_on_assets", "capital",
		"npl", "delinquencies", "working_capital", "provision", "enterprise_value", "net_worth":
		return true
	}
	return false
}

var withoutHash = token.Hash("without")

// finite reports whether verb i is the main verb of a clause or hangs on one
// that plans it: not "their inability to raise capital", "resisted raising".
func (s *sentence) finite(i int) bool {
	g := s.groupStart(i, s.first)
	if g-1 < s.first || g < i {
		return true
	}
	p := &s.nodes[g-1]
	if s.nodes[i].form&formIng != 0 {
		return p.cls.has(s.k.prep) && !p.cls.has(s.k.to) && p.hash != withoutHash || s.payload(g-1, s.k.modalityClass) != ""
	}
	return !p.cls.has(s.k.to.or(s.k.det)) || p.ent >= 0 // "a lower price" is no verb
}

func (x subject) same(y *subject) bool { return x.displayName() == y.displayName() }

// ownView reports whether the forecast at node i is the company's own: "its
// previous forecast".
func (s *sentence) ownView(i int) bool {
	for j := i - 1; j >= s.first && i-j < 5; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.date < 0 && n.cls.has(s.k.typeBits.of("beforeprep")) && (n.hash == s.k.from || s.changeWord(j) != "") && s.outlookBefore(j) {
			return true // "expects $1.46 to $1.54 a share, down from a forecast of"
		}
		if n.cls.has(s.k.typeBits.of("formerly")) || s.thing(j) || n.cls.has(s.k.poss) && s.nodes[j-1].cls.has(s.k.company) {
			return true
		}
		if n.cls.has(s.k.stop.or(s.k.verb)) {
			break
		}
	}
	return false
}

// outlookBefore reports whether somebody foresees before node i, in the same sentence, and
// no analyst does: what is measured from there is what was foreseen before.
func (s *sentence) outlookBefore(i int) bool {
	own := false
	for j := i - 1; j >= s.first; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.typeBits.of("foreteller")) && !n.cls.has(s.k.typeBits.of("outlooknoun")) {
			return false
		}
		own = own || n.cls.has(s.k.verb) && n.cls.has(s.k.typeBits.of("outlookverb"))
	}
	return own
}

// reforecast reports whether the forecast at node i is the object of a verb of
// raising or lowering: the company's own.
func (s *sentence) reforecast(i int) bool {
	for j := i - 1; j >= s.first && i-j < 9; j-- {
		n := &s.nodes[j]
		if n.cls.has(s.k.typeBits.of("raiselower")) && n.cls.has(s.k.verb) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop) {
			break
		}
	}
	return false
}

// core reports whether a series is one of the income statement that every
// results story tells.
func core(metric string) bool {
	switch metric {
	case "revenue", "sales", "net_income", "comparable_sales", "operating_income", "eps", "pretax_profit", "margin", "gross_margin", "operating_margin", "net_loss",
		"ffo", "ebitda", "gross_profit", "pretax_loss", "operating_loss", "loss_per_share", "net_interest_income", "fee_income", "premiums", "free_cash_flow", "bookings":
		return true
	}
	return false
}
