package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Money raised, told by what it is and how much: "signed a $500 million loan", "a $575
// million loan for Y", "gave Y an emergency loan of 300 million euros", "X's sale of $6
// billion in bonds", "doubled the size of its loan to $200 million".

// debt is what one noun of borrowing or issuing tells.
type debt struct {
	at          int // the noun
	sum, before int // how much, and how much it was before, -1
	first, last int // nodes of the noun phrase, its sum included
	borrower    nounPhrase
	lender      subject
	modality    string
	verb        int // what is done with it, -1
	sought      int // the verb by which it is raised, of money itself, -1
}

// debtAt appends the financing that node i tells, if no rule found it.
func (s *sentence) debtAt(i int, facts []fact) []fact {
	switch n := &s.nodes[i]; {
	case n.ent >= 0 && n.cls.has(s.k.kindBits.of("yield")) && s.debtTenor(i): // "$19 billion of 30-year bonds"
	case n.ent >= 0, n.date >= 0, !n.cls.has(s.k.debtTrigger), !s.debtNoun(i):
		return facts
	}
	d := debt{at: i, sum: -1, before: -1, verb: -1, sought: s.moneySought(i), modality: schema.Actual}
	s.debtSum(&d)
	if d.sum < 0 && !s.debtWhole(&d) || s.debtTold(&d, facts) || !s.debtSeries(&d, facts) && !s.debtParties(&d) || !s.k.kindBits.of("borrower").has(s.k.kindBits.of(d.borrower.subs[0].kind)) {
		return facts
	}
	if s.noDebtor(&d.borrower.subs[0]) || d.sum < 0 && s.unraised(d.at) || s.debtOwned(&d) || s.toldOfOthers(&d, facts) {
		return facts
	}
	facts = append(s.besideDebt(&d, facts), s.debtFact(&d, d.sum))
	if d.before >= 0 {
		f := s.debtFact(&d, d.before)
		f.Modality = schema.Past
		facts = append(facts, f)
	}
	return facts
}

// debtNoun reports whether node i is a noun of money raised here: "a rights issue", not
// an issue; "a bond", not a bond fund.
func (s *sentence) debtNoun(i int) bool {
	if s.listed("floatrange", i) || i > s.first && s.listed("debtplant", i-1) {
		return false
	}
	if s.listed("debtmoney", i) && s.moneySought(i) < 0 {
		return false
	}
	if s.listed("debtsoft", i) {
		return i > s.first && (s.listed("debtmod", i-1) || i-1 > s.first && s.nodes[i-1].last == s.nodes[i-1].first && len(s.text(i-1, i-1)) == 1 && s.listed("debtmod", i-2)) // "a Series B round"
	}
	n := &s.nodes[i]
	if n.cls.has(s.k.verb) && (i == s.first || !s.nodes[i-1].cls.has(s.k.det.or(s.k.adj)) && s.nodes[i-1].qty < 0 && !s.listed("debtmod", i-1)) && !n.cls.has(s.k.typeBits.of("debtnoun")) {
		return false
	}
	return i+1 >= s.end || !s.listed("debtother", i+1)
}

// moneySought is the verb by which the money at node i is raised, -1 if it only has or uses
// it: "raise more capital", "looking for new funds".
func (s *sentence) moneySought(i int) int {
	if !s.listed("debtmoney", i) && !s.listed("debtfunding", i) {
		return -1
	}
	b := i - 1
	for b > s.first && i-b < 8 && !s.listed("debtraise", b) && s.saysHowMuch(b) {
		b--
	}
	if b <= s.first || s.nodes[b].ent >= 0 || !s.listed("debtraise", b) || s.nodes[b-1].cls.has(s.k.det.or(s.k.poss).or(s.k.adj)) { // "the need for capital"
		return -1
	}
	for j := b - 1; j >= s.first && b-j <= 4; j-- { // "without any need to raise equity"
		if n := &s.nodes[j]; n.ent < 0 && (n.hash == noHash || s.listed("withoutword", j)) {
			return -1
		}
	}
	return b
}

// ownSubject reports whether the verb at node v has no subject of its own that nothing
// names: "banks can raise money" is not said of who is named before.
func (s *sentence) ownSubject(v int) bool {
	g := s.groupStart(v, s.first)
	if s.nodes[v].form&formIng != 0 || s.nodes[v-1].cls.has(s.k.to) || g > s.first && s.nodes[g-1].cls.has(s.k.to) {
		return true
	}
	var np nounPhrase
	return s.agentSubject(v, &np)
}

// saysHowMuch reports whether node i can stand between a verb and the money it raises: "a
// substantial amount of fresh capital", not "customer funds".
func (s *sentence) saysHowMuch(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 || n.hash == noHash {
		return false
	}
	return n.qty >= 0 || n.hash == s.k.of || n.hash == s.k.forWord || n.cls.has(s.k.adj.or(s.k.det).or(s.k.bound)) || s.listed("debtmod", i) || s.listed("debtsize", i)
}

// debtTenor reports whether the paper named at node i is so much of it: "900 billion yen of
// 20-year bonds", "a 3 billion euro five-year bond".
func (s *sentence) debtTenor(i int) bool {
	for j := i - 1; j > s.first && i-j < 5; j-- {
		if s.bigSum(j) {
			return true
		}
		if n := &s.nodes[j]; n.ent >= 0 || n.cls.has(s.k.verb.or(s.k.stop)) {
			break
		}
	}
	return false
}

// debtFact is the fact that d tells, at the figure of node q.
func (s *sentence) debtFact(d *debt, q int) fact {
	x := d.borrower.subs[0]
	f := fact{rule: &s.k.debtRule, trigger: int32(d.at), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(d.first), last: int32(max(d.at, d.last)), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.Financing, schema.BoundEq, d.modality, "pos"
	if d.verb >= 0 {
		f.trigger, f.first, f.last = int32(d.verb), min(f.first, int32(d.verb)), max(f.last, int32(d.verb))
	}
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	if d.lender.kind != "" && d.lender.displayName() != x.displayName() {
		f.ActorName = ptr(d.lender.displayName())
		if d.lender.ent != nil {
			f.ActorID = &d.lender.ent.ID
		}
		f.first, f.last = min(f.first, d.lender.first), max(f.last, d.lender.last)
	}
	if q >= 0 {
		s.setValue(&f, q)
	}
	return f
}

// debtTold reports whether a fact has the sum of d, or tells of the noun if it has none.
func (s *sentence) debtTold(d *debt, facts []fact) bool {
	for k := range facts {
		f := &facts[k]
		if f.drop || s.otherSide(f) {
			continue
		}
		if d.sum >= 0 && int(f.qty) == d.sum || d.sum < 0 && f.EventType == schema.Financing && int(f.first) <= d.at && int(f.last) >= d.first-2 {
			return true
		}
	}
	return false
}

// debtSum finds the sum in the noun phrase of the noun, or behind it: "of $5 billion",
// "worth up to $5 billion", "to $200 million from $150 million".
func (s *sentence) debtSum(d *debt) {
	const longest, behind, worthReach = 12, 4, 8
	d.first, d.last = d.at, d.at
	for j := d.at - 1; j >= s.first && d.at-j < longest && s.inDebtPhrase(j); j-- {
		d.first = j
		if s.bigSum(j) && d.sum < 0 {
			d.sum = j
		}
	}
	i := d.at + 1
	if i >= s.end || d.sum >= 0 {
		return
	}
	for j := i; j < s.end && j < i+worthReach && !s.nodes[j].cls.has(s.k.verb.or(s.k.stop)); j++ { // "a lifeline from Y worth $5 billion"
		if s.nodes[j].ent < 0 && s.listed("valuing", j) {
			i = j
			break
		}
	}
	switch {
	case s.is(i, s.k.of), s.listed("valuing", i), s.is(i, s.k.at), s.is(i, s.k.to1), s.is(i, s.k.from), s.listed("debtraising", i):
	default:
		return
	}
	for j := i + 1; j < s.end && j <= i+behind && d.sum < 0; j++ {
		if s.bigSum(j) {
			d.sum, d.last = j, j
		} else if n := &s.nodes[j]; n.ent >= 0 || n.cls.has(s.k.stop) || n.cls.has(s.k.verb) && !s.listed("debtraising", j) || n.cls.has(s.k.prep) && n.hash != s.k.of && !n.cls.has(s.k.to) {
			return
		}
	}
	if j := d.last + 1; d.sum >= 0 && j+1 < s.end && s.bigSum(j+1) {
		switch {
		case s.is(j, s.k.from):
			d.before, d.last = j+1, j+1
		case s.is(i, s.k.from) && s.is(j, s.k.to1):
			d.before, d.sum, d.last = d.sum, j+1, j+1
		}
	}
}

// bigSum reports whether node j is a sum that a company borrows.
func (s *sentence) bigSum(j int) bool {
	q := s.quantityOf(j)
	return q != nil && q.unit == schema.UnitCurrency && q.val >= leastPrice
}

// debtWhole reports whether the noun tells of money raised without a sum: one loan, one
// rights issue, or bonds, in a phrase of few words.
func (s *sentence) debtWhole(d *debt) bool {
	const longest = 6
	if i := d.at + 1; d.at-d.first >= longest || s.listed("debtmany", d.at) || i < s.end && s.nameGoesOn(i) && !s.nodes[i].cls.has(s.k.verb) {
		return false
	}
	for j := d.first; j < d.at; j++ {
		if s.nodes[j].qty >= 0 { // of a sum that was not understood
			return false
		}
	}
	return d.sought >= 0 || s.listed("debtsoft", d.at) || s.listed("debtone", d.at) || s.nodes[d.at].cls.has(s.k.typeBits.of("debtnoun")) && plural(s.text(d.at, d.at))
}

// inDebtPhrase reports whether node i can belong to the noun phrase of a loan.
func (s *sentence) inDebtPhrase(i int) bool {
	n := &s.nodes[i]
	switch {
	case n.qty >= 0, n.date >= 0, n.hash == s.k.openParen, n.hash == s.k.closeParen, s.isDash(i):
		return true
	case n.ent >= 0:
		return !n.cls.has(s.k.company.or(s.k.person))
	case n.hash == s.k.of || n.hash == inHash: // "$6 billion of bonds", "$6 billion worth of bonds"
		return i > s.first && (s.nodes[i-1].qty >= 0 || s.listed("valuing", i-1) || n.hash != inHash && s.listed("debtsoft", i-1))
	case n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) && n.form&(formIng|formPart) == 0:
		return s.debtAttribute(i)
	case s.listed("debtsoft", i):
		return true
	}
	return n.cls.has(s.k.word) && !n.cls.has(s.k.prep.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub).or(s.k.conj).or(s.k.pronoun).or(s.k.stop)) && n.hash != s.k.and && (s.debtAttribute(i) || !s.begins("debtget", i) && !s.begins("debtlend", i))
}

// debtAttribute reports whether node i says what loan it is: "a secured loan", not
// "secured a loan".
func (s *sentence) debtAttribute(i int) bool {
	if !s.listed("debtmod", i) {
		return false
	}
	n := &s.nodes[i]
	if !n.cls.has(s.k.verb) || i == s.first {
		return true
	}
	p := &s.nodes[i-1]
	return p.ent < 0 && (p.cls.has(s.k.det.or(s.k.adj).or(s.k.prep)) || p.qty >= 0 || s.listed("debtmod", i-1) || s.isDash(i-1))
}

// debtParties finds who borrows and who lends: the words behind the noun say it, the
// owner of the noun, the verb whose object it is, or what it hangs on.
func (s *sentence) debtParties(d *debt) bool {
	known := s.debtBehind(d)
	if !known && s.listed("debtrescue", d.at) && s.is(d.at+1, s.k.of) { // the rescue of somebody else
		return false
	}
	b := s.debtGovernor(d)
	if b < s.first {
		return known || s.debtPassive(d)
	}
	n := &s.nodes[b]
	switch {
	case s.nodes[b].ent < 0 && s.begins("debtnot", b), b > s.first && s.nodes[b-1].ent < 0 && s.nodes[b].cls.has(s.k.det) && s.begins("debtnot", b-1):
		return known && s.debtLoan(d)
	case n.ent < 0 && s.begins("debtlend", b):
		d.verb = b
		if !known && s.debtGiven(d, b) {
			return true
		}
		if !known && d.sum >= 0 && s.suffers(b) { // "X was given a $5 billion loan"
			return s.subjectOf(b, &d.borrower) && s.acts(&d.borrower)
		}
		s.actor(b, &d.lender)
		return known
	case known:
		if n.ent < 0 && n.cls.has(s.k.verb) && d.lender.kind == "" { // "arranged a loan for X"
			s.actor(b, &d.lender)
		}
		return true
	case d.sought >= 0:
		return !(d.sum < 0 && s.listed("debtgot", d.sought)) && s.ownSubject(d.sought) && s.borrows(d, d.sought)
	case d.sum < 0:
		able := b > s.first && s.nodes[b-1].cls.has(s.k.modal) && !s.is(b-1, willHash) && !s.is(b-1, wouldHash) // "could repay the loan" tells of none
		return n.ent < 0 && s.begins("debtdo", b) && !able && s.borrows(d, b)
	case n.ent < 0 && n.cls.has(s.k.pronoun) && n.cls.has(s.k.det): // "completed its $5 billion rights issue"
		if b > s.first && s.begins("debtget", b-1) {
			return s.borrows(d, b-1)
		}
		return !s.listed("debtmany", d.at) && s.ownerOf(b+1, &d.borrower) && s.acts(&d.borrower)
	case n.ent >= 0 && b > s.first && s.nodes[b-1].ent < 0 && s.begins("debtlend", b-1): // "gave Y a loan"
		d.verb = b - 1
		d.borrower.just(s.named(b))
		s.actor(d.verb, &d.lender)
		return true
	case n.cls.has(s.k.poss): // "X's $4 billion rights issue"
		return !s.listed("debtmany", d.at) && s.ownerOf(b+1, &d.borrower) && s.acts(&d.borrower) && !d.borrower.subs[0].weak
	case n.hash == s.k.of && b-1 > s.first && (s.begins("dealsale", b-1) || s.begins("debtissue", b-1)): // "X's sale of $6 billion in bonds"
		return s.agentOf(b-1, &d.borrower) && s.acts(&d.borrower)
	case n.ent < 0 && (n.cls.has(s.k.verb) || s.begins("debtget", b)):
		return s.borrows(d, b)
	case n.ent < 0 && s.listed("debtmeans", b):
		return s.debtMeans(d, b)
	}
	return s.debtPassive(d)
}

// debtLoan reports whether the noun is one of lending, not of paper that is sold.
func (s *sentence) debtLoan(d *debt) bool { return s.listed("debtloan", d.at) }

// borrows finds who gets the money by the verb at node v: its subject.
func (s *sentence) borrows(d *debt, v int) bool {
	if !s.begins("debtget", v) || s.debtLoan(d) && s.begins("debtgrant", v) || s.suffers(v) && !s.nodes[v-1].cls.has(s.k.to) || !s.agentOf(v, &d.borrower) || !s.acts(&d.borrower) {
		return false
	}
	if x := &d.borrower.subs[0]; s.is(int(x.last)+1, s.k.of) && s.nodes[x.last+2].cls.has(s.k.kindBits.of("country")) { // "the Kingdom of Sweden"
		*x = s.named(int(x.last) + 2)
	}
	if s.is(d.at-1, theHash) && s.listed("knownmoney", d.at) {
		return false // "would need the money to mend roads"
	}
	d.verb = v
	if s.begins("debtwish", v) {
		d.modality = schema.Possible
	} else if s.begins("debtplan", v) {
		d.modality = schema.Expected
	}
	return true
}

// debtMeans finds who pays or grows by what is raised, at the preposition of node b:
// "funded the mine with a $2 billion loan", "returned with a $1 billion bond".
func (s *sentence) debtMeans(d *debt, b int) bool {
	for j := b - 1; j >= s.first && b-j < 9; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.hash == s.k.semicolon || n.qty >= 0 {
			return false
		}
		if n.ent < 0 && n.cls.has(s.k.verb) {
			break
		}
	}
	return s.governingAgent(b, &d.borrower) && s.acts(&d.borrower) && !d.borrower.subs[0].weak
}

// debtPassive reads "a $1 billion bond was issued by X", "bonds worth $1 billion issued
// by X".
func (s *sentence) debtPassive(d *debt) bool {
	const reach = 5
	for j := d.last + 1; j < s.end && j <= d.last+reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.rel)) {
			return false
		}
		if !n.cls.has(s.k.verb) {
			continue
		}
		var np nounPhrase
		if n.form&formPart == 0 || s.begins("debtlend", j) || j+2 >= s.end || !s.is(j+1, s.k.by) || s.phraseStartingAt(j+2, &np) == 0 || !s.acts(&np) || !s.begins("debtget", j) {
			return false
		}
		d.borrower, d.verb = np, j
		return true
	}
	return false
}

var intoHash = token.Hash("into")
