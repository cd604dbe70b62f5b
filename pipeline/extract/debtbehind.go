package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// debtBehind reads what the words behind the noun say of who borrows and who lends: "a
// loan for X", "a loan to X from Y", "an injection into X", "bonds issued by X"; whether
// they say who borrows.
func (s *sentence) debtBehind(d *debt) (known bool) {
	const reach = 8
	loan := s.debtLoan(d)
	for j := d.last + 1; j+1 < s.end && j <= d.last+reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 {
			continue
		}
		var np nounPhrase
		switch {
		case n.hash == s.k.forWord || n.hash == intoHash || loan && n.cls.has(s.k.to) || n.hash == s.k.of && j == d.at+1 && s.listed("debtrescue", d.at):
			if known || !s.borrowerAt(j+1, &np) || np.subs[0].weak && d.sum < 0 {
				continue
			}
			d.borrower, d.last, known = np, max(d.last, int(np.last)), true
			j = int(np.last)
		case n.hash == s.k.from, n.hash == s.k.by && j > d.last+1, n.hash == withHash && loan:
			if !s.partyAt(j+1, &np) {
				return known
			}
			switch {
			case n.hash == s.k.by && !loan && s.begins("debtget", j-1): // "bonds issued by X"
				d.borrower, d.last = np, max(d.last, int(np.last))
				return true
			case n.hash == s.k.from && !loan && s.listed("debtpaper", d.at): // "a bond from X"
				d.borrower, d.last = np, max(d.last, int(np.last))
				return true
			case d.lender.kind == "":
				d.lender = np.subs[0]
			}
			return known
		case n.hash == s.k.by && !loan && s.partyAt(j+1, &np) && !np.subs[0].weak: // "an issue by X"
			d.borrower, d.last = np, max(d.last, int(np.last))
			return true
		case n.cls.has(s.k.verb) && n.form&formPart != 0 && s.is(j+1, s.k.by): // "provided by", "led by"
		case n.cls.has(s.k.stop.or(s.k.rel).or(s.k.verb).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.sub)):
			return known
		}
	}
	return known
}

// borrowerAt reads from node i on whom money is raised for: a company or a state by its
// name, not something of its.
func (s *sentence) borrowerAt(i int, np *nounPhrase) bool {
	e := s.phraseStartingAt(i, np)
	switch {
	case e > 0 && s.acts(np):
		x := &np.subs[0]
		if x.weak {
			return s.nodes[i].hash == theHash && s.nodes[e-1].cls.has(s.k.anaphor) && x.kind == schema.KindCompany // "a loan to the insurer"
		}
		if np.n > 1 || x.kind == schema.KindPerson || x.kind == entity.KindCity || !s.k.kindBits.of("borrower").has(s.k.kindBits.of(x.kind)) {
			return false
		}
		return int(x.last) == e-1 && s.nodes[e-1].ent >= 0 && (e >= s.end || !s.nodes[e].cls.has(s.k.poss))
	case e > 0:
		return false
	}
	return s.strangerPhrase(i, np)
}

// partyAt reads who lends or issues from node i on.
func (s *sentence) partyAt(i int, np *nounPhrase) bool {
	return s.phraseStartingAt(i, np) > 0 && s.acts(np) && np.subs[0].kind != entity.KindCity
}

// otherSide reports whether f tells of a loan what somebody else does: the state that grants
// it, the company that announces it.
func (s *sentence) otherSide(f *fact) bool {
	return f.EventType == schema.PolicyAction || f.EventType == schema.Operations
}

// toldOfOthers reports whether a fact has the sum of d as a measure of a state, and the
// words about the noun name nobody else who gets it.
func (s *sentence) toldOfOthers(d *debt, facts []fact) bool {
	x := &d.borrower.subs[0]
	for k := range facts {
		f := &facts[k]
		if d.sum >= 0 && int(f.qty) == d.sum && !f.drop && f.EventType == schema.PolicyAction && (x.weak && !s.nodes[x.last].cls.has(s.k.anaphor) || x.same(&f.sub)) {
			return true
		}
	}
	return false
}

// besideDebt drops what is told of the sum of d as a deed of who gets it.
func (s *sentence) besideDebt(d *debt, facts []fact) []fact {
	for k := range facts {
		f := &facts[k]
		if d.sum >= 0 && f.EventType == schema.Operations && (int(f.qty) == d.sum || int(f.trigger) == d.verb) && f.sub.same(&d.borrower.subs[0]) {
			f.drop = true
		}
	}
	return facts
}

// debtGovernor is the node before the noun phrase that says what is done with it: a verb, "filed
// for an offering", an owner.
func (s *sentence) debtGovernor(d *debt) int {
	b := d.first - 1
	for b > s.first && s.nodes[b].ent < 0 && (s.nodes[b].cls.has(s.k.adv) || s.listed("debtaccess", b) || b-1 > s.first && s.listed("debtaccess", b-1)) {
		b--
	}
	if b > s.first && s.listed("debtparticle", b) && s.nodes[b-1].ent < 0 && s.nodes[b-1].cls.has(s.k.verb) && s.begins("debtget", b-1) {
		b--
	}
	return b
}

// debtGiven reports whether the verb of lending at node v tells of paper that its own subject
// sells: "X approved a share issue", "shareholders of X approved a capital increase".
func (s *sentence) debtGiven(d *debt, v int) bool {
	return s.heldCompany(v, &d.borrower) || !s.debtLoan(d) && s.borrows(d, v)
}

// stateDebtor makes the state the debtor where its treasury sells bonds: "the Treasury
// sold $11 billion of 30-year bonds".
func (s *sentence) stateDebtor(f *fact, doc *document) {
	e := f.sub.ent
	if f.EventType != schema.Financing || e == nil || f.sub.kind != schema.KindGovernment || !s.holdsWord("debtstate", e.Name) {
		return
	}
	if c := doc.gaz.Country(e.Country); c != nil {
		f.ActorName, f.ActorID = ptr(e.Name), ptr(e.ID)
		f.sub.ent, f.sub.kind = c, c.Kind
	}
}

// noDebtor reports whether x lends or rescues where a text tells of loans, and borrows nothing
// itself.
func (s *sentence) noDebtor(x *subject) bool {
	return s.inList("nodebtor", x.displayName())
}

// unraised reports whether the words before node i say that the money is not raised, or not by
// who is named: "failed to raise capital", "the ability to raise capital", "does not plan to".
func (s *sentence) unraised(i int) bool {
	const reach = 10
	for j := i - 1; j >= s.first && i-j <= reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.conj)) && !s.isDash(j) || s.is(j, s.k.and)) {
			return false
		}
		if n.ent < 0 && (n.cls.has(s.k.neg) || s.begins("unraised", j)) {
			return true
		}
	}
	return false
}

// debtOwned reports whether the loans of d are what somebody holds, not what they borrow:
// "$121 billion of poorly performing home loans".
func (s *sentence) debtOwned(d *debt) bool {
	return s.anyListed("debtowned", d.first, d.at)
}

// debtSeries takes the borrower of the sum before in a series: "$42 billion in three-year
// notes and $19 billion in 30-year bonds".
func (s *sentence) debtSeries(d *debt, facts []fact) bool {
	const gap = 5
	b := d.first - 1
	if d.sum < 0 || b < s.first || !s.is(b, s.k.commaHash) && !s.is(b, s.k.and) {
		return false
	}
	for k := len(facts) - 1; k >= 0; k-- {
		if f := &facts[k]; f.EventType == schema.Financing && !f.drop && f.Value != nil && int(f.last) < d.first && d.first-int(f.last) <= gap {
			d.borrower.just(f.sub)
			d.modality, d.verb = f.Modality, int(f.trigger)
			return true
		}
	}
	return false
}
