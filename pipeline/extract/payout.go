package extract

import (
	"cmp"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// Dividends, told by the noun and the sums about it: "declared a final dividend of 15 pence
// (2019: 26 pence)", "an interim dividend of $1.75 will be paid by X", "its dividend will
// rise to 90 cents from 80 cents".

// payout is what one noun of dividends tells.
type payout struct {
	at        int // the noun
	payer     nounPhrase
	direction string
	verb      int // the verb that tells of it, -1
}

// payoutAt appends the dividends that node i tells, those that no rule found.
func (s *sentence) payoutAt(i int, facts []fact) []fact {
	const reach = 16
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.payoutNoun) || i+1 < s.end && s.listed("payoutother", i+1) || s.payoutAside(i) {
		return facts
	}
	p := payout{at: i, verb: -1}
	known := false
	take := func(j int) bool {
		if s.sumTold(j, facts) || s.payoutLevel(j, facts) {
			return true
		}
		if !known && !s.payer(&p) {
			return false
		}
		known = true
		facts = append(facts, s.payoutFact(&p, j))
		return true
	}
	for j := i - 1; j >= s.first && i-j < 6 && s.inPayoutPhrase(j); j-- { // "a 16 cents a share dividend"
		if s.payoutSum(j) && !take(j) {
			return facts
		}
	}
	for j := i + 1; j < s.end && j <= i+reach && s.besidePayout(j); j++ {
		if s.payoutSum(j) && !s.difference(j) && !take(j) {
			return facts
		}
		if v := &s.nodes[j]; p.direction == "" && v.ent < 0 && v.cls.has(s.k.verb) {
			if d := s.payoutSign(j); d != "" {
				p.direction, p.verb = d, j
			}
		}
	}
	return facts
}

// difference reports whether the sum at node j says how much more or less something is:
// "ten cents more than last year".
func (s *sentence) difference(j int) bool {
	return j+1 < s.end && s.nodes[j+1].ent < 0 && s.begins("differenceword", j+1)
}

// payoutAside reports whether the dividends at node i only say of what a result is: "a loss
// before preferred dividends".
func (s *sentence) payoutAside(i int) bool {
	const reach = 3
	for j := i - 1; j >= s.first && i-j <= reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && (n.hash == beforeHash || s.listed("payoutaside", j)) {
			return true
		}
	}
	return false
}

// payoutSum reports whether node j is a sum of money.
func (s *sentence) payoutSum(j int) bool {
	q := s.quantityOf(j)
	return q != nil && q.unit == schema.UnitCurrency
}

// inPayoutPhrase reports whether node j can stand between a sum and the noun behind it.
func (s *sentence) inPayoutPhrase(j int) bool {
	n := &s.nodes[j]
	switch {
	case n.qty >= 0 || n.date >= 0:
		return true
	case n.ent >= 0:
		return false
	case s.isDash(j), n.cls.has(s.k.perUnit.or(s.k.adj).or(s.k.gen)) && n.hash != s.k.forWord:
		return true
	}
	return n.cls.has(s.k.word) && !n.cls.has(s.k.verb.or(s.k.prep).or(s.k.conj).or(s.k.sub).or(s.k.stop).or(s.k.pronoun).or(s.k.det).or(s.k.be).or(s.k.have))
}

// besidePayout reports whether what is told of the dividend goes on at node j.
func (s *sentence) besidePayout(j int) bool {
	n := &s.nodes[j]
	switch {
	case n.qty >= 0, n.date >= 0, n.hash == s.k.openParen, n.hash == s.k.closeParen, n.hash == s.k.commaHash, n.hash == s.k.colon:
		return true
	case n.ent >= 0:
		return n.cls.has(s.k.place) || s.demonym(j)
	case n.cls.has(s.k.sub.or(s.k.rel)), n.cls.has(s.k.pronoun) && !n.cls.has(s.k.det), n.hash == s.k.and, n.hash == s.k.semicolon, s.listed("payoutother", j):
		return false
	case n.cls.has(s.k.verb):
		return s.sign(j) != "" || s.listed("payoutverb", j)
	}
	return n.cls.has(s.k.word.or(s.k.perUnit)) && !n.cls.has(s.k.conj) || n.hash == s.k.or
}

// payer finds who pays the dividend: its owner, who declares it, who it is paid by, else
// the company that the text speaks of if the clause names none.
func (s *sentence) payer(p *payout) bool {
	i := p.at
	for j := i - 1; j >= s.first && i-j < 12 && s.nodes[j].hash != s.k.semicolon; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) {
			if s.begins("payoutgets", j) {
				return s.heldCompany(j, &p.payer)
			}
			if s.begins("payoutgives", j) && s.subjectOf(j, &p.payer) && p.payer.n == 1 && p.payer.metric == "" && !p.payer.security {
				return p.payer.subs[0].kind == schema.KindCompany // "returned $3 billion to its owners, including $2 billion in dividends"
			}
			if !s.givesOn(j) {
				break
			}
		}
	}
	if (s.ownerOf(i, &p.payer) || s.governingAgent(i, &p.payer) || s.paidBy(i, &p.payer)) && p.payer.n > 0 {
		s.boardOf(&p.payer.subs[0], i)
		s.payoutVerb(p)
		return p.payer.subs[0].kind == schema.KindCompany && !p.payer.security
	}
	for j := i - 1; j >= s.first; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.company) {
			p.payer.just(s.named(j))
			s.payoutVerb(p)
			return s.opensSentence(j)
		}
		if n.ent < 0 && n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.form&formPart == 0 {
			return false
		}
	}
	p.payer.reset(i, i)
	return s.ctx.mainCo != nil && s.ctx.refer(s, refCompany, i, &p.payer) && p.payer.n > 0
}

// givesOn reports whether the verb at node j only leads on to a part of what was told before:
// "including $2 billion in dividends".
func (s *sentence) givesOn(j int) bool { return s.begins("payoutpart", j) }

// heldCompany finds the company whose holders the verb at node i is about: "shareholders of
// Acme will get", "Acme said its shareholders would receive".
func (s *sentence) heldCompany(i int, np *nounPhrase) bool {
	holders := false
	for j := i - 1; j >= s.first; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("payoutholder", j) {
			holders = true
			if j+2 < i && s.is(j+1, s.k.of) && s.nodes[j+2].ent >= 0 && s.nodes[j+2].cls.has(s.k.company) {
				np.just(s.named(j + 2))
				return true
			}
		}
		if holders && n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			np.just(s.named(j))
			return s.opensSentence(j)
		}
	}
	return false
}

// payoutVerb keeps the direction that the verb before the noun gives it.
func (s *sentence) payoutVerb(p *payout) {
	const reach = 6
	for j := p.at - 1; j >= s.first && p.at-j <= reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) {
			p.verb = j
			p.direction = cmp.Or(s.payoutSign(j), p.direction)
			return
		}
		if n.ent >= 0 || n.cls.has(s.k.stop) {
			return
		}
	}
}

// payoutSign is where the verb at node j moves a dividend: "taking the total to 1.80 euros"
// moves it nowhere.
func (s *sentence) payoutSign(j int) string {
	if s.nodes[j].cls.has(s.k.typeBits.of("pointgive")) {
		return ""
	}
	switch d := s.sign(j); d {
	case schema.Up, schema.Down, schema.Flat:
		return d
	}
	return ""
}

// paidBy finds who pays behind the noun: "a dividend of 2 pence will be paid by X".
func (s *sentence) paidBy(i int, np *nounPhrase) bool {
	const reach = 14
	for j := i + 1; j+1 < s.end && j <= i+reach; j++ {
		if s.is(j, s.k.by) && s.nodes[j-1].cls.has(s.k.verb) {
			return s.phraseStartingAt(j+1, np) > 0 && s.acts(np)
		}
		if s.nodes[j].hash == s.k.semicolon {
			break
		}
	}
	return false
}

// payoutFact is the fact that p tells, at the sum of node q.
func (s *sentence) payoutFact(p *payout, q int) fact {
	x := p.payer.subs[0]
	f := fact{rule: &s.k.payoutRule, trigger: int32(p.at), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(p.at), last: int32(p.at), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.Dividend, schema.BoundEq, schema.Actual, "pos"
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	if p.verb >= 0 {
		f.trigger, f.first = int32(p.verb), min(f.first, int32(p.verb))
	}
	s.setValue(&f, q)
	if s.formerPayout(q) {
		f.Modality = schema.Past
	} else if p.direction != "" {
		d := p.direction
		f.Direction = &d
	}
	return f
}

// formerPayout reports whether the sum at node q is what was paid before: "from 8 cents",
// "(2019: 26 pence)", "last year's 41 pence".
func (s *sentence) formerPayout(q int) bool {
	const reach = 4
	for j := q - 1; j >= s.first && q-j <= reach; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && (s.listed("payoutbefore", j) || n.cls.has(s.k.typeBits.of("beforeprep"))), n.date >= 0 && s.dateExpr(j).Kind == when.KindYear && s.is(j+1, s.k.colon):
			return true
		case n.hash == s.k.colon && j-2 >= s.first && s.is(j-2, s.k.openParen):
			return true
		case n.qty >= 0, n.cls.has(s.k.verb) && n.ent < 0:
			return false
		}
	}
	return false
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

// payoutLevel makes the sum at node j, behind "to", the level of a change told in percent:
// "raising it by 14 percent, to 42 cents".
func (s *sentence) payoutLevel(j int, facts []fact) bool {
	if j-1 < s.first || !s.nodes[j-1].cls.has(s.k.to) {
		return false
	}
	for k := range facts {
		f := &facts[k]
		if f.EventType != schema.Dividend || f.drop || f.Unit == nil || *f.Unit != schema.UnitPct || int(f.qty) >= j || j-int(f.qty) > 4 {
			continue
		}
		if q := s.quantityOf(j); f.Level == nil {
			f.Level, f.LevelUnit, f.LevelCurrency = ptr(q.val), ptr(q.unit), ptr(q.ccy)
			f.last = max(f.last, int32(j))
		}
		return true
	}
	return false
}
