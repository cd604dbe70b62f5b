package extract

import (
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// dealWindow is how many sentences back a deal may stand that "the deal" means.
const dealWindow = 6

// toldDeal is the deal told last: what is bought, and by whom.
type toldDeal struct {
	sub      subject
	actor    *string
	actorID  *string
	sentence int
	known    bool
}

// dealt keeps the first deal of a sentence, and what it tells as owned.
func (x *context) dealt(s *sentence, facts []fact) {
	x.enlist(facts)
	x.wonBy(s, facts)
	x.struckAt(facts, s.index)
	for i := range facts {
		f := &facts[i]
		if f.EventType == schema.Financing && s.k.kindBits.of("borrower").has(s.k.kindBits.of(f.sub.kind)) && !f.sub.weak {
			x.raised = toldDeal{sub: f.sub, sentence: s.index, known: true}
		}
		if f.EventType == schema.Legal && !f.sub.weak && !f.drop && !courtCalled(f.sub.displayName()) {
			x.tried = toldDeal{sub: f.sub, sentence: s.index, known: true}
		}
		if f.EventType == schema.Listing && f.sub.kind == schema.KindCompany && !f.sub.weak {
			x.floated = toldDeal{sub: f.sub, sentence: s.index, known: true}
		}
		if f.EventType == schema.Buyback && f.sub.kind == schema.KindCompany && !f.sub.weak {
			x.bought = toldDeal{sub: f.sub, sentence: s.index, known: true}
		}
		if f.EventType == schema.Ownership && f.sub.kind == schema.KindCompany && !f.sub.weak {
			x.held = toldDeal{sub: f.sub, sentence: s.index, known: true}
		}
	}
	for i := range facts {
		f := &facts[i]
		if f.EventType != schema.MNA || f.ActorName == nil || f.rule.subject == subjDeal || f.sub.kind != schema.KindCompany {
			continue
		}
		x.deal = toldDeal{sub: f.sub, actor: f.ActorName, actorID: f.ActorID, sentence: s.index, known: true}
		return
	}
}

// lastDeal makes the company of the deal told last the subject at node i.
func (s *sentence) lastDeal(i int, np *nounPhrase) bool {
	d := &s.ctx.deal
	if !d.known || s.index-d.sentence > dealWindow || s.index == d.sentence || s.otherDeal(i) {
		return false
	}
	np.just(s.weak(d.sub, i))
	return true
}

// lastRaised makes the company told last as raising money the subject at node i.
func (s *sentence) lastRaised(i int, np *nounPhrase, told []fact) bool {
	np.reset(i, i)
	for k := len(told) - 1; k >= 0; k-- {
		if f := &told[k]; f.EventType == schema.Financing && s.k.kindBits.of("borrower").has(s.k.kindBits.of(f.sub.kind)) {
			np.add(f.sub)
			return true
		}
	}
	return s.toldOrMain(&s.ctx.raised, i, np)
}

// lastStaked makes the company whose shares were told of last, as dealt in or held, the subject
// at node i: of the sentence, else of those not long before it.
func (s *sentence) lastStaked(i int, np *nounPhrase, told []fact) bool {
	if s.stakedHere(i, np, told) {
		return true
	}
	last := &s.ctx.held
	if d := &s.ctx.deal; d.known && (!last.known || d.sentence > last.sentence) {
		last = d
	}
	if !last.known || s.index-last.sentence > dealWindow {
		return false
	}
	np.add(s.weak(last.sub, i))
	return true
}

// lentTo makes the company that gets money for a share of it the subject at node i: the one named
// last before it, else the one whose shares or loans the text told of last.
func (s *sentence) lentTo(i int, np *nounPhrase, told []fact) bool {
	np.reset(i, i)
	for j := i - 1; j >= s.first; j-- {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			np.add(s.named(j))
			return true
		}
	}
	return s.lastStaked(i, np, told) || s.lastRaised(i, np, told)
}

// stakedHere makes it the one of which the sentence told so last.
func (s *sentence) stakedHere(i int, np *nounPhrase, told []fact) bool {
	np.reset(i, i)
	for k := len(told) - 1; k >= 0; k-- {
		if f := &told[k]; (f.EventType == schema.MNA || f.EventType == schema.Ownership) && f.sub.kind == schema.KindCompany && !f.drop {
			np.add(f.sub)
			return true
		}
	}
	return false
}

// toldOrMain makes the company that was told of last in a way, not long ago, the subject
// at node i; else the one that the article is about.
func (s *sentence) toldOrMain(told *toldDeal, i int, np *nounPhrase) bool {
	np.reset(i, i)
	switch {
	case told.known && s.index-told.sentence <= dealWindow:
		np.add(s.weak(told.sub, i))
	case s.ctx.mainCo != nil:
		np.add(s.weak(*s.ctx.mainCo, i))
	}
	return np.n > 0
}

// otherDeal reports whether the sentence names a company before node i that is no
// party to the deal told last: then its deal is another one.
func (s *sentence) otherDeal(i int) bool {
	d := &s.ctx.deal
	for j := s.first; j < s.end && j < i+6; j++ {
		if n := &s.nodes[j]; n.ent < 0 || !n.cls.has(s.k.company) || s.demonym(j) {
			continue
		}
		o := s.named(j)
		if name := o.displayName(); !slices.Contains([]string{d.sub.displayName(), *d.actor}, name) {
			return true
		}
	}
	return false
}

// spread makes a span of the figure of an act that another one follows: "open 285
// to 315 restaurants", "cut capacity by 8 percent to 9 percent". What is more than
// twice as much is a level, not the end of a span.
func (s *sentence) spread(f *fact) {
	i := int(f.qty)
	if i < 0 || i+2 >= s.end || !acted(f.EventType) || f.Value == nil || f.ValueHigh != nil || f.Level != nil || f.Bound != schema.BoundEq {
		return
	}
	if !s.nodes[i+1].cls.has(s.k.to) {
		return
	}
	q, h := s.quantityOf(i), s.quantityOf(i+2)
	if q == nil || h == nil || q.unit != h.unit || q.ccy != h.ccy || q.val != *f.Value || h.val <= q.val || h.val > 2*q.val {
		return
	}
	f.ValueHigh, f.Bound = ptr(h.val), schema.BoundBetween
	f.last = max(f.last, int32(i+2))
}

// caused finds who is made to do what verb i tells: "a fire forced X to shut its
// refinery".
func (s *sentence) caused(i int, np *nounPhrase) bool {
	j := i - 3
	if j < s.first || !s.nodes[i-1].cls.has(s.k.to) || s.nodes[i-2].ent < 0 || !s.listed("causative", j) && !s.is(j, s.k.by) {
		return false // "a move by X to cut"
	}
	np.just(s.named(i - 2))
	return s.acts(np)
}
