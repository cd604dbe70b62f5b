package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Money raised, told by what it is and how much: "signed a $500 million loan", "gave
// Y an emergency loan of 300 million euros", "X's sale of $6 billion in bonds".

// debt is what one noun of borrowing or issuing tells.
type debt struct {
	at, sum  int
	first    int // node of the noun phrase
	borrower nounPhrase
	lender   subject
	modality string
	verb     int // what is done with it, -1
}

// debtAt appends the financing that node i tells, if no rule found it.
func (s *sentence) debtAt(i int, facts []fact) []fact {
	if n := &s.nodes[i]; n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.debtTrigger) {
		return facts
	}
	switch soft := s.listed("debtsoft", i); {
	case soft && (i == s.first || !s.listed("debtmod", i-1)), // "a rights issue", not an issue
		!soft && s.nodes[i].cls.has(s.k.verb),
		i+1 < s.end && s.listed("debtother", i+1): // "a bond fund"
		return facts
	}
	d := debt{at: i, verb: -1, modality: schema.Actual}
	if !s.debtSum(&d) || s.sumTold(d.sum, facts) || !s.debtParties(&d) || !s.k.kindBits["borrower"].has(s.k.kindBits[d.borrower.subs[0].kind]) {
		return facts
	}
	x := d.borrower.subs[0]
	f := fact{rule: &s.k.debtRule, trigger: int32(d.at), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(d.first), last: int32(d.at), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.Financing, schema.BoundEq, d.modality, "pos"
	if d.verb >= 0 {
		f.trigger, f.first = int32(d.verb), min(f.first, int32(d.verb))
	}
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	if d.lender.kind != "" && d.lender.displayName() != x.displayName() {
		f.ActorName = ptr(d.lender.displayName())
		if d.lender.ent != nil {
			f.ActorID = &d.lender.ent.ID
		}
		f.first, f.last = min(f.first, d.lender.first), max(f.last, d.lender.last)
	}
	s.setValue(&f, d.sum)
	return append(facts, f)
}

// sumTold reports whether a fact has the figure at node q.
func (s *sentence) sumTold(q int, facts []fact) bool {
	for k := range facts {
		if f := &facts[k]; int(f.qty) == q && !f.drop {
			return true
		}
	}
	return false
}

// debtSum finds the sum in the noun phrase of the noun, or behind it after "of" or
// "worth", and where the phrase begins.
func (s *sentence) debtSum(d *debt) bool {
	const longest, behind = 10, 4
	d.sum, d.first = -1, d.at
	for j := d.at - 1; j >= s.first && d.at-j < longest && s.inDebtPhrase(j); j-- {
		d.first = j
		if q := s.quantityOf(j); q != nil && q.unit == schema.UnitCurrency {
			d.sum = j
		}
	}
	if i := d.at + 1; d.sum < 0 && i < s.end && (s.is(i, s.k.of) || s.listed("valuing", i)) {
		for j := i + 1; j < s.end && j <= i+behind && d.sum < 0; j++ {
			if q := s.quantityOf(j); q != nil && q.unit == schema.UnitCurrency {
				d.sum = j
			} else if n := &s.nodes[j]; n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep)) {
				break
			}
		}
	}
	return d.sum >= 0 && s.quantityOf(d.sum).val >= leastPrice
}

// inDebtPhrase reports whether node i can belong to the noun phrase of a loan.
func (s *sentence) inDebtPhrase(i int) bool {
	n := &s.nodes[i]
	switch {
	case n.qty >= 0, n.date >= 0, n.hash == s.k.openParen, n.hash == s.k.closeParen, s.isDash(i):
		return true
	case n.ent >= 0:
		return s.demonym(i)
	case n.hash == s.k.of || n.hash == inHash: // "$6 billion of bonds"
		return i > s.first && s.nodes[i-1].qty >= 0
	case n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) && n.form&(formIng|formPart) == 0:
		return false
	}
	return n.cls.has(s.k.word) && !n.cls.has(s.k.prep.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub).or(s.k.conj).or(s.k.pronoun).or(s.k.stop)) && n.hash != s.k.and && !s.begins("debtget", i) && !s.begins("debtlend", i)
}

// debtParties finds who borrows and who lends.
func (s *sentence) debtParties(d *debt) bool {
	b := d.first - 1
	for b > s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.adv) {
		b--
	}
	if b < s.first {
		return false
	}
	s.lenderAfter(d)
	switch n := &s.nodes[b]; {
	case n.ent < 0 && n.cls.has(s.k.pronoun) && n.cls.has(s.k.det) && b > s.first && s.begins("debtget", b-1): // "completed its $5 billion rights issue"
		d.verb = b - 1
		return s.borrows(d)
	case n.ent < 0 && s.begins("debtget", b):
		d.verb = b
		return !s.debtFor(d) && s.borrows(d)
	case n.ent < 0 && s.begins("debtlend", b):
		d.verb = b
		return s.lends(d)
	case n.ent >= 0 && b > s.first && s.nodes[b-1].ent < 0 && s.begins("debtlend", b-1): // "gave Y a loan"
		d.verb = b - 1
		d.borrower = nounPhrase{metricNode: -1, first: int32(b), last: int32(b)}
		d.borrower.add(s.named(b))
		s.actor(d.verb, &d.lender)
		return true
	case (n.cls.has(s.k.poss) || s.possessiveWord(b)) && !s.listed("debtloan", d.at): // "X's $4 billion rights issue"
		return s.ownerOf(b+1, &d.borrower) && s.acts(&d.borrower)
	case n.hash == s.k.of && b-1 > s.first && (s.begins("dealsale", b-1) || s.begins("debtissue", b-1)): // "X's sale of $6 billion in bonds"
		return s.ownerOf(b-1, &d.borrower) && s.acts(&d.borrower)
	}
	return false
}

// borrows finds who gets the money by the verb: its subject.
func (s *sentence) borrows(d *debt) bool {
	if s.suffers(d.verb) || !s.agentOf(d.verb, &d.borrower) || !s.acts(&d.borrower) {
		return false
	}
	if s.begins("debtwish", d.verb) {
		d.modality = schema.Possible
	} else if s.begins("debtplan", d.verb) {
		d.modality = schema.Expected
	}
	return true
}

// debtFor reports whether the money is for another company: "arranged a loan for Y".
func (s *sentence) debtFor(d *debt) bool {
	i := d.at + 1
	return i+1 < s.end && s.is(i, s.k.forWord) && s.nodes[i+1].ent >= 0 && s.nodes[i+1].cls.has(s.k.company)
}

// lends finds to whom the money goes: "provided a 300 million euro loan to Y".
func (s *sentence) lends(d *debt) bool {
	const reach = 6
	var np nounPhrase
	for j := d.at + 1; j+1 < s.end && j <= d.at+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && n.date < 0 && (n.cls.has(s.k.to) || n.hash == s.k.forWord) {
			if s.phraseStartingAt(j+1, &np) == 0 || !s.acts(&np) {
				return false
			}
			d.borrower = np
			s.actor(d.verb, &d.lender)
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.rel)) {
			break
		}
	}
	return false
}

// lenderAfter reads from whom the money is: "a loan from the Italian government".
func (s *sentence) lenderAfter(d *debt) {
	const reach = 8
	var np nounPhrase
	for j := d.at + 1; j+1 < s.end && j <= d.at+reach; j++ {
		n := &s.nodes[j]
		if n.hash == s.k.from && n.date < 0 {
			if s.phraseStartingAt(j+1, &np) > 0 && s.acts(&np) && np.subs[0].kind != entity.KindCity {
				d.lender = np.subs[0]
			}
			return
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.rel)) {
			return
		}
	}
}
