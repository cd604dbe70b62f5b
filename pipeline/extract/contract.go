package extract

import "github.com/wiremill/wiremill/schema"

// Contracts and orders that companies win: whose one is that a text tells of without
// naming the winner again.

// contractor finds whose contract node i tells of: its owner, the name that describes
// it ("a Northrop contract"), who won the one told last, who acts, else the company
// that the article is about.
func (s *sentence) contractor(i int, np *nounPhrase) bool {
	if s.ownerOf(i, np) && s.acts(np) {
		return true
	}
	if j := i - 1; j >= s.first && s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.company) {
		np.just(s.named(j))
		return true
	}
	won := &s.ctx.won
	if !(won.known && s.index-won.sentence <= dealWindow) && s.agentOf(i, np) && np.subs[0].kind == schema.KindCompany {
		return true
	}
	return s.toldOrMain(won, i, np)
}

// tendered reports whether the sentence speaks of a contract, or one has been told of
// not long ago.
func (s *sentence) tendered() bool {
	return s.mentions("tendered") || s.ctx.won.known && s.index-s.ctx.won.sentence <= dealWindow
}

// wonBy keeps the first company of a sentence that won or lost a contract.
func (x *context) wonBy(s *sentence, facts []fact) {
	for i := range facts {
		f := &facts[i]
		if f.EventType == schema.Operations && f.EventSubtype != nil && *f.EventSubtype == "contract" && f.sub.kind == schema.KindCompany {
			x.won = toldDeal{sub: f.sub, sentence: s.index, known: true}
			return
		}
	}
}

// agreedWith reports whether the name before the infinitive at node i is that of the
// other party to what it tells: "agreed with miner X to pay".
func (s *sentence) agreedWith(i int) bool {
	const reach = 16
	if i == s.first || !s.nodes[i-1].cls.has(s.k.to) {
		return false
	}
	for j := i - 2; j >= s.first && i-j <= reach; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.times.with {
			for j--; j > s.first && (s.nodes[j].date >= 0 || s.nodes[j].cls.has(s.k.adv)); j-- { // "agreed in March with X"
			}
			return j >= s.first && s.listed("agreeing", j)
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb)) && n.form&formIng == 0 {
			return false
		}
	}
	return false
}
